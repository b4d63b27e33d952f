"""Signals of an article: how much of it is attributed, quoted, hedged; made of counts that add up over the parts of an article."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from credscore.model.features import in_runs

if TYPE_CHECKING:
    from credscore.model.scorer import Rated

AI_STATES = ("none", "full", "partial", "summary", "headline", "translation", "image", "audio", "data", "unknown", "leak", "none declared")
_DECLARED = AI_STATES.index("none declared")
_FUNCTION = ("DET", "DEF", "PREP", "OF", "AND", "BE", "PRON", "IT", "THAT", "HAVE", "POSS", "MODAL", "BREAK", "PRON1")


@dataclass(slots=True)
class Counts:
    """Whole numbers in float64 arrays over articles (a,). `attributed`, `anonymous`, `second_hand` count claims, `characters` and
    `quoted` characters, `function` words like "the" and "of"; `ai` is an index into AI_STATES."""

    sentences: np.ndarray
    claims: np.ndarray
    words: np.ndarray
    function: np.ndarray
    characters: np.ndarray
    quoted: np.ndarray
    hedges: np.ndarray
    attributed: np.ndarray
    anonymous: np.ndarray
    second_hand: np.ndarray
    ai: np.ndarray

    def add(self, other: Counts) -> None:
        """Take in the counts of a further part of the same articles."""
        for field in fields(self):
            if field.name != "ai":
                setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))
        self.ai = np.array([_weightier(int(a), int(b)) for a, b in zip(self.ai, other.ai, strict=True)], np.float64)


def _weightier(one: int, two: int) -> int:
    """Of two AI states the one that counts for the whole: any trace before a declaration that there is none, then the order of AI_STATES."""
    if one == 0 or two == 0:
        return max(one, two)
    return min(one, two)


def count_up(done: Rated) -> Counts:
    """The counts of every article of a batch."""
    view, found = done.view, done.found
    ctx = found.ctx
    count = len(ctx.buffer)
    characters = (ctx.buffer.ends - ctx.buffer.starts).astype(np.float64)
    if not view.count:
        zero = np.zeros(count)
        return Counts(zero, zero, zero, zero, characters, zero, zero, zero, zero, zero, zero)
    art = ctx.sentences.article
    weight = done.claim.astype(np.float64)

    def total(values: np.ndarray | None) -> np.ndarray:
        return np.bincount(art, weights=values, minlength=count).astype(np.float64)

    q, direct = found.quotes, found.speech.direct
    inside = ctx.sentences.of_token[q.first[direct]]
    states = np.zeros(count)
    d = found.disclosures
    for number, kind, extent in zip(d.sentence, d.kind, d.extent, strict=True):
        state = AI_STATES.index(extent) if kind == "ai_disclosure" else AI_STATES.index("leak") if kind == "ai_leak" else _DECLARED
        k = int(art[number])
        states[k] = _weightier(int(states[k]), state)
    return Counts(
        sentences=total(None),
        claims=total(weight),
        words=total(view.size),
        function=total(in_runs(ctx.has(*_FUNCTION), view.first)),
        characters=characters,
        quoted=np.bincount(art[inside], weights=(q.end - q.start)[direct].astype(np.float64), minlength=count),
        hedges=np.bincount(art[found.hedges.sentence], minlength=count).astype(np.float64),
        attributed=total(weight * (found.speech.inner > 0)),
        anonymous=total(weight * view["is.anonymous"]),
        second_hand=total(weight * view["by.media"]),
        ai=states,
    )


def signals(counts: Counts, named_sources: np.ndarray) -> dict[str, np.ndarray]:
    """Article signals as float64 columns; `ai_disclosure` as an index into AI_STATES."""
    claims, words = np.maximum(counts.claims, 1), np.maximum(counts.words, 1)
    return {
        "quote_density": np.round(np.minimum(counts.quoted / np.maximum(counts.characters, 1), 1), 4),
        "hedge_density": np.round(counts.hedges / words, 4),
        "attributed_share": np.round(counts.attributed / claims, 4),
        "named_sources": named_sources,
        "anonymous_share": np.round(counts.anonymous / claims, 4),
        "second_hand_share": np.round(counts.second_hand / claims, 4),
        "ai_disclosure": counts.ai,
    }
