"""What the look of a sentence tells: how it ends and opens, whether it is a figure behind a label or a line of a list."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.hedges.find import asks
from credscore.evidence.reported_questions import reported_questions
from credscore.text import tokens as tk

# Openings of sentences that lead on to others, or talk to the reader.
_TURNS = (
    "let please here now next then think make keep remember just get look okay ok well right yes no sure enter cue "
    "oh hey wow yea yeah yep nope sorry seriously imagine folks wake don't stop".split()
)
# Openings that argue on from the sentence before.
_CONNECTIVES = (
    "but and so yet or because thus hence therefore moreover however further furthermore additionally instead indeed still besides nor "
    "meanwhile though although while if".split()
)
_POINTERS = "that this these it there so".split()
_RULINGS = ("verdict", "rating", "ruling", "conclusion", "finding")
_RULED = ("false", "true", "misleading", "unproven", "untrue", "fake", "altered", "unsupported")
_RATE = ("rate", "rated")


def add_layout(ctx: Context, size: np.ndarray, col: dict[str, np.ndarray]) -> None:
    """Add columns float64 (s,), each 0 or 1, to `col`, which holds the events and "words". size : tokens of each sentence."""
    _add_ends(ctx, col)
    col["figure"] = _figures(ctx, size, col)
    # "- Treasurer rules out sale": a line of a list says something, without the words that show it
    first = ctx.sentences.first[:-1]
    listed = (ctx.gap[first] & (tk.OTHER | tk.G_DASH | tk.HYPHEN) > 0) & (col["bare"] > 0) & (col["par_start"] > 0)
    col["listed"] = listed.astype(np.float64)
    opener = ctx.tokens.key[first]
    col["turn"] = tk.is_in(opener, _TURNS).astype(np.float64)
    col["connective"] = tk.is_in(opener, _CONNECTIVES).astype(np.float64)
    col["this"] = tk.is_in(opener, _POINTERS).astype(np.float64)
    # "Number of seats won:" leads into figures and says nothing by itself
    says = col["attributions"] + col["be"] + col["modal"] + col["pronoun"] + col["first_person"]
    col["lead_in"] = ((col["colon_end"] > 0) & (col["words"] <= 6) & (says == 0)).astype(np.float64)


def _add_ends(ctx: Context, col: dict[str, np.ndarray]) -> None:
    """Columns for the marks a sentence ends with, whether it has none, and where it stands in brackets or opens a paragraph."""
    sents, s = ctx.sentences, len(ctx.sentences)
    end_gap = ctx.gap_after[sents.first[1:]]
    last_char = ctx.final
    last_two = ctx.buffer.data[sents.end - 2] if s else np.zeros(0, np.uint8)
    is_quote = (last_char == 34) | (last_char == 0x91) | (last_char == 0x96) | (last_char == 39) | (last_char == 41)
    final = np.where(is_quote, last_two, last_char)
    col["par_start"] = (np.diff(sents.paragraph, prepend=-1) > 0).astype(float)
    col["question"] = ((final == ord("?")) & ~reported_questions(ctx) | asks(ctx)).astype(float)
    col["exclamation"] = (final == ord("!")).astype(float)
    col["colon_end"] = (final == ord(":")).astype(float)
    col["ellipsis"] = (final == 0x99).astype(float)
    col["bare"] = ((end_gap & tk.TERMINAL) == 0).astype(float)
    col["bracketed"] = (ctx.buffer.data[sents.start] == ord("(")).astype(float) if s else np.zeros(0)


def _figures(ctx: Context, size: np.ndarray, col: dict[str, np.ndarray]) -> np.ndarray:
    """float64 (s,): 1 for "Quist: 306": a figure behind a label is a statement, however short."""
    sents, tokens = ctx.sentences, ctx.tokens
    first, of = sents.first[:-1], sents.of_token
    figure = np.zeros(len(sents))
    colon = ctx.where_gap(tk.COLON)
    ruling = colon[colon > first[of[colon]]]
    figure[of[ruling[tk.is_in(tokens.key[ruling - 1], _RULINGS)]]] = 1  # and so is "Our verdict: false."
    figure[size > 6] = 0
    _add_rulings(ctx, size, figure)
    short = np.flatnonzero((size <= 6) & (col["digits"] > 0) & (col["bare"] > 0))
    if short.size:
        label, stop = first[short], sents.first[short + 1]
        stated = np.zeros(len(short), bool)
        for step in range(1, 5):  # "Quist: 306", "Brandt's share: + 2.5 points"
            place = np.minimum(label + step, stop - 1)
            stated |= tokens.digit[place] & ((ctx.gap[place] & tk.COLON) > 0) & (place > label)
        figure[short] = np.maximum(figure[short], stated & (col["dates"][short] == 0))
    return figure


def _add_rulings(ctx: Context, size: np.ndarray, figure: np.ndarray) -> None:
    """What a fact-check comes to, in a word or two: "False." under "Our verdict", "We rate the claim false."; in place."""
    sents, key = ctx.sentences, ctx.tokens.key
    first, end = sents.first[:-1], sents.first[1:]
    ruled = np.flatnonzero((size <= 6) & (size > 0))
    ruled = ruled[tk.is_in(key[end[ruled] - 1], _RULED)]
    if not ruled.size:
        return
    before = np.maximum(ruled - 1, 0)
    under = (size[ruled] <= 2) & tk.is_in(key[np.maximum(first[ruled] - 1, 0)], _RULINGS) & (sents.article[before] == sents.article[ruled])
    figure[ruled] = np.maximum(figure[ruled], under | tk.is_in(key[np.minimum(first[ruled] + 1, end[ruled] - 1)], _RATE))
