"""What courts, juries and inquiries heard or were told is theirs; what they are busy with is an event."""

from __future__ import annotations

import pytest
from evidence_tools import sources, stands_behind


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Hettie Vosk took the money, Marrowby Crown Court heard.", ["named"]),
        ("Marrowby Crown Court heard that Hettie Vosk took the money.", ["named"]),
        ("The barge was stolen, Fenland Magistrates' Court was told.", ["named"]),
        ("A man took the money, a court heard.", ["official"]),
        ("The jury was told that he fled.", ["official"]),
        ("The inquest heard he had been ill.", ["official"]),
        ("The court has also heard how he fled.", ["official"]),
        ("An inquest into the deaths of two miners heard that the lamp was out.", ["official"]),
        ("A court in Marrowby heard that he had fled.", ["official"]),
        ("MPs were told that the money had gone.", ["official"]),
        ("The hearing was told: “It was dark.”", ["official"]),
        # what outlets were told or hear; with other verbs, it may be a bang that they heard
        ("Metro was told that the mill was sold.", ["media"]),
        ("The Gazette has been told that the mill was sold.", ["media"]),
        ("The mill is sold, Variety hears.", ["media"]),
        ("Variety has heard that the mill was sold.", ["media"]),
        ("Reuters was told to leave the mill.", []),
        ("Variety hears from readers every day.", []),
        ("Guests at the Gazette heard the bang.", []),
        ("Hettie Vosk hears that the mill was sold.", []),
        # whoever sits there, with an article or without
        ("Jurors were told that he fled.", ["official"]),
        ("Jurors heard that he fled.", ["official"]),
        ("He fled, jurors were told.", ["official"]),
        ("A hearing heard that he fled.", ["official"]),
        ("The trial heard that he fled.", ["official"]),
        ("Some councillors were told that he fled.", ["vague"]),
        ("Jurors said that he fled.", ["vague"]),
        ("Rowers were told that he fled.", []),
        # somebody speaks to the court, or about it
        ("Ottoline Pruss told the court that it was dark.", ["named"]),
        # events
        ("The court heard the appeal in June.", []),
        ("The Supreme Court heard arguments on Monday.", []),
        ("The committee heard from Ottoline Pruss.", []),
        ("The inquiry, which heard from 40 witnesses, ends in May.", []),
        ("The song was heard at the meeting.", []),
        ("She heard that the court had risen.", []),
    ],
)
def test_who_heard_it_answers_for_it(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_the_body_is_pointed_at_with_its_whole_name() -> None:
    assert ("named", "Marrowby Crown Court") in sources("Hettie Vosk took the money, Marrowby Crown Court heard.")


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("He said the weir was sold, according to people close to the mayor.", ["anonymous"]),
        ("A third of voters say the weir must go, according to a poll by the council.", ["document"]),
        ("According to a poll by the council, the weir must go, Ottoline Pruss said.", ["named"]),
    ],
)
def test_according_to_at_the_end_of_a_sentence_governs_it(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]
