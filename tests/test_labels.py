"""Labels of somebody's own, and rows that cannot be used for one and the same reason."""

from __future__ import annotations

import csv
import json

import pytest
from click.testing import CliRunner

from credscore.cli import main
from credscore.errors import LabelError, UsageError
from credscore.training.dataset import load, read
from credscore.training.records import label_of, labels_with


def table(path, labels):
    """A CSV with a row for each label, in order."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["text", "label"])
        out.writerows([f"On day {i} the council of Tarn met, said Ola Berg.", label] for i, label in enumerate(labels))
    return str(path)


def lines(path, labels):
    """JSON Lines with a row for each label, in order."""
    path.write_text("".join(json.dumps({"text": f"Row {i}.", "label": label}) + "\n" for i, label in enumerate(labels)), encoding="utf-8")
    return str(path)


def test_labels_of_the_contract_need_no_word():
    assert [label_of(value, labels_with(None)) for value in ("Reliable", " unreliable ", 1, 0, "1.0", 0.0, True, False, "fake", 2, None)] == [
        1, 0, 1, 0, 1, 0, 1, 0, None, None, None
    ]  # fmt: skip


def test_a_users_labels_are_read_in_any_case_beside_ours(tmp_path):
    path = table(tmp_path / "a.csv", ["FAKE", "real", "Not  true", "reliable"])
    data = load([path], labels={"fake": "unreliable", "Real": 1, "not true": "unreliable"})
    assert [a.label for a in data.articles] == [0, 1, 0, 1]


@pytest.mark.parametrize("values", [[1, 0, "1", "1.0", 0.0], [True, False, True, 1.0, 0]])
def test_numbers_can_be_turned_round(tmp_path, values):
    path = lines(tmp_path / "a.jsonl", values)
    plain, turned = load([path]).articles, load([path], labels={1: "unreliable", "0": "reliable"}).articles
    assert [a.label for a in turned] == [1 - a.label for a in plain]


def test_turned_round_exports_of_annotation_tools_are_turned_once(tmp_path):
    rows = [{"id": 1, "text": "A.", "label": ["1"]}, {"id": 2, "text": "B.", "label": ["0"]}, {"id": 3, "text": "C.", "label": ["fake"]}]
    path = tmp_path / "doccano.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    own = {"1": "unreliable", "0": "reliable", "fake": "unreliable"}
    assert [a.label for a in load([path], labels=own).articles] == [0, 1, 0]
    result = [{"from_name": "label", "type": "choices", "value": {"choices": ["fake"]}}]
    path.write_text(json.dumps([{"data": {"text": "A."}, "annotations": [{"result": result}]}]), encoding="utf-8")
    assert [a.label for a in load([path], labels=own).articles] == [0]
    path.write_text(json.dumps({"text": "A.", "id": 4, "verdict": "fake", "annotation_id": 9}), encoding="utf-8")
    assert [a.label for a in load([path], labels=own).articles] == [0]


@pytest.mark.parametrize("own", [{"fake": "bad"}, {"fake": "unreliable", "Fake ": "reliable"}, {"fake": None}])
def test_a_label_has_one_meaning_and_one_that_exists(own):
    with pytest.raises(UsageError):
        labels_with(own)


def test_unknown_labels_are_counted_and_the_error_shows_the_option(tmp_path):
    path = table(tmp_path / "a.csv", ["fake"] * 5 + ["Real"] * 4 + ["half true"] * 2 + ["reliable"])
    with pytest.raises(LabelError) as caught:
        load([path])
    message, hint = caught.value.message, caught.value.hint
    assert message.startswith("11 rows ") and '"fake" (5), "Real" (4), "half true" (2)' in message
    assert f'5 rows: label "fake" is not known: use "reliable" or "unreliable", 1 or 0; first: {path}:2, {path}:3, {path}:4, …' in message
    assert hint.endswith("--label fake=unreliable --label Real=reliable --label 'half true'=?") and "--skip-bad" in hint
    assert dict(read([path]).unknown_labels) == {"fake": 5, "Real": 4, "half true": 2}


def test_reasons_that_differ_in_details_join_when_there_are_many(tmp_path):
    path = tmp_path / "a.jsonl"
    rows = [{"text": "A ferry.", "rating": 50, "sentences": [{"start": 0, "end": 100 + i, "rating": 1}]} for i in range(40)]
    path.write_text("".join(json.dumps(row) + "\n" for row in [*rows, {"text": "", "rating": 5}]), encoding="utf-8")
    with pytest.raises(LabelError) as caught:
        load([path])
    listed = [line for line in caught.value.message.splitlines() if line.startswith("  ")]
    assert len(listed) == 2 and listed[0].startswith("  40 rows, such as: sentence 1: 0:100 lies outside") and listed[1].endswith("empty")


def test_ratings_off_two_scales_are_two_reasons(tmp_path):
    rows = [{"text": "A ferry.", "rating": rating} for rating in (*range(101, 108), -5)]
    rows += [{"text": "A ferry.", "rating": rating, "unit": "sentence"} for rating in range(70, 75)]
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with pytest.raises(LabelError) as caught:
        load([path])
    wide, narrow = (line for line in caught.value.message.splitlines() if line.startswith("  "))
    assert wide.startswith("  8 rows, such as: rating 101 is not from 0 to 100")
    assert narrow.startswith("  5 rows, such as: rating 70 is not from 0 to 4;")


def run(*arguments):
    return CliRunner().invoke(main, list(arguments))


def test_data_check_says_a_shared_error_once_and_lists_each_row_on_request(tmp_path):
    path = table(tmp_path / "a.csv", ["fake", "real"] * 20)
    short, each = run("data", "check", path), run("data", "check", path, "-v")
    assert short.exit_code == each.exit_code == 1
    assert len(short.stdout.splitlines()) == 2 and "20 rows" in short.stdout and f"{path}:2, {path}:4, {path}:6, …" in short.stdout
    assert len(each.stdout.splitlines()) == 40
    assert "--label fake=unreliable --label real=reliable" in short.stderr
    found = json.loads(run("data", "check", path, "--format", "json").stdout)
    assert len(found["findings"]) == found["errors"] == 40
    clean = run("data", "check", path, "--label", "fake=unreliable", "--label", "real=reliable")
    assert clean.exit_code == 0 and "40 examples" in clean.stderr


@pytest.mark.parametrize("given", ["fake", "=reliable", "fake=", "fake=maybe", "fake=?"])
def test_an_option_that_says_no_meaning_is_a_usage_error(tmp_path, given):
    path = table(tmp_path / "a.csv", ["fake"])
    result = run("data", "check", path, "--label", given)
    assert result.exit_code == 2 and "--label fake=unreliable" in result.stderr


@pytest.mark.parametrize("command", [("data", "check"), ("data", "stats", "--no-diversity"), ("evaluate",)])
def test_a_label_that_no_row_has_is_told(tmp_path, command):
    path = table(tmp_path / "a.csv", ["Reliable", "fake", "1"])
    result = run(*command, path, "--label", "relaible=reliable", "--label", "FAKE=unreliable", "--label", "1=reliable")
    told = [line for line in result.stderr.splitlines() if "--label" in line]
    assert result.exit_code == 0 and told == ["Warning: no row has the label 'relaible', which --label explains."]


def test_labels_of_exports_are_met(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1, "text": "A ferry sank.", "label": ["echt"]}\n{"id": 2, "text": "It rained.", "label": ["falsch"]}\n', encoding="utf-8")
    assert read([path], labels={"echt": "reliable", "falsch": "unreliable", "wahr": "reliable"}).unmet_labels == ["wahr"]


def test_labels_may_hold_an_equals_sign_and_have_one_meaning(tmp_path):
    path = table(tmp_path / "a.csv", ["a=b", "real"])
    assert run("data", "check", path, "--label", "a=b=unreliable", "--label", "real=1").exit_code == 0
    assert run("data", "check", path, "--label", "real=1", "--label", "real=0").exit_code == 2


def test_train_and_evaluate_take_a_users_labels_and_say_which_way_round_they_were_read(tmp_path):
    path = table(tmp_path / "a.csv", ["fake", "real", "fake"] * 5)
    own = ("--label", "fake=unreliable", "--label", "real=reliable")
    refused = run("train", path, "-o", str(tmp_path / "m"))
    assert refused.exit_code == 1 and '"fake" (10), "real" (5)' in refused.stderr and not (tmp_path / "m").exists()
    made = run("train", path, "-o", str(tmp_path / "m"), "-q", "--no-compare", *own)
    assert made.exit_code == 0, made.output
    assert "Labels: 5 reliable, 10 unreliable" in made.stdout
    assert run("evaluate", path, "--cv", "-q", *own).exit_code == 0
