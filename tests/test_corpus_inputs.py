"""Broken rows, odd texts, what is no input, and wrong usage: each is told, and nothing else is lost."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from corpus_tools import Heard, article, read_jsonl, records, score, spoilt, write_jsonl

from credscore.errors import InputError, UsageError
from credscore.io.rows import Fields


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
        assert (result.stats.articles, result.stats.errors) == (5, {"BrokenRow": 1, "NoText": 1, "WrongEncoding": 1})
    # Mended: no list of errors is left from before, nor one that a killed run had begun.
    (tmp_path / "o.jsonl.errors.jsonl.partial").touch()
    write_jsonl(path, [lines[0], lines[4]])
    assert score(path, tmp_path / "o.jsonl").errors_file is None
    assert sorted(p.name for p in tmp_path.iterdir()) == ["news.jsonl", "o.jsonl"]


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
    assert score(path, tmp_path / "o.jsonl").stats.errors == {"BrokenRow": 2}


def test_a_file_given_twice_is_told(corpus: Path, tmp_path: Path) -> None:
    heard = Heard()
    result = score([corpus, corpus.parent / "news.json*"], tmp_path / "o.jsonl", heard)
    assert result.stats.articles == 120 and any("news.jsonl was given more than once" in text for text in heard.said)
    heard = Heard()
    score(corpus, tmp_path / "p.jsonl", heard)
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
