"""Sentences without a verb, and those that open as a call or an explanation: columns for the heads."""

from __future__ import annotations

import pytest
from evidence_tools import sources

from credscore.evidence.extract import extract
from credscore.model.features import FEATURES, featurize
from credscore.model.view import make_view


def columns(text: str, *names: str) -> list[list[float]]:
    """The values of some features, one list a sentence."""
    x = featurize(make_view(extract([text])))
    at = [[f.name for f in FEATURES].index(name) for name in names]
    rows: list[list[float]] = x[:, at].tolist()
    return rows


@pytest.mark.parametrize(
    ("sentence", "verbless"),
    [
        ("The miller Rufus Tallow at lunch on the weir.", 1),
        ("So much for the mill.", 1),
        ("The miller had a boat.", 0),
        ("The miller took the boat.", 0),
        ("The mill reopened.", 0),
        ("The mill is old.", 0),
        ("The mill will close.", 0),
        ("“Gone,” said the miller.", 0),
    ],
)
def test_a_sentence_without_a_verb(sentence: str, verbless: int) -> None:
    assert columns("The mill was sold. " + sentence, "no verb", "no verb, bare")[1] == [verbless, 0]


def test_a_line_without_a_verb_or_a_full_stop_is_another_thing_but_in_a_headline() -> None:
    text = "Old mill, new owner\n\nThe mill was sold.\n\nThe old mill at dawn\n\nIt was dear."
    assert columns(text, "no verb", "no verb, bare") == [[0, 0], [0, 0], [0, 1], [0, 0]]


def test_a_call_is_the_writer_s_own() -> None:
    text = "The mill was sold. Forget the old mill. “Forget the old mill,” said the miller. They forget the mill."
    assert columns(text, "opens with a call") == [[0], [1], [0], [0]]


def test_a_headline_that_explains() -> None:
    text = "How the weir works\n\nHow it works is plain."
    assert columns(text, "headline that explains") == [[1], [0]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The court met at Harrow and Quist says he is ready.", "Quist"),
        ("The sides play on 12 March at Velden and Ines Falk says the grass is long.", "Ines Falk"),
        ("The bakers lost to Tarn and Hettie Vosk says they were tired.", "Hettie Vosk"),
        # one name, or two who speak together
        ("The Board of Trade and Industry says the mill is safe.", "The Board of Trade and Industry"),
        ("Lawyers for Falk and Quist said the mill was safe.", "Lawyers for Falk and Quist"),
        ("A baker who met Falk and Quist said the mill was safe.", "A baker"),
    ],
)
def test_who_stands_in_front_of_and_does_not_speak_for_who_stands_behind(text: str, source: str) -> None:
    assert [words for _, words in sources(text)] == [source]
