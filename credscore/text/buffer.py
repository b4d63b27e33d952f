"""Many articles in one folded buffer, and the way back from buffer positions to offsets in each article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from credscore.text.fold import fold_into
from credscore.text.mail_marks import drop_mail_marks

PAD = 32  # blank bytes at both ends, so that looking a few characters around a position never leaves the buffer
_SEPARATOR = "\n\n"
_AT_ONCE = 1 << 18  # characters
_SELDOM = 1000  # characters for each ignorable one: then to copy what is between them beats to look for them again


@dataclass(slots=True)
class Buffer:
    """Folded articles, one byte a code point.

    Attributes
    ----------
    data : uint8 array, the folded text with PAD newlines at both ends and a blank line between articles.
    starts, ends : int64 arrays (n_articles,), where each article's characters lie in `data`.
    removed : int64 array, for every ignorable character that was taken out (in order) the position in `data` in front of which it stood,
    or None if there were none.
    base : int64 array (n_articles,), the article's first position before they were taken out.
    texts : the articles as given.
    """

    data: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    removed: np.ndarray | None
    base: np.ndarray
    texts: Sequence[str]

    def __len__(self) -> int:
        return len(self.texts)

    def to_start(self, at: np.ndarray, article: np.ndarray) -> np.ndarray:
        """Offsets in their article's text, in code points, of buffer positions that begin something."""
        given = at if self.removed is None else at + np.searchsorted(self.removed, at, side="right")
        return given - self.base[article]

    def to_end(self, at: np.ndarray, article: np.ndarray) -> np.ndarray:
        """The same of positions that end something (half-open).

        What was taken out right behind belongs to it: the accent of a last letter, the rest of a broken closing mark.
        """
        return self.to_start(at, article)


def _fold_all(texts: Sequence[str], base: np.ndarray, body: np.ndarray) -> np.ndarray:
    """Write the folded `texts` into `body`, each from its `base` on; returns the places of ignorable characters, in order.

    Some texts at a time: their characters stay in the cache, and one emoji makes the others of its part four bytes wide, not those of all.
    """
    edges = [0, *((np.diff(base // _AT_ONCE) > 0).nonzero()[0] + 1).tolist(), len(texts)]
    gone = [np.zeros(0, np.int64)]
    for low, high in pairwise(edges if len(texts) else []):
        joined = _SEPARATOR.join(texts[low:high])
        at = int(base[low])
        part = body[at : at + len(joined)]
        absent = fold_into(joined, part)
        if "\n>" in joined:
            marks = drop_mail_marks(texts[low:high], part, len(_SEPARATOR))
            absent = np.array(sorted({*absent.tolist(), *marks.tolist()}), np.int64) if marks.size else absent
        gone.append(absent + at)
    return np.concatenate(gone)


def batches(texts: Sequence[str], size: int, alone: Callable[[str], bool] = lambda text: False) -> Iterator[tuple[int, int]]:
    """Ranges of consecutive texts of about `size` characters together, at least one text each. alone : which of them are by themselves."""
    low = total = 0
    apart = False
    for k, text in enumerate(texts):
        before, apart = apart, alone(text)
        if k > low and (total + len(text) > size or apart or before):
            yield low, k
            low, total = k, 0
        total += len(text)
    if low < len(texts):
        yield low, len(texts)


def build(texts: Sequence[str]) -> Buffer:
    """Fold `texts` into one buffer. Cost is linear in their total length."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    base = np.zeros(len(texts), np.int64)
    np.cumsum(lengths[:-1] + len(_SEPARATOR), out=base[1:])
    ends = base + lengths
    data = np.full(int(ends[-1] if len(texts) else 0) + 2 * PAD, ord("\n"), np.uint8)
    body = data[PAD:-PAD]
    gone = _fold_all(texts, base, body)
    starts, base = base, base + PAD
    if not gone.size:
        return Buffer(data, starts + PAD, ends + PAD, None, base, texts)
    # take ignorable characters (the zero byte) out, remember where they were
    kept = np.empty(len(data) - gone.size, np.uint8)
    kept[:PAD] = kept[-PAD:] = ord("\n")
    if gone.size * _SELDOM < len(body):
        pieces = zip([0, *(gone + 1).tolist()], [*gone.tolist(), len(body)], strict=True)
        np.concatenate([body[low:high] for low, high in pieces], out=kept[PAD:-PAD])
    else:
        kept[PAD:-PAD] = np.frombuffer(body.tobytes().replace(b"\0", b""), np.uint8)
    starts, ends = starts - np.searchsorted(gone, starts), ends - np.searchsorted(gone, ends)
    return Buffer(kept, starts + PAD, ends + PAD, gone - np.arange(gone.size) + PAD, base, texts)
