"""Telling how far a run is: a bar on a terminal, a plain line every few seconds elsewhere, nothing when asked to be quiet."""

from __future__ import annotations

import sys
import time
from typing import Any

from credscore.corpus.progress import Silent
from credscore.corpus.stats import Stats
from credscore.io.counts import counted
from credscore.report.visible import visible

EVERY_SECONDS = 5.0


def _rate(stats: Stats, kept: Stats, seconds: float) -> str:
    """The speed of this run. kept : what of the counts an earlier run had done."""
    seconds = max(seconds, 1e-6)
    speed = (stats.chars - kept.chars) / seconds
    bytes_ = f"{speed / 1e6:.1f} MB/s" if speed >= 950_000 else f"{speed / 1e3:,.0f} kB/s"
    return f"{(stats.articles - kept.articles) / seconds:,.0f} articles/s, {bytes_}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


class Quiet(Silent):
    """Says errors only."""

    def error(self, text: str) -> None:
        sys.stderr.write(visible(f"error: {text}") + "\n")
        sys.stderr.flush()


class _Paced(Silent):
    """Knows how fast this run is, whatever an earlier one had done, and so how much time is left."""

    def start(self, total: int | None) -> None:
        super().start(total)
        self._total = total
        self._seen = 0
        self._kept = Stats()
        self._kept_weight = 0

    def keep(self, stats: Stats, weight: int) -> None:
        self._kept.add(stats)
        self._kept_weight += weight

    def update(self, stats: Stats, weight: int) -> None:
        self._seen += weight

    def pace(self, stats: Stats, seconds: float) -> str:
        """Counts, speed, and the time left where it can be told, after so many seconds."""
        line = f"{counted(stats.articles, 'article')}, {_rate(stats, self._kept, seconds)}, {counted(stats.failed, 'error')}"
        done = self._seen - self._kept_weight
        if self._total and done > 0.01 * (self._total - self._kept_weight):
            line += f", {_clock(seconds * max(0, self._total - self._seen) / done)} left"
        return line


class Plain(_Paced):
    """Lines for a log: one every few seconds."""

    def __init__(self) -> None:
        self._last = 0.0

    def start(self, total: int | None) -> None:
        super().start(total)
        self._last = self.began

    def update(self, stats: Stats, weight: int) -> None:
        super().update(stats, weight)
        now = time.monotonic()
        if now - self._last < EVERY_SECONDS:
            return
        self._last = now
        line = self.pace(stats, now - self.began)
        self.message(f"{min(1.0, self._seen / self._total):4.0%}  {line}" if self._total else line)

    def message(self, text: str) -> None:
        sys.stderr.write(visible(text) + "\n")
        sys.stderr.flush()


class Bar(_Paced):
    """A rich progress bar on a terminal."""

    def __init__(self, color: bool = True) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        self._console = Console(stderr=True, no_color=not color, highlight=False)
        self._progress = Progress(
            BarColumn(bar_width=14),
            TaskProgressColumn(),
            TextColumn("{task.fields[line]}", markup=False),
            console=self._console,
            transient=True,
        )
        self._task: Any = None

    def start(self, total: int | None) -> None:
        super().start(total)
        self._progress.start()
        self._task = self._progress.add_task("", total=total, line="")

    def update(self, stats: Stats, weight: int) -> None:
        super().update(stats, weight)
        self._progress.update(self._task, advance=weight, line=self.pace(stats, time.monotonic() - self.began))

    def message(self, text: str) -> None:
        self._console.print(visible(text), markup=False, soft_wrap=True)

    def stop(self) -> None:
        self._progress.stop()


def choose(quiet: bool, color: bool) -> Silent:
    """The progress for this terminal."""
    if quiet:
        return Quiet()
    return Bar(color) if sys.stderr.isatty() else Plain()


def summary(stats: Stats, seconds: float, kept_shards: int = 0, kept: Stats | None = None, repeated: str = "") -> str:
    """The end of a run in words: counts, rate, errors by type, bands, and the scores as a small histogram.

    kept_shards, kept : how many shards an earlier run had done, and what of the counts is theirs; the rate is without them. repeated : what
    is said of ids that stand in more than one row.
    """
    kept = kept or Stats()
    lines = [
        counted(stats.articles, "article")
        + (f", {counted(stats.sentences, 'sentence')}" if stats.sentences else "")
        + f", {stats.chars / 1e6:,.1f} MB of text"
    ]
    took = _clock(seconds) if seconds >= 60 else f"{seconds:.1f} s"
    if kept_shards:
        lines[0] += f"; {counted(kept.articles, 'article')} of them ({counted(kept_shards, 'shard')}) were already finished"
        rest = stats.articles - kept.articles
        lines[0] += f", the other {rest:,} took {took}, {_rate(stats, kept, seconds)}" if rest else f" ({took})"
    else:
        lines[0] += f" in {took}, {_rate(stats, kept, seconds)}"
    if stats.insufficient:
        lines.append(f"{stats.insufficient:,} with too little to score (status insufficient)")
    if stats.markup:
        lines.append(f"{stats.markup:,} with markup in the text, which moves scores (note markup): for HTML tags give --text-format html")
    if repeated:
        lines.append(repeated)
    if stats.errors:
        kinds = ", ".join(f"{kind} {count:,}" for kind, count in sorted(stats.errors.items(), key=lambda e: (-e[1], e[0])))
        lines.append(f"{counted(stats.failed, 'error')}: {kinds}")
    scored = sum(stats.histogram)
    if scored:
        bands = sorted(stats.bands.items(), key=lambda e: (-e[1], e[0]))
        lines.append("Bands: " + ", ".join(f"{band} {count / scored:.0%}" for band, count in bands))
        lines.append("Scores:")
        pairs = [stats.histogram[i] + stats.histogram[i + 1] for i in range(0, len(stats.histogram), 2)]
        top = max(pairs)
        for index, count in enumerate(pairs):
            bar = "#" * (round(40 * count / top) or (1 if count else 0))
            lines.append(f"  {index * 10:3d}-{index * 10 + 10:<3d} {count:>9,}  {bar}".rstrip())
    return "\n".join(lines)
