"""What looks like a source and is none: deeds left undone; and posts that are known by their verb alone."""

from __future__ import annotations

import pytest
from evidence_tools import sources, stands_behind


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Vosk Rowing has never confirmed that it is building a boat.", []),
        ("The mill has not announced a price.", []),
        ("But Quist never revealed this to the council.", []),
        ("Falk did not condemn the flood.", []),
        ("She has never called it a weir.", []),
        ("The mayor's office had no further comment.", ["official"]),
        # a refusal, what is neither granted nor denied, a view and a quotation are somebody's
        ("Quist would not say who will pay.", ["named"]),
        ("Quist neither confirmed nor denied it.", ["named"]),
        ("Quist has not only confirmed the price, he has halved it.", ["named"]),
        ("“We sold it,” Quist never said.", ["named"]),
        ("Quist opposes the weir.", ["named"]),
    ],
)
def test_what_somebody_did_not_say_is_nobodys_word(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain], sources(text)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Quist tweeted about the flood: “We are dry.”", ["social"]),
        ("On Sunday Ines Falk tweeted a chart of the flood, a day after the vote.", ["social"]),
        ("Quist tweets a picture of the weir.", ["social"]),
        ("Quist spoke about the flood: “We are dry.”", ["named"]),
        ("Its keeper has not tweeted for 19 days.", []),
    ],
)
def test_what_is_tweeted_is_a_post_with_or_without_its_words(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain], sources(text)
