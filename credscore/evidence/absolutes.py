"""Clauses beside the main one that have a speaker of their own: "…, with analysts saying that the weir was old"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.lexicon import CUE_CLASSES
from credscore.evidence.phrases import CARRY, DOCUMENT, MEDIA, NONE, Shared
from credscore.evidence.ranges import among
from credscore.evidence.resolve import make
from credscore.evidence.wanted import Pattern, Wanted
from credscore.text import tokens as tk

_SPEAKING = tuple(1 + CUE_CLASSES.index(name) for name in ("say", "report", "act"))
# what goes on or reacts more often than it speaks
_OTHER = ("attribution/continue", "attribution/add", "attribution/answer", "attribution/rule", "attribution/find", "attribution/issue")
_REACH = 8  # words between "with" and the verb
# what follows a verb that has an object or a clause: "with critics calling it …", "with some warning that …"
_OBJECT = ("THAT", "DEF", "DET", "POSS", "PRON", "PRON1", "IT", "VAGUE", "NUMBER")


def find_absolutes(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Pattern:
    """Participles of speech whose subject stands behind "with". Counted people ("with 50 per cent saying so") speak, but answer for nothing."""
    classes = ctx.matches.classes
    pick = np.flatnonzero(ctx.lexicon.ing_form[ctx.matches.word[token]] & among(kind, _SPEAKING) & (size == 1))
    pick = pick[~sh.in_quote[token[pick]] & ~ctx.leads[token[pick]]]
    cue, rule, kind = token[pick], rule[pick], kind[pick]
    into = sh.preps.before(cue)
    for _ in range(2):  # "with the head of the council saying"
        of = (into > 0) & sh.of[np.maximum(into, 0)]
        into = np.where(of, sh.preps.before(np.maximum(into, 0)), into)
    at = np.maximum(into, 0)
    ok = (into >= 0) & ctx.is_word(at, "with") & (cue - into <= _REACH) & (cue - into >= 2) & ~sh.in_quote[at]
    ok &= ctx.sentences.of_token[at] == ctx.sentences.of_token[cue]
    ok &= ctx.leads[at] | ((ctx.gap[at] & STRONG) != 0) | sh.is_link[at]  # "reports with the commission detailing its costs"
    ok &= ~ctx.lexicon.rules_among(_OTHER)[rule]
    some = np.flatnonzero(ok)  # few
    cue, rule, kind, at = cue[some], rule[some], kind[some], at[some]
    inside = np.minimum(at[:, None] + np.arange(1, _REACH + 1), (cue - 1)[:, None])
    stop = ctx.mask("BE", "HAVE", "MODAL", "DO", "THAT", "WHO", "BREAK")
    broken = ((classes[inside] & stop) != 0) | ctx.verb[inside] | ((ctx.gap[inside] & STRONG) != 0)
    behind = ctx.behind(cue)
    begins = ((classes[behind] & ctx.mask(*_OBJECT)) != 0) | ctx.name[behind] | sh.in_quote[behind]
    begins |= kind == _SPEAKING[0]  # "with police saying little"
    begins &= (ctx.gap[behind] & (tk.COMMA | tk.SEMICOLON | tk.OPEN_PAREN)) == 0
    before = np.maximum(cue - 1, 0)
    # "with a letter saying" is found with the verbs; "with a boxed warning" warns of nothing
    plain = ((classes[before] & ctx.mask("DOC", "SOCIAL", "SPEECHNOUN", "DEF", "DET", "POSS", "PREP", "OF", "AND")) == 0) & (ctx.gap[cue] == 0)
    ok = ~broken.any(axis=1) & begins & plain & (behind > cue)
    end = cue - ((classes[before] & ctx.mask("ADV")) != 0)  # "with some even saying"
    ok &= end > at + 1
    ((kind_of, carried),) = yield [Wanted(ok, at + 1, end)]
    counted = ctx.tokens.digit[at + 1] | ctx.is_word(at + 1, "about", "just", "nearly", "almost", "over")
    somebody = (ctx.any_in(at + 1, np.maximum(end, at + 2)) & ctx.mask("ROLE", "ORG", "PRON")) != 0  # not "with the plan calling for it"
    keep = np.flatnonzero(ok & (kind_of != NONE) & (kind_of != DOCUMENT) & ((kind_of != CARRY) | somebody))
    cue, end, at, rule, kind_of, carried, counted = (x[keep] for x in (cue, end, at, rule, kind_of, carried, counted))
    return make(ctx, cue, cue + 1, at + 1, end, kind_of, rule, carried=carried, backs=~counted | (kind_of == MEDIA))
