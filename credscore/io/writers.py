"""Outputs: rows to bytes, part files that are on the disk before anybody counts on them, and one whole file at the end."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import math
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

from credscore.errors import MissingExtraError
from credscore.io.streams import fsspec_fs, is_url
from credscore.io.tabular import csv_cell, csv_header, flatten, plain

_COPY = 1 << 20


@dataclass(frozen=True, slots=True)
class OutputSpec:
    """What an output looks like: format, detail, and the kept columns as (name, Arrow type or None)."""

    format: str
    detail: str
    keep: tuple[tuple[str, Any], ...] = ()

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.keep]


def sync_folder(folder: str) -> None:
    """Make a rename in `folder` last through a power cut, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder or ".", os.O_RDONLY | os.O_DIRECTORY)
    try:
        # Some network file systems refuse to sync a folder; the file itself is already safe.
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def atomic_file(path: str, temporary: str | None = None) -> Iterator[BinaryIO]:
    """A binary file that appears at `path` complete and synced, or not at all (URLs: whole on closing).

    temporary: where it grows; must lie on the same file system. By default a new name beside `path`. A fixed name is for
    writers that may be killed and come again: they write over what they left.
    """
    if is_url(path):
        fs, inner = fsspec_fs(path)
        with fs.open(inner, "wb") as remote:  # type: ignore[attr-defined]
            yield remote
        return
    folder = os.path.dirname(os.path.abspath(path))
    if temporary is None:
        handle, temporary = tempfile.mkstemp(suffix=".tmp", prefix=".", dir=folder)
        os.close(handle)
    try:
        with open(temporary, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        # mkstemp makes files that only their owner may read; results get what any new file gets.
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise
    sync_folder(folder)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


class HashingFile(io.RawIOBase):
    """Passes bytes on to a file and keeps their count and hash."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._hash = hashlib.blake2b(digest_size=16)
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._out.write(data)
        self._hash.update(data)
        count = len(memoryview(data).cast("B"))
        self.size += count
        return count

    def tell(self) -> int:
        return self.size

    def digest(self) -> str:
        return self._hash.hexdigest()


def file_digest(path: str) -> tuple[int, str] | None:
    """(size, hash) of a file as `HashingFile` would have told them; None when there is no such file."""
    digest = hashlib.blake2b(digest_size=16)
    size = 0
    try:
        with open(path, "rb") as handle:
            while block := handle.read(_COPY):
                digest.update(block)
                size += len(block)
    except FileNotFoundError:
        return None
    return size, digest.hexdigest()


def _finite(value: Any) -> Any:
    """NaN and infinities become null: they are no JSON."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {k: _finite(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(v) for v in value]
    return value


# Line ends to Unicode, though not to JSON: tools that split lines the Unicode way would tear a row in two.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
_ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=plain).encode
_ENCODE_ASCII = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":"), default=plain).encode


def json_line(values: dict[str, Any]) -> bytes:
    """One JSON line; lone surrogates (no Unicode text, but possible in JSON) are escaped as \\udXXX."""
    try:
        text = _ENCODE(values)
    except ValueError:
        values = _finite(values)
        text = _ENCODE(values)
    if "\u2028" in text or "\u2029" in text or "\x85" in text:
        text = text.translate(_LINE_ENDS)
    try:
        return text.encode("utf-8") + b"\n"
    except UnicodeEncodeError:
        return _ENCODE_ASCII(values).encode("ascii") + b"\n"


def csv_lines(rows: Iterable[Sequence[Any]]) -> bytes:
    """CSV records (RFC 4180 quoting, \\n line ends) in UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows([csv_cell(value) for value in row] for row in rows)
    return buffer.getvalue().encode("utf-8", "backslashreplace")


class PartWriter:
    """Writes reports in one format as a piece of a larger output (CSV without its header, Parquet as an Arrow stream)."""

    def __init__(self, out: BinaryIO, spec: OutputSpec) -> None:
        self._spec = spec
        self.file = HashingFile(out)
        self._schema: Any = None
        self._stream: Any = None
        if spec.format == "parquet":
            from credscore.io.parquet import arrow, report_schema

            self._schema = report_schema(spec.detail, spec.keep)
            self._stream = arrow().ipc.new_stream(self.file, self._schema)

    def write(self, reports: Sequence[dict[str, Any]], kept: Sequence[dict[str, Any]]) -> None:
        """Append reports and, beside each, the values of its kept columns."""
        spec = self._spec
        if spec.format == "jsonl":
            self.file.write(b"".join([json_line(r | k) if k else json_line(r) for r, k in zip(reports, kept, strict=True)]))
        elif spec.format == "csv":
            names = csv_header(spec.detail, ())
            flat = (flatten(r, spec.detail) for r in reports)
            self.file.write(csv_lines([*(f[n] for n in names), *(k.get(n) for n in spec.names)] for f, k in zip(flat, kept, strict=True)))
        else:
            from credscore.io.parquet import reports_to_table

            self._stream.write_table(reports_to_table(reports, kept, spec.detail, self._schema))

    def close(self) -> None:
        if self._stream is not None:
            self._stream.close()


@contextmanager
def _compressed(out: BinaryIO, compression: str) -> Iterator[BinaryIO]:
    if compression == "gzip":
        # No name and no time inside: the same results give the same bytes.
        with gzip.GzipFile(filename="", fileobj=out, mode="wb", mtime=0, compresslevel=6) as packed:
            yield packed  # type: ignore[misc]
    elif compression == "zstd":
        try:
            import zstandard
        except ImportError:
            raise MissingExtraError("Writing .zst", "zstd") from None
        with zstandard.ZstdCompressor().stream_writer(out, closefd=False) as packed_zstd:
            yield packed_zstd  # type: ignore[misc]
    else:
        yield out


def copy_file(path: str, out: BinaryIO) -> None:
    """Append a file's bytes to `out`, a megabyte at a time."""
    with open(path, "rb") as handle:
        while block := handle.read(_COPY):
            out.write(block)


def assemble(out: BinaryIO, parts: Iterable[str], spec: OutputSpec, compression: str = "") -> None:
    """Put part files together, in the order given, as one output. Memory: a megabyte (Parquet: a row group)."""
    if spec.format == "parquet":
        from credscore.io.parquet import GROUP_ROWS, ipc_batches, report_schema, write_parquet

        def batches() -> Iterator[Any]:
            for path in parts:
                with open(path, "rb") as handle:
                    yield from ipc_batches(handle)

        write_parquet(out, batches(), report_schema(spec.detail, spec.keep), GROUP_ROWS[spec.detail])
        return
    with _compressed(out, compression) as packed:
        if spec.format == "csv":
            packed.write(csv_lines([csv_header(spec.detail, spec.names)]))
        for path in parts:
            copy_file(path, packed)
