"""Posts and platforms that a text tells of, and does not quote: "unfollowed him on Instagram", "said a video on TikTok was not from her shop"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.word_lists import SAY, TELL
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_SPREADS = "unfollow unfollowed unfollowing follow follows followed following viewed views watched spread spreading times exploded".split()
_SPREAD_WITHIN = 6  # words
_SAID = (*SAY, *TELL, "added", "adds", "insisted", "insists", "admitted", "explained", "claimed", "warned", "confirmed")
_WITHIN = 14  # words from "said" to the platform
_MADE_IN = ("in", "via", "through", "with")  # "said in a video on TikTok", "said with a smile on TikTok"
# what is done or seen on a platform, besides speaking there
_THERE = """
    sold bought met saw seen see read found find heard mentioned trolled abused threatened followed advertised scrolling spent
""".split()
_SHOWN = """
    post posts posting postings video videos clip clips photo photos picture pictures image images footage comment comments message messages
    account accounts page pages group groups profile content speculation rumours rumors claims reports reaction abuse threats adverts ads
    circulating circulated shared posted published doing seen
""".split()


def told_of(ctx: Context, cue: np.ndarray) -> np.ndarray:
    """bool: before which of the phrases that name a post or a platform, whose first tokens are given, it is plain that nobody speaks there."""
    near = np.maximum(cue[:, None] - np.arange(1, _SPREAD_WITHIN + 1), 0)
    there = ctx.sentences.of_token[near] == ctx.sentences.of_token[cue][:, None]
    return np.asarray((there & is_in(ctx.tokens.key[near], _SPREADS) & ~ctx.name[near]).any(axis=1) | _in_what_is_said(ctx, cue))


def _in_what_is_said(ctx: Context, cue: np.ndarray) -> np.ndarray:
    """bool: which are part of what somebody says: behind his verb stand a subject and what is seen or done on the platform. "Falk said the tour was
    off on Facebook" tells where she said so."""
    key = ctx.tokens.key
    some = np.flatnonzero(ctx.is_word(cue, "on") & ~ctx.leads[cue])
    at = here = cue[some]
    open_, shown = np.ones(len(some), bool), is_in(key[ctx.before(at)], _SHOWN)
    out = np.zeros(len(some), bool)
    near = np.minimum(here[:, None] + np.arange(2, 4), len(ctx.tokens) - 1)
    open_ &= ~((ctx.gap[near] & tk.COLON) > 0).any(axis=1)  # "said the video on TikTok: “…”"
    for _ in range(_WITHIN):
        open_ &= (ctx.gap[at] & STRONG) == 0
        behind, at = at, ctx.before(at)
        open_ &= at < behind
        said = open_ & is_in(key[at], _SAID)
        begins = ctx.in_class(behind, "THAT", "DEF", "DET", "PRON", "POSS", "IT") | ctx.name[behind] | is_in(key[behind], _SHOWN)
        out |= said & (behind < here) & begins & shown
        open_ &= ~said & ~is_in(key[at], _MADE_IN)
        shown |= open_ & is_in(key[at], _THERE)
    result = np.zeros(len(cue), bool)
    result[some] = out
    return result
