"""Verb cues in idioms that report nothing: "called it quits", "stepped back from", "pushed back his chair", "which tells you a lot"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_CALLS = ("call", "calls", "called", "calling")
_BACKS = ("back", "backs", "backed", "backing")
_PUSHES = ("push", "pushes", "pushed", "pushing")
_QUESTIONS = ("question", "questions", "questioned", "questioning")
_TELLS = ("tells", "told", "tell")
_URGED = ("urged", "advised", "told", "warned", "reminded", "ordered", "encouraged")
_REMINDS = ("remind", "reminds")
_ALL = (*_CALLS, *_BACKS, *_PUSHES, *_QUESTIONS, *_TELLS, *_URGED, *_REMINDS)
# "called time", "called the roll", "called in the police", "called for help"
_CALLED = ("time", "in", "round")
_GAMES = ("quits", "roll", "numbers", "shots", "tune")
_AWAY = ("to", "from", "by", "into", "at", "in", "on", "off", "down", "away", "out", "onto", "with", "and")
_POLICE = "police detectives detective officers officer investigators deputies cops troopers agents".split()


def in_idioms(ctx: Context, cue: np.ndarray, end: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Which of the cues [cue, end), by number, report nothing. last : int64, the end of the phrase in front of each, 0 or less where there is none."""
    some = np.flatnonzero(ctx.is_word(cue, *_ALL))  # few
    cue, behind = cue[some], ctx.behind(end[some] - 1)
    here, after = behind >= end[some], ctx.behind(behind)
    tail = np.maximum(last[some] - 1, 0)
    out = ctx.is_word(cue, *_CALLS) & here & (is_in(ctx.tokens.key[behind], _CALLED) | is_in(ctx.tokens.key[after], _GAMES))
    # "goes back to May", "stepped back"; not "backs the plan"
    away = ~here | is_in(ctx.tokens.key[behind], _AWAY) | ((ctx.gap_after[end[some]] & (tk.COMMA | tk.TERMINAL | tk.PERIOD)) > 0)
    away &= ctx.is_word(cue, "back") | is_in(ctx.tokens.key[behind], ("off", "down", "away", "out"))
    out |= ctx.is_word(cue, *_BACKS) & (end[some] - cue == 1) & away
    # "pushed back his chair", "pushed back nine dates"
    thing = ((ctx.matches.classes[behind] & ctx.mask("POSS", "DET", "NUMBER")) != 0) | ctx.tokens.digit[behind]
    out |= ctx.is_word(cue, *_PUSHES) & here & thing
    # "police questioned the neighbours": nobody has said what they asked
    police = (last[some] > 0) & is_in(ctx.tokens.key[tail], _POLICE)
    out |= ctx.is_word(cue, *_QUESTIONS) & police & ~is_in(ctx.tokens.key[behind], ("whether", "why", "how", "if"))
    # "which tells you a lot", "what it tells us"
    shown = (last[some] > 0) & is_in(ctx.tokens.key[tail], ("which", "it", "that", "this"))
    # "Rest urged for sprains", "walkers told to turn back": whoever told them is left out
    out |= (
        ctx.is_word(cue, *_URGED)
        & here
        & (is_in(ctx.tokens.key[behind], ("to",)) | is_in(ctx.tokens.key[behind], ("for",)) & ~ctx.is_word(cue, "told"))
    )
    # "her words remind us", "it reminds you of home"
    word = (
        ctx.matches.classes[tail] & ctx.mask("PRON", "ROLE", "ORG", "OFFICIAL", "WHO", "DOC", "MEDIA", "VAGUE", "ANON", "PALS", "NATION")
    ) == 0
    out |= (
        ctx.is_word(cue, *_REMINDS)
        & here
        & (last[some] > 0)
        & word
        & ~ctx.name[tail]
        & is_in(ctx.tokens.key[behind], ("us", "you", "me", "one"))
    )
    out |= ctx.is_word(cue, *_TELLS) & here & shown & is_in(ctx.tokens.key[behind], ("us", "you", "me"))
    return some[out]
