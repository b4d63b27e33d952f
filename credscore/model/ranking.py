"""The largest reasons of every row of points; what is small or comes behind them is added up as "other", so that nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from credscore.schema import OTHER, Reason

_LITTLE = 3.0  # points: "other" may be as large without more reasons being told
_APART = 1 << 32  # more than there are tenths of points
_TABLE = 1 << 22  # entries, more than the reasons of articles need
_SMALL = 0.5  # points; smaller reasons are gathered under "other"


@dataclass(frozen=True, slots=True)
class Ranked:
    """order : (n, k) columns by size. told : bool (n, k + 1), which of them are told, and whether something is left over. tenths : (n, k + 1)
    their points, rounded, and what is left over."""

    order: np.ndarray
    told: np.ndarray
    tenths: np.ndarray

    def reasons(self, codes: np.ndarray, names: np.ndarray) -> list[list[Reason]]:
        """Signed points under their names, largest first, then "other". codes : int (n, k), in the order of `order`, indices into
        names : object. Equal reasons are one object: there are far fewer of these than of reasons."""
        every = np.full(self.told.shape, len(names))
        every[:, :-1] = codes
        code, points = every[self.told], self.tenths[self.told]
        first, which = _distinct(code, np.rint(10 * points).astype(np.int64))
        unique = np.empty(len(first), object)
        unique[:] = list(zip(np.append(names, OTHER)[code[first]].tolist(), points[first].tolist(), strict=True))
        items = unique[which].tolist()
        return [items[low:high] for low, high in pairwise([0, *np.cumsum(self.told.sum(axis=1)).tolist()])]


def _distinct(code: np.ndarray, tenths: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where one of each pair of a code and a number stands, and which of these every pair is. code, tenths : int (n,)."""
    low = tenths.min(initial=0)
    span = int(tenths.max(initial=0) - low) + 1
    size = (int(code.max(initial=0)) + 1) * span
    if size > _TABLE:
        _, first, which = np.unique(code * _APART + tenths, return_index=True, return_inverse=True)
        return first, which
    # codes and points are small numbers: a table of all that there may be takes a third of what sorting them takes
    key = code * span + (tenths - low)
    at = np.full(size, -1)
    at[key] = np.arange(len(key))
    there = np.flatnonzero(at >= 0)
    first = at[there]
    at[there] = np.arange(len(there))
    return first, at[key]


def rank(points: np.ndarray, most: int, more: int, total: np.ndarray) -> Ranked:
    """The `most` largest of every row of `points` (n, k), then up to `more` of those that make up what is left, until that is little.

    total : (n,) what the rounded points have to add up to, since people and programs add them: "other" holds what rounding takes and gives, too.
    """
    at = np.arange(len(points))
    rest = np.zeros(len(points))
    for column in points.T:  # one after the other: a sum that no batch changes
        rest += column
    points = np.ascontiguousarray(points)  # argmax would copy what is not, in every round
    size = np.abs(points)
    order = np.empty((len(points), most + more), np.int64)
    told = np.zeros((len(points), most + more + 1), bool)
    ranked = np.empty(told.shape)
    for k in range(most + more):
        if k == most:  # from here on by what they are to the rest
            side = np.sign(rest)
            size = np.where(size < 0, -1.0, points * side[:, None])
        order[:, k] = best = size.argmax(axis=1)
        told[:, k] = (size[at, best] >= _SMALL) & ((k < most) | (np.abs(rest) >= _LITTLE))
        ranked[:, k] = points[at, best]
        rest -= np.where(told[:, k], ranked[:, k], 0.0)
        size[at, best] = -1.0
    ranked[:, -1] = 0.0
    tenths = rounded(ranked, 1)
    rest = total.copy()
    for k in range(most + more):
        rest -= np.where(told[:, k], tenths[:, k], 0.0)
    tenths[:, -1] = rounded(rest, 1)
    told[:, -1] = tenths[:, -1] != 0
    return Ranked(order, told, tenths)


def rounded(values: np.ndarray, digits: int) -> np.ndarray:
    """What `round(value, digits)` gives, for all values at once; only those close to a tie are asked one by one."""
    scale = 10.0**digits
    scaled = values * scale
    out = np.rint(scaled) / scale
    for at in zip(*np.nonzero(np.abs(np.abs(scaled - np.trunc(scaled)) - 0.5) < 1e-6), strict=True):
        out[at] = round(float(values[at]), digits)
    return out
