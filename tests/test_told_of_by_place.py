"""Unnamed people with a proper name in front of what they are: a ward, a shop, a town. The name is not theirs."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    "text",
    [
        "The Ward 7 nurse said the weir was cold. “It leaks,” she said. The 36-year-old said nobody came.",
        "The Brennacht worker said the weir was cold.",
        "The Tarn mother-of-two claimed the weir was cold.",
        "One Tarn landlady said the weir was cold. “It leaks,” the Tarn landlady added.",
        "A Tarn Rovers fan said the weir was cold. The Tarn supporter said it leaked.",
        "A former Brennacht Capital banker said the weir was cold. The Brennacht man said it leaked.",
        "A Tarn mechanic said the weir was cold. The 36-year-old said it leaked.",
    ],
)
def test_whoever_is_told_of_by_his_place_is_unnamed(text: str) -> None:
    assert all(chain == ["anonymous"] for chain in stands_behind(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ines Falk left the infirmary. The Tarn nurse said the weir was cold.",
        "The Tarn mother-of-two claimed the weir was cold.\n\nJoan Pettifer, 36, said it leaked.",
        "Ines Falk said it leaked. The 36-year-old said the weir was cold.",
        "Brandt, 51, rows in Tarn. The Tarn farmer said the weir was cold.",
        "The prize went to Ines Falk. The Tarn nurse said the weir was cold.",
        "Flowers were sent to Teodor Brandt on Monday. The Tarn firefighter said the weir was cold.",
        "The Tarn striker said the weir was cold.",
        "The Brennacht chairman said the weir was cold.",
        "Falk's nurse Ines Quist said the weir was cold.",
    ],
)
def test_but_not_who_may_be_known(text: str) -> None:
    assert stands_behind(text)[-1] == ["named"]
    assert ["anonymous"] not in stands_behind(text)


def test_who_is_named_below_with_his_age_is_known() -> None:
    assert stands_behind("The Tarn farmer said the weir was cold. Brandt, 51, rows 20 boats a year.")[0] == ["named"]


def test_a_street_is_nobody() -> None:
    assert stands_behind("The ferry goes from Port Tarn to Falk Street. The Tarn nurse said the weir was cold.")[-1] == ["anonymous"]
