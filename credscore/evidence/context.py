"""Everything the extractors share about a buffer: tokens, sentences, matches, names by form, clause segments."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.lexicon import Lexicon
from credscore.evidence.matcher import Hits, Matches, match
from credscore.text import tokens as tk
from credscore.text.buffer import Buffer
from credscore.text.sentences import Sentences, split
from credscore.text.tokens import Tokens, tokenize

_FUNCTION = (
    "DET",
    "DEF",
    "POSS",
    "PRON",
    "PRON1",
    "IT",
    "WHO",
    "THAT",
    "AND",
    "BREAK",
    "PREP",
    "OF",
    "BE",
    "HAVE",
    "DO",
    "MODAL",
    "NEG",
    "ADV",
)
_CLAUSE = ("WHO", "THAT", "BREAK", "BE", "HAVE", "DO", "MODAL")
_NOUN_BEFORE = ("DEF", "DET", "POSS", "PREP", "OF", "NATION")
_VERB_CLASSES = ("say", "report", "act", "mental", "post", "stance")
STRONG = tk.COMMA | tk.COLON | tk.SEMICOLON | tk.G_DASH | tk.OPEN_PAREN | tk.CLOSE_PAREN | tk.DOUBLE | tk.QUESTION


@dataclass(slots=True)
class Context:
    """Shared arrays over the n tokens of a buffer.

    name : bool, the token looks like (a part of) a proper name, judged by form and position only.
    verb : bool, an attribution verb in a finite or participle form, used as a verb.
    bar : bool (n + 1,), a clause segment begins before the token. segment : int64 (n,), first token of its segment.
    bars : int64, the positions of `bar`.
    leads : bool, first token of a sentence.
    gap, gap_after : uint16 (n + 1,), bits of the punctuation in front of token i that belongs to its own sentence, and of that behind
    token i - 1 that belongs to the sentence of token i - 1. They differ at the first tokens of sentences only: there what closes
    one sentence (or one article) must not be read as opening the next.
    """

    buffer: Buffer
    tokens: Tokens
    sentences: Sentences
    lexicon: Lexicon
    matches: Matches
    name: np.ndarray
    verb: np.ndarray
    bar: np.ndarray
    bars: np.ndarray
    segment: np.ndarray
    leads: np.ndarray
    gap: np.ndarray
    gap_after: np.ndarray

    def mask(self, *names: str) -> np.uint64:
        return self.lexicon.mask(names)

    def has(self, *names: str) -> np.ndarray:
        """Dense bool (n,): tokens in any of the word classes."""
        return (self.matches.classes & self.mask(*names)) != 0

    def any_in(self, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Union of the class bits of tokens in [first, last), for many ranges at once; 0 for empty ranges."""
        if not len(first):
            return np.zeros(0, np.uint64)
        classes, out = self.matches.classes, np.zeros(len(first), np.uint64)
        size = last - first
        live = np.flatnonzero(size > 0)
        if live.size:
            size = size[live]
            begin = (
                np.cumsum(size) - size
            )  # only the tokens of the ranges are read: reduceat over the whole buffer would read all between them
            tokens = np.repeat(first[live] - begin, size)
            tokens += np.arange(len(tokens))
            out[live] = np.bitwise_or.reduceat(classes[tokens], begin)
        return out

    def is_word(self, at: np.ndarray | slice, *words: str) -> np.ndarray:
        """Which tokens `at` are one of `words`."""
        return self.lexicon.words_among(words)[self.matches.word[at]]

    def next_bar(self, at: np.ndarray) -> np.ndarray:
        """First segment start after each token: where its clause segment ends."""
        return self.bars[np.searchsorted(self.bars, at, side="right")]


def build_context(buffer: Buffer, lexicon: Lexicon) -> Context:
    """Tokenize, split, match and mark names and clauses: what every extractor starts from."""
    tokens = tokenize(buffer)
    sentences = split(buffer, tokens)
    n = len(tokens)
    leads = np.zeros(n, bool)
    leads[sentences.first[:-1]] = True
    gap, gap_after = _gaps(buffer, tokens, sentences, leads)
    matches = match(lexicon, tokens, leads)
    bits = lexicon.bits
    classes = matches.classes

    def mask(names: tuple[str, ...]) -> np.uint64:
        return np.uint64(sum(bits[x] for x in names))

    function = (classes & mask(_FUNCTION)) != 0
    named_kind = mask(("TITLE", "OUT_media", "OUT_social", "OUT_document"))
    name = (
        tokens.upper
        & ~function
        & ~(leads & lexicon.common[matches.word] & ((classes & named_kind) == 0))
        & ((classes & mask(("MONTHDAY",))) == 0)
    )
    name |= matches.outlet > 0
    _mend_names(tokens, matches, leads, name, mask(("MODAL", "MONTHDAY", "BREAK", "DO")), mask(("PARTICLE",)))

    # attribution verbs that are used as verbs
    hits = matches.hits["attribution"]
    single = hits.size == 1
    at, rule = hits.token[single], hits.rule[single]
    is_verb_rule = np.array([r is not None and r.subtype in _VERB_CLASSES for r in lexicon.rules])
    at, rule = at[is_verb_rule[rule]], rule[is_verb_rule[rule]]
    word = matches.word[at]
    before = np.maximum(at - 1, 0)
    gap_free = (gap[at] & STRONG) == 0
    noun = ((classes[at] & np.uint64(bits["NOUNLIKE"])) != 0) & (at > 0) & gap_free & ~leads[at]
    owner = tokens.possessive & ((classes & mask(("PRON", "WHO", "IT", "THAT"))) == 0)  # not "she's", "who's"
    noun &= ((classes[before] & mask(_NOUN_BEFORE)) != 0) | owner[before] | (tokens.upper[at] & ~leads[at]) | tokens.digit[before]
    # "their campaign finance reports", "outstanding issues": a word that is often a noun is a verb only behind something that can speak
    speaker = mask(
        ("PRON", "PRON1", "IT", "WHO", "ROLE", "ANON", "PALS", "OFFICIAL", "ORG", "DOC", "MEDIA", "VAGUE", "ADV", "AND", "HAVE", "ONE")
    )
    can_speak = ((classes[before] & speaker) != 0) | name[before] | tokens.possessive[before]
    often = ((classes[at] & np.uint64(bits["NOUNLIKE"])) != 0) & ~leads[at] & gap_free
    noun |= often & ~can_speak & (lexicon.base_form[word] | (buffer.data[tokens.end[at] - 1] == ord("s")))
    base = lexicon.base_form[word]
    # "the expected delay", "in reported cases": behind an article or a preposition a participle stands before its noun
    article = lexicon.words_among(("a", "an", "the", "his", "her", "their", "its", "our", "my", "your"))[matches.word[before]]
    noun |= (
        (article | ((classes[before] & mask(("PREP", "OF"))) != 0) & ~name[before] & ~lexicon.ing_form[word])
        & gap_free
        & ~leads[at]
        & (at > 0)
    )
    noun |= owner[before] & gap_free & ~leads[at]
    verb = np.zeros(n, bool)
    verb[at[~noun & ~base]] = True

    gap = gap[:n]
    bar = np.zeros(n + 1, bool)
    bar[:n] = ((gap & STRONG) != 0) | leads
    spaced_dash = np.flatnonzero(gap & tk.HYPHEN)
    spaced_dash = spaced_dash[spaced_dash > 0]
    bar[spaced_dash[tokens.start[spaced_dash] - tokens.end[spaced_dash - 1] >= 3]] = True
    clause = ((classes & mask(_CLAUSE)) != 0) | verb
    conj = (classes & np.uint64(bits["AND"])) != 0
    joins = np.zeros(n, bool)
    joins[1:-1] = name[:-2] & name[2:]
    clause |= conj & ~joins
    bar[:n] |= clause
    bar[1:] |= clause
    bar[n] = True
    if n:
        bar[0] = True
    bars = np.flatnonzero(bar)
    segment = np.repeat(bars[:-1], np.diff(bars))
    return Context(
        buffer, tokens, sentences, lexicon, matches, name, verb, bar, bars, segment, leads, np.append(gap, gap_after[n]), gap_after
    )


def _gaps(buffer: Buffer, tokens: Tokens, sentences: Sentences, leads: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Punctuation bits of every gap, parted at the borders of sentences (see Context)."""
    n = len(tokens)
    gap, after = tokens.gap.copy(), tokens.gap.copy()
    if not n:
        return gap, after
    first = sentences.first[:-1]
    gap[first] = 0
    after[sentences.first] = 0
    border = np.append(leads, True)[tokens.mark_gap]
    at, where = tokens.mark_at[border], tokens.mark_gap[border]
    bits = tk.GAP_TABLE[buffer.data[at]]
    number = np.searchsorted(first, where)  # the sentence that begins in this gap; len(first) behind the last token
    opens = (number < len(first)) & (at >= sentences.start[np.minimum(number, len(first) - 1)])
    np.bitwise_or.at(gap, where[opens], bits[opens])
    closes = (number > 0) & (at < sentences.end[np.maximum(number - 1, 0)])
    np.bitwise_or.at(after, where[closes], bits[closes])
    return gap, after


def _mend_names(tokens: Tokens, matches: Matches, leads: np.ndarray, name: np.ndarray, wordy: np.uint64, particle: np.uint64) -> None:
    """Names that hold a common word ("Will Power", "April Jones") or a particle ("María de la Cruz"), in place.

    A name must weigh the same whatever its origin and its words; what is part of one loses its classes.
    """
    n = len(name)
    if n < 2:
        return
    classes = matches.classes
    apart = (tokens.gap[1:n] & 0xFF) > 0
    at = np.flatnonzero(tokens.upper & ~name & ((classes & wordy) != 0))
    at = at[at + 1 < n]
    nxt = at + 1
    goes_on = name[nxt] & ~tokens.all_upper[nxt] & ~apart[at] & ~leads[nxt] & (matches.word[nxt] == 0)
    at = at[goes_on]
    name[at] = True
    classes[at] = 0
    matches.word[at] = 0
    # "Stoke-on-Trent": small words between hyphens inside a name
    hyphen = np.flatnonzero((tokens.gap[1:n] & tk.HYPHEN) > 0) + 1
    hyphen = hyphen[(hyphen + 1 < n) & name[hyphen - 1]]
    hyphen = hyphen[
        ((tokens.gap[np.minimum(hyphen + 1, n)] & tk.HYPHEN) > 0)
        & name[np.minimum(hyphen + 1, n - 1)]
        & (tokens.start[hyphen] - tokens.end[hyphen - 1] == 1)
    ]
    name[hyphen] = True
    classes[hyphen] = 0
    matches.word[hyphen] = 0
    # "Kim Ji-woo": the small half of a hyphenated name
    half = np.flatnonzero((tokens.gap[1:n] & tk.HYPHEN) > 0) + 1
    half = half[(half > 1) & ~tokens.upper[half] & (matches.word[half] == 0)]
    half = half[name[half - 1] & name[half - 2] & (tokens.start[half] - tokens.end[half - 1] == 1) & (tokens.gap[half - 1] == 0)]
    name[half] = True
    at = np.flatnonzero((classes & particle) != 0)
    at = at[(at > 0) & (at + 2 < n)]
    at = at[name[at - 1] & ~apart[at - 1]]
    follows = name[at + 1] & ~apart[at]
    second = ((classes[at + 1] & particle) != 0) & name[at + 2] & ~apart[at] & ~apart[at + 1]
    name[at[follows | second]] = True
    name[at[second] + 1] = True
    inside = np.concatenate([at[follows | second], at[second] + 1])
    classes[inside] = 0
    matches.word[inside] = 0
    for family, hits in matches.hits.items():  # May Orlov hedges nothing
        kept = (hits.size > 1) | (matches.word[hits.token] > 0)
        if not kept.all():
            matches.hits[family] = Hits(hits.token[kept], hits.size[kept], hits.rule[kept])
