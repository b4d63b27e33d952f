"""`credscore data import` and `credscore data export`: labelled examples from and to annotation tools and tables."""

from __future__ import annotations

import click

from credscore.cli.common import plain_option, remark, verbosity_options
from credscore.cli.examples import DATA, Reading, finish, left_out, reading_options, target_beside
from credscore.cli.results import OUT, write_result
from credscore.errors import UsageError
from credscore.io.counts import counted
from credscore.io.jsontext import json_page


@click.command(
    name="import",
    epilog="""\b
Examples:
  credscore data import --from labelstudio export.json -o mine.jsonl
  credscore data import --from csv labels.csv -o mine.jsonl
  credscore data import --from csv news.csv -o mine.jsonl --label fake=unreliable --label real=reliable

CSV: columns text, and label (reliable, unreliable, 1, 0) or rating; others if there: id, group, genre, domain, unit, source,
hedge, quote, ai. Label Studio: the JSON or JSON-MIN export of a project with the interface that `credscore data export --config`
writes. doccano: JSONL with span labels (4, 3 solid, no claim, named, media+anonymous, hedge, quote, ai) or with
reliable/unreliable for the whole text.""",
)
@DATA
@click.option("--from", "kind", type=click.Choice(["csv", "labelstudio", "doccano"]), required=True, help="What wrote the files.")
@OUT
@click.option("--predictions", is_flag=True, help="Label Studio: take a task's predictions where nobody has annotated it.")
@reading_options
@plain_option
@verbosity_options
def import_(
    data: tuple[str, ...],
    kind: str,
    output: str,
    predictions: bool,
    reading: Reading,
    quiet: bool,
) -> None:
    """Turn CSV or an export of an annotation tool into JSON Lines."""
    from credscore.training.exporters import jsonl

    target = target_beside(output, data)
    found = reading.load(data, kind=kind, predictions=predictions)
    write_result(jsonl(found.articles), target)
    if not quiet:
        sentences = sum(len(a.sentences) for a in found.articles)
        remark(f"{counted(len(found), 'example')} with {counted(sentences, 'labelled sentence')}; {left_out(found)}")
    finish(found)


@click.command(
    short_help="Turn labelled examples into Label Studio tasks or CSV.",
    epilog="""\b
Examples:
  credscore data export --to labelstudio training_data -o tasks.json --config interface.xml
  credscore data export --to csv training_data -o labels.csv

Correct the labels there and bring them back:

\b
  credscore data import --from labelstudio export.json -o corrected.jsonl

Ratings, sources, flags and article ratings survive the way there and back unchanged."""
)
@DATA
@click.option("--to", "kind", type=click.Choice(["labelstudio", "csv"]), required=True, help="What will read the file.")
@OUT
@click.option("--predictions", is_flag=True, help="Label Studio: give the labels as proposals to accept, not as finished annotations.")
@click.option("--config", metavar="FILE", help="Label Studio: also write the labelling interface for the project's settings.")
@reading_options
@plain_option
@verbosity_options
def export(
    data: tuple[str, ...],
    kind: str,
    output: str,
    predictions: bool,
    config: str | None,
    reading: Reading,
    quiet: bool,
) -> None:
    """Turn labelled examples into Label Studio tasks or CSV, to correct them and bring them back."""
    from credscore.training import labelstudio_tasks, tables

    if kind == "csv" and (predictions or config):
        raise UsageError("--predictions and --config are for --to labelstudio.", "Leave them off for CSV.")
    target, config_target = target_beside(output, data), target_beside(config, data) if config else None
    found = reading.load(data)
    if kind == "csv":
        content = tables.to_csv(found.articles).encode("utf-8", "backslashreplace")  # ids may be names of files that are no UTF-8
    else:
        content = json_page(labelstudio_tasks.to_labelstudio(found.articles, predictions), indent=1)
    write_result(content, target)
    if config_target:
        write_result(labelstudio_tasks.CONFIG.encode("utf-8"), config_target)
    elif kind == "labelstudio" and not quiet:
        remark("The project needs the matching labelling interface: add --config interface.xml and paste it into its settings.")
    if not quiet:
        remark(f"{counted(len(found), 'example')} written; {left_out(found)}")
    finish(found)
