"""Programmes and interviews that carry what somebody says there: "said Sunday on “Meet the Millers”", "said in a Harrow TV interview"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.ranges import among, distinct
from credscore.evidence.source_types import MEDIA, NAMED, NONE, OFFICIAL
from credscore.evidence.word_lists import TELL
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

if TYPE_CHECKING:
    from credscore.evidence.attribution_table import Attributions

_INTERVIEWS = ("interview", "interviews", "interviewed", "appearance")
_INTO = ("in", "during")
_APPEARS = ("appearing", "speaking", "interviewed", "appearance")
_NAME = 3  # words from "on" to what names the outlet: "on NBC's “Morning”", "on Sunday's"
_FAR = 5  # words from "in" to "interview": "in a brief Harrow TV interview"
_LONG = 5  # words of a title, or of the name of an outlet
_BEHIND = 6  # words from the verb to where it was said: "said of the mill in an interview on", "said late on Monday on"
_BOUND = (
    *"comment comments commented commenting rule rules ruled insist insists insisted report reports reported testify testifies testified".split(),
    *"agree agrees agreed argue argued decide decided vote voted speculate speculated blame blamed elaborate elaborated opined warned".split(),
)
# in titles: “Fox and Friends”
_AIRED = """
    face meet morning midday show today tonight live radio news newshour nation hour week friends podcast daily breakfast nightly talk late
""".split()
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
    begin = np.minimum(begin, len(ctx.tokens) - 1)  # a cue may be the last word of all
    for step in range(_BEHIND):
        at = np.minimum(begin + step, place)
        plain = ((ctx.gap[at] & STRONG) == 0) & ~ctx.in_class(at, *_PLACED) & ~ctx.verb[at]
        # "said Sunday night on", "said of the mill in an interview"; not "said attacks on", "said of the song on"
        timed = ctx.in_class(at, "TIME", "MONTHDAY", "ADV") | ctx.is_word(at, "on") & ctx.in_class(ctx.behind(at), "MONTHDAY")
        about = ~ctx.is_word(place, "on") & ctx.is_word(begin, "of", "about")
        plain &= timed | about
        after &= (at >= place) | plain
    bound = (place == begin) & is_in(ctx.tokens.key[np.maximum(place - 1, 0)], _BOUND)  # "ruled on", "declined to comment on"
    after &= ~bound & ((ctx.gap[place] & STRONG) == 0) & ((ctx.gap[begin] & tk.DOUBLE) == 0)
    first = np.minimum(np.searchsorted(cue, place), len(speaks) - 1)
    ahead = speaks[first]
    opens = (a.cue[ahead] > place) & (a.sentence[ahead] == of)
    opens &= np.append(-1, a.sentence[speaks])[first] != of  # nobody speaks in front of it
    lead = ctx.sentences.first[of]
    before = ctx.before(place)
    early = (place == lead) | (place == lead + 1) & ctx.in_class(lead, "TIME", "MONTHDAY")  # "Tuesday on NBC's"
    early |= ctx.is_word(before, *_APPEARS) | ctx.is_word(ctx.before(before), *_APPEARS)
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
    title = tells[(ctx.tokens.upper[ctx.behind(second)] | ctx.tokens.upper[second]) & _aired(ctx, tells)]
    at = at[_ends(ctx, at)]
    before = at - 1
    at = at[(ctx.gap[at] & tk.DOUBLE == 0) | ctx.in_class(before, "OUT_media", "OUT_media_UNSURE") | _aired(ctx, at) & ~ctx.leads[before]]
    before = at - 1
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
    # "in response to the CNN interview", "in 2020 before his CNN interview"
    for step in range(1, _FAR + 1):
        here = np.maximum(talk - step, 0)
        going &= ~ctx.leads[np.minimum(here + 1, len(ctx.tokens) - 1)]
        begin = np.where(going & (begin < 0) & ctx.is_word(here, *_INTO), here, begin)
        going &= ~ctx.in_class(here, "PREP", "OF", "BREAK") & ~ctx.tokens.digit[here]
    # "in an interview (Friday) on Harrow Live": where an "on" stands close behind it
    there = np.zeros(len(talk), bool)
    for step in range(1, 4):
        there |= among(talk + step, place) & (ctx.sentences.of_token[np.minimum(talk + step, len(ctx.tokens) - 1)] == ctx.sentences.of_token[talk])
    begin = begin[(begin >= 0) & (of_press | there)]
    return np.concatenate([place, begin]), title


def _last(ctx: Context, at: np.ndarray) -> np.ndarray:
    """The last word of the outlet, or of the title in quotation marks, that begins at the tokens `at`."""
    marked = (ctx.gap[at] & tk.DOUBLE) > 0
    last, going = at.copy(), np.ones(len(at), bool)
    for _ in range(_LONG):
        then = ctx.behind(last)
        press = ctx.in_class(then, "OUT_media", "OUT_media_UNSURE", "OUTWORD") & ctx.tokens.upper[then] & ((ctx.gap[then] & STRONG) == 0)
        going &= (then > last) & np.where(marked, (ctx.gap[then] & tk.DOUBLE) == 0, press & ~ctx.tokens.possessive[last])
        last = np.where(going, then, last)
    return np.asarray(last)


def _ends(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: nothing of what the outlet or the title has or is follows it: "on CNN that", not "on CNN's claims", "on BBC funding"."""
    last = _last(ctx, at)
    then = ctx.behind(last)
    plain = ((ctx.gap[then] & (STRONG & ~tk.DOUBLE)) > 0) | (then == last) | ctx.verb[then]
    plain |= ctx.in_class(then, "TIME", "MONTHDAY", "THAT", "PREP", "PRON", "BREAK") & ~ctx.is_word(then, "to")
    own = ctx.tokens.possessive[last]
    return np.asarray(plain & ~own)


def _aired(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: titles in quotation marks as programmes have them, and nothing they have or are behind them; not “John Doe”, “Black Friday”."""
    last = _last(ctx, at)
    out = np.zeros(len(at), bool)
    for step in range(_LONG):
        here = np.minimum(at + step, last)
        out |= is_in(ctx.tokens.key[here], _AIRED)
    return out & _ends(ctx, at)
