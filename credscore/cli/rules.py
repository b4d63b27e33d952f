"""`credscore rules`: every rule that finds evidence, with its examples, and how it does on labelled data."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

import click

from credscore.cli.common import format_option, label_option, plain_option, remark, verbosity_options
from credscore.cli.examples import ENCODING, Reading, target_beside
from credscore.cli.results import OUT, write_result
from credscore.cli.tables import table
from credscore.io.counts import counted
from credscore.io.jsontext import json_page
from credscore.schema import EVIDENCE_FIELDS, RULE_KINDS

if TYPE_CHECKING:
    from credscore.evidence.diagnostics import Analysis, Coverage, RuleInfo

_DISCLOSURES = tuple(kind for kind in EVIDENCE_FIELDS if kind.startswith("ai_"))  # the kinds of evidence that disclosure rules find
_SHORTEST = 24  # columns; examples are cut to the terminal, but never further than this


@click.command(
    epilog="""\b
Examples:
  credscore rules --kind hedge
  credscore rules --grep anonym
  credscore rules --coverage training_data
  credscore rules --coverage mine.jsonl --kind attribution --format json -o rules.json

--coverage counts, for each rule: how often it fired, in how many sentences (share of all), the sentences whose label can tell
(judged), how many of them agree (precision), where another rule of its kind fired too (overlaps), and where the label says something
else (conflicts, and what). Attribution is judged by the labelled sources, hedges by the hedge flag, quotations by the quote flag,
disclosures by the ai flag, boilerplate by "no claim"; boosters, checks and words of the writer's voice have no label. Weasel words,
approximations and conditions are hedges that are not meant to set the flag: a low precision is no fault of theirs.

Exit codes: 0 done; 1 some rows of DATA were left out, or DATA cannot be read; 2 it is not there; 3 a lexicon that cannot be used."""
)
@click.option(
    "--kind",
    type=click.Choice((*RULE_KINDS, *_DISCLOSURES)),
    metavar="KIND",
    multiple=True,
    help=f"Only rules of this kind (may be repeated): {', '.join(RULE_KINDS)}; of disclosures also {', '.join(_DISCLOSURES)}.",
)
@click.option("--grep", metavar="TEXT", help="Only rules with TEXT in their id, subtype, forms or examples; case does not matter.")
@click.option("--coverage", metavar="DATA", multiple=True, help="Labelled examples to check the rules against (may be repeated).")
@label_option
@ENCODING
@click.option("--skip-bad", is_flag=True, help="With --coverage: leave broken rows out (each is named) instead of stopping.")
@format_option
@OUT
@plain_option
@verbosity_options
def rules(
    kind: tuple[str, ...],
    grep: str | None,
    coverage: tuple[str, ...],
    label: dict[str, str],
    encoding: str | None,
    skip_bad: bool,
    format_: str,
    output: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """List, explain and check the rules that find evidence.

    Not among them: wording/word and wording/phrase in reports. They stand for words that the model weighs, not for a rule of ours.
    """
    from credscore.evidence.diagnostics import catalogue

    target = target_beside(output, coverage)
    chosen = [rule for rule in catalogue() if (not kind or rule.kind in kind or rule.subtype in kind) and (grep is None or _mentions(rule, grep))]
    if not chosen and not quiet:
        remark("No rule is like that. credscore rules lists all of them.")
    broken = False
    if coverage:
        content, broken = _coverage(coverage, chosen, Reading(label, encoding, skip_bad, quiet, verbose), format_)
    else:
        content = json_page([rule.as_dict() for rule in chosen]) if format_ == "json" else _listing(chosen).encode("utf-8")
        if not quiet:
            remark(counted(len(chosen), "rule"))
    write_result(content, target)
    click.get_current_context().exit(1 if broken else 0)


def _mentions(rule: RuleInfo, text: str) -> bool:
    wanted = text.lower()
    forms = [form.replace("_", " ") for form in rule.forms or ()]
    return any(wanted in part.lower() for part in (rule.id, rule.subtype, *forms, rule.hit, rule.miss))


def _text(rows: Sequence[Sequence[str]], right: Collection[int]) -> str:
    return "".join(f"{line}\n" for line in table(rows, right, indent=0))


def _fitted(rows: Sequence[Sequence[str]], loose: int) -> Sequence[Sequence[str]]:
    """The rows, whose last `loose` cells share what the others leave of a terminal; a pipe gets all."""
    if not sys.stdout.isatty():
        return rows
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]) - loose)]
    room = max((shutil.get_terminal_size().columns - sum(widths) - 2 * (len(rows[0]) - 1)) // loose, _SHORTEST)
    return [[*row[:-loose], *(cell if len(cell) <= room else cell[: room - 1] + "…" for cell in row[-loose:])] for row in rows]


def _listing(chosen: Sequence[RuleInfo]) -> str:
    rows = [
        (
            rule.id, rule.kind, rule.subtype, "" if rule.strength is None else f"{rule.strength:g}",
            "grammar" if rule.forms is None else str(len(rule.forms)), rule.hit, rule.miss,
        )
        for rule in chosen
    ]  # fmt: skip
    return _text(_fitted([("rule", "kind", "class", "strength", "forms", "hit", "miss"), *rows], loose=2), right=(3, 4))


def _coverage(paths: tuple[str, ...], chosen: Sequence[RuleInfo], reading: Reading, format_: str) -> tuple[bytes, bool]:
    """What to write, and whether rows were left out. Raises what `credscore.training.dataset.load` raises."""
    from credscore.evidence.diagnostics import analyse

    data = reading.load(paths)
    analysis = analyse(data.articles)
    wanted = {rule.id for rule in chosen}
    rows = [row for row in analysis.rules if row.rule in wanted]
    if not reading.quiet:
        silent = sum(row.fired == 0 for row in rows)
        remark(
            f"{analysis.articles:,} examples, {analysis.sentences:,} sentences, {analysis.labelled:,} of them labelled; "
            f"{len(rows)} rules, {silent} of which never fired"
        )
    if format_ == "json":
        return json_page(_coverage_json(analysis, rows)), bool(data.problems)
    return _coverage_text(rows).encode("utf-8"), bool(data.problems)


def _coverage_json(analysis: Analysis, rows: Sequence[Coverage]) -> dict[str, Any]:
    head = {"examples": analysis.articles, "sentences": analysis.sentences, "labelled": analysis.labelled}
    return head | {"rules": [row.as_dict() for row in rows]}


def _coverage_text(rows: Sequence[Coverage]) -> str:
    """A table, the rules that fired most in front."""
    cells = [
        (
            row.rule, str(row.fired), str(row.sentences), f"{100 * row.share:.1f} %", str(row.judged),
            "" if row.precision is None else f"{row.precision:.2f}", str(row.overlaps), str(row.conflicts),
            ", ".join(f"{what} {count}" for what, count in row.instead.most_common(3)),
        )
        for row in sorted(rows, key=lambda row: -row.fired)
    ]  # fmt: skip
    head = ("rule", "fired", "sentences", "share", "judged", "precision", "overlaps", "conflicts", "labels in conflict")
    return _text([head, *cells], right=range(1, 8))
