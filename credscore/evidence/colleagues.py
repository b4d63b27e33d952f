"""Subjects that somebody shares with people who have no name: "Falk and her colleagues found …" is Falk's."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.text import tokens as tk

_COLLEAGUES = ("colleagues", "authors", "team")
_PEOPLE = """
    aide aides ally allies adviser advisers advisor advisors supporters backers attorney attorneys lawyer lawyers staff campaign family wife
    husband coauthors assistants deputy deputies colleague partner partners
""".split()


def with_colleagues(ctx: Context, first: np.ndarray, head_last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """First and head_last of phrases, where "her colleagues" stand behind a name and an "and": she speaks for them, and the name is the head."""
    top = len(ctx.tokens) - 1
    some = np.flatnonzero((first >= 2) & (head_last > first))
    at = first[some]
    whose = ctx.in_class(at, "POSS", "NUMBER", "VAGUE")  # "his team", "two colleagues"
    joined = ctx.in_class(at - 1, "AND") & ~ctx.leads.take(at) & ~ctx.leads.take(at - 1)  # few
    some, at, whose = some[joined], at[joined], whose[joined]
    own = whose & ctx.in_class(at, "POSS")
    behind = np.minimum(at + 1, top)
    theirs = ctx.is_word(at, *_COLLEAGUES) | ctx.is_word(behind, *_COLLEAGUES) & whose
    around = tk.is_in(ctx.tokens.key[behind], _PEOPLE) & own | ctx.is_word(at, "others") & (head_last[some] - at == 1)
    others = tk.is_in(ctx.tokens.key[behind], ("other", "others", "former", "fellow"))
    around |= ctx.is_word(at, "another") | ctx.in_class(at, "NUMBER") & others
    pair = np.maximum(at - 2, 0)
    person = ctx.in_class(pair, "PRON") & (ctx.leads[pair] | ((ctx.gap[pair] & (tk.COMMA | tk.DOUBLE)) > 0))
    held = (theirs | around) & person  # "He and his team", "She and others"
    first, head_last = first.copy(), head_last.copy()
    first[some[held]], head_last[some[held]] = pair[held], pair[held] + 1
    some = some[(theirs | around & _opens(ctx, pair)) & ctx.name[pair]]
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
    first[some], head_last[some] = begin, stop
    return first, head_last


def _opens(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Which tokens at the end of a name, that opens its clause: "Falk and others say", not "he met Falk and others say"."""
    begin = at.copy()
    for _ in range(4):
        begin = begin - ((begin > 0) & ctx.name[np.maximum(begin - 1, 0)] & ~ctx.leads[begin])
    title = np.maximum(begin - 1, 0)
    begin = begin - (ctx.in_class(title, "TITLE") & ~ctx.leads[begin] & (begin > 0))
    before = np.maximum(begin - 1, 0)
    joins = ctx.is_word(before, "that", "but", "while", "as", "because", "and") & ~ctx.leads[begin]
    return ctx.leads[begin] | ((ctx.gap[begin] & STRONG) != 0) | joins
