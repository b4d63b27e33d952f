"""Pull quotes: paragraphs that are nothing but a quotation whose words stand in a longer paragraph of the same article, too."""

from __future__ import annotations

import numpy as np

from credscore.evidence.boilerplate import Furniture
from credscore.evidence.boilerplate_forms import PULLED
from credscore.evidence.context import Context
from credscore.evidence.quotes import Quotes
from credscore.evidence.ranges import among, spread
from credscore.text import tokens as tk

_LEAST = 4  # words; fewer may come twice by chance


def pull_quotes(ctx: Context, quotes: Quotes) -> np.ndarray:
    """Sentences, in order, of such paragraphs; int64."""
    sents = ctx.sentences
    none = np.zeros(0, np.int64)
    if not len(quotes) or not len(sents):
        return none
    # the first sentence of every paragraph (a line, where no blank lines part them); that with which an article begins is its headline or lede
    fresh = (np.diff(sents.article, prepend=-1) > 0) | ((ctx.tokens.gap.take(sents.first[:-1]) & tk.NEWLINE) > 0)
    opens = np.append(np.flatnonzero(fresh), len(sents))
    edges = sents.first[opens]
    low = np.searchsorted(edges, quotes.first, side="right") - 1
    long = quotes.last - quotes.first >= _LEAST
    lone = np.flatnonzero(long & (edges[low] == quotes.first) & (edges[low + 1] == quotes.last) & ~quotes.open_ended)
    first = sents.article[opens[low[lone]]] == sents.article[np.maximum(opens[low[lone]] - 1, 0)]
    lone = lone[first & (opens[low[lone]] > 0)]
    if not lone.size:
        return none
    found = []
    key = ctx.tokens.key
    where = np.searchsorted(sents.article, np.arange(len(ctx.buffer) + 1))
    for k in lone.tolist():  # few
        a, b, article = int(quotes.first[k]), int(quotes.last[k]), int(sents.article[opens[low[k]]])
        begin, end = int(sents.first[where[article]]), int(sents.first[where[article + 1]])
        at = begin + np.flatnonzero(key[begin : end - (b - a) + 1] == key[a])
        at = at[(at < edges[low[k]]) | (at >= edges[low[k] + 1])]
        for j in range(1, b - a):
            if not at.size:
                break
            at = at[key[at + j] == key[a + j]]
        home = np.searchsorted(edges, at, side="right") - 1
        inside = (at + (b - a) <= edges[home + 1]) & (edges[home + 1] - edges[home] > b - a)
        if inside.any():
            found.append(low[k])
    of = np.array(found, np.int64)
    return spread(opens[of], opens[of + 1])[0]


def with_pull_quotes(ctx: Context, quotes: Quotes, furniture: Furniture) -> Furniture:
    """The furniture of a page together with its pull quotes."""
    more = pull_quotes(ctx, quotes)
    more = more[~among(more, furniture.sentence)]
    if not more.size:
        return furniture
    sentence = np.concatenate([furniture.sentence, more])
    order = np.argsort(sentence, kind="stable")
    return Furniture(sentence[order], np.concatenate([furniture.rule, np.full(len(more), PULLED)])[order])
