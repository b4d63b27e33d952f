"""Whether a sentence has a verb, and whether it opens as a call to whoever reads it or as a line that explains.

A line without a verb, and one that calls, mostly claims nothing: a caption, a label, advice, a goodbye. All of it is told by words alone, so
these are columns for the heads to weigh and no rules.
"""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.ranges import spread
from credscore.text import tokens as tk

# Verbs that are neither forms of be, have and will nor end in "ed"; those that are more often nouns or adjectives are left out.
_VERBS = """
    went took came left won met gave told held began became made got wore ran lost found saw kept led fell rose paid sold bought brought sent
    spent built caught fought drew drove flew grew knew sat stood spoke wrote broke chose threw struck shot taught thought sought felt dealt
    meant slept swept heard laid lent stole swore tore woke withdrew undertook overcame arose awoke bore bit blew clung crept dug fled forgave
    forgot froze hung hid knelt leapt learnt lit rang rode sank sang shone shook shrank slid sprang stuck stung strode swam swung wept wove
    underwent overtook rebuilt repaid upheld had said did does do don't doesn't didn't says gets goes makes takes comes wants needs means seems
    looks shows runs keeps gives helps works feels thinks knows believes set put cut hit let shut
""".split()
# Openings that tell the reader to do something, or talk with him.
_CALLS = """
    forget send pop grab strap pray prove look boil book clip do make keep pull guess ask think expect let please watch see take try seek
    go get give stop start check read listen remember imagine consider note bear mind meet say tell call email write visit click follow join
    share subscribe sign vote come bring put turn leave hold wait stay eat drink use avoid add mix apply choose pick find learn discover enjoy
    don't quit wake picture speak spare raise cue enter talk save order buy skip count rest feel be head dig sit stand shout
""".split()
_EXPLAINS = "how why what who where when which here".split()


def add_clauses(ctx: Context, col: dict[str, np.ndarray]) -> None:
    """Add columns float64 (s,), each 0 or 1, to `col`, which holds the events: "verbless", "call", "explains"."""
    first, key = ctx.sentences.first, ctx.tokens.key
    told = col["be"] + col["modal"] + col["past"] + col["attributions"] + col["has"] + col["was"] + col["present"]
    out = np.zeros(len(told))
    some = np.flatnonzero(told == 0)
    if some.size:
        inside, begin = spread(first[some], first[some + 1])
        out[some[~np.logical_or.reduceat(tk.is_in(key[inside], _VERBS), begin)]] = 1
    col["verbless"] = out
    opener = key[first[:-1]]
    col["call"] = tk.is_in(opener, _CALLS).astype(np.float64)
    col["explains"] = tk.is_in(opener, _EXPLAINS).astype(np.float64)
