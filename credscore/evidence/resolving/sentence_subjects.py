"""Subjects of sentences for the cues that have no phrase of their own: "Quist left, promising …", "Quist left and promised …"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.agent_nouns import agent_like
from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import Context
from credscore.evidence.kinds.classify import classify
from credscore.evidence.ranges import among, spread
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import DOCUMENT, MEDIA, NAMED, NONE, OFFICIAL, SOCIAL, VAGUE
from credscore.evidence.verbs.carried import behind_no_subject
from credscore.evidence.word_lists import INDEFINITE, SAY, WEEKDAYS
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_DATELINE = 7  # tokens
_REACH = 13  # tokens of a sentence in which its subject begins
_RUN = 7  # tokens of a name
FAR = 200  # tokens to the cue; in news at most eighty. All that lies between is evidence: in a sentence without an end it would not be linear.
_SPEAKERS = ("PRON", "ROLE", "ANON", "OFFICIAL", "ORG")
_RANKS = ("top", "senior", "former", "longtime", "chief", "deputy", "fellow", "veteran")  # "Quist top aide Ines Falk"
SHOWING = ("attribution/find", "attribution/suggest", "attribution/reveal")  # what things do as well
_PARTS = tk.COMMA | tk.COLON | tk.SEMICOLON | tk.G_DASH | tk.DOUBLE  # what parts clauses, unlike brackets
_CLAUSE = 4  # words of a phrase that holds a verb
_FRONT = 4  # words between the opening of a clause and its subject
_SOMEBODY = ("old", "opposition")  # "A 34-year-old", "The opposition": people whom no class tells
_COMMAS = 4  # behind a participle, at one of which the main clause begins
_PLACED = 6  # words of such a phrase in front of a preposition
_WHILE = (
    *"as while when after before if although though since because in during despite at on".split(),
    *"asked pressed questioned".split(),
)


def find_subjects(ctx: Context, sh: Shared, cue: np.ndarray, sentence: np.ndarray) -> tuple[np.ndarray, ...]:
    """The first name, pronoun or role in front of each of m cues in its sentence, outside quotations; what hangs on a preposition comes last.

    Index of the cues that have one, no more than FAR tokens away; the first token of the phrase and the one behind it; its type; bool, it
    points back; bool, a name in apposition follows ("The agent, Ines Falk, texted back").
    """
    return _first_speakers(ctx, sh, _behind_clauses(ctx, behind_datelines(ctx, ctx.sentences.first[sentence]), cue), cue)


def _first_speakers(ctx: Context, sh: Shared, first: np.ndarray, cue: np.ndarray) -> tuple[np.ndarray, ...]:
    """See `find_subjects`; `first` is where each is looked for from."""
    some, start, stop = _first_phrases(ctx, sh, first, cue)
    return some, start, stop, *_types_of(ctx, sh, start, stop, cue[some])


def _first_phrases(ctx: Context, sh: Shared, first: np.ndarray, cue: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The phrases alone: which cues have one, where it begins and ends."""
    some = np.flatnonzero((first < cue) & (cue - first <= FAR))
    none = np.zeros(0, np.int64)
    if not some.size:
        return some, none, none
    at, edge = spread(first[some], np.minimum(cue[some], first[some] + _REACH))
    name, open_ = ctx.name[at], ~sh.in_quote[at]
    free = name.copy()
    free[name] = ~(_hanging(ctx, at[name]) | ctx.tokens.possessive[at[name]])  # "Quist's mill manager Ines Falk left": not Quist
    subject = open_ & np.where(name, free, ctx.in_class(at, *_SPEAKERS))
    start = np.minimum.reduceat(np.where(subject, at, sh.n), edge)
    hanging = np.minimum.reduceat(np.where(name & open_, at, sh.n), edge)
    it = first[some]  # "It named the case of Quist, and urged …"
    acts = ctx.in_class(it, "IT") & ~ctx.tokens.possessive[it] & ~sh.in_quote[it]
    acts &= ~ctx.in_class(ctx.behind(it), "BE", "HAVE", "MODAL")
    hanging = np.where(acts, it, hanging)
    start = np.where(start < sh.n, start, hanging)  # "nothing but praise for Quist, and said so" has nobody better
    # "A former assistant to Quist spoke to us": not Quist
    opens = first[some]
    held = sh.preps.ahead(opens + 1)
    few = np.flatnonzero((start >= held) & (held < cue[some]) & (held - opens >= 2) & (held - opens <= _PLACED) & ~sh.in_quote[opens])
    few = few[is_in(ctx.tokens.key[opens[few]], INDEFINITE)]
    tail = held[few] - 1
    person = ctx.in_class(tail, "ROLE", "PALS", "ONE") | agent_like(ctx, tail) & ~ctx.in_class(held[few], "OF")  # not "a quarter of"
    few = few[person & (sh.names_before[tail + 1] == sh.names_before[opens[few]])]
    start[few] = opens[few]
    end = np.zeros(len(start), np.int64)
    end[few] = held[few]
    some, start, end = some[start < sh.n], start[start < sh.n], end[start < sh.n]
    stop = np.maximum(start + 1, end)
    for _ in range(4):
        here = np.minimum(stop, sh.n - 1)
        ranked = is_in(ctx.tokens.key[here - 1], _RANKS) & (here - 1 > start)
        house = ctx.in_class(here - 1, "ORG", "OFFICIAL") & ctx.in_class(here, "ROLE")  # "campaign manager"
        titled = house | ctx.name[here - 1] | ctx.in_class(here - 1, "ROLE", "ONE") | ranked  # "Rovers chief executive Ines Falk"
        on = ctx.name[here] | ctx.in_class(here, "ROLE", "ONE") | is_in(ctx.tokens.key[here], _RANKS)
        stop = stop + (on & ~ctx.bar[here] & titled & (stop < cue[some]))
    return some, _with_article(ctx, start, stop), stop


def _types_of(ctx: Context, sh: Shared, start: np.ndarray, stop: np.ndarray, cue: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of phrases in front of `cue`: type, whether a pronoun or role carries it, whether a name stands beside it."""
    if not start.size:
        return np.zeros(0, np.int64), np.zeros(0, bool), np.zeros(0, bool)
    types, carried = classify(ctx, sh, start, stop)
    behind = np.minimum(stop, sh.n - 1)
    beside = ((ctx.gap[behind] & tk.COMMA) > 0) & ctx.name[behind] & ~ctx.leads[behind] & (stop < cue)
    return np.where(beside & ((types == OFFICIAL) | carried), NAMED, types), carried, beside


def _with_article(ctx: Context, start: np.ndarray, stop: np.ndarray) -> np.ndarray:
    """Starts of phrases that begin with a noun, moved back to its article: "the harbour board", "one Cabinet minister"."""
    out = start.copy()
    open_ = ~ctx.name[start] & ~ctx.in_class(start, "PRON")
    before = ctx.before(start)
    one = is_in(ctx.tokens.key[before], INDEFINITE) & (before < start) & ctx.leads[before]
    one &= (stop - start >= 2) & ctx.in_class(stop - 1, "ROLE", "ONE", "OFFICIAL") & ~ctx.tokens.possessive[start]
    out[one], open_[one] = before[one], False
    at = start.copy()
    for _ in range(3):
        open_ &= ~ctx.leads[at] & ((ctx.gap[at] & ~np.uint16(tk.HYPHEN)) == 0)  # "the ready-meal maker"
        at = np.where(open_, at - 1, at)
        here = ctx.matches.classes[at]
        found = open_ & (((here & ctx.mask("DEF", "DET", "POSS")) != 0) | ctx.tokens.possessive[at] | is_in(ctx.tokens.key[at], ("one",)))
        out[found] = at[found]
        open_ &= ~found & ((here & ctx.mask("PREP", "OF", "AND", "BE", "HAVE", "MODAL", "DO")) == 0) & ~ctx.verb[at]
    return out


def _hanging(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: names behind a preposition: "in Velden", "according to Mr Quist"."""
    begin = at.copy()
    open_ = ~ctx.leads[at]
    for _ in range(_RUN):
        before = np.maximum(begin - 1, 0)
        open_ &= (ctx.name[before] | ctx.in_class(before, "TITLE", "DEF", "DET")) & ((ctx.gap[begin] & tk.COMMA) == 0)
        begin = np.where(open_, before, begin)
        open_ &= ~ctx.leads[begin]
    return ~ctx.leads[begin] & ctx.in_class(np.maximum(begin - 1, 0), "PREP", "OF")


def _behind_clauses(ctx: Context, first: np.ndarray, cue: np.ndarray) -> np.ndarray:
    """First tokens of sentences, or what stands behind the comma of the clause they open with: "As they met in Velden, Quist left", "Asked
    whether the captain would go, one rower laughed and said"."""
    out = first.copy()
    some = np.flatnonzero(is_in(ctx.tokens.key[first], _WHILE))
    for step in range(2, _REACH):
        at = np.minimum(first[some] + step, len(ctx.tokens) - 1)
        ends = ((ctx.gap[at] & tk.COMMA) > 0) & (at < cue[some] - 1)
        out[some[ends]] = at[ends]
        some = some[~ends & (at < cue[some])]
    return out


def behind_datelines(ctx: Context, first: np.ndarray) -> np.ndarray:
    """First tokens of sentences, or what stands behind their dateline: "TARN, Velden (AP) — Quist …", "MARROWBY: The council …"."""
    out = first.copy()
    some = np.flatnonzero(ctx.tokens.all_upper[first])  # few
    lead = first[some]
    place = ctx.mask("MONTHDAY", "OUT_media", "OUT_media_UNSURE")
    for step in range(1, _DATELINE + 1):
        at = np.minimum(lead + step, len(ctx.tokens) - 1)
        gap = ctx.gap[at]
        wide = ((gap & tk.HYPHEN) > 0) & (ctx.tokens.start[at] - ctx.tokens.end[at - 1] >= 3)
        ends = ((gap & (tk.G_DASH | tk.COLON)) > 0) | wide
        out[some[ends]] = at[ends]
        on = ctx.name[at] | ctx.tokens.upper[at] | ctx.tokens.digit[at] | ((ctx.matches.classes[at] & place) != 0)
        on &= ~ctx.leads[at] & ~ends
        some, lead = some[on], lead[on]
    return out


def borrow_subjects(ctx: Context, sh: Shared, a: Attributions) -> None:
    """Participles and elided subjects point at the phrase that their sentence gives: an earlier source, or its first name or pronoun."""
    needs = (a.first < 0) & ~a.weak & (a.type != NONE)
    if needs.any():
        _borrow(ctx, sh, a, needs)
    a.backs[_shown_by_things(ctx, a, needs)] = False


def _borrow(ctx: Context, sh: Shared, a: Attributions, needs: np.ndarray) -> None:
    """Give those that need one, bool (m,), their phrase and type, see `borrow_subjects`; in place."""
    m = len(a)
    has = (a.first >= 0) & ~a.weak & ~a.inverted
    back = np.maximum.accumulate(np.where(has, np.arange(m), -1))
    prior = np.maximum(back, 0)
    same = needs & (back >= 0) & (a.sentence[prior] == a.sentence) & (a.cue - a.first[prior] <= FAR)
    # "A clerk who saw it, citing her safety, said": what stands between the subject and its verb
    next_ = np.minimum.accumulate(np.where(has, np.arange(m), m)[::-1])[::-1]
    after = np.minimum(next_, m - 1)
    around = needs & ~same & (next_ < m) & (a.sentence[after] == a.sentence) & (a.first[after] < a.cue)
    prior, same = np.where(around, after, prior), same | around
    opening = _take_main_subjects(ctx, sh, a, np.flatnonzero(needs & ~same))
    # the first name or pronoun of the sentence, in front of the cue
    some = np.flatnonzero(needs & ~same & ~opening)
    found, start, stop, types, carried, beside = find_subjects(ctx, sh, a.cue[some], a.sentence[some])
    some = some[found]
    if some.size:
        a.type[some] = np.where((types > 0) & (~carried | beside), types, a.type[some])
        # "He is keen and has agreed terms": he, not the paper of the sentence before
        he = carried & ctx.in_class(start, "PRON") & among(a.type[some], (MEDIA, SOCIAL))
        a.type[some] = np.where(he, NAMED, a.type[some])
    a.first = np.where(same, a.first[prior], a.first)
    a.last = np.where(same, np.where(around, np.minimum(a.last[prior], a.cue), a.last[prior]), a.last)
    a.type = np.where(same, a.type[prior], a.type).astype(np.int8)
    if some.size:
        a.first[some], a.last[some] = start, stop
    a.backs[_nobodys(ctx, a, np.flatnonzero(needs & (a.first < 0) & a.backs))] = False


def _take_main_subjects(ctx: Context, sh: Shared, a: Attributions, some: np.ndarray) -> np.ndarray:
    """Participles that open their sentence ("Recalling the day, the mayor …", "Back in Tarn, recalling the day, she …") have the subject of the main
    clause behind them; in place. bool (m,): these. Where none follows ("However, suggesting that is wrong"), nobody speaks."""
    done = np.zeros(len(a), bool)
    some = some[ctx.lexicon.ing_form[ctx.matches.word[a.cue[some]]]]
    behind = behind_no_subject(ctx, a.cue[some])
    opens = behind | ctx.leads[a.cue[some]]
    some, behind = some[opens], behind[opens]
    if not some.size:
        return done
    # whoever speaks there
    speaks = (a.first > a.cue_end[some[0]]) & ~a.weak & ~a.inverted & (a.type != NONE)
    speaks[speaks] = (ctx.gap[a.first[speaks]] & tk.COMMA) > 0
    next_ = np.minimum.accumulate(np.where(speaks, np.arange(len(a)), len(a))[::-1])[::-1][some]
    who = np.minimum(next_, len(a) - 1)
    own = (next_ < len(a)) & (a.sentence[who] == a.sentence[some]) & (a.first[who] > a.cue_end[some])
    at, who = some[own], who[own]
    a.first[at], a.last[at], a.type[at] = a.first[who], a.last[who], a.type[who]
    done[at] = True
    # … or the phrase behind a comma
    some, lost = some[~own], some[~own & behind]
    comma = a.cue_end[some] - 1
    that = ctx.behind(comma)
    inner = ctx.in_class(that, "THAT") & ctx.in_class(ctx.behind(that), "PREP", "BREAK")  # "arguing that by talking, he …": a clause of its own
    comma[inner] = sh.links.ahead(that[inner])
    taken, ends = [], []  # typed together: a look costs much, however few they are
    for _ in range(_COMMAS):
        comma = sh.links.ahead(np.minimum(comma + 1, sh.n))
        on = (comma < sh.n) & (ctx.sentences.of_token[np.minimum(comma, sh.n - 1)] == a.sentence[some])
        some, comma = some[on], comma[on]
        end = np.minimum(ctx.sentences.first[a.sentence[some] + 1], comma + _REACH)
        found, start, stop = _first_phrases(ctx, sh, comma, end)
        near = (start - comma[found] <= 1) & ((ctx.gap[comma[found]] & tk.COMMA) > 0)
        near &= ~ctx.in_class(np.minimum(stop, sh.n - 1), "AND")  # "noting that Quist, Falk and Vosk had left, …"
        at = some[found[near]]
        a.first[at], a.last[at] = start[near], stop[near]
        taken.append(at)
        ends.append(end[found[near]])
        done[at] = True
        rest = ~done[some]
        some, comma = some[rest], comma[rest]
    at = np.concatenate(taken)
    types, carried, beside = _types_of(ctx, sh, a.first[at], a.last[at], np.concatenate(ends))
    known = (types > 0) & (~carried | beside)
    a.type[at[known]] = types[known]
    lost = lost[~done[lost]]
    a.backs[lost] = False
    done[lost] = True
    return done


def _shown_by_things(ctx: Context, a: Attributions, needs: np.ndarray) -> np.ndarray:
    """Numbers of the cues that tell what the clause in front shows ("The fee fell again, suggesting that few had paid it"), unless its subject,
    somebody, opens it ("Quist shook his head, suggesting that few had paid it"). needs : bool, those that had no phrase of their own."""
    some = a.backs & ~a.weak & ~a.inverted & (a.type != DOCUMENT) & (a.first < a.cue)
    some = np.flatnonzero(some & ctx.lexicon.rules_among(SHOWING).take(a.rule))
    cue = a.cue[some]
    some = some[ctx.lexicon.ing_form[ctx.matches.word[cue]] & ((ctx.gap[cue] & (tk.COMMA | tk.G_DASH | tk.HYPHEN)) > 0)]  # few
    cue = a.cue[some]
    first = a.first[some]
    at, noun = np.maximum(first, 0), ctx.behind(np.maximum(first, 0))
    lead = ctx.sentences.first[a.sentence[some]]
    # "Of the eels most | stayed, showing": where no crowd opens the sentence; "The peso rallied, showing": a thing
    person = ~needs[some] & ((a.type[some] != VAGUE) | (first == lead))
    plain = (ctx.matches.classes[noun] == 0) & ~ctx.tokens.upper[noun] & ~agent_like(ctx, noun)
    person &= ~(plain & ctx.in_class(at, "DEF", "DET") & (a.last[some] - first >= _CLAUSE))
    going = (first >= 0) & needs[some]
    opening = np.minimum(lead[:, None] + np.arange(1, _FRONT), cue[:, None])
    person |= is_in(ctx.tokens.key[opening], _SOMEBODY).any(axis=1)
    house = ctx.in_class(ctx.before(at), "DEF") & (at - lead == 1)  # "The Gazette counted"
    acts = ctx.behind(a.last[some] - 1)
    person |= going & is_in(ctx.tokens.key[at], WEEKDAYS) & (a.last[some] - first > 1)  # "On Monday Quist", read as one name
    person |= going & house & (ctx.verb[acts] | ctx.ends_in(acts, "d"))
    for _ in range(_FRONT):
        before = np.maximum(at - 1, 0)
        opens = (at <= lead) | ((ctx.gap[at] & _PARTS) > 0) | ctx.in_class(before, "AND", "BREAK", "THAT", "TIME", "MONTHDAY")
        opens |= ctx.tokens.digit[before]  # "On Monday Quist", "In 1994 the ministry"
        person |= going & opens
        going &= ~opens & ~ctx.verb[before] & ~ctx.in_class(before, "PREP", "OF", "BE", "HAVE", "MODAL", "DO", "WHO", "DEF", "DET", "POSS")
        at = before
    return some[~person]


def _nobodys(ctx: Context, a: Attributions, some: np.ndarray) -> np.ndarray:
    """Those of the cues numbered, all without a subject anywhere in their sentence, in front of which stands no unread source either: "an app that
    tells drivers", "the deal and offers of help", "That said, …", "nobody is saying that"."""
    cue = a.cue[some]
    before = ctx.before(cue)
    open_ = ~ctx.tokens.all_upper[before] & (before < cue)  # no "the WHO said"
    open_ &= ~ctx.lexicon.rules_among(("attribution/label",))[a.rule[some]]  # "the part that matters:" leads in
    nobody = ctx.in_class(before, "THAT", "WHO", "HAVE", "BE") | ctx.is_word(before, "having") | ctx.in_class(before, "NEG") & ~ctx.leads[before]
    nobody |= ctx.is_word(before, "all") & ctx.is_word(cue, "told")
    # … but "colleagues who spoke", "a signatory, who asked", though these are read by no rule
    known = ctx.is_word(before, "who") & (((ctx.gap[before] & tk.COMMA) > 0) | ctx.in_class(ctx.before(before), "PALS", "ONE", "VAGUE", "ANON", "ROLE"))
    nobody &= ~known
    # "They met the growers and found that", "… and said it was over": somebody whose word is not known did
    says = ctx.is_word(cue, *SAY) | ctx.in_class(ctx.behind(a.cue_end[some] - 1), "THAT")
    nobody |= (ctx.in_class(before, "AND") | ctx.is_word(before, "but")) & ~ctx.leads[before] & ~says
    return some[nobody & open_]
