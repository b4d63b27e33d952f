"""Arrays over all tokens that many patterns read: names so far, prepositions, quotations, insertions, relative clauses."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.capitals import capital_inside
from credscore.evidence.context import Context
from credscore.evidence.quotes import Quotes
from credscore.evidence.ranges import running
from credscore.text import tokens as tk

LINK = tk.COMMA | tk.OPEN_PAREN | tk.CLOSE_PAREN | tk.G_DASH


@dataclass(slots=True)
class Shared:
    """Arrays over the n tokens that several patterns read; bool (n,) unless told.

    names_before : int32 (n + 1,), how many of the first k tokens are names: two that are equal have no name between them.
    preps : places of prepositions. of : "of". skip : adverbs and auxiliaries between a verb and its subject. passes : these and
    forms of "be" and modal verbs. in_quote : inside quotation marks. is_link, links : a comma, bracket or dash stands in front, (n + 1,).
    cut, cuts : words of place and time, which end a source phrase, and their places. rels : those of "who", and of "that" behind a noun.
    """

    n: int
    names_before: np.ndarray
    preps: Places
    of: np.ndarray
    skip: np.ndarray
    passes: np.ndarray
    in_quote: np.ndarray
    is_link: np.ndarray
    links: Places
    cut: np.ndarray
    rels: Places


class Places:
    """Where something is among the n tokens of a buffer: places found by counting, not by searching. at : int64, in order."""

    __slots__ = ("_ahead", "_behind", "_passed", "at")

    def __init__(self, flag: np.ndarray) -> None:
        edges = np.concatenate([[-1], tk.scattered(flag), [len(flag)]])
        self.at, self._behind, self._ahead = edges[1:-1], edges[:-1], edges[1:]
        self._passed = running(flag)

    def ahead(self, of: np.ndarray) -> np.ndarray:
        """The first place at or behind each token; n where there is none."""
        return self._ahead.take(self._passed.take(of, mode="clip"), mode="clip")

    def before(self, of: np.ndarray) -> np.ndarray:
        """The last place before each token; -1 where there is none."""
        return self._behind.take(self._passed.take(of, mode="clip"), mode="clip")


def share_arrays(ctx: Context, quotes: Quotes) -> Shared:
    n = len(ctx.tokens)
    before = running(ctx.name)
    of = ctx.has("OF")
    prep = ctx.has("PREP") | of
    of_name = tk.scattered(of[1:-1] & ctx.name[:-2] & ctx.name[2:]) + 1
    prep[of_name[~ctx.leads[of_name] & ~ctx.leads[of_name + 1]]] = False
    # commas, brackets and dashes (also a spaced hyphen or two) that set an insertion apart
    gap = ctx.gap
    link = (gap & LINK) > 0
    hyphen = ctx.where_gap(tk.HYPHEN)
    hyphen = hyphen[hyphen > 0]
    inside = hyphen[:-1][(np.diff(hyphen) == 1) & ((gap[hyphen[:-1]] | gap[hyphen[1:]]) == tk.HYPHEN)]
    inside = inside[ctx.tokens.start[inside] - ctx.tokens.end[inside - 1] == 1]
    # "editor-in-chief", "brother-in-law", "27-year-old Falk": one word; not "back-to-back court appearances"
    inside = inside[ctx.in_class(inside - 1, "ROLE", "TITLE", "ONE", "PALS") | ctx.tokens.digit[inside - 1] & ctx.in_class(inside, "TIME")]
    # "on-set", "behind-the-scenes"
    opens = hyphen[(ctx.tokens.start[hyphen] - ctx.tokens.end[hyphen - 1] == 1) & ((gap[hyphen - 1] & tk.HYPHEN) == 0)] - 1
    inside = np.concatenate([inside, opens[ctx.in_class(opens, "PREP")]])
    prep[inside] = False
    cut = _cuts(ctx)
    cut[inside] = False
    link[hyphen[ctx.tokens.start.take(hyphen) - ctx.tokens.end.take(hyphen - 1) >= 3]] = True
    skip = ctx.has("ADV", "HAVE", "NEG", "DO") & ~ctx.name
    return Shared(
        n,
        before,
        Places(prep),
        of,
        skip,
        (skip | ctx.has("BE", "MODAL")) & ~ctx.has("PRON", "PRON1", "WHO"),
        quotes.inside > 0,
        link,
        Places(link[:n]),
        cut,
        Places(_relatives(ctx)),
    )


def _relatives(ctx: Context) -> np.ndarray:
    """ "who", and "that" behind a noun in the plural, in front of a verb: dense bool."""
    rel = ctx.are("who", "whose")
    at = tk.scattered(ctx.are("that"))
    at = at[(at > 0) & (at + 1 < len(rel))]
    at = at[~ctx.leads.take(at) & ~ctx.leads.take(at + 1) & ctx.in_class(at + 1, "BE", "HAVE", "MODAL", "DO")]
    noun = ctx.ends_in(at - 1, "s") & ~capital_inside(ctx, at - 1) & ~ctx.verb[at - 1] & (ctx.gap[at] == 0)
    rel[at[noun]] = True
    return rel


def _cuts(ctx: Context) -> np.ndarray:
    """Prepositions of time and place, and words for time: dense bool."""
    cut = ctx.are("in", "on", "at", "during", "after", "by", "about", "via", "when", "before", "through", "to", "with", "from", "into")
    cut |= ctx.has("TIME")
    cut &= ~ctx.name
    within = np.flatnonzero(cut)  # "one in five growers"
    within = within[ctx.in_class(ctx.before(within), "NUMBER") & ctx.in_class(ctx.behind(within), "NUMBER") & ctx.is_word(within, "in")]
    cut[within] = False
    cut[1:] &= ~ctx.has("ANONADJ")[:-1]  # "a person close to the band" is one phrase
    return cut
