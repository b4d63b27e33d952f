"""Runs all patterns side by side, so that their phrases are found and typed in one go: starting some two hundred array operations costs more
than what they do for a hundred phrases.

A pattern is a generator. It yields requests, the phrases it wants typed, is sent their types, and returns its attributions.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import Context
from credscore.evidence.kinds.classify import classify
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_phrases import left_phrase

Typed = tuple[np.ndarray, np.ndarray]


@dataclass(slots=True)
class TypeRequest:
    """Phrases [first, last) to be typed where `where` holds. read: see `classify`."""

    where: np.ndarray
    first: np.ndarray
    last: np.ndarray
    read: bool | np.ndarray = False


@dataclass(slots=True)
class FrontRequest:
    """Cues whose phrases in front are to be found. A pattern yields it first and is sent what `left_phrase` gives."""

    cue: np.ndarray


Pattern = Generator[Any, Any, Attributions]  # yields a FrontRequest or not, then a list of TypeRequest; is then sent a list of Typed


def run_together(ctx: Context, sh: Shared, patterns: Iterable[Pattern]) -> list[Attributions]:
    """Run `patterns` side by side."""
    running = [(pattern, next(pattern)) for pattern in patterns]
    _find_in_front(ctx, sh, running)
    typed = _classify_all(ctx, sh, [request for _, requests in running for request in requests])
    out = []
    for pattern, requests in running:
        mine, typed = typed[: len(requests)], typed[len(requests) :]
        try:
            pattern.send(mine)
        except StopIteration as done:
            out.append(done.value)
    return out


def _find_in_front(ctx: Context, sh: Shared, running: list[tuple[Pattern, Any]]) -> None:
    """Takes patterns that wait for phrases in front of their cues on to what they want typed, in place."""
    asking = [k for k, (_, request) in enumerate(running) if isinstance(request, FrontRequest)]
    found = left_phrase(ctx, sh, np.concatenate([running[k][1].cue for k in asking]))
    begin = 0
    for k in asking:
        pattern, end = running[k][0], begin + len(running[k][1].cue)
        running[k] = pattern, pattern.send(tuple(x[begin:end] for x in found))
        begin = end


def _classify_all(ctx: Context, sh: Shared, requests: list[TypeRequest]) -> list[Typed]:
    """Type and `carried` flag for each, NONE and False where nothing is wanted."""
    places = [np.flatnonzero(request.where) for request in requests]
    sizes = [len(at) for at in places]
    first = np.concatenate([request.first[at] for request, at in zip(requests, places, strict=True)])
    last = np.concatenate([request.last[at] for request, at in zip(requests, places, strict=True)])
    read = np.concatenate([np.broadcast_to(request.read, request.where.shape)[at] for request, at in zip(requests, places, strict=True)])
    kind, carried = classify(ctx, sh, first, last, read)
    out = []
    begin = 0
    for request, at, size in zip(requests, places, sizes, strict=True):
        types, flags = np.zeros(len(request.where), np.int8), np.zeros(len(request.where), bool)
        types[at], flags[at] = kind[begin : begin + size], carried[begin : begin + size]
        out.append((types, flags))
        begin += size
    return out
