"""`credscore batch` from files with delimiters: their first lines, their quotation marks and what is wrong with a row."""

from __future__ import annotations

import csv
import gzip
import re
from pathlib import Path

import pytest
from corpus_tools import article, digest, read_jsonl, score, write_jsonl

from credscore.corpus.beginnings import read_header
from credscore.io.escapes import escapes_marks, marks_doubled
from credscore.io.rows import Fields


def test_marks_escaped_by_backslashes_are_read_as_spark_writes_them(tmp_path: Path) -> None:
    rows = [{"id": f"a{k}", "text": f'{article(k)} The sign read "Quay, \\ closed\\".', "date": "5\\"} for k in range(8)]
    score(write_jsonl(tmp_path / "x.jsonl", rows), tmp_path / "wanted.jsonl", keep=("date",))
    for name, options in {"escaped.csv": {"doublequote": False, "escapechar": "\\"}, "doubled.csv": {}}.items():
        with (tmp_path / name).open("w", newline="", encoding="utf-8") as handle:
            writer = csv.DictWriter(handle, list(rows[0]), quoting=csv.QUOTE_ALL, **options)
            writer.writeheader()
            writer.writerows(rows)
    (tmp_path / "escaped.csv.gz").write_bytes(gzip.compress((tmp_path / "escaped.csv").read_bytes()))
    for name in ("escaped.csv", "doubled.csv", "escaped.csv.gz"):
        for size in (700, 1 << 22):
            score(tmp_path / name, tmp_path / "o.jsonl", shard_size=size, keep=("date",))
            assert digest(tmp_path / "o.jsonl") == digest(tmp_path / "wanted.jsonl"), (name, size)


@pytest.mark.parametrize("first", ["sep={}\r\n", "SEP={}\n", '"sep={}"\r\n', "\ufeffsep={}\r\n", "\n \r\nsep={} \n\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_first_line_that_tells_excel_the_delimiter_is_no_header(first: str, delimiter: str, tmp_path: Path) -> None:
    with (tmp_path / "x.csv").open("w", newline="", encoding="utf-8") as handle:
        handle.write(first.format(delimiter))
        csv.writer(handle, delimiter=delimiter).writerows([("date,day", "text"), (1, article(1)), (2, ""), (3, article(2))])
    assert score(tmp_path / "x.csv", tmp_path / "o.jsonl", keep=("date,day",)).stats.failed == 1
    rows = read_jsonl(tmp_path / "o.jsonl")
    assert [row["date,day"] for row in rows] == ["1", "2", "3"]
    assert rows[1]["error"]["message"].startswith(f"x.csv, line {3 + (first + article(1)).count(chr(10))}: the field 'text' is empty")


@pytest.mark.parametrize("front", ["\n\r\n  \n", "\r\r\n", "\f\n", " \v\nsep=;\r\r\n\f\n"])
def test_blank_lines_before_a_header_hide_no_delimiter(front: str, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(f"{front}id;text\na;The pier opens in May.\n".encode())
    score(tmp_path / "x.csv", tmp_path / "o.jsonl")
    assert read_jsonl(tmp_path / "o.jsonl")[0]["id"] == "a"


@pytest.mark.parametrize("content", [b"", b"\n\n", b"sep=;", b"sep=;\r\n", b"sep=;\n\n", b"sep=;\ntext;id", b"text;id\n"])
def test_a_csv_without_rows_is_none_to_score(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(content)
    assert score(tmp_path / "x.csv", tmp_path / "o.jsonl").stats.articles == 0 and not (tmp_path / "o.jsonl").read_bytes()


@pytest.mark.parametrize("size", [1, 2, 5, 9, 1000])
def test_what_stands_before_a_header_may_come_in_pieces(size: int) -> None:
    data = b'\r\n \n"sep=;"\n\na,b;text\n1;2\n'
    columns, delimiter, header, rest = read_header(iter([data[k : k + size] for k in range(0, len(data), size)]), "x.csv", "utf-8", None)
    assert (columns, delimiter) == (("a,b", "text"), ";")
    assert header.endswith(b"text\n") and header + b"".join(rest) == data


def test_the_escapes_of_a_stream_may_fall_between_two_blocks() -> None:
    data = b'text\n"a \\"b\\" \\\\ c\\\\"\n"\\'
    wanted = b'text\n"a ""b"" \\ c\\"\n"\\'
    assert escapes_marks(data, ",") and not escapes_marks(wanted, ",") and not escapes_marks(b'text\n"D:\\",\n5\\" pipe', ",")
    for size in range(1, len(data)):
        assert b"".join(marks_doubled(iter([data[at : at + size] for at in range(0, len(data), size)]))) == wanted


def test_an_escape_behind_the_beginning_of_a_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("text\n" + f'"{article(1)}"\n' * 3000 + '"They said \\"no\\" to it."\n', encoding="utf-8")
    result = score(path, tmp_path / "o.jsonl")
    assert (result.stats.articles, result.stats.failed) == (3001, 1)
    assert "x.csv, line 9002 has quotation marks written as" in result.stats.examples[0] and "doubled" in result.stats.examples[0]


@pytest.mark.parametrize("detail", ["article", "full"])
def test_a_tsv_has_tabs_between_its_columns(tmp_path: Path, detail: str) -> None:
    odd = 'a\tb, "c"\nd'
    path = write_jsonl(tmp_path / "x.jsonl", [{"id": "1", "text": article(1), "section": odd}, {"id": "2", "text": "Mr. Pell, " * 120_000}])
    for suffix in ("csv", "tsv"):
        score(path, tmp_path / f"o.{suffix}", detail=detail, keep=("section",))
    with (tmp_path / "o.csv").open(newline="") as commas, (tmp_path / "o.tsv").open(newline="") as tabs:
        assert "," not in tabs.readline()
        tabs.seek(0)
        csv.field_size_limit(1 << 30)
        rows = list(csv.reader(tabs, delimiter="\t"))
        assert rows == list(csv.reader(commas)) and rows[1][-1] == odd


UNQUOTED = [("1", f'"Hello he said. {article(1)}'), ("2", f'He said "no. {article(2)}'), ("3", f'"So," said Mira Oldane. {article(3)}')]


@pytest.mark.parametrize(("suffix", "delimiter"), [("tsv", "\t"), ("csv", "|")])
def test_quotation_marks_that_are_text_never_merge_rows_silently(tmp_path: Path, suffix: str, delimiter: str) -> None:
    path = tmp_path / f"x.{suffix}"
    rows = [[key, text.replace("\n", " "), "x"] for key, text in UNQUOTED]
    path.write_text("".join(delimiter.join(row) + "\n" for row in [["id", "text", "k"], *rows]))
    result = score(path, tmp_path / "o.jsonl")
    assert result.stats.failed == len(read_jsonl(tmp_path / "o.jsonl")) == 2
    assert "line 2 (with all up to line 3" in result.stats.examples[0] and "--quoting none" in result.stats.examples[0]
    fields = Fields.chosen(keep=("k",), quoted=False)
    assert score(path, tmp_path / "o.jsonl", fields=fields, shard_size=700).stats.failed == 0
    write_jsonl(tmp_path / "x.jsonl", [dict(zip(("id", "text", "k"), row, strict=True)) for row in rows])
    score(tmp_path / "x.jsonl", tmp_path / "wanted.jsonl", fields=fields)
    assert read_jsonl(tmp_path / "o.jsonl") == read_jsonl(tmp_path / "wanted.jsonl")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (['1\t"The pier opens. He said\tx', '2\tThe boat left." Or not."\tx'], "with all up to line 3"),
        (['1\t"The pier opens. He said\tx', '2\tThe boat left."\tx'], "with all up to line 3"),
        (['1\t"The pier opens. He said\tx', '2\tThe boat left."'], "up to line 3.* has 2 fields.*--quoting none"),
        (['1\t"The pier opens. He said\tx', "2\tThe boat left.\tx", "3\tIt rained.\tx"], "all 3 lines from here on are lost.*--quoting none"),
    ],
)
def test_what_runs_on_over_lines_is_told_as_such(tmp_path: Path, lines: list[str], told: str) -> None:
    (tmp_path / "x.tsv").write_text("\n".join(["id\ttext\tk", *lines]) + "\n")
    assert re.search(told, score(tmp_path / "x.tsv", tmp_path / "o.jsonl").stats.examples[0])


@pytest.mark.parametrize(
    ("row", "quoted", "told", "kept_back"),
    [
        ('1,"The pier opens, they say.",x,y', True, "has 4 fields.*Quote fields that hold a delimiter", "--quoting none"),
        ('1,"The ""new"" pier opens." ,x,y', True, "has 4 fields.*Quote fields that hold a delimiter", "--quoting none"),
        ('1,The "new" pier opens, they say.,x', True, "has 4 fields.*--quoting none", "\n"),
        ("1,The pier opens, they say.,x", False, "has 4 fields.*write the file with quotation", "Quote fields"),
    ],
)
def test_the_hint_at_a_delimiter_too_many_is_of_use(tmp_path: Path, row: str, quoted: bool, told: str, kept_back: str) -> None:
    (tmp_path / "x.csv").write_text(f"id,text,k\n{row}\n")
    result = score(tmp_path / "x.csv", tmp_path / "o.jsonl", fields=Fields.chosen(quoted=quoted))
    (error,) = [found["error"] for found in read_jsonl(tmp_path / "o.jsonl")]
    said = f"{error['message']} {error['hint']}"
    assert result.stats.failed == 1 and re.search(told, said) and kept_back not in said


def test_blanks_behind_a_closing_mark_and_fields_over_lines_are_read(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(f'id,text,k\n1,"{article(1)}"  ,x\n2,"{article(2)}, so\nit is, they say",x\n')
    assert score(tmp_path / "x.csv", tmp_path / "o.jsonl").stats.failed == 0
