"""Texts longer than any article: read in blocks, in bounded memory, with the same result everywhere.

Blocks, and what is long, have a tenth of their length here, so that a text of several of them is scored in a tenth of the time.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from corpus_tools import article, environment, write_jsonl
from hypothesis import example, given, settings
from hypothesis import strategies as st

import credscore
from credscore.corpus.runner import Options, run
from credscore.model import blocks as limits
from credscore.model.blocks import blocks, is_long, weight
from credscore.model.leading import gather, of_part
from credscore.model.places import Places
from credscore.model.reasons import points_of
from credscore.model.scorer import Scorer, batches
from credscore.model.topics import HALF, LABELS
from credscore.schema import Report

LONG, BLOCK = limits.LONG // 10, limits.BLOCK // 10
LIST_OF_WORDS = "harbour\n" * 6_000


@pytest.fixture(scope="module", autouse=True)
def short_blocks() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "LONG", LONG)
        patch.setattr(limits, "BLOCK", BLOCK)
        yield


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return credscore.load()


@pytest.fixture(scope="module")
def text() -> str:
    return "\n\n".join(article(n, 6 + n % 9) for n in range(130))


@pytest.fixture(scope="module")
def report(scorer: Scorer, text: str) -> Report:
    return scorer.score(text, id="long")


@given(st.lists(st.sampled_from(["\n", "\n\n", ". ", " ", "word", "Word! ", "x" * 500, "\ud800", "“"]), max_size=40), st.integers(1, 9))
@settings(max_examples=40)
@example(["\n"], 100_000)
@example(["x"], 100_000)
@example(["a\n"], 30_000)
def test_blocks_follow_each_other_and_lose_nothing(parts: list[str], times: int) -> None:
    text = "".join(parts)
    text *= times if len(parts) <= 1 else 1 + times * 30_000 // len(text)
    low = 0
    for start, end in blocks(text):
        assert start == low < end and weight(text[start:end]) <= BLOCK
        low = end
    assert low == len(text)


def test_cuts_fall_between_paragraphs_where_there_are_any(text: str) -> None:
    assert len(text) > LONG
    for start, _ in list(blocks(text))[1:]:
        assert text[start - 2 : start] == "\n\n"
    for start, _ in list(blocks("one two three. " * 10_000))[1:]:
        assert start % 15 == 0


def test_a_text_read_in_blocks_is_a_batch_of_its_own(text: str) -> None:
    long = text[: LONG + 1]
    assert is_long(long)
    assert list(batches(["a", "b", long, "c", LIST_OF_WORDS, "d", "e"])) == [(0, 2), (2, 3), (3, 4), (4, 5), (5, 7)]


def test_what_is_long(text: str) -> None:
    assert is_long(text) and not is_long(text[: LONG - 1])
    assert is_long(LIST_OF_WORDS) and not is_long(LIST_OF_WORDS[: len(LIST_OF_WORDS) // 4])


def test_blocks_find_what_a_single_buffer_finds(scorer: Scorer, text: str) -> None:
    table, whole = scorer.score_table([text]), scorer.run([text])
    sents, buffer = whole.found.ctx.sentences, whole.found.ctx.buffer
    np.testing.assert_array_equal(table.sentence_start, buffer.to_start(sents.start, sents.article))
    np.testing.assert_array_equal(table.sentence_end, buffer.to_end(sents.end, sents.article))
    np.testing.assert_array_equal(table.sentence_inner, whole.found.speech.inner)
    assert table.sentences[0] == len(sents) == len(table.sentence_score)
    # The tone of a block is not quite that of the whole.
    np.testing.assert_allclose(
        np.nan_to_num(table.sentence_score), np.nan_to_num(25 * whole.expected * np.where(whole.claim, 1, 0)), atol=4
    )
    assert table.score[0] == pytest.approx(whole.verdicts.score[0], abs=0.5)
    assert table.signals["named_sources"][0] == whole.verdicts.sources[0]
    assert table.signals["attributed_share"][0] == pytest.approx(
        whole.verdicts.counts.attributed[0] / whole.verdicts.counts.claims[0], abs=1e-3
    )


def test_reports_tables_and_single_scores_agree_beside_other_texts(scorer: Scorer, text: str, report: Report) -> None:
    texts = [article(1), text, "", article(2)]
    table, reports = scorer.score_table(texts), scorer.score_batch(texts, ids=["a", "long", "c", "d"])
    assert reports[1] == report and report.score == round(float(table.score[1]), 1)
    assert [r.to_dict() for r in (reports[0], reports[3])] == [
        r.to_dict() for r in scorer.score_batch([texts[0], texts[3]], ids=["a", "d"])
    ]
    mine = table.sentence_article == 1
    assert [(s.start, s.end) for s in report.sentences] == list(
        zip(table.sentence_start[mine].tolist(), table.sentence_end[mine].tolist(), strict=True)
    )
    brief = scorer.score_batch([text], ids=["long"], detail="article")[0]
    assert brief.to_dict("article") == report.to_dict("article") and brief.sentences == []


def test_a_long_report_points_into_the_whole_text_and_says_that_it_was_cut(text: str, report: Report) -> None:
    assert [note.code for note in report.notes] == ["long"] and "3 parts" in report.notes[0].text
    assert all(item.text == text[item.start : item.end] for item in report.evidence)
    last = report.sentences[-1]
    assert text[last.start : last.end].startswith("The file has the number") and last.end == len(text)
    spans = [e for e in report.evidence if e.source_span and e.source_span[0] > BLOCK]
    assert spans and all(
        e.start <= e.source_span[0] < e.source_span[1] <= e.end for e in spans if e.source_span and e.kind == "attribution"
    )
    assert report.reason_spans is not None and len(report.reason_spans) == len(report.reasons)
    for (name, _), where in zip(report.reasons, report.reason_spans, strict=True):
        led = [text[start:end] for start, end in zip(where[::2], where[1::2], strict=True)]
        assert all(part and part == part.strip() for part in led), name
        assert max(where, default=0) < 1000 or not name.startswith("headline and lede")
    assert sum(map(bool, report.reason_spans)) > 2
    starts = {s.start: s.score for s in report.sentences}
    weakest = sorted(score for score in starts.values() if score is not None)
    assert 0 < len(report.advice) <= 5 and all(weakest[0] <= (starts[a.start] or 0) < 50 for a in report.advice)


def test_the_second_half_of_a_text_begins_in_its_middle_wherever_it_is_cut(scorer: Scorer, text: str) -> None:
    text = text[: BLOCK // 2]
    rated = scorer.rate([text])
    led = gather(rated, points_of(scorer, rated), Places(rated))
    here, of_more = (part.start[part.key == LABELS.index(HALF)] for part in (of_part(led, 0, len(text)), of_part(led, 0, 10 * len(text))))
    assert len(here) and here.min() >= len(text) / 2 and not len(of_more)


def test_outlets_that_carry_a_statement_are_found_behind_the_first_part(scorer: Scorer, text: str) -> None:
    told = "Ines Falk told the Kelsby Courier that the weir would be mended."
    long = f"{text}\n\n{told}"
    spans = [item.carrier_span for item in scorer.score(long).evidence if item.carrier_span and item.start > BLOCK]
    assert [long[start:end] for start, end in spans] == ["the Kelsby Courier"]


@pytest.mark.parametrize("detail", ["article", "full"])
def test_batch_writes_the_same_in_every_format(scorer: Scorer, text: str, report: Report, tmp_path: Path, detail: str) -> None:
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    source = write_jsonl(
        tmp_path / "x.jsonl", [{"id": i, "text": t, "n": i} for i, t in (("a", article(1)), ("long", text), ("c", article(2)))]
    )
    for suffix in ("jsonl", "csv", "parquet"):
        from credscore.io.rows import Fields

        run([str(source)], str(tmp_path / f"o.{suffix}"), Options(detail=detail, workers=1, fields=Fields.chosen(keep=["n"])))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["o.csv", "o.jsonl", "o.parquet", "x.jsonl"]
    lines = (tmp_path / "o.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = json.loads(json.dumps(report.to_dict(detail)))
    assert json.loads(lines[1]) == wanted | {"n": "long"} and list(json.loads(lines[1])) == [*json.loads(lines[0])]
    table = pq.read_table(tmp_path / "o.parquet").to_pylist()
    csv.field_size_limit(1 << 28)
    with (tmp_path / "o.csv").open(newline="", encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    assert [row["id"] for row in rows] == [row["id"] for row in table] == ["a", "long", "c"]
    assert table[1]["score"] == float(rows[1]["score"]) == report.score and rows[1]["n"] == table[1]["n"] == "long"
    for name in {"article": (), "full": ("sentences", "evidence", "advice")}[detail]:
        assert [(x["start"], x["end"]) for x in table[1][name]] == [(x["start"], x["end"]) for x in wanted[name]]
        cells = json.loads(rows[1][name])
        assert [(x["start"], x["end"]) for x in cells] == [(x["start"], x["end"]) for x in wanted[name]]
    if detail != "article":
        assert table[1]["sentences"][0]["reasons"] == json.loads(rows[1]["sentences"])[0]["reasons"]
        assert set(table[1]["sentences"][0]["reasons"][0]) == {"reason", "points"}
        assert [x["reason_spans"] for x in table[1]["sentences"]] == [x["reason_spans"] for x in wanted["sentences"]]
        inside = [s["start"] <= spans[0] < spans[1] <= s["end"] for s in wanted["sentences"][-50:] for spans in s["reason_spans"] if spans]
        assert sum(inside) > 50


def test_newlines_only_and_a_line_without_an_end(scorer: Scorer) -> None:
    empty = scorer.score("\n" * (LONG + 1))
    assert (empty.status, empty.sentences) == ("error", [])
    line = "the harbour board met again " * 5_000
    assert scorer.score_table([line]).sentences[0] == len(list(blocks(line))) > 1


# The peak is that of the program itself: ru_maxrss begins at that of whoever started it, here at what a whole run of tests has used.
MEASURE = """
import sys
from pathlib import Path
import credscore
from corpus_tools import article
text = "\\n\\n".join(article(n) for n in range(100)) * int(sys.argv[1])
scorer = credscore.load()
Path("/proc/self/clear_refs").write_text("5")
scorer.outline([text])
lines = Path("/proc/self/status").read_text().splitlines()
print(len(text), next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")))
"""


def peak(times: int) -> tuple[int, int]:
    """(characters of a text, bytes that a process of its own took at most to score it)."""
    where = {**environment(), "PYTHONPATH": str(Path(__file__).parent) + ":" + environment()["PYTHONPATH"]}
    done = subprocess.run([sys.executable, "-c", MEASURE, str(times)], capture_output=True, text=True, env=where, check=True)
    size, resident = done.stdout.split()
    return int(size), int(resident)


def can_forget_its_peak() -> bool:
    """Whether the system lets a process count its peak anew. Not every container does."""
    try:
        with open("/proc/self/clear_refs", "w"):
            return "VmHWM:" in Path("/proc/self/status").read_text()
    except OSError:
        return False


@pytest.mark.skipif(not can_forget_its_peak(), reason="needs /proc of Linux")
def test_memory_does_not_grow_with_the_article() -> None:
    (small, before), (large, after) = peak(15), peak(90)
    assert small > 10 * LONG and large == 6 * small
    # The text itself is one byte a character; ratings and sums are a few more. With what is found in each block held it is 35 bytes.
    assert after - before < 6 * (large - small), f"{before:,} bytes for {small:,} characters, {after:,} for {large:,}"
