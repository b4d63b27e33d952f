"""What the commands under `credscore data` share: where results go, and how they look."""

from __future__ import annotations

from typing import Any

import click

from credscore.cli.common import check_output, write_result
from credscore.io.jsontext import json_page
from credscore.report.visible import visible

OUT = click.option("-o", "--output", metavar="FILE", default="-", help="Where to write. Default: standard output.")


def show(text: str) -> None:
    """Print lines that a person reads, with what would disturb a terminal made visible."""
    click.echo("\n".join(visible(line) for line in text.split("\n")))


def show_json(value: Any) -> None:
    """Print JSON that a program or a person reads."""
    write_result(json_page(value), None)


def target_file(output: str, inputs: tuple[str, ...]) -> str | None:
    """The file to write, None for standard output. Raises UsageError for one that cannot be, or is an input."""
    if output == "-":
        return None
    check_output(output, tuple(path for path in inputs if path != "-"))
    return output
