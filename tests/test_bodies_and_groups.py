"""Names of bodies whose words are common ones, and groups that are nobody's name."""

from __future__ import annotations

import pytest
from naming_tools import Named, told


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Her successor, Teresa May, said the weir leaked.", ("Teresa May", "Her successor")),
        ("Western Grid said the weir leaked.", ("Western Grid", None)),
        ("Citizens Advice said the weir leaked.", ("Citizens Advice", None)),
        ("Orso Fire and Rescue said the weir leaked.", ("Orso Fire and Rescue", None)),
        ("Orso Police said the weir leaked.", ("Orso Police", None)),
        ("State Department officials said the weir leaked.", ("State Department", None)),
        ("New Jersey State Police said the weir leaked.", ("New Jersey State Police", None)),
        ("It leaks, according to the Orso Alliance on Weir Safety.", ("Orso Alliance on Weir Safety", None)),
        ("The Organisation for Weir Repair and Safety said it leaked.", ("Organisation for Weir Repair and Safety", None)),
    ],
)  # fmt: skip
def test_words_in_names(said: str, expected: Named) -> None:
    assert told(said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Orso councillors said the weir leaked.", (None, "Orso councillors")),
        ("A Texas company said the weir leaked.", (None, "A Texas company")),
        ("Velden's finance minister said the weir leaked.", (None, "Velden's finance minister")),
        ("Health officials said the weir leaked. The health of the town is good.", (None, "Health officials")),
        ("Documents obtained under the Freedom of Information Act show that the weir leaked.", (None, "Documents")),
    ],
)  # fmt: skip
def test_nobody_s_name(said: str, expected: Named) -> None:
    assert told(said) == expected
