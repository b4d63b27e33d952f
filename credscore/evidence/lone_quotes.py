"""Quotations beside which nobody is named: they are of whom the line in front of them is about, or of who spoke last."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.ranges import spread
from credscore.evidence.source_types import ANONYMOUS, NAMED, NONE, OFFICIAL, SOCIAL

_WHOLE = 0.6  # share of words inside the quotation


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
    other = (ctx.held[front] & ctx.mask("ANON", "PALS", "DOC", "SOCIAL", "ONE")) != 0
    # … and so may whoever speaks unnamed in the same story
    other |= np.bincount(sents.article[inner == ANONYMOUS], minlength=len(ctx.buffer))[sents.article[some]] > 0
    who = np.where(known, inner[np.maximum(last, 0)], NONE)
    who[name], who[other] = NAMED, NONE
    out = inner.copy()
    out[some] = np.where(spoke[front], inner[front], who)
    return out
