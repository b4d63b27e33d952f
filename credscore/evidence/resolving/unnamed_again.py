"""Unnamed people who are taken up again: "the mechanic" behind "a mechanic and a student", "the second", "one, a nurse of ten years"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.ranges import among, any_inside, distinct, maybe_among, running, shared
from credscore.evidence.resolving.known_people import ANYBODY, aged_people, brought_in, full_names, known_people, one_of_many
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, CARRY, NAMED, OFFICIAL
from credscore.evidence.word_lists import KIN, WORKING
from credscore.text.tokens import COMMA, is_in

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "other")
_ONE_MORE = ("second", "third", "other")  # the fourth official has a whistle
_NEAR = 10  # sentences from the unnamed to "the second"
_WORDS = 4  # of a phrase up to its noun
_BRIEFING = ("official", "officials", "officer", "officers", "investigator", "detective", "minister")
_LONG = 9  # words of "the Tarn Street mother-of-two"


def unnamed_again(ctx: Context, sh: Shared, a: Attributions) -> np.ndarray:
    """bool (m,): phrases that take up somebody whom the article has brought in without a name: "a nurse … the nurse said", "the second said"."""
    out = np.zeros(len(a), bool)
    some = np.flatnonzero(((a.type == CARRY) | (a.type == NAMED)) & a.backs & (a.first >= 0) & (a.last - a.first >= 2))
    out[some] = _one_more(ctx, a.first[some], a.last[some])
    some = some[ctx.is_word(a.first[some], "the")]
    tail = noun_of(ctx, a.first[some], a.last[some])
    ordinal = is_in(ctx.tokens.key[a.first[some] + 1], _ORDINALS)
    asked = ctx.is_word(ctx.before(a.first[some]), "if", "whether")
    asked |= ctx.is_word(a.cue[some], "described") & ctx.in_class(ctx.behind(a.cue[some]), "PREP")
    aged = is_in(ctx.tokens.key[tail], ("old",)) & ctx.tokens.digit[a.first[some] + 1]  # "the 36-year-old"
    person, carried = one_of_many(ctx, tail) & ~asked, a.type[some] == CARRY
    keep = person | carried & (ordinal & (tail == a.first[some] + 1) | aged)
    some, tail, ordinal, person, carried, aged = some[keep], tail[keep], ordinal[keep], person[keep], carried[keep], aged[keep]
    if not some.size:
        return out
    sents = ctx.sentences
    article = sents.article[a.sentence[some]]
    opens, ends = sents.tokens_of(article)
    inside, low, _ = shared(opens, ends)
    people = running(full_names(ctx, sh, inside))
    place = low + a.first[some] - opens  # of the phrase among them
    wanted = ctx.word_in_article(tail)
    where = np.flatnonzero(maybe_among(ctx.tokens.key[inside], ctx.tokens.key[tail]))
    keys = ctx.word_in_article(inside[where])
    keep = among(keys, wanted)
    where, keys = where[keep], keys[keep]
    new, known = brought_in(ctx, sh, inside[where])
    strange = ~among(wanted, keys[known])

    unnamed = np.flatnonzero((a.type == ANONYMOUS) & ~a.weak)
    # the last one brought in before each phrase, by word and place
    words = distinct(wanted)
    step = len(inside) + 1
    codes = np.sort(np.searchsorted(words, keys[new]) * step + where[new])
    rank = np.searchsorted(words, wanted)
    last = np.searchsorted(codes, rank * step + place) - 1
    code = codes[np.maximum(last, 0)] if len(codes) else np.full(len(some), -1)
    met = np.flatnonzero(person & strange & (last >= 0) & (code // step == rank))
    there = code[met] % step
    spoke = among(sents.of_token[inside[there]], a.sentence[unnamed])
    speaks = np.searchsorted(unnamed, some[met]) > np.searchsorted(sents.article[a.sentence[unnamed]], article[met])
    alone = (people[place[met]] == people[there]) & carried[met]
    anybody = is_in(ctx.tokens.key[tail[met]], ANYBODY) & (sents.of_token[inside[there]] < a.sentence[some[met]])
    out[some[met[spoke | alone & (speaks | anybody)]]] = True

    # behind an unnamed speaker, with nobody named since: "the second", a trade that nobody in the article has a name for
    unnamed = np.flatnonzero(((a.type == ANONYMOUS) | out) & ~a.weak)
    last = np.searchsorted(unnamed, some) - 1
    held = unnamed[np.maximum(last, 0)] if unnamed.size else np.zeros(len(some), np.int64)
    speaks = (last >= 0) & (sents.article[a.sentence[held]] == article)
    near = speaks & carried & (a.sentence[some] - a.sentence[held] <= _NEAR)
    near &= people[place] == people[np.where(near, np.minimum(low + a.cue[held] - opens, place), 0)]
    placed = ctx.any_in(np.maximum(a.first[held], 0), np.maximum(a.last[held], 0)) & ctx.mask("ANON", "PALS") == 0
    # "the woman" may be anybody whom the article has named
    strange &= ~is_in(ctx.tokens.key[tail], ANYBODY) | (people[place] == people[low])
    out[some[near & (ordinal | placed & (strange | aged))]] = True
    return out


def second_officials(ctx: Context, a: Attributions) -> np.ndarray:
    """int64: phrases like "the second official" behind an unnamed speaker: one more who briefs without his name."""
    some = np.flatnonzero((a.type == OFFICIAL) & (a.first >= 0) & (a.last - a.first == 3) & ~a.weak)
    some = some[ctx.is_word(a.first[some], "the") & is_in(ctx.tokens.key[a.first[some] + 1], _ONE_MORE)]  # few
    some = some[is_in(ctx.tokens.key[a.first[some] + 2], _BRIEFING)]
    unnamed = np.flatnonzero((a.type == ANONYMOUS) & ~a.weak & a.backs & (a.first >= 0)) if some.size else some
    if not unnamed.size:
        return unnamed
    held = unnamed[np.maximum(np.searchsorted(unnamed, some) - 1, 0)]
    article = ctx.sentences.article
    near = (held < some) & (article[a.sentence[held]] == article[a.sentence[some]]) & (a.sentence[some] - a.sentence[held] <= _NEAR)
    some, held = some[near], held[near]
    return np.asarray(some[any_inside(a.first[held], a.last[held], lambda at: is_in(ctx.tokens.key[at], _BRIEFING))])


def noun_of(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """The noun of phrases that begin with an article: the last word in front of a preposition, "who" or a comma."""
    tail, on = first + 1, np.ones(len(first), bool)
    for step in range(2, _WORDS + 1):
        at = np.minimum(first + step, len(ctx.tokens) - 1)
        on &= (first + step < last) & ~ctx.in_class(at, "PREP", "OF", "WHO", "THAT", "AND") & ((ctx.gap[at] & STRONG) == 0)
        tail = np.where(on, at, tail)
    return tail


def _one_more(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """bool: phrases like "one, a nurse with ten years' service": one of those told of before, and no name."""
    behind = np.minimum(first + 1, len(ctx.tokens) - 1)
    out = ctx.is_word(first, "one", "another") & ((ctx.gap[behind] & STRONG) == COMMA) & ctx.is_word(behind, "a", "an") & (last - first >= 3)
    some = np.flatnonzero(out)
    if some.size:
        out[some] = ~any_inside(first[some], last[some], lambda at: ctx.name[at])
    return out


def by_their_place(ctx: Context, sh: Shared, a: Attributions) -> np.ndarray:
    """bool (m,): phrases like "the Ward 7 nurse", "the Tarn mother-of-two", "the father of a boy" where the article has named nobody yet: whoever
    is told of by a place, a house or somebody else alone. Who is named below has a name: see `delayed_names`."""
    out = np.zeros(len(a), bool)
    some = np.flatnonzero((a.type == CARRY) & (a.first >= 0) & (a.last - a.first >= 3) & (a.last - a.first <= _LONG) & ~a.weak)
    some = some[ctx.is_word(a.first[some], "the")]  # few
    third = np.minimum(a.first[some] + 3, len(ctx.tokens) - 1)
    of_one = ctx.in_class(a.first[some] + 2, "OF") & ctx.in_class(third, "DET") & (third < a.last[some])  # "the mother of a boy"
    of_one &= is_in(ctx.tokens.key[a.first[some] + 1], KIN)
    tail = a.last[some] - 1
    tail = np.where(ctx.in_class(tail, "NUMBER") & ctx.in_class(tail - 1, "OF"), tail - 2, tail)  # "mother-of-two"
    placed = (tail - a.first[some] >= 2) & (sh.names_before[np.maximum(tail, 0)] > sh.names_before[a.first[some]])
    placed &= is_in(ctx.tokens.key[tail], WORKING) & ~ctx.tokens.possessive[tail - 1]
    some = some[placed | of_one & (sh.names_before[a.last[some]] == sh.names_before[a.first[some]])]
    if some.size:
        opens, ends = ctx.sentences.tokens_of(ctx.sentences.article[a.sentence[some]])
        out[some] = ~any_inside(opens, a.first[some], lambda at: known_people(ctx, sh, at))
        # "Falk, 51, makes cider": told of below
        out[some] &= ~any_inside(a.last[some], ends, lambda at: aged_people(ctx, at))
    return out
