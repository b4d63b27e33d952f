"""Platforms that speak for themselves are firms like any other; what is written on them is a post."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

_PLATFORMS = ("WhatsApp", "Twitter", "Facebook", "TikTok", "Reddit", "LinkedIn")


@pytest.mark.parametrize("name", _PLATFORMS)
@pytest.mark.parametrize(
    "frame",
    [
        "{} said it would mend the weir.",
        "{} has confirmed that it will mend the weir.",
        "In a statement, {} said the weir would be mended.",
        "“We will mend the weir,” said {}.",
        "The weir will be mended, {} announced on Monday.",
        "{} declined to say who owns the weir.",
        "{} acknowledged that the weir was old.",
    ],
)
def test_a_platform_speaks_for_itself(frame: str, name: str) -> None:
    assert stands_behind(frame.format(name))[-1] == ["named"]


def test_what_it_adds_is_its_own() -> None:
    assert stands_behind("WhatsApp told the Courier it would mend the weir. It added that the loaf was safe.") == [["media", "named"], ["named"]]


@pytest.mark.parametrize(
    "text",
    [
        "A post on Facebook said the weir was old.",
        "According to Twitter users, the weir is old.",
        "Reddit thinks the weir is old.",
        "Twitter users said the weir was old.",
        "One user on Reddit wrote that the weir was old.",
    ],
)
def test_what_is_written_there_is_a_post(text: str) -> None:
    assert stands_behind(text) == [["social"]]
