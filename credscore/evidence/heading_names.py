"""Names in headings that write every word with a capital: "Pruss Sells Mill" names Pruss, nobody called "Pruss Sells".

Runs only when a report is built.
"""

from __future__ import annotations

from bisect import bisect_right

from credscore.evidence.lazy import lazy

Ranges = list[tuple[int, int]]

_LINE, _WORD, _LONG = lazy(r"[^\n]+"), lazy(r"\S+"), lazy(r"[^\W\d_][\w'’-]{3,}")
_MOST = 25  # words of a heading
_GRAM = 5  # words of a name
_EDGE = ".,:;!?()[]“”\"'‘’"


def headings(text: str) -> Ranges:
    """Character ranges of the lines in title case: all words of four letters and more begin with a capital, and no full stop ends them but the first."""
    found = []
    for line in _LINE.finditer(text):
        words = line.group().split(None, _MOST)
        ends = (",", ";") if line.start() == 0 and len(words) > _GRAM else (".", ",", ";")  # some sites end their headlines with a full stop
        if not 3 <= len(words) <= _MOST or words[-1].endswith(ends) or 4 * line.group().count(",") > len(words):
            continue
        long = _LONG.findall(line.group())
        if len(long) >= 3 and all(w[0].isupper() for w in long) and not all(w.isupper() for w in long):
            found.append(line.span())
    return found


def split_runs(text: str, runs: Ranges) -> tuple[Ranges, set[int]]:
    """Runs of capitals, those of headings cut to the names that the rest of the text has; and the starts of runs that it does not have.

    Of those nobody can tell which words are a name. Where all of the text is in title case, nothing is changed.
    """
    lines = headings(text) if runs else []
    if not lines:
        return runs, set()
    opens = [start for start, _ in lines]
    within = []
    for start, _ in runs:
        k = bisect_right(opens, start) - 1
        within.append(k >= 0 and start < lines[k][1])
    if all(within) or not any(within):
        return runs, set()
    known: set[str] = set()
    for (start, end), heading in zip(runs, within, strict=True):
        if not heading:
            words = [_bare(w) for w in text[start:end].split()]
            known.update(" ".join(words[k : k + n]) for n in range(1, _GRAM + 1) for k in range(len(words) - n + 1))
    out: Ranges = []
    unsure: set[int] = set()
    for (start, end), heading in zip(runs, within, strict=True):
        cut = _cut(text, start, end, known) if heading else [(start, end)]
        if not cut:
            unsure.add(start)
            cut = [(start, end)]
        out += cut
    return out, unsure


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
