"""What the law says: "Under Marrow law, …", "League rules bar any approach", "Stilts are forbidden by the town's charter"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.ranges import among, distinct
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_LAWS = "law laws rules regulations constitution treaty convention statute statutes ordinance".split()
_TITLED = ("act", "treaty", "convention", "constitution")  # with a capital
# what laws do, in the tense of what holds
_DO = """
    requires require forbids forbid bars bar bans ban allows allow prohibits prohibit guarantees guarantee provides provide protects protect
    applies apply covers cover defines define governs govern regulates regulate deals deal
    stipulates stipulate mandates mandate obliges oblige entitles entitle limits limit exempts exempt grants grant permits permit lets
""".split()
_DONE = """
    forbidden prohibited outlawed banned barred required mandated protected guaranteed enshrined entitled obliged exempt illegal legal permitted
    unlawful
""".split()
_IS = ("is", "are", "was", "were", "isn't", "aren't")  # what "will be" so is a forecast
_FRONT = 7  # words from "under" to the law
_LEAD = 5  # words of a sentence up to the law
_APART = STRONG & ~(tk.OPEN_PAREN | tk.CLOSE_PAREN)  # "the Weir (Amendment) Act"
_ASIDE = 10  # words between commas behind it


def by_law(ctx: Context, open_: np.ndarray) -> np.ndarray:
    """int64: sentences, of those in `open_` (bool over sentences), that tell what a law says, in order."""
    n, sents, classes = len(ctx.tokens), ctx.sentences, ctx.matches.classes
    law = ctx.where_are(*_LAWS, *_TITLED)
    law = law[open_[sents.of_token[law]]]
    law = law[ctx.tokens.upper[law] | is_in(ctx.tokens.key[law], _LAWS)]
    if not law.size:
        return law
    lead, (behind, aside) = sents.first[sents.of_token[law]], _verb(ctx, law)
    near = np.maximum(law[:, None] - np.arange(1, _FRONT + 1), lead[:, None])  # the words in front, the nearest first
    place = is_in(ctx.tokens.key[near], ("under", "by", "in"))
    does = is_in(ctx.tokens.key[behind], _DO) & (law - lead <= _LEAD) & (aside | ((ctx.gap[behind] & tk.COMMA) == 0))  # not "Despite the law, bars"
    # "The law applies", "League rules apply to all"; not "Same rules apply"
    some = np.flatnonzero(does & is_in(ctx.tokens.key[behind], ("apply",)))
    does[some] = ctx.is_word(ctx.behind(behind[some]), "to")
    done = place & is_in(ctx.tokens.key[np.maximum(near - 1, 0)], _DONE)
    some = np.flatnonzero(does | done.any(axis=1) | is_in(ctx.tokens.key[lead], ("under",)) & (law - lead <= _FRONT))
    if not some.size:  # mostly
        return law[:0]
    law, lead, behind, near, place, does, done = (x[some] for x in (law, lead, behind, near, place, does, done))
    stop = ctx.mask("BE", "HAVE", "MODAL", "DO", "WHO", "THAT", "PRON", "BREAK", "NEG")
    broken = ((classes[near] & stop) != 0) | ((ctx.gap[np.minimum(near + 1, n - 1)] & _APART) != 0)
    plain = ~np.logical_or.accumulate(broken, axis=1)
    verb = np.maximum(near - 1, 0)
    front = ctx.before(verb)
    front = np.where(ctx.in_class(front, "ADV", "NEG"), ctx.before(front), front)
    into = done & plain & (verb > lead[:, None]) & is_in(ctx.tokens.key[front], _IS)
    under = (place & plain & (near == lead[:, None]) & is_in(ctx.tokens.key[near], ("under",))).any(axis=1)
    under &= (ctx.gap[behind] & tk.COMMA) > 0
    does &= (behind > law) & ((ctx.gap[behind] & (0xFF ^ tk.COMMA)) == 0) & plain[np.arange(len(law)), np.minimum(law - lead, _FRONT) - 1]
    does &= (ctx.any_in(lead, law) & ctx.mask("PREP", "OF")) == 0
    return distinct(sents.of_token[law[under | into.any(axis=1) | does]])


def _verb(ctx: Context, law: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What stands behind each law, its year and a clause about it, and where there is one: "The Weir Act 1904, which the guild cites, | bars"."""
    out = ctx.behind(law)
    out = np.where(ctx.tokens.digit[out], ctx.behind(out), out)
    some = np.flatnonzero(((ctx.gap[out] & tk.COMMA) > 0) & ctx.is_word(out, "which"))
    at = out[some]
    for _ in range(_ASIDE):
        on = ((ctx.gap[at] & tk.COMMA) == 0) | (at == out[some])
        at = np.where(on, ctx.behind(at), at)
    out[some] = at
    return out, among(np.arange(len(law)), some)
