"""Everything the extractors share about a buffer: tokens, sentences, matches, names by form, clause segments."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from credscore.evidence.flags import Flags
from credscore.evidence.lexicon import Lexicon
from credscore.evidence.matcher import Hits, Matches, match
from credscore.evidence.ranges import among, shared, spread, unions
from credscore.evidence.works import titles_of_roles
from credscore.text import fold
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
_NAMED_KIND = ("TITLE", "OUT_media", "OUT_social", "OUT_document")
_WORDY = ("MODAL", "MONTHDAY", "BREAK", "DO")
_SPEAKER = ("PRON", "PRON1", "IT", "WHO", "ROLE", "ANON", "PALS", "OFFICIAL", "ORG", "DOC", "MEDIA", "VAGUE", "ADV", "AND", "HAVE", "ONE")
_SUBJECT = ("PRON", "PRON1", "IT", "WHO", "ROLE", "ANON", "PALS", "OFFICIAL", "ORG", "DOC", "MEDIA", "VAGUE", "HAVE", "BE", "ONE")
_DEGREE = ("most", "more", "very", "so", "too", "less", "least", "equally", "how", "highly")
_MUCH = ("highly", "much", "long", "eagerly", "widely", "hotly", "newly", "recently", "greatly", "keenly", "heavily")
_ALLEGED = ("alleged", "reported", "suspected", "claimed", "expected", "rumoured", "rumored", "estimated", "proposed", "promised")
_CONTRACTS = ("PRON", "WHO", "IT", "THAT")
_ARTICLES = ("a", "an", "the", "his", "her", "their", "its", "our", "my", "your")
_OVERLAPPING = 4  # so many times all tokens in ranges: then they overlap a lot
_VERB_CLASSES = ("say", "report", "act", "mental", "post", "stance")
# what May does in a headline in capitals: "New Weir May Ease Floods"
HEADLINE_VERBS = tuple(
    "be have help not lead cause soon never face ease raise lower boost improve reduce increase affect protect return lose win get go see "
    "come make take need leave seek end still also prevent slow harm explain mean offer hold keep become join run give bring save treat "
    "predict cut relieve cure aid fight delay prolong spot reverse pinpoint work show benefit strengthen detect".split()
)
STRONG = tk.COMMA | tk.COLON | tk.SEMICOLON | tk.G_DASH | tk.OPEN_PAREN | tk.CLOSE_PAREN | tk.DOUBLE | tk.QUESTION


@dataclass(slots=True)
class Context:
    """Shared arrays over the n tokens of a buffer.

    name : bool, the token looks like (a part of) a proper name, judged by form and position only.
    verb : bool, an attribution verb in a finite or participle form, used as a verb.
    bar : bool (n + 1,), a clause segment begins before the token. bars : int64, the positions of `bar`. passed : int32 (n,), how many of
    them lie up to and with a token.
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
    passed: np.ndarray
    leads: np.ndarray
    gap: np.ndarray
    gap_after: np.ndarray
    _held: np.ndarray | None = field(default=None, init=False, repr=False)

    @property
    def held(self) -> np.ndarray:
        """uint64 (sentences,): the word classes that each sentence has words of."""
        if self._held is None:
            count = len(self.sentences)
            classes = self.matches.classes
            self._held = np.bitwise_or.reduceat(classes, self.sentences.first[:-1]) if count else np.zeros(0, np.uint64)
        return self._held

    def mask(self, *names: str) -> np.uint64:
        return self.lexicon.mask(names)

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
        return self.matches.flags.places(("class", names), lambda: (self.lexicon.classes_of & self.mask(*names)) != 0)

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
        keys, kind = np.unique(self.tokens.key[word], return_inverse=True)
        inside, _, _ = shared(first, last)
        inside = inside[among(self.tokens.key[inside], keys)]
        # sorted by word, then by place: the first of its word from `first` on is the one to look at
        step = len(self.tokens) + 1
        places = np.sort(np.searchsorted(keys, self.tokens.key[inside]) * step + inside)
        found = np.searchsorted(places, kind * step + first)
        return np.append(places, len(keys) * step)[found] < kind * step + last

    def is_word(self, at: np.ndarray | slice, *words: str) -> np.ndarray:
        """Which tokens `at` are one of `words`."""
        return self.matches.word.found_in(self.lexicon.words_among(words), at)

    def before(self, at: np.ndarray) -> np.ndarray:
        """The token in front of each token, where one stands there in its sentence; else the token itself."""
        return at - ~self.leads[at]

    def behind(self, at: np.ndarray) -> np.ndarray:
        """The token behind each token, where one stands there in its sentence; else the token itself."""
        following = np.minimum(at + 1, len(self.leads) - 1)
        return np.where(self.leads[following], at, following)

    def segment(self, at: np.ndarray) -> np.ndarray:
        """First token of the clause segment of each token."""
        return self.bars[self.passed[at] - 1]

    def next_bar(self, at: np.ndarray) -> np.ndarray:
        """First segment start after each token: where its clause segment ends."""
        return self.bars[self.passed[at]]


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
    leads[sentences.first[:-1]] = True
    gap, gap_after = _gaps(buffer, tokens, sentences, leads)
    matches = match(lexicon, tokens, leads)
    flags, classes, mask = matches.flags, matches.classes, lexicon.mask

    def has(*names: str) -> np.ndarray:
        return _has(flags, lexicon, names)

    # a capital is a name's, but not that of a word with a job in the sentence or at its start
    common = flags.ask("common", lexicon.common)
    common &= ~has(*_NAMED_KIND)
    common &= leads
    common |= has(*_FUNCTION, "MONTHDAY")
    name = tokens.upper & ~common
    name |= matches.outlet > 0
    _mend_names(tokens, matches, lexicon, leads, name, has(*_WORDY), has("PARTICLE"))

    # attribution verbs that are used as verbs
    hits = matches.hits["attribution"]
    pick = np.flatnonzero((hits.size == 1) & _verb_rules(lexicon)[hits.rule])
    at = hits.token[pick]
    word, own = matches.word[at], classes[at]
    before = np.maximum(at - 1, 0)
    prior = classes[before]
    gap_free = (gap[at] & STRONG) == 0
    follows = gap_free & ~leads[at]
    owned = tokens.possessive[before] & ((prior & mask(_CONTRACTS)) == 0)  # not "she's", "who's"
    often = ((own & mask(("NOUNLIKE",))) != 0) & follows
    noun = often & (((prior & mask(_NOUN_BEFORE)) != 0) | owned | tokens.upper[at] | tokens.digit[before])
    close = tokens.end[before]
    mark = (buffer.data[close] == ord("'")) | (buffer.data[close] == fold.CLOSE_SINGLE)
    noun |= often & mark & (buffer.data[close - 1] == ord("s")) & (buffer.data[close + 1] == ord(" "))  # "voters' demands"
    # "their campaign finance reports", "outstanding issues": a word that is often a noun is a verb only behind something that can speak
    can_speak = ((prior & mask(_SPEAKER)) != 0) | name[before] | owned
    base = lexicon.base_form[word]
    noun |= often & ~can_speak & (base | (buffer.data[tokens.end[at] - 1] == ord("s")))
    # "a court ruling", "a police warning": only "is ruling", ", warning" and the like are verbs
    moves = mask(("BE", "AND", "BREAK", "PREP", "ADV", "PRON", "WHO", "NEG", "HEARING", "DOC", "SOCIAL", "SPEECHNOUN"))
    noun |= often & lexicon.ing_form[word] & ((prior & moves) == 0)
    # "the expected delay", "in reported cases": behind an article or a preposition a participle stands before its noun
    bound = lexicon.words_among(_ARTICLES)[matches.word[before]]
    loose = (gap[before] & tk.HYPHEN) == 0  # not the second half of "passer-by"
    bound |= ((prior & mask(("PREP", "OF"))) != 0) & ~name[before] & ~lexicon.ing_form[word] & loose
    bound &= (buffer.data[tokens.end[at] - 2] | 32) == ord("e")  # "said" and "found" stand before no noun
    noun |= (bound & (at > 0) | owned) & follows
    noun |= lexicon.ing_form[word] & lexicon.words_among(_ARTICLES)[matches.word[before]] & (at > 0) & follows  # "an affirming word"
    noun |= follows & _adjectives(lexicon, buffer, tokens, matches, leads, at, (prior & mask(_SUBJECT)) != 0, name, has(*_FUNCTION))
    # "Lockdown challenges": two or three words on a line of their own are a heading
    line = sentences.of_token[at]
    alone = (sentences.first[line + 1] - sentences.first[line] <= 3) & ((gap_after[sentences.first[line + 1]] & tk.TERMINAL) == 0)
    noun |= often & alone & (at + 1 == sentences.first[line + 1])
    # "Quist Backs Weir Plan": in a headline in capitals they tell nothing
    titled = _in_title(tokens, at, has(*_FUNCTION), sentences.first[line], sentences.first[line + 1])
    noun &= ~(titled & name[before] & ~tokens.possessive[before] & (buffer.data[tokens.end[at] - 1] == ord("s")))
    # "Harbour challenges soon brought them together": one capital at the start is no name where the verb comes later
    after = np.minimum(at + 1, n - 1)
    noun |= often & leads[before] & ~leads[after] & ((classes[after] & mask(("ADV", "BE", "HAVE", "MODAL"))) != 0)
    # "Reports in Spain claim", "Calls for calm grew": no verb in -s opens a sentence in front of a preposition
    opens = leads[at] & ((own & mask(("NOUNLIKE",))) != 0) & (buffer.data[tokens.end[at] - 1] == ord("s")) & ~leads[after]
    noun |= opens & ((classes[after] & mask(("PREP", "OF", "TIME"))) != 0)
    verb = np.zeros(n, bool)
    verb[at[~noun & ~base]] = True

    title, titled_role = titles_of_roles(tokens, leads, gap, has("ROLE"), has("DEF", "POSS"))
    gap[title] &= ~np.uint16(tk.DOUBLE)
    gap[titled_role] &= ~np.uint16(tk.DOUBLE)
    inner = gap[:n]
    bar = np.ones(n + 1, bool)
    np.logical_or((inner & STRONG) != 0, leads, out=bar[:n])
    spaced_dash = np.flatnonzero((inner & tk.HYPHEN) != 0)
    spaced_dash = spaced_dash[spaced_dash > 0]
    bar[spaced_dash[tokens.start[spaced_dash] - tokens.end[spaced_dash - 1] >= 3]] = True
    clause = has(*_CLAUSE)
    clause |= verb
    conj = has("AND")
    joins = np.flatnonzero(conj[1:-1] & name[:-2] & name[2:]) + 1  # between two names, in one sentence
    conj[joins[~leads[joins] & ~leads[joins + 1]]] = False
    further = np.flatnonzero(flags.ask(("current",), lexicon.words_among(("current",)))) + 1
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
    return Context(buffer, tokens, sentences, lexicon, matches, name, verb, bar, bars, passed, leads, gap, gap_after)


@lru_cache(maxsize=4)
def _verb_rules(lexicon: Lexicon) -> np.ndarray:
    """bool over rule numbers: classes of verbs."""
    return np.array([rule is not None and rule.subtype in _VERB_CLASSES for rule in lexicon.rules])


def _adjectives(
    lexicon: Lexicon,
    buffer: Buffer,
    tokens: Tokens,
    matches: Matches,
    leads: np.ndarray,
    at: np.ndarray,
    subject: np.ndarray,
    name: np.ndarray,
    function: np.ndarray,
) -> np.ndarray:
    """bool, which verb forms at tokens `at` describe a thing: "her most demanding part", "skill and alleged tension". subject : bool, behind
    a word that can be the subject or the auxiliary of a verb. function : bool over all tokens, words that stand for no thing."""
    n, word, data = len(tokens), matches.word, buffer.data
    before, after = np.maximum(at - 1, 0), np.minimum(at + 1, n - 1)
    end = tokens.end[before]
    slowly = (data[end - 1] == ord("y")) & (data[end - 2] == ord("l"))  # "most physically demanding"
    degree = lexicon.words_among(_DEGREE)
    further = np.maximum(at - 2, 0)
    graded = lexicon.ing_form[word[at]] & (degree[word[before]] | (slowly & ~leads[before] & degree[word[further]]))
    graded |= (
        lexicon.words_among(_MUCH)[word[before]]
        & ~leads[before]
        & (tokens.possessive[further] | lexicon.words_among(_ARTICLES)[word[further]])
    )  # "Quist's eagerly anticipated return"
    thing = (
        ~leads[after] & (after > at) & ~function[after] & ~tokens.upper[after] & ~tokens.digit[after] & ((tokens.gap[after] & STRONG) == 0)
    )
    alleged = lexicon.words_among(_ALLEGED)[word[at]] & thing & ~subject & ~name[before] & ~tokens.upper[at]
    return graded | alleged


def _in_title(tokens: Tokens, at: np.ndarray, function: np.ndarray, first: np.ndarray, end: np.ndarray) -> np.ndarray:
    """bool, which capital words `at` stand in a line of capitals: their neighbours are, but for small words of grammar. first, end : of
    their sentences."""
    top = len(tokens) - 1
    out = tokens.upper[at] & ~tokens.all_upper[at] & (at > first) & (at + 1 < end)
    few = np.flatnonzero(out)  # only they need a closer look
    at, first, end = at[few], first[few], end[few]
    ok = tokens.upper[np.minimum(at + 1, top)] | tokens.upper[np.minimum(at + 2, top)] & (at + 2 < end)
    near = at[:, None] + np.array([-5, -4, -3, -2, -1, 1, 2, 3, 4])
    here = np.clip(near, 0, top)
    ok &= ((near < first[:, None]) | (near >= end[:, None]) | tokens.upper[here] | tokens.digit[here] | function[here]).all(axis=1)
    out[few] = ok
    return out


def _gaps(buffer: Buffer, tokens: Tokens, sentences: Sentences, leads: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
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
    bits = tk.GAP_TABLE[buffer.data[at]]
    # the sentence that begins in this gap; len(first) behind the last token
    number = np.where(where < n, sentences.of_token.take(where, mode="clip"), len(first))
    opens = (number < len(first)) & (at >= sentences.start[np.minimum(number, len(first) - 1)])
    tk.either(where[opens], bits[opens], gap)
    closes = (number > 0) & (at < sentences.end[np.maximum(number - 1, 0)])
    tk.either(where[closes], bits[closes], after)
    return gap, after


_NO_NAMES = ("might", "could", "would", "should", "cannot")  # nobody is called so; May, Will and Can are names


def _mend_names(
    tokens: Tokens,
    matches: Matches,
    lexicon: Lexicon,
    leads: np.ndarray,
    name: np.ndarray,
    wordy: np.ndarray,
    particle: np.ndarray,
) -> None:
    """Names that hold a common word ("Will Power", "April Jones") or a particle ("María de la Cruz"), in place.

    A name must weigh the same whatever its origin and its words; what is part of one loses its classes.
    """
    n, known = len(name), lexicon.alone  # known: words that are more than parts of phrases and of names of outlets
    if n < 2:
        return
    apart = (tokens.gap[1:n] & 0xFF) > 0
    at = np.flatnonzero(tokens.upper & wordy & ~name)
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
    particle[at] = False
    # "New York", "Common Hall": nor has the first word of one
    pair = np.flatnonzero(tokens.upper[:-1] & name[:-1] & name[1:] & ~apart & ~leads[1:])
    matches.clear(pair[(matches.classes[pair] & lexicon.mask(("GENERAL",))) != 0])
    # "Stoke-on-Trent": small words between hyphens inside a name
    hyphens = np.flatnonzero((tokens.gap[1:n] & tk.HYPHEN) > 0) + 1
    hyphen = hyphens[(hyphens + 1 < n) & name[hyphens - 1] & ~leads[hyphens]]
    hyphen = hyphen[~leads[np.minimum(hyphen + 1, n - 1)]]
    hyphen = hyphen[
        ((tokens.gap[np.minimum(hyphen + 1, n)] & tk.HYPHEN) > 0)
        & name[np.minimum(hyphen + 1, n - 1)]
        & (tokens.start[hyphen] - tokens.end[hyphen - 1] == 1)
    ]
    name[hyphen] = True
    matches.clear(hyphen)
    particle[hyphen] = False
    # "Kim Ji-woo": the small half of a hyphenated name
    half = hyphens[(hyphens > 1) & ~leads[hyphens] & ~tokens.upper[hyphens] & (matches.word[hyphens] == 0)]
    half = half[name[half - 1] & name[half - 2] & (tokens.start[half] - tokens.end[half - 1] == 1) & (tokens.gap[half - 1] == 0)]
    name[half] = True
    at = np.flatnonzero(particle)
    at = at[(at > 0) & (at + 1 < n)]
    at = at[name[at - 1] & ~apart[at - 1] & ~leads[at] & ~leads[at + 1]]
    follows = name[at + 1] & ~apart[at]
    third = np.minimum(at + 2, n - 1)  # it stands behind a gap of its own wherever it is not the last token
    second = (third > at + 1) & particle[at + 1] & name[third] & ~apart[at] & ~apart[third - 1] & ~leads[third]
    name[at[follows | second]] = True
    name[at[second] + 1] = True
    inside = np.concatenate([at[follows | second], at[second] + 1])
    matches.clear(inside)
    for family, hits in matches.hits.items():  # May Orlov hedges nothing
        kept = (hits.size > 1) | (matches.word[hits.token] > 0)
        if not kept.all():
            matches.hits[family] = Hits(hits.token[kept], hits.size[kept], hits.rule[kept])
