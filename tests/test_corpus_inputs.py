"""Broken rows, odd texts, missing files and wrong usage: each is told, and nothing else is lost."""

from __future__ import annotations

import csv
import errno
import gzip
import json
import os
import re
import shutil
import signal
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from corpus_tools import PATIENCE, Heard, article, read_jsonl, records, score, write_jsonl

from credscore.corpus.plan import plan
from credscore.errors import CredscoreError, InputError, UsageError
from credscore.io.folders import name_below
from credscore.io.rows import Fields
from credscore.io.streams import ByteStream
from credscore.io.writers import atomic_file


def test_broken_rows_are_rows_and_are_listed(tmp_path: Path) -> None:
    lines: list[Any] = [
        {"id": "first", "text": article(1)},
        "{broken",
        {"id": "nothing", "text": ""},
        "",
        {"id": "last", "text": article(2)},
    ]
    path = write_jsonl(tmp_path / "news.jsonl", lines)
    with path.open("ab") as handle:
        handle.write(b'{"id": "bytes", "text": "caf\xe9"}\n')
    for size in (1, 1 << 22):
        result = score(path, tmp_path / "o.jsonl", shard_size=size)
        rows = read_jsonl(tmp_path / "o.jsonl")
        assert [(r["id"], r["status"]) for r in rows] == [
            ("first", "ok"),
            ("news.jsonl:2", "error"),
            ("nothing", "error"),
            ("last", "ok"),
            ("news.jsonl:6", "error"),
        ]
        listed = read_jsonl(Path(str(result.errors_file)))
        assert [(e["file"], e["line"]) for e in listed] == [("news.jsonl", 2), ("news.jsonl", 3), ("news.jsonl", 6)]
        assert all(e["message"] and e["hint"] for e in listed)
        assert (result.stats.articles, result.stats.errors) == (5, {"InputError": 3})
    # Mended: no list of errors is left from before, nor one that a killed run had begun.
    (tmp_path / "o.jsonl.errors.jsonl.partial").touch()
    write_jsonl(path, [lines[0], lines[4]])
    assert score(path, tmp_path / "o.jsonl").errors_file is None
    assert sorted(p.name for p in tmp_path.iterdir()) == ["news.jsonl", "o.jsonl"]


@pytest.mark.parametrize("content", [b'{"text": "mine"}\n', b"notes of mine\n", b"[1]\n", b"7\n", None])
def test_a_file_that_is_no_list_of_errors_is_left_alone(tmp_path: Path, content: bytes | None) -> None:
    path = write_jsonl(tmp_path / "news.jsonl", [{"text": article(1)}])
    listing = tmp_path / "o.jsonl.errors.jsonl"
    listing.write_bytes(content) if content is not None else listing.mkdir()
    with pytest.raises(UsageError, match=r"o\.jsonl\.errors\.jsonl, but there is something else.*Rename it"):
        score(path, tmp_path / "o.jsonl")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["news.jsonl", "o.jsonl.errors.jsonl"]
    assert content is None or listing.read_bytes() == content


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_broken_rows_in_tables(tmp_path: Path, suffix: str) -> None:
    pytest.importorskip("pyarrow")
    path = write_jsonl(tmp_path / "news.jsonl", [{"text": article(1)}, {"text": 5}])
    score(path, tmp_path / f"o.{suffix}")
    from credscore.io.outputs import read_scores

    rows = list(read_scores(str(tmp_path / f"o.{suffix}"), ["error_message", "id"]))
    assert [row["status"] for row in rows] == ["ok", "error"]
    assert rows[1]["score"] is None and "a number" in rows[1]["error_message"] and rows[1]["id"] == "news.jsonl:2"


def test_odd_texts_lose_nothing(tmp_path: Path) -> None:
    texts = ["\ud800 lone", "\u2028line\u2029", "a\0b", "İ" * 300, "😀" * 50, "\n" * 50 + "x", "," * 100, '"' * 99]
    path = tmp_path / "odd.jsonl"
    path.write_text("".join(json.dumps({"id": t[:9], "text": t}) + "\r\n" for t in texts))
    for suffix in ("jsonl", "csv", "parquet"):
        result = score(path, tmp_path / f"o.{suffix}", detail="full")
        assert (result.stats.articles, result.stats.failed) == (len(texts), 0)
    ids = [t[:9].replace("\ud800", "\ufffd") for t in texts]
    assert [row["id"] for row in read_jsonl(tmp_path / "o.jsonl")] == ids


def test_halves_of_characters_become_one_sign_in_every_format(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    half, sign = "\ud83d", "\ufffd"
    text = f"The {half}board met, said Mira Oldane. " * 12
    row = {"id": f"a{half}é", "text": text, "place": f"Vel{half}", "more": {"k": [half]}}
    path = tmp_path / "x.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in (row, {"id": half, "text": 5, "place": half})))
    for detail in ("article", "full"):
        for suffix in ("jsonl", "csv", "parquet"):
            score(path, tmp_path / f"o.{suffix}", detail=detail, keep=("place", "more"))
        raw = (tmp_path / "o.jsonl").read_text(encoding="utf-8")
        assert "\\ud" not in raw and "\\ud" not in (tmp_path / "o.csv").read_text(encoding="utf-8")
        rows = read_jsonl(tmp_path / "o.jsonl")
        assert [(r["id"], r["place"]) for r in rows] == [(f"a{sign}é", f"Vel{sign}"), (sign, sign)] and rows[0]["more"] == {"k": [sign]}
        assert "\\ud" not in (tmp_path / "o.jsonl.errors.jsonl").read_text(encoding="utf-8")
        with (tmp_path / "o.csv").open(newline="", encoding="utf-8") as handle:
            table = list(csv.DictReader(handle))
        for found in (table, pq.read_table(tmp_path / "o.parquet").to_pylist()):
            assert [(r["id"], r["place"]) for r in found] == [(r["id"], r["place"]) for r in rows]


def test_empty_files_newlines_and_a_very_long_line(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_bytes(b"")
    (tmp_path / "newlines.jsonl").write_bytes(b"\n" * 3_000_000)
    (tmp_path / "mark.jsonl").write_bytes(b"\xef\xbb\xbf")
    (tmp_path / "header.csv").write_bytes(b"id,text\n")
    for name in ("empty.jsonl", "newlines.jsonl", "mark.jsonl", "header.csv"):
        assert score(tmp_path / name, tmp_path / "o.jsonl").stats.articles == 0
        assert (tmp_path / "o.jsonl").read_bytes() == b""
    long = write_jsonl(tmp_path / "long.jsonl", [{"text": article(1)}, {"text": "word " * 2_000_000}, {"text": article(2)}])
    result = score(long, tmp_path / "o.jsonl", shard_size=100_000)
    assert result.shards == 3 and [r["id"] for r in read_jsonl(tmp_path / "o.jsonl")] == [f"long.jsonl:{i}" for i in (1, 2, 3)]


def test_folder_of_texts_with_broken_ones(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(article(1))
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.txt").write_bytes(b"\x00\x01\x02\x03" * 40)
    (folder / "d.txt").write_text(article(2), encoding="utf-16")
    (folder / "e.pdf").write_bytes(b"%PDF")
    heard = Heard()
    result = score(folder, tmp_path / "o.jsonl", heard)
    assert [(r["id"], r["status"]) for r in read_jsonl(tmp_path / "o.jsonl")] == [
        ("a.txt", "ok"),
        ("b.txt", "error"),
        ("c.txt", "error"),
        ("d.txt", "ok"),
    ]
    assert [e["file"] for e in read_jsonl(Path(str(result.errors_file)))] == ["b.txt", "c.txt"]
    assert any(".pdf 1" in text for text in heard.said)


def test_a_missing_or_broken_input_is_a_row_and_the_rest_is_scored(corpus: Path, tmp_path: Path) -> None:
    packed = gzip.compress(corpus.read_bytes(), mtime=0)
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    (tmp_path / "no.parquet").write_bytes(b"PAR1 but not really")
    inputs = [tmp_path / "missing.jsonl", tmp_path / "cut.jsonl.gz", tmp_path / "no.parquet", corpus]
    result = score(inputs, tmp_path / "o.jsonl", shard_size=3000)
    rows = read_jsonl(tmp_path / "o.jsonl")
    assert rows[0]["status"] == "error" and "does not exist" in rows[0]["error"]["message"]
    assert [r["status"] for r in rows].count("ok") > 60 and [r["id"] for r in rows[-60:]] == [r["id"] for r in records(60)]
    messages = " ".join(e["message"] for e in read_jsonl(Path(str(result.errors_file))))
    assert "ends too early" in messages and "no.parquet is not a Parquet file" in messages and ".." not in messages


class Meanwhile(Heard):
    """Does something to the inputs while a run goes on."""

    def __init__(self, what: Callable[[], object], at: int = 2) -> None:
        super().__init__()
        self._what, self._left = what, at

    def update(self, stats: Any, weight: int) -> None:
        self._left -= 1
        if not self._left:
            self._what()


@pytest.mark.parametrize("workers", [1, 2])
def test_an_input_that_shrinks_meanwhile_is_told_and_the_rest_is_scored(corpus: Path, tmp_path: Path, workers: int) -> None:
    path = write_jsonl(tmp_path / "x.jsonl", records(3000))
    cut = Meanwhile(lambda: os.truncate(path, path.stat().st_size // 2))
    result = score([path, corpus], tmp_path / "o.jsonl", cut, workers=workers, shard_size=100_000)
    rows = read_jsonl(tmp_path / "o.jsonl")
    assert [r["id"] for r in rows[-60:]] == [r["id"] for r in records(60)]
    assert [r["id"] for r in rows if r["status"] == "ok"][:1000] == [r["id"] for r in records(1000)]
    told = [e for e in read_jsonl(Path(str(result.errors_file))) if "changed while it was read" in e["message"]]
    assert told and all(e["file"] == "x.jsonl" for e in told)


def of_kind(kind: str, folder: Path) -> Path:
    """An input of 120 articles."""
    path = folder / f"x.{kind}"
    if kind == "parquet":
        spoilt(path, 120, 10, ())
    elif kind == "csv":
        with path.open("w", newline="") as handle:
            csv.writer(handle).writerows([["id", "text"], *([f"a-{k}", article(k)] for k in range(120))])
    elif kind == "folder":
        path.mkdir()
        for k in range(120):
            (path / f"{k:03}.txt").write_text(article(k))
    else:
        write_jsonl(path, records(120))
    return path


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet", "folder"])
@pytest.mark.parametrize("back", [True, False])
def test_an_input_that_vanishes_meanwhile_ends_no_work_and_throws_none_away(corpus: Path, tmp_path: Path, kind: str, back: bool) -> None:
    path, away = of_kind(kind, tmp_path), tmp_path / "away"
    output = tmp_path / "o.jsonl"
    options: dict[str, Any] = {"workers": 2, "shard_size": 6000}
    with pytest.raises(CredscoreError, match=r"pieces of the inputs not scored.* the first: .*does not exist\..*same command goes on") as told:
        score([path, corpus], output, Meanwhile(lambda: path.rename(away)), **options)
    assert re.search(r": x\.\w+ from (line|row) \d+ on|\d\d\d\.txt and \d+ more files", told.value.message) and not output.exists()
    done = len(list((tmp_path / "o.jsonl.parts").glob("*.part")))
    for _ in range(0 if back else 2):
        heard = Heard()
        result = score([path, corpus], output, heard, **options)
        assert 5 < result.kept < done and result.stats.failed == 1
        assert [r["id"] for r in read_jsonl(output)][-60:] == [r["id"] for r in records(60)]
        assert any(re.search(rf"of inputs that are away now \({path}.* not in the output\. .*o\.jsonl\.parts keeps them", s) for s in heard.said)
        assert not any("no longer fitted" in text for text in heard.said)
    away.rename(path)
    heard = Heard()
    result = score([path, corpus], output, heard, **options)
    assert result.kept >= done and not result.stats.failed and len(heard.said) == 1
    assert not (tmp_path / "o.jsonl.parts").exists()
    score([path, corpus], tmp_path / "whole.jsonl", workers=1)
    assert output.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


@pytest.mark.parametrize("named", ["in", "in/*.jsonl"])
def test_what_is_scored_of_a_file_that_left_its_folder_is_kept(tmp_path: Path, named: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    path, away, output = write_jsonl(folder / "a.jsonl", records(120)), tmp_path / "away", tmp_path / "o.jsonl"
    write_jsonl(folder / "b.jsonl", records(60))
    with pytest.raises(CredscoreError, match="of the inputs not scored"):
        score(tmp_path / named, output, Meanwhile(lambda: path.rename(away)), workers=2, shard_size=6000)
    done = len(list((tmp_path / "o.jsonl.parts").glob("*.part")))
    heard = Heard()
    for _ in range(2):  # as often as it is asked for
        result = score(tmp_path / named, output, heard, shard_size=6000)
        assert result.stats.articles == 61 and any("away now" in text and "a.jsonl" in text for text in heard.said)
        assert [e["message"] for e in read_jsonl(Path(str(result.errors_file)))] == ["a.jsonl is not there any more: an earlier run had read it."]
        assert [r["id"] for r in read_jsonl(output)] == [*(r["id"] for r in records(60)), "a.jsonl"]
    away.rename(path)
    result = score(tmp_path / named, output, shard_size=6000)
    assert result.stats.articles == 180 and result.kept == done and not (tmp_path / "o.jsonl.parts").exists()


def test_articles_that_left_their_folder_are_rows(tmp_path: Path) -> None:
    folder, output = of_kind("folder", tmp_path), tmp_path / "o.jsonl"
    (folder / "sub").mkdir()
    (folder / "119.txt").rename(folder / "sub" / "119.txt")
    with pytest.raises(KeyboardInterrupt):
        score(folder, output, Meanwhile(lambda: signal.raise_signal(signal.SIGINT), at=5), shard_size=6000)
    (folder / "003.txt").unlink()
    result = score(folder, output, shard_size=6000)
    assert [e["message"] for e in read_jsonl(Path(str(result.errors_file)))] == ["003.txt is not there any more: an earlier run had read it."]
    ids = [r["id"] for r in read_jsonl(output)]
    assert len(ids) == 120 and ids[3] == "004.txt" and ids[-2:] == ["sub/119.txt", "003.txt"]
    # What is asked for no more is nobody's loss.
    assert score(folder / "sub", output, shard_size=6000).stats.failed == 0


@pytest.mark.parametrize(
    ("item", "path", "name"),
    [
        ("/in", "/in/a.txt", "a.txt"),
        ("/in/", "/in/sub/a.txt", "sub/a.txt"),
        ("/in", "/inner/a.txt", None),
        ("/in", "/in/.hidden/a.txt", None),
        ("/in", "/in/old.parts/a.txt", None),
        ("/in/*.txt", "/in/a.txt", "a.txt"),
        ("/in/*.txt", "/in/a.csv", None),
        ("/in/*.txt", "/in/sub/a.txt", None),
        ("/in/**/*.txt", "/in/sub/deep/a.txt", "sub/deep/a.txt"),
        ("s3://news/day", "s3://news/day/a.txt", "a.txt"),
        ("s3://news/day-*/*.txt", "s3://news/day-1/a.txt", "day-1/a.txt"),
        ("s3://news/day", "/news/day/a.txt", None),
    ],
)
def test_what_a_folder_or_pattern_would_hold(item: str, path: str, name: str | None) -> None:
    assert name_below(item, path) == name


def test_inputs_that_only_changed_leave_no_parts(tmp_path: Path) -> None:
    corpus = write_jsonl(tmp_path / "x.jsonl", records(60))
    with pytest.raises(KeyboardInterrupt):
        score(corpus, tmp_path / "o.jsonl", Meanwhile(lambda: signal.raise_signal(signal.SIGINT), at=5), shard_size=3000)
    write_jsonl(corpus, records(3))
    heard = Heard()
    assert score(corpus, tmp_path / "o.jsonl", heard, shard_size=3000).stats.articles == 3
    assert any("no longer fitted" in text for text in heard.said) and not (tmp_path / "o.jsonl.parts").exists()


def test_where_nothing_is_kept_an_input_that_vanishes_ends_the_run(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "x.jsonl", records(400))
    with pytest.raises(CredscoreError, match=r"the first: x\.jsonl from line \d+ on .*begins anew"):
        score(path, "-", Meanwhile(path.unlink), workers=2, shard_size=3000)  # type: ignore[arg-type]
    path = write_jsonl(tmp_path / "x.jsonl", records(400))
    with pytest.raises(InputError, match=r"first broken row: x\.jsonl from line \d+ on"):
        score(path, tmp_path / "o.jsonl", Meanwhile(path.unlink), workers=2, shard_size=3000, fail_fast=True)


def test_an_article_of_its_own_file_that_vanishes_is_a_row(tmp_path: Path) -> None:
    folder = of_kind("folder", tmp_path)
    result = score(folder, tmp_path / "o.jsonl", Meanwhile((folder / "119.txt").unlink), workers=2, shard_size=6000)
    told = read_jsonl(Path(str(result.errors_file)))
    assert [e["message"] for e in told] == ["119.txt does not exist."] and len(read_jsonl(tmp_path / "o.jsonl")) == 120


def test_an_input_that_vanishes_while_it_is_cut_is_still_to_be_scored(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A disk that goes away under an open file, as those of a network do.
    path, lost = write_jsonl(tmp_path / "x.jsonl", records(3000)), tmp_path / "away"
    stored = ByteStream._stored

    def stale(self: ByteStream, raw: Any) -> Iterator[bytes]:
        for block in stored(self, raw):
            yield block
            if self.name == "x.jsonl" and cutting:
                path.rename(lost)
                raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))

    cutting: list[bool] = []
    monkeypatch.setattr(ByteStream, "_stored", stale)
    monkeypatch.setattr("credscore.corpus.loop.plan", lambda *given: cutting.append(True) or plan(*given))
    with pytest.raises(CredscoreError, match=r"1 piece of the inputs not scored.*x\.jsonl cannot be read: Stale file handle\..*goes on"):
        score([path, corpus], tmp_path / "o.jsonl", workers=1, shard_size=100_000)
    monkeypatch.undo()
    lost.rename(path)
    result = score([path, corpus], tmp_path / "o.jsonl", workers=1, shard_size=100_000)
    assert result.kept > 5 and result.stats.articles == 3060 and not result.stats.failed


def spoilt(path: Path, rows: int, group: int, spoilt_groups: tuple[int, ...]) -> Path:
    """A Parquet file of row groups, some of which have a page that cannot be read."""
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(records(rows)), path, row_group_size=group, compression="snappy", use_dictionary=False)
    data = bytearray(path.read_bytes())
    for number in spoilt_groups:
        column = pq.ParquetFile(path).metadata.row_group(number).column(1)
        data[column.data_page_offset : column.data_page_offset + 64] = b"\xff" * 64
    path.write_bytes(data)
    return path


def test_row_groups_that_cannot_be_read_are_told_and_the_rest_is_scored(corpus: Path, tmp_path: Path) -> None:
    path = spoilt(tmp_path / "x.parquet", 200, 40, (1, 4))
    outputs = set()
    for size in (1 << 22, 40_000, 3000):  # several groups a shard, one, and groups far larger than a shard
        for workers in (1, 2):
            result = score([path, corpus], tmp_path / "o.jsonl", workers=workers, shard_size=size)
            listed = (tmp_path / "o.jsonl.errors.jsonl").read_bytes()
            outputs.add(((tmp_path / "o.jsonl").read_bytes(), listed))
    assert len(outputs) == 1 and (result.stats.articles, result.stats.failed) == (182, 2)
    rows = read_jsonl(tmp_path / "o.jsonl")
    ids = [r["id"] for r in records(200)]
    assert [r["id"] for r in rows] == [*ids[:40], "x.parquet:41", *ids[80:160], "x.parquet:161", *ids[:60]]
    told = read_jsonl(tmp_path / "o.jsonl.errors.jsonl")
    assert [e["line"] for e in told] == [41, 161] and told[0]["message"].startswith("x.parquet cannot be read from row 41 to 80: ")
    assert ".." not in listed.decode()
    with pytest.raises(InputError, match=r"first broken row.*from row 41 to 80"):
        score([path, corpus], tmp_path / "p.jsonl", fail_fast=True)


def test_a_parquet_file_that_is_another_meanwhile_is_told(corpus: Path, tmp_path: Path) -> None:
    path, other = spoilt(tmp_path / "x.parquet", 200, 10, ()), spoilt(tmp_path / "y.parquet", 20, 10, ())
    result = score([path, corpus], tmp_path / "o.jsonl", Meanwhile(lambda: other.replace(path), at=1), shard_size=3000)
    assert result.stats.articles - result.stats.failed < 200
    told = read_jsonl(tmp_path / "o.jsonl.errors.jsonl")
    assert told and all("changed while it was read" in e["message"] for e in told)
    assert [r["id"] for r in read_jsonl(tmp_path / "o.jsonl")][-60:] == [r["id"] for r in records(60)]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'[{"text": "a"}]', "one JSON array.*jq -c"),
        (b'{\n  "text": "a"\n}\n', "JSON over several lines.*jq -c"),
        (b"PAR1\x15\x04\x15\n\n", "is Parquet.*--input-format parquet"),
        (b"id,text\n1,The board met.\n2,It did.\n", "none of its first 3 lines begins an object.*--input-format csv"),
    ],
)
def test_what_is_no_json_lines_is_one_message(corpus: Path, tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match=words):
        score(path, tmp_path / "o.jsonl")
    # Beside others it is one row, and they are scored.
    result = score([path, corpus], tmp_path / "o.jsonl")
    assert (result.stats.articles, result.stats.failed) == (61, 1)


def test_a_broken_first_row_is_only_a_row(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "x.jsonl", ["# exported in May", '{"text": broken', {"text": article(1)}])
    assert score(path, tmp_path / "o.jsonl").stats.errors == {"InputError": 2}


def test_a_file_given_twice_is_told(corpus: Path, tmp_path: Path) -> None:
    heard = Heard()
    result = score([corpus, corpus.parent / "news.json*"], tmp_path / "o.jsonl", heard)
    assert result.stats.articles == 120 and any("news.jsonl was given more than once" in text for text in heard.said)
    heard = Heard()
    score(corpus, tmp_path / "o.jsonl", heard)
    assert heard.said == []


@pytest.mark.parametrize("kind", ["gzip", "utf-16", "parquet"])
def test_what_workers_cannot_read_again_may_be_given_twice(tmp_path: Path, kind: str) -> None:
    rows = records(120)
    if kind == "parquet":
        pytest.importorskip("pyarrow")
        path = spoilt(tmp_path / "x.parquet", 120, 120, ())
    else:
        data = write_jsonl(tmp_path / "x.jsonl", rows).read_bytes()
        path = tmp_path / ("x.jsonl.gz" if kind == "gzip" else "x.jsonl")
        path.write_bytes(gzip.compress(data, mtime=0) if kind == "gzip" else data.decode().encode("utf-16"))
    result = score([path, path], tmp_path / "o.jsonl", workers=2, shard_size=60_000 if kind != "parquet" else 20_000)
    assert result.stats.failed == 0
    assert [r["id"] for r in read_jsonl(tmp_path / "o.jsonl")] == [r["id"] for r in rows] * 2


def test_broken_rows_of_parquet_are_rows_not_lines(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"text": [article(1), None]}), tmp_path / "x.parquet")
    result = score(tmp_path / "x.parquet", tmp_path / "o.jsonl")
    assert "x.parquet, row 2: the field 'text' is null" in read_jsonl(Path(str(result.errors_file)))[0]["message"]


def test_files_put_one_behind_another_keep_their_marks_and_lose_no_row(tmp_path: Path) -> None:
    one = b"\xef\xbb\xbf" + json.dumps({"text": article(1)}).encode() + b"\n"
    (tmp_path / "x.jsonl").write_bytes(one + one)
    assert score(tmp_path / "x.jsonl", tmp_path / "o.jsonl").stats.failed == 0
    assert [row["status"] for row in read_jsonl(tmp_path / "o.jsonl")] == ["ok", "ok"]


def test_a_table_with_two_columns_of_one_name_is_refused(corpus: Path, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    table = pa.Table.from_arrays([pa.array([article(1)]), pa.array(["x"])], names=["text", "text"])
    pq.write_table(table, tmp_path / "x.parquet")
    (tmp_path / "x.csv").write_text("text,text\nThe board met.,x\n")
    for name in ("x.parquet", "x.csv"):
        with pytest.raises(InputError, match=rf"{name} has two columns 'text'"):
            score(tmp_path / name, tmp_path / "o.jsonl")
        assert score([tmp_path / name, corpus], tmp_path / "o.jsonl").stats.failed == 1


def test_fail_fast_stops_at_a_broken_row(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "x.jsonl", [{"text": article(1)}, {"text": None}])
    with pytest.raises(InputError, match=r"first broken row.*line 2"):
        score(path, tmp_path / "o.jsonl", fail_fast=True)
    assert not (tmp_path / "o.jsonl").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"fields": Fields.chosen(text="body")}, "Fields that exist: date, id, publisher, text"),
        ({"keep": ("section",)}, "--keep NAME"),
        ({"keep": ("score",)}, "the report has a field of that name"),
        ({"encoding": "klingon"}, "Unknown encoding"),
        ({"format": "xml"}, "output format"),
        ({"scheduler": "tcp://x:1"}, "--engine dask"),
        ({"workers": 0}, "at least one worker"),
        ({"shard_size": 0}, "at least one byte"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_written(corpus: Path, tmp_path: Path, options: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError) as caught:
        score(corpus, tmp_path / "o.jsonl", **options)
    assert words in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", ["bz2", "xz", "zip"])
def test_what_is_packed_in_another_way_says_so(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"x.jsonl.{suffix}").write_bytes(b"...")
    with pytest.raises(InputError, match=r"packed in a way that is not read.*only \.gz and \.zst"):
        score(tmp_path / f"x.jsonl.{suffix}", tmp_path / "o.jsonl")


def test_files_of_one_article_have_no_fields(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(article(1))
    for fields, words in ((Fields.chosen(keep=("publisher",)), "--keep publisher"), (Fields.chosen(title="headline"), "--title-field headline")):
        with pytest.raises(UsageError, match=f"{words}: text and HTML files have no fields"):
            score(tmp_path / "x.txt", tmp_path / "o.jsonl", fields=fields)


def test_the_output_must_not_be_an_input_or_a_folder(corpus: Path, tmp_path: Path) -> None:
    copy = tmp_path / "x.jsonl"
    shutil.copy(corpus, copy)
    with pytest.raises(UsageError, match="one of the inputs"):
        score(copy, copy)
    with pytest.raises(UsageError, match="does not exist"):
        score(copy, tmp_path / "no" / "o.jsonl")
    (tmp_path / "d.jsonl").mkdir()
    with pytest.raises(UsageError, match="is a folder"):
        score(copy, tmp_path / "d.jsonl")


def test_a_list_of_errors_that_is_a_link_is_written_on_its_own_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "disk").mkdir()
    listing = tmp_path / "o.jsonl.errors.jsonl"
    listing.symlink_to(tmp_path / "disk" / "list.jsonl")
    replace = os.replace

    def on_one_disk(old: str, new: str) -> None:
        if os.path.dirname(old) != os.path.dirname(new):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), old)
        replace(old, new)

    monkeypatch.setattr(os, "replace", on_one_disk)
    score(write_jsonl(tmp_path / "x.jsonl", [{"text": article(1)}, "no JSON"]), tmp_path / "o.jsonl")
    assert listing.is_symlink() and [e["line"] for e in read_jsonl(tmp_path / "disk" / "list.jsonl")] == [2]
    assert os.listdir(tmp_path / "disk") == ["list.jsonl"]


def test_an_output_that_is_a_link_is_followed_and_a_device_is_refused(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    try:
        (tmp_path / "o.jsonl").symlink_to(tmp_path / "disk" / "real.jsonl")
        os.mkfifo(tmp_path / "pipe.jsonl")
    except (OSError, AttributeError):
        pytest.skip("no links or pipes here")
    score(corpus, tmp_path / "o.jsonl")
    assert (tmp_path / "o.jsonl").is_symlink() and len(read_jsonl(tmp_path / "disk" / "real.jsonl")) == 60
    with pytest.raises(UsageError, match=r"device or a pipe.*-o -"):
        score(corpus, tmp_path / "pipe.jsonl")


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("foo://x/o.jsonl", "The output cannot be written.*Protocol not known"),
        ("https://news.example/o.jsonl", "Nothing can be written to https://news.example"),
        ("file:///no/such/folder/o.jsonl", "The folder /no/such/folder for the output does not exist"),
    ],
)
def test_an_address_that_takes_no_output_is_told_before_the_work(corpus: Path, output: str, words: str) -> None:
    pytest.importorskip("fsspec")
    heard = Meanwhile(lambda: pytest.fail("something was scored"), at=1)
    with pytest.raises(UsageError, match=words):
        score(corpus, output, heard)  # type: ignore[arg-type]


def test_a_file_as_an_address_is_a_file(corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    score(corpus, f"file://{tmp_path}/o.jsonl")  # type: ignore[arg-type]
    assert len(read_jsonl(tmp_path / "o.jsonl")) == 60
    with pytest.raises(UsageError, match="one of the inputs"):
        score(tmp_path / "o.jsonl", f"file://{tmp_path}/o.jsonl")  # type: ignore[arg-type]


def test_an_address_with_nothing_there_is_told(corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    with pytest.raises(InputError, match=r"memory://nowhere/x\.jsonl does not exist"):
        score("memory://nowhere/x.jsonl", tmp_path / "o.jsonl")
    assert score(["memory://nowhere/x.jsonl", corpus], tmp_path / "o.jsonl").stats.failed == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://127.0.0.1:1/x.jsonl", "Connection refused"),
        ("zip://x.jsonl::none.zip", r"none\.zip does not exist"),
        ("zip://x.jsonl::bad.zip", "not a zip file"),
        ("zip://none.jsonl::good.zip", "does not exist"),
        ("zip://x.jsonl::spoilt.zip", "Bad CRC-32"),
        ("tar://x.jsonl::none.tar", r"none\.tar does not exist"),
        ("tar://x.jsonl::empty.tar", "Cannot open"),
        ("reference://x.jsonl", "argument"),
    ],
)
def test_an_address_that_cannot_be_opened_is_a_row_beside_others(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, words: str
) -> None:
    pytest.importorskip("fsspec")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.zip").write_text("no archive")
    (tmp_path / "empty.tar").touch()
    with zipfile.ZipFile(tmp_path / "good.zip", "w") as archive:
        archive.writestr("x.jsonl", json.dumps({"text": article(1)}))
    (tmp_path / "spoilt.zip").write_bytes((tmp_path / "good.zip").read_bytes().replace(b"Lindhaven", b"Londhaven").replace(b"number 1", b"number 2"))
    assert score("zip://x.jsonl::good.zip", tmp_path / "o.jsonl").stats.failed == 0
    with pytest.raises(InputError, match=words):
        score(address, tmp_path / "o.jsonl")
    assert score([corpus, address], tmp_path / "o.jsonl").stats.failed == 1


def test_a_pipe_with_a_broken_article_does_not_end_the_run(tmp_path: Path) -> None:
    pipe, good = tmp_path / "story.txt.gz", tmp_path / "whole.txt"
    os.mkfifo(pipe)
    good.write_text(article(1))
    broken = gzip.compress(article(2).encode())[:-20]
    writer = threading.Thread(target=lambda: pipe.write_bytes(broken), daemon=True)
    writer.start()
    result = score([pipe, good], tmp_path / "o.jsonl")
    writer.join(PATIENCE)
    assert [r["status"] for r in read_jsonl(tmp_path / "o.jsonl")] == ["error", "ok"]
    assert result.stats.failed == 1


def test_an_output_at_an_address_is_goodor_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsspec = pytest.importorskip("fsspec")
    memory, address = fsspec.filesystem("memory"), "memory://whole/o.jsonl"
    with pytest.raises(KeyboardInterrupt), atomic_file(address) as out:
        out.write(b"half of it")
        raise KeyboardInterrupt
    assert not memory.exists("/whole/o.jsonl")
    monkeypatch.chdir(tmp_path)  # the parts
    path = write_jsonl(tmp_path / "news.jsonl", [{"text": article(1)}, "{broken"])
    score(path, address)  # type: ignore[arg-type]
    assert memory.exists("/whole/o.jsonl.errors.jsonl")
    write_jsonl(path, [{"text": article(1)}])
    score(path, address)  # type: ignore[arg-type]
    assert memory.exists("/whole/o.jsonl") and not memory.exists("/whole/o.jsonl.errors.jsonl")
