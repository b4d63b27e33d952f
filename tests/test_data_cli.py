"""`credscore data check` and `stats` as a user meets them: output, messages, exit codes, pictures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import cli_tools
import pytest
from click.testing import Result
from labelled_samples import row, twenty, write

from credscore.training import stats_plots

_PLAIN = "The ferry company said that its boat to the island sails at noon from now on, and that the price of the crossing stays what it was in"


def run(*args: object, stdin: str | None = None) -> Result:
    return cli_tools.run("data", *args, stdin=stdin)


@pytest.fixture
def examples(tmp_path: Path) -> str:
    return write(tmp_path / "examples.jsonl", *twenty())


def test_check_passes_sound_examples(tmp_path):
    result = run("check", write(tmp_path / "a.jsonl", row()))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 example, 5 sentences: 0 errors, 0 warnings" in result.stderr


def test_check_names_every_error_and_exits_1(tmp_path):
    path = write(tmp_path / "a.jsonl", row("a"), row("a"), row("b", rating=-3))
    result = run("check", path)
    assert result.exit_code == 1
    assert f"{path}:2: error: id 'a' was already used at {path}:1 [row]" in result.stdout
    assert f"{path}:3: error: rating -3 is not from 0 to 100 [row]" in result.stdout


def test_check_of_nothing_but_broken_rows_still_lists_them(tmp_path):
    result = run("check", write(tmp_path / "a.jsonl", {"text": ""}))
    assert result.exit_code == 1 and "text is empty" in result.stdout


def test_warnings_do_not_fail(tmp_path):
    result = run("check", write(tmp_path / "a.jsonl", row(ratting=4)), "-q")
    assert result.exit_code == 0 and "'ratting' of 1 row is not read" in result.stdout and result.stderr == ""


def test_stand_alone_sentences_are_counted_whatever_label_they_have(tmp_path):
    rows = [{"text": f"A ferry sank off point {k}.", "unit": "sentence"} | ({"label": 1} if k % 2 else {"rating": 3}) for k in range(6)]
    assert "6 examples, 6 sentences: 0 errors" in run("check", write(tmp_path / "a.jsonl", *rows)).stderr


def test_a_table_without_a_header_is_told_without_its_text(tmp_path):
    (tmp_path / "a.csv").write_text(f'"{_PLAIN}",1\n"{_PLAIN}s",0\n', encoding="utf-8")
    said = run("check", tmp_path / "a.csv").stdout
    assert "is there a header at all?" in said and len(said) < 250


def test_a_rating_without_end_is_told(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": 1, "text": "A ferry sank.", "label": [f"rating: {'9' * 400}"]}) + "\n", encoding="utf-8")
    result = run("check", path)
    assert result.exit_code == 1 and "is not from 0 to 100" in result.stdout


def test_check_for_programs(tmp_path):
    found = json.loads(run("check", write(tmp_path / "a.jsonl", row(), row("b", split="dev")), "--format", "json").stdout)
    assert (found["examples"], found["errors"], found["codes"]) == (1, 1, {"row": 1})
    assert found["findings"][0]["line"] == 2


def test_check_shows_some_findings_of_a_kind_and_counts_by_kind(tmp_path):
    rows = [row(f"a{k}", group="desk", split="train" if k else "test", text=row()["text"] + f"Day {k}.") for k in range(12)]
    path = write(tmp_path / "a.jsonl", *rows, {"text": "Rain.", "rating": 3, "ratting": 4})
    short, each = run("check", path), run("check", path, "-v")
    assert short.exit_code == 1 and "… and 6 more of this kind [split-leak]; -v lists all" in short.stdout.splitlines()
    assert short.stdout.count("error: group 'desk' is in") == 5 and each.stdout.count("error: group 'desk' is in") == 11
    rows = [row(f"b{k}", label=0, rating=80, text=f"Day {k}. " + row()["text"], sentences=[]) for k in range(12)]
    path = write(tmp_path / "b.jsonl", *rows, {"text": "Rain.", "rating": 3, "ratting": 4})
    short, each = run("check", path), run("check", path, "-v")
    assert short.stdout.count("but rated 80 [label-rating]") == 5 and each.stdout.count("but rated 80 [label-rating]") == 12
    assert "… and 7 more of this kind [label-rating]; -v lists all" in short.stdout.splitlines()
    assert "label-rating 12" in short.stderr and "unread-field 1" in short.stderr


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"text": f"{_PLAIN} {k}.", "rating": 10 * k} for k in range(3)], "Only 0 rated sentences and 3 rated articles"),
        ([{"text": f"{_PLAIN} {k}.", "rating": 5 * k, "group": "all"} for k in range(20)], "20 examples in 1 group: 5 are needed"),
        ([{"text": f"{_PLAIN} {k}.", "rating": 5 * k, "split": "test"} for k in range(20)], None),  # for evaluate
        ([{"text": f"{_PLAIN} {k}.", "rating": 5 * k} for k in range(20)], None),
    ],
)
def test_check_says_what_train_refuses(tmp_path, rows, said):
    result = run("check", write(tmp_path / "a.jsonl", *rows))
    assert result.exit_code == 0
    assert [f"These examples alone are not enough for train: {said}" in result.stderr, "not enough" in result.stderr] == [said is not None] * 2
    assert said is None or said in cli_tools.run("train", tmp_path / "a.jsonl", "-o", tmp_path / "m", "--no-compare").stderr


def test_text_cannot_steer_the_terminal(tmp_path):
    text = "The ferry \x1b[2J sank."
    result = run("check", write(tmp_path / "a.jsonl", {"text": text, "sentences": [{"start": 0, "end": 19, "rating": 4, "source": []}]}))
    assert "unbacked-4" in result.stdout and "\x1b" not in result.stdout


def test_stats_in_words_and_as_json(examples):
    text = run("stats", examples)
    assert text.exit_code == 0
    for part in ("20 articles", "Sentences by rating", "media+anonymous", "feature", "How different the texts are", "95th percentile"):
        assert part in text.stdout
    assert max(map(len, text.stdout.splitlines())) <= 80
    found = json.loads(run("stats", examples, "--format", "json").stdout)
    assert found["labels"]["articles"] == 20 and found["diversity"]["articles"] == 20
    assert set(json.loads(run("stats", examples, "--format", "json", "--no-diversity").stdout)) == {"labels"}


def test_stats_call_the_stretches_of_the_scale_what_they_count(tmp_path):
    rows = [row(f"r{rating}", text=f"Text {rating}.", rating=rating, sentences=[]) for rating in (0, 17, 17.5, 42, 88, 100)]
    found = json.loads(run("stats", write(tmp_path / "r.jsonl", *rows), "--format", "json", "--no-diversity").stdout)
    assert found["labels"]["article_ratings"] == {"0-17.5": 2, "17.5-42.5": 2, "42.5-67.5": 0, "67.5-87.5": 0, "87.5-100": 2}


def test_stats_of_texts_without_labels(tmp_path):
    path = write(tmp_path / "news.jsonl", {"text": "A ferry sank. Nobody drowned there."}, {"text": "Rain fell on Sunday in the hills."})
    found = json.loads(run("stats", "--text-only", path, "--format", "json").stdout)
    assert set(found) == {"diversity"} and found["diversity"]["sentences"] == 3
    small = json.loads(run("stats", "--text-only", path, "--sample", "5", "--format", "json").stdout)
    assert small["diversity"]["articles"] == 1
    assert run("stats", "--text-only", "--no-diversity", path).exit_code == 2


def test_stats_draws_pictures(examples, tmp_path):
    pytest.importorskip("matplotlib")
    result = run("stats", examples, "--plots", tmp_path / "pictures", "--no-diversity")
    assert result.exit_code == 0
    files = {p.name: p.read_bytes()[:8] for p in (tmp_path / "pictures").iterdir()}
    assert set(files) == {"ratings.png", "sources.png", "genres.png", "domains.png", "vocabulary.png"}
    assert all(head == b"\x89PNG\r\n\x1a\n" for head in files.values())


def test_a_table_that_counts_nothing_is_not_drawn(tmp_path, monkeypatch):
    pytest.importorskip("matplotlib")
    drawn = {}
    monkeypatch.setattr(stats_plots, "_bars", lambda panels: [title for title, _ in panels])
    monkeypatch.setattr(stats_plots, "_curve", lambda words: [])
    monkeypatch.setattr(stats_plots, "save_pictures", lambda figures, _folder: drawn.update(figures) or [*figures])
    path = write(tmp_path / "labels.jsonl", *({"text": f"Ferry {i} sank.", "label": i % 2, "genre": "blog"} for i in range(4)))
    assert run("stats", path, "--plot", tmp_path / "p", "--no-diversity").exit_code == 0
    assert set(drawn) == {"genres.png", "domains.png", "vocabulary.png"}
    path = write(tmp_path / "ratings.jsonl", *({"text": f"Ferry {i} sank.", "rating": 20 * i} for i in range(4)))
    result = run("stats", path, "--plot", tmp_path / "p", "--no-diversity")
    assert drawn["ratings.png"] == ["Articles by rating"] and "sources.png" not in result.stderr


def test_pictures_without_matplotlib_fail_before_anything_is_read(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    result = run("stats", tmp_path / "missing.jsonl", "--plot", tmp_path / "pictures")
    assert result.exit_code == 2
    assert "credscore[plots]" in result.stderr


def test_drawing_leaves_the_settings_of_a_session_alone(examples, tmp_path, monkeypatch):
    matplotlib = pytest.importorskip("matplotlib")
    monkeypatch.setitem(matplotlib.rcParams, "font.size", 10.5)
    assert run("stats", examples, "--plot", tmp_path / "pictures", "--no-diversity").exit_code == 0
    assert matplotlib.rcParams["font.size"] == 10.5


def test_broken_rows_stop_or_are_left_out_by_name(tmp_path):
    path = write(tmp_path / "a.jsonl", row(), row("b", rating=500))
    refused = run("stats", path)
    assert refused.exit_code == 1 and refused.stdout == ""
    assert "line 2: rating 500 is not from 0 to 100" in refused.stderr and "--skip-bad" in refused.stderr
    skipped = run("stats", path, "--skip-bad", "--no-diversity")
    assert skipped.exit_code == 1 and "1 article," in skipped.stdout and "1 row left out" in skipped.stdout
    assert f"Left out: {path}, line 2: rating 500" in skipped.stderr


def test_copies_that_contradict_each_other_are_told_by_whoever_reads_them(tmp_path):
    path = write(tmp_path / "a.jsonl", *({"text": "A ferry sank off the point.", "rating": r} for r in (90, 85, 10)))
    told = run("stats", path, "--no-diversity")
    assert told.exit_code == 0
    assert f"Warning: 1 of the 3 examples has the text of another and a label that contradicts it ({path}:1 is rated 90, " in told.stderr
    assert f"credscore data check {path}" in told.stderr
    assert f"{path}:3: warning: the same text is rated 10 here and rated 90 at {path}:1 [contradiction]" in run("check", path).stdout


def test_offsets_that_are_bytes_are_told_by_whoever_reads_them(tmp_path):
    text, bytes_ = row()["text"], [len(row()["text"][:k].encode()) for k in range(len(row()["text"]) + 1)]
    wrong = [s | {"start": bytes_[s["start"]], "end": bytes_[s["end"]]} for s in row()["sentences"][:4]]
    path = write(tmp_path / "a.jsonl", row("a", sentences=wrong, text=text))
    assert "Warning: 3 of the 4 sentences begin or end inside a word (are start and end characters" in run("stats", path).stderr
    assert "3 of its 4 sentences begin or end inside a word" in run("check", path).stdout
    assert "Warning" not in run("stats", write(tmp_path / "b.jsonl", row())).stderr


def test_marks_that_take_a_whole_group_away_are_told_by_whoever_reads_them(tmp_path):
    desk = [{"text": f"A ferry sank off point {k}.", "rating": 10 * k, "group": "desk"} for k in range(5)]
    path = write(tmp_path / "a.jsonl", desk[0], desk[1] | {"split": "test"}, *desk[2:], {"text": "Rain.", "rating": 3, "group": "g"})
    said = f"Warning: 4 of the 6 examples share their group or text with one that is marked as test, and count as test with it ({path}:1 with {path}:2)"
    assert said in run("stats", path, "--no-diversity").stderr
    copies = write(tmp_path / "b.jsonl", {"text": "Rain.", "rating": 3}, {"text": "Rain.", "rating": 3, "split": "test"}, {"text": "Snow.", "rating": 3})
    assert "1 of the 3 examples shares its group or text" in run("stats", copies, "--no-diversity").stderr
    sound = write(tmp_path / "c.jsonl", *(one | {"split": "test"} for one in desk), {"text": "Rain.", "rating": 3, "split": "train"})
    assert "Warning" not in run("stats", sound, "--no-diversity").stderr


def test_labels_that_their_own_ratings_contradict_are_told_by_whoever_reads_them(tmp_path):
    rows = [{"text": f"A ferry sank off point {k}.", "rating": 70 - k, "label": int(k < 2)} for k in range(5)]
    path = write(tmp_path / "a.jsonl", *rows)
    said = f"Warning: 3 of the 5 examples have a label that their rating contradicts ({path}:3 is labelled unreliable and rated 68): the rating counts."
    assert said in run("stats", path, "--no-diversity").stderr
    assert "Warning" not in run("stats", write(tmp_path / "b.jsonl", *rows[:2]), "--no-diversity").stderr


@pytest.mark.parametrize("marked", ["<p>{}</p>", "&lt;p&gt;{}&lt;/p&gt;", "{} It floats.\\n\\nIt sank."])
def test_markup_left_in_texts_is_told_by_whoever_reads_them(tmp_path, marked):
    texts = [f"A ferry sank off point {k}. It was < 3 miles away." for k in range(6)]
    path = write(tmp_path / "a.jsonl", *({"text": marked.format(t) if k else t, "rating": 10 * k} for k, t in enumerate(texts)))
    said = f"5 of the 6 examples have HTML tags, or line ends written as \\n, in the text (first: {path}:2, {path}:3, {path}:4, …): they hide"
    assert f"Warning: {said}" in run("stats", path, "--no-diversity").stderr
    assert f"warning: {said}" in run("check", path).stdout
    plain = write(tmp_path / "b.jsonl", *({"text": t, "rating": 10 * k} for k, t in enumerate(texts)))
    assert "HTML" not in run("stats", plain, "--no-diversity").stderr + run("check", plain).stdout


def test_every_command_has_help_with_an_example():
    listed = [line.split()[0] for line in run("--help").stdout.split("Commands:")[1].split("Examples:")[0].splitlines() if line.strip()]
    assert {"check", "stats", "split", "import", "export", "agreement"} <= set(listed)
    for name in ("check", "stats", "split", "import", "export", "agreement"):
        assert f"credscore data {name}" in run(name, "--help").stdout
    assert "..." not in run("--help").stdout.split("Examples:")[0].split("Commands:")[1]


def test_help_imports_nothing_heavy():
    code = "import sys; from credscore.cli import main; main(['data', 'check', '--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parent.parent, check=True)
    assert {"numpy", "sklearn", "pyarrow", "rich", "joblib", "matplotlib"}.isdisjoint(done.stdout.split())


def test_quiet_goes_before_verbose(examples):
    assert run("check", examples, "-q", "-v").stderr == ""
