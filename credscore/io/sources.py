"""What the user named (files, folders, patterns, URLs, '-') as an ordered list of inputs with a format each."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from credscore.errors import InputError, UsageError
from credscore.io.formats import of_name
from credscore.io.streams import fsspec_fs, is_url

# What a run leaves behind must not become the input of the next one.
_OWN_SUFFIXES = (".errors.jsonl",)
_OWN_FOLDERS = (".parts",)
# Files that hold text and are none: another name would not help.
_DOCUMENTS = frozenset((".pdf", ".docx", ".doc", ".odt", ".rtf", ".epub", ".pages"))


@dataclass(frozen=True, slots=True)
class Source:
    """One input file. `name` stands in ids and messages and does not depend on where the user's folders are; `size` in stored bytes."""

    path: str
    name: str
    format: str
    compression: str = ""
    size: int | None = None

    @property
    def is_stream(self) -> bool:
        """Standard input or a pipe: it can be read once, from front to back."""
        return self.path == "-" or (self.size is None and not is_url(self.path))

    @property
    def is_local(self) -> bool:
        return not self.is_stream and not is_url(self.path)


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that cannot be used, at its place among the others."""

    name: str
    error: InputError


@dataclass(slots=True)
class Inputs:
    """The expanded inputs: `entries` in order; `skipped` counts files of other kinds by suffix."""

    entries: list[Source | Problem] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)

    def fail(self, name: str, error: InputError) -> None:
        self.entries.append(Problem(name, error))

    @property
    def sources(self) -> list[Source]:
        return [e for e in self.entries if isinstance(e, Source)]

    def nothing_left(self) -> InputError | None:
        """The first error, when no input can be used."""
        errors = [e.error for e in self.entries if isinstance(e, Problem)]
        return errors[0] if errors and len(errors) == len(self.entries) else None


def expand(inputs: Sequence[str], input_format: str | None = None) -> Inputs:
    """List the files behind `inputs`; folders and patterns are sorted by name, arguments keep their order.

    Raises UsageError for a wrong argument, InputError when there is nothing at all to read.
    """
    if list(inputs).count("-") > 1:
        raise UsageError("Standard input can be read only once.", "Give '-' one time.")
    found = Inputs()
    others = "; the other inputs are scored without it." if len(inputs) > 1 else "."
    for item in inputs:
        _expand_one(item, input_format, found, others)
    failure = found.nothing_left()
    if failure is not None:
        raise failure
    if not found.entries:
        kinds = ", ".join(f"{suffix} {count}" for suffix, count in found.skipped.most_common(5))
        raise InputError(
            f"There is nothing to score in {', '.join(inputs)}" + (f" (files of other kinds: {kinds})." if kinds else "."),
            "Files that are read: .jsonl .csv .tsv .parquet .txt .html, also with .gz or .zst.",
        )
    _make_names_unique(found)
    return found


def _expand_one(item: str, input_format: str | None, found: Inputs, others: str) -> None:
    if item == "-":
        if input_format == "parquet":
            raise UsageError("Parquet cannot be read from standard input: what it holds is written at its end.", "Give the file itself.")
        found.entries.append(Source("-", "<stdin>", input_format or "jsonl"))
    elif is_url(item):
        _expand_url(item, input_format, found, others)
    elif os.path.isdir(item):
        _add_folder(item, input_format, found)
    elif os.path.exists(item) and not os.path.isfile(item):
        # A pipe, such as <(command): no size, no second look.
        found.entries.append(Source(item, os.path.basename(item), input_format or of_name(item)[0] or "jsonl", of_name(item)[1]))
    elif os.path.exists(item):
        _add_file(item, os.path.basename(item), input_format, found, os.path.getsize(item), asked=True)
    elif glob.has_magic(item):
        root = _fixed_root(item)
        matches = sorted(m for m in glob.glob(item, recursive=True) if os.path.isfile(m) and not _is_own(m))
        if not matches:
            found.fail(item, InputError(f"No file matches '{item}'.", "Check the pattern; '**' also looks into folders."))
        for path in matches:
            name = os.path.relpath(path, root).replace(os.sep, "/")
            _add_file(path, name, input_format, found, os.path.getsize(path), asked=False)
    else:
        found.fail(item, InputError(f"{item} does not exist.", f"Check the path{others}"))


def _fixed_root(pattern: str) -> str:
    """The folder before the first wildcard of a pattern."""
    fixed = []
    for part in pattern.replace(os.sep, "/").split("/")[:-1]:
        if glob.has_magic(part):
            break
        fixed.append(part)
    return "/".join(fixed) or ("/" if pattern.startswith("/") else ".")


def _is_own(path: str) -> bool:
    parts = path.replace(os.sep, "/").split("/")
    return path.endswith(_OWN_SUFFIXES) or any(p.endswith(_OWN_FOLDERS) for p in parts[:-1])


def _walk(folder: str) -> Iterator[tuple[str, str, int]]:
    """(path, name below the folder, size), sorted; hidden entries and credscore's own working files are left out."""
    stack = [("", folder)]
    while stack:
        prefix, current = stack.pop()
        with os.scandir(current) as entries:
            listing = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
        below = []
        for entry in listing:
            name = prefix + entry.name
            if entry.is_dir():
                # A link to a folder could lead round in circles.
                if not entry.is_symlink() and not entry.name.endswith(_OWN_FOLDERS):
                    below.append((name + "/", entry.path))
            elif entry.is_file() and not entry.name.endswith(_OWN_SUFFIXES):
                yield entry.path, name, entry.stat().st_size
        stack.extend(reversed(below))


def _add_folder(folder: str, input_format: str | None, found: Inputs) -> None:
    before = len(found.entries)
    try:
        for path, name, size in _walk(folder):
            _add_file(path, name, input_format, found, size, asked=False)
    except OSError as error:
        found.fail(folder, InputError(f"The folder {folder} cannot be listed: {error.strerror}.", "Check its permissions."))
    if len(found.entries) == before:
        found.fail(
            folder,
            InputError(f"The folder {folder} has no file that can be scored.", "Files that are read: .jsonl .csv .parquet .txt .html"),
        )


def _add_file(path: str, name: str, input_format: str | None, found: Inputs, size: int | None, asked: bool) -> None:
    format_, compression = of_name(path)
    format_ = input_format or format_
    if format_ is None:
        if not asked:
            found.skipped[os.path.splitext(path)[1].lower() or "no suffix"] += 1
            return
        if os.path.splitext(path)[1].lower() in _DOCUMENTS:
            error = InputError(f"{path} is a document, not plain text.", "Extract its text first (PDF: pdftotext), or save it as plain text.")
        else:
            error = InputError(
                f"Cannot tell the format of {path} from its name.", "Give --input-format jsonl|csv|parquet|text|html, or rename it."
            )
        found.fail(name, error)
        return
    found.entries.append(Source(path, name, format_, compression, size))


def _expand_url(url: str, input_format: str | None, found: Inputs, others: str) -> None:
    fs_any, inner = fsspec_fs(url)
    fs: Any = fs_any
    try:
        if glob.has_magic(inner):
            root = _fixed_root(inner)
            paths = sorted(p for p in fs.glob(inner) if not fs.isdir(p) and not _is_own(p))
            if not paths:
                found.fail(url, InputError(f"Nothing matches {url}.", "Check the pattern and your credentials."))
        elif fs.isdir(inner):
            root = inner
            paths = sorted(p for p in fs.find(inner) if not _is_own(p))
        else:
            root = inner.rsplit("/", 1)[0] if "/" in inner else ""
            # The address as given: for https the query string belongs to it.
            _add_file(url, os.path.basename(url.split("?", 1)[0]), input_format, found, fs.info(inner).get("size"), asked=True)
            return
        for path in paths:
            name = path[len(root) :].lstrip("/") if path.startswith(root) else path
            _add_file(fs.unstrip_protocol(path), name, input_format, found, fs.info(path).get("size"), asked=False)
    except FileNotFoundError:
        found.fail(url, InputError(f"{url} does not exist.", f"Check the address{others}"))
    except OSError as error:
        found.fail(url, InputError(f"{url} cannot be read: {error}.", "Check the address and your credentials."))


def _make_names_unique(found: Inputs) -> None:
    """Two files of the same name in different folders would give the same ids: those carry their whole path instead."""
    paths: dict[str, set[str]] = {}
    for source in found.sources:
        paths.setdefault(source.name, set()).add(source.path)
    found.entries = [replace(e, name=e.path) if isinstance(e, Source) and len(paths[e.name]) > 1 else e for e in found.entries]
