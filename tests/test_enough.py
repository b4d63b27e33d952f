"""What is too little to learn from is told alike by `train` and by `data check`, which reads no more evidence for it than it must."""

from __future__ import annotations

import random

import pytest

from credscore.errors import LabelError
from credscore.schema import LabelledArticle, LabelledSentence
from credscore.training import enough
from credscore.training.enough import check_enough, refusal
from credscore.training.prepare import prepare
from credscore.training.split import divided

SENTENCES = ("The pier opens in May.", "Insiders say it may close.", "Mira Oldane counted the crates.", "It leaks, the council said.")


def example(number: int, draw: random.Random) -> LabelledArticle:
    """An article or a stand-alone sentence with labels of any kind, or none."""
    lines = [f"{draw.choice(SENTENCES)[:-1]} {number}." for _ in range(draw.randint(1, 4))]
    if draw.random() < 0.3:
        text, rating = lines[0], draw.choice([0.0, 4.0])
        spans = [LabelledSentence(0, len(text), rating)] if draw.random() < 0.7 else []
        return LabelledArticle(str(number), text, unit="sentence", label=None if spans else 1, sentences=spans)
    article = LabelledArticle(str(number), " ".join(lines), group=draw.choice(["", "a", "b"]) or None)
    article.rating = draw.choice([None, 20.0, 60.0])
    if draw.random() < 0.6:
        # Two labels may lie in one sentence, of which one counts.
        article.sentences = [LabelledSentence(k, k + 9, draw.choice([None, 1.0, 3.0])) for k in range(0, len(article.text) - 9, 10)]
    return article


def test_refusal_is_that_of_train() -> None:
    said = set()
    for seed in range(150):
        draw = random.Random(seed)
        examples = [example(k, draw) for k in range(draw.randint(1, 40))]
        if seed % 3 == 0:
            for one in examples:
                one.sentences = [s for s in one.sentences if s.rating == 1.0]
                one.rating = one.rating and 20.0
        told = None
        try:
            check_enough(prepare(divided(examples)[0]))
        except LabelError as error:
            told = error.message
        assert refusal(examples) == told
        said.add(told and told.split()[0])
    assert None in said and {"Only", "All"} <= said, said


@pytest.mark.parametrize("spans", [0, 3])
def test_evidence_is_read_only_as_far_as_it_decides(spans: int, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counted(articles: list[LabelledArticle]) -> object:
        read.append(len(articles))
        return prepare(articles)

    monkeypatch.setattr(enough, "prepare", counted)
    text = "The pier opens in May, the council said. " * 200
    examples = [LabelledArticle(str(k), f"{text}{k}.", rating=float(k % 90)) for k in range(400)]
    for k, one in enumerate(examples):
        one.sentences = [LabelledSentence(41 * j, 41 * j + 40, float((j + k) % 5)) for j in range(spans)]
    assert refusal(examples) is None
    assert sum(read) < 100 if spans else not read
