"""Scoring Arrow tables gives what scoring files gives."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from corpus_tools import environment, read_jsonl, records, score

import credscore
from credscore.corpus.arrow import SCHEMA_ARTICLE, schema, score_arrow
from credscore.errors import UsageError

pa = pytest.importorskip("pyarrow")


def test_rows_in_order_with_schema_and_kept_columns() -> None:
    rows = records(20)
    rows[3]["text"] = ""
    table = pa.Table.from_pylist(rows)
    scorer = credscore.load()
    found = score_arrow(scorer, table, keep=("publisher",))
    assert found.schema == schema("article", [("publisher", pa.string())])
    assert found["id"].to_pylist() == [row["id"] for row in rows]
    assert found["publisher"].to_pylist() == [row["publisher"] for row in rows]
    assert found["status"].to_pylist()[3] == "error" and found["score"].null_count == 1
    reports = scorer.score_records([row["text"] for row in rows if row["text"]], detail="article")
    assert [s for s in found["score"].to_pylist() if s is not None] == [report["score"] for report in reports]


def test_the_title_goes_with_the_scores() -> None:
    table = pa.Table.from_pylist([row | {"headline": f"Story {k}"} for k, row in enumerate(records(3))])
    found = score_arrow(credscore.load(), table, title_field="headline", keep=("publisher",))
    assert found["headline"].to_pylist() == ["Story 0", "Story 1", "Story 2"]
    assert found.drop_columns(["headline"]).equals(score_arrow(credscore.load(), table, keep=("publisher",)))
    with pytest.raises(UsageError, match="title_field='NAME'"):
        score_arrow(credscore.load(), table, title_field="subject")


def test_batches_and_chunks_do_not_matter() -> None:
    table = pa.Table.from_pylist(records(30))
    scorer = credscore.load()
    whole = score_arrow(scorer, table, detail="full")
    chunked = pa.concat_tables([table.slice(i, 7) for i in range(0, 30, 7)])
    assert score_arrow(scorer, chunked, detail="full").equals(whole)
    pieces = [score_arrow(scorer, batch, detail="full") for batch in table.to_batches(max_chunksize=4)]
    assert pa.concat_tables(pieces).equals(whole)


def test_without_ids_and_without_rows() -> None:
    scorer = credscore.load()
    table = pa.table({"body": [records(1)[0]["text"], None]})
    found = score_arrow(scorer, table, text_field="body")
    assert found["id"].to_pylist() == [None, None] and found["status"].to_pylist() == ["ok", "error"]
    empty = score_arrow(scorer, table.slice(0, 0), text_field="body")
    assert empty.num_rows == 0 and empty.schema == SCHEMA_ARTICLE


def test_ids_that_look_like_those_of_rows_without_one_are_kept() -> None:
    text = records(1)[0]["text"]
    table = pa.table({"id": ["table:1", "", None, "x"], "text": [text] * 4})
    for piece in (table, table.slice(0, 1)):
        assert score_arrow(credscore.load(), piece)["id"].to_pylist() == ["table:1", None, None, "x"][: piece.num_rows]
    assert score_arrow(credscore.load(), pa.table({"id": [0], "text": [text]}))["id"].to_pylist() == ["0"]


FAR = 10**18


@pytest.mark.parametrize(
    ("kind", "values", "told"),
    [
        (pa.timestamp("us"), [FAR, 0, None], ["out of range", "1970-01-01", None]),
        (pa.timestamp("ns", "Nowhere/There"), [0, 1000, None], ["1970-01-01T00:00:00+00:00", "00:00:00.000001", None]),
        (pa.date32(), [10**8, 0, None], ["out of range", "1970-01-01", None]),
        (pa.list_(pa.timestamp("ns")), [[1, 2000], [], None], ["000002", "[]", None]),
        (pa.list_(pa.timestamp("us")), [[FAR], [0], None], ["timestamp", "1970-01-01", None]),
        (pa.struct([("at", pa.map_(pa.string(), pa.time64("ns")))]), [{"at": [("x", 5)]}, None, None], ["00:00:00", None, None]),
        (pa.dictionary(pa.int8(), pa.timestamp("ns", "Nowhere/There")), None, ["1970", None, "1970"]),
    ],
)
def test_values_that_python_cannot_hold_are_carried_along(tmp_path: Path, kind: Any, values: Any, told: list[str | None]) -> None:
    import pyarrow.parquet as pq

    if values is None:
        values = pa.DictionaryArray.from_arrays(pa.array([0, None, 0], pa.int8()), pa.array([0], kind.value_type))
    table = pa.table({"id": ["a", "b", "c"], "text": [r["text"] for r in records(3)], "when": values if kind.id == 29 else pa.array(values, kind)})
    pq.write_table(table, tmp_path / "x.parquet")
    for suffix in ("jsonl", "csv", "parquet"):
        assert score(tmp_path / "x.parquet", tmp_path / f"o.{suffix}", keep=("when",)).stats.failed == 0
    for words, row in zip(told, read_jsonl(tmp_path / "o.jsonl"), strict=True):
        assert (words is None and row["when"] is None) or words in json.dumps(row["when"])
    kept = pq.read_table(tmp_path / "o.parquet")["when"]
    assert kept.null_count == told.count(None)
    if values == [FAR, 0, None]:
        assert kept.cast(pa.int64()).to_pylist() == values
    assert score_arrow(credscore.load(), table, keep=["when"])["status"].to_pylist() == ["ok"] * 3
    assert score_arrow(credscore.load(), table, id_field="when")["id"].null_count == told.count(None)


def test_texts_that_are_no_utf8_are_rows(tmp_path: Path) -> None:
    texts = pa.Array.from_buffers(pa.string(), 2, [None, pa.array([0, 2, 4], pa.int32()).buffers()[1], pa.py_buffer(b"\xff\xfeab")])
    found = score_arrow(credscore.load(), pa.table({"text": texts, "where": texts}), keep=["where"])
    assert found["status"].to_pylist() == ["error", "insufficient"] and found["where"].to_pylist() == ["\\xff\\xfe", "ab"]


def test_wrong_arguments() -> None:
    table = pa.table({"text": ["x"], "score": [1]})
    for wrong in ({"text_field": "body"}, {"keep": ("score",)}, {"detail": "all"}):
        with pytest.raises(UsageError):
            score_arrow(credscore.load(), table, **wrong)
    with pytest.raises(UsageError, match=r"exist: score, text\. Choose one of them with text_field=") as caught:
        score_arrow(credscore.load(), table, text_field="body")
    assert "--" not in str(caught.value)
    with pytest.raises(UsageError, match=r"keep=\['text'\]"):
        score_arrow(credscore.load(), table, keep="text")
    with pytest.raises(UsageError, match="pyarrow Table"):
        score_arrow(credscore.load(), ["a text"])


def test_a_row_without_a_usable_text_says_how_another_field_is_named() -> None:
    found = score_arrow(credscore.load(), pa.table({"text": [7]}))
    assert found["status"].to_pylist() == ["error"]
    assert "text_field=" in found["error_hint"].to_pylist()[0]


def test_importing_the_corpus_does_not_import_heavy_libraries() -> None:
    modules = "corpus.arrow", "corpus.runner", "corpus.summarize", "io.readers", "cli.batch", "cli.summarize"
    heavy = {"pyarrow", "sklearn", "joblib", "rich", "matplotlib", "dask", "distributed", "fsspec", "trafilatura"}
    imports = ", ".join(f"credscore.{name}" for name in modules)
    code = f"import sys, {imports}; sys.exit(','.join(sorted({heavy} & set(sys.modules))) or 0)"
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
