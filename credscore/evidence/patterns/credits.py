"""Round-ups that name the outlet of each item in brackets behind it: "Harrow Town want £9m for Falk. (Daily Mail)"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, make
from credscore.evidence.context import Context
from credscore.evidence.quotes import Quotes
from credscore.evidence.source_types import MEDIA, NONE
from credscore.evidence.word_lists import PICTURES
from credscore.text import tokens as tk

_LONGEST = 8  # words of a credit: "(Gazzetta dello Sport - in Italian, subscription required)"
_FEWEST = 2  # credits of a round-up; a single "(Reuters)" is the agency that the text is from
_KNOWN = 3  # … and so many of known outlets tell that the other brackets are credits as well: "(Club website)"
_CREDITED = (*PICTURES, *"pic source credit getty courtesy file".split())
_ITEM = 4  # sentences of an item


def find_credits(ctx: Context, quotes: Quotes) -> Attributions:
    """Outlets in brackets at the ends of sentences, of articles that have two or more. Those in a sentence of their own back none: see `credit`."""
    sents = ctx.sentences
    shut = np.flatnonzero((ctx.gap_after.take(sents.first[1:]) & tk.CLOSE_PAREN) > 0)  # few
    article = sents.article[shut]
    shut = shut[np.bincount(article, minlength=len(ctx.buffer))[article] >= _FEWEST]
    end = sents.first[shut + 1]
    at = np.maximum(end[:, None] - np.arange(1, _LONGEST + 1), 0)
    opens = (ctx.gap[at] & tk.OPEN_PAREN) > 0
    on = (at >= sents.first[shut][:, None]) & ((np.cumsum(opens, axis=1) - opens) == 0)  # up to the first bracket
    named = ctx.in_class(at, "OUT_media_UNSURE", "OUTWORD") & ctx.tokens.upper[at]
    named |= (ctx.matches.outlet[at] == 1) | ctx.in_class(at, "OUT_media")
    press, picture = (on & named).any(axis=1), (on & ctx.is_word(at, *_CREDITED)).any(axis=1)
    opened = np.where(on & opens, at, -1).max(axis=1, initial=-1)
    ok = (opened >= 0) & ~picture & (quotes.inside[np.maximum(opened, 0)] == 0)
    press &= ok
    article = sents.article[shut]
    known = np.bincount(article[press], minlength=max(len(ctx.buffer), 1))[article]
    alone = (opened == sents.first[shut]) & ctx.tokens.upper[np.maximum(opened, 0)]
    ok &= press & (known >= _FEWEST) | alone & (known >= _KNOWN)
    shut, opened, end = shut[ok], opened[ok], end[ok]
    rule = np.full(len(shut), ctx.lexicon.rule_number("attribution/credit"))
    return make(ctx, opened, end, opened, end, np.full(len(shut), MEDIA), rule, inverted=np.ones(len(shut), bool), backs=opened > sents.first[shut])


def credit(ctx: Context, a: Attributions, inner: np.ndarray, outer: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """`inner` and `outer` with outlets behind the items that stand in front of their credits, in the same paragraph."""
    at = np.flatnonzero(ctx.lexicon.rules_among(("attribution/credit",)).take(a.rule))
    if not at.size:
        return inner, outer
    sents = ctx.sentences
    own = np.zeros(len(sents), bool)
    own[a.sentence[at]] = True
    inner, outer = inner.copy(), outer.copy()
    sentence = a.sentence[at[~a.backs[at]]]
    for _ in range(_ITEM):
        before = sentence - 1
        before = before[(before >= 0) & (sents.paragraph[before] == sents.paragraph[sentence])]
        sentence = before[~own[before]]
        outer[sentence] = np.where((inner[sentence] != NONE) & (inner[sentence] != MEDIA), MEDIA, outer[sentence])
        inner[sentence] = np.where(inner[sentence] == NONE, MEDIA, inner[sentence])
    return inner, outer
