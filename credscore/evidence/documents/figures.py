"""Figures that are told at length: "House prices fell in May, figures show. Prices in the north rose by 1%.": what goes on with them."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.ranges import spread
from credscore.evidence.source_types import DOCUMENT
from credscore.text.tokens import is_in

_FIGURES = ("figures", "statistics", "data", "census", "survey")
_FAR = 4  # sentences behind one that figures back
_LEADS = 7  # words of a sentence with its subject
_LONGEST = 45  # words of the sentence in front that are looked at
_LETTERS = 5  # of a word that takes up another
# what a figure is, taken up: "the rise", "the total"
_SUMS = """
    rise fall drop increase decrease decline jump growth slowdown figure figures total number numbers proportion share rate average gap ratio dip
    slump surge peak
""".split()
_DEGREES = "sharpest steepest highest lowest largest biggest smallest fastest slowest weakest strongest worst record".split()
_MOVED = """
    rose fell grew dropped climbed increased decreased declined jumped slipped slid eased dipped doubled halved tripled surged soared slowed shrank
    accounted totalled totaled averaged stood reached was were had cost waited went came saw made
    risen fallen grown shrunk edged remained
""".split()
_NOW = ("is", "are", "expected", "forecast", "forecasts", "predicted", "plans", "planned", "announced")
_WEEK = "monday tuesday wednesday thursday friday saturday sunday yesterday today".split()
# words of five letters and more that take up nothing
_ANY = """
    about after again among average before below between compared other others their there these those which while where since still three seven
    eight under first second third percent people nearly almost around total months years weeks million billion country latest quarter annual
    further meanwhile however overall according official government number
""".split()
_BY_OTHERS = ("at", "by", "from", "for", "to")


def figures_go_on(ctx: Context, inner: np.ndarray, open_: np.ndarray) -> np.ndarray:
    """int64: which of the sentences `open_` tell more of the figures that back one of the last few, by its words: "Prices in the north rose by 1%",
    "The rise was the steepest since 2019"."""
    sents, key = ctx.sentences, ctx.tokens.key
    told = np.zeros(len(sents), bool)
    told[sents.of_token[ctx.where_are(*_FIGURES)]] = True
    at = np.arange(len(sents))
    led = np.maximum.accumulate(np.where(told & (inner == DOCUMENT), at, -1))
    some = np.flatnonzero(open_ & (led >= 0) & (at - led <= _FAR) & (sents.article[np.maximum(led, 0)] == sents.article))
    some = some[(ctx.held[some] & ctx.mask("PRON1", "YOU", "JUDGE", "MODAL", "PRON")) == 0]
    some = some[ctx.final[some] == ord(".")]
    if not some.size:
        return some
    inside, edge = spread(sents.first[some], sents.first[some + 1])
    word = key[inside]
    counted = ctx.tokens.digit[inside] & (ctx.tokens.end[inside] - ctx.tokens.start[inside] != 4)  # no year
    counted |= is_in(word, _DEGREES)
    other = is_in(word, (*_NOW, *_WEEK))
    some = some[np.logical_or.reduceat(counted, edge) & np.logical_or.reduceat(is_in(word, _MOVED), edge) & ~np.logical_or.reduceat(other, edge)]
    if not some.size:
        return some
    first = sents.first[some]
    near = np.minimum(first[:, None] + np.arange(_LEADS), sents.first[some + 1][:, None] - 1)
    front = np.maximum(near - 1, 0)
    whose = ctx.name[near] & (is_in(key[front], _BY_OTHERS) | ctx.tokens.possessive[near])  # "Sales at Falk Mills", "Falk's sales"
    whose[:, :2] |= ctx.name[near[:, :2]]
    sums = is_in(key[near], _SUMS) & (ctx.in_class(front, "DEF", "DET") | ctx.in_class(np.maximum(front - 1, 0), "DEF", "DET"))
    long = (ctx.tokens.end[near] - ctx.tokens.start[near] >= _LETTERS) & ~ctx.name[near] & ~is_in(key[near], _ANY)
    subject = led[some]
    over = np.minimum(sents.first[subject][:, None] + np.arange(_LONGEST), sents.first[subject + 1][:, None] - 1)
    again = long & (key[near][:, :, None] == key[over][:, None, :]).any(axis=2)
    return np.asarray(some[(sums | again).any(axis=1) & ~whose.any(axis=1)])
