"""Names without a verb: in front of the colon of a headline, below or behind a quotation."""

from __future__ import annotations

import pytest
from evidence_tools import fired, sources, stands_behind

HEADLINE = "Pruss: Weir will hold\n\nThe weir at Marrowby is safe, Ottoline Pruss said on Monday."


def test_a_headline_names_who_speaks_in_its_article() -> None:
    assert stands_behind(HEADLINE)[0] == ["named"]
    assert "attribution/headline" in fired(HEADLINE)


BODY = "\n\nThe weir at Marrowby is safe, Ottoline Pruss said on Monday."


@pytest.mark.parametrize(
    ("headline", "chain"),
    [
        ("Pruss on weir: ‘It will hold for years to come’", ["named"]),
        ("Ottoline Pruss goes to Marrowby: 'I regret every day of this'", ["named"]),
        ("Pruss attacked by Quist: ‘She knows nothing of weirs’", []),
        ("Vosk on weir: ‘It will hold for years to come’", []),  # who does not speak further down
        ("Marrowby mayor Ottoline Pruss: ‘It will hold for years to come’", ["named"]),
        ("Friends of Ines Falk: ‘It will hold for years to come’", []),
        ("Pruss on weir: what we know", []),
        ("Pruss's weir: ‘A wonder of the whole county’", []),
    ],
)
def test_a_headline_that_ends_in_a_quotation_names_its_speaker_first(headline: str, chain: list[str]) -> None:
    assert stands_behind(headline + BODY)[0] == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ottoline Pruss Claims Weir Is Safe", ["named"]),
        ("Harrow Council Backs Longer Route For Weir", ["named"]),
        ("She has joined Harrow Claims Services", []),
    ],
)
def test_a_verb_in_a_headline_in_capitals(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(("text", "chain"), [("Study: Hens like rain", ["document"]), ("Police: Bridge to stay shut", ["official"])])
def test_a_headline_of_one_cue_word(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    "text",
    [
        "Marrowby: A town in pictures\n\nThe town of Marrowby has nine ponds.",
        "Photo: The weir at dusk\n\nThe weir was shut on Monday.",
        "Pruss: Weir will hold\n\nThe weir at Marrowby was built by Ottoline Pruss.",
    ],
)
def test_a_title_is_no_headline_of_a_speaker(text: str) -> None:
    assert stands_behind(text)[0] == []


def test_a_name_on_the_line_below_signs_as_well() -> None:
    assert stands_behind("“We start at noon and we finish when it is dark.”\n\n— Ottoline Pruss") == [["named"], ["named"]]


def test_the_name_under_a_quotation_signs_it() -> None:
    text = "“We start at noon and we finish when it is dark.” — Ottoline Pruss"
    assert stands_behind(text)[0] == ["named"]
    assert ("named", "Ottoline Pruss") in sources(text)
    assert not sources("The weir — 40 metres long — held.")


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("“It leaks” - Ottoline Pruss", ["named"]),
        ("“Never again!” – Ottoline Pruss, 41, of Harrow", ["named"]),
        ("“Soggy.”\n— Ottoline Pruss", ["named"]),
        ("“Dry Rot” - Ottoline Pruss", []),
        ("“Weir” – Ottoline Pruss, 2007", []),
        ("The “dry rot” - Pruss and her crew, 1990 - was gone.", []),
    ],
)
def test_a_name_signs_a_short_sentence_and_no_title(text: str, chain: list[str]) -> None:
    assert stands_behind(text)[0] == chain
    assert stands_behind(f"The weir was shut.\n\n{text}")[1] == chain
