"""Somebody's own words without quotation marks behind a colon in the line that leads into them: "She gave this answer: Well, I have no mill …"."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.patterns.block_quotes import NOUNS, VERBS, BlockQuotes
from credscore.evidence.ranges import spread
from credscore.evidence.source_types import ANONYMOUS, NAMED, NONE, OFFICIAL, SOCIAL
from credscore.text import tokens as tk
from credscore.text.tokens import WordSets

_FRONT = 4  # words in front of the colon, at least
_TOLD = 4  # words between what tells of words and the colon
_BEHIND = 3  # words behind the colon, at least
_OWN = 2  # sentences behind the first, one of which is in the first person at the latest
_APART = 5  # sentences between two in the first person
_LONGEST = 12
_ANSWERS = ("answer", "response", "reply", "statement")
_OPENS = ("well", "look", "yes", "no", "yeah", "oh")


def find_led_in(ctx: Context, inner: np.ndarray, quoted: np.ndarray) -> BlockQuotes:
    """Such sentences, the lines themselves first: what they lead into goes on as long as somebody speaks of himself, in the same paragraph.

    inner : int8 (sentences,), who stands behind each as it is read so far. quoted : bool (sentences,), in quotation marks.
    """
    sents = ctx.sentences
    colon = ctx.where_gap(tk.COLON)
    colon = colon[~ctx.leads[colon] & ctx.tokens.upper[colon] & ((ctx.gap[colon] & (tk.DOUBLE | tk.SINGLE | tk.COLON)) == tk.COLON)]
    lead = sents.of_token[colon]
    kind = inner[lead]
    known = (kind == NAMED) | (kind == OFFICIAL) | (kind == SOCIAL) | (kind == ANONYMOUS) | (kind == NONE)
    fits = known & ~quoted[lead] & (colon - sents.first[lead] >= _FRONT) & (sents.first[lead + 1] - colon >= _BEHIND)
    colon, lead, kind = colon[fits], lead[fits], kind[fits]
    if colon.size:
        one = np.append(True, lead[1:] != lead[:-1])  # the first of each line: a line of colons must not cost as many lines
        colon, lead, kind = colon[one], lead[one], kind[one]
        inside, edge = spread(colon - _TOLD, colon)
        bits = np.bitwise_or.reduceat(_words().look_up(ctx.tokens.key[inside]), edge)
        inside, edge = spread(sents.first[lead], colon)  # "She gave this answer: …", where nothing else tells who speaks
        somebody = np.logical_or.reduceat(ctx.name[inside] | ctx.in_class(inside, "PRON"), edge)
        fits = (bits != 0) & (kind != NONE) | ((bits & _BIT_ANSWERS) != 0) & somebody
        colon, lead, kind = colon[fits], lead[fits], np.where(kind == NONE, NAMED, kind)[fits]
    if not colon.size:  # mostly
        none = np.zeros(0, np.int64)
        return BlockQuotes(none, none, none.astype(np.int8))
    own = ctx.mask("PRON1", "FIRST")
    bits = ctx.any_in(colon, sents.first[lead + 1])
    spoken = (bits & own) != 0
    spoken |= ((bits & ctx.mask("YOU")) != 0) & ctx.is_word(colon, *_OPENS)
    last, going = np.where(spoken, lead, -1), np.ones(len(lead), bool)
    for step in range(1, _LONGEST + 1):
        at = np.minimum(lead + step, len(sents) - 1)
        going &= (lead + step < len(sents)) & (sents.paragraph[at] == sents.paragraph[lead]) & (sents.article[at] == sents.article[lead])
        going &= ~quoted[at] & (step - np.where(last >= 0, last - lead, 0) <= np.where(last >= 0, _APART, _OWN))
        here = at[going]
        if not here.size:
            break
        mine = (ctx.any_in(sents.first[here], sents.first[here + 1]) & (own | ctx.mask("YOU"))) != 0
        last[np.flatnonzero(going)[mine]] = here[mine]
    lead, kind, last = lead[last >= 0], kind[last >= 0], last[last >= 0]
    size = last - lead + 1
    return BlockQuotes(spread(lead, last + 1)[0], np.repeat(lead, size), np.repeat(kind, size))


_BIT_ANSWERS = np.uint32(4)


@lru_cache(maxsize=1)
def _words() -> WordSets:
    return WordSets(VERBS, NOUNS, _ANSWERS)
