"""Ways to attribute that are told by the form of a sentence more than by its verb: speeches to come, "as Quist puts it", verbs in the passive."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

from credscore import score

_BEFORE = "It was late. "


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Quist will tell the inquiry that the weir leaked.", ["named"]),
        ("Quist will tell the inquiry he saw the leak.", ["named"]),
        ("Ines Falk will also say the lease is void.", ["named"]),
        ("Ines Falk is due to tell the council that the lease is void.", ["named"]),
        ("Lawyers for the mill will argue that he was on shift.", ["official"]),
        ("Lawyers are expected to argue that he was on shift.", ["official"]),
        ("Harrow Mills is set to argue that the lease is void.", ["named"]),
        # nobody has said it, or everybody could
        ("If Quist loses, he will say that the vote was late.", []),
        ("The doctor will tell you that the salve works.", []),
        ("Her job is to say that the weir is safe.", []),
        ("Quist will say anything to win.", []),
        ("Quist will argue with anyone.", []),
        # a guess about one's own
        ("My dentist will say it is a trifle.", []),
        ("Our doctor will say it is late.", []),
    ],
)
def test_a_speech_told_before_it_is_held_is_the_speakers(text: str, chain: list[str]) -> None:
    assert stands_behind(_BEFORE + text)[1:] == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("As Quist puts it, the weir is a sieve.", ["named"]),
        ("As the minister once put it, the weir is a sieve.", ["official"]),
        ("The weir is, as Quist sees it, a sieve.", ["named"]),
        ("As Quist tells it, the band met on the weir.", ["named"]),
        ("As her coach Ines Falk likes to say, rowers are born wet.", ["named"]),
        ("As Quist put it on the shelf, the jug broke.", []),
        ("As Quist sees it coming, he ducks.", []),
        ("As he saw it, he ran.", []),
        ("As I see it, the weir is a sieve.", []),
        ("As the keeper saw it, he leapt to his right.", []),
        ("As the warden saw it, the van struck the gate.", []),
        # nobody's words, or anybody's
        ("As the old proverb has it, the weir is a sieve.", []),
        ("As the joke has it, Quist sleeps on the weir.", []),
        ("As the saying has it, rain is luck.", []),
        ("As the rule has it, no rower may touch the rope.", []),
        ("As tradition has it, the miller wears green.", ["vague"]),
        ("As Quist has it, the weir is a sieve.", ["named"]),
        ("The loaf, as the miller likes to say, should cool for a day.", []),
        ("In Quist's words, the weir is a sieve.", ["named"]),
        ("The weir was, in his words, “one long leak”.", ["named"]),
        ("In his words and deeds he was kind.", []),
        ("In other words, the weir is a sieve.", []),
        ("He took care in his words.", []),
    ],
)
def test_as_somebody_puts_it_and_in_his_words(text: str, chain: list[str]) -> None:
    before = _BEFORE if "Quist" in text else "Ada Quist said no. "
    assert stands_behind(before + text)[1:] == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Rumours of a split were denied by her publicist.", ["official"]),
        ("The rumours were rejected by the palace.", ["official"]),
        ("Speculation about a sale was dismissed by Ines Falk.", ["named"]),
        ("Rumours of a sale were dismissed by the mill on Monday.", ["named"]),
        ("Rumours of a split have not been denied by Ines Falk.", ["vague"]),
        ("The lease was praised by Ines Falk.", ["named"]),
        ("The ruling was welcomed by Greenpeace.", ["named"]),
        ("The ruling was hailed by campaigners as a turn.", ["vague"]),
        ("The lease was condemned by campaigners as a gift.", ["vague"]),
        ("The lease was condemned by campaigners.", []),
        ("The man was described by neighbours as quiet.", ["vague"]),
        ("The guests were welcomed by Ines Falk with tea.", []),
        ("The lease will be welcomed by fans.", []),
        ("The illness is characterised by fits of sleep.", []),
    ],
)
def test_verdicts_and_denials_in_the_passive(text: str, chain: list[str]) -> None:
    assert stands_behind(_BEFORE + text)[1:] == [chain]


@pytest.mark.parametrize(
    ("text", "fired"),
    [
        ("Rumours of a sale were dismissed by the mill on Monday.", {"verification/denied"}),
        ("Rumours of a split were denied by her publicist.", {"verification/denied"}),
        ("Rumours of a sale were not dismissed by the mill.", {"hedge/rumour"}),
    ],
)
def test_rumours_that_somebody_denies_are_no_hedge(text: str, fired: set[str]) -> None:
    assert {e.rule for e in score(text).evidence if e.kind in ("hedge", "verification")} == fired


def test_tradition_has_it_once() -> None:
    assert len([e for e in score("As tradition has it, the miller wears green.").evidence if e.kind == "attribution"]) == 1


def test_a_paper_keeps_the_day_in_its_name() -> None:
    assert [e.name for e in score("The Mail on Sunday reported that the rower will leave.").evidence if e.kind == "attribution"] == ["Mail on Sunday"]


def test_a_ruling_that_is_judged_is_no_source() -> None:
    assert stands_behind("The court erred in ruling that the lease was void.") == [[]]


_BODY = "\n\nThe weir stands beside the mill. It was built in June for two crowns."


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Police: man hurt at the weir", ["official"]),
        ("Officials: weir is safe", ["official"]),
        ("Judge: Lease is void", ["official"]),
        ("Governor: Locks to open on Monday", ["official"]),
        ("Witness: Barge was on fire", ["anonymous"]),
        ("Insiders: pair split", ["anonymous"]),
        ("Friend: “She's worn out”", ["anonymous"]),
        ("“No more weirs for us”: premier on the budget", ["official"]),
        ("“I was scared to death”: Ines Falk on the fire", ["named"]),
        ("“Worst night of my life”: barge fire survivor", ["anonymous"]),
        ("Judge: season two in pictures", []),
        ("Coach: The Complete Story", []),
        ("Doctor: How to sleep well", []),
        ("Sources: water and salt", []),
        ("Weather: rain in the north", []),
    ],
)
def test_headlines_that_begin_with_who_speaks(text: str, chain: list[str]) -> None:
    assert stands_behind(text + _BODY)[0] == chain


def test_a_friend_and_a_colon_lead_into_his_words() -> None:
    assert stands_behind(_BEFORE + "A friend: “She is worn out.”")[1:] == [["anonymous"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The suit, filed on Monday, says the mill hid the leak.", ["document"]),
        ("Quist's petition, filed in Harrow, says the mill hid the leak.", ["document"]),
        ("The weir, built in 1900, says the council, leaks.", ["official"]),
        ("The tapes show that the clerk slept.", ["document"]),
        ("“We mend what leaks,” the statement read.", ["document"]),
        ("“We mend what leaks,” a letter from the club reads.", ["document"]),
        ("“We mend what leaks,” Quist read from the book.", []),
        ("Writing in the Guardian, Quist called the weir a sieve.", ["media", "named"]),
        ("In an op-ed in the New York Times, Ines Falk argued that the weir leaks.", ["media", "named"]),
        ("Writing in pencil, Quist said the weir leaks.", ["named"]),
        ("In a letter for her niece, Ines Falk said the weir leaks.", ["named"]),
        ("Quist was quoted by Reuters as saying the weir leaked.", ["media", "named"]),
        ("Quist is on record saying the weir leaks.", ["named"]),
        ("Quist has gone on record to say the weir leaks.", ["named"]),
    ],
)
def test_papers_that_speak_and_papers_that_carry(text: str, chain: list[str]) -> None:
    assert stands_behind(_BEFORE + text)[1:] == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Quist's position is that the lease is void.", ["named"]),
        ("Quist's message to voters was that the weir would stay.", ["named"]),
        ("The message from Quist was that the weir would stay.", ["named"]),
        ("Quist's reply: “I would rather swim than sell it.”", ["named"]),
        ("Quist's verdict: the weir is a sieve.", ["named"]),
        ("Quist's problem is that the lease is dear.", []),
        ("Quist's answer is that of a fool.", []),
        ("The question is that the lease is dear.", []),
        ("Quist's position is that no barge was lost.", ["named"]),
        ("Current NHS advice is that children should not swim in the weir.", ["named"]),
        ("Government guidance is to boil the water.", ["official"]),
        ("The best advice is to boil the water.", []),
        ("Foreign policy is that of a fool.", []),
        ("NHS advice is that swimmers should rest.", ["named"]),
        # the capital that opens a sentence makes no body
        ("Legal advice is that the lease is void.", []),
        ("Medical advice is that swimmers should rest.", []),
        ("Financial advice is that savers should wait.", []),
        ("Insurance policy is that barges are towed.", []),
        ("Health and safety policy is that boots are worn.", []),
        ("Party line is that rents will fall.", []),
        ("Who pays for the weir? asks Ines Falk.", ["named"]),
        ("Vega said via Facebook that the tour was off.", ["social"]),
    ],
)
def test_what_holds_somebodys_words(text: str, chain: list[str]) -> None:
    assert stands_behind(_BEFORE + text)[1:] == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ada Quist and Bo Falk met on the weir. They say it was cold.", ["named"]),
        ("The couple left in May. They say it was cold.", ["named"]),
        ("Ada Quist and Bo Falk met on the weir. Both say it was cold.", ["named"]),
        ("Ada Quist sold the mill. They say the ghost went with it.", ["vague"]),
        ("It was late. They say the ghost walks at night.", ["vague"]),
    ],
)
def test_they_say_behind_two_people_is_their_word(text: str, chain: list[str]) -> None:
    assert stands_behind(text)[1:] == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The said lease was signed in 1980.", []),
        ("Quist claimed two wickets.", []),
        ("Quist claimed her third title of the year.", []),
        ("Quist claimed the title was hers.", ["named"]),
        ("Quist claimed the seat belts were worn.", ["named"]),
        ("Quist told the time by the sun.", []),
        ("Quist told the boys a story.", []),
        ("The empty seats told their own story.", []),
        ("Body language told its own story.", []),
        ("The place was confirmed by matching the tower with a photo.", []),
        ("The place was confirmed by counting officer Ottoline Pruss.", ["named"]),
        ("Quist told the boys the story was true.", ["named"]),
        ("Quist said a prayer.", []),
        ("Quist said a prayer would help.", ["named"]),
        ("Quist reported for duty.", []),
    ],
)
def test_prizes_tales_and_prayers_are_nobodys_words(text: str, chain: list[str]) -> None:
    assert stands_behind(_BEFORE + text)[1:] == [chain]
