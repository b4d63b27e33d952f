"""Labelled examples back to JSON Lines: whole rows, or only the field `split` in files that stay as they are otherwise."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from credscore.errors import InputError, UsageError
from credscore.io.jsontext import json_line, line_bytes
from credscore.io.streams import is_url
from credscore.io.writers import atomic_file
from credscore.schema import LabelledArticle
from credscore.training.dataset import Dataset
from credscore.training.records import own_row


def jsonl(articles: Iterable[LabelledArticle]) -> bytes:
    """Examples as JSON Lines in the shape of the contract (UTF-8). An id that is only a file name and a line is left out."""
    lines = []
    for article in articles:
        row = own_row(article)
        lines.append(json_line(row))
    return b"".join(lines)


def mark_split(data: Dataset) -> None:
    """Write each example's `split` into its own row of its own JSON Lines file; all other fields stay.

    Raises UsageError before anything is written when a file is not plain JSON Lines, InputError when one cannot be written.
    """
    sides: dict[str, dict[int, str | None]] = defaultdict(dict)
    for article in data.articles:
        file, _, line = article.where.rpartition(":")
        sides[file][int(line)] = article.split
    changed: dict[str, bytes] = {}
    for file in data.files:
        plain = file != "-" and not is_url(file) and file.lower().endswith((".jsonl", ".ndjson"))
        if not plain:
            raise UsageError(f"{file} is not a plain JSON Lines file, so it cannot be marked in place.", "Write a new one: -o marked.jsonl")
        changed[file] = _marked(file, sides[file])
    for file, content in changed.items():
        try:
            with atomic_file(file) as out:
                out.write(content)
        except OSError as error:
            raise InputError(f"{file} cannot be written: {error.strerror}.", "Check the folder and the free space.") from None


def _marked(file: str, sides: dict[int, str | None]) -> bytes:
    refused = UsageError(f"{file} has not one example a line, so it cannot be marked in place.", "Write a new one: -o marked.jsonl")
    try:
        with open(file, encoding="utf-8-sig", newline="") as handle:
            lines = handle.read().split("\n")
    except UnicodeDecodeError:
        raise UsageError(f"{file} is not UTF-8, so it cannot be marked in place.", "Write a new one: -o marked.jsonl") from None
    for number, side in sides.items():
        line = lines[number - 1]
        try:
            row = json.loads(line)
        except json.JSONDecodeError:
            row = None
        if not isinstance(row, dict) or isinstance(row.get("data"), dict) or not isinstance(row.get("text"), str):
            raise refused
        # The style of the line stays: compact rows stay compact.
        separators = (", ", ": ") if '": ' in line else (",", ":")
        marked = json.dumps(row | {"split": side}, ensure_ascii=line.isascii(), separators=separators)
        lines[number - 1] = line_bytes(marked)[:-1].decode("utf-8") + "\r" * line.endswith("\r")
    return "\n".join(lines).encode("utf-8")
