"""Cutting: whatever the size of a shard, the rows are the same, in the same order, with the same line numbers."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from corpus_tools import records, write_jsonl
from hypothesis import example, given, settings
from hypothesis import strategies as st

from credscore.corpus.boundaries import CsvEnds, LineEnds
from credscore.corpus.content import load
from credscore.corpus.cutting import cut
from credscore.corpus.plan import plan
from credscore.corpus.shards import Shard
from credscore.errors import UsageError
from credscore.io.rows import Fields, guess_delimiter, jsonl_rows
from credscore.io.sources import expand

FIELDS = Fields.chosen()
LINES = st.lists(
    st.sampled_from([b"", b" ", b"\r", b'{"text": "a b"}', b'{"text": ""}', b"{", b"\xff", b'"x"', b'{"text": "' + b"y" * 40 + b'"}'])
)
CSV_BYTES = st.lists(st.sampled_from([b'"', b",", b"\n", b"a", b'""', b"\r\n", b'"x\ny"', b" "]), max_size=40).map(b"".join)


def blocks_of(data: bytes, size: int) -> list[bytes]:
    return [data[i : i + size] for i in range(0, len(data), size)]


def rows_of(path: Path, size: int, fields: Fields = FIELDS, keep_data: bool = False) -> list[tuple[object, ...]]:
    out: list[tuple[object, ...]] = []
    for shard in plan(expand([str(path)]).entries, size, fields, None):
        if not keep_data and shard.stored:
            shard.put_aside(str(path.parent / "aside"))
        out += [(r.line, r.id, r.text, (r.error or {}).get("message")) for r in load(shard, fields).rows()]
    return out


@given(st.binary(max_size=300), st.integers(1, 40), st.integers(1, 30))
@example(b"\n" * 50, 3, 7)
@example(b"x" * 100, 5, 9)
def test_cuts_are_whole_lines_and_lose_nothing(data: bytes, size: int, block: int) -> None:
    pieces = list(cut(blocks_of(data, block), size, LineEnds(), 10, 4))
    assert b"".join(p.data or b"" for p in pieces) == data
    at, line = 10, 4
    for number, piece in enumerate(pieces):
        content = piece.data or b""
        assert (piece.start, piece.end, piece.first_line) == (at, at + len(content), line)
        assert content.endswith(b"\n") or number == len(pieces) - 1
        # Larger than asked only when it is a single line.
        assert len(content) <= size or content.count(b"\n", 0, -1) == 0
        at, line = piece.end, line + content.count(b"\n")
    # The cuts do not depend on how the bytes arrived.
    assert [p.end for p in cut([data], size, LineEnds(), 10, 4)] == [p.end for p in pieces]


@given(st.lists(st.integers(0, 30), max_size=20), st.integers(1, 9))
def test_rows_above_the_limit_are_known_by_place_without_being_held(lengths: list[int], block: int) -> None:
    data = b"".join(b"z" * n + b"\n" for n in lengths)
    pieces = list(cut(blocks_of(data, block), 8, LineEnds(), limit=12))
    assert [p.start for p in pieces[1:]] == [p.end for p in pieces[:-1]]
    assert (pieces[-1].end if pieces else 0) == len(data)
    for piece in pieces:
        content = data[piece.start : piece.end]
        assert piece.first_line == 1 + data.count(b"\n", 0, piece.start)
        if piece.data is None:
            assert len(content) > 12 and content.count(b"\n") == 1
        else:
            assert piece.data == content and len(content) <= 12


@given(CSV_BYTES, st.integers(1, 12))
@example(b'a,5" pipe\nb,c\n', 3)
@example(b'"x"y"\nz\n', 2)
def test_csv_rows_end_where_the_csv_module_ends_them(data: bytes, block: int) -> None:
    ends = CsvEnds(",")
    found: list[int] = []
    at = 0
    for piece in blocks_of(data, block):
        found += [at + int(e) for e in ends.feed(piece)]
        at += len(piece)
    lines = data.decode().split("\n")
    expected: list[int] = []
    inside = io.StringIO()
    at = 0
    # The csv module, fed line by line: a record is finished when asking for it did not need the next line.
    for line in lines[:-1]:
        inside.write(line + "\n")
        at += len(line) + 1
        state = _Probe(inside.getvalue())
        if state.complete:
            expected.append(at)
            inside = io.StringIO()
    assert found == expected


class _Probe:
    """Whether the csv module is satisfied with one record's text, or wants another line."""

    def __init__(self, text: str) -> None:
        asked = 0

        def lines():  # type: ignore[no-untyped-def]
            nonlocal asked
            # Lone returns outside quotes are an error of the row, not its end: out of the way here.
            for part in text.replace("\r", "").splitlines(keepends=True):
                asked += 1
                yield part
            asked += 1

        total = len(text.replace("\r", "").splitlines())
        next(csv.reader(lines()), None)
        self.complete = asked <= total


@given(LINES, st.integers(1, 60), st.booleans())
@settings(max_examples=60)
def test_jsonl_rows_do_not_depend_on_the_shard_size(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], size: int, end: bool
) -> None:
    path = tmp_path_factory.mktemp("jsonl") / "x.jsonl"
    path.write_bytes(b"\n".join(lines) + (b"\n" if end else b""))
    rows = rows_of(path, size)
    assert rows == rows_of(path, 1 << 20) == rows_of(path, size, keep_data=True)
    expected = [i for i, line in enumerate(path.read_bytes().split(b"\n"), 1) if line.strip()]
    assert [row[0] for row in rows] == expected


@given(st.lists(st.tuples(st.text("ab,\"\n '", min_size=1), st.text('x"\n,')), max_size=12), st.integers(1, 60))
@settings(max_examples=60)
def test_csv_rows_do_not_depend_on_the_shard_size(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str]], size: int
) -> None:
    path = tmp_path_factory.mktemp("csv") / "x.csv"
    with path.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle)
        writer.writerows([("text", "note"), *cells])
    rows = rows_of(path, size)
    assert rows == rows_of(path, 1 << 20)
    assert [row[2] for row in rows] == [text if not text.isspace() else None for text, _ in cells]


def test_csv_line_numbers_are_those_of_an_editor(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b'\xef\xbb\xbftext,id\r\n"a\r\nb",1\r\n\r\nc,\r\n"",3\r\nd,e,f\r\n"g')
    rows = rows_of(path, 5)
    assert [(r[0], r[1], r[2]) for r in rows[:2]] == [(2, "1", "a\r\nb"), (5, "x.csv:5", "c")]
    assert [r[0] for r in rows[2:]] == [6, 7, 8]
    assert "is empty" in str(rows[2][3]) and "3 fields" in str(rows[3][3]) and "never closed" in str(rows[4][3])


@pytest.mark.parametrize(("head", "expected"), [(b"a;b;c\n", ";"), (b"a\tb\n", "\t"), (b'"a;b;c",d\n', ","), (b"text\n", ",")])
def test_delimiter_by_the_header(head: bytes, expected: str) -> None:
    assert guess_delimiter(head) == expected


def test_text_files_fill_shards_together(tmp_path: Path) -> None:
    for i in range(30):
        (tmp_path / f"{i:02d}.txt").write_text(f"Text number {i}.")
    shards = list(plan(expand([str(tmp_path)]).entries, 100, FIELDS, None))
    assert 5 <= len(shards) < 30
    ids = [row.id for shard in shards for row in load(shard, FIELDS).rows()]
    assert ids == [f"{i:02d}.txt" for i in range(30)]


@pytest.mark.parametrize("group", [3, 1000])
@pytest.mark.parametrize("size", [200, 3000, 1 << 22])
def test_parquet_rows_do_not_depend_on_groups_or_shards(tmp_path: Path, group: int, size: int) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    rows = records(40)
    rows[7]["text"] = None
    path = tmp_path / "x.parquet"
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=group)
    found = rows_of(path, size)
    assert [(r[0], r[1], r[2]) for r in found] == [(i + 1, row["id"], row["text"]) for i, row in enumerate(rows)]
    assert "row 8" in str(found[7][3]) or "line 8" in str(found[7][3])


def test_a_shard_of_a_stream_goes_through_a_file_unchanged(tmp_path: Path) -> None:
    shard = Shard("lines", "<stdin>", "-", 0, 16, data=b'{"text": "abc"}\n', stored=False)
    before = load(shard, FIELDS).digest
    shard.put_aside(str(tmp_path / "aside"))
    assert shard.data is None and load(shard, FIELDS).digest == before


def test_content_and_place_make_the_digest(tmp_path: Path) -> None:
    shard = Shard("lines", "x", "x", data=b'{"text": "abc"}\n')
    digests = {load(shard, FIELDS).digest}
    for change in ({"data": b'{"text": "abd"}\n'}, {"first_line": 2}, {"name": "y"}, {"encoding": "cp1252"}):
        digests.add(load(Shard(**({"kind": "lines", "name": "x", "path": "x", "data": shard.data} | change)), FIELDS).digest)  # type: ignore[arg-type]
    assert len(digests) == 5


@pytest.mark.parametrize(
    ("line", "words", "kind"),
    [
        (b"{", "not valid JSON", "BrokenRow"),
        (b"[1]", "a list, not an object", "BrokenRow"),
        (b'{"body": "x"}', "no field 'text' (it has: body)", "NoField"),
        (b'{"text": 3}', "a number, not a string", "NoText"),
        (b'{"text": null}', "null, not a string", "NoText"),
        (b'{"text": "  "}', "is empty", "NoText"),
        (b'{"text": "caf\xe9"}', "not valid utf-8", "WrongEncoding"),
        (b"[" * 100_000, "", "BrokenRow"),
        (b'{"text": ' + b"1" * 6000 + b"}", "", "BrokenRow"),
    ],
)
def test_broken_rows_say_file_line_and_next_step(line: bytes, words: str, kind: str) -> None:
    rows = list(jsonl_rows(b'{"text": "fine"}\n\n' + line + b'\n{"text": "fine too"}\n', "news.jsonl", 5, FIELDS))
    assert [row.text for row in rows] == ["fine", None, "fine too"]
    error = rows[1].error
    assert error is not None and error["type"] == kind and error["hint"]
    assert words in str(error["message"]) and "news.jsonl, line 7" in str(error["message"]) and rows[1].id == "news.jsonl:7"


def test_ids_titles_and_kept_values_of_any_type() -> None:
    fields = Fields.chosen(title="title", keep=["tags"])
    lines = [
        {"text": "a", "id": 7, "title": 5, "publisher": ["x"], "tags": ["p", None]},
        {"text": "b", "id": None},
        {"text": "c", "id": ""},
    ]
    data = "\n".join(json.dumps(line) for line in lines).encode()
    rows = list(jsonl_rows(data, "n", 1, fields))
    assert [row.id for row in rows] == ["7", "n:2", "n:3"]
    assert [row.kept for row in rows[:2]] == [{"title": 5, "tags": ["p", None]}, {"title": None, "tags": None}]
    assert rows[0].publisher is None


def test_unknown_fields_list_those_that_exist(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "x.jsonl", records(3))
    from credscore.corpus.beginnings import check_source

    for fields in (Fields.chosen(text="body"), Fields.chosen(keep=["section"]), Fields.chosen(id="url")):
        with pytest.raises(UsageError, match="Fields that exist: date, id, publisher, text"):
            check_source(expand([str(path)]).sources[0], fields, None)
