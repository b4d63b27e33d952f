"""Rows of an input as articles: which fields to take, and what is wrong with a row that cannot be scored."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from credscore.errors import BrokenRow, InputError, MissingExtraError, NoField, NoText, TooLarge, UsageError
from credscore.io.encodings import decode_text, encoding_error
from credscore.io.fragments import text_of_fragment
from credscore.io.jsontext import json_type
from credscore.io.tabular import plain
from credscore.schema import PageNote

# A row above this is refused unread: its text would not fit beside the copies that scoring makes of it.
MAX_ROW_BYTES = 512 * 1024 * 1024


class NoTextField(UsageError):
    """A table has no field for the text: it is another program's, or its text has another name."""

    def beside_others(self) -> InputError:
        """The error of this one table, where others can be scored."""
        return NoField(self.message, f"{str(self.hint).rstrip('.')}, or leave the file out.")


class NoKeptField(UsageError):
    """A table has none of these fields that are only kept: where another one has them they are null in this one."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """Names of the fields to read; those in `asked` and `keep` were given by the user and must exist.

    publisher : "" where none is to be known, whatever the fields are.
    title : the one of `keep` that was given as the title. It goes with the scores; what is scored is the text.
    html : the texts are fragments of HTML; what is scored is what stands between the tags.
    quoted : quotation marks around a field of CSV are none of it; else they are text, and every line is a row.
    """

    text: str = "text"
    id: str = "id"
    publisher: str = "publisher"
    title: str | None = None
    keep: tuple[str, ...] = ()
    asked: frozenset[str] = frozenset({"text"})
    html: bool = False
    quoted: bool = True

    @classmethod
    def chosen(
        cls,
        text: str | None = None,
        id: str | None = None,
        title: str | None = None,
        publisher: str | None = None,
        keep: Sequence[str] = (),
        html: bool = False,
        quoted: bool = True,
    ) -> Fields:
        """Fields from options; None stands for the default name, which is used where it exists; "" as the publisher's for none."""
        given = {"text": text, "id": id, "publisher": publisher}
        names = {role: name for role, name in given.items() if name is not None}
        kept = tuple(dict.fromkeys(keep if title is None else (title, *keep)))
        asked = frozenset(names) - ({"publisher"} if publisher == "" else set()) | {"text"}
        return cls(**names, title=title, keep=kept, asked=asked, html=html, quoted=quoted)  # type: ignore[arg-type]

    def wanted(self) -> list[tuple[str, str]]:
        """The option that asks for a field and its name, of all that must exist."""
        out = [(f"--{role}-field", getattr(self, role)) for role in ("text", "id", "publisher") if role in self.asked]
        return out + [("--title-field" if name == self.title else "--keep", name) for name in self.keep]

    def all_names(self) -> list[str]:
        """Every field that is read, each once."""
        return list(dict.fromkeys([self.text, self.id, *([self.publisher] if self.publisher else []), *self.keep]))

    def without(self, names: Sequence[str]) -> Fields:
        """These fields, but for some that are only kept."""
        return replace(self, keep=tuple(name for name in self.keep if name not in names))

    def columns(self) -> list[str]:
        """Those of `keep` that become columns beside the report's: the id is one of these already."""
        return [name for name in self.keep if name != self.id]

    def check(self, existing: Sequence[str], where: str, said: Callable[[str], str] = "{} NAME".format) -> None:
        """Raise UsageError, with the fields that exist, when one that must exist does not; for the text's it is NoTextField.

        said : how the caller names a field, by the option of the command line. Raises InputError when a field that is read is there twice.
        """
        for flag, name in self.wanted():
            if name not in existing:
                message = f"{where} has no field '{name}'. Fields that exist: {', '.join(sorted(existing)[:40]) or 'none'}."
                hint = f"Choose one of them with {said(flag)}."
                if (outer := name.split(".", 1)[0]) in existing:
                    hint = (
                        f"Fields inside of '{outer}' are not read: give it a name of its own first. JSON Lines: jq -c '.\"{name}\" = .{name}' IN > OUT; "
                        f"Parquet: pyarrow.parquet.write_table(pyarrow.parquet.read_table('IN').flatten(), 'OUT')."
                    )
                if flag not in ("--keep", "--title-field"):
                    raise (NoTextField if flag == "--text-field" else UsageError)(message, hint)
                error = NoKeptField(message, hint)
                error.names = tuple(kept for kept in self.keep if kept not in existing)
                raise error
        twice = [name for name in self.all_names() if existing.count(name) > 1]
        if twice:
            raise InputError(f"{where} has two columns '{twice[0]}': nobody knows which is meant.", "Rename one of them.")


@dataclass(slots=True)
class Row:
    """One row of an input. Exactly one of `text` and `error` is None. `line` counts from 1 (for Parquet: the row).

    `notes`: those of the page it comes from (see schema.Article).
    """

    line: int
    id: str
    text: str | None = None
    publisher: str | None = None
    kept: dict[str, Any] = field(default_factory=dict)
    error: dict[str, str | None] | None = None
    notes: Sequence[PageNote] = ()


def failed_row(name: str, line: int, error: InputError, row_id: str | None = None, kept: dict[str, Any] | None = None) -> Row:
    """The row that stands for one that could not be read."""
    return Row(line, row_id or f"{name}:{line}", kept=kept or {}, error=error.as_dict())


def _failed_file(name: str, error: InputError, fields: Fields) -> Row:
    """The row that stands for a file of one article that could not be read."""
    return failed_row(name, 1, error, name, dict.fromkeys(fields.keep))


def _plain_id(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, int | float | list | dict):
        return json.dumps(value, ensure_ascii=False, default=plain)
    # Decimals, dates and UUIDs of Parquet as `.astype(str)` has them.
    return plain(value) if isinstance(value, bytes) else str(value)


def _publisher(value: object) -> str | None:
    """A publisher: strings as they are, numbers as digits, anything else is no help."""
    if isinstance(value, str):
        return value or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def make_row(values: Mapping[str, Any], name: str, line: int, fields: Fields, unit: str = "line") -> Row:
    """The row of one record; without a usable text it carries the error that says so. unit : what `line` counts, for people."""
    row_id = _plain_id(values.get(fields.id)) or f"{name}:{line}"
    kept = {key: values.get(key) for key in fields.keep}
    text = values.get(fields.text)
    if fields.html and isinstance(text, str):
        text = text_of_fragment(text)
    where = f"{name}, {unit} {line}"
    if isinstance(text, str) and text and not text.isspace():
        # Tables of pandas have a column without a name.
        return Row(line, row_id, text, _publisher(values.get(fields.publisher) if fields.publisher else None), kept)
    if fields.text not in values:
        shown = ", ".join(sorted(map(str, values))[:20]) or "none"
        error: InputError = NoField(f"{where} has no field '{fields.text}' (it has: {shown}).", "Mend the row, or name the field with --text-field.")
    elif isinstance(text, str):
        error = NoText(f"{where}: the field '{fields.text}' is empty.", "Give the row a text, or leave it out.")
    else:
        error = NoText(
            f"{where}: the field '{fields.text}' is {json_type(text)}, not a string.",
            "Mend the row, or name another field with --text-field (text_field= in Python).",
        )
    return failed_row(name, line, error, row_id, kept)


def too_long(name: str, line: int, size: int) -> Row:
    """The row for a line above MAX_ROW_BYTES."""
    error = TooLarge(
        f"{name}, line {line} is {size / 1e6:.0f} MB long, more than the {MAX_ROW_BYTES / 1e6:.0f} MB that one row may have.",
        "Split the article, or check that the lines of the file end where they should.",
    )
    return failed_row(name, line, error)


def _no_number(_: str) -> Any:
    """None, for NaN and Infinity: they are no JSON, and a kept column that has them gets null."""
    return None


_DECODER = json.JSONDecoder(parse_constant=_no_number)


def jsonl_rows(data: bytes, name: str, first_line: int, fields: Fields, encoding: str = "utf-8") -> Iterator[Row]:
    """Rows of JSON Lines; `data` begins at a line. Blank lines are no rows."""
    line = first_line
    at = 0
    size = len(data)
    while at < size:
        end = data.find(b"\n", at)
        end = size if end < 0 else end
        if at < end and not data[at:end].isspace():
            yield _json_row(memoryview(data)[at:end], name, line, fields, encoding)
            at = end + 1
            line += 1
            continue
        # Runs of blank lines are stepped over at once: a file of newlines must not cost a loop round each.
        rest = at
        while rest < size:
            piece = data[rest : rest + 65536]
            stripped = piece.lstrip()
            rest += len(piece) - len(stripped)
            if stripped:
                break
        blank_end = data.rfind(b"\n", at, rest) + 1
        if blank_end <= at:
            return
        line += data.count(b"\n", at, blank_end)
        at = blank_end


def _json_row(raw: memoryview, name: str, line: int, fields: Fields, encoding: str) -> Row:
    where = f"{name}, line {line}"
    try:
        # A mark in front of a line is left by files that were put one behind another.
        values = _DECODER.decode(str(raw, encoding).strip().removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        return failed_row(name, line, encoding_error(error, where, encoding, bytes(raw)))
    except RecursionError:
        return failed_row(name, line, BrokenRow(f"{where} is nested too deeply to be read.", "Mend the row, or leave it out."))
    except ValueError as error:
        reason = error.msg.removesuffix(" at") if isinstance(error, json.JSONDecodeError) else str(error)
        place = f" at column {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        return failed_row(name, line, BrokenRow(f"{where} is not valid JSON: {reason}{place}.", "Every line must be one JSON object."))
    if not isinstance(values, dict):
        return failed_row(name, line, BrokenRow(f"{where} is {json_type(values)}, not an object.", 'Every line must be like {"text": "..."}.'))
    return make_row(values, name, line, fields)


def parse_csv_record(text: str, delimiter: str, strict: bool = False, quoted: bool = True) -> list[str]:
    """The fields of one CSV record. strict : nothing may stand behind a quoted field. quoted : see Fields. Raises csv.Error."""
    if not quoted:
        return text.removesuffix("\n").removesuffix("\r").split(delimiter)
    if csv.field_size_limit() < MAX_ROW_BYTES:
        csv.field_size_limit(MAX_ROW_BYTES)
    return next(csv.reader([text], delimiter=delimiter, strict=strict), [])


# Blank lines, and a line that tells Excel the delimiter.
_FRONT = re.compile(rb'(?:[ \t\r\f\v]*\n)*(?:"?sep=([,;\t|])"?[ \t\r\f\v]*(?:\n|\Z)(?:[ \t\r\f\v]*\n)*)?', re.IGNORECASE)


def before_header(head: bytes) -> int:
    """How many bytes of a CSV file stand before its header: blank lines, and one such as "sep=;", which tells Excel the delimiter."""
    front = _FRONT.match(head)
    return front.end() if front else 0


def guess_delimiter(head: bytes) -> str:
    """The delimiter of a CSV file: what a line before the header names, else of comma, semicolon, tab and bar the one the header has most of."""
    front = _FRONT.match(head)
    if front and front[1]:
        return front[1].decode("ascii")
    line = re.sub(rb'"[^"]*"', b"", head[before_header(head) :].split(b"\n", 1)[0])
    return max((",", ";", "\t", "|"), key=lambda c: line.count(c.encode("ascii")))


def _well_quoted(text: str, delimiter: str) -> bool:
    """Whether every quotation mark of a record opens or closes a field, or is doubled in a quoted one."""
    tidy = re.sub(f'" +(?=[{re.escape(delimiter)}\r\n]|$)', '"', text)  # blanks behind a mark do no harm
    return '"' not in re.sub(rf'(^|{re.escape(delimiter)})"[^"]*(?:""[^"]*)*"(?={re.escape(delimiter)}|\r?\n?\Z)', r"\1", tidy)


def _marks_are_text(text: str, delimiter: str, columns: int) -> bool:
    """Whether the quotation marks of a record are hardly those of CSV: they were written as text, and its rows may run on into each other."""
    for tidy in (text, re.sub(f'" +(?=[{re.escape(delimiter)}\r\n]|$)', '"', text)):  # blanks behind a mark do no harm
        with suppress(csv.Error):
            parse_csv_record(tidy, delimiter, strict=True)
            break
    else:
        return True
    # Hardly a text has tabs: a field over several lines, each of which would be a whole row, is none.
    lines = text.rstrip("\r\n").split("\n") if delimiter == "\t" and columns > 1 else []
    return len(lines) > 1 and all(line.count("\t") == columns - 1 for line in lines)


UNQUOTED = "Was it written without quoting, so that marks are text (psql, Hive, pandas quoting=3)? Then add --quoting none."
_DOUBLED = """Write them doubled, as "" (Spark: .option("escape", '"'), pandas: doublequote=True)."""


def csv_row(raw: bytes, name: str, line: int, columns: Sequence[str], delimiter: str, fields: Fields, encoding: str) -> Row | None:
    """The row of one CSV record (its bytes, quoted newlines included); None for a blank line."""
    where = f"{name}, line {line}"
    if not raw.strip():
        return None
    try:
        text = raw.decode(encoding)
        values = parse_csv_record(text, delimiter, quoted=fields.quoted)
    except UnicodeDecodeError as error:
        return failed_row(name, line, encoding_error(error, where, encoding, raw))
    except csv.Error as error:
        return failed_row(name, line, BrokenRow(f"{where} is not valid CSV: {error}.", "Quote fields that hold line breaks."))
    if not values:
        return None
    last = line + raw.rstrip(b"\r\n").count(b"\n")
    if last > line:
        where = f"{name}, line {line} (with all up to line {last}, by its quotation marks)"
    marked = fields.quoted and b'"' in raw
    if marked and _marks_are_text(text, delimiter, len(columns)):
        if b'\\"' in raw:
            return failed_row(name, line, BrokenRow(f'{where} has quotation marks written as \\", which end a field in CSV.', _DOUBLED))
        message = f"{where} has text behind a mark that ends a field, or marks that are no marks of CSV."
        return failed_row(name, line, BrokenRow(message, f"{UNQUOTED} Else double the marks inside a field."))
    if len(values) > len(columns) or (last > line and len(values) < len(columns)):
        message = f"{where} has {len(values)} fields, but the header names {len(columns)}."
        if not fields.quoted:
            return failed_row(name, line, BrokenRow(message, "A field may hold no delimiter where marks are text: write the file with quotation."))
        hint = "Quote fields that hold a delimiter, a quotation mark or a line break."
        # A record over several lines that is too short ran on to the next mark.
        asked = marked and (last > line or not _well_quoted(text, delimiter))
        return failed_row(name, line, BrokenRow(message, f"{hint} {UNQUOTED}" if asked else hint))
    return make_row(dict(zip(columns, values, strict=False)), name, line, fields)


def text_row(data: bytes, name: str, encoding: str | None, fields: Fields) -> Row:
    """The row of a plain-text file."""
    try:
        text = decode_text(data, name, encoding)
    except InputError as error:
        return _failed_file(name, error, fields)
    if not text or text.isspace():
        return _failed_file(name, NoText(f"{name} has no text.", "Give it a text, or leave it out."), fields)
    return Row(1, name, text, kept=dict.fromkeys(fields.keep))


def article_row(data: bytes, name: str, format_: str, encoding: str | None, fields: Fields) -> Row:
    """The row of a web page, an e-mail or a Markdown file. Raises MissingExtraError for web pages, which all need the extra."""
    from credscore.io.readers import MARKED

    try:
        article = MARKED[format_](data, name, encoding)
    except InputError as error:
        return _failed_file(name, error, fields)
    except MissingExtraError as error:
        if format_ == "html":
            raise
        return _failed_file(name, InputError(error.message, error.hint), fields)
    return Row(1, name, article.text, article.publisher if fields.publisher else None, dict.fromkeys(fields.keep), notes=article.notes)
