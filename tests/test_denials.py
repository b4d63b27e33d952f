"""Denials: the forms that are known as such, and what a rumour costs an article that denies it at once."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

import credscore

BODY = (
    "\n\nThe Velden Star claimed on Monday that Ines Falk had left her husband and was living in a flat by the harbour. An insider told the "
    "magazine that the couple had rowed for weeks. “She packed her bags in the night,” the insider said. “He has been calling her mother "
    "ever since.” According to the source, Falk has already spoken to a lawyer. “It is going to be ugly,” added the source."
)


def checks(text: str) -> list[tuple[str, str]]:
    return [(str(e.subtype), e.text) for e in credscore.score(text).evidence if e.kind == "verification"]


@pytest.mark.parametrize(
    "text",
    [
        "No, Ines Falk did not sell the ferry\n\nIt runs as it did.",
        "Ines Falk is NOT selling the ferry\n\nIt runs as it did.",
        "Ines Falk hits back at split rumours. She was calm.",
        "Falk clapped back at the reports on Monday.",
        "A post by Falk put an end to the speculation.",
        "The singer’s manager rubbishes the wedding reports.",
        "Falk laughed off the rumors.",
        "The mayor calls the story fiction.",
        # whatever stands between who denies and what
        "Falk slammed those tiresome harbour wedding rumours.",
        "Her manager shot down the latest split talk.",
        "Falk put the wedding rumours to rest.",
        "Falk put the wedding rumours to bed.",
        "Her coach hosed down the talk of a move.",
        "The mayor nixed the rumours.",
        "Her manager pooh-poohed the wedding talk.",
        "Falk scoffed at the reports.",
        "No evidence supports the rumour that the ferry was sold.",
        "Falk brushed aside the split rumours.",
        "The minister gave short shrift to the story.",
        "Her coach threw cold water on the rumours.",
        "Her coach moved to scotch the rumours.",
        "Falk was quick to quash the speculation.",
        "She rejected newspaper speculation.",
        # what stands against what is told
        "Falk and Osei are still together despite reports that she moved out.",
        "Despite the wedding rumours, Falk is single.",
        "Despite a tabloid cover story, Falk has not moved.",
        "Contrary to what you may have heard, Falk has not moved.",
        "Contrary to recent reports, the ferry runs.",
        "Falk has not moved, no matter what the tabloids say.",
        "Ines Falk is going nowhere.",
        "She isn’t going anywhere.",
        "Not so fast: Falk has signed nothing.",
        "We looked into it on Monday.",
        "The magazine got it wrong.",
        "That’s not the case.",
        "Ines Falk Isn’t Moving to Orvay\n\nInes Falk isn’t moving to Orvay. One of the tabloids has her flat-hunting there.",
        "Nobody Packed a Bag\n\nNobody packed anything at the Falk home. A magazine had her in a hotel.",
    ],
)
def test_a_denial_is_found(text: str) -> None:
    assert [kind for kind, _ in checks(text)] == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "None of it happened.",
        "The report is nonsense, she said.",
        "They made it all up.",
        "That isn’t true.",
        "The reports are all fake.",
        "Reports of a split were greatly exaggerated.",
    ],
)
def test_a_statement_that_something_is_false_is_found(text: str) -> None:
    assert [kind for kind, _ in checks(text)] == ["false"]


@pytest.mark.parametrize(
    "text",
    [
        "No ferry runs tonight, says Falk\n\nThe sea is high.",
        "Falk sells the ferry\n\nShe did NOT want to. No, she waited for years.",
        "FALK IS NOT SELLING THE FERRY\n\nIt runs as it did.",  # in capitals all words are
        "She hit back at the net.",
        "They put an end to the strike.",
        "He laughed off the stage lights.",
        "The council shut down the ferry.",
        "She hosed down the deck.",
        "The club scoffed at the offer.",
        "They put the children to bed.",
        "Falk declined to scotch the rumours.",
        "The drone was shot down over the harbour.",
        "The ferry was shut down last year amid claims of fraud.",
        "Falk slammed the mayor over reports of fraud.",
        "He rejects everything you claim.",
        "The mayor signed despite pushing the rumour.",
        "Despite their advice, Falk has moved.",
        "Her career is going nowhere.",
        "He was not so fast on the ice.",
        "She looked into it years ago.",
        "“We looked into it,” said Falk.",
        "The mayor got it wrong.",
        "Which is not the case everywhere.",
        "Some of them were fake pills.",
        "Women who aren’t pregnant may take it.",
        "Ines Falk Isn’t Moving to Orvay\n\nInes Falk isn’t moving to Orvay. The town hall has her letter.",
        "Ines Falk Isn’t Wearing Her Ring\n\nInes Falk isn’t wearing her ring, an insider told one of the tabloids.",
    ],
)
def test_other_uses_are_left_alone(text: str) -> None:
    assert not checks(text)


def test_a_rumour_is_worth_more_where_it_is_denied_at_once() -> None:
    bare = credscore.score("Ines Falk has left her husband, magazine claims" + BODY + " Falk’s manager, Paul Osei, did not call us back.")
    denied = credscore.score(
        "Ines Falk’s manager denies report that she has left her husband" + BODY + " Falk’s manager, Paul Osei, told us on Tuesday: “It is not true.”"
    )
    assert denied.score is not None and bare.score is not None
    assert denied.score > bare.score + 15
    assert any(label == "checks, replies and denials" and points > 0 for label, points in denied.reasons)


def test_who_denies_talk_stands_behind_it() -> None:
    for verb in ("hosed down", "nixed", "pooh-poohed", "scoffed at", "dispelled", "brushed aside", "threw cold water on", "gave short shrift to"):
        assert stands_behind(f"Ottoline Pruss {verb} the rumours.") == [["named"]]
    assert stands_behind("Ottoline Pruss hosed down the deck.") == [[]]
