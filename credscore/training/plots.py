"""Pictures of an evaluation: reliability of the chances, confusion of ratings, scores against article ratings or labels."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from credscore.io.counts import counted
from credscore.io.pictures import INK, PAPER, SOFT, new_figure, save_pictures, small_print
from credscore.training.card import PREDICTED
from credscore.training.evaluate import CLASSES, Measured, Predicted, labelled_articles, rated_articles
from credscore.training.prepare import Prepared

# Every file that `draw` may write.
NAMES = ("reliability.png", "confusion.png", "articles.png")
_GOLDEN = 0.618034
_SIDE = 3.0  # points of the scale that dots of one rating are spread over


def _axes(title: str, x: str, y: str) -> tuple[Any, Any]:
    figure = new_figure(5, 4.4)
    axes = figure.add_subplot()
    axes.set(title=title, xlabel=x, ylabel=y)
    axes.set_facecolor(PAPER)
    return figure, axes


def _reliability(m: Measured) -> Any:
    title = f"Chances of sentence ratings (calibration error {m.metrics['ece']:.3f})"
    figure, axes = _axes(title, "mean chance of the likeliest rating", "share in which that one is right (numbers: sentences)")
    bins = [b for b in m.reliability if b["n"]]
    axes.plot([0, 1], [0, 1], color="grey", linewidth=1, linestyle=":")
    most = max(b["n"] for b in bins)
    axes.plot([b["confidence"] for b in bins], [b["correct"] for b in bins], color=INK)
    axes.scatter([b["confidence"] for b in bins], [b["correct"] for b in bins], s=[20 + 130 * b["n"] / most for b in bins], color=INK)
    for b in bins:  # a dot far off is nothing to worry about where it stands for six sentences
        axes.annotate(f"{b['n']:,}", (b["confidence"], b["correct"]), (9, -9), textcoords="offset points", va="top")
    axes.set(xlim=(-0.03, 1.03), ylim=(-0.03, 1.03))
    return figure


def _confusion(m: Measured) -> Any:
    figure, axes = _axes("Sentences by rating (the darker, the more of a row)", f"model ({PREDICTED})", "label")
    share = m.confusion / np.maximum(m.confusion.sum(axis=1, keepdims=True), 1)
    axes.imshow(share, cmap="Blues", vmin=0, vmax=1)
    places = np.arange(len(CLASSES))
    axes.set_xticks(places, CLASSES)
    axes.set_yticks(places, CLASSES)
    for row in places:
        for column in places:
            colour = "white" if share[row, column] > 0.5 else "black"
            axes.text(column, row, f"{m.confusion[row, column]:,}", ha="center", va="center", color=colour)
    return figure


def _aside(count: int) -> np.ndarray:
    """(count,) places from -0.5 to 0.5, so that one dot does not hide the others; the same in every picture of the same scores."""
    return np.arange(count) * _GOLDEN % 1 - 0.5


def _rated(p: Prepared, q: Predicted, at: np.ndarray) -> Any:
    x, y, low, high = p.article_rating[at], q.score[at], q.low[at], q.high[at]
    outside = (x < low) | (x > high)
    figure, axes = _axes(f"{counted(len(x), 'article')}, with the 80 % interval", "rating (same ones side by side)", "score")
    axes.plot([0, 100], [0, 100], color="grey", linewidth=1, linestyle=":")
    beside = x + _SIDE * _aside(len(x))  # editors rate in steps of five or ten: one interval would hide the others
    axes.vlines(beside, np.where(np.isnan(low), y, low), np.where(np.isnan(high), y, high), color=SOFT, linewidth=0.7)
    axes.scatter(beside[~outside], y[~outside], s=9, color=INK, zorder=3)
    if outside.any():
        told = f"rating outside the interval ({outside.sum():,})"
        axes.scatter(beside[outside], y[outside], s=18, facecolor=PAPER, edgecolor=INK, zorder=4, label=told)
        axes.legend(loc="upper left", frameon=False, handletextpad=0.2, borderaxespad=0.1)
    axes.set(xlim=(-4, 104), ylim=(-3, 103))
    return figure


def _labelled(p: Prepared, q: Predicted, m: Measured, at: np.ndarray) -> Any:
    auc = m.metrics["article_auc"]
    articles = counted(int(at.sum()), "article")
    figure, axes = _axes(articles if math.isnan(auc) else f"{articles} (AUC {auc:.3f})", "label", "score")
    label, score = (p.article_rating[at] > 50).astype(float), q.score[at]
    aside = 0.6 * _aside(len(score))
    axes.axhline(50, color="grey", linewidth=1, linestyle=":")
    axes.scatter(label + aside, score, s=9, color=INK, zorder=3)
    axes.set_xticks([0, 1], ["unreliable", "reliable"])
    axes.set(xlim=(-0.5, 1.5), ylim=(-3, 103))
    return figure


def pictures(p: Prepared, q: Predicted, measured: Measured, rows: np.ndarray | None = None) -> dict[str, tuple[str, Callable[[], Any]]]:
    """What there is to draw: title -> name of the file, and what makes the figure. rows : bool (a,), the examples that were measured."""
    rows = np.ones(len(p.articles), bool) if rows is None else rows
    out: dict[str, tuple[str, Callable[[], Any]]] = {}
    if measured.support["ece"]:
        out["Reliability diagram"] = NAMES[0], partial(_reliability, measured)
        out["Confusion of ratings"] = NAMES[1], partial(_confusion, measured)
    scored = rows & ~np.isnan(q.score)
    rated, labelled = scored & rated_articles(p), scored & labelled_articles(p)
    if rated.any() and rated.sum() >= labelled.sum():
        out["Articles, score against rating"] = NAMES[2], partial(_rated, p, q, rated)
    elif labelled.any():
        out["Articles, score by label"] = NAMES[2], partial(_labelled, p, q, measured, labelled)
    return out


def draw(p: Prepared, q: Predicted, measured: Measured, folder: str, rows: np.ndarray | None = None) -> dict[str, str]:
    """Draw `pictures` as PNG files into `folder` (made if missing); title -> path.

    Raises MissingExtraError without matplotlib, InputError when the folder cannot be written.
    """
    chosen = pictures(p, q, measured, rows)
    with small_print():
        figures = {name: make() for name, make in chosen.values()}
        return dict(zip(chosen, save_pictures(figures, folder), strict=True))
