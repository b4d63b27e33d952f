"""What stands around a sentence: columns summed over its neighbours and averaged over its article."""

from __future__ import annotations

import numpy as np

from credscore.model.events import VOICE_COLUMNS
from credscore.model.grid import sums_of_runs

# what discloses tells of the article; it lends the sentences beside it nothing
AROUND = tuple(
    """
    is.named is.official is.document is.media is.social is.anonymous is.vague chain quoted hedged gush hedge.rumour
    hedge.reportive narration furniture exclamation first_person you digits names question opinion love
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
PREFIXES = ("before.", "behind.", "prev.", "next.")  # of the columns of WINDOW, in front and behind, and of NEXT
MOST_AROUND = 4  # a sum over a window counts up to this


def add_neighbours(col: dict[str, np.ndarray], at: np.ndarray, low: np.ndarray, high: np.ndarray, new: np.ndarray) -> None:
    """Sums over the four sentences before and behind (WINDOW) and the sentences next to it (NEXT), uint8 (s,): small numbers, an eighth of
    the memory.

    col : columns (s,), to which they are added. at : numbers of the sentences. low, high : where the article of each begins and ends.
    new : first sentences of the articles.
    """
    values = np.empty((len(WINDOW), len(at)), np.uint8)
    for row, name in zip(values, WINDOW, strict=True):
        np.minimum(col[name], MOST_AROUND, out=row, casting="unsafe")
    before, behind = np.zeros_like(values), np.zeros_like(values)
    pairs = values[:, :-1] + values[:, 1:]
    np.add(pairs[:, :-3], pairs[:, 2:-1], out=before[:, 4:])
    np.add(pairs[:, 1:-2], pairs[:, 3:], out=behind[:, :-4])
    for out, ends, step in ((before, new, 1), (behind, high[new] - 1, -1)):  # near an end of its article a window is shorter
        total = np.zeros((len(WINDOW), len(new)), np.uint8)
        for k in range(4):
            there = ends + step * k
            inside = np.flatnonzero((low[ends] <= there) & (there < high[ends]))
            out[:, there[inside]] = total[:, inside]
            total[:, inside] += values[:, there[inside]]
    np.minimum(before, MOST_AROUND, out=before)
    np.minimum(behind, MOST_AROUND, out=behind)
    for k, name in enumerate(WINDOW):
        col[f"before.{name}"], col[f"behind.{name}"] = before[k], behind[k]
    beside = values[[WINDOW.index(name) for name in NEXT]]
    prev, after = np.zeros_like(beside), np.zeros_like(beside)
    np.multiply(beside[:, :-1], (at > low)[1:], out=prev[:, 1:])
    np.multiply(beside[:, 1:], (at + 1 < high)[:-1], out=after[:, :-1])
    for k, name in enumerate(NEXT):
        col[f"prev.{name}"], col[f"next.{name}"] = prev[k], after[k]


def totals_of(col: dict[str, np.ndarray], new: np.ndarray) -> dict[str, np.ndarray]:
    """Sums (a,) of the columns AROUND and VOICE_COLUMNS over every article that has sentences. new : first sentences of the articles."""
    if not len(new):
        return dict.fromkeys((*AROUND, *VOICE_COLUMNS), np.zeros(0))
    return {name: sums_of_runs(col[name], new) for name in (*AROUND, *VOICE_COLUMNS)}


def words_narrated(words: np.ndarray) -> np.ndarray:
    """float64: words of narration of an article in units of a sentence of twenty words, and two of them more: a word or two in the only
    line that has no source say little of a voice."""
    return words / 20 + 2


def voice_rate(name: str, count: np.ndarray, narrated: np.ndarray) -> np.ndarray:
    """How often words of a voice stand in the narration of articles, up to what nearly all labelled ones have (99 of 100): a scathing line in
    a text of three must not weigh more than a scathing article. count : (a,). narrated : see `words_narrated`."""
    return np.minimum(count / narrated, 1.8 if name == "voice.event" else 0.6)
