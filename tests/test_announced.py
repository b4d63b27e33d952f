"""Headlines and ledes of a story about a study: what they tell in short is its result."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

from credscore.evidence.extract import extract
from credscore.evidence.source_types import DOCUMENT, NONE

STUDY = "A study of 80 nurses in the Harrow Journal found that those who took naps slept longer."


@pytest.mark.parametrize(
    "headline",
    [
        "Naps Help Nurses",
        "Short naps linked to longer sleep",
        "Naps may cut mistakes of nurses",
        "Naps better than tea for nurses",
        "Naps lead to longer sleep of nurses",
    ],
)
def test_a_headline_tells_what_the_study_below_it_found(headline: str) -> None:
    assert stands_behind(f"{headline}\n\n{STUDY}") == [["document"], ["document"]]
    between = "Nurses sleep badly.\n\nMany nap in their breaks."
    assert stands_behind(f"{headline}\n\n{between}\n\n{STUDY}") == [["document"], [], [], ["document"]]


@pytest.mark.parametrize(
    "headline",
    [
        "Nurses, put your feet up",  # no effect is told
        "New hope for tired nurses",
        "How naps help nurses",
        "Why naps cut mistakes",
        "Naps help nurses.",  # a sentence like others
        "Naps help nurses?",
        "Boost your naps, nurses",
        "Tea Helps Millers",  # the study is about something else
        "Nurses lead fight for longer naps",  # news of the day
        "Falls of nurses drop where naps are allowed",
        "Star Ines Falk tied to those naps of nurses",
        "Can naps help nurses",  # asked, without a mark
        "Are naps better for nurses",
        "Naps for nurses: safe or dangerous",
        "Five ways naps help nurses",  # told by others
        "Experts: naps help nurses",
        "I tried naps and they help nurses",
        "Naps reduce queues",  # one word in common with the study
        "Naps “help” nurses, writer of the Gazette claims:",
    ],
)
def test_other_headlines_are_not_backed_by_it(headline: str) -> None:
    assert stands_behind(f"{headline}\n\n{STUDY}")[0] != ["document"]


def test_what_happened_on_a_day_and_what_others_say_part_a_headline_from_the_study() -> None:
    assert stands_behind(f"Naps help nurses\n\nThe ward was shut on Monday.\n\n{STUDY}")[0] == []
    assert stands_behind(f"Naps help nurses\n\nInes Falk said so in May.\n\n{STUDY}")[0] == []


def test_a_study_that_denies_it_backs_no_headline() -> None:
    assert stands_behind("Naps cause gout in nurses\n\nA study of 80 nurses found that naps do not cause gout.")[0] == []
    assert stands_behind("Naps no better than tea for nurses\n\nA study of 80 nurses found that naps were no better than tea.")[0] == ["document"]


def test_a_headline_without_a_study_below_it_stands_alone() -> None:
    assert stands_behind("Naps Help Nurses\n\nNurses took naps in the mill on Sunday.")[0] == []
    assert stands_behind("Naps Help Nurses\n\nTea is old.\n\nSo is ale.\n\nSo is milk.\n\nSo is beer.\n\n" + STUDY)[0] == []
    assert stands_behind("Naps Help Nurses\n\nEarlier studies have shown that nurses need naps.")[0] == []
    assert stands_behind("Naps Help Nurses")[0] == []


@pytest.mark.parametrize(
    ("lede", "source"),
    [
        ("MARROWBY, May 3 -- Short naps at noon may help tired nurses to sleep longer at night.", ["document"]),
        ("Short naps at noon helped tired nurses to sleep longer.", ["document"]),
        ("Short naps at noon help tired nurses.", []),  # known, or new
        ("The nurses of Marrowby may lose their garden.", []),
        ("Could short naps help tired nurses?", []),
    ],
)
def test_a_lede_that_tells_the_headline_again(lede: str, source: list[str]) -> None:
    assert stands_behind(f"Short naps at noon help tired nurses\n\n{lede}\n\n{STUDY}") == [["document"], source, ["document"]]


def test_a_study_backs_the_headline_of_its_own_article_only() -> None:
    inner = extract(["Naps Help Nurses", STUDY, "Tea helps.", "Naps Help Nurses\n\n" + STUDY]).speech.inner.tolist()
    assert inner == [NONE, DOCUMENT, NONE, DOCUMENT, DOCUMENT]
