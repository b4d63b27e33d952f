"""Sources without a name that hide in plain words: reports that nobody signs, people who are only told by whom they stand."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context

# in front of reports that nobody signs
_LOOSE = """
    recent media press news local several multiple various some many other earlier early initial fresh new unconfirmed conflicting numerous
    foreign tabloid online viral first further subsequent past persistent widespread
""".split()
_CIRCLES = ("circle", "camp", "orbit", "entourage", "household")


def unsigned(ctx: Context, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of words "reports" (tokens): where their phrase begins, and bool, which are nobody's: no owner, no author, no paper that they name.

    They open a clause, alone or with a word like "recent" or "Spanish" in front.
    """
    first = at.copy()
    for _ in range(2):
        before = np.maximum(first - 1, 0)
        loose = ctx.is_word(before, *_LOOSE) | ((ctx.matches.classes[before] & ctx.mask("NATION")) != 0)
        first = first - (loose & ~ctx.leads[first] & ((ctx.gap[first] & 0xFF) == 0) & (first > 0))
    front = ctx.matches.classes[np.maximum(first - 1, 0)]
    opens = ctx.leads[first] | ((ctx.gap[first] & STRONG) != 0) | ((front & ctx.mask("AND", "BREAK", "THAT")) != 0) & ~ctx.name[np.maximum(first - 1, 0)]
    behind = ctx.behind(at)
    signed = ctx.is_word(behind, "by", "from", "of", "into", "filed", "to", "on") | ctx.tokens.possessive[at]
    some = np.flatnonzero(ctx.is_word(behind, "on"))  # "reports on Tuesday", not "reports on the mill"
    signed[some] = (ctx.matches.classes[ctx.behind(behind[some])] & ctx.mask("MONTHDAY", "TIME")) == 0
    return first, opens & ~signed & (behind > at)


def stand_by(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Words "those", "people" (tokens) behind which stands whom they are close to: "those around her", "people closest to the singer", "those in
    her circle". """
    near = ctx.behind(at)
    whom = ctx.behind(near)
    kind = ctx.matches.classes[whom]
    going = (near > at) & (whom > near) & ((ctx.gap[near] & STRONG) == 0) & ((ctx.gap[whom] & STRONG) == 0)
    closest = ctx.is_word(near, "closest", "nearest") & ctx.is_word(whom, "to")
    around = ctx.is_word(near, "around") & ctx.is_word(whom, "him", "her", "them")
    some = np.flatnonzero(ctx.is_word(near, "around") & going & ~around)  # few, here and below
    person = ctx.behind(whom[some])
    around[some] = ((kind[some] & ctx.mask("DEF")) != 0) & ((ctx.matches.classes[person] & ctx.mask("ROLE", "TITLE")) != 0)
    around[some] |= ctx.is_word(person, "couple", "pair", "star", "family") & ((kind[some] & ctx.mask("DEF")) != 0)
    around[some] |= ctx.name[whom[some]] & ctx.is_word(at[some], "those")
    inside = ctx.is_word(near, "in", "inside", "within", "from")
    some = np.flatnonzero(inside & going)
    here, circle = whom[some], np.zeros(len(some), bool)
    owned = ((kind[some] & ctx.mask("POSS", "DEF")) != 0) | ctx.name[here]
    for _ in range(4):
        here = ctx.behind(here)
        circle |= ctx.is_word(here, *_CIRCLES)
    inside[some] = circle & owned
    return going & (closest | around | inside)
