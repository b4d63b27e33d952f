"""What the user named (files, folders, patterns, URLs, '-') as an ordered list of inputs with a format each."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from credscore.errors import InputError, NothingRead, UsageError, reason
from credscore.io.folders import Entry, fixed_root, is_own, matches, walk
from credscore.io.formats import ARTICLE_FORMATS, TABLES, of_name
from credscore.io.logins import hide_logins
from credscore.io.remote import as_system_errors, fsspec_fs
from credscore.io.streams import is_url, unreadable

_READ = "Files that are read: .jsonl .csv .tsv .parquet .txt .html .md .eml, also with .gz or .zst; another kind with --input-format."
_NAMED = 5  # of those left out; with more of them numbers tell more
_PACKED = frozenset((".bz2", ".xz", ".lz4", ".7z", ".zip", ".tar", ".tgz"))
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
class Unusable:
    """An input that cannot be used, at its place among the others."""

    name: str
    error: InputError


@dataclass(slots=True)
class Inputs:
    """The expanded inputs: `entries` in order; `skipped` counts what is of other kinds by suffix, `skipped_names` are the first of it.

    output : the file the run writes, which is no input of it unless it was named as one; '' for none.
    given : what the user named.
    """

    output: str = ""
    given: Sequence[str] = ()
    entries: list[Source | Unusable] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    skipped_names: list[str] = field(default_factory=list)

    def fail(self, name: str, error: InputError) -> None:
        self.entries.append(Unusable(name, error))

    def skip(self, kind: str, name: str) -> None:
        self.skipped[kind] += 1
        if len(self.skipped_names) < _NAMED:
            self.skipped_names.append(name)

    def left_out(self) -> str:
        """What was skipped, in words; '' for nothing."""
        if not self.skipped:
            return ""
        count = self.skipped.total()
        shown = [f"{kind} {n}" for kind, n in self.skipped.most_common(_NAMED)]
        more = f" and {count - len(self.skipped_names)} more" if count > len(self.skipped_names) else ""
        kinds = "another kind" if count == 1 else "other kinds"
        return f"Left out {count} of {kinds} ({', '.join(shown)}): {', '.join(self.skipped_names)}{more}."

    @property
    def sources(self) -> list[Source]:
        return [e for e in self.entries if isinstance(e, Source)]

    def nothing_left(self) -> NothingRead | None:
        """The first error, when no input can be used."""
        errors = [e.error for e in self.entries if isinstance(e, Unusable)]
        return NothingRead(errors[0].message, errors[0].hint) if errors and len(errors) == len(self.entries) else None


def expand(inputs: Sequence[str], input_format: str | None = None, output: str = "") -> Inputs:
    """List the files behind `inputs`; folders and patterns are sorted by name, arguments keep their order.

    output : where the results will go; in a folder or behind a pattern that file is passed over.
    Raises UsageError for a wrong argument, NothingRead when there is nothing at all to read.
    """
    if list(inputs).count("-") > 1:
        raise UsageError("Standard input can be read only once.", "Give '-' one time.")
    found = Inputs(output, tuple(inputs))
    if "" in inputs:
        raise UsageError("The name of an input is empty.", "Name a file or a folder; was a variable of the shell not set?")
    others = "; the other inputs are scored without it." if len(inputs) > 1 else "."
    for item in inputs:
        _expand_one(item, input_format, found, others)
    failure = found.nothing_left()
    if failure is not None:
        raise failure
    if not found.entries:
        raise NothingRead(
            f"There is nothing to score in {', '.join(inputs)}. {found.left_out()}".rstrip(),
            _READ,
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
        _add_entries(walk(item), input_format, found, item, f"The folder {item} has no file that can be scored.")
    elif os.path.exists(item) and not os.path.isfile(item):
        # A pipe, such as <(command): no size, no second look.
        found.entries.append(Source(item, os.path.basename(item), input_format or of_name(item)[0] or "jsonl", of_name(item)[1]))
    elif os.path.exists(item):
        _add_file(item, os.path.basename(item), input_format, found, os.path.getsize(item), asked=True)
    elif glob.has_magic(item):
        entries = matches(item)
        if not entries:
            found.fail(item, InputError(f"No file matches '{item}'.", "Check the pattern; '**' also looks into folders."))
            return
        _add_entries(entries, input_format, found, item, f"No file that '{item}' matches can be scored.")
    else:
        found.fail(item, InputError(f"{item} does not exist.", f"Check the path{others}"))


def _add_entries(entries: Iterable[Entry], input_format: str | None, found: Inputs, item: str, nothing: str) -> None:
    """Take what lies in a folder or behind a pattern (`item`). nothing : the message where none of it can be an input."""
    before = len(found.entries)
    for entry in entries:
        wanted = (input_format or of_name(entry.path)[0]) is not None
        if entry.error is not None and (wanted or entry.other):
            found.fail(entry.name, entry.error)
        elif entry.other:
            found.skip(entry.other, entry.name)
        elif not (wanted and _is_output(entry, found.output)):
            _add_file(entry.path, entry.name, input_format, found, entry.size, asked=False)
    if len(found.entries) == before:
        found.fail(item, InputError(f"{nothing} {found.left_out()}".rstrip(), _READ))


def _is_output(entry: Entry, output: str) -> bool:
    """Whether this is the file that the run is to write; of the same name, so that not every file must be looked at again."""
    same_name = os.path.basename(entry.path) == os.path.basename(output)
    return same_name and entry.error is None and os.path.exists(output) and os.path.samefile(entry.path, output)


def _add_file(path: str, name: str, input_format: str | None, found: Inputs, size: int | None, asked: bool) -> None:
    format_, compression = of_name(path)
    format_ = input_format or format_
    if format_ is None:
        if not asked:
            found.skip(os.path.splitext(path)[1].lower() or "no suffix", name)
            return
        if os.path.splitext(path)[1].lower() in _PACKED:
            error = InputError(f"{path} is packed in a way that is not read.", "Unpack it first; only .gz and .zst are read as they are.")
        elif os.path.splitext(path)[1].lower() in _DOCUMENTS:
            error = InputError(
                f"{path} is a document, not plain text.", "Extract its text first (PDF: pdftotext), or save it as plain text."
            )
        else:
            error = InputError(
                f"Cannot tell the format of {path} from its name.", "Give --input-format jsonl|csv|parquet|text|html|email|markdown, or rename it."
            )
        found.fail(name, error)
        return
    if input_format in ARTICLE_FORMATS and of_name(path)[0] in TABLES:
        message = f"{path} is named as {TABLES[str(of_name(path)[0])]}, which holds many articles; --input-format {input_format} reads a file as one."
        hint = "Leave --input-format off (for HTML in its text field: --text-format html), or rename the file if it holds one article."
        found.fail(name, InputError(message, hint))
        return
    found.entries.append(Source(path, name, format_, compression, size))


def _expand_url(url: str, input_format: str | None, found: Inputs, others: str) -> None:
    shown = hide_logins(url)
    try:
        fs_any, inner = fsspec_fs(url)
        fs: Any = fs_any
        with as_system_errors(url):
            if not glob.has_magic(inner) and not fs.isdir(inner):
                # The address as given: for https the query string belongs to it.
                _add_file(url, os.path.basename(url.split("?", 1)[0]), input_format, found, fs.info(inner).get("size"), asked=True)
                return
            root, listing = _listed(fs, inner)
    except FileNotFoundError:
        found.fail(shown, InputError(f"{shown} does not exist.", f"Check the address{others}"))
        return
    except InputError as error:
        found.fail(shown, error)
        return
    except OSError as error:
        found.fail(shown, InputError(f"{shown} cannot be read: {hide_logins(reason(error))}.", "Check the address and your credentials."))
        return
    if not listing:
        what = f"Nothing matches {shown}." if glob.has_magic(inner) else f"There is nothing in {shown}."
        found.fail(shown, InputError(what, "Check the address and your credentials."))
    for path in sorted(listing):
        address, name = fs.unstrip_protocol(path), _below(root, path)
        if address == found.output:
            continue
        size = listing[path].get("size")
        if size is None and (input_format or of_name(address)[0]) is not None:
            # A listing that has none: what was listed may be gone by now.
            try:
                with as_system_errors(address):
                    size = fs.info(path).get("size")
            except OSError as error:
                found.fail(name, unreadable(name, error))
                continue
        _add_file(address, name, input_format, found, size, asked=False)


def _listed(fs: Any, inner: str) -> tuple[str, dict[str, dict[str, Any]]]:
    """The root of a remote folder or pattern, and what is told of each file below it."""
    if glob.has_magic(inner):
        root, listing = fixed_root(inner), fs.glob(inner, detail=True)
    else:
        root, listing = inner, fs.find(inner, detail=True)
    return root, {path: told for path, told in listing.items() if told.get("type") != "directory" and not is_own(_below(root, path))}


def _below(root: str, path: str) -> str:
    """A path as it is called below a folder."""
    return path[len(root) :].lstrip("/") if path.startswith(root) else path


def _make_names_unique(found: Inputs) -> None:
    """Two files of the same name in different folders would give the same ids: those carry their whole path instead."""
    paths: dict[str, set[str]] = {}
    for source in found.sources:
        paths.setdefault(source.name, set()).add(source.path)
    found.entries = [replace(e, name=e.path) if isinstance(e, Source) and len(paths[e.name]) > 1 else e for e in found.entries]
