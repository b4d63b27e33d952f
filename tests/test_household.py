"""Who works for somebody at home is unnamed, unless the article gives a name; whoever is placed by whom he knows is not the one he knows."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize("who", ["nanny", "hairdresser", "former bodyguard", "gardener", "housekeeper"])
def test_an_undescribed_servant_is_unnamed(who: str) -> None:
    assert stands_behind(f"Dana Quist has moved out. Her {who} said the house was cold.")[-1] == ["anonymous"]
    assert stands_behind(f"“It was cold,” said her {who}.") == [["anonymous"]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Dana Quist's nanny said the house was cold.", "anonymous"),
        ("Dana Quist wept, her nanny said.", "anonymous"),
        ("Her nanny, Rosa Falk, said the house was cold.", "named"),
        ("Her nanny Rosa Falk said the house was cold.", "named"),
        ("Dana Quist's nanny, Rosa Falk, said the house was cold.", "named"),
        # named before, or further on
        ("Rosa Falk was her nanny for years. Her nanny said the house was cold.", "named"),
        ("Her nanny, Rosa Falk, rowed. Her nanny said the house was cold.", "named"),
        # kin, and who speaks for somebody
        ("Dana Quist has moved out. Her mother said the house was cold.", "named"),
        ("Dana Quist has moved out. Her lawyer said the house was cold.", "named"),
    ],
)
def test_a_servant_may_have_a_name(text: str, kind: str) -> None:
    assert stands_behind(text)[-1] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A former assistant to Dana Quist spoke to us about the house.", "anonymous"),
        ("A friend of the mayor spoke to us about the house.", "anonymous"),
        ("A plumber in Tarn spoke to us about the house.", "anonymous"),
        ("Dana Quist spoke to us about the house.", "named"),
        ("A letter to Dana Quist was long, and said so.", "document"),
    ],
)
def test_whoever_is_placed_by_somebody_is_not_he(text: str, kind: str) -> None:
    assert stands_behind(text) == [[kind]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("“It was cold,” said the barman.", ["anonymous"]),
        ("The lido in Marrowby shut on Friday. “It was cold,” our waiter told us.", ["anonymous"]),
        ("A flood at Tarn Lane closed the Corn Hall. The taxi driver said it was cold.", ["anonymous"]),
        # somebody has been named who may be meant
        ("Teodor Brandt runs the bar. “It was cold,” said the barman.", ["named"]),
        ("Zandra left the lido. “It was cold,” said the attendant.", ["named"]),
    ],
)
def test_who_serves_at_a_bar_is_nobody_known_where_nobody_is_named(text: str, chain: list[str]) -> None:
    assert stands_behind(text)[-1] == chain
