"""Speeches that the text tells before they are held: "Quist will tell the inquiry that he slept", "the bank is to argue that the loan was sound"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.source_phrases import WILL_SPEAK
from credscore.evidence.source_types import CARRY, NAMED, OFFICIAL
from credscore.evidence.verbs.cues import Cues
from credscore.evidence.verbs.sources import Front
from credscore.evidence.verbs.usage import clause_behind
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_BE, _ARRANGED = ("is", "are", "was", "were"), ("to", "due", "expected", "set", "scheduled")
_HELD_BY = ("and", "but", "while", "as", "when")  # behind these a clause tells what comes; behind "if", "predicts that" it does not
_SUPPOSES = ("if", "unless", "should", "had", "were")
_LISTENS = ("you", "us", "me", "people", "users", "anyone", "everyone")  # "the mayor will tell you that …" at any time
_OWN = ("my", "our", "your")  # "My doctor will say it is nothing": no speech, a guess
_NOBODYS = ("i", "we", "you", "they", "it", "who", "that", "which", "time")
# what is nobody: "her job is to say that …"
_AIMS = """
    job aim goal plan point task role idea purpose mission duty strategy trick temptation response answer reaction tactic effect intention way step
    thing message key hope habit instinct
""".split()
_WHOM = 6  # words from "tell" to what is told


def will_say(ctx: Context, c: Cues, front: Front, kind: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """bool (m,): verbs behind "is to", "are due to"; and those, or behind "will", of who will speak, as far as the text tells what he will say.
    kind : int8, the types of the sources."""
    planned, coming = np.zeros(len(c), bool), np.zeros(len(c), bool)
    some = np.flatnonzero(c.base & (front.first >= 0))
    some = some[is_in(ctx.tokens.key[c.cue[some]], WILL_SPEAK)]
    group = front.group[some]
    to = (group < c.cue[some]) & is_in(ctx.tokens.key[group], _BE) & is_in(ctx.tokens.key[ctx.behind(group)], _ARRANGED)
    planned[some[to]] = True
    who = kind[some]
    keep = (to | is_in(ctx.tokens.key[group], ("will",))) & ((who == NAMED) | (who == OFFICIAL) | (who == CARRY)) & ~front.negated[some]
    some = some[keep & ~is_in(ctx.tokens.key[c.next_token[some]], _LISTENS)]
    first, tail = front.first[some], front.last[some] - 1
    of = ctx.sentences.of_token[first]
    lead = ctx.sentences.first[of]
    opens = ctx.leads[first] | ((ctx.gap[first] & (tk.COMMA | tk.DOUBLE)) > 0) | is_in(ctx.tokens.key[ctx.before(first)], _HELD_BY)
    opens &= ~is_in(ctx.tokens.key[lead], _SUPPOSES) & (ctx.final[of] != ord("?")) & ((ctx.any_in(lead, first) & ctx.mask("THAT")) == 0)
    # "what I will say is that", "people who will say it": not the plan of somebody
    opens &= ~is_in(ctx.tokens.key[first], (*_NOBODYS, *_OWN)) & ~is_in(ctx.tokens.key[tail], (*_NOBODYS, *_AIMS))
    some = some[opens]
    coming[some] = _tells(ctx, c, some)
    return planned, coming


def _tells(ctx: Context, c: Cues, some: np.ndarray) -> np.ndarray:
    """bool: those of some cues that are followed by what is said: "that …", words in marks, a clause."""
    end = c.end[some]
    tells = c.tells[some]
    told = ((c.next_class[some] & ctx.mask("THAT")) != 0) | c.quote_after[some] | ((c.after_gap[some] & tk.COLON) > 0)
    told |= ~tells & clause_behind(ctx, end)
    top = len(ctx.tokens) - 1
    here = ctx.sentences.of_token[c.cue[some]]
    going = tells.copy()
    for step in range(1, _WHOM + 1):
        at = np.minimum(end + step, top)
        going &= (ctx.sentences.of_token[at] == here) & ((ctx.gap[at] & (STRONG ^ tk.COLON)) == 0)
        told |= going & (ctx.in_class(at, "THAT", "PRON") | ((ctx.gap[at] & tk.COLON) > 0))
    return np.asarray(told)
