"""What the commands under `credscore data` share: options, reading of examples, where results go."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from credscore.cli.common import check_output, remark
from credscore.corpus.progress import counted
from credscore.report.visible import visible

if TYPE_CHECKING:
    from credscore.training.dataset import Dataset

FORMAT = click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people or for programs."
)
SKIP = click.option("--skip-bad", is_flag=True, help="Leave broken rows out (each is named) instead of stopping.")
OUT = click.option("-o", "--output", metavar="FILE", default="-", help="Where to write. Default: standard output.")
DATA = click.argument("data", metavar="DATA...", nargs=-1, required=True)


def load_examples(paths: tuple[str, ...], labels: dict[str, str], skip_bad: bool, quiet: bool, verbose: bool, **more: Any) -> Dataset:
    """Read examples; what was left out is named on stderr, one line each."""
    from credscore.training.dataset import load

    def progress(file: str, rows: int) -> None:
        remark(f"Read {file}: {counted(rows, 'example')} so far")

    found = load(paths, labels=labels, skip_bad=skip_bad, progress=progress if verbose else None, **more)
    for problem in found.problems:
        remark(f"Left out: {problem}")
    if verbose and not quiet:
        remark(f"{counted(len(found), 'example')}, {left_out(found)}")
    return found


def left_out(found: Dataset) -> str:
    return counted(len({(p.file, p.line) for p in found.problems}), "row") + " left out"


def show(text: str) -> None:
    click.echo("\n".join(visible(line) for line in text.split("\n")))


def show_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def target_file(output: str, inputs: tuple[str, ...]) -> str | None:
    """The file to write, None for standard output. Raises UsageError for one that cannot be, or is an input."""
    if output == "-":
        return None
    check_output(output, tuple(path for path in inputs if path != "-"))
    return output


def finish(found: Dataset) -> None:
    """Exit 1 when rows were left out."""
    if found.problems:
        click.get_current_context().exit(1)
