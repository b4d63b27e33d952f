"""Which format and compression a file has, told by its name (or, for streams without one, by its first bytes)."""

from __future__ import annotations

from pathlib import PurePosixPath

from credscore.errors import UsageError

OUTPUT_FORMATS = ("jsonl", "csv", "parquet")
# A file of one of these holds one article.
ARTICLE_FORMATS = ("text", "html", "email", "markdown")
# One of these holds many.
TABLES = {"jsonl": "JSON Lines", "csv": "CSV", "parquet": "Parquet"}

_SUFFIXES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".eml": "email",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mhtml": "html",
    ".mht": "html",
}
_COMPRESSIONS = {".gz": "gzip", ".gzip": "gzip", ".zst": "zstd", ".zstd": "zstd"}
_MAGIC = ((b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"))


def of_name(name: str) -> tuple[str | None, str]:
    """(format, compression) that a file name says; format is None when the name says nothing, compression '' for none."""
    suffix, compression = _suffixes(name)
    return _SUFFIXES.get(suffix), compression


def is_tab_separated(name: str) -> bool:
    """Whether a file name says that tabs stand between the columns."""
    return _suffixes(name)[0] == ".tsv"


def _suffixes(name: str) -> tuple[str, str]:
    """The suffix of a name, in small letters, and the compression that stands behind it; '' for none."""
    if "://" in name:  # behind an address; a question mark in the name of a file is a part of it
        name = name.split("?", 1)[0].split("::", 1)[0]  # a file in an archive: zip://news.jsonl::all.zip
    suffixes = [s.lower() for s in PurePosixPath(name.replace("\\", "/")).suffixes]
    compression = _COMPRESSIONS[suffixes.pop()] if suffixes and suffixes[-1] in _COMPRESSIONS else ""
    return suffixes[-1] if suffixes else "", compression


def compression_of_bytes(head: bytes) -> str:
    """'gzip', 'zstd' or '' from the first four bytes."""
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    # A frame to be skipped, which pzstd writes in front.
    return "zstd" if head[1:4] == b"\x2a\x4d\x18" and head[0] >> 4 == 5 else ""


def of_output(output: str, wanted: str | None) -> tuple[str, str]:
    """(format, compression) of an output: `wanted` wins over the suffix; '-' is JSONL. Raises UsageError."""
    found, compression = ("jsonl", "") if output == "-" else of_name(output)
    chosen = wanted or found
    if chosen not in OUTPUT_FORMATS:
        raise UsageError(
            f"Cannot tell the output format from '{output}'.",
            "Name it .jsonl, .csv, .tsv or .parquet (all but the last also with .gz or .zst), or give --format jsonl|csv|parquet.",
        )
    if output == "-" and chosen == "parquet":
        raise UsageError("Parquet cannot be written to standard output.", "Give a file: -o scores.parquet")
    if chosen == "parquet" and compression:
        raise UsageError(f"'{output}': Parquet is compressed inside.", "Leave the .gz or .zst off: -o scores.parquet")
    return chosen, compression
