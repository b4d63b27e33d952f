"""What stands around a sentence: columns summed over its neighbours and averaged over its article."""

from __future__ import annotations

import numpy as np

AROUND = tuple(
    """
    is.named is.official is.document is.media is.social is.anonymous is.vague chain quoted hedged gush hedge.rumour
    hedge.reportive narration furniture exclamation first_person you digits names disclosure question opinion love
    shouting hedge.weasel anonymous_noun intimate dealing stance
    """.split()
)
WINDOW = tuple(
    """
    is.named is.official is.document is.media is.social is.anonymous is.vague chain quoted hedged gush hedge.rumour
    narration furniture question exclamation
    """.split()
)
NEXT = ("is.named", "is.media", "is.anonymous", "is.vague", "quoted", "furniture", "chain", "is.document")


def add_neighbours(col: dict[str, np.ndarray], at: np.ndarray, low: np.ndarray, high: np.ndarray) -> None:
    """Sums over the four sentences before and behind (WINDOW), the sentences next to it (NEXT), and means over the article (AROUND).

    col : columns (s,), to which they are added. at : numbers of the sentences. low, high : where the article of each begins and ends.
    """
    count = len(at)
    new = np.flatnonzero(at == low)
    values = np.stack([col[name] for name in WINDOW])
    before, behind = np.zeros_like(values), np.zeros_like(values)
    pairs = values[:, :-1] + values[:, 1:]
    np.add(pairs[:, :-3], pairs[:, 2:-1], out=before[:, 4:])
    np.add(pairs[:, 1:-2], pairs[:, 3:], out=behind[:, :-4])
    for out, ends, step in ((before, new, 1), (behind, high[new] - 1, -1)):  # near an end of its article a window is shorter
        total = np.zeros((len(WINDOW), len(new)))
        for k in range(4):
            there = ends + step * k
            inside = np.flatnonzero((low[ends] <= there) & (there < high[ends]))
            out[:, there[inside]] = total[:, inside]
            total[:, inside] += values[:, there[inside]]
    for k, name in enumerate(WINDOW):
        col[f"before.{name}"], col[f"behind.{name}"] = before[k], behind[k]
    has_prev, has_next = (at > low)[1:].astype(np.float64), (at + 1 < high)[:-1].astype(np.float64)
    for name in NEXT:
        prev, after = np.zeros(count), np.zeros(count)
        np.multiply(col[name][:-1], has_prev, out=prev[1:])
        np.multiply(col[name][1:], has_next, out=after[:-1])
        col[f"prev.{name}"], col[f"next.{name}"] = prev, after
    length = (high - low).astype(np.float64)
    spread = high[new] - new
    for name in AROUND:
        mean = (np.add.reduceat(col[name], new) if count else np.zeros(0)) / length[new]
        col[f"rate.{name}"] = np.repeat(mean, spread)
    col["length"] = length
