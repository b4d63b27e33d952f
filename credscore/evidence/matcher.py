"""All words and phrases of the lexicons in one pass over the tokens of a buffer.

A token trie rather than a character automaton: word boundaries, line breaks, accents and hyphens are settled once, by the
tokenizer, and a phrase can never be found inside a longer word.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.coded import Coded
from credscore.evidence.flags import Flags
from credscore.evidence.lexicon import Lexicon, pair_hash, step_key
from credscore.evidence.lexicon_files import TABLES
from credscore.evidence.ranges import spread
from credscore.text import tokens as tk
from credscore.text.tokens import Tokens, is_in

_COUNTED = ("few", "several", "some", "many", "couple", "final", "last", "first", "opening", "closing", "extra", "early", "late", "just", "dying")
_BARRIER = tk.TERMINAL | tk.COMMA | tk.COLON | tk.SEMICOLON | tk.DOUBLE | tk.OPEN_PAREN | tk.CLOSE_PAREN | tk.G_DASH


@dataclass(slots=True)
class Hits:
    """Rule matches of one family, ordered by position; none lies inside a longer one.

    token : int64 first token. size : int64 number of tokens. rule : int16 rule number.
    """

    token: np.ndarray
    size: np.ndarray
    rule: np.ndarray


@dataclass(slots=True)
class Matches:
    """What the matcher saw. word: (n,) word ids, read as int64; classes: (n,) class bits, outlet names included, read as uint64; flags: questions
    about words answered for every token; outlet: int8 (n,), 1 + index into OUTLET_KINDS for tokens of a name of several words; hits: by family."""

    word: Coded
    classes: Coded
    flags: Flags
    outlet: np.ndarray
    hits: dict[str, Hits]

    def where_has(self, lexicon: Lexicon, *names: str) -> np.ndarray:
        """int64: the tokens in any of some word classes of `lexicon` with few words, in order."""
        return self.flags.places(("class", names), lambda: (lexicon.classes_of & lexicon.mask(names)) != 0)

    def clear(self, at: np.ndarray) -> None:
        """Tokens that turned out to be parts of names are words like any other."""
        self.word.clear(at)
        self.classes.clear(at)
        self.flags.change(at, 0)


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases of the lexicons in the text, int64. start : first tokens. size : how many tokens. number : which phrase of the lexicon."""

    start: np.ndarray
    size: np.ndarray
    number: np.ndarray

    def take(self, which: np.ndarray) -> _Phrases:
        return _Phrases(self.start[which], self.size[which], self.number[which])


def _phrases(lexicon: Lexicon, flags: Flags, tokens: Tokens, word: np.ndarray, leads: np.ndarray) -> _Phrases:
    """All of them, also inside one another. word : int64 (n,), word ids; leads : as in `match`."""
    n = len(word)
    gap = tokens.gap[1:n]
    barred = (gap & _BARRIER) > 0
    dot = tokens.marked.take((tokens.marks == tk.PERIOD).nonzero()[0]) - 1
    dot = dot[(dot >= 0) & ~leads.take(dot + 1)]  # few
    barred[dot[tokens.start.take(dot + 1) - tokens.end.take(dot) == 1]] = False  # "goal.com"
    barred |= leads[1:]
    maybe = flags.ask("opens phrase", lexicon.opens_phrase)[:-1] & flags.ask("goes second", lexicon.goes_second)[1:] & ~barred
    start = np.flatnonzero(maybe)
    begins, follows = word.take(start), word.take(start + 1)
    sure = np.flatnonzero(lexicon.pair_gate.take(pair_hash(begins, follows), mode="clip"))
    start = start[sure]
    # no phrase is a single word
    at, state, size = start + 1, lexicon.first_state.take(begins.take(sure)), 1
    found_start: list[np.ndarray] = []
    found_size: list[np.ndarray] = []
    found: list[np.ndarray] = []
    while start.size:
        step = lexicon.steps.lookup(step_key(state, word.take(at)))
        ok = np.flatnonzero(step)
        start, at, state = start.take(ok), at.take(ok), lexicon.step_to.take(step.take(ok))
        size += 1
        phrase = lexicon.phrase_end.take(state)
        hit = phrase > 0
        found_start.append(start[hit])
        found_size.append(np.full(int(hit.sum()), size))
        found.append(phrase[hit])
        on = at + 1 < n
        on[on] = ~barred.take(at[on])
        start, at, state = start[on], at[on] + 1, state[on]
    if not found:
        return _Phrases(start, start, start)
    out = _Phrases(np.concatenate(found_start), np.concatenate(found_size), np.concatenate(found))
    short = lexicon.phrase_short.take(out.number)
    return out.take((short == 0) | tokens.possessive.take(out.start + np.maximum(short, 1) - 1))


def _timed(lexicon: Lexicon, flags: Flags, tokens: Tokens, leads: np.ndarray) -> np.ndarray:
    """Tokens "minutes" that tell a time, no record of a meeting: "after 29 minutes", "a few minutes later"."""
    at = flags.places("minutes", lambda: lexicon.words_among(("minutes",)))
    at = at[(at > 0) & ~leads[at]]
    before, after = at - 1, np.minimum(at + 1, len(tokens) - 1)
    after = np.where(leads[after], at, after)
    number = (lexicon.classes_of.take(flags.code[before], mode="clip") & lexicon.mask(("NUMBER",))) != 0
    return at[tokens.digit[before] | number | is_in(tokens.key[before], _COUNTED) | is_in(tokens.key[after], ("later", "ago", "into"))]


def _outlets(lexicon: Lexicon, tokens: Tokens, phrases: _Phrases) -> np.ndarray:
    """int8 (n,): `outlet` of `Matches`: "the Daily Star", "goal.com". A name is a name only where it is written as one, with capitals or as the
    address of a site."""
    out = np.zeros(len(tokens), np.int8)
    some = phrases.take(np.flatnonzero(lexicon.phrase_outlet[phrases.number] > 0))
    last = some.start + some.size - 1
    site = ((tokens.gap[last] & tk.PERIOD) > 0) & (tokens.start[last] - tokens.end[last - 1] == 1)
    some = some.take(tokens.upper[some.start] & tokens.upper[last] | site)
    for k in range(int(some.size.max(initial=0))):
        inside = some.size > k
        out[some.start[inside] + k] = lexicon.phrase_outlet[some.number[inside]]
    return out


def _in_name(lexicon: Lexicon, flags: Flags, tokens: Tokens, leads: np.ndarray, at: np.ndarray) -> np.ndarray:
    """bool: phrases that begin, at the tokens `at`, with the last word of an outlet's name: "The Harrow Press | reports", no press reports."""
    out = tokens.upper[at] & ~leads[at]
    some = np.flatnonzero(out)  # few
    first = at[some]
    before, after = np.maximum(first - 1, 0), np.minimum(first + 1, len(tokens) - 1)
    word = (lexicon.classes_of.take(flags.code[first], mode="clip") & lexicon.mask(("OUTWORD",))) != 0
    out[some] = word & tokens.upper[before] & ~tokens.upper[after] & (tokens.gap[first] == 0)
    return out


def _hits(lexicon: Lexicon, family: str, at: np.ndarray, word: np.ndarray, phrases: _Phrases, n: int) -> Hits:
    """What a family of rules finds: the longest phrase at each place, and single words outside phrases. at : int64, the tokens that may be one;
    word : int64, what they are. n : tokens of the buffer."""
    rule = lexicon.word_rule[family][word]
    single = np.flatnonzero(rule > 0)
    at, rule = at[single], rule[single]
    by_phrase = lexicon.phrase_rule[family].take(phrases.number)
    some = np.flatnonzero(by_phrase > 0)
    start, size, by_phrase = phrases.start[some], phrases.size[some], by_phrase[some]
    if start.size:
        # longest first at each start, then drop what lies inside an earlier, longer one
        order = np.lexsort((-size, start))
        start, size, by_phrase = start[order], size[order], by_phrase[order]
        reach = np.maximum.accumulate(start + size)
        keep = np.ones(len(start), bool)
        keep[1:] = (start + size)[1:] > reach[:-1]
        start, size, by_phrase = start[keep], size[keep], by_phrase[keep]
        covered = np.zeros(n, bool)
        covered[spread(start, start + size)[0]] = True
        free = ~covered[at]
        at, rule = at[free], rule[free]
    token = np.concatenate([at, start])
    order = np.argsort(token, kind="stable")
    return Hits(token[order], np.concatenate([np.ones(len(at), np.int64), size])[order], np.concatenate([rule, by_phrase])[order])


def match(lexicon: Lexicon, tokens: Tokens, leads: np.ndarray) -> Matches:
    """Look up every token and every phrase; no phrase runs over `leads`, bool (n,): the first tokens of sentences. Linear in the number of tokens."""
    word = lexicon.table.lookup(tokens.key)
    flags = Flags(lexicon.questions, lexicon.seldom_questions, word)
    narrow = word.astype(np.min_scalar_type(len(lexicon.numbers)))
    phrases = _phrases(lexicon, flags, tokens, word, leads)
    outlet = _outlets(lexicon, tokens, phrases)
    # the Daily Star and the Daily Express are outlets alike: inside a name no word keeps a class or a rule of its own
    named = tk.scattered(outlet > 0)
    flags.change(named, outlet[named] + np.int64(len(lexicon.classes) - 1))
    narrow[named] = 0
    timed = _timed(lexicon, flags, tokens, leads)
    flags.change(timed, 0)
    narrow[timed] = 0
    classes = Coded(lexicon.mixes, lexicon.mix_of.take(flags.code, mode="clip"))
    ruled = tk.scattered(flags.ask("has rule", lexicon.has_rule))  # one token in ten: the families look at no others
    ruled_word = narrow.take(ruled).astype(np.int64)
    hits = {family: _hits(lexicon, family, ruled, ruled_word, phrases, len(tokens)) for family in TABLES if family != "attribution"}
    phrases = phrases.take(~_in_name(lexicon, flags, tokens, leads, phrases.start))
    hits["attribution"] = _hits(lexicon, "attribution", ruled, ruled_word, phrases, len(tokens))
    return Matches(Coded(lexicon.numbers, narrow), classes, flags, outlet, hits)
