"""Questions that somebody in the story asked: "Had anybody, she asked, read the report?" tells what she asked, and hints at nothing."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

ASKED = ("asked", "asks", "wondered", "wonders")
_WORDS = 5  # of who asks
_NOBODY = ("you", "one", "we", "i", "who", "when", "if", "as")


def reported_questions(ctx: Context) -> np.ndarray:
    """bool (sentences,): questions with who asks set between commas, in front of the verb or behind it."""
    sents, top = ctx.sentences, len(ctx.tokens) - 1
    out = np.zeros(len(sents), bool)
    cue = ctx.where_are(*ASKED)
    cue = cue[(ctx.final[sents.of_token[cue]] == ord("?")) & ~ctx.leads[cue]]
    if not cue.size:  # mostly
        return out
    closed = ((ctx.gap_after[cue + 1] & tk.COMMA) > 0) & (ctx.behind(cue) > cue)
    opened = (ctx.gap[cue] & tk.COMMA) > 0
    front, back = np.full(len(cue), -1), np.full(len(cue), -1)
    going, after = np.ones(len(cue), bool), ctx.behind(cue) > cue
    for step in range(1, _WORDS + 1):
        at = np.maximum(cue - step, 0)
        going &= ((ctx.gap[at + 1] & STRONG) == 0) & ~ctx.leads[at]
        front = np.where(going & (front < 0) & ((ctx.gap[at] & STRONG) == tk.COMMA), at, front)
        at = np.minimum(cue + step, top)
        after &= ~ctx.leads[at] & ((step == 1) | ((ctx.gap[at] & STRONG) == 0))
        back = np.where(after & (back < 0) & ((ctx.gap_after[at + 1] & tk.COMMA) > 0), at, back)
    first = np.where(front >= 0, front, ctx.behind(cue))
    somebody = ctx.name[first] | ctx.in_class(first, "PRON", "DEF", "DET", "TITLE", "POSS")
    told = (closed & (front >= 0) & ~opened | opened & (back >= 0)) & somebody & ~is_in(ctx.tokens.key[first], _NOBODY)
    out[sents.of_token[cue[told]]] = True
    return out
