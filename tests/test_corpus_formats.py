"""`credscore batch` from every format to every format: the same rows, in order, and the same bytes however the work is cut."""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from corpus_tools import BORDERS, Heard, article, digest, read_jsonl, records, score, write_jsonl

from credscore.errors import InputError, MissingExtraError, UsageError
from credscore.io.remote import fsspec_fs
from credscore.io.rows import Fields


def test_one_row_for_every_article_in_order(whole: list[dict[str, Any]]) -> None:
    assert [row["id"] for row in whole] == [row["id"] for row in records(60)]
    assert all(row["status"] == "ok" and 0 <= row["score"] <= 100 and row["error"] is None for row in whole)
    assert "sentences" not in whole[0] and "evidence" not in whole[0]


@pytest.mark.parametrize(
    "options",
    [
        {"shard_size": 1},
        {"shard_size": 3001},
        {"workers": 2, "shard_size": 5000},
        {"shard_size": 2000, "detail": "article"},
    ],
)
def test_equal_bytes_however_the_work_is_cut(corpus: Path, whole: list[dict[str, Any]], tmp_path: Path, options: dict[str, Any]) -> None:
    score(corpus, tmp_path / "o.jsonl", **options)
    assert digest(tmp_path / "o.jsonl") == digest(corpus.parent / "whole.jsonl")
    assert not (tmp_path / "o.jsonl.parts").exists() and not (tmp_path / "o.jsonl.errors.jsonl").exists()


@pytest.mark.parametrize("suffix", ["csv", "csv.gz", "jsonl.gz", "jsonl.zst", "parquet"])
@pytest.mark.parametrize("detail", ["article", "full"])
def test_equal_bytes_in_every_output_format(corpus: Path, tmp_path: Path, suffix: str, detail: str) -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("zstandard")
    first, second = tmp_path / f"a.{suffix}", tmp_path / f"b.{suffix}"
    score(corpus, first, detail=detail, keep=("publisher",))
    score(corpus, second, detail=detail, keep=("publisher",), shard_size=4000)
    assert digest(first) == digest(second)


@pytest.mark.parametrize(("suffix", "library", "extra"), [("jsonl.zst", "zstandard", "zstd"), ("parquet", "pyarrow", "parquet")])
def test_an_output_that_cannot_be_written_here_fails_before_the_work(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, library: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match=rf"credscore\[{extra}\]"):
        score(corpus, tmp_path / f"o.{suffix}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_the_title_goes_with_the_scores_and_is_not_scored(tmp_path: Path, suffix: str) -> None:
    rows = [{"text": article(k), "title": f"Insiders whisper about story {k}"} for k in range(3)]
    path = write_jsonl(tmp_path / "x.jsonl", rows)
    score(path, tmp_path / f"o.{suffix}", fields=Fields.chosen(title="title"))
    score(path, tmp_path / "plain.jsonl")
    plain = read_jsonl(tmp_path / "plain.jsonl")
    found = read_jsonl(tmp_path / "o.jsonl") if suffix == "jsonl" else list(csv.DictReader((tmp_path / "o.csv").open(newline="")))
    assert [row["title"] for row in found] == [row["title"] for row in rows]
    assert [float(row["score"]) for row in found] == [row["score"] for row in plain]
    assert "title" not in plain[0]


def test_names_of_files_and_folders_say_no_more_than_their_end(tmp_path: Path) -> None:
    folder = tmp_path / "week.tsv.d"
    folder.mkdir()
    (folder / "Is the ferry back?.txt").write_text(article(1))
    with (folder / "a.csv").open("w", newline="") as handle:
        csv.writer(handle).writerows([("id", "text"), ("c-1", article(2))])
    score(folder, tmp_path / "o.jsonl")
    assert [(row["id"], row["status"]) for row in read_jsonl(tmp_path / "o.jsonl")] == [("Is the ferry back?.txt", "ok"), ("c-1", "ok")]


def test_every_input_format_gives_the_same_scores(corpus: Path, whole: list[dict[str, Any]], tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    zstandard = pytest.importorskip("zstandard")
    import pyarrow.parquet as pq

    rows = records(60)
    data = corpus.read_bytes()
    (tmp_path / "x.jsonl.gz").write_bytes(gzip.compress(data))
    (tmp_path / "x.jsonl.zst").write_bytes(zstandard.compress(data))
    (tmp_path / "utf16.jsonl").write_bytes(data.decode().encode("utf-16"))
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "x.parquet", row_group_size=7)
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "one-group.parquet")
    with (tmp_path / "x.csv").open("w", newline="", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    for path in sorted(tmp_path.iterdir()):
        for size in (5000, 1 << 22):
            output = tmp_path / "o.jsonl"
            score(path, output, shard_size=size)
            assert digest(output) == digest(corpus.parent / "whole.jsonl"), (path.name, size)
            output.unlink()


def test_tables_hold_what_the_reports_hold(corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    from credscore.corpus.arrow import SCHEMA_ARTICLE

    score(corpus, tmp_path / "o.jsonl", keep=("publisher", "date"))
    score(corpus, tmp_path / "o.parquet", keep=("publisher", "date"))
    score(corpus, tmp_path / "o.csv", keep=("publisher", "date"))
    table = pq.read_table(tmp_path / "o.parquet")
    assert table.schema.names[: len(SCHEMA_ARTICLE.names)] == SCHEMA_ARTICLE.names
    with (tmp_path / "o.csv").open(newline="", encoding="utf-8") as handle:
        csv_rows = list(csv.DictReader(handle))
    for report, flat, cells in zip(read_jsonl(tmp_path / "o.jsonl"), table.to_pylist(), csv_rows, strict=True):
        assert (flat["id"], flat["score"], flat["band"], flat["publisher"]) == tuple(
            report[k] for k in ("id", "score", "band", "publisher")
        )
        assert [flat["interval_low"], flat["interval_high"]] == report["interval"]
        assert [[r["reason"], r["points"]] for r in flat["reasons"]] == report["reasons"]
        assert flat["anonymous_share"] == report["signals"]["anonymous_share"]
        assert (float(cells["score"]), cells["date"], cells["error_type"]) == (report["score"], report["date"], "")
        assert [[r["reason"], r["points"]] for r in json.loads(cells["reasons"])] == report["reasons"]


def test_kept_columns_of_parquet_keep_their_types(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import datetime

    import pyarrow.parquet as pq

    day = datetime.datetime(2031, 5, 4, 12, 30)
    columns = {
        "text": pa.array([article(1), article(2)]),
        "when": pa.array([day, None], pa.timestamp("ns")),
        "day": pa.array([day.date(), None]),
        "views": pa.array([3, None], pa.int32()),
        "section": pa.array(["film", "film"]).dictionary_encode(),
        "tags": pa.array([["a"], []]),
    }
    pq.write_table(pa.table(columns), tmp_path / "x.parquet")
    keep = ("when", "day", "views", "section", "tags")
    score(tmp_path / "x.parquet", tmp_path / "o.parquet", keep=keep)
    table = pq.read_table(tmp_path / "o.parquet").select(keep)
    kinds = [pa.timestamp("us"), pa.date32(), pa.int32(), pa.string(), pa.list_(pa.string())]
    assert [str(kind) for kind in table.schema.types[:4]] == [str(kind) for kind in kinds[:4]]
    assert table.to_pylist()[0] == {"when": day, "day": day.date(), "views": 3, "section": "film", "tags": ["a"]}
    score(tmp_path / "x.parquet", tmp_path / "o.jsonl", keep=keep)
    assert read_jsonl(tmp_path / "o.jsonl")[0]["when"] == "2031-05-04T12:30:00"
    score(tmp_path / "x.parquet", tmp_path / "o.csv", keep=keep)
    with (tmp_path / "o.csv").open(newline="") as handle:
        row = next(csv.DictReader(handle))
    assert (row["day"], row["views"], row["tags"]) == ("2031-05-04", "3", '["a"]')


def test_polars_reads_long_outputs_as_the_readme_says(tmp_path: Path) -> None:
    polars = pytest.importorskip("polars")
    # Polars looks at a hundred rows, in none of which are there notes or an error.
    path = write_jsonl(tmp_path / "x.jsonl", [*records(120), {"id": "s", "text": "Too short."}, {"id": "e", "text": 5}])
    for detail in ("article", "full"):
        score(path, tmp_path / "o.jsonl", detail=detail)
        found = polars.read_ndjson(tmp_path / "o.jsonl", infer_schema_length=None).to_dicts()
        assert [note["code"] for note in found[120]["notes"]] == ["short"] and found[121]["error"]["type"] == "NoText"
        score(path, tmp_path / "o.csv", detail=detail)
        assert polars.read_csv(tmp_path / "o.csv")["status"].to_list() == [row["status"] for row in found]


def test_kept_columns_of_json_lines_are_text_in_parquet(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    rows = [{"id": str(k), "text": article(k), "n": n} for k, n in enumerate((7, 2.5, "seven", None, [1]))]
    for size in (1, 1 << 22):
        score(write_jsonl(tmp_path / "x.jsonl", rows), tmp_path / "o.parquet", keep=("n",), shard_size=size)
        table = pq.read_table(tmp_path / "o.parquet")
        assert str(table.schema.field("n").type) == "string" and table["n"].to_pylist() == ["7", "2.5", "seven", None, "[1]"]


def test_a_score_does_not_depend_on_the_articles_around(tmp_path: Path) -> None:
    texts = [first + ("" if n % 2 else " " + article(n)) for n, first in enumerate(BORDERS * 2)]
    texts += [article(n) + "\n\n" + last for n, last in enumerate(BORDERS)]
    pairs = [texts[(i * step) % len(texts)] for step in (1, 5, 7) for i in range(len(texts))]
    path = write_jsonl(tmp_path / "x.jsonl", [{"id": str(i), "text": text} for i, text in enumerate(pairs)])
    score(path, tmp_path / "together.jsonl", detail="full")
    score(path, tmp_path / "alone.jsonl", detail="full", shard_size=1)
    for together, alone in zip(read_jsonl(tmp_path / "together.jsonl"), read_jsonl(tmp_path / "alone.jsonl"), strict=True):
        assert together == alone


def test_ids_of_parquet_are_strings_without_marks_of_their_own(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    ids = {
        "1": pa.array([Decimal(1)], pa.decimal128(38, 0)),
        "2031-05-01": pa.array([date(2031, 5, 1)]),
        "2031-05-01 08:00:00": pa.array([datetime(2031, 5, 1, 8)]),
        "r": pa.array([b"r"], pa.binary()),
        "\\xf0A": pa.array([b"\xf0A"], pa.binary(2)),
        "2": pa.array([2]),
    }
    for wanted, array in ids.items():
        pq.write_table(pa.table({"id": array, "text": [article(1)]}), tmp_path / "x.parquet")
        score(tmp_path / "x.parquet", tmp_path / "o.jsonl")
        assert [row["id"] for row in read_jsonl(tmp_path / "o.jsonl")] == [wanted]


def test_zstd_with_a_frame_to_skip_in_front_is_read(corpus: Path, whole: list[dict[str, Any]], tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    packed = zstandard.ZstdCompressor().compress(corpus.read_bytes())
    (tmp_path / "x.jsonl.zst").write_bytes(b"\x50\x2a\x4d\x18\x04\x00\x00\x00" + len(packed).to_bytes(4, "little") + packed)
    score(tmp_path / "x.jsonl.zst", tmp_path / "o.jsonl")
    assert read_jsonl(tmp_path / "o.jsonl") == whole


@pytest.mark.parametrize("suffix", ["gz", "zst"])
def test_a_compressed_file_without_a_byte_is_broken(corpus: Path, tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"x.jsonl.{suffix}").touch()
    result = score([corpus, tmp_path / f"x.jsonl.{suffix}"], tmp_path / "o.jsonl")
    assert result.stats.failed == 1 and "the compressed data ends too early" in result.stats.examples[0]


@pytest.mark.parametrize(
    ("kinds", "wanted", "values"),
    [
        (("int64", "null"), "int64", [3, None]),
        (("int64", "int32"), "int64", [3, 3]),
        (("int32", "float64"), "double", [3.0, 3.0]),
        (("float32", "float64"), "double", [3.0, 3.0]),
        (("int64", "float64"), "string", ["3", "3.0"]),
        (("int32", "float32"), "string", ["3", "3.0"]),
        (("int64", None), "int64", [3, None]),
        (("timestamp[s]", "timestamp[us]"), "timestamp[us]", None),
        (("int64", "string"), "string", ["3", "3"]),
        (("int64", "uint64"), "string", ["3", "3"]),
    ],
)
def test_a_kept_column_has_one_type_for_all_shards_of_parquet(tmp_path: Path, kinds: tuple[Any, Any], wanted: str, values: Any) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    for number, kind in enumerate(kinds):
        value = None if kind == "null" else "3" if kind == "string" else datetime(2031, 5, 1) if "time" in str(kind) else 3
        kept = {} if kind is None else {"k": pa.array([value], pa.type_for_alias(kind))}
        pq.write_table(pa.table({"text": [article(number)], **kept}), tmp_path / f"{number}.parquet")
    heard = Heard()
    score([tmp_path / "0.parquet", tmp_path / "1.parquet"], tmp_path / "o.parquet", heard, keep=("k",))
    column = pq.read_table(tmp_path / "o.parquet")["k"]
    assert str(column.type) == wanted and (values is None or column.to_pylist() == values)
    assert any("in a Parquet output it is text" in line for line in heard.said) == (wanted == "string")
    assert any("There is no field 'k' in 1.parquet: it is null there." in line for line in heard.said) == (None in kinds)


def test_long_integers_beside_floats_keep_their_digits(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    for name, value in {"a": 2**53 + 1, "b": 0.5}.items():
        pq.write_table(pa.table({"text": [article(1)], "post": [value]}), tmp_path / f"{name}.parquet")
    score(tmp_path / "?.parquet", tmp_path / "o.parquet", keep=("post",))
    assert pq.read_table(tmp_path / "o.parquet")["post"].to_pylist() == ["9007199254740993", "0.5"]


def test_an_article_file_beside_parquet_takes_no_column_its_type(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"text": [article(1)], "views": [7]}), tmp_path / "a.parquet")
    (tmp_path / "b.txt").write_text(article(2))
    (tmp_path / "c.eml").write_text(f"From: a@kelsby.example\nSubject: Pier\n\n{article(3)}\n")
    score(tmp_path / "*.*", tmp_path / "o.parquet", keep=("views",))
    column = pq.read_table(tmp_path / "o.parquet")["views"]
    assert str(column.type) == "int64" and column.to_pylist() == [7, None, None]


def test_a_field_that_one_file_lacks_is_null_there_and_one_that_all_lack_is_none(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "a.jsonl", [{"text": article(1), "date": "2031-05-01"}])
    write_jsonl(tmp_path / "b.jsonl", [{"text": article(2)}])
    (tmp_path / "c.csv").write_text("text\nThe pier opens in May.\n")
    (tmp_path / "d.txt").write_text(article(3))
    heard = Heard()
    assert score(tmp_path / "[a-d].*", tmp_path / "o.jsonl", heard, keep=("date",)).stats.failed == 0
    assert [row["date"] for row in read_jsonl(tmp_path / "o.jsonl")] == ["2031-05-01", None, None, None]
    assert "There is no field 'date' in b.jsonl and 1 more: it is null there." in heard.said
    with pytest.raises(UsageError, match=r"b\.jsonl has no field 'date'"):
        score(tmp_path / "[b-d].*", tmp_path / "o.jsonl", keep=("date",))
    with pytest.raises(UsageError, match=r"a\.jsonl has no field 'section'"):  # not the date, which another file has
        score(tmp_path / "[a-d].*", tmp_path / "o.jsonl", keep=("date", "section"))
    with pytest.raises(UsageError, match=r"b\.jsonl has no field 'section'"):
        score([tmp_path / "b.jsonl", tmp_path / "a.jsonl"], tmp_path / "o.jsonl", keep=("date", "section"))


def test_texts_stored_as_bytes_have_the_encoding_that_is_named(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    text = article(0).replace("Velmora", "Vélmora")
    pq.write_table(pa.table({"id": ["a"], "text": pa.array([text.encode("latin-1")], pa.binary())}), tmp_path / "x.parquet")
    assert score(tmp_path / "x.parquet", tmp_path / "o.jsonl", encoding="latin-1").stats.failed == 0
    result = score(tmp_path / "x.parquet", tmp_path / "o.jsonl")
    assert re.search(r"x\.parquet, row 1 is not valid utf-8: byte 0xe9 at offset.*--encoding", result.stats.examples[0])
    assert read_jsonl(tmp_path / "o.jsonl")[0]["id"] == "a"


def test_fields_inside_of_others_are_told_to_be_none(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "x.jsonl", [{"doc": {"text": article(1)}}])
    with pytest.raises(UsageError, match=r"""inside of 'doc' are not read.* jq -c '\."doc\.text" = \.doc\.text'.*flatten\(\)"""):
        score(tmp_path / "x.jsonl", tmp_path / "o.jsonl", fields=Fields.chosen(text="doc.text"))


def test_the_package_of_a_store_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("fsspec")
    monkeypatch.setitem(sys.modules, "ossfs", None)
    with pytest.raises(InputError, match=r"pip install ossfs$"):
        fsspec_fs("oss://bucket/x.jsonl")
