"""Lists too long for memory, such as the sentences of a very long article: kept as JSON in a file until they are written."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any

from credscore.io.jsontext import json_text, report_bytes


class SpooledList:
    """A list of JSON objects that is filled piece by piece and read back piece by piece. Memory: a piece. Its file has no name."""

    def __init__(self, folder: str) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 (goes away with the list)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def extend(self, items: Sequence[dict[str, Any]]) -> None:
        """Append objects; a piece is one line of the file."""
        if items:
            self._file.write(report_bytes(json_text(items)))
            self._count += len(items)

    def pieces(self) -> Iterator[list[dict[str, Any]]]:
        """The objects as they were appended."""
        self._file.seek(0)
        for line in self._file:
            yield json.loads(line)

    def json(self) -> Iterator[bytes]:
        """The whole list as compact JSON, in chunks."""
        self._file.seek(0)
        yield b"["
        for number, line in enumerate(self._file):
            yield (b"," if number else b"") + line[1:-2]
        yield b"]"
