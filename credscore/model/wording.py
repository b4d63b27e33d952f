"""The wording of an article as one number: small weights of common words, added up and divided by their count and a constant.

Only words in small letters count, so that no name of a person, place or outlet can; numbers do not either. A word is known by the
upper bits of its hash, and each weight leads to the words that have it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from credscore.model.grid import in_runs
from credscore.text.tokens import MIX, word_keys

if TYPE_CHECKING:
    from credscore.evidence.context import Context

BITS = 16
# Words that every article is taken to have besides its own, of which none weighs anything: in sixty words the few that weigh tell of the subject
# ("council", "board") as much as of the manner. Weights are larger instead (WORD_SCALE), so long articles are told apart as before.
# Article errors with this (and 0, and weights of 120): 45 real articles 6.6 (6.7), two sets of 40 others 9.0 and 6.5 (9.0 and 6.6).
UNSAID = 200.0
BUCKETS = 1 << BITS


# A score must not depend on anybody's sex: these words are never given a weight.
GENDERED = """
    he she him her his hers himself herself man men woman women boy boys girl girls wife wives husband husbands mother mothers father
    fathers mum mums mom moms dad dads son sons daughter daughters sister sisters brother brothers actress actresses actor actors
    girlfriend girlfriends boyfriend boyfriends king queen prince princess duke duchess lady ladies gentleman gentlemen
    grandmother grandfather grandson granddaughter aunt uncle niece nephew widow widower bride groom spokesman spokeswoman
    chairman chairwoman businessman businesswoman policeman policewoman congressman congresswoman waiter waitress male female
    he'd she'd he'll she'll
""".split()


def _buckets(keys: np.ndarray) -> np.ndarray:
    mixed = keys >> np.uint64(32)
    mixed ^= keys
    mixed *= MIX
    mixed >>= np.uint64(64 - BITS)
    return mixed.view(np.int64)


def gendered_buckets() -> np.ndarray:
    """Sorted int64 buckets of the words that tell somebody's sex."""
    return np.unique(_buckets(word_keys(GENDERED)))


def plain_words(ctx: Context) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(token, article, bucket) int64 arrays, one entry a word in small letters, in the order of the text; "the" is left out.

    Some outlets and places have an article and some have none: it must not matter which of them a story names.
    """
    at = np.flatnonzero(_plain(ctx))
    return at, ctx.sentences.article[ctx.sentences.of_token[at]], _buckets(ctx.tokens.key[at])


def _plain(ctx: Context) -> np.ndarray:
    return ~(ctx.tokens.upper | ctx.tokens.digit | ctx.name | ctx.has("DEF"))


def wording_of(words: np.ndarray, points: np.ndarray) -> np.ndarray:
    """The wording of articles, in points, from what `word_points` gives of them."""
    return points / (words + UNSAID)


def word_points(ctx: Context, weights: np.ndarray, count: int) -> np.ndarray:
    """Words in small letters of each article, and their points added up, float64 (2, count). See `wording_of`.

    weights : (BUCKETS,) points for an article of that word alone. They lie on a grid, so their sums are exact whatever stands beside
    an article in its batch.
    """
    tokens, sents = ctx.tokens, ctx.sentences
    out = np.zeros((2, count))
    if len(tokens):
        plain = _plain(ctx)
        narrow = weights.astype(np.float32)  # half as much to read and write; points lie on a grid and are no less exact in it
        points = (narrow if (narrow == weights).all() else weights).take(_buckets(tokens.key), mode="clip")
        points *= plain  # np.where is slow where its condition has no pattern
        new = np.flatnonzero(np.diff(sents.article, prepend=-1))
        begin = sents.first[new]
        out[:, sents.article[new]] = in_runs(plain, begin), np.add.reduceat(points, begin, dtype=np.float64) + 0.0  # never -0.0
    return out


def word_rates(ctx: Context, count: int, buckets: np.ndarray) -> np.ndarray:
    """Share of the words of each article, and of `UNSAID` more, that fall into each of `buckets` (sorted int64), float64 (count, len(buckets))."""
    _, article, bucket = plain_words(ctx)
    size = np.bincount(article, minlength=count) + UNSAID
    at = np.searchsorted(buckets, bucket)
    known = at < len(buckets)
    known[known] = buckets[at[known]] == bucket[known]
    out = np.bincount(article[known] * len(buckets) + at[known], minlength=count * len(buckets)).reshape(count, len(buckets))
    return out / size[:, None]


def telling_words(ctx: Context, weights: np.ndarray, least: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(token, article, points) of all words that move an article by `least` points or more where they are one word in a hundred.

    Points are of one word in a hundred, up or down, so they depend on nothing else in the article. In the order of the text.
    """
    at = np.flatnonzero(_plain(ctx))
    points = weights.take(_buckets(ctx.tokens.key[at])) / 100
    kept = np.flatnonzero(np.abs(points) >= least)
    at = at[kept]
    return at, ctx.sentences.article[ctx.sentences.of_token[at]], points[kept]
