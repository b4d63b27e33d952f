"""`credscore data` as a user meets it: output, messages, exit codes, files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import cli_tools
import pytest
from click.testing import Result
from labelled_samples import row, write

from credscore.training import stats_plots
from credscore.training.dataset import load
from credscore.training.labelstudio_tasks import CONFIG

_PLAIN = "The ferry company said that its boat to the island sails at noon from now on, and that the price of the crossing stays what it was in"


def run(*args: object, stdin: str | None = None) -> Result:
    return cli_tools.run("data", *args, stdin=stdin)


@pytest.fixture
def examples(tmp_path: Path) -> str:
    # More words of its own than sentences that all of them share: none is a copy of another.
    texts = [row()["text"] + " ".join(f"word{i}{k}" for k in range(60)) for i in range(20)]
    rows = [row(f"a{i}", rating=5 * (i % 20), genre="blog" if i % 2 else "feature", text=text) for i, text in enumerate(texts)]
    return write(tmp_path / "examples.jsonl", *[r | {"group": r["id"]} for r in rows])


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


def test_a_file_of_a_folder_that_is_read_is_not_written_over(examples):
    before = Path(examples).read_bytes()
    folder = Path(examples).parent
    for command in (["export", "--to", "csv"], ["import", "--from", "csv"], ["split"]):
        result = run(*command, folder, "-o", examples)
        assert (result.exit_code, "is also an input" in result.stderr) == (2, True)
    assert Path(examples).read_bytes() == before


def test_quiet_goes_before_verbose(examples):
    assert run("check", examples, "-q", "-v").stderr == ""


def test_standard_input_is_one_labelling(examples):
    result = run("agreement", "-", "-", stdin=Path(examples).read_text(encoding="utf-8"))
    assert (result.exit_code, "read only once" in result.stderr) == (2, True)
