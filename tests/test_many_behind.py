"""People in the plural behind a bare verb: ", say experts", ", insist sources close to Falk"."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The talks failed, say sources at the club.", ["anonymous"]),
        ("No talks have been held, insist sources in the striker's camp, though a jet was seen.", ["anonymous"]),
        ("Voters like him, admit aides to the governor.", ["anonymous"]),
        ("The talks failed, say officials in Tarn.", ["official"]),
        ("The mill, say neighbours, has stood empty for years.", ["vague"]),
        ("The score is easy to reach, say researchers from Tarn University.", ["document"]),
    ],
)
def test_many_behind_a_bare_verb_are_its_source(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    "text",
    [
        "Pick a number, say seven, and write it down.",
        "The owners repair the roof, claim damages and leave.",
        "They come in, claim officials owe them money, and leave.",
        "They meet, say officials are wrong, and go home.",
    ],
)
def test_what_is_no_inversion(text: str) -> None:
    assert stands_behind(text) == [[]]
