"""Anonymous source phrases, for somebody who is not named: insiders, "people who have seen the letter", "one of the men", "a former homeowner"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.agent_nouns import PLAIN_AGENTS, agent_like, agents
from credscore.evidence.capitals import capital_inside
from credscore.evidence.context import STRONG, Context
from credscore.evidence.kinds.offices import held_offices
from credscore.evidence.kinds.phrase_heads import Findings, Phrases
from credscore.evidence.kinds.words import ALL, CALLED, FOLK, PERSONS, SEVERAL, UNNAMED
from credscore.evidence.source_types import ANONYMOUS, CARRY, OFFICIAL, VAGUE
from credscore.evidence.word_lists import NUMBERS
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

# "people who have seen the file", "people briefed on the talks": placed by what they know
_PLACED = ("familiar", "aware", "briefed", "privy", "apprised", "involved", "acquainted", "knowledgeable")
_BRIEFED = ("familiar", "aware", "briefed", "privy", "apprised")
# … what insiders know of and crowds do not: "doctors aware of the risk" are any doctors
_MATTERS = """
    matter matters talks plan plans deal discussions negotiations situation thinking decision decisions investigation inquiry case probe deliberations
    conversation conversations arrangement arrangements proposal proposals process strategy operation operations transaction sale bid meeting meetings
    contents document documents report intelligence preparations offer offers contract terms issue
""".split()
_SAW = """
    seen saw reviewed viewed attended heard briefed familiar spoke spoken worked witnessed participated involved overheard present fled escaped
    survived
""".split()

_HIS = """
    shareholders investors backers donors advisers advisors aides ministers colleagues friends allies lawyers members officials executives directors
    players coaches deputies officers trustees bosses managers team-mates teammates bandmates
""".split()
_MATTER_WITHIN = 5  # words from "aware" to what of
_CIRCLES = ("circle", "camp", "orbit", "entourage", "household")
# people in the plural whose ending does not tell it; houses that end like people; and crowds that stay one however many of them there are
_PEOPLE = """
    families parents mothers fathers couples students pupils residents tenants nurses clerks presidents witnesses staff staffers carers aides
    guards guests relatives neighbours neighbors locals villagers employees detainees inmates survivors pals chefs crew techs interns
""".split()
_HOUSES = """
    insurers retailers manufacturers carriers lenders suppliers publishers broadcasters makers carmakers automakers drugmakers chipmakers airlines
    operators developers employers builders brokers rulers papers letters numbers orders powers towers factors sectors centers centres matters
    others computers servers markers committees fees trees degrees tests posts costs lists contests plans scans loans republicans democrats users
    winners nominees trustees quarters volunteers
""".split()
_OPINED = """
    experts analysts economists critics observers commentators scholars historians researchers scientists specialists columnists viewers
    forecasters pollsters psychologists sociologists strategists
""".split()
_MET = "contacted interviewed reached approached questioned asked phoned".split()  # by whoever reports it
_THERE = (*_MET, "waiting", "queuing", "queueing", "gathered", "present")


def put_insiders(ctx: Context, p: Phrases, found: Findings) -> None:
    """Whoever will not be named, and insiders in a headline."""
    found.put(((p.union & ctx.mask("UNNAMED")) != 0) & p.no_names, ANONYMOUS)
    # "US officials familiar with the talks": in their own words they speak for nobody, whomever the name in front of them is of
    few = np.flatnonzero(((p.whole & ctx.mask("ANONADJ")) != 0) & p.plain & (p.behind_tail < p.last) & ~p.begins("DEF"))
    few = few[p.ends("OFFICIAL", "ROLE", "PALS", "ONE", "VAGUE", "TITLE")[few] & ~ctx.tokens.possessive[p.tail[few]]]
    knows = is_in(ctx.tokens.key[p.behind_tail[few]], _BRIEFED)
    knows |= ctx.is_word(p.behind_tail[few], "with") & _within(ctx, p.behind_tail[few], "knowledge")
    found.put(few[knows & ((ctx.gap[p.behind_tail[few]] & STRONG) == 0) & ~_by_trade(ctx, p, few)], ANONYMOUS)
    r = p.rare
    found.put(r.which[ctx.is_word(r.tail, "bird") & is_in(ctx.tokens.key[r.before_tail], ("little",)) & r.det], ANONYMOUS)  # "a little bird tells me"
    # "Falk and Quist Have Parted, Insiders Say": in a headline in capitals they are no name
    few = np.flatnonzero(p.one & p.begins("ANON", "PALS") & capital_inside(ctx, p.first))
    for says in (ctx.behind(p.first[few]), ctx.before(p.first[few])):  # "… Says Source"
        verb = ctx.lexicon.word_rule["attribution"][ctx.matches.word[says]] > 0
        found.put(few[verb & ctx.tokens.upper[says]], ANONYMOUS)


def _by_trade(ctx: Context, p: Phrases, few: np.ndarray) -> np.ndarray:
    """bool: crowds who know what everybody of their kind may: "fans aware of the history", not "bankers aware of the talks"."""
    knows = ctx.is_word(p.behind_tail[few], "familiar", "aware")
    out = knows & p.ends("VAGUE")[few] & ~ctx.is_word(p.tail[few], "people", "sources", "insiders", "allies")
    out &= ~ctx.in_class(p.first[few], "DET", "NUMBER")
    at = p.behind_tail[few]
    for _ in range(_MATTER_WITHIN):
        at = ctx.behind(at)
        out &= ~((at < p.last[few]) & is_in(ctx.tokens.key[at], _MATTERS))
    return out


def _within(ctx: Context, at: np.ndarray, word: str) -> np.ndarray:
    """bool: `word` is one of the two words behind these tokens."""
    near = ctx.behind(at)
    return np.asarray(ctx.is_word(near, word) | ctx.is_word(ctx.behind(near), word))


def put_of_them(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "each of them", "both men": whoever spoke before; but "two of them", like "one of them": nobody says which."""
    r, end = p.rare, len(ctx.tokens) - 1
    of_them = ctx.is_word(np.minimum(r.at + 1, end), "of") & ctx.is_word(np.minimum(r.at + 2, end), "them") & (r.last - r.at >= 3)
    found.put(r.which[of_them & ctx.is_word(r.at, *NUMBERS)], ANONYMOUS)
    found.put(r.which[of_them & ctx.is_word(r.at, *ALL) | ctx.is_word(r.at, "both") & r.nameless], CARRY)


def put_folk(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "people", "those", "individuals", who may be placed by what they know."""
    r = p.rare
    # "People who have seen the letter told the Courier": not the magazine
    after = ctx.behind(r.at)
    opens = ctx.leads.take(r.at) | ((ctx.gap.take(r.at) & (tk.G_DASH | tk.CLOSE_PAREN)) > 0)  # "TARN (Harbour Press) — People who …"
    folk = r.alone & ctx.is_word(r.at, "people") & opens & ~ctx.tokens.possessive.take(r.at)
    folk &= ~ctx.verb.take(after) & ~ctx.is_word(after, *CALLED)
    few = np.flatnonzero(ctx.is_word(r.tail, *UNNAMED) & (r.plain & r.nameless | folk))
    found.put(r.which[few[_knows(ctx, r.tail[few]) | stand_by(ctx, r.tail[few])]], ANONYMOUS)
    # "…, People Familiar Say"
    familiar = ctx.is_word(r.at, "people", "sources", "persons") & ctx.is_word(after, "familiar") & (r.last - r.at >= 2)
    found.put(r.which[familiar], ANONYMOUS)
    found.put(r.which[folk], VAGUE)


def _knows(ctx: Context, tail: np.ndarray) -> np.ndarray:
    """Words for people behind which stands how they know: "people who have seen the file", "those with knowledge of the talks"."""
    at = ctx.behind(tail)
    out = ctx.is_word(at, *_PLACED) | (ctx.is_word(at, "close") & ctx.is_word(ctx.behind(at), "to"))
    who, having = ctx.is_word(at, "who"), ctx.is_word(at, "with")
    on = (who | having) & (at > tail)
    for _ in range(4):
        at = ctx.behind(at)
        on &= (ctx.gap[at] & STRONG) == 0
        out |= on & (who & is_in(ctx.tokens.key[at], _SAW) | having & ctx.is_word(at, "knowledge"))
    return out


def put_one_of(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "one of them", "one of the men", "two of the people": nobody says which. Then sources and insiders by their own word."""
    r, end = p.rare, len(ctx.tokens) - 1
    his = is_in(ctx.tokens.key.take(np.maximum(r.last - 1, 0)), _HIS)  # "one of the bank's ten largest shareholders"
    which = ctx.is_word(r.at, "one", "another", *NUMBERS) & (((r.whole & ctx.mask("DOC", "MEDIA", "ORG")) == 0) | his)
    which &= ctx.is_word(np.minimum(r.at + 1, end), "of") & (r.last - r.at >= 2) & r.nameless
    # "one of the year's best films"
    second = ctx.behind(ctx.behind(r.at))
    owned = ctx.tokens.possessive[second] | ctx.tokens.possessive[ctx.behind(second)]
    which &= ~owned | his
    which &= ~(ctx.tokens.digit[second] | is_in(ctx.tokens.key[second], ("ten",))) | ctx.is_word(r.at, "one")  # "eight of ten growers" are a share
    official = (r.whole & ctx.mask("OFFICIAL")) != 0
    found.put(r.which[which & ~official], ANONYMOUS)
    found.put(r.which[which & official], OFFICIAL)
    found.put(p.ends("ANON") & ~p.raised, ANONYMOUS)


def put_current(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "four current and former officials"."""
    end = len(ctx.tokens) - 1
    few = np.flatnonzero(p.near & p.plain & p.no_names & p.ends("OFFICIAL", "PALS", "VAGUE"))
    for step in range(3):
        here = np.minimum(p.first[few] + step, end)
        both = ctx.is_word(here, "current") & ctx.in_class(np.minimum(here + 1, end), "AND")
        found.put(few[both & (here + 1 < p.tail[few])], ANONYMOUS)


def put_friends(ctx: Context, p: Phrases, found: Findings) -> None:
    """Friends, allies and others who are placed by whom they know or what they do."""
    r, ends = p.rare, p.ends
    # "allies of the mayor"; without an owner they are a crowd, or countries
    allies = ctx.is_word(r.tail, "allies") & r.plain & ctx.is_word(r.behind_tail, "of") & (r.tail + 1 < r.last)
    found.put(r.which[allies], ANONYMOUS)
    # "aid workers": a trade, though the word in front of it may have the capital of its sentence
    trade = ctx.is_word(r.tail, "workers") & ((r.lead & ctx.mask("DET", "DEF", "POSS", "NUMBER", "VAGUE")) == 0)
    trade &= (r.whole & ctx.mask("ANONADJ")) == 0
    found.put(r.which[trade & (r.nameless | ctx.leads.take(r.at) & (r.names == 1) & (r.size == 2))], VAGUE)
    pals = ends("PALS") & p.plain & p.no_names
    few = np.flatnonzero(pals)
    pals[few[is_in(ctx.tokens.key[p.before_tail[few]], ("running",))]] = False  # "her running mate": she has but one
    found.put(pals, ANONYMOUS)
    found.put(ends("PALS") & p.plain & ctx.tokens.possessive.take(p.before_tail), ANONYMOUS)
    # "Princess Ottilie's Pals Fear She Is Trapped": in a headline in capitals
    few = np.flatnonzero(p.raised & ends("PALS", "ANON") & ctx.tokens.possessive[p.before_tail] & (p.last == p.head_end))
    says = ctx.behind(p.tail[few])
    found.put(few[(ctx.lexicon.word_rule["attribution"][ctx.matches.word[says]] > 0) & ctx.tokens.upper[says] & (ctx.gap[says] == 0)], ANONYMOUS)
    found.put(ends("ONE") & p.plain & p.no_names & p.begins("DET", "VAGUE") & ~ends("VAGUE"), ANONYMOUS)
    # "a person close to the band", "two people familiar with the talks": somebody, placed by what he knows
    placed = ((p.union & ctx.mask("PALS", "ONE", "ANON", "VAGUE")) != 0) & ((p.whole & ctx.mask("ANONADJ")) != 0)
    few = np.flatnonzero(placed & ends("VAGUE"))
    placed[few[_by_trade(ctx, p, few)]] = False
    found.put(placed & p.no_names & ends("PALS", "ONE", "ANON", "VAGUE", "ANONADJ"), ANONYMOUS)


def put_counted(ctx: Context, p: Phrases, found: Findings) -> None:
    """Groups and numbers of people, none of them named."""
    r = p.rare
    found.put(r.which[r.alone & ctx.is_word(r.at, "those")], VAGUE)  # "those who fished there say"
    # "a team of insiders"
    group = r.which[ctx.is_word(r.tail, *SEVERAL) & r.det & r.plain & r.nameless]
    found.put(group[(p.whole[group] & ctx.mask("ANON", "PALS")) != 0], ANONYMOUS)
    # "a couple of his bandmates"
    group = group[ctx.is_word(p.tail[group], "couple", "pair", "trio", "group", "team")]
    found.put(group[ctx.is_word(p.behind_tail[group], "of") & (p.tail[group] + 1 < p.last[group])], VAGUE)
    # "two intelligence officials": so many, but nobody is named
    number = np.where(ctx.is_word(r.at, "at", "more") & is_in(ctx.tokens.key.take(ctx.behind(r.at)), ("least", "than")), r.at + 2, r.at)
    number = np.minimum(number, len(ctx.tokens) - 1)  # "at least four"
    counted = ctx.is_word(r.tail, *PERSONS) | ctx.is_word(r.tail, *FOLK) & (r.size - (number - r.at) <= 3)
    several = ctx.is_word(number, *NUMBERS) & r.plain
    few = np.flatnonzero(several & ~counted & r.nameless & (number < r.tail))
    counted[few] = people(ctx, r.tail[few])
    found.put(r.which[several & counted], ANONYMOUS)
    # "some of the tenants waiting on the stairs"
    few = np.flatnonzero(ctx.is_word(r.tail, "some", "several", "many", "most") & r.alone & ctx.is_word(r.behind_tail, "of"))
    person = ctx.behind(ctx.behind(ctx.behind(r.tail[few])))
    there = is_in(ctx.tokens.key[ctx.behind(person)], _THERE) & (person + 1 < r.last[few])
    patients = is_in(ctx.tokens.key[person], ("patients",))  # "seven patients reported …" in a study
    found.put(r.which[few[there & (patients | people(ctx, person))]], ANONYMOUS)
    # "carers at four homes", "parents contacted on Friday"
    capital = (p.names == 1) & ctx.name.take(p.first) & ctx.leads.take(p.first) & (p.tail > p.first)  # "Laboratory staff at two centres"
    few = np.flatnonzero(p.plain & (p.last - p.head_end >= 1) & (p.no_names | capital) & ~p.begins("DEF", "POSS", "DET"))
    behind = ctx.behind(p.tail[few])
    homes = ctx.behind(behind)
    placed = is_in(ctx.tokens.key[behind], ("at", "on", "in", "from")) & is_in(ctx.tokens.key[homes], NUMBERS) & (homes < p.last[few])
    few = few[placed | is_in(ctx.tokens.key[behind], _MET) & (behind < p.last[few])]
    found.put(few[people(ctx, p.tail[few])], ANONYMOUS)


def people(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: plurals of people of a trade or a place; not houses, officials or those who only have opinions."""
    out = is_in(ctx.tokens.key[at], _PEOPLE)
    out |= agents(ctx, at) & ~ctx.in_class(at, "DOC", "MEDIA", "ORG", "OFFICIAL", "SOCIAL") & ~is_in(ctx.tokens.key[at], (*_HOUSES, *_OPINED))
    return out & ~ctx.name[at] & ~ctx.tokens.possessive[at]


def put_holders(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "a player", "an aide": somebody by his role, unless the role is an office."""
    few = np.flatnonzero(p.begins("DET") & p.ends("ROLE") & p.plain & p.no_names)
    found.put(few[~held_offices(ctx, p, few)], ANONYMOUS)


def put_somebody(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "a seamstress", "a former homeowner": somebody, whatever the trade."""
    size = p.head_end - p.first
    few = np.flatnonzero(p.begins("DET") & p.plain & p.no_names & (size >= 2) & (size <= 6))
    few = few[(ctx.matches.word[p.tail[few]] == 0) | is_in(ctx.tokens.key[p.tail[few]], PLAIN_AGENTS)]  # a lady is a title, too
    found.put(few[agent_like(ctx, p.tail[few]) | ctx.is_word(p.first[few], "one", "another")], ANONYMOUS)


def stand_by(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Words "those", "people" (tokens) behind which stands whom they are close to: "those around her", "people closest to the singer", "those
    in her circle"."""
    near = ctx.behind(at)
    whom = ctx.behind(near)
    kind = ctx.matches.classes[whom]
    going = (near > at) & (whom > near) & ((ctx.gap[near] & STRONG) == 0) & ((ctx.gap[whom] & STRONG) == 0)
    closest = ctx.is_word(near, "closest", "nearest") & ctx.is_word(whom, "to")
    around = ctx.is_word(near, "around") & ctx.is_word(whom, "him", "her", "them")
    some = np.flatnonzero(ctx.is_word(near, "around") & going & ~around)  # few, here and below
    person = ctx.behind(whom[some])
    around[some] = ((kind[some] & ctx.mask("DEF")) != 0) & ctx.in_class(person, "ROLE", "TITLE")
    around[some] |= ctx.is_word(person, "couple", "pair", "star", "family") & ((kind[some] & ctx.mask("DEF")) != 0)
    around[some] |= ctx.name[whom[some]] & ctx.is_word(at[some], "those")
    inside = ctx.is_word(near, "in", "inside", "within", "from")
    some = np.flatnonzero(inside & going)
    here, circle = whom[some], np.zeros(len(some), bool)
    owned = ((kind[some] & ctx.mask("POSS", "DEF")) != 0) | ctx.name[here]
    for _ in range(4):
        here = ctx.behind(here)
        circle |= ctx.is_word(here, *_CIRCLES)
    inside[some] = circle & owned
    return going & (closest | around | inside)
