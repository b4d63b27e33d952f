"""The same sentence with another word in it: whichever verb or noun fills the frame, it is read the same."""

from __future__ import annotations

import pytest
from evidence_tools import speakers, stands_behind

from credscore import score

_BEFORE = "It was late. "


def _cues(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Type and name of the source of every verb that attributes in `text`."""
    of = [e for e in score(text).evidence if e.kind == "attribution" and e.cue_span]
    return {text[e.cue_span[0] : e.cue_span[1]]: (e.source_type, e.name) for e in of if e.cue_span}


@pytest.mark.parametrize("issued", ["issued", "has released", "put out", "later published"])
@pytest.mark.parametrize("says", ["saying", "claiming", "confirming"])
def test_whoever_issues_a_statement_speaks_in_it(issued: str, says: str) -> None:
    text = f"{_BEFORE}Ines Falk {issued} a short statement on Monday {says} that the weir was open."
    assert _cues(text)[says] == ("named", "Ines Falk")
    assert stands_behind(text)[1:] == [["named"]]


@pytest.mark.parametrize(
    ("text", "chain", "speaker"),
    [
        ("Falk Foods issued a statement calling the plan “a cruel joke on the town”.", ["named"], "Falk Foods"),
        ("Ines Falk wrote a letter to the board complaining that the plan was “a cruel joke on the town”.", ["named"], "Ines Falk"),
        ("A spokesman for the council released a statement saying the plan was “a cruel joke on the town”.", ["official"], None),
        # of papers that somebody else wrote, or that speak for themselves
        ("Ines Falk issued a report documenting “a cruel joke on the town”.", ["document"], None),
    ],
)
def test_what_a_statement_holds_is_said_by_who_issued_it(text: str, chain: list[str], speaker: str | None) -> None:
    assert stands_behind(_BEFORE + text)[1:] == [chain]
    assert speakers(_BEFORE + text) == [speaker]


def test_an_apology_for_what_was_said_does_not_say_it_again() -> None:
    assert "calling" not in _cues("Ines Falk issued an apology for calling the weir a sieve.")


def test_a_letter_from_somebody_else_is_not_the_word_of_who_shows_it() -> None:
    assert "saying" not in _cues("Ines Falk released a letter from her doctor saying she was fit.")
