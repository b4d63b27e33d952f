"""The few statistics that agreement between labellers and the evaluation of a model share, in plain numpy.

Where a figure is not defined (nothing to compare, or no variation) it is NaN, never a plausible number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from credscore.errors import UsageError


def _pair(a: ArrayLike, b: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    x, y = np.asarray(a), np.asarray(b)
    if x.ndim != 1 or x.shape != y.shape:
        raise UsageError(f"Expected two one-dimensional sequences of one length, got shapes {x.shape} and {y.shape}.")
    return x, y


def quadratic_kappa(a: ArrayLike, b: ArrayLike, classes: int = 5) -> float:
    """Cohen's kappa with quadratic weights, of two sequences of ratings 0..classes-1.

    Values between classes are rounded to the nearest (halves to the even one), values outside are clipped. 1 is full
    agreement, 0 what chance gives, NaN when there is nothing to compare or both use one and the same class only.
    Raises UsageError when the lengths differ.
    """
    x, y = (np.clip(np.rint(v.astype(float)), 0, classes - 1).astype(np.int64) for v in _pair(a, b))
    if not x.size:
        return float("nan")
    seen = np.bincount(x * classes + y, minlength=classes * classes).reshape(classes, classes)
    weight = np.subtract.outer(np.arange(classes), np.arange(classes)) ** 2
    chance = np.outer(seen.sum(1), seen.sum(0)) / x.size
    expected = float((weight * chance).sum())
    return 1.0 - float((weight * seen).sum()) / expected if expected else float("nan")


def cohen_kappa(a: Sequence[Any] | np.ndarray, b: Sequence[Any] | np.ndarray) -> float:
    """Cohen's kappa of two sequences of labels (strings, booleans, whole numbers).

    NaN when there is nothing to compare or both use one and the same label only. Raises UsageError when the lengths differ.
    """
    x, y = _pair(a, b)
    if not x.size:
        return float("nan")
    labels, codes = np.unique(np.concatenate([x, y]), return_inverse=True)
    left = np.bincount(codes[: x.size], minlength=labels.size) / x.size
    right = np.bincount(codes[x.size :], minlength=labels.size) / x.size
    chance = float(left @ right)
    seen = float(np.mean(x == y))
    # Two constant and equal sequences agree by necessity: no kappa can be told.
    return (seen - chance) / (1.0 - chance) if chance < 1.0 - 1e-12 else float("nan")


def ranks(values: ArrayLike) -> np.ndarray:
    """Ranks from 1; equal values share the mean of theirs. Shape (n,), float."""
    x = np.asarray(values, float)
    _, codes, counts = np.unique(x, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return (last - (counts - 1) / 2)[codes]


def pearson(a: ArrayLike, b: ArrayLike) -> float:
    """Correlation of two sequences; NaN for fewer than two pairs or when one does not vary."""
    x, y = (v.astype(float) for v in _pair(a, b))
    if x.size < 2:
        return float("nan")
    x, y = x - x.mean(), y - y.mean()
    scale = float(np.sqrt((x @ x) * (y @ y)))
    return float(np.clip((x @ y) / scale, -1.0, 1.0)) if scale > 0 else float("nan")


def spearman(a: ArrayLike, b: ArrayLike) -> float:
    """Rank correlation of two sequences (ties share ranks); NaN for fewer than two pairs or when one does not vary."""
    x, y = _pair(a, b)
    return pearson(ranks(x), ranks(y))


def f1(truth: ArrayLike, found: ArrayLike) -> tuple[float, float, float]:
    """(F1, precision, recall) of two sequences of booleans.

    Precision is NaN when nothing was found, recall when there was nothing to find, F1 when both hold.
    """
    x, y = (v.astype(bool) for v in _pair(truth, found))
    both, want, got = int((x & y).sum()), int(x.sum()), int(y.sum())
    nan = float("nan")
    return (2 * both / (want + got) if want + got else nan), (both / got if got else nan), (both / want if want else nan)


def auc(truth: ArrayLike, score: ArrayLike) -> float:
    """Area under the ROC curve: the chance that a true one scores above a false one, ties counted half.

    NaN when one of the two classes is absent.
    """
    x, y = _pair(truth, score)
    x = x.astype(bool)
    positive, negative = int(x.sum()), int((~x).sum())
    if not positive or not negative:
        return float("nan")
    return float((ranks(y)[x].sum() - positive * (positive + 1) / 2) / (positive * negative))
