"""The outlet that an article names as its own in its dateline: "MARROWBY (Reuters) -", "(CNN) The weir held"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.phrases import MEDIA, NAMED, NONE
from credscore.evidence.ranges import distinct, spread
from credscore.evidence.resolve import Attributions
from credscore.text import tokens as tk

_OPENING = 4  # sentences: headline, standfirst, byline, and the one with the dateline
_PLACE = 7  # words in front of the bracket: "NEW YORK, Sept. 12"
_NAME = 3  # words in the bracket: "Reuters Health"
_REACH = 6  # words behind a cue: "told the Associated Press"
# agencies are told by their initials and write out their names
_WRITTEN = {"ap": "associated", "pa": "press"}


def take_own(ctx: Context, a: Attributions, first_hand: np.ndarray) -> np.ndarray:
    """What was told to the outlet of its article's dateline is first-hand, and what that outlet says itself is its own word.

    Changes the types and carriers of `a` in place; gives which attributions are first-hand.
    """
    sents, n = ctx.sentences, len(ctx.tokens)
    carried = np.flatnonzero((a.outer == MEDIA) | (a.type == MEDIA))
    if not carried.size:
        return first_hand
    article = sents.article[a.sentence[carried]]
    opening = np.searchsorted(sents.article, distinct(article))  # articles with an outlet in them
    own = np.zeros((len(ctx.buffer), 2), np.uint64)
    for step in range(_OPENING):
        here = np.minimum(opening + step, len(sents) - 1)
        here = here[sents.article[here] == sents.article[opening]]
        low = sents.first[here]
        inside, begin = spread(low, np.minimum(low + _PLACE + 1, sents.first[here + 1]))
        of = np.repeat(here, np.diff(begin, append=len(inside)))
        some = (ctx.gap[inside] & tk.OPEN_PAREN) > 0
        at, of = inside[some], of[some]
        press = (ctx.matches.outlet[at] == 1) | ((ctx.matches.classes[at] & ctx.mask("OUT_media")) != 0)
        end = at[:, None] + np.arange(1, _NAME + 1)
        closes = ((ctx.gap_after[np.minimum(end, n)] & tk.CLOSE_PAREN) > 0) & (end <= n)
        at, of = at[press & closes.any(axis=1)], of[press & closes.any(axis=1)]
        free = own[sents.article[of], 0] == 0
        own[sents.article[of[free]], 0] = ctx.tokens.key[at[free]]
    for initials, name in _WRITTEN.items():
        own[own[:, 0] == tk.word_keys((initials,))[0], 1] = tk.word_keys((name,))[0]
    mine = own[article]
    carried, mine = carried[mine[:, 0] > 0], mine[mine[:, 0] > 0]
    if not carried.size:
        return first_hand

    def names(begin: np.ndarray, end: np.ndarray) -> np.ndarray:
        at = begin[:, None] + np.arange(_REACH)
        inside = (at < np.minimum(end, sents.first[a.sentence[carried] + 1])[:, None]) & (at >= 0)
        key = ctx.tokens.key[np.minimum(np.maximum(at, 0), n - 1)]
        return (inside & ((key == mine[:, :1]) | (key == mine[:, 1:]))).any(axis=1)

    told = carried[(a.outer[carried] == MEDIA) & names(a.cue_end[carried], a.cue_end[carried] + _REACH)]
    says = carried[(a.type[carried] == MEDIA) & names(a.first[carried], a.last[carried])]
    a.outer[told] = NONE
    # "(CNN) Calling it a disaster, …": the dateline itself says nothing; but "(CNN) Ines Falk left, saying …"
    first = a.first[says]
    bracket = ((ctx.gap[first] & tk.OPEN_PAREN) > 0) & ~((a.last[says] - first > 1) & ctx.name[np.minimum(first + 1, n - 1)])
    a.type[says] = np.where(bracket, NONE, NAMED)
    first_hand = first_hand.copy()
    first_hand[told] = first_hand[says] = True
    return first_hand
