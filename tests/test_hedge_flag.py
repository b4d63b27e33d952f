"""The hedge flag: which hedges say that a sentence is unsure of what it states, and which only look so."""

from __future__ import annotations

import pytest
from evidence_tools import fired, flagging, text_of

import credscore
from credscore.evidence.extract import extract


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # what a speaker weighs is doubted, whoever speaks
        ("“It could be the old weir that leaks,” said Ottoline Pruss.", ["could be"]),
        ("“A flood is unlikely,” said Ottoline Pruss.", ["unlikely"]),
        ("Pruss said the mill was “possibly haunted”.", ["possibly"]),
        ("“The weir is potentially a danger to rowers,” said Ottoline Pruss.", ["potentially"]),
        ("A dry spring could spell doom for the mill.", ["could"]),
        ("The leak could spell trouble.", ["could"]),
        ("The pupil could spell disaster at four.", []),
        ("He could spell doom.", []),
        ("By five, Falk could spell trouble.", []),
        ("“They may potentially be wrong,” said Falk.", ["may"]),
        ("Most of the pupils could spell weir.", []),
        ("“It is a potentially costly flood,” said Ottoline Pruss.", []),
        # what he is able to do, and how he talks, is not
        ("“I could row all night,” said Ottoline Pruss.", []),
        ("“I couldn’t possibly say,” said Ottoline Pruss.", []),
        ("“He's probably rowing,” said Ottoline Pruss.", []),
        ("“Maybe he rows, I think,” said Ottoline Pruss.", []),
    ],
)
def test_what_a_speaker_doubts(text: str, words: list[str]) -> None:
    assert flagging(text) == [word.split()[0] for word in words]


def test_a_question_for_the_reason_hints_at_one() -> None:
    assert flagging("Is this the reason Ottoline Pruss left the mill?") == ["Is this the reason"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rowers were twice as likely to report a sore wrist.", []),
        ("Women were less likely than men to row.", []),
        ("The young were the most likely to have lost an oar.", []),
        ("Nine per cent of likely voters want a ferry.", []),
        ("She leads among likely Labour voters.", []),
        ("Help came from an unlikely quarter.", []),
        ("She is the likely Labour nominee.", []),
        ("Tallow is the party's likely choice.", []),
        ("It’s likely the weir leaks.", ["likely"]),
        ("A flood looks more likely than ever.", []),
        ("It looks more and more likely that the weir leaks.", ["likely"]),
        ("The weir will most likely hold.", ["likely"]),
        ("The tests show a leak is as likely as not.", []),
        ("Pruss called a leak as likely but not proven.", ["likely"]),
        ("Rowers who are most likely to fall are tired.", []),
        ("Floods are most likely to come in March.", []),
        ("Tallow is most likely to win.", ["likely to"]),
        ("An end of the row is unlikely.", ["unlikely"]),
    ],
)
def test_likely(text: str, words: list[str]) -> None:
    assert flagging(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is hoped the museum will open in May.", ["It is hoped"]),
        ("The hope is that the moss will hold the wall.", ["The hope is that"]),
        ("The fear was that the moss would not hold.", ["The fear was that"]),
        ("It sounded as though the geese had gone.", ["it sounded as though"]),
        ("The expectation is that pupils will wear ties.", []),
        ("It sounded like a goose.", []),
        ("The hope of the valley is the weir.", []),
        ("She hoped for rain.", []),
    ],
)
def test_what_is_hoped_or_feared_is_not_so_yet(text: str, words: list[str]) -> None:
    assert [word.lower() for word in flagging(text)] == [word.lower() for word in words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # that something is not known is itself plain
        ("It is not clear who paid for the weir.", []),
        ("Who paid for the weir remains unclear.", []),
        ("What comes after the flood is unclear.", []),
        ("How much of it will be paid is anyone's guess.", []),
        ("Guess who rowed to the weir.", []),
        ("Pruss was not sure she would row again.", []),
        ("Tallow is not known for his speed.", []),
        ("The valley lives in a time of uncertainty.", []),
        # of a statement, whether it is so
        ("It is unclear whether the weir leaks.", ["unclear"]),
        ("It is not clear if Pruss rowed.", ["not clear"]),
        ("The reason is unclear.", ["unclear"]),
        ("My guess is that the weir leaks.", ["guess"]),
    ],
)
def test_what_is_not_known(text: str, words: list[str]) -> None:
    assert flagging(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She suggests calling the lock keeper.", []),
        ("As the name suggests, the weir is old.", []),
        ("The council rejected the suggestion that the weir leaks.", []),
        ("Two other suspects are being sought.", []),
        ("The bill is about terror suspects.", []),
        ("The mill expects to spend two million on the gate.", []),
        ("Pruss expects the mill to close.", ["expects"]),
        ("Looks like somebody told the miller.", ["Looks like"]),
        ("It looks like rain.", ["It looks like"]),
        ("He wore what looks like a sack.", []),
        ("It looks like a cheese grater.", []),
        ("It looked like a toy next to the crane.", []),
        ("It sounds like an old mower.", []),
        ("It looks like a deal is near.", ["It looks like"]),
        ("It looks like an easy win for Pruss.", ["It looks like"]),
        ("It looked like the mill would close.", ["It looked like"]),
        ("The toll sounds like a good idea.", []),
        ("It sounds like rain.", ["It sounds like"]),
        ("Tallow is the presumptive nominee.", []),
        ("The miller alleged that the gate was left open.", []),
        ("Pruss declined to speculate on a ferry.", []),
        ("You have probably seen the weir.", []),
        ("Probably you know the weir.", []),
        ("I think it is a disgrace.", []),
        ("The warden keeps a cell for foreign suspects and a room for Velmoran suspects.", []),
        ("Figures indicate that 30 mills closed.", []),
        ("Everything indicates that the mill will close.", ["indicates that"]),
        ("Perhaps the worst part is the toll.", []),
        ("Perhaps most important, the gate is shut.", []),
        ("Perhaps most of them rowed home.", ["Perhaps"]),
        ("Perhaps the gate is shut.", ["Perhaps"]),
        ("Evidently the gate was shut.", []),
        ("Alleged sightings of a boar worry the millers.", ["Alleged"]),
        ("So we imagine he was not too sad.", ["we imagine"]),
        ("It was almost certainly a leak.", ["almost certainly"]),
        ("Some 300 eels are estimated to die each year.", ["estimated to"]),
        ("It holds, we suppose, since it is old.", []),
        ("Nobody has thought to ask the miller.", []),
        ("A man who claimed to be a miller rang the bell.", []),
        ("The mill said it now expected to make a loss.", []),
        ("No arson is suspected.", []),
        ("Pruss assumed office in March.", []),
        ("The name appears twice on the wall.", []),
        ("The weir is said to [...]", []),
        ("The data suggests that the weir leaks.", ["suggests"]),
        ("The alleged thief was seen at the weir.", ["alleged"]),
        # what those are called whom the law has taken; that they were taken is certain
        ("Police have arrested two suspected oar thieves.", []),
        ("Three alleged poachers were nabbed at the weir.", []),
        ("A miller was charged after an alleged brawl.", []),
        ("The mill was sold, though the alleged thief was charged.", []),
        ("Falk was charged, though the alleged brawl was a joke.", ["alleged"]),
        ("The suspected poachers fled.", ["suspected"]),
        ("A rower was not charged over the alleged brawl.", ["alleged"]),
        ("Nobody has yet been charged over the alleged brawl.", ["alleged"]),
        ("No arrests followed the alleged brawl.", ["alleged"]),
        ("A camera captured the alleged brawl.", ["alleged"]),
        ("She booked a boat with her alleged lover.", ["alleged"]),
        ("The club booked a loss on suspected fraud.", ["suspected"]),
        ("Falk, in charge of the alleged plot, wept.", ["alleged"]),
        ("Falk rounded on the suspected thief.", ["suspected"]),
        ("Falk was arrested and is suspected of theft.", ["suspected of"]),
        ("Pruss suspects that the weir leaks.", ["suspects that"]),
        ("It is probably a leak.", ["probably"]),
        ("I suspect a leak.", ["I suspect"]),
        ("It’s expected to open soon.", ["expected to"]),
        ("The miller was thought to be retiring.", ["was thought to"]),
        ("The mill is now expected to close.", ["expected to"]),
        ("Arson is suspected.", ["suspected"]),
        ("The name appears to be old.", ["appears to"]),
    ],
)
def test_words_that_are_other_verbs_or_nouns(text: str, words: list[str]) -> None:
    assert flagging(text) == words


def test_whoever_investigates_by_trade_is_no_doubt() -> None:
    assert "hedge/investigation" in fired("Police are investigating officers who sold the oars.")
    assert "hedge/investigation" in fired("The watchdog is now investigating officials of the mill.")
    assert "hedge/investigation" not in fired("The investigating officer said the gate was open.")
    assert "hedge/investigation" in fired("Officers are investigating the fire.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # a talk that is told of, dealt with or seen, and a low voice
        ("The rumours started in the summer.", []),
        ("Pruss addressed rumours of a split.", []),
        ("Rumours of a split swirled in May, but Pruss put the kibosh on that.", []),
        ("Rumours of a split swirled in May, and Pruss put the kettle on.", ["Rumours"]),
        ("A photo of the couple calmed the chatter.", []),
        ("A clip of the goats has been doing the rounds.", []),
        ("“It went again,” she whispers to the camera.", []),
        ("“You will row,” she murmured.", []),
        ("One of the rowers whispered to her brother.", []),
        ("There was no smile, no whispered word.", []),
        ("The rumours had started in the summer.", []),
        ("A day later the rumour appeared.", []),
        ("The photo has set tongues wagging.", []),
        ("One gossip account posted it.", []),
        ("He loathes the gossip magazines.", []),
        # what it says
        ("There are rumours of a split.", ["rumours"]),
        ("Rumours persist that the mill is sold.", ["Rumours"]),
        ("There is chatter that the mill is sold.", ["chatter"]),
        ("A story of a sale has been doing the rounds.", ["doing the rounds"]),
        ("There were reports of a leak.", ["There were reports"]),
        ("The reports were read in the hall.", []),
        ("The rumours have started that the mill is sold.", ["rumours"]),
        ("Whispers in Kelsby say that the mill is sold.", ["Whispers"]),
        ("It is whispered that the mill is sold.", ["whispered"]),
    ],
)
def test_talk_and_its_content(text: str, words: list[str]) -> None:
    assert flagging(text) == words


def test_the_hedges_that_set_no_flag_are_evidence_still() -> None:
    for text in ("It is not clear who paid.", "The rumours started in the summer.", "I think it is a disgrace."):
        found = extract([text])
        assert len(found.hedges) == 1
        assert not found.hedges.flags.any()


@pytest.mark.parametrize("text", ["Nine per cent of likely voters want a ferry.", "Women were less likely than men to row."])
def test_a_measure_is_no_hedge_at_all(text: str) -> None:
    assert len(extract([text]).hedges) == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The theft was reported to the police on Monday.", []),
        ("All gifts are reported to Harrow Council.", []),
        ("The miller is reported to own the town.", ["is reported to"]),
        # a question that turns to the reader hints at nobody
        ("Have burglars from Harrow got into your mill?", []),
        ("Have burglars from Harrow got into her mill?", ["Have"]),
    ],
)
def test_what_is_handed_in_and_whom_a_question_asks(text: str, words: list[str]) -> None:
    assert [word.split()[0] for word in flagging(text)] == [word.split()[0] for word in words]


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("What is Pruss trying to hide at the mill?", True),
        ("What are they so afraid of?", True),
        ("Why won't the council publish the invoices?", True),
        ("Why hasn't Pruss told anybody about the weir?", True),
        ("Is this the end for the Marrowby mill?", True),
        ("Was it a coincidence that the land was sold in March?", True),
        # reasons, animals, readers and interviewers
        ("Why did Pruss publish the invoices?", False),
        ("Why won't the council mend the weir?", False),
        ("What did the fox hide in the barn?", False),
        ("What are you hiding in the mill?", False),
        ("“What is Pruss trying to hide?” asked Hettie Vosk.", False),
        ("They said it was a coincidence.", False),
        ("Coincidence?", True),
        ("Just a coincidence?", True),
        ("“Coincidence?” asked Hettie Vosk.", False),
        ("Did somebody leave the sluice open for a reason?", True),
        ("Did anybody leave the sluice open?", False),
        # a word or two ask for a plain fact, or nothing
        ("Did she?", False),
        ("Is he married?", False),
        ("Do they row together?", False),
        ("Is she leaving the mill for good?", True),
    ],
)
def test_a_question_for_a_reason_hints_at_what_is_hidden(text: str, hints: bool) -> None:
    assert bool(flagging("The lido reopened on Monday. " + text)) is hints


@pytest.mark.parametrize(("above", "hints"), [("By Hettie Vosk", True), ("Updated 10:15", True), ("The weir leaks", False)])
def test_a_headline_stands_under_its_byline(above: str, hints: bool) -> None:
    assert bool(flagging(above + "\n\nTrouble at Marrowby Mill?")) is hints


def test_what_a_page_prints_around_a_story_hedges_nothing() -> None:
    text = "The mill was sold on Monday.\n\nRead more: Could the weir fail next?\n\nThe weir could fail."
    flags = [(s["claim"], s["hedge"]) for s in credscore.score(text).to_dict()["sentences"]]
    assert flags == [(True, False), (False, False), (True, True)]


@pytest.mark.parametrize("end", ["“So it appears", "“It looks like", "The mill is unclear", "It is arguably", "They heard the rumour", "Why are they"])
def test_a_text_may_end_behind_any_hedge(end: str) -> None:
    found = extract([end, "Like they say, the best mill was false."])
    h = found.hedges
    first = found.ctx.sentences.article[h.sentence] == 0
    together = [text_of(found, int(a), int(b)) for a, b in zip(h.first[h.flags & first], h.last[h.flags & first], strict=True)]
    assert together == flagging(end)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Night shifts may rewire the geese.", ["may"]),
        ("Wooden oars may outlast a rower.", ["may"]),
        ("Storms may batter the weir on Monday.", ["may"]),
        # what people are allowed to do, and what may be done with things
        ("Members may bring two guests.", []),
        ("Residents may row on Sundays.", []),
        ("The tickets may be exchanged at the kiosk.", []),
    ],
)
def test_what_things_may_do_is_in_doubt(text: str, words: list[str]) -> None:
    assert flagging(text) == words
