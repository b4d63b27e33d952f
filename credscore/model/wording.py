"""The wording of an article as one number: small weights of common words, added up and divided by their count.

Only words in small letters count, so that no name of a person, place or outlet can; numbers do not either. A word is known by the
upper bits of its hash, and each weight leads to the words that have it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from credscore.evidence.context import Context

BITS = 16
BUCKETS = 1 << BITS
_MIX = np.uint64(0x9E3779B97F4A7C15)


def plain_words(ctx: Context) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(token, article, bucket) int64 arrays, one entry a word in small letters, in the order of the text."""
    tokens = ctx.tokens
    at = np.flatnonzero(~(tokens.upper | tokens.digit | ctx.name))
    key = tokens.key[at]
    key ^= key >> np.uint64(32)
    key *= _MIX
    return at, ctx.sentences.article[ctx.sentences.of_token[at]], (key >> np.uint64(64 - BITS)).astype(np.int64)


def word_points(ctx: Context, weights: np.ndarray, count: int) -> np.ndarray:
    """Words in small letters of each article, and their points added up, float64 (2, count). Their ratio is the wording of the article.

    weights : (BUCKETS,) points for an article of that word alone. They lie on a grid, so their sums are exact whatever stands beside
    an article in its batch.
    """
    _, article, bucket = plain_words(ctx)
    return np.stack([np.bincount(article, minlength=count), np.bincount(article, weights=weights[bucket], minlength=count)])


def word_rates(ctx: Context, count: int, buckets: np.ndarray) -> np.ndarray:
    """Share of the words of each article that fall into each of `buckets` (sorted int64), float64 (count, len(buckets))."""
    _, article, bucket = plain_words(ctx)
    size = np.maximum(np.bincount(article, minlength=count), 1)
    at = np.searchsorted(buckets, bucket)
    known = at < len(buckets)
    known[known] = buckets[at[known]] == bucket[known]
    out = np.bincount(article[known] * len(buckets) + at[known], minlength=count * len(buckets)).reshape(count, len(buckets))
    return out / size[:, None]
