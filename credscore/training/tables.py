"""Labelled examples as CSV: a row an article or stand-alone sentence, and a row for each sentence inside an article.

| column | article row | sentence row (`unit` is `span`) |
|---|---|---|
| unit | `article` (or empty), or `sentence` for a stand-alone one | `span` |
| article | its id (`id` is read as well) | the id of its article |
| start, end | | where it lies in the article's text |
| text | the whole text | the sentence, for the reader; not read back |
| rating | 0..100, or 0..4 for a stand-alone sentence; empty for none | 0..4, or `no claim` |
| label | `reliable` or `unreliable`, 1 or 0 | |
| source | | `named`, `media+anonymous`, ...; `none`; empty: not labelled |
| hedge, quote, ai | | `true`, `false`; empty: not labelled |
| group, genre, domain, origin, notes, split | as in JSON Lines | |
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator
from typing import Any

from credscore.io.escapes import escapes_marks, marks_doubled
from credscore.io.rows import before_header, guess_delimiter
from credscore.io.streams import BLOCK
from credscore.schema import FLAGS, LabelledArticle, LabelledSentence
from credscore.training.problems import NO_TEXT_COLUMN
from credscore.training.records import NOTES, number_of, own_id

_NOTES = (*NOTES, "split")
COLUMNS = ("unit", "article", "start", "end", "text", "rating", "label", "source", *FLAGS, *_NOTES)
_NO_CLAIM = ("no claim", "null")
_TRUE, _FALSE = ("true", "yes", "1", "1.0"), ("false", "no", "0", "0.0")
# A name of a column that is longer is none: the first row has been taken for the header.
_LONGEST = 60
Record = tuple[int, dict[str, Any] | None, list[str]]


def _name(column: str) -> str:
    return column if len(column) <= _LONGEST else column[: _LONGEST - 1] + "…"


def _number(value: str) -> Any:
    """The number a cell holds; what is no number stays text, so that the message can show it."""
    try:
        number = float(value)
    except ValueError:
        return value
    if not math.isfinite(number):
        return value
    return int(number) if number == int(number) else number


def _cells(values: dict[str, str]) -> dict[str, Any]:
    """One row of cells as JSON values; empty cells are left out."""
    out: dict[str, Any] = {}
    for name, cell in values.items():
        plain = cell.strip()
        if name == "text":
            out[name] = cell
        elif not plain:
            continue
        elif name == "rating":
            out[name] = None if plain.lower() in _NO_CLAIM else _number(plain)
        elif name in ("start", "end"):
            out[name] = _number(plain)
        elif name in FLAGS:
            out[name] = True if plain.lower() in _TRUE else False if plain.lower() in _FALSE else plain
        else:
            out[name] = plain if name in ("unit", "label", "source", "split", "article", "id") else cell
    if "article" in out:
        out.setdefault("id", out["article"])
        del out["article"]
    return out


def read(text: str, tabs: bool = False) -> Iterator[Record]:
    """(line, record, reasons) of every article and stand-alone sentence; sentence rows are put into their article.

    text : the whole file. tabs : it is named .tsv. A record is None when its row cannot be read at all.
    """
    limit = csv.field_size_limit(1 << 30)
    try:
        yield from _read(text, tabs)
    finally:
        csv.field_size_limit(limit)


def _read(text: str, tabs: bool) -> Iterator[Record]:
    data = text.encode("utf-8", "surrogatepass")
    delimiter = "\t" if tabs else guess_delimiter(data)
    front = len(data[: before_header(data)].splitlines())
    if escapes_marks(data[:BLOCK], delimiter):  # as much as a corpus is asked for it
        text = b"".join(marks_doubled(iter([data]))).decode("utf-8", "surrogatepass")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns: list[str] | None = None
    found: list[Record] = []
    homes: dict[str, dict[str, Any]] = {}
    spans: list[tuple[int, dict[str, Any]]] = []
    while True:
        line = reader.line_num + 1
        try:
            values = next(reader, None)
        except csv.Error as error:
            found.append((line, None, [f"is not valid CSV: {error}"]))
            continue
        if values is None:
            break
        if not any(cell.strip() for cell in values) or reader.line_num <= front:
            continue
        if columns is None:
            columns = [name.strip().lower() for name in values]
            if "text" not in columns:
                doubt = ": is there a header at all?" if max(map(len, columns)) > _LONGEST else ""
                yield line, None, [f"{NO_TEXT_COLUMN} (it has: {', '.join(map(_name, columns[:12]))}){doubt}"]
                return
            twice = [name for name in ("id", *COLUMNS) if columns.count(name) > 1]
            if twice:
                yield line, None, [f"the header has two columns '{twice[0]}': nobody knows which is meant"]
                return
            continue
        if len(values) > len(columns):
            reason = f"has {len(values)} fields, but the header names {len(columns)}: quote texts that hold a delimiter"
            found.append((line, None, [reason]))
            continue
        row = _cells(dict(zip(columns, values, strict=False)))
        if row.get("unit") == "span":
            spans.append((line, row))
            continue
        found.append((line, row, []))
        if "id" in row:
            homes.setdefault(str(row["id"]), row)
    for line, row in spans:
        home = homes.get(str(row["id"])) if "id" in row else None
        if home is None:
            reason = f"is a sentence of article {row['id']}, which has no row in this file" if "id" in row else "is a sentence that names no article"
            found.append((line, None, [reason]))
        else:
            home.setdefault("sentences", []).append({k: v for k, v in row.items() if k in ("start", "end", "rating", "source", *FLAGS)})
    yield from sorted(found, key=lambda record: record[0])


def _flag(value: bool | None) -> str:
    return "" if value is None else str(value).lower()


def _labels(sentence: LabelledSentence) -> dict[str, Any]:
    source = "" if sentence.source is None else "+".join(sentence.source) or "none"
    rating = "no claim" if sentence.rating is None else number_of(sentence.rating)
    return {"rating": rating, "source": source} | {name: _flag(getattr(sentence, name)) for name in FLAGS}


def rows(articles: Iterable[LabelledArticle]) -> Iterator[list[Any]]:
    """The rows of a CSV with `COLUMNS`, the header first; `read` brings back what was labelled."""
    yield list(COLUMNS)
    for article in articles:
        only = article.sentences[0] if article.unit == "sentence" and article.sentences else None
        row: dict[str, Any] = {"unit": article.unit, "article": own_id(article) or "", "text": article.text, "label": article.label}
        row["rating"] = number_of(article.rating)
        whole = only is not None and (only.start, only.end) == (0, len(article.text))
        if only is not None and whole:
            row |= _labels(only)
        row |= {name: getattr(article, name) for name in _NOTES}
        inside = [] if whole else article.sentences
        if inside:
            row["article"] = article.id  # its sentences must find it, also when the id is only a file and a line
        yield [row.get(name) for name in COLUMNS]
        for s in inside:
            span = {"unit": "span", "article": article.id, "start": s.start, "end": s.end, "text": article.text[s.start : s.end]}
            span |= _labels(s)
            yield [span.get(name) for name in COLUMNS]


def to_csv(articles: Iterable[LabelledArticle]) -> str:
    """Examples as the text of a CSV file with the columns COLUMNS."""
    buffer = io.StringIO()
    # With \n as the line end, Python 3.10 to 3.12 would leave a field with a lone carriage return unquoted.
    csv.writer(buffer, lineterminator="\r\n").writerows(rows(articles))
    return buffer.getvalue()
