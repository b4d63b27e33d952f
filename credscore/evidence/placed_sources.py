"""Unnamed sources that an editor can place: whose text gives a reason of their own for the missing name, and who saw a plain event.

The labelling guide (rule 6) rates them above a stock phrase such as "familiar with the matter" or "not authorised to speak".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import Context
from credscore.evidence.ranges import running, spread
from credscore.evidence.source_types import ANONYMOUS
from credscore.text.tokens import WordSets, is_in

_BEFORE, _BEHIND = 7, 12  # tokens between the words that keep a name back and their reason, which may stand in front of them
_CLAUSE = 14  # tokens of a reason
_PHRASE = 6  # tokens from the start of a source phrase to its noun
_SETS = (
    """
    named identified quoted name names surname identity identities anonymity anonymous anonymously unnamed byline
    """.split(),
    "because lest fearing feared fears fear citing afraid".split(),
    "as since".split(),
    "he she they the his her their its it my a an not".split(),
    "for out".split(),
    # reasons that are none: they say no more than that somebody may not speak
    """
    authorised authorized cleared allowed permitted entitled empowered sensitivity sensitive freely candidly privately private publicly public
    confidential barred forbidden prohibited obvious personal internal candid
    """.split(),
)
_KEEPS, _WHY, _AS, _OPENS, _FOR, _STOCK = (np.uint32(1 << k) for k in range(len(_SETS)))
_WITNESSES = """
    witness witnesses eyewitness eyewitnesses bystander bystanders passerby passer-by passersby passers-by onlooker resident residents neighbour
    neighbours neighbor neighbors villager villagers passenger passengers commuter commuters shopper shoppers motorist motorists driver survivor
    survivors victim victims worshipper shopkeeper tenant pupil student parent mother father customer patient worker
""".split()


@dataclass(frozen=True, slots=True)
class Placed:
    """reason : int64, tokens, in order, that begin a source's own reason to stay unnamed. witness : bool, one for each attribution."""

    reason: np.ndarray
    witness: np.ndarray


def find_placed(ctx: Context, a: Attributions) -> Placed:
    """Which unnamed sources are placed, and by which words."""
    unnamed = np.flatnonzero(a.type == ANONYMOUS)
    return Placed(_own_reasons(ctx, a.sentence[unnamed]), _witnesses(ctx, a, unnamed))


def _own_reasons(ctx: Context, sentences: np.ndarray) -> np.ndarray:
    """Tokens that begin a reason in one of `sentences`, which are in order and may repeat."""
    if not sentences.size:
        return np.zeros(0, np.int64)
    some = sentences[np.diff(sentences, prepend=-1) > 0]
    low, high = ctx.sentences.first[some], ctx.sentences.first[some + 1]
    at, edge = spread(low, high)
    bits = _words().look_up(ctx.tokens.key.take(at))
    owner = np.repeat(np.arange(len(some)), high - low)
    top = edge + (high - low)
    kept, stock = running((bits & _KEEPS) != 0), running((bits & _STOCK) != 0)
    after = np.append(bits[1:], np.uint32(0))
    after[top - 1] = 0  # what follows a sentence is another's
    why = np.flatnonzero(((bits & _WHY) != 0) | ((bits & _AS) != 0) & ((after & _OPENS) != 0))
    begin, end = edge[owner[why]], top[owner[why]]
    near = kept[why] > kept[np.maximum(why - _BEFORE, begin)]
    near |= (at[why] - low[owner[why]] <= 1) & (kept[np.minimum(why + _BEHIND, end)] > kept[why])
    near &= stock[np.minimum(why + _CLAUSE, end)] == stock[why]
    return at[why[near]]


def _witnesses(ctx: Context, a: Attributions, unnamed: np.ndarray) -> np.ndarray:
    """bool (m,): sources that saw or suffered something, by the noun they go by."""
    out = np.zeros(len(a), bool)
    some = unnamed[a.first[unnamed] >= 0]
    if some.size:
        at, edge = spread(a.first[some], np.minimum(a.last[some], a.first[some] + _PHRASE))
        out[some] = np.logical_or.reduceat(is_in(ctx.tokens.key[at], _WITNESSES), edge)
    return out


@lru_cache(maxsize=1)
def _words() -> WordSets:
    return WordSets(*_SETS)
