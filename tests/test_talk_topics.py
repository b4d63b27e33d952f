"""Rumour and gossip that somebody speaks of, and those that a text passes on."""

from __future__ import annotations

import pytest
from evidence_tools import fired

TALK = {"attribution/rumours", "hedge/rumour"}


@pytest.mark.parametrize(
    "text",
    [
        "Spreading false rumours online is a crime, Ines Falk said.",
        "Sermons based on gossip or hearsay harm us all, Bo Pruss said.",
        "Gossip can ruin a life, Bo Pruss told the pupils.",
        "Rumours are not news, Bo Pruss said.",
        "Ines Falk said speculation about the weir was unhelpful.",
        "Ines Falk said she was tired of all these rumours.",
        "Ines Falk said she had heard the rumours and would not reply.",
        "The mill will not react to such speculation.",
        "Police asked residents to avoid speculation about the fire.",
        "He asked the crew to stick to facts rather than rumours.",
        "No evidence supports the rumour that the mill leaked.",
        "There is no truth to the rumour that the mill leaked.",
        "The council found nothing to back up rumours of a sale.",
        "Similar rumours have circulated in Velmora.",
        "The rumour spread to nine valleys in a week, the Weir Desk found.",
        "The false rumour first appeared on a page called Weir Roots in May.",
    ],
)
def test_talk_that_is_spoken_of_is_neither_hedge_nor_source(text: str) -> None:
    assert not fired(text) & TALK


@pytest.mark.parametrize(
    "text",
    [
        "Friends are spreading rumours that the pair have split.",
        "She had heard rumours that the mill would close.",
        "Ines Falk has heard rumours of a sale.",
        "Speculation is mounting that Falk will go.",
        "Gossip is that the mill will close.",
        "The letter fuelled speculation that the mill would close.",
        "Rumours swirl that the vote was unfair.",
        "Gossip says the pair are unhealthy.",
        "The rumours are damaging for Tarn: Falk has been sacked.",
        "Rumour is the baker has signed for Tarn.",
        "Rumours do suggest Falk is leaving.",
        "Rumours can't be ignored: Falk wants out.",
        "The rumour spread on X: Falk is leaving.",
        "Traders react to speculation of a bid for the mill.",
        "The story, based on gossip, says Falk is leaving.",
        "There are rumours about the weir.",
        "There is no evidence yet, but rumours of a sale are growing.",
        "The rumour spread on WhatsApp that the mill leaked.",
        "Rumours have been circulating in Velmora.",
        "The rumours have swirled since May.",
    ],
)
def test_talk_that_is_passed_on_stays_so(text: str) -> None:
    assert "hedge/rumour" in fired(text)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("No credible evidence supports the rumour that the mill leaked.", True),
        ("There is no evidence that supports the rumour.", True),
        ("There is no truth to the rumours.", True),
        ("Nothing has been done to stop the rumours.", False),
        ("No doubt the evidence for the rumour is strong.", False),
        ("With no end to the evidence to support the rumours, Falk quit.", False),
    ],
)
def test_a_rumour_without_grounds_is_denied(text: str, denied: bool) -> None:
    assert ("verification/denied" in fired(text)) is denied
