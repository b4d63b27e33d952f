"""Pictures of a set of labelled examples, for a datasheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from credscore.io.pictures import INK, PAPER, new_figure, save_pictures, small_print
from credscore.training.diversity import shuffled
from credscore.training.shingles import encode


def _bars(panels: Sequence[tuple[str, dict[str, float]]]) -> Any:
    rows = max(len(values) for _, values in panels)
    figure = new_figure(5 * len(panels), 1 + 0.28 * max(rows, 5))
    for at, (title, values) in enumerate(panels, 1):
        axes = figure.add_subplot(1, len(panels), at)
        places = list(range(len(values)))
        axes.barh(places, list(values.values()), color=INK)
        axes.set_yticks(places, list(values), parse_math=False)  # a genre with two dollar signs is no formula
        axes.invert_yaxis()
        axes.set_title(title)
        axes.set_facecolor(PAPER)
    return figure


def _curve(words: np.ndarray) -> Any:
    # The position of each word's first occurrence: their running count is the number of distinct words so far.
    new = np.zeros(len(words), bool)
    new[np.unique(words, return_index=True)[1]] = True
    at = np.unique(np.geomspace(1, len(words), 200).astype(int))
    figure = new_figure(6, 4)
    axes = figure.add_subplot()
    axes.plot(at, np.cumsum(new)[at - 1], color=INK)
    axes.set(xlabel="words", ylabel="distinct words", title="Vocabulary growth")
    axes.set_facecolor(PAPER)
    return figure


def draw(found: dict[str, Any], texts: Sequence[str], folder: str) -> list[str]:
    """Draw the tables of `stats` and the growth of the vocabulary of `texts` as PNG files into `folder` (made if missing).

    A table that counts nothing is not drawn: its axes would have no scale.

    Returns the paths. Raises MissingExtraError without matplotlib, InputError when the folder cannot be written.
    """
    panels: dict[str, list[tuple[str, dict[str, float]]]] = {}
    if found:
        panels["ratings.png"] = [("Articles by rating", found["article_ratings"]), ("Sentences by rating", found["sentence_ratings"])]
        panels["sources.png"] = [("Claims by source", found["sources"]), ("Sentences with the flag", found["flags"])]
        for name in ("genres", "domains"):
            panels[f"{name}.png"] = [(f"Examples by {name[:-1]}", {k: v["articles"] for k, v in found[name].items()})]
    encoded, _ = encode(texts)
    words = np.concatenate([encoded[i] for i in shuffled(texts)]) if texts else np.zeros(0)
    with small_print():
        filled = {name: [(title, values) for title, values in tables if any(values.values())] for name, tables in panels.items()}
        figures = {name: _bars(parts) for name, parts in filled.items() if parts}
        if words.size:
            figures["vocabulary.png"] = _curve(words)
        return save_pictures(figures, folder)
