"""The source of each verb cue, of the phrases beside it: in front ("Quist said") or behind ("said Quist")."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.about_numbers import at_number
from credscore.evidence.appositions import name_behind
from credscore.evidence.context import STRONG, Context
from credscore.evidence.pattern_runner import Typed
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_phrases import before_pronoun, right_phrase
from credscore.evidence.source_types import ANONYMOUS, CARRY, DOCUMENT, MEDIA, NAMED, NONE, OFFICIAL, VAGUE
from credscore.evidence.verbs.crowds import plural
from credscore.evidence.verbs.cues import ACT, MENTAL, POST, REPORT, SAY, Cues
from credscore.evidence.verbs.strangers import strangers_behind, strangers_in_front
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_CRIES = """
    warned warns cautioned cautions urged urges pleaded pleads begged begs implored implores lamented laments bemoaned bemoans rued rues promised promises
    vowed vows pledged pledges threatened threatens demanded demands agreed agrees advised advises counselled counseled reminded apologised
    apologized admonished railed decried
""".split()

_ASIDE = 5  # words of what opens the sentence, in front of a comma
_STUDIES = ("study", "studies", "research", "survey", "report", "analysis", "poll", "review", "trial", "paper", "preprint")
_MADE = ("published", "conducted", "released", "presented", "led", "reported", "carried", "done", "commissioned", "out", "today")
_MANY = tuple("plenty lot lots number scores dozens hundreds thousands millions majority handful loads tons".split())  # of people
_COUNTED_BY = ("crore", "crores", "lakh", "lakhs", "thousand", "million", "billion", "trillion", "bn")
_MANY_WITHIN = 9  # words of "at the club in Tarn" behind "say sources"
_FOREMOST = ("lead", "study", "senior", "principal", "corresponding", "chief")


@dataclass(slots=True)
class Front:
    """Phrases in front of m cues, as `left_phrase` gives them; arrays of length m.

    first, last : int64, the phrase's tokens, -1 where there is none. head_last : int64, the end of its head.
    group : int64, the first token of the verb group, its auxiliaries and adverbs. negated, passive, trying : bool, what that says.
    """

    first: np.ndarray
    last: np.ndarray
    head_last: np.ndarray
    group: np.ndarray
    negated: np.ndarray
    passive: np.ndarray
    trying: np.ndarray


@dataclass(slots=True)
class Behind:
    """Phrases behind m cues; arrays of length m.

    first, last : int64, -1 where there is none or nobody asked. named : bool, it is a name. speaks : bool, it can be who says it.
    """

    first: np.ndarray
    last: np.ndarray
    named: np.ndarray
    speaks: np.ndarray


@dataclass(slots=True)
class Sources:
    """The source phrase of each of m cues; arrays of length m.

    first, last : int64 tokens, -1 where it has none of its own. type : int8. carried : bool, a pronoun, a role or nothing: points back.
    inverted : bool, it stands behind the cue.
    """

    first: np.ndarray
    last: np.ndarray
    type: np.ndarray
    carried: np.ndarray
    inverted: np.ndarray

    def put(
        self, where: np.ndarray, first: np.ndarray | int, last: np.ndarray | int, kind: np.ndarray | int, carried: np.ndarray | bool
    ) -> None:
        """Another source for the cues where `where` holds."""
        self.first, self.last = np.where(where, first, self.first), np.where(where, last, self.last)
        self.type, self.carried = np.where(where, kind, self.type), np.where(where, carried, self.carried)


def phrases_behind(ctx: Context, sh: Shared, c: Cues) -> Behind:
    """Phrases behind the cues that can have their source there ("…," said Quist) or name somebody there ("citing Quist", "told Quist")."""
    m, n = len(c), sh.n
    can_invert = (
        (c.quote_before | ((c.gap & tk.COMMA) > 0) | c.starts)
        & ~c.ing
        & (~c.base | (((c.kind == SAY) | (c.kind == REPORT)) & ((c.gap & tk.COMMA) > 0) & ~c.starts))  # ", say experts"
        & (c.after_gap & (tk.COMMA | tk.PERIOD | tk.DOUBLE | tk.COLON) == 0)
    )
    some = np.flatnonzero(can_invert | c.tells | c.cites | c.quoted)  # few: what stands behind the others is no source
    first, last, named = np.full(m, -1), np.full(m, -1), np.zeros(m, bool)
    first[some], stop = right_phrase(ctx, sh, c.end[some])
    one = np.flatnonzero(can_invert[some] & ctx.in_class(np.maximum(first[some], 0), "DET"))
    stop[one] = before_pronoun(ctx, first[some[one]], stop[one])  # "said a miller we are calling Bo"
    last[some], named[some] = name_behind(ctx, first[some], stop)
    hers = ctx.in_class(np.maximum(first[some], 0), "POSS") & (stop - first[some] >= 4)
    hers &= ctx.name[np.maximum(stop - 1, 0)] & ctx.name[np.maximum(stop - 2, 0)]
    named[some] |= hers & ~c.tells[some]  # "says her aunt Ines Falk"
    speaks = can_invert & (first >= 0) & ~ctx.verb.take(c.next_token)
    some = np.flatnonzero(speaks & ctx.in_class(np.maximum(first, 0), "PREP"))  # "“…”, tweeted with a picture of the weir"
    speaks[some] = at_number(ctx, first[some], last[some]) > first[some]  # but "said at least six growers"
    some = np.flatnonzero(speaks & c.base)
    speaks[some] = _many_say(ctx, sh, c, some, first[some], last[some])
    # ", said the bill was dead": a clause of its own
    clause = np.minimum(np.maximum(last, 0), n - 1)
    verb = ctx.in_class(clause, "BE", "HAVE", "MODAL")
    speaks &= c.quote_before | ctx.leads.take(clause) | ((ctx.gap.take(clause) & STRONG) != 0) | ~verb
    return Behind(first, last, named, speaks)


def _many_say(ctx: Context, sh: Shared, c: Cues, some: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """bool: ", say experts at the mill", ", insist sources close to Falk": people in the plural, and nothing told of them behind; not ", say seven",
    ", claim damages". first, last : the phrases behind the cues numbered `some`."""
    head = np.maximum(np.minimum(sh.preps.ahead(first + 1), last) - 1, first)
    head = np.where(ctx.is_word(head, "close", "near", "familiar"), np.maximum(head - 1, first), head)
    people = ctx.in_class(head, "ANON", "PALS", "ROLE", "VAGUE", "OFFICIAL") & plural(ctx, head) | ctx.is_word(head, "police")
    # … up to the comma or the end of the sentence, with no verb of its own
    stop, on = last.copy(), np.ones(len(some), bool)
    closed = np.zeros(len(some), bool)
    for _ in range(_MANY_WITHIN):
        at = np.minimum(stop, len(ctx.tokens) - 1)
        ends = (stop >= len(ctx.tokens)) | ctx.leads[at] | ((ctx.gap[at] & STRONG) > 0) | ctx.in_class(at, "WHO")
        closed |= on & ends
        on &= ~ends & ~ctx.verb[at] & ~ctx.in_class(at, "BE", "HAVE", "MODAL", "DO", "THAT")
        stop = stop + on
    return np.asarray(people & closed & (c.gap[some] & tk.COMMA > 0))


def choose_sources(ctx: Context, sh: Shared, c: Cues, front: Front, behind: Behind, in_front: Typed, at_back: Typed) -> Sources:
    """The phrase in front of each cue or the one behind it. in_front, at_back : their types.

    Phrases in front that stand between the halves of a verb are taken from `front`, in place.
    """
    n = sh.n
    between = _between_halves(ctx, front)
    front.first, front.last = np.where(between, -1, front.first), np.where(between, -1, front.last)
    l_type, l_carried = np.where(between, CARRY, np.where(_crowds(ctx, c, front, in_front[0]), VAGUE, in_front[0])), in_front[1] | between
    r_type, r_carried = np.where(behind.named & behind.speaks, NAMED, at_back[0]), at_back[1] & ~behind.named
    l_type = np.where(_sums(ctx, c, front), NONE, l_type)
    stranger = strangers_in_front(ctx, sh, c, front.first, front.head_last, front.group, l_type)
    l_type, l_carried = np.where(stranger, ANONYMOUS, l_type), l_carried & ~stranger
    stranger = strangers_behind(ctx, sh, c, behind.first, behind.last, r_type) & behind.speaks & ~behind.named
    r_type, r_carried = np.where(stranger, ANONYMOUS, r_type), r_carried & ~stranger
    r_type = np.where(_many_behind(ctx, sh, c, behind, l_type, r_type), VAGUE, r_type)
    # "“We are tired,” lamented Quist": of the verbs of doing, those that want no object behind them
    cried = (c.kind == ACT) & ((c.gap & tk.DOUBLE) > 0) & ((c.gap & (tk.COMMA | tk.TERMINAL)) > 0) & (r_type > 0)
    some = np.flatnonzero(cried)
    # … and those that nobody aims at whoever is not named: "“…,” blasted the insider"
    insider = (r_type[some] == ANONYMOUS) & ((ctx.any_in(behind.first[some], behind.last[some]) & ctx.mask("ANON", "PALS")) != 0)
    cried[some] = ctx.is_word(c.cue[some], *_CRIES) | insider
    speech = (c.kind == SAY) | (c.kind == POST) | (c.kind == REPORT) | cried
    inverted = behind.speaks & speech & (r_type > 0) & (c.quote_before | (l_type == NONE)) & ~((r_type == CARRY) & ~c.quote_before)
    stop = np.maximum(behind.last, 0)
    closed = (ctx.gap_after.take(np.minimum(stop, n)) & (tk.COMMA | tk.PERIOD | tk.COLON)) > 0
    closed |= ctx.leads.take(np.minimum(stop, n - 1)) | (stop >= n)  # a headline ends without a full stop
    # ", said a miller who …", ", said one of the crew"
    about = np.minimum(stop, n - 1)
    whose = ctx.is_word(about, "who", "whose", "whom") | ctx.in_class(about, "PRON", "PRON1")
    closed |= whose & (r_type == ANONYMOUS)
    named = ctx.name.take(c.next_token) | ((c.next_class & ctx.mask("TITLE", "ROLE", "ANON", "PALS")) != 0)
    named |= (r_type == ANONYMOUS) | (r_type == OFFICIAL)
    named |= behind.named & ((c.next_class & ctx.mask("POSS")) != 0)  # ", says her aunt Ines Falk."
    named |= (r_type == NAMED) & is_in(ctx.tokens.key.take(c.next_token), _FOREMOST)  # ", said lead author Ines Falk."
    named |= ctx.is_word(c.next_token, "the") & ctx.is_word(ctx.behind(c.next_token), "people", "person", "individuals")  # ", said the people, who …"
    # ", says the Royal Tarn Society.", not ", said the Falk mill had closed."
    end = np.maximum(stop - 1, 0)
    house = ctx.name.take(ctx.behind(c.next_token)) & (ctx.name.take(end) | ctx.in_class(end, "ORG", "OFFICIAL"))
    named |= (r_type == NAMED) & ~behind.named & ctx.is_word(c.next_token, "the") & house
    inverted |= behind.speaks & (c.kind == SAY) & ((c.gap & tk.COMMA) > 0) & closed & named & (r_type > 0) & (r_type != CARRY)
    inverted |= behind.speaks & c.base & (r_type > 0) & (r_type != CARRY)  # ", say experts at the mill", see `_many_say`
    inverted |= _insiders_behind(ctx, c, behind, r_type, closed)
    inverted &= ~(c.starts & (r_type == CARRY)) & ~c.among(ctx, "attribution/find")
    inverted &= ~_papers_aside(ctx, c, behind)
    inverted &= behind.named | ~_told_of_behind(ctx, sh, c, front, l_type, stop)
    inverted |= _told_by_studies(ctx, c, front, behind, (r_type == DOCUMENT) & speech)
    inverted &= ~(c.tells & ((r_type == MEDIA) | (l_type != NONE)))  # "“…,” a friend, 57, told Radar": who was told
    return Sources(
        np.where(inverted, behind.first, front.first),
        np.where(inverted, behind.last, front.last),
        np.where(inverted, r_type, l_type),
        np.where(inverted, r_carried, l_carried),
        inverted,
    )


def _many_behind(ctx: Context, sh: Shared, c: Cues, behind: Behind, in_front: np.ndarray, kind: np.ndarray) -> np.ndarray:
    """bool: "“…,” said old hands at the mill": whatever they are called, many without a name. kind : the types behind, in_front : in front."""
    out = behind.speaks & c.quote_before & (kind == NONE) & (in_front == NONE) & (c.kind == SAY) & ~behind.named & (behind.first >= 0)
    some = np.flatnonzero(out)  # few
    first = behind.first[some]
    stop = np.maximum(np.minimum(sh.preps.ahead(first + 1), behind.last[some]), first + 1)
    names = sh.names_before[stop] - sh.names_before[first]
    closed = ~ctx.in_class(first, "PREP", "THAT", "BREAK", "AND", "TIME", "PRON", "PRON1", "IT", "DEF", "POSS", "ADV", "NEG")
    out[some] = plural(ctx, stop - 1) & ~ctx.tokens.possessive[stop - 1] & (names == 0) & closed
    return out


def _crowds(ctx: Context, c: Cues, front: Front, kind: np.ndarray) -> np.ndarray:
    """bool: "a handful of our growers say", "plenty of people say": a crowd, whatever it is called. kind : the types of the phrases."""
    end_of = np.maximum(front.head_last - 1, 0)
    crowd = (front.first >= 0) & (kind == NONE) & (c.kind <= MENTAL) & (end_of - front.first <= 6)
    # "Under the terms set out in the filing"
    crowd &= (c.kind != ACT) | ~ctx.in_class(np.maximum(front.first, 0), "PREP")
    some = np.flatnonzero(crowd)
    at = end_of[some]
    speaks = (ctx.matches.classes[at] == 0) | ctx.in_class(at, "VAGUE")
    of = ctx.before(at)
    many = ctx.is_word(at, "people") & ctx.is_word(of, "of") & ctx.is_word(ctx.before(of), *_MANY) & ~c.base[some]
    called = ctx.tokens.upper.take(at) & (ctx.name.take(at) | ~ctx.leads.take(at))
    crowd[some] = speaks & ~called & (plural(ctx, at) | many)
    return crowd


def _sums(ctx: Context, c: Cues, front: Front) -> np.ndarray:
    """bool: "worth Rs 900 crore, said one of the three": a sum in front of the comma says nothing, though its currency has a capital."""
    out = (c.kind == SAY) & ((c.gap & tk.COMMA) > 0) & (front.first >= 0) & (front.last == front.head_last)
    some = np.flatnonzero(out)  # few
    tail = np.maximum(front.head_last[some] - 1, 0)
    figure = np.where(is_in(ctx.tokens.key[tail], _COUNTED_BY), ctx.before(tail), tail)
    beside = (ctx.gap[tail] & STRONG) == 0
    glued = ctx.tokens.upper[figure] & (tail > figure) & ((ctx.buffer.data[ctx.tokens.end[figure] - 1] - ord("0")) < 10)  # "N900 million"
    out[some] = (ctx.tokens.digit[figure] | glued) & beside & (figure > front.first[some] - 1)
    return out


def _told_of_behind(ctx: Context, sh: Shared, c: Cues, front: Front, kind: np.ndarray, stop: np.ndarray) -> np.ndarray:
    """bool: "Quist, prosecuting, said one victim, aged 91, lost her rings": commas set the speaker's part beside his name, and the phrase
    behind, which ends at `stop`, is told of; not "the mill, which is old, said one miller, will close". kind : the types in front."""
    out = (kind == NAMED) & ~c.quote_before & ((c.gap & tk.COMMA) > 0) & (front.first >= 0)
    some = np.flatnonzero(out)  # few
    first, head_last, last = front.first[some], front.head_last[some], front.last[some]
    at = np.minimum(stop[some], len(ctx.tokens) - 1)
    told = ((ctx.gap[at] & tk.COMMA) > 0) & ~ctx.leads[at] & ~ctx.in_class(at, "BE", "HAVE", "MODAL", "DO", "NEG")
    told &= ~ctx.name[c.next_token[some]]
    part = sh.links.before(c.cue[some])
    told &= (ctx.any_in(part, c.cue[some]) & ctx.mask("BE", "HAVE", "MODAL", "DO")) == 0  # "today, the mill can hold, said a miller, …"
    beside = ctx.in_class(part, "DET", "DEF", "POSS", "NUMBER", "ROLE", "TITLE", "OF") | ctx.tokens.digit[part]
    beside |= (part == last - 1) & ctx.ends_in(part, "g")
    beside &= last > head_last
    # "the vicar, Paul Quist, said a miller, …"
    owner = ctx.segment(np.maximum(first - 1, 0))
    beside |= ((ctx.gap[first] & tk.COMMA) > 0) & (owner < first) & ctx.in_class(owner, "DEF", "POSS") & (last == head_last) & (last - first >= 2)
    out[some] = told & beside & ctx.name[head_last - 1]
    return out


def _insiders_behind(ctx: Context, c: Cues, behind: Behind, kind: np.ndarray, closed: np.ndarray) -> np.ndarray:
    """bool: "Quist is leaving for good, claimed a spy.": a whole clause in front of the comma. kind : the types behind, closed : nothing follows."""
    out = behind.speaks & (kind == ANONYMOUS) & (c.kind == REPORT) & ((c.gap & tk.COMMA) > 0) & closed
    some = np.flatnonzero(out)  # few
    lead, tail = ctx.sentences.first[ctx.sentences.of_token[c.cue[some]]], behind.last[some] - 1
    held = ctx.any_in(lead, c.cue[some])
    clause = ((held & ctx.mask("BE", "HAVE", "MODAL", "DO")) != 0)
    out[some] = clause & ctx.in_class(tail, "ANON", "PALS")
    return out


def _papers_aside(ctx: Context, c: Cues, behind: Behind) -> np.ndarray:
    """bool: "The suit, filed in Harrow, says the mill hid the leak.": commas set a participle beside what is read, which says the rest."""
    out = (c.kind == SAY) & ((c.gap & tk.COMMA) > 0) & (behind.first >= 0)
    some = np.flatnonzero(out)
    cue = c.cue[some]
    lead = ctx.sentences.first[ctx.sentences.of_token[cue]]
    at = lead[:, None] + np.arange(1, _ASIDE + 1)
    here = np.minimum(at, len(ctx.tokens) - 1)
    comma = (at < cue[:, None]) & ((ctx.gap[here] & tk.COMMA) > 0)
    first = np.where(comma.any(axis=1), at[np.arange(len(some)), comma.argmax(axis=1)], lead)
    made = ctx.ends_in(first, "ed") | is_in(ctx.tokens.key[first], (*_MADE, "brought", "seen"))
    paper = ctx.in_class(ctx.before(first), "DOC") & (ctx.in_class(lead, "DEF", "DET", "POSS") | ctx.tokens.possessive[lead])
    stop = np.minimum(np.maximum(behind.last[some], 0), len(ctx.tokens) - 1)
    ends = ((ctx.gap[stop] & tk.COMMA) == 0) | ctx.leads[stop]
    whole = (ctx.any_in(lead, cue) & ctx.mask("BE", "HAVE", "MODAL", "DO")) == 0
    out[some] = (first > lead) & made & paper & ends & whole
    return out


def _told_by_studies(ctx: Context, c: Cues, front: Front, behind: Behind, some: np.ndarray) -> np.ndarray:
    """bool: "…, suggests a study of nurses, which …", whatever stands in front; not "Quist, a baker, says the study proves that …"."""
    out = behind.speaks & some & ((c.gap & tk.COMMA) > 0) & (behind.first >= 0)
    few = np.flatnonzero(out)
    first, last = behind.first[few], np.minimum(behind.last[few], len(ctx.tokens) - 1)
    ends = ctx.leads[last] | (behind.last[few] > last) | ((ctx.gap[last] & STRONG) == tk.COMMA)
    on = ctx.in_class(last, "PREP", "OF", "WHO") | is_in(ctx.tokens.key[last], _MADE)
    lead = np.maximum(front.first[few], 0)
    ends |= on & ~(ctx.name[lead] & ctx.name[ctx.behind(lead)])  # not "Quist, a baker, said a study of rye “failed”"
    near = np.minimum(first[:, None] + np.arange(5), np.maximum(behind.last[few] - 1, 0)[:, None])
    out[few] = ends & is_in(ctx.tokens.key[near], _STUDIES).any(axis=1) & ~ctx.in_class(first, "OF")
    return out


def _between_halves(ctx: Context, front: Front) -> np.ndarray:
    """bool: "Quist has on many occasions claimed": what stands between the halves of a verb is no source."""
    held = np.maximum(front.first, 0)
    return (front.first >= 0) & ctx.in_class(held, "PREP") & ctx.in_class(np.maximum(held - 1, 0), "HAVE", "MODAL") & ~ctx.leads.take(held)
