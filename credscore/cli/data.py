"""`credscore data`: check, describe, split, convert and compare labelled examples."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import click

from credscore.cli.common import format_option, label_option, plain_option, remark, verbosity_options, version_option
from credscore.cli.data_exchange import export, import_
from credscore.cli.examples import DATA, ENCODING, Reading, finish, reading_options, tell_left_out, tell_unmet
from credscore.cli.results import OUT, show, show_json, target_file, write_result
from credscore.errors import UsageError
from credscore.io.counts import counted


@click.group(
    epilog="""\b
Examples:
  credscore data check training_data
  credscore data stats training_data --plots pictures
  credscore data import --from labelstudio export.json -o mine.jsonl

DATA is JSON Lines, CSV, an export of Label Studio or doccano (also .gz), a folder of JSON Lines, or - for standard input."""
)
def data() -> None:
    """Check, describe, split, convert and compare labelled examples."""


@data.command(
    short_help="Find what is wrong with labelled examples, or looks wrong.",
    epilog="""\b
Examples:
  credscore data check training_data
  credscore data check mine.jsonl --format json

Errors: rows that cannot be read (fields, offsets, overlapping or empty sentences, ratings, sources, ids used twice); one group,
or two near-duplicates, in train and in test. Warnings: near-duplicates, labels that contradict each other, sentences that begin or
end inside words, articles that no model scores, lopsided data.
An error that many rows share is said once, with how many they are; of findings of one kind the first five are shown. -v and --format json
list all.
Exit codes: 0 no errors (there may be warnings); 1 errors."""
)
@DATA
@format_option
@label_option
@ENCODING
@plain_option
@verbosity_options
def check(data: tuple[str, ...], format_: str, label: dict[str, str], encoding: str | None, quiet: bool, verbose: bool) -> None:
    """Find what is wrong with labelled examples, or looks wrong: file, line, reason."""
    from credscore.cli.data_text import findings_text
    from credscore.training.checks import check as find
    from credscore.training.dataset import no_examples, read
    from credscore.training.enough import refusal
    from credscore.training.problems import labels_found, options_for

    found = read(data, labels=label, encoding=encoding)
    if not found.articles and not found.problems:
        raise no_examples(found)
    if verbose and not quiet:
        remark(f"Read {', '.join(found.files)}")
    tell_unmet(found)
    findings = find(found)
    errors = sum(f.level == "error" for f in findings)
    sentences = sum(len(a.sentences) or a.unit == "sentence" for a in found.articles)
    if format_ == "json":
        counts = Counter(f.code for f in findings)
        head = {"examples": len(found), "sentences": sentences, "errors": errors, "warnings": len(findings) - errors}
        show_json(head | {"fingerprint": found.fingerprint or None, "codes": dict(counts), "findings": [f.as_dict() for f in findings]})
    elif findings:
        show("\n".join(findings_text(findings, each=verbose)))
    if found.unknown_labels:
        remark(f"{labels_found(found.unknown_labels)} Say what each means: {options_for(found.unknown_labels)}")
    if not quiet:
        counts_text = f"{counted(errors, 'error')}, {counted(len(findings) - errors, 'warning')}"
        kinds = Counter(f.code for f in findings)
        by_kind = f" ({', '.join(f'{code} {count:,}' for code, count in kinds.most_common())})" if len(kinds) > 1 else ""
        remark(f"{counted(len(found), 'example')}, {counted(sentences, 'sentence')}: {counts_text}{by_kind}")
        unread = bool(found.problems or found.unknown_labels) or "one-kind" in kinds  # what they are short of is told
        refused = refusal(found.articles) if found.articles and not unread and any(a.split != "test" for a in found.articles) else None
        if refused is not None:
            remark(f"These examples alone are not enough for train: {refused}")
    click.get_current_context().exit(1 if errors else 0)


@data.command(
    short_help="Count ratings, sources, flags and genres.",
    epilog="""\b
Examples:
  credscore data stats training_data
  credscore data stats training_data --format json > stats.json
  credscore data stats --text-only news.jsonl.gz --sample 50000

The figures under "How different the texts are" depend on the size of a set: to compare two, give both the same --sample."""
)
@DATA
@format_option
@click.option("--text-only", is_flag=True, help="DATA need not be labelled: only measure how different the texts are.")
@click.option("--sample", type=click.IntRange(min=1), metavar="WORDS", help="Measure the texts on a sample of so many words.")
@click.option("--no-diversity", is_flag=True, help="Only count the labels (faster).")
@click.option("--plots", "--plot", metavar="DIR", help="Also draw PNG pictures into DIR (needs the extra 'plots').")
@reading_options
@plain_option
@verbosity_options
def stats(
    data: tuple[str, ...],
    format_: str,
    text_only: bool,
    sample: int | None,
    no_diversity: bool,
    plots: str | None,
    reading: Reading,
    quiet: bool,
) -> None:
    """Describe labelled examples: ratings, sources, flags, genres, and how different the texts are."""
    if text_only and no_diversity:
        raise UsageError("--text-only and --no-diversity leave nothing to measure.", "Give one of them.")
    if plots:
        from credscore.io.pictures import check_matplotlib

        check_matplotlib()
    out: dict[str, Any] = {}
    left_out = False
    if text_only:
        from credscore.training.dataset import load_texts

        plain = load_texts(data, reading.skip_bad, reading.encoding)
        tell_left_out(plain.problems, reading.verbose and not reading.quiet)
        texts, groups, left_out = plain.texts, plain.groups, bool(plain.problems)
    else:
        from credscore.training.split import group_key
        from credscore.training.stats import stats as count

        found = reading.load(data)
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
    if plots:
        from credscore.training.stats_plots import draw

        for path in draw(out.get("labels", {}), texts, plots):
            if not quiet:
                remark(f"Drew {path}")
    if format_ == "json":
        show_json(out)
    else:
        from credscore.cli.data_text import diversity_text, stats_text

        parts = [stats_text(out["labels"])] if "labels" in out else []
        parts += [diversity_text(out["diversity"])] if "diversity" in out else []
        show("\n\n".join(parts))
    click.get_current_context().exit(1 if left_out else 0)


@data.command(
    short_help="Put a fixed test part aside, by group.",
    epilog="""\b
Examples:
  credscore data split mine.jsonl -o marked.jsonl
  credscore data split mine.jsonl -o folder/      (writes folder/train.jsonl and folder/test.jsonl)
  credscore data split training_data --in-place

The field "split" of each example says "train" or "test"; `credscore train` never trains on test examples. Examples with one
`group` stay together; ratings and genres are spread evenly; the same data and seed give the same split in any order."""
)
@DATA
@OUT
@click.option("--test-share", type=float, default=0.15, show_default=True, help="Share of the examples to put aside.")
@click.option("--seed", type=int, help="Another seed gives another split.")
@click.option("--in-place", is_flag=True, help="Write the field into the JSON Lines files themselves, other fields untouched.")
@click.option("--redo", is_flag=True, help="Draw anew although the examples already record a test split.")
@reading_options
@plain_option
@verbosity_options
def split(
    data: tuple[str, ...],
    output: str,
    test_share: float,
    seed: int | None,
    in_place: bool,
    redo: bool,
    reading: Reading,
    quiet: bool,
) -> None:
    """Put a fixed test part aside: by group, copies with their originals, with the same mix of ratings and genres."""
    from credscore.training import split as splitting
    from credscore.training.exporters import jsonl, mark_split

    if in_place and (output != "-" or reading.skip_bad):
        raise UsageError("--in-place goes with neither -o nor --skip-bad.", "It rewrites the files it reads, every row of them.")
    found = reading.load(data)
    if any(a.split == "test" for a in found.articles) and not redo:
        raise UsageError(
            "These examples already record a test split.",
            "A test part is only worth something while it stays the same; to draw it anew: --redo",
        )
    bound = splitting.bound_keys(found.articles)
    sides = splitting.split(found.articles, test_share, splitting.SEED if seed is None else seed, bound)
    for article, side in zip(found.articles, sides, strict=True):
        article.split = side
    if in_place:
        mark_split(found)
    elif output != "-" and (os.path.isdir(output) or output.endswith("/")):
        for side, target in _side_files(output, found.files).items():
            write_result(jsonl(a for a in found.articles if a.split == side), target)
    else:
        write_result(jsonl(found.articles), target_file(output, found.files))
    if not quiet:
        sizes = Counter(key for key, _ in set(zip(bound, map(splitting.group_key, found.articles), strict=True)))
        joined = [size for size in sizes.values() if size > 1]
        if joined:
            remark(f"{counted(sum(joined), 'group')} hold texts that are copies of one another, or nearly: kept together as {len(joined):,}")
        groups = {side: len({splitting.group_key(a) for a in found.articles if a.split == side}) for side in ("train", "test")}
        counts = Counter(sides)
        remark(", ".join(f"{side}: {counted(counts[side], 'example')} in {counted(groups[side], 'group')}" for side in ("train", "test")))
    finish(found)


def _side_files(folder: str, inputs: Sequence[str]) -> dict[str, str | None]:
    """A file for each side in a folder, which is made if it is missing. Raises UsageError before any of them is written."""
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise UsageError(f"The folder {folder} cannot be made: {error.strerror}.", "Choose another -o.") from None
    return {side: target_file(os.path.join(folder, f"{side}.jsonl"), inputs) for side in ("train", "test")}


@data.command(
    epilog="""\b
Examples:
  credscore data agreement ann.jsonl ben.jsonl
  credscore data agreement labels/first.jsonl labels/second.jsonl --texts training_data --format json

Examples are matched by id (by text where they have none), sentences by their offsets.
Kappa: 1 full agreement, 0 chance; a dash where it is not defined."""
)
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@format_option
@click.option("--texts", metavar="DATA", multiple=True, help="Where the texts are (by id), when A and B hold only labels.")
@click.option("--worst", type=click.IntRange(min=0), default=10, show_default=True, help="How many of the largest disagreements to list.")
@reading_options
@plain_option
@verbosity_options
def agreement(
    a: str,
    b: str,
    format_: str,
    texts: tuple[str, ...],
    worst: int,
    reading: Reading,
    quiet: bool,
) -> None:
    """Compare two labellings of the same texts."""
    from credscore.training.agreement import agreement as compare

    if [a, b, *texts].count("-") > 1:
        raise UsageError("Standard input can be read only once.", "Give '-' one time.")
    known = {x.id: x.text for x in reading.load(texts).articles} if texts else None
    left, right = (reading.load((path,), texts=known) for path in (a, b))
    found = compare(left.articles, right.articles, worst)
    if format_ == "json":
        show_json(asdict(found))
    else:
        from credscore.cli.data_text import agreement_text

        show(agreement_text(asdict(found)))
    if not quiet:
        for ids, what in ((found.only_a, f"only in {a}"), (found.only_b, f"only in {b}"), (found.other_text, "with another text")):
            if ids:
                remark(f"Not compared, {what}: {', '.join(ids[:10])}" + (f" and {len(ids) - 10} more" if len(ids) > 10 else ""))
        if found.unmatched:
            remark(f"Not compared: {found.unmatched:,} sentences that the other side cut differently or left out")
    if left.problems or right.problems or found.other_text:
        click.get_current_context().exit(1)


for command in (import_, export):
    data.add_command(command)
version_option(data)
