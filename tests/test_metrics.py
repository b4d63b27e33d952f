"""The statistics against scikit-learn and scipy, and what they say where there is nothing to say."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr
from sklearn.metrics import cohen_kappa_score, f1_score, precision_score, recall_score, roc_auc_score

from credscore.errors import UsageError
from credscore.training.metrics import auc, cohen_kappa, f1, pearson, quadratic_kappa, ranks, spearman

ratings = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=40)
scored = st.lists(st.tuples(st.booleans(), st.integers(-5, 5)), min_size=2, max_size=40)


def same(ours: float, theirs: float) -> bool:
    return (math.isnan(ours) and math.isnan(theirs)) or abs(ours - theirs) < 1e-9


def vary(values) -> bool:
    return len(set(values)) > 1


@given(ratings)
def test_quadratic_kappa_is_the_one_of_scikit_learn(pairs):
    a, b = map(list, zip(*pairs, strict=True))
    if not vary(a + b):
        assert math.isnan(quadratic_kappa(a, b))
        return
    assert same(quadratic_kappa(a, b), cohen_kappa_score(a, b, weights="quadratic", labels=range(5)))


@given(ratings)
def test_kappa_is_the_one_of_scikit_learn(pairs):
    a, b = map(list, zip(*pairs, strict=True))
    if not vary(a + b):
        assert math.isnan(cohen_kappa(a, b))
        return
    assert same(cohen_kappa(a, b), cohen_kappa_score(a, b))


@given(ratings)
def test_spearman_is_the_one_of_scipy(pairs):
    a, b = map(list, zip(*pairs, strict=True))
    if not (vary(a) and vary(b)):
        assert math.isnan(spearman(a, b))
        return
    assert same(spearman(a, b), float(spearmanr(a, b).statistic))


@given(scored)
def test_auc_is_the_one_of_scikit_learn(rows):
    truth, score = map(list, zip(*rows, strict=True))
    if not vary(truth):
        assert math.isnan(auc(truth, score))
        return
    assert same(auc(truth, score), roc_auc_score(truth, score))


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=40))
def test_f1_is_the_one_of_scikit_learn(rows):
    truth, found = map(list, zip(*rows, strict=True))
    value, precision, recall = f1(truth, found)
    nan = math.nan
    assert same(value, f1_score(truth, found) if any(truth) or any(found) else nan)
    assert same(precision, precision_score(truth, found) if any(found) else nan)
    assert same(recall, recall_score(truth, found) if any(truth) else nan)


def test_labels_may_be_words():
    a, b = ["named", "none", "media", "named"], ["named", "none", "named", "named"]
    assert same(cohen_kappa(a, b), cohen_kappa_score(a, b))


def test_ratings_between_classes_are_rounded_and_those_outside_clipped():
    assert quadratic_kappa([0.2, 3.8, 9, -1], [0, 4, 4, 0]) == 1.0


@pytest.mark.parametrize("measure", [quadratic_kappa, cohen_kappa, spearman, pearson, auc])
def test_nothing_to_compare_is_no_number(measure):
    assert math.isnan(measure([], []))


@pytest.mark.parametrize("measure", [quadratic_kappa, cohen_kappa, spearman, f1, auc])
def test_two_lengths_are_an_error(measure):
    with pytest.raises(UsageError, match=r"\(2,\) and \(3,\)"):
        measure([1, 0], [1, 0, 1])


def test_ties_share_their_rank():
    assert np.array_equal(ranks([10, 20, 20, 5]), [2, 3.5, 3.5, 1])
