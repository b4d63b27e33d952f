"""Sentence and paragraph boundaries of a whole buffer at once: where lines and stops end a sentence, and what is visible of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from credscore.text import tokens as tk
from credscore.text.buffer import Buffer
from credscore.text.lines import Lines, at_breaks, find_lines
from credscore.text.stops import at_stops
from credscore.text.tokens import Tokens
from credscore.text.tweets import closes_signature

# Lines of a page that came without their line breaks: "Story continued below But the weir held". What stands behind them is a sentence.
_NOTICES = tuple(
    tuple(notice.split())
    for notice in (
        "advertisement continue reading the main story", "continue reading the main story", "story continued below", "story continues below",
        "article continues below", "story continues below advertisement", "article continues below advertisement",
    )
)  # fmt: skip
_OPEN_NOTICES = tuple(dict.fromkeys(notice[0] for notice in _NOTICES))


@lru_cache(maxsize=1)
def _notice_keys() -> tuple[np.ndarray, ...]:
    return tuple(tk.word_keys(notice) for notice in _NOTICES)


_TERMINAL = (tk.GAP_TABLE & tk.TERMINAL) > 0
_WHITE, _SOLID = np.zeros(256, bool), ~tk.LETTER
_WHITE[[32, 10]] = True
_SOLID[[32, 10, *range(ord("0"), ord("9") + 1)]] = False  # a mark


@dataclass(slots=True)
class Sentences:
    """Sentences of a buffer, in order; every token lies in exactly one.

    first : int64 (s + 1,), index of the first token of each sentence (first[s] = number of tokens).
    start, end : int64 (s,), buffer positions, without white space around.
    article, paragraph : int64 (s,), running numbers; none of them is shared between articles.
    of_token : int32 (n,), sentence of each token. signed : int64, tokens of the handles of signatures, see `closes_signature`.
    """

    first: np.ndarray
    start: np.ndarray
    end: np.ndarray
    article: np.ndarray
    paragraph: np.ndarray
    of_token: np.ndarray
    signed: np.ndarray

    def __len__(self) -> int:
        return len(self.start)

    def tokens_of(self, article: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Where some articles begin and where they end: their first tokens, and those behind their last; int64."""
        return self.first[np.searchsorted(self.article, article)], self.first[np.searchsorted(self.article, article, side="right")]


def split(buffer: Buffer, tokens: Tokens) -> Sentences:
    """Find the sentences of every article. Linear in the size of the buffer; articles never influence each other."""
    n = len(tokens)
    empty = np.zeros(0, np.int64)
    if n == 0:
        return Sentences(np.zeros(1, np.int64), empty, empty, empty, empty, np.zeros(0, np.int32), empty)
    data = buffer.data
    mark = tokens.mark
    is_newline = mark == 10
    lines = find_lines(buffer, tokens, np.flatnonzero(is_newline))
    break_gap, break_at = at_breaks(buffer, tokens, lines)
    stop_gap, stop_at = at_stops(buffer, tokens, lines, np.flatnonzero(_TERMINAL.take(mark, mode="clip")))
    # the signature of an embedded post ends without a full stop
    handle, signed = closes_signature(buffer, tokens)
    signed = signed[signed < n]
    if signed.size:
        stop_gap, stop_at = np.append(stop_gap, signed), np.append(stop_at, tokens.end[signed - 1])

    # where white space begins that separates two sentences
    lead, is_lead = lines.lead, lines.is_lead
    begins = np.zeros(n, bool)
    begins[break_gap] = begins[stop_gap] = begins[lead] = True
    first = tk.scattered(begins)
    where = np.empty(n, np.int64)  # read only where something begins
    behind = _behind_notices(tokens, first, begins)
    if behind.size:
        new = np.array(sorted(set(behind.tolist())))  # few
        begins[new] = True
        first = np.insert(first, np.searchsorted(first, new), new)
        where[behind] = tokens.end[behind - 1]
    where[stop_gap] = len(data)
    where[break_gap] = break_at
    where[stop_gap] = np.minimum(stop_at, where.take(stop_gap))
    where[lead] = buffer.starts[lines.article]
    article = lines.article[np.searchsorted(lead, first, side="right") - 1]
    starts, ends = _visible(buffer, tokens, lines, tokens.mark_at.take(np.flatnonzero(~is_newline)), first, where.take(first), article)
    edges = np.append(first, n)
    of_token = np.repeat(np.arange(len(first), dtype=np.int32), np.diff(edges))
    paragraph = np.cumsum((lines.count.take(first) >= 2) | is_lead.take(first)) - 1
    return Sentences(edges, starts, ends, article, paragraph, of_token, handle)


def _visible(
    buffer: Buffer, tokens: Tokens, lines: Lines, solid: np.ndarray, first: np.ndarray, blank: np.ndarray, article: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """start and end of the sentences without the white space around them.

    solid : places of all marks but line breaks. first, article : of the sentences. blank : where the white space in front of each begins.
    """
    starts = tokens.start.take(first)
    nxt = np.append(first[1:], len(tokens))
    ends = tokens.end.take(nxt - 1) + 2 * tokens.possessive.take(nxt - 1)
    # the last visible character before the next one's white space
    closes = np.append(lines.is_lead.take(first[1:]), True)
    limit = np.where(closes, buffer.ends.take(article), np.append(blank[1:], 0))
    if not solid.size:
        return starts, ends
    # nearly all begin behind one or two blanks and end with a mark: only the others are looked for among the marks
    data = buffer.data
    plain = (starts - blank <= 2) & _WHITE.take(data.take(blank, mode="clip")) & _WHITE.take(data.take(starts - 1))
    some = (~plain).nonzero()[0]
    candidate = solid.take(np.searchsorted(solid, blank[some]), mode="clip")
    inside = (candidate >= blank[some]) & (candidate < starts[some])
    starts[some[inside]] = candidate[inside]
    plain = _SOLID.take(data.take(limit - 1, mode="clip"))
    ends = np.where(plain, np.maximum(ends, limit), ends)
    some = (~plain).nonzero()[0]
    before = np.searchsorted(solid, limit[some]) - 1
    candidate = solid.take(before, mode="clip")
    inside = (before >= 0) & (candidate >= ends[some])
    ends[some[inside]] = candidate[inside] + 1
    return starts, ends


def _behind_notices(tokens: Tokens, first: np.ndarray, begins: np.ndarray) -> np.ndarray:
    """Tokens behind such a line, where no sentence begins yet. first : where sentences begin; begins : the same, dense."""
    n = len(tokens)
    first = first[tk.is_in(tokens.key.take(first), _OPEN_NOTICES)]  # few
    found = [np.zeros(0, np.int64)]
    for keys in _notice_keys() if first.size else ():
        at = first[first + len(keys) < n]
        same = np.ones(len(at), bool)
        for k, key in enumerate(keys):
            same &= (tokens.key[at + k] == key) & ((k == 0) | ~begins[at + k])
        cut = at[same] + len(keys)
        found.append(cut[~begins[cut] & (tokens.upper[cut] | tokens.digit[cut] | ((tokens.gap[cut] & (tk.DOUBLE | tk.SINGLE)) > 0))])
    return np.concatenate(found)
