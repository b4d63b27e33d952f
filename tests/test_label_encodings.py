"""Labelled examples as spreadsheets save them: read in any encoding, and told which one where they cannot be."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_tools import run

from credscore.errors import InputError, LabelError, UsageError
from credscore.training.dataset import load, load_texts

ROWS = [
    (f"The café owner Zoë Pruss said “it’s fine” on day {k}. The council – it met twice – voted for bridge number {k}.", ("unreliable", "reliable")[k % 2])
    for k in range(12)
]  # fmt: skip


def table(delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([("text", "label"), *ROWS])
    return out.getvalue()


LINES = "".join(json.dumps({"text": text, "label": label}, ensure_ascii=False) + "\n" for text, label in ROWS)
# What Excel calls CSV, CSV UTF-8 and Unicode text, and JSON Lines from a script that named no encoding.
SAVED = {
    "excel.csv": (table(";").encode("cp1252"), "cp1252"),
    "excel-utf8.csv": (table(",").encode("utf-8-sig"), None),
    "excel-unicode.csv": (table("\t").encode("utf-16"), None),
    "bare.csv": (table(",").encode("utf-16-le"), "utf-16-le"),
    "script.jsonl": (LINES.encode("cp1252"), "cp1252"),
    "wide.jsonl": (LINES.encode("utf-16"), None),
    "bare.jsonl": (LINES.encode("utf-16-be"), "utf-16-be"),
}


@pytest.fixture(params=SAVED)
def saved(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str | None]:
    """A file, and the encoding that has to be named."""
    path = tmp_path / request.param
    path.write_bytes(SAVED[request.param][0])
    return path, SAVED[request.param][1]


def test_files_are_read_in_the_encoding_they_have(saved: tuple[Path, str | None]) -> None:
    path, encoding = saved
    found = load([path], encoding=encoding)
    assert [(a.text, a.label) for a in found.articles] == [(text, int(label == "reliable")) for text, label in ROWS]
    assert load_texts([path], encoding=encoding).texts == [text for text, _ in ROWS]
    if path.suffix == ".csv":
        assert found.fingerprint == load([path.parent / path.name], encoding=encoding, kind="csv").fingerprint


def test_a_file_in_another_encoding_says_which(saved: tuple[Path, str | None]) -> None:
    path, encoding = saved
    if encoding is None:
        return
    for read in (load, load_texts):
        with pytest.raises((LabelError, InputError)) as caught:
            read([path])
        assert f"is not valid utf-8; it looks like {encoding}" in str(caught.value)
        assert caught.value.hint == f"Give the encoding: --encoding {encoding}"
    for command in (["data", "check"], ["evaluate"], ["data", "stats", "--text-only"], ["train", "-o", path.parent / "model"]):
        told = run(*command, path)
        assert told.exit_code in (1, 2) and f"--encoding {encoding}" in told.output + told.stderr
    if encoding == "cp1252":
        with pytest.raises(LabelError, match="No row of") as caught:
            load([path], skip_bad=True)
        assert caught.value.hint == f"Give the encoding: --encoding {encoding}"


def test_every_command_that_reads_examples_takes_the_encoding(tmp_path: Path) -> None:
    path, other = tmp_path / "a.csv", tmp_path / "b.jsonl"
    path.write_bytes(SAVED["excel.csv"][0])
    other.write_bytes(SAVED["script.jsonl"][0])
    there = ("--encoding", "cp1252")
    assert "12 examples, 0 sentences: 0 errors" in run("data", "check", path, *there).stderr
    assert run("data", "stats", path, *there).exit_code == 0 == run("data", "stats", "--text-only", path, *there).exit_code
    assert run("evaluate", path, *there).exit_code == 0
    assert run("rules", "--coverage", path, *there).exit_code == 0
    assert run("data", "agreement", other, other, *there).exit_code == 0
    for command in (["import", "--from", "csv"], ["split"], ["export", "--to", "csv"], ["export", "--to", "labelstudio"]):
        assert "Zoë Pruss said “it’s fine”" in run("data", *command, path, *there).stdout, command
    again = tmp_path / "utf8.jsonl"
    assert run("data", "import", "--from", "csv", path, *there, "-o", again).exit_code == 0
    assert load([again]).fingerprint == load([path], encoding="cp1252").fingerprint
    unknown = run("train", path, "-o", tmp_path / "model", "--encoding", "windows")
    assert unknown.exit_code == 2 and "Unknown encoding 'windows'" in unknown.stderr
    assert "does not begin with the mark of utf-16" in run("evaluate", path, "--encoding", "utf-16").stderr


def test_a_damaged_row_is_no_reason_to_read_the_others_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINES.encode() + LINES.split("\n")[0].encode("cp1252") + b"\n")
    told = load([path], skip_bad=True)
    assert len(told) == len(ROWS) and [str(problem) for problem in told.problems] == [
        f"{path}, line 13: has bytes that are not utf-8, while the rest of the file is"
    ]
    with pytest.raises(LabelError) as caught:
        load([path])
    assert caught.value.hint == "Mend them, or leave them out with --skip-bad."
    short = tmp_path / "b.jsonl"
    short.write_bytes(LINES.encode("utf-16")[:-1])  # cut off in the middle of a character
    assert len(load([short], skip_bad=True)) >= len(ROWS) - 1


def test_only_files_of_utf8_are_marked_in_place(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(SAVED["script.jsonl"][0])
    told = run("data", "split", path, "--in-place", "--encoding", "cp1252")
    assert told.exit_code == 2 and "is not UTF-8, so it cannot be marked in place" in told.stderr
    assert path.read_bytes() == SAVED["script.jsonl"][0]


@pytest.mark.parametrize("magic", [b"PK\x03\x04\x14\x00\x06\x00", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_workbook_says_how_to_save_it(tmp_path: Path, magic: bytes) -> None:
    path = tmp_path / "labels.xlsx"
    path.write_bytes(magic + b"\x00" * 200)
    for arguments in (["evaluate", path], ["data", "import", "--from", "csv", path], ["data", "check", path, "--encoding", "cp1252"]):
        told = run(*arguments)
        assert told.exit_code == 1 and "not labelled examples." in told.stderr and "in Excel: Save as, CSV UTF-8" in told.stderr


def test_an_unknown_encoding_is_named_before_anything_is_read() -> None:
    for read in (load, load_texts):
        with pytest.raises(UsageError, match="Unknown encoding 'cp-1252-x'"):
            read(["no such file"], encoding="cp-1252-x")
