"""Unnamed people by what they belong to: a capital, and no name."""

from __future__ import annotations

import pytest
from evidence_tools import behind_last, said_by


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
    assert [behind_last(text) for text in said_by(who)] == [["anonymous"]] * 4


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
    assert behind_last(text) == ["named"]
