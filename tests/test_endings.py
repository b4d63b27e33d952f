"""Endings of words: whatever the case, at the very start of a buffer, and only of words that are long enough."""

from __future__ import annotations

import numpy as np
import pytest

from credscore.evidence.endings import Endings
from credscore.text.buffer import build
from credscore.text.tokens import tokenize


@pytest.mark.parametrize(
    ("endings", "least", "text", "wanted"),
    [
        (("er", "ista"), 0, "Er sailer BAKER ser barista ista", [False, True, True, False, True, False]),
        (("tion", "ity"), 5, "nation City Tarn's cities station. ity", [True, False, False, False, True, False]),
        (("ability",), 0, "ability workability a", [False, True, False]),
        (("er",), 0, "the mill's baker's loaf", [False, False, True, False]),
    ],
)
def test_words_end_in_them(endings: tuple[str, ...], least: int, text: str, wanted: list[bool]) -> None:
    buffer = build([text])
    tokens = tokenize(buffer)
    assert Endings(endings, least).end(buffer, tokens, np.arange(len(tokens))).tolist() == wanted
