"""What nobody in particular holds, asks or has heard: "is considered the best", "leaving many to wonder", "apparently, she has left"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, make
from credscore.evidence.context import Context
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import VAGUE
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_WITHIN = 3  # words from "was" to "considered"
_RANKS = ("a", "an", "the", "one", "to", "among")
_WIDELY = ("widely", "generally", "commonly", "universally", "broadly", "often")
_OPENS = ("but", "and", "yet", "so", "now")
_ASK = ("wonder", "speculate", "question", "suspect", "ask", "conclude", "assume")
# … and these where a clause follows: not "led many to ask for help", "to assume debts"
_ASK_WHAT = ("ask", "conclude", "assume")
_CLAUSE = "that whether if why how what who when where which he she they it there".split()
_LEADS = "leave leaves left leaving lead leads led leading cause causes caused causing prompt prompts prompted prompting".split()
_LEAST = 6  # words of a sentence that "apparently" closes


def find_common_views(ctx: Context, sh: Shared) -> Attributions:
    """Attributions to nobody: weak ones, which count where nobody else is named."""
    held, apparent = ctx.where_are("considered"), ctx.where_are("apparently")
    asked = ctx.where_are(*_ASK)
    cue = np.sort(np.concatenate([_held(ctx, sh, held), _apparent(ctx, sh, apparent), _left_to_ask(ctx, sh, asked)]))
    nowhere, rule = np.full(len(cue), -1), np.full(len(cue), ctx.lexicon.rule_number("attribution/passive"))
    return make(ctx, cue, cue + 1, nowhere, nowhere, np.full(len(cue), VAGUE), rule, weak=np.ones(len(cue), bool))


def _in_passive(ctx: Context, sh: Shared, at: np.ndarray) -> np.ndarray:
    """The words `at`, outside of quotations, behind "was" or "has been" that nothing negates."""
    at = at[~(sh.in_quote[at] | ctx.leads[at])]
    group, be, no = at.copy(), np.zeros(len(at), bool), np.zeros(len(at), bool)
    for _ in range(_WITHIN):
        before = np.maximum(group - 1, 0)
        is_be = ctx.in_class(before, "BE")
        on = (is_be | sh.skip[before]) & ~ctx.leads[group] & ((ctx.gap[group] & tk.STRONG) == 0)
        be |= on & is_be
        no |= on & ctx.in_class(before, "NEG")
        no |= on & ctx.is_word(before, "be", "being")
        group = group - on
    return at[be & ~no & ~ctx.leads[group]]


def _held(ctx: Context, sh: Shared, at: np.ndarray) -> np.ndarray:
    """ "is considered the best", "is widely considered safe"; not "was considered for the post"."""
    at = _in_passive(ctx, sh, at)
    behind = ctx.behind(at)
    ranks = ctx.is_word(behind, *_RANKS) & (behind > at) & ~ctx.is_word(ctx.behind(behind), "have")
    return at[ranks | ctx.is_word(ctx.before(at), *_WIDELY)]


def _left_to_ask(ctx: Context, sh: Shared, at: np.ndarray) -> np.ndarray:
    """ "leaving many to wonder whether", "has led some millers to suspect"; not "led Quist to ask"."""
    to = ctx.before(at)
    at = at[ctx.is_word(to, "to") & (to < at) & ~sh.in_quote[at]]  # few
    key, behind = ctx.tokens.key, ctx.behind(at)
    clause = is_in(key[behind], _CLAUSE)
    staked = is_in(key[at], ("speculate",)) & is_in(key[behind], ("in", "on"))
    at = at[~(is_in(key[at], _ASK_WHAT) & ~clause) & ~staked]
    crowd = ctx.before(ctx.before(at))
    first, going = crowd.copy(), ctx.in_class(crowd, "VAGUE")
    out = np.zeros(len(at), bool)
    for _ in range(_WITHIN):
        first = ctx.before(first)
        out |= going & is_in(ctx.tokens.key[first], _LEADS)
        going &= ~ctx.verb[first] & ~ctx.name[first] & ~ctx.in_class(first, "POSS", "DEF")
    return at[out]


def _apparent(ctx: Context, sh: Shared, at: np.ndarray) -> np.ndarray:
    """ "Apparently, she has left", "She has apparently left", "It went well, apparently."; not "apparently unhurt"."""
    at = at[~sh.in_quote[at]]
    sents = ctx.sentences
    sentence = sents.of_token[at]
    first, last = sents.first[sentence], sents.first[sentence + 1] - 1
    before = np.maximum(at - 1, 0)
    opens = (at == first) | (at == first + 1) & ctx.is_word(first, *_OPENS)
    # "Apparently worried by this, she left": what the writer reads in her; "Apparently, I am late"
    behind = ctx.behind(at)
    data, end = ctx.buffer.data, ctx.tokens.end[behind]
    opens &= ~((data[end - 1] == ord("d")) & (data[end - 2] == ord("e")) & (ctx.gap[behind] == 0))
    opens &= ~ctx.in_class(behind, "PRON1", "YOU")
    now = ~ctx.leads[at] & ctx.is_word(before, "is", "are", "has", "have")
    closes = (at == last) & ((ctx.gap[at] & tk.COMMA) > 0)
    return at[(opens | now | closes) & (last - first >= _LEAST - 1) & (ctx.final[sentence] != ord("?"))]
