"""Whoever is counted in a survey: the survey stands behind what they say."""

from __future__ import annotations

import pytest

from credscore.evidence.extract import extract
from credscore.evidence.source_types import TYPE_NAMES

SURVEY = "A survey of 900 bakers found that most of them work at night.\n\n"


def sources(text: str) -> list[str]:
    """Who stands behind the sentences of `text` behind the survey."""
    found = extract([SURVEY + text])
    return [TYPE_NAMES[t] for t in found.speech.inner.tolist()][1:]


def phrase(text: str) -> str:
    """The source phrase of the last attribution."""
    found = extract([text])
    a, tokens = found.attributions, found.ctx.tokens
    span = slice(int(tokens.start[a.first[-1]]), int(tokens.end[a.last[-1] - 1]))
    return bytes(found.ctx.buffer.data[span]).decode()


@pytest.mark.parametrize(
    "text",
    [
        "Of those questioned, 40% said they slept badly.",
        "Many of those questioned said they baked no rye.",
        "In Marrowby 65% of those surveyed said they already bake by day.",
        "18% said they would leave.",
        "Almost a third said they would never leave.",
        "Four in ten bakers had told the guild so.",
        "Nearly 70 percent of Irish parents think rye is best.",
        "More than 40 per cent said no.",
        "Most respondents said flour was too dear.",
        "People polled said that rye was best.",
    ],
)
def test_those_counted_are_the_surveys(text: str) -> None:
    assert sources(text) == ["document"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Those questioned by detectives said they saw nothing.", "official"),
        ("Sales of rye rose 4% as analysts said.", "vague"),
        ("The mill, which asked half of its staff, said no.", "named"),
        ("The third baker said no.", "anonymous"),
        ("Ottoline Pruss told half of the bakers that she agreed.", "named"),
    ],
)
def test_others_speak_for_themselves(text: str, source: str) -> None:
    assert sources(text) == [source]


def test_without_a_survey_nobody_counted() -> None:
    found = extract(["Half of the bakers said they slept badly."])
    assert TYPE_NAMES[int(found.speech.inner[0])] != "document"


def test_a_survey_asks_in_its_own_article_only() -> None:
    plain = "Half of the bakers said they slept badly."
    found = extract([SURVEY + plain, plain])
    assert [TYPE_NAMES[t] for t in found.speech.inner.tolist()][1] == "document"
    assert TYPE_NAMES[int(found.speech.inner[-1])] != "document"


def test_the_phrase_holds_the_count() -> None:
    assert phrase(SURVEY + "Nearly two thirds of those asked said no.") == "Nearly two thirds of those asked"
