"""Unnamed people by how many they are: never somebody with a name."""

from __future__ import annotations

import pytest
from evidence_tools import behind_last, said_by


@pytest.mark.parametrize(
    "who",
    [
        "more than 20 nurses",
        "a handful of people in the yard",
        "nearly half of patients",
        "about a third of the staff",
        "three in four growers",
        "eight of ten growers",
        "as many as thirty carters",
        "the vast majority of growers",
        "the rest of the crew",
        "those present",
        "all those present",
        "half of those interviewed",
        "half the street",
        "the whole street",
        "one quarter of the growers",
    ],
)
def test_many_are_nobody_in_particular(who: str) -> None:
    assert [behind_last(text) for text in said_by(who)] == [["vague"]] * 4


@pytest.mark.parametrize(
    "who",
    [
        "more than a dozen former employees",
        "at least six former pupils",
        "half of his colleagues",
        "half a dozen of his colleagues",
        "an elderly couple",
        "a family of four",
        "a local",
        "five or six growers",
    ],
)
def test_some_without_a_name_are_anonymous(who: str) -> None:
    assert [behind_last(text) for text in said_by(who)] == [["anonymous"]] * 4


def test_whatever_many_are_called_behind_a_quotation_they_have_no_name() -> None:
    assert behind_last("“It was late,” said old hands at the mill.") == ["vague"]


def test_a_name_beside_them_counts() -> None:
    assert behind_last("“It was late,” said at least one Ines Falk.") == ["named"]


@pytest.mark.parametrize(
    "text",
    [
        "Only two growers came to the mill.",
        "The mill has lost half of its growers.",
        "The number of growers has fallen by a third.",
        "Ines Falk was speaking to more than 100 pupils about the weir.",
    ],
)
def test_figures_and_crowds_that_listen_tell_nothing(text: str) -> None:
    assert behind_last(text) == []
