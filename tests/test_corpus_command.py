"""`credscore batch` and its summary as a user sees them: files, pipes, messages, exit codes."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from cli_tools import run
from corpus_tools import article, command, read_jsonl, records, score, write_jsonl

from credscore.cli.progress import summary
from credscore.corpus.stats import Stats


def test_command_to_files_and_exit_codes(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "a.jsonl", [*records(5), {"text": 1}])
    code, out, err = command(tmp_path, "batch", "a.jsonl", "-o", "o.csv", "--workers", "1", "--keep", "date,publisher", "--no-color")
    assert (code, out) == (1, b"")
    assert "a.jsonl, line 6" in err and "o.csv.errors.jsonl" in err and "6 articles" in err and "Traceback" not in err
    code, _, err = command(tmp_path, "batch", "a.jsonl", "-o", "o.csv", "--text-field", "body")
    assert code == 2 and "Fields that exist" in err and "Traceback" not in err
    code, _, err = command(tmp_path, "batch", "none.jsonl", "-o", "o.csv")
    assert code == 2 and "does not exist" in err
    code, _, err = command(tmp_path, "batch", "a.jsonl", "-o", "o.csv", "--model", "no-such-model")
    assert code == 3 and "Traceback" not in err
    code, _, err = command(tmp_path, "batch", "a.jsonl", "-o", "o.csv", "--shard-size", "many")
    assert code == 2 and "4MB" in err


def test_an_output_that_nobody_could_read_is_wrong_usage(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "a.jsonl", records(2))
    code, out, err = command(tmp_path, "batch", "a.jsonl", "-o", "memory://x.jsonl")
    assert (code, out) == (2, b"") and "is gone when the command ends" in err and "Name a file" in err and "Traceback" not in err


def test_half_of_a_pair_is_no_other_encoding(tmp_path: Path) -> None:
    text = f"{article(1)} A café, \ud83d\ude42."
    (tmp_path / "a.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
    (tmp_path / "b.txt").write_bytes(text.encode("utf-8-sig", "surrogatepass"))
    (tmp_path / "a.jsonl").write_bytes(json.dumps({"text": text}, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
    for name in ("a.txt", "b.txt", "a.jsonl"):
        code, _, err = command(tmp_path, "batch", name, "-o", "o.csv", "--workers", "1")
        assert code == 1 and "half of a pair" in err and "iconv -c" in err and "cp1252" not in err


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder that takes no file, not even from root")
@pytest.mark.parametrize(
    ("options", "words", "hint"),
    [
        (["-o", "/proc/x.jsonl"], "The output /proc/x.jsonl cannot be written: the folder /proc takes no file", "another -o"),
        (["-o", "/proc/x.jsonl", "--work-dir", "work"], "The output /proc/x.jsonl cannot be written", "another -o"),
        (["-o", "o.jsonl", "--work-dir", "/proc/work"], "unfinished parts in /proc/work/o.jsonl.", "another folder with --work-dir"),
        (["-o", "-", "--work-dir", "/proc/work"], "unfinished parts in /proc/work: ", "another folder with --work-dir"),
        (["-o", "x" * 250 + ".jsonl"], "unfinished parts in ", "another -o"),
    ],
)
def test_a_place_that_cannot_be_written_is_wrong_usage(tmp_path: Path, options: list[str], words: str, hint: str) -> None:
    write_jsonl(tmp_path / "a.jsonl", records(2))
    code, out, err = command(tmp_path, "batch", "a.jsonl", *options, "--workers", "1")
    assert (code, out) == (2, b"") and words in err and hint in err
    assert "Another credscore" not in err and "is kept" not in err and "Traceback" not in err


def test_command_as_a_filter(tmp_path: Path) -> None:
    data = "".join(json.dumps(row) + "\n" for row in records(7)).encode()
    code, out, err = command(tmp_path, "batch", "-", "-o", "-", "--quiet", stdin=data)
    assert (code, err) == (0, "")
    assert [json.loads(line)["id"] for line in out.splitlines()] == [f"a-{i:04d}" for i in range(7)]
    code, packed, _ = command(
        tmp_path, "batch", "-", "-o", "-", "--quiet", "--shard-size", "2KB", "--workers", "2", stdin=gzip.compress(data)
    )
    assert (code, packed) == (0, out)
    code, out, err = command(tmp_path, "batch", "-", "-o", "-", "--format", "csv", "--workers", "1", stdin=data + b"{\n")
    assert code == 1 and out.startswith(b"schema_version,id,status") and "<stdin>, line 8" in err
    assert [p for p in tmp_path.iterdir() if p.suffix != ".py"] == []
    code, again, _ = command(tmp_path, "batch", "-", "-o", "-", "--quiet", "--work-dir", "work", stdin=data)
    assert (code, len(again.splitlines())) == (0, 7) and list((tmp_path / "work").iterdir()) == []


def test_other_formats_on_standard_input(tmp_path: Path) -> None:
    table = b"id,text\n1,The board met.\n2,It met again.\n"
    code, out, err = command(tmp_path, "batch", "-", "-o", "-", "--quiet", stdin=table)
    assert (code, out) == (2, b"") and err.startswith("Error: <stdin> is not JSON Lines") and "Traceback" not in err
    rows = b"id;text\n1;The board met.\n2;It met again.\n"
    code, out, err = command(tmp_path, "batch", "-", "-o", "-", "--quiet", "--input-format", "csv", stdin=rows)
    assert code == 0 and [json.loads(line)["id"] for line in out.splitlines()] == ["1", "2"]
    code, out, err = command(tmp_path, "batch", "-", "-o", "-", "--input-format", "parquet", stdin=b"PAR1")
    assert (code, out) == (2, b"") and "Parquet cannot be read from standard input" in err


def test_plain_progress_goes_to_stderr_only(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "a.jsonl", records(3))
    code, out, err = command(tmp_path, "batch", "a.jsonl", "-o", "-", "--workers", "1", "-v")
    assert code == 0 and len(out.splitlines()) == 3 and "3 articles" in err and "1 shard," in err and "\x1b" not in err


def test_summary_counts(whole: list[dict[str, Any]], corpus: Path, tmp_path: Path) -> None:
    result = score(corpus, tmp_path / "o.jsonl", shard_size=2000)
    text = summary(result.stats, 2.0)
    assert sum(result.stats.histogram) == 60 == sum(result.stats.bands.values())
    assert text.startswith("60 articles") and "Bands:" in text
    for band in {row["band"] for row in whole}:
        assert band in text


def test_names_and_fields_do_not_steer_the_terminal(tmp_path: Path) -> None:
    title = "\x1b]0;owned\x07"
    (tmp_path / f"x{title}.txt").write_bytes(b"")
    write_jsonl(tmp_path / "x.jsonl", [{title: 1}, {"text": article(1)}, {"id": title, "text": 5}])
    for output, more in (("o.jsonl", ["-v"]), ("-", []), ("-", ["-q"])):
        code, _, said = command(tmp_path, "batch", "x*", f"x{title}.txt", "-o", output, *more)
        assert code == 1 and "␛]0;owned␇" in said and not set("\x1b\x07") & set(said)


@pytest.mark.parametrize("size", ["0", "9" * 400, "9999999999GB", "4XB"])
def test_what_is_no_size_is_wrong_usage(size: str) -> None:
    done = run("batch", "a.jsonl", "-o", "o.jsonl", "--shard-size", size)
    assert (done.exit_code, "is not a size" in done.stderr) == (2, True)


def test_a_publisher_is_read_unless_it_is_switched_off(tmp_path: Path) -> None:
    text = article(1) + ' "We sail on," Mira Oldane told the Velmora Post. "Nothing is lost," she told the Velmora Post on Monday.'
    rows = [{"id": "a", "text": text, "publisher": "Velmora Post"}, {"id": "b", "text": text}]
    write_jsonl(tmp_path / "a.jsonl", rows)
    with (tmp_path / "a.csv").open("w", newline="", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, ["", "id", "text", "publisher"])  # pandas writes its index without a name
        writer.writeheader()
        writer.writerows({"": "Velmora Post", "publisher": ""} | row for row in rows)
    for name in ("a.jsonl", "a.csv"):
        score(tmp_path / name, tmp_path / "o.jsonl")
        own, strange = (row["signals"]["second_hand_share"] for row in read_jsonl(tmp_path / "o.jsonl"))
        assert own < strange
        assert run("batch", tmp_path / name, "-o", tmp_path / "o.jsonl", "--publisher-field", "", "-q").exit_code == 0
        assert {row["signals"]["second_hand_share"] for row in read_jsonl(tmp_path / "o.jsonl")} == {strange}


def test_a_run_that_is_refused_leaves_no_folder(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "a.jsonl", [{"text": 1}, *records(2)])
    assert run("batch", tmp_path / "a.jsonl", "-o", tmp_path / "o.jsonl", "--fail-fast", "--workers", "1").exit_code == 1
    code, _, err = command(tmp_path, "batch", "-", "-o", "p.jsonl", "--keep", "nosuch", stdin=b'{"text": "It met."}\n')
    assert code == 2 and "nosuch" in err
    assert [p.name for p in tmp_path.iterdir() if p.suffix != ".py"] == ["a.jsonl"]


def test_what_is_finished_before_a_broken_row_is_kept(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "a.jsonl", [*records(2), {"text": 1}])
    options = ("--fail-fast", "--workers", "1", "--shard-size", "1KB")
    assert run("batch", tmp_path / "a.jsonl", "-o", tmp_path / "o.jsonl", *options).exit_code == 1
    assert list(tmp_path.glob("o.jsonl.parts/*.part"))


def test_that_a_finished_output_is_replaced_is_said_before_the_work(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "a.jsonl", records(2))
    first, again = (run("batch", tmp_path / "a.jsonl", "-o", tmp_path / "o.jsonl", "--workers", "1") for _ in range(2))
    assert "is replaced" not in first.stderr and again.stderr.startswith(f"{tmp_path}/o.jsonl is there already (")
    assert "Everything is scored anew" in again.stderr.splitlines()[0] and "2 articles" in again.stderr.splitlines()[1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "o.jsonl"]


def test_a_name_of_the_report_is_told_how_to_be_kept(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "a.jsonl", [{"text": article(1), "score": 1}])
    done = run("batch", tmp_path / "a.jsonl", "-o", tmp_path / "o.jsonl", "--keep", "score")
    assert done.exit_code == 2 and ".old_score = .score" in done.stderr


def test_the_speed_of_a_slow_run_is_told() -> None:
    assert "40 articles/s, 90 kB/s" in summary(Stats(articles=80, chars=180_000), 2.0)
    assert "1.5 MB/s" in summary(Stats(articles=80, chars=3_000_000), 2.0)


def test_a_missing_input_is_wrong_usage_and_one_of_several_is_not(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "a.jsonl", records(1))
    table = tmp_path / "a.csv"
    table.write_text("id,text\n1,The board met.\n2,It met again.\n")
    for wrong in ((tmp_path / "n.jsonl",), (tmp_path / "*.tsv",), (table, "--input-format", "jsonl"), (table, "--input-format", "parquet")):
        assert run("batch", *wrong, "-o", tmp_path / "o.jsonl").exit_code == 2
    assert run("batch", tmp_path / "a.jsonl", tmp_path / "n.jsonl", "-o", tmp_path / "o.jsonl", "--workers", "1").exit_code == 1
    assert json.loads((tmp_path / "o.jsonl.errors.jsonl").read_text())["type"] == "InputError"
    for name in (["score"], ["summarize"], ["evaluate"], ["data", "check"]):
        assert run(*name, tmp_path / "n.jsonl").exit_code == 2
