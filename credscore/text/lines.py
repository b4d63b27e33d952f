"""Line breaks of a whole buffer, and which of them end a sentence: all of them, unless the article is hard-wrapped."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.text import tokens as tk
from credscore.text.buffer import Buffer
from credscore.text.tokens import Tokens

_WRAP_MIN = 40  # characters; shorter lines of a hard-wrapped text are headings, names, the ends of paragraphs
_NARROW = 0.6, 12  # in narrow columns: that share of the longest line, and no less than so many characters


@dataclass(slots=True)
class Lines:
    """Line breaks of a buffer, and where its articles begin.

    gap, at : int64 (b,), gaps with line breaks, in order, and the first line break of each; many : bool (b,), two or more.
    line : int64 (b,), length of the line in front of it. count : int8 (n + 1,), line breaks in front of each token, two standing for more.
    lead, article : int64, first token of each article that has one, and its number. is_lead : bool (n + 1,), the same, dense.
    """

    gap: np.ndarray
    at: np.ndarray
    many: np.ndarray
    line: np.ndarray
    count: np.ndarray
    lead: np.ndarray
    article: np.ndarray
    is_lead: np.ndarray


def find_lines(buffer: Buffer, tokens: Tokens, newline: np.ndarray) -> Lines:
    """newline : which marks are line breaks."""
    n = len(tokens)
    at, gap = tokens.mark_at.take(newline), tokens.mark_gap.take(newline)
    fresh = np.flatnonzero(changes(gap))
    many = np.diff(fresh, append=len(newline)) > 1
    count = np.zeros(n + 1, np.int8)
    count[gap[fresh]] = 1 + many
    # An article begins where its first token is; an article without tokens begins nowhere.
    lead = np.searchsorted(tokens.start, buffer.starts)
    has = lead < np.append(lead[1:], n)
    lead = lead[has]
    is_lead = np.zeros(n + 1, bool)
    is_lead[lead] = True
    return Lines(gap[fresh], at[fresh], many, np.diff(at, prepend=0)[fresh], count, lead, np.flatnonzero(has), is_lead)


def at_breaks(buffer: Buffer, tokens: Tokens, lines: Lines) -> tuple[np.ndarray, np.ndarray]:
    """Gaps whose line break ends a sentence, and the place of the line break."""
    inner = np.flatnonzero((lines.gap > 0) & (lines.gap < len(tokens)))
    at = lines.gap[inner]
    gap = tokens.gap.take(at)
    single = ~lines.many[inner]
    ended = (gap & (tk.TERMINAL | tk.COLON)) > 0
    small = ~tokens.upper.take(at) & ~tokens.digit.take(at) & (gap & (tk.OTHER | tk.HYPHEN | tk.DOUBLE | tk.SINGLE) == 0)
    owner = np.searchsorted(lines.lead, at, side="right") - 1
    # A hard-wrapped article breaks long lines in mid-sentence, often before a small letter; its short lines are headings and names.
    long = single & ~ended & (lines.line[inner] >= _wrap_least(buffer, lines, inner, at, owner)[owner])
    loose = np.bincount(owner[long], minlength=len(lines.lead))
    wrapped = (np.bincount(owner[long & small], minlength=len(lines.lead)) * 5 >= loose * 2) & (loose >= 3)
    no_break = single & ((wrapped[owner] & long) | (small & ~ended & (gap & tk.COMMA > 0)))
    broken = np.flatnonzero(~no_break | lines.is_lead[at])
    return at[broken], lines.at[inner][broken]


def _wrap_least(buffer: Buffer, lines: Lines, inner: np.ndarray, at: np.ndarray, owner: np.ndarray) -> np.ndarray:
    """Characters (of each article with a token) from which on a line counts as full: less where not even its longest line is long.

    inner : breaks between tokens; at, owner : the token behind each, and the number of its article among those with one.
    """
    inside = np.flatnonzero(~lines.is_lead.take(at))
    owner, inner = owner[inside], inner[inside]
    last, longest = buffer.starts[lines.article], np.zeros(len(lines.lead), np.int64)
    last[owner] = lines.at[inner]  # the last one of each article stays
    fresh = np.flatnonzero(changes(owner))
    if fresh.size:
        longest[owner[fresh]] = np.maximum.reduceat(lines.line[inner], fresh)
    share, least = _NARROW
    return np.clip(np.maximum(longest, buffer.ends[lines.article] - last) * share, least, _WRAP_MIN)


def changes(values: np.ndarray, last: bool = False) -> np.ndarray:
    """bool: where a run of equal values begins, or with `last` where it ends."""
    out = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=out[:-1] if last else out[1:])
    return out
