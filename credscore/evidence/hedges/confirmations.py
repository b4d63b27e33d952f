"""Confirmations that are none: "Police have not confirmed it", "An insider confirmed it", "The post says that the mayor has confirmed it"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import Context
from credscore.evidence.ranges import among
from credscore.evidence.source_types import ANONYMOUS, SOCIAL, VAGUE
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

CONFIRMED = "verification/confirmed"
_REACH = 4  # words between "not" and what is not done: "has not yet been officially confirmed"
_HOW = ("officially", "independently", "publicly", "formally", "yet", "one")
_NOBODY = ("nobody", "none", "neither", "nothing")
_OPEN = ("if", "whether", "unless", "until", "once")
_WRONG = ("false", "untrue", "fake", "incorrect", "inaccurate", "fabricated", "baseless", "wrong")
_WITH = ("with", "using", "via", "through")  # of an account on a platform, not of what somebody tells
_CLAIM = 3  # words from these to the match: "if the first claim is confirmed"
_PARTS = tk.COMMA | tk.SEMICOLON | tk.COLON | tk.G_DASH


def not_done(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """bool (matches,): confirmations that nobody gave: "have not yet confirmed that", "nobody has confirmed the sale", "if the claim is
    confirmed"; not "not only confirmed". The matches are the tokens [first, last)."""
    out = np.asarray(rule == ctx.lexicon.rule_number(CONFIRMED))
    some = np.flatnonzero(out)
    low, at = first[some], last[some] - 1
    undone, going = np.zeros(len(some), bool), np.ones(len(some), bool)
    for _ in range(_REACH + 1):
        before = ctx.before(at)
        going &= (before < at) & ((ctx.gap[at] & _PARTS) == 0)
        only = ctx.is_word(at, "only", "just")
        one = ctx.is_word(at, "one") & ctx.is_word(before, "no")
        undone |= going & (ctx.in_class(before, "NEG") & ~only | one | is_in(ctx.tokens.key[before], _NOBODY))
        going &= ctx.in_class(before, "BE", "HAVE", "ADV", "MODAL") | (before >= low) | is_in(ctx.tokens.key[before], _HOW)
        at = before
    # "if the claim is confirmed", "the claim was confirmed to be false", "… by nobody"
    end = last[some] - 1
    end = np.where(ctx.is_word(end, "to"), ctx.before(end), end)
    of_claim = ctx.is_word(end, "confirmed") & ctx.in_class(ctx.before(end), "BE", "ADV") & ~ctx.in_class(low, "BE", "HAVE", "ADV")
    near, here = ctx.around(low, -1, -_CLAIM - 1)
    behind = ctx.behind(end)
    be = ctx.behind(behind)
    what = np.where(ctx.is_word(behind, "to") & ctx.is_word(be, "be"), ctx.behind(be), np.where(ctx.is_word(behind, "as"), be, behind))
    wrong = is_in(ctx.tokens.key[what], _WRONG) | ctx.is_word(behind, "by") & is_in(ctx.tokens.key[be], ("nobody", "none"))
    undone |= of_claim & ((here & is_in(ctx.tokens.key[near], _OPEN)).any(axis=1) | wrong)
    user = ctx.is_word(last[some] - 1, "verified") & ctx.in_class(ctx.behind(last[some] - 1), "DEF", "POSS")  # "has verified the account with a code"
    noun = np.where(user, ctx.behind(ctx.behind(last[some] - 1)), last[some] - 1)
    out[some] = undone | ctx.is_word(noun, "account", "accounts") & is_in(ctx.tokens.key[ctx.behind(noun)], _WITH)
    return out


def by_nobody(ctx: Context, a: Attributions, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """bool (matches,): confirmations by who will not be named or is nobody in particular, and those of which only such a one, a rumour or a post tells."""
    out = np.asarray(rule == ctx.lexicon.rule_number(CONFIRMED))
    some = np.flatnonzero(out)
    cue = np.flatnonzero(((a.type == ANONYMOUS) | (a.type == VAGUE) & a.weak | (a.type == SOCIAL)) & ~a.inverted)
    cue = cue[np.argsort(a.cue[cue], kind="stable")]
    passive = np.flatnonzero((a.type == ANONYMOUS) & a.inverted)
    out[some] = among(last[some] - 1, a.cue[passive])  # "was confirmed by two insiders"
    if not (cue.size and some.size):
        return out
    near = np.searchsorted(a.cue[cue], last[some]) - 1  # the last that opens in front of the end of the match
    held = cue[np.maximum(near, 0)]
    said = (near >= 0) & (a.sentence[held] == ctx.sentences.of_token[first[some]])
    # told in the same breath: no comma between, and no "but"
    bars = ((ctx.gap[: len(ctx.tokens)] & _PARTS) > 0) | ctx.has("BREAK") | ctx.has("AND")
    parts = np.append(0, np.cumsum(bars))
    low = np.minimum(a.cue[held], first[some])
    said &= parts[first[some] + 1] == parts[low + 1]
    out[some] |= said
    return out
