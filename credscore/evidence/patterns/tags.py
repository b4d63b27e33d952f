"""Whatever verb stands beside a name right behind a quotation tags it, be it in a list or not: "“It was late,” Falk drooled.", "…,” mumped Falk."

So do verbs of sending words that are none without words: "Falk texted: “…”", "Falk emailed that it was late", not "Falk emailed the council".
"""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.ranges import among, distinct
from credscore.evidence.shared_arrays import Shared
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_NAME = 3  # words of a name
_LEAST = 3  # words of a quotation in front: shorter ones are titles and terms
_ADVERBS = ("up", "in", "out", "back", "on")  # "piped up", "chipped in"
_SENDS = ("texted", "emailed", "messaged", "blogged")
_NO_DEED = "bored tired worried scared pleased tied used based named called aged left died starred directed co-starred".split()


def with_tags(
    ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """token, size and rule of the matches, in order, with such verbs that are in no rule."""
    at = ctx.where_gap(tk.DOUBLE)
    at = at[((ctx.gap[at] & (tk.COMMA | tk.TERMINAL)) > 0) & ~sh.in_quote[at] & ~ctx.leads[at]]
    for back in range(1, _LEAST + 1):
        at = at[sh.in_quote[np.maximum(at - back, 0)]]
    # … and nothing but it in front: "In the first act of “The Long Way Home,” Falk starred."
    lead = ctx.sentences.first[ctx.sentences.of_token[at]]
    at = at[sh.in_quote[lead] & (at - lead >= _LEAST)]
    inverted = ctx.ends_in(at, "ed") & ~ctx.tokens.upper[at]
    who = np.where(inverted, ctx.behind(at), at)
    pronoun = ctx.is_word(who, "he", "she", "they")
    end, going = who + 1, (ctx.name[who] & ctx.tokens.upper[who] | pronoun) & ((who > at) | ~inverted)
    last = len(ctx.tokens) - 1
    role = ctx.is_word(who, "the") & ctx.in_class(np.minimum(end, last), "ROLE", "ONE", "OFFICIAL", "ANON", "PALS") & (ctx.gap[np.minimum(end, last)] == 0)
    pronoun, going, end = pronoun | role, going | role & ((who > at) | ~inverted), end + role
    for _ in range(_NAME - 1):
        here = np.minimum(end, last)
        end += ~pronoun & ctx.name[here] & ~ctx.leads[here] & (ctx.gap[here] == 0) & (end <= last)
    verb = np.where(inverted, at, np.minimum(end, last))
    shut = np.where(inverted, end, verb + 1)
    more = ~inverted & is_in(ctx.tokens.key[np.minimum(shut, last)], _ADVERBS) & (shut <= last)
    shut = shut + more
    closes = is_in(ctx.tokens.key[verb], _SENDS) | ((ctx.gap_after[np.minimum(shut, last + 1)] & (tk.TERMINAL | tk.COMMA)) > 0)
    plain = inverted | (ctx.gap[verb] == 0) & ~ctx.leads[verb] & (verb > who)
    ok = going & closes & plain & ctx.ends_in(verb, "ed") & ~ctx.tokens.upper[verb] & ~is_in(ctx.tokens.key[verb], _NO_DEED)
    ok &= (ctx.lexicon.word_rule["attribution"][ctx.matches.word[verb]] == 0) & ~ctx.tokens.possessive[np.maximum(verb - 1, 0)]
    verb = distinct(np.append(verb[ok], _sent(ctx, sh)))
    verb = verb[~among(verb, token)]
    if not verb.size:
        return token, size, rule
    token, size = np.append(token, verb), np.append(size, np.ones(len(verb), size.dtype))
    rule = np.append(rule, np.full(len(verb), ctx.lexicon.rule_number("attribution/colour"), rule.dtype))
    order = np.argsort(token, kind="stable")
    return token[order], size[order], rule[order]


def _sent(ctx: Context, sh: Shared) -> np.ndarray:
    """Tokens of sending that have words behind them, and somebody in front: "Falk texted: “…”", "she emailed that it was late"."""
    at = ctx.where_are(*_SENDS)
    at = at[~sh.in_quote[at] & ~ctx.leads[at] & ((ctx.gap[at] & ~np.uint16(tk.HYPHEN)) == 0)]
    front, behind = ctx.before(at), ctx.behind(at)
    told = (behind > at) & (ctx.in_class(behind, "THAT") & (ctx.gap[behind] == 0) | ((ctx.gap[behind] & (tk.COLON | tk.DOUBLE)) > 0))
    return at[told & (ctx.name[front] | ctx.in_class(front, "PRON", "ROLE", "ADV", "HAVE", "AND"))]
