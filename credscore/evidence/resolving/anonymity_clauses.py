"""Clauses and sentences that say why a source has no name: "a detective who cannot be named", "three delegates said. None wished to be named"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.lexicon_files import cue_kind
from credscore.evidence.ranges import running, spread
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, CARRY, NAMED, NONE, OFFICIAL, VAGUE
from credscore.text.tokens import WordSets, is_in

if TYPE_CHECKING:
    from credscore.evidence.attribution_table import Attributions

_REACH = 30  # tokens of such a clause
_BESIDE = 3  # tokens between a phrase and its "who"
_SINCE = 2  # sentences
_PLACED = 8  # words from the start of a sentence to the "who" of its subject
_SAY = cue_kind("say")
_BECAUSE = ("because", "as", "since", "lest")
_OPENS = ("without", "and", "on", "under", "speaking", "asking", "requesting", "fearing", "insisting", "declining", "refusing")
_SETS = (
    "named identified quoted recognised recognized exposed".split(),
    "name names identity identities surname".split(),
    """
    not never no cannot can't couldn't won't wouldn't didn't doesn't don't isn't wasn't aren't weren't nor neither if without refused
    refuses declined declines unwilling afraid better only
    """.split(),
    """
    withheld withhold withholding changed hidden hide protected protect protecting kept keep concealed conceal disguised obscured
    """.split(),
    """
    used use using published publish printed print printing appeared appear appears disclosed disclose revealed reveal made give giving
    gave given known attached mentioned
    """.split(),
    "speak speaking talk talking comment commenting discuss discussing disclose brief".split(),
    """
    authorised authorized allowed permitted cleared free supposed empowered entitled authority permission clearance authorisation
    authorization licence
    """.split(),
    "barred forbidden prohibited banned prevented lacked lacks".split(),
    "publicly openly record freely".split(),
    "feared fears fearing afraid".split(),
    """
    reprisal reprisals retaliation retribution repercussions losing being named identified fired sacked dismissed blacklisted
    disciplined
    """.split(),
    "record attribution".split(),
    "background".split(),
    "deep".split(),
    "confidentiality chatham anonymous".split(),
)
_CALLED, _NAMES, _NOT, _HIDDEN, _SHOWN, _SPEAKS, _LEAVE, _BARRED, _OPENLY, _FEARS, _HARM, _FOR, _GROUND, _DEEP, _ALONE = (
    np.uint32(1 << k) for k in range(len(_SETS))
)
_ASKED = _CALLED | _NAMES | _SPEAKS | _FEARS | _FOR | _GROUND  # of words that tell why with others beside them
_TAKES_UP = ("none", "neither", "both", "all", "each", "nobody", "he", "she", "they")


def kept_back(ctx: Context, sh: Shared, a: Attributions) -> np.ndarray:
    """bool (m,): attributions whose source has no name and a clause behind it ("who …") that says why."""
    out, n = np.zeros(len(a), bool), len(ctx.tokens)
    some = np.flatnonzero(a.first >= 0)
    some = some[ctx.in_class(a.first[some], "DET", "NUMBER", "VAGUE")]  # few
    type_ = a.type[some]
    some = some[~a.weak[some] & ((type_ == OFFICIAL) | (type_ == VAGUE) | (type_ == NAMED) | (type_ == CARRY))]
    if not some.size:
        return out
    # "who" in the phrase or right behind it; ", said a miller without giving his name"
    who = sh.rels.ahead(a.first[some])
    opens = np.minimum(a.last[some], n - 1)
    for step in (1, 0):
        at = np.maximum(opens - step, 0)
        begins = a.inverted[some] & is_in(ctx.tokens.key[at], _OPENS) & ~ctx.leads[at] & (at > a.first[some])
        who = np.where(begins & (who > at), at, who)
    near = (who < n) & (who - a.last[some] <= _BESIDE) & (who > a.first[some])
    some, who = some[near], who[near]
    some, who = some[of := ctx.sentences.of_token[who] == a.sentence[some]], who[of]
    some, who = some[bare := _nameless(ctx, a.first[some], who)], who[bare]
    if not some.size:
        return out
    stop = np.minimum(ctx.sentences.first[a.sentence[some] + 1], who + _REACH)
    out[some] = _tells_why(ctx, who, stop)
    return out


def _nameless(ctx: Context, first: np.ndarray, who: np.ndarray) -> np.ndarray:
    """bool: phrases that begin with "a", "two", "some" and have no name right in front of the "who" that follows."""
    lead = ctx.in_class(first, "DET", "NUMBER", "VAGUE")
    return lead & ~ctx.name[ctx.before(who)]


def _tells_why(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """bool: whether the words [first, last) say that somebody keeps his name back, or must not speak."""
    at, edge = spread(first, last)
    bits = _words().look_up(ctx.tokens.key[at])
    owner = np.repeat(np.arange(len(first)), last - first)  # the clause of each word

    def those(bit: np.uint32) -> np.ndarray:
        return np.flatnonzero(bits & bit)

    def beside(some: np.ndarray, bit: np.uint32, before: int, behind: int) -> np.ndarray:
        """bool: words, of those given, with one of a set among so many words before and behind them in their clause."""
        many, low = running((bits & bit) != 0), edge[owner[some]]
        top = low + (last - first)[owner[some]]
        held: np.ndarray = many[np.minimum(some + behind + 1, top)] > many[np.maximum(some - before, low)]
        return held

    told = (bits & _ALONE) != 0
    if (bits & _ASKED).any():
        some = those(_CALLED)
        told[some] |= beside(some, _NOT, 4, 1)
        some = those(_NAMES)
        told[some] |= beside(some, _HIDDEN, 5, 5) | beside(some, _SHOWN, 6, 4) & beside(some, _NOT, 8, 6)
        some = those(_SPEAKS)
        told[some] |= beside(some, _LEAVE, 4, 0) & beside(some, _NOT, 8, 0)
        told[some] |= beside(some, _BARRED, 4, 0)
        told[some] |= beside(some, _NOT, 3, 0) & beside(some, _OPENLY, 0, 4)
        some = those(_FEARS)
        told[some] |= beside(some, _HARM, 0, 3)
        some = those(_FOR)
        told[some] |= beside(some, _NOT, 6, 0)
        some = those(_GROUND)
        told[some] |= beside(some, _DEEP, 1, 0)
    return np.logical_or.reduceat(told, edge)


def asked_later(ctx: Context, sh: Shared, a: Attributions, article: np.ndarray) -> np.ndarray:
    """int64: attributions of nobody named whose name the next sentence keeps back: "They spoke on condition of anonymity"."""
    cues = np.flatnonzero(a.weak & (a.type == ANONYMOUS))
    lead = ctx.sentences.first[a.sentence[cues]]
    cues, lead = cues[up := is_in(ctx.tokens.key[lead], _TAKES_UP)], lead[up]
    spoke = np.maximum.accumulate(np.where(~a.weak & a.backs & (a.type != NONE) & (a.first >= 0), np.arange(len(a)), -1))
    # the last source in front of the sentence
    begin = np.searchsorted(a.cue, lead)
    prior = spoke[begin[begin > 0] - 1]
    cues = cues[begin > 0]
    near = (prior >= 0) & (article[np.maximum(prior, 0)] == article[cues]) & (a.sentence[cues] - a.sentence[np.maximum(prior, 0)] <= _SINCE)
    prior = prior[near]
    plain = (a.type[prior] == OFFICIAL) | (a.type[prior] == VAGUE) | (a.type[prior] == NAMED) | (a.type[prior] == CARRY)
    prior = prior[plain]
    no_names = sh.names_before[a.last[prior]] == sh.names_before[a.first[prior]]
    held: np.ndarray = prior[_nameless(ctx, a.first[prior], a.last[prior]) & no_names]
    return held


def take_behind_reasons(ctx: Context, sh: Shared, a: Attributions, asks: np.ndarray) -> None:
    """ "A teacher who would not be named because the county bars staff from talking to the press said the roof leaks": it is the teacher who says so;
    in place. asks : int64 (m,), the last word that keeps a name back in the sentence of each attribution, -1 where there is none."""
    some = np.flatnonzero((asks >= 0) & (asks < a.cue) & ~a.weak & (a.type != NONE) & (a.cue - asks <= _REACH))
    lead = ctx.sentences.first[a.sentence[some]]
    who = sh.rels.ahead(lead)
    relative = (who - lead >= 2) & (who - lead <= _PLACED) & (who < asks[some]) & ctx.in_class(lead, "DET", "NUMBER")
    plain = relative & (sh.links.ahead(asks[some] + 1) > a.cue[some]) & (sh.names_before[who.clip(max=sh.n)] == sh.names_before[lead + 1])
    some, lead, who = some[plain], lead[plain], who[plain]
    if not some.size:
        return
    at, edge = spread(asks[some], a.cue[some])
    reason = np.logical_or.reduceat(is_in(ctx.tokens.key[at], _BECAUSE), edge)
    reason &= (a.first[some] > asks[some]) | (a.first[some] < 0)
    # the last that tells something, unless the subject of the sentence has a verb already
    speaks = (ctx.lexicon.cue_class[a.rule[some]] == _SAY) & ~ctx.lexicon.ing_form[ctx.matches.word[a.cue[some]]]
    has = np.zeros(len(ctx.sentences), bool)
    has[a.sentence[some[~reason & speaks]]] = True
    keep = reason & ~has[a.sentence[some]]
    some, lead, who, speaks = some[keep], lead[keep], who[keep], speaks[keep]
    final = np.full(len(ctx.sentences), -1)
    final[a.sentence[some[speaks]]] = some[speaks]  # in order: the last one stays
    last = final[a.sentence[some]]
    some, lead, who, last = some[last >= 0], lead[last >= 0], who[last >= 0], last[last >= 0]
    said = some == last
    a.first[some[said]], a.last[some[said]], a.type[some[said]], a.carried[some[said]] = lead[said], who[said], ANONYMOUS, False
    inside = some[some < last]
    a.type[inside], a.outer[inside], a.backs[inside] = NONE, NONE, False


@lru_cache(maxsize=1)
def _words() -> WordSets:
    return WordSets(*_SETS)
