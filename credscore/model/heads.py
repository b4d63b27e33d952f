"""Numpy heads: sentence rating (multinomial), claim (binary), article rating (linear), its interval. No scikit-learn here.

Weights lie on a grid of 2**-18 and features on one of 2**-10, so every partial sum of X @ W is exact in float64 and a score is
the same whatever stands beside it in a batch and in whatever order a BLAS adds.
"""

from __future__ import annotations

import numpy as np

RATINGS = np.arange(5.0)
WEIGHT_GRID = 2.0**18


def snap_weights(weights: np.ndarray) -> np.ndarray:
    """Round weights to their grid, clipped to +-64 (see the module's docstring)."""
    return np.rint(np.clip(weights, -64, 64) * WEIGHT_GRID) / WEIGHT_GRID


# OpenBLAS starts threads for a product of more than 2**18 terms, which costs ten times the product itself for a matrix as narrow
# as the heads and fights with the other worker processes; blocks below that size stay in this thread. Sums are exact, so blocks change nothing.
_BLOCK_TERMS = 1 << 18


def linear(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """x (s, f) @ weights (f, k) -> (s, k), in blocks of rows."""
    out = np.empty((len(x), weights.shape[1]))
    rows = max(_BLOCK_TERMS // max(weights.size, 1), 1)
    for low in range(0, len(x), rows):
        np.matmul(x[low : low + rows], weights, out=out[low : low + rows])
    return out


def linear_columns(columns: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The same for features one a row, (f, s), and the heads one a row: (k, s)."""
    out = np.empty((weights.shape[1], columns.shape[1]))
    step = max(_BLOCK_TERMS // max(weights.size, 1), 1)
    for low in range(0, columns.shape[1], step):
        np.matmul(weights.T, columns[:, low : low + step], out=out[:, low : low + step])
    return out


def softmax(z: np.ndarray) -> np.ndarray:
    """Row-wise softmax of (s, k), summed column by column so that the order of additions is fixed."""
    columns = z.T.copy(order="C")
    columns -= columns.max(axis=0)
    np.exp(columns, out=columns)
    total = columns[0].copy()
    for column in columns[1:]:
        total += column
    columns /= total
    return columns.T


def expected_rating(chances: np.ndarray) -> np.ndarray:
    """(s, 5) chances -> (s,) expected rating 0..4, in a fixed order of additions."""
    out = np.zeros(len(chances))
    for k in range(1, 5):
        out += k * chances[:, k]
    return out


# By how much an interval is widened for a text of so few words. Excerpts of long articles (300 of other people's, 78 of ours) were scored
# and compared with the whole: to hold its score four times out of five, their intervals had to be so many times as wide
# (benchmarks/excerpts.py). Nothing as short as that is in the training data, where residuals would show it.
_SHORT = (np.log([50.0, 100.0, 160.0]), np.array([1.7, 1.25, 1.0]))


def widening(words: np.ndarray) -> np.ndarray:
    """(a,) factor for the intervals of articles of so many words, from 1.7 for the shortest down to 1."""
    return np.interp(np.log(np.maximum(words, 1.0)), *_SHORT)


def interval_of(rows: np.ndarray, score: np.ndarray, wide: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(a,) lowest and (a,) highest values of the intervals of scores. rows : a model's `interval`. wide : what each is widened by."""
    at = np.clip(np.searchsorted(rows[:, 0], score, side="right") - 1, 0, len(rows) - 1)
    return np.clip(score + wide * rows[at, 1], 0, 100), np.clip(score + wide * rows[at, 2], 0, 100)


def sigmoid(z: np.ndarray) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-np.clip(z, -40, 40)))
