"""Posts set into a text as they stand on the platform: their words, a dash, the name, the handle and the date, and no quotation marks; or their
words between marks for machines that name the author."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, make
from credscore.evidence.context import Context
from credscore.evidence.ranges import among, spread
from credscore.evidence.source_types import SOCIAL
from credscore.text import tokens as tk

_NAME = 8  # words of a name in front of its handle
_LONGEST = 160  # characters of a post
_LINK = 12  # more of them where it ends in a link
_SIGNATURE = "attribution/signature"
_TAG = 300  # characters of a mark for machines
_MARK = b"<tweet"
_MARKS = 3  # of them, so near to each other at the most


def find_tweets(ctx: Context) -> Attributions:
    """ "… — Ottoline Pruss (@opruss) March 4, 2016": the signature of every post."""
    handle = ctx.sentences.signed
    handle = handle[~ctx.leads[handle]]
    dash = handle.copy()
    for step in range(_NAME, 0, -1):  # the nearest
        at = np.maximum(handle - step, 0)
        dash = np.where((ctx.gap[at] & (tk.G_DASH | tk.HYPHEN)) > 0, at, dash)
    same = ctx.sentences.of_token[dash] == ctx.sentences.of_token[handle]
    ok = (dash < handle) & same
    dash, handle = dash[ok], handle[ok]
    author = _authors(ctx)
    cue, first = np.append(dash, author), np.append(dash, author + 1)
    last = np.append(handle, author + 2)
    kind = np.full(len(cue), SOCIAL)
    return make(ctx, cue, np.append(handle, author + 1), first, last, kind, np.full(len(cue), ctx.lexicon.rule_number(_SIGNATURE)))


def _authors(ctx: Context) -> np.ndarray:
    """The word "author" of marks like `<tweet author="opruss" …>`, with a name of one word behind it; other marks are of pages and pictures."""
    at = ctx.where_are("author")
    if not at.size:
        return at
    at = at[(ctx.buffer.data[ctx.tokens.end[at]] == ord("=")) & (ctx.behind(at) > at)]
    begin = ctx.tokens.start[at + 1]
    at = at[_next(ctx, begin, b'"', _TAG) < _next(ctx, begin, b" ", _TAG)]
    if not at.size:
        return at
    data, end = ctx.buffer.data, ctx.tokens.end[at]
    close = _next(ctx, end, b">", _TAG)
    at = at[data[close - 1] != ord("/")]  # holds no words
    # the mark that it stands in
    here = ctx.tokens.start[at]
    own = ctx.buffer.starts[ctx.sentences.article[ctx.sentences.of_token[at]]]
    opens = _next(ctx, np.maximum(here - _TAG, own), _MARK, _TAG)
    for _ in range(_MARKS):  # the last one
        later = _next(ctx, opens + 1, _MARK, _TAG)
        opens = np.where(later < here, later, opens)
    return at[(opens < here) & (_next(ctx, opens, b">", _TAG) > here)]


def _between_marks(ctx: Context, author: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The sentences of the posts whose marks name their authors: the first of each, and the one behind its last."""
    sents = ctx.sentences
    begin = _next(ctx, ctx.tokens.end[author], b">", _TAG)
    close = np.minimum(_next(ctx, begin, b"</", 4 * _LONGEST), _next(ctx, begin, _MARK, 4 * _LONGEST))
    first = sents.of_token[author]
    end = np.minimum(np.searchsorted(sents.start, close), np.searchsorted(sents.article, sents.article[first], "right"))
    return first, np.maximum(end, first + 1)


def _next(ctx: Context, start: np.ndarray, signs: bytes, reach: int) -> np.ndarray:
    """Where in the buffer some signs stand next from the places `start` on; as far as it could, in the article, where they stand nowhere there."""
    data, begins = ctx.buffer.data, ctx.buffer.starts
    top = len(data)
    start = np.clip(start, 0, top - 1)
    far = np.minimum(start + reach, np.append(begins, top)[np.searchsorted(begins, start, "right")])
    if not start.size:
        return far
    inside, edge = spread(start, far)
    found = np.ones(len(inside), bool)
    for step, sign in enumerate(signs):
        found &= data[np.minimum(inside + step, top - 1)] == sign
    return np.minimum(far, np.minimum.reduceat(np.where(found, inside, top), edge))


def _tags_only(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """bool: which runs of tokens [first, last), none of them empty, are nothing but tags, handles and links."""
    if not first.size:
        return np.zeros(0, bool)
    inside, edge = spread(first, last)
    sign = ctx.buffer.data[np.maximum(ctx.tokens.start[inside] - 1, 0)]
    word = (sign == ord(" ")) | (sign == ord("\n")) | (inside == np.repeat(first, last - first)) & (sign != ord("#")) & (sign != ord("@"))
    word &= ~ctx.is_word(inside, "http", "https", "pic")
    return ~np.logical_or.reduceat(word, edge)


def posted_without_marks(ctx: Context, a: Attributions, quoted: np.ndarray) -> np.ndarray:
    """int64 (sentences,): the signature of the post that a sentence stands in, -1 for none. quoted : bool (sentences,), in quotation marks.

    A post reaches back over whole sentences of its paragraph as far as one can be long; a colon or another signature ends it. It begins
    behind a colon inside a sentence.
    """
    sents = ctx.sentences
    out = np.full(len(sents), -1)
    signs = np.flatnonzero(ctx.lexicon.rules_among((_SIGNATURE,)).take(a.rule) & (a.type == SOCIAL)) if len(a) else np.zeros(0, np.int64)
    if not signs.size:
        return out
    marked = ctx.is_word(a.cue[signs], "author")
    lead, end = _between_marks(ctx, a.cue[signs[marked]])
    out[spread(lead, end)[0]] = np.repeat(signs[marked], end - lead)
    signs = signs[~marked]
    at = a.sentence[signs]
    begin = ctx.tokens.start[a.first[signs]]
    colon = ctx.where_gap(tk.COLON)  # a post begins behind the colon of the sentence that leads into it
    colon = colon[~ctx.leads[colon]]
    opens = sents.start.copy()
    opens[sents.of_token[colon]] = ctx.tokens.start[colon]
    alone = a.first[signs] == sents.first[at]  # the post's own last sentence ended in front of the dash
    taken = np.zeros(len(sents), bool)
    taken[at] = True
    out[at[~alone]] = signs[~alone]
    out[at[~alone][_tags_only(ctx, sents.first[at[~alone]], a.first[signs[~alone]])]] = -1  # "#weir — Ottoline Pruss (@opruss)"
    going = np.ones(len(signs), bool)
    link = ctx.where_are("http", "https", "pic")
    longest = _LONGEST + _LINK * among(at, sents.of_token[link])
    for step in range(1, 7):
        here = np.maximum(at - step, 0)
        going &= (at >= step) & (sents.paragraph[here] == sents.paragraph[at]) & ~taken[here] & ~quoted[here]
        going &= (ctx.buffer.data[sents.end[here] - 1] != ord(":")) & (begin - opens[here] <= longest)
        out[here[going]] = signs[going]
    return out
