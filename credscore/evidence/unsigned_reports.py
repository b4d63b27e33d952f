"""Reports that nobody signs: "reports suggest", "recent media reports", unlike "reports by Falk", "a report on the mill"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context

# in front of reports that nobody signs
_LOOSE = """
    recent media press news local several multiple various some many other earlier early initial fresh new unconfirmed conflicting numerous
    foreign tabloid online viral first further subsequent past persistent widespread
""".split()


def unsigned_reports(ctx: Context, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of words "reports" (tokens): where their phrase begins, and bool, which are nobody's: no owner, no author, no paper that they name.

    They open a clause, alone or with a word like "recent" or "Spanish" in front.
    """
    first = at.copy()
    for _ in range(2):
        before = np.maximum(first - 1, 0)
        loose = ctx.is_word(before, *_LOOSE) | ctx.in_class(before, "NATION")
        first = first - (loose & ~ctx.leads[first] & ((ctx.gap[first] & 0xFF) == 0) & (first > 0))
    front = ctx.matches.classes[np.maximum(first - 1, 0)]
    opens = ctx.leads[first] | ((ctx.gap[first] & STRONG) != 0) | ((front & ctx.mask("AND", "BREAK", "THAT")) != 0) & ~ctx.name[np.maximum(first - 1, 0)]
    behind = ctx.behind(at)
    signed = ctx.is_word(behind, "by", "from", "of", "into", "filed", "to", "on") | ctx.tokens.possessive[at]
    some = np.flatnonzero(ctx.is_word(behind, "on"))  # "reports on Tuesday", not "reports on the mill"
    signed[some] = ~ctx.in_class(ctx.behind(behind[some]), "MONTHDAY", "TIME")
    return first, opens & ~signed & (behind > at)
