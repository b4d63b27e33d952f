"""He and she behind a sentence about somebody without a name, who says nothing in it."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    "opening",
    [
        "A nurse who works at the lido infirmary found her shoes wet on Monday.",
        "A woman from the upper floor carried out two geese.",
        "One pensioner has not lit the stove since March.",
        "Outside the mill, a fisherman was mending a net.",
        "A customer who had queued since dawn was turned away.",
        "An officer who served at the weir until May keeps a diary.",
        "A woman from Tarn left the lido in May.",
        "A nurse in Tarn found her shoes wet.",
        "By Ines Falk\nA porter opened the lido.",
    ],
)
def test_pronouns_take_up_whoever_the_sentence_before_is_about(opening: str) -> None:
    he = "she" if " her " in opening or "woman" in opening else "he"
    text = f"{opening} “The floor was cold,” {he} said. {he.title()} said nobody had come to look."
    assert stands_behind(text)[-2:] == [["anonymous"], ["anonymous"]]


def test_who_is_described_is_heard_beside_somebody_with_a_name() -> None:
    text = "Ines Falk opened the lido. A mother of two who lives opposite has yet to swim. “It was full,” she said."
    assert stands_behind(text)[-1] == ["anonymous"]


@pytest.mark.parametrize(
    "text",
    [
        # somebody by name has been told of since
        "A nurse who works at the lido found her shoes wet. Ines Falk runs the lido. “It was cold,” she said.",
        "A nurse found wet shoes, and Ms. Falk went to look. “It was cold,” she said.",
        # whoever was spoken of before, told what she is
        "Ines Falk has left the lido. A former nurse at the mill, she spent a year there. “It was cold,” she said.",
        # she is no man
        "Ines Falk has left the lido. A man from the mill carried her bags. “It was cold,” she said.",
        # whom the story is about
        "Teodor Vosk runs the mill. A customer threw an eel at the miller. “It was a shame,” he said.",
        # whom it is done to
        "A customer threw an eel at Brandt on Friday. He said it hurt.",
        "A burglar emptied Brandt's shop in May. “I was scared,” he said.",
        "A surgeon worked on Falk in June. “I feel new,” she said.",
        "A goalkeeper stole the ball from Vosk late on. “I should have scored,” he said.",
        # an apposition in front of a name
        "A cook trained in Velden, Falk opened a lido in 1998. He said the water changes daily.",
        # people of office, heroes, whoever the sentence before was about
        "A porter left his boat to the town. The mayor launched it on Monday. “He was kind,” she said.",
        "He was made captain in May. A rower complained. “I told him to stop,” he said.",
        "A man who would later lead the union was born here in 1950. He said the town made him.",
        # Falk goes on
        "“It leaks,” said Ines Falk.\n\nOne customer fell on the steps in May.\n\n“It is a shame,” she said.",
    ],
)
def test_but_not_where_somebody_with_a_name_may_be_meant(text: str) -> None:
    assert stands_behind(text)[-1] == ["named"]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Asked whether the captain was finished, one midfielder laughed and said, “Finished was last year.”", ["anonymous"]),
        ("Asked whether it would close, a nurse paused for a while. “Define close,” she said.", ["anonymous"]),
        ("Asked whether Ines Falk was finished, Jon Quist laughed and said, “Finished was last year.”", ["named"]),
        ("Asked about a nurse, Falk laughed and said it was nothing. “Go on,” she said.", ["named"]),
    ],
)
def test_who_is_asked_is_the_subject_behind_the_question(text: str, chain: list[str]) -> None:
    assert stands_behind(text)[-1] == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("My source on the jury rang me at noon. “You never got it from me,” she began.", ["anonymous"]),
        ("My contact in the lab wrote at noon. She said the mice had died.", ["anonymous"]),
        ("My contact in the lab wrote at noon. Ines Falk denied it. She said the mice had died.", ["named"]),
    ],
)
def test_my_source_is_taken_up(text: str, chain: list[str]) -> None:
    assert stands_behind(text)[-1] == chain
