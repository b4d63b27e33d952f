"""Sources that are set beside what they say: "QUIST: …", signatures, lines that lead in."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, join, make
from credscore.evidence.context import Context, behind_question_letters
from credscore.evidence.first_names import MEN, TOWNS, WOMEN
from credscore.evidence.interviews import is_label
from credscore.evidence.pattern_runner import Pattern, TypeRequest
from credscore.evidence.ranges import among, distinct, numbered, running, spread
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import CARRY, NAMED, NONE
from credscore.text import tokens as tk
from credscore.text.fold import ELLIPSIS

_LABEL = 4  # words of a label
_TOLD = 10  # … and of what it tells of the person in brackets or behind a comma
_HOSTS = ("host", "anchor", "byline", "correspondent", "reporter", "presenter", "moderator", "interviewer", "narrator", "voice", "camera")
_FIRST_NAMES = tuple(sorted((MEN | WOMEN) - TOWNS))
_TALK = ("well", "look", "yes", "no", "yeah", "oh", "so", "and", "but", "what", "it")
_ASKERS = ("q", "question", "interviewer")
_THINGS = "home away sale song album film book play single game".split()  # in brackets behind what is nobody's name
_STOPS = np.array([ord("."), ord("!"), ord("?"), ELLIPSIS])
_ASKED = 3  # questions that somebody answers
_QUESTIONS = 2  # of somebody who asks in most of his turns, or is known by his initials
MOST = 7  # words of a headline's source or of a signature


def find_labels(ctx: Context, sh: Shared) -> Attributions:
    """ "QUIST: …" and "Quist: “…”" at the start of a sentence."""
    colon = ctx.where_gap(tk.COLON)
    colon = colon[~ctx.leads[colon]]
    colon = np.sort(np.append(colon, behind_question_letters(ctx.buffer, ctx.tokens, ctx.sentences)))
    lead = ctx.sentences.first[ctx.sentences.of_token[colon - 1]]
    near = colon - lead <= _LABEL + _TOLD
    colon, lead = colon[near], lead[near]
    first, end = _names(ctx, lead, colon)
    size = end - first
    pure = size >= 1
    for k in range(_LABEL):
        at = np.minimum(first + k, end - 1)
        pure &= ctx.name[at] | ctx.in_class(at, "TITLE", "OF", "ROLE")
        owns = ctx.tokens.possessive[at] & (at < end - 1)  # "Quist's lawyer: “…”", not "Quist's Plan: “…”"
        pure &= ~owns | ctx.in_class(end - 1, "ROLE")
    spoken, after_upper = sh.in_quote[colon], ctx.tokens.upper[colon]
    # interviews: "Q: …" and "A: …", where A is whoever is interviewed
    letters = (size == 1) & (ctx.tokens.end[lead] - ctx.tokens.start[lead] == 1) & (ctx.buffer.data[ctx.tokens.start[lead]] == ord("A"))
    letters &= end == colon
    ok = pure & (size <= _LABEL) & ctx.tokens.upper[first] & (ctx.name[first] | ctx.tokens.all_upper[first] | (size > 1))
    ok |= pure & among(lead, ctx.handles)  # "@opruss: “…”"
    ok &= ctx.segment(end - 1) == first
    # only what could be a label counts as one coming back
    could = ok | letters
    colon, lead, first, end, ok, spoken, after_upper, letters = (
        x[could] for x in (colon, lead, first, end, ok, spoken, after_upper, letters)
    )
    # without quotation marks a label is one only if it comes back ("QUIST: …" in an interview, not the colon of a headline), be it by the last
    # name alone, and is a person's
    pair = ctx.word_in_article(end - 1)
    index, counts = numbered(pair)
    again = counts[index] >= 2
    # … and goes on differently each time: the same word behind it makes a title ("Marrowby: Part Two"), unless people begin to talk with it
    which, times = numbered(pair * tk.MIX ^ ctx.tokens.key[colon])
    again &= (times[which] < counts[index]) | ctx.is_word(colon, *_TALK) | ctx.in_class(colon, "PRON1", "YOU")
    strange = _strange(ctx, first, end) | _initials(ctx, first, end)
    again &= after_upper & (letters | strange)
    again |= _further(ctx, first, end, index, again, ok & after_upper & strange & ((end == colon) | (end - first > 1)))
    again &= letters | _people(ctx, first, end, index, again)
    again |= _talking(ctx, lead, colon, first, end, index, ok & after_upper & strange)
    bare = end == colon
    ok = ok & (spoken & bare | again) | letters & again
    rule = np.full(len(colon), ctx.lexicon.rule_number("attribution/label"), np.int16)
    # what an interviewer asks is nobody's word
    asks = ctx.buffer.data[ctx.sentences.end[ctx.sentences.of_token[lead]] - 1] == ord("?")
    asks |= (colon - lead == 1) & tk.is_in(ctx.tokens.key[lead], _ASKERS)  # also "Q: You were a miller. What changed?"
    asks |= _askers(ctx, lead, index, ok)  # … and in any turn of somebody who asks in most of them
    asks |= _hosts(ctx, colon, end, index)  # … nor is what the programme tells itself
    made = make(ctx, end - 1, end, first, end, np.full(len(colon), NAMED), rule, backs=spoken | ~asks)
    return made.take(np.flatnonzero(ok))


def _names(ctx: Context, lead: np.ndarray, colon: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The tokens [first, end) that name whose labels these are: all in front of the colon, or what stands in front of a bracket or of what the
    person is ("ADA QUIST (mother): …", "ADA QUIST, MAYOR: …"), or in the bracket behind an office: "The Minister for Mills (Ada Quist): …"."""
    first, end = lead.copy(), colon.copy()
    closed = (ctx.gap[colon] & tk.CLOSE_PAREN) > 0
    role = ctx.in_class(colon - 1, "ROLE") | tk.is_in(ctx.tokens.key[colon - 1], _HOSTS)
    for k in range(_LABEL, 0, -1):
        at = np.minimum(lead + k, colon - 1)
        mark = ctx.gap[at] * (lead + k < colon)
        end = np.where(((mark & tk.OPEN_PAREN) > 0) & closed | ((mark & tk.COMMA) > 0) & role, at, end)
    some = np.flatnonzero(closed & ctx.in_class(lead, "DEF") & ctx.tokens.upper[np.minimum(lead + 1, colon - 1)])  # few
    for k in range(2, _LABEL + 1):
        at = np.maximum(colon[some] - k, lead[some])
        opens = (ctx.gap[at] & tk.OPEN_PAREN) > 0
        first[some[opens]], end[some[opens]] = at[opens], colon[some[opens]]
    return first, end


def _strange(ctx: Context, first: np.ndarray, end: np.ndarray) -> np.ndarray:
    """bool: labels that no word of the language opens, unless it is somebody's title or first name: "MR QUIST", "MARK QUIST"."""
    known = ctx.in_class(first, "TITLE", "ROLE") & ctx.name[end - 1] | tk.is_in(ctx.tokens.key[first], _FIRST_NAMES)
    return np.asarray((ctx.matches.word[first] == 0) | known & (end - first > 1))


def _initials(ctx: Context, first: np.ndarray, end: np.ndarray) -> np.ndarray:
    """bool: labels of two capitals where such labels ask, whatever else they may be short for: "PM: How was it? | JR: Long." """
    tokens, sents = ctx.tokens, ctx.sentences
    two = (end - first == 1) & tokens.all_upper[first] & (tokens.end[first] - tokens.start[first] == 2)
    of = sents.of_token[first]
    asked = np.bincount(sents.article[of[two & (ctx.final[of] == ord("?"))]], minlength=len(ctx.buffer)) >= _QUESTIONS
    return np.asarray(two & asked[sents.article[of]])


def _talking(
    ctx: Context, lead: np.ndarray, colon: np.ndarray, first: np.ndarray, end: np.ndarray, label: np.ndarray, could: np.ndarray
) -> np.ndarray:
    """bool: labels of an article where two or more that name somebody are followed by his own words or ask: "Ada Quist (baker): I saw it." """
    sents = ctx.sentences
    told = (end < colon) | (first > lead) | ctx.in_class(first, "TITLE", "ROLE") & (end - first > 1)
    called = tk.is_in(ctx.tokens.key[first], _FIRST_NAMES) & (end - first > 1)
    could = could & ~((end < colon) & tk.is_in(ctx.tokens.key[colon - 1], _THINGS))
    person = could & (told | called | (np.bincount(label, minlength=len(label) + 1)[label] > 1) & (end - first > 1))
    # … also where the last name of such a label comes back alone
    person |= could & (np.bincount(label[person], minlength=len(label) + 1)[label] > 0)
    some = np.flatnonzero(person)
    out = np.zeros(len(colon), bool)
    if not some.size:
        return out
    at, edge = spread(colon[some], sents.first[sents.of_token[lead[some]] + 1])
    own = ctx.in_class(at, "PRON1", "FIRST") | tk.is_in(ctx.tokens.key[at], ("my", "our"))
    own = np.logical_or.reduceat(own, edge)
    talks = some[own | (ctx.final[sents.of_token[lead[some]]] == ord("?"))]
    article = sents.article[sents.of_token[lead]]
    heard = (_sides(ctx, colon, label, talks) >= 2) & (np.bincount(article[some[own]], minlength=len(ctx.buffer)) > 0)
    return (person | could & _big(ctx, first, end)) & heard[article]


def _askers(ctx: Context, lead: np.ndarray, label: np.ndarray, could: np.ndarray) -> np.ndarray:
    """bool: labels of those who ask in two turns or more, and in more than every second one. A turn lasts until the next label."""
    sents = ctx.sentences
    of = sents.of_token[lead]
    stop = np.append(of[1:], len(sents))
    stop = np.where(np.append(sents.article[of[1:]] == sents.article[of[:-1]], False), stop, of + 1)
    asked = running(ctx.final == ord("?"))
    asks = label[could & (asked[stop] > asked[of])]
    often = np.bincount(asks, minlength=len(label) + 1)
    return np.asarray(((often >= _QUESTIONS) & (2 * often > np.bincount(label[could], minlength=len(label) + 1)))[label])


def _hosts(ctx: Context, colon: np.ndarray, end: np.ndarray, label: np.ndarray) -> np.ndarray:
    """bool: labels of those who present the programme ("ADA QUIST, HOST: …", "QUIST (voice-over): …"), and the same names without it."""
    some = np.flatnonzero(end < colon)
    here = np.flatnonzero(tk.is_in(ctx.tokens.key[colon], ("welcome",)))
    if some.size:
        at, edge = spread(end[some], colon[some])
        here = np.append(here, some[np.logical_or.reduceat(tk.is_in(ctx.tokens.key[at], _HOSTS), edge)])
    return np.asarray(np.bincount(label[here], minlength=len(label) + 1)[label] > 0)


def _sides(ctx: Context, colon: np.ndarray, label: np.ndarray, some: np.ndarray) -> np.ndarray:
    """int64 (articles,): how many different labels each article has among `some`. label : int64, the number of each label in its article."""
    article = ctx.sentences.article[ctx.sentences.of_token[colon[some]]]
    one = distinct(article.astype(np.int64) * (len(colon) + 1) + label[some]) // (len(colon) + 1)
    return np.bincount(one, minlength=len(ctx.buffer))


def _big(ctx: Context, lead: np.ndarray, colon: np.ndarray) -> np.ndarray:
    """bool: labels in capitals, of one letter ("Q:") or more."""
    letter = (colon - lead == 1) & (ctx.tokens.end[lead] - ctx.tokens.start[lead] == 1) & ctx.tokens.upper[lead]
    return np.asarray(letter | ctx.tokens.all_upper[lead] & ctx.tokens.all_upper[colon - 1])


def _further(
    ctx: Context, lead: np.ndarray, colon: np.ndarray, label: np.ndarray, again: np.ndarray, could: np.ndarray
) -> np.ndarray:
    """bool: labels in capitals that come but once, between two others that come back: somebody is cut in."""
    big = _big(ctx, lead, colon)
    sides = _sides(ctx, colon, label, np.flatnonzero(again & big))
    return could & big & (sides[ctx.sentences.article[ctx.sentences.of_token[lead]]] >= 2)


def _people(ctx: Context, lead: np.ndarray, colon: np.ndarray, label: np.ndarray, again: np.ndarray) -> np.ndarray:
    """bool: labels that name somebody: the article has the name in running text, or an exchange of two in capitals, or questions that the label
    answers ("Courier: How was it? | Falk: Long."). "Location: …" and "Pros: …" head lists."""
    sents = ctx.sentences
    some = np.flatnonzero(again)
    article = sents.article[sents.of_token[lead]]
    big = _big(ctx, lead, colon)
    out = big & (_sides(ctx, colon, label, np.flatnonzero(again & big))[article] >= 2)
    above = np.maximum(sents.of_token[lead[some]] - 1, 0)
    answers = some[(ctx.final[above] == ord("?")) & (sents.article[above] == article[some]) & is_label(ctx, above)]
    out |= again & (np.bincount(label[answers], minlength=len(colon))[label] >= _ASKED)
    some = some[~out[some]]
    if some.size:  # few
        at, _ = spread(*sents.tokens_of(distinct(article[some])))
        at = at[ctx.tokens.upper[at] & ~ctx.leads[at] & ((ctx.gap_after[at + 1] & tk.COLON) == 0)]
        out[some] = among(ctx.word_in_article(colon[some] - 1), ctx.word_in_article(at))
    return out


def with_lead_ins(ctx: Context, sh: Shared, a: Attributions) -> Attributions:
    """Sentences whose colon leads into a quotation speak for it, whatever their verb: "Quist released this statement:", with the quotation on
    the next line, "Her agent sent over two words: “Not true.”"."""
    sents, of = ctx.sentences, ctx.sentences.of_token
    if not len(sents):
        return a
    at = ctx.tokens.where_gap(tk.COLON)  # behind a colon
    at = at[(at > 0) & ((ctx.gap_after[at] & tk.COLON) > 0)]
    begin = np.minimum(at, sh.n - 1)
    at = at[(at < sh.n) & sh.in_quote[begin] & ~sh.in_quote[at - 1]]
    mine = of[at - 1]  # the sentence that leads in
    spoken_for = np.zeros(len(sents), bool)
    spoken_for[a.sentence[a.type != NONE]] = True
    keep = ~spoken_for[mine] & (sents.article[mine] == sents.article[of[at]])
    at, mine = at[keep], mine[keep]
    below = of[at] > mine
    lead = sents.first[mine]
    named = sh.names_before[at] > sh.names_before[lead]
    # in one sentence: somebody stands in front, the quotation ends the sentence, and it is no label ("Where to see it: …")
    last = sents.first[of[at] + 1] - 1
    opens = ctx.matches.classes[lead]
    somebody = named | ((ctx.any_in(lead, at) & ctx.mask("PRON", "ROLE", "OFFICIAL")) != 0)
    stop, data = ctx.tokens.end[last], ctx.buffer.data
    closed = among(data[stop], _STOPS) | among(data[np.minimum(stop + 1, len(data) - 1)], _STOPS)  # a headline has no full stop
    whole = somebody & closed & sh.in_quote[last] & (last - at >= 1) & (at - lead >= 4)
    whole &= ((opens & ctx.mask("BREAK", "WHO", "PREP")) == 0) | ctx.name[lead]
    near = np.minimum(lead[:, None] + np.arange(1, 5), np.maximum(at - 1, 0)[:, None])  # "One recent letter reads in part: …"
    paper = ctx.in_class(near, "DOC").any(axis=1)
    whole &= ~(paper & ((opens & ctx.mask("DET", "DEF", "POSS", "NUMBER")) != 0))
    pick = np.flatnonzero(below | whole)
    if not pick.size:
        return a
    at, below, named = at[pick], below[pick], named[pick] & ~below[pick]
    new = make(
        ctx,
        at - 1,
        at,
        np.full(len(at), -1),
        np.full(len(at), -1),
        np.where(named, NAMED, CARRY),
        np.where(below, ctx.lexicon.rule_number("attribution/label"), ctx.lexicon.rule_number("attribution/say")),
        carried=~named,
    )
    return join(a, new)


def find_signatures(ctx: Context, sh: Shared) -> Pattern:
    """ "“…” — Ottoline Pruss": the name that signs a quotation, up to the end of its line or the first comma."""
    n, gap = sh.n, ctx.tokens.gap
    at = ctx.tokens.where_gap(tk.G_DASH | tk.HYPHEN)
    at = at[(at > 0) & ((gap.take(at) & tk.DOUBLE) > 0)]
    at = at[sh.in_quote[at - 1] & ~sh.in_quote[at] & (ctx.name[at] | ctx.in_class(at, "TITLE", "DEF", "DET"))]
    of, article = ctx.sentences.of_token, ctx.sentences.article
    far = np.maximum(at - 3, 0)
    long = (at > 2) & (article[of[at]] == article[of[far]]) & sh.in_quote[far]
    # a word or two in marks are a term or a title ("“Dry Rot” - Ines Falk"), unless they are a sentence: "“It's awful” - Ines Falk"
    some = np.flatnonzero(~long)
    end = at[some]
    first = end - 1 - ((end > 1) & sh.in_quote[end - 2] & (of[end - 2] == of[end - 1]))
    stopped = among(ctx.buffer.data[ctx.tokens.end[end - 1]], _STOPS)
    long[some] = ctx.leads[first] & ctx.tokens.upper[first] & (stopped | ~ctx.tokens.upper[end - 1])
    at = at[long]
    stop = at + 1
    going = np.ones(len(at), bool)
    for _ in range(MOST):
        where = np.minimum(stop, n - 1)
        going &= (stop < n) & (ctx.gap[where] == 0) & ~ctx.leads[where] & ~ctx.verb[where]
        stop = stop + going
    # what follows must be the end, or an apposition: not the story going on behind a dash
    ends = (stop >= n) | ((gap[np.minimum(stop, n)] & (tk.COMMA | tk.PERIOD | tk.NEWLINE | tk.OPEN_PAREN)) > 0)
    ((kind, _),) = yield [TypeRequest(ends, at, stop)]
    pick = np.flatnonzero(ends & (kind != NONE) & (kind != CARRY) & ctx.name[np.minimum(stop, n) - 1])
    rule = np.full(len(pick), ctx.lexicon.rule_number("attribution/signature"))
    return make(ctx, at[pick], stop[pick], at[pick], stop[pick], kind[pick], rule)
