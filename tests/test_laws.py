"""What the law says has the law behind it."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    "text",
    [
        "Under Marrow law, a miller has to publish the height of his weir.",
        "Under Section 9 of the Pell Act, geese may cross first.",
        "League rules bar any approach before the fair opens.",
        "The Marrow Waters Act requires millers to shut the sluice at night.",
        "Stilts are explicitly forbidden by the Treaty of Harrow.",
        "The right to fish is enshrined in the Marrow Convention of 1821.",
        "The Marrow Weir (Amendment) Act 2024, which the post cites, deals only with sluices.",
        "The Marrow Weir Act 1904 applies to mills alone.",
        "League rules apply to all.",
    ],
)
def test_what_the_law_says(text: str) -> None:
    assert stands_behind(text) == [["document"]]


@pytest.mark.parametrize(
    "text",
    [
        "They act the fool under the bridge, bawling.",
        "Lawyers met under the law school clock.",
        "The right to fish will be enshrined in a treaty.",
        "The mill sells sluices banned by the convention.",
        "Geese rarely follow rules.",
        "Despite the law, bars sell eels all night.",
        "Whatever the rules, limits mean nothing here.",
        "Same rules apply.",
        "The usual rules apply at the weir.",
        "Rules, which are few, bind nobody.",
        "The law firm deals in wool.",
        "Millers who break the law allow the weir to rot.",
        "Never banned by league rules, stilts are what they always were",  # the end of a text is not in front of its beginning
    ],
)
def test_what_is_not_told_by_the_law(text: str) -> None:
    assert stands_behind(text) == [[]]
