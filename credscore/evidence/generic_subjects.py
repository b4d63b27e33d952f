"""Words of whoever there may be: "anyone who says otherwise", "than anyone thought", "what residents think", "most people think about exercise".

No view is reported there: the writer speaks of people in general, of what their minds turn to, or takes up words as known.
"""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import Context
from credscore.evidence.narrated import heard
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, DOCUMENT, NONE, VAGUE
from credscore.text.tokens import is_in

_THINK = ("think", "thinks", "thought", "thinking")
_MINDS = (*_THINK, *"believe believes believed believing expect expects expected hope hopes hoped hoping want wants wanted wanting".split())
_WORDS = ("told", "tell", "tells", "telling")
_WHOEVER = ("anyone", "anybody", "whoever", "nobody")
_ALL = ("everyone", "everybody", "ones")
_OPENERS = ("what", "whatever", "than", "way", "ways", "which")
_ALIKE = ("some", "the", "same", "any", "no", "much", "this", "that", "a", "another", "second")  # "had the same thought"
_NAMED_SO = ("called", "dubbed", "titled", "nicknamed")
_INDEFINITE = ("a", "an", "another", "one")


def take_generic(ctx: Context, sh: Shared, a: Attributions) -> None:
    """Take the backing from such attributions where no quotation stands in the sentence; in place."""
    some = np.flatnonzero(a.backs & ~a.weak & (a.type != NONE) & (a.type != DOCUMENT) & ~a.inverted)
    key, first = ctx.tokens.key[a.cue[some]], np.maximum(a.first[some], 0)
    owned = a.first[some] >= 0
    mind = is_in(key, _MINDS)
    called = is_in(key, _NAMED_SO)
    words = is_in(key, _WORDS)
    subject = owned & is_in(ctx.tokens.key[first], (*_WHOEVER, *_ALL))
    near = mind | called | words | subject
    some, key, first, owned, mind, called, words = (x[near] for x in (some, key, first, owned, mind, called, words))
    if not some.size:
        return
    kind = a.type[some]
    behind = ctx.behind(a.cue_end[some] - 1)
    whoever = owned & is_in(ctx.tokens.key[first], _WHOEVER) & (a.last[some] > first)
    whoever |= owned & is_in(ctx.tokens.key[first], _ALL) & mind
    front = ctx.before(first)
    taken_up = owned & is_in(ctx.tokens.key[front], _OPENERS) & (front < first)
    out = whoever | taken_up & mind & (kind == VAGUE) | taken_up & words & (kind != ANONYMOUS) & (kind != VAGUE)
    # "thinks about it": no view
    out |= is_in(key, _THINK) & is_in(ctx.tokens.key[behind], ("about",)) & (behind > a.cue[some])
    before = ctx.before(a.cue[some])
    out |= is_in(key, ("thought",)) & is_in(ctx.tokens.key[before], _ALIKE)
    # "a boat called Wuthering": named so by nobody who is told of
    named = np.zeros(len(some), bool)
    at = before
    for _ in range(3):
        at = ctx.before(at)
        named |= is_in(ctx.tokens.key[at], _INDEFINITE)
    out |= called & named & ctx.tokens.upper[behind] & ~ctx.tokens.upper[before] & (first < at) & owned
    some = some[out]
    if some.size:
        a.backs[some[~heard(ctx, sh, a.sentence[some])]] = False
