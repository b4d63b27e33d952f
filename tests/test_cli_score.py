"""`credscore score` from end to end: real files, real scorer, every format, every way an input can fail."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from corpus_tools import PATIENCE
from test_cli_group import ROOT, environment

from credscore.cli import EXIT_BROKEN_PIPE, EXIT_INTERRUPTED, main

EXAMPLE = ROOT / "examples" / "article.txt"
SGR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "ferry.txt"
    path.write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    return str(path)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def test_text_report_of_one_file(article: str) -> None:
    done = CliRunner().invoke(main, ["score", article])
    assert done.exit_code == 0
    assert done.stdout.startswith("ferry.txt\n")
    assert re.search(r"\d+ of 100", done.stdout)
    for part in ("Sentence by sentence", "Ines Falk", "What moved the score", "Rumour has it"):
        assert part in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_every_word_of_the_article_is_in_the_report(article: str) -> None:
    done = CliRunner().invoke(main, ["score", article, "--width", "400"])
    shown = re.sub(r"[\[\]{}<>~?]", "", done.stdout)
    for line in EXAMPLE.read_text(encoding="utf-8").splitlines():
        assert all(word in shown for word in line.split())


def test_json_is_the_report_of_the_contract(article: str) -> None:
    done = CliRunner().invoke(main, ["score", article, "--format", "json"])
    assert done.exit_code == 0
    assert done.stdout.count("\n") == 1
    report = json.loads(done.stdout)
    assert list(report) == [
        *("schema_version", "id", "status", "score", "interval", "band", "sentence_base", "sentences", "evidence"),
        *("signals", "base", "reasons", "reason_spans", "advice", "notes", "model", "error"),
    ]
    assert report["id"] == "ferry.txt" and report["status"] == "ok"
    assert 0 <= report["interval"][0] <= report["score"] <= report["interval"][1] <= 100
    text = EXAMPLE.read_text(encoding="utf-8")
    for item in report["evidence"]:
        assert text[item["start"] : item["end"]] == item["text"]


def test_brief_json_has_no_sentences(article: str) -> None:
    report = json.loads(CliRunner().invoke(main, ["score", article, "--format", "json", "--brief"]).stdout)
    assert "sentences" not in report and "evidence" not in report
    assert report["score"] is not None


def test_several_files_give_a_report_each_in_order(article: str, tmp_path: Path) -> None:
    other = tmp_path / "short.txt"
    other.write_text("Too short to say.", encoding="utf-8")
    done = CliRunner().invoke(main, ["score", article, str(other), "--format", "json"])
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["id"], row["status"]) for row in rows] == [("ferry.txt", "ok"), ("short.txt", "insufficient")]
    assert rows[1]["score"] is None and rows[1]["notes"]
    shown = CliRunner().invoke(main, ["score", article, str(other)]).stdout
    assert shown.index("ferry.txt") < shown.index("─" * 80) < shown.index("short.txt") < shown.index("No score:")


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    paths = []
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        paths.append(str(tmp_path / folder / "x.txt"))
        Path(paths[-1]).write_text("Too short to say.", encoding="utf-8")
    done = CliRunner().invoke(main, ["score", *paths, "--format", "json"])
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == paths


def test_html_goes_by_the_name_of_the_output(article: str, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    done = CliRunner().invoke(main, ["score", article, "-o", str(target)])
    assert (done.exit_code, done.stdout) == (0, "")
    assert str(target) in done.stderr
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>") and "Ines Falk" in page
    assert CliRunner().invoke(main, ["score", article, "--format", "html"]).stdout == page
    assert list(tmp_path.glob("*.tmp")) == [] and list(tmp_path.glob(".*")) == []


def test_quiet_says_nothing_beside_the_result(article: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["score", article, "-q", "-o", str(tmp_path / "r.json")])
    assert (done.exit_code, done.output) == (0, "")
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["id"] == "ferry.txt"


def test_verbose_names_the_model_and_the_input(article: str) -> None:
    done = CliRunner().invoke(main, ["score", article, "-v", "--brief"])
    assert "fingerprint" in done.stderr
    assert re.search(r"ferry\.txt: [\d,]+ characters, \d+ sentences, \d+ ms", done.stderr)


def test_that_json_has_no_title_is_said(article: str) -> None:
    done = CliRunner().invoke(main, ["score", article, "--title", "Night ferry", "--format", "json"])
    assert "Night ferry" not in done.stdout and "JSON has no field" in done.stderr and done.exit_code == 0
    assert "JSON" not in CliRunner().invoke(main, ["score", article, "--title", "Night ferry"]).stderr


def test_a_title_is_shown_and_not_scored(article: str) -> None:
    title = "Insider claims that the mayor may quit"
    done = CliRunner().invoke(main, ["score", article, "--title", title, "--publisher", "Kelsby Courier"])
    assert done.exit_code == 0
    assert title in done.stdout.splitlines()[0]
    with_title, without = (
        json.loads(CliRunner().invoke(main, ["score", article, "--format", "json", *more]).stdout) for more in (["--title", title], [])
    )
    assert with_title == without


def test_colours_only_where_they_are_wanted(article: str) -> None:
    forced = CliRunner().invoke(main, ["score", article], env={"FORCE_COLOR": "1"}, color=True).stdout
    assert SGR.search(forced)
    assert not SGR.search(CliRunner().invoke(main, ["score", article, "--no-color"], env={"FORCE_COLOR": "1"}, color=True).stdout)
    assert not SGR.search(CliRunner().invoke(main, ["score", article], env={"FORCE_COLOR": "1", "NO_COLOR": "1"}, color=True).stdout)


def test_width_holds(article: str) -> None:
    for width in (40, 80, 120):
        lines = CliRunner().invoke(main, ["score", article, "--width", str(width)]).stdout.splitlines()
        assert max(map(len, lines)) <= width


def test_a_pipe_and_a_file_get_the_width_of_the_readme(tmp_path: Path) -> None:
    bare = {"COLUMNS": None, "FORCE_COLOR": None}
    piped = CliRunner().invoke(main, ["score", str(EXAMPLE)], env=bare).stdout
    assert piped == CliRunner().invoke(main, ["score", str(EXAMPLE), "--width", "100"], env=bare).stdout
    CliRunner().invoke(main, ["score", str(EXAMPLE), "-o", str(tmp_path / "r.txt")], env=bare)
    assert (tmp_path / "r.txt").read_text(encoding="utf-8") == piped
    readme = (EXAMPLE.parent.parent / "README.md").read_text(encoding="utf-8")
    shown = readme.split("<!-- report:begin -->")[1].split("<!-- report:end -->")[0]
    assert 90 < max(map(len, shown.splitlines())) <= 100 and 90 < max(map(len, piped.splitlines())) <= 100


def test_standard_input_named_and_unnamed() -> None:
    text = EXAMPLE.read_bytes()
    for arguments in (["-"], []):
        done = CliRunner().invoke(main, ["score", *arguments, "--format", "json"], input=text)
        assert json.loads(done.stdout)["id"] == "<stdin>"


def test_a_web_page_from_a_pipe_is_no_plain_text(article: str) -> None:
    pytest.importorskip("trafilatura")
    paragraphs = "".join(f"<p>{part}</p>" for part in EXAMPLE.read_text(encoding="utf-8").split("\n\n"))
    page = f"<!doctype html><html><body><nav>Home</nav><article>{paragraphs}</article></body></html>"
    done = CliRunner().invoke(main, ["score"], input=page.encode())
    assert done.exit_code == 0 and "Ines Falk" in done.stdout and "<p>" not in done.stdout


def test_an_input_that_fails_is_named_and_the_others_are_scored(article: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    done = CliRunner().invoke(main, ["score", str(empty), article, str(tmp_path / "gone.txt"), "--format", "json"])
    assert done.exit_code == 1
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["id"], row["status"]) for row in rows] == [("empty.txt", "error"), ("ferry.txt", "ok"), ("gone.txt", "error")]
    assert [rows[k]["error"]["type"] for k in (0, 2)] == ["NoText", "InputError"] and rows[0]["error"]["hint"]
    assert "empty.txt is empty" in done.stderr and "gone.txt does not exist" in done.stderr
    assert "2 of 3 inputs could not be scored." in done.stderr
    shown = CliRunner().invoke(main, ["score", str(empty), article])
    assert shown.exit_code == 1 and "ferry.txt" in shown.stdout and "empty.txt" not in shown.stdout


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n \t", "no text"),
    "binary.bin": (b"\x00\x01\x02PNG\x00" * 50, "not text"),
    "latin.txt": ("Das Café wurde geschlossen, sagte Zoë Müller.".encode("cp1252"), "--encoding"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_explained_without_a_traceback(name: str, tmp_path: Path) -> None:
    data, said = BAD[name]
    path = tmp_path / name
    path.write_bytes(data)
    done = CliRunner().invoke(main, ["score", str(path)])
    assert done.exit_code == 1
    assert said in done.stderr and name in done.stderr
    assert done.stdout == "" and "Traceback" not in done.stderr


def test_a_directory_is_sent_to_batch(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["score", str(tmp_path)])
    assert done.exit_code == 2
    assert f"credscore batch {tmp_path}" in done.stderr


def test_encodings_and_marks(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    scores = set()
    for encoding, options in (("utf-8-sig", ()), ("utf-16", ()), ("cp1252", ("--encoding", "cp1252"))):
        path = tmp_path / "a.txt"
        path.write_bytes(text.encode(encoding))
        done = CliRunner().invoke(main, ["score", str(path), "--format", "json", *options])
        assert done.exit_code == 0, done.stderr
        scores.add(json.loads(done.stdout)["score"])
    assert len(scores) == 1


def test_an_article_in_another_language_shows_no_figures(tmp_path: Path) -> None:
    path = tmp_path / "nachtfaehre.txt"
    sentence = "Der Stadtrat entscheidet am Montag über die Fähre, sagte die Sprecherin der Verwaltung von Kelsby. "
    path.write_text(sentence * 8, encoding="utf-8")
    done = CliRunner().invoke(main, ["score", str(path)])
    assert done.exit_code == 0 and "credscore knows English only" in done.stdout
    assert "Sourcing" not in done.stdout and "Stadtrat" not in done.stdout
    page = tmp_path / "page.html"
    assert CliRunner().invoke(main, ["score", str(path), "-o", str(page)]).exit_code == 0
    written = page.read_text(encoding="utf-8")
    assert "credscore knows English only" in written and "<h2>" not in written
    report = json.loads(CliRunner().invoke(main, ["score", str(path), "--format", "json"]).stdout)
    assert report["status"] == "insufficient" and report["sentences"]


def test_a_broken_model_is_exit_3(article: str, tmp_path: Path) -> None:
    for model in (tmp_path / "none", tmp_path):
        done = CliRunner().invoke(main, ["score", article, "--model", str(model)])
        assert done.exit_code == 3
        assert str(model) in done.stderr and done.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x.txt", "--encoding", "klingon"], "klingon"),
        (["-", "-"], "only once"),
        (["a.txt", "b.txt", "--title", "T"], "--title"),
        (["x.txt", "--format", "xml"], "xml"),
        (["x.txt", "--width", "3"], "width"),
        (["x.txt", "-o", "no-such-folder/r.txt"], "no-such-folder"),
        (["x.txt", "-o", "."], "directory"),
        (["x.txt", "-o", "report.pdf"], ".html"),
        (["x.txt", "-o", "scores.CSV"], "credscore batch"),
    ],
)
def test_wrong_usage_is_exit_2(arguments: list[str], said: str) -> None:
    done = CliRunner().invoke(main, ["score", *arguments])
    assert done.exit_code == 2
    assert said in done.stderr and done.stdout == ""


def test_an_input_is_never_overwritten(article: str) -> None:
    before = Path(article).read_bytes()
    done = CliRunner().invoke(main, ["score", article, "-o", article])
    assert done.exit_code == 2 and "overwritten" in done.stderr
    assert Path(article).read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
def test_nothing_to_score_on_a_terminal_is_wrong_usage_with_an_example() -> None:
    ours, theirs = os.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "credscore", "score"],
        stdin=theirs,
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
        timeout=PATIENCE,
    )
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 2
    assert "credscore score article.txt" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGPIPE on Windows")
def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "credscore", "score"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        process.stdout.close()
        process.stdin.write(EXAMPLE.read_bytes())
        process.stdin.close()
        said = process.stderr.read()
        assert process.wait(timeout=PATIENCE) == EXIT_BROKEN_PIPE
    assert said == b""


@pytest.mark.skipif(os.name == "nt", reason="signals differ on Windows")
def test_interrupt_is_130_without_a_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "credscore", "score", "-v", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        assert process.stderr is not None
        # Once the model is named the program waits for its input.
        assert process.stderr.readline().startswith(b"Model:")
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
        assert process.wait(timeout=PATIENCE) == EXIT_INTERRUPTED
    assert b"Interrupted" in said and b"Traceback" not in said


def test_scoring_imports_nothing_that_training_needs(article: str) -> None:
    script = "import sys\nfrom credscore.cli import main\nmain(['score', sys.argv[1], '--brief'], standalone_mode=False)\n"
    script += (
        "print(sorted(m for m in ('sklearn', 'scipy', 'joblib', 'pyarrow', 'matplotlib', 'jinja2') if m in sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, article], capture_output=True, text=True, env=environment(), check=False)
    assert done.stderr.strip() == "[]"


def test_brief_says_that_a_page_has_the_whole(article: str) -> None:
    done = CliRunner().invoke(main, ["score", article, "--brief", "--format", "html"])
    assert done.exit_code == 0 and "a page always holds the article" in done.stderr
