"""Subjects that somebody shares with people who have no name: "Falk and her colleagues found …" is Falk's."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context

_COLLEAGUES = ("colleagues", "authors", "team")


def with_colleagues(ctx: Context, first: np.ndarray, head_last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """First and head_last of phrases, where "her colleagues" stand behind a name and an "and": she speaks for them, and the name is the head."""
    classes, top = ctx.matches.classes, len(ctx.tokens) - 1
    some = np.flatnonzero((first >= 2) & (head_last > first))
    at = first[some]
    whose = (classes[at] & ctx.mask("POSS", "NUMBER", "VAGUE")) != 0  # "his team", "two colleagues"
    theirs = ctx.is_word(at, *_COLLEAGUES) | ctx.is_word(np.minimum(at + 1, top), *_COLLEAGUES) & whose
    joined = theirs & ((classes[at - 1] & ctx.mask("AND")) != 0) & ~ctx.leads[at] & ~ctx.leads[at - 1] & ctx.name[at - 2]
    some = some[joined]
    stop = first[some] - 1
    begin = stop.copy()
    for reach in (5, 4):  # "Ines Falk of Tarn University and her team"
        for _ in range(reach):
            begin = begin - ((begin > 0) & ctx.name[np.maximum(begin - 1, 0)] & ~ctx.leads[np.minimum(begin, top)])
        if reach == 5:
            of = ctx.is_word(np.maximum(begin - 1, 0), "of", "at", "from") & (begin >= 2) & ctx.name[np.maximum(begin - 2, 0)]
            of &= ~ctx.leads[np.minimum(begin, top)] & ~ctx.leads[np.maximum(begin - 1, 0)]
            stop = np.where(of, begin - 1, stop)
            begin = begin - of
    first, head_last = first.copy(), head_last.copy()
    first[some], head_last[some] = begin, stop
    return first, head_last
