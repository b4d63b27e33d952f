"""What a worker does with a shard: read it, score it, write its part. The same function for every engine."""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from credscore.corpus.content import load
from credscore.corpus.ids import BYTES, hashed
from credscore.corpus.scoring import article_lines, row_batches, score_rows
from credscore.corpus.shards import Gone, RowFailed, Shard, problem
from credscore.corpus.stats import Stats
from credscore.errors import InputError, ModelError
from credscore.io.jsontext import report_line
from credscore.io.parts import OutputSpec, PartWriter
from credscore.io.rows import Fields, Row
from credscore.io.writers import file_digest, sync_folder
from credscore.model.scorer import Scorer, no_collection


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
class Done:
    """A finished shard: the key of its content, its part file (size, hash), and counts. `kept`: an earlier run had done it.

    `unread`: why there is no part, where nothing of its input can be read any more. Such a shard is not finished.
    """

    key: str
    size: int
    digest: str
    errors_size: int
    stats: Stats
    kept: bool = False
    unread: str | None = None


def part_path(parts: str, key: str) -> str:
    return os.path.join(parts, f"{key}.part")


def errors_path(parts: str, key: str) -> str:
    return os.path.join(parts, f"{key}.errors")


def ids_path(parts: str, key: str) -> str:
    """Hashes of the ids of a part's rows, see `credscore.corpus.ids`."""
    return os.path.join(parts, f"{key}.ids")


_SCORERS: dict[str | None, Any] = {}
_LOADING = threading.Lock()


def scorer_for(model_dir: str | None, fingerprint: str | None) -> Any:
    """The scorer of this process, loaded once. Raises ModelError when the model is not the one the run began with."""
    # A Dask worker may run several shards in threads.
    with _LOADING:
        scorer = _SCORERS.get(model_dir)
        if scorer is None or (fingerprint is not None and scorer.info["fingerprint"] != fingerprint):
            scorer = _SCORERS[model_dir] = Scorer.load(model_dir)
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
    is done again. Raises InputError (what cannot be read or scored, with fail_fast), ModelError, OSError (disk full).
    """
    with no_collection():
        return _score_shard(job, shard, expected)


def _score_shard(job: Job, shard: Shard, expected: Done | None) -> Done:
    try:
        content = load(shard, job.fields)
    except InputError as error:
        if isinstance(error, Gone) and not job.fail_fast:
            return Done("", 0, "", 0, Stats(), unread=f"{shard.where()}: {error.message}")
        hint = f"None of the rows of this piece is in the output. {error.hint or ''}".rstrip()
        shard = problem(shard.name, InputError(f"{shard.where()}: {error.message}", hint), shard.first_line)
        content = load(shard, job.fields)
    key = hashlib.blake2b(f"{job.context}\0{content.digest}".encode(), digest_size=20).hexdigest()
    if expected is not None and expected.key == key and is_whole(job.parts, expected):
        expected.kept = True
        return expected
    scorer = scorer_for(job.model_dir, job.fingerprint)
    stats = Stats()
    errors: list[bytes] = []
    ids = bytearray()
    with new_file(part_path(job.parts, key)) as out:
        writer = PartWriter(out.file, job.spec, job.parts)
        for rows in row_batches(content.rows(), shard.size, job.spec.detail):
            for row in rows:
                ids += hashed(row.id)
                if row.error is not None:
                    if job.fail_fast:
                        raise RowFailed(str(row.error["message"]), row.error["hint"])
                    errors.append(_error_line(shard, row, row.error))
            if job.spec.detail == "article" and job.spec.format == "jsonl":
                writer.write_lines(article_lines(scorer, rows, job.spec.names, stats))
            else:
                reports = score_rows(scorer, rows, job.spec.detail, stats, writer.spool)
                writer.write(reports, [{name: row.kept.get(name) for name in job.spec.names} for row in rows])
        writer.close()
        size, digest = writer.file.size, writer.file.digest()
        errors_size = 0
        if errors:
            listed = b"".join(errors)
            errors_size = len(listed)
            with new_file(errors_path(job.parts, key)) as listing:
                listing.file.write(listed)
    with new_file(ids_path(job.parts, key)) as listing:
        listing.file.write(ids)
    sync_folder(job.parts)
    return Done(key, size, digest, errors_size, stats)


def is_whole(parts: str, done: Done) -> bool:
    """Whether the part files of a finished shard are there and unharmed."""
    if file_digest(part_path(parts, done.key)) != (done.size, done.digest):
        return False
    beside = {ids_path(parts, done.key): BYTES * done.stats.articles}
    if done.errors_size:
        beside[errors_path(parts, done.key)] = done.errors_size
    try:
        return all(os.path.getsize(path) == size for path, size in beside.items())
    except FileNotFoundError:
        return False


class new_file:
    """A file that appears under its name synced and complete, or not at all; two writers of the same name do not meet."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> new_file:
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


ERROR_FIELDS = ("file", "line", "id", "type", "message", "hint")


def _error_line(shard: Shard, row: Row, error: dict[str, str | None]) -> bytes:
    name = row.id if shard.kind == "files" else shard.name
    line = None if shard.kind == "files" else row.line or None
    values = (name, line, row.id, error["type"], error["message"], error["hint"])
    return report_line(dict(zip(ERROR_FIELDS, values, strict=True)))
