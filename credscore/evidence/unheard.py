"""Stories that unnamed people and hearsay tell, with hardly anybody heard by name: what stars think, want and say there is no word of theirs.

"Falk wants to go home", "she told her friends it was over" are on record where Falk speaks; where only insiders do, it is they who know, or nobody.
"""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import Context
from credscore.evidence.lexicon_files import cue_kind
from credscore.evidence.ranges import spread
from credscore.evidence.source_types import ANONYMOUS, DOCUMENT, NAMED, NONE, OFFICIAL, VAGUE
from credscore.evidence.word_lists import SIDES
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_SAY, _MENTAL = map(cue_kind, ("say", "mental"))
_MINDS = ("attribution/believe", "attribution/attitude")
_DEEDS = ("attribution/propose", "attribution/refer", "attribution/support", "attribution/oppose")
# what is forecast, and a side that is taken in the open: told of firms and politicians, and they have said so
_OPEN = "expect expects expected expecting oppose opposes opposed opposing favour favours favoured favouring favor favors favored favoring".split()
_AUDIENCES = """
    reporters journalists viewers listeners readers fans followers audience crowd interview interviews
    court jury judge hearing parliament congress senate mps statement speech memoir lawsuit
""".split()
# a denial needs no quotation, and what is announced, confirmed, ruled or sworn is so in public
_ON_RECORD = (
    *("attribution/deny", "attribution/no-reply", "attribution/quash"),
    *("attribution/announce", "attribution/confirm", "attribution/rule", "attribution/testify"),
)


def take_unheard(
    ctx: Context, a: Attributions, inner: np.ndarray, outer: np.ndarray, quoted: np.ndarray, speaker_of: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """`inner`, `outer` and `speaker_of` without the named people of such stories where a sentence without a quotation looks into their minds, or
    points at them by "she" or "the star" though nobody is heard by name anywhere. Who carries the sentence stays behind it.
    The attributions lose their backing, in place."""
    some = np.flatnonzero((inner == NAMED) & ~quoted & (speaker_of >= 0))
    some = some[(a.sentence[speaker_of[some]] == some) & (a.first[speaker_of[some]] >= 0)]  # a cue may stand without anybody: "citing:"
    if not some.size:
        return inner, outer, speaker_of
    who, article, count = speaker_of[some], ctx.sentences.article, len(ctx.buffer)
    tail = a.last[who] - 1
    body = ctx.in_class(tail, "NATION", "ORG", "OFFICIAL", "MEDIA", "DOC", "IT")  # a team or a country may have said what it thinks
    minds = ~a.backs[who] | ctx.lexicon.rules_among(_MINDS)[a.rule[who]]
    minds &= ~ctx.lexicon.rules_among(_DEEDS)[a.rule[who]] & (ctx.name[tail] | ctx.in_class(tail, "PRON"))
    minds &= ~ctx.is_word(a.cue[who], *_OPEN, *SIDES)
    minds &= ~(ctx.tokens.all_upper[tail] & ~ctx.tokens.all_upper[a.cue[who]])  # "NATO believes"
    minds &= ~(ctx.is_word(np.maximum(a.first[who], 0), "the") & (tail == a.first[who] + 1))  # "the Fed thinks"
    says = (speaker_of >= 0) & (ctx.lexicon.cue_class[a.rule[np.maximum(speaker_of, 0)]] == _SAY)
    on_record = (inner == NAMED) & (quoted | says) | (inner == OFFICIAL) | (inner == DOCUMENT)
    told = np.bincount(article[inner == ANONYMOUS], minlength=count) - np.bincount(article[on_record], minlength=count)
    minds &= told[article[some]] > 0
    # "“He would love it,” Quist told us. She believes that …": she has just been heard
    prior = np.maximum(some - 1, 0)
    minds &= ~(ctx.in_class(a.first[who], "PRON") & quoted[prior] & (inner[prior] == NAMED) & (article[prior] == article[some]) & (prior < some))
    # "she said", where neither she nor anybody else is heard under a name; but "…, she says, …" tags what she said
    named = (a.type == NAMED) & a.backs & ~a.weak & ~a.carried & (a.first >= 0) & (ctx.lexicon.cue_class[a.rule] != _MENTAL)
    heard = np.bincount(article[a.sentence[named]], minlength=count)
    points = a.carried[who] & (a.last[who] > a.first[who]) & ~ctx.lexicon.rules_among(_ON_RECORD)[a.rule[who]]
    points &= ((ctx.gap[np.maximum(a.first[who], 0)] & tk.COMMA) == 0) & (heard[article[some]] == 0)
    points[points] = ~_dated(ctx, some[points])
    solid = (inner == NAMED) | (inner == OFFICIAL) | (inner == DOCUMENT)
    solid[some[points]] = False
    hidden = np.bincount(article[(inner == ANONYMOUS) | (inner == VAGUE)], minlength=count) - np.bincount(article[solid], minlength=count)
    points &= hidden[article[some]] > says[some]  # to say something, unlike to think or do, may be news after one of them
    some = some[(minds | points) & ~body & ~a.inverted[who]]
    a.backs[speaker_of[some]] = False
    inner, outer, speaker_of = inner.copy(), outer.copy(), speaker_of.copy()
    inner[some], outer[some], speaker_of[some] = outer[some], NONE, -1
    return inner, outer, speaker_of


def _dated(ctx: Context, sentence: np.ndarray) -> np.ndarray:
    """bool: sentences with a day or a time, or with an audience: what somebody said there can be looked up."""
    if not sentence.size:
        return np.zeros(0, bool)
    inside, edge = spread(ctx.sentences.first[sentence], ctx.sentences.first[sentence + 1])
    known = ctx.tokens.digit[inside] | ctx.in_class(inside, "TIME", "MONTHDAY", "MEDIA", "SOCIAL") | is_in(ctx.tokens.key[inside], _AUDIENCES)
    return np.asarray(np.logical_or.reduceat(known, edge))
