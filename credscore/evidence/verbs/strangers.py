"""Somebody told of by an indefinite noun and nothing else: "a mate said", "said a bigwig", "her former groupie tells".

Whoever says, tells or claims in so many words is a person, whatever he is called: only what can be read, heard or counted, and bodies of
several, are known by their words and left to the other rules.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.endings import Endings
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import CARRY, NAMED, NONE
from credscore.evidence.verbs.cues import ACT, REPORT, SAY, Cues
from credscore.evidence.word_lists import INDEFINITE, SPOKESPEOPLE
from credscore.text import tokens as tk
from credscore.text.tokens import WordSet, is_in

_OWNED = ("his", "her", "their")
_FORMER = ("former", "ex", "one-time", "onetime", "erstwhile", "old")
_IN_WORDS = """
    said says told tells claimed claims insisted insists admitted admits confided confides alleged alleges
""".split()
_JOINS = ("and", "but", "as", "while", "when", "because", "although", "though")
_PLACED = "there nearby present close familiar sent seen heard written shown held over out later also then".split()
_CALLED = ("called", "named", "dubbed", "nicknamed", "known", "identified")
_MOST = 7  # words of such a noun with its adjectives
_LONGEST = 8  # … and with what hangs on it
# what tells without being a person: it is read, heard, shown or made
_THINGS = """
    message text note voice voice-over voiceover mail score readout editorial op-ed memoir diary version clause line passage verse chapter
    page entry caption headline subhead postscript inscription proverb saying adage joke story tale song lyric novel book play film movie
    show series programme program episode trailer advert ad commercial chart graph graphic infographic table map clip recording tape podcast
    voicemail transcript quiz question questionnaire test scan look glance quote quotation leaflet flyer sign screen app tool device machine
    computer robot chatbot bot chip sensor signal model algorithm system law rule bill deal contract agreement treaty order verdict increase
    rise fall drop cut gain loss result finding fact case example theory thing way reason lot thought idea view opinion guess bit time day
    week year moment plan move step sentence word phrase term clue hint detail label sticker plaque website site blog post tweet hashtag
    link petition lawsuit suit complaint motion writ will indictment warrant subpoena affidavit memo circular bulletin update alert warning
    pop-up prompt card ticket receipt bank
""".split()
_BODIES = """
    watchdog tank thinktank coalition consortium panel alliance lobby co-op cooperative collective syndicate conglomerate society
    partnership subsidiary giant factory plant mill farm shop pub restaurant hotel cafe garage business outfit unit arm division branch body
    country nation state city town village region monastery parish charity league firm jury crew squad side family household crowd public
    army mob gang church mosque temple school clinic lab airport port station newspaper magazine tabloid paper outlet daily weekly
""".split()
_COUNTED = """
    majority minority plurality percentage percent number total average proportion share quarter third half fraction handful dozen hundred
    thousand million couple pair few many glass range slew variety host
""".split()
_NO_PERSON = Endings("tion sion ment ness ance ence sis ism ure phy ogy age ing ility".split(), least=5)
_OTHER = (
    "DOC", "MEDIA", "SOCIAL", "ORG", "OFFICIAL", "SPEECHNOUN", "TIME", "MONTHDAY", "NUMBER", "PREP", "OF", "BE", "HAVE", "DO", "MODAL", "VAGUE", "PRON",
    "NEG", "AND", "BREAK", "THAT", "WHO", "ADV", "IT", "DET", "DEF", "POSS", "PRON1", "YOU",
)  # fmt: skip


@lru_cache(maxsize=1)
def _words() -> WordSet:
    return WordSet((*_THINGS, *_BODIES, *_COUNTED))


def strangers_in_front(
    ctx: Context, sh: Shared, c: Cues, first: np.ndarray, last: np.ndarray, group: np.ndarray, kind: np.ndarray
) -> np.ndarray:
    """bool (m,): cues whose phrase [first, last) in front is such a person. group : the first token of each verb group. kind : types of phrases."""
    out = (first >= 0) & (last - first >= 2) & ((kind == NONE) | (kind == NAMED) | (kind == CARRY)) & ~c.base & ~c.ing
    some = np.flatnonzero(out)
    some = some[_indefinite(ctx, first[some], kind[some])]  # few
    begin, front = first[some], ctx.before(first[some])
    gap = ctx.gap[begin]
    quoted = ((gap & tk.DOUBLE) > 0) | sh.in_quote[np.maximum(begin - 1, 0)] & ~ctx.leads[begin]
    opens = ctx.leads[begin] | quoted | ((gap & STRONG) > 0) & ~ctx.name[front] | is_in(ctx.tokens.key[front], _JOINS)
    # "A leak, said Quist": the cue has its source behind it
    near = (ctx.gap[group[some]] & 0xFF) == 0
    verb = ctx.is_word(c.cue[some], *_IN_WORDS) | quoted & ((c.kind[some] == SAY) | (c.kind[some] == REPORT) | (c.kind[some] == ACT))
    some = some[opens & near & verb]
    out[:] = False
    out[some[_person(ctx, sh, first[some], last[some], kind[some])]] = True
    return out


def strangers_behind(ctx: Context, sh: Shared, c: Cues, first: np.ndarray, last: np.ndarray, kind: np.ndarray) -> np.ndarray:
    """bool (m,): cues whose phrase [first, last) behind is such a person: "“…,” said a bigwig"."""
    out = (first >= 0) & (last - first >= 2) & ((kind == NONE) | (kind == NAMED) | (kind == CARRY)) & c.quote_before
    some = np.flatnonzero(out)
    some = some[_indefinite(ctx, first[some], kind[some])]  # few
    there = np.minimum(last[some], len(ctx.tokens) - 1)
    # "said a nun, Ines Falk"
    named = ((ctx.gap[there] & tk.COMMA) > 0) & ctx.name[there] & ~ctx.leads[there]
    out[:] = False
    some = some[~named]
    out[some[_person(ctx, sh, first[some], last[some], kind[some])]] = True
    return out


def _indefinite(ctx: Context, first: np.ndarray, kind: np.ndarray) -> np.ndarray:
    """bool: "a …", "another …"; "her former …"."""
    key = ctx.tokens.key
    return np.where(kind == CARRY, is_in(key.take(first), _OWNED) & is_in(key[ctx.behind(first)], _FORMER), is_in(key[first], INDEFINITE))


def _person(ctx: Context, sh: Shared, first: np.ndarray, last: np.ndarray, kind: np.ndarray) -> np.ndarray:
    """bool: phrases whose noun is no name, and none of the things and bodies that tell."""
    stop = np.minimum(sh.preps.ahead(first + 1), last)
    tail = np.maximum(stop - 1, first)
    key, classes = ctx.tokens.key, ctx.matches.classes
    for _ in range(2):  # "a message sent", "a nun based", "a monk there"
        more = ctx.ends_in(tail, "ed", "ng") | is_in(key[tail], _PLACED)
        tail = tail - (more & (tail - first >= 2) & ~ctx.name[tail])
    known = (kind == CARRY) & ctx.in_class(tail, "ROLE") | is_in(key[tail], SPOKESPEOPLE)  # "his former agent" is one man
    called = is_in(key[np.minimum(stop, len(ctx.tokens) - 1)], _CALLED) | is_in(key[tail], _CALLED)
    out = (tail > first) & (tail - first <= _MOST) & ~ctx.name[tail] & ~ctx.tokens.upper[tail] & ~ctx.tokens.digit[tail] & ~(called | known)
    # "a tie in Tarn and Quist said", "another thing you say"
    out &= (last - first <= _LONGEST) & ((ctx.any_in(tail, last) & ctx.mask("AND", "PRON", "PRON1", "YOU", "WHO", "THAT")) == 0)
    out &= ~ctx.tokens.possessive[tail] & ((classes[tail] & ctx.mask(*_OTHER)) == 0) & ~_words().holds(key[tail])
    ends = _NO_PERSON.end(ctx.buffer, ctx.tokens, tail)
    plural = ctx.ends_in(tail, "s") & ~ctx.ends_in(tail, "ss", "us")
    adverb = ctx.ends_in(tail, "ly") & (ctx.tokens.end[tail] - ctx.tokens.start[tail] >= 5)
    return np.asarray(out & ~ends & ~plural & ~adverb)
