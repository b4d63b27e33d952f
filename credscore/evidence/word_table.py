"""From the keys of words to small numbers: a perfect hash table that looks up many tokens in a few array operations."""

from __future__ import annotations

import numpy as np

from credscore.errors import LexiconError
from credscore.text.tokens import AT_ONCE


class WordTable:
    """Perfect hash table from 64-bit keys to small ids ("hash and displace"): three array gathers a look-up.

    The top bits of a key choose a displacement, which is added to other bits of it to give a slot that no other word has.
    """

    BUCKET_BITS = 12

    def __init__(self, keys: list[int], bits: int = 14) -> None:
        self._slots = np.uint64((1 << bits) - 1)
        size = 1 << bits
        buckets: dict[int, list[int]] = {}
        for number, key in enumerate(keys):
            buckets.setdefault(key >> (64 - self.BUCKET_BITS), []).append(number)
        for shift in range(38, 8, -1):  # another choice of bits where two words of one bucket share theirs
            if self._place(keys, sorted(buckets.items(), key=lambda b: -len(b[1])), shift, size):
                return
        raise LexiconError("The lexicons hold more words than the word table has room for.", "Give the word table one more bit.")

    def _place(self, keys: list[int], buckets: list[tuple[int, list[int]]], shift: int, size: int) -> bool:
        self._shift = np.uint64(shift)
        last = size - 1
        moves, places = [0] * (1 << self.BUCKET_BITS), [0] * len(keys)
        taken = bytearray(2 * size)  # twice, so that no search runs over its end
        for bucket, numbers in buckets:
            wanted = [(keys[k] >> shift) & last for k in numbers]
            move = _free(taken, wanted, size) if len(numbers) < 2 or len(set(wanted)) == len(wanted) else -1
            if move < 0:
                return False
            moves[bucket] = move
            for k, at in zip(numbers, wanted, strict=True):
                slot = places[k] = (at + move) & last
                taken[slot] = taken[slot + size] = 1
        self._move = np.array(moves, np.uint64)
        self._key, self._ident = np.zeros(size, np.uint64), np.zeros(size, np.int64)
        self._key[places], self._ident[places] = np.array(keys, np.uint64), np.arange(1, len(keys) + 1)
        return True

    def lookup(self, keys: np.ndarray) -> np.ndarray:
        """int64 ids of uint64 keys; 0 for words that are in no lexicon."""
        out = np.empty(len(keys), np.int64)
        for low in range(0, len(keys), AT_ONCE):
            part = keys[low : low + AT_ONCE]
            slot = self._move.take((part >> np.uint64(64 - self.BUCKET_BITS)).view(np.int64), mode="clip")
            slot += part >> self._shift
            slot &= self._slots
            at = slot.view(np.int64)
            known = self._key.take(at, mode="clip") == part
            np.multiply(self._ident.take(at, mode="clip"), known, out=out[low : low + AT_ONCE])
        return out


def _free(taken: bytearray, wanted: list[int], size: int) -> int:
    """The first of the displacements below `size` that puts no word where one is; -1 for none."""
    first, *others = wanted
    at = taken.find(0, first, first + size)
    while at >= 0 and others:
        move = at - first
        for slot in others:
            if taken[(slot + move) % size]:
                break
        else:
            break
        at = taken.find(0, at + 1, first + size)
    return at - first if at >= 0 else -1
