"""What a poll counted, told on without a cue: standings, shares and margins."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.ranges import spread
from credscore.text import tokens as tk
from credscore.text.tokens import WordSets, is_in

_BIT_TOLD, _BIT_ELSEWHERE, _BIT_ASKED, _BIT_MARGIN, _BIT_SIGN = (np.uint32(1 << k) for k in range(5))
_POLLS = ("poll", "polls", "polling")
SHARES = ("percent", "cent", "points")
# what shares of a poll are told of: alone, and where the share is told as in polls; and what other shares are
_ASKED = "respondents polled surveyed undecided favorable unfavorable favourable unfavourable trails trailing".split()
_COUNTED_FOR = """
    voters support supports supported lead leads led leading tops ties tied ahead backed backing favor favored favour approve approval disapprove
    rival republicans democrats independents
""".split()
_ELSEWHERE = """
    growth gdp sales inflation turnout census tax won shares patients election ballots rarely victory primary beat carried scored budget stock
    prices rate rates unemployment wages staff raise rents trade market profit earlier ago maybe perhaps probably
""".split()
_ELECTORATE = "voters respondents republicans democrats independents likely registered americans women men adults".split()
_SIDES = ("support", "back", "favor", "favour", "approve", "disapprove", "oppose", "prefer")  # "20% support the plan"


def polled(ctx: Context, some: np.ndarray) -> np.ndarray:
    """bool: which of the sentences `some` have a poll in them or in front of them in their article."""
    since = np.full(len(ctx.buffer), len(ctx.sentences))
    poll = ctx.sentences.of_token[ctx.where_are(*_POLLS)][::-1]
    since[ctx.sentences.article[poll]] = poll
    return np.asarray(since[ctx.sentences.article[some]] <= some)


def standings(ctx: Context, some: np.ndarray) -> np.ndarray:
    """Which of the sentences `some` tell what a poll in front of them counted: "Falk trails Quist, 41% to 44%", "among voters it is 9 points"."""
    digits = tk.scattered(ctx.tokens.digit)
    share = digits[ctx.buffer.data.take(ctx.tokens.end.take(digits)) == ord("%")]
    counted = np.zeros(len(ctx.sentences), bool)
    counted[ctx.sentences.of_token[np.concatenate([share, ctx.where_are(*SHARES)])]] = True
    some = some[counted[some]]
    some = some[polled(ctx, some)] if some.size else some
    if not some.size:
        return some
    own = (ctx.held[some] & ctx.mask("PRON1", "YOU", "JUDGE")) != 0
    some = some[~own & (ctx.final[some] != ord("?")) & (ctx.final[some] != ord("!"))]
    if not some.size:
        return some
    inside, edge = spread(ctx.sentences.first[some], ctx.sentences.first[some + 1])
    bits = _standing_words().look_up(ctx.tokens.key.take(inside))
    size = ctx.tokens.end.take(inside) - ctx.tokens.start.take(inside)
    years = ctx.tokens.digit.take(inside) & (size == 4) & is_in(ctx.tokens.key[ctx.before(inside)], ("in", "since"))
    bits[years] |= _BIT_ELSEWHERE
    few = np.flatnonzero(bits & _BIT_TOLD)
    bits[few[is_in(ctx.tokens.key[ctx.behind(inside[few])], ("to",))]] = 0  # "leads to falls"
    few = np.flatnonzero(bits & _BIT_MARGIN)
    bits[few[is_in(ctx.tokens.key[ctx.behind(ctx.behind(inside[few]))], ("error",))]] |= _BIT_ASKED
    few = np.flatnonzero(ctx.tokens.digit.take(inside))
    bits[few[_as_in_polls(ctx, inside[few])]] |= _BIT_SIGN
    held = np.bitwise_or.reduceat(bits, edge)
    told = ((held & _BIT_ASKED) > 0) | ((held & _BIT_TOLD) > 0) & ((held & _BIT_SIGN) > 0)
    return np.asarray(some[told & ((held & _BIT_ELSEWHERE) == 0)])


def _as_in_polls(ctx: Context, figure: np.ndarray) -> np.ndarray:
    """bool: which of the figures are told as those of polls are: "44% to 41%", "9% of voters", "20% support it", "stands at 60%"."""
    key = ctx.tokens.key
    behind = ctx.behind(figure)
    behind = np.where(is_in(key[behind], ("per",)), ctx.behind(behind), behind)
    worded = is_in(key[behind], ("percent", "cent", "percentage"))
    share = worded | (ctx.buffer.data[ctx.tokens.end[figure]] == ord("%"))
    behind = np.where(worded, ctx.behind(behind), behind)
    then, of = ctx.behind(behind), is_in(key[behind], ("of",))
    out = is_in(key[behind], ("to", "versus", "vs")) & ctx.tokens.digit[then] | is_in(key[behind], _SIDES)
    out |= of & is_in(key[then], _ELECTORATE)
    out |= ~of & is_in(key[ctx.before(figure)], ("at", "with"))
    return np.asarray(out & share)


@lru_cache(maxsize=1)
def _standing_words() -> WordSets:
    return WordSets(_COUNTED_FOR, _ELSEWHERE, _ASKED, ("margin",), ("among", "rating", "ratings"))
