"""Which sentences may be AI disclosures, denials or leaks: told by their words at once, before any pattern is tried."""

# ruff: noqa: E501 - a pattern cut into pieces is harder to check than a long line
from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.ranges import distinct, spread
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
# Beside "I" or "you" where an article ends: what a model that offers more, or says what it cannot do, cannot do without.
_OFFERING = (
    "me", "shall", "hope", "can", "able", "capable", "policies", "cut", "my", "real", "date", "current", "internet", "web", "live",
    "large", "utm", "genai", "automate", "automates", "software", "computer", "digital",
)  # fmt: skip


def candidates(ctx: Context, inside: np.ndarray) -> np.ndarray:
    """Sentences with a word about AI or with words that models are fond of: some anywhere, some beside "I", "you" where an article ends."""
    sentences, tokens, of = ctx.sentences, ctx.tokens, ctx.sentences.of_token
    n, count = len(tokens), len(sentences)
    if not n:
        return np.zeros(0, np.int64)
    size = np.diff(sentences.first)

    def outside(at: np.ndarray) -> np.ndarray:
        return at[inside[at] == 0]

    named = ctx.where_has("AI", "LEAK")
    starred = ctx.where_has("ANON")
    starred = starred[(ctx.gap[starred] & tk.OTHER) > 0]
    bracket = np.flatnonzero(ctx.buffer.data[tokens.mark_at] == ord("["))
    bracket = bracket[tokens.mark_gap[bracket] < n]
    square = tokens.mark_gap[bracket]
    square = square[tokens.mark_at[bracket] >= sentences.start[of[square]]]  # not one that ends the article in front
    # "by software", "a computer program", "Software wrote this report"
    maker = ctx.where_are("software", "program")
    maker = maker[ctx.leads[maker] | ctx.is_word(np.maximum(maker - 1, 0), "by", "computer")]
    telling = outside(np.concatenate([named, starred, square, maker]))
    # words that news uses all the time ("machine", "language", a bracket in a quotation) count only where the text points at itself or is brief
    alone = ((ctx.matches.classes[telling] & ctx.mask("AI", "LEAK")) != 0) & ~ctx.is_word(telling, *_EVERYDAY)
    wanted = np.zeros(count + 1, bool)
    wanted[of[telling[alone]]] = True
    others = distinct(of[telling[~alone]])
    if others.size:
        token, edge = spread(sentences.first[others], sentences.first[others + 1])
        wanted[others[(size[others] <= _BRIEF) | np.logical_or.reduceat(ctx.is_word(token, *_SELF_WORDS), edge)]] = True
    human = of[ctx.where_are("human")]
    wanted[human[size[human] <= 9]] = True
    helpful = ctx.where_has("LEAKISH")
    leakish = of[helpful]
    if leakish.size:
        said = np.zeros(count + 1, bool)
        said[of[helpful[ctx.leads[helpful]]]] = True
        together = np.append(sentences.article[1:] == sentences.article[:-1], False)  # with the sentence behind it
        leakish = distinct(leakish)
        near = distinct(np.concatenate([leakish, leakish[together[leakish]] + 1]))
        token, _ = spread(sentences.first[near], sentences.first[near + 1])
        said[of[outside(token[ctx.is_word(token, "i", "my", "i'm")])]] = True
        said[:-1] |= said[1:] & together  # "Certainly! Here is ..."
        wanted[leakish[said[leakish]]] = True
        wanted[leakish[(size[leakish] <= 2) & together[leakish]] + 1] = True
    # where an article ends
    final = np.flatnonzero(np.append(sentences.article[1:] != sentences.article[:-1], True))
    last = distinct(np.maximum(final[:, None] - np.arange(3), np.append(0, final[:-1] + 1)[:, None]))
    last = last[(ctx.held[last] & ctx.mask("YOU", "FIRST")) != 0]
    token, _ = spread(sentences.first[last], sentences.first[last + 1])
    wanted[of[token[tk.is_in(tokens.key[token], _OFFERING)]]] = True
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
