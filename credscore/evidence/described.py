"""Parts of a phrase that describe somebody and end in his name: "campaign manager Ines Falk", in front of ", a former miller, said"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.text import tokens as tk

_SUCH_AS = ("including", "like", "such", "especially", "particularly", "notably", "namely", "even", "except", "excluding", "meaning", "according")
_NO_START = ("PRON", "PRON1", "IT", "THAT", "WHO", "PREP", "OF", "AND", "BREAK", "BE", "HAVE", "DO", "MODAL", "NEG", "ADV", "TIME")


def ends_in_name(ctx: Context, left: np.ndarray, right: np.ndarray, open_: np.ndarray) -> np.ndarray:
    """bool: parts that are a plain description with a name behind it: "“…,” campaign manager Ines Falk, a miller, said". open_ : who is asked."""
    out = np.zeros(len(left), bool)
    some = np.flatnonzero(open_ & (right - left >= 2) & (right - left <= 8))
    some = some[ctx.name[right[some] - 1] & (ctx.leads[left[some]] | ((ctx.gap[left[some]] & (tk.DOUBLE | tk.COMMA)) > 0))]
    low, high = left[some], right[some]
    opens = ((ctx.matches.classes[low] & ctx.mask(*_NO_START)) == 0) & ~tk.is_in(ctx.tokens.key[low], _SUCH_AS)
    some = some[opens & (ctx.segment(high - 1) == low)]  # no verb in it, no "and"
    low, run = left[some], right[some] - 1
    for _ in range(4):
        run = run - ((run > low) & (ctx.name[run - 1] | ((ctx.matches.classes[run - 1] & ctx.mask("TITLE")) != 0)))
    plain = ~ctx.tokens.upper[run - 1] & ((ctx.any_in(low, run) & ctx.mask("PREP", "OF", "TIME")) == 0) & (run > low)
    full = (right[some] - run >= 2) & ~ctx.tokens.possessive[right[some] - 1]
    out[some[plain & full]] = True
    return out
