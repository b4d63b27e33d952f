"""Pictures of a scored corpus: the distribution of scores, and scores and sourcing over time or by group."""

from __future__ import annotations

import os
import warnings
from typing import Any

from credscore.corpus.summarize import Group, Summary
from credscore.errors import UsageError
from credscore.io.pictures import check_matplotlib, new_figure

_GROUPS = 20  # without an order in time, no more than these
_MARKS = 24  # on an axis of time
_ROOM = 0.12  # of the height of the rows, for a legend of one line
# key of Group.to_dict, name, colour, mark: to be told apart without colours
_Series = tuple[tuple[str, str, str, str], ...]
_SCORES: _Series = (("mean", "mean", "#4c72b0", "o"), ("median", "median", "#55a868", "D"))
_SOURCING: _Series = (("anonymous_share", "anonymous", "#c44e52", "o"), ("second_hand_share", "second-hand", "#dd8452", "D"))


# What a file holds besides the picture and must not: neither date nor program, so that the same scores draw the same file.
_LEFT_OUT = {".png": "Software", ".svg": "Date", ".pdf": "CreationDate"}


def check_plot(path: str) -> None:
    """Raise what `plot` would raise whatever there is to draw: before a corpus is read, not after."""
    if os.path.splitext(path)[1].lower() not in _LEFT_OUT:
        raise UsageError(f"Cannot draw into '{path}'.", "Name it .png, .svg or .pdf.")
    check_matplotlib()


def plot(summary: Summary, path: str) -> bool:
    """Draw the distribution of scores and, over time or by group, the scores and the share of anonymous and second-hand sourcing; whether the
    font had all letters of the names.

    path: .png, .svg or .pdf. Raises MissingExtraError without matplotlib, UsageError for another suffix, OSError.
    """
    check_plot(path)
    from matplotlib import rc_context

    # Warnings would name a line of ours, once for each letter. The salt: else the names inside an SVG are drawn by lot.
    with rc_context({"svg.hashsalt": "credscore"}), warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        drawn(summary).savefig(path, metadata={_LEFT_OUT[os.path.splitext(path)[1].lower()]: None})
    return not any("missing from" in str(one.message) for one in told)


def _drawable(name: str) -> str:
    """A name without signs that steer a terminal, of which an SVG would be none."""
    return "".join(char if char.isprintable() else "�" for char in name)


def drawn(summary: Summary) -> Any:
    """The matplotlib Figure that `plot` saves. Raises MissingExtraError without matplotlib."""
    # A line over time goes through dated groups only.
    shown = [(name, group) for name, group in summary.groups.items() if group.scored and not (summary.period and name.startswith("("))]
    shown = shown if summary.period else shown[:_GROUPS][::-1]
    tall = 1.0 if summary.period else 0.27 * len(shown)
    figure = new_figure(9, 3.0 + (max(5.6, tall) if shown else 0))
    grid = figure.add_gridspec(3 if summary.period else 2, 2) if shown else figure.add_gridspec(1, 2)
    _distribution(figure.add_subplot(grid[0, :]), summary.all)
    if shown:
        # A mean of eleven articles swings: each name says how many its marks rest on.
        names = [f"{_drawable(name if len(name) <= 30 else name[:29] + '…')} ({group.scored:,})" for name, group in shown]
        values = [group.to_dict(name) for name, group in shown]
        for number, (title, label, scale, series) in enumerate(
            (("Score", "score", 1, _SCORES), ("Sourcing", "share of claims, %", 100, _SOURCING))
        ):
            axis = figure.add_subplot(grid[1 + number, :] if summary.period else grid[1, number])
            # A name with two dollar signs is no formula.
            axis.set_title(f"{title} by {summary.period or _drawable(summary.by or '')}", parse_math=False)
            if summary.period:
                _over_time(axis, names, values, series, scale)
                axis.set(ylabel=label, ylim=_limits(scale))
            else:
                # Names stand beside each other's rows, where long ones are read without turning the head.
                _by_group(axis, names if number == 0 else [""] * len(names), values, series, scale)
                axis.set(xlabel=label, xlim=_limits(scale))
                # Marks among the marks of the groups would be read as some of them: above the rows is room for the legend.
                axis.set_ylim(-0.5, len(shown) * (1 + _ROOM) - 0.5)
            axis.legend(loc="best" if summary.period else "upper right", ncols=2, frameon=False)
        figure.supxlabel(f"In brackets: articles with a score.{_undrawn(summary)}", fontsize="medium")
    return figure


def _undrawn(summary: Summary) -> str:
    """What the groups of a picture leave out, to stand below it."""
    if not summary.period:
        left = sum(1 for group in summary.groups.values() if group.scored) - _GROUPS
        return f" {left:,} more group{'s are' if left != 1 else ' is'} not drawn." if left > 0 else ""
    dateless = sum(group.count for name, group in summary.groups.items() if name.startswith("("))
    return f" {dateless:,} row{'s' * (dateless != 1)} without a date {'are' if dateless != 1 else 'is'} not drawn." if dateless else ""


def _limits(scale: int) -> tuple[int, int | None]:
    return (0, 100) if scale == 1 else (0, None)


def _distribution(axis: Any, group: Group) -> None:
    bins = [0] * 20
    for tenth, count in group.tenths.items():
        bins[min(19, max(0, tenth // 50))] += count
    axis.bar([i * 5 + 2.5 for i in range(20)], bins, width=4.6, color="#4c72b0")
    axis.set(title="Scores of all articles", xlabel="score", ylabel="articles", xlim=(0, 100))


def _points(values: list[dict[str, Any]], key: str, scale: int) -> tuple[list[int], list[float]]:
    """Places and values of the groups that have one."""
    points = [(place, scale * v[key]) for place, v in enumerate(values) if v[key] is not None]
    return [place for place, _ in points], [value for _, value in points]


def _over_time(axis: Any, names: list[str], values: list[dict[str, Any]], series: _Series, scale: int) -> None:
    for key, name, color, mark in series:
        x, y = _points(values, key, scale)
        axis.plot(x, y, f"{mark}-", label=name, color=color)
    step = max(1, -(-len(names) // _MARKS))
    axis.set_xticks(list(range(len(names)))[::step], names[::step], rotation=60 if len(names) > 8 else 0)


def _by_group(axis: Any, names: list[str], values: list[dict[str, Any]], series: _Series, scale: int) -> None:
    for key, name, color, mark in series:
        y, x = _points(values, key, scale)
        axis.plot(x, y, mark, label=name, color=color)
    axis.set_yticks(list(range(len(names))), names, parse_math=False)
    axis.grid(axis="y", color="#dddddd", linewidth=0.6)
    axis.set_axisbelow(True)
