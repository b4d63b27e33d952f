"""The phrasing of an article as points: the n-grams of words (names and numbers masked) that a model learned from two classes of texts.

Only models trained on two labels have it; with ratings, small weights of single words (`wording`) carry over to other writers better.
The points of an article are the weights of the different n-grams in it, added up and divided by their length as a vector, in units of
a training article of middling length: a weight is what its n-gram moves such an article by.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.ranges import distinct
from credscore.model.ngrams import placed_grams

if TYPE_CHECKING:
    from credscore.evidence.extract import Found

BITS, LONGEST = 18, 3
WEIGHTS, SQUARES = "phrase_weights", "phrase_squares"
_GRID = 2.0**24  # sums of values on it are exact, so the points of an article do not depend on its batch
_LEAST = 2.0**-8  # of the squared length of a middling article: a text of a few known n-grams must not be judged by them at full length


def snap_phrases(values: np.ndarray) -> np.ndarray:
    """Round to the grid of the weights and squares."""
    return np.rint(values * _GRID) / _GRID


def phrase_grams(found: Found, goes_on: bool = False) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """(article, bucket, start, end) of the n-grams that phrases are made of: neither a name nor anybody's sex is a word."""
    return placed_grams(found, BITS, LONGEST, even=True, goes_on=goes_on)


@dataclass(frozen=True, slots=True)
class Phrases:
    """weights, squares : float64 (2**BITS,), points of every n-gram and its squared length; zero for unknown ones."""

    weights: np.ndarray
    squares: np.ndarray

    @classmethod
    def of(cls, arrays: dict[str, np.ndarray]) -> Phrases | None:
        """Those of a model; None where it has none."""
        return cls(arrays[WEIGHTS], arrays[SQUARES]) if WEIGHTS in arrays else None

    def known(self, found: Found, goes_on: bool = False) -> np.ndarray:
        """Sorted int64 article << BITS | bucket of all different known n-grams of a buffer. goes_on : see `placed_grams`."""
        article, bucket, _, _ = phrase_grams(found, goes_on)
        here = np.flatnonzero(self.squares.take(bucket, mode="clip"))
        return distinct((article[here] << BITS) | bucket[here])

    def points(self, known: np.ndarray, count: int) -> np.ndarray:
        """Points of each of `count` articles, float64; zero where nothing is known. known : from `known`, each n-gram once."""
        article, bucket = known >> BITS, known & ((1 << BITS) - 1)
        total = np.bincount(article, self.weights[bucket], count)
        square = np.bincount(article, self.squares[bucket], count)
        return total / np.sqrt(np.maximum(square, _LEAST))

    def telling(self, found: Found, least: float, goes_on: bool = False) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """(article, start, end, points) of the n-grams that move a middling article by `least` points or more, in the order of the text.

        start, end : buffer positions. Each n-gram is given where it first stands; it counts once.
        """
        article, bucket, start, end = phrase_grams(found, goes_on)
        at = np.flatnonzero(np.abs(self.weights[bucket]) >= least)
        at = at[np.lexsort((start[at], bucket[at], article[at]))]
        key = (article[at] << BITS) | bucket[at]
        at = at[np.append(True, key[1:] != key[:-1])[: len(at)]]
        at = at[np.lexsort((end[at], start[at], article[at]))]
        return article[at], start[at], end[at], self.weights[bucket[at]]
