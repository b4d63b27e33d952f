"""Lines that say where the text behind them is from: "From Reuters: …", "From the police report: …"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import make
from credscore.evidence.context import STRONG, Context
from credscore.evidence.pattern_runner import Pattern, TypeRequest
from credscore.evidence.ranges import among
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import DOCUMENT, MEDIA
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_LONGEST = 9  # words from "from" to the colon
_TALKS = ("interview", "interviews", "speech", "show")
_LEAST = 3  # words behind it


def find_from_lines(ctx: Context, sh: Shared) -> Pattern:
    """Outlets and documents between "from" at the head of a sentence and the colon behind."""
    colon = ctx.where_gap(tk.COLON)
    of = ctx.sentences.of_token[colon]
    lead = ctx.sentences.first[of]
    some = is_in(ctx.tokens.key[lead], ("from",)) & ~ctx.tokens.all_upper[lead]  # not "FROM TARN NEWS: Ten Mills", a link
    some &= (colon - lead >= 2) & (colon - lead <= _LONGEST) & (ctx.sentences.first[of + 1] - colon >= _LEAST)
    colon, lead = colon[some & ~sh.in_quote[lead]], lead[some & ~sh.in_quote[lead]]  # few
    inside = lead[:, None] + np.arange(1, _LONGEST)
    marked = ((ctx.gap[np.minimum(inside, sh.n - 1)] & STRONG) != 0) & (inside < colon[:, None])
    # "From Reuters to the Gazette: how news goes"
    way = is_in(ctx.tokens.key[np.minimum(inside, sh.n - 1)], ("to", "until", "till")) & (inside < colon[:, None])
    clear = ~(marked | way).any(axis=1)
    colon, lead = colon[clear], lead[clear]
    ((kind, _),) = yield [TypeRequest(np.ones(len(lead), bool), lead + 1, colon, read=True)]
    talk = is_in(ctx.tokens.key[colon - 1], _TALKS)  # somebody speaks there
    pick = np.flatnonzero(among(kind, (MEDIA, DOCUMENT)) & ~talk)
    rule = np.full(len(pick), ctx.lexicon.rule_number("attribution/label"))
    lead, colon = lead[pick], colon[pick]
    return make(ctx, lead, lead + 1, lead + 1, colon, kind[pick], rule, inverted=np.ones(len(pick), bool))
