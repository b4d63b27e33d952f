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
STRONG = COMMA | COLON | SEMICOLON | G_DASH | OPEN_PAREN | CLOSE_PAREN | DOUBLE | QUESTION  # what parts clauses

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
LETTER = np.zeros(256, bool)
LETTER[[*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1), f.LETTER_LOWER, f.LETTER_UPPER, f.LETTER_OTHER]] = True
_CHARACTERS = 1 << 17  # so many at a time
AT_ONCE = 1 << 14  # words: many operations on these are faster, part after part, than each on all
_ZERO, _ONE = np.zeros(1, np.int64), np.uint64(1)
# Spreads the bits of a number over 64 (Knuth: an odd number near 2**64 over the golden ratio): two numbers in one key are `one * MIX ^ other`.
MIX = np.uint64(0x9E3779B97F4A7C15)
_K0, _K1, _K2 = MIX, np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9)
_LOWER = np.uint64(0x2020202020202020)
_MASKS = np.array([(1 << (8 * n)) - 1 for n in range(8)] + [(1 << 64) - 1], np.uint64)


@dataclass(slots=True)
class Tokens:
    """Arrays over the n tokens of a buffer, in order; `gap` and `mark_*` describe the punctuation.

    start, end : int64, buffer positions; a possessive 's is left out of [start, end) and flagged in `possessive`.
    key : uint64, equal for equal words whatever their case or accents.
    upper, all_upper, digit, possessive : bool. capital : int64, the tokens that are `upper`, in order.
    gap : uint16 (n + 1,), bits of what stands before token i (gap[n]: after the last one).
    mark_at : int64, positions of every character that is neither word nor space; mark : uint8, these; mark_gap : their gaps.
    marked : int64, the tokens with such a character in front of them, in order, a fifth of all; marks : uint16, the gap in front of each of these.
    """

    start: np.ndarray
    end: np.ndarray
    key: np.ndarray
    upper: np.ndarray
    all_upper: np.ndarray
    digit: np.ndarray
    possessive: np.ndarray
    capital: np.ndarray
    gap: np.ndarray
    mark_at: np.ndarray
    mark: np.ndarray
    mark_gap: np.ndarray
    marked: np.ndarray
    marks: np.ndarray

    def __len__(self) -> int:
        return len(self.start)

    def where_gap(self, bits: int) -> np.ndarray:
        """int64: the tokens with any of the characters `bits` in front of them, in order. Only `marked` is looked at, not all gaps."""
        return self.marked.take(((self.marks & bits) != 0).nonzero()[0])


def word_keys(words: Sequence[str]) -> np.ndarray:
    """The keys that `tokenize` gives to single tokens, uint64, in order."""
    size = np.array([len(word) for word in words], np.int64)
    text = " ".join([*words, ""])
    data = np.full(len(text) + 40, 32, np.uint8)
    data[: len(text)] = f.fold(text)
    data[data == f.CLOSE_SINGLE] = _APOSTROPHE
    return _keys(data[: len(data) & ~7], np.cumsum(size + 1) - size - 1, size)


class WordSets:
    """Several sets of words, at most 32, looked up together: words need not be in any lexicon, and one look answers for all sets."""

    def __init__(self, *sets: Sequence[str]) -> None:
        bits: dict[str, int] = {}
        for number, words in enumerate(sets):
            for word in words:
                bits[word] = bits.get(word, 0) | 1 << number
        keys = word_keys(list(bits))
        self._shift, slots, size = _apart(keys)
        self._last = np.uint64(size - 1)
        self._word = np.zeros(size, np.int64)  # slot -> number of the only word that may be there, 0 for none
        self._word[slots] = np.arange(1, len(keys) + 1)
        self._keys = np.append(np.uint64(0), keys)
        self._bits = np.array([0, *bits.values()], np.uint32)

    def look_up(self, keys: np.ndarray) -> np.ndarray:
        """uint32: one bit for each set that holds the word of each of the uint64 `keys`, the lowest for the first."""
        slot = keys >> self._shift
        slot &= self._last
        word = self._word.take(slot.view(np.int64), mode="clip")
        out = self._bits.take(word, mode="clip")
        out *= self._keys.take(word, mode="clip") == keys
        return out


class WordSet:
    """One set of words, looked up in half the time of `WordSets`."""

    def __init__(self, words: Sequence[str]) -> None:
        keys = word_keys(list(dict.fromkeys(words)))
        self._shift, slots, size = _apart(keys)
        self._last = np.uint64(size - 1)
        # a slot without a word holds a key that belongs into another slot: it equals none that is looked for there
        self._keys = np.zeros(size, np.uint64)
        self._keys[0] = keys[0]
        self._keys[slots] = keys

    def holds(self, keys: np.ndarray) -> np.ndarray:
        """bool: which of the uint64 `keys` belong to one of the words."""
        slot = keys >> self._shift
        slot &= self._last
        return np.asarray(self._keys.take(slot.view(np.int64), mode="clip") == keys)


def _apart(keys: np.ndarray) -> tuple[np.uint64, np.ndarray, int]:
    """A choice of bits that differs between all of these words: shift, the bits of each, number of values they may have."""
    for width in range(max((len(keys) ** 2 // 8).bit_length(), 4), 24):
        for shift in range(64 - width, 0, -3):
            slots = ((keys >> np.uint64(shift)) & np.uint64((1 << width) - 1)).view(np.int64)
            if len(set(slots.tolist())) == len(keys):
                return np.uint64(shift), slots, 1 << width
    raise ValueError("Two of these words have the same key.")


_FEW = 4  # words that are compared one by one faster than they are looked up


@lru_cache(maxsize=4096)  # many more than the package asks for: a set that falls out is built anew for every buffer
def _one_set(words: tuple[str, ...]) -> WordSet | tuple[np.uint64, ...]:
    return WordSet(words) if len(words) > _FEW else tuple(word_keys(words))


def is_in(keys: np.ndarray, words: Sequence[str]) -> np.ndarray:
    """bool: which of the uint64 `keys` belong to one of `words`, of which there is at least one."""
    if not keys.size:  # of one short article most rules find nothing to look at
        return np.zeros(keys.shape, bool)
    one = _one_set(tuple(words))
    if isinstance(one, WordSet):
        return one.holds(keys)
    out: np.ndarray = keys == one[0]
    for key in one[1:]:
        out |= keys == key
    return out


def eight(data: np.ndarray, at: np.ndarray) -> np.ndarray:
    """uint64: the eight bytes from each place `at` on; 16 bytes must stand behind it. Two aligned looks are much faster than one that is not."""
    whole = np.ndarray((len(data) // 8,), "<u8", data)
    number = at >> 3
    shift = ((at & 7) << 3).view(np.uint64)
    out, rest = whole.take(number, mode="clip"), whole[1:].take(number, mode="clip")
    out >>= shift
    rest <<= np.uint64(63) - shift
    rest <<= _ONE
    out |= rest
    return out


def _keys(data: np.ndarray, start: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Keys of the words at `start`, `size` letters long; a part of them at a time, that stays in the cache from one operation to the next."""
    out = np.empty(len(start), np.uint64)
    for low in range(0, len(start), AT_ONCE):
        part = slice(low, low + AT_ONCE)
        _put_keys(data, start[part], size[part], out[part])
    return out


def _put_keys(data: np.ndarray, start: np.ndarray, size: np.ndarray, key: np.ndarray) -> None:
    """As `_keys`, into `key`."""
    np.bitwise_or(eight(data, start), _LOWER, out=key)
    key &= _MASKS.take(size, mode="clip")
    key *= _K0
    key ^= key >> np.uint64(29)
    long = scattered(size > 8)
    if long.size:
        begin, length = start.take(long) + 8, size.take(long) - 8
        more = eight(data, begin)
        more |= _LOWER
        more &= _MASKS.take(length, mode="clip")
        more *= _K1
        longer = np.flatnonzero(length > 8)
        if longer.size:  # words are told apart by their first 24 letters and their length
            rest = (eight(data, begin[longer] + 8) | _LOWER) & _MASKS.take(length[longer] - 8, mode="clip")
            more[longer] += rest * _K2 + (length[longer] + 8).astype(np.uint64)
        more ^= more >> np.uint64(31)
        key[long] = (key[long] ^ more) * _K2


def either(where: np.ndarray, bits: np.ndarray, out: np.ndarray) -> np.ndarray:
    """out[where] |= bits, in place, for ascending `where` that seldom repeat. Returns these, each once."""
    first = np.ones(len(where), bool)
    np.not_equal(where[1:], where[:-1], out=first[1:])
    at = np.flatnonzero(first)
    some = where.take(at, mode="clip")
    out[some] |= bits.take(at, mode="clip")
    again = np.flatnonzero(~first)
    np.bitwise_or.at(out, where.take(again), bits.take(again))
    return some


_LONG = 1 << 13  # in shorter arrays it makes no difference


def scattered(flag: np.ndarray) -> np.ndarray:
    """np.flatnonzero of a long bool array of which some hundredths are true, in half its time: numpy would go from one to the next by a jump
    that no processor can foresee. Eight are looked at together, then those eights that hold any."""
    if len(flag) < _LONG:
        return flag.nonzero()[0]
    whole = len(flag) & ~7
    eights = flag[:whole].view(np.uint64)
    some = (eights != 0).nonzero()[0]
    inside = eights.take(some).view(bool).nonzero()[0]
    out = some.take(inside >> 3)
    out <<= 3
    out += inside & 7
    rest = flag[whole:].nonzero()[0]  # mostly none
    return np.append(out, rest + whole) if rest.size else out


def _find_words(data: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """low, high : the gaps between words, in order, that in front of word i is [low[i], high[i]). joints : places of the marks that join words to
    one; curly apostrophes among these become straight ones in `data`. Some characters at a time: what is found out of them stays in the cache."""
    word = np.zeros(len(data), bool)
    starts, ends, joints = [], [_ZERO], []
    for low in range(1, len(data) - 1, _CHARACTERS):  # the first and the last are blank
        high = min(low + _CHARACTERS, len(data) - 1)
        part = data[low - 1 : high + 1]
        here = ((part | 32) - np.uint8(97) < 26) | (part - np.uint8(0x80) < 3) | (part - np.uint8(48) < 10)
        word[low:high] = here[1:-1]
        mark = part[1:-1]
        between = (mark == _APOSTROPHE) | (mark - np.uint8(f.OPEN_SINGLE) < 2) | (mark & 0xFD == ord(","))  # 0xFD: full stops as well
        between &= here[:-2]
        between &= here[2:]
        at = scattered(between)
        at += low
        at = at.take(_joins(data, at).nonzero()[0])
        word[at] = True
        joints.append(at)
        edges = (word[low:high] != word[low - 1 : high - 1]).nonzero()[0]
        edges += low
        inside = int(word[low - 1])  # then the first of them ends a word
        starts.append(edges[inside::2])
        ends.append(edges[1 - inside :: 2])
    # in one piece they are read faster by every later step
    return np.concatenate(ends), np.concatenate([*starts, [len(data)]]), np.concatenate(joints)


def _joins(data: np.ndarray, at: np.ndarray) -> np.ndarray:
    """bool: which of the marks `at`, each between two words, join them. Curly apostrophes that do become straight ones in `data`."""
    mark, before, behind = data.take(at), LETTER.take(data.take(at - 1)), LETTER.take(data.take(at + 1))
    apostrophe = (mark != ord(",")) & (mark != ord("."))
    joins = apostrophe & before & behind
    data[at[joins]] = _APOSTROPHE
    joins |= ~apostrophe & ~before & ~behind  # a separator in a number
    joins |= (mark == ord(".")) & before & behind & ~LETTER.take(data.take(at - 2)) & ~LETTER.take(data.take(at + 2))  # the stop of an initial
    return joins


def tokenize(buffer: Buffer) -> Tokens:
    """Tokens of a buffer in one sweep of array operations. An apostrophe inside a word belongs to it; so do separators inside numbers and initials.
    No key has a possessive 's, be it that of "it's": a list of words that are asked of keys needs "it" alone."""
    data = buffer.data
    low, high, joint = _find_words(data)
    # nearly all gaps are one space: marks stand in the others
    other = ((data.take(low, mode="clip") != 32) | (high - low != 1)).nonzero()[0]
    size = high.take(other) - low.take(other)
    begin = np.cumsum(size) - size
    mark_at = np.repeat(low.take(other) - begin, size)
    mark_at += np.arange(len(mark_at))
    mark = data.take(mark_at, mode="clip")
    solid = np.flatnonzero(mark != 32)
    mark_at, mark, mark_gap = (x.take(solid, mode="clip") for x in (mark_at, mark, np.repeat(other, size)))
    gap = np.zeros(len(low), np.uint16)
    marked = either(mark_gap, GAP_TABLE.take(mark, mode="clip"), gap)

    start, end = high[:-1], low[1:]
    marked = marked[: np.searchsorted(marked, len(start))]  # without what stands behind the last token
    first = data.take(start, mode="clip")
    upper = (first - np.uint8(65) < 26) | (first == f.LETTER_UPPER)
    possessive = np.zeros(len(start), bool)
    apostrophe = joint[(data.take(joint) == _APOSTROPHE) & ((data.take(joint + 1) | 32) == ord("s"))]
    owner = np.searchsorted(end, apostrophe + 2)
    owner = owner[end.take(owner) == apostrophe + 2]
    possessive[owner] = True
    end[owner] -= 2
    size = end - start
    all_upper = np.zeros(len(start), bool)
    capital = np.flatnonzero(upper)
    all_upper[capital] = data.take(start.take(capital) + 1) - np.uint8(65) < 26  # not O'Leary; behind one letter stands none
    digit = first - np.uint8(48) < 10
    return Tokens(
        start, end, _keys(data, start, size), upper, all_upper, digit, possessive, capital, gap, mark_at, mark, mark_gap, marked, gap.take(marked)
    )
