"""Nouns that hold somebody's words where a clause or a colon follows: "Quist's position is that …", "The message from the bank was that …",
"Her reply: “…”"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import make
from credscore.evidence.context import Context
from credscore.evidence.pattern_runner import Pattern, TypeRequest
from credscore.evidence.patterns.nouns import is_the_claim, owners
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_phrases import right_phrase
from credscore.evidence.source_types import CARRY, NAMED, NONE, OFFICIAL
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_ANSWERS = ("position", "line", "answer", "message", "verdict", "reply", "advice", "response", "stance")
_ADVICE = ("verdict", "advice", "message", "reply", "answer")  # also without marks: "Her advice: start early."
_TO = 4  # words of whom it is for: "her message to voters is that"
_WORDS = 3  # of such advice, at least
_GUIDANCE = ("advice", "guidance", "policy", "position", "recommendation", "line", "stance")  # also right behind a body: "NHS advice is that"
_IN_FORCE = ("official", "current", "latest", "new", "general", "standing", "formal", "existing", "own")
_BODY = 4  # words of such a body


def find_answers(ctx: Context, sh: Shared) -> Pattern:
    """Such nouns with an owner in front, or with "from" and whose they are behind."""
    n = sh.n
    cue = ctx.where_are(*_ANSWERS)
    cue = cue[~sh.in_quote[cue] & ~ctx.name[cue]]
    owner, run = owners(ctx, cue)
    owned = owner >= 0
    behind = ctx.behind(cue)
    sent = ctx.is_word(behind, "from") & ~owned & ctx.leads[ctx.before(cue)] & ctx.in_class(ctx.before(cue), "DEF", "DET")
    some = np.flatnonzero(owned | sent)
    cue, owner, run, owned, sent = cue[some], owner[some], run[some], owned[some], sent[some]
    first, last = right_phrase(ctx, sh, cue + 2)
    ((kind, carried),) = yield [TypeRequest(sent & (first >= 0), first, last)]
    # "her message to voters was that"
    end = np.where(sent, np.maximum(last, cue + 1), cue + 1)
    to, going = end.copy(), owned & ctx.is_word(np.minimum(end, n - 1), "to")
    for _ in range(_TO):
        here = np.minimum(to, n - 1)
        going &= ~ctx.in_class(here, "BE") & (ctx.gap[here] == 0) & ~ctx.leads[here]
        to = to + going
    verb = np.minimum(np.where(owned, to, end), n - 1)
    whose = np.where(owned, owner, cue)
    start = np.where(owned, run, np.maximum(cue - 1, 0))
    is_ = ctx.is_word(verb, "is", "was") & ~ctx.leads[verb]
    at = np.flatnonzero(is_)
    is_[at] = is_the_claim(ctx, start[at], whose[at], verb[at])
    # "Her reply: “…”", "Quist's verdict: the weir is a sieve."
    colon = np.minimum(end, n - 1)
    led = ((ctx.gap[colon] & tk.COLON) > 0) & ~ctx.leads[colon] & ctx.leads[np.maximum(start, 0)]
    long = ctx.sentences.first[ctx.sentences.of_token[colon] + 1] - colon >= _WORDS
    led &= sh.in_quote[colon] | owned & long & is_in(ctx.tokens.key[cue], _ADVICE)
    kind_of = np.where(sent, kind, np.where(ctx.name[whose], NAMED, CARRY))
    pick = np.flatnonzero((is_ | led) & (kind_of != NONE) & ~is_in(ctx.tokens.key[whose], ("my", "our", "its", "your")))
    rule = np.full(len(pick), ctx.lexicon.rule_number("attribution/noun"))
    return make(
        ctx,
        cue[pick],
        cue[pick] + 1,
        np.where(sent, first, run)[pick],
        np.where(sent, last, owner + 1)[pick],
        kind_of[pick],
        rule,
        carried=np.where(sent, carried, kind_of == CARRY)[pick],
        inverted=sent[pick],
    )


def find_guidance(ctx: Context, sh: Shared) -> Pattern:
    """What a body advises: "NHS advice is that children …", "Government guidance is to wait"; not "foreign policy is that of a fool"."""
    cue = ctx.where_are(*_GUIDANCE)
    verb = ctx.behind(cue)
    then = ctx.behind(verb)
    what = ctx.behind(then)
    says = ctx.in_class(then, "THAT") & ~ctx.is_word(what, "of", "which", "night", "day") | ctx.is_word(then, "to") & ctx.is_word(cue, *_GUIDANCE[:2])
    says &= ctx.is_word(verb, "is", "remains") & ((ctx.gap[verb] | ctx.gap[then] | ctx.gap[what]) == 0) & (what > then)
    cue = cue[says & ~sh.in_quote[cue] & ~ctx.leads[cue]]
    end = np.where(is_in(ctx.tokens.key[ctx.before(cue)], _IN_FORCE), ctx.before(cue), cue)
    first, bars = end, ctx.mask("PREP", "OF", "BE", "HAVE", "MODAL", "WHO", "THAT", "PRON", "PRON1", "POSS", "NEG", "BREAK")
    for _ in range(_BODY):
        at = ctx.before(first)
        on = ~ctx.leads[first] & (ctx.gap[first] == 0) & ((ctx.matches.classes[at] & bars) == 0) & ~ctx.verb[at] & ~ctx.tokens.possessive[at]
        first = np.where(on, at, first)
    opens = ctx.leads[first] | ((ctx.gap[first] & (tk.COMMA | tk.SEMICOLON)) > 0) | ctx.in_class(ctx.before(first), "AND", "BREAK")
    first = first + is_in(ctx.tokens.key[first], _IN_FORCE)  # "Current NHS advice"
    ((kind, carried),) = yield [TypeRequest(opens & (first < end), first, end)]
    # the capital that opens a sentence makes no body: "Legal advice is that", "Health and safety policy is that"; nor is any party's line one of hers
    raised = ctx.tokens.all_upper[first] & (ctx.tokens.end[first] - ctx.tokens.start[first] > 1)
    for step in range(_BODY + 1):
        at = np.minimum(first + step, end)
        raised |= (at < end) & ctx.tokens.upper[at] & ~ctx.leads[at]
    pick = np.flatnonzero((kind == NAMED) & raised | (kind == OFFICIAL) & (raised | ~ctx.is_word(first, "party")))
    rule = np.full(len(pick), ctx.lexicon.rule_number("attribution/noun"))
    return make(ctx, cue[pick], cue[pick] + 1, first[pick], end[pick], kind[pick], rule, carried=carried[pick])
