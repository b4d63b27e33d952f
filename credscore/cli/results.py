"""Where the results of a command go: a file, whole or not at all, or standard output, and how they look there."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from credscore.errors import CredscoreError, UsageError
from credscore.io.jsontext import json_page
from credscore.report.visible import visible

OUT = click.option("-o", "--output", metavar="FILE", default="-", help="Where to write. Default: standard output.")


def target_file(output: str, inputs: Sequence[str]) -> str | None:
    """The file to write, None for standard output ("-"). Raises UsageError for one that cannot be written, or would overwrite an input."""
    if output == "-":
        return None
    # A link is followed: its own folder takes no file then.
    folder = os.path.dirname(os.path.realpath(output))
    if os.path.isdir(output):
        raise UsageError(f"The output {output} is a directory.", "Give the name of a file in it.")
    if os.path.islink(os.path.realpath(output)):
        raise UsageError(f"The output {output} is a link that leads to itself.", "Remove it, or give another file.")
    if not os.path.isdir(folder):
        raise UsageError(f"The folder of the output does not exist: {folder}", "Make it first, or give another file.")
    for path in inputs:
        if path != "-" and os.path.isfile(path) and os.path.exists(output) and os.path.samefile(path, output):
            raise UsageError(f"The output {output} is also an input and would be overwritten.", "Give another file.")
    return output


def write_result(data: bytes, output: str | None) -> None:
    """Write to a file, whole or not at all, or to stdout (None). Raises CredscoreError when the file cannot be written."""
    if output is None:
        out = getattr(sys.stdout, "buffer", None)
        if out is None:
            sys.stdout.write(data.decode("utf-8", "replace"))
            return
        sys.stdout.flush()
        out.write(data)
        out.flush()
        return
    try:
        if os.path.exists(output) and not os.path.isfile(output):
            # A device or a pipe, such as /dev/stdout: a rename would put a plain file in its place.
            with open(output, "wb") as device:
                device.write(data)
            return
        from credscore.io.writers import atomic_file

        with atomic_file(output) as file:
            file.write(data)
    except OSError as error:
        folder = os.path.dirname(os.path.realpath(output))
        hint = f"Check the folder {folder}, its permissions and the free space."
        raise CredscoreError(f"{output} cannot be written: {error.strerror}.", hint) from None


def show(text: str) -> None:
    """Print lines that a person reads, with what would disturb a terminal made visible."""
    click.echo("\n".join(visible(line) for line in text.split("\n")))


def show_json(value: Any) -> None:
    """Print JSON that a program or a person reads."""
    write_result(json_page(value), None)
