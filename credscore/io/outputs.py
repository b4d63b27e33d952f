"""Reading scores back: the outputs of `credscore batch` in any of its formats, row by row."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from typing import Any

from credscore.errors import InputError, UsageError
from credscore.io.formats import is_tab_separated, of_name
from credscore.io.rows import MAX_ROW_BYTES
from credscore.io.streams import ByteStream
from credscore.io.tabular import SIGNALS

_NEEDED = ("status", "score", "band")
_NUMBERS = frozenset(["score", *(name for name, kind in SIGNALS if kind != "string")])
_READ = ("score", "anonymous_share", "second_hand_share")
_HINT = "Give the output of: credscore batch INPUT... -o OUTPUT"


def read_scores(path: str, wanted: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Rows of an output with status, score, band, the signals and the `wanted` columns, whatever its format.

    path : '-' for JSON Lines on standard input. Memory: one block. Raises InputError (missing, broken, not an output of
    credscore), UsageError (unknown column, with those that exist), MissingExtraError.
    """
    format_, compression = ("jsonl", "") if path == "-" else of_name(path)
    if format_ == "parquet":
        return _parquet(path, wanted)
    lines = _lines(ByteStream(path, path, compression))
    if format_ == "csv":
        return _csv(lines, path, wanted)
    if format_ == "jsonl":
        return _jsonl(lines, path, wanted)
    raise UsageError(f"Cannot tell the format of '{path}'.", f"Outputs end in .jsonl, .csv, .tsv or .parquet (or with .gz, .zst). {_HINT}")


def _check(existing: Sequence[str], path: str, wanted: Sequence[str]) -> None:
    if not set(_NEEDED) <= set(existing):
        raise InputError(
            f"{path} is not an output of credscore batch: it has no {', no '.join(n for n in _NEEDED if n not in existing)}.", _HINT
        )
    for name in wanted:
        if name not in existing:
            raise UsageError(
                f"{path} has no column '{name}'. Columns that exist: {', '.join(existing)}.",
                f"Carry it along when scoring: credscore batch ... --keep {name}",
            )


def _lines(stream: ByteStream) -> Iterator[str]:
    """Lines with their ends. A line of a full report may be as long as many blocks. Raises InputError."""
    number, waiting = 0, []
    for block in stream.blocks():
        head, newline, tail = block.rpartition(b"\n")
        if not newline:
            waiting.append(block)
            continue
        for line in b"".join([*waiting, head]).split(b"\n"):
            number += 1
            yield _decoded(line, stream.name, number) + "\n"
        waiting = [tail]
    rest = b"".join(waiting)
    if rest:
        yield _decoded(rest, stream.name, number + 1)


def _decoded(line: bytes, path: str, number: int) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError(f"{path}, line {number} is not UTF-8.", _HINT) from None


def _checked(row: dict[str, Any], where: str) -> dict[str, Any]:
    """The row, whose figures are numbers from 0 to 100 or null. Raises InputError."""
    for name in _READ:
        value = row.get(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100):
            raise InputError(f"{where} is broken: {name} is {json.dumps(value, default=str)[:40]}, not a number from 0 to 100.", _HINT)
    return row


def _jsonl(lines: Iterator[str], path: str, wanted: Sequence[str]) -> Iterator[dict[str, Any]]:
    checked = False
    for number, line in enumerate(lines, 1):
        if line.isspace():
            continue
        try:
            values = json.loads(line)
        except (ValueError, RecursionError):
            raise InputError(f"{path}, line {number} is not valid JSON.", _HINT) from None
        if not isinstance(values, dict):
            raise InputError(f"{path}, line {number} is not an object.", _HINT)
        signals = values.get("signals")
        row = (signals if isinstance(signals, dict) else {}) | values
        if not checked:
            _check(list(row), path, wanted)
            checked = True
        yield _checked(row, f"{path}, line {number}")


def _csv(lines: Iterator[str], path: str, wanted: Sequence[str]) -> Iterator[dict[str, Any]]:
    csv.field_size_limit(max(csv.field_size_limit(), MAX_ROW_BYTES))
    reader = csv.DictReader(lines, delimiter="\t" if is_tab_separated(path) else ",", strict=True)
    try:
        _check(list(reader.fieldnames or ()), path, wanted)
        for row in reader:
            values: dict[str, Any] = {key: (None if value == "" else value) for key, value in row.items() if key is not None}
            for name in _NUMBERS & values.keys():
                if values[name] is not None:
                    values[name] = float(values[name])
            yield _checked(values, f"{path}, line {reader.line_num}")
    except (csv.Error, ValueError) as error:
        raise InputError(f"{path}, line {reader.line_num} is broken: {error}.", _HINT) from None


def _parquet(path: str, wanted: Sequence[str]) -> Iterator[dict[str, Any]]:
    from credscore.io.parquet import open_parquet, read_group

    file = open_parquet(path, path)
    names = file.schema_arrow.names
    _check(names, path, wanted)
    chosen = [name for name in names if name in {*_NEEDED, *(n for n, _ in SIGNALS), *wanted}]
    number = 0
    for group in range(file.metadata.num_row_groups):
        for batch in read_group(file, path, group, chosen, number + 1, size=8192):
            for number, row in enumerate(batch.to_pylist(), number + 1):  # noqa: B020 (goes on from where it was)
                yield _checked(row, f"{path}, row {number}")
