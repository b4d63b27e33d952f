"""Lines that say where the text behind them is from."""

from __future__ import annotations

import pytest
from evidence_tools import sources, stands_behind


@pytest.mark.parametrize(
    ("line", "chain"),
    [
        ("From Reuters: The miller has left Harrow.", ["media"]),
        ("From the Guardian: The miller has left Harrow.", ["media"]),
        ("From the Harrow Gazette: The miller has left Harrow.", ["media"]),
        ("From the police report: the boat was red and had no oars.", ["document"]),
        ("From the miller's letter: The weir is old.", ["document"]),
        ("From Reuters to the Guardian: a day in print and how it ends.", []),
        ("From Monday: the lock is closed for a week.", []),
        ("From left: Ottoline Pruss and Ines Falk at the weir.", []),
        ("From the miller's last interview: the weir is old.", []),
    ],
)
def test_lines_say_where_the_text_behind_them_is_from(line: str, chain: list[str]) -> None:
    assert stands_behind("It was late. " + line)[1] == chain


def test_a_police_report_is_nothing_that_the_police_report() -> None:
    assert sources("The police report said the boat was red.") == [("document", "The police report")]
    assert sources("Police report three arrests.") == [("official", "Police")]
