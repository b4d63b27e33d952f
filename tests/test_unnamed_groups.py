"""Unnamed people who are counted, placed or met are somebody; crowds are nobody. What is told of them together goes on without a cue."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        # so many of them, at a workplace, met by whoever reports it
        ("Eight carers said they had paid twice.", ["anonymous"]),
        ("Two further families have told the same story.", ["anonymous"]),
        ("Porters at two hospitals in Tarn have said that they were told to wait.", ["anonymous"]),
        ("Laundry staff at four homes said the boilers had failed.", ["anonymous"]),
        ("Three parish clerks contacted on Friday said they had not been asked.", ["anonymous"]),
        ("Parents interviewed at the gate said the bus was late.", ["anonymous"]),
        ("Some of the tenants waiting on the stairs said they had seen nothing.", ["anonymous"]),
        ("Some of the patients interviewed in Tarn said the food was cold.", ["anonymous"]),
        # crowds
        ("Carers said they had paid twice.", ["vague"]),
        ("Some of the tenants said they had seen nothing.", ["vague"]),
        ("Parents in Tarn said the bus was late.", ["vague"]),
        ("Two experts said the bus was late.", ["vague"]),
        ("Seven patients said the food was cold.", ["vague"]),
        ("Three-quarters of voters said the food was cold.", ["vague"]),
        # houses and offices
        ("Two unions said they would strike.", ["official"]),
        ("Two insurers said they would pay.", ["vague"]),
        ("Three officers contacted on Friday said the road was shut.", ["anonymous"]),
        ("Two bakers, Ines Falk and Bo Quist, said the road was shut.", ["named"]),
    ],
)
def test_people_who_are_counted_or_placed_are_unnamed_and_no_crowd(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize("dateline", ["", "TARN — ", "TARN (Harbour Press) — ", "TARN (Harbour Press) "])
def test_people_behind_a_dateline_are_no_magazine(dateline: str) -> None:
    assert stands_behind(f"{dateline}People who fled the weir say the guards had left.") == [["anonymous"]]
    assert stands_behind(f"{dateline}People in the valley say the guards had left.") == [["vague"]]


_NURSE = "A porter said she had been left with nine rooms. "


@pytest.mark.parametrize(
    "text",
    [
        "Each described a night without a break.",
        "Each of them recalled a night without a break.",
        "Another confirmed the rota but kept silent on the rest.",
        "The other two, who work on the upper floor, gave similar accounts.",
        "All six spoke of long nights.",
        "They all say much the same.",
        "A third confirmed the rota.",
        "The second would tell only that the first had not lied.",
        "The two night managers, who slept upstairs, each mentioned the alarm.",
    ],
)
def test_what_unnamed_people_tell_together_goes_on(text: str) -> None:
    assert stands_behind(_NURSE + text)[-1] == ["anonymous"]
    assert stands_behind(_NURSE + "Each described the cold. " + text)[-1] == ["anonymous"]
    assert stands_behind("The home has nine rooms. " + text)[-1] != ["anonymous"]
    assert stands_behind(_NURSE + "Ines Falk, who runs the home, said it was safe. " + text)[-1] != ["anonymous"]


@pytest.mark.parametrize(
    "text",
    [
        "Each room has nine beds.",
        "Another was moved to the upper floor.",
        "The other two gave up in May.",
        "All six spoke fluent Velmoran.",
        "Three of them spoke to the Courier.",
        "The third floor gave no trouble.",
        "They all left in May.",
    ],
)
def test_what_they_do_is_only_told_of_them(text: str) -> None:
    assert stands_behind(_NURSE + text)[-1] != ["anonymous"]


def test_whoever_has_no_name_answers_what_is_asked_behind_his_words() -> None:
    asked = 'said the vote had been close.\n\nHow did it go on the first day?\n\n"Nine to three."\n\nAnd then?\n\n"For the weir. On the main count."'
    assert [chain for chain in stands_behind("A juror in the weir trial " + asked) if chain] == [["anonymous"]] * 4
    assert ["anonymous"] not in stands_behind("Ines Falk " + asked)


def test_what_counted_people_tell_counts_and_what_they_make_does_not() -> None:
    for text in (
        "Three former pupils painted a bleak picture of the school.",
        "A dozen tenants complained of the damp.",
        "Two sisters gave similar accounts.",
    ):
        assert stands_behind(text) == [["anonymous"]]
    for text in (
        "Nine artists painted a portrait of the mayor.",
        "Four painters painted a glum picture of the mill in oils.",
        "Two brothers gave details of the stew in a book.",
        "About 40 prisoners spoke of thirst in the film.",
        "A tenants spoke of the damp.",
    ):
        assert stands_behind(text) == [[]]
