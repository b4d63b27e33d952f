"""Phrases that look like hedges and are none: the kind of gate, for some time, was supposed to open, said to her mother."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.text.tokens import is_in

OPENERS = ("kind", "sort", "some", "supposed")  # of those of one word, and of longer ones any
_KINDS = ("kind", "sort")
_WHICH = (
    "the this that these those a an any some every each no what which whatever same other another different new certain only one first last "
    "all his her its my our their your right wrong best worst special"
).split()
_SPAN = ("time", "days", "weeks", "months", "years", "distance", "day", "reason")
_PAST = ("was", "were", "wasn't", "weren't")
_TOLD = ("me", "him", "her", "us", "them", "you", "myself", "himself", "herself", "themselves", "yourself", "my", "his", "our", "their")


def no_hedges(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """bool: which of the hedges [first, last) are such phrases. They are few, so each is looked at by its words."""
    key = ctx.tokens.key
    before, after = ctx.before(first), ctx.behind(last - 1)
    behind, end = key[after], key[last - 1]
    # "the kind of gate we want"; "it was kind of cold" hedges
    kinds = is_in(key[first], _KINDS) & is_in(key[before], _WHICH) & (before < first)
    spans = is_in(key[first], ("some",)) & (last - first == 1) & is_in(behind, _SPAN) & (after >= last)
    # a duty or a plan of the past, kept or not; "is supposed to have left" hands it to somebody absent
    duty = is_in(key[first], ("supposed",)) & is_in(key[before], _PAST) & (before < first)
    told = is_in(end, ("to",)) & is_in(key[last - 2], ("said",)) & (last - first >= 2) & is_in(behind, _TOLD) & (after >= last)
    # "Looks like somebody told the mill": without it, only where it opens the sentence; "what looks like a mill" likens
    likens = is_in(key[first], ("looks", "sounds")) & is_in(end, ("like",)) & ~ctx.leads[first]
    return kinds | spans | duty | told | likens
