"""People without a name who speak in public, in a court, or go to one: "a witness told the jury", "a former baker is suing the chain"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.ranges import among
from credscore.evidence.source_types import ANONYMOUS, DOCUMENT, NONE, OFFICIAL
from credscore.evidence.word_lists import SAY, SUES, TELL
from credscore.text.tokens import is_in

if TYPE_CHECKING:
    from credscore.evidence.attribution_table import Attributions

_COURTS = """
    court courts inquest tribunal jury jurors magistrate magistrates coroner courtroom
""".split()
# … where the article speaks of one of these: there are judges at fairs, trials of drugs, inquiry desks
_MAY_BE_COURTS = "judge judges trial hearing inquiry sheriff".split()
_SAW = ("eyewitness", "eyewitnesses", "onlooker", "onlookers", "bystander", "bystanders")  # insiders by their class, who testify all the same
_PLEADS = ("admitted", "admits", "denied", "denies")
_AT = ("at", "in", "before", "during")
_REACH = 8  # words from the verb to the court: "told a packed Kelsby Crown Court"


def take_heard(ctx: Context, a: Attributions) -> None:
    """Type as what the court heard what nobody named told it ("a girl of 15 told the jury that …"), pleaded or said there, and what "she" or
    "the girl" goes on to say; in place. The rows are in the order of their cues."""
    some = np.flatnonzero((a.type == ANONYMOUS) & ~a.weak & (a.first >= 0))
    tells, pleads = ctx.is_word(a.cue[some], *TELL), ctx.is_word(a.cue[some], *_PLEADS)
    keep = tells | pleads | ctx.is_word(a.cue[some], *SAY)
    some, tells, pleads = some[keep], tells[keep], pleads[keep]  # few
    who = ctx.any_in(a.first[some], a.last[some])
    pleads &= (who & ctx.mask("ANON", "PALS")) == 0  # "an insider denied a row at court"
    keep = ((who & ctx.mask("ANON")) == 0) | ctx.is_word(a.last[some] - 1, *_SAW)  # no "source" testifies
    some, tells, pleads = some[keep], tells[keep], pleads[keep]
    on, heard, there = np.ones(len(some), bool), np.zeros(len(some), bool), tells
    may_be = heard.copy()
    for step in range(_REACH):
        at = np.minimum(a.cue_end[some] + step, len(ctx.tokens) - 1)
        on &= ~ctx.leads[at] & ((ctx.gap[at] & STRONG) == 0) & ((step == 0) | ~ctx.bar[at])
        there = there | (pleads | (step == 0)) & ctx.is_word(at, *_AT)
        behind = ctx.behind(at)
        more = (behind > at) & (ctx.gap[behind] == 0) & ctx.in_class(behind, "DOC", "ROLE", "MEDIA", "ORG")  # "the court clerk", "in court papers"
        heard |= on & there & is_in(ctx.tokens.key[at], _COURTS) & ~more
        may_be |= on & there & is_in(ctx.tokens.key[at], _MAY_BE_COURTS) & ~more
    article = ctx.sentences.article[a.sentence]
    if may_be.any():  # seldom
        heard |= may_be & among(article[some], ctx.sentences.article[ctx.sentences.of_token[ctx.where_are("court", "jury")]])
    some = some[heard]
    if not some.size:
        return
    a.type[some] = OFFICIAL
    # "Patient A said" beside "Witness K told the court": courts give such letters
    at = np.maximum(a.last - 1, 0)
    letter = (a.last - a.first == 2) & (ctx.tokens.end[at] - ctx.tokens.start[at] == 1) & ctx.tokens.upper[at] & ~a.weak
    a.type[letter & (a.first >= 0) & (a.type == ANONYMOUS) & among(article, article[some])] = OFFICIAL
    new = ~(a.carried.astype(bool) | (a.first >= 0) & ctx.in_class(a.first, "DEF")) & ~a.weak & (a.type != NONE)
    new[some] = True
    last = np.maximum.accumulate(np.where(new, np.arange(len(a)), -1))
    on = np.flatnonzero(~new & ~a.weak & (a.type == ANONYMOUS) & among(last, some) & (article[last] == article))
    head, by = a.last[on] - 1, last[on]
    same = (a.first[on] < 0) | ctx.in_class(head, "PRON") | ctx.meets(head, a.first[by], a.last[by])  # "the girl", not "the insider"
    a.type[on[same]] = OFFICIAL


def take_suits(ctx: Context, a: Attributions) -> None:
    """Type as their suit what people without a name say in it: "a former baker is suing the chain, claiming that …"; in place."""
    sues = ctx.where_are(*SUES)
    if not sues.size:
        return
    some = np.flatnonzero((a.type == ANONYMOUS) & ~a.weak)
    some = some[ctx.lexicon.ing_form[ctx.matches.word[a.cue[some]]]]  # few
    front = sues[np.maximum(np.searchsorted(sues, a.cue[some]) - 1, 0)]
    some = some[(front < a.cue[some]) & (a.first[some] < front) & (ctx.sentences.of_token[front] == a.sentence[some])]
    a.type[some], a.first[some], a.last[some] = DOCUMENT, -1, -1
