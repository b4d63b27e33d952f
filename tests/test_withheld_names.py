"""A role whose name the text keeps back beside it is unnamed; one that the article has a name for is not."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    "text",
    [
        "“We have eaten nothing,” the grandfather said by phone. His identity is being protected for his safety.",
        "“We have eaten nothing,” the grandmother said by phone. The Tarn Gazette is not naming her for her own safety.",
        "“We have eaten nothing,” said the grandmother, who asked that her name not be published.",
        "The patient, whom the Gazette is not naming because she was a minor, said she had told the nurse twice.",
        "The pupil, asking on a bench by the river for her name to be withheld, told us the exam had leaked.",
        "The mother, who cannot be identified to protect the child, said the boy had slept.",
        "The mother said she had begged the court. She cannot be named for legal reasons.",
        "The father said the boy had slept. Police are not naming him.",
        "Because the council still pays her, the cook asked that only her middle name, Ida, be printed.",
        "Because he still drives for the firm, the courier asked that only his middle name, Jon, be used.",
    ],
)
def test_a_role_whose_name_is_kept_back_is_unnamed(text: str) -> None:
    assert stands_behind(text)[0] == ["anonymous"]


@pytest.mark.parametrize(
    "text",
    [
        # the article has a name for it
        "Ines Falk, a juror, was late. The juror, who wanted her name to be kept out of it, said the vote was close.",
        "The victim said the coach had shouted. The victim, Ines Falk, asked that her name not be used in the programme.",
        # somebody else's name is kept back
        "Jon Falk had the boy in his arms. The father said the child had slept. Her identity is being protected.",
        "Jon Falk had the boy in his arms. The father said the child had slept. He was not named in the suit.",
        "Jon Falk had the boy in his arms. The father said the child had slept. He was named because of the fire.",
    ],
)
def test_a_role_that_has_a_name_is_not(text: str) -> None:
    assert ["anonymous"] not in stands_behind(text)


@pytest.mark.parametrize(
    "text",
    [
        "Council aides admit, but not on the record, how bad a road was a mistake.",
        "This account is based on interviews with five people at the table.",
        "We have talked to four clerks, none of whom was permitted to discuss the sale.",
    ],
)
def test_words_that_tell_of_no_names(text: str) -> None:
    assert stands_behind(text)[-1] == ["anonymous"]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("“It is a funeral, not a merger,” a union negotiator grumbled on the stairs. “You never heard it from me.”", ["anonymous"]),
        ("“It is a funeral,” Ines Falk said. “You never heard it from me.”", ["named"]),
        ("“It is a funeral,” the mayor said. “You never heard it from me.”", ["official"]),
        ("“It is a funeral,” a union negotiator said. “You never asked it of me.”", ["official"]),
    ],
)
def test_not_from_me(text: str, chain: list[str]) -> None:
    assert stands_behind(text)[0] == chain
