"""What the law says: "Under Marrow law, …", "League rules bar any approach", "Stilts are forbidden by the town's charter"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.ranges import distinct
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_LAWS = "law laws rules regulations constitution treaty convention statute statutes ordinance".split()
_TITLED = ("act", "treaty", "convention", "constitution")  # with a capital
# what laws do, in the tense of what holds
_DO = """
    requires require forbids forbid bars bar bans ban allows allow prohibits prohibit guarantees guarantee provides provide protects protect
    stipulates stipulate mandates mandate obliges oblige entitles entitle limits limit exempts exempt grants grant permits permit lets
""".split()
_DONE = """
    forbidden prohibited outlawed banned barred required mandated protected guaranteed enshrined entitled obliged exempt illegal legal permitted
    unlawful
""".split()
_IS = ("is", "are", "was", "were", "isn't", "aren't")  # what "will be" so is a forecast
_FRONT = 7  # words from "under" to the law
_LEAD = 5  # words of a sentence up to the law


def by_law(ctx: Context, open_: np.ndarray) -> np.ndarray:
    """int64: sentences, of those in `open_` (bool over sentences), that tell what a law says, in order."""
    n, sents, classes = len(ctx.tokens), ctx.sentences, ctx.matches.classes
    law = ctx.where_are(*_LAWS, *_TITLED)
    law = law[open_[sents.of_token[law]]]
    law = law[~is_in(ctx.tokens.key[law], _TITLED) | ctx.tokens.upper[law] | is_in(ctx.tokens.key[law], _LAWS)]
    if not law.size:  # in most buffers there are a few
        return law
    sentence, behind = sents.of_token[law], ctx.behind(law)
    lead = sents.first[sentence]
    stop = ctx.mask("BE", "HAVE", "MODAL", "DO", "WHO", "THAT", "PRON", "BREAK", "NEG")
    near, plain = np.minimum(law - lead, _FRONT), np.ones(len(law), bool)
    adverb = ctx.mask("ADV", "NEG")
    under, into = np.zeros((2, len(law)), bool)
    for step in range(1, _FRONT + 1):
        at = np.maximum(law - step, 0)
        on = plain & (step <= near)
        plain &= (step > near) | ((classes[at] & stop) == 0) & ((ctx.gap[np.minimum(at + 1, n - 1)] & STRONG) == 0)
        place = on & plain & is_in(ctx.tokens.key[at], ("under", "by", "in"))
        under |= place & (at == lead) & ctx.is_word(at, "under")
        done = np.maximum(at - 1, 0)
        front = np.maximum(done - 1, 0)
        front -= (classes[front] & adverb) != 0
        into |= place & (done > lead) & is_in(ctx.tokens.key[done], _DONE) & is_in(ctx.tokens.key[front], _IS)
    ends = (ctx.gap[behind] & tk.COMMA) > 0
    does = is_in(ctx.tokens.key[behind], _DO) & (behind > law) & ((ctx.gap[behind] & 0xFF) == 0)
    does &= plain & (law - lead <= _LEAD) & ((ctx.any_in(lead, law) & ctx.mask("PREP", "OF")) == 0)
    return distinct(sentence[under & ends | into | does])
