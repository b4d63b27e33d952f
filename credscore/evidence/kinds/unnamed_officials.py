"""Source phrases for one of many who hold an office: "one cabinet minister", "a retired garda", "a Labour MP"; nobody says which, and he
does not speak for it. Unlike "a council official", "a senior police officer", who do."""

from __future__ import annotations

import numpy as np

from credscore.evidence.agent_nouns import agent_like
from credscore.evidence.context import Context
from credscore.evidence.endings import Endings
from credscore.evidence.kinds.offices import OFFICES
from credscore.evidence.kinds.phrase_heads import Findings, Phrases
from credscore.evidence.source_types import ANONYMOUS, OFFICIAL
from credscore.evidence.word_lists import MEMBERS_IN_LETTERS, SPEAK_FOR
from credscore.text.tokens import COMMA, is_in

_MEMBERS = (*MEMBERS_IN_LETTERS, *"senator congressman congresswoman backbencher frontbencher peer assemblyman".split())
_CAPITALS = "minister secretary councillor commissioner senator governor judge deputy official chief".split()
_TRADES = ("scout", "delegate", "cook", "chef", "nurse", "clerk", "aide", "hand", "cop", "medic")
_DOING, _HOW = Endings(("ing",)), Endings(("ly",))
_BADGES = "federal special border undercover secret immigration customs intelligence drug".split()
_SENIOR = ("senior", "rival", "top", "high-ranking", "ranking", "former", "long-serving", "veteran", "retired", "serving", "cabinet", "shadow")
_SELLS = ("estate", "letting", "lettings", "travel", "booking", "ticket", "literary", "talent", "insurance", "football", "players", "player")  # agents
_WHOSE = ("party", "senior", "top", "leading", "cabinet")
_PARTIES = """
    labour labor tory conservative liberal democratic democrat republican green nationalist unionist congress bjp apc pdp anc odm ruling opposition
""".split()
# Houses whose officials brief without their names, and bodies whose officials answer for them. Not the classes OFFICIAL and ORG: the officials
# of a campaign, an army or an administration brief as those of the houses do.
_HOUSES = ("whitehall", "kremlin", "pentagon", "street", "house", "brussels", "westminster", "hill")
_BODIES = """
    company union council ministry railway airport airline hospital school university port customs tax postal fire health federation
    association board committee commission department embassy city county state federal provincial municipal government police
    forest wildlife park district divisional zonal regional local block ward village barangay parish panchayat taluk tehsil town civic civil
    revenue excise immigration border narcotics drug traffic transport prison prisons jail court election electoral poll polling agriculture
    agricultural irrigation water fisheries education labour labor welfare disaster relief rescue emergency weather met metro
    museum club league temple bank safety
""".split()
# officers of the police, and those whose work is told of: "an investigating officer", "the duty officer"
_COPS = ("cop", "policeman", "policewoman", "garda", "constable", "detective", "inspector", "trooper", "patrolman")
_ON_DUTY = "investigating investigation presiding returning arresting commanding nodal duty press information".split()
_RANKED = ("senior", "top", "high-ranking", "ranking", "serving", "junior", "veteran")  # of those who still serve
_BRIEFING = ("government", "state", "federal", "health", "company")  # whose senior officials brief without their names
_OF = ("of", "at", "with", "from", "in")


def put_one_of_many(ctx: Context, p: Phrases, found: Findings) -> None:
    """One who holds an office with others, told of by the office alone."""
    key = ctx.tokens.key
    few = np.flatnonzero(p.begins("DET") & (p.head_end - p.first >= 2))
    # "Joe March, a Velden firefighter who …": he has a name
    begin = p.first[few]
    few = few[~(((ctx.gap.take(begin) & COMMA) > 0) & ctx.name.take(np.maximum(begin - 1, 0)) & ~ctx.leads.take(begin))]
    tail, first = p.tail[few], p.first[few]
    member = is_in(key[tail], _MEMBERS)
    found.put(few[member & ~ctx.tokens.possessive.take(tail)], ANONYMOUS)  # "a Labour MP", "one Republican senator"
    # "one Minister", "a senior Cabinet Minister", where offices are written with capitals
    single, second, free = is_in(key[first], ("one", "another")), first + 1, ~ctx.name.take(ctx.behind(tail))
    of_state = is_in(key[tail], ("state", "parliament")) & is_in(key[tail - 1], ("of",)) & (tail - 2 > first)
    last = tail - 2 * of_state
    office = ctx.tokens.upper[last] & ~ctx.tokens.all_upper[last] & is_in(key[last], (*_CAPITALS, "member")) & free
    office &= of_state | ~is_in(key[last], ("member",))
    ranked = is_in(key[second], (*_SENIOR, *_WHOSE))
    party = is_in(key[last - 1], _PARTIES) & ((last == second + 1) | ranked & (last == second + 2))  # "a senior Labour Minister"
    office &= (last == second) | ranked & ((last == second + 1) | (last == second + 2) & is_in(key[last - 1], _WHOSE)) | party
    found.put(few[office & (single | is_in(key[second], _SENIOR) | party)], ANONYMOUS)
    found.put(few[office & (last == second)], OFFICIAL)  # "a Minister"
    plain = np.flatnonzero(p.plain[few] & ~is_in(key[tail], SPEAK_FOR))
    few, tail, first = few[plain], tail[plain], first[plain]
    found.put(few[is_in(key[tail], ("figure",))], ANONYMOUS)  # "a senior Right faction figure"
    person = ctx.in_class(tail, "ROLE", "ONE", "PALS", "TITLE") | is_in(key[tail], ("official", "garda", "cop"))
    single = is_in(key[first], ("one", "another"))
    found.put(few[p.with_name[few] & ~single & ctx.is_word(tail, *OFFICES)], OFFICIAL)  # "a Velden judge"
    other = ctx.mask("DOC", "MEDIA", "SOCIAL", "ORG", "VAGUE")
    compared = is_in(key[ctx.behind(tail)], ("to", "than", "called"))  # "one step closer to"
    trade = ~compared & agent_like(ctx, tail) & ((ctx.matches.classes[tail] & other) == 0)
    found.put(few[single & (person | trade)], ANONYMOUS)
    # "a senior minister", "a retired garda"; with a name in between he may speak for whom it names: "a senior Velden official"
    senior = is_in(key[first + 1], _SENIOR) & person & p.no_names[few]
    found.put(few[senior], ANONYMOUS)
    # "an agent who knows the club": of players, or he had a badge; "a developer working on the game"
    agent = is_in(key[tail], ("agent", "developer")) & p.no_names[few] & ~is_in(key[p.before_tail[few]], _BADGES)
    does = ctx.behind(tail)
    does = np.where(_HOW.end(ctx.buffer, ctx.tokens, does), ctx.behind(does), does)
    sells = is_in(key[p.before_tail[few]], _SELLS)
    found.put(few[agent & (sells | ctx.in_class(does, "WHO") | _DOING.end(ctx.buffer, ctx.tokens, does))], ANONYMOUS)
    # "a National League scout": the name is not his
    known = is_in(key[tail], _TRADES)
    found.put(few[known | p.with_name[few] & (ctx.matches.word[tail] == 0) & (trade | single)], ANONYMOUS)


def put_figures(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "party figures", "senior figures in the camp": people, not numbers."""
    r = p.rare
    few = np.flatnonzero(ctx.is_word(r.tail, "figures"))
    found.put(r.which[few[is_in(ctx.tokens.key[r.before_tail[few]], _WHOSE) & r.long[few]]], ANONYMOUS)


def put_answering(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "a council official", "a top cop", "an official at the ministry": answers for the body it names; but "a Whitehall official", "a senior
    government official" brief."""
    key = ctx.tokens.key
    few = np.flatnonzero(p.begins("DET") & p.plain)
    few = few[is_in(key[p.tail[few]], ("official", "officer", *_COPS)) & ~is_in(key[p.first[few]], ("one", "another"))]
    before, behind, second = key[p.before_tail[few]], key[p.behind_tail[few]], key[p.first[few] + 1]
    words, ranked, cop = p.tail[few] - p.first[few], is_in(second, _RANKED), is_in(key[p.tail[few]], _COPS)
    found.put(few[p.with_name[few] & is_in(before, _HOUSES)], ANONYMOUS)
    plain = p.no_names[few] & (~is_in(second, _SENIOR) | ranked)
    body = is_in(before, _BODIES) & ~(ranked & is_in(before, _BRIEFING)) | ~cop & is_in(before, _ON_DUTY) | cop & ranked & (words == 2)
    # "a senior official of the Works Department"
    of = is_in(behind, _OF) & (words == 1) | is_in(behind, ("of", "from")) & ranked & (words == 2)
    of &= ~cop & (p.last[few] > p.tail[few] + 1)
    found.put(few[plain & (body | of)], OFFICIAL)
