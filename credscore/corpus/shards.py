"""Cutting inputs into shards: whole rows, about equal in bytes, the same rows whatever the size of a shard."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from credscore.errors import InputError
from credscore.io.encodings import bom_encoding, keeps_ascii, to_utf8
from credscore.io.rows import MAX_ROW_BYTES, Fields, Row, csv_row, failed_row, html_row, jsonl_rows, parse_csv_record, text_row, too_long
from credscore.io.sources import Problem, Source
from credscore.io.streams import ByteStream, open_binary, read_all, unreadable

_QUOTE, _NEWLINE, _RETURN = 34, 10, 13


@dataclass(slots=True)
class Shard:
    """A piece of the inputs that one worker reads, scores and writes.

    kind: 'lines' (JSONL), 'csv', 'parquet' (row groups), 'batch' (Arrow rows in `data` or `spool`), 'files' (text and
    HTML), 'problem' (an input that could not be read). Bytes `start:end` of `path`, unless `data` or `spool` has them.
    """

    kind: str
    name: str
    path: str
    start: int = 0
    end: int = 0
    first_line: int = 1
    encoding: str = "utf-8"
    columns: tuple[str, ...] = ()
    delimiter: str = ","
    groups: tuple[int, ...] = ()
    files: tuple[Source, ...] = ()
    error: dict[str, str | None] | None = None
    oversize: bool = False
    weight: int = 0
    data: bytes | None = None
    spool: str | None = None
    stored: bool = True

    def locator(self) -> str:
        """Where the shard lies: what a journal line of an earlier run is found by (its content is checked as well)."""
        if self.kind == "files":
            names = hashlib.blake2b("\0".join(s.path for s in self.files).encode("utf-8", "surrogateescape"), digest_size=16)
            return f"files:{names.hexdigest()}"
        place = ",".join(map(str, self.groups)) if self.kind == "parquet" else f"{self.start}-{self.end}"
        return f"{self.kind}:{self.path}:{place}:{self.first_line}"

    def where(self) -> str:
        """The shard in words, for messages."""
        if self.kind == "files":
            return f"{self.files[0].name} and {len(self.files) - 1} more files" if len(self.files) > 1 else self.files[0].name
        unit = "row" if self.kind in ("parquet", "batch") else "line"
        return f"{self.name} from {unit} {self.first_line} on"


class Boundaries(Protocol):
    """Finds where rows end in a byte stream that comes block by block."""

    def feed(self, block: bytes) -> np.ndarray:
        """Offsets in `block`, ascending, just behind every row end."""


class LineEnds:
    """Rows that end at every newline."""

    def feed(self, block: bytes) -> np.ndarray:
        count = block.count(b"\n")
        if count * 64 < len(block):
            # Long lines: a handful of searches beats looking at every byte.
            ends = []
            at = block.find(b"\n") + 1
            while at:
                ends.append(at)
                at = block.find(b"\n", at) + 1
            return np.array(ends, dtype=np.int64)
        return np.flatnonzero(np.frombuffer(block, dtype=np.uint8) == _NEWLINE) + 1


_START, _PLAIN, _QUOTED, _CLOSED = range(4)


class CsvEnds:
    """Rows of CSV as Python's csv module reads them: a newline ends a row unless it stands inside quotation marks.

    A mark opens a quoted field only at the field's start. As long as every mark is where it should be, counting them is
    enough (numpy, one look at each byte); a block with a stray mark is walked through field by field.
    """

    def __init__(self, delimiter: str) -> None:
        self._delimiter = ord(delimiter)
        self._special = re.compile(b'["\n' + re.escape(delimiter.encode("ascii")) + b"]")
        self.state = _START

    @property
    def open(self) -> bool:
        """Whether the stream so far ends inside a quoted field."""
        return self.state == _QUOTED

    def feed(self, block: bytes) -> np.ndarray:
        if not block:
            return np.zeros(0, dtype=np.int64)
        data = np.frombuffer(block, dtype=np.uint8)
        marks = np.flatnonzero(data == _QUOTE)
        newlines = np.flatnonzero(data == _NEWLINE)
        inside = self.state == _QUOTED
        opening = marks[int(inside) :: 2]
        before = data[opening - 1]
        if opening.size and opening[0] == 0:
            before = before.copy()
            before[0] = {_START: _NEWLINE, _CLOSED: _QUOTE, _PLAIN: 0, _QUOTED: 0}[self.state]
        regular = (before == self._delimiter) | (before == _NEWLINE) | (before == _QUOTE)
        if not regular.all():
            return self._walk(block)
        odd = (np.searchsorted(marks, newlines) + int(inside)) & 1
        last = block[-1]
        if (marks.size + int(inside)) & 1:
            self.state = _QUOTED
        elif last == _QUOTE:
            self.state = _CLOSED
        else:
            self.state = _START if last in (_NEWLINE, self._delimiter) else _PLAIN
        return newlines[odd == 0] + 1

    def _walk(self, block: bytes) -> np.ndarray:
        state, previous, ends = self.state, 0, []
        for match in self._special.finditer(block):
            at = match.start()
            if at > previous and state in (_START, _CLOSED):
                state = _PLAIN
            byte = block[at]
            previous = at + 1
            if byte == _QUOTE:
                state = {_START: _QUOTED, _PLAIN: _PLAIN, _QUOTED: _CLOSED, _CLOSED: _QUOTED}[state]
            elif state != _QUOTED:
                state = _START
                if byte == _NEWLINE:
                    ends.append(at + 1)
        if previous < len(block) and state in (_START, _CLOSED):
            state = _PLAIN
        self.state = state
        return np.array(ends, dtype=np.int64)


@dataclass(slots=True)
class Cut:
    """Whole rows `start:end` of a stream; `data` is None for a single row above the limit."""

    start: int
    end: int
    first_line: int
    data: bytes | None


def cut(
    blocks: Iterable[bytes], size: int, ends: Boundaries, start: int = 0, first_line: int = 1, limit: int = MAX_ROW_BYTES
) -> Iterator[Cut]:
    """Cut a stream into pieces of whole rows, at most `size` bytes each; a row larger than that is a piece of its own.

    Where the cuts fall depends on the bytes and on `size`, not on how the stream came in blocks. Memory: `size` or the
    longest row, at most `limit`.
    """
    parts: list[bytes] = []
    marks: list[np.ndarray] = []
    base = total = start
    dropped_lines = 0
    for block in blocks:
        found = ends.feed(block) + total
        parts.append(block)
        total += len(block)
        if found.size:
            marks.append(found)
        if not marks:
            if total - start > limit:
                dropped_lines += sum(part.count(b"\n") for part in parts)
                parts, base = [], total
            continue
        if total - start <= size:
            continue
        buffer = parts[0] if len(parts) == 1 else b"".join(parts)
        places = marks[0] if len(marks) == 1 else np.concatenate(marks)
        next_place = 0
        while total - start > size and next_place < len(places):
            last = int(np.searchsorted(places, start + size, side="right")) - 1
            # No row ends within `size`: the first row is larger, and goes alone.
            index = last if last >= next_place else next_place
            end = int(places[index])
            if base > start:
                lines = dropped_lines + buffer.count(b"\n", 0, end - base)
                yield Cut(start, end, first_line, None)
                dropped_lines = 0
            else:
                data = buffer[start - base : end - base]
                lines = data.count(b"\n")
                yield Cut(start, end, first_line, data if len(data) <= limit else None)
            first_line += lines
            base, buffer, start = (end, buffer[end - base :], end) if base > start else (base, buffer, end)
            next_place = index + 1
        rest = buffer[start - base :]
        parts, base = ([rest] if rest else []), start
        marks = [places[next_place:]] if next_place < len(places) else []
    if total > start:
        yield Cut(start, total, first_line, b"".join(parts) if base == start and total - start <= limit else None)


def _sniff(stream: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """The first bytes of a stream (enough for a mark and a header) and the stream with them put back."""
    head = next(stream, b"")
    while 0 < len(head) < 4:
        more = next(stream, b"")
        if not more:
            break
        head += more

    def again() -> Iterator[bytes]:
        if head:
            yield head
        yield from stream

    return head, again()


@dataclass(slots=True)
class OpenText:
    """A stream of lines that is ready to be cut: recoded where needed, without its mark."""

    blocks: Iterator[bytes]
    encoding: str
    start: int
    in_place: bool


def open_text(source: Source, stream: ByteStream, encoding: str | None) -> OpenText:
    """Open a JSONL or CSV source. `in_place`: bytes can be read again from the file itself, at the same offsets."""
    head, blocks = _sniff(stream.blocks())
    marked = bom_encoding(head)
    chosen = encoding or marked or "utf-8"
    if not keeps_ascii("utf-8" if chosen == "utf-8-sig" else chosen):
        return OpenText(to_utf8(blocks, chosen), "utf-8", 0, False)
    start = 0
    if marked == "utf-8-sig":
        start = 3
        blocks = _without(blocks, 3)
        chosen = "utf-8" if chosen == "utf-8-sig" else chosen
    # The stream may have turned out to be compressed whatever its name says.
    in_place = source.is_local and not stream.packed
    return OpenText(blocks, chosen, start, in_place)


def _without(blocks: Iterator[bytes], count: int) -> Iterator[bytes]:
    first = next(blocks, b"")
    if len(first) > count:
        yield first[count:]
    yield from blocks


def read_header(
    blocks: Iterator[bytes], name: str, encoding: str, delimiter: str | None
) -> tuple[tuple[str, ...], str, bytes, Iterator[bytes]]:
    """(columns, delimiter, bytes of the header, the rest) of a CSV stream; no columns when the stream is empty."""
    head = b""
    chosen = delimiter
    for block in blocks:
        head += block
        if chosen is None and b"\n" in head:
            chosen = guess_delimiter(head)
        if chosen is not None:
            found = CsvEnds(chosen).feed(head)
            if found.size:
                end = int(found[0])
                # A blank line before the header is stepped over.
                while not head[:end].strip() and found.size > 1:
                    found = found[1:]
                    end = int(found[0])
                if head[:end].strip():
                    return _columns(head[:end], name, encoding, chosen), chosen, head[:end], _chain(head[end:], blocks)
        if len(head) > MAX_ROW_BYTES:
            raise InputError(
                f"{name}: the header of the CSV file has no end.", "Check that it is CSV and that its quotation marks are closed."
            )
    chosen = chosen or guess_delimiter(head)
    return (_columns(head, name, encoding, chosen) if head.strip() else ()), chosen, head, iter(())


def _chain(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    if first:
        yield first
    yield from rest


def guess_delimiter(head: bytes) -> str:
    """The delimiter of a CSV file: of comma, semicolon, tab and bar the one its first line has most of."""
    line = re.sub(rb'"[^"]*"', b"", head.split(b"\n", 1)[0])
    return max((",", ";", "\t", "|"), key=lambda c: line.count(c.encode("ascii")))


def _columns(header: bytes, name: str, encoding: str, delimiter: str) -> tuple[str, ...]:
    try:
        names = parse_csv_record(header.decode(encoding).strip("\r\n"), delimiter)
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            f"{name}: the header of the CSV file cannot be read: {error}.", "Check the file, or give --encoding NAME."
        ) from None
    return tuple(n.strip() for n in names)


def problem(name: str, error: InputError) -> Shard:
    """The shard that stands for an input which could not be read: one row with the reason."""
    return Shard("problem", name, name, error=error.as_dict())


def plan_source(source: Source, size: int, fields: Fields, encoding: str | None) -> Iterator[Shard]:
    """Shards of one JSONL, CSV or Parquet source, in order, made while it is read. A broken end becomes a 'problem' shard."""
    if source.format == "parquet":
        planned = _plan_parquet(source, size, fields)
    else:
        planned = _plan_text(source, size, fields, encoding)
    try:
        yield from planned
    except InputError as error:
        yield problem(source.name, error)


def _plan_text(source: Source, size: int, fields: Fields, encoding: str | None) -> Iterator[Shard]:
    stream = ByteStream(source.path, source.name, source.compression)
    opened = open_text(source, stream, encoding)
    blocks, start, line = opened.blocks, opened.start, 1
    columns: tuple[str, ...] = ()
    delimiter = ","
    ends: LineEnds | CsvEnds = LineEnds()
    if source.format == "csv":
        known = "\t" if ".tsv" in source.path.lower() else None
        columns, delimiter, header, blocks = read_header(blocks, source.name, opened.encoding, known)
        if columns:
            fields.check(columns, source.name)
        start += len(header)
        line += header.count(b"\n")
        ends = CsvEnds(delimiter)
    elif source.is_stream:
        head, blocks = _sniff(blocks)
        check_json_sample(head, source.name, fields, opened.encoding)
    reported = 0
    broken: InputError | None = None

    def guarded() -> Iterator[bytes]:
        # What came before a break is whole and is scored; the break itself is told afterwards.
        nonlocal broken
        try:
            yield from blocks
        except InputError as error:
            broken = error

    for piece in cut(guarded(), size, ends, start, line):
        position = stream.position()
        shard = Shard(
            "csv" if source.format == "csv" else "lines",
            source.name,
            source.path,
            piece.start,
            piece.end,
            piece.first_line,
            opened.encoding,
            columns,
            delimiter,
            oversize=piece.data is None,
            weight=piece.end - piece.start if opened.in_place else position - reported,
            data=piece.data,
            stored=opened.in_place,
        )
        reported = position
        yield shard
    if broken is not None:
        yield problem(source.name, broken)


def check_json_sample(head: bytes, name: str, fields: Fields, encoding: str) -> None:
    """Raise UsageError when none of the first rows has a field that must exist."""
    import json

    if head.lstrip()[:1] == b"[":
        raise InputError(f"{name} is one JSON array, not JSON Lines.", f"Turn it into lines, for example: jq -c '.[]' {name}")
    existing: dict[str, None] = {}
    lines = head.split(b"\n", 1000)
    # The last piece may be cut off; if it is the only one it will be told as a broken row later.
    for raw in lines[:1000]:
        try:
            values = json.loads(raw.decode(encoding))
        except (ValueError, RecursionError):
            continue
        if isinstance(values, dict):
            existing.update(dict.fromkeys(map(str, values)))
    if existing:
        fields.check(list(existing), name)


def check_source(source: Source, fields: Fields, encoding: str | None) -> Any:
    """Look at the head of a source before the run starts. Returns the Arrow schema of a Parquet source, else None.

    Raises UsageError for fields that do not exist, InputError when it cannot be read.
    """
    if source.format == "parquet":
        from credscore.io.parquet import open_parquet

        schema = open_parquet(source.path, source.name).schema_arrow
        fields.check(schema.names, source.name)
        return schema
    if source.format in ("text", "html"):
        if source.format == "html":
            _need_trafilatura(source.name)
        return None
    opened = open_text(source, ByteStream(source.path, source.name, source.compression), encoding)
    if source.format == "csv":
        columns, _, _, _ = read_header(opened.blocks, source.name, opened.encoding, "\t" if ".tsv" in source.path.lower() else None)
        if columns:
            fields.check(columns, source.name)
    else:
        check_json_sample(next(opened.blocks, b""), source.name, fields, opened.encoding)
    return None


def _need_trafilatura(name: str) -> None:
    from importlib.util import find_spec

    from credscore.errors import MissingExtraError

    if find_spec("trafilatura") is None:
        raise MissingExtraError(f"Reading the web page {name}", "html")


def _plan_parquet(source: Source, size: int, fields: Fields) -> Iterator[Shard]:
    from credscore.io.parquet import batch_bytes, group_bytes, open_parquet, present, read_groups

    file = open_parquet(source.path, source.name)
    wanted = present(file, fields)
    stored = (source.size or 0) / max(1, file.metadata.num_rows)
    row = 1
    waiting: list[int] = []
    waiting_bytes = waiting_rows = 0

    def whole_groups() -> Shard:
        shard = Shard(
            "parquet", source.name, source.path, first_line=row - waiting_rows, groups=tuple(waiting), weight=int(waiting_rows * stored)
        )
        return shard

    for group in range(file.metadata.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        bytes_ = group_bytes(file, group, wanted)
        if waiting and waiting_bytes + bytes_ > size:
            yield whole_groups()
            waiting, waiting_bytes, waiting_rows = [], 0, 0
        if bytes_ <= 4 * size:
            waiting.append(group)
            waiting_bytes += bytes_
            waiting_rows += rows
            row += rows
            continue
        # A row group far larger than a shard can only be read from its beginning: it is read once, here, and handed on in pieces.
        for batch in read_groups(file, [group], fields):
            pieces = max(1, min(batch.num_rows, -(-batch.nbytes // size)))
            step = -(-batch.num_rows // pieces)
            for offset in range(0, batch.num_rows, step):
                part = batch.slice(offset, step)
                data = batch_bytes(part)
                yield Shard(
                    "batch",
                    source.name,
                    source.path,
                    row,
                    row + part.num_rows,
                    row,
                    data=data,
                    weight=int(part.num_rows * stored),
                    stored=False,
                )
                row += part.num_rows
    if waiting:
        yield whole_groups()


def plan(entries: Sequence[Source | Problem], size: int, fields: Fields, encoding: str | None) -> Iterator[Shard]:
    """Shards of all inputs, in input order. Text and HTML files are gathered until they fill a shard."""
    files: list[Source] = []
    weight = 0

    def gathered() -> Iterator[Shard]:
        nonlocal files, weight
        if files:
            yield Shard("files", files[0].name, files[0].path, files=tuple(files), encoding=encoding or "", weight=weight)
            files, weight = [], 0

    for entry in entries:
        if isinstance(entry, Source) and entry.format in ("text", "html") and not entry.is_stream:
            if files and weight + (entry.size or 0) > size:
                yield from gathered()
            files.append(entry)
            weight += entry.size or 0
            continue
        yield from gathered()
        if isinstance(entry, Problem):
            yield problem(entry.name, entry.error)
        elif entry.format in ("text", "html"):
            data = read_all(entry.path, entry.name, entry.compression)
            yield Shard("files", entry.name, entry.path, files=(entry,), encoding=encoding or "", data=data, stored=False)
        else:
            yield from plan_source(entry, size, fields, encoding)
    yield from gathered()


# --- the worker's side: the same shard, read again ---------------------------------------------------------------------


@dataclass(slots=True)
class Content:
    """What a shard holds: the bytes its key is made of, and its rows."""

    digest: str
    rows: Callable[[], Iterator[Row]]
    parts: list[Any] = field(default_factory=list)


def load(shard: Shard, fields: Fields) -> Content:
    """Read a shard. Raises InputError when its source cannot be read any more."""
    digest = hashlib.blake2b(digest_size=20)
    head = f"{shard.kind}\0{shard.name}\0{shard.first_line}\0{shard.encoding}\0{shard.delimiter}\0{shard.columns}\0{shard.oversize}\0"
    digest.update(head.encode("utf-8", "surrogateescape"))
    if shard.kind == "problem":
        digest.update(str(shard.error).encode("utf-8", "backslashreplace"))
        rows = [Row(1, shard.name, kept=dict.fromkeys(fields.keep), error=shard.error)]
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
    try:
        if shard.spool is not None:
            with open(shard.spool, "rb") as handle:
                return handle.read()
        with open_binary(shard.path) as handle:
            handle.seek(shard.start)
            return handle.read(shard.end - shard.start)
    except OSError as error:
        raise unreadable(shard.name, error) from None


def _text_rows(shard: Shard, data: bytes, fields: Fields) -> Iterator[Row]:
    if shard.kind == "lines":
        yield from jsonl_rows(data, shard.name, shard.first_line, fields, shard.encoding)
        return
    ends = CsvEnds(shard.delimiter)
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
            error = InputError(
                f"{shard.name}, line {line}: a quoted field begins here and is never closed.",
                'Close it with "; a mark inside is written "".',
            )
            yield failed_row(shard.name, line, error)
            return
        row = csv_row(data[start:], shard.name, line, shard.columns, shard.delimiter, fields, shard.encoding)
        if row is not None:
            yield row


def _load_files(shard: Shard, fields: Fields, digest: Any) -> Content:
    contents: list[bytes | InputError] = []
    for source in shard.files:
        content: bytes | InputError
        try:
            content = (
                _bytes_of(shard)
                if shard.data is not None or shard.spool is not None
                else read_all(source.path, source.name, source.compression)
            )
        except InputError as error:
            content = error
        contents.append(content)
        shown = content if isinstance(content, bytes) else str(content).encode("utf-8", "backslashreplace")
        digest.update(f"{source.name}\0{len(shown)}\0{isinstance(content, bytes)}\0".encode("utf-8", "surrogateescape"))
        digest.update(shown)

    def rows() -> Iterator[Row]:
        encoding = shard.encoding or None
        for source, content in zip(shard.files, contents, strict=True):
            if isinstance(content, InputError):
                yield Row(1, source.name, kept=dict.fromkeys(fields.keep), error=content.as_dict())
            elif source.format == "html":
                yield html_row(content, source.name, encoding, fields)
            else:
                yield text_row(content, source.name, encoding, fields)

    return Content(digest.hexdigest(), rows)


def _load_parquet(shard: Shard, fields: Fields, digest: Any) -> Content:
    from credscore.io.parquet import arrow, batch_bytes, batch_rows, ipc_batches, open_parquet, read_groups

    if shard.kind == "batch":
        data = _bytes_of(shard)
        digest.update(data)
        batches = list(ipc_batches(io.BytesIO(data)))
    else:
        file = open_parquet(shard.path, shard.name)
        try:
            batches = list(read_groups(file, shard.groups, fields))
        except (OSError, arrow().ArrowException) as error:
            raise InputError(f"{shard.name} cannot be read from row {shard.first_line} on: {error}.", "Write the file again.") from None
        for batch in batches:
            digest.update(batch_bytes(batch))

    def rows() -> Iterator[Row]:
        first = shard.first_line
        for batch in batches:
            yield from batch_rows(batch, shard.name, first, fields)
            first += batch.num_rows

    return Content(digest.hexdigest(), rows)


def spool(shard: Shard, folder: str) -> None:
    """Put the bytes of a shard that cannot be read again from its input (compressed, stdin, remote) into a file for the worker."""
    if shard.data is None or shard.stored:
        shard.data = None
        return
    path = os.path.join(
        folder, f"spool-{hashlib.blake2b(shard.locator().encode('utf-8', 'surrogateescape'), digest_size=12).hexdigest()}.tmp"
    )
    with open(path, "wb") as handle:
        handle.write(shard.data)
    shard.spool, shard.data = path, None
