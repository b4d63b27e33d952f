"""Where rows end in a stream of bytes: at newlines, in CSV only at those outside quotation marks."""

from __future__ import annotations

import re
from typing import Protocol

import numpy as np

_QUOTE, _NEWLINE = 34, 10


class Boundaries(Protocol):
    """Finds where rows end in a byte stream that comes block by block."""

    def feed(self, block: bytes) -> np.ndarray:
        """Offsets in `block`, ascending, just behind every row end."""


class LineEnds:
    """Rows that end at every newline."""

    open = False

    def feed(self, block: bytes) -> np.ndarray:
        count = block.count(b"\n")
        if count * 64 < len(block):
            # Long lines: a handful of searches beats looking at every byte.
            ends = []
            at = block.find(b"\n") + 1
            while at:
                ends.append(at)
                at = block.find(b"\n", at) + 1
            return np.array(ends, dtype=np.int64)
        return np.flatnonzero(np.frombuffer(block, dtype=np.uint8) == _NEWLINE) + 1


_START, _PLAIN, _QUOTED, _CLOSED = range(4)


class CsvEnds:
    """Rows of CSV as Python's csv module reads them: a newline ends a row unless it stands inside quotation marks.

    A mark opens a quoted field only at the field's start. As long as every mark is where it should be, counting them is
    enough (numpy, one look at each byte); a block with a stray mark is walked through field by field.
    """

    def __init__(self, delimiter: str) -> None:
        self._delimiter = ord(delimiter)
        self._special = re.compile(b'["\n' + re.escape(delimiter.encode("ascii")) + b"]")
        self.state = _START

    @property
    def open(self) -> bool:
        """Whether the stream so far ends inside a quoted field."""
        return self.state == _QUOTED

    def feed(self, block: bytes) -> np.ndarray:
        if not block:
            return np.zeros(0, dtype=np.int64)
        data = np.frombuffer(block, dtype=np.uint8)
        marks = np.flatnonzero(data == _QUOTE)
        newlines = np.flatnonzero(data == _NEWLINE)
        inside = self.state == _QUOTED
        opening = marks[int(inside) :: 2]
        before = data[opening - 1]
        if opening.size and opening[0] == 0:
            before = before.copy()
            before[0] = {_START: _NEWLINE, _CLOSED: _QUOTE, _PLAIN: 0, _QUOTED: 0}[self.state]
        regular = (before == self._delimiter) | (before == _NEWLINE) | (before == _QUOTE)
        if not regular.all():
            return self._walk(block)
        odd = (np.searchsorted(marks, newlines) + int(inside)) & 1
        last = block[-1]
        if (marks.size + int(inside)) & 1:
            self.state = _QUOTED
        elif last == _QUOTE:
            self.state = _CLOSED
        else:
            self.state = _START if last in (_NEWLINE, self._delimiter) else _PLAIN
        return newlines[odd == 0] + 1

    def _walk(self, block: bytes) -> np.ndarray:
        state, previous, ends = self.state, 0, []
        for match in self._special.finditer(block):
            at = match.start()
            if at > previous and state in (_START, _CLOSED):
                state = _PLAIN
            byte = block[at]
            previous = at + 1
            if byte == _QUOTE:
                state = {_START: _QUOTED, _PLAIN: _PLAIN, _QUOTED: _CLOSED, _CLOSED: _QUOTED}[state]
            elif state != _QUOTED:
                state = _START
                if byte == _NEWLINE:
                    ends.append(at + 1)
        if previous < len(block) and state in (_START, _CLOSED):
            state = _PLAIN
        self.state = state
        return np.array(ends, dtype=np.int64)
