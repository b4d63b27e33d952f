"""`credscore summarize`: counts by column and month, the same from every output format."""

from __future__ import annotations

import csv
import json
import statistics
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_tools import run as credscore
from corpus_tools import article, command, read_jsonl, records, score, write_jsonl
from hypothesis import example, given, settings
from hypothesis import strategies as st

from credscore.cli.summarize_text import as_table
from credscore.corpus.runner import Options, run
from credscore.corpus.summarize import summarize
from credscore.corpus.summarize_plots import drawn, plot
from credscore.errors import InputError, UsageError
from credscore.io.encodings import without_halves
from credscore.io.outputs import read_scores
from credscore.io.parts import OutputSpec, csv_lines
from credscore.io.rows import Fields
from credscore.io.tabular import csv_header


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scored")
    path = write_jsonl(folder / "news.jsonl", [*records(40), {"id": "bad", "text": "", "publisher": "Velmora Post"}])
    for suffix in ("jsonl", "csv", "csv.gz", "tsv", "tsv.gz", "parquet"):
        if suffix == "parquet":
            pytest.importorskip("pyarrow")
        run([str(path)], str(folder / f"o.{suffix}"), Options(workers=1, fields=Fields.chosen(keep=["publisher", "date"])))
    return folder


def of(folder: Path, by: str | None, suffix: str = "jsonl", period: str = "auto") -> Any:
    return summarize(read_scores(str(folder / f"o.{suffix}"), [by] if by else []), by, period)


def test_groups_by_a_kept_column(folder: Path) -> None:
    found = of(folder, "publisher").to_dict()
    rows = [row for row in read_jsonl(folder / "o.jsonl") if row["publisher"] == "Velmora Post"]
    group = next(g for g in found["groups"] if g["group"] == "Velmora Post")
    scores = [row["score"] for row in rows if row["score"] is not None]
    assert (group["count"], group["errors"], group["scored"]) == (len(rows), 1, len(scores))
    assert group["mean"] == pytest.approx(statistics.mean(scores), abs=0.01)
    assert group["median"] == pytest.approx(statistics.median(scores), abs=0.1)
    assert sum(group["bands"].values()) == pytest.approx(1, abs=0.001)
    shares = [row["signals"]["anonymous_share"] for row in rows if row["score"] is not None]
    assert group["anonymous_share"] == pytest.approx(statistics.mean(shares), abs=1e-4)
    assert sum(g["count"] for g in found["groups"]) == found["all"]["count"] == 41


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "parquet"])
def test_groups_have_the_same_names_in_every_format(tmp_path: Path, suffix: str) -> None:
    pytest.importorskip("pyarrow")
    values = [True, {"a": None}, ["b", 1.5], 7, "x"]
    path = write_jsonl(tmp_path / "x.jsonl", [row | {"what": what} for row, what in zip(records(5), values, strict=True)])
    run([str(path)], str(tmp_path / f"o.{suffix}"), Options(workers=1, fields=Fields.chosen(keep=["what"])))
    groups = of(tmp_path, "what", suffix).to_dict()["groups"]
    assert sorted(group["group"] for group in groups) == sorted(["true", '{"a": null}', '["b", 1.5]', "7", "x"])


def test_dates_become_months(folder: Path) -> None:
    found = of(folder, "date").to_dict()
    assert found["period"] == "month"
    assert [g["group"] for g in found["groups"]] == ["2031-01", "2031-02", "2031-03", "2031-04", "(none)"]
    assert [g["group"] for g in of(folder, "date", period="year").to_dict()["groups"]] == ["2031", "(none)"]
    assert of(folder, "date", period="none").to_dict()["period"] is None


def test_what_only_looks_like_a_date_is_none() -> None:
    days = ["2024-02-29T10:00:00Z", "2024-13-45", "2023-02-29", "0000-01-01", "٢٠٢٤-٠١-٠١", "2024-02-01"]
    rows = [{"status": "ok", "score": 50.0, "band": "mixed", "date": day} for day in days]
    found = summarize(rows, "date").to_dict()
    assert [(g["group"], g["count"]) for g in found["groups"]] == [("2024-02", 2), ("(not a date)", 4)]
    assert summarize(rows[1:], "date").to_dict()["period"] is None


@pytest.mark.parametrize("suffix", ["csv", "csv.gz", "tsv", "tsv.gz", "parquet"])
def test_every_format_gives_the_same_summary(folder: Path, suffix: str) -> None:
    assert of(folder, "date", suffix).to_dict() == of(folder, "date").to_dict()


@given(st.lists(st.integers(0, 1000)))
def test_median_is_the_median(tenths: list[int]) -> None:
    rows = [{"status": "ok", "score": t / 10, "band": "b"} for t in tenths]
    expected = statistics.median(t / 10 for t in tenths) if tenths else None
    assert summarize(rows).all.median() == pytest.approx(expected)


def test_table_is_aligned_and_says_what_it_leaves_out(folder: Path) -> None:
    text = as_table(of(folder, "publisher"), 1)
    lines = text.splitlines()
    assert lines[0].startswith("publisher") and "... and 2 more" in lines[2] and lines[-1].startswith("all")
    assert len(as_table(of(folder, None)).splitlines()) == 2


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_pictures(folder: Path, tmp_path: Path, suffix: str) -> None:
    pytest.importorskip("matplotlib")
    path = tmp_path / f"p.{suffix}"
    plot(of(folder, "date"), str(path))
    assert path.stat().st_size > 5000
    before = path.read_bytes()
    plot(of(folder, "date"), str(path))
    assert path.read_bytes() == before
    plot(of(folder, None), str(path))
    with pytest.raises(UsageError, match=r"\.png"):
        plot(of(folder, None), str(tmp_path / "p.bmp"))


def test_a_picture_that_cannot_be_drawn_is_told_before_anything_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = credscore("summarize", tmp_path / "missing.jsonl", "--plot", tmp_path / "p.bmp")
    assert found.exit_code == 2 and "Cannot draw into" in found.stderr
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    found = credscore("summarize", tmp_path / "missing.jsonl", "--plot", tmp_path / "p.png")
    assert found.exit_code == 2 and "credscore[plots]" in found.stderr


@pytest.mark.parametrize("groups", [1, 2, 3, 20])
def test_the_legend_stands_above_the_rows_of_the_groups(groups: int) -> None:
    pytest.importorskip("matplotlib")
    rows = [{"status": "ok", "score": 60 + 2 * k, "band": "mixed", "site": f"Echo {k}"} for k in range(groups)]
    rows = [row | {"anonymous_share": 0.5, "second_hand_share": 0.1} for row in rows]
    figure = drawn(summarize(rows, "site"))
    figure.canvas.draw()
    assert len(figure.axes) > 1
    for axis in figure.axes[1:]:
        legend, lines = axis.get_legend().get_window_extent(), axis.get_lines()
        assert lines
        for line in lines:
            marks = axis.transData.transform(line.get_xydata())
            assert len(marks) == groups and marks[:, 1].max() + 4 < legend.y0 < legend.y1 < axis.bbox.y1


def test_pictures_say_how_many_articles_a_mark_rests_on_and_what_is_not_drawn() -> None:
    pytest.importorskip("matplotlib")
    days = [*["2031-01-05"] * 3, "2031-02-11", None, "soon", "at noon"]
    rows: list[dict[str, Any]] = [{"status": "ok", "score": 50.0, "band": "mixed", "date": day} for day in days]
    rows.append({"status": "error", "score": None, "band": "", "date": "2031-02-01"})
    figure = drawn(summarize(rows, "date"))
    axes = figure.axes
    assert [label.get_text() for label in axes[1].get_xticklabels()] == ["2031-01 (3)", "2031-02 (1)"]
    assert figure.get_supxlabel() == "In brackets: articles with a score. 3 rows without a date are not drawn."
    for groups, left in ((20, ""), (21, " 1 more group is not drawn."), (23, " 3 more groups are not drawn.")):
        rows = [{"status": "ok", "score": 50.0, "band": "mixed", "site": f"Echo {k}"} for k in range(groups)] * 2
        figure = drawn(summarize(rows, "site"))
        assert figure.get_supxlabel() == f"In brackets: articles with a score.{left}"
        assert all(label.get_text().endswith(" (2)") for label in figure.axes[1].get_yticklabels())


def test_wrong_files_and_columns_say_what_to_do(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no column 'section'.*--keep section"):
        of(folder, "section")
    with pytest.raises(InputError, match="does not exist"):
        summarize(read_scores(str(tmp_path / "no.jsonl"), []))
    with pytest.raises(InputError, match="not an output of credscore"):
        summarize(read_scores(str(folder / "news.jsonl"), []))
    with pytest.raises(UsageError):
        read_scores("scores.xyz", [])
    (tmp_path / "torn.jsonl").write_bytes((folder / "o.jsonl").read_bytes()[:-20])
    with pytest.raises(InputError, match="line 41"):
        summarize(read_scores(str(tmp_path / "torn.jsonl"), []))


def test_command(folder: Path) -> None:
    code, out, err = command(folder, "summarize", "o.jsonl", "--by", "publisher", "--format", "json")
    assert (code, err) == (0, "") and {g["group"] for g in json.loads(out)["groups"]} >= {"Velmora Post", "Tarnwick Mail"}
    code, out, err = command(folder, "summarize", "o.csv", "--by", "section")
    assert (code, out) == (2, b"") and "--keep section" in err
    assert command(folder, "summarize", "-", stdin=(folder / "o.jsonl").read_bytes()) == command(folder, "summarize", "o.jsonl")
    code, out, err = command(folder, "summarize", "gone.csv")
    assert code == 2 and "Traceback" not in err
    code, out, err = command(folder, "summarize", "o.jsonl", "--period", "month")
    assert (code, out) == (2, b"") and "--by COL" in err


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"status":"ok","score":NaN,"band":"x"}', "line 2 is broken: score is NaN, not a number"),
        (b'{"status":"ok","score":"high","band":"x"}', 'score is "high", not a number'),
        (b'{"status":"ok","score":1' + b"0" * 400 + b',"band":"x"}', "not a number"),
        (b'{"status":"ok","score":true,"band":"x"}', "score is true, not a number"),
        (b'{"status":"ok","score":[1],"band":"x"}', "not a number"),
        (b'{"status":"ok","score":5,"band":"x","signals":{"anonymous_share":"a","second_hand_share":0}}', "anonymous_share"),
        (b'{"status":"ok","score":5,"band":"caf\xe9"}', "line 2 is not UTF-8"),
        (b'{"status":"ok","score":' + b"[" * 100_000 + b"}", "not valid JSON"),
        (b"[1]", "is not an object"),
    ],
)
def test_rows_that_no_run_has_written_are_named(tmp_path: Path, line: bytes, words: str) -> None:
    (tmp_path / "s.jsonl").write_bytes(b'{"status":"ok","score":5,"band":"x","signals":7}\n' + line + b"\n")
    code, out, err = command(tmp_path, "summarize", "s.jsonl")
    assert (code, out) == (1, b"") and words in err and "s.jsonl, line 2" in err and "Traceback" not in err


def test_a_damaged_table_is_named(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    data = bytearray((folder / "o.parquet").read_bytes())
    column = pq.ParquetFile(folder / "o.parquet").metadata.row_group(0).column(3)
    data[column.data_page_offset : column.data_page_offset + 30] = b"\xff" * 30
    (tmp_path / "s.parquet").write_bytes(data)
    with pytest.raises(InputError, match=r"s\.parquet cannot be read from row 1 to"):
        summarize(read_scores(str(tmp_path / "s.parquet"), []))


def test_two_dollar_signs_are_no_formula(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    rows = [{"status": "ok", "score": 50.0, "band": "mixed", "place $^$": "$^$ Mail $_{$"}]
    plot(summarize(rows, "place $^$"), str(tmp_path / "p.png"))
    assert (tmp_path / "p.png").stat().st_size > 5000


@pytest.mark.parametrize(("name", "told"), [("新闻", True), ("\x1b]0;x\x07Echo", False), ("Tarn Post", False)])
def test_letters_that_a_font_does_not_have_are_told_in_one_line(tmp_path: Path, name: str, told: bool) -> None:
    pytest.importorskip("matplotlib")
    write_jsonl(tmp_path / "s.jsonl", [{"status": "ok", "score": 50.0, "band": "mixed", "place": name}])
    found = credscore("summarize", tmp_path / "s.jsonl", "--by", "place", "--plot", tmp_path / "p.svg")
    (said,) = found.stderr.splitlines()
    assert said.startswith("Drew ") and ("does not have all letters" in said) == told
    assert "\x1b" not in (tmp_path / "p.svg").read_text(encoding="utf-8")


def test_names_of_groups_neither_break_the_table_nor_steer_the_terminal(tmp_path: Path) -> None:
    names = ["Tarn\nPost", "\x1b]0;x\x07Echo"]
    write_jsonl(tmp_path / "s.jsonl", [{"status": "ok", "score": 50.0, "band": "mixed", "place": name} for name in names])
    code, out, err = command(tmp_path, "summarize", "s.jsonl", "--by", "place")
    lines = out.decode().splitlines()
    assert (code, err) == (0, "") and len(lines) == 2 + len(names) and lines[-1].startswith("all") and "Tarn Post" in out.decode()
    assert b"\x1b" not in out and b"\x07" not in out


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=6) | st.text("\r\n\",; \t", max_size=4), min_size=1, max_size=5))
@example(["first\rsecond", "\r", ""])
def test_any_cell_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, cells: list[str]) -> None:
    spec = OutputSpec("csv", "article", (("note", None),))
    path = tmp_path_factory.mktemp("csv") / "o.csv"
    rows = [{"status": "ok", "score": "50.0", "note": cell.replace("\0", "")} for cell in cells]
    header = csv_header("article", spec.names)
    path.write_bytes(csv_lines([header, *([row.get(name) for name in header] for row in rows)]))
    assert [row["note"] or "" for row in read_scores(str(path), ["note"])] == [without_halves(row["note"]) for row in rows]
    with path.open(newline="", encoding="utf-8") as handle:
        assert len(list(csv.reader(handle))) == len(cells) + 1


@pytest.mark.parametrize("detail", ["article", "sentences"])
def test_a_carriage_return_in_a_kept_column_is_read_again(tmp_path: Path, detail: str) -> None:
    path = write_jsonl(tmp_path / "x.jsonl", [{"id": "a\rb", "text": article(1), "note": "first\rsecond"}])
    for suffix in ("csv", "tsv"):
        score(path, tmp_path / f"o.{suffix}", keep=("note",), detail=detail)
        (row,) = read_scores(str(tmp_path / f"o.{suffix}"), ["id", "note"])
        assert (row["id"], row["note"]) == ("a\rb", "first\rsecond")


@pytest.mark.parametrize("many", [1, 1000])
def test_unix_time_is_a_date_where_the_column_is_one_of_time(many: int) -> None:
    moments = [1343620800.0 * many, str(1343620800 * many), "2012-08-01", "soon", None]
    rows = [{"status": "ok", "score": 50.0, "band": "mixed", "published": moment, "views": moment} for moment in moments]
    counts = {g["group"]: g["count"] for g in summarize(rows, "published").to_dict()["groups"]}
    assert counts == {"2012-07": 2, "2012-08": 1, "(not a date)": 1, "(none)": 1}
    assert summarize(rows, "views").to_dict()["period"] is None
    assert "2012-07" in summarize(rows, "views", "month").groups
