"""Writers who lean on their words, speak for a side, sneer or sell: capitals within a sentence, "our nation", "wow", "a leading provider"."""

from __future__ import annotations

import pytest
from evidence_tools import fired

from credscore.evidence.extract import extract


def leaned_on(text: str) -> list[str]:
    found = extract([text])
    ctx, rules = found.ctx, found.ctx.lexicon.rules
    here = [k for k, rule in enumerate(found.boosters.rule.tolist()) if (r := rules[rule]) is not None and r.id == "booster/emphasis"]
    return [bytes(ctx.buffer.data[ctx.tokens.start[f] : ctx.tokens.end[f]]).decode() for f in found.boosters.first[here].tolist()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The weir is NOT leaking, whatever the council says.", ["NOT"]),
        ("Quist Gives the PERFECT Answer to the Mill Owner", ["PERFECT"]),
        ("And THAT is why NOBODY swims there.", ["THAT", "NOBODY"]),
        ("Orlov SMASHED the lock and is DELIBERATELY hiding it.", ["SMASHED", "DELIBERATELY"]),
        ("The weir is not leaking.", []),
        ("THIS WEIR IS NOT LEAKING AND NEVER WILL", []),  # a line of capitals
        ("THIS is how the story began.", []),  # the first words of a story
        ("WATCH THIS: the mill burns.", []),  # a label
        ("She has HER-2 and the ALL trial took her in, said NATO and the WHO.", []),  # abbreviations
        ("The DO-IT plan and the work of the US were no help.", []),
        ("A patient with ALL saw a DO in PLOS ONE.", []),
    ],
)
def test_common_words_in_capitals_are_leaned_on(text: str, words: list[str]) -> None:
    assert leaned_on(text) == words


def test_capitals_in_a_quotation_are_its_speakers() -> None:
    boosters = extract(["“It is NOT leaking,” Ines Falk said."]).boosters
    assert boosters.quoted.tolist() == [True]


def test_each_article_has_capitals_of_its_own() -> None:
    texts = ["NEWS OF THE WEIR", "The weir is NOT leaking.", "NOT A WORD OF QUIST"]
    assert len(extract(texts).boosters) == len(extract(texts[1:2]).boosters) == 1


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The mill is a danger to our country.", "booster/side"),
        ("Nobody asked the American people about the weir.", "booster/side"),
        ("These people have never seen a weir.", "booster/side"),
        ("What Quist found in the mill may surprise you.", "booster/tease"),
        ("Wow, the weir leaks again.", "booster/blame"),
        ("They paid lip service to the swimmers.", "booster/blame"),
        ("Funny how the council forgot the weir.", "booster/blame"),
        ("Marrowby Mills is a leading provider of flour.", "booster/peacock"),
        ("The clinically proven flour comes in bags.", "booster/peacock"),
    ],
)
def test_sides_sneers_and_sales_talk(text: str, rule: str) -> None:
    assert rule in fired(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mill is the largest in the country.",
        "Our reporter saw the weir.",
        "The two people she met were surprised.",
        "The provider of the flour leads the list.",
        "The crew must have left at noon.",
        "Crooks met Orlov at the mill.",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert not {rule for rule in fired(text) if rule.startswith("booster/")}
