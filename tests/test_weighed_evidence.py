"""Evidence and science at large say what nobody in particular answers for; a piece of evidence is shown by somebody."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize("proof", ["evidence", "the evidence", "mounting evidence", "new clinical evidence", "a growing body of evidence", "the science"])
@pytest.mark.parametrize("shows", ["suggests", "shows"])
def test_evidence_at_large_is_nobody_in_particular(proof: str, shows: str) -> None:
    assert stands_behind(f"{proof[0].upper()}{proof[1:]} {shows} that cold water harms rowers.") == [["vague"]]
    assert stands_behind(f"The weir is old, but {proof} {shows} that it holds.") == [["vague"]]


@pytest.mark.parametrize(
    "text",
    [
        "The DNA evidence showed that the rower was there.",
        "The evidence in court showed that the rower was there.",
        "Here is what the science says.",
        "There is evidence of a leak.",
        "The police gathered evidence.",
    ],
)
def test_a_piece_of_evidence_is_no_view_of_many(text: str) -> None:
    assert ["vague"] not in stands_behind(text)
