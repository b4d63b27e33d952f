"""The table of attributions that all patterns fill and all later steps read: one row a cue."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.context import Context


@dataclass(slots=True)
class Attributions:
    """Attributions in order of their cues (token indices; ranges are half-open; -1, -1 where a cue has no phrase).

    cue, cue_end : the cue's tokens. first, last : the source phrase. head, head_end : its head, for names.
    type : int8 source type. outer : int8 type of the outlet or platform that carries it, or 0. rule : int16.
    carried : bool, the phrase is a pronoun or a role. inverted : bool, source behind the cue. negated : bool.
    first_hand : bool, said to this publication. weak : bool, an impersonal cue with nobody behind it.
    backs : bool, somebody stands behind what the sentence says; False where the cue only tells of somebody's mind ("Quist backs the plan"):
    evidence of whose view it is, but no source of the sentence.
    """

    cue: np.ndarray
    cue_end: np.ndarray
    first: np.ndarray
    last: np.ndarray
    type: np.ndarray
    outer: np.ndarray
    rule: np.ndarray
    carried: np.ndarray
    inverted: np.ndarray
    negated: np.ndarray
    first_hand: np.ndarray
    weak: np.ndarray
    backs: np.ndarray
    sentence: np.ndarray

    def __len__(self) -> int:
        return len(self.cue)

    def take(self, index: np.ndarray) -> Attributions:
        return Attributions(*(getattr(self, name).take(index) for name in self.__slots__))


def join(*parts: Attributions) -> Attributions:
    """The attributions of all parts, one part behind the other."""
    return Attributions(*(np.concatenate([getattr(part, name) for part in parts]) for name in Attributions.__slots__))


def make(
    ctx: Context,
    cue: np.ndarray,
    cue_end: np.ndarray,
    first: np.ndarray,
    last: np.ndarray,
    kind: np.ndarray,
    rule: np.ndarray,
    **given: np.ndarray,
) -> Attributions:
    size = len(cue)
    no = np.zeros(size, bool)
    return Attributions(
        cue.astype(np.int64),
        cue_end.astype(np.int64),
        first.astype(np.int64),
        last.astype(np.int64),
        kind.astype(np.int8),
        given.get("outer", np.zeros(size, np.int8)),
        rule.astype(np.int16),
        given.get("carried", no),
        given.get("inverted", no),
        given.get("negated", no),
        given.get("first_hand", no),
        given.get("weak", no),
        given.get("backs", ~no),
        ctx.sentences.of_token.take(np.minimum(cue, len(ctx.tokens) - 1)).astype(np.int64),
    )
