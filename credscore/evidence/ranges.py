"""Many ranges of numbers at once: what they hold together, counted or united without a loop."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

_COUNT = np.arange(1 << 16)  # counted once: to count anew takes as long as all the rest
_COUNT.setflags(write=False)
_LONG = 1 << 12  # in shorter arrays it makes no difference
_EACH, _LAST = np.uint64(0x0101010101010101), np.uint64(56)  # a product with _EACH sums up bytes: each holds those up to it, the last all eight
_BYTE = np.uint64(8)


def spread(first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All numbers in the ranges [first, last), range after range, and where each range begins among them; int64."""
    size = last - first
    begin = np.cumsum(size) - size
    out = np.repeat(first - begin, size)
    out += _COUNT[: len(out)] if len(out) <= len(_COUNT) else np.arange(len(out))
    return out, begin


def distinct(numbers: np.ndarray) -> np.ndarray:
    """The different ones of some whole numbers, in order. np.unique looks them up in a table first, which takes four times as long, and
    imports numpy's masked arrays, a thirtieth of a cold start."""
    out = np.sort(numbers, axis=None)
    new = np.ones(len(out), bool)
    np.not_equal(out[1:], out[:-1], out=new[1:])
    return out[new]


def numbered(numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int64: which of the different ones, in order, each of some whole numbers is, and how many times each of these occurs."""
    known = distinct(numbers)
    which = np.searchsorted(known, numbers)
    return which, np.bincount(which, minlength=len(known))


def among(numbers: np.ndarray, some: np.ndarray | Sequence[int]) -> np.ndarray:
    """bool: which of some whole numbers are one of `some`. np.isin does what np.unique does."""
    there = np.sort(some)
    if not len(there):
        return np.zeros(numbers.shape, bool)
    at = np.minimum(np.searchsorted(there, numbers), len(there) - 1)
    return np.asarray(there[at] == numbers)


def maybe_among(keys: np.ndarray, known: np.ndarray) -> np.ndarray:
    """bool: which of many keys (uint64) may be one of `known`, told by 16 of their bits: all that are, and few others. Spares `among` nearly all."""
    table = np.zeros(1 << 16, bool)
    table[(known >> np.uint64(48)).view(np.int64)] = True
    return table[(keys >> np.uint64(48)).view(np.int64)]


def shared(first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Like `spread` for ranges that overlap: every number once, and for each range where among them it begins and ends; int64.

    Many ranges in one long sentence would hold its numbers as often as there are ranges.
    """
    if not len(first):
        none = np.zeros(0, np.int64)
        return none, none, none
    order = np.argsort(first, kind="stable")
    begins, reach = first[order], np.maximum.accumulate(last[order])
    opens = np.ones(len(order), bool)
    opens[1:] = begins[1:] > reach[:-1]
    blocks = np.flatnonzero(opens)
    out, at = spread(begins[blocks], reach[np.append(blocks[1:], len(order)) - 1])
    shift = np.empty(len(order), np.int64)
    shift[order] = (at - begins[blocks])[np.cumsum(opens) - 1]
    return out, first + shift, last + shift


def any_inside(first: np.ndarray, last: np.ndarray, holds: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """bool: in which of the ranges [first, last), few, some number is one that `holds`, which is asked for all of them at once."""
    at, low, high = shared(first, last)
    count = running(holds(at))
    return np.asarray(count[high] != count[low])


def running(flag: np.ndarray) -> np.ndarray:
    """int32 (n + 1,): how many of the first k of a bool array hold. The difference of two is the number in a range.

    To add one to the next waits for each sum: eight are summed up in one product, eight of those in another, and only one in 64 waits.
    """
    out = np.empty(len(flag) + 1, np.int32)
    out[0] = 0
    whole = len(flag) & ~63 if len(flag) >= _LONG else 0
    np.cumsum(flag[whole:], out=out[whole + 1 :], dtype=np.int32)
    if whole:
        inside = flag[:whole].view(np.uint64) * _EACH
        eights = (inside >> _LAST).astype(np.uint8).view(np.uint64) * _EACH
        total = np.cumsum(eights >> _LAST, dtype=np.int32)
        eights <<= _BYTE  # what stands in front of each eight
        inside += eights.view(np.uint8) * _EACH
        out[1 : whole + 1] = inside.view(np.uint8)
        behind = out[65 : whole + 1].reshape(-1, 64)
        behind += total[:-1, None]
        out[whole + 1 :] += total[-1]
    return out


def unions(bits: np.ndarray, first: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Union of the bits of each range (none empty) from two runs of a power of two that cover it: n log n steps, whatever overlaps."""
    out = np.zeros(len(first), bits.dtype)
    step = 1  # bits[k] is the union of so many tokens from k on
    while True:
        pick = np.flatnonzero((size >= step) & (size < 2 * step))
        out[pick] = bits[first[pick]] | bits[first[pick] + size[pick] - step]
        if step > size.max() // 2:
            return out
        bits = bits[:-step] | bits[step:]
        step *= 2
