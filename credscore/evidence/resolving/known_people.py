"""Who is known by name in an article and who is brought in without one: what all rules for unnamed people ask."""

from __future__ import annotations

import numpy as np

from credscore.evidence.agent_nouns import agent_like
from credscore.evidence.context import STRONG, Context
from credscore.evidence.kinds.offices import OFFICES
from credscore.evidence.ranges import among
from credscore.evidence.resolving.second_mentions import bodies, first_of_name, may_be_people
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.word_lists import SPEAK_FOR
from credscore.text.tokens import COMMA, TERMINAL, is_in

# a first and a last name behind others of them may be whom something is done to: "went to Ines Falk"
_PLACING = ("the", "in", "near", "through", "across")
_PLACES = """
    street road avenue lane square park hill river lake beach bay island islands county city town valley bridge station airport hall house school
    university college hospital court church
""".split()
_PLACE_OPENS = ("new", "port", "san", "los", "st", "fort", "lake", "mount", "north", "south", "east", "west", "upper", "lower", "great")
_BYLINE = 6  # words of one
_WHERE = "in near across outside inside through around into above below along towards toward beside behind".split()
ANYBODY = """
    man woman boy girl lad teenager teen youngster pensioner victim survivor passenger motorist resident
    neighbour neighbor villager shopper customer
""".split()
# whoever holds an office, speaks for somebody or is known to all is named somewhere, or speaks for a body
HOLDERS = (
    *OFFICES,
    *SPEAK_FOR,
    *"""minister secretary president mayor councillor chancellor chairman chairwoman chair chairperson chief ceo boss founder head leader deputy
    executive treasurer ambassador candidate nominee coach manager director congressman congresswoman lawmaker mp speaker officer detective
    superintendent inspector sergeant captain colonel general admiral commander coroner premier king queen prince princess pope duke duchess
    politician mogul tycoon billionaire businessman businesswoman star legend champion winner actor actress singer rapper comedian host
    moderator narrator reporter journalist author interviewer spokeswoman regulator insurer manufacturer retailer maker brewer carrier
    supplier writer editor columnist correspondent researcher analyst investigator reviewer
    assailant attacker gunman suspect computer newspaper letter paper order number matter member""".split(),
)
_NEW = ("a", "an", "one", "another", "two", "three", "second", "third", "fourth")
_AS = ("as", "like", "became", "become", "becoming")
_WORDS = 4  # from a noun back to its article
_CALLED = ("named", "called", "identified", "nicknamed")


def one_of_many(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: words for somebody of whom there are many, no office, no body."""
    key = ctx.tokens.key[at]
    person = ctx.in_class(at, "ROLE", "ONE") | is_in(key, ANYBODY) | agent_like(ctx, at)
    return np.asarray(person & ~ctx.name[at] & ~ctx.in_class(at, "OFFICIAL", "ORG", "MEDIA", "DOC", "VAGUE", "NUMBER") & ~is_in(key, HOLDERS))


def full_names(ctx: Context, sh: Shared, at: np.ndarray) -> np.ndarray:
    """bool: where a first and a last name stand together outside quotations, which no preposition places and no body bears."""
    before = np.maximum(at - 1, 0)
    full = ctx.name[at] & ctx.name[before] & ~ctx.leads[at] & ~sh.in_quote[at] & ((ctx.gap[at] & 0xFF) == 0)
    some = np.flatnonzero(full)
    here = at[some]
    behind = ctx.behind(here)  # "a Brennacht Capital banker"
    theirs = (behind > here) & (ctx.gap[behind] == 0) & ctx.in_class(behind, "ONE", "PALS") & ~ctx.name[behind] & ~ctx.tokens.possessive[here]
    at_a_place = is_in(ctx.tokens.key[here], _PLACES) | is_in(ctx.tokens.key[before[some]], _PLACE_OPENS)
    full[some] = may_be_people(ctx, here, _PLACING) & ~theirs & (may_be_people(ctx, here) | ~at_a_place)
    return np.asarray(full)


def known_people(ctx: Context, sh: Shared, at: np.ndarray) -> np.ndarray:
    """bool: names of people, as far as they tell: full ones, those that open their sentence or go with a title, those that nothing places."""
    before = ctx.before(at)
    placed = ctx.in_class(before, "PREP", "OF", "DEF", "DET", "POSS") | ctx.tokens.possessive[at] | ctx.tokens.all_upper[at]
    alone = ctx.name[at] & ~sh.in_quote[at] & ~ctx.name[before] & ~placed & ~bodies(ctx, at)
    alone |= ctx.name[at] & ~sh.in_quote[at] & (ctx.leads[at] | ctx.in_class(before, "TITLE"))
    # "By Ines Falk": whoever wrote it
    lead = ctx.sentences.of_token[at]
    opens, ends = ctx.sentences.first[lead], ctx.sentences.first[lead + 1]
    byline = ctx.is_word(opens, "by") & (ends - opens <= _BYLINE) & ctx.name[ends - 1] & ((ctx.gap_after[ends] & TERMINAL) == 0)
    return np.asarray((alone | full_names(ctx, sh, at)) & ~byline)


def aged_people(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: names with an age behind them: "Falk, 51, makes cider"."""
    behind = ctx.behind(at)
    aged = ctx.name[at] & (behind > at) & ctx.tokens.digit[behind] & ((ctx.gap[behind] & COMMA) > 0)
    return np.asarray(aged & ((ctx.gap_after[behind + 1] & COMMA) > 0) & ~ctx.in_class(at, "MONTHDAY"))


def whom_it_is_done_to(ctx: Context, sh: Shared, at: np.ndarray, noun: np.ndarray) -> np.ndarray:
    """bool: names of whoever something may be done to or taken from: "threw an egg at Falk", "robbed Falk's shop"; not "a nurse at Tarn Lido",
    "in Tarn". noun : int64, the nouns in front of which prepositions only place these, in order."""
    begin = first_of_name(ctx, at)
    front = ctx.before(begin)
    hers = among(ctx.before(front), noun) & ctx.in_class(front, "PREP", "OF")  # "a woman from Tarn"
    hers |= is_in(ctx.tokens.key[front], _WHERE)
    behind = ctx.in_class(front, "PREP", "OF") & ~hers & (front < begin)
    owner = ctx.tokens.possessive[at] & ~hers
    return np.asarray(ctx.name[at] & ~sh.in_quote[at] & ~bodies(ctx, at) & (behind | owner))


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
