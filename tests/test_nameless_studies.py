"""Studies that nobody could look up: a document to the reader's eye, but none that an editor could ask for."""

from __future__ import annotations

import pytest

import credscore
from credscore.evidence.extract import extract


def nameless(text: str) -> list[bool]:
    return extract([text]).speech.nameless.tolist()


@pytest.mark.parametrize(
    "text",
    [
        "Studies show that a cold bath wakes the mind.",
        "Yet some studies suggest a cold bath wakes the mind.",
        "A number of small trials have found that naps help.",
        "Studies prove it works.",
        "Previous research on naps has linked them to better moods.",
        "Naps help nurses, according to several recent studies.",
        "According to scientific research, naps help nurses.",
        "Naps help nurses, surveys show.",
        "Data show that few nurses nap.",
        "Polls regularly find that voters like the bridge.",
        "Clinical data suggest that naps help.",
    ],
)
def test_studies_without_a_name_are_known_by_their_form(text: str) -> None:
    assert nameless(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "A study shows that a cold bath wakes the mind.",  # one, mostly told of further on
        "The studies show that a cold bath wakes the mind.",
        "Her research shows that naps help.",
        "Research by the University of Tarn shows that naps help.",
        "Research from 2019 shows that naps help.",
        "In Norway, studies show that naps help.",
        "Studies published in May show that naps help.",
        "Studies in the Lancet show that naps help.",
        "Tarn University research shows that naps help.",
        "Hospital data show that few nurses nap.",  # the hospital can be asked
        "Official figures show that few nurses nap.",
        "Two studies found that naps help.",
        "Petra Falk says that studies show that naps help.",
        '"Studies show that naps help," said Petra Falk.',
        "Clinical trials of the lozenge begin in May.",
        "Research is dear, and surveys are slow.",
    ],
)
def test_what_can_be_looked_up_or_shows_nothing(text: str) -> None:
    assert nameless(text) == [False]


def test_the_study_told_of_beside_it_is_known() -> None:
    assert nameless("The study in the Harrow Journal followed 80 nurses. Research shows that naps help.") == [False, False]
    assert nameless("Naps help, new research shows.\n\nThe study followed 80 nurses in Oslo.") == [False, False]
    assert nameless("New research shows that naps help. Nurses like them.") == [True, False]
    assert nameless("Studies show that naps help. Research has linked them to better moods.") == [True, True]


def test_articles_do_not_tell_of_each_others_studies() -> None:
    known, unknown = "The study in the Harrow Journal followed 80 nurses.", "New research shows that naps help."
    assert extract([known, unknown, known]).speech.nameless.tolist() == [False, True, False]


def test_nobody_could_look_it_up_is_a_reason_and_lowers_the_score() -> None:
    text = (
        "The council opened the old baths in May. Visitors pay four pounds, and children swim for nothing on Sundays. "
        "{} The baths were built in 1910 and closed in 1987, when the roof leaked. A new roof cost the town two million pounds. "
        "The mayor, Ida Holm, said that the town would plant trees behind the baths in autumn."
    )
    vague = credscore.score(text.format("Studies show that cold water wakes the mind."))
    known = credscore.score(text.format("A study by the University of Tarn shows that cold water wakes the mind."))
    reasons = [name for name, _ in vague.sentences[2].reasons]
    assert "studies nobody could look up" in reasons and "document or study" not in reasons
    assert known.sentences[2].score is not None and vague.sentences[2].score is not None
    assert known.sentences[2].score > vague.sentences[2].score + 10
