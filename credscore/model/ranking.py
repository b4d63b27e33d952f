"""The largest reasons of every row of points; what is small or comes behind them is added up as "other", so that nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.schema import Reason

OTHER = "other"
_LITTLE = 3.0  # points: "other" may be as large without more reasons being told
_SMALL = 0.5  # points; smaller reasons are gathered under "other"


@dataclass(frozen=True, slots=True)
class Ranked:
    """order : (n, most) columns by size. shown : (n,) how many of them are told. tenths : (n, most) their points, rounded. rest : (n,) the
    points of all others."""

    order: np.ndarray
    shown: np.ndarray
    tenths: np.ndarray
    rest: np.ndarray

    def reasons(self, names: np.ndarray) -> list[list[Reason]]:
        """Signed points under their names, largest first, then "other". names : object (n, most), in the order of `order`."""
        out: list[list[Reason]] = []
        rests, more = _in_tenths(self.rest).tolist(), (np.abs(self.rest) >= 0.05).tolist()
        for count, row, values, rest, left in zip(self.shown.tolist(), names.tolist(), self.tenths.tolist(), rests, more, strict=True):
            reasons = list(zip(row[:count], values, strict=False))
            if left:
                reasons.append((OTHER, rest))
            out.append(reasons)
        return out


def rank(points: np.ndarray, most: int, more: int = 0) -> Ranked:
    """The `most` largest of every row of `points` (n, k), then up to `more` of those that make up what is left, until that is little."""
    order = _first(-np.abs(points), most)
    ranked = np.take_along_axis(points, order, axis=1)
    shown = (np.abs(ranked) >= _SMALL).sum(axis=1)
    rest = np.zeros(len(points))
    for column in points.T:  # one after the other: a sum that no batch changes
        rest += column
    for k, column in enumerate(ranked.T):
        rest -= np.where(k < shown, column, 0.0)
    if more:
        left = points * np.where(rest < 0, 1.0, -1.0)[:, None]  # the largest are the lowest
        np.put_along_axis(left, order, np.inf, axis=1)
        behind = _first(left, more)
        order = np.concatenate([order, behind], axis=1)
        size = np.take_along_axis(points, behind, axis=1)
        ranked = np.concatenate([ranked, size], axis=1)
        side = np.sign(rest)
        for k, column in enumerate(size.T, most):
            wanted = (np.abs(rest) >= _LITTLE) & (column * side >= _SMALL) & (shown == k)
            shown += wanted
            rest -= np.where(wanted, column, 0.0)
    return Ranked(order, shown, _in_tenths(ranked), rest)


def _first(values: np.ndarray, count: int) -> np.ndarray:
    """(n, count) columns of the lowest of every row, ascending."""
    found = np.argpartition(values, count - 1, axis=1)[:, :count]
    return np.take_along_axis(found, np.argsort(np.take_along_axis(values, found, axis=1), axis=1, kind="stable"), axis=1)


def _in_tenths(values: np.ndarray) -> np.ndarray:
    """What `round(value, 1)` gives, for all values at once; only those close to a tie are asked one by one."""
    scaled = values * 10
    out = np.rint(scaled) / 10
    for at in zip(*np.nonzero(np.abs(np.abs(scaled - np.trunc(scaled)) - 0.5) < 1e-6), strict=True):
        out[at] = round(float(values[at]), 1)
    return out
