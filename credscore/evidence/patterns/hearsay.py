"""What nobody in particular says: "it is said", "rumours", "is widely thought to"; and phrases that say a source will not be named."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, make
from credscore.evidence.context import Context
from credscore.evidence.hedges.senses import handed_in
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, VAGUE

_OUTSIDE = np.int64(-1)


def find_impersonals(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Attributions:
    """Nobody in particular ("it is said", "rumours"), and phrases that say a source will not be named."""
    pick = ((kind == 9) | (kind == 10)) & ~sh.in_quote[token]
    pick = np.flatnonzero(pick)
    said = token[pick] + size[pick] - 1
    pick = pick[~(ctx.is_word(said, "told") & ctx.is_word(ctx.behind(said), "by"))]  # "I'm told by one of the crew"
    # "the theft was reported to the police"
    gave = ctx.is_word(ctx.behind(token[pick]), "reported") & (size[pick] == 3)
    pick = pick[~(gave & handed_in(ctx, token[pick] + 3))] if gave.any() else pick
    cue, end, rule, kind = token[pick], (token + size)[pick], rule[pick], kind[pick]
    nowhere = np.full(len(cue), _OUTSIDE)
    kind_of = np.where(kind == 9, VAGUE, ANONYMOUS)
    # "if insiders are to be believed"
    told = ctx.is_word(np.maximum(end - 1, 0), "believed") & ctx.in_class(ctx.before(cue), "ANON")
    kind_of = np.where(told & (end - cue == 4), ANONYMOUS, kind_of)
    return make(ctx, cue, end, nowhere, nowhere, kind_of, rule, weak=np.ones(len(cue), bool))


def find_hearsay(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, kind: np.ndarray) -> Attributions:
    """ "is widely thought to", "has long been said to", "it is generally felt that": reported by nobody, with words in between."""
    n = sh.n
    cue = np.flatnonzero(ctx.has("HEARSAY"))
    behind = ctx.behind(cue)
    some = ctx.is_word(behind, "to", "that", "not")  # few of them
    cue, behind = cue[some], behind[some]
    whole = np.flatnonzero((kind == 9) & (size > 1))  # "is said to" is in the lexicon as it stands
    known = np.zeros(n, bool)
    end = token[whole] + size[whole]
    known[end - 1] = known[end - 2] = True
    free = ~(sh.in_quote[cue] | ctx.leads[cue] | ctx.name[cue] | known[cue])
    cue, behind = cue[free], behind[free]
    not_ = ctx.is_word(behind, "not") & (ctx.gap[behind] == 0)
    behind = np.where(not_, ctx.behind(behind), behind)
    close = (ctx.gap[behind] == 0) & ~ctx.leads[behind]
    at = cue.copy()
    be = np.zeros(len(cue), bool)
    for _ in range(4):
        before = np.maximum(at - 1, 0)
        is_be = ctx.in_class(before, "BE")
        go = (sh.skip[before] | is_be) & ~ctx.leads[before] & (ctx.gap[at] == 0) & ~ctx.leads[at] & (at > 0)
        be |= go & is_be
        at = at - go
    it = ctx.is_word(np.maximum(at - 1, 0), "it") & ~ctx.leads[at]
    ok = be & close & (ctx.is_word(behind, "to") | it & ctx.is_word(behind, "that"))
    cue, at = cue[ok], at[ok]
    nowhere = np.full(len(cue), _OUTSIDE)
    rule = np.full(len(cue), ctx.lexicon.rule_number("attribution/it-is-said"))
    return make(ctx, at, cue + 1, nowhere, nowhere, np.full(len(cue), VAGUE), rule, weak=np.ones(len(cue), bool))
