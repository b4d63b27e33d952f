"""Posts set into a text as they stand on the platform: their words, a dash, the name, the handle and the date, and no quotation marks."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, make
from credscore.evidence.context import Context
from credscore.evidence.source_types import SOCIAL
from credscore.text import tokens as tk

_NAME = 8  # words of a name in front of its handle
_LONGEST = 160  # characters of a post, its links left out
_SIGNATURE = "attribution/signature"


def find_tweets(ctx: Context) -> Attributions:
    """ "… — Ottoline Pruss (@opruss) March 4, 2016": the signature of every post."""
    handle = ctx.sentences.signed
    handle = handle[~ctx.leads[handle]]
    dash = handle.copy()
    for step in range(_NAME, 0, -1):  # the nearest
        at = np.maximum(handle - step, 0)
        dash = np.where((ctx.gap[at] & (tk.G_DASH | tk.HYPHEN)) > 0, at, dash)
    same = ctx.sentences.of_token[dash] == ctx.sentences.of_token[handle]
    ok = (dash < handle) & same
    dash, handle = dash[ok], handle[ok]
    kind = np.full(len(dash), SOCIAL)
    return make(ctx, dash, handle, dash, handle, kind, np.full(len(dash), ctx.lexicon.rule_number(_SIGNATURE)))


def posted_without_marks(ctx: Context, a: Attributions, quoted: np.ndarray) -> np.ndarray:
    """int64 (sentences,): the signature of the post that a sentence stands in, -1 for none. quoted : bool (sentences,), in quotation marks.

    A post reaches back over whole sentences of its paragraph as far as one can be long; a colon or another signature ends it. It begins
    behind a colon inside a sentence.
    """
    sents = ctx.sentences
    out = np.full(len(sents), -1)
    signs = np.flatnonzero(ctx.lexicon.rules_among((_SIGNATURE,)).take(a.rule) & (a.type == SOCIAL)) if len(a) else np.zeros(0, np.int64)
    if not signs.size:
        return out
    at = a.sentence[signs]
    begin = ctx.tokens.start[a.first[signs]]
    colon = ctx.where_gap(tk.COLON)  # a post begins behind the colon of the sentence that leads into it
    colon = colon[~ctx.leads[colon]]
    opens = sents.start.copy()
    opens[sents.of_token[colon]] = ctx.tokens.start[colon]
    alone = a.first[signs] == sents.first[at]  # the post's own last sentence ended in front of the dash
    taken = np.zeros(len(sents), bool)
    taken[at] = True
    out[at[~alone]] = signs[~alone]
    going = np.ones(len(signs), bool)
    for step in range(1, 7):
        here = np.maximum(at - step, 0)
        going &= (at >= step) & (sents.paragraph[here] == sents.paragraph[at]) & ~taken[here] & ~quoted[here]
        going &= (ctx.buffer.data[sents.end[here] - 1] != ord(":")) & (begin - opens[here] <= _LONGEST)
        out[here[going]] = signs[going]
    return out
