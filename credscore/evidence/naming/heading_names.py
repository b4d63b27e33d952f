"""Names in headings that write every word with a capital: "Pruss Sells Mill" names Pruss, nobody called "Pruss Sells".

Runs only when a report is built.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from credscore.evidence.lazy import lazy
from credscore.evidence.naming.run_words import CAPITALS

Ranges = list[tuple[int, int]]

_WORD, _LONG = lazy(r"\S+"), lazy(r"[^\W\d_][\w'’-]{3,}")
_MOST = 25  # words of a heading
_GRAM = 5  # words of a name
_NO_END = ("", ".", ",", ";")  # of a heading
_EDGE = ".,:;!?()[]“”\"'‘’"
# "KABUL, Sept. 12 (AP) —", "DENVER--(BUSINESS WIRE)--": a place in capitals, what else a wire prints there, a dash, and a sentence
DATELINE = lazy(
    rf"^[{CAPITALS}][{CAPITALS}.'’ -]{{2,30}}(?<! )"
    r"(?:(?:, ?| ?[(/]| ?-- ?\(| (?=[A-Z][a-z]{2,8}\.? \d))[A-Z\d][\w.'’]*"
    r"(?:[ ,./()]{1,3}[A-Z\d][\w.'’]*){0,8}[)/]?)?,?(?: ?--| ?[—–]| -) ?"
    rf"(?=[\"“‘'{CAPITALS}\d])",
    re.M,
)


def headings(text: str) -> Ranges:
    """Character ranges of the lines in capitals or in title case: all words of four letters and more begin with a capital, and no full stop
    ends them but the first."""
    found = []
    at = 0
    for line in text.split("\n"):
        low, at = at, at + len(line) + 1
        if not line:
            continue
        if line.isupper() and line.count(" ") < _MOST:
            found.append((low, at - 1))
            continue
        end = line.rstrip()[-1:]
        if end in _NO_END and (low or end != "."):
            continue
        words = line.split(None, _MOST)
        if end == "." and len(words) <= _GRAM:  # some sites end their headlines with a full stop
            continue
        if not 3 <= len(words) <= _MOST or 4 * line.count(",") > len(words):
            continue
        long = _LONG.findall(line)
        if len(long) >= 3 and all(w[0].isupper() for w in long):
            found.append((low, at - 1))
    return found


def split_runs(text: str, runs: Ranges) -> tuple[Ranges, set[int]]:
    """Runs of capitals, those of headings cut to the names that the rest of the text has; and the starts of runs that it does not have.

    Of those nobody can tell which words are a name. Where most of the text is in title case, and all of its names, nothing is changed.
    """
    runs = _behind_datelines(text, runs)
    lines = headings(text) if runs else []
    if not lines:
        return runs, set()
    starts = [start for start, _ in runs]
    within = [False] * len(runs)
    for low, high in lines:
        for k in range(bisect_left(starts, low), bisect_left(starts, high)):
            within[k] = True
    if not any(within) or (all(within) and 2 * sum(high - low for low, high in lines) > len(text)):
        return runs, set()
    known = _known(text, runs, within)
    out: Ranges = []
    unsure: set[int] = set()
    for (start, end), heading in zip(runs, within, strict=True):
        cut = _cut(text, start, end, known) if heading else [(start, end)]
        if not cut:
            unsure.add(start)
            cut = [(start, end)]
        out += cut
    return out, unsure


def _behind_datelines(text: str, runs: Ranges) -> Ranges:
    """Runs of capitals without the places and wires of datelines."""
    lines = _datelines(text)
    if not lines:
        return runs
    out: Ranges = []
    for start, end in runs:
        k = bisect_right(lines, (start, len(text))) - 1
        edge = lines[k][1] if k >= 0 else 0
        if end > edge:
            out.append((max(start, edge), end))
    return out


def _datelines(text: str) -> Ranges:
    """Character ranges of the datelines that open paragraphs."""
    found = []
    at = 0
    while at >= 0:
        if text[at : at + 1].isupper() and not text[at + 1 : at + 2].islower() and (line := DATELINE.match(text, at)):
            found.append(line.span())
        at = text.find("\n", at) + 1 or -1
    return found


def _known(text: str, runs: Ranges, within: list[bool]) -> set[str]:
    """What the runs outside of headings have of the words of those inside: names of up to `_GRAM` words."""
    asked = {_bare(w) for (start, end), heading in zip(runs, within, strict=True) if heading for w in text[start:end].split()}
    known: set[str] = set()
    for run in {text[start:end] for (start, end), heading in zip(runs, within, strict=True) if not heading}:  # a name stands there again and again
        words = run.split() if run.replace(" ", "").isalpha() else [_bare(w) for w in run.split()]
        if asked.isdisjoint(words):
            continue
        for k in range(len(words)):
            for stop in range(k + 1, min(k + _GRAM, len(words)) + 1):
                if words[stop - 1] not in asked:
                    break
                known.add(" ".join(words[k:stop]))
    return known


def _bare(word: str) -> str:
    word = word.strip(_EDGE)
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _cut(text: str, start: int, end: int, known: set[str]) -> Ranges:
    """The names of a run that are known from elsewhere, the longest first from the left."""
    words = [(start + m.start(), start + m.end()) for m in _WORD.finditer(text[start:end])]
    bare = [_bare(text[low:high]) for low, high in words]
    out, k = [], 0
    while k < len(words):
        size = next((n for n in range(min(_GRAM, len(words) - k), 0, -1) if " ".join(bare[k : k + n]) in known), 0)
        if size:
            low, high = words[k][0], words[k + size - 1][1]
            out.append((low, high - len("'s") if text[high - 2 : high] in ("'s", "’s") else high))
        k += size or 1
    return out
