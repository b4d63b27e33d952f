"""Those who made a study: what they did and found goes on being told after it is named."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

STUDY = "A study in the Harrow Journal found that naps help memory.\n\n"


def test_whoever_was_not_part_of_the_team_is_no_study() -> None:
    text = "Professor Ines Falk, a doctor at Velden who was not part of the team, said the results were promising."
    assert stands_behind(STUDY + text)[1] == ["named"]


@pytest.mark.parametrize(
    "text",
    [
        "They found that tea did the same.",
        "The scientists noted that rye was heavy.",
        "Most said they would nap again.",
        "Many of them said that they felt better.",
        "Those who slept longest reported that they felt less tired.",
    ],
)
def test_who_made_a_study_or_took_part_goes_on_telling_it(text: str) -> None:
    assert stands_behind(STUDY + text) == [["document"], ["document"]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Most bakers say rye is dear.", ["vague"]),
        ("They said that they were tired.", ["named"]),
        ("Others believed that tea might help.", ["vague"]),
        ("Ottoline Pruss was there. They found that the mill was shut.", ["named"]),
    ],
)
def test_who_has_no_part_in_the_study(text: str, source: list[str]) -> None:
    assert stands_behind(STUDY + text)[-1] == source


def test_a_team_goes_on_behind_its_study_only() -> None:
    assert stands_behind("They found that tea did the same.") == [["named"]]
    assert stands_behind(STUDY + "Memory fades with age. They found that tea did the same.")[-1] == ["named"]


@pytest.mark.parametrize(
    "text",
    [
        "Ines Falk, M.D., of Tarn University, and colleagues randomly assigned 80 bakers to rye or wheat.",
        "Dr. Quist and his colleagues recruited 80 bakers with a cough.",
        "To learn more, Falk and her team then examined the records of 2,000 patients.",
    ],
)
def test_whoever_ran_a_study_with_colleagues_tells_its_method(text: str) -> None:
    assert stands_behind("Naps are short.\n\n" + text) == [[], ["document"]]


def test_what_a_team_did_opens_its_study() -> None:
    text = "Falk and colleagues randomly assigned 80 bakers to rye or wheat.\n\nAt six weeks, rye led to 14 percent fewer coughs."
    text += " There were no differences in sleep."
    assert stands_behind(text) == [["document"]] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Inspector Falk and her colleagues examined the gate.",  # nobody is studied
        "The coach and his team followed the river.",
        "Quist thanked colleagues and recruited two bakers.",
        "Falk, a miller, and colleagues, randomly chosen, rowed to the weir.",
    ],
)
def test_what_colleagues_do_that_is_no_study(text: str) -> None:
    assert "document" not in stands_behind("Naps are short.\n\n" + text)[1]


@pytest.mark.parametrize(
    "text",
    [
        "The team then weighed 60 geese at the weir.",
        "To find out, the researchers fed geese on moss.",
        "Next, the scientists looked at what the geese ate.",
    ],
)
def test_what_those_who_made_a_study_did_is_its_method(text: str) -> None:
    assert stands_behind(STUDY + "Memory fades with age.\n\n" + text) == [["document"], [], ["document"]]


@pytest.mark.parametrize(
    "text",
    [
        "The team published its work in Harrow.",
        "The team hoped for rain.",
        "The team will weigh geese at the weir.",
        "The mill was closed when the team arrived.",
    ],
)
def test_what_a_team_prints_hopes_or_plans_is_no_method(text: str) -> None:
    assert stands_behind(STUDY + "Memory fades with age.\n\n" + text) == [["document"], [], []]
    assert stands_behind("The team caught the ball and weighed it.") == [[]]
