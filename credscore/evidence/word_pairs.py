"""Pairs of words that stand side by side, looked up together: "heart disease", "called in"."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from credscore.text.tokens import MIX, word_keys


class WordPairs:
    """A set of pairs of words. firsts : the different first words, in order."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        first, second = zip(*pairs, strict=True)
        self.firsts = tuple(dict.fromkeys(first))
        self._known = np.sort(word_keys(first) * MIX ^ word_keys(second))

    def hold(self, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        """bool: which pairs of the keys `first` and `second` are among them."""
        pair = first * MIX ^ second
        return np.asarray(self._known.take(np.searchsorted(self._known, pair), mode="clip") == pair)
