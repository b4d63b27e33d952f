"""Figures of a model as plain text for a terminal or a pipe: what `credscore train` and `credscore evaluate` print."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from credscore.cli.tables import table
from credscore.io.counts import counted
from credscore.report.visible import one_line

if TYPE_CHECKING:
    from credscore.training.compare import Comparison, Difference
    from credscore.training.evaluate import Measured

_EXCERPT = 300


def size_text(counts: Mapping[str, int]) -> str:
    """How much was looked at, in one line."""
    parts = [counted(counts["articles"], "article")] if counts["articles"] else []
    parts += [counted(counts["stand_alone_sentences"], "stand-alone sentence")] if counts["stand_alone_sentences"] else []
    parts += [counted(counts["rated_sentences"], "rated sentence")] if counts["rated_sentences"] else []
    return f"{', '.join(parts) or 'nothing'}, in {counted(counts['groups'], 'group')}"


def metrics_text(sides: Mapping[str, Measured]) -> list[str]:
    """The table of all metrics, one column of values and one of cases for each side."""
    from credscore.training.card import metric_rows

    return table(metric_rows(sides))


def detail_text(measured: Measured, by: Mapping[str, Mapping[str, Measured]]) -> list[str]:
    """Reliability, confusion, F1 of source types, and the tables by genre and domain."""
    from credscore.training.card import PREDICTED, by_rows, confusion_rows, reliability_rows

    lines: list[str] = []
    if measured.source_f1:
        words = "  ".join(f"{name} {value:.2f}" for name, value in measured.source_f1.items())
        lines += ["", "F1 of source types", f"  {words}"]
    if measured.support["ece"]:
        lines += ["", "Reliability of the sentence chances", *table(reliability_rows(measured))]
    if measured.confusion.any():
        lines += ["", f"Ratings of sentences: labels down, model across ({PREDICTED})", *table(confusion_rows(measured))]
    for name, values in by.items():
        lines += ["", f"By {name}", *table(by_rows(name, values))]
    return lines


def _excerpt(text: str) -> list[str]:
    words = " ".join(text.split())
    words = words if len(words) <= _EXCERPT else words[: _EXCERPT - 1] + "…"
    return textwrap.wrap(words, 94, initial_indent="    ", subsequent_indent="    ")


def worst_text(found: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[str]:
    """The largest disagreements with their text."""
    lines: list[str] = []
    if found["articles"]:
        lines += ["", "Largest disagreements, articles (label / model)"]
        for row in found["articles"]:
            lines += [
                one_line(f"  {row['id']}  {row['rating']:g} / {row['predicted']:.0f}" + (f"  {row['genre']}" if row["genre"] else "")),
                *_excerpt(row["text"]),
            ]
    if found["sentences"]:
        lines += ["", "Largest disagreements, sentences (label / model)"]
        for row in found["sentences"]:
            given = "no claim" if row["predicted"] is None else f"{row['predicted']:.1f}"
            label = "" if row["source"] is None else " " + ("+".join(row["source"]) or "none")
            model = "+".join(row["predicted_source"]) or "none"
            place = one_line(f"  {row['id']} {row['start']}:{row['end']}")
            lines += [f"{place}  {row['rating']:g}{label} / {given} {model}", *_excerpt(row["text"])]
    return lines


def _difference(d: Difference) -> str:
    digits = 1 if d.lower else 3
    gap = d.new - d.old
    interval = f"95 % {d.low:+.{digits}f} to {d.high:+.{digits}f}"
    cases = f"n = {d.n:,} in {counted(d.groups, 'group')}"
    verdict = f"{d.verdict} by one of several figures" if d.alone else d.verdict
    return f"  {d.words}: {d.new:.{digits}f} against {d.old:.{digits}f}, {gap:+.{digits}f} ({interval}; {cases}): {verdict}"


def comparison_text(found: Comparison, old: Mapping[str, str], which: str = "in use") -> list[str]:
    """The comparison with another model and its verdict. which : that one, behind "the model"."""
    lines = [
        "",
        f"Against the model {which}, {old['name']} {old['version']} ({old['fingerprint']}), on {counted(found.examples, 'example')}",
    ]
    lender = ", or the one that lent it heads," if found.lent else ""
    if found.left_out:
        are = "is" if found.left_out == 1 else "are"
        lines.append(f"  {counted(found.left_out, 'other example')} that it{lender} was trained on {are} left out.")
    if found.flattered:
        lines.append(f"  The model {which}{lender} was trained on these very examples: the comparison flatters it.")
    lines += [_difference(d) for d in found.differences]
    if found.unscored:
        are = "gets" if found.unscored == 1 else "get"
        lines.append(f"  {counted(found.unscored, 'article')} {are} no score from one of the two: too short, without claims or not in English.")
    lines.append(f"Verdict: {found.verdict} ({found.why})")
    return lines
