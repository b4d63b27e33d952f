"""Words of many texts as numbers, and near-duplicates among the texts by their common word 5-grams."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from credscore.text.tokens import MIX

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Up to this many texts that share a shingle, every pair is looked at; above it, neighbours and the first one only.
_CROWD = 8
# Rarely do two articles that do not share an origin have even one 5-gram in twenty in common.
JACCARD = 0.5
CONTAINED = 0.7
# Below this many words of common text "contained" is no news: a greeting, a share line.
_MIN_CONTAINED = 20


def words_of(text: str) -> list[str]:
    """Lower-case words of a text; digits are words, punctuation is not."""
    return _WORD.findall(text.lower().replace("’", "'"))


def encode(texts: Iterable[str]) -> tuple[list[np.ndarray], list[str]]:
    """Each text as an array of word numbers, and the words themselves in the order of their numbers."""
    numbers: dict[str, int] = {}
    out = []
    for text in texts:
        words = words_of(text)
        out.append(np.fromiter((numbers.setdefault(w, len(numbers)) for w in words), np.int64, len(words)))
    return out, list(numbers)


def ngrams(words: np.ndarray, n: int) -> np.ndarray:
    """Hashes (uint64) of the word n-grams of a text, in order; a text shorter than n words is one n-gram."""
    n = max(1, min(n, len(words)))
    out = np.zeros(max(len(words) - n + 1, 0), np.uint64)
    for offset in range(n):
        out = (out ^ (words[offset : offset + len(out)].astype(np.uint64) + np.uint64(1))) * MIX
        out ^= out >> np.uint64(29)
    return out


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Texts `first` < `second` (indices) share `jaccard` of their 5-grams; `contained`: the share of the shorter one's."""

    first: int
    second: int
    jaccard: float
    contained: float


def near_duplicates(
    texts: Sequence[str], groups: Sequence[str] | None = None, jaccard: float = JACCARD, contained: float = CONTAINED, n: int = 5
) -> list[Duplicate]:
    """Pairs of texts, of different groups, that share much of their word n-grams; in order.

    jaccard : common n-grams / all n-grams of both. contained : common n-grams / those of the shorter one (20 words or more).
    Cost: one sort of all n-grams, and a look at the pairs that have some in common. Where many texts are copies of one, each is
    reported against the first and its neighbours, not against every other.
    """
    encoded, _ = encode(texts)
    sets = [np.unique(ngrams(words, n)) for words in encoded]
    sizes = np.array([len(s) for s in sets], np.int64)
    if sizes.sum() == 0:
        return []
    grams = np.concatenate(sets)
    owner = np.repeat(np.arange(len(sets)), sizes)
    order = np.argsort(grams, kind="stable")  # owners stay in ascending order within a shingle
    grams, owner = grams[order], owner[order]
    starts = np.flatnonzero(np.append(True, grams[1:] != grams[:-1]))
    counts = np.diff(np.append(starts, len(grams)))
    pairs = []
    for step in range(1, _CROWD):
        small = starts[(counts > step) & (counts <= _CROWD)]
        width = counts[(counts > step) & (counts <= _CROWD)]
        for offset in range(_CROWD - step):
            fits = width > offset + step
            pairs.append((owner[small[fits] + offset], owner[small[fits] + offset + step]))
    crowded = counts > _CROWD
    for start, count in zip(starts[crowded], counts[crowded], strict=True):
        here = owner[start : start + count]
        pairs += [(here[:-1], here[1:]), (np.full(count - 2, here[0]), here[2:])]
    if not pairs:
        return []
    left, right = np.concatenate([p[0] for p in pairs]), np.concatenate([p[1] for p in pairs])
    codes, common = np.unique(left * len(sets) + right, return_counts=True)
    left, right = codes // len(sets), codes % len(sets)
    # Crowds count only some of their pairs, so this first look is generous; the second one is exact.
    smaller = np.minimum(sizes[left], sizes[right])
    out = []
    for i in np.flatnonzero(common >= 0.3 * smaller):
        a, b = int(left[i]), int(right[i])
        if groups is not None and groups[a] == groups[b]:
            continue
        both = len(np.intersect1d(sets[a], sets[b], assume_unique=True))
        share = both / (len(sets[a]) + len(sets[b]) - both)
        inside = both / int(smaller[i])
        long = min(len(encoded[a]), len(encoded[b])) >= _MIN_CONTAINED
        if share >= jaccard or (inside >= contained and long):
            out.append(Duplicate(a, b, share, inside))
    return out
