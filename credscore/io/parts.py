"""A part of an output: reports to bytes in its format, counted and hashed on their way to the file."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from credscore.io.encodings import without_halves
from credscore.io.jsontext import json_text, report_bytes, report_line
from credscore.io.spooled import SpooledList
from credscore.io.tabular import csv_cell, csv_header, flat_sentence, flatten, plain
from credscore.schema import Detail


@dataclass(frozen=True, slots=True)
class OutputSpec:
    """What an output looks like: format, detail, the kept columns as (name, Arrow type or None), and what stands between those of CSV."""

    format: str
    detail: Detail
    keep: tuple[tuple[str, Any], ...] = ()
    delimiter: str = ","

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.keep]


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


class _LineFeeds:
    """Takes records that end in \\r\\n and ends them in \\n. With that as its line end, the writer of Python 3.10 to 3.12 would leave
    a field with a lone carriage return unquoted, which no reader takes."""

    def __init__(self) -> None:
        self.records: list[str] = []

    def write(self, record: str) -> None:
        self.records.append(record[:-2] + "\n")


def csv_lines(rows: Iterable[Sequence[Any]], delimiter: str = ",") -> bytes:
    """CSV records (RFC 4180 quoting, \\n line ends) in UTF-8."""
    out = _LineFeeds()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows([csv_cell(value) for value in row] for row in rows)
    return without_halves("".join(out.records)).encode("utf-8")


def _long_json(report: dict[str, Any]) -> Iterator[bytes]:
    """The line of a report that holds SpooledLists, in chunks."""
    for number, (name, value) in enumerate(report.items()):
        yield b"," if number else b"{"
        yield report_bytes(json_text(name))[:-1] + b":"
        if isinstance(value, SpooledList):
            yield from value.json()
        else:
            yield report_bytes(json_text(value))[:-1]
    yield b"}\n"


def _long_csv(cells: Sequence[tuple[str, Any]], delimiter: str) -> Iterator[bytes]:
    """The record of a report that holds SpooledLists, in chunks. cells : (column, value)."""
    for number, (name, value) in enumerate(cells):
        if number:
            yield delimiter.encode("ascii")
        if not isinstance(value, SpooledList):
            yield csv_lines([[value]], delimiter)[:-1] if value not in (None, "") else b""
            continue
        between = '"['
        for piece in value.pieces():
            items = [flat_sentence(item) for item in piece] if name == "sentences" else piece
            text = json.dumps(items, ensure_ascii=False, default=plain)[1:-1].replace('"', '""')
            yield without_halves(between + text).encode("utf-8")
            between = ", "
        yield b']"'
    yield b"\n"


class PartWriter:
    """Writes reports in one format as a piece of a larger output (CSV without its header, Parquet as an Arrow stream).

    A report may hold SpooledLists from `spool`; such a row is written in chunks (Parquet: as compact arrays).
    """

    def __init__(self, out: BinaryIO, spec: OutputSpec, folder: str) -> None:
        self._spec = spec
        self._folder = folder
        self.file = HashingFile(out)
        self._schema: Any = None
        self._stream: Any = None
        if spec.format == "parquet":
            from credscore.io.parquet import arrow, report_schema

            self._schema = report_schema(spec.detail, spec.keep)
            self._stream = arrow().ipc.new_stream(self.file, self._schema)

    def spool(self) -> SpooledList:
        """An empty list for a column that is too long for memory; its file lies beside the parts."""
        return SpooledList(self._folder)

    def write_lines(self, lines: Sequence[bytes]) -> None:
        """Append JSON lines as they are."""
        self.file.write(b"".join(lines))

    def write(self, reports: Sequence[dict[str, Any]], kept: Sequence[dict[str, Any]]) -> None:
        """Append reports and, beside each, the values of its kept columns."""
        low = 0
        for k, report in enumerate(reports):
            if any(isinstance(value, SpooledList) for value in report.values()):
                self._write(reports[low:k], kept[low:k])
                self._write_long(report, kept[k])
                low = k + 1
        self._write(reports[low:], kept[low:])

    def _write(self, reports: Sequence[dict[str, Any]], kept: Sequence[dict[str, Any]]) -> None:
        spec = self._spec
        if not reports:
            return
        if spec.format == "jsonl":
            self.file.write(b"".join([report_line(r | k) if k else report_line(r) for r, k in zip(reports, kept, strict=True)]))
        elif spec.format == "csv":
            names = csv_header(spec.detail, ())
            flat = (flatten(r, spec.detail) for r in reports)
            rows = ([*(f[n] for n in names), *(k.get(n) for n in spec.names)] for f, k in zip(flat, kept, strict=True))
            self.file.write(csv_lines(rows, spec.delimiter))
        else:
            from credscore.io.parquet import reports_to_table

            self._stream.write_table(reports_to_table(reports, kept, spec.detail, self._schema))

    def _write_long(self, report: dict[str, Any], kept: dict[str, Any]) -> None:
        spec = self._spec
        if spec.format == "parquet":
            from credscore.io.parquet import long_table

            self._stream.write_table(long_table(report, kept, spec.detail, self._schema))
            return
        if spec.format == "jsonl":
            chunks = _long_json(report | kept)
        else:
            flat = flatten(report, spec.detail)
            chunks = _long_csv(
                [*((name, flat[name]) for name in csv_header(spec.detail, ())), *((name, kept.get(name)) for name in spec.names)],
                spec.delimiter,
            )
        for chunk in chunks:
            self.file.write(chunk)

    def close(self) -> None:
        if self._stream is not None:
            self._stream.close()
