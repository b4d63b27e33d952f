"""Programmes and interviews carry what somebody says there."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    "text",
    [
        "“The weir is old,” Falk said on CNN.",
        "“The weir is old,” Falk said Sunday on NBC's “Morning Mill.”",
        "“The weir is old,” said Odo Quist on “Morning Mill.”",
        "“The weir is old,” Falk said of the leak in a brief MSNBC interview.",
        "“The weir is old,” Falk said during an interview on Fox News on Thursday morning.",
        "“The weir is old,” Falk told “Face the Millers.”",
        "“The weir is old,” Falk said on “Mill and Friends” on Monday.",
        "Tuesday on KQR's “Midday with Ada Moss,” while discussing the leak, Falk said the weir was old.",
        "Falk said on Fox News that the weir was old.",
        "On CNN, Falk said the weir was old.",
        "In a BBC interview on Monday, Falk said the weir was old.",
        "Appearing on MSNBC on Tuesday, Falk said the weir was old.",
        "Odo Quist, while being interviewed on CNN Monday morning, called for the miller to resign.",
    ],
)
def test_who_carries_it(text: str) -> None:
    assert stands_behind(text) == [["media", "named"]]


@pytest.mark.parametrize(
    "text",
    [
        "Falk said the miller lied on CNN.",  # where somebody else did something
        "Falk said he had been on CNN twice.",
        "Falk said that his interview on CNN went badly.",
        "Falk said that the BBC interview was cut.",
        "“The weir is old,” Falk said on Monday.",
        "On Tuesday “Mill Town” opened, and Falk said the weir was old.",
        "“The weir is old,” Falk told “the miller” in May.",
        "“The weir is old,” Falk said in an interview.",
        "Falk said it on the bridge, and the BBC came.",
        # what it is about
        "On the BBC licence fee, Falk said it should go.",
        "Speaking on the BBC charter, Falk said it was old.",
        "On “Harrow First,” Falk said it was old.",
        "Falk denied reports on CNN that he was ill.",
        "Falk said attacks on CNN were wrong.",
        "“The weir is old,” Falk said of the song on “Midnights.”",
        "“The weir is old,” Falk said in response to the CNN interview.",
        "Judge Falk ruled on CNN's lawsuit on Monday.",
        # other things with names
        "Falk said on “Liberation Day” that the weir was old.",
        "Falk said on Time magazine's cover that the weir was old.",
        "Falk told “Big Jim” Quist that the weir was old.",
        "Falk told “Morning Mill” star Odo Quist that the weir was old.",
    ],
)
def test_who_does_not(text: str) -> None:
    assert ["media", "named"] not in stands_behind(text)


def test_an_article_ends() -> None:
    assert stands_behind("The weir leaks, Falk said.\n\nOn CNN it rained.") == [["named"], []]


@pytest.mark.parametrize("text", ["On CNN, Falk said", "May on “Today” said", "Quiet day on “Mill and Friends,” they said"])
def test_a_text_may_end_with_the_word_that_tells_who_speaks(text: str) -> None:
    assert stands_behind(text)[0][-1:] == ["named"]
