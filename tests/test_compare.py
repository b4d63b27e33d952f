"""Whether one model is better than another: statistics of weighted rows, their differences and how sure these are."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.cli.evaluate_text import comparison_text
from credscore.training.compare import Comparison, Difference, _verdict, area, difference, holm, kappa, mean_error, rank_correlation
from credscore.training.compare import _Rows as Rows
from credscore.training.metrics import auc, quadratic_kappa, spearman

_ROWS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from([0.0, 1.0, 2.0, 3.0, 4.0]), st.sampled_from([0.0, 0.6, 1.0, 2.0, 2.7, 3.1, 4.0])),
    min_size=2,
    max_size=30,
)


@given(_ROWS, st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_weighted_statistics_equal_the_plain_ones_on_repeated_rows(rows: list[tuple[int, float, float]], draw: list[int]) -> None:
    group, truth, found = (np.array(c) for c in zip(*rows, strict=True))
    weights = np.array([draw, [1, 1, 1, 1]], float)
    for row, w in enumerate(weights.astype(int)):
        again = np.repeat(np.arange(len(rows)), w[group])
        if len(again):
            assert mean_error(weights, group, truth, found)[row] == pytest.approx(np.abs(truth - found)[again].mean())
        for ours, plain in (
            (kappa, quadratic_kappa(truth[again], found[again])),
            (area, auc(truth[again] > 2, found[again])),
            (rank_correlation, spearman(truth[again], found[again])),
        ):
            value = ours(weights, group, truth, found)[row]
            assert value == pytest.approx(plain, abs=1e-9) if not math.isnan(plain) else math.isnan(value)


def _rows(better_by: float, groups: int) -> Rows:
    chance = np.random.default_rng(5)
    truth = chance.integers(0, 5, groups * 6).astype(float)
    old = truth + chance.normal(0, 1, len(truth))
    rows = Rows()
    rows.add(np.repeat(np.arange(groups), 6).astype(str), truth, truth + (old - truth) * (1 - better_by), old)
    return rows


@pytest.mark.parametrize(
    ("better_by", "groups", "verdict"), [(0.4, 40, "better"), (-0.4, 40, "worse"), (0.0, 40, "cannot tell"), (0.4, 8, "cannot tell")]
)
def test_verdicts(better_by: float, groups: int, verdict: str) -> None:
    for statistic, lower in ((mean_error, True), (kappa, False)):
        found = difference("x", statistic, lower, _rows(better_by, groups), seed=1)
        assert found is not None and found.verdict == verdict
        assert found == difference("x", statistic, lower, _rows(better_by, groups), seed=1)
        assert isinstance(found, Difference) and found.low <= found.new - found.old <= found.high


def test_models_that_are_equally_good_are_seldom_told_apart() -> None:
    chance = np.random.default_rng(3)
    told = 0
    for _ in range(200):
        truth, group = chance.uniform(0, 100, 10), np.arange(10).astype(str)
        rows = Rows([group], [truth], [truth + chance.normal(0, 12, 10)], [truth + chance.normal(0, 12, 10)])
        found = difference("x", mean_error, True, rows, seed=0, draws=300)
        told += found is not None and found.verdict != "cannot tell"
    assert told < 15
    same = difference("x", mean_error, True, Rows([group], [truth], [truth + 1], [truth + 1]), seed=0)
    assert same is not None and same.verdict == "cannot tell" and same.chance > 0.9


def test_one_of_several_figures_is_held_to_more() -> None:
    def figure(words: str, chance: float, groups: int = 40) -> Difference:
        return Difference(words, False, 60, groups, 0.7, 0.6, 0.01, 0.19, chance, chance <= 0.05)

    alone = holm([figure("a", 0.03), figure("b", 0.6), figure("c", 0.001, groups=4)])
    assert [d.verdict for d in alone] == ["cannot tell"] * 3 and [d.alone for d in alone] == [True, False, False]
    shown = comparison_text(Comparison("cannot tell", "", alone, False, 60), {"name": "", "version": "", "fingerprint": ""})
    assert shown[2].endswith("cannot tell by one of several figures")
    assert _verdict(alone, False, None)[1].endswith("within what chance gives where 3 figures are looked at")
    assert [d.verdict for d in holm([figure("a", 0.03), figure("b", 0.02), figure("c", 0.001)])] == ["better"] * 3
    assert [d.verdict for d in holm([figure("a", 0.04), figure("b", 0.03), figure("c", 0.001)])] == ["cannot tell", "cannot tell", "better"]
    assert holm([figure("a", 0.04)])[0].verdict == "better"


def test_draws_in_pieces_are_the_same_kind_of_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = difference("x", kappa, False, _rows(0.3, 40), seed=1)
    monkeypatch.setattr("credscore.training.compare._CELLS", 1000)
    pieces = difference("x", kappa, False, _rows(0.3, 40), seed=1)
    assert whole == pieces
