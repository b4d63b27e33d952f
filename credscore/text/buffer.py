"""Many articles in one folded buffer, and the way back from buffer positions to offsets in each article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from credscore.text.fold import IGNORABLE, fold_into

PAD = 32  # blank bytes at both ends, so that looking a few characters around a position never leaves the buffer
_SEPARATOR = "\n\n"


@dataclass(slots=True)
class Buffer:
    """Folded articles, one byte a code point.

    Attributes
    ----------
    data : uint8 array, the folded text with PAD newlines at both ends and a blank line between articles.
    starts, ends : int64 arrays (n_articles,), where each article's characters lie in `data`.
    origin : int64 array data position -> position before ignorable characters were taken out, or None if there were none.
    base : int64 array (n_articles,), the article's first position on the scale of `origin` (or of `data`).
    texts : the articles as given.
    """

    data: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    origin: np.ndarray | None
    base: np.ndarray
    texts: Sequence[str]

    def __len__(self) -> int:
        return len(self.texts)

    def to_start(self, at: np.ndarray, article: np.ndarray) -> np.ndarray:
        """Offsets in their article's text, in code points, of buffer positions that begin something."""
        here = at if self.origin is None else self.origin[at]
        return here - self.base[article]

    def to_end(self, at: np.ndarray, article: np.ndarray) -> np.ndarray:
        """Offsets in their article's text, in code points, of buffer positions that end something (half-open)."""
        here = at if self.origin is None else self.origin[at - 1] + 1
        return here - self.base[article]


def build(texts: Sequence[str]) -> Buffer:
    """Fold `texts` into one buffer. Cost is linear in their total length."""
    lengths = np.fromiter((len(t) for t in texts), np.int64, len(texts))
    base = np.zeros(len(texts), np.int64)
    np.cumsum(lengths[:-1] + len(_SEPARATOR), out=base[1:])
    joined = _SEPARATOR.join(texts)
    ends = base + lengths
    data = np.full(len(joined) + 2 * PAD, ord("\n"), np.uint8)
    body = data[PAD : PAD + len(joined)]
    fold_into(joined, body)
    if body.all():
        return Buffer(data, base + PAD, ends + PAD, None, base + PAD, texts)
    origin = np.flatnonzero(body != IGNORABLE)  # take ignorable characters (the zero byte) out, remember where the others were
    starts, stops = np.searchsorted(origin, base), np.searchsorted(origin, ends)
    kept = np.full(origin.size + 2 * PAD, ord("\n"), np.uint8)
    kept[PAD : PAD + origin.size] = body[origin]
    origin = np.concatenate([np.zeros(PAD, np.int64), origin, np.full(PAD, len(joined), np.int64)])
    return Buffer(kept, starts + PAD, stops + PAD, origin, base, texts)
