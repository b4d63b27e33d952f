"""Learns the phrases of a model from two labels: logistic regression on the n-grams of the texts, folded into points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from credscore.model.phrasing import BITS, SQUARES, WEIGHTS, phrase_grams, snap_phrases
from credscore.model.scaling import SMOOTH, Grams
from credscore.training.prepare import Prepared

if TYPE_CHECKING:
    import scipy.sparse as sp

# As the classifier chooses it on celebrity stories.
PENALTY = 10.0
FEWEST = 40  # below it an inner fold has too few texts of a class to tell phrases by


def only_labels(p: Prepared) -> bool:
    """Whether no article has a rating, only labels."""
    return all(a.rating is None for a in p.articles)


def two_labels(p: Prepared) -> bool:
    """Whether the articles have two labels and no ratings, and enough of each for phrases to be learned."""
    judged = p.article_rating[~np.isnan(p.article_rating)]
    low, high = int((judged == 0).sum()), int((judged == 100).sum())
    return only_labels(p) and low + high == len(judged) >= FEWEST and min(low, high) >= FEWEST // 4


def ngram_counts(p: Prepared) -> sp.csr_matrix:
    """(a, 2**BITS) counts of the n-grams of all examples."""
    import scipy.sparse as sp

    parts = [sp.csr_matrix((0, 1 << BITS))]
    for view, low, high in p.views:
        at, bucket, _, _ = phrase_grams(view.found)
        some = sp.csr_matrix((np.ones(len(at)), (at, bucket)), shape=(high - low, 1 << BITS))
        some.sum_duplicates()
        parts.append(some)
    return sp.vstack(parts, format="csr")


@dataclass(frozen=True, slots=True)
class Learned:
    """A linear answer to n-grams. weights, squares : see Phrases, but not in points yet. start : the answer to a text without any."""

    grams: Grams
    weights: np.ndarray
    start: float

    @classmethod
    def of(cls, x: sp.csr_matrix, y: np.ndarray) -> Learned:
        """x : (n, 2**BITS) counts. y : (n,) 0 or 1."""
        from sklearn.linear_model import LogisticRegression

        grams = Grams.of(x, y, SMOOTH["words"])
        if not len(grams.columns):  # no two texts share a word
            return cls(grams, np.zeros(0), 0.0)
        head = LogisticRegression(C=PENALTY, class_weight="balanced", tol=1e-3, max_iter=300).fit(grams.apply(x), y)
        return cls(grams, head.coef_[0], float(head.intercept_[0]))

    def answer(self, x: sp.csr_matrix) -> np.ndarray:
        """(n,) answers without `start`."""
        out: np.ndarray = self.grams.apply(x) @ self.weights
        return out

    def arrays(self, x: sp.csr_matrix, points: float) -> dict[str, np.ndarray]:
        """The arrays of a model. points : of an answer of one. x : counts of the training texts, which say what middling is."""
        there = x[:, self.grams.columns].astype(np.float64)
        there.data = self.grams.ratio[there.indices] ** 2
        middling = float(np.median(np.asarray(there.sum(axis=1)).ravel())) or 1.0  # zero: most texts have no known n-gram
        weights, squares = np.zeros(1 << BITS), np.zeros(1 << BITS)
        weights[self.grams.columns] = points * self.weights * self.grams.ratio / np.sqrt(middling)
        squares[self.grams.columns] = self.grams.ratio**2 / middling
        return {WEIGHTS: snap_phrases(weights), SQUARES: snap_phrases(squares)}


def learn(x: sp.csr_matrix, y: np.ndarray, folds: np.ndarray) -> tuple[Learned, np.ndarray]:
    """What was learned from all rows, and the answers (n,) to each by what was learned without its fold. folds : int (n,)."""
    out = np.zeros(len(y))
    for k in np.unique(folds):
        train, test = np.flatnonzero(folds != k), np.flatnonzero(folds == k)
        if len(test) and len(np.unique(y[train])) == 2:
            out[test] = Learned.of(x[train], y[train]).answer(x[test])
    return Learned.of(x, y), out
