"""From rows to what is written: lines made without reports equal reports made into lines; batches are full and lose nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from corpus_tools import article, records
from hypothesis import given
from hypothesis import strategies as st

import credscore
from credscore.corpus.scoring import article_lines, row_batches, score_rows
from credscore.corpus.stats import Stats
from credscore.errors import InputError
from credscore.io.jsontext import report_line
from credscore.io.rows import Row, failed_row
from credscore.model.scorer import BATCH_CHARACTERS, REPORT_CHARACTERS, Scorer

ODD = ['q"uote\\', "line\u2028end\x85", "\ud800 lone", "tab\tand\nline", "emoji 🙂 ü", "nul\x00", "x:1"]
AI_NOTE = " This article was written by an AI tool and checked by nobody."


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return credscore.load()


def rows() -> list[Row]:
    out = [Row(k, row["id"], row["text"], publisher=row["publisher"], kept={"n": k, "s": row["date"]}) for k, row in enumerate(records(20))]
    for k, name in enumerate(ODD):
        out.append(Row(k, name, article(k), publisher=name, kept={"n": [name, {"a": float("nan"), "b": None}], "s": name}))
    out.append(Row(1, "short", "Too short.", kept={"n": 1.5, "s": None}))
    out.append(Row(1, "foreign", "Der Bürgermeister sagte am Montag nichts dazu, weil er nicht gefragt worden war. " * 9, kept={"n": True}))
    out.append(Row(1, "ai", article(3) + AI_NOTE, kept={"n": 0, "s": ""}))
    out.insert(3, failed_row("x.jsonl", 4, InputError("x.jsonl, line 4 is “broken”.", "Mend it."), kept={"n": 1, "s": "é"}))
    return out


@pytest.mark.parametrize("keep", [[], ["n"], ["s", "n"]])
def test_lines_are_the_reports_as_lines_byte_for_byte(scorer: Scorer, keep: list[str]) -> None:
    reports_seen, lines_seen = Stats(), Stats()
    reports = score_rows(scorer, rows(), "article", reports_seen)
    wanted = [report_line(report | {name: row.kept.get(name) for name in keep}) for row, report in zip(rows(), reports, strict=True)]
    assert article_lines(scorer, rows(), keep, lines_seen) == wanted
    assert lines_seen == reports_seen
    codes = {note["code"] for line in wanted for note in json.loads(line)["notes"]}
    assert codes == {"short", "language", "ai"}


def test_counts_are_the_same_for_every_detail(scorer: Scorer) -> None:
    seen: list[Stats] = []
    for detail in ("article", "sentences", "full"):
        seen.append(Stats())
        score_rows(scorer, rows(), detail, seen[-1])
    assert seen[0] == seen[1] == seen[2]
    assert (seen[0].articles, seen[0].failed, seen[0].insufficient) == (31, 1, 2)
    assert seen[0].sentences == sum(len(r.sentences) for r in scorer.score_batch([row.text for row in rows() if row.text]))


@given(st.lists(st.integers(1, 300_000), max_size=30), st.sampled_from([0, 1, 4 << 20]))
def test_batches_keep_the_order_and_fit_the_scorer(lengths: list[int], size: int) -> None:
    given_rows: list[Any] = [Row(k, str(k), "x" * length) for k, length in enumerate(lengths)]
    groups = list(row_batches(given_rows, size))
    assert [row for group in groups for row in group] == given_rows
    assert all(group for group in groups)
    assert all(sum(len(row.text or "") for row in group) <= BATCH_CHARACTERS for group in groups if len(group) > 1)


def test_batches_of_a_shard_are_about_equal() -> None:
    given_rows = [Row(k, str(k), "x" * 5000) for k in range(800)]
    groups = [sum(len(row.text or "") for row in group) for group in row_batches(given_rows, 800 * 5100)]
    assert len(groups) == -(-800 * 5100 // BATCH_CHARACTERS) and min(groups) > 0.8 * max(groups)


def test_batches_are_smaller_where_sentences_become_objects() -> None:
    given_rows = [Row(k, str(k), "x" * 5000) for k in range(800)]
    sizes = [sum(len(row.text or "") for row in group) for group in row_batches(given_rows, detail="full")]
    assert sum(sizes) == 800 * 5000 and max(sizes) <= REPORT_CHARACTERS
