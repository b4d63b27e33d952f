"""What courts, juries and inquiries heard or were told: "Marrowby Crown Court heard that …", "…, the inquest was told." """

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.phrases import NAMED, OFFICIAL, Shared
from credscore.evidence.resolve import Attributions, make
from credscore.text import tokens as tk

_BENCH = """
    court courts jury jurors inquest tribunal inquiry hearing magistrates mps councillors committee commission panel trial meeting
""".split()
# what is held or weighed rather than told: "heard the case", "heard evidence from Pruss", "heard oral arguments"
_MATTERS = """
    case cases appeal appeals argument arguments evidence testimony petition motion challenge matter dispute suit lawsuit application submissions
    from oral witnesses of about
""".split()
_REACH = 8  # words between the court and its verb: "an inquest into the deaths of two miners heard"


def find_hearings(ctx: Context, sh: Shared) -> Attributions:
    """Who heard it answers for it: said in public, it can be checked. The body is named where it goes by a proper name."""
    n, classes = sh.n, ctx.matches.classes
    hear = np.flatnonzero(ctx.are("heard", "hears", "told") & ~sh.in_quote)
    hear = hear[~ctx.leads[hear] & (hear > 0)]
    told = ctx.is_word(hear, "told")
    # back over "was", "has been", "also"
    at, passive, open_ = hear - 1, np.zeros(len(hear), bool), np.ones(len(hear), bool)
    for _ in range(4):
        open_ &= sh.passes[at] & ~ctx.leads[at] & ((ctx.gap[at + 1] & STRONG) == 0)
        passive |= open_ & ((classes[at] & ctx.mask("BE")) != 0)
        at = np.where(open_, at - 1, at)
    group = at + 1
    few = np.flatnonzero((told == passive) & ((ctx.gap[group] & STRONG) == 0) & ~ctx.leads[group])
    hear, group, told = hear[few], group[few], told[few]
    # the body: next to the verb, or with a phrase of place or purpose behind it
    body, going = np.full(len(hear), -1), np.ones(len(hear), bool)
    for step in range(1, _REACH + 1):
        at = np.maximum(group - step, 0)
        sits = going & ctx.is_word(at, *_BENCH) & ~ctx.tokens.possessive[at]
        body = np.where(sits, at, body)
        near = sits & ((step == 1) | ctx.is_word(np.minimum(at + 1, n - 1), "in", "into", "at", "of", "on", "for"))
        body = np.where(sits & ~near, -1, body)
        going &= ~sits & ~ctx.leads[at] & ((ctx.gap[at] & STRONG) == 0) & ~ctx.verb[at] & (group - step > 0)
        going &= (classes[at] & ctx.mask("WHO", "THAT", "BE", "HAVE", "MODAL", "PRON")) == 0
    keep = np.flatnonzero(body >= 0)
    hear, body, told = hear[keep], body[keep], told[keep]
    # the whole name in front, up to the article or the start of the clause
    first = body.copy()
    named = ctx.tokens.upper[body] & ~ctx.leads[body]
    for _ in range(6):
        before = np.maximum(first - 1, 0)
        on = (first > 0) & ~ctx.leads[first] & ((ctx.gap[first] & (STRONG | tk.TERMINAL)) == 0) & ~ctx.bar[first]
        on &= ctx.name[before] | ctx.tokens.upper[before] | ((classes[before] & ctx.mask("DEF", "DET")) != 0)
        named |= on & ctx.name[before] & (classes[before] == 0)
        first = np.where(on, before, first)
    # what follows is told; or the tag closes the sentence
    end = hear + 1
    behind = np.minimum(end, n - 1)
    closes = (end >= n) | ctx.leads[behind] | ((ctx.gap_after[np.minimum(end, n)] & (tk.COMMA | tk.COLON | tk.TERMINAL)) > 0)
    tag = closes & ((ctx.gap[first] & (tk.COMMA | tk.DOUBLE)) > 0)
    after = np.minimum(end + 1, n - 1)
    led = (classes[behind] & ctx.mask("DET", "DEF", "POSS", "NUMBER")) != 0
    weighed = ctx.is_word(behind, *_MATTERS) | ctx.is_word(after, *_MATTERS) & led
    ok = tag | ~closes & ~weighed | closes & ((ctx.gap_after[np.minimum(end, n)] & (tk.COLON | tk.COMMA)) > 0)
    hear, first, body, named = hear[ok], first[ok], body[ok], named[ok]
    rule = np.full(len(hear), int(ctx.lexicon.rules_among(("attribution/hearing",)).argmax()))
    return make(ctx, hear, hear + 1, first, body + 1, np.where(named, NAMED, OFFICIAL), rule)
