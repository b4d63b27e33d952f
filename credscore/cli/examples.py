"""Labelled examples as commands take them: the argument and options that name them, and the one way in which all of them read."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import click

from credscore.cli.common import remark
from credscore.corpus.progress import counted

if TYPE_CHECKING:
    from credscore.training.dataset import Dataset

DATA = click.argument("data", metavar="DATA...", nargs=-1, required=True)
SKIP = click.option("--skip-bad", is_flag=True, help="Leave broken rows out (each is named) instead of stopping.")
ENCODING = click.option("--encoding", metavar="NAME", help="Encoding of DATA. Default: its byte order mark, else UTF-8.")


def load_examples(paths: tuple[str, ...], labels: dict[str, str], skip_bad: bool, quiet: bool, verbose: bool, **more: Any) -> Dataset:
    """Read labelled examples; rows that are left out, and ratings on another scale, are named on stderr. more : see `dataset.load`."""
    from credscore.training.checks import other_scale
    from credscore.training.dataset import load

    say = verbose and not quiet

    def progress(file: str, rows: int) -> None:
        remark(f"Read {file}: {counted(rows, 'example')} so far")

    began = time.monotonic()
    found = load(paths, labels=labels, skip_bad=skip_bad, progress=progress if say else None, **more)
    for problem in found.problems:
        remark(f"Left out: {problem}")
    scale = other_scale(found.articles)
    if scale is not None:
        remark(f"Warning: {scale}")
    if say:
        remark(f"{counted(len(found), 'example')} in {time.monotonic() - began:.1f} s, {left_out(found)}")
    return found


def left_out(found: Dataset) -> str:
    from credscore.training.problems import rows_of

    return counted(rows_of(found.problems), "row") + " left out"


def finish(found: Dataset) -> None:
    """Exit 1 when rows were left out."""
    if found.problems:
        click.get_current_context().exit(1)
