"""Somebody unnamed in scare quotes: an “insider” told, a “palace source” says. He speaks, and is no quotation."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.text import tokens as tk


def in_scare_quotes(ctx: Context, end: np.ndarray) -> np.ndarray:
    """bool: tokens with such a source right in front. end : int64 tokens, n for the end of the buffer, -1 for none."""
    out = np.zeros(len(end), bool)
    some = np.flatnonzero((end > 0) & (end < len(ctx.tokens)) & ((ctx.gap.take(end) & tk.DOUBLE) > 0))  # few
    some = some[~ctx.leads[end[some]]]
    some = some[ctx.in_class(end[some] - 1, "ANON", "PALS")]
    at = end[some] - 1
    opened = ((ctx.gap[at] & tk.DOUBLE) > 0) | ((ctx.gap[np.maximum(at - 1, 0)] & tk.DOUBLE) > 0)
    out[some] = opened & ((ctx.gap[end[some]] & (tk.COMMA | tk.TERMINAL)) == 0) & ~ctx.leads[at]
    return out
