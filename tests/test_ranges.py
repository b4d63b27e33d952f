"""Counting and finding what holds in long arrays, by shortcuts that must say what numpy says."""

from __future__ import annotations

import numpy as np
import pytest

from credscore.evidence.ranges import any_inside, running
from credscore.text.tokens import scattered

LENGTHS = (0, 1, 63, 4095, 4096, 4097, 4160, 8192, 8197, 70001)


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("share", [0, 0.01, 0.5, 1])
def test_shortcuts_count_and_find_what_numpy_does(length: int, share: float) -> None:
    flag = np.random.default_rng(length).random(length + 1) < share
    for some in (flag, flag[1:]):  # also where it does not begin at a multiple of eight
        assert running(some).tolist() == [0, *np.cumsum(some).tolist()]
        assert scattered(some).tolist() == np.flatnonzero(some).tolist()


def test_a_running_count_is_of_four_bytes() -> None:
    assert running(np.ones(5000, bool)).dtype == np.int32


def test_whether_ranges_hold_something_is_asked_once_for_all_of_them() -> None:
    draw, asked = np.random.default_rng(7), []
    first = draw.integers(0, 40, 30)
    last = first + draw.integers(0, 9, 30)

    def seven(at: np.ndarray) -> np.ndarray:
        asked.append(at)
        return at % 7 == 0

    found = any_inside(first, last, seven)
    assert found.tolist() == [any(k % 7 == 0 for k in range(low, high)) for low, high in zip(first, last, strict=True)]
    assert len(asked) == 1 and len(np.unique(asked[0])) == len(asked[0])
