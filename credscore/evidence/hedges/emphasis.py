"""Common words in capitals within a sentence that is not: "the PERFECT answer", "it is NOT over". Whoever writes so leans on his words."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.ranges import running, shared
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

EMPHASIS = "booster/emphasis"
# None that is an abbreviation or a part of a name as well (ALL the leukaemia, DO the degree, HER-2, PLOS ONE, IT, US, WHO, IS, NOW).
_WORDS = """
    not never ever just only very this that these those every everything nothing anything everyone everybody nobody none always again still even
    really must should shouldn't won't will can't cannot did does don't doesn't didn't isn't are aren't was wasn't were have has had you your
    our they them their his she my himself herself because why what how most much many own exactly finally forever huge big great good bad
    best worst better wrong right true truth lie lies free dead alive too both but before after about against over any hell hate love perfect
    epic pathetic shocking massive instant major insane furious caught lost entire whole zero no so total complete fails slams hammers roasts
    owns vows destroys shreds stop shut hero heroes coward racist racism illegals riots terrorists
""".split()
_ENDINGS = tuple((ord(a), ord(b)) for a, b in ("ED", "NG", "LY"))  # words of six letters or more: no abbreviation ends so by chance
_NAMES = "united associated limited updated embargoed edited living reading daily nursing beijing boeing billy".split()
_MOST = 0.4  # the share of words in capitals from which on it is a line in capitals


def emphatic(ctx: Context) -> np.ndarray:
    """int64: tokens of such words, in order."""
    tokens = ctx.tokens
    at = tk.scattered(tokens.all_upper)
    end, data = tokens.end.take(at), ctx.buffer.data
    bent = np.zeros(len(at), bool)
    for one, other in _ENDINGS:
        bent |= (data.take(end - 2) == one) & (data.take(end - 1) == other)
    bent &= (end - tokens.start.take(at) >= 6) & ~is_in(tokens.key.take(at), _NAMES)
    return leaned_on(ctx, at[bent | is_in(tokens.key[at], _WORDS)])


def leaned_on(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Those of some words in capitals (tokens, in order) that stand so by themselves: not in lines of capitals, nor in a run of capitals that
    opens a sentence: a label, a dateline or the first words of a story."""
    at = at[((ctx.gap[at] | ctx.gap_after[at + 1]) & tk.HYPHEN) == 0]
    if not at.size:
        return at
    sentence = ctx.sentences.of_token[at]
    first, last = ctx.sentences.first[sentence], ctx.sentences.first[sentence + 1]
    inside, low, high = shared(first, last)
    capitals = running(ctx.tokens.all_upper[inside])
    opens = capitals[low + (at - first)] - capitals[low] == at - first
    return at[~opens & (capitals[high] - capitals[low] <= _MOST * (last - first))]
