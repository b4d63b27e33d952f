"""Unnamed sources that an editor can place: a reason of their own for the missing name, and people who saw or suffered what they tell."""

from __future__ import annotations

import pytest

from credscore.evidence.extract import extract
from credscore.evidence.source_types import ANONYMOUS


def reasons(*texts: str) -> list[str]:
    """The words that begin a reason, each with the one behind it."""
    found = extract(texts)
    tokens, data = found.ctx.tokens, found.ctx.buffer.data
    return [data[tokens.start[k] : tokens.end[k + 1]].tobytes().decode("latin-1") for k in found.placed.reason]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A nurse, who asked not to be named because her contract ends in May, said the ward was full.", "because her"),
        ("A tenant who would not be named for fear of losing his flat said the roof leaks.", "fear of"),
        ("One clerk said so, and asked that her name be left out as her hearing is still open.", "as her"),
        ("Because he still works there, a driver asked not to be identified and said the brakes were old.", "Because he"),
        ("A baker, who declined to give her name because her lease ends in May, said the oven was old.", "because her"),
        ("Two cleaners said the door was locked. Both asked not to be named so as not to lose their shifts.", "as not"),
    ],
)
def test_a_reason_of_ones_own_is_found(text: str, words: str) -> None:
    assert words in reasons(text)


@pytest.mark.parametrize(
    "text",
    [
        "A person who asked not to be named because he was not authorised to speak said the deal was off.",
        "An aide, who asked not to be identified because the talks are private, said the deal was off.",
        "A source said that he was named as the chief.",
        "An insider said the clerk had been identified as an aide.",
        "A source said the clerk was named as his heir because of his skill.",
        "A friend said the dog was named because it barked.",
        "A source close to the band said the tour was off because the singer is tired.",
        "A clerk said the door was locked. The mayor was named as its owner because she paid for it.",
    ],
)
def test_stock_phrases_and_other_reasons_are_none(text: str) -> None:
    assert reasons(text) == []


def test_a_reason_stays_in_its_sentence_and_article() -> None:
    asks = "A clerk asked not to be named, a source said."
    assert reasons(asks + " Because her contract ends in May, the mill will close.") == []
    assert reasons(asks, "Because her contract ends in May, a source said the mill will close.") == []
    last = "An insider said that nobody had been named since."
    assert reasons(last) == reasons(last, "The source said the weir leaked.") == reasons(last, "It rained.", "The source said the weir leaked.") == []
    assert reasons(last + " The source said the weir leaked.") == []


@pytest.mark.parametrize(("text", "saw"), [("A passenger said the bus had not braked.", True), ("An insider said the bus had not braked.", False)])
def test_who_saw_it_is_told_from_who_is_in_the_know(text: str, saw: bool) -> None:
    found = extract([text])
    assert found.placed.witness[found.attributions.type == ANONYMOUS].tolist() == [saw]


def test_a_text_without_words_has_none() -> None:
    placed = extract([""]).placed
    assert placed.reason.tolist() == placed.witness.tolist() == []
