"""Verbs of many people: what looks like a plural, and whether a word that may be a noun is what people at some house do."""

from __future__ import annotations

import numpy as np

from credscore.evidence.agent_nouns import agents
from credscore.evidence.context import STRONG, Context
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_HOUSE_WITHIN = 10  # words from people to what they say: "Workers at the old paper mill in the valley claim"
_DEEDS = ("demand",)  # "demand the ball"
_MANY = ("people", "staff", "crew", "those", "families", "locals", "figures")


def plural(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Tokens that end like a plural ("choirs", not "campus", "press" or "crisis")."""
    end, data = ctx.tokens.end.take(at), ctx.buffer.data
    out = data.take(end - 1) == ord("s")
    few = np.flatnonzero(out)
    before = data[end[few] - 2] | 32
    odd = (before == ord("s")) | (before == ord("u")) | (before == ord("i"))
    out[few] = ~odd & ~ctx.tokens.possessive.take(at.take(few))
    return out


def done_by_many(ctx: Context, token: np.ndarray) -> np.ndarray:
    """Words behind people in the plural and the house they belong to, in front of what has no place behind a noun: "Sources close to the builder
    claim the weir leaks"; not "Staff at the mill claim desk", nor what is done and not said: "fear for their jobs", "claim no refund", "demand
    the ball"."""
    behind = ctx.behind(token)
    told = ctx.in_class(behind, "DEF", "DET", "POSS", "PRON", "IT", "THAT", "PRON1") & (behind > token)
    told |= is_in(ctx.tokens.key[behind], ("there", "for")) & (behind > token)
    told &= ~(is_in(ctx.tokens.key[token], _DEEDS) & ctx.in_class(behind, "DEF", "DET", "POSS", "PRON1"))
    before = ctx.before(token)
    told &= (before < token) & ~ctx.in_class(before, "DEF", "DET", "POSS")  # "in the hope that"
    some = np.flatnonzero(told & ((ctx.gap[behind] & STRONG) == 0))
    at, first = token[some], ctx.segment(before[some])
    opens = ctx.leads[first] | ((ctx.gap[first] & (tk.COMMA | tk.G_DASH | tk.CLOSE_PAREN)) > 0) | ctx.in_class(ctx.before(first), "BREAK", "AND")
    near = opens & (at - first >= 4) & (at - first <= _HOUSE_WITHIN)
    some, at, first = some[near], at[near], first[near]
    person, link = first.copy(), np.full(len(some), -1)
    for step in range(1, 5):
        here = np.minimum(first + step, at - 1)
        links = (link < 0) & ctx.in_class(here, "PREP", "ANONADJ", "OF")
        person, link = np.where(links, here - 1, person), np.where(links, here, link)
    many = is_in(ctx.tokens.key[person], _MANY) | plural(ctx, person) & ctx.in_class(person, "ANON", "PALS", "ROLE", "ONE", "VAGUE", "OFFICIAL")
    many |= plural(ctx, person) & agents(ctx, person)
    ok = (link > 0) & many & ~ctx.tokens.possessive[person]
    # "Friends of the cellist fear for her hands": pals tell; farmers who hope for rain do not
    ok &= ~is_in(ctx.tokens.key[ctx.behind(at)], ("for",)) | ctx.in_class(person, "ANON", "PALS")
    verbs = np.zeros(len(some), bool)
    for step in range(1, _HOUSE_WITHIN):
        here = np.minimum(first + step, at - 1)
        verbs |= ctx.verb[here] | ctx.in_class(here, "BE", "HAVE", "MODAL", "DO", "WHO", "THAT", "PRON")
    out = np.zeros(len(token), bool)
    out[some] = ok & ~verbs
    return out
