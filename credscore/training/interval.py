"""Intervals of article scores: conformal, by score band, and the widths that residuals are measured in."""

from __future__ import annotations

import numpy as np

from credscore.training.prepare import Prepared

GUESS = np.array([[0.0, -25.0, 25.0]])  # where nothing says how far a score may be off
_EDGES = (0.0, 25.0, 50.0, 75.0)


def words_in(p: Prepared) -> np.ndarray:
    """(a,) words of every example."""
    size = np.concatenate([view.size for view, _, _ in p.views]) if p.views else np.zeros(0)
    return np.bincount(p.owner, weights=size, minlength=len(p.articles))


def conformal(predicted: np.ndarray, truth: np.ndarray, wide: np.ndarray, coverage: float = 0.8) -> np.ndarray:
    """Rows (lower edge of the predicted score, low offset, high offset): cross-conformal 80 % intervals (Vovk 2015) by score band.

    Offsets are the symmetric quantiles of the out-of-fold residuals, each divided by what its interval will be widened by (`wide`, (n,)),
    with the finite-sample correction (n + 1).
    """
    rows = []
    residual = (truth - predicted) / wide
    for k, edge in enumerate(_EDGES):
        top = _EDGES[k + 1] if k + 1 < len(_EDGES) else np.inf
        near = (predicted >= edge - 12.5) & (predicted < top + 12.5)
        r = residual[near] if near.sum() >= 25 else residual
        r = r[~np.isnan(r)]
        level = min(1.0, np.ceil((len(r) + 1) * coverage) / max(len(r), 1))
        reach = float(np.quantile(np.abs(r), level))
        rows.append([edge, -round(reach, 3), round(reach, 3)])
    return np.array(rows)
