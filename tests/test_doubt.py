"""Intervals of short texts, and what of an article's score is put down to its headline, its second half and its mix."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import credscore
from credscore.model.article_features import ARTICLE_FEATURES
from credscore.model.heads import widening
from credscore.model.reasons import article_points
from credscore.model.topics import LABELS
from credscore.training.interval import conformal


def test_intervals_are_the_wider_the_shorter_the_text() -> None:
    wide = widening(np.arange(0, 1000, 5.0))
    assert (np.diff(wide) <= 0).all() and wide[0] == wide[10] == 1.7
    assert (wide[32:] == 1.0).all()


def test_the_interval_of_a_score_is_widened_by_the_words_alone() -> None:
    scorer = credscore.load()
    text = "The council met on Monday. Ida Holm, the treasurer, said the pool had cost 6 million. " * 4
    verdicts = scorer.run([text]).verdicts
    width = {}
    for words in (60.0, 120.0, 400.0):
        counts = replace(verdicts.counts, words=np.array([words]), function=np.array([words]))
        judged = scorer.judge(verdicts.rows * 0 + scorer.bundle.arrays["article_mean"], counts, verdicts.sources)
        width[words] = float(judged.high[0] - judged.low[0])
    assert width[60.0] > width[120.0] > width[400.0]
    assert width[60.0] == pytest.approx(width[400.0] * widening(np.array([60.0]))[0], rel=1e-6)


def test_short_texts_weigh_with_the_residual_that_their_interval_will_be_widened_by() -> None:
    chance = np.random.default_rng(5)
    predicted, noise = chance.uniform(20, 80, 400), chance.normal(0, 10, 400)
    wide = np.where(np.arange(400) % 2, 2.0, 1.0)
    rows = conformal(predicted, predicted + noise * wide, wide)
    np.testing.assert_allclose(rows[:, 2], 12.8, atol=2.0)
    assert (conformal(predicted, predicted + noise * wide, np.ones(400))[:, 2] > rows[:, 2]).all()


def held(rows: np.ndarray, predicted: np.ndarray, truth: np.ndarray) -> np.ndarray:
    at = np.searchsorted(rows[:, 0], predicted, side="right") - 1
    return np.abs(truth - predicted) <= rows[at, 2] + 0.001  # they are rounded


def test_intervals_are_as_wide_as_scores_are_unsure_and_hold_four_in_five_everywhere() -> None:
    chance = np.random.default_rng(6)

    def articles(number: int) -> tuple[np.ndarray, np.ndarray]:
        predicted = chance.uniform(0, 100, number)
        return predicted, predicted + chance.normal(0, np.interp(predicted, [0, 50, 100], [3, 20, 3]))

    rows = conformal(*articles(800), np.ones(800))
    reach = rows[np.searchsorted(rows[:, 0], [2.0, 50.0, 98.0], side="right") - 1, 2]
    assert reach[1] > 3 * max(reach[0], reach[2])
    predicted, truth = articles(20_000)
    inside = held(rows, predicted, truth)
    assert inside.mean() == pytest.approx(0.8, abs=0.03)
    for low in range(0, 100, 20):
        assert inside[(predicted >= low) & (predicted < low + 20)].mean() == pytest.approx(0.8, abs=0.08)


@pytest.mark.parametrize("number", [1, 2, 7, 30])
def test_few_articles_still_give_an_interval_that_holds_what_they_showed(number: int) -> None:
    predicted = np.linspace(5, 95, number)
    residual = np.random.default_rng(7).normal(0, 10, number)
    rows = conformal(predicted, predicted + residual, np.ones(number))
    assert held(rows, predicted, predicted + residual).sum() >= min(number, np.ceil((number + 1) * 0.8))
    assert np.isfinite(rows).all()


def test_an_unrated_article_says_nothing_about_intervals() -> None:
    predicted, truth = np.linspace(0, 100, 50), np.linspace(0, 100, 50) + np.tile([5.0, -7.0], 25)
    rows = conformal(predicted, truth, np.ones(50))
    more = conformal(np.append(predicted, 50.0), np.append(truth, np.nan), np.ones(51))
    np.testing.assert_array_equal(rows, more)


def rated(value: float, **more: float) -> np.ndarray:
    """An article whose every mean rating is `value`, but for those in `more`, bends as they follow."""
    row = np.zeros(len(ARTICLE_FEATURES))
    for k, name in enumerate(ARTICLE_FEATURES):
        base, _, knot = name.partition(" above ")
        if base.startswith(("mean rating", "rating of")):
            own = next((v for part, v in more.items() if part in base), value)
            row[k] = max(own - float(knot or 0), 0.0)
    return row


@pytest.mark.parametrize("told", [-20.0, 0.0, 1.0, 30.0])
def test_a_headline_is_a_reason_by_how_far_it_stands_out(told: float) -> None:
    weights = np.append(np.abs(np.random.default_rng(1).normal(size=len(ARTICLE_FEATURES))), 40.0)
    middle = rated(2.5)
    passed = np.zeros((1, len(LABELS)))
    passed[0, LABELS.index("named source")] = told
    at = {
        name: LABELS.index(name)
        for name in ("headline and lede", "second half of the text", "mix of strong and weak claims", "named source")
    }
    for row, where in (
        (rated(1.5), None),
        (rated(1.5, headline=0.0), "headline and lede"),
        (rated(1.5, half=0.0), "second half of the text"),
    ):
        points = article_points(row[None, :], weights, middle, passed)[0]
        assert points.sum() == pytest.approx(float((row - middle) @ weights[:-1]))
        for name in ("headline and lede", "second half of the text"):
            assert points[at[name]] < -0.1 if name == where else abs(points[at[name]]) < 1e-9
        # reasons of sentences that point the other way carry nothing
        assert points[at["named source"]] < 0 if told < 0 else points[at["named source"]] == 0
    if told == -20:
        assert abs(points[at["named source"]]) > abs(points[at["mix of strong and weak claims"]])
