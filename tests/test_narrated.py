"""Verbs of speech and thought that tell of somebody rather than from him."""

from __future__ import annotations

import pytest
from evidence_tools import fired, sources, stands_behind


@pytest.mark.parametrize(
    "text",
    [
        "Quist knew in his heart that it was over.",
        "Falk felt that the weir never forgave him.",
        "Pruss had assumed the lido would be hers.",
        "Vosk learned that the mill had been sold.",
        "Tallow laughed when the boat sank.",
        "Tallow begged for another week.",
        "Falk writes at five in the morning, on butcher's paper.",
        "Pruss, who wrote the song, is a baker.",
        "Quist proposed to her on the weir.",
        "It promises to be a wet year.",
        "Neither has spoken about the mill.",
        "Now Hettie Vosk is telling her side.",
        "Falk tells it the same way.",
        "That is the kindest thing Falk has said in years.",
        # … also where the subject stands in front of another verb
        "Falk got up and carried spades to cold gardeners.",
        "Falk came home and found a key in the mill.",
        "Falk signed two albums and has recorded 31 operas.",
        "Falk maintains the fleet that has sunk.",
        "Falk agreed on a plan that would shut the mill.",
        "Falk agreed in May to sell the mill that he built.",
    ],
)
def test_what_somebody_had_in_mind_or_did_is_told_of_him(text: str) -> None:
    assert stands_behind(text) == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "Quist thinks that the weir will hold.",
        "Falk believes the weir will hold.",
        "Quist knew that it was over, Falk said.",
        "“It was over,” Falk thought.",
        "The weir will hold, Falk wrote.",
        "Falk wrote in her report that the weir would hold.",
        "Falk wrote that the weir would hold.",
        "As Falk wrote, the weir will hold.",
        "Tories pledge free boats.",
        "Falk promised to mend the weir.",
        "Quist pledged that the weir would hold.",
        "Quist proposed to build a second weir.",
        "Falk spoke about the mill.",
        "Hettie Vosk told the meeting that the mill was cold.",
        "Falk laughed off talk of a sale.",
        "Here is what Falk said: “The weir will hold.”",
        "Falk came home and said the mill was cold.",
        "Falk went to Velden and found that the mill was cold.",
        "Falk came home and delivered a speech.",
        "Falk maintains the fleet has no use in winter.",
        "Quist is suing the mill over a debt.",
        # … also where somebody asks him, or on a day
        "Falk agreed under cross-examination that the lock was open.",
        "Falk agreed at the inquest that the lock was open.",
        "Falk agreed on Tuesday that the lock was open.",
    ],
)
def test_whoever_is_heard_stands_behind_it(text: str) -> None:
    assert stands_behind(text)[0] == ["named"]


def test_a_deed_stays_evidence_of_whose_it_is() -> None:
    assert ("named", "Quist") in sources("Quist knew that it was over.")


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        # dinner, and not what somebody commands
        ("Ottoline Pruss shook hands for an hour, ordered a slice of plum pie and left it.", []),
        ("Ottoline Pruss arrives early, orders a tea she does not drink and sits down.", []),
        ("Ottoline Pruss ordered the millers to leave the weir.", ["named"]),
        # what a step would come to, and nobody's admission
        ("To mend the weir would mean admitting that it was never safe.", []),
        ("Ottoline Pruss wrote to the board, admitting that it was never safe.", ["named"]),
    ],
)
def test_words_of_command_and_admission_that_nobody_speaks(text: str, behind: list[str]) -> None:
    assert stands_behind(text) == [behind]


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("The Marrow Water Board approved the weir on Friday.", ["named"]),
        ("In May, the Marrow Water Board has approved a third weir.", ["named"]),
        ("Marrow Water Board Approves Third Weir", ["named"]),
        # nobody who is named
        ("Voters approved the weir on Friday.", []),
        ("The remaining members approved the weir 4-0.", []),
        # what is approved, of or by whom
        ("Vosk approved of the weir on Friday.", []),
        ("It is the first weir that the Marrow Water Board approved.", []),
        ("The Marrow Water Board has not approved the weir.", []),
        # what an office does by its decisions
        ("The Marrow Water Board on Friday approved a third weir.", ["named"]),
        ("The Velden House of Millers on Tuesday suspended two of its members.", ["named"]),
        ("The MWA cleared the third weir in 2013.", ["named"]),
        ("On Thursday, the court threw out the claim of the millers.", ["official"]),
        ("A judge has upheld the claim of two millers.", ["official"]),
        ("Vosk cleared the third weir of weed.", []),
        ("Mayor Ines Falk suspended her campaign in May.", []),
        ("The millers threw out the old boat.", []),
        ("The Marrow Water Board cleared the way for a third weir.", []),
        ("The Marrow Water Board was suspended in May.", []),
        ("The member whom the Marrow Water Board suspended is back.", []),
    ],
)
def test_a_decision_is_on_record_where_it_is_told_who_took_it(text: str, behind: list[str]) -> None:
    assert stands_behind(text) == [behind]


@pytest.mark.parametrize(
    "text",
    [
        "That said, the mill is still standing.",
        "Having said that, the weir looks sound.",
        "All told, the mill lost 40 crowns.",
        "The shop sells a bell that tells millers when the water is high.",
        "Nobody is suggesting that the mill should go.",
        "The bakers kept the letters and demands in a drawer.",
        "That says a lot about the weir.",
    ],
)
def test_a_verb_without_anybody_in_front_of_it_is_nobodys(text: str) -> None:
    assert stands_behind(text) == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "The mill was late, the WHO said.",
        "Quist went home and complained about the mill.",
        "Quist came to Harrow and said that the mill was cold.",
        "But colleagues who spoke to this newspaper painted a different picture.",
    ],
)
def test_somebody_in_front_of_the_verb_is_heard(text: str) -> None:
    assert stands_behind(text) == [["named"]]


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("Things came to a head when Ines Falk mentioned a job in Harrow.", []),
        ("It comes after Odo Quist revealed plans for a mill.", ["named"]),
        ("The room went quiet after Ines Falk demanded a say over the lighting.", []),
        ("The firm had lost half its boats since Odo Quist unveiled his plans.", []),
        ("The mill was sold before she announced her retirement.", []),
        ("The shares fell after Odo Quist warned that the mill was late.", ["named"]),
        ("The row ended when Ines Falk denied the story.", ["named"]),
        ("Ines Falk announced her retirement when the mill was sold.", ["named"]),
        ("The room went quiet after Ines Falk called it “a barn”.", ["named"]),
        ("The mill shut after the bakers left, Ines Falk claimed.", ["named"]),
    ],
)
def test_a_deed_that_only_tells_when_is_no_word_on_the_rest(text: str, behind: list[str]) -> None:
    assert stands_behind(text) == [behind]


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("Falk and Quist meant to renew their vows in May.", []),
        ("Odo Quist hails from Tarn.", []),
        ("Odo Quist hails the new weir.", ["named"]),
        ("Odo Quist vows to fight on.", ["named"]),
    ],
)
def test_vows_that_are_renewed_and_whoever_hails_from_a_town_say_nothing(text: str, behind: list[str]) -> None:
    assert stands_behind(text) == [behind]


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        # what is shown to a crowd, and what is drawn up
        ("Falk Mills has unveiled a folding boat for two.", []),
        ("Ottoline Pruss then unveiled a plaque at the lido.", []),
        ("Ottoline Pruss unveiled proposals for a second weir.", ["named"]),
        ("Ottoline Pruss unveiled a ban on eel nets.", ["named"]),
        ("The council unveiled its vision for the lido.", ["official"]),
        # what is handed over, and what is said
        ("Falk Mills offers its customers free phone calls.", []),
        ("Ottoline Pruss offered the crew new hope.", []),
        ("Ottoline Pruss offered a blunt defence of the weir.", ["named"]),
        ("Ottoline Pruss offered hope that the weir would open.", ["named"]),
        ("Ottoline Pruss offered a call for calm.", ["named"]),
        ("Ottoline Pruss offered no comment when reached by phone.", ["named"]),
        ("Falk Mills offers free calls for a month.", []),
        ("The study offers hope to growers of rye.", ["document"]),
        # what is not done, and what is not said
        ("Ottoline Pruss refused to give blood at the gate.", []),
        ("Ottoline Pruss refused to defend the weir in court.", []),
        ("Ottoline Pruss refused to believe it.", []),
        ("Ottoline Pruss refused to give a reason for the sale.", ["named"]),
        ("Ottoline Pruss refused to issue a permit.", []),
        ("Ottoline Pruss refused to issue an apology.", ["named"]),
        ("The council declined to give a figure.", ["official"]),
        ("Ottoline Pruss declined to give assurances on jobs.", ["named"]),
        ("Ottoline Pruss refused to discuss the sale.", ["named"]),
        # whom a team picks, and who somebody says it was
        ("Harrow Town have named two new keepers for the final.", []),
        ("Marrow Cup champions Falk and Vosk won at a walk.", []),
        ("On Monday, Ottoline Pruss named Bram Falk as the man with the key.", ["named"]),
        ("Police have named the woman who died at the weir on Sunday night last week as Ines Falk.", ["official"]),
        ("Police named two suspects on Monday.", ["official"]),
        ("Ottoline Pruss named the men who had beaten her.", ["named"]),
        ("Falk Mills is committed to improving the lives of millers.", []),
        # what was done to a bid, and who was asked
        ("A bid of four crowns was rejected by Falk Mills.", []),
        ("Claims that the mill was cold were rejected by Ines Falk.", ["named"]),
        ("The accusation was strongly rejected by the ministry.", ["official"]),
        ("The report on the bid was rejected by Ines Falk.", ["named"]),
        ("Falk Mills rejected the report.", ["named"]),
        ("Asked by Hettie Vosk if the mill was cold, Falk smiled.", []),
        ("Falk Mills sent requested spades from the mill to the lido.", []),
        ("The spades requested from Falk Mills have burnt.", []),
        ("FOIA requests to the council went unread.", []),
        ("The FBI requests that tips be sent by post.", ["named"]),
        ("Police requested on Monday that rowers stay away.", ["official"]),
        ("A council spokesman requested by letter that the mill be heated.", ["official"]),
        ("Ottoline Pruss requested that the mill be heated.", ["named"]),
    ],
)
def test_deeds_with_verbs_that_tell_elsewhere(text: str, behind: list[str]) -> None:
    assert stands_behind(text) == [behind]


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("Karl Vane's claim is that the weir leaks.", ["named"]),
        ("Vane's most daring argument was that the weir never leaked.", ["named"]),
        ("If Vane's claim is that the weir leaks, it is new.", []),
        ("Vane's appeal is that the weir never bores her.", []),
        ("In May, her argument was that the weir leaks.", ["named"]),
        # what is said of the claim, and what it is like
        ("The flaw in Vane's claim is that the weir never leaked.", []),
        ("What harms Vane's argument is that nobody swam.", []),
        ("The trouble with his claim is that it is old.", []),
        ("Vane's claim is that of a fool.", []),
        ("Vane's answer was that night swim.", []),
        ("Nobody knows what Vane's claim is, that is plain.", []),
        ("The book's claim is that the geese think.", []),
        ("Vane's claim was paid in May.", []),
    ],
)
def test_what_a_claim_is_belongs_to_whoever_makes_it(text: str, behind: list[str]) -> None:
    assert stands_behind(text) == [behind]


@pytest.mark.parametrize("text", ["The draw kept alive their hopes of a cup.", "They pinned their hopes on rain."])
def test_hopes_of_what_may_come_are_no_view(text: str) -> None:
    assert "attribution/noun" not in fired(text)


def test_but_hopes_that_something_will_be_are() -> None:
    assert "attribution/noun" in fired("The talk was of Pruss's hope that the weir would last.")
