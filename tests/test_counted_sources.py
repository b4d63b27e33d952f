"""How many named sources an article has: each of them once, by who speaks."""

from __future__ import annotations

import pytest

import credscore

SCORER = credscore.load()
WEIR = "The weir was shut on Monday after a night of rain. "


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ines Tallow said the weir leaked. Tallow added that it was old.", 1),
        ("Ines Tallow said the weir leaked. Osric Tallow said it was mended.", 2),
        ("Orso coach Ines Tallow said the pool was cold. Orso said so too.", 2),
        ("Ines Tallow shut the weir.", 0),
    ],
)
def test_who_speaks_counts_once(text: str, count: int) -> None:
    report = SCORER.score_batch([WEIR + text], detail="article")[0]
    assert report.signals["named_sources"] == count
