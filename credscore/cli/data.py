"""`credscore data`: check, describe, split, convert and compare labelled examples."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from credscore.cli.common import label_option, remark, verbosity_options, write_result
from credscore.errors import UsageError
from credscore.report.visible import visible

if TYPE_CHECKING:
    from credscore.training.dataset import Dataset

_FORMAT = click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people or for programs."
)
_SKIP = click.option("--skip-bad", is_flag=True, help="Leave broken rows out (each is named) instead of stopping.")
_OUT = click.option("-o", "--output", metavar="FILE", default="-", help="Where to write. Default: standard output.")
_DATA = click.argument("data", metavar="DATA...", nargs=-1, required=True)


@click.group(
    epilog="""\b
Examples:
  credscore data check training_data
  credscore data stats training_data --plot pictures
  credscore data import --from labelstudio export.json -o mine.jsonl

DATA is JSON Lines, CSV, an export of Label Studio or doccano (also .gz), a folder of JSON Lines, or - for standard input."""
)
def data() -> None:
    """Check, describe, split, convert and compare labelled examples."""


def _load(paths: tuple[str, ...], labels: dict[str, str], skip_bad: bool, quiet: bool, verbose: bool, **more: Any) -> Dataset:
    """Read examples; what was left out is named on stderr, one line each."""
    from credscore.training.dataset import load

    def progress(file: str, rows: int) -> None:
        remark(f"Read {file}: {_n(rows, 'example')} so far")

    found = load(paths, labels=labels, skip_bad=skip_bad, progress=progress if verbose else None, **more)
    for problem in found.problems:
        remark(f"Left out: {problem}")
    if verbose and not quiet:
        remark(f"{_n(len(found), 'example')}, {_left_out(found)}")
    return found


def _n(count: int, what: str) -> str:
    """'1 example', '2,000 examples'."""
    return f"{count:,} {what}{'s' * (count != 1)}"


def _left_out(found: Dataset) -> str:
    return _n(len({(p.file, p.line) for p in found.problems}), "row") + " left out"


def _show(text: str) -> None:
    click.echo("\n".join(visible(line) for line in text.split("\n")))


def _json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def _target(output: str, inputs: tuple[str, ...]) -> str | None:
    """The file to write, None for standard output. Raises UsageError for one that cannot be, or is an input."""
    from credscore.cli.common import check_output

    if output == "-":
        return None
    check_output(output, tuple(path for path in inputs if path != "-"))
    return output


def _finish(found: Dataset) -> None:
    """Exit 1 when rows were left out."""
    if found.problems:
        click.get_current_context().exit(1)


@data.command(
    epilog="""\b
Examples:
  credscore data check training_data
  credscore data check mine.jsonl --format json

Errors: rows that cannot be read (fields, offsets, overlapping or empty sentences, ratings, sources, ids used twice); one group,
or two near-duplicates, in train and in test. Warnings: near-duplicates, labels that contradict each other, lopsided data.
An error that many rows share is said once, with how many they are; -v and --format json list every row.
Exit codes: 0 no errors (there may be warnings); 1 errors."""
)
@_DATA
@_FORMAT
@label_option
@verbosity_options
def check(data: tuple[str, ...], format_: str, label: dict[str, str], quiet: bool, verbose: bool) -> None:
    """Find what is wrong with labelled examples, or looks wrong: file, line, reason."""
    from credscore.cli.data_text import findings_text
    from credscore.training.checks import check as find
    from credscore.training.dataset import no_examples, read
    from credscore.training.problems import labels_found, options_for

    found = read(data, labels=label)
    if not found.articles and not found.problems:
        raise no_examples(found)
    if verbose:
        remark(f"Read {', '.join(found.files)}")
    findings = find(found)
    errors = sum(f.level == "error" for f in findings)
    sentences = sum(len(a.sentences) for a in found.articles)
    if format_ == "json":
        counts = Counter(f.code for f in findings)
        head = {"examples": len(found), "sentences": sentences, "errors": errors, "warnings": len(findings) - errors}
        _json(head | {"fingerprint": found.fingerprint or None, "codes": dict(counts), "findings": [f.as_dict() for f in findings]})
    elif findings:
        _show("\n".join(findings_text(findings, each=verbose)))
    if found.unknown_labels:
        remark(f"{labels_found(found.unknown_labels)} Say what each means: {options_for(found.unknown_labels)}")
    if not quiet:
        counts_text = f"{_n(errors, 'error')}, {_n(len(findings) - errors, 'warning')}"
        remark(f"{_n(len(found), 'example')}, {_n(sentences, 'sentence')}: {counts_text}")
    click.get_current_context().exit(1 if errors else 0)


@data.command(
    epilog="""\b
Examples:
  credscore data stats training_data
  credscore data stats training_data --format json > stats.json
  credscore data stats --text-only news.jsonl.gz --sample 50000

The figures under "How different the texts are" depend on the size of a set: to compare two, give both the same --sample."""
)
@_DATA
@_FORMAT
@click.option("--text-only", is_flag=True, help="DATA need not be labelled: only measure how different the texts are.")
@click.option("--sample", type=click.IntRange(min=1), metavar="WORDS", help="Measure the texts on a sample of so many words.")
@click.option("--no-diversity", is_flag=True, help="Only count the labels (faster).")
@click.option("--plot", metavar="DIR", help="Also draw PNG pictures into DIR (needs the extra 'plots').")
@label_option
@_SKIP
@verbosity_options
def stats(
    data: tuple[str, ...],
    format_: str,
    text_only: bool,
    sample: int | None,
    no_diversity: bool,
    plot: str | None,
    label: dict[str, str],
    skip_bad: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Describe labelled examples: ratings, sources, flags, genres, and how different the texts are."""
    if text_only and no_diversity:
        raise UsageError("--text-only and --no-diversity leave nothing to measure.", "Give one of them.")
    out: dict[str, Any] = {}
    left_out = False
    if text_only:
        from credscore.training.dataset import load_texts

        plain = load_texts(data, skip_bad)
        for problem in plain.problems:
            remark(f"Left out: {problem}")
        texts, groups, left_out = plain.texts, plain.groups, bool(plain.problems)
    else:
        from credscore.training.split import group_key
        from credscore.training.stats import stats as count

        found = _load(data, label, skip_bad, quiet, verbose)
        out["labels"] = count(found)
        whole = [a for a in found.articles if a.unit == "article"] or found.articles
        texts, groups, left_out = [a.text for a in whole], [group_key(a) for a in whole], bool(found.problems)
    if sample is not None:
        from credscore.training.diversity import sample as draw_sample

        chosen = draw_sample(texts, sample)
        texts, groups = [texts[i] for i in chosen], [groups[i] for i in chosen]
    if not no_diversity:
        from credscore.training.diversity import diversity

        out["diversity"] = diversity(texts, groups)
    if plot:
        from credscore.training.stats_plots import draw

        for path in draw(out.get("labels", {}), texts, plot):
            if not quiet:
                remark(f"Drew {path}")
    if format_ == "json":
        _json(out)
    else:
        from credscore.cli.data_text import diversity_text, stats_text

        parts = [stats_text(out["labels"])] if "labels" in out else []
        parts += [diversity_text(out["diversity"])] if "diversity" in out else []
        _show("\n\n".join(parts))
    click.get_current_context().exit(1 if left_out else 0)


@data.command(
    epilog="""\b
Examples:
  credscore data split mine.jsonl -o marked.jsonl
  credscore data split mine.jsonl -o folder/      (writes folder/train.jsonl and folder/test.jsonl)
  credscore data split training_data --in-place

The field "split" of each example says "train" or "test"; `credscore train` never trains on test examples. Examples with one
`group` stay together; ratings and genres are spread evenly; the same data and seed give the same split in any order."""
)
@_DATA
@_OUT
@click.option("--test-share", type=float, default=0.15, show_default=True, help="Share of the examples to put aside.")
@click.option("--seed", type=int, help="Another seed gives another split.")
@click.option("--in-place", is_flag=True, help="Write the field into the JSON Lines files themselves, other fields untouched.")
@click.option("--redo", is_flag=True, help="Draw anew although the examples already record a test split.")
@label_option
@_SKIP
@verbosity_options
def split(
    data: tuple[str, ...],
    output: str,
    test_share: float,
    seed: int | None,
    in_place: bool,
    redo: bool,
    label: dict[str, str],
    skip_bad: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Put a fixed test part aside: by group, with the same mix of ratings and genres."""
    from credscore.training import split as splitting
    from credscore.training.exporters import jsonl, mark_split

    if in_place and (output != "-" or skip_bad):
        raise UsageError("--in-place goes with neither -o nor --skip-bad.", "It rewrites the files it reads, every row of them.")
    found = _load(data, label, skip_bad, quiet, verbose)
    if any(a.split == "test" for a in found.articles) and not redo:
        raise UsageError(
            "These examples already record a test split.",
            "A test part is only worth something while it stays the same; to draw it anew: --redo",
        )
    sides = splitting.split(found.articles, test_share, splitting.SEED if seed is None else seed)
    for article, side in zip(found.articles, sides, strict=True):
        article.split = side
    if in_place:
        mark_split(found)
    elif output != "-" and (os.path.isdir(output) or output.endswith("/")):
        for side in ("train", "test"):
            path = os.path.join(output, f"{side}.jsonl")
            os.makedirs(output, exist_ok=True)
            write_result(jsonl(a for a in found.articles if a.split == side), _target(path, data))
    else:
        write_result(jsonl(found.articles), _target(output, data))
    if not quiet:
        groups = {side: len({splitting.group_key(a) for a in found.articles if a.split == side}) for side in ("train", "test")}
        counts = Counter(sides)
        remark(", ".join(f"{side}: {_n(counts[side], 'example')} in {_n(groups[side], 'group')}" for side in ("train", "test")))
    _finish(found)


@data.command(
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
@_DATA
@click.option("--from", "kind", type=click.Choice(["csv", "labelstudio", "doccano"]), required=True, help="What wrote the files.")
@_OUT
@click.option("--predictions", is_flag=True, help="Label Studio: take a task's predictions where nobody has annotated it.")
@label_option
@_SKIP
@verbosity_options
def import_(
    data: tuple[str, ...],
    kind: str,
    output: str,
    predictions: bool,
    label: dict[str, str],
    skip_bad: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Turn CSV or an export of an annotation tool into JSON Lines."""
    from credscore.training.exporters import jsonl

    target = _target(output, data)
    found = _load(data, label, skip_bad, quiet, verbose, kind=kind, predictions=predictions)
    write_result(jsonl(found.articles), target)
    if not quiet:
        sentences = sum(len(a.sentences) for a in found.articles)
        remark(f"{_n(len(found), 'example')} with {_n(sentences, 'labelled sentence')}; {_left_out(found)}")
    _finish(found)


@data.command(
    epilog="""\b
Examples:
  credscore data export --to labelstudio training_data -o tasks.json --config interface.xml
  credscore data export --to csv training_data -o labels.csv

Correct the labels there and bring them back: credscore data import --from labelstudio export.json -o corrected.jsonl
Ratings, sources, flags and article ratings survive the way there and back unchanged."""
)
@_DATA
@click.option("--to", "kind", type=click.Choice(["labelstudio", "csv"]), required=True, help="What will read the file.")
@_OUT
@click.option("--predictions", is_flag=True, help="Label Studio: give the labels as proposals to accept, not as finished annotations.")
@click.option("--config", metavar="FILE", help="Label Studio: also write the labelling interface for the project's settings.")
@label_option
@_SKIP
@verbosity_options
def export(
    data: tuple[str, ...],
    kind: str,
    output: str,
    predictions: bool,
    config: str | None,
    label: dict[str, str],
    skip_bad: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Turn labelled examples into Label Studio tasks or CSV, to correct them and bring them back."""
    from credscore.training import exchange, tables

    if kind == "csv" and (predictions or config):
        raise UsageError("--predictions and --config are for --to labelstudio.", "Leave them off for CSV.")
    target, config_target = _target(output, data), _target(config, data) if config else None
    found = _load(data, label, skip_bad, quiet, verbose)
    if kind == "csv":
        content = tables.to_csv(found.articles)
    else:
        content = json.dumps(exchange.to_labelstudio(found.articles, predictions), ensure_ascii=False, indent=1) + "\n"
    write_result(content.encode("utf-8"), target)
    if config_target:
        write_result(exchange.CONFIG.encode("utf-8"), config_target)
    elif kind == "labelstudio" and not quiet:
        remark("The project needs the matching labelling interface: add --config interface.xml and paste it into its settings.")
    if not quiet:
        remark(f"{_n(len(found), 'example')} written; {_left_out(found)}")
    _finish(found)


@data.command(
    epilog="""\b
Examples:
  credscore data agreement ann.jsonl ben.jsonl
  credscore data agreement labels/first.jsonl labels/second.jsonl --texts training_data --format json

Examples are matched by id, sentences by their offsets. Kappa: 1 full agreement, 0 chance; a dash where it is not defined."""
)
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@_FORMAT
@click.option("--texts", metavar="DATA", multiple=True, help="Where the texts are (by id), when A and B hold only labels.")
@click.option("--worst", type=click.IntRange(min=0), default=10, show_default=True, help="How many of the largest disagreements to list.")
@label_option
@_SKIP
@verbosity_options
def agreement(
    a: str,
    b: str,
    format_: str,
    texts: tuple[str, ...],
    worst: int,
    label: dict[str, str],
    skip_bad: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Compare two labellings of the same texts."""
    from credscore.training.agreement import agreement as compare

    known = {x.id: x.text for x in _load(texts, label, skip_bad, quiet, verbose).articles} if texts else None
    left, right = (_load((path,), label, skip_bad, quiet, verbose, texts=known) for path in (a, b))
    found = compare(left.articles, right.articles, worst)
    if format_ == "json":
        _json(asdict(found))
    else:
        from credscore.cli.data_text import agreement_text

        _show(agreement_text(asdict(found)))
    if not quiet:
        for ids, what in ((found.only_a, f"only in {a}"), (found.only_b, f"only in {b}"), (found.other_text, "with another text")):
            if ids:
                remark(f"Not compared, {what}: {', '.join(ids[:10])}" + (f" and {len(ids) - 10} more" if len(ids) > 10 else ""))
        if found.unmatched:
            remark(f"Not compared: {found.unmatched:,} sentences that the other side cut differently or left out")
    if left.problems or right.problems or found.other_text:
        click.get_current_context().exit(1)
