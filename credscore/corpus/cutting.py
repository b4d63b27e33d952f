"""Cutting a stream of bytes into pieces of whole rows, about equal in size, however the bytes arrive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from credscore.corpus.boundaries import Boundaries
from credscore.io.rows import MAX_ROW_BYTES

# A piece of this size must not be held twice while it is worked on.
_LARGE = 1 << 22


@dataclass(slots=True)
class Cut:
    """Whole rows `start:end` of a stream; `data` is None for a single row above the limit."""

    start: int
    end: int
    first_line: int
    data: bytes | None


def cut(
    blocks: Iterable[bytes], size: int, ends: Boundaries, start: int = 0, first_line: int = 1, limit: int = MAX_ROW_BYTES
) -> Iterator[Cut]:
    """Cut a stream into pieces of whole rows, at most `size` bytes each; a row larger than that is a piece of its own.

    Where the cuts fall depends on the bytes and on `size`, not on how the stream came in blocks. Memory: `size` or the
    longest row, at most `limit`.
    """
    parts: list[bytes] = []
    marks: list[np.ndarray] = []
    base = total = start
    dropped_lines = 0
    for block in blocks:
        found = ends.feed(block) + total
        parts.append(block)
        total += len(block)
        if found.size:
            marks.append(found)
        if not marks:
            if total - start > limit:
                dropped_lines += sum(part.count(b"\n") for part in parts)
                parts, base = [], total
            continue
        if total - start <= size:
            continue
        buffer = parts[0] if len(parts) == 1 else b"".join(parts)
        parts = []
        places = marks[0] if len(marks) == 1 else np.concatenate(marks)
        next_place = 0
        while total - start > size and next_place < len(places):
            last = int(np.searchsorted(places, start + size, side="right")) - 1
            # No row ends within `size`: the first row is larger, and goes alone.
            index = last if last >= next_place else next_place
            end = int(places[index])
            if base > start:
                lines = dropped_lines + buffer.count(b"\n", 0, end - base)
                yield Cut(start, end, first_line, None)
                dropped_lines = 0
            else:
                data = buffer[start - base : end - base]
                lines = data.count(b"\n")
                if len(data) > _LARGE:
                    base, buffer = end, buffer[end - base :]
                yield Cut(start, end, first_line, data if len(data) <= limit else None)
            first_line += lines
            base, buffer, start = (end, buffer[end - base :], end) if start < base < end else (base, buffer, end)
            next_place = index + 1
        rest = buffer[start - base :]
        parts, base = ([rest] if rest else []), start
        marks = [places[next_place:]] if next_place < len(places) else []
    if total > start:
        final = b"".join(parts) if base == start and total - start <= limit else None
        parts = []
        yield Cut(start, total, first_line, final)
