"""What a scored corpus looks like: counts and scores by a column or by month."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from credscore.errors import UsageError
from credscore.io.encodings import without_halves

PERIODS = ("auto", "year", "month", "day", "none")
_LENGTH = {"year": 4, "month": 7, "day": 10}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
NO_VALUE = "(none)"
NO_DATE = "(not a date)"


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
    if isinstance(value, bool | dict | list):
        return without_halves(json.dumps(value, ensure_ascii=False, default=str))  # as CSV and Parquet hold it
    return value.isoformat() if hasattr(value, "isoformat") else without_halves(str(value))


def _is_date(value: str) -> bool:
    """Whether a value begins with a day that there is: not 2024-13-45."""
    if not _DATE.match(value):
        return False
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return True


# Columns of these names hold points in time; in others a number is a number.
_OF_TIME = re.compile(r"date|time|publi(?:shed|cation)|created|updated|posted", re.IGNORECASE)
_UNIX = re.compile(r"\d{9,13}(?:\.\d+)?", re.ASCII)
_MILLISECONDS = 10**11  # as seconds beyond the year 5000, as milliseconds before 1974


def _from_unix(value: str) -> str:
    """A number of seconds or milliseconds since 1970 as a date (UTC); anything else as it is."""
    if not _UNIX.fullmatch(value):
        return value
    seconds = float(value)
    return (datetime(1970, 1, 1) + timedelta(seconds=seconds / 1000 if seconds >= _MILLISECONDS else seconds)).isoformat()


def summarize(rows: Iterable[dict[str, Any]], by: str | None = None, period: str = "auto") -> Summary:
    """Count rows (of `credscore.io.outputs.read_scores`) by the column `by`.

    period: 'auto' groups by month when the first value is a date (YYYY-MM-DD..., in columns named after time also Unix time),
    'year', 'month' and 'day' ask for it,
    'none' takes values as they are. Raises UsageError for an unknown period.
    """
    if period not in PERIODS:
        raise UsageError(f"Unknown period '{period}'.", f"Choose one of {', '.join(PERIODS)}.")
    groups: dict[str, Group] = {}
    everything = Group()
    chosen = None if period == "auto" else period
    of_time = by is not None and (chosen in _LENGTH or (chosen is None and _OF_TIME.search(by) is not None))
    for row in rows:
        everything.see(row)
        if by is None:
            continue
        value = _text(row.get(by))
        if of_time:
            value = _from_unix(value)
        if chosen is None and value != NO_VALUE:
            chosen = "month" if _is_date(value) else "none"
        if chosen in _LENGTH and value != NO_VALUE:
            value = value[: _LENGTH[chosen]] if _is_date(value) else NO_DATE
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
