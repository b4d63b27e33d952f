"""The outlet that an article names as its own in its dateline: "MARROWBY (Reuters) -", "(CNN) The weir held"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import Context
from credscore.evidence.source_types import MEDIA, NAMED, NONE
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
    at = np.concatenate([ctx.where_has("OUT_media"), np.flatnonzero(ctx.matches.outlet == 1)])
    at = at[(ctx.gap[at] & tk.OPEN_PAREN) > 0]  # few
    sentence = sents.of_token[at]
    opening = np.searchsorted(sents.article, sents.article[sentence])  # the first sentence of its article
    end = at[:, None] + np.arange(1, _NAME + 1)
    closes = ((ctx.gap_after[np.minimum(end, n)] & tk.CLOSE_PAREN) > 0) & (end <= sents.first[sentence + 1][:, None])
    some = np.flatnonzero((sentence - opening < _OPENING) & (at - sents.first[sentence] <= _PLACE) & closes.any(axis=1))
    if not some.size:
        return first_hand
    at = np.sort(at[some])[::-1]  # the first of an article counts
    own = np.zeros((len(ctx.buffer), 2), np.uint64)
    own[sents.article[sents.of_token[at]], 0] = ctx.tokens.key[at]
    for initials, name in _WRITTEN.items():
        own[own[:, 0] == tk.word_keys((initials,))[0], 1] = tk.word_keys((name,))[0]
    carried = np.flatnonzero((a.outer == MEDIA) | (a.type == MEDIA))
    mine = own[sents.article[a.sentence[carried]]]
    carried, mine = carried[mine[:, 0] > 0], mine[mine[:, 0] > 0]

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
