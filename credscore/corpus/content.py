"""What is in a shard, on the worker's side: the same bytes read again, their hash, and their rows."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from credscore.corpus.boundaries import CsvEnds, LineEnds
from credscore.corpus.shards import Gone, Shard
from credscore.errors import InputError
from credscore.io.rows import UNQUOTED, Fields, Row, article_row, csv_row, failed_row, jsonl_rows, text_row, too_long
from credscore.io.streams import open_binary, read_all, shrunk, unreadable


@dataclass(slots=True)
class Content:
    """What a shard holds: the bytes its key is made of, and its rows."""

    digest: str
    rows: Callable[[], Iterator[Row]]


def load(shard: Shard, fields: Fields) -> Content:
    """Read a shard. Raises InputError when its source cannot be read any more, Gone when nothing of it can."""
    if shard.gone is not None:
        raise shard.gone
    try:
        return _load(shard, fields)
    except InputError as error:
        if shard.is_gone():
            raise Gone(error.message, error.hint) from None
        raise


def _load(shard: Shard, fields: Fields) -> Content:
    digest = hashlib.blake2b(digest_size=20)
    head = f"{shard.kind}\0{shard.name}\0{shard.first_line}\0{shard.encoding}\0{shard.delimiter}\0{shard.columns}\0{shard.oversize}\0"
    digest.update(head.encode("utf-8", "surrogateescape"))
    if shard.kind == "problem":
        digest.update(str(shard.error).encode("utf-8", "backslashreplace"))
        row_id = f"{shard.name}:{shard.first_line}" if shard.first_line else shard.name
        rows = [Row(shard.first_line, row_id, kept=dict.fromkeys(fields.keep), error=shard.error)]
        return Content(digest.hexdigest(), lambda: iter(rows))
    if shard.kind == "files":
        return _load_files(shard, fields, digest)
    if shard.kind in ("parquet", "batch"):
        return _load_parquet(shard, fields, digest)
    if shard.oversize:
        digest.update(f"{shard.start}-{shard.end}".encode())
        row = too_long(shard.name, shard.first_line, shard.end - shard.start)
        return Content(digest.hexdigest(), lambda: iter([row]))
    data = _bytes_of(shard)
    digest.update(data)
    return Content(digest.hexdigest(), lambda: _text_rows(shard, data, fields))


def _bytes_of(shard: Shard) -> bytes:
    if shard.data is not None:
        return shard.data
    if shard.aside is not None:
        # One that cannot be read is a fault of the system and ends the run, which goes on when it is mended: the input is whole.
        with open(shard.aside, "rb") as handle:
            return handle.read()
    try:
        with open_binary(shard.path) as handle:
            handle.seek(shard.start)
            data = handle.read(shard.end - shard.start)
    except OSError as error:
        raise unreadable(shard.name, error) from None
    if len(data) < shard.end - shard.start or shard.checksum not in (None, zlib.crc32(data)):
        raise shrunk(shard.name)
    return data


def _text_rows(shard: Shard, data: bytes, fields: Fields) -> Iterator[Row]:
    if shard.kind == "lines":
        yield from jsonl_rows(data, shard.name, shard.first_line, fields, shard.encoding)
        return
    ends = CsvEnds(shard.delimiter) if fields.quoted else LineEnds()
    places = ends.feed(data)
    start, line = 0, shard.first_line
    for end in places.tolist():
        raw = data[start:end]
        row = csv_row(raw, shard.name, line, shard.columns, shard.delimiter, fields, shard.encoding)
        if row is not None:
            yield row
        line += raw.count(b"\n")
        start = end
    if start < len(data):
        if ends.open:
            count = data.count(b"\n", start) + (not data.endswith(b"\n"))
            reach = f": all {count} lines from here on are lost" if count > 1 else ""
            error = InputError(
                f"{shard.name}, line {line}: a quoted field begins here and is never closed{reach}.",
                f'Close it with "; a mark inside is written "". {UNQUOTED}',
            )
            yield failed_row(shard.name, line, error)
            return
        row = csv_row(data[start:], shard.name, line, shard.columns, shard.delimiter, fields, shard.encoding)
        if row is not None:
            yield row


def _load_files(shard: Shard, fields: Fields, digest: Any) -> Content:
    contents: list[bytes | InputError] = []
    failed: InputError | None = None
    for source in shard.files:
        content: bytes | InputError
        try:
            content = (
                _bytes_of(shard)
                if shard.data is not None or shard.aside is not None
                else read_all(source.path, source.name, source.compression)
            )
        except InputError as error:
            content = failed = error
        contents.append(content)
        shown = content if isinstance(content, bytes) else str(content).encode("utf-8", "backslashreplace")
        digest.update(f"{source.name}\0{len(shown)}\0{isinstance(content, bytes)}\0".encode("utf-8", "surrogateescape"))
        digest.update(shown)
    if failed is not None and shard.is_gone():
        raise failed

    def rows() -> Iterator[Row]:
        encoding = shard.encoding or None
        for source, content in zip(shard.files, contents, strict=True):
            if isinstance(content, InputError):
                yield Row(1, source.name, kept=dict.fromkeys(fields.keep), error=content.as_dict())
            elif source.format == "text":
                yield text_row(content, source.name, encoding, fields)
            else:
                yield article_row(content, source.name, source.format, encoding, fields)

    return Content(digest.hexdigest(), rows)


def _load_parquet(shard: Shard, fields: Fields, digest: Any) -> Content:
    from credscore.io.parquet import batch_bytes, batch_rows, footer_checksum, ipc_batches, open_parquet, present, read_group

    pieces: list[tuple[int, Any]] = []  # first row, and a batch or the error of what cannot be read from there to the end of its group
    row = shard.first_line
    if shard.kind == "batch":
        data = _bytes_of(shard)
        digest.update(data)
        pieces += [(row, batch) for batch in ipc_batches(io.BytesIO(data))]
    else:
        file = open_parquet(shard.path, shard.name)
        counts = [file.metadata.row_group(group).num_rows for group in shard.groups if group < file.metadata.num_row_groups]
        if len(counts) < len(shard.groups) or shard.checksum != footer_checksum(shard.path, shard.name, file):
            raise shrunk(shard.name)
        wanted = present(file, fields)
        for group, count in zip(shard.groups, counts, strict=True):
            at = row
            try:
                for batch in read_group(file, shard.name, group, wanted, row):
                    digest.update(batch_bytes(batch))
                    pieces.append((at, batch))
                    at += batch.num_rows
            except InputError as error:
                digest.update(str(error).encode("utf-8", "backslashreplace"))
                pieces.append((at, error))
            row += count

    def rows() -> Iterator[Row]:
        for first, piece in pieces:
            if isinstance(piece, InputError):
                yield failed_row(shard.name, first, piece)
            else:
                yield from batch_rows(piece, shard.name, first, fields, shard.encoding)

    return Content(digest.hexdigest(), rows)
