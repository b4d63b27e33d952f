"""Clauses beside the main one that have a speaker of their own: "…, with analysts saying that the weir was old"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import make
from credscore.evidence.context import STRONG, Context
from credscore.evidence.lexicon_files import cue_kind
from credscore.evidence.pattern_runner import Pattern, TypeRequest
from credscore.evidence.ranges import among
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import CARRY, DOCUMENT, MEDIA, NONE
from credscore.text import tokens as tk

_SPEAKING = tuple(map(cue_kind, ("say", "report", "act")))
# what goes on or reacts more often than it speaks
_OTHER = ("attribution/continue", "attribution/add", "attribution/answer", "attribution/rule", "attribution/find", "attribution/issue")
_REACH = 8  # words between "with" and the verb
# what follows a verb that has an object or a clause: "with critics calling it …", "with some warning that …"
_OBJECT = ("THAT", "DEF", "DET", "POSS", "PRON", "PRON1", "IT", "VAGUE", "NUMBER")


def find_absolutes(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Pattern:
    """Participles of speech whose subject stands behind "with". Counted people ("with 50 per cent saying so") speak, but answer for nothing."""
    classes = ctx.matches.classes
    speaks = among(ctx.lexicon.cue_class, _SPEAKING) & ~ctx.lexicon.rules_among(_OTHER)  # a table of rules
    pick = np.flatnonzero(speaks.take(rule))
    pick = pick[ctx.lexicon.ing_form[ctx.matches.word[token[pick]]]]
    cue = token[pick]
    into = sh.preps.before(cue)
    near = (into >= 0) & (cue - into <= _REACH) & (ctx.is_word(np.maximum(into, 0), "with") | sh.of[np.maximum(into, 0)])
    pick, cue, at = pick[near], cue[near], into[near]  # few
    for _ in range(2):  # "with the head of the council saying"
        at = np.where(sh.of[at], np.maximum(sh.preps.before(at), 0), at)
    ok = ctx.is_word(at, "with") & (cue - at <= _REACH) & (cue - at >= 2) & (size[pick] == 1) & ~sh.in_quote[at] & ~sh.in_quote[cue]
    ok &= (ctx.sentences.of_token[at] == ctx.sentences.of_token[cue]) & ~ctx.leads[cue]
    ok &= ctx.leads[at] | ((ctx.gap[at] & STRONG) != 0) | sh.is_link[at]  # "reports with the commission detailing its costs"
    some = np.flatnonzero(ok)
    cue, at, rule, kind = cue[some], at[some], rule[pick[some]], kind[pick[some]]
    inside = np.minimum(at[:, None] + np.arange(1, _REACH + 1), (cue - 1)[:, None])
    stop = ctx.mask("BE", "HAVE", "MODAL", "DO", "THAT", "WHO", "BREAK")
    broken = ((classes[inside] & stop) != 0) | ctx.verb[inside] | ((ctx.gap[inside] & STRONG) != 0)
    behind = ctx.behind(cue)
    begins = ctx.in_class(behind, *_OBJECT) | ctx.name[behind] | sh.in_quote[behind]
    begins |= kind == _SPEAKING[0]  # "with police saying little"
    begins &= (ctx.gap[behind] & (tk.COMMA | tk.SEMICOLON | tk.OPEN_PAREN)) == 0
    before = np.maximum(cue - 1, 0)
    # "with a letter saying" is found with the verbs; "with a boxed warning" warns of nothing
    plain = ~ctx.in_class(before, "DOC", "SOCIAL", "SPEECHNOUN", "DEF", "DET", "POSS", "PREP", "OF", "AND") & (ctx.gap[cue] == 0)
    ok = ~broken.any(axis=1) & begins & plain & (behind > cue)
    end = cue - ctx.in_class(before, "ADV")  # "with some even saying"
    ok &= end > at + 1
    ((kind_of, carried),) = yield [TypeRequest(ok, at + 1, end)]
    counted = ctx.tokens.digit[at + 1] | ctx.is_word(at + 1, "about", "just", "nearly", "almost", "over")
    somebody = (ctx.any_in(at + 1, np.maximum(end, at + 2)) & ctx.mask("ROLE", "ORG", "PRON")) != 0  # not "with the plan calling for it"
    keep = np.flatnonzero(ok & (kind_of != NONE) & (kind_of != DOCUMENT) & ((kind_of != CARRY) | somebody))
    cue, end, at, rule, kind_of, carried, counted = (x[keep] for x in (cue, end, at, rule, kind_of, carried, counted))
    return make(ctx, cue, cue + 1, at + 1, end, kind_of, rule, carried=carried, backs=~counted | (kind_of == MEDIA))
