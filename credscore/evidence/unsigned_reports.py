"""Reports that nobody signs: "reports suggest", "according to media reports", unlike "reports by Falk", "a report on the mill"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.word_lists import COUNTRIES
from credscore.text.tokens import is_in

# in front of reports that nobody signs
_LOOSE = """
    recent media press news local several multiple various some many other earlier early initial fresh new unconfirmed conflicting numerous
    foreign tabloid online viral first further subsequent past persistent widespread latest newspaper agency television tv radio trade gossip
""".split()
_CITING = ("per", "citing")
# what was done with reports that are somebody's papers: "reports filed with the court"
_HANDED_IN = "filed submitted published released issued obtained presented prepared compiled written commissioned seen reviewed".split()


def unsigned_reports(ctx: Context, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of words "reports" (tokens): where their phrase begins, and bool, which are nobody's: no owner, no author, no paper that they name.

    They open a clause, alone or with a word like "recent" or "Spanish" in front.
    """
    first = at.copy()
    for _ in range(2):
        before = np.maximum(first - 1, 0)
        loose = is_in(ctx.tokens.key[before], _LOOSE) | ctx.in_class(before, "NATION")
        first = first - (loose & ~ctx.leads[first] & ((ctx.gap[first] & 0xFF) == 0) & (first > 0))
    first = np.where(is_in(ctx.tokens.key[first], ("latest",)) & ctx.in_class(ctx.before(first), "DEF"), ctx.before(first), first)
    front = np.maximum(first - 1, 0)
    opens = ctx.leads[first] | ((ctx.gap[first] & STRONG) != 0) | ctx.in_class(front, "AND", "BREAK", "THAT") & ~ctx.name[front]
    behind = ctx.behind(at)
    signed = ctx.is_word(behind, "by", "from", "of", "into", "filed", "to", "on") | ctx.tokens.possessive[at]
    some = np.flatnonzero(ctx.is_word(behind, "from"))
    country, follows = ctx.behind(behind[some]), ctx.behind(ctx.behind(behind[some]))
    longer = ctx.name[follows] & (ctx.gap[follows] == 0) & (follows > country)
    signed[some] = longer | ~is_in(ctx.tokens.key[country], COUNTRIES)  # "reports from Spain", not "from Spain Holdings"
    some = np.flatnonzero(ctx.is_word(behind, "on"))  # "reports on Tuesday", not "reports on the mill"
    signed[some] = ~ctx.in_class(ctx.behind(behind[some]), "MONTHDAY", "TIME")
    # "according to reports", "as per media reports"
    cited = ~opens & (ctx.is_word(front, "to") & ctx.is_word(ctx.before(front), "according") | is_in(ctx.tokens.key[front], _CITING))
    some = np.flatnonzero(cited)
    follows = behind[some]
    goes_on = (follows > at[some]) & ((ctx.gap[follows] & STRONG) == 0)
    signed[some] |= goes_on & (is_in(ctx.tokens.key[follows], _HANDED_IN) | ctx.name[follows] & ~ctx.in_class(follows, "MONTHDAY"))
    return first, cited & ~signed | opens & ~signed & (behind > at)
