"""Stories that insiders tell: what stars want, think and say there is nobody's word, unless somebody with a name is heard."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

INSIDER = "“She is done with the mill,” an insider says. “It is over,” a pal adds."
MISS = "Odo Quist, her agent, said she was fine. “She loves the mill,” Quist said. “She will stay.”"


def last(text: str) -> list[str]:
    return stands_behind(text)[-1]


@pytest.mark.parametrize(
    "text",
    [
        "Ines Falk thinks that the mill is cursed.",
        "Ines Falk wants to go home.",
        "Ines Falk fears that he has moved on.",
        "Ines Falk is keen to move on.",
    ],
)
def test_what_a_star_thinks_is_not_known_from_insiders(text: str) -> None:
    assert last(f"Ines Falk has left the mill.\n\n{INSIDER}\n\nThe mill is old.\n\n{text}") == []


@pytest.mark.parametrize("text", ["Ines Falk thinks that the mill is cursed.", "Ines Falk wants to go home."])
def test_where_people_with_names_are_heard_it_is_their_word(text: str) -> None:
    assert last(f"{MISS}\n\n{INSIDER}\n\nThe mill is old.\n\n{text}") == ["named"]
    assert last(text) == ["named"]


@pytest.mark.parametrize(
    "text",
    [
        "Ines Falk is opposed to the weir.",
        "Harrow Mills expects sales to fall.",
        "NATO believes that the weir will hold.",
        "The Fed thinks that sales will fall.",
    ],
)
def test_sides_and_forecasts_are_told_in_the_open(text: str) -> None:
    assert last(f"{INSIDER}\n\nThe mill is old.\n\n{text}") == ["named"]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("She cried on the way home and said it was worth every penny.", []),
        ("The star has talked about kids and demanded a say over the lighting.", []),
        ("She told reporters that she was fine.", ["named"]),
        ("She said on Tuesday that she was fine.", ["named"]),
        ("He was a fool, she says, and a bore.", ["named"]),
        ("She denied that she had left.", ["named"]),
        ("The star announced that she would sell the mill.", ["named"]),
        ("The star confirmed the sale.", ["named"]),
        ("The star told the court that she was fine.", ["named"]),
        ("The star said in a statement that she was fine.", ["named"]),
        ("The judge ruled that the sale was void.", ["named"]),
        ("The council said the mill was shut.", ["official"]),
        ("“I was a fool,” she said.", ["named"]),
    ],
)
def test_she_and_the_star_point_at_somebody_who_is_heard(text: str, chain: list[str]) -> None:
    assert last(f"{INSIDER}\n\nThe mill is old. The weir is low. The barn is new. The boat is gone. Ines Falk left.\n\n{text}") == chain


def test_it_takes_an_unnamed_teller() -> None:
    assert last("Ines Falk left in May.\n\nShe cried on the way home and said it was worth every penny.") == ["named"]


def test_whoever_was_just_heard_may_say_what_she_thinks() -> None:
    heard = "Odo Quist, her agent, told us: “She loves the mill.” He believes that she will stay."
    assert last(f"Ines Falk has left the mill.\n\n{INSIDER}\n\n{INSIDER}\n\n{heard}") == ["named"]
