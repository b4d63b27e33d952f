"""What a capital says of a word: that it belongs to a name, that it only opens the sentence, that all words have one."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.text import tokens as tk


def capital_inside(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: tokens with a capital that is not owed to the start of a sentence."""
    return ctx.tokens.upper[at] & ~ctx.leads[at]


def in_name(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: tokens with a capital in the middle of running text ("the Great Ouse", "Best Actress"); a headline in capitals has none."""
    tokens = ctx.tokens
    out = tokens.upper[at] & ~tokens.all_upper[at] & ~ctx.leads[at] & ((ctx.gap[at] & (tk.DOUBLE | tk.SINGLE | tk.COLON)) == 0)
    few = np.flatnonzero(out)
    out[few] = ~in_capitals(ctx, at[few])
    return out


def in_capitals(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: tokens in a sentence most of whose words begin with a capital."""
    sentence = ctx.sentences.of_token[at]
    first, last = ctx.sentences.first[sentence], ctx.sentences.first[sentence + 1]
    capitals = np.searchsorted(ctx.tokens.capital, last) - np.searchsorted(ctx.tokens.capital, first)
    return np.asarray(capitals >= 0.6 * (last - first))
