"""Quote density in a sliding window: the stretch of an article that is the most densely quoted."""

from __future__ import annotations

import numpy as np

# Words a window holds at least. A hundred are four or five sentences, two short paragraphs: one long quotation does not fill them,
# so a peak near 1 tells of a statement or a speech printed whole, which the density of the whole article does not.
WINDOW = 100


def covered(at: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """int64: how many of the characters in front of the positions `at` lie in the spans [start, end), sorted, never overlapping."""
    total = np.zeros(len(start) + 1, np.int64)
    np.cumsum(end - start, out=total[1:])
    k = np.searchsorted(start, at, side="right")
    if not len(start):
        return total[k]
    return total[k] - np.where(k > 0, np.maximum(end[np.maximum(k - 1, 0)] - at, 0), 0)


def densest(
    first: np.ndarray, low: np.ndarray, begins: np.ndarray, ends: np.ndarray, start: np.ndarray, end: np.ndarray, words: int = WINDOW
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of every article the window with the largest share of characters in the spans [start, end); the earliest of equals.

    A window begins at a sentence and takes whole sentences until it holds `words` words; an article that has too few is one window.
    first : int64 (s + 1,), first token of every sentence. low : int64 (a,), first sentence of every article, rising, none of them empty.
    begins, ends : int64 (s,), positions of the sentences. Gives share float64 and the positions from, to int64, all (a,).
    Linear in sentences and spans, but for their logarithm.
    """
    count = len(begins)
    if not len(low):
        none = np.zeros(0, np.int64)
        return np.zeros(0), none, none
    high = np.append(low[1:], count)
    size = high - low
    at = np.arange(count)
    stop = np.searchsorted(first, first[:-1] + words)
    full = stop <= np.repeat(high, size)
    small = ~np.logical_or.reduceat(full, low)
    stop[low[small]] = high[small]
    full[low[small]] = True
    window = at[full]
    from_, to = begins[window], ends[stop[window] - 1]
    share = (covered(to, start, end) - covered(from_, start, end)) / np.maximum(to - from_, 1)
    edge = np.searchsorted(window, low)
    peak = np.maximum.reduceat(share, edge)
    per = np.diff(np.append(edge, len(window)))
    best = np.minimum.reduceat(np.where(share == np.repeat(peak, per), np.arange(len(window)), len(window)), edge)
    return peak, from_[best], to[best]
