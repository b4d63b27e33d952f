"""Vague source phrases, for nobody in particular: "Consumer groups", "hacking specialists", "43 percent of voters". Plurals for what
instruments show ("scans") are documents, what has an article ("the old ferryman") points back."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.kinds.phrase_heads import Findings, Phrases
from credscore.evidence.kinds.words import PARTIES, PERSONS
from credscore.evidence.source_types import CARRY, DOCUMENT, NAMED, OFFICIAL, VAGUE
from credscore.evidence.word_lists import COUNTS, CROWDS, PAPERS_COUNTED, SHOWN
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

# what an instrument or an examination gives, and what it is read off from
_READ_OFF = """
    scans scan tests images samples measurements readings models analyses experiments calculations simulations observations biopsies swabs
    x-rays examinations trials meta-analyses
""".split()
# who speaks in headlines without being anybody
_CROWDS = """
    experts critics supporters fans residents locals neighbours neighbors voters parents teachers students scientists researchers analysts economists
    activists campaigners advocates opponents observers viewers users groups elders republicans democrats conservatives liberals workers nurses
    farmers veterans families protesters pundits
""".split()

# what says nothing itself: "Science says", "conventional wisdom has it"
_NOBODY = ("science", "evidence", "history", "logic", "wisdom", "tradition", "folklore", "superstition")
_AS_SUCH = ("modern", "medical", "conventional", "popular", "received", "recent", "hard")
# who passes talk on
_TALKERS = "streets streetz grapevine gossips gossipmongers amebos aprokos marites gossipers chismosas tattlers busybodies".split()
# how much there is of it, and of what kind: "mounting evidence"; not "the DNA evidence", which is somebody's
_WEIGHED = """
    the growing mounting emerging accumulating current existing available preliminary early new recent latest scientific medical clinical
    published anecdotal strong stronger compelling overwhelming limited more much increasing further
""".split()
# in front of it stands the thing that is to come: "Orbis Fold 3 leak reveals …", of which nobody is known; but "Tarn Papers leak"
_LEAKS = ("leak", "leaks", "render", "renders", "benchmarks")
_LEAKED_PAPERS = ("papers", "files", "documents", "emails", "data")
NO_NAMES = ("science", "history")  # where they open a sentence; Logic and Wisdom may be people
_FOLK = ("people", "men", "women", "children")
_ADJECTIVES = 2  # words between "a lot of" and those who are so many: "our older growers"


def _plural(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: tokens that end like a plural ("bakers", not "seamstress"), with no capital of their own and no owner's mark."""
    data, end = ctx.buffer.data, ctx.tokens.end.take(at)
    ends = (data.take(end - 1) == ord("s")) & (data.take(end - 2) != ord("s"))
    men = (data[end - 1] == ord("n")) & (data[end - 2] == ord("e")) & (data[end - 3] == ord("m"))
    ends |= men & (end - ctx.tokens.start.take(at) > 5)  # "fishermen"
    return ends & (~ctx.tokens.upper.take(at) | ctx.leads.take(at) & ~ctx.name.take(at)) & ~ctx.tokens.possessive.take(at)


def put_parties(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "House Republicans"."""
    r = p.rare
    found.put(r.which[ctx.is_word(r.tail, *PARTIES) & (r.names == 1)], VAGUE)


def put_sides(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "the left", "the right", "the smart money", "the streets", "the bush telegraph"; "Health Experts
    Warn": in a headline in capitals a crowd is no name."""
    few = np.flatnonzero(p.begins("DEF") & p.two & (p.last == p.head_end))
    found.put(few[ctx.is_word(p.tail.take(few), "left", "right") | is_in(ctx.tokens.key.take(p.tail.take(few)), _TALKERS)], VAGUE)
    few = np.flatnonzero(p.begins("DEF") & (p.head_end - p.first == 3))
    drums = is_in(ctx.tokens.key[p.tail[few]], ("wireless", "telegraph", "drums", "grapevine"))
    found.put(few[drums & is_in(ctx.tokens.key[p.before_tail[few]], ("coconut", "bush", "jungle", "village", "office", "mulga"))], VAGUE)
    r = p.rare
    found.put(r.which[ctx.is_word(r.tail, "money") & is_in(ctx.tokens.key.take(r.before_tail), ("smart",))], VAGUE)
    few = np.flatnonzero(p.raised)
    few = few[(p.last.take(few) == p.head_end.take(few)) & ctx.leads.take(p.first.take(few))]
    verb = ctx.behind(p.tail[few])
    warns = ctx.tokens.upper[verb] & (verb > p.tail[few]) & (ctx.gap[verb] == 0)
    few = few[warns & (ctx.lexicon.word_rule["attribution"][ctx.matches.word[verb]] > 0)]
    found.put(few[is_in(ctx.tokens.key[p.tail[few]], PERSONS) | is_in(ctx.tokens.key[p.tail[few]], ("official",))], OFFICIAL)
    found.put(few[is_in(ctx.tokens.key[p.tail[few]], _CROWDS)], VAGUE)


def put_nobody(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "Science", "medical science", "the science", "conventional wisdom", "the evidence", "mounting evidence", "Fold 3 renders"."""
    few = np.flatnonzero(is_in(ctx.tokens.key.take(p.tail), _LEAKS))
    few = few[p.plain[few] & (p.tail[few] > p.first[few]) & (p.last[few] == p.head_end[few])]
    front = p.before_tail[few]
    thing = (ctx.name[front] | ctx.tokens.digit[front]) & ~is_in(ctx.tokens.key[front], _LEAKED_PAPERS)
    found.put(few[thing | is_in(ctx.tokens.key[p.first[few]], ("leaked",))], VAGUE)
    few = np.flatnonzero(is_in(ctx.tokens.key.take(p.tail), _NOBODY))
    few = few[p.last[few] == p.head_end[few]]
    as_such = (p.tail[few] == p.first[few]) | (p.before_tail[few] == p.first[few]) & is_in(ctx.tokens.key[p.first[few]], _AS_SUCH)
    first, tail = p.first[few], p.tail[few]
    as_such |= is_in(ctx.tokens.key[tail], ("science",)) & is_in(ctx.tokens.key[first], ("the",)) & (tail - first == 1)
    proof, weighed = is_in(ctx.tokens.key[tail], ("evidence",)), np.ones(len(few), bool)
    for step in range(3):  # "the latest clinical evidence"
        weighed &= (first + step >= tail) | is_in(ctx.tokens.key[np.minimum(first + step, tail)], _WEIGHED)
    as_such |= proof & weighed & (tail - first <= 3)
    before = ctx.before(p.first[few])  # no "voting history"
    as_such &= (before == p.first[few]) | ((ctx.gap[p.first[few]] & STRONG) > 0) | ctx.in_class(before, "BREAK", "THAT", "AND", "PREP")
    as_such &= ~is_in(ctx.tokens.key[before], ("what",))  # "Here is what the science says": nothing yet
    found.put(few[as_such & (~ctx.name[p.tail[few]] | ctx.leads[p.tail[few]])], VAGUE)


def put_counted(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "A handful of fans in the square", "plenty of people in Harrow", "an army of admirers" where a sentence begins; "most of the studies"."""
    r = p.rare
    of = ctx.behind(r.tail)
    many = np.flatnonzero(ctx.is_word(r.tail, "one", *COUNTS) & r.plain & r.nameless & ctx.is_word(of, "of") & (of > r.tail))
    lead, person = r.at[many], of[many]
    told, paper, proof = (np.zeros(len(many), bool) for _ in range(3))
    going = np.ones(len(many), bool)
    for _ in range(_ADJECTIVES + 1):
        person = ctx.behind(person)
        going &= (person < r.last[many]) & ~ctx.in_class(person, "MEDIA", "OFFICIAL", "PREP", "OF", "WHO", "ANON", "PALS")
        paper |= going & is_in(ctx.tokens.key[person], (*PAPERS_COUNTED, *_READ_OFF))
        going &= ~ctx.in_class(person, "DOC")
        proof |= going & is_in(ctx.tokens.key[person], ("evidence",))  # "a growing body of evidence"
        told |= going & (_plural(ctx, person) | ctx.is_word(person, *_FOLK))
    found.put(r.which[many[paper]], DOCUMENT)
    found.put(r.which[many[proof]], VAGUE)
    opens = ctx.leads[lead] | ((ctx.gap[lead] & tk.COMMA) > 0) | ctx.in_class(ctx.before(lead), "BREAK")
    # "the number of patients" is a figure
    told &= opens & ctx.is_word(r.tail[many], *CROWDS) & ~(ctx.is_word(r.tail[many], "number") & r.definite[many])
    found.put(r.which[many[told & ~paper]], VAGUE)


def put_groups(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "Consumer groups say": the capital is owed to the start of the sentence, or names whose they are."""
    few = np.flatnonzero(p.with_name & p.plain & p.two)
    few = few[ctx.leads[p.first[few]] & ctx.name[p.first[few]] & (p.names[few] == 1) & (p.last[few] == p.head_end[few])]
    crowd = p.tail[few]
    other = ctx.mask("ROLE", "OFFICIAL", "ORG", "DOC", "MEDIA", "SOCIAL", "BE", "HAVE", "DO", "PREP", "TIME")
    like = _plural(ctx, crowd) & ~ctx.verb[crowd] & ((ctx.matches.classes[crowd] & other) == 0)
    found.put(few[like & is_in(ctx.tokens.key[crowd], (*_READ_OFF, *SHOWN))], DOCUMENT)
    found.put(few[like], VAGUE)


def put_plurals(ctx: Context, p: Phrases, found: Findings) -> None:
    """Plain plurals ("hacking specialists") and counted people ("43 percent of voters") are nobody in particular."""
    few = p.plain & ~p.with_name & ~p.begins("DEF", "PREP", "BREAK", "PRON1")
    few = np.flatnonzero(few & ~p.ends("PREP", "BE", "HAVE", "DO", "POSS", "ADV", "IT"))
    staff = p.one[few] & is_in(ctx.tokens.key[p.tail[few]], ("staff",)) & ~ctx.name[np.maximum(p.last[few] - 1, 0)]
    staff &= ~ctx.in_class(ctx.before(p.first[few]), "OF")  # "staff at the mill", not "Quist's chief of staff"
    housed = few[staff & (p.last[few] > p.head_end[few])]
    house = ctx.any_in(p.head_end[housed], p.last[housed]) & ctx.mask("OFFICIAL", "ORG")
    found.put(housed[house != 0], OFFICIAL)  # "Staff at the hospital" are "Hospital staff"
    few = few[_plural(ctx, p.tail[few]) | staff]
    found.put(few[is_in(ctx.tokens.key.take(p.tail.take(few)), _READ_OFF)], DOCUMENT)  # "imaging scans showed"
    shown = is_in(ctx.tokens.key[p.tail[few]], SHOWN) & ~ctx.is_word(p.behind_tail[few], "from")  # "messages from fans saying so" are the fans'
    found.put(few[shown], DOCUMENT)  # "text messages show"
    found.put(few, VAGUE)
    counted = np.flatnonzero(ctx.tokens.digit.take(p.first) & (p.head_end - p.first <= 3))
    # "In it Falk, 27, tells the crowd": his age
    at = ctx.before(p.first[counted])
    aged = p.one[counted] & ((ctx.gap[p.first[counted]] & 0xFF) == tk.COMMA) & ctx.name[at]
    for _ in range(3):  # but "of Bo Falk, 27 said no"
        at = np.where(ctx.name[at], ctx.before(at), at)
    aged &= ~ctx.in_class(at, "PREP", "OF")
    found.put(counted[aged], NAMED)
    found.put(counted, VAGUE)


def put_definite(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "the old ferryman", "the 43-year-old": somebody named before."""
    definite, size = p.begins("DEF", "POSS"), p.head_end - p.first
    found.put(definite & (size >= 2) & (size <= 5), CARRY)
    found.put(definite & ctx.tokens.digit.take(ctx.behind(p.first)), CARRY)
