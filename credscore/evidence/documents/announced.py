"""Headlines and ledes that tell in short what a study below them found: "Naps help nurses", above "Nurses who napped slept longer, a study shows"."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.ranges import among, running, spread
from credscore.evidence.source_types import DOCUMENT, NONE
from credscore.evidence.word_lists import WEEKDAYS
from credscore.text import tokens as tk
from credscore.text.tokens import MIX, WordSets, is_in

_AHEAD = 4  # sentences from a headline to the study
_STUDIES = "study studies survey research researchers paper analysis experiment experiments".split()  # trials are of courts, too
# What one thing does to another in a study. A headline without such a word plays, asks or promises: "Nurses, put your feet up", "New hope for nurses".
_EFFECTS = """
    reduce reduces reducing cut cuts cutting lower lowers lowering raise raises increase increases boost boosts improve improves help helps
    prevent prevents protect protects ease eases shorten shortens treat treats slow slows shrink shrinks relieve
    relieves worsen worsens harm harms extend extends prolong prolongs speed speeds curb curbs halve halves double doubles benefit
    benefits affect affects trigger triggers cause causes predict predicts detect detects identify identifies diagnose
    reverse reverses slash slashes restore restores preserve preserves outperform outperforms stave
    better worse safer faster effective ineffective likely likelier higher
""".split()
# those that tell of an effect with what stands behind them: "naps lead to", not "nurses lead march"
_TO = ("lead", "leads", "linked", "tied", "associated", "connected")
_HAD = """
    reduced lowered raised increased boosted improved helped prevented protected eased shortened slowed curbed slashed
""".split()
# headlines that ask, with a mark or without one
_ASKING = "how why what when where who should can could do does did is are was were will would may might".split()
# what many headlines have in common with many studies
_COMMON = """
    study studies research researchers scientists survey report trial finds found find shows show says said with that this from than more most
    their have been they what when your will would could might about after over into also some other others among people women patients
    children adults years year first health healthy used uses using during between while help helps helped risk risks less better linked tied
""".split()
_WORD = 4  # letters of a word that tells what a sentence is about, unless it is in capitals
_LEDES = 2  # sentences behind a headline that may tell the same
_TOPICS = 2  # such words of a headline in the sentence of the study
_SHARED = 3  # … in a lede that tells the same, or in all down to the study
_BIT_EFFECT, _BIT_COMMON, _BIT_NEW, _BIT_TO = (np.uint32(1 << k) for k in range(4))
# what a lede tells as new, and not as known: "may help", "has been shown"
_NEW = "may might could can appear appears seem seems been was were did had".split()


def announced(ctx: Context, inner: np.ndarray, studies: np.ndarray, open_: np.ndarray) -> np.ndarray:
    """int64: headlines, of the sentences in `open_` (bool over sentences), that tell of an effect, above a study, and the ledes that tell it
    again. studies : bool (sentences,), a study opens the sentence."""
    head, until = _above_studies(ctx, inner, studies, _headlines(ctx, open_))
    if not head.size:
        return head
    topics, row, _ = _topics(ctx, head, head + 1)
    shared = np.bincount(row[among(topics, _topics(ctx, until, until + 1)[0])], minlength=len(head))
    below = np.bincount(row[among(topics, _topics(ctx, head + 1, until + 1)[0])], minlength=len(head))
    keep = _tell_effects(ctx, head) & ((shared >= _TOPICS) | (shared > 0) & (below >= _SHARED))
    head, until = head[keep], np.minimum(until[keep], head[keep] + _LEDES + 1)
    return np.concatenate([head, _ledes(ctx, head, until, open_)]) if head.size else head


def _headlines(ctx: Context, open_: np.ndarray) -> np.ndarray:
    """int64: first sentences that stand alone and say something themselves: "Naps help nurses"; not "Do naps help?", "5 ways to nap", "Experts: naps
    help". open_ : as in `announced`."""
    sents = ctx.sentences
    head = np.flatnonzero(np.diff(sents.article, prepend=-1))
    head = head[head + 1 < len(sents)]
    head = head[open_[head] & (sents.article[head + 1] == sents.article[head]) & (sents.paragraph[head + 1] > sents.paragraph[head])]
    closed = (tk.GAP_TABLE[ctx.final[head]] & (tk.TERMINAL | tk.COLON | tk.COMMA)) > 0
    opening = sents.first[head]
    closed |= is_in(ctx.tokens.key[opening], _ASKING) | ctx.tokens.digit[opening] | ctx.in_class(opening, "NUMBER")  # "5 ways to nap"
    closed |= (ctx.held[head] & ctx.mask("PRON1", "YOU")) != 0
    colon = ctx.where_gap(tk.COLON)
    closed |= among(head, sents.of_token[colon])  # "Experts: naps help", "Naps: safe or dangerous"
    return head[~closed & (sents.first[head + 1] - opening > 1)]


def _above_studies(ctx: Context, inner: np.ndarray, studies: np.ndarray, head: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Those of the headlines with a study a few sentences below them, and where it stands; with no news of the day between the two, and where the
    study does not deny it."""
    sents, count = ctx.sentences, len(ctx.sentences)
    if not head.size:
        return head, head
    study = np.zeros(count, bool)
    study[sents.of_token[ctx.where_are(*_STUDIES)]] = True
    study = (study | studies) & (inner == DOCUMENT)
    below = np.minimum(head[:, None] + np.arange(_AHEAD + 1), count - 1)
    told = study[below] & (sents.article[below] == sents.article[head][:, None]) & (below > head[:, None])
    some = told.any(axis=1)
    head, until = head[some], head[some] + told[some].argmax(axis=1)
    if not head.size:
        return head, until
    other = (inner != NONE) & (inner != DOCUMENT)
    days = ctx.where_are(*WEEKDAYS)
    days = sents.of_token[days[is_in(ctx.tokens.key[ctx.before(days)], ("on",))]]
    other[days[inner[days] == NONE]] = True
    others = running(other)
    keep = (others[until] == others[head + 1]) & (((ctx.held[until] & ~ctx.held[head]) & ctx.mask("NEG")) == 0)
    return head[keep], until[keep]


def _tell_effects(ctx: Context, head: np.ndarray) -> np.ndarray:
    """bool: which of the headlines tell what one thing does to another, behind what does it: "Naps lead to longer shifts"; no "Cut your risk", nor
    "Ines Falk tied to deal"."""
    inside, begin = spread(ctx.sentences.first[head] + 1, ctx.sentences.first[head + 1])
    bits = _words().look_up(ctx.tokens.key[inside])
    some = np.flatnonzero(bits & _BIT_TO)
    tied = is_in(ctx.tokens.key[ctx.behind(inside[some])], ("to", "with"))
    bits[some[tied]] |= _BIT_EFFECT
    some = np.flatnonzero(bits & _BIT_EFFECT)
    front = ctx.before(inside[some])  # what somebody does
    who = ~ctx.tokens.upper[inside[some]] & ctx.name[front] & ctx.tokens.upper[ctx.before(front)] & ~ctx.leads[front]
    bits[some[who]] = 0
    return np.asarray((np.bitwise_or.reduceat(bits, begin) & _BIT_EFFECT) > 0)


def _ledes(ctx: Context, head: np.ndarray, until: np.ndarray, open_: np.ndarray) -> np.ndarray:
    """int64: sentences between the headlines and `until` that tell the same once more, as new: "Naps may help nurses sleep, …"."""
    lede, _ = spread(head + 1, until)
    of = np.repeat(np.arange(len(head)), until - head - 1)
    some = np.flatnonzero(open_[lede])
    lede, of = lede[some], of[some]
    if not lede.size:
        return lede
    topics, row, bits = _topics(ctx, lede, lede + 1, of)
    shared = np.bincount(row[among(topics, _topics(ctx, head, head + 1)[0])], minlength=len(lede))
    return lede[(shared >= _SHARED) & ((bits & _BIT_EFFECT) > 0) & ((bits & _BIT_NEW) > 0)]


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
    return WordSets((*_EFFECTS, *_HAD), _COMMON, (*_NEW, *_HAD), _TO)
