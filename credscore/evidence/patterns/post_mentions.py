"""Posts and platforms that a text tells of, and does not quote: "unfollowed him on Instagram", "said a video on TikTok was not from her shop"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.word_lists import SAY, TELL
from credscore.text.tokens import is_in

_SPREADS = "unfollow unfollowed unfollowing follow follows followed following viewed views watched spread spreading times exploded".split()
_SPREAD_WITHIN = 6  # words
_SAID = (*SAY, *TELL, "added", "adds", "insisted", "insists", "admitted", "explained", "claimed", "warned", "confirmed")
_WITHIN = 14  # words from "said" to the platform
_MADE_IN = ("in", "via", "through", "with")  # "said in a video on TikTok", "said with a smile on TikTok"
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
    """bool: which are part of what somebody says: behind his verb stand a subject, and its verb or something to be seen on the platform."""
    key = ctx.tokens.key
    some = np.flatnonzero(ctx.is_word(cue, "on") & ~ctx.leads[cue])
    at = here = cue[some]
    open_, shown = np.ones(len(some), bool), is_in(key[ctx.before(at)], _SHOWN)
    finite, out = np.zeros(len(some), bool), np.zeros(len(some), bool)
    for _ in range(_WITHIN):
        open_ &= (ctx.gap[at] & STRONG) == 0
        behind, at = at, ctx.before(at)
        open_ &= at < behind
        said = open_ & is_in(key[at], _SAID)
        begins = ctx.in_class(behind, "THAT", "DEF", "DET", "PRON", "POSS", "IT") | ctx.name[behind] | is_in(key[behind], _SHOWN)
        out |= said & (behind < here) & begins & (finite | shown)
        open_ &= ~said & ~is_in(key[at], _MADE_IN)
        finite |= open_ & (ctx.in_class(at, "BE", "HAVE", "MODAL", "DO") | ctx.verb[at])
    result = np.zeros(len(cue), bool)
    result[some] = out
    return result
