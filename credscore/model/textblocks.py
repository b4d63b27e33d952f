"""What a CredibilityClassifier looks at, block by block, brought to rows of comparable length: evidence, words, cues.

    evidence   article-level evidence features, standardised, divided by the square root of their number
    words      hashed word n-grams as tf-idf, rows of length one: what a text is about and its style
    cues       which n-grams occur at all, weighted by how unevenly they fall on the classes (log-count ratios, Wang & Manning 2012);
               rows are divided by the root of their length only, for one "reportedly" is enough, in a long text too

Words and cues err on different texts; together they beat either, and evidence beside them beats both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp

BLOCKS = ("evidence", "words", "cues")
_CAP = 6.0  # standard deviations: a feature that was rare in training must not decide alone later
_SMOOTH = 1.0  # added to every count of texts before the ratio
_SHRINK = 0.2  # the longest rows are those of cues: brings the penalties of the three blocks to one scale


@dataclass(frozen=True, slots=True)
class Texts:
    """What was read of some texts: evidence float64 (n, features); grams csr (n, buckets), counts of hashed n-grams."""

    evidence: np.ndarray
    grams: sp.csr_matrix

    def rows(self, at: np.ndarray) -> Texts:
        """Only the texts numbered `at`."""
        return Texts(self.evidence[at], self.grams[at])


@dataclass(frozen=True, slots=True)
class Blocks:
    """Learned from training texts. mean, scale : (features,) of the evidence. columns : the buckets that were seen often enough.
    idf, ratio : (columns,) their weights as words and as cues."""

    mean: np.ndarray
    scale: np.ndarray
    columns: np.ndarray
    idf: np.ndarray
    ratio: np.ndarray

    @classmethod
    def of(cls, texts: Texts, target: np.ndarray) -> Blocks:
        """target : int (n,), the number of the class of each text."""
        spread = texts.evidence.std(axis=0)
        varies = spread > 1e-6
        scale = np.where(varies, 1.0 / np.maximum(spread, 1e-6), 0.0) / np.sqrt(max(int(varies.sum()), 1))
        seen = np.bincount(texts.grams.indices, minlength=texts.grams.shape[1])
        columns = np.flatnonzero(seen >= (2 if len(target) > 20 else 1))  # what was seen once cannot be generalised from
        idf = np.log((1 + len(target)) / (1 + seen[columns])) + 1
        return cls(texts.evidence.mean(axis=0), scale, columns, idf, _ratio(texts.grams[:, columns], target))

    def apply(self, name: str, texts: Texts) -> Any:
        """One block of `texts`, (n, columns): an array for "evidence", csr for the others."""
        if name == "evidence":
            limit = _CAP / np.sqrt(max(int((self.scale > 0).sum()), 1))
            return np.clip((texts.evidence - self.mean) * self.scale, -limit, limit)
        rows = texts.grams[:, self.columns].astype(np.float64)
        if name == "words":
            rows.data = (1 + np.log(rows.data)) * self.idf[rows.indices]
            return _shortened(rows, 1.0)
        rows.data = self.ratio[rows.indices]
        return _shortened(rows, 0.5) * _SHRINK


def _ratio(grams: sp.csr_matrix, target: np.ndarray) -> np.ndarray:
    """(columns,) the largest log ratio, over the classes, of how often a column occurs in texts of the class and in all others."""
    texts = np.bincount(target).astype(np.float64)
    seen = np.bincount(grams.indices, minlength=grams.shape[1])
    out = np.zeros(grams.shape[1])
    for k in np.flatnonzero(texts):
        count = np.bincount(grams[np.flatnonzero(target == k)].indices, minlength=grams.shape[1])
        within = (count + _SMOOTH) / (texts[k] + 2 * _SMOOTH)
        without = (seen - count + _SMOOTH) / (texts.sum() - texts[k] + 2 * _SMOOTH)
        np.maximum(out, np.abs(np.log(within / without)), out=out)
    return out


def _shortened(rows: sp.csr_matrix, power: float) -> sp.csr_matrix:
    """Rows divided by their length to the `power`."""
    length = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1))).ravel()
    return (sp.diags(1.0 / np.maximum(length, 1e-12) ** power) @ rows).tocsr()
