"""The outlet that an article names as its own in its dateline or byline: "MARROWBY (Reuters) -", "By Ines Falk, Harrow Gazette"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import Context
from credscore.evidence.ranges import distinct
from credscore.evidence.source_types import MEDIA, NAMED, NONE
from credscore.text import fold as f
from credscore.text import tokens as tk

_OPENING = 4  # sentences: headline, standfirst, byline, and the one with the dateline
_PLACE = 7  # words in front of the bracket: "NEW YORK, Sept. 12"
_NAME = 3  # words in the bracket: "Reuters Health"
_BYLINE = 14  # words of a byline
_OUTLET = 5  # words of the outlet at its end
_DASH = 4  # characters behind the bracket up to the end of the dash: " -- "
_REACH = 6  # words behind a cue: "told the Associated Press"
# agencies are told by their initials and write out their names
_WRITTEN = {"ap": "associated", "pa": "press"}


def take_own(ctx: Context, a: Attributions, first_hand: np.ndarray) -> np.ndarray:
    """What was told to the outlet of its article's dateline or byline is first-hand, and what that outlet says itself is its own word.

    Changes the types and carriers of `a` in place; gives which attributions are first-hand.
    """
    sents, n = ctx.sentences, len(ctx.tokens)
    at = _in_brackets(ctx)[0]
    signed, words = _signed(ctx)
    if not at.size and not signed.size:
        return first_hand
    at = np.sort(at)[::-1]  # the first of an article counts
    own = np.zeros((len(ctx.buffer), 2 + _OUTLET), np.uint64)
    own[signed, 2:] = words
    own[sents.article[sents.of_token[at]], 0] = ctx.tokens.key[at]
    for initials, name in _WRITTEN.items():
        own[own[:, 0] == tk.word_keys((initials,))[0], 1] = tk.word_keys((name,))[0]
    carried = np.flatnonzero((a.outer == MEDIA) | (a.type == MEDIA))
    carried = carried[own[sents.article[a.sentence[carried]]].any(axis=1)]
    mine = own[sents.article[a.sentence[carried]]]

    def names(begin: np.ndarray, end: np.ndarray) -> np.ndarray:
        at = begin[:, None] + np.arange(_REACH)
        inside = (at < np.minimum(end, sents.first[a.sentence[carried] + 1])[:, None]) & (at >= 0)
        at = np.minimum(np.maximum(at, 0), n - 1)
        same = (ctx.tokens.key[at][:, :, None] == mine[:, None, :]) & (mine > 0)[:, None, :] & inside[:, :, None]
        # of a byline's, all words of the name that stands there: "the Gazette", but not "the Marrowby Gazette"
        word = inside & ctx.name[at] & ~tk.is_in(ctx.tokens.key[at], ("the",))
        run = word & (np.cumsum(~word & (np.cumsum(word, axis=1) > 0), axis=1) == 0)
        whole = run.any(axis=1) & (~run | same[:, :, 2:].any(axis=2)).all(axis=1)
        return np.asarray(same[:, :, :2].any(axis=(1, 2)) | whole)

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


def _in_brackets(ctx: Context) -> tuple[np.ndarray, np.ndarray]:
    """Tokens of outlets that open a bracket near the top of their article, and the token behind its end."""
    sents, n = ctx.sentences, len(ctx.tokens)
    at = distinct(np.concatenate([ctx.where_has("OUT_media"), tk.scattered(ctx.matches.outlet == 1)]))
    at = at[(ctx.gap[at] & tk.OPEN_PAREN) > 0]  # few
    sentence = sents.of_token[at]
    opening = np.searchsorted(sents.article, sents.article[sentence])  # the first sentence of its article
    end = at[:, None] + np.arange(1, _NAME + 1)
    closes = ((ctx.gap_after[np.minimum(end, n)] & tk.CLOSE_PAREN) > 0) & (end <= sents.first[sentence + 1][:, None])
    some = np.flatnonzero((sentence - opening < _OPENING) & (at - sents.first[sentence] <= _PLACE) & closes.any(axis=1))
    return at[some], at[some] + 1 + closes[some].argmax(axis=1)


def inline_datelines(ctx: Context) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Datelines with an agency in front of a sentence, "TARN, May 4 (AP) — The weir broke": its number and their buffer positions [start, end).

    The sentence claims what it claims; of the page's furniture is the dateline alone.
    """
    at, stop = _in_brackets(ctx)
    sents, data = ctx.sentences, ctx.buffer.data
    sentence = sents.of_token[at]
    first = sents.first[sentence]
    inside = first[:, None] + np.arange(_PLACE)
    here = np.minimum(inside, at[:, None])
    placed = (ctx.tokens.upper[here] | ctx.tokens.digit[here] | ctx.in_class(here, "MONTHDAY")).all(axis=1) & (stop < sents.first[sentence + 1])
    sentence, first, stop = sentence[placed], first[placed], stop[placed]
    bracket = ctx.tokens.end[stop - 1] + 1
    end, on = bracket.copy(), np.ones(len(bracket), bool)
    for step in range(_DASH):
        letter = data[np.minimum(bracket + step, len(data) - 1)]
        dash = (letter == ord("-")) | (letter == f.DASH)
        on &= dash | (letter == ord(" "))
        end = np.where(on & dash, bracket + step + 1, end)
    keep = (end > bracket) | ctx.tokens.upper[stop]  # not "Ines Falk (BBC) won"
    return sentence[keep], sents.start[sentence[keep]], end[keep]


def _signed(ctx: Context) -> tuple[np.ndarray, np.ndarray]:
    """Articles that name their own outlet in a byline ("By Ines Falk, Harrow Gazette") or with a scoop ("the Harrow Gazette can reveal");
    (m, _OUTLET) keys of the words of its name, 0 for none."""
    sents, key = ctx.sentences, ctx.tokens.key
    top = np.flatnonzero(tk.is_in(key.take(sents.first[:-1]), ("by",)))  # few
    top = top[top - np.searchsorted(sents.article, sents.article[top]) < _OPENING]
    top = top[sents.first[top + 1] - sents.first[top] <= _BYLINE]
    at = sents.first[top + 1] - 1
    at = at - (ctx.in_class(at, "ROLE") & ~ctx.leads[at])  # "Harrow Gazette reporter"
    at = at[(ctx.gap_after[at + 1] & tk.TERMINAL) == 0]
    can = ctx.before(ctx.where_are("reveal", "disclose"))
    can = np.where(ctx.is_word(can, "exclusively", "now", "today"), ctx.before(can), can)
    can = can[ctx.is_word(can, "can")]
    at = np.concatenate([ctx.before(can), at[::-1]])  # of several the byline at the top counts
    scoop = np.arange(len(at)) < len(can)
    outlet = ctx.in_class(at, "OUTWORD", "OUT_media", "OUT_media_UNSURE") & ctx.tokens.upper[at] | (ctx.matches.outlet[at] == 1)
    at, scoop = at[outlet], scoop[outlet]
    words, open_, apart = np.zeros((len(at), _OUTLET), np.uint64), np.ones(len(at), bool), scoop.copy()
    low = sents.first[sents.of_token[at]] + np.where(scoop, 0, 2)  # somebody is named in front
    for step in range(_OUTLET):
        here = np.maximum(at - step, low)
        open_ &= (at - step >= low) & ctx.tokens.upper[here] & ~tk.is_in(key[here], ("the",))
        words[open_, step] = key[here[open_]]
        ends = ((ctx.gap[here] & (0xFF | tk.BAR)) > 0) | ctx.leads[here]
        apart |= open_ & (ends | tk.is_in(key[np.maximum(here - 1, 0)], ("for", "at", "the")))
        open_ &= ~ends
    return sents.article[sents.of_token[at[apart]]], words[apart]
