"""What was counted, with the poll behind it: "The weir leads by ten points in a Harrow Gazette poll"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, make
from credscore.evidence.context import Context
from credscore.evidence.ranges import distinct, running, shared
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import DOCUMENT
from credscore.text import tokens as tk


def find_polls(ctx: Context, sh: Shared) -> Attributions:
    """ "The weir leads by ten points in a Harrow Gazette poll": what was counted, with the poll behind it."""
    n = sh.n
    poll = ctx.where_are("poll", "polls", "survey", "surveys", "census", "tally")
    poll = poll[~sh.in_quote[poll]]
    into = sh.preps.before(poll)
    at = np.maximum(into, 0)
    ok = (into >= 0) & (poll - into <= 9) & (poll - into >= 2) & ctx.is_word(at, "in", "per")
    ok &= (ctx.sentences.of_token[at] == ctx.sentences.of_token[poll]) & (sh.links.before(poll + 1) <= into)
    ok &= ctx.passed[poll] == ctx.passed[np.minimum(at + 1, n - 1)]
    ok &= ~(ctx.is_word(poll, "polls") & ctx.is_word(np.maximum(poll - 1, 0), "the"))  # gained on her in the polls
    # it ends its phrase, and something is counted in front of it
    behind = np.minimum(poll + 1, n - 1)
    ends = (poll + 1 == n) | ctx.leads[behind] | (ctx.gap_after[poll + 1] != 0) | ctx.verb[behind]
    ok &= ends | ctx.in_class(behind, "PREP", "OF", "TIME", "WHO")
    # "In a new county survey, most wanted the weir"
    opening = ok & ctx.leads[at] & ctx.is_word(at, "in") & ((ctx.gap_after[np.minimum(poll + 1, n)] & tk.COMMA) > 0)
    ok &= ~ctx.leads[at] | opening
    at, poll, opening = at[ok], poll[ok], opening[ok]
    if at.size:
        lead = ctx.sentences.first[ctx.sentences.of_token[at]]
        some = np.flatnonzero(lead < at)
        front, low, high = shared(lead[some], at[some])
        counts = running(ctx.tokens.digit[front] | ctx.in_class(front, "NUMBER"))
        counted = some[counts[high] > counts[low]]
        keep = distinct(np.concatenate([counted, np.flatnonzero(opening)]))
        at, poll = at[keep], poll[keep]
    rule = np.full(len(at), ctx.lexicon.rule_number("attribution/in-poll"))
    return make(ctx, at, at + 1, at + 1, poll + 1, np.full(len(at), DOCUMENT), rule, inverted=np.ones(len(at), bool))
