"""Telling how far a run is: a bar on a terminal, a plain line every few seconds elsewhere, nothing when asked to be quiet."""

from __future__ import annotations

import sys
import time
from typing import Any, TextIO

from credscore.corpus.progress import Silent, counted
from credscore.corpus.stats import Stats
from credscore.report.visible import visible

EVERY_SECONDS = 5.0


def _rate(stats: Stats, seconds: float) -> str:
    seconds = max(seconds, 1e-6)
    return f"{stats.articles / seconds:,.0f} articles/s, {stats.chars / 1e6 / seconds:.1f} MB/s"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


class Quiet(Silent):
    """Says errors only."""

    def error(self, text: str) -> None:
        sys.stderr.write(visible(f"error: {text}") + "\n")
        sys.stderr.flush()


class Plain(Silent):
    """Lines for a log: one every few seconds."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._total: int | None = None
        self._seen = 0
        self._last = 0.0

    def start(self, total: int | None) -> None:
        super().start(total)
        self._total = total
        self._last = self.began

    def update(self, stats: Stats, weight: int) -> None:
        self._seen += weight
        now = time.monotonic()
        if now - self._last < EVERY_SECONDS:
            return
        self._last = now
        seconds = now - self.began
        line = f"{counted(stats.articles, 'article')}, {_rate(stats, seconds)}, {counted(stats.failed, 'error')}"
        if self._total:
            share = min(1.0, self._seen / self._total)
            left = f", {_clock(seconds / share - seconds)} left" if share > 0.01 else ""
            line = f"{share:4.0%}  {line}{left}"
        self.message(line)

    def message(self, text: str) -> None:
        self._stream.write(visible(text) + "\n")
        self._stream.flush()


class Bar(Silent):
    """A rich progress bar on a terminal."""

    def __init__(self, color: bool = True) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        self._console = Console(stderr=True, no_color=not color, highlight=False)
        self._progress = Progress(
            BarColumn(bar_width=14),
            TaskProgressColumn(),
            TextColumn("{task.fields[line]}", markup=False),
            TimeRemainingColumn(compact=True),
            TextColumn("left"),
            console=self._console,
            transient=True,
        )
        self._task: Any = None

    def start(self, total: int | None) -> None:
        super().start(total)
        self._progress.start()
        self._task = self._progress.add_task("", total=total, line="")

    def update(self, stats: Stats, weight: int) -> None:
        rate = _rate(stats, time.monotonic() - self.began)
        line = f"{counted(stats.articles, 'article')}, {rate}, {counted(stats.failed, 'error')}"
        self._progress.update(self._task, advance=weight, line=line)

    def message(self, text: str) -> None:
        self._console.print(visible(text), markup=False, soft_wrap=True)

    def stop(self) -> None:
        self._progress.stop()


def choose(quiet: bool, color: bool) -> Silent:
    """The progress for this terminal."""
    if quiet:
        return Quiet()
    return Bar(color) if sys.stderr.isatty() else Plain()


def summary(stats: Stats, seconds: float, kept_shards: int = 0) -> str:
    """The end of a run in words: counts, rate, errors by type, bands, and the scores as a small histogram."""
    lines = [
        counted(stats.articles, "article")
        + (f", {counted(stats.sentences, 'sentence')}" if stats.sentences else "")
        + f", {stats.chars / 1e6:,.1f} MB of text"
    ]
    note = f" ({counted(kept_shards, 'shard')} already finished)" if kept_shards else ""
    lines[0] += f" in {_clock(seconds) if seconds >= 60 else f'{seconds:.1f} s'}, {_rate(stats, seconds)}{note}"
    if stats.insufficient:
        lines.append(f"{stats.insufficient:,} with too little to score (status insufficient)")
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
