"""Small invented corpora to train on in a test: well-sourced and badly sourced stories, each with sentence labels."""

from __future__ import annotations

import random
from pathlib import Path

from labelled_samples import write

PEOPLE = (
    "Ottoline Pruss",
    "Barnaby Quillfeather",
    "Imelda Varga",
    "Tobias Onyango",
    "Saskia Lindqvist",
    "Farid Haddowe",
    "Greta Mbeki-Lunn",
)
PLACES = ("Marrowby", "Eastlathe", "Thornwick", "Pellcombe", "Great Ashby Fen", "Lower Dunmere")
THINGS = (
    "the tidal lido",
    "the tram depot",
    "the seed library",
    "the old corn mill",
    "the ferry pier",
    "the night bus",
    "the town archive",
)
ROLES = ("who chairs the parish council", "the borough's surveyor", "a retired engineer", "head teacher of the primary school")
GOOD = (
    ("“We counted {n} visitors at {thing} last month,” said {person}, {role}.", 4, ["named"], {"quote": True}),
    ("{place} council voted {n} to 3 on Tuesday to keep {thing} open, according to the published minutes.", 3, ["document"], {}),
    ("{person} told reporters in {place} that repairs would cost £{n},000.", 4, ["named"], {}),
    ("“The work on {thing} begins on Monday,” {person} said.", 4, ["named"], {"quote": True}),
    ("Police in {place} said they had closed the road for {n} hours.", 3, ["official"], {}),
)
BAD = (
    (
        "A source close to the family reportedly told an insider that {thing} may be sold for £{n} million.",
        0,
        ["anonymous"],
        {"hedge": True},
    ),
    ("Rumour has it that {place} could lose {thing} within {n} weeks.", 0, ["vague"], {"hedge": True}),
    ("An insider claims that everyone in {place} is apparently furious!", 1, ["anonymous"], {"hedge": True}),
    ("Some people are saying that {thing} might be cursed, and honestly, we believe it.", 1, ["vague"], {"hedge": True}),
    ("It is thought that the real bill will be {n} times higher, a tipster whispered.", 0, ["anonymous"], {"hedge": True}),
)
NEITHER = (
    ("Subscribe to our newsletter for more from {place}.", None, [], {}),
    ("So what do you make of {thing}?", None, [], {}),
)


def story(number: int, good: bool, **more: object) -> dict:
    """A story of eight sentences with all labels. good : well sourced; one sentence in four comes from the other side."""
    chance = random.Random(f"story {number} {good}")
    text, sentences = "", []
    for position in range(8):
        side = NEITHER if position == 7 else (GOOD, BAD)[(chance.random() < 0.75) != good]
        words, rating, source, flags = chance.choice(side)
        fill = {"person": PEOPLE, "place": PLACES, "thing": THINGS, "role": ROLES}
        words = words.format(n=chance.randint(4, 90), **{name: chance.choice(values) for name, values in fill.items()})
        words = words[0].upper() + words[1:]
        labels = {"hedge": False, "quote": False, "ai": False} | flags
        sentences.append({"start": len(text), "end": len(text) + len(words), "rating": rating, "source": source} | labels)
        text += words + " "
    rated = [s["rating"] for s in sentences if s["rating"] is not None]
    rating = round(25 * sum(rated) / len(rated))
    genre, domain = ("local report", "local news") if good else ("gossip", "celebrities")
    return {"id": f"s{number}-{good:d}", "text": text, "rating": rating, "sentences": sentences, "genre": genre, "domain": domain} | more


def stories(count: int, start: int = 0, **more: object) -> list[dict]:
    """`count` stories, alternately well and badly sourced."""
    return [story(start + k, k % 2 == 0, **more) for k in range(count)]


def pairs(count: int) -> list[dict]:
    """Stories with nothing but id, text, label and group: a reliable and an unreliable one in each group."""
    return [
        {k: v for k, v in story(n, good).items() if k in ("id", "text")} | {"label": int(good), "group": f"p{n}"}
        for n in range(count)
        for good in (True, False)
    ]


def corpus(path: Path, train: int = 60, test: int = 24) -> str:
    """A JSON Lines file with rows to train on and rows put aside as test."""
    return write(path, *stories(train), *stories(test, start=1000, split="test"))
