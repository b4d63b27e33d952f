"""Clauses that hand a sentence to somebody: "As Quist puts it, …", "…, as the board sees it, …", "As her coach likes to say, …"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import make
from credscore.evidence.context import Context
from credscore.evidence.pattern_runner import Pattern, TypeRequest
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import CARRY, NONE, VAGUE
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

# not "saw": "As the goalkeeper saw it, he dived" is the eye, not the view
_PUTS, _LIKES = ("put", "puts", "sees", "tells"), ("likes", "like", "liked")
# what is handed down and has nobody behind it
_LORE = tuple("joke saying proverb maxim adage legend story tale tradition rule lore custom cliche myth song rhyme".split())
_PHRASE = 5  # words of who puts it, at most


def find_asides(ctx: Context, sh: Shared) -> Pattern:
    """What stands between "as" and "puts it", "sees it", "tells it", "likes to say", where a comma follows."""
    n = sh.n
    cue = ctx.where_are(*_PUTS, "has", *_LIKES)
    likes = is_in(ctx.tokens.key[cue], _LIKES)
    it = np.where(likes, ctx.behind(ctx.behind(cue)), ctx.behind(cue))
    ok = np.where(likes, is_in(ctx.tokens.key[it], ("say",)) & is_in(ctx.tokens.key[ctx.behind(cue)], ("to",)), is_in(ctx.tokens.key[it], ("it",)))
    ok &= (it > cue) & ~sh.in_quote[cue] & ((ctx.gap_after[it + 1] & (tk.COMMA | tk.TERMINAL)) > 0)
    cue, it, likes = cue[ok], it[ok], likes[ok]  # few
    near = cue[:, None] - np.arange(1, _PHRASE + 2)
    here = np.maximum(near, 0)
    inside = (near >= 0) & (ctx.sentences.of_token[here] == ctx.sentences.of_token[cue][:, None])
    as_ = np.where(inside & is_in(ctx.tokens.key[here], ("as",)), here, -1).max(axis=1, initial=-1)
    # "the mill, as a place of work, …": nothing parts who it is from what he does
    clear = ((ctx.gap[cue] & tk.STRONG) == 0) & (as_ >= 0) & (cue - as_ >= 2)
    clear &= ctx.leads[np.maximum(as_, 0)] | ((ctx.gap[np.maximum(as_, 0)] & (tk.COMMA | tk.DOUBLE | tk.G_DASH)) > 0)
    clear &= ~ctx.in_class(ctx.before(cue), "PRON1")
    has = is_in(ctx.tokens.key[cue], ("has",))
    clear &= ~(has & is_in(ctx.tokens.key[ctx.before(cue)], _LORE))
    # "as the baker likes to say": whichever baker; "as her coach likes to say" is one
    clear &= ~(likes & ctx.in_class(ctx.behind(np.maximum(as_, 0)), "DEF") & ~ctx.name[ctx.before(cue)])
    cue, it, as_, has = cue[clear], it[clear], as_[clear], has[clear]
    adverb = ctx.in_class(cue - 1, "ADV") & (cue - as_ > 2)
    ((kind, carried),) = yield [TypeRequest(np.ones(len(cue), bool), as_ + 1, cue - adverb, read=has)]
    pick = np.flatnonzero((kind != NONE) & ((kind != CARRY) | ~has & ~ctx.is_word(np.minimum(as_ + 1, n - 1), "it")) & ~(has & (kind == VAGUE)))
    rule = np.full(len(pick), ctx.lexicon.rule_number("attribution/say"))
    return make(ctx, cue[pick], it[pick] + 1, as_[pick] + 1, (cue - adverb)[pick], kind[pick], rule, carried=carried[pick])
