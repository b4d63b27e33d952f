"""Unnamed people by what they belong to: a capital, and no name."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

_FRONT = "The weir will close on Monday after forty years. "


def _behind(sentence: str) -> list[str]:
    return stands_behind(_FRONT + sentence)[-1]


def _ways(who: str) -> list[str]:
    return [
        f"{who[0].upper()}{who[1:]} said the mill had been cold for years.",
        f"“It was late,” said {who}.",
        f"“It was late,” {who} said.",
        f"The mill had been cold for years, according to {who}.",
    ]


@pytest.mark.parametrize(
    "who",
    [
        "a senior Democrat",
        "one Republican",
        "a Londoner",
        "a young New Yorker",
        "a Catholic",
        "two Germans",
    ],
)
def test_members_are_anonymous(who: str) -> None:
    assert [_behind(text) for text in _ways(who)] == [["anonymous"]] * 4


@pytest.mark.parametrize(
    "text",
    [
        "A tearful Falk said the mill had been cold for years.",
        "Ines Falk, a Democrat, said the mill had been cold for years.",
        "A lifelong Democrat who votes in Tarn, Falk said the mill had been cold for years.",
        "A German Falk said the mill had been cold for years.",
    ],
)
def test_a_name_beside_them_counts(text: str) -> None:
    assert _behind(text) == ["named"]
