"""Ranks and offices in front of names, and titles that are whole or none."""

from __future__ import annotations

import pytest
from naming_tools import Named, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Det Con Ines Tallow said the weir leaked.", ("Ines Tallow", "Det Con")),
        ("DC Lucy Tallow said the weir leaked.", ("Lucy Tallow", "DC")),
        ("DCI Osric Tallow said the weir leaked.", ("Osric Tallow", "DCI")),
        ("Supt Ines Tallow said the weir leaked.", ("Ines Tallow", "Supt")),
        ("County Fire Marshal Osric Tallow said the weir leaked.", ("Osric Tallow", "county fire marshal")),
        ("“It leaked,” said regional officer Dean Tallow.", ("Dean Tallow", "regional officer")),
        ("First Minister Ines Tallow said the weir leaked.", ("Ines Tallow", "first minister")),
        ("Auditor General Sir Osric Tallow said the weir leaked.", ("Osric Tallow", "auditor general")),
        ("Vice Chancellor Ines Tallow said the weir leaked.", ("Ines Tallow", "vice chancellor")),
        ("Assistant Chief Constable Ines Tallow said the weir leaked.", ("Ines Tallow", "assistant chief constable")),
        ("U.S. District Court Judge Ines Tallow said the weir leaked.", ("Ines Tallow", "U.S. District Court judge")),
    ],
)  # fmt: skip
def test_ranks_of_two_words_are_told_whole(text: str, expected: Named) -> None:
    assert told(text) == expected


def test_a_place_keeps_its_capital_in_a_role_that_opens_a_sentence() -> None:
    text = "The mayors of Orso met. Orso coach Ines Tallow said the pool was cold."
    assert told(text) == ("Ines Tallow", "Orso coach")


@pytest.mark.parametrize(
    ("behind", "title"),
    [
        ("a spokeswoman for the R.D.A.", "a spokeswoman for the R.D.A."),
        ("a senior aide with Sen. Osric Quist", "a senior aide with Sen. Osric Quist"),
        ("a painter who had given close to $40,000", "a painter who had given close to $40,000"),
        ("an ear, nose and throat surgeon", "an ear, nose and throat surgeon"),
        ("47, of Weir Road", None),
    ],
)  # fmt: skip
def test_titles_behind_a_name_are_whole_or_none(behind: str, title: str | None) -> None:
    assert told(f"Ines Tallow, {behind}, said the weir leaked.") == ("Ines Tallow", title)


def test_no_clause_is_a_title() -> None:
    assert told("The aide, Ines Tallow, 51, took a boat from Osric Quist, whose mill was shut. Ms. Tallow said no.") == ("Ines Tallow", "The aide")


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Senior author Dr Ines Tallow of the Tarn Clinic", ("Ines Tallow", "Senior author")),
        ("Gov. Ines Tallow of Tarn", ("Ines Tallow", "Gov.")),
        ("But Tarn Mill lawyer Ines Tallow", ("Ines Tallow", "Tarn Mill lawyer")),
    ],
)  # fmt: skip
def test_a_title_ends_where_the_name_begins(phrase: str, expected: Named) -> None:
    assert told(f"{phrase} said the weir leaked.") == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Even his own former secretary of state Ines Tallow said the weir leaked.", "former secretary of state"),
        ("Ines Tallow, the longtime keeper of the Tarn weir and, since May, of its mill, said it leaked.", "the longtime keeper of the Tarn weir"),
        ("The debate Ines Tallow began was loud. The weir leaked, Tallow said.", None),
        ("In bold letters Ines Tallow said the weir leaked.", None),
        ("Years ago Ines Tallow said the weir leaked.", None),
    ],
)
def test_a_title_tells_what_somebody_is(text: str, title: str | None) -> None:
    assert told(text) == ("Ines Tallow", title)
