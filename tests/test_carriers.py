"""Outlets that somebody told something to: where they stand, and which of them is the article's own publisher."""

from __future__ import annotations

from pathlib import Path

import pytest

import credscore
from credscore.evidence.carriers import is_of
from credscore.report.paint import runs
from credscore.report.reasons import leads

_AROUND = "The council of Tarn met on Monday and voted for the weir after three hours of talk. " * 4


@pytest.mark.parametrize(
    ("said", "outlet"),
    [
        ("Ines Falk told the Harbour Gazette that the weir was ready.", "the Harbour Gazette"),
        ("“It holds,” Falk told Tarn TV on Monday.", "Tarn TV"),
        ("Falk confirmed to the Gazette that one sluice was shut.", "the Gazette"),
        ("A source told The Sun: “They are over.”", "The Sun"),
        ("Falk told the Gazette that one sluice was shut.", "the Gazette"),
        ("Falk told reporters that the Gazette was wrong.", None),
        ("Falk said that the weir was ready.", None),
        ("A source told Starlane it was over. The source said Kate wept.", "Starlane"),
        ("The Sun cites an insider who says it is over.", None),
    ],
)
def test_the_outlet_is_pointed_at(said: str, outlet: str | None) -> None:
    text = f"{_AROUND}\n\n{said}"
    report = credscore.score(text)
    spans = [e.carrier_span for e in report.evidence if e.kind == "attribution" and e.start >= len(_AROUND) and e.carrier_span]
    assert [text[start:end] for start, end in spans] == ([] if outlet is None else [outlet])


def test_a_second_hand_sentence_shows_what_is_second_hand() -> None:
    text = f"{_AROUND}\n\nInes Falk told the Harbour Gazette that the weir was ready."
    painted = [(text[run.start : run.end], run.paint) for run in runs(credscore.score(text).evidence, len(text))]
    assert ("Ines Falk", "source") in painted
    assert ("the Harbour Gazette", "second-hand") in painted


def test_the_reason_leads_to_the_outlet() -> None:
    text = (Path(__file__).parent.parent / "examples" / "article.txt").read_text(encoding="utf-8").replace(", Kelsby Courier", "")  # of another outlet
    report = credscore.score(text)
    (reason,) = (reason for reason in report.reasons if reason[0] == "second-hand reports")
    assert "the Courier" in [lead.words for lead in leads(report, text, reason)]


@pytest.mark.parametrize(
    ("name", "publisher"),
    [
        ("the Courier", "Kelsby Courier"),
        ("The Kelsby Courier", "Kelsby Courier"),
        ("the Times", "The New York Times"),
        ("NYT", "The New York Times"),
        ("the AP", "Associated Press"),
        ("Tarn News", "Tarn"),
        ("The Harbour Gazette", "theharbourgazette.com"),
        ("the Courier", "kelsbycourier.com"),
        ("Kelsby Courier", "https://www.kelsbycourier.co.uk/"),
    ],
)
def test_a_publisher_goes_by_several_names(name: str, publisher: str) -> None:
    assert is_of(name, publisher)


@pytest.mark.parametrize(
    ("name", "publisher"),
    [
        ("the Sunday Times", "The Times"),
        ("the Gazette", "Kelsby Courier"),
        ("the paper", "Kelsby Courier"),
        ("the Courier", ""),
        ("", "Courier"),
        ("the Courier", "courieronweir.net"),
        ("the Sun", "kelsbysun.com"),
    ],
)
def test_other_outlets_are_others(name: str, publisher: str) -> None:
    assert not is_of(name, publisher)


def test_what_is_told_to_the_publisher_by_its_short_name_is_first_hand() -> None:
    text = f"{_AROUND}\n\nInes Falk told the Courier that the weir was ready."
    assert credscore.score(text).sentences[-1].source == ["media", "named"]
    assert credscore.score(text, publisher="Kelsby Courier").sentences[-1].source == ["named"]
    assert credscore.score(text, publisher="Harbour Gazette").sentences[-1].source == ["media", "named"]
