"""Programmes and interviews that carry what somebody says there: "said Sunday on “Meet the Millers”", "said in a Harrow TV interview"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.ranges import among, distinct
from credscore.evidence.source_types import MEDIA, NAMED, NONE, OFFICIAL
from credscore.evidence.word_lists import TELL
from credscore.text import tokens as tk

if TYPE_CHECKING:
    from credscore.evidence.attribution_table import Attributions

_INTERVIEWS = ("interview", "interviews", "interviewed", "appearance")
_INTO = ("in", "during")
_APPEARS = ("appearing", "speaking", "interviewed", "appearance")
_NAME = 3  # words from "on" to what names the outlet: "on NBC's “Morning”", "on Sunday's"
_FAR = 5  # words from "in" to "interview": "in a brief Harrow TV interview"
_BEHIND = 6  # words from the verb to where it was said: "said of the mill on", "said Monday night during"
_PLACED = ("PRON", "THAT", "WHO", "BE", "HAVE", "MODAL", "NEG", "DO", "PRON1", "BREAK")  # another clause


def take_on_air(ctx: Context, a: Attributions) -> None:
    """What a programme or an interview carries; in place. The rows are in the order of their cues."""
    place, title = _places(ctx)
    if not place.size and not title.size:
        return
    speaks = np.flatnonzero(a.backs & ~a.weak & ((a.type == NAMED) | (a.type == OFFICIAL)) & (a.outer == NONE) & ~a.first_hand)
    if not speaks.size:
        return
    told = speaks[among(a.cue_end[speaks], title)]
    a.outer[told[ctx.is_word(a.cue[told], *TELL)]] = MEDIA
    if not place.size:
        return
    of = ctx.sentences.of_token[place]
    order = np.argsort(of * len(ctx.tokens) + place, kind="stable")
    place, of = place[order], of[order]
    # the row in front of each place, and the first one of its sentence
    cue, sentence = a.cue[speaks], a.sentence[speaks]
    prior = np.searchsorted(cue, place) - 1
    near = np.maximum(prior, 0)
    row = speaks[near]
    begin = np.maximum(a.cue_end[row], np.where(a.inverted[row], a.last[row], 0))  # "said Quist on"
    after = (prior >= 0) & (sentence[near] == of) & (place >= begin) & (place - begin <= _BEHIND)
    for step in range(_BEHIND):
        at = np.minimum(begin + step, place)
        plain = ((ctx.gap[at] & (STRONG | tk.DOUBLE | tk.COLON)) == 0) & ~ctx.in_class(at, *_PLACED) & ~ctx.verb[at]
        plain &= ~ctx.in_class(at, "DEF", "DET", "POSS") | ctx.in_class(np.maximum(at - 1, 0), "PREP", "OF")  # not "said | the mayor lied on"
        after &= (at >= place) | plain
    after &= ((ctx.gap[place] & STRONG) == 0) & ((ctx.gap[begin] & tk.DOUBLE) == 0)
    first = np.minimum(np.searchsorted(cue, place), len(speaks) - 1)
    ahead = speaks[first]
    opens = (a.cue[ahead] > place) & (a.sentence[ahead] == of)
    opens &= np.append(-1, a.sentence[speaks])[first] != of  # nobody speaks in front of it
    lead = ctx.sentences.first[of]
    before = ctx.before(place)
    early = (place == lead) | (ctx.is_word(before, *_APPEARS) | ctx.is_word(ctx.before(before), *_APPEARS))
    opens &= early & ((place - lead <= _FAR) | (ctx.gap[before] & tk.COMMA > 0) | (ctx.gap[ctx.before(before)] & tk.COMMA > 0) | (a.first[ahead] < place))
    opens &= ctx.next_bar(place) <= a.cue[ahead]
    a.outer[row[after]] = MEDIA
    a.outer[ahead[opens]] = MEDIA


def _places(ctx: Context) -> tuple[np.ndarray, np.ndarray]:
    """Tokens where "on CNN", "on “Face the Millers”", "in a CNN interview" or "in an interview on Harrow Live" begins; and those where the title
    of a programme does that somebody "told": "told “Face the Millers”"."""
    press = ctx.where_has("OUT_media", "OUT_media_UNSURE")
    marked = ctx.where_gap(tk.DOUBLE)
    at = np.concatenate([press, marked])
    at = at[ctx.tokens.upper[at] & ~ctx.leads[at]]
    before = at - 1
    tells = at[ctx.is_word(before, *TELL)]
    tells = tells[(ctx.gap[tells] & (tk.DOUBLE | tk.COMMA | tk.COLON)) == tk.DOUBLE]
    second = ctx.behind(tells)
    title = tells[ctx.tokens.upper[ctx.behind(second)] | ctx.tokens.upper[second]]
    found = ctx.is_word(before, "on")
    on = [before[found]]
    at = at[~found & (ctx.tokens.possessive[before] & ctx.tokens.upper[before] | ctx.in_class(before, "DEF", "TIME", "MONTHDAY"))]
    for step in range(1, _NAME):  # "on NBC's “Morning”", "on Sunday's"; few
        here = np.maximum(at - step, 0)
        into = np.maximum(here - 1, 0)
        going = ~ctx.leads[here] & ((ctx.gap[here] & ~np.uint16(tk.DOUBLE)) == 0)
        found = going & ctx.is_word(into, "on")
        on.append(into[found])
        going &= ctx.tokens.possessive[into] & ctx.tokens.upper[into] | ctx.in_class(into, "DEF", "TIME", "MONTHDAY")
        at = at[going & ~found]
    place = distinct(np.concatenate(on))
    talk = ctx.where_are(*_INTERVIEWS)
    talk = talk[~ctx.leads[talk]]
    front = ctx.before(talk)
    of_press = ctx.in_class(front, "OUT_media", "OUT_media_UNSURE") & ctx.tokens.upper[front]
    begin, going = np.full(len(talk), -1), np.ones(len(talk), bool)
    for step in range(1, _FAR + 1):
        here = np.maximum(talk - step, 0)
        going &= ~ctx.leads[np.minimum(here + 1, len(ctx.tokens) - 1)]
        begin = np.where(going & (begin < 0) & ctx.is_word(here, *_INTO), here, begin)
    # "in an interview (Friday) on Harrow Live": where an "on" stands close behind it
    there = np.zeros(len(talk), bool)
    for step in range(1, 4):
        there |= among(talk + step, place) & (ctx.sentences.of_token[np.minimum(talk + step, len(ctx.tokens) - 1)] == ctx.sentences.of_token[talk])
    begin = begin[(begin >= 0) & (of_press | there)]
    return np.concatenate([place, begin]), title
