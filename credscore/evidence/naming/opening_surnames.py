"""Surnames that are words as well and open a sentence, where runs of capitals leave them out: "Good said", in a text on Ines Good."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from credscore.evidence.lazy import lazy
from credscore.evidence.naming.run_words import CAPITALS

_CHANCE = lazy(rf"[.!?\n:—–|“\"‘'(]\s{{0,3}}(?=([{CAPITALS}\d]\S{{0,60}}) [a-z])")  # a word there, and small letters behind it
_OWNERS = ("", "'", "’", "'s", "’s")


def opening_surnames(text: str, surnames: set[str], starts: Sequence[int], ends: Sequence[int]) -> list[tuple[int, int]]:
    """Where they stand. starts, ends : of the names that were found, in order; what is part of one is none."""
    begins = {word[:2] for word in surnames}
    first = _CHANCE.match(f"\n{text[:80]}")
    found = [(0, first[1])] if first and first.end() == 1 else []
    found += [(m.end(), chunk) for m in _CHANCE.finditer(text) if (chunk := m[1])[:2] in begins]
    out = []
    for at, chunk in found:
        k = bisect_right(starts, at) - 1
        if k < 0 or at >= ends[k]:
            chunk = chunk.removesuffix(",")
            word = next((word for tail in _OWNERS if chunk.endswith(tail) and (word := chunk.removesuffix(tail)) in surnames), None)
            if word is not None:
                out.append((at, at + len(word)))
    return out
