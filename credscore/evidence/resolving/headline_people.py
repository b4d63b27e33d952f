"""Headlines that quote somebody by a bare word, "'We were told to lie', says nurse": he is as unnamed as the story below leaves him."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import Context
from credscore.evidence.ranges import spread
from credscore.evidence.source_types import ANONYMOUS, NAMED, OFFICIAL
from credscore.text import tokens as tk

_BELOW = 4  # sentences below the headline
_ROWS = 6  # attributions that are looked at there
_PHRASE = 5  # words of the phrase below
_SAME = {"mum": "mother", "mom": "mother", "dad": "father", "cop": "officer", "gran": "grandmother", "teen": "teenager", "ex-guard": "guard"}
_SHORT, _LONG = tk.word_keys(tuple(_SAME)), tk.word_keys(tuple(_SAME.values()))
_SHORT, _LONG = np.sort(_SHORT), _LONG[np.argsort(_SHORT)]


def take_headline_people(ctx: Context, a: Attributions) -> None:
    """Type as unnamed the bare "nurse" of a headline that the story below calls "a nurse", and never by name there; in place."""
    sents = ctx.sentences
    opens = np.flatnonzero(np.append(True, sents.article[1:] != sents.article[:-1])[: len(sents.article)])
    opens = opens[(ctx.gap_after[sents.first[opens + 1]] & tk.TERMINAL) == 0]
    low, high = np.searchsorted(a.sentence, opens), np.searchsorted(a.sentence, opens, side="right")
    some = spread(low[high > low], high[high > low])[0]  # few
    some = some[(a.first[some] >= 0) & (a.last[some] - a.first[some] <= 2) & ~a.weak[some]]
    some = some[(a.type[some] == NAMED) | (a.type[some] == OFFICIAL)]
    noun = a.last[some] - 1
    plain = ctx.in_class(noun, "ROLE", "ONE") & ~ctx.in_class(a.first[some], "DET", "DEF", "POSS", "NUMBER") & ~ctx.name[noun]
    plain &= ~ctx.in_class(noun, "TITLE", "ORG") & ~ctx.tokens.possessive[noun] & ~ctx.name[a.first[some]]
    some, noun = some[plain], noun[plain]
    if not some.size:
        return
    key = _same(ctx.tokens.key[noun])
    met, named = np.zeros(len(some), bool), np.zeros(len(some), bool)
    for step in range(1, _ROWS + 1):
        row = np.minimum(some + step, len(a) - 1)
        below = (row > some) & (sents.article[a.sentence[row]] == sents.article[a.sentence[some]])
        below &= (a.sentence[row] > a.sentence[some]) & (a.sentence[row] - a.sentence[some] <= _BELOW) & (a.first[row] >= 0)
        near = np.minimum(np.maximum(a.first[row], 0)[:, None] + np.arange(_PHRASE), len(ctx.tokens) - 1)
        called = ((_same(ctx.tokens.key[near]) == key[:, None]) & (near < a.last[row][:, None])).any(axis=1)
        met |= below & called & (a.type[row] == ANONYMOUS)
        named |= below & called & (a.type[row] == NAMED)
    a.type[some[met & ~named]] = ANONYMOUS


def _same(key: np.ndarray) -> np.ndarray:
    """The keys of words, those of `_SHORT` as what headlines mean by them."""
    at = np.minimum(np.searchsorted(_SHORT, key), len(_SHORT) - 1)
    return np.where(_SHORT[at] == key, _LONG[at], key)
