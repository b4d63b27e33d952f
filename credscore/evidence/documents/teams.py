"""Studies told by who ran them: "Ines Falk of Tarn University and colleagues randomly assigned 80 bakers to rye or wheat"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.ranges import distinct
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_WITH = ("colleagues", "team")
# what is done with people in studies alone, and what others do, too: detectives look at things, and coaches follow a team
_ENROLLED = ("randomly", "randomised", "randomized", "recruited", "enrolled")
_LOOKED = """
    analysed analyzed examined studied followed tested compared evaluated surveyed assessed reviewed measured tracked monitored investigated
    pooled looked conducted used gave collected
""".split()
_SEEN = """
    patients participants volunteers women men children adults mice rats trial trials study studies data records risk cohort genes samples
    scans cells placebo infants babies
""".split()
_FEW = 2  # "Falk and colleagues then also studied …"


def run_by_teams(ctx: Context) -> np.ndarray:
    """Sentences that tell what somebody "and colleagues" did in a study, in order; int64."""
    key, sents = ctx.tokens.key, ctx.sentences
    at = ctx.where_are(*_WITH)
    at = at[~ctx.leads[at] & ~ctx.tokens.possessive[at]]
    before = ctx.before(at)
    joint = np.where(ctx.in_class(before, "POSS") & ~ctx.leads[before], ctx.before(before), before)  # "and her colleagues"
    at = at[is_in(key[joint], ("and",)) & ((ctx.gap[at] & tk.COMMA) == 0)]
    at = at[(ctx.gap[ctx.behind(at)] & tk.COMMA) == 0]  # not "and colleagues, randomly chosen, …"
    verb = ctx.behind(at)
    for _ in range(_FEW):
        verb = np.where(ctx.in_class(verb, "ADV") & ~is_in(key[verb], _ENROLLED), ctx.behind(verb), verb)
    enrolled, looked = is_in(key[verb], _ENROLLED), is_in(key[verb], tuple(_LOOKED))
    out = sents.of_token[at[enrolled]]
    at = at[looked]
    sentence = sents.of_token[at]
    near, here = ctx.around(at, 2, 20)
    seen = here & is_in(key[near], tuple(_SEEN))
    return distinct(np.concatenate([out, sentence[seen.any(axis=1)]]))
