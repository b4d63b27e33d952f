"""Offices of people: which one "the mayor" points at, and how an office is told whole."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

import credscore

SCORER = credscore.load()


@pytest.mark.parametrize(
    ("introduced", "role"),
    [
        ("Ines Falk, the mayor of Tarn,", "mayor"),
        ("Ines Falk, former governor of Tarn,", "governor"),
        ("Ines Falk, the MP for Tarn West,", "MP"),
        ("Minister of Works, Hon. Ines Falk,", "minister"),
        ("The Minister of Works and Roads, Mrs Ines Falk,", "minister"),
        ("Union Minister of State Smt Ines Falk", "Minister"),
    ],
)
def test_an_office_points_at_whoever_a_comma_or_a_courtesy_sets_beside_it(introduced: str, role: str) -> None:
    text = f"{introduced} said the weir was dry. “It is over,” the {role} said."
    found = [e for e in SCORER.score(text).evidence if e.kind == "attribution"]
    assert found[-1].name == "Ines Falk"
    assert "named" in stands_behind(text)[1]


@pytest.mark.parametrize(
    "office", ["Minister of Works", "Minister of State for Works", "Minister of State for Works and Roads", "Minister for Roads of Upper Velmora"]
)
def test_an_office_in_capitals_is_told_whole(office: str) -> None:
    found = [e for e in SCORER.score(f"{office} Shri Otto Vane said the weir was dry.").evidence if e.kind == "attribution"]
    assert [(e.name, e.title) for e in found] == [("Otto Vane", office)]


@pytest.mark.parametrize(
    "text",
    [
        "The weir in Tarn, Velmora, is dry. The mayor said it was old.",
        "Ines Falk and the mayor of Tarn met on Monday. The mayor said it was old.",
        "The mother of Mr Falk was there. The minister said it was old.",
        "Former mayor Ines Falk met mayor Otto Vane. The mayor said it was old.",
        "Prime minister Ines Falk met the premier of Tarn. The premier said it was old.",
    ],
)
def test_an_office_with_nobody_beside_it_points_at_nobody(text: str) -> None:
    assert [e.name for e in SCORER.score(text).evidence if e.kind == "attribution"][-1] is None
