"""Which characters of a text carry which evidence: overlapping evidence becomes plain runs that any renderer can paint."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from credscore.schema import ACCOUNTABLE, Evidence

# How far a source answers for what it says; the colours follow this, not the seven types.
SECOND_HAND = ("media", "social")

# Where evidence overlaps, the first of these is painted; a quotation is the ground the others lie on.
PAINTS = ("unnamed", "second-hand", "source", "hedge", "verification", "ai", "word", "quote", "boilerplate")

# What is marked by a line or by brackets; a quotation shows itself by its marks, boilerplate by the sign for no claim.
MARKED = PAINTS[:6]

# What the reader is told, in the order of the legend.
LEGEND = {
    "source": "source",
    "second-hand": "second-hand, social",
    "unnamed": "unnamed source",
    "hedge": "hedge",
    "quote": "quotation",
    "ai": "AI",
    "verification": "check or reply",
    "word": "tone, wording",
    "boilerplate": "boilerplate",
}
# "Quist, who", "Quist flatly" and "Quist, speaking at the mill,": the name is enough for the eye. Sources that end like adverbs are none.
_NOUNS = "family|assembly|supply|monopoly|rally|tally|bully|elderly|daily|weekly|monthly|quarterly"
_BESIDE = re.compile(
    r",\s+[a-z]{3,}ing\b.*$|,?(?<!\s)\s+(?:[Ww]ho|[Ww]hom|[Ww]hich|[Tt]hat)$|,\s+(?:however|though|meanwhile|too)$"
    rf"|(?<!\s)\s+(?!(?:{_NOUNS})$)[a-z]{{3,}}ly$",
    re.DOTALL,
)
_HEARSAY = ("unnamed", "hedge")
_RANK = {paint: rank for rank, paint in enumerate(PAINTS)}


@dataclass(frozen=True, slots=True)
class Run:
    """Characters `start:end` under the same evidence.

    `paint` is one of PAINTS; `top` is the index of the evidence that gives it; `under` are the indices of all evidence here.
    """

    start: int
    end: int
    paint: str
    top: int
    under: tuple[int, ...]


def paint_of(evidence: Evidence) -> str | None:
    """The paint of a piece of evidence; None for kinds that are not shown in the text (boosters, the writer's voice)."""
    if evidence.kind == "attribution":
        if evidence.source_type in ACCOUNTABLE:
            return "source"
        return "second-hand" if evidence.source_type in SECOND_HAND else "unnamed"
    if evidence.kind.startswith("ai_"):
        return "ai"
    if evidence.kind == "reason":
        return "unnamed" if evidence.source_type else "word"
    return evidence.kind if evidence.kind in _RANK else None


def painted_span(evidence: Evidence) -> tuple[int, int]:
    """The characters to paint: of an attribution its source, or its cue where no source is written; else all of it."""
    if evidence.kind == "attribution":
        if evidence.source_span is None:
            return evidence.cue_span or (evidence.start, evidence.end)
        start, end = evidence.source_span
        said = evidence.text[start - evidence.start : end - evidence.start]
        return start, end - len(said) + len(_BESIDE.sub("", said))
    return evidence.start, evidence.end


Painted = tuple[int, int, str, int]  # start, end, paint, number of the evidence


def _joined(spans: list[Painted]) -> list[Painted]:
    """Hearsay and hedges that overlap are painted as one: "is said to" and "is said to be" leave no "be" behind. The others stay as they are."""
    out = [span for span in spans if span[2] not in _HEARSAY]
    group: list[Painted] = []
    end = -1
    for span in [*sorted(span for span in spans if span[2] in _HEARSAY), None]:
        if group and (span is None or span[0] >= end):
            top = min(group, key=lambda s: (_RANK[s[2]], s[0] - s[1], s[3]))
            out += [s for s in group if s is not top]
            out.append((group[0][0], end, top[2], top[3]))
            group, end = [], -1
        if span is not None:
            group.append(span)
            end = max(end, span[1])
    return out


def runs(evidence: Sequence[Evidence], length: int) -> list[Run]:
    """Runs of a text of `length` characters, in order, without overlap; unpainted characters are in none of them."""
    spans: list[Painted] = []
    for index, item in enumerate(evidence):
        paint = paint_of(item)
        start, end = painted_span(item)
        start, end = max(0, start), min(length, end)
        if paint is not None and start < end:
            spans.append((start, end, paint, index))
        if item.carrier_span is not None:  # "told the Courier": what is second-hand about it
            low, high = max(0, item.carrier_span[0]), min(length, item.carrier_span[1])
            spans.append((low, high, "second-hand", index))
    spans = _joined(spans)
    edges = sorted({edge for start, end, _, _ in spans for edge in (start, end)})
    spans.sort()
    found: list[Run] = []
    active: list[Painted] = []
    following = 0
    for start, end in pairwise(edges):
        active = [span for span in active if span[1] > start]
        while following < len(spans) and spans[following][0] <= start:
            active.append(spans[following])
            following += 1
        if active:
            # Of two of one paint the longer, so that the shorter within does not cut it in pieces.
            top = min(active, key=lambda span: (_RANK[span[2]], span[0] - span[1], span[3]))
            found.append(Run(start, end, top[2], top[3], tuple(sorted(span[3] for span in active))))
    return found


def within(found: Sequence[Run], start: int, end: int) -> list[Run]:
    """The runs of `start:end`, cut to it."""
    first = bisect_right(found, start, key=lambda run: run.end)
    cut = []
    for k in range(first, len(found)):  # no slice: it would copy all that follows, for every sentence
        run = found[k]
        if run.start >= end:
            break
        cut.append(Run(max(run.start, start), min(run.end, end), run.paint, run.top, run.under))
    return cut
