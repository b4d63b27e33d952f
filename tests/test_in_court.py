"""Whoever has no name and speaks in a court does so in public: the court answers for it, as for what it heard."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    "text",
    [
        "A witness told the court that the lock was open.",
        "“The lock was open,” a rower told a packed Marrowby Crown Court.",
        "A girl of 15, who has lifelong anonymity, told the jury that she hid.",
        "The girl, who has lifelong anonymity, told the jury that she hid.",
        "A miller, who cannot be identified for legal reasons, told jurors that she hid.",
        "The boy, who cannot be named for legal reasons, admitted arson at Marrowby Youth Court.",
        "A boy of 14, who cannot be named for legal reasons, admitted arson at Marrowby Youth Court.",
        "A man said in court that he fell.",
        "A friend told the inquest that he fell.",
    ],
)
def test_what_a_court_was_told_by_somebody_unnamed_is_the_courts(text: str) -> None:
    assert stands_behind(text) == [["official"]]


def test_it_goes_on_until_somebody_else_speaks() -> None:
    text = "A witness told the court that it was dark. She said that she hid. The witness said it was cold. A friend of the miller said it was late."
    assert stands_behind(text) == [["official"], ["official"], ["official"], ["anonymous"]]


def test_nobody_else_goes_on_for_the_witness() -> None:
    text = "A miller admitted in court that he lied. He said he wept. The miller said it was dark. The insider said the mill knew."
    assert stands_behind(text) == [["official"], ["official"], ["official"], ["anonymous"]]


def test_a_judge_is_one_where_a_court_is_told_of() -> None:
    text = "The court sat on Monday. A rower told the judge that it was dark."
    assert stands_behind(text) == [[], ["official"]]


def test_who_is_named_below_the_lede_has_a_name_in_court_too() -> None:
    text = "A rower told a court that he fell.\n\nTeodor Brandt, 41, said the weir was wet."
    assert stands_behind(text) == [["named"], ["named"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A source told a court reporter that it was dark.", ["anonymous"]),
        ("A friend said the court was wrong.", ["anonymous"]),
        ("A friend said that a witness was late.", ["anonymous"]),
        ("A source told the Gazette that the judge left.", ["media", "anonymous"]),
        # the law keeps her name back, but she does not speak in a court
        ("The mother, who cannot be named for legal reasons, said that it was dark.", ["anonymous"]),
        ("A mother, who cannot be named for legal reasons, told the Gazette that it was dark.", ["media", "anonymous"]),
        ("Ines Falk, who waived her right to anonymity, said that it was dark.", ["named"]),
        ("Ines Falk waived her anonymity in May.", []),
        ("A baker has a right to anonymity.", []),
        ("A baker spoke, subject to anonymity, of the fire.", ["anonymous"]),
        ("A singer told the judges of the fair that he had lost his voice.", ["anonymous"]),
        ("A rower said during the trial that the eels made her ill.", ["anonymous"]),
        ("A woman told the sheriff that her goat was gone.", ["anonymous"]),
        ("A source said in court that it was dark.", ["anonymous"]),
        ("An onlooker told the court that it was dark.", ["official"]),
        ("A miller, who was promised anonymity, said that it was dark.", ["anonymous"]),
    ],
)
def test_who_speaks_elsewhere_is_who_he_is(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A former baker is suing the chain, claiming she was fired for a joke.", ["document"]),
        ("A teacher is suing the mill.", []),
        ("A woman has sued the mill over a burn.", []),
        ("A source said she was suing the mill, claiming it stank.", ["anonymous"]),
        ("Ines Falk sued the mill, saying that it stank.", ["named"]),
        ("A rower has accused the club of theft.", ["anonymous"]),
    ],
)
def test_a_suit_is_on_record_whoever_brings_it(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]
