"""Which sentences may be AI disclosures, denials or leaks: told by their words at once, before any pattern is tried."""

# ruff: noqa: E501 - a pattern cut into pieces is harder to check than a long line
from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.disclosures.vocabulary import lists, machine_names
from credscore.evidence.endings import Endings
from credscore.evidence.ranges import among, distinct, spread
from credscore.evidence.sentence_text import places_of, sentence_texts
from credscore.evidence.word_pairs import WordPairs
from credscore.text import tokens as tk

# Names of machines, and words of leaks, that news uses all the time: they count only where the text points at itself, or is brief.
EVERYDAY = ("robot", "robots", "bot", "bots", "auto", "synthetic", "insert", "fictional", "regenerate", "jasper", "whisper", "virtual", "cloned", "automatic", "automatically", "automated", "algorithm", "algorithms", "automation")  # fmt: skip
_BRIEF = 16  # tokens
_ABSENT = ("nobody", "exist", "exists", "template", "templates")
_HANDS = ("human", "humans", "person", "journalist", "editor", "reporter", "manual")
_CHRISTENED = Endings(("bot", "scribe"), least=5)  # what newsrooms call their machines
_BEFORE_PLAIN = ("use", "used", "let", "trained", "built", "by", "with", "to", "through", "from", "of", "on")  # a tool that a text may come from
_LEANING = 3  # tokens in front of that tool, the article among them
_BY_PLAIN = ("by", "with", "use", "used", "uses", "using", "let")  # the same without an article
_LABELS = 9  # tokens; a line so short may name a tool with which it begins
_NEWSROOM = ("newsroom", "digital", "editorial", "summary", "headline", "news")  # "our newsroom assistant"
_HOUSED = 4  # tokens between "our" and a tool, the tool among them
# Beside "I" or "you" where an article ends: what a model that offers more, or says what it cannot do, cannot do without.
_OFFERING = (
    "me", "shall", "hope", "can", "able", "capable", "policies", "cut", "my", "real", "date", "current", "internet", "web", "live",
    "large", "utm", "genai", "automate", "automates", "software", "computer", "digital",
)  # fmt: skip
# With a word of one of these kinds, or one of these words ("at the top of the page"), a text may point at itself; with others where it begins.
_SELF_KINDS, _SELF_WORDS = ("THIS", "PLACED", "UNDER", "WE", "OF_STAFF", "EDITORS", "NOTE", "CHECKED"), ("article", "page", "story", "version", "recap", "summary", "inaccuracies", "errors", "mistakes", "misread", "misheard", "spellings", "template", "templates")
_COMMON = (  # words of these kinds that are in any text
    "read", "compared", "tested", "selected", "approved", "confirmed", "human", "humans", "team", "staff", "methods", "method", "production", "these", "present",
)  # fmt: skip
# ... and what a brief one that is a disclosure may hold besides, wherever it stands
_LABEL = ("by", "via", "with", "using", "from", "level", "degree", "share", "amount", "use", "used")
_OPENING_KINDS, _OPENING = ("THING", "MADE", "ROLE", "NOTE", "CREDIT", "OUTPUT", "READ_OUT"), 4  # tokens


@dataclass(frozen=True, slots=True)
class _Gate:
    """Words of the vocabulary by which sentences are chosen; uint64: the keys of those that are only looked for beside others.

    lasts, pairs : of the names of machines that have no word of their own, the last words and the last two. weak, behind_weak : what
    is a machine behind "by", or in front of what it did. unnatural, spoken : "digital voice". tools, house : "our own tool". plain, before_plain : "by a model", "to our tool". persons : "not a real person".
    by_plain, articles, pieces : "by software", "by a model", "a piece of software". instruments, tasks : "a writing tool". myself, opening,
    label : with which a text points at itself wherever they stand, where it begins, and where it is brief.
    """

    lasts: tuple[str, ...]
    pairs: WordPairs
    weak: tuple[str, ...]
    behind_weak: np.ndarray
    unnatural: tuple[str, ...]
    spoken: np.ndarray
    tools: tuple[str, ...]
    house: np.ndarray
    plain: tuple[str, ...]
    before_plain: np.ndarray
    by_plain: np.ndarray
    articles: np.ndarray
    pieces: np.ndarray
    behind_plain: np.ndarray
    persons: tuple[str, ...]
    prose: np.ndarray
    avatars: tuple[str, ...]
    instruments: tuple[str, ...]
    tasks: np.ndarray
    myself: np.ndarray
    opening: np.ndarray
    label: np.ndarray


@cache
def _gate() -> _Gate:
    kinds = lists()
    _, pairs = machine_names(kinds)

    def singles(*names: str) -> tuple[str, ...]:
        """The single words of some kinds."""
        return tuple(sorted(word for word in set().union(*(kinds[name] for name in names)) if " " not in word))

    names = sorted(pairs)
    return _Gate(
        lasts=tuple(sorted({last for _, last in names})),
        pairs=WordPairs(names),
        weak=singles("WEAK"),
        behind_weak=tk.word_keys(singles("MADE", "DID", "SPOKEN", "OUTPUT", "WORK")),
        unnatural=singles("UNNATURAL"),
        spoken=tk.word_keys(singles("SPOKEN")),
        tools=singles("HOUSE_TOOL"),
        house=tk.word_keys(sorted({word.split()[0] for word in kinds["HOUSE"]} | {*_NEWSROOM})),
        plain=singles("PLAIN_TOOL", "WEAK"),
        before_plain=tk.word_keys(_BEFORE_PLAIN),
        by_plain=tk.word_keys(_BY_PLAIN),
        articles=tk.word_keys(("a", "an", "our", "the", "some")),
        pieces=tk.word_keys(("piece", "bit", "lines")),
        behind_plain=tk.word_keys(singles("DID", "DOES", "BUILT")),
        persons=("person", "human", "real"),
        prose=tk.word_keys(singles("PROSE")),
        avatars=("avatar", "avatars", "clone"),
        instruments=singles("INSTRUMENT"),
        tasks=tk.word_keys(singles("TASK")),
        myself=tk.word_keys(sorted({*singles(*_SELF_KINDS), *_SELF_WORDS} - {*_COMMON})),
        opening=tk.word_keys(singles(*_OPENING_KINDS)),
        label=tk.word_keys(sorted({*singles(*_OPENING_KINDS, "AVATAR"), *_LABEL})),
    )


def candidates(ctx: Context, inside: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sentences with a word about AI or with words that models are fond of: some anywhere, some beside "I", "you" where an article ends.

    The second array, bool, says which of them hold a word about AI; the others can be leaks only.
    """
    sentences, tokens, of = ctx.sentences, ctx.tokens, ctx.sentences.of_token
    n, count = len(tokens), len(sentences)
    if not n:
        return np.zeros(0, np.int64), np.zeros(0, bool)
    size = np.diff(sentences.first)

    def outside(at: np.ndarray) -> np.ndarray:
        return at[inside[at] == 0]

    machines = outside(np.concatenate([ctx.where_has("AI"), _makers(ctx)]))
    starred = ctx.where_has("ANON")
    starred = starred[(ctx.gap[starred] & tk.OTHER) > 0]
    bracket = np.flatnonzero(tokens.mark == ord("["))
    bracket = bracket[tokens.mark_gap[bracket] < n]
    square = tokens.mark_gap[bracket]
    square = square[tokens.mark_at[bracket] >= sentences.start[of[square]]]  # not one that ends the article in front
    leaking = outside(np.concatenate([ctx.where_has("LEAK"), starred, square]))
    telling = np.concatenate([machines, leaking])
    alone = ((ctx.matches.classes[telling] & ctx.mask("AI", "LEAK")) != 0) & ~ctx.is_word(telling, *EVERYDAY)
    wanted = np.zeros(count + 1, bool)
    wanted[of[telling[alone]]] = True
    wanted[of[leaking[size[of[leaking]] <= _BRIEF]]] = True
    others = distinct(of[telling[~alone]])
    if others.size:
        token, edge = spread(sentences.first[others], sentences.first[others + 1])
        opening = np.minimum(sentences.first[others][:, None] + np.arange(_OPENING), n - 1)
        self_told = among(tokens.key[opening], _gate().opening).any(axis=1)
        label = np.logical_or.reduceat(among(tokens.key[token], _gate().label), edge) & (size[others] <= _BRIEF)
        wanted[others[self_told | label | np.logical_or.reduceat(among(tokens.key[token], _gate().myself), edge)]] = True
    human = of[ctx.where_are("human")]
    wanted[human[size[human] <= 9]] = True
    helpful = ctx.where_has("LEAKISH")
    leakish = of[helpful]
    if leakish.size:
        said = np.zeros(count + 1, bool)
        said[of[helpful[ctx.leads[helpful]]]] = True
        together = np.append(sentences.article[1:] == sentences.article[:-1], False)  # with the sentence behind it
        leakish = distinct(leakish)
        near = distinct(np.concatenate([leakish, leakish[together[leakish]] + 1]))
        token, _ = spread(sentences.first[near], sentences.first[near + 1])
        said[of[outside(token[ctx.is_word(token, "i", "my", "i'm")])]] = True
        said[:-1] |= said[1:] & together  # "Certainly! Here is ..."
        wanted[leakish[said[leakish]]] = True
        wanted[leakish[(size[leakish] <= 2) & together[leakish]] + 1] = True
    # where an article ends
    final = np.flatnonzero(np.append(sentences.article[1:] != sentences.article[:-1], True))
    last = distinct(np.maximum(final[:, None] - np.arange(3), np.append(0, final[:-1] + 1)[:, None]))
    last = last[(ctx.held[last] & ctx.mask("YOU", "FIRST")) != 0]
    token, _ = spread(sentences.first[last], sentences.first[last + 1])
    wanted[of.take(token[tk.is_in(tokens.key.take(token), _OFFERING)])] = True
    numbers = np.flatnonzero(wanted[:count])
    about = np.zeros(count, bool)
    about[of[machines]] = True
    return numbers, about[numbers]


def _makers(ctx: Context) -> np.ndarray:
    """Tokens in names of machines of which no word is one by itself ("language model"), and words that are machines beside others only: "by
    software", "by a computer", "computer-generated", "a digital voice", "our in-house tool"."""
    gate, key = _gate(), ctx.tokens.key
    last = ctx.where_are(*gate.lasts)
    last = last[gate.pairs.hold(key[ctx.before(last)], key[last])]
    weak = ctx.where_are(*gate.weak)
    front = ctx.before(weak)
    by = ctx.is_word(front, "by") | (ctx.is_word(front, "a", "an", "our", "the", "some") & ctx.is_word(ctx.before(front), "by"))
    weak = weak[by | among(key[ctx.behind(weak)], gate.behind_weak)]
    voice = ctx.where_are(*gate.unnatural)
    voice = voice[among(key[ctx.behind(voice)], gate.spoken)]
    tool = ctx.where_are(*gate.tools)
    before, own = ctx.before(tool), np.zeros(len(tool), bool)
    for _ in range(_HOUSED):
        front = ctx.before(before)
        own |= ctx.is_word(front, "our") & among(key[before], gate.house)
        before = front
    plain = ctx.where_are(*gate.plain)
    of = ctx.sentences.of_token[plain]
    first = ctx.sentences.first[of]
    meant = (plain - first < _OPENING) & (ctx.sentences.first[of + 1] - first <= _LABELS)
    meant |= among(key[ctx.behind(plain)], gate.behind_plain)
    before = ctx.before(plain)
    meant |= ctx.is_word(before, "of") & among(key[ctx.before(before)], gate.pieces)
    for _ in range(_LEANING):
        front = ctx.before(before)
        meant |= among(key[before], gate.by_plain) | (among(key[before], gate.articles) & among(key[front], gate.before_plain))
        before = front
    task = ctx.where_are(*gate.instruments)
    task = task[among(key[ctx.before(task)], gate.tasks)]
    return np.concatenate([last, weak, voice, tool[own], plain[meant], task, _without_names(ctx)])


def _without_names(ctx: Context) -> np.ndarray:
    """Tokens that tell of a machine without its name: "not a real person", "no human hand", "generated from the league's data", "by ScoreBot"."""
    gate = _gate()
    unreal = ctx.where_are(*gate.persons)  # "... is not a real person"
    front = ctx.before(unreal)
    unreal = unreal[ctx.is_word(front, "a", "an", "real", "not") & ctx.is_word(ctx.before(front), "not", "a", "isn't", "no", "is", "are")]
    person = ctx.where_are(*_HANDS)  # "no human hand", "not written by a person"
    front = ctx.before(person)
    person = person[ctx.is_word(front, "no", "without") | (ctx.is_word(front, "a", "any") & ctx.is_word(ctx.before(front), "by"))]
    anyone = ctx.where_are("anyone", "anybody")  # "without anyone touching it"
    anyone = anyone[ctx.is_word(ctx.before(anyone), "without")]
    itself = ctx.where_are("itself", "themselves")  # "writes itself from the clerk's list"
    itself = itself[ctx.is_word(ctx.behind(itself), "from", "out")]
    fed = ctx.where_are("generated", "autofilled")  # "generated from the league's data"
    was = ctx.is_word(ctx.before(fed), "is", "was", "are", "were") & ~ctx.is_word(ctx.behind(fed), "by", "a")
    was |= among(ctx.tokens.key[ctx.before(fed)], gate.prose)
    fed = fed[was | ctx.is_word(ctx.behind(fed), "from", "to", "for") | (fed - ctx.sentences.first[ctx.sentences.of_token[fed]] < 2)]
    by = ctx.behind(ctx.where_are("by"))
    christened = by[_CHRISTENED.end(ctx.buffer, ctx.tokens, by)]  # "by ScoreBot"
    absent = ctx.where_are(*_ABSENT)
    return np.concatenate([unreal, person, anyone, itself, fed, christened, absent, ctx.where_are(*gate.avatars)])


def lead_ins(ctx: Context, numbers: np.ndarray) -> list[str]:
    """For each sentence the one before it, where that is a word or two ("Certainly!"), else nothing."""
    sentences = ctx.sentences
    before = np.maximum(numbers - 1, 0)
    leads_in = (numbers > 0) & (sentences.article[before] == sentences.article[numbers])
    leads_in &= sentences.first[numbers] - sentences.first[before] <= 2
    out = [""] * len(numbers)
    where = np.flatnonzero(leads_in)
    for k, text in zip(where.tolist(), sentence_texts(ctx, before[where]), strict=True):
        out[k] = text + " "
    return out


def at_edges(ctx: Context, numbers: np.ndarray) -> list[int]:
    """For each sentence how many ends of its line it has: 2 is a line of its own."""
    out = []
    for text, start, end in places_of(ctx, numbers):
        before = text[max(start - 8, 0) : start].rstrip(" \t([*_-")
        behind = text[end : end + 8].lstrip(" \t)]*_-")
        out.append((not before or before[-1] == "\n") + (not behind or behind[0] == "\n"))
    return out
