"""What a worker does with a shard: read it, score it, write its part. The same function for every engine."""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from credscore.corpus.content import load
from credscore.corpus.shards import Shard
from credscore.errors import InputError, ModelError
from credscore.io.rows import Fields, Row
from credscore.io.writers import OutputSpec, PartWriter, file_digest, json_line, sync_folder
from credscore.schema import Report

# Text per call of the scorer, which cuts it into batches of 192,000 characters: a few whole ones, so that few are small.
BATCH_CHARS = 4 * 192_000
HISTOGRAM_BINS = 20


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all shards of a run. `context` names options and model: parts of other contexts never match."""

    model_dir: str | None
    fingerprint: str
    fields: Fields
    spec: OutputSpec
    parts: str
    context: str
    fail_fast: bool = False


@dataclass(slots=True)
class Stats:
    """Counts of a shard or a run. `histogram`: articles per 5 points of the score (20 bins over 0..100)."""

    articles: int = 0
    sentences: int = 0
    chars: int = 0
    insufficient: int = 0
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
        for mine, theirs in ((self.errors, other.errors), (self.bands, other.bands)):
            for key, count in theirs.items():
                mine[key] = mine.get(key, 0) + count
        self.histogram = [a + b for a, b in zip(self.histogram, other.histogram, strict=True)]
        self.examples = (self.examples + other.examples)[:10]

    def see(self, report: dict[str, Any], row: Row) -> None:
        """Count one report."""
        self.articles += 1
        self.chars += len(row.text or "")
        status = report["status"]
        if status == "error":
            error = report["error"] or {}
            kind = str(error.get("type"))
            self.errors[kind] = self.errors.get(kind, 0) + 1
            if len(self.examples) < 10:
                self.examples.append(str(error.get("message")))
            return
        signals = report.get("signals") or {}
        sentences = report.get("sentences")
        self.sentences += len(sentences) if sentences is not None else int(signals.get("sentences") or 0)
        if status == "insufficient":
            self.insufficient += 1
        score = report.get("score")
        if score is not None:
            band = str(report.get("band"))
            self.bands[band] = self.bands.get(band, 0) + 1
            self.histogram[min(HISTOGRAM_BINS - 1, max(0, int(score * HISTOGRAM_BINS / 100)))] += 1


@dataclass(slots=True)
class Done:
    """A finished shard: the key of its content, its part file (size, hash), and counts. `kept`: an earlier run had done it."""

    key: str
    size: int
    digest: str
    errors_size: int
    stats: Stats
    kept: bool = False


class RowFailed(InputError):
    """Raised with --fail-fast at the first row that cannot be scored."""


def part_path(parts: str, key: str) -> str:
    return os.path.join(parts, f"{key}.part")


def errors_path(parts: str, key: str) -> str:
    return os.path.join(parts, f"{key}.errors")


_SCORERS: dict[str | None, Any] = {}
_LOADING = threading.Lock()


def scorer_for(model_dir: str | None, fingerprint: str | None) -> Any:
    """The scorer of this process, loaded once. Raises ModelError when the model is not the one the run began with."""
    # A Dask worker may run several shards in threads.
    with _LOADING:
        scorer = _SCORERS.get(model_dir)
        if scorer is None or (fingerprint is not None and scorer.info["fingerprint"] != fingerprint):
            import credscore

            scorer = _SCORERS[model_dir] = credscore.load(model_dir)
    if fingerprint is not None and scorer.info["fingerprint"] != fingerprint:
        raise ModelError(
            f"The model at {model_dir or 'the default place'} is not the one this run began with "
            f"({scorer.info['fingerprint']} instead of {fingerprint}).",
            "Every worker must see the same model: start the same command again.",
        )
    return scorer


def score_shard(job: Job, shard: Shard, expected: Done | None = None) -> Done:
    """Score one shard and write its part durably (written, synced, renamed). Safe to repeat, also by two workers at once.

    `expected`: what an earlier run noted for this place; if the content is still the same and the part is whole, nothing
    is done again. Raises InputError (unreadable source, or a broken row with fail_fast), ModelError, OSError (disk full).
    """
    content = load(shard, job.fields)
    key = hashlib.blake2b(f"{job.context}\0{content.digest}".encode(), digest_size=20).hexdigest()
    if expected is not None and expected.key == key and is_whole(job.parts, expected):
        expected.kept = True
        return expected
    scorer = scorer_for(job.model_dir, job.fingerprint)
    stats = Stats()
    errors: list[bytes] = []
    with _new_file(part_path(job.parts, key)) as out:
        writer = PartWriter(out.file, job.spec)
        for rows in batches(content.rows()):
            reports = score_rows(scorer, rows, job.spec.detail)
            for row, report in zip(rows, reports, strict=True):
                stats.see(report, row)
                if report["status"] == "error":
                    if job.fail_fast:
                        error = report["error"]
                        raise RowFailed(error["message"], error["hint"])
                    errors.append(_error_line(shard, row, report))
            writer.write(reports, [_kept(row, job.spec) for row in rows])
        writer.close()
        size, digest = writer.file.size, writer.file.digest()
        errors_size = 0
        if errors:
            listed = b"".join(errors)
            errors_size = len(listed)
            with _new_file(errors_path(job.parts, key)) as listing:
                listing.file.write(listed)
    sync_folder(job.parts)
    return Done(key, size, digest, errors_size, stats)


def is_whole(parts: str, done: Done) -> bool:
    """Whether the part files of a finished shard are there and unharmed."""
    if file_digest(part_path(parts, done.key)) != (done.size, done.digest):
        return False
    if not done.errors_size:
        return True
    try:
        return os.path.getsize(errors_path(parts, done.key)) == done.errors_size
    except FileNotFoundError:
        return False


class _new_file:
    """A file that appears under its name synced and complete, or not at all; two writers of the same name do not meet."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> _new_file:
        handle, self._temporary = tempfile.mkstemp(suffix=".tmp", dir=os.path.dirname(self._path))
        self.file = os.fdopen(handle, "wb")
        return self

    def __exit__(self, kind: Any, *_: Any) -> None:
        try:
            if kind is None:
                self.file.flush()
                os.fsync(self.file.fileno())
            # On a full disk closing fails too, with what flush could not write.
            self.file.close()
            if kind is None:
                os.replace(self._temporary, self._path)
        finally:
            with suppress(OSError):
                self.file.close()
            with suppress(FileNotFoundError):
                os.unlink(self._temporary)


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows in groups of about BATCH_CHARS of text."""
    waiting: list[Row] = []
    chars = 0
    for row in rows:
        waiting.append(row)
        chars += len(row.text or "") + 64
        if chars >= BATCH_CHARS:
            yield waiting
            waiting, chars = [], 0
    if waiting:
        yield waiting


def score_rows(scorer: Any, rows: list[Row], detail: str) -> list[dict[str, Any]]:
    """Reports of rows, in order; rows with an error get a report that says so and are never shown to the scorer."""
    good = [row for row in rows if row.error is None]
    scored: Iterator[dict[str, Any]] = iter(())
    if good:
        scored = iter(
            scorer.score_records(
                [row.text for row in good],
                ids=[row.id for row in good],
                titles=[row.title for row in good],
                publishers=[row.publisher for row in good],
                detail=detail,
            )
        )
    info = {key: scorer.info[key] for key in ("name", "version", "fingerprint")}
    return [next(scored) if row.error is None else Report.failed(row.id, row.error, info).to_dict(detail) for row in rows]


def _kept(row: Row, spec: OutputSpec) -> dict[str, Any]:
    if not spec.keep:
        return {}
    return {name: row.kept.get(name) for name in spec.names}


def _error_line(shard: Shard, row: Row, report: dict[str, Any]) -> bytes:
    error = report["error"]
    name = row.id if shard.kind == "files" else shard.name
    line = None if shard.kind in ("files", "problem") else row.line
    return json_line({"file": name, "line": line, "id": row.id, "type": error["type"], "message": error["message"], "hint": error["hint"]})
