"""Where finished parts go: into one output and its list of errors, or to standard output as they become ready."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from typing import BinaryIO

from credscore.corpus.progress import Silent
from credscore.corpus.stats import error_in_words
from credscore.corpus.task import ERROR_FIELDS, errors_path, part_path
from credscore.errors import UsageError
from credscore.io.parts import OutputSpec, csv_lines
from credscore.io.streams import is_url
from credscore.io.tabular import csv_header
from credscore.io.writers import assemble, atomic_file, copy_file, remove

_LONGEST = 1 << 20  # bytes of a line that is looked at; none of ours is longer


def listing_of(output: str) -> str:
    """Where the errors of an output are listed."""
    return f"{output}.errors.jsonl"


def check_listing(output: str) -> None:
    """Raise UsageError where something else has the name of the list of errors: the run would write over it, or remove it."""
    path = listing_of(output)
    if not os.path.lexists(path):  # nor is one whose name is too long
        return
    try:
        with open(path, "rb") as handle:
            first = handle.readline(_LONGEST)
    except FileNotFoundError:
        return
    except OSError:
        first = b"?"
    try:
        ours = not first or tuple(json.loads(first)) == ERROR_FIELDS
    except (ValueError, TypeError, RecursionError):
        ours = False
    if not ours:
        raise UsageError(
            f"The run lists the rows that cannot be scored in {path}, but there is something else of that name.",
            "Rename it, or choose another -o.",
        )


class Sink:
    """Where the parts go in the end: a file or URL at once, or standard output as they become ready."""

    def __init__(self, output: str, spec: OutputSpec, compression: str, parts: str) -> None:
        self._output, self._spec, self._compression, self._parts = output, spec, compression, parts
        self.streams = output == "-"
        self._stdout: BinaryIO | None = None

    @staticmethod
    def _growing(path: str) -> str:
        """Beside what a link leads to: a rename reaches no other disk."""
        return f"{path if is_url(path) else os.path.realpath(path)}.partial"

    def ready(self, key: str, has_errors: bool, progress: Silent) -> None:
        """The next part, in order, for standard output; its errors are told one by one."""
        out = self._begun()
        copy_file(part_path(self._parts, key), out)
        out.flush()
        if has_errors:
            with open(errors_path(self._parts, key), "rb") as handle:
                for line in handle:
                    progress.error(error_in_words(json.loads(line)))

    def _begun(self) -> BinaryIO:
        """Standard output, with the header of a CSV in front of what comes first."""
        if self._stdout is None:
            self._stdout = sys.stdout.buffer
            if self._spec.format == "csv":
                self._stdout.write(csv_lines([csv_header(self._spec.detail, self._spec.names)]))
        return self._stdout

    def finish(self, order: Sequence[tuple[str, bool]]) -> str | None:
        """Write the output and the list of errors; returns the list's path, None when there are no errors."""
        failed = [key for key, has_errors in order if has_errors]
        if self.streams:
            self._begun().flush()
            return None
        listing = listing_of(self._output)
        # A list left from an earlier run must not stand beside an output without errors.
        if failed:
            with atomic_file(listing, self._growing(listing)) as out:
                for key in failed:
                    copy_file(errors_path(self._parts, key), out)
        else:
            for stale in (listing, self._growing(listing)):
                remove(stale)
        with atomic_file(self._output, self._growing(self._output)) as out:
            assemble(out, (part_path(self._parts, key) for key, _ in order), self._spec, self._compression)
        return listing if failed else None
