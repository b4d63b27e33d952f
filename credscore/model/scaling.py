"""Brings what retraining learns from to rows of about length one, each block weighted by what its columns say of the classes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import scipy.sparse as sp

# Added to the counts of an n-gram in and outside a class, of words and of cues. Words: among 1, 3, 10, 30 and 100 thirty was best or next
# to it on celebrity stories and Wikipedia sentences; with so much, rare n-grams weigh little and sorting texts by them alone does not pay.
SMOOTH = {"words": 30.0, "cues": 10.0}
# Lengths of the blocks where they stand side by side.
_LENGTHS = {"words": 1.0, "cues": 0.5, "evidence": 0.5}
_CAP = 6.0  # standard deviations: a feature that was rare in training must not decide alone later
BLOCKS = {"evidence": ("evidence", "cues"), "words": ("words",), "both": ("words", "cues", "evidence")}


@dataclass(frozen=True, slots=True)
class Blocks:
    """What is known of n texts. evidence : float64 (n, features). grams : counts of hashed n-grams by block ("words", "cues"), (n, buckets)."""

    evidence: np.ndarray
    grams: dict[str, sp.csr_matrix]

    def take(self, rows: np.ndarray) -> Blocks:
        return Blocks(self.evidence[rows], {name: counted[rows] for name, counted in self.grams.items()})


@dataclass(frozen=True, slots=True)
class Grams:
    """Columns of n-grams that were seen often enough, and the weight of each: how unevenly it falls on the classes, the smoothed log-count
    ratio of NB-SVM (Wang & Manning 2012)."""

    columns: np.ndarray
    ratio: np.ndarray

    @classmethod
    def of(cls, counted: sp.csr_matrix, target: np.ndarray, smooth: float) -> Grams:
        """target : int (texts,), the number of the class of each text."""
        seen = np.bincount(counted.indices, minlength=counted.shape[1])
        columns = np.flatnonzero(seen >= (2 if len(target) > 20 else 1))  # what was seen once cannot be generalised from
        there, seen = counted[:, columns], seen[columns]
        texts = np.bincount(target).astype(np.float64)
        ratio = np.zeros(len(columns))
        for k in np.flatnonzero(texts):
            count = np.bincount(there[np.flatnonzero(target == k)].indices, minlength=len(columns))
            within = (count + smooth) / (texts[k] + 2 * smooth)
            outside = (seen - count + smooth) / (texts.sum() - texts[k] + 2 * smooth)
            np.maximum(ratio, np.abs(np.log(within / outside)), out=ratio)
        return cls(columns, ratio)

    def apply(self, counted: sp.csr_matrix) -> sp.csr_matrix:
        """Rows of length one (zero where nothing is known): how often an n-gram stands in a text does not matter."""
        import scipy.sparse as sp

        there = counted[:, self.columns].astype(np.float64)
        there.data = self.ratio[there.indices]
        length = np.sqrt(np.asarray(there.multiply(there).sum(axis=1))).ravel()
        return (sp.diags(1.0 / np.maximum(length, 1e-12)) @ there).tocsr()


@dataclass(frozen=True, slots=True)
class Scaling:
    """What was learned of the blocks of the training texts. mean, scale : (features,), of the evidence."""

    mean: np.ndarray
    scale: np.ndarray
    grams: dict[str, Grams]

    @classmethod
    def of(cls, blocks: Blocks, target: np.ndarray) -> Scaling:
        """target : int (texts,), the number of the class of each text."""
        x = blocks.evidence
        mean, spread = x.mean(axis=0), x.std(axis=0)
        varies = spread > 1e-6
        scale = np.where(varies, 1.0 / np.maximum(spread, 1e-6), 0.0)
        return cls(
            mean,
            scale / np.sqrt(max(int(varies.sum()), 1)),
            {name: Grams.of(counted, target, SMOOTH[name]) for name, counted in blocks.grams.items()},
        )

    def dense(self, evidence: np.ndarray) -> np.ndarray:
        """Evidence standardised, capped and divided by the root of the number of columns: rows of about length one."""
        limit = _CAP / np.sqrt(max(int((self.scale > 0).sum()), 1))  # in the units of `scale`
        out: np.ndarray = np.clip((evidence - self.mean) * self.scale, -limit, limit)
        return out

    def apply(self, view: str, blocks: Blocks) -> sp.csr_matrix:
        """The blocks of a view (a key of BLOCKS) side by side."""
        import scipy.sparse as sp

        parts = []
        for name in BLOCKS[view]:
            if name == "evidence":
                parts.append(sp.csr_matrix(self.dense(blocks.evidence) * (1.0 if view == "evidence" else _LENGTHS[name])))
            else:
                parts.append(self.grams[name].apply(blocks.grams[name]) * _LENGTHS[name])
        return sp.hstack(parts).tocsr()
