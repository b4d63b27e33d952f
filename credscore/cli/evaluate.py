"""`credscore evaluate`: a model against labelled examples, and against pinned floors."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from credscore.cli.common import color_option, format_option, model_option, remark, verbosity_options, wants_color
from credscore.cli.examples import DATA, Reading, finish, reading_options, target_beside
from credscore.cli.results import show, show_json, write_result
from credscore.cli.status import Status
from credscore.errors import UsageError

if TYPE_CHECKING:
    from credscore.training.evaluate import Measured
    from credscore.training.judge import Judged

_FIELDS = ("genre", "domain", "origin", "group", "split")


@click.command(
    epilog="""\b
Examples:
  credscore evaluate mine.jsonl
  credscore evaluate mine.jsonl --model models/mine --by genre --worst 20
  credscore evaluate mine.jsonl --cv --format json > figures.json
  credscore evaluate training_data --split test --pin training_data/floors.json
  credscore evaluate training_data --split test --floors training_data/floors.json

Examples that the model was trained on are never counted as if they were new to it. Where all that it was trained on is in DATA, their
figures come from cross-validation; where only some of it is, they are left out. The lines on top say which.
Where the model sees no claim in a sentence that has a rating, the middle of the scale counts as its answer.

Exit codes: 0 done; 1 a figure is below its floor, or rows left out; 2 wrong usage; 3 unusable model."""
)
@DATA
@format_option
@click.option("--by", metavar="FIELDS", help=f"Also by these fields, with commas: {', '.join(_FIELDS)}.  [default: genre,domain]")
@click.option("--worst", type=click.IntRange(min=0), default=5, show_default=True, help="How many of the largest disagreements to list.")
@click.option("--split", type=click.Choice(["test", "train", "all"]), help="Which rows. Default: all, or test where the model was trained on others.")
@click.option("--cv", is_flag=True, help="Cross-validate the features on DATA instead of measuring the model.")
@click.option("--plots", metavar="DIR", help="Also draw PNG pictures into DIR (needs the extra 'plots').")
@click.option("--floors", metavar="FILE", help="Check the figures against the floors in FILE; exit 1 when one falls below.")
@click.option("--pin", metavar="FILE", help="Write figures that rest on 20 cases or more into FILE as floors.")
@reading_options
@model_option
@color_option
@verbosity_options
def evaluate(
    data: tuple[str, ...],
    format_: str,
    by: str | None,
    worst: int,
    split: str | None,
    cv: bool,
    plots: str | None,
    floors: str | None,
    pin: str | None,
    reading: Reading,
    model: str | None,
    no_color: bool,
    quiet: bool,
) -> None:
    """Measure a model against labelled examples."""
    fields = _fields(by)
    if pin is not None:
        target_beside(pin, data)
    from credscore.training.floors import failures, read_floors
    from credscore.training.floors import pin as pinned

    bounds = read_floors(floors) if floors is not None else None
    if plots is not None:
        from credscore.io.pictures import check_matplotlib

        check_matplotlib()
    from credscore.training.evaluate import measure, measure_by
    from credscore.training.evaluate import worst as find_worst
    from credscore.training.judge import judge

    found = reading.load(data)
    with Status(quiet, wants_color(no_color, sys.stderr)) as progress:
        done = judge(found, model, split, cv, progress.say)
    measured = measure(done.p, done.q, done.rows)
    tables = {name: measure_by(done.p, done.q, name, done.rows) for name in fields}
    examples = find_worst(done.p, done.q, worst, done.rows)
    failed = failures(bounds, measured, found.fingerprint, done.split) if bounds is not None else []
    if format_ == "json":
        _json(done, found.fingerprint, measured, tables, examples, failed if bounds is not None else None)
    else:
        _text(done, measured, tables, examples)
    if plots is not None:
        from credscore.training.plots import draw

        drawn = draw(done.p, done.q, measured, plots, done.rows)
        if not quiet:
            remark(f"Drew {', '.join(drawn.values()) or 'nothing: there are too few ratings'}")
    if pin is not None:
        from credscore.training.floors import FEWEST_CASES, as_json, not_pinned

        write_result(as_json(pinned(measured, found.fingerprint, done.split)), pin)
        if not quiet:
            remark(f"Pinned in {pin}")
            few = not_pinned(measured)
            if few:
                remark(f"Not pinned, for they rest on fewer than {FEWEST_CASES} cases: {', '.join(few)}")
    for line in failed:
        remark(f"Floors not kept: {line}")
    if bounds is not None and not failed and not quiet:
        remark(f"All figures keep to the floors in {floors}")
    if failed:
        click.get_current_context().exit(1)
    finish(found)


def _fields(by: str | None) -> list[str]:
    if by is None:
        return ["genre", "domain"]
    out = list(dict.fromkeys(part.strip() for part in by.split(",") if part.strip()))
    unknown = [name for name in out if name not in _FIELDS]
    if unknown:
        raise UsageError(f"--by knows no field '{unknown[0]}'.", f"Fields: {', '.join(_FIELDS)}.")
    return out


def _json(
    done: Judged,
    data: str,
    measured: Measured,
    tables: dict[str, dict[str, Measured]],
    examples: dict[str, list[dict[str, Any]]],
    failed: list[str] | None,
) -> None:
    out = {"model": done.model, "data": data, "split": done.split, "notes": done.notes, **measured.to_dict()}
    out["by"] = {name: {value: one.to_dict() for value, one in table.items()} for name, table in tables.items()}
    out["worst"] = examples
    if failed is not None:
        out["below_floor"] = failed
    show_json(out)


def _text(done: Judged, measured: Measured, tables: dict[str, dict[str, Measured]], examples: dict[str, list[dict[str, Any]]]) -> None:
    from credscore.cli.evaluate_text import detail_text, metrics_text, size_text, worst_text

    rows = {"cv": "cross-validated", "all": "all rows"}.get(done.split, f"{done.split} rows")
    lines = [f"Model {done.model['name']} {done.model['version']} ({done.model['fingerprint']}), {rows}: {size_text(measured.counts)}"]
    lines += done.notes
    # A field with a single value tells nothing that the overall figures do not.
    tables = {name: table for name, table in tables.items() if len(table) > 1}
    lines += ["", *metrics_text({"value": measured}), *detail_text(measured, tables), *worst_text(examples)]
    show("\n".join(lines))
