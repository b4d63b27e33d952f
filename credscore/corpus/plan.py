"""From inputs to shards: about equal in bytes, whole rows, the same rows whatever the size of a shard."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator, Sequence

from credscore.corpus.beginnings import check_columns, check_json_lines, known_delimiter, open_text, read_header, sniff
from credscore.corpus.boundaries import CsvEnds, LineEnds
from credscore.corpus.cutting import cut
from credscore.corpus.shards import Gone, Shard, problem
from credscore.errors import InputError, NothingRead
from credscore.io.formats import ARTICLE_FORMATS
from credscore.io.rows import Fields, NoTextField
from credscore.io.sources import Source, Unusable
from credscore.io.streams import ByteStream, out_of_reach, read_all, shrunk


def plan_source(source: Source, size: int, fields: Fields, encoding: str | None, alone: bool) -> Iterator[Shard]:
    """Shards of one JSONL, CSV or Parquet source, in order, made while it is read. A broken end becomes a 'problem' shard.

    alone : there is no other input. Raises UsageError for fields that a stream lacks, where it is known only now, NothingRead for one that
    is nothing of its format.
    """
    if source.format == "parquet":
        planned = _plan_parquet(source, size, fields, encoding or "utf-8")
    else:
        planned = _plan_text(source, size, fields, encoding)
    begun = False
    try:
        for shard in planned:
            begun = True
            yield shard
    except InputError as error:
        if alone and source.is_stream and not begun:
            # What is told of a file before the run begins.
            raise NothingRead(error.message, error.hint) from None
        yield _broken(source, error)
    except NoTextField as error:
        if alone:
            raise
        yield problem(source.name, error.beside_others())


def _broken(source: Source, error: InputError, row: int = 0) -> Shard:
    """The shard for what of a source, which could be read when the run began, cannot be read."""
    gone = not source.is_stream and out_of_reach(source.path)
    return problem(source.name, Gone(error.message, error.hint) if gone else error, row)


def _plan_text(source: Source, size: int, fields: Fields, encoding: str | None) -> Iterator[Shard]:
    stream = ByteStream(source.path, source.name, source.compression)
    opened = open_text(source, stream, encoding, fields.quoted)
    blocks, start, line = opened.blocks, opened.start, 1
    columns: tuple[str, ...] = ()
    delimiter = ","
    ends: LineEnds | CsvEnds = LineEnds()
    if source.format == "csv":
        columns, delimiter, header, blocks = read_header(blocks, source.name, opened.encoding, known_delimiter(source), fields.quoted)
        # Those that are only kept may be missing here; a file was asked for them before the run.
        check_columns(columns, header, source.name, fields if source.is_stream else fields.without(fields.keep))
        start += len(header)
        line += header.count(b"\n")
        ends = CsvEnds(delimiter) if fields.quoted else LineEnds()
    elif source.is_stream:
        head, blocks = sniff(blocks)
        check_json_lines(head, None, source.name, fields, opened.encoding)
    reported = 0
    broken: InputError | None = None
    before = _stamp(source) if opened.in_place else None
    planned: list[tuple[int, int, int]] = []

    def guarded() -> Iterator[bytes]:
        # What came before a break is whole and is scored; the break itself is told afterwards.
        nonlocal broken
        try:
            yield from blocks
            if source.is_local and stream.position() < (source.size or 0):
                raise shrunk(source.name)
        except InputError as error:
            broken = error

    for piece in cut(guarded(), size, ends, start, line):
        position = stream.position()
        shard = Shard(
            "csv" if source.format == "csv" else "lines",
            source.name,
            source.path,
            piece.start,
            piece.end,
            piece.first_line,
            opened.encoding,
            columns,
            delimiter,
            oversize=piece.data is None,
            weight=piece.end - piece.start if opened.in_place else position - reported,
            data=piece.data,
            stored=opened.in_place,
        )
        if opened.in_place and piece.data is not None:
            shard.checksum = zlib.crc32(piece.data)
            planned.append((piece.start, piece.end, shard.checksum))
        reported = position
        yield shard
    if broken is None and before is not None and _rewritten(source, before, planned):
        broken = shrunk(source.name)
    if broken is not None:
        yield _broken(source, broken)


def _stamp(source: Source) -> tuple[int, int, int] | None:
    """Which file this is, and of when; None where it is gone."""
    try:
        found = os.stat(source.path)
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _rewritten(source: Source, before: tuple[int, int, int], planned: list[tuple[int, int, int]]) -> bool:
    """Whether other bytes were written over those of a file while it was cut. What only grew is whole.

    One put in its place is no matter here: what was cut is of the old one, and the workers tell of what they do not find again.
    """
    now = _stamp(source)
    if now is None or now == before or now[0] != before[0]:
        return False
    try:
        with open(source.path, "rb") as handle:
            for start, end, checksum in planned:
                handle.seek(start)
                if zlib.crc32(handle.read(end - start)) != checksum:
                    return True
    except OSError:
        return True
    return False


def _plan_article(source: Source, encoding: str | None) -> Shard:
    """The shard of a stream that is one article."""
    try:
        data = read_all(source.path, source.name, source.compression)
    except InputError as error:
        return problem(source.name, error)
    return Shard("files", source.name, source.path, files=(source,), encoding=encoding or "", data=data, stored=False)


def _plan_parquet(source: Source, size: int, fields: Fields, encoding: str) -> Iterator[Shard]:
    from credscore.io.parquet import batch_bytes, footer_checksum, group_bytes, open_parquet, present, read_group

    file = open_parquet(source.path, source.name)
    wanted, checksum = present(file, fields), footer_checksum(source.path, source.name, file)
    stored = (source.size or 0) / max(1, file.metadata.num_rows)
    row = 1
    waiting: list[int] = []
    waiting_bytes = waiting_rows = 0

    def whole_groups() -> Shard:
        first = row - waiting_rows
        weight = int(waiting_rows * stored)
        groups = tuple(waiting)
        return Shard("parquet", source.name, source.path, first, row, first, encoding, groups=groups, weight=weight, checksum=checksum)

    for group in range(file.metadata.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        bytes_ = group_bytes(file, group, wanted)
        if waiting and waiting_bytes + bytes_ > size:
            yield whole_groups()
            waiting, waiting_bytes, waiting_rows = [], 0, 0
        if bytes_ <= 4 * size:
            waiting.append(group)
            waiting_bytes += bytes_
            waiting_rows += rows
            row += rows
            continue
        # A row group far larger than a shard can only be read from its beginning: it is read once, here, and handed on in pieces.
        at = row
        try:
            for batch in read_group(file, source.name, group, wanted, row):
                pieces = max(1, min(batch.num_rows, -(-batch.nbytes // size)))
                step = -(-batch.num_rows // pieces)
                for offset in range(0, batch.num_rows, step):
                    part = batch.slice(offset, step)
                    data, weight = batch_bytes(part), int(part.num_rows * stored)
                    yield Shard("batch", source.name, source.path, at, at + part.num_rows, at, encoding, data=data, weight=weight, stored=False)
                    at += part.num_rows
        except InputError as error:
            yield _broken(source, error, at)
        row += rows
    if waiting:
        yield whole_groups()


def plan(entries: Sequence[Source | Unusable], size: int, fields: Fields, encoding: str | None) -> Iterator[Shard]:
    """Shards of all inputs, in input order. Files of one article are gathered until they fill a shard."""
    files: list[Source] = []
    weight = 0

    def gathered() -> Iterator[Shard]:
        nonlocal files, weight
        if files:
            yield Shard("files", files[0].name, files[0].path, files=tuple(files), encoding=encoding or "", weight=weight)
            files, weight = [], 0

    for entry in entries:
        if isinstance(entry, Source) and entry.format in ARTICLE_FORMATS and not entry.is_stream:
            if files and weight + (entry.size or 0) > size:
                yield from gathered()
            files.append(entry)
            weight += entry.size or 0
            continue
        yield from gathered()
        if isinstance(entry, Unusable):
            yield problem(entry.name, entry.error)
        elif entry.format in ARTICLE_FORMATS:
            yield _plan_article(entry, encoding)
        else:
            yield from plan_source(entry, size, fields, encoding, alone=len(entries) == 1)
    yield from gathered()
