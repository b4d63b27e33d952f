"""Patterns over the kinds of words of one sentence, matched with bits: as many steps as the pattern has words, whatever the sentence.

A set of places in a sentence is an integer with a bit for each token. A pattern is a row of words with gaps in between:

    "OURS ~12 BE ~8 MADE ~12 HOW ~6 MACHINE"

Words in capitals are kinds of words (`vocabulary`, `reading`), others stand for themselves ("_" for a space); "|" joins several, "A>B" is an
A in front of a B, "A!B" one that is not. A gap says how many tokens may stand in between: "~" any but the end of a sentence, "-" no mark
either, "=" no end and no word that begins a clause, "*" nothing but the words of a noun. Words without a gap are neighbours. "^" is where the
sentence, or a note in it, begins; "$" is its end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

_STOPS = {"~": ("END",), "-": ("MARK",), "=": ("END", "CLAUSE"), "*": ("CLAUSE", "MARK", "LINK", "ARTICLE")}
_EDGES = {"^": "START", "$": "FINISH"}


class Places(Protocol):
    """Where the kinds of words stand in a sentence of `size` tokens: bit i is its token i, bit `size` its end."""

    size: int
    present: int  # which kinds it has, see flag_of

    def at(self, kind: str) -> int: ...


WRITTEN: dict[str, None] = {}  # words that stand for themselves in any pattern made so far, in their order
_NUMBERS: dict[str, int] = {}


def flag_of(kind: str) -> int:
    """The bit of a kind in `Places.present`."""
    return 1 << _NUMBERS.setdefault(kind, len(_NUMBERS))


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a pattern: of any of some `kinds`, at most `most` tokens behind the one before, with none of `stops` in between.

    beside : kinds of which its next token is one or, as `wanted` says, is none. flags : those of its kinds.
    """

    kinds: tuple[str, ...]
    most: int = 0
    stops: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    wanted: bool = True
    flags: int = 0


def _at(places: Places, kinds: tuple[str, ...]) -> int:
    out = 0
    for kind in kinds:
        out |= places.at(kind)
    return out


@dataclass(frozen=True, slots=True)
class Chain:
    """A pattern. needs : flags of all kinds that it cannot do without. choices : flags of kinds of which it needs one."""

    steps: tuple[Step, ...]
    needs: int
    choices: tuple[int, ...]

    def ends(self, places: Places) -> int:
        """The tokens at which it ends, as bits."""
        present = places.present
        if present & self.needs != self.needs:
            return 0
        for flags in self.choices:
            if not flags & present:
                return 0
        reach = -1
        for step in self.steps:
            at = _at(places, step.kinds)
            if step.beside:
                beside = _at(places, step.beside) >> 1
                at &= beside if step.wanted else ~beside
            if reach >= 0:
                ahead = out = reach << 1
                if step.most:
                    free = (1 << places.size) - 1 & ~_at(places, step.stops)
                    for _ in range(step.most):
                        ahead = (ahead & free) << 1
                        if not ahead:
                            break
                        out |= ahead
                at &= out
            if not at:
                return 0
            reach = at
        return reach


def chain_of(*steps: Step) -> Chain:
    """The chain of some steps."""
    needs = 0
    for step in steps:
        if len(step.kinds) == 1:
            needs |= step.flags
    return Chain(steps, needs, tuple(step.flags for step in steps if len(step.kinds) > 1))


def chain(pattern: str) -> Chain:
    """The chain that a text describes. Raises ValueError where a gap leads nowhere."""
    steps: list[Step] = []
    most = 0
    stops: tuple[str, ...] = ()
    for piece in pattern.split():
        gap = re.fullmatch(r"([~=*-])(\d+)", piece)
        if gap is not None:
            if not steps or most:
                raise ValueError(f"a gap without a word in front of it: {pattern}")
            most, stops = int(gap[2]), _STOPS[gap[1]]
            continue
        parts = re.fullmatch(r"(.[^>!]*)(?:([>!])(.+))?", piece)
        assert parts is not None
        kinds, beside = _kinds(parts[1]), _kinds(parts[3] or "")
        flags = 0
        for kind in kinds:
            flags |= flag_of(kind)
        WRITTEN.update(dict.fromkeys(kind for kind in (*kinds, *beside) if not kind.isupper()))
        steps.append(Step(kinds, most, stops, beside, parts[2] != "!", flags))
        most, stops = 0, ()
    if most or not steps:
        raise ValueError(f"a gap without a word behind it: {pattern}")
    return chain_of(*steps)


def _kinds(piece: str) -> tuple[str, ...]:
    return tuple(_EDGES.get(kind, kind) for kind in piece.split("|") if kind)
