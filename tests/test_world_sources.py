"""Who speaks in news from Delhi to Dublin: members of houses, courts, offices and papers that are written there as nowhere else."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    "text",
    [
        "Local MP Ines Falk, a former miller, said the weir was shut.",
        "Opposition MLA Ines Falk, a doctor, renewed her call for a weir.",
        "State Senate President Otto Falk, who owns a mill, said the weir was shut.",
        "Meanwhile Ines Falk, Velden Democrat weir spokeswoman, said it was shut.",
    ],
)
def test_a_capital_that_opens_the_sentence_hides_no_name(text: str) -> None:
    assert stands_behind(text) == [["named"]]
