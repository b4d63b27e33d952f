"""Whoever a sentence of his own brings in right before a quotation speaks it, not whoever spoke before."""

from __future__ import annotations

import pytest

import credscore

BEFORE = "“I loved the weir,” said Jill Moss."


def speaker(text: str) -> str | None:
    quotes = [e.to_dict() for e in credscore.score(text).evidence if e.kind == "quote"]
    return quotes[-1]["name"]


@pytest.mark.parametrize(
    "front",
    [
        "Ed Finch was less keen.",
        "Her colleague Ed Finch disagreed.",
        "And Ed Finch?",
        "And the lock keeper, Ed Finch?",
        "What about Ed Finch?",
        "As for Ed Finch:",
        "Then there is Ed Finch.",
        "Ed Finch, 61, has farmed here all his life.",
        "Striker Ed Finch took a different view.",
        "Ed Finch supports a lower toll.",
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_the_newcomer_speaks(front: str, gap: str) -> None:
    assert speaker(f"{BEFORE}{gap}{front} “It was cold all winter.”") == "Ed Finch"


@pytest.mark.parametrize(
    "front",
    [
        "She wants Ed Finch to go.",
        "The Tarn Rowing Club has appointed Ed Finch as its coach.",
        "The weir was built by Ed Finch.",
        "Ed Finch looks certain to row on Sunday.",
    ],
)
def test_but_not_whom_she_speaks_about(front: str) -> None:
    assert speaker(f"{BEFORE} {front} “He rows well in the cold.”") == "Jill Moss"


def test_a_tag_counts_for_more() -> None:
    assert speaker(f"{BEFORE} Ed Finch was less keen. “He never rows,” Moss added.") == "Jill Moss"
