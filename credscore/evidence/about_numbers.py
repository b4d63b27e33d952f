"""What says how exact a number is: "more than 20 nurses", "nearly half of them", "at least six former pupils"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.word_lists import ARTICLES, NUMBERS, SAY, TELL
from credscore.text.tokens import is_in

# in front of a number: how exact it is, in one word, in two ("more than", "at least", "up to", "just over") or in three ("no fewer than", "as many as")
_ONE = "nearly almost about around roughly approximately over under only just fully yet".split()
_MORE, _AT, _UP, _WELL, _NO = ("more", "fewer", "less"), ("at",), ("up", "close"), ("well", "just"), ("no", "not")
_LEADS = (*_ONE, *_MORE, *_AT, *_UP, "well", *_NO, "as")
BEFORE_NUMBERS = (*_ONE, "than", "least", "most", "to", "as")
_WRITTEN = "eleven twelve thirteen fourteen fifteen sixteen twenty thirty forty fifty sixty seventy eighty ninety".split()
_COUNTED = ("another", "a", "an", "half", "all", "none", "dozens", "scores", "hundreds", "thousands", "two-thirds", "three-quarters")
_PATIENTS = "patients participants subjects volunteers sufferers women men people".split()
_NEAR = 6  # words from a number to whom it counts
_NO_MORE = ("only", "just")
_ROUND = ("dozen", "score", "hundred", "thousand", "third", "quarter", "fifth", "tenth")


def at_number(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """`first` of phrases [first, last) that say how exact their number is, moved to it: "more than | 20 nurses", "nearly | half of them"."""
    out = first.copy()
    top = len(ctx.tokens) - 1
    some = np.flatnonzero(ctx.is_word(np.maximum(first, 0), *_LEADS) & (last - first >= 3))  # few
    if some.size:
        out[some] = _past_leads(ctx, first[some], last[some])
    # "five or six growers"
    few = np.flatnonzero(ctx.is_word(np.minimum(np.maximum(first, 0) + 1, top), "or") & (last - first >= 4))  # few
    second = ctx.behind(ctx.behind(first[few]))
    out[few[_number(ctx, first[few]) & _number(ctx, second) & (ctx.gap[second] == 0)]] += 2
    return out


def _past_leads(ctx: Context, at: np.ndarray, last: np.ndarray) -> np.ndarray:
    """int64: as `at_number`, of phrases that begin with such a word, `at`."""
    key = ctx.tokens.key
    second, third, fourth = ctx.behind(at), ctx.behind(ctx.behind(at)), ctx.behind(ctx.behind(ctx.behind(at)))
    than = is_in(key[second], ("than",)) & is_in(key[at], _MORE) | is_in(key[second], ("least", "most")) & is_in(key[at], _AT)
    than |= is_in(key[second], ("to",)) & is_in(key[at], _UP) | is_in(key[second], ("over", "under")) & is_in(key[at], _WELL)
    than &= (ctx.gap[second] | ctx.gap[third]) == 0
    as_ = is_in(key[at], _NO) & is_in(key[second], _MORE[1:]) & is_in(key[third], ("than",))
    as_ |= is_in(key[at], ("as",)) & is_in(key[second], ("many",)) & is_in(key[third], ("as",))
    as_ &= (ctx.gap[second] | ctx.gap[third] | ctx.gap[fourth]) == 0
    one = is_in(key[at], _ONE) & (ctx.gap[second] == 0)
    number = np.where(as_, fourth, np.where(than, third, np.where(one, second, -1)))
    number = np.where(number < last - 1, number, -1)
    behind = ctx.behind(np.maximum(number, 0))
    counts = ctx.tokens.digit[number] | ctx.in_class(np.maximum(number, 0), "NUMBER") | is_in(key[number], (*NUMBERS, *_WRITTEN, *_COUNTED))
    counts &= ~is_in(key[number], ARTICLES) | is_in(key[behind], _ROUND)
    # "only two growers came" tells how few they are, but "only 4 per cent believe it" what they think
    part = is_in(key[behind], ("percent", "per", "of")) | (ctx.buffer.data[ctx.tokens.end[number]] == ord("%"))
    counts &= ~is_in(key[at], _NO_MORE) | (number - at > 1) | ctx.tokens.digit[number] & part
    counts &= ~is_in(key[number], ("another",)) | is_in(key[at], ("yet",))
    counts &= ~_counted_in_studies(ctx, at, number, last)
    return np.where((number > 0) & counts, number, at)


def _number(ctx: Context, at: np.ndarray) -> np.ndarray:
    return np.asarray(ctx.tokens.digit[at] | is_in(ctx.tokens.key[at], (*NUMBERS, *_WRITTEN)))


def _counted_in_studies(ctx: Context, at: np.ndarray, number: np.ndarray, last: np.ndarray) -> np.ndarray:
    """bool: "about 9% of patients reported headaches", "reported by more than 60 women": a figure of the study's; not "about 9% of patients say"."""
    near = np.minimum(number[:, None] + np.arange(_NEAR), np.maximum(last - 1, 0)[:, None])
    patients = ctx.tokens.digit[number] & is_in(ctx.tokens.key[near], _PATIENTS).any(axis=1)
    says = is_in(ctx.tokens.key[np.minimum(last, len(ctx.tokens) - 1)], (*SAY, *TELL)) | is_in(ctx.tokens.key[ctx.before(at)], (*SAY, "to"))
    return np.asarray((patients | is_in(ctx.tokens.key[ctx.before(at)], ("by",))) & ~says)
