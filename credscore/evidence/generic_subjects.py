"""Words of whoever there may be: "anyone who says otherwise", "than anyone thought", "what residents think", "most people think about exercise".

No view is reported there: the writer speaks of people in general, of what their minds turn to, or takes up words as known.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import Context
from credscore.evidence.narrated import heard
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, DOCUMENT, NONE, VAGUE
from credscore.evidence.word_lists import INDEFINITE, TELL
from credscore.text.tokens import WordSets, is_in

_MINDS = """
    think thinks thought thinking believe believes believed believing expect expects expected hope hopes hoped hoping want wants wanted wanting
""".split()
_WHOEVER = ("anyone", "anybody", "whoever", "nobody")
_ALL = ("everyone", "everybody", "ones")
_OPENERS = ("what", "whatever", "than", "way", "ways", "which")
_ALIKE = ("some", "the", "same", "any", "no", "much", "this", "that", "a", "another", "second")  # "had the same thought"
_NAMED_SO = ("called", "dubbed", "titled", "nicknamed")


@lru_cache(maxsize=1)
def _cues() -> WordSets:
    return WordSets(_MINDS, TELL, _NAMED_SO, ("thought",))


@lru_cache(maxsize=1)
def _subjects() -> WordSets:
    return WordSets(_WHOEVER, _ALL)


def take_generic(ctx: Context, sh: Shared, a: Attributions) -> None:
    """Take the backing from such attributions where no quotation stands in the sentence; in place."""
    some = np.flatnonzero(a.backs & ~a.weak & (a.type != NONE) & (a.type != DOCUMENT) & ~a.inverted)
    of_cue = _cues().look_up(ctx.tokens.key.take(a.cue.take(some)))
    of_first = _subjects().look_up(ctx.tokens.key.take(np.maximum(a.first.take(some), 0))) * (a.first.take(some) >= 0)
    near = (of_cue | of_first) > 0
    some, of_cue, of_first = some[near], of_cue[near], of_first[near]
    if not some.size:
        return
    mind, words, called, thought = ((of_cue >> k & 1) > 0 for k in range(4))
    first, owned = np.maximum(a.first[some], 0), a.first[some] >= 0
    kind = a.type[some]
    behind = ctx.behind(a.cue_end[some] - 1)
    whoever = ((of_first & 1) > 0) | ((of_first & 2) > 0) & mind
    front = ctx.before(first)
    taken_up = owned & is_in(ctx.tokens.key[front], _OPENERS) & (front < first)
    out = whoever | taken_up & mind & (kind == VAGUE) | taken_up & words & (kind != ANONYMOUS) & (kind != VAGUE)
    before = ctx.before(a.cue[some])
    out |= thought & is_in(ctx.tokens.key[before], _ALIKE)
    # "a boat called Wuthering": named so by nobody who is told of
    few = np.flatnonzero(called & owned & ctx.tokens.upper[behind] & ~ctx.tokens.upper[before])
    at = before[few]
    named = np.zeros(len(few), bool)
    for _ in range(3):
        at = ctx.before(at)
        named |= is_in(ctx.tokens.key[at], INDEFINITE)
    out[few] |= named & (first[few] < at)
    some = some[out]
    if some.size:
        a.backs[some[~heard(ctx, sh, a.sentence[some])]] = False
