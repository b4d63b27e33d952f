"""Signs beside verb cues that the content of what was said follows: a quotation, "that", a colon, commas on both sides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.verbs.crowds import plural
from credscore.evidence.verbs.cues import SAY, Cues
from credscore.evidence.verbs.sources import Front
from credscore.text import tokens as tk

_NOISES = """
    scream screams screamed roar roars roared howl howls howled shriek shrieks shrieked wail wails wailed yell yells yelled shout shouts shouted
    bellow bellows bellowed bark barks barked hiss hisses hissed growl growls growled snarl snarls snarled laugh laughs laughed giggled cry cries cried
    sob sobs sobbed groan groans groaned moan moans moaned sigh sighs sighed gasp gasps gasped cheer cheers cheered rage raged fume fumed snort snorted
    squeal squealed
""".split()
# what is said to somebody with "to": "complained to the board that"
_TO_SOMEBODY = tuple(f"attribution/{verb}" for verb in "say colour report insist suggest reveal explain announce confirm note".split())
_QUOTED_WITHIN = 9  # words from "saying" back to "quoted"


@dataclass(slots=True)
class ContentSigns:
    """bool (m,). that : "said that". colon : "said:". quote_left : a quotation ends in front of the phrase in front. told : any sign that
    words are told, those and others."""

    that: np.ndarray
    colon: np.ndarray
    quote_left: np.ndarray
    told: np.ndarray


def see_content_signs(ctx: Context, sh: Shared, c: Cues, front: Front) -> ContentSigns:
    gap, in_quote = ctx.gap, sh.in_quote
    phrase, subject = front.first >= 0, np.maximum(front.first, 0)
    quote_left = phrase & ((gap.take(subject) & tk.DOUBLE > 0) | (in_quote.take(np.maximum(subject - 1, 0)) & ~ctx.leads.take(subject)))
    aside = phrase & ((gap.take(subject) & tk.COMMA) > 0) & ((c.after_gap & (tk.COMMA | tk.PERIOD)) > 0)
    # "It was a rout, as Quist put it.": but in "…, as fans cheered on", "…, as he spoke," no words are told
    front_of = np.maximum(subject - 1, 0)
    some = np.flatnonzero(phrase & ctx.is_word(front_of, "as") & ~ctx.leads.take(subject))  # few
    quoted = ((gap[front_of[some]] & tk.DOUBLE) > 0) | in_quote[ctx.before(front_of[some])]
    # "The barn burned, as Quist screamed, and fell"
    apart = quoted | ((gap[front_of[some]] & tk.COMMA) > 0) & ~tk.is_in(ctx.tokens.key[c.cue[some]], _NOISES)
    put_it = tk.is_in(ctx.tokens.key[np.minimum(c.cue[some] + 1, len(ctx.tokens) - 1)], ("it",)) & (c.end[some] - c.cue[some] > 1)
    closed = ((c.after_gap[some] & (tk.COMMA | tk.PERIOD)) > 0) & (c.kind[some] == SAY)  # not ", as patients learned."
    closed &= ~ctx.lexicon.rules_among(("attribution/speak",))[c.rule[some]]
    aside[some] |= apart & (closed | put_it)
    # "Get out!" Lind was heard yelling: the mark ended a sentence, but the tag goes with it
    of_token, paragraph = ctx.sentences.of_token, ctx.sentences.paragraph
    called_out = (front.first > 0) & ctx.leads[subject] & (c.kind == SAY)
    some = np.flatnonzero(called_out)
    at = subject[some]
    called_out[some] = in_quote.take(at - 1) & (paragraph.take(of_token.take(at - 1)) == paragraph.take(of_token.take(at)))
    # "was quoted by the Courier as saying the mill was shut"
    some = np.flatnonzero(c.ing & ctx.is_word(c.before, "as") & ~ctx.leads[c.cue])  # few
    near = np.maximum(c.cue[some][:, None] - np.arange(3, _QUOTED_WITHIN), 1)
    quoted = ctx.is_word(near, "quoted", "cited") & (ctx.sentences.of_token[near - 1] == ctx.sentences.of_token[c.cue[some]][:, None])
    quoted &= ctx.in_class(near - 1, "BE") & ctx.is_word(np.minimum(near + 1, sh.n - 1), "by", "in")
    called_out[some] |= quoted.any(axis=1)
    that, colon = _that(ctx, sh, c), (c.after_gap & tk.COLON) > 0
    return ContentSigns(that, colon, quote_left, c.quote_before | quote_left | called_out | aside | c.quote_after | that | colon)


def _that(ctx: Context, sh: Shared, c: Cues) -> np.ndarray:
    """bool (m,): "said that", "stated on Monday that", "declared earlier this week that"."""
    n = sh.n
    out = ((c.next_class & ctx.mask("THAT")) != 0) & (c.after_gap & (tk.COMMA | tk.TERMINAL) == 0)
    soon = np.flatnonzero(((c.next_class & ctx.mask("TIME", "PREP", "ADV")) != 0) & ((c.after_gap & STRONG) == 0))
    bar = ctx.next_bar(c.next_token[soon])
    near = (bar < n) & (bar - c.end[soon] <= 6)
    soon, bar = soon[near], bar[near]
    near = ctx.is_word(bar, "that") & ~ctx.leads[bar] & ((ctx.gap[bar] & STRONG) == 0)
    # "joked to the board that", not "went on to insist that"
    whom = ctx.behind(c.next_token[soon])
    heard = ctx.in_class(whom, "DEF", "POSS", "DET", "VAGUE", "OFFICIAL", "ROLE", "TITLE", "FIRST", "PALS") | ctx.name[whom]
    heard |= ctx.is_word(whom, "reporters", "journalists", "him", "them")
    # "reported to the station that stood there": which one
    what = ctx.behind(bar)
    told = ctx.in_class(what, "DEF", "DET", "POSS", "PRON", "PRON1", "IT", "THAT", "VAGUE", "NUMBER", "NEG") | ctx.name[what] | plural(ctx, what)
    told |= ctx.ends_in(what, "g")  # "that rowing was banned"
    heard &= told & (what > bar)
    heard &= c.among(ctx, *_TO_SOMEBODY)[soon]  # not "adds to the evidence that", "speak to the fact that", "responding to a fire that"
    out[soon[near & (~c.to[soon] | heard)]] = True
    return out
