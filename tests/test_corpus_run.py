"""`credscore batch` on files: every format both ways, broken rows, messages, and going on after an interruption."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from corpus_tools import BORDERS, article, command, digest, read_jsonl, records, write_jsonl

from credscore.corpus.journal import Journal
from credscore.corpus.progress import Silent, summary
from credscore.corpus.runner import Options, Result, run
from credscore.errors import CredscoreError, InputError, UsageError
from credscore.io.rows import Fields


class Heard(Silent):
    """Keeps what a run says."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def message(self, text: str) -> None:
        self.said.append(text)


def score(inputs: Any, output: Path, heard: Heard | None = None, keep: tuple[str, ...] = (), **options: Any) -> Result:
    options = {"workers": 1, "shard_size": 1 << 22} | options
    fields = options.pop("fields", None) or Fields.chosen(keep=keep)
    inputs = [inputs] if isinstance(inputs, Path | str) else inputs
    return run([str(i) for i in inputs], str(output), Options(fields=fields, **options), heard)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_jsonl(tmp_path_factory.mktemp("corpus") / "news.jsonl", records(60))


@pytest.fixture(scope="module")
def whole(corpus: Path) -> list[dict[str, Any]]:
    output = corpus.parent / "whole.jsonl"
    score(corpus, output)
    return read_jsonl(output)


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
    # Mended: no list of errors is left from before.
    write_jsonl(path, [lines[0], lines[4]])
    assert score(path, tmp_path / "o.jsonl").errors_file is None and not (tmp_path / "o.jsonl.errors.jsonl").exists()


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
    rows = read_jsonl(tmp_path / "o.jsonl")
    assert [row["id"] for row in rows] == [t[:9] for t in texts]


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
    assert "ends too early" in messages and "no.parquet is not a Parquet file" in messages


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


# --- going on -----------------------------------------------------------------------------------------------------------


def interrupted(path: Path, output: Path, after: int, **options: Any) -> None:
    """A run that is stopped from outside after some shards, as Ctrl-C would."""

    class Stop(Silent):
        seen = 0

        def update(self, stats: Any, weight: int) -> None:
            Stop.seen += 1
            if Stop.seen == after:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        score(path, output, Stop(), **({"shard_size": 3000} | options))  # type: ignore[arg-type]
    assert not output.exists() and (output.parent / f"{output.name}.parts" / "journal.jsonl").exists()


@pytest.mark.parametrize("workers", [1, 2])
def test_the_same_command_goes_on(corpus: Path, tmp_path: Path, whole: list[dict[str, Any]], workers: int) -> None:
    output = tmp_path / "o.jsonl"
    interrupted(corpus, output, 5, workers=workers)
    heard = Heard()
    result = score(corpus, output, heard, shard_size=3000, workers=workers)
    assert 5 <= result.kept < result.shards and any("already finished" in text for text in heard.said)
    assert digest(output) == digest(corpus.parent / "whole.jsonl")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["o.jsonl"]
    assert result.stats.articles == 60


def test_a_harmed_part_is_done_again(corpus: Path, tmp_path: Path, whole: list[dict[str, Any]]) -> None:
    output = tmp_path / "o.jsonl"
    interrupted(corpus, output, 5)
    parts = sorted((tmp_path / "o.jsonl.parts").glob("*.part"))
    parts[0].write_bytes(parts[0].read_bytes()[:-1] + b"X")
    parts[1].unlink()
    journal = tmp_path / "o.jsonl.parts" / "journal.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"at": "torn')
    result = score(corpus, output, shard_size=3000)
    assert result.kept == 3 and digest(output) == digest(corpus.parent / "whole.jsonl")


def test_a_changed_input_is_noticed_and_only_its_shards_are_done_again(corpus: Path, tmp_path: Path) -> None:
    path, output = tmp_path / "x.jsonl", tmp_path / "o.jsonl"
    shutil.copy(corpus, path)
    interrupted(path, output, 5)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"The file has the number 0.", b"The file has the number 9."))
    heard = Heard()
    result = score(path, output, heard, shard_size=3000)
    assert result.kept == 4 and any("1 finished shard" in text and "changed" in text for text in heard.said)
    score(path, tmp_path / "fresh.jsonl")
    assert digest(output) == digest(tmp_path / "fresh.jsonl")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"detail": "sentences"}, "the options changed"),
        ({"keep": ("publisher",)}, "the options changed"),
        ({"shard_size": 2000}, "size of a shard"),
    ],
)
def test_changed_options_are_noticed_and_everything_is_done_again(
    corpus: Path, tmp_path: Path, options: dict[str, Any], words: str
) -> None:
    output = tmp_path / "o.jsonl"
    interrupted(corpus, output, 5)
    heard = Heard()
    result = score(corpus, output, heard, **({"shard_size": 3000} | options))
    # With another size of shard the first cut may happen to fall at the same place.
    assert result.kept <= ("shard_size" in options) and any(words in text for text in heard.said)
    score(corpus, tmp_path / "fresh.jsonl", **options)
    assert digest(output) == digest(tmp_path / "fresh.jsonl")


def test_a_changed_model_is_noticed(tmp_path: Path) -> None:
    journal = Journal(str(tmp_path / "p"), {"fingerprint": "one", "options": [], "version": "1"})
    (tmp_path / "p" / "abc.part").write_bytes(b"old")
    journal.close()
    journal = Journal(str(tmp_path / "p"), {"fingerprint": "two", "options": [], "version": "1"})
    assert journal.changed == ["the model"] and not (tmp_path / "p" / "abc.part").exists()
    journal.close()


def test_two_runs_cannot_write_the_same_output(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    journal = Journal(str(tmp_path / "p"), {"options": []})
    with pytest.raises(UsageError, match="Another credscore batch"):
        Journal(str(tmp_path / "p"), {"options": []})
    journal.close()
    Journal(str(tmp_path / "p"), {"options": []}).remove()
    assert not (tmp_path / "p").exists()


def test_an_unwritable_place_is_a_message(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "o.jsonl.parts").write_text("a file where the folder should be")
    with pytest.raises(CredscoreError, match=r"o\.jsonl\.parts"):
        score(corpus, tmp_path / "o.jsonl")


# --- the command --------------------------------------------------------------------------------------------------------


def test_command_to_files_and_exit_codes(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "a.jsonl", [*records(5), {"text": 1}])
    code, out, err = command(tmp_path, "batch", "a.jsonl", "-o", "o.csv", "--workers", "1", "--keep", "date,publisher", "--no-color")
    assert (code, out) == (1, b"")
    assert "a.jsonl, line 6" in err and "o.csv.errors.jsonl" in err and "6 articles" in err and "Traceback" not in err
    code, _, err = command(tmp_path, "batch", "a.jsonl", "-o", "o.csv", "--text-field", "body")
    assert code == 2 and "Fields that exist" in err and "Traceback" not in err
    code, _, err = command(tmp_path, "batch", "none.jsonl", "-o", "o.csv")
    assert code == 1 and "does not exist" in err
    code, _, err = command(tmp_path, "batch", "a.jsonl", "-o", "o.csv", "--model", "no-such-model")
    assert code == 3 and "Traceback" not in err
    code, _, err = command(tmp_path, "batch", "a.jsonl", "-o", "o.csv", "--shard-size", "many")
    assert code == 2 and "4MB" in err


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


def test_plain_progress_goes_to_stderr_only(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "a.jsonl", records(3))
    code, out, err = command(tmp_path, "batch", "a.jsonl", "-o", "-", "--workers", "1", "-v")
    assert code == 0 and len(out.splitlines()) == 3 and "3 articles" in err and "1 shards" in err and "\x1b" not in err


def test_summary_counts(whole: list[dict[str, Any]], corpus: Path, tmp_path: Path) -> None:
    result = score(corpus, tmp_path / "o.jsonl", shard_size=2000)
    text = summary(result.stats, 2.0)
    assert sum(result.stats.histogram) == 60 == sum(result.stats.bands.values())
    assert text.startswith("60 articles") and "Bands:" in text
    for band in {row["band"] for row in whole}:
        assert band in text


def test_a_score_does_not_depend_on_the_articles_around(tmp_path: Path) -> None:
    texts = [first + ("" if n % 2 else " " + article(n)) for n, first in enumerate(BORDERS * 2)]
    texts += [article(n) + "\n\n" + last for n, last in enumerate(BORDERS)]
    pairs = [texts[(i * step) % len(texts)] for step in (1, 5, 7) for i in range(len(texts))]
    path = write_jsonl(tmp_path / "x.jsonl", [{"id": str(i), "text": text} for i, text in enumerate(pairs)])
    score(path, tmp_path / "together.jsonl", detail="full")
    score(path, tmp_path / "alone.jsonl", detail="full", shard_size=1)
    for together, alone in zip(read_jsonl(tmp_path / "together.jsonl"), read_jsonl(tmp_path / "alone.jsonl"), strict=True):
        assert together == alone
