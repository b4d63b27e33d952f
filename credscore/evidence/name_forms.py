"""Which capitals are names though their words are common ones: "May Falk", "Tom Post", "Stoke-on-Trent", "María de la Cruz"."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from credscore.evidence.first_names import MEN, TOWNS, WOMEN
from credscore.evidence.matcher import Hits
from credscore.evidence.opening_words import word_in_article
from credscore.evidence.ranges import among
from credscore.evidence.word_lists import COURTESY_TITLES, WEEKDAYS
from credscore.evidence.words_in_place import Words
from credscore.text import tokens as tk

# what May does in a headline in capitals: "New Weir May Ease Floods"
HEADLINE_VERBS = tuple(
    "be have help not lead cause soon never face ease raise lower boost improve reduce increase affect protect return lose win get go see "
    "come make take need leave seek end still also prevent slow harm explain mean offer hold keep become join run give bring save treat "
    "predict cut relieve cure aid fight delay prolong spot reverse pinpoint work show benefit strengthen detect".split()
)
# words that are somebody's first name where they open a sentence and a surname stands right behind: "Sue Falk said"; not "Charity Oxfam"
_CALLED = "ben bill dawn drew ebony guy hope les mercy patience sue".split()
_TITLES = (*COURTESY_TITLES, "dr", "prof", "professor", "rev", "sen", "judge")
# particles that surnames begin with: "said dela Cruz"; others are words or names as well
_BEGINNINGS = ("dela", "delos", "delas", "de", "van", "von", "der", "bin", "binti", "binte", "arap", "wa", "ole")
_SAID = ("said", "say")
_NO_SURNAMES = "news monthly magazine radio tv fm television weekly daily online gazette journal tribune".split()
_JOINS = np.array([ord("_"), ord(".")])  # inside a handle
# Korean surnames, and the second halves of given names that are words elsewhere: "Kim Jong-un"; not "the Harrow Drive-in"
_KOREAN = "kim lee park choi jung jeong chung kang cho yoon yun jang lim im han oh seo shin kwon hwang ahn an song hong yoo yu moon baek".split()
_SYLLABLES = ("un", "in", "il", "on", "no", "so", "do", "ha", "hi", "ah", "we", "me", "sun", "song", "young", "won", "min")
_PARTS = 3  # of a handle, without the first
_NO_NAMES = ("might", "could", "would", "should", "cannot")  # nobody is called so; May, Will and Can are names


@lru_cache(maxsize=1)
def first_names() -> tk.WordSet:
    """Given names that are no towns."""
    return tk.WordSet(sorted((MEN | WOMEN) - TOWNS))


def mend_names(words: Words, wordy: np.ndarray, starts: np.ndarray) -> None:
    """Names that hold a common word ("Will Power", "April Jones") or a particle ("María de la Cruz"), in place.

    A name must weigh the same whatever its origin and its words; what is part of one loses its classes. Both bool (n,): wordy : a modal verb,
    month and the like. starts : has its capital from its place.
    """
    tokens, matches, leads, name, general = words.tokens, words.matches, words.leads, words.name, words.has("GENERAL")
    n, known = len(name), words.lexicon.alone  # known: words that are more than parts of phrases and of names of outlets
    if n < 2:
        return
    small = tk.scattered(tokens.upper & ~name)  # a capital, and no name so far
    _take_initials(words, small)
    _take_words(words, small[~starts.take(small)])
    apart = (tokens.gap[1:n] & 0xFF) > 0
    at = tk.scattered(tokens.upper & wordy & ~name)
    per = tokens.capital[tk.is_in(tokens.key[tokens.capital], ("per",))]  # "the lawyer, Per Holm"; not "Mill Sold, Per Gazette", "PER GAZETTE"
    at = np.concatenate([at, per[~leads[per] & ~tokens.all_upper[per] & ~tokens.upper[np.maximum(per - 1, 0)]]])
    opening = tk.scattered(starts & tokens.upper & ~name)
    opening = opening[tk.is_in(tokens.key.take(opening), _CALLED)]
    there = np.minimum(opening + 2, n - 1)  # "Hope Fades For Falk": a headline in capitals
    at = np.sort(np.concatenate([at, opening[~tokens.upper[there] | leads[there]]]))
    at = at[at + 1 < n]
    nxt = at + 1
    goes_on = name[nxt] & ~tokens.all_upper[nxt] & ~apart[at] & ~leads[nxt] & ~known[matches.word[nxt]]
    # "Harbour Cranes Might Fall": in a headline in capitals a name in front of it makes it a verb again
    behind = np.maximum(at - 1, 0)
    goes_on &= ~(name[behind] & ~leads[at] & ~tokens.all_upper[at] & (matches.classes[behind] == 0) & ~apart[behind])
    goes_on &= ~tk.is_in(tokens.key.take(at), _NO_NAMES)
    goes_on &= ~(tokens.upper.take(behind) & ~leads[at] & tk.is_in(tokens.key[nxt], HEADLINE_VERBS))  # "Old Mill Owner May Help Rowers"
    at = at[goes_on]
    name[at] = True
    matches.clear(at)
    # "New York", "Common Hall": nor has the first word of one
    pair = tk.scattered(general[:-1] & tokens.upper[:-1])
    matches.clear(pair[name[pair] & name[pair + 1] & ~apart[pair] & ~leads[pair + 1]])
    _take_surnames(words)
    _join_hyphens(words)
    _join_particles(words, apart)
    for family, hits in matches.hits.items():  # May Orlov hedges nothing
        kept = (hits.size > 1) | (matches.word[hits.token] > 0)
        if not kept.all():
            matches.hits[family] = Hits(hits.token[kept], hits.size[kept], hits.rule[kept])


def find_handles(words: Words) -> np.ndarray:
    """int64: the tokens of handles, in order: "@opruss", "@o_pruss". Unless they are names of outlets they lose their classes: "@queen_b" reigns
    nowhere. An address ("office@tarn.example") has none."""
    data, tokens, leads = words.buffer.data, words.tokens, words.leads
    at = tokens.where_gap(tk.AT)
    start = tokens.start[at]
    at = at[(data[start - 1] == ord("@")) & ~tokens.digit[at]]
    before = np.maximum(at - 1, 0)
    at = at[(at == 0) | (tokens.end[before] + 1 < tokens.start[at])]
    found, n = [at], len(tokens)
    for _ in range(_PARTS):
        nxt = np.minimum(at + 1, n - 1)
        close = (nxt > at) & (tokens.start[nxt] - tokens.end[at] == 1) & ~leads[nxt]
        close &= ((tokens.gap[nxt] & (tk.OTHER | tk.PERIOD)) > 0) & ~tokens.possessive[at]
        at = nxt[close]
        at = at[among(data[tokens.start[at] - 1], _JOINS)]
        found.append(at)
    out = np.sort(np.concatenate(found))
    words.matches.clear(out[~words.in_class(out, "OUT_media")])
    return out


def _take_initials(words: Words, small: np.ndarray) -> None:
    """The initials that are words elsewhere, in place: "A. Falk", "I. K. Falk". small : tokens with a capital, no names so far."""
    tokens, name = words.tokens, words.name
    at = small[tokens.end.take(small) - tokens.start.take(small) == 1]
    at = at[at + 1 < len(name)]
    at = at[((tokens.gap[at + 1] & (0xFFFF ^ tk.HYPHEN)) == tk.PERIOD) & ~words.leads[at + 1]]
    for _ in range(2):  # "A. I. Falk"
        name[at[name[at + 1]]] = True
    words.matches.clear(at[name[at]])


def _take_words(words: Words, small: np.ndarray) -> None:
    """Surnames that are little words elsewhere, in place: behind a title ("Ms Were", "Mr Sunday"), between a name and a verb of speech in small
    letters ("Amin Said told", "Tessa May said"), behind both ("said Bo Were."); not "Mill May Tell". small : those with a
    capital that is not owed to their place, no names so far."""
    tokens, matches, leads, name = words.tokens, words.matches, words.leads, words.name
    last, gap, key = len(name) - 1, tokens.gap, tokens.key
    speech = words.lexicon.word_rule["attribution"]
    said = matches.hits["attribution"].token
    said = said[tokens.upper.take(said) & (tk.is_in(key.take(said), _SAID) | (matches.classes[said] == 0))]
    at = np.concatenate([small[~leads.take(small)], said[~leads.take(said)]])
    at = at[tokens.upper[at - 1] & ~tokens.all_upper[at] & (tokens.end[at] - tokens.start[at] > 1)]  # names and titles have capitals: few
    at = np.sort(at[name[at - 1] | tk.is_in(key[at - 1], _TITLES)])
    front, nxt = at - 1, np.minimum(at + 1, last)
    ends = leads[nxt] | (nxt == at) | ((gap[nxt] & (tk.COMMA | tk.PERIOD)) > 0)
    titled = tk.is_in(key[front], _TITLES) & ((gap[at] & (0xFFFF ^ tk.PERIOD)) == 0) & (ends | ~tokens.upper[nxt])
    titled &= (speech[matches.word[at]] == 0) | tk.is_in(key[at], _SAID)  # not "Judge Warns of floods"
    called = name[front] & ((gap[at] & (0xFFFF ^ tk.HYPHEN)) == 0) & ~tk.is_in(key[at], WEEKDAYS)  # not "the mayor Friday said"
    called &= ~words.in_class(at, "PREP", "OF", "AND", "DEF", "POSS", "WHO", "THAT", "IT", "NEG")
    low = np.maximum(front - 1, 0)
    low -= (low > 0) & name[low] & ~leads[low] & (gap[front] == 0)
    told = ~leads[front] & (speech[matches.word[low]] > 0) & ~tokens.upper[low] & ends
    told |= ~leads[front] & tk.is_in(key[low], ("to",)) & tk.is_in(key[np.maximum(low - 1, 0)], ("according",)) & ~leads[low] & ends
    verb = np.where(tk.is_in(key[nxt], ("has", "had")) & (gap[nxt] == 0) & ~leads[nxt], np.minimum(nxt + 1, last), nxt)  # "Tessa May has said"
    says = (speech[matches.word[verb]] > 0) & ~tokens.upper[verb] & (gap[verb] == 0) & ~leads[verb] & ~leads[nxt] & (gap[nxt] == 0)
    aged = (gap[nxt] == tk.COMMA) & tokens.digit[nxt] & (gap[nxt + 1] == tk.COMMA) & ~leads[nxt]
    at = at[titled | called & (told | says | aged)]
    name[at] = True
    matches.clear(at)


def _take_surnames(words: Words) -> None:
    """Surnames that also name outlets, in place: behind a title or a first name that is no town's ("Mr Herald", "Tom Post", "Tom Falk-Post"), with
    an age behind them ("Tarn Post, 54,"), then also alone; not "The Tom Post", "Tom Post Weekly"."""
    tokens, matches, leads, name = words.tokens, words.matches, words.leads, words.name
    n = len(name)
    every = words.where_has("OUTWORD", "OUT_media", "OUT_media_UNSURE")
    every = every[tokens.upper.take(every) & ~tokens.all_upper.take(every) & (matches.outlet.take(every) == 0)]
    every = every[~tk.is_in(tokens.key[every], _NO_SURNAMES)]
    nxt = np.minimum(every + 1, n - 1)
    every = every[~name[nxt] | leads[nxt] | (nxt == every) | ((tokens.gap[nxt] & 0xFF) > 0)]
    at = every[((tokens.gap[every] & (0xFFFF ^ tk.PERIOD ^ tk.HYPHEN)) == 0) & tokens.upper[every - 1] & ~leads[every]]
    half = (tokens.gap[at] & tk.HYPHEN) > 0  # "Falk-Post", "Noa Ben-Post"
    front = at - 1 - (half & ~leads[at - 1])
    before = np.maximum(front - 1, 0)
    first = first_names()
    called = (first.holds(tokens.key[front]) | half & first.holds(tokens.key[at - 1])) & ((tokens.gap[at] & tk.PERIOD) == 0)
    nxt = np.minimum(at + 1, n - 1)
    beside = ((tokens.gap[nxt] & tk.COMMA) > 0) & ~leads[nxt]
    aged = beside & tokens.digit[nxt] & (tokens.end[nxt] - tokens.start[nxt] == 2) & ((tokens.gap[nxt + 1] & tk.COMMA) > 0)
    called |= tk.is_in(tokens.key[front], _TITLES) | aged & ~half | beside & tk.is_in(tokens.key[nxt], ("who",))
    holder = words.in_class(before, "ROLE", "TITLE") & ~leads[front] & (tokens.gap[front] == 0) & (before < front)
    called |= holder & name[front] & (matches.classes[front] == 0)  # "miller Sunita Grazia"
    held = name[before] & (matches.classes[before] == 0) & ~first.holds(tokens.key[before]) | tk.is_in(tokens.key[before], ("the",))
    at = at[called & ~(held & (tokens.gap[front] == 0) & ~leads[front])]
    if not at.size:
        return
    word = word_in_article(tokens, words.sentences, every)
    again = every[among(word, word[np.searchsorted(every, at)])]
    behind = np.maximum(again - 1, 0)  # of the first token of all as of every other that opens a sentence: a text reads the same in any batch
    sure = words.in_class(again, "OUT_media")  # "Michael Bloomberg", and "Bloomberg reports" in the same article
    whole = sure | (name[behind] | tk.is_in(tokens.key[behind], ("the",))) & ((tokens.gap[again] & 0xFF) == 0) & ~leads[again]
    at = np.sort(np.concatenate([at, again[~whole]]))
    name[at] = True
    matches.clear(at)


def _join_hyphens(words: Words) -> None:
    """Small words between hyphens inside a name ("Stoke-on-Trent"), in place."""
    tokens, matches, leads, name = words.tokens, words.matches, words.leads, words.name
    n = len(name)
    hyphens = tokens.where_gap(tk.HYPHEN)
    hyphens = hyphens[hyphens > 0]
    hyphen = hyphens[(hyphens + 1 < n) & name.take(hyphens - 1) & ~leads.take(hyphens)]
    hyphen = hyphen[~leads[np.minimum(hyphen + 1, n - 1)]]
    hyphen = hyphen[
        ((tokens.gap[np.minimum(hyphen + 1, n)] & tk.HYPHEN) > 0)
        & name[np.minimum(hyphen + 1, n - 1)]
        & (tokens.start[hyphen] - tokens.end[hyphen - 1] == 1)
    ]
    name[hyphen] = True
    matches.clear(hyphen)
    # "Kim Ji-woo": the small half of a hyphenated name
    half = hyphens[(hyphens > 1) & ~leads.take(hyphens) & ~tokens.upper.take(hyphens) & (matches.word[hyphens] == 0)]
    little = hyphens[(hyphens > 1) & ~leads.take(hyphens) & tk.is_in(tokens.key.take(hyphens), _SYLLABLES) & ~tokens.upper.take(hyphens)]
    little = little[tk.is_in(tokens.key[little - 2], _KOREAN) & ((tokens.gap[np.minimum(little + 1, n)] & tk.HYPHEN) == 0)]  # "Moon Jae-in"
    half = np.concatenate([half, little])
    half = half[name[half - 1] & name[half - 2] & (tokens.start[half] - tokens.end.take(half - 1) == 1) & (tokens.gap.take(half - 1) == 0)]
    name[half] = True
    matches.clear(np.sort(half))


def _join_particles(words: Words, apart: np.ndarray) -> None:
    """Particles between two names ("María de la Cruz"), in place. apart : bool (n - 1,), a mark stands behind the token."""
    tokens, matches, leads, name = words.tokens, words.matches, words.leads, words.name
    n = len(name)
    at = words.where_has("PARTICLE")
    at = at[at + 1 < n]
    opens = leads[at] & tokens.upper[at] & ~tk.is_in(tokens.key[at], ("do", "ten"))  # "Le Thi Hoa said", "De la Cruz said"
    before = np.maximum(at - 1, 0)  # "“…,” dela Cruz said", "said dela Cruz", "Mr dela Cruz"
    fresh = ((tokens.gap[at] & tk.DOUBLE) > 0) | tk.is_in(tokens.key[before], _TITLES)
    fresh |= (words.lexicon.word_rule["attribution"][matches.word[before]] > 0) & (tokens.gap[at] == 0)
    opens |= fresh & tk.is_in(tokens.key[at], _BEGINNINGS)
    at = at[(opens | name[at - 1] & ~apart[at - 1] & ~leads[at]) & ~leads[at + 1]]
    follows = name[at + 1] & ~apart[at]
    third = np.minimum(at + 2, n - 1)  # it stands behind a gap of its own wherever it is not the last token
    second = (third > at + 1) & words.in_class(at + 1, "PARTICLE")
    second &= name[third] & ~apart[at] & ~apart[third - 1] & ~leads[third]
    name[at[follows | second]] = True
    name[at[second] + 1] = True
    inside = np.concatenate([at[follows | second], at[second] + 1])
    matches.clear(inside)
    at = tokens.where_gap(tk.OTHER)  # "Ravi d/o Falk"
    at = at[(at > 1) & (at + 1 < n)]
    at = at[tk.is_in(tokens.key[at], ("o", "l", "p")) & tk.is_in(tokens.key[at - 1], ("d", "s", "a")) & ~tokens.upper[at]]
    at = at[name[at - 2] & name[at + 1] & ((tokens.gap[at - 1] | tokens.gap[at + 1]) == 0) & ~leads[at - 1] & ~leads[at + 1]]
    name[at] = name[at - 1] = True
    matches.clear(np.sort(np.append(at, at - 1)))
