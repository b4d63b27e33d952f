"""Sums that do not depend on what else is in a batch: values on a grid of 1/1024, and counts in runs.

Sums of grid values are exact in float64, in whatever order they are taken.
"""

from __future__ import annotations

import numpy as np

GRID = 1024.0


def snap(values: np.ndarray) -> np.ndarray:
    """Round to the grid; see the module's docstring."""
    out = values * GRID
    np.rint(out, out=out)
    out *= 1 / GRID  # a power of two: exactly as good as a division
    return out


def sums_of_runs(values: np.ndarray, first: np.ndarray) -> np.ndarray:
    """The sum of each run, in the type of `values`: whole numbers would be copied to wider ones first. first: where the runs begin."""
    return np.add.reduceat(values, first, dtype=values.dtype)


def in_runs(flag: np.ndarray, first: np.ndarray) -> np.ndarray:
    """How many are true in each run of a bool array, int32; `first`: where the runs begin, the first at 0."""
    passed = np.zeros(len(flag) + 1, np.int32)
    np.cumsum(flag, out=passed[1:], dtype=np.int32)
    return np.diff(passed.take(first), append=passed[-1:])
