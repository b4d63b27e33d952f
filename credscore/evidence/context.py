"""Everything the extractors share about a buffer: tokens, sentences, matches, names by form, clause segments."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from credscore.evidence.inside_names import join_names
from credscore.evidence.interviewers import behind_interviewers
from credscore.evidence.lexicon import Lexicon
from credscore.evidence.matcher import match
from credscore.evidence.name_forms import find_handles, mend_names
from credscore.evidence.office_letters import read_letters
from credscore.evidence.opening_words import plain_openings, word_in_article
from credscore.evidence.ranges import among, distinct, running, shared, spread, unions
from credscore.evidence.speaking_names import take_speaking_names
from credscore.evidence.used_as_verbs import FUNCTION, used_as_verbs
from credscore.evidence.words_in_place import Words
from credscore.evidence.work_titles import titles_of_roles
from credscore.text import tokens as tk
from credscore.text.buffer import Buffer
from credscore.text.sentences import Sentences, split
from credscore.text.tokens import Tokens, tokenize

_CLAUSE = ("WHO", "THAT", "BREAK", "BE", "HAVE", "DO", "MODAL")
_NAMED_KIND = ("TITLE", "OUT_media", "OUT_social", "OUT_document")
_WORDY = ("MODAL", "MONTHDAY", "BREAK", "DO")
_OVERLAPPING = 4  # so many times all tokens in ranges: then they overlap a lot
_SENTENCES = 1 << 11  # so many at a time: the classes of their words stay in the cache
STRONG = tk.STRONG


@dataclass(slots=True)
class Context(Words):
    """Shared arrays over the n tokens of a buffer: those of `Words`, and these.

    verb : bool, an attribution verb in a finite or participle form, used as a verb.
    bar : bool (n + 1,), a clause segment begins before the token. bars : int64, the positions of `bar`. passed : int32 (n,), how many of
    them lie up to and with a token.
    handles : int64, the tokens of handles ("@opruss", "@o_pruss"), in order: names, whatever words they are made of.
    denied : what `denied_talk` of hedges/denials.py found, once it was asked.
    """

    verb: np.ndarray
    bar: np.ndarray
    bars: np.ndarray
    passed: np.ndarray
    handles: np.ndarray
    denied: tuple[np.ndarray, np.ndarray] | None = field(default=None, init=False, repr=False)
    _marked: dict[int, np.ndarray] = field(default_factory=dict, init=False, repr=False)
    _held: np.ndarray | None = field(default=None, init=False, repr=False)
    _final: np.ndarray | None = field(default=None, init=False, repr=False)

    @property
    def held(self) -> np.ndarray:
        """uint64 (sentences,): the word classes that each sentence has words of."""
        if self._held is None:
            self._held = np.empty(len(self.sentences), np.uint64)
            for low in range(0, len(self._held), _SENTENCES):
                edge = self.sentences.first[low : low + _SENTENCES + 1]
                bits = self.matches.classes[edge[0] : edge[-1]]
                np.bitwise_or.reduceat(bits, edge[:-1] - edge[0], out=self._held[low : low + _SENTENCES])
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

    def any_in(self, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Union of the class bits of tokens in [first, last), for many ranges at once; 0 for empty ranges."""
        if not len(first):
            return np.zeros(0, np.uint64)
        out = np.zeros(len(first), np.uint64)
        live = (last > first).nonzero()[0]
        low, high = first.take(live), last.take(live)
        size = high - low
        if size.sum() > _OVERLAPPING * len(self.tokens):
            out[live] = unions(self.matches.classes[:], low, size)
        elif live.size:  # only the tokens of the ranges are read: reduceat over the whole buffer would read all between them
            tokens, begin = spread(low, high)
            out[live] = np.bitwise_or.reduceat(self.matches.classes.take(tokens), begin)
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
            found = self._marked[bits] = at[(self.gap.take(at) & bits) != 0]
            found.setflags(write=False)
        return found

    def segment(self, at: np.ndarray) -> np.ndarray:
        """First token of the clause segment of each token."""
        return self.bars.take(self.passed.take(at) - 1)

    def next_bar(self, at: np.ndarray) -> np.ndarray:
        """First segment start after each token: where its clause segment ends."""
        return self.bars.take(self.passed.take(at))

    def word_in_article(self, at: np.ndarray) -> np.ndarray:
        """uint64: one number for each token's word and article, by which the word is found again elsewhere in its article."""
        return word_in_article(self.tokens, self.sentences, at)


def build_context(buffer: Buffer, lexicon: Lexicon) -> Context:
    """Tokenize, split, match and mark names and clauses: what every extractor starts from."""
    tokens = tokenize(buffer)
    sentences = split(buffer, tokens)
    leads, openings, gap, gap_after = _beginnings(buffer, tokens, sentences)
    back = np.zeros(len(tokens) + 1, np.int8)
    np.logical_not(leads, out=back[:-1].view(bool))
    words = Words(buffer, tokens, sentences, lexicon, match(lexicon, tokens, leads), tokens.upper, leads, back, gap, gap_after)
    handles = _find_names(words, openings)
    verb = used_as_verbs(words)
    title, titled_role = _join_marks(words)
    bar = _clause_bars(words, verb)
    if title.size:
        bar[spread(title, titled_role + 1)[0]] = False
    bar[behind_interviewers(words)] = True
    bar[0] = True
    gap[-1] = gap_after[-1]
    bars, passed = np.flatnonzero(bar), running(bar[:-1])[1:]
    return Context(
        buffer, tokens, sentences, lexicon, words.matches, words.name, leads, back, gap, gap_after, verb, bar, bars, passed, handles
    )


def _beginnings(buffer: Buffer, tokens: Tokens, sentences: Sentences) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """What opens sentences, their list marks and what stands behind these ("3. Experts say"): bool (n,), and int64, their tokens in order; and the
    punctuation in front of and behind words (see `Words`), to which the marks of lists do not belong."""
    leads = np.zeros(len(tokens), bool)
    openings = sentences.first[:-1]
    leads[openings] = True
    gap, gap_after = _gaps(tokens, sentences, leads)
    listed = np.append(_behind_list_marks(tokens, openings, leads, gap), behind_question_letters(buffer, tokens, sentences))
    if listed.size:
        leads[listed] = True
        gap[listed] &= np.uint16(0xFFFF ^ (tk.PERIOD | tk.CLOSE_PAREN | tk.COLON))
        openings = np.sort(np.append(openings, listed))
    return leads, openings, gap, gap_after


def _find_names(words: Words, openings: np.ndarray) -> np.ndarray:
    """Marks names in `words`, in place, and takes their classes from words that are parts of them; the tokens of handles, int64. openings : tokens
    that open sentences, in order."""
    tokens, matches, leads, gap = words.tokens, words.matches, words.leads, words.gap
    # a capital is a name's, but not that of a word with a job in the sentence or at its start
    common = matches.flags.ask("common", words.lexicon.common)
    common &= ~words.has(*_NAMED_KIND)
    opening = _openings(tokens)
    starts = leads.copy()
    starts[opening[common[opening]]] = True
    common &= starts
    common |= words.has(*FUNCTION, "MONTHDAY")
    words.name = name = tokens.upper & ~common
    name |= matches.outlet > 0
    name[_inner_capitals(words.buffer, tokens, words.where_has("OUT_media"))] = True
    # "But Rodney Falk said" and ": When Rodney Falk" are no names of three words
    wordy = words.has(*_WORDY) & ~(words.has("BREAK") & starts)
    handles = find_handles(words)
    mend_names(words, wordy, starts)
    read_letters(words)
    name[plain_openings(words, openings)] = False
    take_speaking_names(words, starts)
    name[handles] = True
    inner = handles[~leads[handles] & ((gap[handles] & tk.AT) == 0)]
    gap[inner] = words.gap_after[inner] = 0  # "@o.pruss"
    return handles


def _join_marks(words: Words) -> tuple[np.ndarray, np.ndarray]:
    """Takes away the marks that part no clauses, in place: 'the "Harbour Nights" star', 'Ines "Bo" Falk'. The first tokens of such titles of works,
    and the roles behind them; int64."""
    tokens, gap = words.tokens, words.gap
    role = tokens.where_gap(tk.DOUBLE)
    role = role[words.in_class(role, "ROLE")]
    title, titled_role = titles_of_roles(tokens, words.leads, gap, role, words.has("DEF", "POSS"))
    gap[title] &= ~np.uint16(tk.DOUBLE)
    gap[titled_role] &= ~np.uint16(tk.DOUBLE)
    nickname = join_names(words)
    gap[nickname] = words.gap_after[nickname] = 0
    return title, titled_role


def _clause_bars(words: Words, verb: np.ndarray) -> np.ndarray:
    """bool (n + 1,): marks and words that part clauses begin a segment, words end one, too: "the mill, | which | Quist | said | is shut"."""
    tokens, leads, gap, name, n = words.tokens, words.leads, words.gap, words.name, len(words.tokens)
    bar = np.ones(n + 1, bool)
    np.logical_or((gap[:n] & STRONG) != 0, leads, out=bar[:n])
    spaced_dash = tokens.where_gap(tk.HYPHEN)
    spaced_dash = spaced_dash[(spaced_dash > 0) & ((gap.take(spaced_dash) & tk.HYPHEN) != 0)]
    bar[spaced_dash[tokens.start.take(spaced_dash) - tokens.end.take(spaced_dash - 1) >= 3]] = True
    conj = words.has("AND")
    joins = tk.scattered(conj[1:-1] & name[:-2] & name[2:]) + 1  # between two names, in one sentence
    conj[joins[~leads[joins] & ~leads[joins + 1]]] = False
    current = words.where_are("current")
    further = words.behind(current)
    conj[further[further > current]] = False  # "current and former officials"
    clause = words.has(*_CLAUSE)
    clause |= verb
    clause |= conj
    bar[:n] |= clause
    bar[1:] |= clause
    return bar


def _behind_list_marks(tokens: Tokens, first: np.ndarray, leads: np.ndarray, gap: np.ndarray) -> np.ndarray:
    """Tokens behind the marks of lists: "3. Experts say", "2) Critics", "(a) Experts"; int64. first : where sentences begin."""
    size = tokens.end.take(first) - tokens.start.take(first)
    some = first[(size <= 2) & (first + 1 < len(tokens))]
    some = some[~leads.take(some + 1) & (tokens.start.take(some + 1) - tokens.end.take(some) >= 2)]
    number, mark = tokens.digit[some], gap[some + 1] & 0xFF
    closed = (gap[some + 1] & tk.CLOSE_PAREN) > 0
    closed |= ((tokens.gap[some] & tk.HASH) > 0) & (mark == tk.COLON)  # "#3: Experts"
    letter = closed & (tokens.end[some] - tokens.start[some] == 1)
    return np.asarray(some[number & (closed | (mark == tk.PERIOD)) | letter] + 1)


def behind_question_letters(buffer: Buffer, tokens: Tokens, sentences: Sentences) -> np.ndarray:
    """int64: the tokens behind "Q." and "A." that open sentences, in articles with both: questions and answers, no list, nobody's initial."""
    at = sentences.first[:-1]
    at = at[(tokens.end[at] - tokens.start[at] == 1) & (np.diff(sentences.first) > 1)]
    at = at[(tokens.gap[at + 1] & (tk.PERIOD | tk.COLON)) == tk.PERIOD]
    letter, article = buffer.data[tokens.start[at]], sentences.article[sentences.of_token[at]]
    both = np.ones(len(buffer), bool)
    for one in (ord("Q"), ord("A")):
        both &= np.bincount(article[letter == one], minlength=len(both)) > 0
    return np.asarray(at[((letter == ord("Q")) | (letter == ord("A"))) & both[article]] + 1)


def _inner_capitals(buffer: Buffer, tokens: Tokens, at: np.ndarray) -> np.ndarray:
    """Tokens, of those given, that have their capitals inside: "eNCA", "dzBB"; int64."""
    at = at[~tokens.upper[at]]
    start, end = tokens.start[at], tokens.end[at]
    out = np.zeros(len(at), bool)
    for step in (1, 2):
        letter = buffer.data[np.minimum(start + step, end - 1)]
        out |= (letter >= ord("A")) & (letter <= ord("Z"))
    return at[out]


def _openings(tokens: Tokens) -> np.ndarray:
    """Tokens with a capital for their place inside a sentence: behind a dateline ("HARROW - Critics say") or a colon; int64."""
    at = tokens.where_gap(tk.COLON | tk.G_DASH | tk.HYPHEN)
    at = at[tokens.upper.take(at) & (at > 0)]
    wide = tokens.start.take(at) - tokens.end.take(at - 1)
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
    at, where = tokens.mark_at.take(border), tokens.mark_gap.take(border)
    bits = tk.GAP_TABLE.take(tokens.mark[border], mode="clip")
    # the sentence that begins in this gap; len(first) behind the last token
    number = np.where(where < n, sentences.of_token.take(where, mode="clip"), len(first))
    opens = (number < len(first)) & (at >= sentences.start.take(np.minimum(number, len(first) - 1)))
    few = opens.nonzero()[0]
    tk.either(where.take(few), bits.take(few), gap)
    closes = (number > 0) & (at < sentences.end.take(np.maximum(number - 1, 0)))
    some = closes.nonzero()[0]
    tk.either(where.take(some), bits.take(some), after)
    return gap, after
