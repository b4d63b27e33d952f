"""Whoever an article brings in without a name stays unnamed where it takes him up again; whoever it names does not."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    "text",
    [
        "A cleaner and a porter, interviewed apart, said the lifts stank. The porter said rats lived there.",
        "Two people spoke, a cleaner and a porter, said the shop steward. Others agreed, one clerk said. The porter said rats lived there.",
        "The five include a sound recordist and a welder. Three of them said they went unpaid. “I signed it,” said the welder, who left in May.",
        "A welder said the roof leaked. The council mended it. The welder at the second yard said it still leaked.",
        "A nurse said the ward was full. The midwife said it was worse at night.",
        "A nurse said the ward was full. The second, who has since left, said it was worse at night.",
        "A Tarn nurse said the ward was full. The Tarn nurse said it was worse at night.",
        "Four of them spoke to us. One, a staff nurse of eleven years' standing, said the ward was full.",
        "A boy of ten was chased by the dog. “It was huge,” the boy said.",
        "A welder said the roof leaked. The plumber said so, too. “It drips,” she said.",
        "A party member, who asked not to be named, said the mill would close. The leader said it would stay shut.",
    ],
)
def test_the_unnamed_stay_unnamed_when_they_are_taken_up(text: str) -> None:
    assert stands_behind(text)[-1] == ["anonymous"]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        # a name beside the word for him, before or behind
        ("A welder said the roof leaked. Ines Falk, a plumber, looked at it. The plumber said it would hold.", ["named"]),
        ("A welder said the roof leaked. Ines Falk is a plumber. The plumber said it would hold.", ["named"]),
        ("A welder said the roof leaked. The plumber, Ines Falk, looked at it. The plumber said it would hold.", ["named"]),
        ("A plumber has been fined. Ines Falk, 41, left by boat. The plumber said it would hold.", ["named"]),
        # somebody has been named since
        ("A welder said the roof leaked. Ines Falk mended it. The second said it would hold.", ["named"]),
        ("Ines Falk has moved out. A source said the roof leaked. The plumber said it would hold.", ["named"]),
        # offices, bodies, the famous
        ("A welder said the roof leaked. The mayor said it would hold.", ["official"]),
        ("A welder said the roof leaked. The coach said it would hold.", ["named"]),
        ("A welder said the roof leaked. The actress said it would hold.", ["named"]),
        ("One, Ines Falk, said the ward was full.", ["named"]),
    ],
)
def test_who_has_a_name_or_an_office_is_not_unnamed(text: str, chain: list[str]) -> None:
    assert stands_behind(text)[-1] == chain
