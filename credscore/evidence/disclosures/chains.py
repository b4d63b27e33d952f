"""Patterns of several parts with gaps between them, matched in linear time.

"This article … was … drafted … by … an AI tool": as one regular expression, four gaps of sixty characters each are tried against one
another, which takes forty milliseconds in a hostile line of seven hundred characters. Here every part is looked for once, and a chain
holds where each part begins close enough behind an end of the one before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

_GAP = re.compile(r"(\[[^\]]+\])\{0,(\d+)\}\??")
# Words that may stand in between are as many ends of a part; a part is one regular expression for each number of them.
_WORDS = re.compile(r"\(\?:\[\\w-\]\+ \)\{0,(\d)\}")


class Part:
    """One part, in one or several ways: regular expressions (none with a group of its own), chains or other parts. Case does not matter."""

    __slots__ = ("source", "ways")

    def __init__(self, *ways: str | Chain | Part) -> None:
        self.source = ways[0] if len(ways) == 1 and isinstance(ways[0], str) else f"(?:{'|'.join(map(source_of, ways))})"
        self.ways: tuple[str | Chain, ...] = tuple(exact for way in ways for exact in _ways(way))


def _ways(way: str | Chain | Part) -> tuple[str | Chain, ...]:
    if isinstance(way, Part):
        return way.ways
    return _exact(way) if isinstance(way, str) else (way,)


def source_of(way: str | Part | Chain) -> str:
    """The regular expression that finds the same, in its own time."""
    return way if isinstance(way, str) else way.source


def _exact(way: str) -> tuple[str, ...]:
    found = _WORDS.search(way)
    if found is None:
        return (way,)
    return tuple(f"{way[: found.start()]}(?:[\\w-]+ ){{{k}}}{way[found.end() :]}" for k in range(int(found[1]) + 1))


class Chain:
    """Parts with gaps between them. pieces : part, gap, part, ...; a part is a Part or a regular expression, a gap like "[^.!?]{0,60}?"."""

    __slots__ = ("first", "links", "source")

    def __init__(self, *pieces: str | Part) -> None:
        self.source = "".join(map(source_of, pieces))
        parts = [piece if isinstance(piece, Part) else Part(piece) for piece in pieces[::2]]
        self.first = parts[0]
        self.links = tuple((*_gap(gap), part) for gap, part in zip(pieces[1::2], parts[1:], strict=True))

    def ends(self, places: Places) -> list[int]:
        """Where it ends in a text, in order; with several ways to get there, each end once."""
        # where the first part is a long list of words and the second a short one, the second is looked for first
        if self.links and len(self.links[0][2].source) < len(self.first.source) and not places.spans(self.links[0][2]):
            return []
        ends = places.ends(self.first)
        for stops_at, most, part in self.links:
            if not ends:
                return []
            near = set()
            for start, end in places.spans(part):
                # The nearest end before it is the one to ask: from any other the gap is longer and holds at least as much.
                at = bisect_right(ends, start)
                if at and start - ends[at - 1] <= most and not places.stopped(stops_at, ends[at - 1], start):
                    near.add(end)
            ends = sorted(near)
        return ends


def _gap(gap: str | Part) -> tuple[str, int]:
    """(what it may not hold, how long it may be at most)."""
    found = _GAP.fullmatch(gap) if isinstance(gap, str) else None
    if found is None:
        raise ValueError(f"not a gap: {gap}")
    kinds = found[1]
    return (f"[{kinds[2:]}" if kinds.startswith("[^") else f"[^{kinds[1:]}"), int(found[2])


@cache
def _everywhere(way: str) -> re.Pattern[str]:
    """Finds each place at which `way` matches, also where matches overlap; its end is that of group 1."""
    return re.compile(f"(?=({way}))", re.I)


@cache
def _stop(kinds: str) -> re.Pattern[str]:
    return re.compile(kinds, re.I)


class Places:
    """Where parts stand in one text, each looked for once."""

    __slots__ = ("_ends", "_spans", "_stops", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans: dict[str, list[tuple[int, int]]] = {}
        self._ends: dict[Part, list[int]] = {}
        self._stops: dict[str, list[int]] = {}

    def ends(self, part: Part) -> list[int]:
        """Ends of a part, in order."""
        found = self._ends.get(part)
        if found is None:
            every: set[int] = set()
            for way in part.ways:
                every.update(way.ends(self) if isinstance(way, Chain) else [end for _, end in self._of(way)])
            found = self._ends[part] = sorted(every)
        return found

    def spans(self, part: Part) -> list[tuple[int, int]]:
        """(start, end) of a part that is made of regular expressions only."""
        if len(part.ways) == 1:
            return self._of(part.ways[0])  # type: ignore[arg-type]
        return [span for way in part.ways for span in self._of(way)]  # type: ignore[arg-type]

    def stopped(self, kinds: str, start: int, end: int) -> bool:
        """Whether a character stands in between that a gap may not hold."""
        if start == end:
            return False
        found = self._stops.get(kinds)
        if found is None:
            found = self._stops[kinds] = [m.start() for m in _stop(kinds).finditer(self.text)]
        return bisect_left(found, start) < bisect_left(found, end)

    def _of(self, way: str) -> list[tuple[int, int]]:
        found = self._spans.get(way)
        if found is None:
            found = self._spans[way] = [m.span(1) for m in _everywhere(way).finditer(self.text)]
        return found
