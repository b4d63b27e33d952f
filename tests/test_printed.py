"""Where a study is printed: journals are no outlets that report, and what any journal would have to print is nobody's word."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    "text",
    [
        "Results of the trial were published online in May in the journal Napology.",
        "Their findings have just been published in the journal Napology.",
        "The results will be published on Monday in the Harrow Journal of Naps.",
        "The work has also been published by the journal Napology.",
        "The paper is scheduled to be published in the Annals of Naps.",
    ],
)
def test_a_study_that_is_printed_is_a_document(text: str) -> None:
    assert stands_behind(text) == [["document"]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Results of the raffle were published in May.", []),
        ("Falk was the baker whose results were published in the journal.", []),
        ("It was published in May.", []),
        ("It was published in the May issue of Napology.", []),  # what, is not told
        ("Results of the raffle were published on Monday despite the issue of fraud.", []),
        ("They are published weekly, an issue at a time.", []),
        ("It was first published in May, and its third edition in June.", []),
        ("The results are to be published in full when the next edition of the plan is due.", []),
        ("The article was published in the June issue of Harrow Monthly.", []),
        ("The results have not been published in a journal.", []),
        ("Her letter was published in the Tarn Gazette.", ["media"]),
        ("The findings were published in the Wall Street Journal.", ["media"]),
    ],
)
def test_what_is_printed_elsewhere_is_not(text: str, source: list[str]) -> None:
    assert stands_behind(text) == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Quist's research was published in the Tarn Dental Journal in 2008.", ["document"]),
        ("The latest study, published in the Tarn Dental Journal, looked at 40 bakers.", ["document"]),
        ("A summary was published in the Tarn Journal.", ["media"]),  # of what, is not told
        # a paper called Journal
        ("An article about the trial was published in the Tarn Journal Sentinel.", ["media"]),
        ("The election results, published in the Tarn Journal, were wrong.", ["media"]),
        ("According to a report published in the Tarn Journal Sentinel, naps help.", ["media", "document"]),
        ("A report published in a trade journal said that the firm was for sale.", ["media", "document"]),
    ],
)
def test_a_journal_that_prints_a_study_reports_nothing(text: str, source: list[str]) -> None:
    assert stands_behind(text) == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Work shown at congresses is considered preliminary until it is published in a peer-reviewed journal.", []),
        ("Such data should be viewed as preliminary until published in a journal for nurses.", []),
        ("The findings are deemed preliminary until they are published in a medical journal.", []),
        ("The study found that naps should be considered preliminary to sleep.", ["document"]),
        ("The preliminary study found that naps help.", ["document"]),
    ],
)
def test_what_such_findings_are_worth_is_nobodys_word(text: str, source: list[str]) -> None:
    assert stands_behind("Naps help.\n\n" + text)[1] == source
