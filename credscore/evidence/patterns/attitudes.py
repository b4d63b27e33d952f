"""Adjectives of mind behind a form of "be": "Quist is wary of the plan", "residents are worried that …"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import make
from credscore.evidence.context import Context
from credscore.evidence.pattern_runner import FrontRequest, Pattern, TypeRequest
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import NONE

_OBJECT = ("that", "about", "of", "to", "over", "by", "with", "at", "why", "whether", "how", "in", "on", "for", "towards", "toward")
_SAID = ("that", "why", "whether", "how")


def find_attitudes(ctx: Context, sh: Shared) -> Pattern:
    """Whose mind an adjective tells; with "that", "why" or "whether" it hands on what he holds, and he stands behind it."""
    hits = ctx.matches.hits["attitude"]
    n = sh.n
    cue, end, rule = hits.token, hits.token + hits.size, hits.rule
    behind = np.minimum(end, n - 1)
    object_ = ctx.is_word(behind, *_OBJECT) & ~ctx.leads[behind] & (ctx.gap[behind] == 0)
    pick = np.flatnonzero(~sh.in_quote[cue] & ~ctx.leads[cue] & ~ctx.name[cue] & object_)
    cue, end, rule, behind = cue[pick], end[pick], rule[pick], behind[pick]
    first, last, head_last, group, _, be, _ = yield FrontRequest(cue)
    # "she's wary", "they're wary"
    owner = np.maximum(group - 1, 0)
    short = ctx.in_class(owner, "PRON", "WHO") & (ctx.tokens.possessive[owner] | (ctx.tokens.end[owner] - ctx.tokens.start[owner] > 5))
    ((kind_of, carried),) = yield [TypeRequest((first >= 0) & (be | short), first, head_last)]
    it = carried & ctx.in_class(np.maximum(first, 0), "IT")
    one = ctx.in_class(np.maximum(first, 0), "PRON1") & (last - first == 1)
    backs = ctx.is_word(behind, *_SAID)
    ok = (kind_of != NONE) & ~it & ~one & (last - first <= 9)
    made = make(ctx, cue, end, first, last, kind_of, rule, carried=carried, backs=backs)
    return made.take(np.flatnonzero(ok))
