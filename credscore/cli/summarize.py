"""`credscore summarize`: what a scored corpus looks like."""

from __future__ import annotations

import time

import click

from credscore.cli.common import plain_option, remark, verbosity_options
from credscore.cli.results import show_json
from credscore.corpus.summarize import PERIODS
from credscore.errors import CredscoreError, UsageError


@click.command(
    epilog="""\b
Examples:
  credscore summarize scores.jsonl
  credscore summarize scores.parquet --by publisher
  credscore summarize scores.csv --by date --plot months.png
  credscore summarize scores.jsonl --by section --format json

The column must have been carried along when scoring: credscore batch ... --keep publisher,date"""
)
@click.argument("output", metavar="OUTPUT")
@click.option(
    "--by",
    metavar="COL",
    help="Group by this column; dates (YYYY-MM-DD..., Unix time) are grouped by month; (none) has no value, (not a date) another.",
)
@click.option(
    "--period",
    type=click.Choice(PERIODS),
    default="auto",
    show_default=True,
    help="Stretch of time for dates.",
)
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How to show it.")
@click.option("--plot", "plot_file", metavar="FILE", help="Draw the distribution and the sourcing into FILE (.png, .svg, .pdf).")
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True, help="Rows of the table; 0 shows all.")
@plain_option
@verbosity_options
def summarize(
    output: str, by: str | None, period: str, format_: str, plot_file: str | None, limit: int, quiet: bool, verbose: bool
) -> None:
    """Scores of a corpus by publisher, month or any column that was kept.

    OUTPUT is what `credscore batch` wrote, or - for JSON Lines on standard input. Shares are of the scored articles; anonymous
    and second-hand are means of the articles' shares of claims.
    """
    from credscore.cli.summarize_text import as_table
    from credscore.corpus.summarize import summarize as count
    from credscore.io.outputs import read_scores

    if period != "auto" and by is None:
        raise UsageError("--period groups the dates of a column, and none is named.", "Add --by COL.")
    if plot_file:
        from credscore.corpus.summarize_plots import check_plot, plot

        check_plot(plot_file)
    began = time.monotonic()
    found = count(read_scores(output, [by] if by else []), by, period)
    if verbose and not quiet:
        remark(f"Read {output}: {found.all.count:,} articles in {time.monotonic() - began:.1f} s")
    if plot_file:
        try:
            all_letters = plot(found, plot_file)
        except OSError as error:
            raise CredscoreError(f"{plot_file} cannot be written: {error.strerror}.", "Check the folder and its permissions.") from None
    if format_ == "json":
        show_json(found.to_dict())
    else:
        click.echo(as_table(found, limit or None))
    if plot_file and not quiet:
        remark(f"Drew {plot_file}{'' if all_letters else ': its font does not have all letters of the names'}")
