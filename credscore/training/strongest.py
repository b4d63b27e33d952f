"""The phrases that weigh most in a model of two labels, found again in its examples: who reads them sees what the labels differ in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from credscore.evidence.ranges import distinct
from credscore.model.ngrams import told_grams
from credscore.model.phrase_words import in_words
from credscore.model.phrasing import BITS, LONGEST
from credscore.training.prepare import Prepared

MOST = 12  # for each label
_LOOKED_AT = 8 * MOST  # n-grams for each label: many say the same
_FOUND = 20  # of each in a batch: several n-grams may share a weight, and the commonest stands for it
PLACES = ("", "in the first four sentences", "in the first sentence")


@dataclass(frozen=True, slots=True)
class Strong:
    """A phrase as the model knows it; marked : with the marks at its ends. place : index into PLACES, where it has to stand.

    points : what it moves an article of middling length by. reliable, unreliable : how many articles of each label have it.
    """

    phrase: str
    marked: str
    place: int
    points: float
    reliable: int
    unreliable: int


def strongest(p: Prepared, weights: np.ndarray) -> tuple[list[Strong], list[Strong]]:
    """Phrases for reliable and for unreliable, the heaviest first, none within one before it. weights : (2**BITS,), see Phrases."""
    order = np.argsort(-np.abs(weights), kind="stable")
    sides = [order[side * weights[order] > 0][:_LOOKED_AT] for side in (1, -1)]
    buckets = np.sort(np.concatenate(sides))
    counts = np.zeros((2, len(buckets)), np.int64)
    called: list[Counter[tuple[str, str, int]]] = [Counter() for _ in buckets]
    for view, low, _ in p.views if len(buckets) else ():
        article, bucket, start, end, place = told_grams(view.found, BITS, LONGEST, even=True)
        slot = np.minimum(np.searchsorted(buckets, bucket), len(buckets) - 1)
        here = np.flatnonzero(buckets[slot] == bucket)
        once = distinct(article[here] * len(buckets) + slot[here])
        rating = p.article_rating[low + once // len(buckets)]
        for row, wanted in zip(counts, (100, 0), strict=True):
            row += np.bincount((once % len(buckets))[rating == wanted], minlength=len(buckets))
        here = here[np.argsort(slot[here], kind="stable")]
        rank = np.arange(len(here)) - np.searchsorted(slot[here], slot[here])
        here = here[rank < _FOUND]
        words, marked = (in_words(view.found.ctx, article[here], start[here], end[here], marks) for marks in (False, True))
        for number, what in zip(slot[here].tolist(), zip(words, marked, place[here].tolist(), strict=True), strict=True):
            called[number][what] += 1
    out: list[list[Strong]] = []
    for some in sides:
        listed: list[Strong] = []
        for bucket in some.tolist():
            at = int(np.searchsorted(buckets, bucket))
            if not called[at] or len(listed) == MOST:
                continue
            (phrase, marked_as, where), _ = called[at].most_common(1)[0]
            if not any(f" {phrase} " in f" {one.phrase} " for one in listed):
                listed.append(Strong(phrase, marked_as, where, float(weights[bucket]), *counts[:, at].tolist()))
        out.append(listed)
    return out[0], out[1]
