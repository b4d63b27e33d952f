"""Words for somebody who does something, known by their ending: waiter, collector, machinist, technician."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.text.tokens import is_in

_ENDINGS = tuple("er or eur ist ista ian man tress dess tess ee iff mate ant hand cook wife mith uard edic".split())
# … and those whose ending tells nothing
PLAIN_AGENTS = """
    assistant nun monk friar abbot abbess cabbie valet nanny lady maid chef clerk guide vet medic cop bride groom heir spy thief roadie squaddie rookie
    hippie cleric novice apprentice nurse midwife host scribe squire shepherd
""".split()
_LETTERS = np.array([int.from_bytes(ending.encode(), "big") for ending in _ENDINGS], np.uint64)
_MASKS = np.array([(1 << 8 * len(ending)) - 1 for ending in _ENDINGS], np.uint64)
_SIZES = np.array([len(ending) + 1 for ending in _ENDINGS])
_FIVE = np.arange(5, 0, -1)
_WORTH = np.uint64(1) << (8 * (_FIVE - 1)).astype(np.uint64)  # of each of the last five letters in one number


def agents(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Tokens that end like the plural of a word for somebody who does something (waiters, machinists, firemen)."""
    data, end = ctx.buffer.data, ctx.tokens.end[at]
    tail = ((data[end - 3] | 32).astype(np.uint32) << 16) | ((data[end - 2] | 32).astype(np.uint32) << 8) | (data[end - 1] | 32)
    endings = np.array([int.from_bytes(e, "big") for e in (b"ers", b"ors", b"sts", b"ans", b"men", b"ees")], np.uint32)
    return (tail[:, None] == endings).any(axis=1) & (end - ctx.tokens.start[at] > 4)


def agent_like(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Tokens that end like a word for somebody who does something (waiter, collector, machinist, technician), or are one (nun, cabbie)."""
    data, end, size = ctx.buffer.data, ctx.tokens.end[at], ctx.tokens.end[at] - ctx.tokens.start[at]
    tail = (data[end[:, None] - _FIVE] | np.uint8(32)) @ _WORTH
    out: np.ndarray = (((tail[:, None] & _MASKS) == _LETTERS) & (size[:, None] > _SIZES)).any(axis=1)
    out |= is_in(ctx.tokens.key[at], PLAIN_AGENTS)
    return out
