"""Sources that ask not to be named, whatever office they hold, and the words that take them up: "the officer said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.ranges import any_inside
from credscore.evidence.resolving.anonymity_clauses import asked_later, kept_back, take_behind_reasons
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, CARRY, DOCUMENT, NAMED, NONE, OFFICIAL, VAGUE
from credscore.text.tokens import is_in

if TYPE_CHECKING:
    from credscore.evidence.attribution_table import Attributions

_NEAR = 30  # tokens between a source and what it says about its name
_ASKS = 4  # tokens from "said the people" to "asked not to be"
_NEXT, _FAR = 3, 8  # sentences
_ANYBODY = "person man woman individual source insider".split()
_IN_OFFICE = "official officer bureaucrat politician lawmaker leader minister diplomat chieftain executive aide staffer".split()
_HIGH = "senior top former ranking high-ranking government police party ministry".split()


def take_unnamed(ctx: Context, sh: Shared, a: Attributions) -> None:
    """Type as unnamed "a party chieftain, who craved anonymity" and the "the officer" that stands for "a senior bureaucrat"; in place."""
    article = ctx.sentences.article[a.sentence]
    # "the woman, who has not been named, said", "the boy, who cannot be named for legal reasons, said"
    some = np.flatnonzero((a.last - a.first >= 4) & (a.first >= 0))  # few, here and below: only they need a closer look
    end = a.last[some] - 1
    lifelong = is_in(ctx.tokens.key[end - 1], ("lifelong",)) & ctx.is_word(end, "anonymity")
    end = np.where(ctx.is_word(end, "reasons"), end - 3, end)
    never = (ctx.any_in(a.first[some], a.last[some]) & ctx.mask("NEG")) != 0
    some = some[ctx.is_word(end, "named", "identified") & never | lifelong]
    some = some[sh.names_before[a.last[some]] == sh.names_before[a.first[some]]]
    a.type[some] = ANONYMOUS
    hidden = kept_back(ctx, sh, a)
    hidden[asked_later(ctx, sh, a, article)] = True
    a.type[hidden] = ANONYMOUS
    cues = np.flatnonzero(a.weak & (a.type == ANONYMOUS))
    if not cues.size and not hidden.any():
        return
    asks = np.full(len(ctx.sentences), -1)
    asks[a.sentence[cues]] = a.cue[cues]
    take_behind_reasons(ctx, sh, a, asks[a.sentence])
    hidden[_beside(ctx, sh, a, asks[a.sentence])] = True
    _take_again(ctx, sh, a, article, hidden)


def _beside(ctx: Context, sh: Shared, a: Attributions, asks: np.ndarray) -> np.ndarray:
    """int64: the sources beside a cue that asks not to be named; types them, and the verbs without a subject behind such a cue, in place.

    asks : int64 (m,), the last such cue (token) in the sentence of each attribution, -1 where there is none.
    """
    some = np.flatnonzero((asks >= 0) & ~a.weak & (a.first >= 0))
    lead, cue = a.first[some], asks[some]
    kind, front = a.type[some], ctx.matches.classes[lead]
    near = (np.abs(cue - lead) <= _NEAR) & ((front & ctx.mask("DET", "NUMBER", "VAGUE")) != 0)
    # "the keeper of the page, who asked us not to name him, said"
    near |= (cue > lead) & (cue < a.cue[some]) & (a.cue[some] - lead <= _NEAR) & ((front & ctx.mask("DEF")) != 0)
    # "said the people, who asked not to be identified"
    near |= (cue > lead) & (cue - a.last[some] <= _ASKS) & a.inverted[some] & ((front & ctx.mask("DEF")) != 0)
    near &= sh.names_before[np.maximum(a.last[some], 0)] == sh.names_before[lead]
    some = some[near & ((kind == OFFICIAL) | (kind == VAGUE) | (kind == NAMED) | (kind == DOCUMENT) | (kind == ANONYMOUS))]
    a.type[some] = ANONYMOUS
    # "a camera assistant who left, and who asked not to be named because …, said": the verb found no subject of its own
    lone = np.flatnonzero((asks >= 0) & ~a.weak & (a.type == CARRY) & (a.first < 0) & (asks < a.cue) & (a.cue - asks <= _NEAR))
    lone = lone[sh.names_before[asks[lone]] == sh.names_before[ctx.sentences.first[a.sentence[lone]]]]
    a.type[lone] = ANONYMOUS
    return some


def _take_again(ctx: Context, sh: Shared, a: Attributions, article: np.ndarray, hidden: np.ndarray) -> None:
    """ "the officer said" behind "a senior bureaucrat, requesting anonymity"; in place. hidden : bool (m,), attributions of such sources."""
    key = ctx.tokens.key
    tail = np.minimum(np.maximum(a.last - 1, 0), len(ctx.tokens) - 1)
    again = np.flatnonzero(((a.type == CARRY) | (a.type == OFFICIAL)) & (a.last - a.first == 2) & ~a.weak & (a.first >= 0))
    again = again[ctx.in_class(a.first[again], "DEF") & ~ctx.leads[tail[again]]]
    again = again[sh.names_before[a.last[again]] == sh.names_before[a.first[again]]]
    order = np.arange(len(a))
    hid = np.maximum.accumulate(np.where(hidden, order, -1))[again]
    again, prior = again[hid >= 0], hid[hid >= 0]
    close = (article[prior] == article[again]) & (a.sentence[again] - a.sentence[prior] <= _FAR)
    again, prior = again[close], prior[close]
    if not again.size:
        return
    same = ctx.meets(tail[again], a.first[prior], a.last[prior])
    # … and nobody else spoke in between
    spoke = np.maximum.accumulate(np.where(~a.weak & a.backs & (a.type != NONE) & (a.first >= 0), order, -1))
    next_ = (spoke[np.maximum(again - 1, 0)] == prior) & (a.sentence[again] - a.sentence[prior] <= _NEXT)
    high = (ctx.any_in(a.first[prior], a.last[prior]) & ctx.mask("OFFICIAL", "ROLE")) != 0
    high |= any_inside(a.first[prior], a.last[prior], lambda at: is_in(key[at], _HIGH))
    fits = same | next_ & (is_in(key[tail[again]], _ANYBODY) | high & is_in(key[tail[again]], _IN_OFFICE))
    again, prior = again[fits], prior[fits]  # few
    a.type[again[~_known_before(ctx, tail[again], a.first[prior], article[again])]] = ANONYMOUS


def _known_before(ctx: Context, word: np.ndarray, end: np.ndarray, article: np.ndarray) -> np.ndarray:
    """Whether each word stands in its article in front of token `end`, too: "the mayor" where one was spoken of before is that one."""
    begin, _ = ctx.sentences.tokens_of(article)
    return ctx.meets(word, begin, np.maximum(begin, end))
