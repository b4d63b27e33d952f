"""Everything the extractors share about a buffer: tokens, sentences, matches, names by form, clause segments."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from credscore.evidence.first_names import MEN, TOWNS, WOMEN
from credscore.evidence.flags import Flags
from credscore.evidence.lexicon import Lexicon
from credscore.evidence.matcher import Hits, Matches, match
from credscore.evidence.opening_words import plain_openings, word_in_article
from credscore.evidence.ranges import among, distinct, shared, spread, unions
from credscore.evidence.used_as_verbs import FUNCTION, used_as_verbs
from credscore.evidence.word_lists import COURTESY_TITLES
from credscore.evidence.work_titles import titles_of_roles
from credscore.text import tokens as tk
from credscore.text.buffer import Buffer
from credscore.text.sentences import Sentences, split
from credscore.text.tokens import Tokens, tokenize

_CLAUSE = ("WHO", "THAT", "BREAK", "BE", "HAVE", "DO", "MODAL")
_NAMED_KIND = ("TITLE", "OUT_media", "OUT_social", "OUT_document")
_WORDY = ("MODAL", "MONTHDAY", "BREAK", "DO")
_OVERLAPPING = 4  # so many times all tokens in ranges: then they overlap a lot
# what May does in a headline in capitals: "New Weir May Ease Floods"
HEADLINE_VERBS = tuple(
    "be have help not lead cause soon never face ease raise lower boost improve reduce increase affect protect return lose win get go see "
    "come make take need leave seek end still also prevent slow harm explain mean offer hold keep become join run give bring save treat "
    "predict cut relieve cure aid fight delay prolong spot reverse pinpoint work show benefit strengthen detect".split()
)
STRONG = tk.STRONG


@dataclass(slots=True)
class Context:
    """Shared arrays over the n tokens of a buffer.

    name : bool, the token looks like (a part of) a proper name, judged by form and position only.
    verb : bool, an attribution verb in a finite or participle form, used as a verb.
    bar : bool (n + 1,), a clause segment begins before the token. bars : int64, the positions of `bar`. passed : int32 (n,), how many of
    them lie up to and with a token.
    leads : bool, first token of a sentence, also the one behind the list mark that it begins with ("3. Experts", "a) Experts").
    back : int8 (n + 1,), 1 where a token stands in front of token i in its sentence, else 0.
    gap, gap_after : uint16 (n + 1,), bits of the punctuation in front of token i that belongs to its own sentence, and of that behind
    token i - 1 that belongs to the sentence of token i - 1. They differ at the first tokens of sentences only: there what closes
    one sentence (or one article) must not be read as opening the next.
    denied : what `denied_talk` of hedges/denials.py found, once it was asked.
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
    passed: np.ndarray
    leads: np.ndarray
    back: np.ndarray
    gap: np.ndarray
    gap_after: np.ndarray
    denied: tuple[np.ndarray, np.ndarray] | None = field(default=None, init=False, repr=False)
    _marked: dict[int, np.ndarray] = field(default_factory=dict, init=False, repr=False)
    _held: np.ndarray | None = field(default=None, init=False, repr=False)
    _final: np.ndarray | None = field(default=None, init=False, repr=False)

    @property
    def held(self) -> np.ndarray:
        """uint64 (sentences,): the word classes that each sentence has words of."""
        if self._held is None:
            count = len(self.sentences)
            self._held = np.bitwise_or.reduceat(self.matches.classes[:], self.sentences.first[:-1]) if count else np.zeros(0, np.uint64)
        return self._held

    @property
    def final(self) -> np.ndarray:
        """uint8 (sentences,): the last character of each sentence, but for the marks of bold type: "**When?**"."""
        if self._final is None:
            self._final = self.buffer.data.take(self.sentences.end - 1, mode="clip")
            bold = np.flatnonzero(self._final == ord("*"))  # few
            bold = bold[self.sentences.end[bold] - self.sentences.start[bold] > 3]
            close = self.sentences.end[bold] - 2
            self._final[bold] = self.buffer.data[close - (self.buffer.data[close] == ord("*"))]
        return self._final

    def mask(self, *names: str) -> np.uint64:
        return self.lexicon.masks[names]

    def has(self, *names: str) -> np.ndarray:
        """Dense bool (n,): tokens in any of the word classes."""
        return _has(self.matches.flags, self.lexicon, names)

    def are(self, *words: str) -> np.ndarray:
        """Dense bool (n,): tokens that are one of `words`."""
        flags = self.matches.flags
        return flags.ask(words) if flags.knows(words) else flags.ask(words, self.lexicon.words_among(words))

    def where_are(self, *words: str) -> np.ndarray:
        """int64: the tokens that are one of a few seldom `words`, in order."""
        return self.matches.flags.places(words, lambda: self.lexicon.words_among(words))

    def where_has(self, *names: str) -> np.ndarray:
        """int64: the tokens in any of some word classes with few words, in order."""
        return self.matches.where_has(self.lexicon, *names)

    def any_in(self, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Union of the class bits of tokens in [first, last), for many ranges at once; 0 for empty ranges."""
        if not len(first):
            return np.zeros(0, np.uint64)
        out = np.zeros(len(first), np.uint64)
        live = np.flatnonzero(last > first)
        size = last[live] - first[live]
        if size.sum() > _OVERLAPPING * len(self.tokens):
            out[live] = unions(self.matches.classes[:], first[live], size)
        elif live.size:  # only the tokens of the ranges are read: reduceat over the whole buffer would read all between them
            tokens, begin = spread(first[live], last[live])
            out[live] = np.bitwise_or.reduceat(self.matches.classes[tokens], begin)
        return out

    def meets(self, word: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Whether the word of each token `word` also stands among the tokens [first, last), for many ranges at once."""
        keys = distinct(self.tokens.key[word])
        kind = np.searchsorted(keys, self.tokens.key[word])
        inside, _, _ = shared(first, last)
        inside = inside[among(self.tokens.key[inside], keys)]
        # sorted by word, then by place: the first of its word from `first` on is the one to look at
        step = len(self.tokens) + 1
        places = np.sort(np.searchsorted(keys, self.tokens.key[inside]) * step + inside)
        found = np.searchsorted(places, kind * step + first)
        return np.append(places, len(keys) * step)[found] < kind * step + last

    def where_gap(self, bits: int) -> np.ndarray:
        """int64: the tokens with any of the characters `bits` in front of them in their sentence, in order; not to be written to. Several rules
        ask for the same."""
        found = self._marked.get(bits)
        if found is None:
            at = self.tokens.where_gap(bits)
            found = self._marked[bits] = at[(self.gap[at] & bits) != 0]
            found.setflags(write=False)
        return found

    def is_word(self, at: np.ndarray, *words: str) -> np.ndarray:
        """Which tokens `at` are one of `words`."""
        return self.matches.word.found_in(self.lexicon.word_tables[words], at)

    def in_class(self, at: np.ndarray, *names: str) -> np.ndarray:
        """Which tokens `at` are in any of the word classes."""
        return self.matches.classes.found_in(self.lexicon.class_tables[names], at)

    def before(self, at: np.ndarray) -> np.ndarray:
        """The token in front of each token, where one stands there in its sentence; else the token itself."""
        return np.asarray(at - self.back[at])

    def behind(self, at: np.ndarray) -> np.ndarray:
        """The token behind each token, where one stands there in its sentence; else the token itself."""
        return np.asarray(at + self.back[1:].take(at))

    def segment(self, at: np.ndarray) -> np.ndarray:
        """First token of the clause segment of each token."""
        return self.bars.take(self.passed.take(at) - 1)

    def next_bar(self, at: np.ndarray) -> np.ndarray:
        """First segment start after each token: where its clause segment ends."""
        return self.bars.take(self.passed.take(at))

    def word_in_article(self, at: np.ndarray) -> np.ndarray:
        """uint64: one number for each token's word and article, by which the word is found again elsewhere in its article."""
        return word_in_article(self.tokens, self.sentences, at)


def _has(flags: Flags, lexicon: Lexicon, names: tuple[str, ...]) -> np.ndarray:
    key = ("class", names)
    if flags.knows(key):
        return flags.ask(key)
    return flags.ask(key, (lexicon.classes_of & lexicon.mask(names)) != 0)


def build_context(buffer: Buffer, lexicon: Lexicon) -> Context:
    """Tokenize, split, match and mark names and clauses: what every extractor starts from."""
    tokens = tokenize(buffer)
    sentences = split(buffer, tokens)
    n = len(tokens)
    leads = np.zeros(n, bool)
    openings = sentences.first[:-1]
    leads[openings] = True
    gap, gap_after = _gaps(tokens, sentences, leads)
    listed = _behind_list_marks(tokens, openings, leads, gap)
    if listed.size:
        leads[listed] = True
        gap[listed] &= np.uint16(0xFFFF ^ (tk.PERIOD | tk.CLOSE_PAREN | tk.COLON))
        openings = np.sort(np.append(openings, listed))
    matches = match(lexicon, tokens, leads)
    flags = matches.flags

    def has(*names: str) -> np.ndarray:
        return _has(flags, lexicon, names)

    # a capital is a name's, but not that of a word with a job in the sentence or at its start
    common = flags.ask("common", lexicon.common)
    common &= ~has(*_NAMED_KIND)
    opening = _openings(tokens)
    opening = opening[common[opening]]
    starts = leads.copy()
    starts[opening] = True
    common &= starts
    common |= has(*FUNCTION, "MONTHDAY")
    name = tokens.upper & ~common
    name |= matches.outlet > 0
    # "But Rodney Falk said" and ": When Rodney Falk" are no names of three words
    wordy = has(*_WORDY) & ~(has("BREAK") & starts)
    _mend_names(tokens, sentences, matches, lexicon, leads, name, wordy, starts)
    name[plain_openings(buffer, tokens, sentences, openings, lexicon, matches, leads, name)] = False

    verb = used_as_verbs(buffer, tokens, sentences, lexicon, matches, leads, name, gap, gap_after)
    marked = tokens.where_gap(tk.DOUBLE)
    role = marked[(matches.classes[marked] & lexicon.mask(("ROLE",))) != 0]
    title, titled_role = titles_of_roles(tokens, leads, gap, role, has("DEF", "POSS"))
    gap[title] &= ~np.uint16(tk.DOUBLE)
    gap[titled_role] &= ~np.uint16(tk.DOUBLE)
    inner = gap[:n]
    bar = np.ones(n + 1, bool)
    np.logical_or((inner & STRONG) != 0, leads, out=bar[:n])
    spaced_dash = tokens.where_gap(tk.HYPHEN)
    spaced_dash = spaced_dash[(spaced_dash > 0) & ((gap[spaced_dash] & tk.HYPHEN) != 0)]
    bar[spaced_dash[tokens.start[spaced_dash] - tokens.end[spaced_dash - 1] >= 3]] = True
    clause = has(*_CLAUSE)
    clause |= verb
    conj = has("AND")
    joins = np.flatnonzero(conj[1:-1] & name[:-2] & name[2:]) + 1  # between two names, in one sentence
    conj[joins[~leads[joins] & ~leads[joins + 1]]] = False
    further = flags.places(("current",), lambda: lexicon.words_among(("current",))) + 1
    conj[further[(further < n) & ~leads[np.minimum(further, n - 1)]]] = False  # "current and former officials"
    clause |= conj
    bar[:n] |= clause
    bar[1:] |= clause
    if title.size:
        bar[spread(title, titled_role + 1)[0]] = False
    bar[0] = True
    bars = np.flatnonzero(bar)
    passed = np.cumsum(bar[:n], dtype=np.int32)
    gap[n] = gap_after[n]
    back = np.zeros(n + 1, np.int8)
    np.logical_not(leads, out=back[:n].view(bool))
    return Context(buffer, tokens, sentences, lexicon, matches, name, verb, bar, bars, passed, leads, back, gap, gap_after)


def _behind_list_marks(tokens: Tokens, first: np.ndarray, leads: np.ndarray, gap: np.ndarray) -> np.ndarray:
    """Tokens behind the marks of lists: "3. Experts say", "2) Critics", "(a) Experts"; int64. first : where sentences begin."""
    size = tokens.end[first] - tokens.start[first]
    some = first[(size <= 2) & (first + 1 < len(tokens))]
    some = some[~leads[some + 1] & (tokens.start[some + 1] - tokens.end[some] >= 2)]
    number, mark = tokens.digit[some], gap[some + 1] & 0xFF
    closed = (gap[some + 1] & tk.CLOSE_PAREN) > 0
    closed |= ((tokens.gap[some] & tk.HASH) > 0) & (mark == tk.COLON)  # "#3: Experts"
    letter = closed & (tokens.end[some] - tokens.start[some] == 1)
    return np.asarray(some[number & (closed | (mark == tk.PERIOD)) | letter] + 1)


def _openings(tokens: Tokens) -> np.ndarray:
    """Tokens with a capital for their place inside a sentence: behind a dateline ("HARROW - Critics say") or a colon; int64."""
    at = tokens.where_gap(tk.COLON | tk.G_DASH | tk.HYPHEN)
    at = at[tokens.upper[at] & (at > 0)]
    wide = tokens.start[at] - tokens.end[at - 1]
    return at[(wide >= 3) | (wide == 2) & ((tokens.gap[at] & tk.COLON) > 0)]


def _gaps(tokens: Tokens, sentences: Sentences, leads: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Punctuation bits of every gap, parted at the borders of sentences (see Context)."""
    n = len(tokens)
    gap, after = tokens.gap.copy(), tokens.gap.copy()
    if not n:
        return gap, after
    first = sentences.first[:-1]
    gap[first] = 0
    after[sentences.first] = 0
    border = np.flatnonzero(np.append(leads, True)[tokens.mark_gap])
    at, where = tokens.mark_at[border], tokens.mark_gap[border]
    bits = tk.GAP_TABLE.take(tokens.mark[border], mode="clip")
    # the sentence that begins in this gap; len(first) behind the last token
    number = np.where(where < n, sentences.of_token.take(where, mode="clip"), len(first))
    opens = (number < len(first)) & (at >= sentences.start[np.minimum(number, len(first) - 1)])
    few = opens.nonzero()[0]
    tk.either(where.take(few), bits.take(few), gap)
    closes = (number > 0) & (at < sentences.end[np.maximum(number - 1, 0)])
    some = closes.nonzero()[0]
    tk.either(where.take(some), bits.take(some), after)
    return gap, after


# words that are somebody's first name where they open a sentence and a surname stands right behind: "Sue Falk said"; not "Charity Oxfam"
_CALLED = "ben bill dawn drew ebony guy hope les mercy patience sue".split()
_TITLES = (*COURTESY_TITLES, "dr", "prof", "professor", "rev", "sen", "judge")
_NO_SURNAMES = "news monthly magazine radio tv fm television weekly daily online gazette journal tribune".split()
_NO_NAMES = ("might", "could", "would", "should", "cannot")  # nobody is called so; May, Will and Can are names


@lru_cache(maxsize=1)
def _first_names() -> tk.WordSet:
    return tk.WordSet(sorted((MEN | WOMEN) - TOWNS))


def _mend_names(
    tokens: Tokens,
    sentences: Sentences,
    matches: Matches,
    lexicon: Lexicon,
    leads: np.ndarray,
    name: np.ndarray,
    wordy: np.ndarray,
    starts: np.ndarray,
) -> None:
    """Names that hold a common word ("Will Power", "April Jones") or a particle ("María de la Cruz"), in place.

    A name must weigh the same whatever its origin and its words; what is part of one loses its classes.
    """
    n, known = len(name), lexicon.alone  # known: words that are more than parts of phrases and of names of outlets
    if n < 2:
        return
    apart = (tokens.gap[1:n] & 0xFF) > 0
    at = np.flatnonzero(tokens.upper & wordy & ~name)
    opening = np.flatnonzero(starts & tokens.upper & ~name)
    opening = opening[tk.is_in(tokens.key[opening], _CALLED)]
    there = np.minimum(opening + 2, n - 1)  # "Hope Fades For Falk": a headline in capitals
    at = np.sort(np.concatenate([at, opening[~tokens.upper[there] | leads[there]]]))
    at = at[at + 1 < n]
    nxt = at + 1
    goes_on = name[nxt] & ~tokens.all_upper[nxt] & ~apart[at] & ~leads[nxt] & ~known[matches.word[nxt]]
    # "Harbour Cranes Might Fall": in a headline in capitals a name in front of it makes it a verb again
    behind = np.maximum(at - 1, 0)
    goes_on &= ~(name[behind] & ~leads[at] & ~tokens.all_upper[at] & (matches.classes[behind] == 0) & ~apart[behind])
    goes_on &= ~tk.is_in(tokens.key[at], _NO_NAMES)
    goes_on &= ~(tokens.upper[behind] & ~leads[at] & tk.is_in(tokens.key[nxt], HEADLINE_VERBS))  # "Old Mill Owner May Help Rowers"
    at = at[goes_on]
    name[at] = True
    matches.clear(at)
    # "New York", "Common Hall": nor has the first word of one
    pair = np.flatnonzero(_has(matches.flags, lexicon, ("GENERAL",))[:-1] & tokens.upper[:-1])
    matches.clear(pair[name[pair] & name[pair + 1] & ~apart[pair] & ~leads[pair + 1]])
    _take_surnames(tokens, sentences, matches, lexicon, leads, name)
    _join_hyphens(tokens, matches, leads, name)
    _join_particles(matches, lexicon, leads, name, apart)
    for family, hits in matches.hits.items():  # May Orlov hedges nothing
        kept = (hits.size > 1) | (matches.word[hits.token] > 0)
        if not kept.all():
            matches.hits[family] = Hits(hits.token[kept], hits.size[kept], hits.rule[kept])


def _take_surnames(tokens: Tokens, sentences: Sentences, matches: Matches, lexicon: Lexicon, leads: np.ndarray, name: np.ndarray) -> None:
    """Surnames that also name outlets, in place: behind a title or a first name that is no town's ("Mr Herald", "Tom Post", "Tom Falk-Post"), with
    an age behind them ("Tarn Post, 54,"), then also alone; not "The Tom Post", "Tom Post Weekly"."""
    n = len(name)
    every = matches.where_has(lexicon, "OUTWORD", "OUT_media", "OUT_media_UNSURE")
    every = every[tokens.upper[every] & ~tokens.all_upper[every] & (matches.outlet[every] == 0) & (every > 0)]
    every = every[~tk.is_in(tokens.key[every], _NO_SURNAMES)]
    nxt = np.minimum(every + 1, n - 1)
    every = every[~name[nxt] | leads[nxt] | (nxt == every) | ((tokens.gap[nxt] & 0xFF) > 0)]
    at = every[((tokens.gap[every] & (0xFFFF ^ tk.PERIOD ^ tk.HYPHEN)) == 0) & tokens.upper[every - 1] & ~leads[every]]
    half = (tokens.gap[at] & tk.HYPHEN) > 0  # "Falk-Post", "Noa Ben-Post"
    front = at - 1 - (half & ~leads[at - 1])
    before = np.maximum(front - 1, 0)
    first = _first_names()
    called = (first.holds(tokens.key[front]) | half & first.holds(tokens.key[at - 1])) & ((tokens.gap[at] & tk.PERIOD) == 0)
    nxt = np.minimum(at + 1, n - 1)
    beside = ((tokens.gap[nxt] & tk.COMMA) > 0) & ~leads[nxt]
    aged = beside & tokens.digit[nxt] & (tokens.end[nxt] - tokens.start[nxt] == 2) & ((tokens.gap[nxt + 1] & tk.COMMA) > 0)
    called |= tk.is_in(tokens.key[front], _TITLES) | aged & ~half | beside & tk.is_in(tokens.key[nxt], ("who",))
    held = name[before] & (matches.classes[before] == 0) & ~first.holds(tokens.key[before]) | tk.is_in(tokens.key[before], ("the",))
    at = at[called & ~(held & (tokens.gap[front] == 0) & ~leads[front])]
    if not at.size:
        return
    article = sentences.article[sentences.of_token[every]].astype(np.uint64) * tk.MIX
    word = tokens.key[every] ^ article
    again = every[among(word, word[np.searchsorted(every, at)])]
    behind = again - 1
    sure = (matches.classes[again] & lexicon.mask(("OUT_media",))) != 0  # "Michael Bloomberg", and "Bloomberg reports" in the same article
    whole = sure | (name[behind] | tk.is_in(tokens.key[behind], ("the",))) & ((tokens.gap[again] & 0xFF) == 0) & ~leads[again]
    at = np.sort(np.concatenate([at, again[~whole]]))
    name[at] = True
    matches.clear(at)


def _join_hyphens(tokens: Tokens, matches: Matches, leads: np.ndarray, name: np.ndarray) -> None:
    """Small words between hyphens inside a name ("Stoke-on-Trent"), in place."""
    n = len(name)
    hyphens = tokens.where_gap(tk.HYPHEN)
    hyphens = hyphens[hyphens > 0]
    hyphen = hyphens[(hyphens + 1 < n) & name[hyphens - 1] & ~leads[hyphens]]
    hyphen = hyphen[~leads[np.minimum(hyphen + 1, n - 1)]]
    hyphen = hyphen[
        ((tokens.gap[np.minimum(hyphen + 1, n)] & tk.HYPHEN) > 0)
        & name[np.minimum(hyphen + 1, n - 1)]
        & (tokens.start[hyphen] - tokens.end[hyphen - 1] == 1)
    ]
    name[hyphen] = True
    matches.clear(hyphen)
    # "Kim Ji-woo": the small half of a hyphenated name
    half = hyphens[(hyphens > 1) & ~leads[hyphens] & ~tokens.upper[hyphens] & (matches.word[hyphens] == 0)]
    half = half[name[half - 1] & name[half - 2] & (tokens.start[half] - tokens.end[half - 1] == 1) & (tokens.gap[half - 1] == 0)]
    name[half] = True


def _join_particles(matches: Matches, lexicon: Lexicon, leads: np.ndarray, name: np.ndarray, apart: np.ndarray) -> None:
    """Particles between two names ("María de la Cruz"), in place. apart : bool (n - 1,), a mark stands behind the token."""
    n = len(name)
    at = matches.where_has(lexicon, "PARTICLE")
    at = at[(at > 0) & (at + 1 < n)]
    at = at[name[at - 1] & ~apart[at - 1] & ~leads[at] & ~leads[at + 1]]
    follows = name[at + 1] & ~apart[at]
    third = np.minimum(at + 2, n - 1)  # it stands behind a gap of its own wherever it is not the last token
    second = (third > at + 1) & ((matches.classes[at + 1] & lexicon.mask(("PARTICLE",))) != 0)
    second &= name[third] & ~apart[at] & ~apart[third - 1] & ~leads[third]
    name[at[follows | second]] = True
    name[at[second] + 1] = True
    inside = np.concatenate([at[follows | second], at[second] + 1])
    matches.clear(inside)
