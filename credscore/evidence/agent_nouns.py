"""Words for somebody who does something, known by their ending: waiter, collector, machinist, technician."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.endings import Endings
from credscore.text.tokens import is_in

_ONE = Endings("er or eur ist ista ian man tress dess tess ee iff mate ant hand cook wife mith uard edic".split())
_MANY = Endings(("ers", "ors", "sts", "ans", "men", "ees"))
# … and those whose ending tells nothing
PLAIN_AGENTS = """
    assistant nun monk friar abbot abbess cabbie valet nanny lady maid chef clerk guide vet medic cop bride groom heir spy thief roadie squaddie rookie
    hippie cleric novice apprentice nurse midwife host scribe squire shepherd local regular wag wit
""".split()


def agents(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Tokens that end like the plural of a word for somebody who does something (waiters, machinists, firemen)."""
    return _MANY.end(ctx.buffer, ctx.tokens, at)


def agent_like(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Tokens that end like a word for somebody who does something (waiter, collector, machinist, technician), or are one (nun, cabbie)."""
    return _ONE.end(ctx.buffer, ctx.tokens, at) | is_in(ctx.tokens.key[at], PLAIN_AGENTS)
