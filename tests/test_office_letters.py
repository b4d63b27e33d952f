"""Offices and people in letters: "the CM", "a DC", "four GPs" are told of by what they are; names that look like them stay names."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

import credscore


@pytest.mark.parametrize("letters", ["MP", "MLA", "TD", "MCA", "DC", "SHO", "GP", "OFW", "CEO"])
def test_somebody_told_of_by_letters_is_unnamed(letters: str) -> None:
    article = "An" if letters[0] in "MOS" else "A"
    assert stands_behind(f"{article} {letters} said the weir was dry.") == [["anonymous"]]
    assert stands_behind(f"The weir was dry, said one {letters}.") == [["anonymous"]]


@pytest.mark.parametrize("letters", ["MPs", "MLAs", "TDs", "MCAs", "DCs", "GPs", "OFWs", "CEOs"])
def test_so_many_told_of_by_letters_are_unnamed(letters: str) -> None:
    assert stands_behind(f"Two {letters} said the weir was dry.") == [["anonymous"]]
    assert stands_behind(f"At least four {letters} said the weir was dry.") == [["anonymous"]]
    assert stands_behind(f"{letters} said the weir was dry.")[0][0] in ("official", "vague")


@pytest.mark.parametrize(
    "name", ["Md Anwar Falk", "CS Quist", "CM Ines Falk", "GP Vane", "The GPS Trust", "The FDA", "An NGO", "DC Falk", "The MD Quist Clinic"]
)
def test_letters_in_a_name_leave_it_a_name(name: str) -> None:
    assert stands_behind(f"{name} said the weir was dry.") == [["named"]]


@pytest.mark.parametrize("text", ["The gates shut at 7 pm on Monday.", "The crack was 12 cm wide.", "He had to dig the well with a pro."])
def test_small_letters_are_other_words(text: str) -> None:
    assert stands_behind(text) == [[]]


@pytest.mark.parametrize(
    ("introduced", "letters"),
    [
        ("Chief Minister Ravi Falk", "CM"),
        ("Managing Director Ravi Falk", "MD"),
        ("Ravi Falk, the vice-chancellor of the college,", "VC"),
        ("Ravi Falk, the director general of the agency,", "DG"),
        ("Ravi Falk, the deputy commissioner of police,", "DCP"),
        ("Ravi Falk, the police public relations officer,", "PPRO"),
    ],
)
def test_letters_point_at_who_holds_the_office(introduced: str, letters: str) -> None:
    text = f"{introduced} said the road was open. “We will act,” the {letters} said. The {letters} added that it was late."
    assert [e.name for e in credscore.score(text).evidence if e.kind == "attribution"] == ["Ravi Falk"] * 3
    nobody = credscore.score(f"“We will act,” the {letters} said.").evidence
    assert [e.name for e in nobody if e.kind == "attribution"] == [None]


@pytest.mark.parametrize("letters", ["CM", "SP", "DCP", "MLA", "TD", "MCA"])
def test_letters_in_front_of_a_name_are_its_title(letters: str) -> None:
    found = credscore.score(f"{letters} Ravi Falk said the road was open.").evidence
    assert [e.name for e in found if e.kind == "attribution"] == ["Ravi Falk"]


def test_small_letters_point_at_nobody() -> None:
    text = "Ravi Falk, the mill's principal historian, said it was dry. The {} said it was wet."
    for word in ("ph", "p"):
        assert "Ravi Falk" not in [e.name for e in credscore.score(text.format(word)).evidence if e.kind == "attribution"][1:]


@pytest.mark.parametrize("text", ["MPS SAY THE WEIR IS DRY", "MLAS WARN OF A DRY WEIR"])
def test_in_a_headline_in_capitals_they_are_as_many(text: str) -> None:
    assert stands_behind(text)[0][0] in ("official", "vague")
