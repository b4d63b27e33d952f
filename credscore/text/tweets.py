"""The line that signs an embedded post: "Ottoline Pruss (@opruss) March 4, 2016". What follows it is the story again."""

from __future__ import annotations

import numpy as np

from credscore.text import tokens as tk
from credscore.text.buffer import Buffer
from credscore.text.tokens import Tokens, is_in

_MONTHS = tuple(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)


def closes_signature(buffer: Buffer, tokens: Tokens) -> tuple[np.ndarray, np.ndarray]:
    """Tokens of the handles of signatures, and the tokens behind their dates; int64, in order. The latter may be the number of tokens.

    A signature stands in one article, and something in front of its handle.
    """
    n = len(tokens)
    handle = tokens.where_gap(tk.AT)
    handle = handle[(tokens.gap[handle] & tk.OPEN_PAREN) > 0]
    month = handle.copy()
    for step in (3, 2, 1):  # a handle with underscores is several tokens
        at = np.minimum(handle + step, n)
        month = np.where((tokens.gap[at] & tk.CLOSE_PAREN) > 0, at, month)
    ok = (month > handle) & (month + 2 < n)
    handle, month = handle[ok], month[ok]
    dated = is_in(tokens.key[month], _MONTHS) & tokens.digit[month + 1] & tokens.digit[month + 2]
    handle, month = handle[dated & (handle > 0)], month[dated & (handle > 0)]
    first, last = (np.searchsorted(buffer.starts, tokens.start[at], "right") for at in (handle - 1, month + 2))
    return handle[first == last], month[first == last] + 3
