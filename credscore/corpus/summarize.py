"""What a scored corpus looks like: counts and scores by a column or by month, as a table, JSON, or a picture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from credscore.errors import MissingExtraError, UsageError

PERIODS = ("auto", "year", "month", "day", "none")
_LENGTH = {"year": 4, "month": 7, "day": 10}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
NO_VALUE = "(none)"


@dataclass(slots=True)
class Group:
    """Counts of one group of articles. Scores are counted to a tenth of a point, so memory does not grow with the articles."""

    count: int = 0
    scored: int = 0
    errors: int = 0
    insufficient: int = 0
    total: float = 0.0
    tenths: Counter[int] = field(default_factory=Counter)
    bands: Counter[str] = field(default_factory=Counter)
    lowest: dict[str, float] = field(default_factory=dict)  # the lowest score seen in each band puts them in order
    anonymous: float = 0.0
    second_hand: float = 0.0
    with_signals: int = 0

    def see(self, row: dict[str, Any]) -> None:
        """Count one row of an output."""
        self.count += 1
        status = row.get("status")
        if status == "error":
            self.errors += 1
            return
        if status == "insufficient":
            self.insufficient += 1
        score = row.get("score")
        if score is None:
            return
        self.scored += 1
        self.total += score
        self.tenths[round(score * 10)] += 1
        band = str(row.get("band"))
        self.bands[band] += 1
        self.lowest[band] = min(score, self.lowest.get(band, score))
        anonymous, second_hand = row.get("anonymous_share"), row.get("second_hand_share")
        if anonymous is not None and second_hand is not None:
            self.with_signals += 1
            self.anonymous += anonymous
            self.second_hand += second_hand

    def median(self) -> float | None:
        """Median score, to a tenth of a point."""
        if not self.scored:
            return None
        low, high = (self.scored - 1) // 2, self.scored // 2
        seen, found = 0, []
        for tenth in sorted(self.tenths):
            before, seen = seen, seen + self.tenths[tenth]
            found += [tenth / 10 for at in (low, high) if before <= at < seen]
            if len(found) == 2:
                break
        return sum(found) / 2

    def to_dict(self, name: str) -> dict[str, Any]:
        """The group as plain JSON types; shares are 0..1, scores 0..100, null where no article was scored."""
        return {
            "group": name,
            "count": self.count,
            "scored": self.scored,
            "insufficient": self.insufficient,
            "errors": self.errors,
            "mean": round(self.total / self.scored, 2) if self.scored else None,
            "median": self.median(),
            "bands": {band: round(count / self.scored, 4) for band, count in sorted(self.bands.items())},
            "anonymous_share": round(self.anonymous / self.with_signals, 4) if self.with_signals else None,
            "second_hand_share": round(self.second_hand / self.with_signals, 4) if self.with_signals else None,
        }


@dataclass(slots=True)
class Summary:
    """Groups in the order they are shown, and everything together. `period` is set when the groups are stretches of time."""

    by: str | None
    period: str | None
    groups: dict[str, Group]
    all: Group

    def to_dict(self) -> dict[str, Any]:
        return {
            "by": self.by,
            "period": self.period,
            "all": self.all.to_dict("all"),
            "groups": [group.to_dict(name) for name, group in self.groups.items()],
        }


def _text(value: Any) -> str:
    if value is None or value == "":
        return NO_VALUE
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def summarize(rows: Iterable[dict[str, Any]], by: str | None = None, period: str = "auto") -> Summary:
    """Count rows (of `credscore.io.outputs.read_scores`) by the column `by`.

    period: 'auto' groups by month when the first value is a date (YYYY-MM-DD...), 'year', 'month' and 'day' ask for it,
    'none' takes values as they are. Raises UsageError for an unknown period.
    """
    if period not in PERIODS:
        raise UsageError(f"Unknown period '{period}'.", f"Choose one of {', '.join(PERIODS)}.")
    groups: dict[str, Group] = {}
    everything = Group()
    chosen = None if period == "auto" else period
    for row in rows:
        everything.see(row)
        if by is None:
            continue
        value = _text(row.get(by))
        if chosen is None and value != NO_VALUE:
            chosen = "month" if _DATE.match(value) else "none"
        if chosen in _LENGTH and value != NO_VALUE:
            value = value[: _LENGTH[chosen]] if _DATE.match(value) else "(no date)"
        group = groups.get(value)
        if group is None:
            group = groups[value] = Group()
        group.see(row)
    timed = chosen if chosen in _LENGTH and by is not None else None
    if timed:
        ordered = sorted(groups.items(), key=lambda item: (item[0].startswith("("), item[0]))
    else:
        ordered = sorted(groups.items(), key=lambda item: (-item[1].count, item[0]))
    return Summary(by, timed, dict(ordered), everything)


def as_table(summary: Summary, limit: int | None = None) -> str:
    """The summary as an aligned plain-text table; at most `limit` groups, and a line that says how many were left out."""
    bands = sorted(summary.all.bands, key=lambda band: summary.all.lowest[band])
    header = [summary.by or "", "articles", "mean", "median", *bands, "anonymous", "second-hand", "not scored"]
    shown = list(summary.groups.items())[:limit]
    body = [_cells(name, group, bands) for name, group in [*shown, ("all", summary.all)]]
    widths = [max(len(row[i]) for row in [header, *body]) for i in range(len(header))]
    lines = []
    for row in [header, *body]:
        lines.append(
            "  ".join(cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))).rstrip()
        )
    left = len(summary.groups) - len(shown)
    if left:
        lines.insert(len(lines) - 1, f"... and {left} more (--limit 0 shows all)")
    return "\n".join(lines)


def _cells(name: str, group: Group, bands: list[str]) -> list[str]:
    values = group.to_dict(name)

    def share(value: float | None) -> str:
        return "-" if value is None else f"{value:.0%}"

    scored = bool(group.scored)
    return [
        name if len(name) <= 40 else name[:39] + "…",
        f"{group.count:,}",
        f"{values['mean']:.1f}" if scored else "-",
        f"{values['median']:.1f}" if scored else "-",
        *(share(values["bands"].get(band, 0.0) if scored else None) for band in bands),
        share(values["anonymous_share"]),
        share(values["second_hand_share"]),
        f"{group.count - group.scored:,}",
    ]


def plot(summary: Summary, path: str) -> None:
    """Draw the distribution of scores and, over time or by group, the scores and the share of anonymous and second-hand sourcing.

    path: .png, .svg or .pdf. Raises MissingExtraError without matplotlib, UsageError for another suffix.
    """
    if not path.lower().endswith((".png", ".svg", ".pdf")):
        raise UsageError(f"Cannot draw into '{path}'.", "Name it .png, .svg or .pdf.")
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise MissingExtraError("Drawing pictures", "plots") from None
    # A line over time goes through dated groups only.
    shown = [(name, group) for name, group in summary.groups.items() if group.scored and not (summary.period and name.startswith("("))]
    shown = shown if summary.period else shown[:20][::-1]
    tall = 1.0 if summary.period else 0.27 * len(shown)
    figure = Figure(figsize=(9, 3.0 + (max(5.6, tall) if shown else 0)), layout="constrained")
    grid = figure.add_gridspec(3 if summary.period else 2, 2) if shown else figure.add_gridspec(1, 2)
    bins = [0] * 20
    for tenth, count in summary.all.tenths.items():
        bins[min(19, max(0, tenth // 50))] += count
    top = figure.add_subplot(grid[0, :])
    top.bar([i * 5 + 2.5 for i in range(20)], bins, width=4.6, color="#4c72b0")
    top.set(title="Scores of all articles", xlabel="score", ylabel="articles", xlim=(0, 100))
    if shown:
        names = [name if len(name) <= 30 else name[:29] + "…" for name, _ in shown]
        values = [group.to_dict(name) for name, group in shown]
        places = list(range(len(names)))
        panels = (
            (f"Score by {summary.period or summary.by}", "score", 1, (("mean", "mean", "#4c72b0"), ("median", "median", "#55a868"))),
            (
                f"Sourcing by {summary.period or summary.by}",
                "share of claims, %",
                100,
                (("anonymous_share", "anonymous", "#c44e52"), ("second_hand_share", "second-hand", "#dd8452")),
            ),
        )
        for number, (title, label, scale, series) in enumerate(panels):
            axis = figure.add_subplot(grid[1 + number, :] if summary.period else grid[1, number])
            for key, name, color in series:
                points = [(place, scale * v[key]) for place, v in zip(places, values, strict=True) if v[key] is not None]
                x, y = [place for place, _ in points], [value for _, value in points]
                if summary.period:
                    axis.plot(x, y, "o-", label=name, color=color)
                else:
                    axis.plot(y, x, "o", label=name, color=color)
            axis.set_title(title)
            limits = (0, 100) if scale == 1 else (0, None)
            if summary.period:
                step = max(1, -(-len(names) // 24))
                axis.set_xticks(places[::step], names[::step], rotation=60 if len(names) > 8 else 0)
                axis.set(ylabel=label, ylim=limits)
            else:
                # Names stand beside each other's rows, where long ones are read without turning the head.
                axis.set_yticks(places, names if number == 0 else [""] * len(names))
                axis.set(xlabel=label, xlim=limits)
                axis.grid(axis="y", color="#dddddd", linewidth=0.6)
                axis.set_axisbelow(True)
            axis.legend(loc="best", frameon=False)
    # No date inside: the same scores draw the same file.
    metadata = {"png": {"Software": None}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}[path.lower().rsplit(".", 1)[1]]
    figure.savefig(path, metadata=metadata)
