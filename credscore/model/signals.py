"""Signals of an article: how much of it is attributed, quoted, hedged; made of counts that add up over the parts of an article."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.ranges import among
from credscore.model.grid import in_runs
from credscore.model.language import capital_words, foreign_words
from credscore.model.windows import densest

if TYPE_CHECKING:
    from credscore.evidence.context import Context
    from credscore.evidence.extract import Found
    from credscore.model.results import Rated
    from credscore.model.view import View

AI_STATES = ("none", "full", "partial", "summary", "headline", "translation", "image", "audio", "data", "unknown", "leak", "none declared")
REVIEWS = ("not stated", "stated", "denied")
WHOLE = ("named_sources", "quote_peak_start", "quote_peak_end")
_DECLARED = AI_STATES.index("none declared")
_FUNCTION = ("DET", "DEF", "PREP", "OF", "AND", "BE", "PRON", "IT", "THAT", "HAVE", "POSS", "MODAL", "BREAK", "PRON1")


@dataclass(slots=True)
class Counts:
    """Float64 arrays over articles (a,), all but `peak` whole numbers. `attributed`, `anonymous`, `second_hand` count claims, `characters` and
    `quoted` characters, `plain` words outside names, `function` those like "the" and "of", `foreign` those of sentences that do not read like
    English, `capital` those in capitals where most are; `ai` is an index into AI_STATES, `review` of what it says into
    REVIEWS. `peak` is the share of characters in quotation of the
    window that has most of them, `peak_start` and `peak_end` its characters in the text."""

    sentences: np.ndarray
    claims: np.ndarray
    words: np.ndarray
    plain: np.ndarray
    function: np.ndarray
    foreign: np.ndarray
    capital: np.ndarray
    characters: np.ndarray
    quoted: np.ndarray
    hedges: np.ndarray
    attributed: np.ndarray
    anonymous: np.ndarray
    second_hand: np.ndarray
    ai: np.ndarray
    review: np.ndarray
    peak: np.ndarray
    peak_start: np.ndarray
    peak_end: np.ndarray

    def move(self, by: int) -> None:
        """Count characters from a place that lies `by` in front of the texts."""
        self.peak_start = self.peak_start + by * (self.peak > 0)
        self.peak_end = self.peak_end + by * (self.peak > 0)

    def add(self, other: Counts) -> None:
        """Take in the counts of a further part of the same articles."""
        denser = other.peak > self.peak  # no window runs over the border of two parts
        for name in ("peak", "peak_start", "peak_end"):
            setattr(self, name, np.where(denser, getattr(other, name), getattr(self, name)))
        for field in fields(self):
            if field.name not in ("ai", "review", "peak", "peak_start", "peak_end"):
                setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))
        both = [zip(part.ai.astype(int).tolist(), part.review.astype(int).tolist(), strict=True) for part in (self, other)]
        told = np.array([_weightier(one, two) for one, two in zip(*both, strict=True)], np.float64).reshape(-1, 2)
        self.ai, self.review = told[:, 0], told[:, 1]


def _weightier(one: tuple[int, int], two: tuple[int, int]) -> tuple[int, int]:
    """Of two AI states, each with its review, the one that counts for the whole: any trace before a declaration that there is none, then the
    order of AI_STATES. Where one says of the same that nobody reviewed it, nobody did."""
    if one[0] == two[0]:
        return max(one, two)
    return max(one, two) if one[0] == 0 or two[0] == 0 else min(one, two)


def count_words(view: View, ctx: Context) -> dict[str, np.ndarray]:
    """(a,) `words`, `plain`, `function` and `foreign` of every article, see `Counts`."""
    plain, function = view.size - in_runs(ctx.name, view.first), in_runs(ctx.has(*_FUNCTION), view.first)
    article = ctx.sentences.article
    kinds = {"words": view.size, "plain": plain, "function": function, "foreign": foreign_words(view, article, plain, function)}
    return {name: np.bincount(article, kind, len(ctx.buffer)) for name, kind in kinds.items()}


def count_up(done: Rated) -> Counts:
    """The counts of every article of a batch."""
    view, found = done.view, done.found
    ctx = found.ctx
    count = len(ctx.buffer)
    characters = (ctx.buffer.ends - ctx.buffer.starts).astype(np.float64)
    if not view.count:
        zero = np.zeros(count)
        return Counts(zero, zero, zero, zero, zero, zero, zero, characters, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero)
    art = ctx.sentences.article
    weight = done.claim.astype(np.float64)

    def total(values: np.ndarray | None) -> np.ndarray:
        return np.bincount(art, weights=values, minlength=count).astype(np.float64)

    opens, closes, inside = _quoted(found)
    low = np.flatnonzero(np.diff(art, prepend=-1))
    share, begin, end = densest(ctx.sentences.first, low, ctx.sentences.start, ctx.sentences.end, opens, closes)
    peak, peak_start, peak_end = np.zeros(count), np.zeros(count), np.zeros(count)
    quoted = share > 0  # where nothing is quoted, no passage is the most quoted
    owner = art[low[quoted]]
    peak[owner] = share[quoted]
    peak_start[owner] = ctx.buffer.to_start(begin[quoted], owner)
    peak_end[owner] = ctx.buffer.to_end(end[quoted], owner)
    states: dict[int, tuple[int, int]] = {}
    d = found.disclosures
    for number, kind, extent, review in zip(d.sentence, d.kind, d.extent, d.review, strict=True):
        state = AI_STATES.index(extent) if kind == "ai_disclosure" else AI_STATES.index("leak") if kind == "ai_leak" else _DECLARED
        k = int(art[number])
        states[k] = _weightier(states.get(k, (0, 0)), (state, REVIEWS.index(review) if kind == "ai_disclosure" else 0))
    told = np.zeros((2, count))
    for k, both in states.items():
        told[:, k] = both
    return Counts(
        sentences=total(None),
        claims=total(weight),
        **count_words(view, ctx),
        capital=capital_words(ctx, view, art, count),
        characters=characters,
        quoted=np.bincount(art[inside], weights=(closes - opens).astype(np.float64), minlength=count),
        hedges=np.bincount(art[found.hedges.sentence], minlength=count).astype(np.float64),
        attributed=total(weight * (found.speech.inner > 0)),
        anonymous=total(weight * view["is.anonymous"]),
        second_hand=total(weight * view["by.media"]),
        ai=told[0],
        review=told[1],
        peak=peak,
        peak_start=peak_start,
        peak_end=peak_end,
    )


def _quoted(found: Found) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Buffer positions [start, end) of all quotations in order, in marks or set below a line, and a sentence of each."""
    q, direct, blocks, of = found.quotes, found.speech.direct, found.speech.blocks, found.ctx.sentences.of_token
    inside = of[q.first[direct]]
    alone = ~among(inside, blocks.sentence)  # not counted twice
    start, end, lead = blocks.passages(found.ctx)
    starts, inside = np.append(q.start[direct][alone], start), np.append(inside[alone], lead)
    order = np.argsort(starts, kind="stable")
    return starts[order], np.append(q.end[direct][alone], end)[order], inside[order]


def signals(counts: Counts, named_sources: np.ndarray) -> dict[str, np.ndarray]:
    """Article signals as float64 columns; `ai_disclosure` as an index into AI_STATES, see WHOLE for those that are whole numbers."""
    claims, words = np.maximum(counts.claims, 1), np.maximum(counts.words, 1)
    return {
        "quote_density": np.round(np.minimum(counts.quoted / np.maximum(counts.characters, 1), 1), 4),
        "quote_density_peak": np.round(np.minimum(counts.peak, 1), 4),
        "quote_peak_start": counts.peak_start,
        "quote_peak_end": counts.peak_end,
        "hedge_density": np.round(counts.hedges / words, 4),
        "attributed_share": np.round(counts.attributed / claims, 4),
        "named_sources": named_sources,
        "anonymous_share": np.round(counts.anonymous / claims, 4),
        "second_hand_share": np.round(counts.second_hand / claims, 4),
        "ai_disclosure": counts.ai,
    }
