"""Quotations beside which nobody is named."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

from credscore.evidence.extract import extract
from credscore.evidence.source_types import NONE

ALONE = "\n\n“You can tuck the trousers into the socks. That is all you can do.”"


@pytest.mark.parametrize(
    ("front", "kind"),
    [
        # whom the line in front of it is about
        ("Ottoline Pruss never needed persuading.", ["named"]),
        # or who spoke last
        ("“It is late,” Odo Quist said.\n\nIt was raining.", ["named"]),
        # a letter, or somebody unnamed, may be quoted as well
        ("Ottoline Pruss hung up the letter.", []),
        ("Ottoline Pruss had met an insider.", []),
        ("“It is late,” an insider said.\n\nThe mill stood empty.\n\nOttoline Pruss never needed persuading.", []),
        # nobody
        ("The mill stood empty.", []),
    ],
)
def test_whose_a_quotation_without_a_speaker_is(front: str, kind: list[str]) -> None:
    assert stands_behind(front + ALONE)[-2:] == [kind, kind]


def test_a_speaker_in_another_article_counts_for_nothing() -> None:
    found = extract(["“It is late,” Odo Quist said. Ottoline Pruss never needed persuading.", ALONE.strip()])
    assert found.speech.inner.tolist()[-2:] == [NONE, NONE]
