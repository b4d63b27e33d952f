"""Everything that needs pyarrow: the Arrow schema of reports, rows of Parquet files, and putting Parquet parts together."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, BinaryIO

from credscore.errors import InputError, MissingExtraError, reason
from credscore.io.encodings import encoding_error, without_halves
from credscore.io.jsontext import changed
from credscore.io.rows import Fields, Row, failed_row, make_row
from credscore.io.spooled import SpooledList
from credscore.io.streams import open_binary, unreadable
from credscore.io.tabular import columns, csv_cell, flat_sentence, flatten

# Rows of a row group of the output: fixed counts, so that the file does not depend on how the work was cut; fewer where rows are heavy.
GROUP_ROWS = {"article": 8192, "sentences": 1024, "full": 256}
_READ_ROWS = 512


def arrow() -> Any:
    """The module pyarrow. Raises MissingExtraError."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingExtraError("Reading or writing Parquet", "parquet") from None
    return pyarrow


def _nested_types() -> dict[str, Any]:
    pa = arrow()
    span = pa.list_(pa.int64())
    reasons = pa.list_(pa.struct([("reason", pa.string()), ("points", pa.float64())]))
    return {
        "reasons": reasons,
        "reason_spans": pa.list_(span),
        "notes": pa.list_(pa.struct([("code", pa.string()), ("text", pa.string())])),
        "advice": pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())])),
        "sentences": pa.list_(
            pa.struct(
                [
                    ("start", pa.int64()),
                    ("end", pa.int64()),
                    ("score", pa.float64()),
                    ("claim", pa.bool_()),
                    ("source", pa.list_(pa.string())),
                    ("hedge", pa.bool_()),
                    ("quote", pa.bool_()),
                    ("ai", pa.bool_()),
                    ("reasons", reasons),
                    ("reason_spans", pa.list_(span)),  # in full reports only
                ]
            )
        ),
        # Every field any kind of evidence may carry (schema.EVIDENCE_FIELDS); those of other kinds are null.
        "evidence": pa.list_(
            pa.struct(
                [
                    ("kind", pa.string()),
                    ("start", pa.int64()),
                    ("end", pa.int64()),
                    ("text", pa.string()),
                    ("rule", pa.string()),
                    ("subtype", pa.string()),
                    ("source_type", pa.string()),
                    ("source_span", span),
                    ("cue_span", span),
                    ("name", pa.string()),
                    ("title", pa.string()),
                    ("first_hand", pa.bool_()),
                    ("described", pa.list_(pa.struct([("key", pa.string()), ("value", pa.string())]))),
                    ("carrier_span", span),
                    ("speaker_span", span),
                    ("strength", pa.float64()),
                    ("by", pa.string()),
                    ("negated", pa.bool_()),
                    ("extent", pa.string()),
                    ("human_review", pa.string()),
                    ("tool", pa.string()),
                    ("phrase", pa.string()),
                ]
            )
        ),
    }


def report_schema(detail: str = "article", keep: Sequence[tuple[str, Any]] = ()) -> Any:
    """pyarrow.Schema of the flat reports (see `credscore.io.tabular`); `keep`: (name, Arrow type or None for string)."""
    pa = arrow()
    nested = _nested_types()
    simple = {"string": pa.string(), "float64": pa.float64(), "int64": pa.int64()}
    fields = [pa.field(name, nested[name] if kind == "json" else simple[kind]) for name, kind in columns(detail)]
    return pa.schema(fields + [pa.field(name, kind if kind is not None else pa.string()) for name, kind in keep])


def _clean(value: Any) -> Any:
    """The value with every string made valid Unicode: Arrow holds no lone surrogates."""
    return changed(value, str, without_halves)


def _arrow_evidence(item: dict[str, Any]) -> dict[str, Any]:
    """Evidence as Arrow holds it: what is described of a source, a dict of any keys, becomes a list."""
    if not item.get("described"):
        return item
    return item | {"described": [{"key": key, "value": str(value)} for key, value in item["described"].items()]}


def _arrow_row(report: dict[str, Any], detail: str, kept: dict[str, Any], schema: Any) -> dict[str, Any]:
    row = flatten(report, detail)
    if detail == "full":
        row["evidence"] = [_arrow_evidence(item) for item in row["evidence"]]
    pa = arrow()
    for name, value in kept.items():
        if value is not None and schema.field(name).type == pa.string() and not isinstance(value, str):
            value = csv_cell(value)
        row[name] = value.scalar if isinstance(value, Told) and schema.field(name).type != pa.string() else value
    return row


def reports_to_table(reports: Sequence[dict[str, Any]], kept: Sequence[dict[str, Any]], detail: str, schema: Any) -> Any:
    """pyarrow.Table of reports (contract dicts) and their kept values, with `schema`."""
    pa = arrow()
    rows = [_arrow_row(report, detail, extra, schema) for report, extra in zip(reports, kept, strict=True)]
    try:
        return pa.Table.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:
        return pa.Table.from_pylist([_clean(row) for row in rows], schema=schema)


def long_table(report: dict[str, Any], kept: dict[str, Any], detail: str, schema: Any) -> Any:
    """pyarrow.Table of one report whose sentences and evidence are SpooledLists: they become arrays piece by piece."""
    pa = arrow()
    spooled = {name: value for name, value in report.items() if isinstance(value, SpooledList)}
    table = reports_to_table([report | {name: [] for name in spooled}], [kept], detail, schema)
    change = {"sentences": flat_sentence, "evidence": _arrow_evidence}
    for name, value in spooled.items():
        field = schema.field(name) if name in schema.names else None
        if field is None:
            continue
        kind = field.type.value_type
        arrays = [pa.array([_clean(change[name](item)) for item in piece], type=kind) for piece in value.pieces()]
        items = pa.concat_arrays(arrays) if arrays else pa.array([], type=kind)
        column = pa.ListArray.from_arrays(pa.array([0, len(items)], pa.int32()), items)
        table = table.set_column(schema.get_field_index(name), field, column)
    return table


def open_parquet(path: str, name: str) -> Any:
    """pyarrow.parquet.ParquetFile of a local path or URL. Raises InputError."""
    pa = arrow()
    try:
        handle = open_binary(path)
        return pa.parquet.ParquetFile(handle)
    except OSError as error:
        raise unreadable(name, error) from None
    except pa.ArrowException as error:
        raise InputError(f"{name} is not a Parquet file that can be read: {reason(error)}.", "Write it again, or convert it to JSONL.") from None


def footer_checksum(path: str, name: str, file: Any) -> int:
    """A checksum of what a Parquet file says of itself: where everything lies in it, and between which values. Raises InputError."""
    try:
        with open_binary(path) as handle:
            handle.seek(-(file.metadata.serialized_size + 8), os.SEEK_END)  # behind it stand its length and a mark
            return zlib.crc32(handle.read())
    except OSError as error:
        raise unreadable(name, error) from None


def group_bytes(file: Any, group: int, wanted: Sequence[str]) -> int:
    """Uncompressed bytes of the wanted columns of one row group."""
    meta = file.metadata.row_group(group)
    total = 0
    for index in range(meta.num_columns):
        column = meta.column(index)
        if column.path_in_schema.split(".", 1)[0] in wanted:
            total += column.total_uncompressed_size
    return total


def present(file: Any, fields: Fields) -> list[str]:
    """Names of the fields to read that the file has, in the file's order."""
    wanted = set(fields.all_names())
    return [name for name in file.schema_arrow.names if name in wanted]


def read_group(file: Any, name: str, group: int, columns: Sequence[str], first_row: int, size: int = _READ_ROWS) -> Iterator[Any]:
    """RecordBatches of a row group that begins with `first_row`. Memory: a batch, not a row group.

    Raises InputError with the rows that cannot be read; those before them were already yielded.
    """
    row = first_row
    try:
        for batch in file.iter_batches(batch_size=size, row_groups=[group], columns=list(columns)):
            yield batch
            row += batch.num_rows
    except (OSError, arrow().ArrowException) as error:
        last = first_row + file.metadata.row_group(group).num_rows - 1
        raise InputError(f"{name} cannot be read from row {row} to {last}: {reason(error)}.", "Write the file again.") from None


def batch_bytes(batch: Any) -> bytes:
    """A RecordBatch as an Arrow IPC stream: the content that is hashed, and what a spooled shard holds."""
    pa = arrow()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return sink.getvalue().to_pybytes()  # type: ignore[no-any-return]


# What pyarrow raises for values that Python cannot hold: dates beyond the year 9999, strings that are no UTF-8.
_NO_VALUE = (ValueError, OverflowError, LookupError)


class Told(str):
    """A value that Python cannot hold, in Arrow's words; `scalar` is the value itself, for Parquet outputs."""

    scalar: Any


def _held(kind: Any) -> Any:
    """The type for values of this one that Python can hold: its dates know no nanoseconds, and not every time zone."""
    pa = arrow()
    types = pa.types
    if types.is_timestamp(kind):
        return pa.timestamp("us" if kind.unit == "ns" else kind.unit, kind.tz if _is_zone(kind.tz) else "UTC")
    if types.is_time64(kind) or (types.is_duration(kind) and kind.unit == "ns"):
        return pa.time64("us") if types.is_time64(kind) else pa.duration("us")
    if types.is_struct(kind):
        return pa.struct([kind.field(k).with_type(_held(kind.field(k).type)) for k in range(kind.num_fields)])
    if types.is_map(kind):
        return pa.map_(_held(kind.key_type), _held(kind.item_type), kind.keys_sorted)
    for is_list, make in ((types.is_list, pa.list_), (types.is_large_list, pa.large_list)):
        if is_list(kind):
            return make(kind.value_field.with_type(_held(kind.value_type)))
    if types.is_fixed_size_list(kind):
        return pa.list_(kind.value_field.with_type(_held(kind.value_type)), kind.list_size)
    return kind


def _is_zone(name: str | None) -> bool:
    """Whether Python knows a time zone; a time without one has none to know."""
    pa = arrow()
    try:
        pa.scalar(0, pa.timestamp("s", name)).as_py()
    except _NO_VALUE:
        return False
    return True


def python_values(array: Any) -> list[Any]:
    """The values of an Arrow array as Python holds them; those it cannot hold are `Told` or, where they are strings, bytes."""
    kind = _held(array.type)
    if array.type != kind:
        array = array.cast(kind, safe=False)
    try:
        return array.to_pylist()  # type: ignore[no-any-return]
    except _NO_VALUE:
        if arrow().types.is_dictionary(array.type):
            array = array.dictionary_decode()
        return [_python_value(scalar) for scalar in array]


def _python_value(scalar: Any) -> Any:
    pa = arrow()
    try:
        return scalar.as_py()
    except UnicodeDecodeError:
        with suppress(pa.ArrowException):  # no cast for what is nested
            return scalar.cast(pa.binary()).as_py()
    except _NO_VALUE:
        pass
    try:
        told = Told(scalar.cast(pa.string()).as_py())
    except (pa.ArrowException, *_NO_VALUE):
        told = Told(f"<{scalar.type}>")
    told.scalar = scalar
    return told


def kept_type(kind: Any) -> Any:
    """The type a kept column of a Parquet input has in a Parquet output."""
    kind = _held(kind)
    return kind.value_type if arrow().types.is_dictionary(kind) else kind


def common_type(kinds: Sequence[Any]) -> Any:
    """The type that holds the values of all of these: one without values goes with any, numbers and times are widened; None for none."""
    pa = arrow()
    types = pa.types
    found = {kind for kind in kinds if not types.is_null(kind)}
    if len(found) < 2:
        return next(iter(found), pa.null())
    if any(all(map(of_kind, found)) for of_kind in (types.is_signed_integer, types.is_unsigned_integer)):
        return max(found, key=lambda kind: kind.bit_width)
    if all(map(types.is_floating, found)):
        return pa.float64()
    if pa.float64() in found and all(types.is_floating(kind) or (types.is_integer(kind) and kind.bit_width <= 32) for kind in found):
        return pa.float64()  # of longer integers it would lose digits, and they are ids more often than counts
    if all(map(types.is_timestamp, found)) and len({kind.tz for kind in found}) == 1:
        return max(found, key=lambda kind: ("s", "ms", "us").index(kind.unit))
    return None


def batch_rows(batch: Any, name: str, first_row: int, fields: Fields, encoding: str = "utf-8") -> Iterator[Row]:
    """Rows of a RecordBatch; `first_row` counts from 1. encoding : of texts that are stored as bytes."""
    columns = [python_values(array) for array in batch.columns]
    for offset, row in enumerate(zip(*columns, strict=True)):
        values = dict(zip(batch.schema.names, row, strict=True))
        text = values.get(fields.text)
        if isinstance(text, bytes):
            try:
                values[fields.text] = text.decode(encoding)
            except UnicodeDecodeError as error:
                told = encoding_error(error, f"{name}, row {first_row + offset}", encoding, text)
                mended = make_row(values | {fields.text: ""}, name, first_row + offset, fields, unit="row")
                yield failed_row(name, mended.line, told, mended.id, mended.kept)
                continue
        yield make_row(values, name, first_row + offset, fields, unit="row")


def ipc_batches(handle: BinaryIO) -> Iterator[Any]:
    """RecordBatches of an Arrow IPC stream."""
    pa = arrow()
    with pa.ipc.open_stream(handle) as reader:
        yield from reader


def write_parquet(out: BinaryIO, batches: Iterable[Any], schema: Any, group_rows: int) -> None:
    """Write batches as one Parquet file with row groups of exactly `group_rows` rows, however the batches were cut."""
    pa = arrow()
    with pa.parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        waiting: list[Any] = []
        count = 0
        for batch in batches:
            waiting.append(batch)
            count += batch.num_rows
            while count >= group_rows:
                table = pa.Table.from_batches(waiting, schema=schema)
                writer.write_table(table.slice(0, group_rows).combine_chunks(), row_group_size=group_rows)
                waiting = table.slice(group_rows).to_batches()
                count -= group_rows
        if count:
            writer.write_table(pa.Table.from_batches(waiting, schema=schema).combine_chunks(), row_group_size=group_rows)
