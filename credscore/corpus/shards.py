"""A shard: a piece of the inputs that one worker reads, scores and writes, and how an earlier run's is known again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from credscore.errors import InputError
from credscore.io.sources import Source
from credscore.io.streams import out_of_reach


class RowFailed(InputError):
    """Raised with --fail-fast at the first row of a shard that cannot be scored."""


class Gone(InputError):
    """An input of which nothing can be read any more: its rows are not failed ones, but still to be scored when it is back."""


def problem(name: str, error: InputError, line: int = 0) -> Shard:
    """The shard that stands for an input, or for what is from a line of it on, which could not be read: one row with the reason."""
    gone = error if isinstance(error, Gone) else None
    return Shard("problem", name, name, first_line=line, error=error.as_dict(), gone=gone)


@dataclass(slots=True)
class Shard:
    """A piece of the inputs that one worker reads, scores and writes.

    kind: 'lines' (JSONL), 'csv', 'parquet' (row groups), 'batch' (Arrow rows in `data` or `aside`), 'files' (text and
    HTML), 'problem' (an input that could not be read; `gone`: and of which nothing could be read any more). Bytes `start:end` of `path`, unless
    `data` or the file `aside` has them. `checksum`: of these bytes, or of what a Parquet file says of itself, as they were when it was cut.
    """

    kind: str
    name: str
    path: str
    start: int = 0
    end: int = 0
    first_line: int = 1
    encoding: str = "utf-8"
    columns: tuple[str, ...] = ()
    delimiter: str = ","
    groups: tuple[int, ...] = ()
    files: tuple[Source, ...] = ()
    error: dict[str, str | None] | None = None
    oversize: bool = False
    weight: int = 0
    data: bytes | None = None
    aside: str | None = None
    stored: bool = True
    checksum: int | None = None
    gone: Gone | None = None

    @property
    def size(self) -> int:
        """Bytes of its content where they are known beforehand, else 0."""
        return len(self.data) if self.data is not None else self.end - self.start if self.kind in ("lines", "csv") else 0

    def locator(self) -> str:
        """Where the shard lies: what a journal line of an earlier run is found by (its content is checked as well)."""
        if self.kind == "files":
            names = hashlib.blake2b("\0".join(s.path for s in self.files).encode("utf-8", "surrogateescape"), digest_size=16)
            return f"files:{self.path}:{names.hexdigest()}:{len(self.files)}"
        place = ",".join(map(str, self.groups)) if self.kind == "parquet" else f"{self.start}-{self.end}"
        return f"{self.kind}:{self.path}:{place}:{self.first_line}"

    @staticmethod
    def path_at(locator: str) -> str:
        """The file (of several: the first) in which a shard lies."""
        return locator.partition(":")[2].rsplit(":", 2)[0]

    @property
    def paths(self) -> list[str]:
        """The files in which it lies."""
        return [source.path for source in self.files] or [self.path]

    def where(self) -> str:
        """The shard in words, for messages."""
        if self.kind == "files":
            return f"{self.files[0].name} and {len(self.files) - 1} more files" if len(self.files) > 1 else self.files[0].name
        if self.kind == "problem" and not self.first_line:
            return self.name
        if self.kind in ("parquet", "batch"):
            return f"{self.name} from row {self.first_line} on"
        return f"{self.name} from line {self.first_line} on" + (f" ({self.size:,} bytes)" if self.size else "")

    def is_gone(self) -> bool:
        """Whether nothing of what is to be read can be read any more. A file that is one article is told by itself: here only all of several."""
        if self.kind == "files":
            return len(self.files) > 1 and all(out_of_reach(source.path) for source in self.files)
        return out_of_reach(self.path)

    def put_aside(self, path: str) -> None:
        """Let go of the bytes; those that cannot be read again from the input (compressed, stdin, remote) go into a file for the worker."""
        if self.data is not None and not self.stored:
            with open(path, "wb") as handle:
                handle.write(self.data)
            self.aside = path
        self.data = None
