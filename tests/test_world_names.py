"""Names from Lagos to Manila: behind a trade, with initials, particles and short titles, and such as are words elsewhere."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

import credscore


def named(text: str) -> list[tuple[str | None, str | None]]:
    """Name and title of every attribution."""
    return [(e.name, e.title) for e in credscore.score(text).evidence if e.kind == "attribution"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("One of the victims, shopkeeper Ines Falk, said it was shut.", ("Ines Falk", "shopkeeper")),
        ("Another victim, retired bank manager O. T. Pruss, said it was shut.", ("O. T. Pruss", "retired bank manager")),
        ("A neighbour, mother-of-two Ines Falk, said it was shut.", ("Ines Falk", "mother-of-two")),
        ("A resident, father of four Otto Falk, said it was shut.", ("Otto Falk", "father of four")),
        ("A resident, 43-year-old Ines Falk, said it was shut.", ("Ines Falk", None)),
        ("“It is shut,” said one of the victims, okada rider Otto Falk.", ("Otto Falk", "okada rider")),
        ("“It is shut,” said one of the victims, Otto Falk.", ("Otto Falk", "one of the victims")),
        ("According to a neighbour, retired teacher Ines Falk, it was shut.", ("Ines Falk", "retired teacher")),
    ],
)
def test_a_trade_in_front_of_the_name_hides_nobody(text: str, who: tuple[str, str]) -> None:
    assert stands_behind(text) == [["named"]]
    assert named(text) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "One of the victims, a friend of trader Otto Falk, said it was shut.",
        "One of the victims, briefing minister Otto Falk, said it was shut.",
        "One of the victims, in Upper Velden, said it was shut.",
        "One of the men, wearing Velden United, said it was shut.",
        "According to a source, minister Otto Falk, who is ill, has left.",
    ],
)
def test_other_names_between_the_commas_speak_no_word(text: str) -> None:
    assert stands_behind(text) == [["anonymous"]]
