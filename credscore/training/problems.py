"""Rows that cannot be used, in words: the same reason is said once, with how many rows it holds for and where they begin."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from credscore.io.counts import counted

LISTED = 10
# Where the header of a CSV says so, no row of it can be used: there is nothing to leave out.
NO_TEXT_COLUMN = "the header has no column 'text'"
_PLACES = 3
_ENCODING = re.compile(r"--encoding \S+(?=\)$)")
# What differs between two rows with one and the same fault: quoted values, ranges and numbers. The scale is part of the fault itself:
# an article is rated from 0 to 100, a sentence from 0 to 4.
_DETAIL = re.compile(r"(from \d+ to \d+)|\"[^\"]*\"|'[^']*'|\([^()]*\)|-?\d+(?:\.\d+)?|\S+:\d+")
_UNRELIABLE = ("fake", "false", "rumour", "rumor", "hoax", "misinformation", "disinformation", "gossip", "unverified", "not credible")
_RELIABLE = ("real", "true", "verified", "genuine", "legitimate", "legit", "credible", "trusted", "non-rumour", "non-rumor", "nonrumor")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be used. `line` counts from 1; it is where the row begins. item : which of the rows that begin there, from 1."""

    file: str
    line: int
    reason: str
    item: int = 1

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}{f', item {self.item}' if self.item > 1 else ''}: {self.reason}"

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}{f'#{self.item}' if self.item > 1 else ''}"


def rows_of(problems: Sequence[Problem]) -> int:
    """How many rows have them; a row may have several."""
    return len({(p.file, p.line, p.item) for p in problems})


def grouped(problems: Sequence[Problem]) -> list[list[Problem]]:
    """Problems with one and the same reason together, in the order of their first ones.

    Where that leaves more than LISTED groups, reasons that differ only in their details (numbers, quoted values) join, too.
    """
    groups: dict[str, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem.reason, []).append(problem)
    if len(groups) > LISTED:
        alike: dict[str, list[Problem]] = {}
        for problem in problems:
            alike.setdefault(_DETAIL.sub(lambda found: found[1] or "#", problem.reason), []).append(problem)
        groups = alike
    return list(groups.values())


def in_words(group: Sequence[Problem]) -> str:
    """One group as a line."""
    if len(group) == 1:
        return str(group[0])
    alike = ", such as" if len({p.reason for p in group}) > 1 else ""
    where = ", ".join(p.place for p in group[:_PLACES])
    rows = rows_of(group)
    return f"{counted(rows, 'row')}{alike}: {group[0].reason}; first: {where}" + ", …" * (len(group) > _PLACES)


def message(problems: Sequence[Problem], labels: Mapping[str, int]) -> str:
    """What `load` says about rows that cannot be used. labels : labels that nobody knows -> rows that have them."""
    rows = rows_of(problems)
    groups = grouped(problems)
    lines = [f"  {in_words(group)}" for group in groups[:LISTED]]
    if len(groups) > LISTED:
        lines.append(f"  … and {sum(map(len, groups[LISTED:])):,} more (credscore data check lists all).")
    if labels:
        lines.append(labels_found(labels))
    return f"{counted(rows, 'row')} of labelled examples cannot be used:\n" + "\n".join(lines) + "\n"


def labels_found(labels: Mapping[str, int]) -> str:
    """Labels that nobody knows, with how often they stand there, the most frequent first."""
    counts = Counter(labels).most_common()
    named = ", ".join(f'"{word}" ({count:,})' for word, count in counts[:LISTED])
    return f"Labels that are not known: {named}" + (f" and {len(counts) - LISTED:,} others." if len(counts) > LISTED else ".")


def hint(problems: Sequence[Problem], labels: Mapping[str, int]) -> str:
    """What to do about them: say what labels mean, mend rows, or leave them out."""
    if any(p.reason.startswith(NO_TEXT_COLUMN) for p in problems):
        return "Name the columns of the CSV: text, and label or rating."
    if not labels:
        return encoding_hint(problems) or "Mend them, or leave them out with --skip-bad."
    others = rows_of(problems) > sum(labels.values())
    rest = "Mend the other rows, or leave them out with --skip-bad. " if others else ""
    return f"{rest}Say what each label means (--skip-bad leaves out the rows whose label is neither): {options_for(labels)}"


def encoding_hint(problems: Sequence[Problem]) -> str | None:
    """The option that would help, where rows are in one other encoding."""
    named = {found[0] for found in (_ENCODING.search(p.reason) for p in problems) if found}
    return f"Give the encoding: {named.pop()}" if len(named) == 1 else None


def options_for(labels: Mapping[str, int]) -> str:
    """The options that would say what labels mean, as one writes them in a shell; `?` where the word does not tell."""
    out = []
    for word, _ in Counter(labels).most_common(LISTED):
        plain = " ".join(word.lower().replace("_", " ").split())
        meaning = "unreliable" if plain in _UNRELIABLE else "reliable" if plain in _RELIABLE else "?"
        out.append(f"--label {shlex.quote(word)}={meaning}")
    return " ".join(out)
