"""Whoever is counted in a survey: the survey stands behind what they say."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

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


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Some 62% of those surveyed said they would row.", ["document"]),
        ("Only 12 per cent of bakers polled said they were happy.", ["document"]),
        ("Most of the bakers polled by Tarn Markets had forecast a loss.", ["document"]),
        ("Of 18 bakers polled by Tarn Markets, 14 had expected a loss.", ["document"]),
        ("Of the 2,000 bakers surveyed, 61% said they had cut back.", ["document"]),
        ("Most of the bakers said they had cut back.", ["vague"]),
        # what a crowd thinks is told in passing
        ("The loss surprised the bakers, most of whom had forecast a gain.", []),
        ("The loss was felt by bakers, most of whom said they had cut back.", ["vague"]),
    ],
)
def test_whom_a_poll_asked(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_the_survey_goes_on_once_somebody_has_surveyed() -> None:
    text = "The harbour office surveyed 2,000 rowers in May. A further 14% said they would not row. Half of those asked said they were tired."
    assert stands_behind(text)[1:] == [["document"], ["document"]]
