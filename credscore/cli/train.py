"""`credscore train`: labelled examples in, a model with its figures and its card out."""

from __future__ import annotations

import shlex
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from credscore.cli.common import color_option, remark, report_error, verbosity_options, wants_color
from credscore.cli.examples import DATA, Reading, finish, reading_options
from credscore.cli.results import show
from credscore.cli.status import Status
from credscore.errors import CredscoreError, InputError, ModelError, UsageError
from credscore.io.encodings import has_halves
from credscore.report.visible import one_line

if TYPE_CHECKING:
    from credscore.training.train import Figures, Trained

_PICTURES = "plots"


@click.command(
    epilog="""\b
Examples:
  credscore train training_data -o models/mine
  credscore train mine.jsonl more.csv -o models/mine --name newsroom --plots
  credscore train labels.csv -o models/mine --base models/older
  credscore train mine.jsonl -o models/new --model models/mine
  credscore train news.csv -o models/mine --label fake=unreliable --label real=reliable

DATA is JSON Lines, CSV (columns text and label or rating), an export of Label Studio or doccano, or a folder of JSON Lines, with
at least 10 labelled articles or 30 labelled sentences. Rows with "split": "test" are never trained on; the model is measured on
them at the end. Rows with the same "group" stay together in cross-validation; with more than five files, so do those of a file.

Exit codes: 0 done; 1 not saved (DATA cannot be read, is too little or all the same; the model in DIR is better; nothing was learned), or rows
left out; 2 wrong usage, or an unusable model in -o DIR; 3 unusable model of --base or --model."""
)
@DATA
@click.option("-o", "--output", metavar="DIR", required=True, help="Where the model goes: a new directory, or one with a model.")
@click.option("--model", metavar="DIR", help="The model in use, to compare with. Default: the one in -o DIR, else the one that ships.")
@click.option("--base", metavar="DIR", help="Model that lends what DATA has no labels for. Default: the one that ships.")
@click.option("--name", default="custom", show_default=True, help="The model's name, shown in every report.")
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Which groups form the folds; also of the comparison."
)
@click.option(
    "--without",
    metavar="GROUP",
    multiple=True,
    # Written out: `credscore.model.groups`, which knows them, would be loaded for every command's help.
    help="Leave a group of features out: attribution, hedging, judgement, quotations, verification, disclosure, detail, neighbours, "
    "article, position, wording, boilerplate, form. Can be given again.",
)
@reading_options
@click.option("--force", is_flag=True, help="Overwrite the model in DIR even if it is better, or unusable, or if nothing was learned.")
@click.option("--no-compare", is_flag=True, help="Do not compare with the model in use.")
@click.option("--plots", is_flag=True, help="Also draw pictures into DIR/plots (needs the extra 'plots').")
@color_option
@verbosity_options
def train(
    data: tuple[str, ...],
    output: str,
    model: str | None,
    base: str | None,
    name: str,
    seed: int,
    without: tuple[str, ...],
    reading: Reading,
    force: bool,
    no_compare: bool,
    plots: bool,
    no_color: bool,
    quiet: bool,
) -> None:
    """Train a model on labelled examples, measure it, and compare it with the model in use."""
    from credscore.training import train as training

    folder = Path(output)
    there = training.check_target(folder, force)
    if not name.strip():
        raise UsageError("The name of a model cannot be empty.", "Example: --name newsroom")
    if has_halves(name):
        raise UsageError("The name of a model has bytes that are no text.", "Write it in UTF-8, or in ASCII.")
    if there == "model" and no_compare and not force:
        raise UsageError(
            f"{output} holds a model, and without a comparison nobody knows which is better.", "Leave --no-compare out, or add --force."
        )
    if model is not None:
        from credscore.model.bundle import load_bundle

        if no_compare:
            raise UsageError("--model names what to compare with, and --no-compare asks for no comparison.", "Leave one of them out.")
        load_bundle(Path(model))  # one that cannot be used is told of now, not when all is learned
        if there == "model" and folder.samefile(model):
            model = None  # it is compared with as it is
    if plots:
        from credscore.io.pictures import check_matplotlib

        check_matplotlib()
    began = time.monotonic()
    with Status(quiet, wants_color(no_color, sys.stderr)) as progress:
        found = reading.load(data)
        made = training.train(found, name, seed, base, progress.say, without)
        made.options = _options(base, without, reading.labels)
        if not no_compare:
            progress.say("comparing with the model in use")
        old = folder if there == "model" else None
        bar, compared = (None, []) if no_compare or (model is not None and old is None) else _compare(made, old, own=model is not None)
        if model is not None:
            compared = _compare(made, Path(model))[1] + compared
    if made.alike:
        remark(f"Warning: {made.alike:,} of the {made.examples:,} examples are near-duplicates of others in other groups.")
        remark(f"  Give those of one kind the same group, or leave them out. They are listed by: credscore data check {shlex.join(data)} -v")
    _summary(made, compared)
    if there == "model" and bar is not None and not force:
        raise CredscoreError(f"Not saved: {bar}.", "Give another -o DIR, or overwrite it all the same with --force.")
    if there == "unusable" and not quiet:
        remark(f"The model in {output} cannot be used by this credscore and is replaced.")
    part = (made.test or made.folds) if plots else None
    training.save(made, folder, {} if part is None else _pictures(part, "test rows" if made.test else "cross-validated"))
    _draw(part, folder / _PICTURES)
    if not quiet:
        remark(f"Written to {output} in {time.monotonic() - began:.0f} s: {', '.join(training.FILES)}{', plots' if plots else ''}")
    finish(found)


def _options(base: str | None, without: Sequence[str], labels: Mapping[str, str]) -> list[str]:
    """What the card names beside name and seed. A directory means nothing elsewhere: the base model is told by its fingerprint."""
    given = [("--without", group) for group in without] + [("--label", f"{word}={meaning}") for word, meaning in labels.items()]
    return [part for pair in given + [("--base", "BASE")] * (base is not None) for part in pair]


def _compare(made: Trained, folder: Path | None, own: bool = False) -> tuple[str | None, list[str]]:
    """(why it must not replace the other, or None; lines for the summary) against the model in `folder`, else the shipped one.

    own : that is the one to be replaced, and another one is in use."""
    from credscore.cli.evaluate_text import comparison_text
    from credscore.model.bundle import shipped_model
    from credscore.training.doubts import NO_NEARER, guessing
    from credscore.training.train import compared

    try:
        comparison, old = compared(made, folder or shipped_model())
    except ModelError as error:
        # Only the shipped one can fail here: the others were loaded before.
        report_error(ModelError(f"No comparison, for the model that ships cannot be used: {error.message}"))
        return None, []
    bar = None
    if comparison.verdict == "worse":
        bar = f"on the same rows the model in {folder} is better than the new one"
    elif comparison.empty:
        bar = f"the new model {NO_NEARER}"
    elif why := guessing(made.held_out.p, made.held_out.q):
        bar = f"on rows held out the new model {why}"
    return bar, comparison_text(comparison, old.info, "in -o" if own else "in use")


def _summary(made: Trained, comparison: list[str]) -> None:
    from credscore.cli.evaluate_text import metrics_text, size_text

    sides = {"cross-validated": made.folds.measured} | ({"test rows": made.test.measured} if made.test else {})
    lines = [f"Trained on {size_text(made.folds.measured.counts)}; seed {made.seed}"]
    if made.test:
        lines.append(f"Put aside as test: {size_text(made.test.measured.counts)}")
    labels = Counter(a.label for a in made.folds.p.articles if a.label is not None)
    if labels:
        # Data sets differ in what their 1 is: who sees the counts sees which way round it was read.
        lines.append(f"Labels: {labels[1]:,} reliable, {labels[0]:,} unreliable")
    if made.base is not None and made.lent:
        lender = f"{made.base.info['name']} ({made.base.info['fingerprint']})"
        lines.append(f"Too few labels for {', '.join(made.lent)}: the model {lender} lends those heads.")
    lines += made.fitted.notes
    lines += ["", *metrics_text(sides), *_phrases(made), *comparison]
    lines += ["", *made.doubts] if made.doubts else []
    show("\n".join(lines))


def _phrases(made: Trained, count: int = 3) -> list[str]:
    """The strongest phrases of a model that has any, marks alone left out."""
    if not any(made.phrases):
        return []
    rows = []
    for label, some in zip(("reliable", "unreliable"), made.phrases, strict=True):
        words = [f"“{one.phrase}”" for one in some if any(map(str.isalnum, one.phrase))][:count]
        rows.append(f"for {label} {', '.join(words) or 'none'}")
    return ["", one_line(f"Phrases that weigh most: {'; '.join(rows)} (more in card.md)")]


def _pictures(part: Figures, rows: str) -> dict[str, str]:
    """The pictures of a model for its card; title -> path. rows : what they show, in words."""
    from credscore.training.plots import pictures

    return {f"{title}, {rows}": f"{_PICTURES}/{name}" for title, (name, _) in pictures(part.p, part.q, part.measured).items()}


def _draw(part: Figures | None, folder: Path) -> None:
    """Put the pictures of a model that is saved, if it is to have any, where those of the one that it replaces were."""
    from credscore.training.plots import NAMES, draw

    try:
        for name in NAMES:
            (folder / name).unlink(missing_ok=True)
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
        if part is not None:
            draw(part.p, part.q, part.measured, str(folder))
    except (OSError, InputError) as error:
        why = error.message if isinstance(error, InputError) else f"The old pictures in {folder} cannot be removed: {error.strerror}."
        raise CredscoreError(f"The model is saved, but its pictures are not. {why}", "Check the permissions and the free space.") from None
