"""Ways to attribute that are told by the form of a sentence more than by its verb: speeches to come, "as Quist puts it", verbs in the passive."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

_BEFORE = "It was late. "


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Quist will tell the inquiry that the weir leaked.", ["named"]),
        ("Quist will tell the inquiry he saw the leak.", ["named"]),
        ("Ines Falk will also say the lease is void.", ["named"]),
        ("Ines Falk is due to tell the council that the lease is void.", ["named"]),
        ("Lawyers for the mill will argue that he was on shift.", ["official"]),
        ("Lawyers are expected to argue that he was on shift.", ["official"]),
        ("Harrow Mills is set to argue that the lease is void.", ["named"]),
        # nobody has said it, or everybody could
        ("If Quist loses, he will say that the vote was late.", []),
        ("The doctor will tell you that the salve works.", []),
        ("Her job is to say that the weir is safe.", []),
        ("Quist will say anything to win.", []),
        ("Quist will argue with anyone.", []),
    ],
)
def test_a_speech_told_before_it_is_held_is_the_speakers(text: str, chain: list[str]) -> None:
    assert stands_behind(_BEFORE + text)[1:] == [chain]
