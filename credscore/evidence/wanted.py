"""Phrases of all patterns found and typed in one go: starting some two hundred array operations costs more than what they do for a hundred phrases.

A pattern is a generator. It yields the phrases it wants typed, is sent their types, and returns its attributions.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.kinds.classify import classify
from credscore.evidence.phrases import Shared, left_phrase
from credscore.evidence.resolve import Attributions

Typed = tuple[np.ndarray, np.ndarray]


@dataclass(slots=True)
class Wanted:
    """Phrases [first, last) to be typed where `where` holds. read: see `classify`."""

    where: np.ndarray
    first: np.ndarray
    last: np.ndarray
    read: bool = False


@dataclass(slots=True)
class InFront:
    """Cues whose phrases in front are wanted. A pattern yields it first and is sent what `left_phrase` gives."""

    cue: np.ndarray


Pattern = Generator[Any, Any, Attributions]  # yields an InFront or not, then a list of Wanted; is then sent a list of Typed


def find_together(ctx: Context, sh: Shared, patterns: Iterable[Pattern]) -> list[Attributions]:
    """Run `patterns` side by side."""
    running = [(pattern, next(pattern)) for pattern in patterns]
    _find_in_front(ctx, sh, running)
    typed = _classify_all(ctx, sh, [wanted for _, all_wanted in running for wanted in all_wanted])
    out = []
    for pattern, wanted in running:
        mine, typed = typed[: len(wanted)], typed[len(wanted) :]
        try:
            pattern.send(mine)
        except StopIteration as done:
            out.append(done.value)
    return out


def _find_in_front(ctx: Context, sh: Shared, running: list[tuple[Pattern, Any]]) -> None:
    """Takes patterns that wait for phrases in front of their cues on to what they want typed, in place."""
    asking = [k for k, (_, wanted) in enumerate(running) if isinstance(wanted, InFront)]
    found = left_phrase(ctx, sh, np.concatenate([running[k][1].cue for k in asking]))
    begin = 0
    for k in asking:
        pattern, end = running[k][0], begin + len(running[k][1].cue)
        running[k] = pattern, pattern.send(tuple(x[begin:end] for x in found))
        begin = end


def _classify_all(ctx: Context, sh: Shared, all_wanted: list[Wanted]) -> list[Typed]:
    """Type and `carried` flag for each, NONE and False where nothing is wanted."""
    places = [np.flatnonzero(w.where) for w in all_wanted]
    sizes = [len(at) for at in places]
    first = np.concatenate([w.first[at] for w, at in zip(all_wanted, places, strict=True)])
    last = np.concatenate([w.last[at] for w, at in zip(all_wanted, places, strict=True)])
    read = np.repeat([w.read for w in all_wanted], sizes)
    kind, carried = classify(ctx, sh, first, last, read)
    out = []
    begin = 0
    for wanted, at, size in zip(all_wanted, places, sizes, strict=True):
        types, flags = np.zeros(len(wanted.where), np.int8), np.zeros(len(wanted.where), bool)
        types[at], flags[at] = kind[begin : begin + size], carried[begin : begin + size]
        out.append((types, flags))
        begin += size
    return out
