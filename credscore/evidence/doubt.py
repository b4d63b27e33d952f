"""Which hedges mark doubt about what their sentence states and so set its flag. The others stay evidence, but they measure, name a thing,
concede, ask, tell of a talk without its content, or are a speaker's manner of speaking."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from credscore.evidence.context import Context
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_FLAGGING = ("epistemic", "doxastic", "reportive", "rumour")
_SPOKEN = ("hedge/may", "hedge/would-seem", "hedge/allegedly", "hedge/rumour")


def marks_doubt(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray, quoted: np.ndarray, negated: np.ndarray) -> np.ndarray:
    """bool: which hedges make their sentence a hedged one. first, last : tokens [first, last).

    The narrator's own, and of a speaker's only those about whether something is so ("may", "appears", "could be", "likely"), not his manner
    of speaking ("I think", "probably", "maybe"). Each check is asked about the hedges that it can tell something of, which are few.
    """
    if not len(first):
        return np.zeros(0, bool)
    rules = ctx.lexicon.rules_among
    spoken = rules(_SPOKEN)[rule] | _weighed(ctx, first, rule, negated)
    out = ctx.lexicon.rules_of(*_FLAGGING)[rule] & (~quoted | spoken)
    for check, where in (
        (_spoken_lightly, out),
        (_of_ability, out & ctx.is_word(first, "could")),
        (_in_question, out & rules(("hedge/may",))[rule]),
        (_conceding, out & rules(("hedge/may",))[rule]),
    ):
        some = np.flatnonzero(where)
        if some.size:
            out[some[check(ctx, first[some], last[some], rule[some])]] = False
    return out


def _weighed(ctx: Context, first: np.ndarray, rule: np.ndarray, negated: np.ndarray) -> np.ndarray:
    """A speaker's words that weigh chances: "could be", "likely", "possibly"; not "couldn't possibly"."""
    be = ctx.is_word(first, "could") & ctx.is_word(ctx.behind(first), "be")
    return be | ctx.is_word(first, "likely", "unlikely") | (ctx.is_word(first, "possibly") & ~negated)


def _earlier(ctx: Context, at: np.ndarray, words: Sequence[str], low: int = 1, high: int = 1) -> np.ndarray:
    """bool: which tokens have one of `words` from `low` to `high` places in front of them, in their sentence."""
    near = at[:, None] - np.arange(low, high + 1)
    begin = ctx.sentences.first[ctx.sentences.of_token[at]]
    return (is_in(ctx.tokens.key[np.maximum(near, 0)], words) & (near >= begin[:, None])).any(axis=1)


def _spoken_lightly(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """Words that measure, name a thing or are polite instead of doubting."""
    classes, before, after = ctx.matches.classes, ctx.before(first), ctx.behind(first)
    # "a possible suspect", "potential buyers" name a thing; "it is possible that" doubts a statement
    light = ctx.is_word(first, "possible", "potential") & ((classes[before] & ctx.mask("BE", "ADV", "IT")) == 0)
    # "foul play was not immediately suspected", "military might"
    light |= ctx.is_word(first, "suspected", "feared", "presumed") & (
        ((classes[before] | classes[ctx.before(before)]) & ctx.mask("NEG")) != 0
    )
    light |= ctx.is_word(first, "might") & (
        ((classes[after] & ctx.mask("AND", "PREP", "OF", "TIME", "BREAK")) != 0) | ((ctx.gap_after[first + 1] & (tk.COMMA | tk.PERIOD)) > 0)
    )
    # "is supposed to call"
    light |= ctx.is_word(first, "supposed") & ctx.is_word(after, "to") & ~ctx.is_word(ctx.behind(after), "have")
    # "You may also like", "one may ask"; "how likely", "the likely price": a courtesy, a measure
    light |= ctx.lexicon.rules_among(("hedge/may",))[rule] & ctx.is_word(before, "you", "one", "i", "we")
    light |= ctx.is_word(first, "likely") & (ctx.is_word(before, "how", "among") | ((classes[before] & ctx.mask("DEF", "POSS")) != 0))
    return light


def _of_ability(ctx: Context, could: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """could of ability or purpose: "aides who could leak", "before they could leave", "if he could"."""
    able = _earlier(ctx, could, ("who", "before", "if", "until"), 1, 4) | _earlier(ctx, could, ("before", "until"), 5, 9)
    # "so that things of some value could be collected", "before a cure based on it could be found"
    near = could[:, None] - np.arange(2, 14)
    at = np.maximum(near, 0)
    so = is_in(ctx.tokens.key[at], ("so",)) & is_in(ctx.tokens.key[at + 1], ("that",))
    return able | (so & (near >= ctx.sentences.first[ctx.sentences.of_token[could]][:, None])).any(axis=1)


def _in_question(ctx: Context, may: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """ "who might step in", "what the others might say", "What may be stranger is …": the doubt is in the question, not in what is stated."""
    sentence = ctx.sentences.of_token[may]
    begin, end = ctx.sentences.first[sentence], ctx.sentences.first[sentence + 1]
    open_question = (may - begin <= 3) & ((ctx.gap_after[end] & tk.QUESTION) > 0)
    asked = ctx.is_word(may, "might") & _earlier(ctx, may, ("who", "whom", "where"), 1, 3)
    asked |= _earlier(ctx, may, ("what",), 1, 3) & ~ctx.is_word(ctx.behind(may), "have")  # "what may have been a shot" is doubted
    return asked & ~open_question


def _conceding(ctx: Context, may: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """ "may be fun to watch, but …" concedes, it does not doubt."""
    but = np.flatnonzero(ctx.are("but"))
    if not but.size:
        return np.zeros(len(may), bool)
    after = but[np.minimum(np.searchsorted(but, may), len(but) - 1)]
    near = after[:, None] + np.arange(2, 6)
    here = np.minimum(near, len(ctx.tokens) - 1)
    verb = (ctx.matches.classes[here] & ctx.mask("BE", "HAVE", "DO", "MODAL") != 0) | ctx.verb[here]
    clause = (verb & (ctx.sentences.of_token[here] == ctx.sentences.of_token[may][:, None])).any(axis=1)
    return (
        (after > may)
        & (ctx.sentences.of_token[after] == ctx.sentences.of_token[may])
        & (after - may <= 25)
        # "may not be the first but it is the best"; "may not be old but new" is still in doubt
        & (((ctx.gap[after] & tk.COMMA) > 0) | (ctx.is_word(ctx.behind(may), "not") & clause))
        & ~ctx.is_word(ctx.behind(after), "that")  # "may have been hired, but that no arrest had been made" goes on reporting
        & ~ctx.is_word(ctx.behind(may), "have")
    )
