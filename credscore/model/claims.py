"""Which sentences make a claim: the rule on top of the claim head."""

from __future__ import annotations

import numpy as np

from credscore.evidence.ranges import among
from credscore.evidence.verbs.cues import REPORT, SAY
from credscore.model.view import View

_HEADLINE_WORDS, _HEADLINE_BAR = 4, 0.1
_HEDGED_BAR = 0.3


def makes_claim(view: View, chance: np.ndarray, threshold: float) -> np.ndarray:
    """bool (s,): which sentences claim something, from the chances of the claim head; page furniture never does, figures and
    disclosures always do.

    A headline of a few words has to look much less like a claim: nearly all headlines make one, and they lack the words that show it.
    One that asks without a hint ("Have thieves got into your shed?") is asked like any sentence. So has a sentence that is hedged: where
    something is doubted, something is stated ("It may be sand"). So has one that
    opens a text with what somebody says ("Reuters reported that the weir had held"). The label in front of a list claims nothing.
    """
    top = (view.at - view.article_low == 1) & (view["par_start"] > 0) & (view["bare"] > 0)
    top[1:] &= (view["furniture"] > 0)[:-1] | (view["words"] < _HEADLINE_WORDS)[:-1]
    headline = ((view.at == view.article_low) | top) & (view["words"] >= _HEADLINE_WORDS) & (chance >= threshold * _HEADLINE_BAR)
    headline &= (view["question"] == 0) | (view["hedge flag"] > 0)
    hedged = (view["hedge flag"] > 0) & (chance >= threshold * _HEDGED_BAR)
    stated = (chance >= threshold) | (view["figure"] > 0) | (view["disclosure"] > 0)
    return (stated | headline | hedged | _told(view)) & (view["furniture"] == 0) & (view["lead_in"] == 0)


def _told(view: View) -> np.ndarray:
    """bool (s,): first sentences of texts in which a verb or "according to" tells who says it."""
    a, speech, lexicon = view.found.attributions, view.found.speech, view.found.ctx.lexicon
    out = np.zeros(view.count, bool)
    first = np.flatnonzero((view.at == view.article_low) & (view["words"] > _HEADLINE_WORDS) & (view["question"] == 0))
    first = first[speech.speaker_of[first] >= 0]
    who = speech.speaker_of[first]
    says = among(lexicon.cue_class[a.rule[who]], (SAY, REPORT)) | lexicon.rules_among(("attribution/according-to",))[a.rule[who]]
    out[first[says & a.backs[who] & ~a.weak[who] & (a.sentence[who] == first)]] = True
    return out
