"""Quotations beside which nobody is named: they are of whom the line in front of them is about, or of who spoke last."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.quotes import Quotes
from credscore.evidence.ranges import spread
from credscore.evidence.source_types import ANONYMOUS, NAMED, NONE, OFFICIAL, SOCIAL
from credscore.text import tokens as tk

_WHOLE = 0.6  # share of words inside the quotation


def with_headlines(ctx: Context, q: Quotes, direct: np.ndarray, inner: np.ndarray) -> np.ndarray:
    """`inner` with headlines that end or begin in what somebody says of himself, beside his full name: "Ines Falk Leaves the Mill: 'I Am Tired'"."""
    sents = ctx.sentences
    some = np.flatnonzero(direct & (q.last - q.first >= 3) & ~q.open_ended)
    line = sents.of_token.take(q.first.take(some))
    first, end = sents.first.take(line), sents.first.take(line + 1)
    opens = (line == 0) | (sents.article.take(line) != sents.article.take(np.maximum(line - 1, 0)))
    bare = ((ctx.gap_after.take(end) & tk.TERMINAL) == 0) & (inner.take(line) == NONE)
    left, right = q.first[some] == first, q.last[some] == end
    after = np.minimum(q.last[some], len(ctx.tokens) - 1)
    edge = left & ((ctx.gap.take(after) & tk.COLON) > 0) | right & ((ctx.gap.take(q.first.take(some)) & tk.COLON) > 0)
    keep = opens & bare & edge & (left != right)
    some, line, left = some[keep], line[keep], left[keep]
    if not some.size:
        return inner
    low, high = q.first[some], q.last[some]
    own = (ctx.any_in(low, high) & ctx.mask("PRON1", "FIRST")) != 0
    first = np.where(left, high, sents.first[line])
    end = np.where(left, sents.first[line + 1], low)
    at, edge = spread(first, end)
    further = at + 1 < np.repeat(end, end - first)
    full = np.logical_or.reduceat(further & ctx.name[at] & ctx.name[np.minimum(at + 1, len(ctx.tokens) - 1)], edge)
    other = (ctx.any_in(first, end) & ctx.mask("ANON", "PALS", "ONE")) != 0
    inner = inner.copy()
    inner[line[own & full & ~other]] = NAMED
    return inner


def with_lone_quotes(ctx: Context, inner: np.ndarray, quoted: np.ndarray, share: np.ndarray) -> np.ndarray:
    """`inner` with such quotations. quoted : bool (sentences,), in quotation marks. share : float (sentences,), share of words inside them."""
    sents = ctx.sentences
    lone = quoted & (inner == NONE) & (share >= _WHOLE)
    some = np.flatnonzero(lone)
    if not some.size:
        return inner
    at = np.arange(len(sents))
    front = np.maximum.accumulate(np.where(lone, -1, at))[some]  # the nearest other sentence
    same = (front >= 0) & (sents.article[front] == sents.article[some])
    some, front = some[same], front[same]
    spoke = (inner == NAMED) | (inner == ANONYMOUS) | (inner == OFFICIAL) | (inner == SOCIAL)
    last = np.maximum.accumulate(np.where(spoke & quoted, at, -1))[some]
    known = (last >= 0) & (sents.article[np.maximum(last, 0)] == sents.article[some])
    inside, edge = spread(sents.first[front], sents.first[front + 1])
    name = np.logical_or.reduceat(ctx.name[inside], edge) if some.size else np.zeros(0, bool)
    # a letter or somebody unnamed in front may be what is quoted as well
    other = (ctx.held[front] & ctx.mask("ANON", "PALS", "SOCIAL", "ONE")) != 0
    other |= ((ctx.held[front] & ctx.mask("DOC")) != 0) & (ctx.final[front] != ord("?"))
    # … and so may whoever speaks unnamed in the same story
    other |= np.bincount(sents.article[inner == ANONYMOUS], minlength=len(ctx.buffer))[sents.article[some]] > 0
    who = np.where(known, inner[np.maximum(last, 0)], NONE)
    who[name], who[other] = NAMED, NONE
    # "Which way? “For guilty.”": whoever has no name answers what is asked right behind his words
    asked = np.flatnonzero(other & ~name & (ctx.final[front] == ord("?")) & ~quoted[front])
    told = np.maximum.accumulate(np.where(spoke, at, -1))[some[asked]]
    unnamed = (told >= 0) & (inner[told] == ANONYMOUS) & (sents.article[told] == sents.article[some[asked]])
    who[asked[unnamed]] = ANONYMOUS
    out = inner.copy()
    out[some] = np.where(spoke[front], inner[front], who)
    return out
