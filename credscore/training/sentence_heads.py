"""Fits the sentence heads: five ratings and the claim, by penalised logistic regression."""

from __future__ import annotations

import numpy as np

from credscore.model.features import FEATURES
from credscore.model.heads import sigmoid, snap_weights, softmax
from credscore.training.prepare import Prepared

# Multinomial beat ridge, ordinal and binary-cumulative heads under grouped cross-validation; benchmarks/README.md has the table (benchmarks/heads.py).
# C of the ratings falls with the root of their number: 864 rows of real articles alone did best with three to nine times the C that suits our
# whole corpus. There the penalty is larger than cross-validation on our own articles would have it (C 0.02: kappa 0.81 instead of 0.78),
# because real news is not what we wrote: on real articles the ratings are as good (0.81 either way), while their chances are half as far
# from the truth (calibration error 0.04 instead of 0.08). Chosen on those articles, so expect a little less on others; on 106 articles of our
# own that are no training data anything from 0.10 to 0.25 is as good (0.02 to 0.025).
RATING_C_ROOT = 0.14  # C times the root of the number of rows
CLAIM_C = 0.01
MIN_RATED = 30
# A judgement is a claim as well as a fact: with the writer's voice in the head a scathing line in a short text was none.
_FOR_CLAIMS = np.array(["voice." not in feature.name for feature in FEATURES])


def standardise(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    mean, scale = x.mean(axis=0), x.std(axis=0)
    return mean, np.where(scale < 1e-6, 1.0, scale)


def fit_rating(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(features, 5) weights and (5,) bias of the multinomial head. Half ratings count half for each neighbour."""
    from sklearn.linear_model import LogisticRegression

    mean, scale = standardise(x)
    low, high = np.floor(y).astype(int), np.ceil(y).astype(int)
    part = y - low
    both = part > 0
    xx = np.concatenate([x, x[both]])
    yy = np.concatenate([low, high[both]])
    ww = np.concatenate([1 - part, part[both]])
    keep = ww > 0
    head = LogisticRegression(C=RATING_C_ROOT / np.sqrt(len(y)), max_iter=400)
    head.fit(((xx - mean) / scale)[keep], yy[keep], sample_weight=ww[keep])
    weights, bias = np.zeros((x.shape[1], 5)), np.full(5, -30.0)
    if len(head.classes_) == 2:  # a two-class fit has one row of coefficients
        rows = np.concatenate([-head.coef_ / 2, head.coef_ / 2])
        inter = np.concatenate([-head.intercept_ / 2, head.intercept_ / 2])
    else:
        rows, inter = head.coef_, head.intercept_
    for k, c in enumerate(head.classes_):
        weights[:, c] = rows[k] / scale
        bias[c] = inter[k] - mean @ weights[:, c]
    return snap_weights(weights), bias


def _fit_binary(x: np.ndarray, y: np.ndarray, c: float, columns: np.ndarray | None = None) -> tuple[np.ndarray, float]:
    from sklearn.linear_model import LogisticRegression

    if len(np.unique(y)) < 2:
        return np.zeros(x.shape[1]), 30.0 if len(y) and y[0] else -30.0
    used = np.ones(x.shape[1], bool) if columns is None else columns
    mean, scale = standardise(x[:, used])
    head = LogisticRegression(C=c, max_iter=400).fit((x[:, used] - mean) / scale, y)
    weights = np.zeros(x.shape[1])
    weights[used] = head.coef_[0] / scale
    weights = snap_weights(weights)
    return weights, float(head.intercept_[0] - mean @ weights[used])


def learns_ratings(p: Prepared, rows: np.ndarray) -> bool:
    """Whether the rows, bool (s,), are enough for ratings of one's own."""
    found = p.rating[rows & ~np.isnan(p.rating)]
    return len(found) >= MIN_RATED and len(np.unique(found)) > 1


def lone_sentences(p: Prepared) -> bool:
    """Whether all rated sentences stand by themselves."""
    return bool(p.sentence_unit[p.owner[~np.isnan(p.rating)]].all())


def _of_cut_units(p: Prepared, rated: np.ndarray) -> np.ndarray:
    """bool (features,): those that vary only where a stand-alone sentence is cut in two. rated : bool (s,).

    They tell of the sentences around. One such unit of 1,322 gave them weights of several points a step: of articles, where they vary
    all the time, nearly every sentence was rated alike (kappa 0.08; without these features 0.61).
    """
    whole = rated & (np.bincount(p.owner)[p.owner] == 1)
    return np.ptp(p.x[whole], axis=0) == 0 if whole.any() else np.zeros(p.x.shape[1], bool)


def sentence_heads(p: Prepared, rows: np.ndarray, base: dict[str, np.ndarray] | None) -> tuple[np.ndarray, np.ndarray]:
    """(features, 6) weights and (6,) bias: five ratings and claim. Heads without labels come from `base`."""
    weights, bias = np.zeros((p.x.shape[1], 6)), np.zeros(6)
    if base is not None:
        weights[:], bias[:] = base["sentence_weights"], base["sentence_bias"]
    rated = rows & ~np.isnan(p.rating)
    if learns_ratings(p, rows):
        x = np.where(_of_cut_units(p, rated), 0.0, p.x[rated]) if lone_sentences(p) else p.x[rated]
        weights[:, :5], bias[:5] = fit_rating(x, p.rating[rated])
    known = rows & (p.claim >= 0)
    if (known & (p.claim == 0)).sum() >= MIN_RATED:
        weights[:, 5], bias[5] = _fit_binary(p.x[known], p.claim[known], CLAIM_C, _FOR_CLAIMS)
    elif base is None:
        bias[5] = 30.0
    return weights, bias


def predict(p: Prepared, weights: np.ndarray, bias: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Chances (r, 5) and claim chances (r,) of the given rows."""
    z = p.x[rows] @ weights + bias
    return softmax(z[:, :5]), sigmoid(z[:, 5])
