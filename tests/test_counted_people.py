"""So many people without a name who tell of something without a word for speech."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    "text",
    [
        "Three former pupils painted a bleak picture of the mill. Two described a cold yard.",
        "Half a dozen tenants complained of the damp. Several recalled a smell of eels.",
        "More than 20 former clerks have spoken about the cold.",
        "Two former pupils gave similar accounts.",
        "Neighbours spoke of their shock.",
    ],
)
def test_counted_people_who_tell_of_it_are_unnamed(text: str) -> None:
    assert all(chain == ["anonymous"] for chain in stands_behind(text))


@pytest.mark.parametrize(
    "text",
    [
        "A tenant of the mill complained of nothing.",
        "Two of the countries complained of dumping.",
        "Three pupils, two of them ill, spent the night in the yard.",
        "Two pupils gave eels to the mill.",
        "Several painted the mill.",
    ],
)
def test_others_tell_nothing(text: str) -> None:
    assert ["anonymous"] not in stands_behind(text)
