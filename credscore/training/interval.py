"""Intervals of article scores: conformal, wider where scores are less sure, and the widths that residuals are measured in."""

from __future__ import annotations

import numpy as np

from credscore.training.prepare import Prepared

GUESS = np.array([[0.0, -25.0, 25.0]])  # where nothing says how far a score may be off
_STEP = 5.0  # points: each band of scores has an interval of its own
_NEAR = 15.0  # points: residuals count towards a band the less, the further off they lie, and nothing from here on
_FEWEST = 60  # residuals that have a say in a band; where fewer lie near, it looks further


def words_in(p: Prepared) -> np.ndarray:
    """(a,) words of every example."""
    size = np.concatenate([view.size for view, _, _ in p.views]) if p.views else np.zeros(0)
    return np.bincount(p.owner, weights=size, minlength=len(p.articles))


def conformal(predicted: np.ndarray, truth: np.ndarray, wide: np.ndarray, coverage: float = 0.8) -> np.ndarray:
    """Rows (lower edge of the predicted score, low offset, high offset): cross-conformal intervals (Vovk 2015), locally weighted (Lei et al. 2018).

    A score at the ends of the scale is much surer than one in its middle, so the reach of a band is the quantile of the absolute
    out-of-fold residuals near it; all of them are then stretched by one factor, with the finite-sample correction (n + 1), so that the
    share of the articles within their interval is `coverage`.

    predicted, truth : (n,) points, nan where there are none; a guess where no pair is left. wide : (n,) what an interval will be widened
    by, which residuals are divided by.
    """
    known = ~np.isnan(truth - predicted)
    if not known.any():
        return GUESS
    predicted, residual = predicted[known], np.abs(truth - predicted)[known] / wide[known]
    order = np.argsort(residual)
    predicted, residual = predicted[order], residual[order]
    edges = np.arange(0.0, 100.0, _STEP)
    reach = np.array([_quantile_near(predicted, residual, edge + _STEP / 2, coverage) for edge in edges])
    own = np.clip(predicted // _STEP, 0, len(edges) - 1).astype(np.int64)
    stretch = np.sort(residual / np.maximum(reach[own], 1e-9))
    reach *= stretch[min(len(stretch), int(np.ceil((len(stretch) + 1) * coverage))) - 1]
    return np.column_stack([edges, -np.round(reach, 3), np.round(reach, 3)])


def _quantile_near(predicted: np.ndarray, residual: np.ndarray, centre: float, share: float) -> float:
    """The `share` quantile of the residuals (sorted), weighted by a triangle around the centre."""
    away = np.abs(predicted - centre)
    side = max(_NEAR, float(np.sort(away)[min(_FEWEST, len(away)) - 1]) * 1.5)
    passed = np.cumsum(np.clip(1.0 - away / side, 0.0, None))
    return float(residual[np.searchsorted(passed, share * passed[-1])])
