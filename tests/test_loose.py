"""Sources that hide in plain words: reports that nobody signs, people who are only told by whom they stand."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Reports last year suggested that she had fallen out with Quist.", ["vague"]),
        ("Reports in Spain claim that the winger is off.", ["vague"]),
        ("Reports on Tuesday said that the deal was dead.", ["vague"]),
        ("The winger is off, as Spanish reports have claimed.", ["vague"]),
        ("Recent reports have suggested a rift.", ["vague"]),
        ("Local media reports said the mill was shut.", ["vague"]),
        ("The reports show that sales fell.", ["document"]),
        ("Reports filed with the court show that he paid.", ["document"]),
        ("The study reports that mice slept.", ["document"]),
        ("The Harrow Gazette reports that it rained.", ["media"]),
        ("The firm filed its reports in May.", []),
    ],
)
def test_reports_that_nobody_signs_are_nobodys(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Courtiers say that the two no longer talk.", ["anonymous"]),
        ("Those around her believe she has had enough.", ["anonymous"]),
        ("Those around the singer say it is over.", ["anonymous"]),
        ("Those closest to Falk say she is done.", ["anonymous"]),
        ("People in her camp say the tour is off.", ["anonymous"]),
        ("Those in Falk's inner circle insist that she is well.", ["anonymous"]),
        ("According to those around him, he is tired.", ["anonymous"]),
        ("People around the world say it is late.", ["vague"]),
        ("Those in the town say it rains.", ["vague"]),
    ],
)
def test_people_told_by_whom_they_stand_are_unnamed(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]
