"""Source phrases that speak for an office: spokesmen, services, authorities; and those that take up whoever holds it."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.kinds.phrase_heads import Findings, Phrases
from credscore.evidence.kinds.words import ADVOCATES, DUTIES, GARDA, MORE, PLACES, SERVICES
from credscore.evidence.source_types import ANONYMOUS, CARRY, OFFICIAL
from credscore.text.tokens import is_in

OFFICES = "judge magistrate prosecutor commissioner senator governor envoy bishop archbishop sheriff constable".split()
_OF_PLACES = "new north south east west northern southern eastern western san los las saint st el fort port hong sri costa cape great united".split()


def put_lawyers(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "a lawyer for the family", "the singer's camp", as a spokesman would be."""
    r = p.rare
    owned = ((r.lead & ctx.mask("POSS")) != 0) | ctx.tokens.possessive.take(r.before_tail) & r.long
    found.put(r.which[ctx.is_word(r.tail, "camp") & owned & r.nameless], OFFICIAL)
    few = np.flatnonzero(ctx.is_word(r.tail, *ADVOCATES) & r.det & r.plain)
    acts = is_in(ctx.tokens.key[r.behind_tail[few]], ("acting", "working", "speaking"))
    whom = r.behind_tail[few] + (acts & (r.behind_tail[few] + 1 < r.last[few]))
    found.put(r.which[few[is_in(ctx.tokens.key[whom], ("for", "representing"))]], OFFICIAL)


def put_services(ctx: Context, p: Phrases, found: Findings) -> None:
    """Agencies, rescue services, the police."""
    r = p.rare
    found.put(r.which[r.definite & (r.size == 2) & ctx.is_word(r.tail, "agency")], CARRY)  # one that was named before
    service = ctx.is_word(r.tail, *SERVICES) & ~ctx.is_word(r.before_tail, "news") & r.plain
    duty = is_in(ctx.tokens.key[r.before_tail], DUTIES) & ~ctx.tokens.upper[r.before_tail]
    service &= r.det | r.definite | (r.names > 0) & duty  # "Tarn's fire service"
    found.put(r.which[service], OFFICIAL)
    # gardaí, whose capital is no name's; "the Nairobi regional police boss", "Lagos police commander"
    found.put(r.which[ctx.is_word(r.tail, *GARDA) & ~r.det], OFFICIAL)
    few = np.flatnonzero(p.plain & (p.tail > p.first) & (p.ends("OUTWORD")))
    few = few[is_in(ctx.tokens.key[p.tail[few]], ("examiner",)) & is_in(ctx.tokens.key[p.before_tail[few]], ("medical",))]
    found.put(few, OFFICIAL)
    few = np.flatnonzero(p.ends("ROLE") & p.plain & (p.tail > p.first) & ~p.begins("DET"))
    found.put(few[ctx.is_word(p.before_tail[few], "police")], OFFICIAL)


def put_officials(ctx: Context, p: Phrases, found: Findings) -> None:
    """Words for offices and those who speak for them, but "Chief Constable" behind a name is part of it, and "Ines Quist's office" is hers, as her
    campaign is; the governor's is an office."""
    office = p.ends("OFFICIAL") & p.plain & ~(p.with_name & ~p.ends("ROLE") & p.upper)
    few = np.flatnonzero(office & p.with_name & (p.tail > p.first))
    few = few[ctx.is_word(p.tail[few], "office") & ctx.tokens.possessive[p.before_tail[few]] & ctx.name[p.before_tail[few]]]
    few = few[~ctx.in_class(p.before_tail[few], "ROLE", "OFFICIAL", "TITLE")]
    # a place may have one, too: "Tarn's office", "New Tarn's office"
    ahead = ctx.before(p.before_tail[few])
    person = (ahead >= p.first[few]) & (ahead < p.before_tail[few])
    person &= (ctx.name[ahead] | ctx.in_class(ahead, "TITLE")) & ~is_in(ctx.tokens.key[ahead], _OF_PLACES)
    office[few[person]] = False
    found.put(office, OFFICIAL)


def held_offices(ctx: Context, p: Phrases, few: np.ndarray) -> np.ndarray:
    """bool: which of a few phrases that end in a role name an office ("a judge", "a police officer"). few : their numbers."""
    office = ((p.union[few] & ctx.mask("OFFICIAL", "ORG")) != 0) | ctx.is_word(p.tail[few], *OFFICES)
    return office | ((p.union[few] & ctx.mask("TITLE")) != 0) & ~ctx.is_word(p.first[few], "one", "another")


def put_others(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "one", "another", "a third": one more of those who spoke before. "the county said": who governs it."""
    r = p.rare
    found.put(r.which[r.alone & ctx.is_word(r.at, "one", "another")], CARRY)
    found.put(r.which[r.det & (r.size == 2) & ctx.is_word(r.tail, *MORE)], CARRY)
    found.put(r.which[r.definite & (r.size == 2) & ctx.is_word(r.tail, *PLACES)], OFFICIAL)


def put_roles(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "the singer", "his manager": somebody named before; other roles and organisations speak for themselves."""
    ends, definite, data = p.ends, p.begins("DEF", "POSS"), ctx.buffer.data
    # "the secretary of state's office"
    few = np.flatnonzero(definite & (p.last - 1 > p.tail) & (p.last <= len(ctx.tokens)))
    close = p.last[few] - 1
    office = ctx.in_class(close, "OFFICIAL") & ctx.tokens.possessive[close - 1] & ~ctx.tokens.upper[close]
    found.put(few[office], OFFICIAL)
    found.put(definite & ((p.union & ctx.mask("ROLE")) != 0) & ~ends("OFFICIAL"), CARRY)
    found.put(ends("ROLE") & definite, CARRY)
    few = np.flatnonzero(ends("ROLE") & p.plain & ~p.begins("DET", "DEF", "POSS", "VAGUE") & (p.head_end - p.first <= 2))
    found.put(few[(data[ctx.tokens.end[p.tail[few]] - 1] != ord("s")) & ctx.leads[p.first[few]]], CARRY)
    found.put((p.union & ctx.mask("OFFICIAL")) != 0, OFFICIAL)
    found.put(ends("ORG") & definite, CARRY)
    found.put((p.union & ctx.mask("ROLE", "ORG")) != 0, OFFICIAL)
    found.put((p.whole & ctx.mask("ANON")) != 0, ANONYMOUS)
