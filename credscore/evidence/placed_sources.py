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
_REFUSED = 5  # tokens between "not" or "declined" and "named"
_LEFT_OUT = 4  # tokens from "name" to "left out"
_CLAUSE = 14  # tokens of a reason
_PHRASE = 6  # tokens from the start of a source phrase to its noun
_SETS = (
    """
    identity identities anonymity anonymous anonymously unnamed byline
    """.split(),
    "because lest fearing feared fears fear citing afraid".split(),
    "as since".split(),
    "he she they the his her their its it my a an not".split(),
    "named identified quoted name names surname".split(),
    "not without declined declines refused refuses never withhold withholding withheld only first".split(),
    # reasons that are none: they say no more than that somebody may not speak
    """
    authorised authorized cleared allowed permitted entitled empowered sensitivity sensitive freely candidly privately private publicly public
    confidential barred forbidden prohibited obvious personal internal candid
    """.split(),
)
_KEEPS, _WHY, _AS, _OPENS, _NAMES, _NOT, _STOCK = (np.uint32(1 << k) for k in range(len(_SETS)))
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
    kept, stock = running(_keeping(ctx, bits, at, edge[owner])), running((bits & _STOCK) != 0)
    after = np.append(bits[1:], np.uint32(0))
    after[top - 1] = 0  # what follows a sentence is another's
    why = np.flatnonzero(((bits & _WHY) != 0) | ((bits & _AS) != 0) & ((after & _OPENS) != 0))
    begin, end = edge[owner[why]], top[owner[why]]
    near = kept[why] > kept[np.maximum(why - _BEFORE, begin)]
    near |= (at[why] - low[owner[why]] <= 1) & (kept[np.minimum(why + _BEHIND, end)] > kept[why])
    near &= stock[np.minimum(why + _CLAUSE, end)] == stock[why]
    return at[why[near]]


def _keeping(ctx: Context, bits: np.ndarray, at: np.ndarray, first: np.ndarray) -> np.ndarray:
    """bool: which of the tokens `at`, laid out sentence by sentence, keep a name back: "anonymity", "not to be named", "declined to give her name";
    not "was named as his heir". bits : what `_words` tells of each. first : where the sentence of each begins among them."""
    out = (bits & _KEEPS) != 0
    some = np.flatnonzero((bits & _NAMES) != 0)
    refused = running(((bits & _NOT) != 0) | ctx.in_class(at, "NEG"))
    near = np.minimum(some[:, None] + np.arange(1, _LEFT_OUT), len(at) - 1)
    left_out = (is_in(ctx.tokens.key[at[near]], ("out", "withheld")) & (first[near] == first[some][:, None])).any(axis=1)  # "her name be left out"
    out[some] = left_out | (refused[some] > refused[np.maximum(some - _REFUSED, first[some])])
    return out


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
