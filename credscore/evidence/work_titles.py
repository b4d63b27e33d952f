"""Titles of works that describe somebody: 'the "Harbour Nights" star'."""

from __future__ import annotations

import numpy as np

from credscore.text import tokens as tk
from credscore.text.tokens import Tokens

_LONGEST = 6  # words in a title
_BOUNDS = tk.COMMA | tk.SEMICOLON | tk.COLON | tk.G_DASH | tk.OPEN_PAREN | tk.CLOSE_PAREN | tk.PERIOD | tk.NEWLINE


def titles_of_roles(tokens: Tokens, leads: np.ndarray, gap: np.ndarray, role: np.ndarray, owner: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """First tokens of titles in double marks between a determiner and a role; the tokens of the roles.

    leads, gap : as in `Context`. role : int64, words for roles behind a double mark, in order. owner : bool (n,), articles and the like.
    """
    at = role[(gap[role] & tk.DOUBLE) > 0]
    at = at[~leads[at] & ((gap[at] & _BOUNDS) == 0) & ~tokens.upper[at]]
    first, open_ = np.full(len(at), -1), np.ones(len(at), bool)
    for step in range(1, _LONGEST + 1):
        here = np.maximum(at - step, 0)
        open_ &= ~leads[here] & (here + step == at)
        begins = open_ & ((gap[here] & tk.DOUBLE) > 0)
        good = begins & owner[np.maximum(here - 1, 0)] & (tokens.upper[here] | tokens.digit[here]) & ((gap[here] & _BOUNDS) == 0)
        first = np.where(good, here, first)
        open_ &= ~begins & ((gap[here] & _BOUNDS) == 0)
    found = first > 0
    return first[found], at[found]
