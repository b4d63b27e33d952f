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
