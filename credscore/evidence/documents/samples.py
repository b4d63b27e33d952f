"""Whoever is counted in a survey or a study: "65% of those questioned said …", "most respondents say", "one in five had told the …".

Behind what they say stands the survey that asked them, once the article has named one; behind investigators their study.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.source_types import DOCUMENT, NONE, OFFICIAL
from credscore.evidence.verbs.crowds import plural
from credscore.text import tokens as tk
from credscore.text.tokens import WordSets, is_in

_COUNTED_IN = ("survey", "surveys", "poll", "polls", "polling", "study", "studies", "census", "respondents", "surveyed", "polled")
_ASKED = "surveyed polled questioned interviewed asked canvassed sampled quizzed".split()
_OF_POLLS = ("surveyed", "polled", "canvassed")  # nobody else is
_INVESTIGATORS, _STUDIES = ("investigators", "investigator"), ("study", "studies")
_THOSE = ("those", "people", "adults", "voters", "women", "men", "parents", "workers", "users", "households", "companies", "firms")
_WHO = ("respondents", "interviewees")
_PARTS = "third thirds quarter quarters half fifth fifths tenth majority minority percent".split()
_FRONT = "of those the many most some few all per a in nearly almost about over than more".split()
_BIT_ASKED, _BIT_THOSE, _BIT_POLLED, _BIT_PART, _BIT_THE, _BIT_CENT, _BIT_PER, _BIT_IN, _BIT_WHO = (np.uint32(1 << k) for k in range(9))
_PHRASE = 8  # words of a phrase that are looked at, from the verb on
_FRONT_WITHIN = 6  # words in front of what counts
_GROUP = 3  # adverbs and auxiliaries in front of the verb


def investigators_of_studies(ctx: Context, a: Attributions) -> None:
    """Make the study the source of what its investigators say, in an article that has named one; in place."""
    some = np.flatnonzero((a.type == OFFICIAL) & (a.first >= 0))
    some = some[is_in(ctx.tokens.key[np.maximum(a.last[some] - 1, 0)], _INVESTIGATORS)]
    if not some.size:
        return
    since = np.full(len(ctx.buffer), len(ctx.tokens))
    told = ctx.where_are(*_STUDIES)[::-1]
    since[ctx.sentences.article[ctx.sentences.of_token[told]]] = told
    some = some[a.cue[some] > since[ctx.sentences.article[a.sentence[some]]]]
    a.type[some] = DOCUMENT


def counted_in_surveys(ctx: Context, a: Attributions) -> None:
    """Make the survey the source of what those say whom it counts, and "those questioned" none of their own; in place."""
    sents, classes, top = ctx.sentences, ctx.matches.classes, max(len(ctx.tokens) - 1, 0)
    told = ctx.where_are(*_COUNTED_IN)
    if not told.size or not len(a):
        return
    since = np.full(len(ctx.buffer), top + 1)
    since[sents.article.take(sents.of_token.take(told[::-1]))] = told[::-1]
    some = np.flatnonzero(_counts(ctx)[a.sentence])
    some = some[~a.weak[some] & (a.type[some] != NONE) & ~a.inverted[some] & (a.cue[some] > since[sents.article[a.sentence[some]]])]
    if not some.size:
        return
    asks = is_in(ctx.tokens.key[a.cue[some]], _ASKED)
    few = np.flatnonzero(asks)
    asks[few] = is_in(ctx.tokens.key[ctx.before(a.cue[some[few]])], _THOSE)
    few = few[asks[few]]
    a.backs[some[few[_behind_of(ctx, a.cue[some[few]])]]] = False
    some = some[~asks]
    at = ctx.before(a.cue[some])
    beyond = at == a.cue[some]  # nothing stands in front of it
    group = ctx.mask("ADV", "HAVE", "NEG", "DO", "BE", "MODAL")
    for _ in range(_GROUP):
        on = ((classes[at] & group) != 0) & ~ctx.name[at]
        at = np.where(on, ctx.before(at), at)
    last = at + 1
    beyond |= (ctx.gap[np.minimum(last, top)] & STRONG) != 0
    some, at, last = some[~beyond], at[~beyond], last[~beyond]
    # the words of the phrase, the last first; further to the left than its sentence the first word stands again
    lead = sents.first[a.sentence[some]]
    near = np.maximum(at[:, None] - np.arange(_PHRASE), lead[:, None])
    counts, stop = _count_words(ctx, near, last)
    told_of = np.logical_and.accumulate(~np.column_stack([np.zeros(len(some), bool), stop[:, :-1]]), axis=1) & counts
    found = np.flatnonzero(told_of.any(axis=1))
    if not found.size:
        return
    some, last = some[found], last[found]
    first = near[found, told_of[found].argmax(axis=1)]
    # "many of those questioned", "two thirds of respondents"
    front = np.maximum(first[:, None] - np.arange(1, _FRONT_WITHIN + 1), lead[found][:, None])
    joined = (_number(ctx, front) | is_in(ctx.tokens.key[front], (*_FRONT, *_PARTS))) & (front < first[:, None])
    joined[:, 0] |= is_in(ctx.tokens.key[first], _OF_POLLS) & (front[:, 0] < first)  # "most of the bakers polled"
    first = np.maximum(first - np.logical_and.accumulate(joined, axis=1).sum(axis=1), lead[found])
    a.type[some], a.carried[some], a.backs[some] = DOCUMENT, False, True
    a.first[some], a.last[some] = first, last


def _count_words(ctx: Context, at: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """bool (m, k), twice: of the words `at` in front of m verbs, those that tell of people who were counted, and those that end the phrase.
    last : where the phrases end."""
    before = ctx.before(at)
    here, prior = _words().look_up(ctx.tokens.key[at]), _words().look_up(ctx.tokens.key[before])
    asks = (here & _BIT_ASKED) > 0
    polls = (here & _BIT_POLLED) > 0
    asked = asks & ((prior & _BIT_THOSE) > 0)
    asked[polls] |= plural(ctx, before[polls]) & ~ctx.name[before[polls]]  # "most of the bakers polled"
    asked[asked] = polls[asked] | _behind_of(ctx, at[asked])
    part = ((here & _BIT_PART) > 0) & ((prior & _BIT_THE) == 0) | ((here & _BIT_CENT) > 0) & ((prior & _BIT_PER) > 0)
    part |= ctx.tokens.digit[at] & (ctx.buffer.data[ctx.tokens.end[at]] == ord("%"))
    part[part] = (at[part] + 1 == np.broadcast_to(last[:, None], at.shape)[part]) | ctx.is_word(ctx.behind(at[part]), "of")
    one_in = (prior & _BIT_IN) > 0
    one_in[one_in] = _number(ctx, at[one_in]) & _number(ctx, ctx.before(before[one_in]))
    counts = ((here & _BIT_WHO) > 0) | asked | part | one_in | _of_so_many(ctx, at)
    stop = counts | ctx.leads[at] | ((ctx.gap[at] & STRONG) != 0) | ctx.verb[at] & ~asks
    by = ctx.is_word(at, "by") & ((prior & _BIT_POLLED) > 0)  # "the bakers polled by Tarn Markets"
    stop |= ctx.in_class(at, "PREP", "THAT", "BREAK", "WHO", "PRON", "AND") & ((here & _BIT_IN) == 0) & ~by
    return counts, stop


@lru_cache(maxsize=1)
def _words() -> WordSets:
    return WordSets(_ASKED, _THOSE, _OF_POLLS, _PARTS, ("the",), ("cent",), ("per",), ("in",), _WHO)


def _counts(ctx: Context) -> np.ndarray:
    """bool (sentences,): those with words for people who were counted, or for a share of them; few."""
    tokens = ctx.tokens
    digits = tk.scattered(tokens.digit)
    ten = ctx.where_are("ten", "five", "four", "three")
    ten = np.concatenate([ten, digits])
    those = ctx.where_are("those")
    at = [
        ctx.where_are("respondents", "percent", "cent", "half", "third", "fifth", "polled", "surveyed", "questioned", "interviewed"),
        digits[ctx.buffer.data.take(tokens.end.take(digits)) == ord("%")],
        ten[ctx.is_word(ctx.before(ten), "in")],
        those[is_in(tokens.key[ctx.behind(those)], _ASKED)],
    ]
    out = np.zeros(len(ctx.sentences), bool)
    out[ctx.sentences.of_token[np.concatenate(at)]] = True
    return out


def _of_so_many(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: "Of 18 bakers polled by Tarn Markets, 14 (had expected …)": numbers behind a comma, in a sentence that tells first how many were asked."""
    out = ctx.tokens.digit[at] | ctx.in_class(at, "NUMBER")
    out &= (ctx.gap[at] & tk.COMMA) > 0
    some = np.flatnonzero(out)  # few
    end, lead = at.ravel()[some], ctx.sentences.first[ctx.sentences.of_token[at.ravel()[some]]]
    polls = np.sort(ctx.where_are(*_OF_POLLS))
    out.ravel()[some] = ctx.is_word(lead, "of") & (np.searchsorted(polls, end) > np.searchsorted(polls, lead))
    return np.asarray(out)


def _number(ctx: Context, at: np.ndarray) -> np.ndarray:
    return np.asarray(ctx.tokens.digit[at] | ((ctx.matches.classes[at] & ctx.mask("NUMBER")) != 0))


def _behind_of(ctx: Context, asked: np.ndarray) -> np.ndarray:
    """bool: "of those questioned", "of the people asked"; "those questioned" is said of suspects, too."""
    before = ctx.before(ctx.before(asked))
    before = np.where(_number(ctx, before), ctx.before(before), before)  # "of the 2,000 people questioned"
    before = np.where((ctx.matches.classes[before] & ctx.mask("DEF")) != 0, ctx.before(before), before)
    return ctx.is_word(before, "of")
