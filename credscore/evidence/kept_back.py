"""Clauses and sentences that say why a source has no name: "a detective who cannot be named", "three delegates said. None wished to be named"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.phrases import ANONYMOUS, CARRY, NAMED, NONE, OFFICIAL, VAGUE, Shared
from credscore.evidence.ranges import running, spread
from credscore.text.tokens import is_in

if TYPE_CHECKING:
    from credscore.evidence.resolve import Attributions

_REACH = 30  # tokens of such a clause
_BESIDE = 3  # tokens between a phrase and its "who"
_SINCE = 2  # sentences
_OPENS = ("without", "and", "on", "under", "speaking", "asking", "requesting", "fearing", "insisting", "declining", "refusing")
_CALLED = ("named", "identified", "quoted", "recognised", "recognized", "exposed")
_NAMES = ("name", "names", "identity", "identities", "surname")
_NOT = """
    not never no cannot can't couldn't won't wouldn't didn't doesn't don't isn't wasn't aren't weren't nor neither if without refused refuses
    declined declines unwilling afraid better only
""".split()
_HIDDEN = """
    withheld withhold withholding changed hidden hide protected protect protecting kept keep concealed conceal disguised obscured
""".split()
_SHOWN = """
    used use using published publish printed print printing appeared appear appears disclosed disclose revealed reveal made give giving gave given known
    attached mentioned
""".split()
_SPEAKS = "speak speaking talk talking comment commenting discuss discussing disclose brief".split()
_LEAVE = """
    authorised authorized allowed permitted cleared free supposed empowered entitled authority permission clearance authorisation authorization
    licence
""".split()
_BARRED = ("barred", "forbidden", "prohibited", "banned", "prevented", "lacked", "lacks")
_OPENLY = ("publicly", "openly", "record", "freely")
_FEARS = ("feared", "fears", "fearing", "afraid")
_HARM = """
    reprisal reprisals retaliation retribution repercussions losing being named identified fired sacked dismissed blacklisted disciplined
""".split()
_TAKES_UP = ("none", "neither", "both", "all", "each", "nobody", "he", "she", "they")


def kept_back(ctx: Context, sh: Shared, a: Attributions) -> np.ndarray:
    """bool (m,): attributions whose source has no name and a clause behind it ("who …") that says why."""
    out, n = np.zeros(len(a), bool), len(ctx.tokens)
    some = np.flatnonzero(a.first >= 0)
    some = some[(ctx.matches.classes[a.first[some]] & ctx.mask("DET", "NUMBER", "VAGUE")) != 0]  # few
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
    some, who = (x[_nameless(ctx, a.first[some], who)] for x in (some, who))
    if not some.size:
        return out
    stop = np.minimum(ctx.sentences.first[a.sentence[some] + 1], who + _REACH)
    out[some] = _tells_why(ctx, who, stop)
    return out


def _nameless(ctx: Context, first: np.ndarray, who: np.ndarray) -> np.ndarray:
    """bool: phrases that begin with "a", "two", "some" and have no name right in front of the "who" that follows."""
    lead = (ctx.matches.classes[first] & ctx.mask("DET", "NUMBER", "VAGUE")) != 0
    return lead & ~ctx.name[ctx.before(who)]


def _tells_why(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """bool: whether the words [first, last) say that somebody keeps his name back, or must not speak."""
    at, edge = spread(first, last)
    key = ctx.tokens.key[at]
    owner = np.repeat(np.arange(len(first)), last - first)
    low = edge[owner]  # where the clause of each word begins among them

    def within(flag: np.ndarray, before: int, behind: int) -> np.ndarray:
        """bool: whether one of the words so many before and behind each, in its clause, is flagged."""
        many, here = running(flag), np.arange(len(at))
        top = low + (last - first)[owner]
        held: np.ndarray = many[np.minimum(here + behind + 1, top)] > many[np.maximum(here - before, low)]
        return held

    refused = is_in(key, _NOT)
    name = is_in(key, _NAMES)
    told = is_in(key, _CALLED) & within(refused, 4, 1)
    told |= name & (within(is_in(key, _HIDDEN), 5, 5) | within(is_in(key, _SHOWN), 6, 4) & within(refused, 8, 6))
    speaks = is_in(key, _SPEAKS)
    told |= speaks & within(is_in(key, _LEAVE), 4, 0) & within(refused, 8, 0)
    told |= speaks & within(is_in(key, _BARRED), 4, 0)
    told |= speaks & within(refused, 3, 0) & within(is_in(key, _OPENLY), 0, 4)
    told |= is_in(key, _FEARS) & within(is_in(key, _HARM), 0, 3)
    told |= is_in(key, ("confidentiality", "chatham", "anonymous"))
    told |= is_in(key, ("record", "attribution")) & within(refused, 6, 0)
    told |= is_in(key, ("background",)) & within(is_in(key, ("deep",)), 1, 0)
    many = running(told)
    held: np.ndarray = many[edge + (last - first)] > many[edge]
    return held


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
