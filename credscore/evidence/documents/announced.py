"""Headlines and ledes that tell in short what a study below them found: "Naps help nurses", above "Nurses who napped slept longer, a study shows"."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.ranges import among, spread
from credscore.evidence.source_types import DOCUMENT
from credscore.text import tokens as tk
from credscore.text.tokens import MIX, WordSets, is_in

_AHEAD = 4  # sentences from a headline to the study
_STUDIES = "study studies survey research researchers paper analysis trial trials experiment experiments".split()
# What one thing does to another in a study. A headline without such a word plays, asks or promises: "Nurses, put your feet up", "New hope for nurses".
_EFFECTS = """
    reduce reduces reducing cut cuts cutting lower lowers lowering raise raises increase increases boost boosts improve improves help helps
    prevent prevents protect protects ease eases shorten shortens treat treats fight fights slow slows shrink shrinks delay delays relieve
    relieves worsen worsens harm harms extend extends prolong prolongs speed speeds save saves curb curbs halve halves double doubles benefit
    benefits aid aids affect affects trigger triggers cause causes lead leads predict predicts detect detects identify identifies diagnose
    stall stalls halt halts reverse reverses slash slashes guard guards shield shields kill kills block blocks restore restores preserve
    preserves outperform outperforms stave drop drops dip dips decline declines rise rises fall falls linked tied associated connected
    better worse safer faster effective ineffective safe more less fewer likely likelier higher works lose loss
""".split()
_HAD = """
    reduced lowered raised increased boosted improved helped prevented protected eased shortened slowed delayed curbed slashed
""".split()
_ASKING = ("how", "why", "what", "when", "where", "who", "should")
# what many headlines have in common with many studies
_COMMON = """
    study studies research researchers scientists survey report trial finds found find shows show says said with that this from than more most
    their have been they what when your will would could might about after over into also some other others among people women patients
    children adults years year first health healthy used uses using during between while help helps helped risk risks less better linked tied
""".split()
_WORD = 4  # letters of a word that tells what a sentence is about, unless it is in capitals
_LEDES = 2  # sentences behind a headline that may tell the same
_SHARED = 3  # such words of a headline in a lede that tells the same
_BIT_EFFECT, _BIT_COMMON, _BIT_NEW = (np.uint32(1 << k) for k in range(3))
# what a lede tells as new, and not as known: "may help", "has been shown"
_NEW = "may might could can appear appears seem seems been was were did had".split()


def announced(ctx: Context, inner: np.ndarray, studies: np.ndarray, open_: np.ndarray) -> np.ndarray:
    """int64: headlines, of the sentences in `open_` (bool over sentences), that tell of an effect, above a study, and the ledes that tell it
    again. studies : bool (sentences,), a study opens the sentence."""
    sents, count = ctx.sentences, len(ctx.sentences)
    head = np.flatnonzero(np.diff(sents.article, prepend=-1))
    head = head[head + 1 < count]
    head = head[open_[head] & (sents.article[head + 1] == sents.article[head]) & (sents.paragraph[head + 1] > sents.paragraph[head])]
    closed = (tk.GAP_TABLE[ctx.final[head]] & (tk.TERMINAL | tk.COLON | tk.COMMA)) > 0
    head = head[~closed & ~is_in(ctx.tokens.key[sents.first[head]], _ASKING) & (sents.first[head + 1] - sents.first[head] > 1)]
    if not head.size:
        return head
    study = np.zeros(count, bool)
    study[sents.of_token[ctx.where_are(*_STUDIES)]] = True
    study = (study | studies) & (inner == DOCUMENT)
    below = np.minimum(head[:, None] + np.arange(_AHEAD + 1), count - 1)
    told = study[below] & (sents.article[below] == sents.article[head][:, None]) & (below > head[:, None])
    some = told.any(axis=1)
    head, until = head[some], head[some] + told[some].argmax(axis=1)
    if not head.size:
        return head
    # behind what has it: no "Cut your risk"
    inside, begin = spread(sents.first[head] + 1, sents.first[head + 1])
    effect = np.bitwise_or.reduceat(_words().look_up(ctx.tokens.key[inside]), begin) & _BIT_EFFECT
    topics, row, _ = _topics(ctx, head, head + 1)
    told_below = _topics(ctx, head + 1, until + 1)[0]
    shared = np.bincount(row[among(topics, told_below)], minlength=len(head))
    keep = (effect > 0) & (shared > 0)
    head, until = head[keep], np.minimum(until[keep], head[keep] + _LEDES + 1)
    if not head.size:
        return head
    lede, _ = spread(head + 1, until)
    of = np.repeat(np.arange(len(head)), until - head - 1)
    some = np.flatnonzero(open_[lede])
    lede, of = lede[some], of[some]
    if not lede.size:
        return head
    topics, row, bits = _topics(ctx, lede, lede + 1, of)
    known = _topics(ctx, head, head + 1)[0]
    shared = np.bincount(row[among(topics, known)], minlength=len(lede))
    return np.concatenate([head, lede[(shared >= _SHARED) & ((bits & _BIT_EFFECT) > 0) & ((bits & _BIT_NEW) > 0)]])


def _topics(
    ctx: Context, first: np.ndarray, last: np.ndarray, number: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of groups of sentences [first, last), none of them empty: the words that tell what they are about, each with the number of its group in
    its key (its place, unless `number` is given); the places of their groups; and what `_words` tells of all words of each group together."""
    edges = ctx.sentences.first
    at, begin = spread(edges[first], edges[last])
    group = np.repeat(np.arange(len(first)), edges[last] - edges[first])
    key = ctx.tokens.key[at]
    bits = _words().look_up(key)
    size = ctx.tokens.end[at] - ctx.tokens.start[at]
    tells = ((bits & _BIT_COMMON) == 0) & ((size >= _WORD) | ctx.tokens.all_upper[at] & (size > 1)) & ~ctx.tokens.digit[at]
    numbers = group if number is None else number[group]
    return (key ^ numbers.astype(np.uint64) * MIX)[tells], group[tells], np.bitwise_or.reduceat(bits, begin)


@lru_cache(maxsize=1)
def _words() -> WordSets:
    return WordSets((*_EFFECTS, *_HAD), _COMMON, (*_NEW, *_HAD))
