"""Nicknames and brackets inside a name part no name, for whoever reads the sentence and for the report; other marks do."""

from __future__ import annotations

import pytest

import credscore


def named(text: str) -> list[str | None]:
    return [e.name for e in credscore.score(text).evidence if e.kind == "attribution"]


@pytest.mark.parametrize("nickname", ['"Bo"', "“Bo”", "'Bo'", "‘Bo’", "(Bo)"])
@pytest.mark.parametrize(
    "text",
    [
        "Ines {} Falk said she was glad.",
        "Senator Ines {} Falk said she was glad.",
        "The time was good, according to Ines {} Falk.",
        "TARN, Velmora – Senator Ines {} Falk on Monday, May 3, said she was glad.",
    ],
)
def test_a_nickname_parts_no_name(text: str, nickname: str) -> None:
    assert named(text.format(nickname)) == ["Ines Falk"]


@pytest.mark.parametrize(
    "speaker",
    [
        "Deputy Commissioner of Police (Crime) Ines Falk",
        "Minister of State (Independent Charge) Ines Falk",
        "Principal Secretary (Health) Dr Ines Falk",
        "Joint Commissioner (Traffic) Ines Falk",
        "Barr. (Mrs) Ines Falk",
        "Justice (Rtd) Ines Falk",
    ],
)
def test_a_bracket_behind_an_office_parts_nobody_from_it(speaker: str) -> None:
    text = f"{speaker} said the road was shut. “We are fine,” said {speaker}. She added that it was late."
    assert named(text) == ["Ines Falk"] * 3


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ines Falk read “Rain” Monday, Otto Vane said.", ["Otto Vane"]),
        ("The Tarn Valley Trust (TVT) said it leaked.", ["Tarn Valley Trust"]),
        ("Ines Falk (Labour) said it leaked.", ["Ines Falk"]),
        # datelines, places and initials
        ("MARROWBY (Reuters) Otto Vane said it leaked.", ["Otto Vane"]),
        ("MARROWBY (AP) Otto Vane said it leaked.", ["Otto Vane"]),
        ("Marrowby (CNN) Otto Vane told CNN it leaked.", ["Otto Vane"]),
        ("Ines Falk (Tarn) Otto Vane said it leaked.", ["Otto Vane"]),
    ],
)
def test_other_marks_and_brackets_do(text: str, names: list[str]) -> None:
    assert named(text) == names
