"""Whoever is counted in a survey or a study: "65% of those questioned said …", "most respondents say", "one in five had told the …".

Behind what they say stands the survey that asked them, once the article has named one.
"""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.source_types import DOCUMENT, NONE
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_COUNTED_IN = ("survey", "surveys", "poll", "polls", "polling", "study", "studies", "census", "respondents")
_ASKED = "surveyed polled questioned interviewed asked canvassed sampled quizzed".split()
_OF_POLLS = ("surveyed", "polled", "canvassed")  # nobody else is
_THOSE = ("those", "people", "adults", "voters", "women", "men", "parents", "workers", "users", "households", "companies", "firms")
_WHO = ("respondents", "interviewees")
_PARTS = "third thirds quarter quarters half fifth fifths tenth majority minority percent".split()
_FRONT = "of those the many most some few all per a in nearly almost about over than more".split()
_PHRASE = 8  # words of a phrase that are looked at, from the verb on
_GROUP = 3  # adverbs and auxiliaries in front of the verb


def counted_in_surveys(ctx: Context, a: Attributions) -> None:
    """Make the survey the source of what those say whom it counts, and "those questioned" none of their own; in place."""
    sents, classes, top = ctx.sentences, ctx.matches.classes, max(len(ctx.tokens) - 1, 0)
    told = ctx.where_are(*_COUNTED_IN)
    if not told.size or not len(a):
        return
    since = np.full(len(ctx.buffer), top + 1)
    since[sents.article[sents.of_token[told[::-1]]]] = told[::-1]
    some = np.flatnonzero(~a.weak & (a.type != NONE) & ~a.inverted & (a.cue > since[sents.article[a.sentence]]))
    asks = is_in(ctx.tokens.key[a.cue[some]], _ASKED) & is_in(ctx.tokens.key[ctx.before(a.cue[some])], _THOSE)
    a.backs[some[asks & _behind_of(ctx, a.cue[some])]] = False
    some = some[~asks]
    at = ctx.before(a.cue[some])
    beyond = at == a.cue[some]  # nothing stands in front of it
    group = ctx.mask("ADV", "HAVE", "NEG", "DO", "BE", "MODAL")
    for _ in range(_GROUP):
        on = ((classes[at] & group) != 0) & ~ctx.name[at]
        beyond |= on & (ctx.before(at) == at)
        at = np.where(on, ctx.before(at), at)
    last, first = at + 1, np.full(len(some), -1)
    beyond |= (ctx.gap[np.minimum(last, top)] & (STRONG | tk.COMMA)) != 0
    going, here = np.flatnonzero(~beyond), at[~beyond]
    for _ in range(_PHRASE):
        behind = np.minimum(here + 1, top)
        ends = here + 1 == last[going]
        joined = ends | ctx.is_word(behind, "of")
        asked = is_in(ctx.tokens.key[here], _ASKED) & is_in(ctx.tokens.key[ctx.before(here)], _THOSE)
        asked &= is_in(ctx.tokens.key[here], _OF_POLLS) | _behind_of(ctx, here)
        part = is_in(ctx.tokens.key[here], _PARTS) & ~ctx.is_word(ctx.before(here), "the")
        part |= ctx.is_word(here, "cent") & ctx.is_word(ctx.before(here), "per")
        part |= ctx.tokens.digit[here] & (ctx.buffer.data[ctx.tokens.end[here]] == ord("%"))
        one_in = _number(ctx, here) & ctx.is_word(ctx.before(here), "in") & _number(ctx, ctx.before(ctx.before(here)))
        hit = is_in(ctx.tokens.key[here], _WHO) | asked | part & joined | one_in
        first[going[hit]] = here[hit]
        # the phrase goes on to the left, up to what parts it from the words in front
        stop = hit | ctx.leads[here] | ((ctx.gap[here] & (STRONG | tk.COMMA)) != 0)
        stop |= ((classes[here] & ctx.mask("PREP", "THAT", "BREAK", "WHO", "PRON", "AND")) != 0) & ~ctx.is_word(here, "in")
        stop |= ctx.verb[here] & ~is_in(ctx.tokens.key[here], _ASKED)
        going, here = going[~stop], here[~stop] - 1
        if not going.size:
            break
    found = np.flatnonzero(first >= 0)
    some, first, last = some[found], first[found], last[found]
    for _ in range(6):  # "many of those questioned", "two thirds of respondents"
        front = ctx.before(first)
        first = np.where(_number(ctx, front) | is_in(ctx.tokens.key[front], (*_FRONT, *_PARTS)), front, first)
    a.type[some], a.carried[some], a.backs[some] = DOCUMENT, False, True
    a.first[some], a.last[some] = first, last


def _number(ctx: Context, at: np.ndarray) -> np.ndarray:
    return np.asarray(ctx.tokens.digit[at] | ((ctx.matches.classes[at] & ctx.mask("NUMBER")) != 0))


def _behind_of(ctx: Context, asked: np.ndarray) -> np.ndarray:
    """bool: "of those questioned", "of the people asked"; "those questioned" is said of suspects, too."""
    before = ctx.before(ctx.before(asked))
    before = np.where((ctx.matches.classes[before] & ctx.mask("DEF")) != 0, ctx.before(before), before)
    return ctx.is_word(before, "of")
