"""What `train` says of a model besides its figures: the phrases that weigh most, figures too good to be about sourcing, and a mere guess."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from cli_tools import run
from labelled_samples import write
from training_samples import pairs, stories

from credscore.model.bundle import load_bundle, shipped_model
from credscore.model.phrasing import BITS
from credscore.schema import LabelledArticle
from credscore.training.doubts import CHANCE, NO_NEARER, guessing
from credscore.training.evaluate import predicted_by
from credscore.training.phrases import Learned, ngram_counts
from credscore.training.prepare import Prepared, prepare
from credscore.training.strongest import MOST, strongest

FIRM = "Imelda Varga, {n}, said the ferry had sunk. It rained. Nobody came. The lamp was lit. A study found that {n} boats leak."
LOOSE = "Wow, the ferry sank! It rained. Nobody came. The lamp was lit. Some boats leak, they say, and she knows."


def shuffled(rows: list[dict], seed: int = 5) -> list[dict]:
    """The same examples, their labels drawn by lot."""
    labels = [row["label"] for row in rows]
    random.Random(seed).shuffle(labels)
    return [{k: v for k, v in row.items() if k != "group"} | {"label": label} for row, label in zip(rows, labels, strict=True)]


def weighed() -> tuple[Prepared, np.ndarray]:
    p = prepare([LabelledArticle(text=(FIRM, LOOSE)[k % 2].format(n=k + 7), id=f"t{k}", label=1 - k % 2) for k in range(40)])
    counts = ngram_counts(p)
    learned = Learned.of(counts, (p.article_rating > 50).astype(int))
    return p, learned.arrays(counts, 10.0)["phrase_weights"]


def test_the_strongest_phrases_are_found_again_with_the_articles_that_have_them() -> None:
    p, weights = weighed()
    up, down = strongest(p, weights)
    assert 0 < len(up) <= MOST and 0 < len(down) <= MOST
    assert all(one.points > 0 and (one.reliable, one.unreliable) == (20, 0) for one in up)
    assert all(one.points < 0 and (one.reliable, one.unreliable) == (0, 20) for one in down)
    shown = " ".join(one.phrase for one in (*up, *down))
    assert "<name>" in shown and "<number>" in shown and not any(word in shown for word in ("Imelda", "Varga", "17"))
    assert all(one.phrase in one.marked for one in (*up, *down)) and any(one.phrase != one.marked for one in (*up, *down))
    assert [one.points for one in up] == sorted((one.points for one in up), reverse=True)
    for some in (up, down):
        assert not any(f" {b.phrase} " in f" {a.phrase} " for k, a in enumerate(some) for b in some[k + 1 :])


def test_no_phrases_no_list() -> None:
    p, weights = weighed()
    assert strongest(p, np.zeros(1 << BITS)) == ([], [])
    one = np.where(np.arange(1 << BITS) == int(np.argmax(weights)), 1.0, 0.0)
    up, down = strongest(p, one)
    assert len(up) == 1 and not down
    assert strongest(prepare([LabelledArticle(text="Other words.", id="x", label=1)]), one) == ([], [])


def test_figures_too_good_are_doubted_and_the_phrases_listed(tmp_path: Path) -> None:
    told = ["The pier is new, Ida Voss said. ", "Patients in the trial were well, Ida Voss said. "]  # of one sourcing, and two topics
    rows = [{"id": f"t{k}", "label": k % 2, "text": told[k % 2] * (5 + k % 7) + f"It was day {k}."} for k in range(60)]
    done = run("train", write(tmp_path / "topics.jsonl", *rows), "-o", tmp_path / "m")
    assert done.exit_code == 0, done.stderr
    assert "An AUC of 1.000 can mean that the two labels differ in topic" in done.stdout
    card = (tmp_path / "m" / "card.md").read_text(encoding="utf-8")
    assert "**An AUC of 1.000 can mean" in card and "## Phrases that weigh most" in card
    listed = next(line for line in done.stdout.splitlines() if line.startswith("Phrases that weigh most: for reliable “"))
    assert any(word in listed for word in ("atients", "trial", "were well")) and any(word in listed for word in ("pier", "new"))
    assert listed.count("“") <= 6 and card.count("\n| `") > 6


def test_labels_drawn_by_lot_are_said_to_teach_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "lot.jsonl", *shuffled(pairs(30)))
    done = run("train", path, "-o", tmp_path / "new")
    assert done.exit_code == 0 and f"On rows held out the model {CHANCE}" in done.stdout
    assert f"**On rows held out the model {CHANCE}" in (tmp_path / "new" / "card.md").read_text(encoding="utf-8")
    good = run("train", write(tmp_path / "good.jsonl", *pairs(30)), "-o", tmp_path / "old")
    assert good.exit_code == 0 and CHANCE not in good.stdout
    kept = (tmp_path / "old" / "weights.npz").read_bytes()
    # the old model has not seen these rows with these labels any better: what bars the way is that the new one guesses
    done = run("train", path, "-o", tmp_path / "new")
    assert done.exit_code == 1 and f"the new model {CHANCE}" in done.stderr
    assert run("train", path, "-o", tmp_path / "old").exit_code == 1 and (tmp_path / "old" / "weights.npz").read_bytes() == kept
    assert run("train", path, "-o", tmp_path / "new", "--force").exit_code == 0


@pytest.mark.parametrize("seed", range(3))
def test_what_is_a_guess(seed: int) -> None:
    chance = np.random.default_rng(seed)
    for rows, said in ((pairs(20), CHANCE), (stories(40), NO_NEARER)):
        p = prepare([LabelledArticle(text=row["text"], id=row["id"], label=row.get("label"), rating=row.get("rating")) for row in rows])
        q = predicted_by(load_bundle(shipped_model()), p)
        q.score = p.article_rating.copy()
        assert guessing(p, q) == ""
        q.score = 100 - p.article_rating
        assert guessing(p, q) == said
        q.score = chance.permutation(p.article_rating) if said == NO_NEARER else np.full(len(rows), 50.0)
        assert guessing(p, q) == said
        q.score = np.full(len(rows), np.nan)
        assert guessing(p, q) == ""


def test_texts_of_one_group_are_one_chance_to_be_right() -> None:
    """Ten tellings of a story with the same score: counted one by one, a third of such draws had passed for knowledge."""
    chance = np.random.default_rng(0)
    p = prepare([LabelledArticle(text=f"Story {k}.", id=f"t{k}", label=1, group=f"g{k // 10}") for k in range(200)])
    q = predicted_by(load_bundle(shipped_model()), p)
    passed = 0
    for _ in range(200):
        labels, q.score = chance.permutation(np.arange(20) % 2).repeat(10), chance.normal(size=20).repeat(10)
        p.article_rating = 100.0 * labels
        passed += guessing(p, q) == ""
        q.score = labels + chance.normal(0.0, 0.1, 200)
        assert guessing(p, q) == ""
    assert passed < 24
