"""The hedge flag: which hedges say that a sentence is unsure of what it states, and which only look so."""

from __future__ import annotations

import pytest
from evidence_tools import text_of

from credscore.evidence.extract import extract


def flagging(text: str) -> list[str]:
    """The hedges of `text` that set the flag, as written."""
    found = extract([text])
    h = found.hedges
    return [text_of(found, int(a), int(b)) for a, b, flag in zip(h.first, h.last, h.flags, strict=True) if flag]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # what a speaker weighs is doubted, whoever speaks
        ("“It could be the old weir that leaks,” said Ottoline Pruss.", ["could be"]),
        ("“A flood is unlikely,” said Ottoline Pruss.", ["unlikely"]),
        ("Pruss said the mill was “possibly haunted”.", ["possibly"]),
        # what he is able to do, and how he talks, is not
        ("“I could row all night,” said Ottoline Pruss.", []),
        ("“I couldn’t possibly say,” said Ottoline Pruss.", []),
        ("“He's probably rowing,” said Ottoline Pruss.", []),
        ("“Maybe he rows, I think,” said Ottoline Pruss.", []),
    ],
)
def test_what_a_speaker_doubts(text: str, words: list[str]) -> None:
    assert flagging(text) == [word.split()[0] for word in words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What may be stranger is that the mill was sold twice.", []),
        ("Ask yourself what the others may say.", []),
        ("What may happen to the mill?", ["may"]),
        ("She was taken in with what may have been a fever.", ["may"]),
        ("The weir may not be the tallest but it is the oldest.", []),
        ("The weir may not be old but new.", ["may"]),
        ("The weir may be old, but it holds.", []),
        ("As the new coat on the old gate might suggest, the mill was painted.", []),
        ("The guards might ask for a toll.", ["might"]),
        ("They fought with their full might abroad.", []),
        ("They fought with our military might abroad.", []),
        ("The military might strike on Sunday.", ["might"]),
        ("Voters may still be undecided.", ["may"]),
    ],
)
def test_may_and_might(text: str, words: list[str]) -> None:
    assert flagging(text) == words
