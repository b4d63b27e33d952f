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


@pytest.mark.parametrize(
    "front",
    [
        "Ed Finch, 31, drowned on Friday.",
        "Ed Finch, 31, was jailed in May.",
        "Ed Finch, 31, got engaged at the weir.",
        "Ed Finch, 31, has died.",
        "Lake Tarn is not warm.",
        "Lobster Newburg is not cheap.",
        "Ed Finch had a different rower.",
        "What about Lake Tarn?",
    ],
)
def test_nor_whoever_could_not_speak_or_has_no_view(front: str) -> None:
    assert speaker(f"{BEFORE} {front} “It sank in an hour.”") != front[: front.index(" ", front.index(" ") + 1)].rstrip(",?")


def test_nor_of_whom_the_quotation_tells() -> None:
    assert speaker(f"{BEFORE} Ed Finch, 31, runs the lock. “He was late every day.”") == "Jill Moss"


def test_nor_where_something_else_is_the_speaker() -> None:
    assert speaker(f"{BEFORE} As for Ed Finch: “The slowest rower in Tarn,” read one banner.") != "Ed Finch"


@pytest.mark.parametrize("behind", ["Differently put, it froze.", "Differs from last year, the weir.", "24, keeps eels.", "Not warm."])
@pytest.mark.parametrize("front", ["Ed Finch. “Saw it”", "Ed Finch: “Is”", "Ed Finch. “Took a”", "Ed Finch. “”"])
def test_and_the_next_article_tells_nothing(front: str, behind: str) -> None:
    scorer = credscore.load()
    together = scorer.score_batch([front, behind], detail="full")
    for text, report in zip((front, behind), together, strict=True):
        assert [e.to_dict() for e in report.evidence] == [e.to_dict() for e in scorer.score(text).evidence]
