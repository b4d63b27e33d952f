"""Which sentences may be AI disclosures, denials or leaks: told by their words at once, before any pattern is tried."""

# ruff: noqa: E501 - a pattern cut into pieces is harder to check than a long line
from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.sentence_text import sentence_texts
from credscore.text import tokens as tk

# Words for AI or of models that news uses all the time.
_EVERYDAY = ("machine", "machines", "robot", "robots", "bot", "bots", "language", "artificial", "auto", "synthetic", "generator", "fictional", "insert", "regenerate")  # fmt: skip
# With one of these a text may point at itself.
_SELF_WORDS = (
    "this", "our", "we", "i", "us", "my", "these", "above", "below", "article", "story", "text", "page", "post", "report", "summary", "headline", "translation", "image", "version", "copy", "piece", "content",
    "newsletter", "note", "author", "desk", "team", "newsroom", "staff", "written", "generated", "translated", "produced", "created",
)  # fmt: skip
_BRIEF = 12  # tokens


def candidates(ctx: Context, inside: np.ndarray) -> np.ndarray:
    """Sentences with a word about AI or with words that models are fond of: some anywhere, some beside "I", "you" where an article ends."""
    sentences, tokens, of = ctx.sentences, ctx.tokens, ctx.sentences.of_token
    n, count = len(tokens), len(sentences)
    if not n:
        return np.zeros(0, np.int64)
    size = np.diff(sentences.first)
    outside = inside == 0
    named = ctx.has("AI", "LEAK")
    telling = np.flatnonzero((named | (((tokens.gap[:n] & tk.OTHER) > 0) & ctx.has("ANON"))) & outside)
    square = tokens.mark_gap[np.flatnonzero(ctx.buffer.data[tokens.mark_at] == ord("["))]
    square = square[square < n]
    # "by software", "a computer program", "Software wrote this report"
    maker = np.flatnonzero(ctx.are("software", "program") & outside)
    maker = maker[ctx.leads[maker] | ctx.is_word(np.maximum(maker - 1, 0), "by", "computer")]
    telling = np.concatenate([telling, square[outside[square]], maker])
    # words that news uses all the time ("machine", "language", a bracket in a quotation) count only where the text points at itself or is brief
    pointing = size <= _BRIEF
    pointing[of[np.flatnonzero(ctx.are(*_SELF_WORDS))]] = True
    wanted = np.zeros(count + 1, bool)
    wanted[of[telling[(named[telling] & ~ctx.is_word(telling, *_EVERYDAY)) | pointing[of[telling]]]]] = True
    human = of[np.flatnonzero(ctx.are("human"))]
    wanted[human[size[human] <= 9]] = True
    helpful = ctx.has("LEAKISH")
    leakish = of[np.flatnonzero(helpful)]
    if leakish.size:
        said = np.zeros(count + 1, bool)
        said[of[np.flatnonzero((ctx.are("i", "my", "i'm") & outside) | (ctx.leads & helpful))]] = True
        said[:-1] |= said[1:]  # "Certainly! Here is ..."
        wanted[leakish[said[leakish]]] = True
        wanted[leakish[size[leakish] <= 2] + 1] = True
    last = np.flatnonzero(np.append(sentences.article[1:] != sentences.article[:-1], True))
    you = of[np.flatnonzero(ctx.has("YOU", "FIRST"))]
    wanted[you[last[np.searchsorted(last, you)] - you < 3]] = True
    return np.flatnonzero(wanted[:count])


def lead_ins(ctx: Context, numbers: np.ndarray) -> list[str]:
    """For each sentence the one before it, where that is a word or two ("Certainly!"), else nothing."""
    sentences = ctx.sentences
    before = np.maximum(numbers - 1, 0)
    leads_in = (numbers > 0) & (sentences.article[before] == sentences.article[numbers])
    leads_in &= sentences.first[numbers] - sentences.first[before] <= 2
    out = [""] * len(numbers)
    where = np.flatnonzero(leads_in)
    for k, text in zip(where.tolist(), sentence_texts(ctx, before[where]), strict=True):
        out[k] = text + " "
    return out
