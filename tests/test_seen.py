"""What a model was trained on is known again, and what only begins like it is not."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from cli_tools import run
from hypothesis import given
from hypothesis import strategies as st
from labelled_samples import write
from training_samples import stories

from credscore.schema import LabelledArticle
from credscore.training.dataset import load
from credscore.training.seen import TRAINED_ON, Seen, lines, sketch

LEAD = "The parish council of Marrowby met on Tuesday in the hall by the weir, and the evening was as long as it was cold. "
WORDS = "weir mill lido tram ferry baker mayor choir goose otter lantern ledger the a of to in and was had by with old new said told left built".split()


def articles(folder: Path, rows: list[dict]) -> list[LabelledArticle]:
    return load([write(folder / "rows.jsonl", *rows)]).articles


def trained_on(folder: Path, rows: list[dict]) -> Seen:
    (folder / TRAINED_ON).write_text(lines(articles(folder, rows)), encoding="ascii")
    return Seen(folder, {"data": "d"})


def rated(texts: list[str]) -> list[dict]:
    return [{"text": text, "rating": 50} for text in texts]


@pytest.mark.parametrize(
    "mend",
    [
        lambda text: text,
        lambda text: "UPDATED: " + text,
        lambda text: text.replace("council", "board"),
        lambda text: text[: int(len(text) * 0.8)],
        lambda text: " ".join(text.upper().split()),
    ],
)
def test_a_text_that_was_touched_is_still_known(tmp_path: Path, mend: object) -> None:
    texts = [row["text"] for row in stories(6)]
    seen = trained_on(tmp_path, rated(texts))
    assert seen.rows(articles(tmp_path, rated([mend(texts[2])])), "e").tolist() == [True]  # type: ignore[operator]


def test_a_common_lead_makes_no_text_known(tmp_path: Path) -> None:
    chance = random.Random(4)
    texts = [LEAD + " ".join(chance.choice(WORDS) for _ in range(80)) + "." for _ in range(12)]
    seen = trained_on(tmp_path, rated(texts[:6]))
    assert seen.rows(articles(tmp_path, rated(texts)), "e").tolist() == [True] * 6 + [False] * 6


def test_whether_all_of_it_is_there(tmp_path: Path) -> None:
    texts = [row["text"] for row in stories(6)]
    seen = trained_on(tmp_path, rated(texts[:4]))
    assert seen.whole_in(articles(tmp_path, rated(texts)), "e")
    assert not seen.whole_in(articles(tmp_path, rated(texts[1:])), "e")


@given(st.text(max_size=200))
def test_any_text_has_a_sketch_of_its_own_words(text: str) -> None:
    found = sketch(text)
    assert 1 <= len(found) <= 16 and list(found) == sorted(found)
    assert found == sketch(text.upper().lower()) or text.upper().lower() != text.lower()


def test_the_list_of_an_earlier_model_is_read(tmp_path: Path) -> None:
    (tmp_path / TRAINED_ON).write_text("2d711642b726b044\n", encoding="ascii")  # of the one word "x"
    seen = Seen(tmp_path, {})
    assert seen.known and seen.rows(articles(tmp_path, rated(["X.", "x x"])), "e").tolist() == [True, False]


@pytest.mark.parametrize("content", [None, "", "no hashes\n", "\xff"])
def test_a_model_that_does_not_say_is_told_of(tmp_path: Path, content: str | None) -> None:
    data = write(tmp_path / "new.jsonl", *stories(12, start=300))
    model = tmp_path / "m"
    assert run("train", write(tmp_path / "old.jsonl", *stories(20)), "-o", model, "-q", "--no-compare").exit_code == 0
    if content is None:
        (model / TRAINED_ON).unlink()
    else:
        (model / TRAINED_ON).write_text(content, encoding="latin-1")
    notes = json.loads(run("evaluate", data, "--model", model, "--format", "json").stdout)["notes"]
    assert any("does not say which texts it was trained on" in note for note in notes)
