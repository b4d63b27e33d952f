"""Hedging words that are parts of names, and strength: May the month, Theresa May, Rumor Fix, "his might"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.capitals import in_capitals
from credscore.evidence.context import Context
from credscore.evidence.name_forms import HEADLINE_VERBS
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_OPENING = tk.DOUBLE | tk.SINGLE | tk.COLON | tk.G_DASH | tk.OTHER | tk.BAR | tk.OPEN_PAREN | tk.TERMINAL | tk.NEWLINE
_NO_SUBJECT = tuple(
    "in on by of since until to from for through and or last next this early late mid mrs mr ms miss minister pm rival".split()
)
_NAMED_MAY = ("day", "bank", "department", "ball", "fair", "queen", "election")
_MIGHTY = ("full", "economic", "financial", "industrial", "naval", "combined", "collective", "imperial")


def _headline_verb(ctx: Context, may: np.ndarray, before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """ "New Weir May Outlast Old One": a word that could be the verb behind May; not "Theresa May Opens Weir", "Back In May Sun"."""
    tokens, data = ctx.tokens, ctx.buffer.data
    end = tokens.end[after]
    final, last_but_one = data[end - 1] | 32, data[end - 2] | 32
    bent = ((final == ord("s")) & (last_but_one != ord("s"))) | ((final == ord("d")) & (last_but_one == ord("e")))
    bent |= (final == ord("g")) & (last_but_one == ord("n"))
    out = tokens.upper[after] & ~tokens.all_upper[after] & ~bent & (after > may) & ((ctx.gap[after] | ctx.gap[may]) == 0)
    out &= tokens.upper[before] & ~tokens.possessive[before] & ~tokens.digit[before] & ~tokens.digit[after]
    return out & ~is_in(tokens.key[before], _NO_SUBJECT) & ~is_in(tokens.key[after], _NAMED_MAY)


def _named_may(ctx: Context, may: np.ndarray, capitals: np.ndarray) -> np.ndarray:
    """bool: which of the tokens `may`, all with a capital, are no verb. capitals : bool, in a line where most words have one."""
    before, after = ctx.before(may), ctx.behind(may)
    named = ~(ctx.leads[may] & ctx.in_class(after, "PRON", "IT", "DEF"))
    some = np.flatnonzero(named & capitals)
    follows = after[some]
    named[some] = ~(is_in(ctx.tokens.key[follows], HEADLINE_VERBS) | _headline_verb(ctx, may[some], before[some], follows))
    return named


def months_of_may(ctx: Context) -> np.ndarray:
    """Tokens, in order: May the month, and people of that name."""
    may = ctx.where_are("may")
    may = may[ctx.tokens.upper[may]]
    capitals = ~ctx.leads[may]
    some = np.flatnonzero(capitals)
    capitals[some] = in_capitals(ctx, may[some])
    return may[_named_may(ctx, may, capitals)]


def part_of_name(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """Parts of names and strength: May the month, Theresa May, "his might", Rumor Fix, "He put Rumours on"."""
    tokens = ctx.tokens
    one = last - first == 1
    before, after = ctx.before(first), ctx.behind(last - 1)
    upper = tokens.upper[first]
    inner = upper & ~ctx.leads[first]
    capitals = np.zeros(len(first), bool)
    some = np.flatnonzero(inner)  # nothing else is asked of the others
    capitals[some] = in_capitals(ctx, first[some])
    month = upper & ctx.is_word(first, "may")
    some = np.flatnonzero(month)
    month[some] = _named_may(ctx, first[some], capitals[some])
    strength = ctx.is_word(first, "might") & ctx.lexicon.rules_among(("hedge/may",))[rule] & ~ctx.leads[first]
    further = ctx.before(before)
    whose = ctx.in_class(further, "POSS") | is_in(tokens.key[further], _MIGHTY)  # "their military might"
    military = is_in(tokens.key[before], ("military",)) & whose
    strength &= ~ctx.is_word(before, "that", "this", "these", "those")  # "that might explain it"
    strength &= ctx.in_class(before, "DET", "DEF", "POSS") | is_in(tokens.key[before], _MIGHTY) | military
    word = ctx.is_word(first, "claim", "claims", "thought", "potential", "whispers", "buzz", "chatter", "gossip") & inner
    # a rumour word in a name; a headline in capitals has no names to go by
    name = inner & ~capitals & (ctx.name[before] | (ctx.name[after] & (after >= last)))
    name &= ctx.lexicon.rules_among(("hedge/rumour",))[rule]
    # a capital in the middle of running text makes a name of it; in a headline the word before has one, too
    running = inner & ~tokens.all_upper[first] & ~tokens.upper[before] & ~tokens.digit[before]
    running &= (ctx.gap[first] & _OPENING) == 0
    return month | strength | (one & (word | name | running))
