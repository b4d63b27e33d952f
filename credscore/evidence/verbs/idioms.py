"""Verb cues in idioms that report nothing: "called it quits", "stepped back from", "pushed back his chair", "which tells you a lot"."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.word_lists import SPEAKER_CLASSES
from credscore.evidence.word_pairs import WordPairs
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

# cues: words behind them with which they report nothing
_WITH = """
    call calls called calling: time in round
    back: to from by into at in on off down away out onto with and
    backs backed backing: off down away out
    urged advised warned reminded ordered encouraged: to for
    told: to
    hail hails hailed: from
"""
_GAMES = ("quits", "roll", "numbers", "shots", "tune")
_BACK = ("back",)
_CALLS = ("call", "calls", "called", "calling")
_PUSHES = ("push", "pushes", "pushed", "pushing")
_QUESTIONS = ("question", "questions", "questioned", "questioning")
_TELLS = ("tells", "told", "tell")
_REMINDS = ("remind", "reminds")
_HAILS = ("hail", "hails", "hailed")
_VOWS = ("vow", "vows")
_ALL = (
    *_HAILS, *_VOWS,
    *_CALLS, "back", "backs", "backed", "backing", *_PUSHES, *_QUESTIONS, *_TELLS, *_REMINDS, "urged", "advised", "warned", "reminded", "ordered",
    "encouraged",
)  # fmt: skip
_POLICE = "police detectives detective officers officer investigators deputies cops troopers agents".split()
_PEOPLE = (*SPEAKER_CLASSES, "NATION")


@lru_cache(maxsize=1)
def _pairs() -> WordPairs:
    """Cues with the word behind them."""
    rows = (line.split(":") for line in _WITH.strip().split("\n"))
    return WordPairs((cue, word) for cues, words in rows for cue in cues.split() for word in words.split())


def in_idioms(ctx: Context, cue: np.ndarray, end: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Which of the cues [cue, end), by number, report nothing. last : int64, the end of the phrase in front of each, 0 or less where there is none."""
    some = np.flatnonzero(ctx.is_word(cue, *_ALL))  # few
    cue, end, last = cue[some], end[some], last[some]
    key = ctx.tokens.key
    behind, tail = ctx.behind(end - 1), np.maximum(last - 1, 0)
    out = _pairs().hold(key[cue], key[behind]) & (behind >= end)
    few = np.flatnonzero(ctx.is_word(cue, *_CALLS, *_BACK))
    # "called it quits"; "stepped back", with nothing behind
    ends = is_in(key[cue[few]], _BACK) & (((ctx.gap_after[end[few]] & (tk.COMMA | tk.TERMINAL)) > 0) | (behind[few] < end[few]))
    out[few] |= ends | ctx.is_word(cue[few], *_CALLS) & is_in(key[ctx.behind(behind[few])], _GAMES)
    # "renew their vows": a noun
    few = np.flatnonzero(ctx.is_word(cue, *_VOWS))
    out[few] |= ctx.in_class(ctx.before(cue[few]), "POSS", "DEF", "DET") & ~ctx.leads[cue[few]]
    # "pushed back his chair", "pushed back nine dates"
    few = np.flatnonzero(ctx.is_word(cue, *_PUSHES))
    out[few] |= ctx.in_class(behind[few], "POSS", "DET", "NUMBER") | ctx.tokens.digit[behind[few]]
    # "police questioned the neighbours": nobody has said what they asked
    few = np.flatnonzero(ctx.is_word(cue, *_QUESTIONS) & (last > 0))
    out[few] |= is_in(key[tail[few]], _POLICE) & ~is_in(key[behind[few]], ("whether", "why", "how", "if"))
    # "which tells you a lot", "what it tells us", "her words remind us"
    few = np.flatnonzero(ctx.is_word(cue, *_TELLS, *_REMINDS) & (last > 0))
    few = few[is_in(key[behind[few]], ("us", "you", "me", "one")) & (behind[few] >= end[few])]
    at = tail[few]
    word = ~ctx.in_class(at, *_PEOPLE) & ~ctx.name[at] & ctx.is_word(cue[few], *_REMINDS)
    out[few] |= word | is_in(key[at], ("which", "it", "that", "this")) & ~ctx.is_word(cue[few], *_REMINDS)
    return some[out]
