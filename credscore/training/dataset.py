"""Labelled examples from files, folders and standard input, in every format of the contract, with every broken row named."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from credscore.errors import InputError, LabelError, UsageError
from credscore.io.encodings import check_encoding, has_halves
from credscore.io.formats import is_tab_separated, of_name
from credscore.io.streams import is_url
from credscore.schema import LabelledArticle
from credscore.training import exchange, tables
from credscore.training.json_values import json_values
from credscore.training.opening import Opened, open_examples
from credscore.training.problems import Problem, encoding_hint, hint, message
from credscore.training.records import (
    BROKEN,
    KNOWN_FIELDS,
    KNOWN_SENTENCE_FIELDS,
    LABELS,
    article_of,
    id_of,
    label_of,
    labels_with,
    own_id,
    own_row,
)

KINDS = ("jsonl", "csv", "labelstudio", "doccano")
_SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst", ".ndjson", ".ndjson.gz", ".ndjson.zst")
Progress = Callable[[str, int], None]


@dataclass(slots=True)
class Dataset:
    """Labelled examples in the order of their files.

    problems : rows that were left out, each with its reasons. unknown : names of fields that nobody reads -> rows that have them.
    unknown_labels : labels that mean nothing to us -> rows that have them (these are among the problems). unmet_labels : labels of the
    caller's own that no row has.
    fingerprint : sha256 (hex) over what the examples say; the same whatever the files are called and however the rows are ordered.
    """

    articles: list[LabelledArticle]
    problems: list[Problem] = field(default_factory=list)
    fingerprint: str = ""
    files: list[str] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    unknown_labels: Counter[str] = field(default_factory=Counter)
    unmet_labels: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.articles)


def fingerprint_of(articles: Iterable[LabelledArticle]) -> str:
    """sha256 (hex) over what the examples say, whatever their order and the files they came from."""
    return hashlib.sha256(b"".join(sorted(map(_digest, articles)))).hexdigest()


def _digest(article: LabelledArticle) -> bytes:
    data = json.dumps(own_row(article), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).digest()


def in_order(articles: Sequence[LabelledArticle]) -> list[LabelledArticle]:
    """The examples in an order that is theirs, not their files', where some have no id: sums of floats differ in their last digits by the order,
    and with them the fingerprint of a model. Examples that are called by ids stay as they were listed."""
    return list(articles) if all(map(own_id, articles)) else sorted(articles, key=_digest)


def files_of(paths: Sequence[str | os.PathLike[str]]) -> list[str]:
    """The files behind `paths`, each once: a folder stands for the JSON Lines files directly in it, sorted by name.

    Raises UsageError (no paths, '-' twice) and InputError (missing, a folder without examples).
    """
    if isinstance(paths, str | os.PathLike):
        paths = [paths]
    if not paths:
        raise UsageError("No labelled examples were named.", "Give files or folders, for instance: training_data")
    out: list[str] = []
    seen: set[str] = set()
    for item in paths:
        path = os.fspath(item)
        found = _folder(path) if path != "-" and not is_url(path) and os.path.isdir(path) else [path]
        for name in found:
            key = name if name == "-" or is_url(name) else os.path.realpath(name)
            if key not in seen:
                seen.add(key)
                out.append(name)
    return out


def _folder(path: str) -> list[str]:
    try:
        with os.scandir(path) as entries:
            listing = sorted((e.name, e.is_dir()) for e in entries if not e.name.startswith("."))
    except OSError as error:
        raise InputError(f"The folder {path} cannot be listed: {error.strerror}.", "Check its permissions.") from None
    names = [name for name, is_folder in listing if not is_folder and name.lower().endswith(_SUFFIXES)]
    if not names:
        others = ", ".join(name + "/" * is_folder for name, is_folder in listing[:6]) or "nothing"
        raise InputError(
            f"The folder {path} has no JSON Lines file directly in it (it has: {others}).",
            "Name the files themselves: CSV and exports of Label Studio and doccano are read, too.",
        )
    return [os.path.join(path, name) for name in names]


def load(
    paths: Sequence[str | os.PathLike[str]],
    skip_bad: bool = False,
    progress: Progress | None = None,
    *,
    kind: str | None = None,
    predictions: bool = False,
    texts: Mapping[str, str] | None = None,
    labels: Mapping[Any, Any] | None = None,
    encoding: str | None = None,
) -> Dataset:
    """Read labelled examples: JSON Lines, CSV, exports of Label Studio and doccano, each also compressed.

    paths : files, folders (the *.jsonl directly in them, not in folders below), '-' for standard input.
    skip_bad : leave broken rows out (they stand in `.problems`) instead of refusing everything.
    progress : called as progress(file, rows so far) after each file. kind : one of KINDS, to read a file as just that.
    predictions : for Label Studio tasks that nobody has annotated, take the predictions they carry.
    texts : id -> text, for rows that hold only labels. labels : your own labels -> "reliable" or "unreliable", for instance
    {"fake": "unreliable", "real": "reliable"}; they go before "reliable", "unreliable", 1 and 0.
    encoding : of the files; None: what their byte order mark says, else UTF-8.
    Raises InputError (a file that cannot be read), LabelError (broken rows and not skip_bad; nothing usable at all), UsageError.
    """
    if kind is not None and kind not in KINDS:
        raise UsageError(f"Unknown format '{kind}'.", f"Formats: {', '.join(KINDS)}.")
    data = read(paths, progress, kind=kind, predictions=predictions, texts=texts, labels=labels, encoding=encoding)
    if data.problems and not skip_bad:
        raise LabelError(message(data.problems, data.unknown_labels), hint(data.problems, data.unknown_labels))
    if not data.articles:
        if data.problems:
            what = f"No row of {', '.join(data.files)} can be used. {message(data.problems, data.unknown_labels)}"
            help_ = hint(data.problems, data.unknown_labels) if data.unknown_labels else encoding_hint(data.problems)
            raise LabelError(what, help_ or "Mend the rows first.")
        raise no_examples(data)
    return data


def no_examples(data: Dataset) -> LabelError:
    """The error for files that hold nothing at all."""
    return LabelError(f"There are no labelled examples in {', '.join(data.files)}.", 'A row looks like {"text": "...", "rating": 70}.')


def read(
    paths: Sequence[str | os.PathLike[str]],
    progress: Progress | None = None,
    *,
    kind: str | None = None,
    predictions: bool = False,
    texts: Mapping[str, str] | None = None,
    labels: Mapping[Any, Any] | None = None,
    encoding: str | None = None,
) -> Dataset:
    """As `load`, but broken rows are never an error, not even when every row is one: they stand in `.problems`."""
    check_encoding(encoding)
    meanings = labels_with(labels)
    data = Dataset([], files=files_of(paths))
    homes: dict[str, str] = {}
    for path in data.files:
        _read_file(path, data, homes, kind, predictions, texts, meanings, encoding)
        if progress is not None:
            progress(path, len(data.articles))
    data.unmet_labels = meanings.unmet(labels)
    data.fingerprint = fingerprint_of(data.articles)
    return data


@dataclass(slots=True)
class Texts:
    """Texts without labels, beside labelled ones: `groups` holds their group, or a name of their own."""

    texts: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def load_texts(paths: Sequence[str | os.PathLike[str]], skip_bad: bool = False, encoding: str | None = None) -> Texts:
    """Only the texts (field or column `text`) of rows that need not be labelled.

    Raises InputError, UsageError, and LabelError for rows without a text unless skip_bad.
    """
    check_encoding(encoding)
    out = Texts()
    for path in files_of(paths):
        name = "<stdin>" if path == "-" else path
        opened = _open(path, name, None, encoding)
        for line, row, reasons in _records(opened, path, None, True, LABELS, as_is=True):
            text = None if row is None else row.get("text")
            if opened.wrong and isinstance(text, str) and has_halves(text):
                out.problems.append(Problem(name, line, opened.wrong))
            elif isinstance(text, str) and text.strip():
                group = row.get("group") if row else None
                out.texts.append(text)
                out.groups.append(f"group:{group}" if group is not None else f"row:{name}:{line}")
            else:
                out.problems += [Problem(name, line, reason) for reason in reasons or ["has no text"]]
    if out.problems and not skip_bad:
        raise LabelError(message(out.problems, {}), hint(out.problems, {}))
    return out


def _read_file(
    path: str,
    data: Dataset,
    homes: dict[str, str],
    kind: str | None,
    predictions: bool,
    texts: Mapping[str, str] | None,
    labels: Mapping[str, int],
    encoding: str | None,
) -> None:
    name = "<stdin>" if path == "-" else path
    opened = _open(path, name, kind, encoding)
    begun: Counter[int] = Counter()
    for line, row, reasons in _records(opened, path, kind, predictions, labels):
        article = None
        begun[line] += 1
        # A JSON array may stand in one line: what begins there is counted.
        nth = f"#{begun[line]}" if begun[line] > 1 else ""
        if texts is not None and row is not None and "text" not in row:
            text = texts.get(id_of(row) or "")
            row = row if text is None else row | {"text": text}
        if row is not None and not reasons:
            where = f"{name}:{line}"
            article, reasons = article_of(row, where, f"{os.path.basename(name)}:{line}{nth}", labels)
            reasons = [opened.wrong if reason == BROKEN and opened.wrong else reason for reason in reasons]
            label = row.get("label")
            if article is None and label is not None and not isinstance(label, list | dict) and label_of(label, labels) is None:
                data.unknown_labels[str(label).strip()] += 1
        if article is not None:
            # Two files of one name in different folders: their rows are told apart by the whole path.
            if article.id in homes and own_id(article) is None:
                article.id = article.where + nth
            if article.id in homes:
                reasons = [f"id '{article.id}' was already used at {homes[article.id]}"]
        if row is not None:
            _note_unknown(row, data.unknown)
        if reasons or article is None:
            data.problems += [Problem(name, line, reason, begun[line]) for reason in reasons]
            continue
        homes[article.id] = article.where
        data.articles.append(article)


def _note_unknown(row: dict[str, Any], unknown: Counter[str]) -> None:
    unknown.update(str(key) for key in row if key not in KNOWN_FIELDS)
    sentences = row.get("sentences")
    if isinstance(sentences, list):
        keys = {key for s in sentences if isinstance(s, dict) for key in s}
        unknown.update(f"sentences.{key}" for key in keys - KNOWN_SENTENCE_FIELDS)


def _open(path: str, name: str, kind: str | None, encoding: str | None) -> Opened:
    format_, compression = (None, "") if path == "-" else of_name(path)
    if format_ in ("parquet", "html", "text") and kind is None:
        raise InputError(
            f"{name} is a {format_} file, which holds no labels that credscore can read.",
            "Give JSON Lines, CSV, or an export of Label Studio or doccano; if it is one, say so: credscore data import --from",
        )
    return open_examples(path, name, compression, encoding)


def _records(
    opened: Opened, path: str, kind: str | None, predictions: bool, labels: Mapping[str, int], as_is: bool = False
) -> Iterator[tables.Record]:
    """(line, record of the contract or None, reasons) of every row of a file; as_is: JSON records are not interpreted."""
    text, format_ = opened.text, None if path == "-" else of_name(path)[0]
    if kind == "csv" or (kind is None and (format_ == "csv" or (format_ is None and text.lstrip()[:1] not in ("{", "[", "")))):
        yield from tables.read(text, is_tab_separated(path))
        return
    for line, value, reasons in json_values(text):
        if value is None or reasons:
            yield line, None, reasons
            continue
        shape = kind if kind in ("labelstudio", "doccano") else exchange.shape_of(value) if kind is None and not as_is else "credscore"
        if shape == "labelstudio":
            yield line, *exchange.from_labelstudio(value, predictions, labels)
        elif shape == "doccano":
            yield line, *exchange.from_doccano(value, labels)
        else:
            yield line, value, []
