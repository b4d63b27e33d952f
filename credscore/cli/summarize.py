"""`credscore summarize`: what a scored corpus looks like."""

from __future__ import annotations

import json
import sys

import click

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
@click.option("--by", metavar="COL", help="Group by this column; dates (YYYY-MM-DD...) are grouped by month.")
@click.option(
    "--period",
    type=click.Choice(["auto", "year", "month", "day", "none"]),
    default="auto",
    show_default=True,
    help="Stretch of time for dates.",
)
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How to show it.")
@click.option("--plot", "plot_file", metavar="FILE", help="Draw the distribution and the sourcing into FILE (.png, .svg, .pdf).")
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True, help="Rows of the table; 0 shows all.")
@click.option("-q", "--quiet", is_flag=True, help="No remarks on stderr.")
def summarize(output: str, by: str | None, period: str, format_: str, plot_file: str | None, limit: int, quiet: bool) -> None:
    """Scores of a corpus by publisher, month or any column that was kept.

    OUTPUT is what `credscore batch` wrote. Shares are of the scored articles; anonymous and second-hand are means of the
    articles' shares of claims.
    """
    from credscore.corpus.summarize import as_table, plot
    from credscore.corpus.summarize import summarize as count
    from credscore.io.outputs import read_scores

    try:
        found = count(read_scores(output, [by] if by else []), by, period)
        if plot_file:
            plot(found, plot_file)
    except CredscoreError as error:
        label = "Usage: see credscore summarize --help\n" if isinstance(error, UsageError) else ""
        click.echo(f"{label}Error: {error}", err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        click.echo(
            f"Error: {plot_file or output} cannot be written or read: {error.strerror}. Check the path and its permissions.", err=True
        )
        sys.exit(1)
    if format_ == "json":
        click.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
    else:
        click.echo(as_table(found, limit or None))
    if plot_file and not quiet:
        click.echo(f"Drew {plot_file}", err=True)
