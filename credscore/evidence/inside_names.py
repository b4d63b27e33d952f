"""What marks and brackets hold inside a name: 'Ines "Bo" Falk', "Ines (Bo) Falk", "Deputy Commissioner (Traffic) Ines Falk"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.words_in_place import Words
from credscore.text import tokens as tk
from credscore.text.tokens import Tokens

_LONGEST = 4  # words in brackets
_PAIRS = ((tk.DOUBLE, tk.DOUBLE), (tk.SINGLE, tk.SINGLE), (tk.OPEN_PAREN, tk.CLOSE_PAREN))


def join_names(words: Words) -> np.ndarray:
    """Tokens of a name that open or follow what such marks hold, in one sentence: the marks part no name; int64.

    A nickname is a word; brackets may hold more behind an office ("Minister of State (Independent Charge) Ines Falk"). They hold datelines
    and other names, too: "TARN (Reuters) Ines Falk", "Ines Falk (Tarn) Otto Vane".
    """
    tokens, leads, name, gap = words.tokens, words.leads, words.name, words.gap
    last = len(name) - 1
    out = []
    for opening, closing in _PAIRS:
        at = tokens.where_gap(opening)
        at = at[(at > 0) & (at < last)]
        at = at[name.take(at) & name.take(at - 1) & ~leads.take(at) & ((gap.take(at) & ~np.uint16(tk.PERIOD)) == opening)]
        at = at[tokens.start[at] - tokens.end[at - 1] == 2 + ((gap[at] & tk.PERIOD) > 0)]  # "Barr. (Mrs) Ines Falk"
        if not at.size:
            continue
        held = np.zeros(len(at), bool)
        for back in range(1, _LONGEST + 1) if opening == tk.OPEN_PAREN else ():
            held |= words.in_class(np.maximum(at - back, 0), "ROLE", "TITLE")
        for size in range(1, _LONGEST + 1):
            close = np.minimum(at + size, last)
            inside = np.minimum(at + size - 1, last)
            open_ = tokens.upper[inside] & ~leads[inside] & ((size == 1) | (gap[inside] == 0))
            at, held, close = at[open_], held[open_], close[open_]
            ends = (gap[close] == closing) & (name[close] | words.in_class(close, "TITLE")) & ~leads[close]
            ends &= tokens.upper[close] & (tokens.start[close] - tokens.end[close - 1] == 2) & ((size == 1) | held)
            if size == 1 and opening == tk.OPEN_PAREN:
                ends &= held | words.in_class(at, "TITLE") | _nickname(tokens, name, gap, at)
                ends &= ~words.in_class(at, "OUT_media", "OUTWORD") & (words.matches.outlet[at] == 0)
            out += [at[ends], close[ends]]
            at, held = at[~ends], held[~ends]
    return np.concatenate(out) if out else np.zeros(0, np.int64)


def _nickname(tokens: Tokens, name: np.ndarray, gap: np.ndarray, at: np.ndarray) -> np.ndarray:
    """bool: the words `at` in brackets have one word of a name on either side, and none is in capitals: "Ines (Bo) Falk"."""
    last = len(name) - 1
    further, behind = np.minimum(at + 2, last), np.maximum(at - 2, 0)
    ends = ~name[further] | ((gap[further] & 0xFF) > 0) | (at + 2 > last) | ~tokens.upper[further]
    begins = ~name[behind] | (at < 2) | (gap[at - 1] > 0)
    return np.asarray(ends & begins & ~tokens.all_upper[at] & ~tokens.all_upper[at - 1])
