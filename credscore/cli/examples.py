"""Labelled examples as commands take them: the argument and options that name them, and the one way in which all of them read."""

from __future__ import annotations

import shlex
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from credscore.cli.common import label_option, remark
from credscore.cli.results import target_file
from credscore.io.counts import counted

if TYPE_CHECKING:
    from credscore.training.dataset import Dataset
    from credscore.training.problems import Problem

DATA = click.argument("data", metavar="DATA...", nargs=-1, required=True)
SKIP = click.option("--skip-bad", is_flag=True, help="Leave broken rows out (they are named; with -v each) instead of stopping.")
ENCODING = click.option("--encoding", metavar="NAME", help="Encoding of DATA. Default: its byte order mark, else UTF-8.")


@dataclass(frozen=True, slots=True)
class Reading:
    """How labelled examples are to be read, as the user said it."""

    labels: dict[str, str]
    encoding: str | None
    skip_bad: bool
    quiet: bool
    verbose: bool

    def load(self, paths: Sequence[str], **more: Any) -> Dataset:
        """The examples; rows that are left out, and labels that cannot be meant so, are named on stderr. more : see `dataset.load`."""
        from credscore.training.checks import doubts
        from credscore.training.dataset import load

        say = self.verbose and not self.quiet

        def progress(file: str, rows: int) -> None:
            remark(f"Read {file}: {counted(rows, 'example')} so far")

        began = time.monotonic()
        found = load(paths, self.skip_bad, progress if say else None, labels=self.labels, encoding=self.encoding, **more)
        tell_left_out(found.problems, say)
        tell_unmet(found)
        doubted = doubts(found.articles)
        for doubt in doubted:
            remark(f"Warning: {doubt}")
        if doubted:
            remark(f"  More on that from: credscore data check {shlex.join(paths)}")
        if say:
            remark(f"{counted(len(found), 'example')} in {time.monotonic() - began:.1f} s, {left_out(found)}")
        return found


def tell_left_out(problems: Sequence[Problem], each: bool) -> None:
    """Name the rows that are left out: those with one and the same reason on one line, or each."""
    from credscore.training.problems import LISTED, grouped, in_words

    groups = [[problem] for problem in problems] if each else grouped(problems)
    shown = groups if each else groups[:LISTED]
    for group in shown:
        remark(f"Left out: {in_words(group)}")
    if len(groups) > len(shown):
        remark(f"Left out: {sum(map(len, groups[LISTED:])):,} more (-v lists all).")


def tell_unmet(found: Dataset) -> None:
    """Name the labels that --label explains and no row has: a slip of the pen, most likely."""
    for label in found.unmet_labels:
        remark(f"Warning: no row has the label '{label}', which --label explains.")


def reading_options(function: Callable[..., None]) -> Callable[..., None]:
    """--label, --encoding and --skip-bad; together with -q and -v (`verbosity_options`) they come as `reading`, -q also as `quiet`."""

    @wraps(function)
    def command(label: dict[str, str], encoding: str | None, skip_bad: bool, quiet: bool, verbose: bool, **others: Any) -> None:
        function(reading=Reading(label, encoding, skip_bad, quiet, verbose), quiet=quiet, **others)

    return label_option(ENCODING(SKIP(command)))


def target_beside(output: str, data: Sequence[str]) -> str | None:
    """`target_file` for a command that reads labelled examples: a folder of them stands for its files."""
    from credscore.training.dataset import files_of

    return target_file(output, files_of(data) if data else ())


def left_out(found: Dataset) -> str:
    from credscore.training.problems import rows_of

    return counted(rows_of(found.problems), "row") + " left out"


def finish(found: Dataset) -> None:
    """Exit 1 when rows were left out."""
    if found.problems:
        click.get_current_context().exit(1)
