"""Passages taken over from another outlet behind a line that names it."""

from __future__ import annotations

import pytest
from evidence_tools import sources, stands_behind

from credscore.evidence.extract import extract

OPENS = "The old mill is gone. "


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        # what follows is the outlet's, with those who speak in it
        (
            "From the Harrow Post: The mill was sold on Monday. The town was not even asked. Ines Falk said that it was hers. It stood there for years.",
            [["media"], ["media"], ["named"], ["media"]],
        ),
        # until the writer comes back
        ("As written by Ines Falk for Tarn News: The mill burned down in March. I think it is a shame.", [["media"], []]),
        ("Weir And Mill reports: The mill burned down in March. It was never insured at all! It was old.", [["media"], [], []]),
        # an outlet whose name ends with "Press" is no talk in the press
        ("The Harrow Press reports: The mill burned down in March. It stood by the weir for years.", [["media"], ["media"]]),
        ("The Associated Press reports that the mill burned down.", [["media"]]),
        ("Press reports said that the mill burned down.", [["vague"]]),
        # who speaks inside it is passed on, and speaks for his own quotations
        (
            "From the Harrow Post: The mill burned, police said. “It was very old,” Ines Falk said.",
            [["media", "official"], ["named"]],
        ),
    ],
)
def test_what_an_outlet_is_taken_from(text: str, behind: list[list[str]]) -> None:
    assert stands_behind(OPENS + text)[1:] == behind


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Tarn News reports: The mill burned down. The weir held, said Ines Falk. It is sad! The roof is gone.", [True, True, False, False]),
        ("According to Tarn News: The mill burned down. It stood there for years. This is a scandal.", [True, True, False]),
        ("From Tarn News: The mill burned down.\n\nThe weir is older than the mill.", [True, False]),
        ("According to Tarn News, the mill burned down. It stood there for years.", [False, False]),
        ("Via Tarn Rail: The mill burned down. It was built in 1840.", [False, False]),
        ("From Tarn News: The mill burned. It was clearly a lie.", [True, False]),
        ("From Tarn News: You can row again. I went there and hated it.", [True, False]),
        ("Via Tarn News: The mill burned down. It was built in 1840. It’s a shame.", [True, True, False]),
        # what others say in quotation marks, and a forecast, are no way back
        ("From Tarn News: The mill burned. A sign with “My Mill, Your Mill” hangs there. Rain is likely to stay on. I saw it.", [True, True, True, False]),
        # an outlet may speak of itself and to its readers
        ("From Tarn News: We told you how it burned. What we left out is the weir. You saw it burn, too. It is a shame.", [True, True, True, False]),
        # what leads on to the whole ends it, and everything in front of it is taken over
        ("From Tarn News: The mill burned down. It is sad! Who did it? Read more: Tarn News. Perhaps nobody did.", [True, True, True, False, False]),
    ],
)
def test_what_is_taken_over_is_in_the_words_of_the_outlet(text: str, taken: list[bool]) -> None:
    assert extract([OPENS + text]).speech.quoted.tolist()[1 : len(taken) + 1] == taken


@pytest.mark.parametrize(
    "text",
    [
        "From left: Ines Falk, Odo Quist.",
        "From 2016: The mill burns.",
        "From Ines Falk, Odo Quist: The mill burns.",
        "FROM TARN NEWS: The Ten Oldest Mills",  # a link
        "From the mill came a sound: It was the weir.",
    ],
)
def test_what_is_no_outlet(text: str) -> None:
    assert "media" not in {kind for kind, _ in sources(OPENS + text)}


def test_a_headline_is_no_such_line() -> None:
    assert stands_behind("From Harrow: A Mill And Its Owner\n\nThe mill burned down.") == [[], []]


def test_the_name_is_the_outlets() -> None:
    assert sources(OPENS + "As written by Ines Falk for Tarn News: The mill burned.") == [("media", "Tarn News")]
