"""Unnamed people who are taken up again: "the mechanic" behind "a mechanic and a student", "the second", "one, a nurse of ten years"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.agent_nouns import agent_like
from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.kinds.offices import OFFICES
from credscore.evidence.ranges import among, distinct, maybe_among, running, shared
from credscore.evidence.resolving.second_mentions import may_be_people
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, CARRY, NAMED, OFFICIAL
from credscore.evidence.word_lists import KIN, SPEAK_FOR, WORKING
from credscore.text.tokens import COMMA, is_in

ANYBODY = """
    man woman boy girl lad teenager teen youngster pensioner victim survivor passenger motorist resident
    neighbour neighbor villager shopper customer
""".split()
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "other")
_NEAR = 10  # sentences from the unnamed to "the second"
_WORDS = 4  # of a phrase up to its noun, and from a noun back to its article
# whoever holds an office, speaks for somebody or is known to all is named somewhere, or speaks for a body
_HOLDERS = (
    *OFFICES,
    *SPEAK_FOR,
    *    """minister secretary president mayor councillor chancellor chairman chairwoman chair chairperson chief ceo boss founder head leader deputy
    executive treasurer ambassador candidate nominee coach manager director congressman congresswoman lawmaker mp speaker officer detective
    superintendent inspector sergeant captain colonel general admiral commander coroner premier king queen prince princess pope duke duchess
    politician mogul tycoon billionaire businessman businesswoman star legend champion winner actor actress singer rapper comedian host
    moderator narrator reporter journalist author interviewer spokeswoman regulator insurer manufacturer retailer maker brewer carrier
    supplier writer editor columnist correspondent researcher analyst investigator reviewer
    assailant attacker gunman suspect computer newspaper letter paper order number matter member""".split(),
)
_BRIEFING = ("official", "officials", "officer", "officers", "investigator", "detective", "minister")
_NEW = ("a", "an", "one", "another", "two", "three", "second", "third", "fourth")
_AS = ("as", "like", "became", "become", "becoming")
_LONG = 9  # words of "the Tarn Street mother-of-two"
_CALLED = ("named", "called", "identified", "nicknamed")


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
    opens = sents.first[np.searchsorted(sents.article, article)]
    ends = sents.first[np.searchsorted(sents.article, article, side="right")]
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
    some = some[ctx.is_word(a.first[some], "the") & is_in(ctx.tokens.key[a.first[some] + 1], _ORDINALS[1:])]  # few
    some = some[is_in(ctx.tokens.key[a.first[some] + 2], _BRIEFING)]
    unnamed = np.flatnonzero((a.type == ANONYMOUS) & ~a.weak & a.backs)
    if not unnamed.size:
        return unnamed
    held = unnamed[np.maximum(np.searchsorted(unnamed, some) - 1, 0)]
    article = ctx.sentences.article
    near = (held < some) & (article[a.sentence[held]] == article[a.sentence[some]]) & (a.sentence[some] - a.sentence[held] <= _NEAR)
    return np.asarray(some[near])


def noun_of(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """The noun of phrases that begin with an article: the last word in front of a preposition, "who" or a comma."""
    tail, on = first + 1, np.ones(len(first), bool)
    for step in range(2, _WORDS + 1):
        at = np.minimum(first + step, len(ctx.tokens) - 1)
        on &= (first + step < last) & ~ctx.in_class(at, "PREP", "OF", "WHO", "THAT", "AND") & ((ctx.gap[at] & STRONG) == 0)
        tail = np.where(on, at, tail)
    return tail


def one_of_many(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: words for somebody of whom there are many, no office, no body."""
    key = ctx.tokens.key[at]
    person = ctx.in_class(at, "ROLE", "ONE") | is_in(key, ANYBODY) | agent_like(ctx, at)
    return np.asarray(person & ~ctx.name[at] & ~ctx.in_class(at, "OFFICIAL", "ORG", "MEDIA", "DOC", "VAGUE", "NUMBER") & ~is_in(key, _HOLDERS))


def _one_more(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """bool: phrases like "one, a nurse with ten years' service": one of those told of before, and no name."""
    behind = np.minimum(first + 1, len(ctx.tokens) - 1)
    out = ctx.is_word(first, "one", "another") & ((ctx.gap[behind] & STRONG) == COMMA) & ctx.is_word(behind, "a", "an") & (last - first >= 3)
    some = np.flatnonzero(out)
    if some.size:
        at, low, high = shared(first[some], last[some])
        names = running(ctx.name[at])
        out[some] = names[high] == names[low]
    return out


def full_names(ctx: Context, sh: Shared, at: np.ndarray) -> np.ndarray:
    """bool: where a first and a last name stand together outside quotations, which no preposition places and no body bears."""
    before = np.maximum(at - 1, 0)
    full = ctx.name[at] & ctx.name[before] & ~ctx.leads[at] & ~sh.in_quote[at] & ((ctx.gap[at] & 0xFF) == 0)
    some = np.flatnonzero(full)
    here = at[some]
    behind = ctx.behind(here)  # "a Brennacht Capital banker"
    theirs = (behind > here) & (ctx.gap[behind] == 0) & ctx.in_class(behind, "ONE", "PALS") & ~ctx.name[behind] & ~ctx.tokens.possessive[here]
    full[some] = may_be_people(ctx, here) & ~theirs
    return np.asarray(full)


def brought_in(ctx: Context, sh: Shared, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of nouns: where they bring in somebody without a name ("a nurse at the ward"), and where somebody known bears them ("Falk is a nurse",
    "the nurse, Ines Falk"); two bool."""
    top = len(ctx.tokens) - 1
    article, on, found = at.copy(), np.ones(len(at), bool), np.zeros(len(at), bool)
    for _ in range(_WORDS):
        front = ctx.before(article)
        on &= (front < article) & ((ctx.gap[article] & STRONG) == 0) & ~found
        article = np.where(on, front, article)
        found |= on & is_in(ctx.tokens.key[article], _NEW)
        on &= ~ctx.in_class(article, "DEF", "POSS", "OF", "BE", "WHO", "THAT") & ~ctx.verb[article]
    front = ctx.before(article)
    comma = (front < article) & ((ctx.gap[article] & STRONG) == COMMA)
    said_of = (front < article) & (ctx.in_class(front, "BE") | is_in(ctx.tokens.key[front], _AS))
    beside = comma & ctx.name[front]
    behind = ctx.behind(at)
    beside |= (behind > at) & ctx.name[behind] & (((ctx.gap[behind] & STRONG) == 0) | ((ctx.gap[behind] & STRONG) == COMMA))
    beside |= is_in(ctx.tokens.key[behind], _CALLED) & ctx.name[ctx.behind(behind)]
    for _ in range(_WORDS):  # "a nurse from Tarn, Ines Falk, said"
        behind = ctx.behind(behind)
        full = ctx.behind(behind)
        beside |= ((ctx.gap[behind] & COMMA) > 0) & ctx.name[behind] & ctx.name[full] & (full > behind) & (ctx.gap[full] == 0)
    known = beside | found & said_of
    quoted = sh.in_quote[at]
    return found & ~known & ~quoted & ~ctx.name[at] & ~ctx.tokens.possessive[at] & (at < top), known & ~quoted


def by_their_place(ctx: Context, sh: Shared, a: Attributions) -> np.ndarray:
    """bool (m,): phrases like "the Ward 7 nurse", "the Tarn mother-of-two", "the father of a boy" where the article has named nobody yet: whoever
    is told of by a place, a house or somebody else alone. Who is named below has a name: see `delayed_names`."""
    out = np.zeros(len(a), bool)
    some = np.flatnonzero((a.type == CARRY) & (a.first >= 0) & (a.last - a.first >= 3) & (a.last - a.first <= _LONG) & ~a.weak)
    some = some[ctx.is_word(a.first[some], "the")]  # few
    of_one = ctx.in_class(a.first[some] + 2, "OF") & ctx.in_class(a.first[some] + 3, "DET")  # "the mother of a boy"
    of_one &= is_in(ctx.tokens.key[a.first[some] + 1], KIN)
    tail = a.last[some] - 1
    tail = np.where(ctx.in_class(tail, "NUMBER") & ctx.in_class(tail - 1, "OF"), tail - 2, tail)  # "mother-of-two"
    placed = (tail - a.first[some] >= 2) & (sh.names_before[np.maximum(tail, 0)] > sh.names_before[a.first[some]])
    placed &= is_in(ctx.tokens.key[tail], WORKING) & ~ctx.tokens.possessive[tail - 1]
    some = some[placed | of_one & (sh.names_before[a.last[some]] == sh.names_before[a.first[some]])]
    if some.size:
        opens = ctx.sentences.first[np.searchsorted(ctx.sentences.article, ctx.sentences.article[a.sentence[some]])]
        inside, low, high = shared(opens, a.first[some])
        people = running(full_names(ctx, sh, inside))
        out[some] = people[high] == people[low]
    return out
