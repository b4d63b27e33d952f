"""Quotations: one state machine for curly, straight, low, guillemet and UK single marks, over paragraphs and broken marks.

Paragraphs whose marks simply alternate are paired by array operations; the few others walk through `_pair_slowly`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.context import Context
from credscore.text import fold as f
from credscore.text import tokens as tk

_OPEN, _CLOSE, _UNSURE = 1, 2, 0

_BLANK = np.zeros(256, bool)
_BLANK[[32, 10]] = True
_BEFORE_OPEN = _BLANK.copy()
_BEFORE_OPEN[[ord(c) for c in "([{-/"] + [f.DASH, f.OPEN_DOUBLE, f.OPEN_SINGLE, ord('"'), ord("'"), f.ELLIPSIS, f.BULLET]] = True
_AFTER_CLOSE = _BLANK.copy()
_AFTER_CLOSE[[ord(c) for c in ".,;:!?)]}-/"] + [f.DASH, f.CLOSE_DOUBLE, f.CLOSE_SINGLE, ord('"'), ord("'"), f.ELLIPSIS]] = True
_BY_SHAPE = np.zeros(256, np.int8)
_BY_SHAPE[[f.OPEN_DOUBLE, f.LOW_DOUBLE, f.OPEN_GUILLEMET, f.OPEN_SINGLE, f.LOW_SINGLE]] = _OPEN
_BY_SHAPE[[f.CLOSE_DOUBLE, f.CLOSE_GUILLEMET, f.CLOSE_SINGLE]] = _CLOSE
_STOP = np.zeros(256, bool)
_STOP[[ord(c) for c in ".,;:!?)"]] = True
_HALTS = np.zeros(256, bool)
_HALTS[[ord(c) for c in ".,;:!?)]"] + [f.DASH]] = True
_BRACKET = np.zeros(256, bool)
_BRACKET[[ord(c) for c in "([{"]] = True
_ENDING = np.zeros(256, bool)
_ENDING[[ord(c) for c in ".,!?"] + [f.ELLIPSIS, f.DASH]] = True
_MARKS = tk.GAP_TABLE & (tk.DOUBLE | tk.SINGLE)
_HOLDS = 1200  # characters of a quotation that holds others in the same marks
_ELIDED = ("em", "til", "cause", "n", "tis", "twas", "cos", "round", "bout", "neath", "ere")


@dataclass(slots=True)
class Quotes:
    """Quotations in order, marks included; never overlapping, never crossing a paragraph.

    start, end : int64 buffer positions. first, last : int64 tokens [first, last) inside.
    single : bool, set in single marks. open_ended : bool, no closing mark in its paragraph.
    inside : int32 (n,), 1 + number of the quotation a token stands in, 0 outside.
    """

    start: np.ndarray
    end: np.ndarray
    first: np.ndarray
    last: np.ndarray
    single: np.ndarray
    open_ended: np.ndarray
    inside: np.ndarray

    def __len__(self) -> int:
        return len(self.start)


def _directions(data: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Opening or closing, by what stands around a mark, else by its shape, else unsure."""
    before, after = data.take(at - 1), data.take(at + 1)
    opens = _BEFORE_OPEN.take(before) & ~_BLANK.take(after)
    closes = ~_BLANK.take(before) & _AFTER_CLOSE.take(after)
    shape = _BY_SHAPE.take(data.take(at))
    # guillemets with spaces inside: "(« Oui », dit-il"
    mark = data.take(at)
    trails = (after == ord(".")) & (data.take(at + 2, mode="clip") == ord("."))  # "»...und dann"
    closes |= (mark == f.CLOSE_GUILLEMET) & (before == 32) & _HALTS.take(after) & ~trails
    closes &= (mark != f.OPEN_GUILLEMET) | (after != 32) | ~_BRACKET.take(before)
    side = np.where(opens & ~closes, _OPEN, np.where(closes & ~opens, _CLOSE, shape))
    # a curly mark is believed unless its surroundings say the contrary on both sides; nothing is opened in front of a comma („Nein“, »Nein«,)
    return np.where(
        (shape != 0)
        & ~((shape == _OPEN) & _STOP.take(after))
        & (side != shape)
        & (before != 32)
        & (after != 32)
        & (after != 10)
        & (before != 10),
        shape,
        side,
    )


def _pair_slowly(
    at: list[int], side: list[int], stops: list[bool], low: int, high: int, carried: bool
) -> tuple[list[tuple[int, int, bool]], bool]:
    """Pair the marks of one irregular paragraph [low, high). stops : whether a clause ends in front of each mark. carried: the previous
    paragraph left a quotation open."""
    out: list[tuple[int, int, bool]] = []
    opened = low if carried and at and side[0] == _CLOSE else -1
    missed = -3  # number of the last quotation whose closing mark has not come
    for pos, way, stop in zip(at, side, stops, strict=True):
        if way == _UNSURE:
            way = _CLOSE if opened >= 0 else _OPEN
        if way == _OPEN:
            if opened >= 0:  # a mark is missing: end the earlier quotation where the new one starts
                missed = len(out)
                out.append((opened, pos, True))
            opened = pos
        elif opened >= 0:
            out.append((opened, pos + 1, False))
            opened = -1
        elif stop and missed == len(out) - 2 and pos - out[missed][0] <= _HOLDS:  # it has come: the earlier one holds the one in between
            out[missed:] = [(out[missed][0], pos + 1, False)]
            missed = -3
        # another closing mark that nothing opened is inches, seconds or a slip
    if opened >= 0:
        out.append((opened, high, True))
    return out, opened >= 0


def find_quotes(ctx: Context) -> Quotes:
    """All quotations of a buffer."""
    data, tokens, sents = ctx.buffer.data, ctx.tokens, ctx.sentences
    n = len(tokens)
    if len(sents) == 0:
        none = np.zeros(0, np.int64)
        return Quotes(none, none, none, none, none.astype(bool), none.astype(bool), np.zeros(n, np.int32))
    kind = _MARKS.take(tokens.mark, mode="clip")
    some = np.flatnonzero(kind > 0)
    marks, kind, behind = tokens.mark_at.take(some), kind.take(some), tokens.mark_gap.take(some)
    opens_par = np.flatnonzero(np.diff(sents.paragraph, prepend=-1))
    par_low = sents.start[opens_par]
    par_high = sents.end[np.append(opens_par[1:], len(sents)) - 1]
    par_article = sents.article[opens_par]

    # marks of an article without words belong to no paragraph, least of all to the last one of the article before
    home = np.searchsorted(par_low, marks, side="right") - 1
    owned = (home >= 0) & (marks < ctx.buffer.ends[par_article[home]])
    marks, kind, behind = marks[owned], kind[owned], behind[owned]

    start, end, open_ended = _double_quotes(data, marks[(kind & tk.DOUBLE) > 0], par_low, par_high, par_article)
    mark = np.flatnonzero((kind & tk.SINGLE) > 0)
    s_start, s_end = _single_quotes(ctx, marks[mark], behind[mark], par_low, par_high, par_article)
    single = np.zeros(len(start), bool)
    if s_start.size:
        outer = ~_nested(s_start, start, end)
        s_start, s_end = s_start[outer], s_end[outer]
        outer = ~_nested(start, s_start, s_end)
        start, end, open_ended = start[outer], end[outer], open_ended[outer]
        single = np.repeat([False, True], (len(start), len(s_start)))
        start, end = np.concatenate([start, s_start]), np.concatenate([end, s_end])
        open_ended = np.concatenate([open_ended, _MARKS[data[s_end - 1]] == 0])
        order = np.argsort(start, kind="stable")
        start, end, single, open_ended = start[order], end[order], single[order], open_ended[order]

    def token_from(at: np.ndarray, mark: np.ndarray) -> np.ndarray:
        """The first token that begins at each place or behind it. It is known of marks; few quotations begin or end with their paragraph."""
        number = np.minimum(np.searchsorted(marks, mark), len(marks) - 1)
        out = behind.take(number)
        other = (marks[number] != mark).nonzero()[0]
        out[other] = np.searchsorted(tokens.start, at[other])
        return out

    first, last = token_from(start, start), token_from(end, end - 1)
    keep = (last > first) & (data.take(start - 1) != ord("="))  # not `href="…"`, which is for machines
    start, end, first, last, single, open_ended = start[keep], end[keep], first[keep], last[keep], single[keep], open_ended[keep]
    number = np.zeros(2 * len(first) + 1, np.int32)
    number[1::2] = np.arange(1, len(first) + 1)
    edge = np.empty(2 * len(first) + 2, np.int64)
    edge[0], edge[1:-1:2], edge[2:-1:2], edge[-1] = 0, first, last, n  # quotations never overlap
    inside = np.repeat(number, np.diff(edge))
    return Quotes(start, end, first, last, single, open_ended, inside)


def _nested(start: np.ndarray, outer_start: np.ndarray, outer_end: np.ndarray) -> np.ndarray:
    """bool: which quotations of one kind of mark begin inside one of the other."""
    if not outer_start.size:
        return np.zeros(len(start), bool)
    before = np.searchsorted(outer_start, start, side="right") - 1
    return (before >= 0) & (start < outer_end[np.maximum(before, 0)])


def _double_quotes(
    data: np.ndarray, at: np.ndarray, par_low: np.ndarray, par_high: np.ndarray, par_article: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """start, end and open_ended of what double marks enclose, in order. at : the marks. par_low, par_high, par_article : of all paragraphs."""
    if not at.size:
        return at, at, np.zeros(0, bool)
    side = _directions(data, at)
    par = np.searchsorted(par_low, at, side="right") - 1
    first_of = np.flatnonzero(np.diff(par, prepend=-1))
    count = np.diff(np.append(first_of, len(at)))
    rank = np.arange(len(at)) - np.repeat(first_of, count)
    wrong = (side != np.where(rank % 2 == 0, _OPEN, _CLOSE)).astype(np.int64)
    irregular = (np.add.reduceat(wrong, first_of) > 0) | (count % 2 == 1)
    pairs = at[np.repeat(~irregular, count)]

    slow = np.flatnonzero(irregular)
    home = par[first_of[slow]]
    same_article = par_article[home] == par_article[home - 1]
    still_open, last_par = False, -2
    places, sides = at.tolist(), side.tolist()
    found: list[tuple[int, int, bool]] = []
    stops = (_ENDING.take(data.take(at - 1)) | (data.take(at - 1) == f.CLOSE_SINGLE)).tolist()
    for lo, number, here, low, high, same in zip(
        *(x.tolist() for x in (first_of[slow], count[slow], home, par_low[home], par_high[home], same_article)), strict=True
    ):
        carried = still_open and last_par == here - 1 and same
        mine = slice(lo, lo + number)
        out, still_open = _pair_slowly(places[mine], sides[mine], stops[mine], low, high, carried)
        last_par = here
        found += out
    table = np.array(found, np.int64).reshape(-1, 3)
    start, end = np.concatenate([pairs[0::2], table[:, 0]]), np.concatenate([pairs[1::2] + 1, table[:, 1]])
    open_ended = np.concatenate([np.zeros(len(pairs) // 2, bool), table[:, 2].astype(bool)])
    order = np.argsort(start, kind="stable")
    return start[order], end[order], open_ended[order]


def _single_quotes(
    ctx: Context, at: np.ndarray, behind: np.ndarray, par_low: np.ndarray, par_high: np.ndarray, par_article: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of single marks that set speech (not apostrophes, not elisions). at, behind : the marks, and the first token behind each."""
    data, tokens = ctx.buffer.data, ctx.tokens
    at, behind = at[at >= par_low[0]], behind[at >= par_low[0]]
    if not at.size:
        return at, at
    before, after = data[at - 1], data[at + 1]
    letter = ((after | 32) - np.uint8(97) < 26) | (after - np.uint8(0x80) < 3)
    opens = _BEFORE_OPEN.take(before) & (letter | (data.take(at) == f.OPEN_SINGLE))
    opens &= ~ctx.is_word(np.minimum(behind, len(tokens) - 1), *_ELIDED)
    closes = ~_BLANK[before] & _AFTER_CLOSE[after] & ~opens
    strong = closes & (_ENDING[before] | ((before | 32) != ord("s")) | _ENDING[after])
    open_at, close_at, strong_at = at[opens], at[closes], at[strong]
    if not open_at.size:
        return at[:0], at[:0]
    par_open = np.searchsorted(par_low, open_at, side="right")
    far = np.int64(len(data))

    def following(where: np.ndarray) -> np.ndarray:
        index = np.searchsorted(where, open_at)
        found = np.where(index < len(where), where[np.minimum(index, max(len(where) - 1, 0))] if len(where) else far, far)
        same = np.searchsorted(par_low, found, side="right") == par_open
        return np.where(same & (found < far), found, far)

    firm, weak = following(strong_at), following(close_at)
    next_open = np.append(open_at[1:], far)
    end = np.where((firm < next_open) | (weak == firm), firm, np.where(weak < next_open, weak, firm))
    # a speech over several paragraphs: each of them opens it anew, the last closes it
    anew = np.flatnonzero(open_at == par_low[par_open - 1])
    follows = (np.diff(par_open[anew]) == 1) & (np.diff(par_article[par_open[anew] - 1]) == 0)
    speech = np.cumsum(np.append(True, ~follows)[: len(anew)])
    closed = np.flatnonzero(end[anew] < far)
    later = np.append(speech[closed], 0).take(np.searchsorted(closed, np.arange(len(anew))))  # the speech that is closed next
    goes_on = anew[(later == speech) & (end[anew] == far)]
    end[goes_on] = par_high[par_open[goes_on] - 1] - 1
    ok = end < far
    start, end = open_at[ok], end[ok] + 1
    reach = np.maximum.accumulate(end)
    keep = np.ones(len(start), bool)
    keep[1:] = start[1:] >= reach[:-1]
    return start[keep], end[keep]
