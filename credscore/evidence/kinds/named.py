"""Source phrases with a name in them: whose it is, or what it stands in front of."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.kinds.offices import OFFICES
from credscore.evidence.kinds.phrase_heads import Findings, Phrases
from credscore.evidence.kinds.words import EMPLOYED
from credscore.evidence.source_types import ANONYMOUS, CARRY, NAMED
from credscore.evidence.word_lists import HOUSEHOLD, WORKING
from credscore.text.tokens import is_in

_KINDS = "broker brokerage bank firm house lender consultancy investment research".split()
# capitals that are no house: where it is, a side, what is followed
_NO_HOUSES = """
    street city london york washington paris frankfurt brussels beijing shanghai tokyo delhi mumbai sydney melbourne milan madrid moscow dublin lagos
    nairobi manila us usa u.s uk eu un asia africa europe america ukraine russia china india japan germany france israel iran canada australia kong
    singapore houston boston chicago toronto seoul geneva dubai kremlin nfl nba fifa tv pc keynesian apple tesla google amazon microsoft
    gop democrat democratic republican labour tory conservative liberal wall hill west east north south market
""".split()
_TRADES = """
    energy oil gas equity equities stock stocks bond bonds currency fx crypto bitcoin gold steel metals commodity commodities technology tech retail
    food consumer housing property banking bank wealth health healthcare biotech pharma aviation airline auto telecoms media macro quant credit rates
    labor labour sports football election climate weather traffic financial independent private leading top chief
""".split()


def put_houses(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "analysts at Brennacht Capital": the house speaks."""
    r, end = p.rare, len(ctx.tokens) - 1
    few = r.which[ctx.is_word(r.tail, *EMPLOYED) & r.plain]
    house = np.minimum(p.head_end[few] + 1, end)
    house = np.minimum(house + ctx.in_class(house, "DEF"), end)
    for _ in range(2):  # "at the investment bank Brennacht"
        house = np.minimum(house + is_in(ctx.tokens.key[house], _KINDS), end)
    at = ctx.is_word(np.minimum(p.head_end[few], end), "at", "from", "with")
    found.put(few[at & ctx.name[house] & (house < p.last[few])], NAMED)
    # "Brennacht analysts", if that is no place, no party and no trade whose capital is owed to the start of the sentence ("Oil analysts")
    few = few[is_in(ctx.tokens.key[p.tail[few]], ("analysts", "economists")) & (p.names[few] > 0) & ~p.begins("VAGUE", "DET", "NUMBER")[few]]
    house = p.before_tail[few]
    few = few[ctx.name[house] & (p.outlet[few] == 0) & ~ctx.in_class(house, "NATION") & ~is_in(ctx.tokens.key[house], _NO_HOUSES)]
    house = p.before_tail[few]
    few = few[~is_in(ctx.tokens.key[house], _TRADES) | ctx.name[ctx.before(house)] & ~ctx.leads[house]]  # but "Brennacht Bank analysts"
    house, verb = p.before_tail[few], ctx.behind(p.tail[few])
    known = ~ctx.leads[house] | ctx.tokens.all_upper[house] | is_in(ctx.tokens.key[verb], ("led",))
    for _ in range(4):
        verb = ctx.behind(verb)
        known |= is_in(ctx.tokens.key[verb], ("note", "notes"))
    found.put(few[known], NAMED)


def put_titled(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "chief of staff Ines Falk": the name at the end of the phrase is who speaks."""
    name, n = ctx.name, len(ctx.tokens)
    few = np.flatnonzero((p.stop > p.first) & (p.stop < p.last) & p.no_names & name.take(np.minimum(p.last, n) - 1))
    # not "a spokesman for candidate Falk"
    few = few[ctx.is_word(p.stop[few], "of") & (p.preps.ahead(p.stop[few] + 1) >= p.last[few])]
    first, last = p.first[few], p.last[few]
    begin = last - 1
    for _ in range(3):
        begin = begin - (name[np.maximum(begin - 1, 0)] & (begin - 1 > first))
    before = begin - 1
    fits = (last - begin >= 2) & ~ctx.tokens.possessive[last - 1] & ~ctx.tokens.upper[before] & ((ctx.gap[begin] & STRONG) == 0)
    fits &= ~ctx.in_class(before, "PREP", "OF", "DEF", "DET", "POSS", "AND", "BREAK", "THAT", "WHO")
    fits &= (ctx.any_in(first, begin) & ctx.mask("ROLE", "OFFICIAL", "TITLE", "PALS", "ONE", "ORG")) != 0
    found.put(few[fits], NAMED)


def put_aides(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "A Kremlin aide", "a Western diplomat": a name in front of the noun names nobody."""
    few = np.flatnonzero(p.with_name & p.plain & p.begins("DET"))
    end = ctx.matches.classes[p.tail[few]]
    person = ((end & ctx.mask("ROLE")) != 0) & ((end & ctx.mask("OFFICIAL", "TITLE")) == 0) & ~ctx.is_word(p.tail[few], *OFFICES)
    person |= (end & ctx.mask("ONE", "PALS")) != 0
    found.put(few[person], ANONYMOUS)
    # "the Rourke friend", "the Tarn landlady": the one of before
    known = p.with_name & p.plain & p.begins("DEF") & ~ctx.tokens.possessive.take(p.before_tail)
    found.put(known & p.ends("PALS"), CARRY)
    few = np.flatnonzero(known)
    found.put(few[is_in(ctx.tokens.key[p.tail[few]], WORKING)], CARRY)


def put_household(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "Quist's nanny", "Ines Falk's driver": not Quist, but somebody of whom the article may tell the name."""
    few = np.flatnonzero(p.with_name & p.plain & (p.last == p.head_end))
    few = few[ctx.tokens.possessive.take(p.before_tail.take(few)) & ctx.name.take(p.before_tail.take(few))]
    found.put(few[is_in(ctx.tokens.key[p.tail[few]], HOUSEHOLD)], CARRY)


def put_named(ctx: Context, p: Phrases, found: Findings) -> None:
    """Any other phrase with a name."""
    found.put(p.with_name, NAMED)
