"""Tables of labelled examples as plain text for a terminal or a pipe, 80 columns wide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from credscore.cli.tables import table
from credscore.io.counts import counted

if TYPE_CHECKING:
    from credscore.training.checks import Finding

_BAR = 24
# Findings of one kind.
_LISTED = 5


def number(value: Any, digits: int = 2) -> str:
    """A figure as text; a dash for what is not known."""
    if value is None:
        return "-"
    return f"{value:,}" if isinstance(value, int) else f"{value:.{digits}f}"


def bars(title: str, counts: dict[str, int]) -> list[str]:
    """A title, and a line with number, share and bar for each count."""
    total, top = sum(counts.values()), max(counts.values(), default=0)
    if not top:
        return []
    rows = [[name, f"{n:,}", f"{100 * n / total:.1f} %"] for name, n in counts.items()]
    marks = ["█" * round(_BAR * n / top) or "▏" * bool(n) for n in counts.values()]
    return ["", title, *(f"{line}  {mark}".rstrip() for line, mark in zip(table(rows), marks, strict=True))]


def findings_text(findings: Sequence[Finding], each: bool) -> list[str]:
    """What `credscore data check` prints, unless `each` a line for every finding: rows that cannot be read for one and the same reason share
    a line, and of other findings of one kind those behind the first few are counted."""
    from credscore.training.problems import Problem, grouped, in_words

    if each:
        return [str(f) for f in findings]
    rows = [Problem(f.file, f.line, f.reason, f.item) for f in findings if f.code == "row"]
    groups = grouped(rows)
    shared = {id(group[0]): f"error: {in_words(group)} [row]" for group in groups if len(group) > 1}
    lines = [shared.get(id(group[0]), f"{group[0].place}: error: {group[0].reason} [row]") for group in groups]
    kinds: dict[str, list[Finding]] = {}
    for f in findings:
        if f.code != "row":
            kinds.setdefault(f.code, []).append(f)
    for code, few in kinds.items():
        lines += [str(f) for f in few[:_LISTED]]
        if len(few) > _LISTED:
            lines.append(f"… and {len(few) - _LISTED:,} more of this kind [{code}]; -v lists all")
    return lines


def stats_text(found: dict[str, Any]) -> str:
    """What `credscore data stats` prints about labels."""
    heads = (("articles", "article"), ("stand_alone_sentences", "stand-alone sentence"), ("groups", "group"))
    lines = [
        ", ".join(counted(found[key], name) for key, name in heads),
        f"{counted(found['labelled_sentences'], 'labelled sentence')}, {found['claims']:,} of them with a claim",
        f"fingerprint {found['fingerprint'][:16]}",
    ]
    if found["left_out_rows"]:
        lines.append(f"{counted(found['left_out_rows'], 'row')} left out")
    mean = found["article_rating_mean"]
    lines += bars("Articles by rating" + (f" (mean {mean:.1f})" if mean is not None else ""), found["article_ratings"])
    lines += bars("Labels", found["labels"])
    lines += bars("Sentences by rating", found["sentence_ratings"])
    lines += bars("Claims by source", found["sources"])
    flags = [[name, f"{n:,}", f"{100 * n / max(found['labelled_sentences'], 1):.1f} %"] for name, n in found["flags"].items()]
    if found["labelled_sentences"]:
        lines += ["", "Sentences with the flag", *table(flags)]
    lines += bars("Split", found["split"])
    for name in ("genres", "domains"):
        if set(found[name]) == {"(none)"}:
            continue
        rows = [[name[:-1], "examples", "sentences", "article mean", "sentence mean"]]
        for value, row in found[name].items():
            means = [number(row["article_rating_mean"], 1), number(row["sentence_rating_mean"])]
            rows.append([value, f"{row['articles']:,}", f"{row['sentences']:,}", *means])
        lines += ["", name.capitalize(), *table(rows)]
    return "\n".join(lines)


def diversity_text(found: dict[str, Any]) -> str:
    """What `credscore data stats` prints about how different the texts are."""

    def percent(value: float | None) -> str:
        return "-" if value is None else f"{100 * value:.2f} %"

    rows = [
        ["articles / groups", f"{found['articles']:,} / {found['groups']:,}"],
        ["words / distinct words", f"{found['words']:,} / {found['distinct_words']:,}"],
        ["word 6-grams that occur in more than one article", percent(found["repeated_6grams"])],
        ["  … in more than one group", percent(found["repeated_6grams_between_groups"])],
        ["distinct openings (first three words) of sentences", percent(found["distinct_openings"])],
        ["  … among 1,000 sentences", percent(found["distinct_openings_per_1000"])],
    ]
    rows += [[f"distinct words among {int(size):,}", percent(share)] for size, share in found["type_token"].items()]
    rows.append(["nearest neighbour, tf-idf cosine, mean", number(found["nearest_mean"], 3)])
    rows.append(["  … 95th percentile", number(found["nearest_p95"], 3)])
    return "\n".join(["How different the texts are", *table(rows)])


def agreement_text(found: dict[str, Any]) -> str:
    """What `credscore data agreement` prints."""
    rows = [["", "measure", "value", "n"]]
    rows += [[name, row["measure"], number(row["value"], 3), number(row["n"])] for name, row in found["figures"].items()]
    lines = [f"{counted(found['articles'], 'example')}, {counted(found['sentences'], 'sentence')} compared", "", *table(rows, right=(2, 3))]
    if found["worst"]:
        lines += ["", "Largest disagreements (A / B)"]
    for row in found["worst"]:
        sides = []
        for side in (row["a"], row["b"]):
            rating = "no claim" if side["rating"] is None else f"{side['rating']:g}"
            sides.append(rating + ("" if side["source"] is None else " " + ("+".join(side["source"]) or "none")))
        words = " ".join(row["text"].split())
        lines.append(f"  {row['id']} {row['start']}:{row['end']}  {sides[0]} / {sides[1]}")
        lines.append(f"    {words if len(words) <= 100 else words[:99] + '…'}")
    return "\n".join(lines)
