"""What `credscore train` makes of examples: two labels, sentences by themselves, copies, many files, and too few of them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from cli_tools import run
from labelled_samples import write
from training_samples import pairs, stories, story

import credscore.training.train as training
from credscore.model.bundle import load_bundle, shipped_model
from credscore.model.features import FEATURES
from credscore.training.compare import Comparison
from credscore.training.dataset import load

ROOT = Path(__file__).parent.parent


def test_files_of_one_name_in_many_folders_are_many_files(tmp_path: Path) -> None:
    for k in range(6):
        (tmp_path / f"desk{k}").mkdir()
        write(tmp_path / f"desk{k}" / "labels.jsonl", *stories(6, start=100 * k))
    paths = [tmp_path / f"desk{k}" / "labels.jsonl" for k in range(6)]
    result = run("train", *paths, "-o", tmp_path / "m", "-q", "--no-compare")
    assert result.exit_code == 0 and "held out whole files" in result.stdout
    few = run("train", *paths[:5], "-o", tmp_path / "n", "-q", "--no-compare")
    assert few.exit_code == 0 and "whole files" not in few.stdout


def test_the_name_of_a_file_and_the_order_of_its_rows_make_no_other_model(tmp_path: Path) -> None:
    rows = [{name: row[name] for name in ("text", "rating", "sentences")} for row in stories(40)]
    for name, order in (("label", rows), ("other", rows), ("back", rows[::-1])):
        result = run("train", write(tmp_path / f"{name}.jsonl", *order), "-o", str(tmp_path / name), "--name", "one", "--no-compare")
        assert result.exit_code == 0, result.output
    for other in ("other", "back"):
        for file in training.FILES:
            assert (tmp_path / "label" / file).read_bytes() == (tmp_path / other / file).read_bytes(), (other, file)


def test_a_sentence_that_is_cut_in_two_teaches_nothing_of_articles(tmp_path: Path) -> None:
    lone = [
        {"text": row["text"][s["start"] : s["end"]], "rating": s["rating"], "unit": "sentence"}
        for row in stories(12)
        for s in row["sentences"]
        if s["rating"] is not None
    ]
    cut = {"text": "Rain fell on Marrowby all day. The pier is shut.", "rating": 3, "unit": "sentence"}
    result = run("train", write(tmp_path / "a.jsonl", *lone, cut), "-o", str(tmp_path / "m"), "--no-compare")
    assert result.exit_code == 0 and "by themselves" in result.stdout and "was not measured" in result.stdout, result.output
    assert "by themselves" in (tmp_path / "m" / "card.md").read_text(encoding="utf-8")
    around = [k for k, feature in enumerate(FEATURES) if feature.name in ("first sentence", "last sentence", "log sentences")]
    assert len(around) == 3 and not load_bundle(tmp_path / "m").arrays["sentence_weights"][around, :5].any()


def test_labels_beside_ratings_are_told_of_and_make_no_interval(tmp_path: Path) -> None:
    rows = [{name: row[name] for name in ("id", "text", "rating")} for row in stories(60)]
    rated, labelled = rows[:30], [{"id": row["id"], "text": row["text"], "label": k % 2} for k, row in enumerate(rows[30:])]
    widths = []
    for name, some in (("rated", rated), ("both", rated + labelled)):
        result = run("train", write(tmp_path / f"{name}.jsonl", *some), "-o", str(tmp_path / name), "--no-compare")
        assert result.exit_code == 0 and ("count as rated 0 or 100" in result.stdout) == (name == "both"), result.output
        widths.append(load_bundle(tmp_path / name).arrays["interval"][:, 2].mean())
    # These labels are wrong throughout: measured against them, an interval would be the whole scale.
    assert widths[1] < 45


def test_ratings_too_few_for_an_interval_are_told_of_once(tmp_path: Path) -> None:
    rows = [{name: row[name] for name in ("id", "text", "rating")} for row in stories(40)]
    labelled = [{"id": row["id"], "text": row["text"], "label": int(row["rating"] > 50)} for row in rows[6:]]
    result = run("train", write(tmp_path / "a.jsonl", *rows[:6], *labelled), "-o", str(tmp_path / "m"), "--no-compare")
    assert result.exit_code == 0 and "rests on ratings" not in result.stdout, result.output
    assert "6 ratings are too few to measure that: the interval is the base model's." in " ".join(result.stdout.split())


def test_a_base_that_has_seen_the_examples_is_told_of(tmp_path: Path) -> None:
    plain = [{name: row[name] for name in ("id", "text", "rating")} for row in stories(40)]
    base = str(tmp_path / "base")
    assert run("train", write(tmp_path / "a.jsonl", *stories(40)), "-o", base, "--no-compare").exit_code == 0
    found = run("train", write(tmp_path / "b.jsonl", *plain), "-o", str(tmp_path / "m"), "--base", base, "--no-compare")
    assert "was trained on 40 of these 40 examples: what is cross-validated is too good, and the interval too narrow." in found.stdout, found.output
    labelled = [{"id": row["id"], "text": row["text"], "label": int(row["rating"] > 50)} for row in plain]
    found = run("train", write(tmp_path / "l.jsonl", *labelled), "-o", str(tmp_path / "k"), "--base", base, "--no-compare")
    assert "was trained on 40 of these 40 examples: what is cross-validated is too good." in found.stdout, found.output  # that one is lent, too
    found = run("train", write(tmp_path / "b.jsonl", *plain), "-o", str(tmp_path / "n"), "--no-compare")
    assert found.exit_code == 0 and "was trained on" not in found.stdout
    new = write(tmp_path / "c.jsonl", *({name: row[name] for name in ("id", "text", "rating")} for row in stories(20, start=500)))
    same, whole = str(tmp_path / "b.jsonl"), str(tmp_path / "a.jsonl")
    for path, model, told in ((same, base, True), (same, str(tmp_path / "n"), False), (new, base, False), (whole, base, False)):
        found = run("evaluate", path, "--cv", "--model", model)
        assert found.exit_code == 0 and ("was trained on 40 of these 40 examples: what is cross-validated" in found.stdout) == told, found.output


def test_what_a_lender_was_trained_on_is_not_new_to_a_model_with_its_heads(tmp_path: Path) -> None:
    plain, model = [{name: row[name] for name in ("id", "text", "rating")} for row in stories(30)], str(tmp_path / "m")
    assert run("train", write(tmp_path / "a.jsonl", *plain), "-o", model, "--no-compare").exit_code == 0
    ours = [ROOT / "training_data" / f"{name}.jsonl" for name in ("whispers", "scoops")]
    found = run("evaluate", *ours, "--model", model, "--worst", 0)
    assert "The model default, which lent this one heads, was trained on " in found.stdout, found.output
    found = run("train", *ours, "-o", tmp_path / "n", "--model", model)
    assert "or the one that lent it heads, was trained on" in found.stdout, found.output
    new = write(tmp_path / "b.jsonl", *stories(30, start=600))
    assert "lent this one" not in run("evaluate", new, "--model", model, "--worst", 0).stdout
    assert "on 29 examples" in run("train", new, "-o", tmp_path / "o", "--model", model).stdout  # one is too much like one of the thirty


def test_two_labels_in_jsonl(tmp_path: Path) -> None:
    path, folder = write(tmp_path / "pairs.jsonl", *pairs(20)), tmp_path / "m"
    result = run("train", path, "-o", folder)
    assert result.exit_code == 0, result.stderr
    found = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))["cross_validated"]
    assert found["counts"] | {"labelled_articles": 40, "rated_articles": 0, "groups": 20} == found["counts"]
    assert found["metrics"]["article_auc"] > 0.9 and found["metrics"]["pairs_ordered"] > 0.9
    assert found["metrics"]["article_mae"] is None and found["metrics"]["sentence_kappa"] is None
    # The sentence heads are the shipped model's: there was nothing to learn them from.
    ours, shipped = load_bundle(folder), load_bundle(shipped_model())
    assert np.array_equal(ours.arrays["sentence_weights"], shipped.arrays["sentence_weights"])
    assert not np.array_equal(ours.arrays["article_weights"], shipped.arrays["article_weights"])
    assert ours.manifest["base"] == shipped.info and "Too few labels for sentence ratings, claim or no claim: the model default" in result.stdout
    # Labels are the ends of the scale: how near the scores come to them is no measure of how far off they may be.
    assert np.array_equal(ours.arrays["interval"], shipped.arrays["interval"])
    # … and a reader is told so, not that the interval holds an editor's rating.
    article = tmp_path / "article.txt"
    article.write_text(stories(1)[0]["text"], encoding="utf-8")
    report = json.loads(run("score", article, "--model", folder, "--format", "json").stdout)
    assert [note["code"] for note in report["notes"]] == ["labels"]
    assert "four times out of five" not in run("score", article, "--model", folder).stdout


def test_a_model_that_learns_ratings_on_one_that_knows_labels_says_nothing_of_labels(tmp_path: Path) -> None:
    assert run("train", write(tmp_path / "two.jsonl", *pairs(20)), "-o", tmp_path / "two", "-q").exit_code == 0
    rows = [{k: v for k, v in row.items() if k != "sentences"} for row in stories(30)]
    assert run("train", write(tmp_path / "rated.jsonl", *rows), "-o", tmp_path / "m", "--base", tmp_path / "two", "-q").exit_code == 0
    assert load_bundle(tmp_path / "two").manifest["settings"]["scale"] == "labels"
    assert load_bundle(tmp_path / "m").manifest["settings"]["scale"] == "ratings"


@pytest.mark.parametrize("encoding", [None, "utf-16-le"])
def test_two_labels_in_csv(tmp_path: Path, encoding: str | None) -> None:
    path = tmp_path / "labels.csv"
    with path.open("w", newline="", encoding=encoding or "utf-8") as out:
        csv.writer(out).writerows([["text", "label"], *([r["text"], "reliable" if r["label"] else "unreliable"] for r in pairs(15))])
    result = run("train", path, "-o", tmp_path / "m", *(() if encoding is None else ("--encoding", encoding)))
    assert result.exit_code == 0, result.stderr
    assert "article labels: AUC" in result.stdout and "article labels, AUC:" in result.stdout


def test_ratings_on_another_scale_are_told(tmp_path: Path) -> None:
    rows = [{"text": story(n, n % 2 == 0)["text"], "rating": 1 + n % 5} for n in range(20)]
    done = run("train", write(tmp_path / "stars.jsonl", *rows), "-o", tmp_path / "m", "--no-compare")
    assert done.exit_code == 0 and "Warning: all 20 ratings of articles lie between 1 and 5" in done.stderr
    again = run("evaluate", write(tmp_path / "fine.jsonl", *stories(6)), "--model", tmp_path / "m")
    assert "Warning" not in again.stderr


@pytest.mark.parametrize("field", ["label", "rating"])
def test_stand_alone_sentences(field: str, tmp_path: Path) -> None:
    rows = []
    for row in stories(24):
        for k, s in enumerate(row["sentences"]):
            if s["rating"] is not None:
                value = int(s["rating"] > 2) if field == "label" else s["rating"]
                rows.append({"id": f"{row['id']}-{k}", "unit": "sentence", "text": row["text"][s["start"] : s["end"]], field: value})
    result = run("train", write(tmp_path / "sentences.jsonl", *rows), "-o", tmp_path / "m")
    assert result.exit_code == 0, result.stderr
    found = json.loads((tmp_path / "m" / "metrics.json").read_text(encoding="utf-8"))["cross_validated"]
    assert found["counts"]["stand_alone_sentences"] == len(rows) and found["counts"]["articles"] == 0
    assert found["metrics"]["sentence_auc" if field == "label" else "sentence_kappa"] > 0.8


def test_copies_of_what_was_trained_on_are_no_test(tmp_path: Path) -> None:
    rows, aside = stories(20), stories(12, start=800)
    copied = [row | {"id": f"again {k}", "text": "Updated: " + row["text"], "sentences": []} for k, row in enumerate(rows[:4])]
    path = write(tmp_path / "a.jsonl", *rows, *(row | {"split": "test"} for row in [*copied, *aside]))
    result = run("train", path, "-o", tmp_path / "m", "--no-compare")
    assert result.exit_code == 0 and "4 of the 16 examples put aside as test are near-duplicates" in result.stdout
    assert json.loads((tmp_path / "m" / "metrics.json").read_text(encoding="utf-8"))["test"]["counts"]["articles"] == 12


def test_whole_copies_are_of_one_group_and_no_warning(tmp_path: Path) -> None:
    rows = stories(20)
    path = write(tmp_path / "a.jsonl", *rows, *(row | {"id": f"again {k}"} for k, row in enumerate(rows)))
    result = run("train", path, "-o", tmp_path / "m", "--no-compare")
    assert result.exit_code == 0 and "in 20 groups" in result.stdout and "near-duplicates" not in result.stdout + result.stderr


def test_near_duplicates_are_told_and_stand_beside_the_verdict(tmp_path: Path) -> None:
    good = story(1, True)["text"]
    bad = story(2, False)["text"]
    rows = [{"text": f"{(good, bad)[k % 2]} Number {k}.", "label": (1, 0)[k % 2]} for k in range(30)]
    path = write(tmp_path / "copies of two.jsonl", *rows)
    done = run("train", path, "-o", tmp_path / "m")
    assert done.exit_code == 0, done.stderr
    assert "Warning: 28 of the 30 examples are near-duplicates" in done.stderr and f"credscore data check '{path}'" in done.stderr
    assert "28 of the 30 examples are near-duplicates" in done.stdout
    assert "28 of the 30 examples are near-duplicates" in (tmp_path / "m" / "card.md").read_text(encoding="utf-8")
    assert run("data", "check", path, "-v").stdout.count("[near-duplicate]") == 28


@pytest.mark.parametrize("verdict", ["better", "worse", "cannot tell"])
def test_the_verdict_better_is_not_said_without_near_duplicates(verdict: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.jsonl", *stories(20), *({"text": stories(1)[0]["text"] + f" {k}", "rating": 90} for k in range(3)))
    made = training.train(load([path]), "x")
    monkeypatch.setattr(training, "compare", lambda *_: Comparison(verdict, "why", [], False, 20))
    found, _ = training.compared(made, shipped_model())
    assert found.verdict == verdict and ("near-duplicates" in found.why) == (verdict == "better") and made.alike >= 3


def test_nothing_is_lent_where_every_head_has_its_labels(tmp_path: Path) -> None:
    """Hedges are evidence, not a head: data without labels for them lacks nothing."""
    rows = [row | {"sentences": [{k: v for k, v in s.items() if k != "hedge"} for s in row["sentences"]]} for row in stories(60)]
    done = run("train", write(tmp_path / "a.jsonl", *rows), "-o", tmp_path / "m", "--no-compare")
    assert done.exit_code == 0 and "lends" not in done.stdout
    assert load_bundle(tmp_path / "m").manifest["base"] is None and "come from the model" not in (tmp_path / "m" / "card.md").read_text()


def test_broken_rows_stop_it_or_are_named(tmp_path: Path) -> None:
    path, folder = write(tmp_path / "a.jsonl", *stories(20), {"text": "No label here."}), tmp_path / "m"
    result = run("train", path, "-o", folder)
    assert result.exit_code == 1 and f"{path}, line 21" in result.stderr and "--skip-bad" in result.stderr and not folder.exists()
    result = run("train", path, "-o", folder, "--skip-bad", "--no-compare")
    assert result.exit_code == 1 and "Left out:" in result.stderr and "line 21" in result.stderr and load_bundle(folder)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (stories(3), "groups"),
        ([{"text": r["text"], "label": r["label"]} for r in pairs(2)], "Give at least 10 articles or 30 sentences, in 5 groups or more"),
        ([r | {"group": "one"} for r in stories(20)], "1 group"),
        ([r | {"split": "test"} for r in stories(20)], "put aside as test"),
        ([{"text": r["text"], "label": 1} for r in pairs(20)], "same label"),
        ([{"text": r["text"], "rating": 70} for r in pairs(20)], "same rating"),
        ([{"text": r["text"], "label": r["label"]} for r in pairs(3)], "Give at least 10 articles or 30 sentences, in 5 groups or more"),
    ],
)
def test_too_little_to_learn_from(rows: list[dict], message: str, tmp_path: Path) -> None:
    result = run("train", write(tmp_path / "a.jsonl", *rows), "-o", tmp_path / "m")
    assert result.exit_code == 1 and message in result.stderr and not (tmp_path / "m").exists()


def test_what_leaking_marks_and_capitals_take_away_is_told_and_stands_in_the_card(tmp_path: Path) -> None:
    rows = [row | {"group": f"g{k // 2}"} | ({"split": "test"} if k in (0, 4) else {}) for k, row in enumerate(stories(30))]
    rows[20:] = [{k: v for k, v in row.items() if k != "sentences"} | {"text": row["text"].upper()} for row in rows[20:]]
    path, folder = write(tmp_path / "a.jsonl", *rows), tmp_path / "m"
    result = run("train", path, "-o", folder, "--no-compare", "-q")
    assert "2 of the 30 examples share their group or text with one that is marked as test" in result.stderr
    card = (folder / "card.md").read_text(encoding="utf-8")
    for said in (
        "2 of the 4 examples put aside as test are not marked so themselves",
        "10 of the 26 articles are in capitals, where names cannot be told from other words.",
    ):
        assert said in result.stdout and said in card
    assert str(tmp_path) not in card
    assert "10 of the 30 articles are in capitals" in run("evaluate", path).stdout
