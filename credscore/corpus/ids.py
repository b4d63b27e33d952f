"""Ids that stand in more than one row: counted by hashes, in memory that no corpus fills.

Every shard leaves eight bytes an id beside its part. Of a corpus with more rows than are looked at, the ids are looked at whose hash begins
with so many zero bits: of each of them all rows, so that what is counted is there, and there may be more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

MOST = 1 << 21  # rows that are looked at; twice as many take 32 MB
BYTES = 8


@dataclass(frozen=True, slots=True)
class Repeated:
    """ids : how many stand in more than one row, rows : in how many these stand. one_in : of so many ids one was looked at. all : of those
    looked at, every row was."""

    ids: int = 0
    rows: int = 0
    one_in: int = 1
    all: bool = True

    def __str__(self) -> str:
        if not self.ids:
            return ""
        known = self.all and self.one_in == 1
        found = f"{'' if known else 'at least '}{self.ids:,} id{'s stand' if self.ids != 1 else ' stands'} in more than one row ({self.rows:,} rows)"
        return found + (f"; looked at: one id in {self.one_in:,}" if self.one_in > 1 else "")


def hashed(id: str) -> bytes:
    """An id as `repeated` counts it."""
    return hashlib.blake2b(id.encode("utf-8", "surrogatepass"), digest_size=BYTES).digest()


def repeated(paths: Iterable[str], rows: int, most: int = MOST) -> Repeated:
    """How many ids stand in more than one row. paths : files of hashes, one a part. rows : how many there are in all. Raises OSError."""
    bits = max(0, -(-rows // most) - 1).bit_length()
    found = np.empty(min(rows, 2 * most), np.uint64)
    size = 0
    for path in paths:
        some = np.fromfile(path, ">u8")
        if bits:
            some = some[some >> np.uint64(64 - bits) == 0]
        # An id that fills the corpus would fill the memory, too.
        some = some[: len(found) - size]
        found[size : size + len(some)] = some
        size += len(some)
    found = found[:size]
    found.sort()
    starts = np.flatnonzero(np.append(True, found[1:] != found[:-1])) if size else np.zeros(0, np.int64)
    lengths = np.diff(starts, append=size)
    several = lengths[lengths > 1]
    return Repeated(len(several), int(several.sum()), 1 << bits, size < 2 * most)
