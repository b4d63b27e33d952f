"""Parts of a phrase between commas: descriptions that end in a name ("campaign manager Ines Falk, a miller, said"), and places."""

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


def places(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """The numbers of names of one or two words that stand behind a comma and a name with "from", "in" or "of" in front: what holds that place."""
    some = np.flatnonzero((first >= 2) & (last - first <= 2))
    run = first[some] - 1
    some, run = some[ctx.name[run]], run[ctx.name[run]]
    for _ in range(3):
        run = run - (ctx.name[np.maximum(run - 1, 0)] & ((ctx.gap[run] & 0xFF) == 0) & ~ctx.leads[run] & (run > 0))
    return some[~ctx.leads[run] & (ctx.gap[run] == 0) & ctx.is_word(np.maximum(run - 1, 0), "from", "in", "of", "near", "at")]
