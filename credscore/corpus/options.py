"""What a run may be told, and the checks of it against the inputs and the output before any work begins."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from credscore.corpus.beginnings import check_source
from credscore.corpus.engines import default_workers
from credscore.errors import InputError, UsageError
from credscore.io.formats import ARTICLE_FORMATS
from credscore.io.logins import hide_logins
from credscore.io.remote import fsspec_fs
from credscore.io.rows import Fields, NoKeptField, NoTextField
from credscore.io.sources import Inputs, Source, Unusable
from credscore.io.streams import is_url
from credscore.io.tabular import reserved_names
from credscore.schema import Detail, check_detail

# Large enough that starting a batch of arrays costs nothing beside it, small enough that the last ones end at about the same time.
DEFAULT_SHARD = 3 << 20
_PACKED = 4  # articles shrink to a quarter when compressed


@dataclass(slots=True)
class Options:
    """What a run may be told. Nothing here but detail, fields, encoding and format changes the bytes of the output.

    shard_size : bytes. workers : None: one for each core, no more than there are shards.
    """

    detail: Detail = "article"
    fields: Fields = field(default_factory=Fields)
    encoding: str | None = None
    format: str | None = None
    input_format: str | None = None
    model_dir: str | None = None
    workers: int | None = None
    shard_size: int = DEFAULT_SHARD
    engine: str = "local"
    scheduler: str | None = None
    fail_fast: bool = False
    work_dir: str | None = None


def sized(options: Options, found: Inputs) -> Options:
    """The options with no more workers than there are shards."""
    sizes = [None if s.size is None else s.size * (_PACKED if s.compression or s.format == "parquet" else 1) for s in found.sources]
    total = None if None in sizes else sum(size or 0 for size in sizes)
    workers = options.workers or default_workers()
    if total is not None:
        workers = min(workers, max(1, -(-total // options.shard_size)))
    return replace(options, workers=workers)


def check_options(options: Options) -> None:
    check_detail(options.detail)
    if options.shard_size < 1:
        raise UsageError("A shard must have at least one byte.", "For example --shard-size 4MB.")
    if options.workers is not None and options.workers < 1:
        raise UsageError("There must be at least one worker.", "For example --workers 2.")
    if options.engine not in ("local", "dask"):
        raise UsageError(f"Unknown engine '{options.engine}'.", "Choose local or dask.")
    if options.scheduler and options.engine != "dask":
        raise UsageError("--scheduler belongs to --engine dask.", "Add --engine dask, or leave --scheduler off.")
    taken = [name for name in options.fields.columns() if name in reserved_names()]
    if taken:
        hint = f"Rename it in the input first, as pandas' rename or jq -c '.old_{taken[0]} = .{taken[0]}' do, or do not keep it."
        raise UsageError(f"--keep {taken[0]}: the report has a field of that name.", hint)


def place(output: str) -> str:
    """Where the output is written: a link is followed, file:// is a path like any other.

    Raises UsageError for a device or a pipe, which a finished file would replace, and for an address that nothing can be written to,
    MissingExtraError for one that needs an extra; all of it before hours of work, not behind them.
    """
    if output == "-":
        return output
    if output.startswith(("http://", "https://")):
        raise UsageError(f"Nothing can be written to {hide_logins(output)}.", "Give a file with -o, or an address such as s3://.")
    if is_url(output):
        try:
            fs: Any
            fs, path = fsspec_fs(output)
        except InputError as error:
            raise UsageError(f"The output cannot be written. {error.message}", "Check -o, or install the package that is asked for.") from None
        if "file" not in (fs.protocol, *fs.protocol):  # a name, or several
            return output
        output = path
    if os.path.exists(output) and not os.path.isfile(output) and not os.path.isdir(output):
        raise UsageError(f"The output {output} is a device or a pipe.", "Use -o - for standard output.")
    return os.path.realpath(output) if os.path.islink(output) else output


def twice(found: Inputs) -> list[str]:
    """The files that came in more than once, such as by a pattern and by name."""
    count = Counter(os.path.realpath(source.path) if source.is_local else source.path for source in found.sources)
    return [path for path, times in count.items() if times > 1]


def check_not_input(found: Inputs, output: str) -> None:
    if output == "-" or is_url(output) or not os.path.exists(output):
        return
    for source in found.sources:
        if source.is_local and os.path.samefile(source.path, output):
            raise UsageError(f"The output {output} is one of the inputs.", "Choose another name with -o.")


def found_before(output: str) -> str:
    """What is said of a file that the run will replace, '' where there is none. How far an earlier run came is told otherwise."""
    if output == "-" or is_url(output) or not os.path.isfile(output):
        return ""
    found = os.stat(output)
    written = datetime.fromtimestamp(found.st_mtime).strftime("%Y-%m-%d %H:%M")
    what = f"{output} is there already ({found.st_size:,} bytes, written {written})."
    again = "Everything is scored anew, also where inputs and options are the same as then"
    return f"{what} {again}; until that is finished it stays as it is, then it is replaced."


def check_heads(found: Inputs, options: Options, to_parquet: bool) -> tuple[dict[str, Any], list[str]]:
    """Look into every input before hours of work begin. Returns the Arrow types of kept columns, where all inputs agree on them, and what to say.

    Inputs that cannot be scored are Unusable. Raises UsageError, InputError where none can, or where fields are missing from articles.
    """
    schemas: list[Any] = []
    lacking: dict[str, list[Source]] = {}
    entries: list[Source | Unusable] = []
    strays: list[NoTextField] = []
    for entry in found.entries:
        if isinstance(entry, Unusable):
            entries.append(entry)
            continue
        try:
            schema = None if entry.is_stream else _look_into(entry, options, lacking)
            if entry.format not in ARTICLE_FORMATS or entry.is_stream:  # a file of one article has no columns, whose types could differ
                schemas.append(schema)
            # Dask workers run in other folders.
            entries.append(replace(entry, path=os.path.abspath(entry.path)) if entry.is_local else entry)
        except InputError as error:
            entries.append(Unusable(entry.name, error))
        except NoTextField as error:
            entries.append(Unusable(entry.name, error.beside_others()))
            strays.append(error)
    found.entries = entries
    if strays and not found.sources:
        raise strays[0]
    failure = found.nothing_left()
    if failure is not None:
        raise failure
    if not any(entry.format not in ARTICLE_FORMATS for entry in found.sources):
        _check_no_fields(options.fields)
    said = _say_lacking(options, lacking, len(schemas))
    if not to_parquet or not schemas or any(schema is None for schema in schemas):
        return {}, said
    held, mixed = _kept_types(options.fields, schemas)
    return held, said + mixed


def _look_into(entry: Source, options: Options, lacking: dict[str, list[Source]]) -> Any:
    """The Arrow schema of an input, None where it has none; adds it to `lacking` under each field to keep that it has not."""
    try:
        return check_source(entry, options.fields, options.encoding)
    except NoKeptField as error:
        schema = check_source(entry, options.fields.without(error.names), options.encoding)
        for name in error.names:
            lacking.setdefault(name, []).append(entry)
        return schema


def _say_lacking(options: Options, lacking: dict[str, list[Source]], tables: int) -> list[str]:
    """What to say of fields that some inputs lack; raises UsageError for one that all of the `tables` lack."""
    said = []
    for name, where in lacking.items():
        if len(where) == tables:
            others = [kept for kept, files in lacking.items() if kept != name and where[0] in files]
            check_source(where[0], options.fields.without(others), options.encoding)  # raises, and names this field
        more = f" and {len(where) - 1} more" if len(where) > 1 else ""
        said.append(f"There is no field '{name}' in {where[0].name}{more}: it is null there.")
    return said


def _kept_types(fields: Fields, schemas: list[Any]) -> tuple[dict[str, Any], list[str]]:
    """The Arrow types of kept columns; what to say of those whose types differ."""
    from credscore.io.parquet import common_type, kept_type

    held: dict[str, Any] = {}
    said = []
    for name in fields.columns():
        kinds = dict.fromkeys(kept_type(schema.field(name).type) for schema in schemas if name in schema.names)
        held[name] = common_type(list(kinds))
        if held[name] is None:
            said.append(f"'{name}' is {' and '.join(map(str, kinds))} in the inputs: in a Parquet output it is text.")
    return held, said


def _check_no_fields(fields: Fields) -> None:
    """Raise UsageError where fields are asked of nothing but files of one article each, which have none."""
    if fields.html:
        raise UsageError("--text-format is for the text field of tables: files of one article have none.", "Leave it off, or see --input-format.")
    for flag, name in fields.wanted():
        if name != Fields().text:
            raise UsageError(
                f"{flag} {name}: text and HTML files have no fields.", f"Leave {flag} off, or give a table (JSONL, CSV, Parquet)."
            )
