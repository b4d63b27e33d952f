"""What retraining learns from beside the evidence features, computed on the arrays of a buffer: hashed n-grams of words, and which cues
stand where.

A name of any person, place or outlet is one and the same placeholder, a number another, so no model built on these blocks can
know a name as a word; marks of punctuation are items of their own, since they carry the style. Line breaks are none: where paragraphs
end tells how a text was copied, and a model of two labels learned which scraper it came from.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.ranges import distinct
from credscore.model.wording import GENDERED
from credscore.text.tokens import MIX, is_in

if TYPE_CHECKING:
    from credscore.evidence.context import Context
    from credscore.evidence.extract import Found
    from credscore.evidence.lexicon import Lexicon

_STEP = np.uint64(0xC2B2AE3D27D4EB4F)
_NAME, _NUMBER, _MARK = np.uint64(0x1B873593), np.uint64(0x5BD1E995), np.uint64(0x85EBCA6B)
_SOMEBODY = np.uint64(0x2545F4914F6CDD1D)
_CAPITAL, _CAPITALS = np.uint64(0x27D4EB2F165667C5), np.uint64(0x94D049BB133111EB)
_EDGE = np.uint64(0xD6E8FEB86659FD93)
_NEWLINE = 10
# A text of more sentences than this has a headline and a lede: what is said there counts once more, as said there.
LEDE = 4
_HEADLINE, _LEDE, _PLACED = np.uint64(0xA0761D6478BD642F), np.uint64(0xE7037ED1A0B428DB), 2
# Curly, straight and broken quotation marks say the same; which of them an outlet prints says nothing about its sourcing.
_ALIKE = np.arange(256, dtype=np.uint8)
_ALIKE[[0x90, 0x91, 0x92, 0x93, 0x94]] = ord('"')
_ALIKE[[0x95, 0x96, 0x97, ord("`")]] = ord("'")
_ALIKE[0x98] = ord("-")


def _words(ctx: Context, even: bool = False) -> np.ndarray:
    """Keys of the words, uint64 (n,): names and numbers masked; a capital inside a sentence makes another word. even : see `placed_grams`."""
    tokens = ctx.tokens
    inside = ~ctx.leads
    key = tokens.key ^ np.where(inside & tokens.upper, np.where(tokens.all_upper, _CAPITALS, _CAPITAL), np.uint64(0))
    key = np.where(ctx.name, _NAME, np.where(tokens.digit, _NUMBER, key))
    return np.where(is_in(tokens.key, GENDERED), _SOMEBODY, key) if even else key


def _in_name(ctx: Context, marks: np.ndarray, byte: np.ndarray, behind: np.ndarray) -> np.ndarray:
    """Which marks stand inside a name: "Jean-Luc", "Ola B. Pruss". behind : number of the token behind each mark."""
    tokens, last = ctx.tokens, len(ctx.tokens) - 1
    to, before = np.minimum(behind, last), np.maximum(behind - 1, 0)
    within = ctx.name[to] & ctx.name[before] & ~ctx.leads[to] & (before < to) & (tokens.end[before] == marks)
    step = tokens.start[to] - marks
    initial = (byte == ord(".")) & (tokens.end[before] - tokens.start[before] == 1) & (step == 2)
    out: np.ndarray = within & ((step == 1) | initial)
    return out


def _items(found: Found, even: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """(key, sentence, start, end) of every word and mark in the order of the text, uint64 and int64; a name is one item, however long,
    and white space is none.

    A mark is of the sentence of the word behind it, the last ones of a text of the word before.
    """
    ctx = found.ctx
    tokens, data, starts = ctx.tokens, ctx.buffer.data, ctx.buffer.starts
    if not len(tokens):
        none = np.zeros(0, np.int64)
        return np.zeros(0, np.uint64), none, none, none
    of = ctx.sentences.of_token
    article = ctx.sentences.article[of]
    marks = tokens.mark_at
    inside = np.searchsorted(starts, marks, side="right") - 1
    keep = (inside >= 0) & (marks < ctx.buffer.ends[np.maximum(inside, 0)]) & (data[marks] != _NEWLINE)
    marks, inside = marks[keep], inside[keep]
    byte = _ALIKE[data[marks]]
    behind = np.searchsorted(tokens.start, marks)
    # a text of marks alone has no sentence
    near = np.minimum(behind, len(tokens) - 1)
    near = np.where(article[near] == inside, near, np.maximum(behind - 1, 0))
    kept = article[near] == inside
    marks, byte, near, behind = marks[kept], byte[kept], near[kept], behind[kept]
    order = np.argsort(np.concatenate([tokens.start, marks]), kind="stable")
    key = np.concatenate([_words(ctx, even), (byte.astype(np.uint64) + np.uint64(1)) * _MARK])[order]
    sentence = np.concatenate([of, of[near]])[order].astype(np.int64)
    start = np.concatenate([tokens.start, marks])[order].astype(np.int64)
    end = np.concatenate([tokens.end, marks + 1])[order].astype(np.int64)
    name = np.concatenate([ctx.name, _in_name(ctx, marks, byte, behind)])[order]
    longer = np.append(False, name[1:] & name[:-1] & (sentence[1:] == sentence[:-1]))
    first = np.flatnonzero(~longer)
    return key[first], sentence[first], start[first], end[np.append(first[1:], len(key)) - 1]


def _bucket(key: np.ndarray, bits: int) -> np.ndarray:
    # the upper bits of a multiplicative hash: the lower ones of a product are poorly mixed
    mixed = (key ^ (key >> np.uint64(32))) * MIX
    return (mixed >> np.uint64(64 - bits)).astype(np.int64)


def word_grams(found: Found, bits: int, longest: int = 2) -> tuple[np.ndarray, np.ndarray]:
    """(article, bucket) int64 pairs, one for every run of one to `longest` words and marks; buckets are below 2**bits.

    In texts of more than LEDE sentences runs of one and two stand for themselves a second time where they lie in the first LEDE
    sentences, a third time in the first one.
    """
    rows, columns, _, _ = placed_grams(found, bits, longest)
    return rows, columns


def placed_grams(
    found: Found, bits: int, longest: int, even: bool = False, goes_on: bool = False
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """(article, bucket, start, end) int64: as `word_grams`, and the range of the buffer that each run takes up.

    even : words that tell somebody's sex are all the same. goes_on : the buffer holds a later part of an article, which has no lede.
    """
    return told_grams(found, bits, longest, even, goes_on)[:4]


def told_grams(
    found: Found, bits: int, longest: int, even: bool = False, goes_on: bool = False
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """As `placed_grams`, and what each run stands for: 0 itself, 1 itself in the first LEDE sentences, 2 in the first one."""
    key, sentence, begin, stop = _items(found, even)
    sents = found.ctx.sentences
    article = sents.article[sentence].astype(np.int64)
    opens = np.searchsorted(sents.article, article)
    short = np.searchsorted(sents.article, article, side="right") - opens <= LEDE
    place = np.where(short | goes_on, LEDE, sentence - opens)
    rolling = key.copy()
    out: list[list[np.ndarray]] = [[np.zeros(0, np.int64)] for _ in range(5)]
    for size in range(1, longest + 1):
        end = max(len(key) - size + 1, 0)
        if size > 1:
            rolling = (rolling[:end] * _STEP) ^ (key[size - 1 :] + np.uint64(size))
        whole = np.flatnonzero(article[:end] == article[size - 1 :])
        last = place[whole + size - 1]
        for number, (tag, below) in enumerate(((np.uint64(0), LEDE + 1), (_LEDE, LEDE), (_HEADLINE, 1))[: 1 if size > _PLACED else 3]):
            some = whole if not tag else whole[(last < below) & (place[whole] < below)]
            bucket, what = _bucket(rolling[some] ^ tag, bits), np.full(len(some), number)
            for part, values in zip(out, (article[some], bucket, begin[some], stop[some + size - 1], what), strict=True):
                part.append(values)
    where, buckets, first, last, place = (np.concatenate(part) for part in out)
    return where, buckets, first, last, place


# ---------------------------------------------------------------- cues
@lru_cache(maxsize=4)
def _rule_keys(lexicon: Lexicon) -> np.ndarray:
    """uint64 (rules,): a key of the name of every rule, so that it outlives a change of the order."""
    names = [rule.id if rule is not None else "" for rule in lexicon.rules]
    return np.array([int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "little") for name in names], np.uint64)


_LONGEST_CUE = 6


def _run(key: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """One key for each run of words [first, last), uint64; words behind the sixth do not count."""
    out = np.full(len(first), _EDGE, np.uint64)
    for k in range(_LONGEST_CUE):
        at = first + k
        there = at < last
        out = np.where(there, (out * _STEP) ^ key[np.minimum(at, len(key) - 1)], out)
    return out


def cue_grams(found: Found, bits: int) -> tuple[np.ndarray, np.ndarray]:
    """(article, bucket) int64 pairs for the cues of a text: which rule fired, with which words, what stands beside it, where in its
    sentence, whether it sets the hedge flag; of attributions the type of source, the rule, the words of the cue and the ends of the
    source; how many cues there are."""
    ctx = found.ctx
    none = np.zeros(0, np.int64)
    if not len(ctx.tokens):
        return none, none
    words, rules = _words(ctx), _rule_keys(ctx.lexicon)
    sents = ctx.sentences
    of = sents.of_token
    rows: list[np.ndarray] = []
    columns: list[np.ndarray] = []

    def add(number: int, article: np.ndarray, *parts: np.ndarray) -> None:
        key = np.full(len(article), number, np.uint64) * _MARK
        for part in parts:
            key = (key * _STEP) ^ part
        rows.append(article.astype(np.int64))
        columns.append(_bucket(key, bits))

    count = np.zeros(len(ctx.buffer), np.int64)
    for family, cues in enumerate((found.hedges, found.boosters, found.checks)):
        article = sents.article[cues.sentence]
        count += np.bincount(article, minlength=len(count))
        rule, cue = rules[cues.rule], _run(words, cues.first, cues.last)
        low, high = sents.first[cues.sentence], sents.first[cues.sentence + 1]
        before = np.where(cues.first > low, words[np.maximum(cues.first - 1, 0)], _EDGE)
        behind = np.where(cues.last < high, words[np.minimum(cues.last, len(words) - 1)], _EDGE)
        add(1, article, rule)
        add(2, article, rule, cues.flags.astype(np.uint64) + np.uint64(2 * family))
        add(3, article, cue)
        add(4, article, cue, behind)
        add(5, article, before, cue)
        add(6, article, rule, np.minimum(cues.first - low, 3).astype(np.uint64))
    a = found.attributions
    if len(a):
        article, kind, rule = sents.article[a.sentence], a.type.astype(np.uint64), rules[a.rule]
        cue = _run(words, a.cue, a.cue_end)
        add(7, article, kind)
        add(8, article, rule)
        add(9, article, kind, rule)
        add(10, article, cue)
        add(11, article, kind, cue)
        named = np.flatnonzero((a.first >= 0) & (a.last > a.first))
        for ends in (a.first[named], a.last[named] - 1):
            add(12, article[named], kind[named], words[ends])
    some = distinct(sents.article[of])
    add(13, some, np.minimum(count[some], 4).astype(np.uint64))
    return np.concatenate(rows), np.concatenate(columns)
