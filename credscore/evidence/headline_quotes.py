"""Words in marks in headlines: "Pool plan 'a cruel joke'" quotes where the text below has the words in a quotation, where they are many, and
behind the name of who says it."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.quotes import Quotes
from credscore.evidence.ranges import among, spread
from credscore.text import tokens as tk

_MANY = 4  # words in single marks: hardly a term any more
_MOST = 12
_LABEL = 3  # words of a name in front of a colon


def quoted_above(ctx: Context, q: Quotes, direct: np.ndarray, title: np.ndarray, speaker: np.ndarray) -> None:
    """Take words in single marks of headlines for quotations, and their speaker from the text; `direct` and `speaker` in place.

    direct, title : bool (quotes,). speaker : int64 (quotes,). Only the first line of an article, where no full stop ends it.
    """
    sents, size = ctx.sentences, q.last - q.first
    some = np.flatnonzero((size <= _MOST) & ~q.open_ended)  # few
    line = sents.of_token[q.first[some]]
    opens = (line == 0) | (sents.article.take(line) != sents.article.take(np.maximum(line - 1, 0)))
    some, line = some[opens], line[opens]
    # "Falk: Weir Is ‘Finished.’", not "Tarn: ‘Iron Duck’ Is Back", "Live: ‘Mud Week’ Begins"
    end = sents.first.take(line + 1)
    bare = (ctx.gap_after.take(end) & tk.TERMINAL) == 0
    by_name = _behind_name(ctx, sents.first.take(line), q.first[some]) & (speaker[some] >= 0)
    direct[some[by_name & (~bare | (q.last[some] == end))]] = True
    bare &= size[some] >= 2
    some, line = some[bare], line[bare]
    if not some.size:
        return
    # "Falk Blasts Vosk: 'I'm Getting Married'" is no work of that name
    said = (ctx.gap[q.first[some]] & tk.COLON) > 0
    said[said] = (ctx.any_in(q.first[some[said]], q.last[some[said]]) & ctx.mask("PRON1", "PRON", "NEG", "MODAL", "YOU")) != 0
    direct[some[q.single[some] & ~title[some] & (size[some] >= _MANY) | said]] = True
    # pairs of words inside the quotations of these articles, and those of the headlines
    wanted = np.zeros(len(sents.article) and int(sents.article[-1]) + 1, bool)
    wanted[sents.article[line]] = True
    below = np.flatnonzero(direct & wanted.take(sents.article.take(sents.of_token.take(q.first))) & (size >= 2))
    below = below[~among(below, some)]
    if not below.size:
        return
    keys = ctx.tokens.key
    at, edge = spread(q.first[below], q.last[below] - 1)
    pairs = keys[at] * tk.MIX ^ ctx.word_in_article(at + 1)
    number = np.repeat(below, np.diff(np.append(edge, len(at))))
    head, edge = spread(q.first[some], q.last[some] - 1)
    asked = keys[head] * tk.MIX ^ ctx.word_in_article(head + 1)
    again = np.flatnonzero(among(pairs, asked))  # few
    if not again.size:
        return
    order = again[np.argsort(pairs[again], kind="stable")]
    pairs, number, plain = pairs[order], number[order], ~ctx.tokens.upper[at[order] + 1]
    place = np.minimum(np.searchsorted(pairs, asked), len(pairs) - 1)
    # words in capitals below as above are a title ("'Low Water' Star Quits")
    met = (pairs[place] == asked) & (plain[place] | ~np.repeat(title[some], size[some] - 1))
    all_met = np.logical_and.reduceat(met, edge)
    direct[some[all_met]] = True
    told = all_met & (speaker[some] < 0)
    speaker[some[told]] = speaker[number[place[edge[told]]]]


def _behind_name(ctx: Context, begin: np.ndarray, at: np.ndarray) -> np.ndarray:
    """bool: which tokens stand behind a name and a colon that open their line, at `begin`: "Ines Falk: …", not "BREAKING: …"."""
    out, named = np.zeros(len(at), bool), np.ones(len(at), bool)
    for step in range(_LABEL):
        here = np.minimum(begin + step, len(ctx.tokens) - 1)
        named &= ctx.name[here] & ~ctx.tokens.all_upper[here]
        out |= named & (here + 1 <= at) & ((ctx.gap_after[here + 1] & tk.COLON) > 0)
    return out
