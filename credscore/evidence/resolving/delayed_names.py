"""Ledes that hold the name back: "A grandmother has told how …", and below it "Joan Pettifer, 71, said": she is who is named there."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import Context
from credscore.evidence.ranges import among
from credscore.evidence.source_types import ANONYMOUS, NAMED, VAGUE
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_LEDE = 3  # sentences of an article, its headline among them
_BELOW = 3  # sentences below the lede in which the name stands
_SPEAKERS = 6  # so many who speak by name are looked at
_LONGEST = 5  # words of a name
_BYLINE, _DATELINE = 8, 4  # words of one
_TITLE = 4  # words of "The elder brother," in front of one
# of whom nothing more is told than that they were there or know somebody: who is named below is somebody else
_OTHERS = """
    witness neighbour neighbor passerby passer-by friend colleague relative acquaintance mate classmate someone somebody person individual
    caller reader user viewer spectator commenter commentator observer fan critic participant attendee guest crony groupie superfan
    rival cabinet administration
""".split()
_HOUSES = "street house hill yard palace road united city rovers university college".split()  # Downing Street is nobody's name


def take_delayed(ctx: Context, a: Attributions, hidden: np.ndarray) -> None:
    """Unnamed people of the lede who are named and speak below it have a name; in place. The rows are in the order of their cues.

    hidden : int64, sentences that name somebody by a name that is not his: "A baker who asked to be called Dee"."""
    if not len(a):
        return
    article, paragraph = ctx.sentences.article, ctx.sentences.paragraph
    opening = np.searchsorted(article, np.arange(len(ctx.buffer)))
    in_lede = a.sentence - opening[article[a.sentence]] < _LEDE
    unnamed = (a.type == ANONYMOUS) | (a.type == VAGUE)
    some = np.flatnonzero(unnamed & (a.outer == 0) & in_lede & (a.first >= 0) & ~a.weak & a.backs)
    # "the Tarn mother", "the mother of a boy" is as new as "a mother"
    noun = np.minimum(a.first[some] + 1, len(ctx.tokens) - 1)
    placed = (a.type[some] == ANONYMOUS) & ctx.is_word(a.first[some], "the") & (ctx.name[noun] | ctx.in_class(ctx.behind(noun), "OF"))
    some = some[(ctx.in_class(a.first[some], "DET") | placed) & (a.last[some] - a.first[some] >= 2) & ~_others(ctx, a, some)]  # few
    some = some[_opens_story(ctx, a.sentence[some], opening) & ~among(a.sentence[some], hidden)]
    named = np.flatnonzero((a.type == NAMED) & ~a.weak & a.backs & (a.first >= 0))
    if not some.size or not named.size:
        return
    # (k, speakers): the next who speak by name
    who = np.searchsorted(a.sentence[named], a.sentence[some], side="right")[:, None] + np.arange(_SPEAKERS)
    who = named[np.minimum(who, len(named) - 1)]
    pronoun = a.carried[who] & (a.last[who] - a.first[who] == 1)
    at = np.minimum(a.first[who][:, :, None] + np.arange(_LONGEST + _TITLE), len(ctx.tokens) - 1)
    words = np.where(at < a.last[who][:, :, None], ctx.tokens.key[at], 0)
    other = ctx.lexicon.rules_among(("attribution/deny",))[a.rule[who[:, 0]]]
    other |= ctx.is_word(a.first[some], "one", "another") & ~ctx.in_class(ctx.behind(a.first[some]), "OF")
    found = np.zeros(len(some), bool)
    for step in range(1, _BELOW + 1):
        below = np.minimum(a.sentence[some] + step, len(ctx.sentences) - 1)
        first, size, aged = _name_that_opens(ctx, ctx.sentences.first[below])
        surname = np.maximum(first + size - 1, 1)
        there = (below > a.sentence[some]) & (article[below] == article[a.sentence[some]]) & (size >= 2) & ~is_in(ctx.tokens.key[surname], _HOUSES)
        there &= ~ctx.in_class(surname, "ORG", "OFFICIAL", "OUT_media", "OUTWORD")
        called = (words == ctx.tokens.key[surname][:, None, None]) | (words == ctx.tokens.key[surname - 1][:, None, None])  # "Falk", "Falk QC"
        here = below[:, None]
        speaks = (article[a.sentence[who]] == article[here]) & (a.sentence[who] >= here)
        # "he" where the name opens a paragraph of its own, as news has it
        his = (step == 1) & (paragraph[below] > paragraph[a.sentence[some]])
        speaks &= called.any(axis=2) | pronoun & his[:, None] & (a.sentence[who] - here <= 1)
        # the first of them, but who denies it is another, and so is whoever speaks behind one of many; or any, if he is told of right behind
        # the lede with his age
        found |= there & (speaks[:, 0] & ~other | (aged & (step == 1) & speaks.any(axis=1)))
    a.type[some[found]] = NAMED


def _opens_story(ctx: Context, sentence: np.ndarray, opening: np.ndarray) -> np.ndarray:
    """bool: sentences with nothing but headings in front of them. opening : the first sentence of each article."""
    paragraph, first = ctx.sentences.paragraph, opening[ctx.sentences.article[sentence]]
    out = (sentence == first) | (paragraph[sentence] > paragraph[np.maximum(sentence - 1, 0)])
    out |= _heads(ctx, np.maximum(sentence - 1, first))
    out |= (ctx.tokens.gap[ctx.sentences.first[sentence]] & tk.NEWLINE) > 0  # paragraphs may be set with single line breaks
    for back in range(1, _LEDE):
        before = np.maximum(sentence - back, first)
        out &= (before == sentence) | (ctx.final[before] != ord(".")) | _heads(ctx, before)
    return out


def _heads(ctx: Context, sentence: np.ndarray) -> np.ndarray:
    """bool: bylines and datelines, full stop and all: "By Ines Falk.", "Tarn, May 4."."""
    lead, end = ctx.sentences.first[sentence], ctx.sentences.first[sentence + 1]
    byline = ctx.is_word(lead, "by") & ctx.name[end - 1] & (end - lead <= _BYLINE)
    return byline | ctx.name[lead] & ctx.tokens.digit[end - 1] & (end - lead <= _DATELINE)


def _name_that_opens(ctx: Context, first: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where the name begins that opens sentences, given by their first tokens, how many words it has and whether an age stands behind it: "Joan
    Pettifer, 71, said", "The mother, Joan Pettifer, said"."""
    top = len(ctx.tokens) - 1
    begin = first.copy()
    for step in range(2, _TITLE + 1):
        at = np.minimum(first + step, top)
        behind = (begin == first) & ctx.in_class(first, "DEF") & ((ctx.gap[at] & tk.COMMA) > 0) & ~ctx.leads[at]
        begin[behind] = at[behind]
    size, going = np.zeros(len(first), np.int64), np.ones(len(first), bool)
    for _ in range(_LONGEST):
        at = np.minimum(begin + size, top)
        going &= (begin + size <= top) & ctx.name[at] & ((size == 0) | ~ctx.leads[at] & ((ctx.gap[at] & tk.STRONG) == 0))
        size += going
    end = np.minimum(begin + size, top)
    return begin, size, ctx.tokens.digit[end] & ((ctx.gap[end] & tk.COMMA) > 0) & ~ctx.leads[end]


def _others(ctx: Context, a: Attributions, rows: np.ndarray) -> np.ndarray:
    """bool: phrases with a word for somebody beside the story, or for whoever will not be named."""
    at = np.minimum(a.first[rows][:, None] + np.arange(1, 8), len(ctx.tokens) - 1)
    beside = (at < a.last[rows][:, None]) & is_in(ctx.tokens.key[at], _OTHERS)
    return beside.any(axis=1) | ((ctx.any_in(a.first[rows], a.last[rows]) & ctx.mask("ANON", "UNNAMED")) != 0)
