"""The beginning of an input: its encoding, its CSV header, and whether the fields that are wanted exist."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import chain
from typing import Any

from credscore.errors import InputError, MissingExtraError
from credscore.io.encodings import bom_encoding, keeps_ascii, not_text, to_utf8, utf16_error
from credscore.io.escapes import escapes_marks, marks_doubled
from credscore.io.formats import ARTICLE_FORMATS, is_tab_separated
from credscore.io.rows import Fields, NoTextField, before_header, guess_delimiter, parse_csv_record
from credscore.io.sources import Source
from credscore.io.streams import ByteStream

# Names of columns fill no more; what goes on for longer is a quotation mark that is never closed, and is not read to its end.
_MAX_HEADER = 16 << 20
# One object behind another, with a line end that is none here.
_OLD_MAC = re.compile(rb"\}\r\s*\{")


def sniff(stream: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """The first bytes of a stream (enough for a mark and a header) and the stream with them put back."""
    head = next(stream, b"")
    while 0 < len(head) < 4:
        more = next(stream, b"")
        if not more:
            break
        head += more
    return head, chain([head], stream)


@dataclass(slots=True)
class OpenText:
    """A stream of lines that is ready to be cut: recoded where needed, without its mark."""

    blocks: Iterator[bytes]
    encoding: str
    start: int
    in_place: bool


def open_text(source: Source, stream: ByteStream, encoding: str | None, quoted: bool = True) -> OpenText:
    """Open a JSONL or CSV source. `in_place`: bytes can be read again from the file itself, at the same offsets."""
    head, blocks = sniff(stream.blocks())
    marked = bom_encoding(head)
    chosen = encoding or marked or "utf-8"
    if not keeps_ascii("utf-8" if chosen == "utf-8-sig" else chosen):
        return OpenText(to_utf8(blocks, chosen, source.name), "utf-8", 0, False)
    start = 0
    if marked == "utf-8-sig":
        start = 3
        blocks = chain([next(blocks)[3:]], blocks)
        chosen = "utf-8" if chosen == "utf-8-sig" else chosen
    # The stream may have turned out to be compressed whatever its name says.
    in_place = source.is_local and not stream.packed
    if source.format == "csv" and quoted and escapes_marks(head, known_delimiter(source) or guess_delimiter(head)):
        return OpenText(marks_doubled(blocks), chosen, start, False)
    return OpenText(blocks, chosen, start, in_place)


def read_header(
    blocks: Iterator[bytes], name: str, encoding: str, delimiter: str | None, quoted: bool = True
) -> tuple[tuple[str, ...], str, bytes, Iterator[bytes]]:
    """(columns, delimiter, bytes of the header, the rest) of a CSV stream; no columns when the stream is empty. Raises InputError."""
    from credscore.corpus.boundaries import CsvEnds, LineEnds

    head = b""
    chosen = delimiter
    endless = InputError(f"{name}: the header of the CSV file has no end.", "Check that it is CSV and that its quotation marks are closed.")
    for block in blocks:
        head += block
        begin = before_header(head)
        if chosen is None and b"\n" in head[begin:]:
            chosen = guess_delimiter(head)
        if chosen is not None:
            found = (CsvEnds(chosen) if quoted else LineEnds()).feed(head)
            found = found[found > begin]
            if found.size:
                end = int(found[0])
                return _columns(head[begin:end], name, encoding, chosen, quoted), chosen, head[:end], chain([head[end:]], blocks)
        if len(head) > _MAX_HEADER:
            if b"\n" not in head and b"\r" in head:
                raise _old_mac(name)
            raise not_text(head, name) or endless
    chosen = chosen or guess_delimiter(head)
    ends = CsvEnds(chosen) if quoted else LineEnds()
    ends.feed(head)
    if ends.open and b"\n" in head.strip():
        raise not_text(head, name) or endless
    header = head[before_header(head) :]
    return (_columns(header, name, encoding, chosen, quoted) if header.strip() else ()), chosen, head, iter(())


def known_delimiter(source: Source) -> str | None:
    """The delimiter that a file's name tells, or None."""
    return "\t" if is_tab_separated(source.path) else None


def _columns(header: bytes, name: str, encoding: str, delimiter: str, quoted: bool) -> tuple[str, ...]:
    try:
        names = parse_csv_record(header.decode(encoding).strip("\r\n"), delimiter, quoted=quoted)
    except (UnicodeDecodeError, csv.Error) as error:
        if b"\n" not in header and b"\r" in header.strip():
            raise _old_mac(name) from None
        raise not_text(header, name) or InputError(
            f"{name}: the header of the CSV file cannot be read: {error}.", "Check the file, or give --encoding NAME."
        ) from None
    return tuple(n.strip() for n in names)


def check_columns(columns: tuple[str, ...], header: bytes, name: str, fields: Fields) -> None:
    """Raise UsageError when a CSV file has no column that must exist, InputError when it is no text at all; one that is empty has no columns."""
    if not columns:
        return
    try:
        fields.check(columns, name)
    except NoTextField:
        other = not_text(header, name)
        if other is not None:
            raise other from None
        raise


def _old_mac(name: str) -> InputError:
    return InputError(
        f"{name} ends its lines with carriage returns alone, as old Macs did.", f"Turn them into line feeds: tr '\\r' '\\n' < {name} > NEW"
    )


def check_json_lines(head: bytes, rest: Iterator[bytes] | None, name: str, fields: Fields, encoding: str) -> None:
    """Raise UsageError when no row has a field that must exist, InputError when this is something else than JSON Lines.

    rest : what follows `head`, looked through for fields that many rows leave out; None for a stream, which is read once.
    """
    lines = head.split(b"\n", 1000)
    _check_is_json_lines(head, lines, name)
    existing: dict[str, None] = {}
    # The last piece may be cut off; if it is the only one it will be told as a broken row later.
    for raw in lines[:1000]:
        try:
            values = json.loads(raw.decode(encoding))
        except (ValueError, RecursionError):
            continue
        if isinstance(values, dict):
            existing.update(dict.fromkeys(map(str, values)))
    if not existing:
        return
    missing = [field for _, field in fields.wanted() if field not in existing]
    if rest is None:
        fields.check(list(existing), f"{name} (its first rows: a file is looked through to its end)" if {*missing} & {*fields.keep} else name)
        return
    if missing:
        existing |= dict.fromkeys(_named_in(chain([head], rest), missing, encoding))
    fields.check(list(existing), name)


def _named_in(blocks: Iterator[bytes], missing: list[str], encoding: str) -> set[str]:
    """Those of `missing` that stand in JSON in front of a colon."""
    forms = {field: [json.dumps(field), json.dumps(field, ensure_ascii=False)] for field in missing}
    keys = {field: re.compile(b"|".join(re.escape(one.encode(encoding, "replace")) + rb"\s*:" for one in both)) for field, both in forms.items()}
    found: set[str] = set()
    longest = 64 + max(len(one.encode(encoding, "replace")) for both in forms.values() for one in both)
    end = b""
    for block in blocks:
        found |= {field for field, key in keys.items() if field not in found and key.search(end + block)}
        if len(found) == len(keys):
            break
        end = block[-longest:]
    return found


def _check_is_json_lines(head: bytes, lines: list[bytes], name: str) -> None:
    """One message for a file of another kind, instead of one for each of its lines."""
    wide = utf16_error(head, name)
    if wide is not None:
        raise wide
    if b"\n" not in head and _OLD_MAC.search(head):
        raise _old_mac(name)
    start = head.lstrip()
    if start[:1] == b"[":
        raise InputError(f"{name} is one JSON array, not JSON Lines.", f"Turn it into lines, for example: jq -c '.[]' {name}")
    if start.startswith(b"{") and lines[0].strip() == b"{":
        raise InputError(f"{name} is JSON over several lines, not JSON Lines.", f"Put each object on one line, for example: jq -c . {name}")
    if start.startswith(b"PAR1"):
        raise InputError(
            f"{name} is Parquet, not JSON Lines.", "Give it as a file whose name ends in .parquet, or add --input-format parquet."
        )
    whole = [line for line in lines[:-1] if not line.isspace() and line]
    if len(whole) > 1 and not any(line.lstrip().startswith(b"{") for line in whole):
        raise not_text(head, name) or InputError(
            f"{name} is not JSON Lines: none of its first {len(whole)} lines begins an object.",
            "For another format add --input-format csv|text|html.",
        )


def check_source(source: Source, fields: Fields, encoding: str | None) -> Any:
    """Look at the head of a source before the run starts. Returns the Arrow schema of a Parquet source, else None.

    Raises UsageError for fields that do not exist, InputError when it cannot be read.
    """
    if source.format == "parquet":
        from credscore.io.parquet import open_parquet

        schema = open_parquet(source.path, source.name).schema_arrow
        fields.check(schema.names, source.name)
        return schema
    if source.format in ARTICLE_FORMATS:
        if source.format == "html":
            _need_trafilatura(source.name)
        return None
    opened = open_text(source, ByteStream(source.path, source.name, source.compression), encoding, fields.quoted)
    if source.format == "csv":
        columns, _, header, _ = read_header(opened.blocks, source.name, opened.encoding, known_delimiter(source), fields.quoted)
        check_columns(columns, header, source.name, fields)
    else:
        check_json_lines(next(opened.blocks, b""), opened.blocks, source.name, fields, opened.encoding)
    return None


def _need_trafilatura(name: str) -> None:
    if find_spec("trafilatura") is None:
        raise MissingExtraError(f"Reading the web page {name}", "html")
