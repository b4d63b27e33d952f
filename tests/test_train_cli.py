"""`credscore train` as a user meets it: the files it makes, the verdict, what it refuses to overwrite."""

from __future__ import annotations

import errno
import json
import os
import random
import re
import shlex
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest
from cli_tools import run
from click.testing import Result
from labelled_samples import write
from training_samples import corpus, pairs, stories, story

import credscore
from credscore.cli.evaluate_text import comparison_text
from credscore.errors import CredscoreError
from credscore.model.bundle import load_bundle
from credscore.model.groups import GROUPS
from credscore.training.compare import Comparison
from credscore.training.train import FILES


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> str:
    return corpus(tmp_path_factory.mktemp("data") / "stories.jsonl")


@pytest.fixture(scope="module")
def trained(data: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    folder = tmp_path_factory.mktemp("models") / "mine"
    return folder, run("train", data, "-o", folder, "--name", "newsroom")


@pytest.fixture
def model(trained: tuple[Path, Result], tmp_path: Path) -> Path:
    """A copy of the trained model that a test may spoil."""
    return Path(shutil.copytree(trained[0], tmp_path / "model"))


def test_a_model_with_its_figures_and_its_card(trained: tuple[Path, Result], data: str) -> None:
    folder, result = trained
    assert result.exit_code == 0, result.stderr
    assert set(contents(folder)) == set(FILES)
    assert "Trained on 60 articles" in result.stdout and "Put aside as test: 24 articles" in result.stdout
    assert "fold 5 of 5" in result.stderr and "Written to" in result.stderr and "fold" not in result.stdout
    assert "Against the model in use, default" in result.stdout and "Verdict: " in result.stdout
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["name"] == "newsroom" and set(manifest["trained_with"]) >= {"credscore", "numpy", "scikit-learn"}
    assert manifest["examples"]["articles"] == 60 and manifest["examples"]["test_examples"] == 24
    metrics = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["data"] == manifest["data"] and metrics["model"] == load_bundle(folder).info
    assert metrics["cross_validated"]["counts"]["articles"] == 60 and metrics["test"]["counts"]["articles"] == 24
    # The two kinds of story differ in every word that matters: a model that has learnt anything tells them apart.
    assert metrics["test"]["metrics"]["sentence_kappa"] > 0.8
    assert set(metrics["cross_validated"]["by"]["genre"]) == {"local report", "gossip"}
    assert credscore.load(folder).score(story(5000, True)["text"]).model["name"] == "newsroom"


def test_the_card_says_what_for_and_how_good(trained: tuple[Path, Result]) -> None:
    card = (trained[0] / "card.md").read_text(encoding="utf-8")
    for heading in (
        "## Use",
        "**Not for**",
        "## Data",
        "By genre",
        "By domain",
        "## Calibration and doubt",
        "## Limits",
        "## Train it anew",
    ):
        assert heading in card
    metrics = json.loads((trained[0] / "metrics.json").read_text(encoding="utf-8"))
    assert f"| {metrics['cross_validated']['metrics']['sentence_kappa']:.3f} |" in card
    assert f"| {metrics['test']['metrics']['article_mae']:.1f} |" in card
    assert metrics["data"] in card
    assert str(trained[0]) not in card


def test_what_the_card_says_makes_the_model_again(tmp_path: Path) -> None:
    rows = [{"text": row["text"], "label": ("fake", "real")[row["label"]], "group": row["group"]} for row in pairs(20)]
    path, folder = write(tmp_path / "two.jsonl", *rows), tmp_path / "m"
    given = ["--name", "news room; v2", "--without", "hedging", "--label", "fake=unreliable", "--label", "real=reliable"]
    assert run("train", path, "-o", folder, "-q", "--no-compare", *given).exit_code == 0
    card = (folder / "card.md").read_text(encoding="utf-8")
    (command,) = [line for line in card.splitlines() if line.startswith("credscore train DATA")]
    told = [{"DATA": path, "DIR": tmp_path / "again"}.get(word, word) for word in shlex.split(command)[1:]]
    assert run(*told, "-q", "--no-compare").exit_code == 0
    assert load_bundle(tmp_path / "again").info == load_bundle(folder).info
    assert "do not say of what genre" in card and "threshold for it, is the base model's" in card


def test_the_same_data_and_seed_give_the_same_bytes(trained: tuple[Path, Result], data: str, tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert run("train", data, "-o", again, "--name", "newsroom", "--no-compare", "-q").exit_code == 0
    assert contents(again) == contents(trained[0])
    other = tmp_path / "other"
    assert run("train", data, "-o", other, "--name", "newsroom", "--no-compare", "-q", "--seed", 1).exit_code == 0
    assert contents(other)["metrics.json"] != contents(again)["metrics.json"]


def test_test_rows_are_never_trained_on(data: str, trained: tuple[Path, Result], tmp_path: Path) -> None:
    """Wrong labels in the test rows, and in a row of their group, change the figures but not the weights."""
    rows = [json.loads(line) for line in Path(data).read_text(encoding="utf-8").splitlines()]
    for row in rows:
        if row.get("split") == "test":
            row["rating"] = 100 - row["rating"]
    folder = tmp_path / "m"
    assert run("train", write(tmp_path / "wrong.jsonl", *rows), "-o", folder, "--name", "newsroom", "--no-compare").exit_code == 0
    assert contents(folder)["weights.npz"] == contents(trained[0])["weights.npz"]
    before, after = (json.loads((f / "metrics.json").read_text(encoding="utf-8")) for f in (trained[0], folder))
    assert after["cross_validated"] == before["cross_validated"]
    assert after["test"]["metrics"]["article_mae"] > before["test"]["metrics"]["article_mae"] + 10


def test_quiet_leaves_only_results(data: str, tmp_path: Path) -> None:
    result = run("train", data, "-o", tmp_path / "m", "-q", "--no-compare")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Trained on" in result.stdout and "Verdict" not in result.stdout


def test_a_better_model_is_not_overwritten_unless_forced(model: Path, tmp_path: Path) -> None:
    rows = stories(60, start=3000)
    for row in rows:  # labels upside down, but for the rows put aside: what is trained on them must lose there
        row["rating"] = 100 - row["rating"]
        for s in row["sentences"]:
            s["rating"] = None if s["rating"] is None else 4 - s["rating"]
    path = write(tmp_path / "bad.jsonl", *rows, *stories(24, start=4000, split="test"))
    before = contents(model)
    result = run("train", path, "-o", model)
    assert "Verdict: worse" in result.stdout
    assert result.exit_code == 1
    assert "Not saved" in result.stderr and "--force" in result.stderr
    assert contents(model) == before
    forced = run("train", path, "-o", model, "--force")
    assert forced.exit_code == 0 and contents(model) != before


def test_ratings_without_sense_make_no_better_model(model: Path, tmp_path: Path) -> None:
    """Whoever learns where such ratings lie is nearer to them than any model that reads; that is no reason to trust it."""
    chance = random.Random(3)
    rows = [{k: v for k, v in row.items() if k != "sentences"} | {"rating": chance.randint(38, 62)} for row in stories(60, start=5000)]
    path, before = write(tmp_path / "noise.jsonl", *rows), contents(model)
    result = run("train", path, "-o", model)
    assert "Verdict: cannot tell" in result.stdout and "it has learned nothing that carries over" in result.stdout
    assert result.exit_code == 1 and "Not saved: the new model is no nearer" in result.stderr
    assert contents(model) == before
    assert run("train", path, "-o", model, "--force", "-q").exit_code == 0


def test_without_a_comparison_a_model_is_not_overwritten(model: Path, data: str) -> None:
    before = contents(model)
    result = run("train", data, "-o", model, "--no-compare")
    assert result.exit_code == 2 and "--force" in result.stderr and contents(model) == before
    assert run("train", data, "-o", model, "--no-compare", "--force", "-q").exit_code == 0


def test_training_again_on_the_same_data_is_no_step_back(trained: tuple[Path, Result], data: str, tmp_path: Path) -> None:
    """The old model has seen the rows to train on; the verdict rests on the rows put aside, where both are equal."""
    folder = Path(shutil.copytree(trained[0], tmp_path / "m"))
    result = run("train", data, "-o", folder, "--name", "newsroom")
    assert result.exit_code == 0, result.stderr
    assert "on 24 examples" in result.stdout and "Verdict: cannot tell" in result.stdout
    assert contents(folder) == contents(trained[0])


def test_the_model_in_use_is_named(model: Path, data: str, tmp_path: Path) -> None:
    new = write(tmp_path / "new.jsonl", *stories(40, start=700))
    other = tmp_path / "other"
    result = run("train", new, "-o", other, "--name", "other", "--model", model)
    assert result.exit_code == 0 and "Against the model in use, newsroom " in result.stdout and "in -o" not in result.stdout, result.output
    # Two comparisons where the output holds another one; what may be overwritten is judged by itself.
    result = run("train", new, "-o", other, "--model", model)
    assert "Against the model in use, newsroom " in result.stdout and "Against the model in -o, other " in result.stdout, result.output
    result = run("train", new, "-o", other, "--model", other)
    assert result.stdout.count("Against the model") == 1 and "Against the model in use, " in result.stdout, result.output
    result = run("train", new, "-o", tmp_path / "m", "--model", tmp_path / "gone")
    assert result.exit_code == 3 and "There is no model directory" in result.stderr and not (tmp_path / "m").exists()
    assert run("train", new, "-o", tmp_path / "m", "--model", model, "--no-compare").exit_code == 2


def test_examples_that_only_the_old_model_knows_are_left_out_of_the_comparison_and_counted(model: Path, data: str, tmp_path: Path) -> None:
    known = [json.loads(line) for line in Path(data).read_text(encoding="utf-8").splitlines()]
    known = [row for row in known if row.get("split") != "test"][:15]
    path = write(tmp_path / "a.jsonl", *known, *stories(30, start=900))
    result = run("train", path, "-o", model)
    told = re.search(r"on (\d+) examples\n  (\d+) other examples that it was trained on are left out\.\n", result.stdout)
    assert told is not None and int(told[2]) >= 15 and int(told[1]) + int(told[2]) == 45


def test_a_flattering_comparison_says_so_and_does_not_refuse(tmp_path: Path) -> None:
    path, folder = write(tmp_path / "a.jsonl", *stories(30)), tmp_path / "m"
    assert run("train", path, "-o", folder, "--no-compare").exit_code == 0
    result = run("train", path, "-o", folder)
    assert result.exit_code == 0
    assert "the comparison flatters it" in result.stdout and "Verdict: worse" not in result.stdout


@pytest.mark.parametrize("make", ["file", "foreign", "foreign manifest"])
def test_something_else_than_a_model_is_left_alone(make: str, data: str, tmp_path: Path) -> None:
    target = tmp_path / "x"
    if make == "file":
        target.write_text("notes", encoding="utf-8")
    else:
        target.mkdir()
        (target / "holiday.txt").write_text("sand", encoding="utf-8")
        if make == "foreign manifest":
            (target / "manifest.json").write_text('{"manifest_version": 3}', encoding="utf-8")
    before = contents(tmp_path)
    result = run("train", data, "-o", target, "--force")
    assert result.exit_code == 2 and "-o DIR" in result.stderr
    assert contents(tmp_path) == before


@pytest.mark.parametrize("spoilt", ["format", "features", "manifest", "weights"])
def test_an_unusable_model_is_kept(model: Path, tmp_path: Path, spoilt: str) -> None:
    manifest = json.loads((model / "manifest.json").read_text(encoding="utf-8"))
    if spoilt == "weights":
        (model / "weights.npz").write_bytes((model / "weights.npz").read_bytes()[:3000])
    else:
        changed = {"format": manifest | {"format": 2}, "features": manifest | {"features": ["an older one", *manifest["features"][1:]]}}
        (model / "manifest.json").write_text(json.dumps(changed.get(spoilt, manifest))[: 500 if spoilt == "manifest" else None], encoding="utf-8")
    before = contents(model)
    result = run("train", write(tmp_path / "a.jsonl", *stories(20)), "-o", model, "-q")
    assert result.exit_code == 2 and "nobody knows which is better" in result.stderr and "--force" in result.stderr
    assert "cross-validation" not in result.stderr and contents(model) == before


def test_an_unusable_model_is_replaced_by_force_and_a_newer_one_kept(model: Path, data: str) -> None:
    (model / "weights.npz").write_bytes(b"broken")
    result = run("train", data, "-o", model, "--name", "newsroom", "--force")
    assert result.exit_code == 0 and "is replaced" in result.stderr
    load_bundle(model)
    manifest = json.loads((model / "manifest.json").read_text(encoding="utf-8"))
    (model / "manifest.json").write_text(json.dumps(manifest | {"format": 99}), encoding="utf-8")
    result = run("train", data, "-o", model, "--force")
    assert result.exit_code == 2 and "newer credscore" in result.stderr


def test_an_explicit_base_lends_its_heads(trained: tuple[Path, Result], tmp_path: Path) -> None:
    folder = tmp_path / "m"
    assert run("train", write(tmp_path / "p.jsonl", *pairs(12)), "-o", folder, "--base", trained[0], "--no-compare").exit_code == 0
    ours, base = load_bundle(folder), load_bundle(trained[0])
    assert np.array_equal(ours.arrays["sentence_weights"], base.arrays["sentence_weights"])
    assert ours.manifest["base"]["fingerprint"] == base.manifest["fingerprint"]
    name = base.manifest["name"]
    assert name != ours.manifest["name"] and f"the model {name} lends those heads" in run("evaluate", tmp_path / "p.jsonl", "--model", folder).stdout
    result = run("train", write(tmp_path / "p.jsonl", *pairs(12)), "-o", folder, "--base", tmp_path / "none")
    assert result.exit_code == 3 and "no model directory" in result.stderr
    assert "--base DIR" in result.stderr and "--model" not in result.stderr


def test_the_help_lists_the_groups_that_can_be_left_out() -> None:
    told = " ".join(run("train", "--help").stdout.split())
    assert f"Leave a group of features out: {', '.join(GROUPS)}." in told


def test_pictures_come_and_go(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    path, folder = write(tmp_path / "a.jsonl", *stories(20)), tmp_path / "m"
    assert run("train", path, "-o", folder, "--plots", "--no-compare").exit_code == 0
    drawn = {p.name for p in (folder / "plots").iterdir()}
    assert drawn == {"reliability.png", "confusion.png", "articles.png"}
    card = (folder / "card.md").read_text(encoding="utf-8")
    assert all(f"(plots/{name})" in card for name in drawn) and "\nReliability diagram, cross-validated:\n" in card
    assert run("train", corpus(tmp_path / "b.jsonl"), "-o", tmp_path / "t", "--plots", "--no-compare").exit_code == 0
    assert "\nReliability diagram, test rows:\n" in (tmp_path / "t" / "card.md").read_text(encoding="utf-8")
    assert run("train", path, "-o", folder, "--no-compare", "--force").exit_code == 0
    assert not (folder / "plots").exists() and "plots/" not in (folder / "card.md").read_text(encoding="utf-8")


def test_the_pictures_of_a_model_stay_with_it_where_the_new_one_cannot_be_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("matplotlib")

    def full(*_: object) -> None:
        raise CredscoreError("The disk is full.")

    path, other, folder = write(tmp_path / "a.jsonl", *stories(20)), write(tmp_path / "b.jsonl", *stories(20, start=50)), tmp_path / "m"
    assert run("train", path, "-o", folder, "--plots", "--no-compare").exit_code == 0
    before = contents(folder)
    monkeypatch.setattr("credscore.training.train.save", full)
    for pictures in ([], ["--plots"]):
        assert run("train", other, "-o", folder, "--no-compare", "--force", *pictures).exit_code == 1
        assert contents(folder) == before


def test_a_model_is_saved_also_where_its_pictures_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    figure = pytest.importorskip("matplotlib.figure")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(figure.Figure, "savefig", full)
    # Nor is there a folder for temporary files, as in a container that cannot be written to.
    monkeypatch.setattr("tempfile._candidate_tempdir_list", lambda: [str(tmp_path / "none")])
    monkeypatch.setattr("tempfile.tempdir", None)
    path, folder = write(tmp_path / "a.jsonl", *stories(20)), tmp_path / "m"
    result = run("train", path, "-o", folder, "--plots", "--no-compare")
    assert result.exit_code == 1 and f"pictures cannot be written to {folder}/plots: No space left on device." in result.stderr
    assert "The model is saved" in result.stderr and load_bundle(folder)


def test_pictures_without_matplotlib_fail_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    result = run("train", write(tmp_path / "a.jsonl", *stories(20)), "-o", tmp_path / "m", "--plots")
    assert result.exit_code == 2 and "credscore[plots]" in result.stderr and "fold" not in result.stderr


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = run("train", write(tmp_path / "a.jsonl", *stories(20)), "-o", tmp_path / "file" / "m", "--no-compare")
    assert result.exit_code == 2 and "is a file" in result.stderr and "cross-validation" not in result.stderr
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    result = run("train", tmp_path / "a.jsonl", "-o", tmp_path / "link")
    assert result.exit_code == 2 and "leads nowhere" in result.stderr and "cross-validation" not in result.stderr


def test_a_name_that_is_no_text_is_refused_before_the_work(tmp_path: Path) -> None:
    result = run("train", write(tmp_path / "a.jsonl", *stories(20)), "-o", tmp_path / "m", "--name", "caf\udce9")
    assert result.exit_code == 2 and "bytes that are no text" in result.stderr and not (tmp_path / "m").exists()


@pytest.mark.parametrize(
    ("left_out", "said"),
    [(0, None), (1, "1 other example that it was trained on is"), (1200, "1,200 other examples that it was trained on are")],
)
def test_a_comparison_says_how_many_examples_it_leaves_out(left_out: int, said: str | None) -> None:
    found = Comparison("cannot tell", "no row is judged by both models", [], False, 9, left_out)
    lines = [line for line in comparison_text(found, {"name": "old", "version": "1", "fingerprint": "0"}) if "left out" in line]
    assert lines == ([f"  {said} left out."] if said else [])


def test_a_place_that_cannot_be_looked_at_is_wrong_usage(tmp_path: Path) -> None:
    result = run("train", write(tmp_path / "a.jsonl", *stories(20)), "-o", tmp_path / ("m" * 300))
    assert (result.exit_code, "cannot be made: File name too long" in result.stderr) == (2, True)
