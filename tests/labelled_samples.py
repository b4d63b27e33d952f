"""Labelled examples for tests: a few invented articles, and a strategy that makes any valid one."""

from __future__ import annotations

import json
import random
from pathlib import Path

from hypothesis import strategies as st

from credscore.schema import SOURCE_TYPES, LabelledArticle, LabelledSentence
from credscore.training.dataset import Problem, load

SENTENCES = (
    "The council of Marrowby voted on Tuesday to keep the tidal lido open.",
    "“We counted 4,200 swimmers in June,” said Ottoline Pruss, who runs the pool.",
    "A person close to the caterers told the Marrowby Echo that the café may close.",
    "Could the mayor be planning something bigger?",
    "Subscribe for more 🏊.",
)
LABELS = (
    {"rating": 3, "source": ["official"], "hedge": False, "quote": False, "ai": False},
    {"rating": 4, "source": ["named"], "hedge": False, "quote": True, "ai": False},
    {"rating": 0, "source": ["media", "anonymous"], "hedge": True, "quote": False, "ai": False},
    {"rating": 0, "source": [], "hedge": True, "quote": False, "ai": False},
    {"rating": None, "source": [], "hedge": False, "quote": False, "ai": False},
)


def row(id: str = "lido-1", **more: object) -> dict:
    """A complete record of the contract."""
    text, sentences = "", []
    for words, labels in zip(SENTENCES, LABELS, strict=True):
        sentences.append({"start": len(text), "end": len(text) + len(words)} | labels)
        text += words + " "
    return {"id": id, "text": text, "rating": 45, "sentences": sentences, "genre": "local report", "domain": "local news"} | more


def twenty() -> list[dict]:
    """Examples of two genres. They have more words of their own than sentences that all of them share: none is a copy of another."""
    texts = [row()["text"] + " ".join(f"word{i}{k}" for k in range(60)) for i in range(20)]
    rows = [row(f"a{i}", rating=5 * (i % 20), genre="blog" if i % 2 else "feature", text=text) for i, text in enumerate(texts)]
    return [r | {"group": r["id"]} for r in rows]


def write(path: Path, *rows: dict) -> str:
    """Rows as JSON Lines; returns the path as text."""
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    return str(path)


def one(folder: Path, text: str, name: str = "one.jsonl") -> Path:
    """A file that holds `text`."""
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return path


def problems_of(path: str | Path) -> list[Problem]:
    return load([str(path)], skip_bad=True).problems


VOICES = ["alder", "birch", "cedar", "damson", "elder", "fir", "gorse", "hazel", "iris", "juniper", "kelp", "larch", "maple", "nettle"]
VOICES += ["oak", "pine", "quince", "rowan", "sedge", "thyme"]


def words(seed: int, count: int) -> str:
    """Running text of made-up order: two seeds share next to no run of five words."""
    return " ".join(random.Random(seed).choices(VOICES, k=count))


# Line ends, characters outside the BMP, quotes, separators of CSV: all of it must come back as it went.
_CHARACTERS = st.sampled_from([*"abc ,;\"'\n\r\t“”é🏊|=+{}[]\\", "\u200b", "\u2028"])
_TEXT = st.text(_CHARACTERS, min_size=1, max_size=60).filter(lambda text: bool(text.strip()))
_OPTION = st.none() | st.booleans()
_SOURCE = st.none() | st.lists(st.sampled_from(SOURCE_TYPES), max_size=2)
_NAME = st.none() | st.sampled_from(["blog", "story 9", "a,b", "ü"])


@st.composite
def sentences(draw, text: str) -> list[LabelledSentence]:
    cuts = sorted(set(draw(st.lists(st.integers(0, len(text)), max_size=8))))
    out = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if text[start:end].strip():
            rating = draw(st.none() | st.sampled_from([0.0, 1.0, 2.0, 2.5, 3.0, 3.5, 4.0]))
            out.append(LabelledSentence(start, end, rating, draw(_SOURCE), draw(_OPTION), draw(_OPTION), draw(_OPTION)))
    return out


@st.composite
def articles(draw, id: str = "x1") -> LabelledArticle:
    text = draw(_TEXT)
    unit = draw(st.sampled_from(["article", "sentence"]))
    label = draw(st.none() | st.integers(0, 1))
    rating = None
    if unit == "sentence":
        score = draw(st.none() | st.sampled_from([0.0, 1.0, 3.0, 4.0]))
        spans = [LabelledSentence(0, len(text), score, draw(_SOURCE), draw(_OPTION), draw(_OPTION), draw(_OPTION))]
        if label is not None and draw(st.booleans()):
            spans = []
    else:
        spans = draw(sentences(text))
        rating = draw(st.none() | st.sampled_from([0.0, 35.0, 62.5, 100.0]))
        if rating is None and label is None and not spans:
            rating = 50.0
    split = draw(st.sampled_from([None, "train", "test"]))
    return LabelledArticle(
        id, text, rating, label, spans, draw(_NAME), draw(_NAME), draw(_NAME), draw(_NAME), draw(_NAME), split=split, unit=unit
    )
