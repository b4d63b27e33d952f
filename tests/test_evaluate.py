"""Figures, floors and honest evaluation: `credscore evaluate`, and the modules behind it."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cli_tools import run
from hypothesis import given
from hypothesis import strategies as st
from labelled_samples import write
from training_samples import corpus, pairs, stories

import credscore
from credscore.cli.evaluate_text import worst_text
from credscore.model.bundle import load_bundle, shipped_model
from credscore.training import plots
from credscore.training.dataset import load
from credscore.training.evaluate import METRICS, measure, measure_by, predicted_by, reliability, worst
from credscore.training.metrics import quadratic_kappa
from credscore.training.prepare import prepare


def figures(*args: object) -> dict:
    result = run("evaluate", *args, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> str:
    return corpus(tmp_path_factory.mktemp("data") / "stories.jsonl", train=40, test=20)


@pytest.fixture(scope="module")
def model(data: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "m"
    assert run("train", data, "-o", folder, "-q", "--no-compare").exit_code == 0
    return folder


# ---------------------------------------------------------------- figures


def test_figures_are_those_of_the_reports_users_get(data: str) -> None:
    """Recomputed from the public reports, sentence by sentence."""
    found = figures(data, "--split", "test")
    examples = [a for a in load([data]).articles if a.split == "test"]
    truth, given, article_truth, scores, inside, flags = [], [], [], [], [], []
    for article, report in zip(examples, credscore.load().score_batch([a.text for a in examples]), strict=True):
        article_truth.append(article.rating)
        scores.append(report.score)
        inside.append(report.interval[0] <= article.rating <= report.interval[1])
        for label in article.sentences:
            near = max(report.sentences, key=lambda s: min(s.end, label.end) - max(s.start, label.start))
            flags.append((label.quote, near.quote))
            if label.rating is not None:
                truth.append(label.rating)
                given.append(2.0 if near.score is None else near.score / 25)
    m = found["metrics"]
    assert m["sentence_kappa"] == pytest.approx(quadratic_kappa(truth, given), abs=0.02)
    assert m["sentence_mae"] == pytest.approx(float(np.abs(np.subtract(truth, given)).mean()), abs=0.01)
    assert m["article_mae"] == pytest.approx(float(np.abs(np.subtract(article_truth, scores)).mean()), abs=0.06)
    assert m["coverage"] == pytest.approx(float(np.mean(inside)), abs=0.051)
    both = sum(a and b for a, b in flags)
    assert m["quote_f1"] == pytest.approx(2 * both / (sum(a for a, _ in flags) + sum(b for _, b in flags)))
    assert found["support"]["sentence_kappa"] == len(truth) and m["scored"] == 1.0


def test_perfect_predictions_have_perfect_figures(data: str) -> None:
    p = prepare(load([data]).articles)
    q = predicted_by(load_bundle(shipped_model()), p)
    known = p.claim >= 0
    q.claim[known] = p.claim[known] == 1
    rated = ~np.isnan(p.rating)
    q.expected[rated] = p.rating[rated]
    q.chances[rated] = np.eye(5)[p.rating[rated].astype(int)]
    q.hedge[known], q.quote[known], q.ai[known] = p.hedge[known] == 1, p.quote[known] == 1, p.ai[known] == 1
    q.score[:], q.low[:], q.high[:] = p.article_rating, p.article_rating - 1, p.article_rating + 1
    m = measure(p, q)
    for key in ("sentence_kappa", "sentence_spearman", "no_claim_f1", "hedge_f1", "quote_f1", "article_spearman", "coverage"):
        assert m.metrics[key] == pytest.approx(1.0), key
    assert (m.metrics["sentence_mae"], m.metrics["article_mae"], m.metrics["ece"]) == (0.0, 0.0, 0.0)
    assert np.array_equal(m.confusion, np.diag(np.diag(m.confusion))) and m.confusion.sum() == known.sum()
    assert math.isnan(m.metrics["article_auc"]) and math.isnan(m.metrics["ai_f1"])


def test_parts_by_genre_add_up_to_the_whole(data: str) -> None:
    p = prepare(load([data]).articles)
    q = predicted_by(load_bundle(shipped_model()), p)
    whole, parts = measure(p, q), measure_by(p, q, "genre")
    assert set(parts) == {"local report", "gossip"}
    assert sum(m.confusion for m in parts.values()).tolist() == whole.confusion.tolist()
    sizes = [m.support["sentence_mae"] for m in parts.values()]
    mean = np.average([m.metrics["sentence_mae"] for m in parts.values()], weights=sizes)
    assert mean == pytest.approx(whole.metrics["sentence_mae"])


def test_the_worst_come_first_with_their_text(data: str) -> None:
    p = prepare(load([data]).articles)
    found = worst(p, predicted_by(load_bundle(shipped_model()), p), 7)
    assert (len(found["sentences"]), len(found["articles"])) == (7, 7)
    gaps = [round(abs(row["rating"] - row["predicted"]), 6) for row in found["articles"]]  # differences of decimals
    assert gaps == sorted(gaps, reverse=True)
    texts = {a.id: a.text for a in p.articles}
    assert all(row["text"] and row["text"] == texts[row["id"]][row["start"] : row["end"]] for row in found["sentences"])


def test_two_labels(tmp_path: Path) -> None:
    found = figures(write(tmp_path / "pairs.jsonl", *pairs(12)))
    assert found["support"]["article_auc"] == 24 and found["support"]["pairs_ordered"] == 12
    assert found["metrics"]["article_auc"] > 0.9 and found["metrics"]["pairs_ordered"] > 0.9
    assert found["metrics"]["article_mae"] is None


def test_labels_of_claims_alone_give_no_figure_for_no_claim(tmp_path: Path) -> None:
    rows = [row | {"sentences": [s for s in row["sentences"] if s["rating"] is not None]} for row in stories(8)]
    whole, claims = (figures(write(tmp_path / f"{name}.jsonl", *some)) for name, some in (("a", stories(8)), ("b", rows)))
    assert whole["support"]["no_claim_f1"] > 0 and whole["metrics"]["no_claim_f1"] is not None
    assert claims["support"]["no_claim_f1"] == 0 and claims["metrics"]["no_claim_f1"] is None


def test_one_text_under_two_ids_is_never_trained_on_and_asked_for(tmp_path: Path) -> None:
    rows = [{"text": row["text"], "label": label, "id": f"{label}-{k}"} for label in (0, 1) for k, row in enumerate(stories(20))]
    p = prepare(load([write(tmp_path / "a.jsonl", *rows)]).articles)
    assert p.group.tolist() == [f"0-{k}" for k in range(20)] * 2
    # A model that knew the twin with the other label could tell all of them apart.
    found = figures(write(tmp_path / "a.jsonl", *rows), "--cv")
    assert found["metrics"]["article_auc"] == 0.5 and found["counts"]["groups"] == 20


def test_groups_in_a_long_chain_of_shared_texts_are_one_group(tmp_path: Path) -> None:
    rows = [{"text": f"Boat {k} is in.", "rating": 50, "group": f"g{k}"} for k in range(800)]
    rows += [{"text": f"Boat {max(k, j)} is out.", "rating": 50, "group": f"g{k}"} for j in range(799, 0, -1) for k in (j, j - 1)]
    assert set(prepare(load([write(tmp_path / "a.jsonl", *rows)]).articles).group) == {"g0"}


def test_groups_that_share_a_text_are_one_group(tmp_path: Path) -> None:
    texts = ["The pier  stays.", "The weir held.", "THE PIER\nstays.", "The lido shuts.", "The weir held.", "The lido opens."]
    rows = [{"text": text, "rating": 50, "group": group} for text, group in zip(texts, ("a", "b", "c", "b", "c", "d"), strict=True)]
    assert prepare(load([write(tmp_path / "a.jsonl", *rows)]).articles).group.tolist() == ["a", "a", "a", "a", "a", "d"]


def test_a_stand_alone_sentence_keeps_all_its_labels(tmp_path: Path) -> None:
    text = "“The pier stays,” said Greta Mbeki-Lunn, the harbour master."
    rows = [{"text": text, "unit": "sentence", "rating": 4, "source": ["named"], "quote": True, "hedge": False, "ai": False}]
    rows.append({"text": "Sign up for our weekly letter.", "unit": "sentence", "rating": None})
    p = prepare(load([write(tmp_path / "a.jsonl", *rows)]).articles)
    first, second = p.owner == 0, p.owner == 1
    assert (p.rating[first] == 4).all() and (p.claim[first] == 1).all() and (p.quote[first] == 1).all() and (p.hedge[first] == 0).all()
    assert all(p.source[k] == ["named"] for k in np.flatnonzero(first))
    assert np.isnan(p.rating[second]).all() and (p.claim[second] == 0).all() and (p.quote[second] == -1).all()


@given(st.lists(st.tuples(st.integers(0, 4), st.floats(0.21, 1.0), st.integers(0, 4)), min_size=1, max_size=60))
def test_calibration_error_stays_in_bounds(rows: list[tuple[int, float, int]]) -> None:
    chances = np.array([[(1 - sure) / 4] * 5 for _, sure, _ in rows])
    chances[np.arange(len(rows)), [top for top, _, _ in rows]] = [sure for _, sure, _ in rows]
    bins, error = reliability(chances, np.array([float(y) for _, _, y in rows]))
    assert sum(b["n"] for b in bins) == len(rows)
    right, sure = np.mean([top == y for top, _, y in rows]), chances.max(axis=1).mean()
    # The error over bins is never below the overall gap between confidence and success, and never above one.
    assert abs(right - sure) - 1e-9 <= error <= 1


def test_calibration_of_half_ratings() -> None:
    chances = np.tile([0.0, 0.0, 0.5, 0.5, 0.0], (4, 1))
    assert reliability(chances, np.full(4, 2.5))[1] == pytest.approx(0.0)


# ---------------------------------------------------------------- what the model has seen


def test_rows_the_model_was_trained_on_are_not_counted_as_new(model: Path, data: str) -> None:
    found = figures(data, "--model", model)
    assert found["split"] == "test" and found["counts"]["articles"] == 20
    assert any("trained on other examples of this data" in note for note in found["notes"])
    trained = figures(data, "--model", model, "--split", "train")
    assert any("out of fold" in note for note in trained["notes"])
    kept = json.loads((model / "metrics.json").read_text(encoding="utf-8"))
    same = {k: v for k, v in kept["cross_validated"]["metrics"].items() if k != "scored"}
    assert {k: v for k, v in trained["metrics"].items() if k != "scored"} == same
    assert found["metrics"] == kept["test"]["metrics"]
    everything = figures(data, "--model", model, "--split", "all")
    assert everything["counts"]["articles"] == 60
    assert everything["support"]["article_mae"] == trained["support"]["article_mae"] + found["support"]["article_mae"]


def test_a_model_is_cross_validated_as_it_was_trained(tmp_path: Path) -> None:
    rows = [{name: row[name] for name in ("id", "text", "rating")} for row in stories(40)]
    rated = write(tmp_path / "a.jsonl", *rows)
    labelled = write(tmp_path / "b.jsonl", *({"id": row["id"], "text": row["text"], "label": int(row["rating"] > 50)} for row in rows))
    folders = [str(tmp_path / name) for name in ("m", "n")]
    assert run("train", rated, "-o", folders[0], "--without", "hedging", "--no-compare").exit_code == 0
    made = json.loads((tmp_path / "m" / "metrics.json").read_text(encoding="utf-8"))["cross_validated"]["metrics"]
    assert figures(rated, "--model", folders[0])["metrics"]["article_mae"] == pytest.approx(made["article_mae"])
    assert run("train", labelled, "-o", folders[1], "--no-compare").exit_code == 0
    refused = run("evaluate", rated, "--model", folders[1])
    assert refused.exit_code == 1 and "learned labels, where they have ratings" in refused.output and "--cv" in refused.output
    new = write(tmp_path / "c.jsonl", *rows, *stories(8, start=700))
    found = figures(new, "--model", folders[1])
    assert found["counts"]["articles"] == 8 and any("where they have ratings here" in note and "left out" in note for note in found["notes"])


def test_seen_rows_among_new_ones_are_left_out(model: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "mixed.jsonl", *stories(6), *stories(8, start=700))
    found = figures(path, "--model", model)
    assert found["counts"]["articles"] == 8 and any("6 of these 14" in note for note in found["notes"])
    result = run("evaluate", write(tmp_path / "seen.jsonl", *stories(6)), "--model", model)
    assert result.exit_code == 1 and "--cv" in result.stderr


def test_cross_validation_of_the_features(data: str, model: Path) -> None:
    found = figures(data, "--cv", "--split", "train", "--model", model)
    kept = json.loads((model / "metrics.json").read_text(encoding="utf-8"))
    assert found["split"] == "cv" and found["metrics"] == kept["cross_validated"]["metrics"]


# ---------------------------------------------------------------- the command


def test_the_text_shows_all_that_is_asked(data: str) -> None:
    result = run("evaluate", data, "--split", "test", "--worst", 2)
    assert result.exit_code == 0 and result.stderr == ""
    for words in ("Model default", "20 articles", "By genre", "By domain", "gossip", "Reliability", "labels down, model across"):
        assert words in result.stdout
    assert result.stdout.split("Largest disagreements, sentences")[1].count("s10") == 2
    plain = run("evaluate", data, "--split", "test", "--worst", 0, "--by", "origin").stdout
    assert "Largest" not in plain and "By genre" not in plain


def test_disagreements_stand_in_lines_of_their_own_whatever_an_id_holds() -> None:
    article = {"id": "a\n1", "rating": 70, "predicted": 20.0, "genre": "news\n wire", "text": "The board met."}
    sentence = {**article, "start": 0, "end": 14, "source": None, "predicted_source": ()}
    lines = "\n".join(worst_text({"articles": [article], "sentences": [sentence]})).splitlines()
    assert "  a 1  70 / 20  news  wire" in lines and "  a 1 0:14  70 / 20.0 none" in lines


def test_json_has_every_metric_and_no_nan(data: str) -> None:
    found = figures(data, "--by", "genre,split", "--worst", 1)
    assert set(found["metrics"]) == set(found["support"]) == {x.key for x in METRICS}
    assert set(found["by"]) == {"genre", "split"} and set(found["by"]["split"]) == {"test", "(none)"}
    assert len(found["worst"]["sentences"]) == 1 and "below_floor" not in found


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["--by", "colour"], 2, "colour"),
        (["--model", "nowhere"], 3, "nowhere"),
        (["--floors", "nowhere.json"], 1, "--pin"),
        (["--pin", "no/such/folder/f.json"], 2, "does not exist"),
    ],
)
def test_mistakes(args: list[str], code: int, message: str, data: str) -> None:
    result = run("evaluate", data, *args)
    assert result.exit_code == code and message in result.stderr and result.stdout == ""


def test_a_split_without_rows(tmp_path: Path) -> None:
    result = run("evaluate", write(tmp_path / "a.jsonl", *stories(4)), "--split", "test")
    assert result.exit_code == 1 and "split 'test'" in result.stderr


def test_left_out_rows_are_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", *stories(4), {"text": ""})
    assert run("evaluate", path).exit_code == 1
    result = run("evaluate", path, "--skip-bad")
    assert result.exit_code == 1 and "line 5" in result.stderr and "4 articles" in result.stdout


def test_pictures(data: str, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    result = run("evaluate", data, "--split", "test", "--plots", tmp_path / "p")
    assert result.exit_code == 0
    drawn = sorted((tmp_path / "p").iterdir())
    assert [p.name for p in drawn] == ["articles.png", "confusion.png", "reliability.png"]
    assert all(p.read_bytes().startswith(b"\x89PNG") for p in drawn)


def test_pictures_tell_what_missed_the_interval_and_on_how_many_sentences_a_dot_rests(data: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("matplotlib")
    drawn: dict[str, Any] = {}
    monkeypatch.setattr(plots, "save_pictures", lambda figures, _folder: drawn.update(figures) or [*figures])
    found = figures(data, "--split", "test", "--plots", tmp_path / "p")
    (axes,) = drawn["articles.png"].axes
    inside, outside = (len(dots.get_offsets()) for dots in axes.collections[1:])
    assert axes.get_title().startswith("20 articles") and inside == round(20 * found["metrics"]["coverage"]) and inside + outside == 20
    assert axes.get_legend().get_texts()[0].get_text() == f"rating outside the interval ({outside})"
    assert len({round(x, 3) for dots in axes.collections[1:] for x in dots.get_offsets()[:, 0]}) == 20
    (axes,) = drawn["reliability.png"].axes
    assert sum(int(text.get_text()) for text in axes.texts) == found["support"]["ece"]


def test_the_picture_of_labels_parts_them_and_shows_no_interval(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("matplotlib")
    drawn: dict[str, Any] = {}
    monkeypatch.setattr(plots, "save_pictures", lambda figures, _folder: drawn.update(figures) or [*figures])
    assert run("evaluate", write(tmp_path / "two.jsonl", *pairs(6)), "--plots", tmp_path / "p").exit_code == 0
    (axes,) = drawn["articles.png"].axes
    assert "AUC" in axes.get_title() and [tick.get_text() for tick in axes.get_xticklabels()] == ["unreliable", "reliable"]
    (dots,) = axes.collections
    x = dots.get_offsets()[:, 0]
    assert len(set(x.round(3))) == 12 and ((x > 0.5).sum(), (x < 0.5).sum()) == (6, 6)


# ---------------------------------------------------------------- floors


def test_floors_are_kept_and_a_fall_is_named(data: str, tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert run("evaluate", data, "--split", "test", "--pin", path, "-q").exit_code == 0
    floors = json.loads(path.read_text(encoding="utf-8"))
    assert floors["data"] == load([data]).fingerprint and floors["split"] == "test"
    assert {"sentence_kappa", "article_spearman"} <= set(floors["floors"]) and {"sentence_mae", "article_mae"} <= set(floors["ceilings"])
    # Nothing rests on twenty sentences with the flag ai: no floor.
    assert "ai_f1" not in floors["floors"]
    again = run("evaluate", data, "--split", "test", "--floors", path)
    assert again.exit_code == 0 and "keep to the floors" in again.stderr
    floors["floors"]["sentence_kappa"], floors["ceilings"]["article_mae"] = 0.9999, 0.01
    path.write_text(json.dumps(floors), encoding="utf-8")
    fallen = run("evaluate", data, "--split", "test", "--floors", path)
    assert fallen.exit_code == 1
    lines = [line for line in fallen.stderr.splitlines() if line.startswith("Floors not kept")]
    assert len(lines) == 2 and "sentence_kappa" in lines[0] and "article_mae" in lines[1]


def test_what_rests_on_too_few_cases_for_a_floor_is_named(tmp_path: Path) -> None:
    path, floors = write(tmp_path / "few.jsonl", *stories(12)), tmp_path / "floors.json"
    (few,) = [line for line in run("evaluate", path, "--pin", floors).stderr.splitlines() if line.startswith("Not pinned")]
    assert "fewer than 20 cases" in few and "article rating: Spearman" in few and "no claim: F1" in few
    assert "kappa" not in few and "interval" not in few and "flag ai" not in few
    assert "article_spearman" not in json.loads(floors.read_text(encoding="utf-8"))["floors"]


def test_floors_of_other_examples_or_rows_are_not_kept(data: str, tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert run("evaluate", data, "--split", "test", "--pin", path, "-q").exit_code == 0
    assert "other rows" in run("evaluate", data, "--split", "train", "--floors", path).stderr
    result = run("evaluate", write(tmp_path / "b.jsonl", *stories(25, split="test")), "--split", "test", "--floors", path)
    assert result.exit_code == 1 and "other examples" in result.stderr and "--pin" in result.stderr


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"data": "x", "floors": {}}',
        '{"data": "x", "floors": {"speed": 1}, "ceilings": {}}',
        '{"data": "x", "floors": {"ece": "a"}, "ceilings": {}}',
    ],
)
def test_broken_floors(content: str, data: str, tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text(content, encoding="utf-8")
    result = run("evaluate", data, "--floors", path)
    assert result.exit_code == 1 and str(path) in result.stderr and result.stdout == ""
