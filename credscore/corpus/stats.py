"""Counts of a shard or a run, and how it ended: what the summary and the progress bar tell."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

HISTOGRAM_BINS = 20


def error_in_words(error: dict[str, str | None]) -> str:
    """The error of a row on one line: what, where, and what to do next."""
    return " ".join(str(part) for part in (error.get("message"), error.get("hint")) if part)


@dataclass(slots=True)
class Stats:
    """Counts of a shard or a run. `markup`: articles with that note. `histogram`: articles per 5 points of the score (20 bins over 0..100)."""

    articles: int = 0
    sentences: int = 0
    chars: int = 0
    insufficient: int = 0
    markup: int = 0
    errors: dict[str, int] = field(default_factory=dict)
    bands: dict[str, int] = field(default_factory=dict)
    histogram: list[int] = field(default_factory=lambda: [0] * HISTOGRAM_BINS)
    examples: list[str] = field(default_factory=list)

    @property
    def failed(self) -> int:
        return sum(self.errors.values())

    def add(self, other: Stats) -> None:
        """Add the counts of another piece; a few error messages are kept as examples."""
        self.articles += other.articles
        self.sentences += other.sentences
        self.chars += other.chars
        self.insufficient += other.insufficient
        self.markup += other.markup
        for mine, theirs in ((self.errors, other.errors), (self.bands, other.bands)):
            for key, count in theirs.items():
                mine[key] = mine.get(key, 0) + count
        self.histogram = [a + b for a, b in zip(self.histogram, other.histogram, strict=True)]
        self.examples = (self.examples + other.examples)[:10]

    def see(self, chars: int, sentences: int, score: float | None, band: str | None, notes: Collection[str]) -> None:
        """Count one article that could be read. notes : the codes of those in its report."""
        self.articles += 1
        self.chars += chars
        self.sentences += sentences
        self.markup += "markup" in notes
        if score is None or band is None:
            self.insufficient += 1
            return
        self.bands[band] = self.bands.get(band, 0) + 1
        self.histogram[min(HISTOGRAM_BINS - 1, max(0, int(score * HISTOGRAM_BINS / 100)))] += 1

    def see_error(self, error: dict[str, str | None]) -> None:
        """Count one row that could not be scored."""
        self.articles += 1
        kind = str(error.get("type"))
        self.errors[kind] = self.errors.get(kind, 0) + 1
        if len(self.examples) < 10:
            self.examples.append(error_in_words(error))


@dataclass(slots=True)
class Result:
    """How a run ended: counts, seconds, where the list of errors is (None: there were none), shards in all and kept.

    kept_stats : counts of the kept shards, which took an earlier run its time. repeated : in words, ids of more than one row; "" for none.
    """

    stats: Stats
    seconds: float
    errors_file: str | None
    shards: int
    kept: int
    kept_stats: Stats = field(default_factory=Stats)
    repeated: str = ""
