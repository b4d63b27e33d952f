"""Words of a buffer as arrays: where they are, a 64-bit key for look-ups, their shape, and what stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from credscore.text import fold as f
from credscore.text.buffer import Buffer

# What the gap before a token holds (bits).
COMMA, PERIOD, QUESTION, COLON, SEMICOLON, G_DASH, OPEN_PAREN, CLOSE_PAREN = (1 << i for i in range(8))
NEWLINE, DOUBLE, SINGLE, OTHER, HYPHEN, BAR, AT, HASH = (1 << i for i in range(8, 16))
TERMINAL = PERIOD | QUESTION

_GAP_BITS: dict[int, str | tuple[int, ...]] = {
    COMMA: ",",
    PERIOD: (ord("."), f.ELLIPSIS),
    QUESTION: "?!",
    COLON: ":",
    SEMICOLON: ";",
    G_DASH: (f.DASH,),
    OPEN_PAREN: "([{",
    CLOSE_PAREN: ")]}",
    NEWLINE: "\n",
    DOUBLE: (ord('"'), f.OPEN_DOUBLE, f.CLOSE_DOUBLE, f.LOW_DOUBLE, f.OPEN_GUILLEMET, f.CLOSE_GUILLEMET),
    SINGLE: (ord("'"), f.OPEN_SINGLE, f.CLOSE_SINGLE, f.LOW_SINGLE, ord("`")),
    HYPHEN: "-",
    BAR: "|",
    AT: "@",
    HASH: "#",
    OTHER: (
        f.SYMBOL,
        f.BULLET,
        ord("*"),
        ord("&"),
        ord("%"),
        ord("$"),
        ord("/"),
        ord("\\"),
        ord("<"),
        ord(">"),
        ord("="),
        ord("+"),
        ord("~"),
        ord("_"),
        ord("^"),
    ),
}


def _gap_table() -> np.ndarray:
    table = np.zeros(256, np.uint16)
    for bit, chars in _GAP_BITS.items():
        for char in chars:
            table[ord(char) if isinstance(char, str) else char] = bit
    return table


GAP_TABLE = _gap_table()
_APOSTROPHE = ord("'")
_K0, _K1, _K2 = (np.uint64(k) for k in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_LOWER = np.uint64(0x2020202020202020)
_MASKS = np.array([(1 << (8 * n)) - 1 for n in range(8)] + [(1 << 64) - 1], np.uint64)


@dataclass(slots=True)
class Tokens:
    """Arrays over the n tokens of a buffer, in order; `gap` and `mark_*` describe the punctuation.

    start, end : int64, buffer positions; a possessive 's is left out of [start, end) and flagged in `possessive`.
    key : uint64, equal for equal words whatever their case or accents.
    upper, all_upper, digit, possessive : bool.
    gap : uint16 (n + 1,), bits of what stands before token i (gap[n]: after the last one).
    mark_at : int64, positions of every character that is neither word nor space; mark_gap : its gap's index.
    """

    start: np.ndarray
    end: np.ndarray
    key: np.ndarray
    upper: np.ndarray
    all_upper: np.ndarray
    digit: np.ndarray
    possessive: np.ndarray
    gap: np.ndarray
    mark_at: np.ndarray
    mark_gap: np.ndarray

    def __len__(self) -> int:
        return len(self.start)


def word_key(word: str) -> int:
    """The key that `tokenize` gives to `word` (a single token)."""
    data = np.frombuffer(bytes(f.fold(word)).replace(bytes([f.CLOSE_SINGLE]), b"'").ljust(24, b"\0"), np.uint8)
    return int(_keys(data, np.array([0]), np.array([len(word)]))[0])


@lru_cache(maxsize=64)
def _key_set(words: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Sorted keys of `words`, and a table over 12 bits of a key that is False for nearly all others."""
    keys = np.unique(np.array([word_key(w) for w in words], np.uint64))
    gate = np.zeros(1 << 12, bool)
    gate[(keys >> np.uint64(52)).astype(np.intp)] = True
    return keys, gate


def is_in(keys: np.ndarray, words: Sequence[str]) -> np.ndarray:
    """bool: which of the uint64 `keys` belong to one of `words`."""
    table, gate = _key_set(tuple(words))
    out = gate.take((keys >> np.uint64(52)).view(np.int64), mode="clip")
    maybe = np.flatnonzero(out)
    some = keys[maybe]
    out[maybe] = table.take(np.searchsorted(table, some), mode="clip") == some
    return out


def _words_at(data: np.ndarray, at: np.ndarray) -> np.ndarray:
    """The eight bytes from each position, as uint64; positions need eight bytes behind them."""
    return np.ndarray((len(data) - 7,), "<u8", data, strides=(1,))[at]


def _keys(data: np.ndarray, start: np.ndarray, size: np.ndarray) -> np.ndarray:
    key = (_words_at(data, start) | _LOWER) & _MASKS.take(size, mode="clip")
    key *= _K0
    key ^= key >> np.uint64(29)
    long = np.flatnonzero(size > 8)
    if long.size:
        more = (_words_at(data, start[long] + 8) | _LOWER) & _MASKS[np.minimum(size[long] - 8, 8)]
        more *= _K1
        longer = np.flatnonzero(size[long] > 16)
        if longer.size:  # words are told apart by their first 24 letters and their length
            at = long[longer]
            rest = (_words_at(data, start[at] + 16) | _LOWER) & _MASKS[np.minimum(size[at] - 16, 8)]
            more[longer] += rest * _K2 + size[at].astype(np.uint64)
        key[long] = (key[long] ^ (more ^ (more >> np.uint64(31)))) * _K2
    return key


def tokenize(buffer: Buffer) -> Tokens:
    """Tokens of a buffer in one sweep of array operations. An apostrophe inside a word belongs to it; so do separators inside numbers and initials."""
    data = buffer.data
    letter = ((data | 32) - np.uint8(97) < 26) | (data - np.uint8(0x80) < 3)
    word = letter | (data - np.uint8(48) < 10)
    solid = word | (data == 32)
    mark_at = np.flatnonzero(~solid)
    mark = data[mark_at]
    inside = (mark == _APOSTROPHE) | (mark == f.CLOSE_SINGLE) | (mark == f.OPEN_SINGLE)
    joint = mark_at[inside]
    joint = joint[letter[joint - 1] & letter[joint + 1]]
    data[joint] = _APOSTROPHE
    word[joint] = True
    inside = (mark == 46) | (mark == 44)
    joint = mark_at[inside]
    joint = joint[word[joint - 1] & word[joint + 1]]
    if joint.size:
        number = ~letter[joint - 1] & ~letter[joint + 1]
        initials = (data[joint] == 46) & letter[joint - 1] & letter[joint + 1] & ~letter[joint - 2] & ~letter[joint + 2]
        joint = joint[number | initials]
        word[joint] = True
    mark_at = mark_at[~word[mark_at]]

    edges = np.flatnonzero(word[1:] != word[:-1])
    edges += 1
    start, end = edges[::2].copy(), edges[1::2].copy()  # every later step reads them, in one piece they are read faster
    first = data[start]
    second = data[start + 1]
    size = end - start
    upper = (first - np.uint8(65) < 26) | (first == f.LETTER_UPPER)
    possessive = (data[end - 2] == _APOSTROPHE) & ((data[end - 1] | 32) == ord("s")) & (size > 2)
    size = size - 2 * possessive
    all_upper = upper & (second - np.uint8(65) < 26) & (size > 1)  # not O'Leary
    digit = first - np.uint8(48) < 10

    gap = np.zeros(len(start) + 1, np.uint16)
    mark_gap = np.searchsorted(start, mark_at)
    np.bitwise_or.at(gap, mark_gap, GAP_TABLE[data[mark_at]])
    return Tokens(start, start + size, _keys(data, start, size), upper, all_upper, digit, possessive, gap, mark_at, mark_gap)
