"""People whom no name in the article could stand for: seen in a clip, heard on the telephone, known by an office only."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

import credscore


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ballots are stored in Tarn. The man in the clip says he was paid to burn them.", "anonymous"),
        ("The voice on the recording said the silver had already been moved.", "anonymous"),
        ("The woman in this photograph says the weir was cold.", "anonymous"),
        ("The caller said a kettle had been left on.", "anonymous"),
        ("The user behind the post said the eel was a joke.", "social"),
        ("The owner of the channel said he had done nothing wrong.", "social"),
        ("The harbour chief told reporters that two boats were missing.", "official"),
        ("President Ilya Quist said the dam would hold. The regional governor said it had burst.", "official"),
        ("The club doctor said the knee was not broken.", "official"),
        ("It rained all night. The district collector said that forty goats were lost.", "official"),
        ("It rained all night. The state attorney said that the dam was not insured.", "official"),
        ("It rained all night. The art collector said that his cellar was dry.", "named"),
        ("There is a nurse on the ward who told me they hid the book.", "anonymous"),
        ("There's one minister who tells me the bill is dead.", "anonymous"),
    ],
)
def test_nobody_could_be_meant(text: str, source: str) -> None:
    assert stands_behind(text)[-1] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "Ned Falk burned the ballots. The man in the clip says he was paid for it.",
        "Ines Falk runs the harbour. The harbour chief told reporters that two boats were missing.",
        "The harbour chief told reporters that two boats were missing. Mr Falk added that it was foggy.",
        "My neck hurt, the doctor said.",
        "There was one man, Ned Falk, who told me to go.",
    ],
)
def test_but_not_where_somebody_may_be_known(text: str) -> None:
    assert stands_behind(text)[0 if "Mr" in text else -1] == ["named"]


@pytest.mark.parametrize("text", ["They told us it was safe. It rained.", "It rained. First they said inflation was a fad."])
def test_they_whom_nobody_names_are_no_source(text: str) -> None:
    assert ["named"] not in stands_behind(text)


def test_but_they_are_where_they_were_named() -> None:
    assert stands_behind("Ida Bloom and Ned Falk run the inn. First they said it was theirs.")[-1] == ["named"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("There's a fresh audit, which found nine leaks.", "document"),
        ("There is a spokeswoman who said the eels were safe.", "official"),
        ("There was a scheme by the council, which said the lock would open.", "official"),
        ("My aunts were millers in Tarn.\n\nThey told us that bread was all.", "named"),
        ("Tarn Council sat on Friday.\n\nThey told us that bread was all.", "named"),
        ("Bloom rowed twice. The captain said the crew had earned it.", "named"),
        ("Bloom rowed twice. The rector said the crew had earned it.", "named"),
        ("“It will freeze,” vowed the skipper.", "named"),
        ("It froze. The pilot said the ice was thin.", "named"),
    ],
)
def test_nor_where_a_body_or_a_surname_may_be_meant(text: str, source: str) -> None:
    assert stands_behind(text)[-1] == [source]


def test_the_article_in_front_names_nobody() -> None:
    scorer = credscore.load()
    texts = ["Ida Bloom and Ned Falk run the inn.", "First they said inflation was a fad.", "They told us it was safe. It rained."]
    for text, report in zip(texts, scorer.score_batch(texts, detail="full"), strict=True):
        assert [e.to_dict() for e in report.evidence] == [e.to_dict() for e in scorer.score(text).evidence]
