"""What happens to a document, and does not stand in it: "The report comes as …", "The findings were presented in Oslo", "The trial was paid for by …"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.ranges import spread
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_HAPPENS = """
    comes come came cost costs stands stood passed exists exist adds raises raised arrived prompted sparked went marks marked
""".split()
_FOLLOWS = ("follow", "follows", "followed")  # a study follows people
_LOOKS = ("study", "studies", "survey", "surveys", "trial", "trials", "research", "researchers", "poll", "polls", "authors")
_AT_ONCE = ("order", "petition")  # given and signed: what they say is told with a verb
_COMMANDS = ("notice", "order")
_VERBS = ("notice", "report", "order", "review", "study", "survey", "document", "record")
_PEOPLE = """
    people women men users patients customers buyers firms companies banks shops retailers readers parents teachers drivers farmers scientists
    doctors visitors owners makers sellers
""".split()
_FUNDED = ("funded", "funding", "sponsored", "bankrolled", "financed")
_PAID = 9  # tokens from the start of a sentence to "funded"


def only_happens(ctx: Context, first: np.ndarray, head: np.ndarray) -> np.ndarray:
    """bool: of documents (tokens) that are the subjects of their sentences, those of which only is told what became of them, and words for
    documents that are verbs. first : the first tokens of the sentences."""
    after = ctx.behind(head)
    key, next_key = ctx.tokens.key[head], ctx.tokens.key[after]
    concluded = is_in(key, ("researchers", "authors")) & is_in(next_key, ("came", "come"))  # "came to that conclusion"
    out = is_in(next_key, _HAPPENS) & ~concluded
    out |= is_in(key, _AT_ONCE) & ~ctx.verb[after]
    out |= is_in(next_key, _FOLLOWS) & ~is_in(key, _LOOKS)
    out |= is_in(key, ("accounts",)) & is_in(next_key, ("for",))  # "Fuel accounts for a fifth"
    out |= is_in(key, ("review", "verdict")) & ((ctx.gap[after] & tk.COLON) > 0)
    out |= is_in(key, _COMMANDS) & (head == first)  # "Notice, too, how …"
    out |= is_in(key, _VERBS) & is_in(ctx.tokens.key[ctx.before(head)], _PEOPLE) & (head > first)
    # "were presented in Oslo", "was reported at a congress"; but "was reported in the Lancet"
    be = (ctx.matches.classes[after] & ctx.mask("BE", "HAVE", "MODAL")) != 0
    at = after
    for _ in range(3):
        at = ctx.behind(at)
        shown = is_in(ctx.tokens.key[at], ("presented", "unveiled"))
        shown |= is_in(ctx.tokens.key[at], ("reported", "published", "released")) & is_in(ctx.tokens.key[ctx.behind(at)], ("at",))
        out |= be & shown
    return out


def paid_for(ctx: Context, some: np.ndarray) -> np.ndarray:
    """bool: which of the sentences `some` tell who paid for a study."""
    if not some.size:
        return np.zeros(0, bool)
    first = ctx.sentences.first[some]
    inside, edge = spread(first, np.minimum(first + _PAID, ctx.sentences.first[some + 1]))
    funded = is_in(ctx.tokens.key[inside], _FUNDED)
    funded |= is_in(ctx.tokens.key[inside], ("paid", "supported")) & is_in(ctx.tokens.key[ctx.behind(inside)], ("for", "by"))
    return np.asarray(np.logical_or.reduceat(funded, edge))
