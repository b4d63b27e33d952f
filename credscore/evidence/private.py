"""What is said or done where no reporter sits: "told her husband", "asked him quietly", "has agreed to join". Told of somebody, not by him."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.phrases import ANONYMOUS, NONE, VAGUE, Shared
from credscore.evidence.ranges import running, shared
from credscore.evidence.resolve import Attributions
from credscore.text import tokens as tk

_SAID = """
    told tells tell telling asked asks asking begged begs begging promised promises promising warned warning assured assuring reminded reminding
    confided confides confiding
""".split()
_HIM = ("him", "himself", "herself", "themselves")
_KIN = """
    husband wife fiance fiancee boyfriend girlfriend partner ex lover mother mum mom father dad parents sister brother son daughter
    children kids family aunt uncle grandmother grandfather driver maid nanny bride groom
""".split()
_AGREES = ("agreed", "agrees", "agree", "agreeing")
_REACH = 3  # words between "her" and "husband"


def told_in_private(ctx: Context, sh: Shared, a: Attributions) -> None:
    """Take the backing from attributions of such words where no quotation stands in the sentence; in place."""
    some = np.flatnonzero(a.backs & ~a.weak & (a.type != NONE) & (a.type != ANONYMOUS) & (a.type != VAGUE))
    said = ctx.is_word(a.cue[some], *_SAID)
    agreed = ctx.is_word(a.cue[some], *_AGREES)
    some = some[said | agreed]  # few
    if not some.size:
        return
    top = len(ctx.tokens) - 1
    behind = np.minimum(a.cue_end[some], top)
    near = ~ctx.leads[behind] & (ctx.gap[behind] == 0)
    private = ctx.is_word(behind, *_HIM)
    # "told her that", "told her she", "told her."; "told her late husband"
    after = ctx.behind(behind)
    private |= ctx.is_word(behind, "her") & (ctx.in_class(after, "THAT", "PRON", "IT", "PREP") | (after == behind))
    owner = ctx.in_class(behind, "POSS")
    at = behind
    for _ in range(_REACH):
        at = ctx.behind(at)
        private |= owner & ctx.is_word(at, *_KIN)
    # "has agreed to join", "agreed a fee": done, not said; unlike "agreed that", "agreed with her", "…, Quist agreed."
    agrees = ctx.is_word(a.cue[some], *_AGREES)
    done = ctx.in_class(behind, "PREP", "DET") | ctx.is_word(behind, "terms", "personal")
    done &= ~ctx.is_word(behind, "with")
    # "It was late, he told her.": the tag of what he said
    first = np.maximum(a.first[some], 0)
    tag = (a.first[some] > 0) & ~ctx.leads[first] & ((ctx.gap[first] & tk.COMMA) > 0)
    private = np.where(agrees, done, private & ~tag) & near & ~a.inverted[some]
    some = some[private]
    if not some.size:
        return
    # words that stand in the sentence, or that it is the tag of, are heard
    edge = ctx.sentences.first
    low, high = edge[a.sentence[some]], edge[a.sentence[some] + 1]
    inside, begin, end = shared(low, high)
    marks = running(sh.in_quote[inside])
    heard = marks[end] > marks[begin]
    above = a.sentence[some] - 1
    same = (above >= 0) & (ctx.sentences.article[above] == ctx.sentences.article[above + 1])
    heard |= same & sh.in_quote[np.maximum(low - 1, 0)] & ((ctx.gap[low] & tk.DOUBLE) > 0)
    a.backs[some[~heard]] = False
