"""Denials: the forms that are known as such, and what a rumour costs an article that denies it at once."""

from __future__ import annotations

import pytest

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
    ],
)
def test_a_denial_is_found(text: str) -> None:
    assert [kind for kind, _ in checks(text)] == ["denied"]


@pytest.mark.parametrize("text", ["None of it happened.", "The report is nonsense, she said.", "They made it all up.", "That isn’t true."])
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
    assert any(label == "checked or denied on the record" and points > 0 for label, points in denied.reasons)
