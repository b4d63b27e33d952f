"""What stands beside a hedging word, in its sentence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from credscore.evidence.context import Context
from credscore.text.tokens import is_in


def are_words(ctx: Context, at: np.ndarray, words: tuple[str, ...]) -> np.ndarray:
    return is_in(ctx.tokens.key[at], words)


def within(ctx: Context, at: np.ndarray) -> np.ndarray:
    """`at` kept inside the buffer; np.clip takes four times as long for short arrays."""
    return np.minimum(np.maximum(at, 0), len(ctx.tokens) - 1)


def beside(ctx: Context, at: np.ndarray, step: int) -> tuple[np.ndarray, np.ndarray]:
    """The token `step` places away, and whether it stands in the same sentence."""
    to = within(ctx, at + step)
    return to, (to == at + step) & (ctx.sentences.of_token[to] == ctx.sentences.of_token[at])


def earlier(ctx: Context, at: np.ndarray, words: Sequence[str], low: int, high: int | np.ndarray) -> np.ndarray:
    """bool: which tokens have one of `words` from `low` to `high` places in front of them, in their sentence. high : one for all, or (n,)."""
    most = high if isinstance(high, int) else int(high.max(initial=0))
    near = at[:, None] - np.arange(low, most + 1)
    begin = np.maximum(ctx.sentences.first.take(ctx.sentences.of_token.take(at)), at - high)
    return (is_in(ctx.tokens.key.take(np.maximum(near, 0)), words) & (near >= begin[:, None])).any(axis=1)
