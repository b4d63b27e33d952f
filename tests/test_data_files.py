"""What `credscore data` writes: splits, exports and imports, and what they never write over; and `agreement`, which reads two."""

from __future__ import annotations

import json
from pathlib import Path

import cli_tools
import pytest
from click.testing import Result
from labelled_samples import row, twenty, write

from credscore.training.dataset import load
from credscore.training.labelstudio_tasks import CONFIG


def run(*args: object, stdin: str | None = None) -> Result:
    return cli_tools.run("data", *args, stdin=stdin)


@pytest.fixture
def examples(tmp_path: Path) -> str:
    return write(tmp_path / "examples.jsonl", *twenty())


def test_split_marks_a_copy(examples, tmp_path):
    result = run("split", examples, "-o", tmp_path / "marked.jsonl", "--test-share", "0.2")
    assert result.exit_code == 0 and "train: 16 examples in 16 groups, test: 4 examples in 4 groups" in result.stderr
    marked = load([tmp_path / "marked.jsonl"]).articles
    assert [a.id for a in marked] == [a.id for a in load([examples]).articles]
    assert sum(a.split == "test" for a in marked) == 4
    again = run("split", tmp_path / "marked.jsonl")
    assert again.exit_code == 2 and "--redo" in again.stderr
    assert run("split", tmp_path / "marked.jsonl", "--redo", "--test-share", "0.2").stdout == (tmp_path / "marked.jsonl").read_text()


def test_copies_and_originals_stay_on_one_side(tmp_path):
    stories = [" ".join(f"{word}{i}" for word in row()["text"].split()) for i in range(20)]
    edited = [f"Updated. {text.replace('lido', 'pool')}" for text in stories]
    rows = [{"id": f"{kind}{i}", "text": text, "rating": 5 * i} for kind, texts in (("a", stories), ("b", edited)) for i, text in enumerate(texts)]
    path, marked = write(tmp_path / "copies.jsonl", *rows), tmp_path / "marked.jsonl"
    result = run("split", path, "-o", marked, "--test-share", "0.3")
    assert result.exit_code == 0 and "40 groups hold texts that are copies of one another, or nearly: kept together as 20" in result.stderr
    sides = {a.id: a.split for a in load([marked]).articles}
    assert all(sides[f"a{i}"] == sides[f"b{i}"] for i in range(20)) and list(sides.values()).count("test") == 12
    assert "split-leak" not in run("check", marked).stdout
    one = write(tmp_path / "one.jsonl", *({"id": str(i), "text": stories[0], "rating": 50} for i in range(3)))
    refused = run("split", one)
    assert refused.exit_code == 2 and "copies stay on one side" in refused.stderr


def test_split_into_two_files(examples, tmp_path):
    assert run("split", examples, "-o", f"{tmp_path / 'parts'}/").exit_code == 0
    train, test = (load([tmp_path / "parts" / f"{side}.jsonl"]).articles for side in ("train", "test"))
    assert (len(train), len(test)) == (17, 3)


def test_a_folder_for_the_parts_that_cannot_be_made_is_told(examples):
    result = run("split", examples, "-o", f"{examples}/")
    assert result.exit_code == 2
    assert f"The folder {examples}/ cannot be made" in result.stderr


def test_no_part_is_written_where_the_other_would_overwrite_an_input(examples, tmp_path):
    given = tmp_path / "parts" / "test.jsonl"
    given.parent.mkdir()
    given.write_bytes(Path(examples).read_bytes())
    result = run("split", given, "-o", given.parent)
    assert result.exit_code == 2
    assert [path.name for path in given.parent.iterdir()] == ["test.jsonl"]


def test_an_output_that_is_a_folder_is_told_without_a_guess_at_its_format(examples, tmp_path):
    result = run("export", "--to", "csv", examples, "-o", tmp_path)
    assert result.exit_code == 2
    assert "is a directory" in result.stderr
    assert "report" not in result.stderr


def test_split_in_place(examples):
    before = [json.loads(line) for line in Path(examples).read_text().splitlines()]
    assert run("split", examples, "--in-place", "-q").exit_code == 0
    after = [json.loads(line) for line in Path(examples).read_text().splitlines()]
    assert [r | {"split": a["split"]} for r, a in zip(before, after, strict=True)] == after
    assert run("split", examples, "--in-place", "-o", "x").exit_code == 2


def test_split_in_place_refuses_what_is_no_line_an_example(examples, tmp_path):
    path = tmp_path / "wide.jsonl"
    path.write_bytes(Path(examples).read_text(encoding="utf-8").encode("utf-16"))
    before = path.read_bytes()
    done = run("split", str(path), "--in-place")
    assert done.exit_code == 2 and "-o marked.jsonl" in done.stderr and path.read_bytes() == before


def test_an_input_is_never_overwritten(examples):
    before = Path(examples).read_bytes()
    result = run("split", examples, "-o", examples)
    assert result.exit_code == 2 and "overwritten" in result.stderr and Path(examples).read_bytes() == before


@pytest.mark.parametrize(("kind", "name"), [("labelstudio", "tasks.json"), ("csv", "labels.csv")])
def test_there_and_back(examples, tmp_path, kind, name):
    assert run("export", "--to", kind, examples, "-o", tmp_path / name).exit_code == 0
    result = run("import", "--from", kind, tmp_path / name, "-o", tmp_path / "back.jsonl")
    assert result.exit_code == 0 and "20 examples with 100 labelled sentences" in result.stderr
    assert load([tmp_path / "back.jsonl"]).fingerprint == load([examples]).fingerprint


def test_export_writes_the_labelling_interface(examples, tmp_path):
    import xml.etree.ElementTree as xml

    result = run("export", "--to", "labelstudio", examples, "-o", tmp_path / "t.json", "--config", tmp_path / "i.xml", "--predictions")
    assert result.exit_code == 0 and (tmp_path / "i.xml").read_text() == CONFIG
    view = xml.fromstring(CONFIG)
    offered = {(e.get("name"), item.get("value")) for e in view for item in e}
    tasks = json.loads((tmp_path / "t.json").read_text())
    assert all("annotations" not in t for t in tasks)
    for result_ in (r for t in tasks for p in t["predictions"] for r in p["result"]):
        chosen = result_["value"].get("labels") or result_["value"].get("choices") or []
        assert {(result_["from_name"], word) for word in chosen} <= offered
    assert run("export", "--to", "csv", examples, "--predictions").exit_code == 2


def test_import_from_standard_input():
    result = run("import", "--from", "csv", "-", stdin="text,label\nA ferry sank.,reliable\n")
    assert result.exit_code == 0 and json.loads(result.stdout) == {"text": "A ferry sank.", "label": 1}


def test_agreement(tmp_path):
    a = write(tmp_path / "a.jsonl", row("x"), row("y", rating=90), row("alone"))
    changed = row("y", rating=70)
    changed["sentences"][1] = changed["sentences"][1] | {"rating": 2, "source": ["media"]}
    b = write(tmp_path / "b.jsonl", row("x"), changed)
    result = run("agreement", a, b)
    assert result.exit_code == 0 and "quadratic kappa" in result.stdout and "4 named / 2 media" in result.stdout
    assert f"Not compared, only in {a}: alone" in result.stderr
    found = json.loads(run("agreement", a, b, "--format", "json").stdout)
    assert found["figures"]["rating"]["n"] == 8 and 0.7 < found["figures"]["rating"]["value"] < 1
    other = write(tmp_path / "c.jsonl", {"id": "z", "text": "Z.", "label": 1})
    assert run("agreement", a, other).exit_code == 1


def test_agreement_of_examples_without_ids_goes_by_their_texts(tmp_path):
    def bare(**more):
        return {k: v for k, v in row("x").items() if k != "id"} | more

    texts = [f"{row()['text']}Day {k}." for k in range(3)]
    a = write(tmp_path / "a.jsonl", *(bare(text=text) for text in texts), bare(text=texts[0]))
    b = write(tmp_path / "b.jsonl", *(bare(text=text, rating=55) for text in reversed(texts)), bare(text="Another text.", sentences=[]))
    result = run("agreement", a, b, "--format", "json")
    found = json.loads(result.stdout)
    assert result.exit_code == 0 and found["articles"] == 3 and found["other_text"] == []
    assert found["only_a"] == ["a.jsonl:4"] and found["only_b"] == ["b.jsonl:4"]
    assert found["figures"]["article rating, distance"]["value"] == 10
    named = write(tmp_path / "c.jsonl", *(row(f"n{k}", text=text) for k, text in enumerate(texts)))
    assert json.loads(run("agreement", named, b, "--format", "json").stdout)["articles"] == 3


def test_agreement_of_labels_that_are_kept_without_their_texts(tmp_path):
    bare = {k: v for k, v in row("x").items() if k != "text"}
    labels, texts = write(tmp_path / "a.jsonl", bare), write(tmp_path / "texts.jsonl", row("x"))
    assert "has no field 'text'" in run("agreement", labels, texts).stderr
    result = run("agreement", labels, texts, "--texts", texts)
    assert result.exit_code == 0 and "5 sentences compared" in result.stdout


def test_a_file_of_a_folder_that_is_read_is_not_written_over(examples):
    before = Path(examples).read_bytes()
    folder = Path(examples).parent
    for command in (["export", "--to", "csv"], ["import", "--from", "csv"], ["split"]):
        result = run(*command, folder, "-o", examples)
        assert (result.exit_code, "is also an input" in result.stderr) == (2, True)
    assert Path(examples).read_bytes() == before


def test_standard_input_is_one_labelling(examples):
    result = run("agreement", "-", "-", stdin=Path(examples).read_text(encoding="utf-8"))
    assert (result.exit_code, "read only once" in result.stderr) == (2, True)
