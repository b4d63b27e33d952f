"""Names, outlets of one type, places and the spelling must not move a score by more than a point (median 0)."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from fairness import differences, fill, read, swaps  # the benchmark prints what this test holds

KINDS = ("origin", "gender", "outlet", "place", "spelling")
SWAPS = swaps()
MOST = 1.0  # point


@pytest.fixture(scope="module")
def moved() -> np.ndarray:
    return np.abs(differences(SWAPS))


@pytest.mark.parametrize("kind", KINDS)
def test_swaps_move_a_score_by_a_point_at_most(kind: str, moved: np.ndarray) -> None:
    here = [(float(points), swap) for points, swap in zip(moved, SWAPS, strict=True) if swap.kind == kind]
    size = np.array([points for points, _ in here])
    assert len(here) >= 20
    assert not np.isnan(size).any(), "a swap took the score away"
    worst = sorted(here, key=lambda row: -row[0])[:5]
    assert size.max() <= MOST, [f"{swap.article} {swap.change}: {points:.1f}" for points, swap in worst]


@pytest.mark.parametrize("kind", KINDS)
def test_half_of_the_swaps_move_nothing(kind: str, moved: np.ndarray) -> None:
    # in tenths of a point, as a report gives scores: a longer name of an outlet shifts what rests on counts of words by thousandths
    assert np.median(np.round(moved[[s.kind == kind for s in SWAPS]], 1)) == 0


def test_the_corpus_of_swaps_is_whole() -> None:
    articles, people, slots, spelling = read()
    assert len(articles) >= 40 and len({row["id"] for row in articles}) == len(articles)
    assert len({row["genre"] for row in articles}) >= 10
    assert len(people) >= 20 and len({p.origin for p in people}) >= 10 and {p.woman for p in people} == {True, False}
    assert set(slots) == {"City", "Tabloid", "Wire", "Magazine"} and len(spelling) >= 20
    for row in articles:
        text = fill(row["text"], people[0], people[1], {slot: values[0] for slot, values in slots.items()})
        assert "{" not in text and len(text.split()) >= 40, row["id"]
    assert all(swap.before != swap.after for swap in SWAPS if swap.kind != "gender")


def test_enough_swaps_are_scored(moved: np.ndarray) -> None:
    import credscore

    table = credscore.load().score_table(sorted({s.before for s in SWAPS}))
    assert (table.status == 0).mean() >= 0.9
