"""Headlines that deny by their form alone: "No, Falk did not sell the ferry", "Falk is NOT selling the ferry"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.hedges.emphasis import leaned_on
from credscore.evidence.ranges import spread
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

DENIED = "verification/denied"


def headlines_that_deny(ctx: Context) -> np.ndarray:
    """int64: the tokens that say no, in order: a "No," that opens a headline, and a "not" in capitals within one that is not."""
    sents = ctx.sentences
    opens = np.flatnonzero(np.diff(sents.article, prepend=-1))
    first = sents.first[opens]
    answers = first[ctx.is_word(first, "no") & ((ctx.gap_after[first + 1] & tk.COMMA) > 0)]
    words, _ = spread(first, sents.first[opens + 1])
    loud = leaned_on(ctx, words[ctx.tokens.all_upper[words] & is_in(ctx.tokens.key[words], ("not",))])
    return np.sort(np.append(answers, loud))
