"""Halves of surrogate pairs, which JSON may hold and files of another encoding become: commands take them as signs, not as their end."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import cli_tools
import pytest
from click.testing import Result
from corpus_tools import article
from training_samples import story

from credscore.io.encodings import has_halves, without_halves
from credscore.io.jsontext import json_page
from credscore.training.dataset import load

HALF = "\ud83d"


def run(*args: object) -> Result:
    result = cli_tools.run(*args)
    assert result.exit_code == 0, result.stderr
    return result


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """Examples with a half in every field that is no text, and in the name of a field that nobody reads."""
    path = tmp_path / "mine.jsonl"
    rows = [
        story(k, k % 2 == 0) | {"id": f"{HALF}{k}", "group": f"{HALF}{k}", "genre": f"g{k % 2}{HALF}", "notes": HALF, HALF: 1}
        for k in range(24)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="ascii")
    return path


def test_a_half_becomes_one_sign() -> None:
    assert without_halves(f"a{HALF}\udc80é😀") == "a\ufffd\ufffdé😀"
    assert has_halves(HALF) and not has_halves("é😀")
    assert json.loads(json_page({"é" + HALF: ["\u2028", 1]})) == {"é" + HALF: ["\u2028", 1]}
    assert json_page(["é"]).decode() == '[\n  "é"\n]\n'


def test_labelled_examples_are_used_whatever_is_said_about_them(labelled: Path, tmp_path: Path) -> None:
    assert [(a.id, a.group, a.notes) for a in load([labelled]).articles[:2]] == [
        ("\ufffd0", "\ufffd0", "\ufffd"),
        ("\ufffd1", "\ufffd1", "\ufffd"),
    ]
    assert json.loads(run("data", "check", labelled, "--format", "json").stdout)["examples"] == 24
    assert "g0\ufffd" in json.loads(run("data", "stats", labelled, "--no-diversity", "--format", "json").stdout)["labels"]["genres"]
    for kind, name in (("labelstudio", "tasks.json"), ("csv", "mine.csv")):
        run("data", "export", "--to", kind, labelled, "-o", tmp_path / name, "-q")
        run("data", "import", "--from", kind, tmp_path / name, "-o", tmp_path / f"{kind}.jsonl", "-q")
        assert load([tmp_path / f"{kind}.jsonl"]).fingerprint == load([labelled]).fingerprint
    run("data", "split", labelled, "--in-place")
    run("train", labelled, "-o", tmp_path / "model", "--no-compare", "-q")
    assert "g0\ufffd" in (tmp_path / "model" / "card.md").read_text(encoding="utf-8")
    found = json.loads(run("evaluate", labelled, "--model", tmp_path / "model", "--format", "json", "-q").stdout)
    assert set(found["by"]["genre"]) == {"g0\ufffd", "g1\ufffd"}
    assert run("rules", "--coverage", labelled, "--kind", "quote", "--format", "json").stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names of files in any bytes")
def test_files_may_have_names_in_another_encoding(labelled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "bytes"
    folder.mkdir()
    path = os.path.join(os.fsencode(folder), b"caf\xe9.jsonl")
    rows = [json.loads(line) for line in labelled.read_text().splitlines()]
    Path(os.fsdecode(path)).write_text("".join(json.dumps({k: v for k, v in row.items() if k != "id"}) + "\n" for row in rows))
    assert len(json.loads(run("evaluate", folder, "--format", "json", "-q").stdout)["worst"]["articles"]) == 5
    for kind in ("labelstudio", "csv"):
        assert "Tobias Onyango" in run("data", "export", "--to", kind, folder, "-q").stdout


def test_groups_of_a_scored_corpus(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    source, output = tmp_path / "x.jsonl", tmp_path / "o.jsonl"
    rows = [{"id": f"{HALF}{k}", "text": article(k), "publisher": f"Courier {HALF}"} for k in range(3)]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="ascii")
    run("batch", source, "-o", output, "--keep", "publisher", "-q")
    found = json.loads(run("summarize", output, "--by", "publisher", "--format", "json", "--plot", tmp_path / "p.png").stdout)
    assert [(group["group"], group["count"]) for group in found["groups"]] == [("Courier \ufffd", 3)]
    assert "Courier \ufffd" in run("summarize", output, "--by", "publisher").stdout
