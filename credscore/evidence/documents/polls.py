"""What a poll counted, told on without a cue: standings, shares and margins."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.ranges import spread
from credscore.evidence.source_types import DOCUMENT
from credscore.text import tokens as tk
from credscore.text.tokens import WordSets, is_in

_BIT_TOLD, _BIT_ELSEWHERE, _BIT_ASKED, _BIT_MARGIN, _BIT_SIGN, _BIT_OTHER_PAIR = (np.uint32(1 << k) for k in range(6))
_POLLS = ("poll", "polls", "polling")
SHARES = ("percent", "cent", "points", "point", "percentage")
_FAR = 12  # sentences behind one that a poll backs
_SHARE = 30  # per cent of each of two in a pair without a sign
# what shares of a poll are told of: alone, and where the share is told as in polls; and what other shares are
_ASKED = """
    respondents polled surveyed undecided favorable unfavorable favourable unfavourable favorably unfavorably favourably unfavourably trails trailing
""".split()
_COUNTED_FOR = """
    voters support supports supported lead leads led leading edge edges edging advantage tops ties tied ahead backed backing favor favored favour
    approve approval disapprove rival republicans democrats independents
""".split()
_ELSEWHERE = """
    growth gdp sales inflation turnout census tax won shares patients election ballots rarely victory primary beat carried scored budget stock
    prices rate rates unemployment wages staff raise rents trade market profit earlier ago maybe perhaps probably defeated threshold finished
""".split()
# whose pairs are counts of another kind: "voted 51-49", "41-40 up at half-time"
_OTHER_PAIRS = """
    vote votes voted voting passed passes pass split aged age ages jury jurors final finals half half-time halftime quarter counted count station stations
    score scores scoring game games match team teams coach coaches coaches' ranked overtime bill amendment verdict bench hold holds held
""".split()
_ELECTORATE = "voters respondents republicans democrats independents likely registered americans women men adults".split()
_LEADS = ("lead", "leads", "advantage", "edge", "margin", "ahead", "behind")
_ROUGHLY = ("about", "roughly", "nearly", "almost", "just", "some", "only", "around")
_SIDES = ("support", "back", "favor", "favour", "approve", "disapprove", "oppose", "prefer")  # "20% support the plan"


def polled(ctx: Context, some: np.ndarray) -> np.ndarray:
    """bool: which of the sentences `some` have a poll in them or in front of them in their article."""
    since = np.full(len(ctx.buffer), len(ctx.sentences))
    poll = ctx.sentences.of_token[ctx.where_are(*_POLLS)][::-1]
    since[ctx.sentences.article[poll]] = poll
    return np.asarray(since[ctx.sentences.article[some]] <= some)


def standings(ctx: Context, inner: np.ndarray, open_: np.ndarray, near: np.ndarray) -> np.ndarray:
    """int64: which of the sentences `open_` tell what a poll counted, which they name or which is in front of them: "Falk trails Quist, 41% to
    44%", "among voters it is 9 points". near : bool (sentences,), a document backs one of the last few sentences."""
    sents, digits = ctx.sentences, tk.scattered(ctx.tokens.digit)
    poll = np.zeros(len(sents), bool)
    poll[sents.of_token[ctx.where_are(*_POLLS)]] = True
    if not poll.any():
        return np.zeros(0, np.int64)
    share = digits[ctx.buffer.data.take(ctx.tokens.end.take(digits)) == ord("%")]
    pair = digits[1:][(np.diff(digits) == 1) & ((ctx.gap[digits[1:]] & tk.HYPHEN) > 0)]
    counted = np.zeros(len(sents), bool)
    counted[sents.of_token[np.concatenate([share, pair, ctx.where_are(*SHARES)])]] = True
    some = np.flatnonzero(open_ & counted)
    backed = np.maximum.accumulate(np.where(poll & (inner == DOCUMENT), np.arange(len(sents)), -1))[some]
    behind = (backed >= 0) & (some - backed <= _FAR) & (sents.article[backed] == sents.article[some])
    close = poll[some]
    close[~close] = near[some[~close]] & polled(ctx, some[~close])
    some = some[behind | close]
    paired = np.zeros(len(sents), bool)  # where a pair without a sign may be one of shares
    paired[some] = close[behind | close]
    if not some.size:
        return some
    own = (ctx.held[some] & ctx.mask("PRON1", "YOU", "JUDGE")) != 0
    own |= is_in(ctx.tokens.key[ctx.sentences.first[some]], ("if",))  # "If she wins by 9 points, …"
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
    shared_out = paired[some] & ((np.bitwise_or.reduceat(bits, edge) & _BIT_OTHER_PAIR) == 0)
    paired[some] = shared_out
    bits[few[_as_in_polls(ctx, inside[few], poll, paired)]] |= _BIT_SIGN
    held = np.bitwise_or.reduceat(bits, edge)
    told = ((held & _BIT_ASKED) > 0) | ((held & _BIT_TOLD) > 0) & ((held & _BIT_SIGN) > 0)
    return np.asarray(some[told & ((held & _BIT_ELSEWHERE) == 0)])


def _as_in_polls(ctx: Context, figure: np.ndarray, poll: np.ndarray, paired: np.ndarray) -> np.ndarray:
    """bool: which of the figures are told as those of polls are: "44% to 41%", "9% of voters", "20% support it", "stands at 60%".
    poll : bool (sentences,), they name a poll. paired : bool (sentences,), a pair of figures may be one of shares."""
    key = ctx.tokens.key
    behind = ctx.behind(figure)
    behind = np.where(is_in(key[behind], ("per",)), ctx.behind(behind), behind)
    worded = is_in(key[behind], ("percent", "cent", "percentage"))
    share = worded | (ctx.buffer.data[ctx.tokens.end[figure]] == ord("%"))
    behind = np.where(worded, ctx.behind(behind), behind)
    # "by roughly 9 points", "an 8-point lead", "tops her 41-40"
    front = ctx.before(figure)
    front = np.where(is_in(key[front], _ROUGHLY), ctx.before(front), front)
    points = is_in(key[behind], ("point", "points"))
    margin = points & (is_in(key[front], ("by",)) | is_in(key[ctx.behind(behind)], _LEADS))
    # teams lead by points, too
    margin &= worded | poll[ctx.sentences.of_token[figure]] | is_in(key[ctx.behind(behind)], ("advantage",))
    size = ctx.tokens.end[figure] - ctx.tokens.start[figure]
    next_size = ctx.tokens.end[behind] - ctx.tokens.start[behind]
    versus = ctx.tokens.digit[behind] & ((ctx.gap[behind] & tk.HYPHEN) > 0) & (behind > figure)
    # "48-44 in Tarn", not "20-30 farmers", "71-68"
    value = _two_digits(ctx, figure), _two_digits(ctx, behind)
    far = ctx.behind(behind)
    ends = (far == behind) | ((ctx.gap[far] & STRONG) > 0) | ctx.in_class(far, "PREP", "AND", "BREAK")
    even = (size == 2) & (next_size == 2) & (np.minimum(*value) >= _SHARE) & (value[0] + value[1] <= 100)
    margin |= versus & (even & ends & paired[ctx.sentences.of_token[figure]] | share)
    then, of = ctx.behind(behind), is_in(key[behind], ("of",))
    out = is_in(key[behind], ("to", "versus", "vs")) & ctx.tokens.digit[then] | is_in(key[behind], _SIDES)
    out |= of & is_in(key[then], _ELECTORATE)
    out |= ~of & is_in(key[ctx.before(figure)], ("at", "with"))
    return np.asarray(out & share | margin)


def _two_digits(ctx: Context, at: np.ndarray) -> np.ndarray:
    """The values of figures of two digits."""
    data, end = ctx.buffer.data, ctx.tokens.end[at]
    return np.asarray((data[end - 2].astype(np.int64) - ord("0")) * 10 + data[end - 1] - ord("0"))


@lru_cache(maxsize=1)
def _standing_words() -> WordSets:
    return WordSets(_COUNTED_FOR, _ELSEWHERE, _ASKED, ("margin",), ("among", "rating", "ratings"), _OTHER_PAIRS)
