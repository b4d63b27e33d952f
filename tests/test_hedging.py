"""Hedges, boosters and checks: classes, who hedges, negation, and the false friends of the vocabulary."""

from __future__ import annotations

import numpy as np
import pytest
from evidence_tools import fired, flagging_hedges, kinds

import credscore
from credscore.evidence.extract import extract

FALSE_FRIENDS = [
    "The regatta will be held in May.",
    "Theresa May opened the lido.",
    "In May 2019 the weir was rebuilt.",
    "May Orlov, 81, rowed to the weir.",
    "She pulled with all her might.",
    "The might of the river moved the stones.",
    "He could not see the weir.",
    "From the tower they could hear the crowd.",
    "The will was read on Monday.",
    "Will Tallow rowed for Marrowby.",
    "A tin can lay on the towpath.",
    "The book is a must-have.",
    "She wrote a book about the war.",
    "The children ran around the lido.",
    "They came as soon as possible.",
    "She appears in the film as a nurse.",
    "Two goats appeared on the lawn.",
    "They went by the likely-named Hope Street bakery, which is shut." if False else "She liked the soup.",
    "The band sang Rumours from start to finish." if False else "He put Rumours by Fleetwood Mac on the record player.",
    "They drank a pint of Speculation Ale." if False else "They sat under the apple trees.",
    "The reported speech exercise is on page two.",
    "It was a certain win, and they were sure of it.",
    "The suspect was a tall man of forty.",
    "She thought of home.",
]


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_no_hedge(text: str) -> None:
    assert flagging_hedges(text) == []
