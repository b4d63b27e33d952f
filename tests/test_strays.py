"""What lies about in folders of articles: other programs' files, broken links, pipes, folders that may not be read. Each is told, the rest is scored."""

from __future__ import annotations

import gzip
import json
import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from corpus_tools import Heard, article, command, read_jsonl, records, score, write_jsonl

from credscore.errors import InputError, UsageError
from credscore.io.rows import Fields
from credscore.io.sources import expand


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with four articles in three files, the first and the last by name among them."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(article(1))
    write_jsonl(folder / "m.jsonl", records(2))
    (folder / "z.txt").write_text(article(2))
    return folder


def scored(folder: Path) -> list[str]:
    return [row["id"] for row in read_jsonl(folder.parent / "o.jsonl") if row["status"] == "ok"]


ARTICLES = ["a.txt", "a-0000", "a-0001", "z.txt"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("package.json", b'{"name": "site", "version": "1.2"}\n', "package.json has no field 'text'. Fields that exist: name, version."),
        ("log.jsonl.gz", gzip.compress(b'{"level": "info"}\n{"level": "warn"}\n'), "has no field 'text'"),
        ("figures.csv", b"year,sales\n2030,4\n", "figures.csv has no field 'text'. Fields that exist: sales, year."),
        ("settings.json", b'{\n  "name": "site"\n}\n', "JSON over several lines"),
        ("blob.csv", bytes(range(256)) * 9, "blob.csv is not text"),
        ("open.csv", b'\x00"\x01\n\x02,"\x03\n' * 9 + b',"', "open.csv is not text"),
        ("blob.jsonl", bytes(range(256)) * 9, "blob.jsonl is not text"),
        ("blob.txt", bytes(range(256)) * 9, "blob.txt is not text"),
        ("report.csv", b"%PDF-1.7\n1 0 obj\n", "report.csv is a PDF file"),
        ("empty.txt", b"", "empty.txt is empty"),
        ("no.parquet", b"PAR1", "no.parquet is not a Parquet file"),
    ],
)
def test_a_stray_file_is_one_row_and_the_rest_is_scored(folder: Path, name: str, content: bytes, words: str) -> None:
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow")
    (folder / name).write_bytes(content)
    code, _, said = command(folder.parent, "batch", "news", "-o", "o.jsonl")
    assert code == 1 and words in said and "Traceback" not in said
    listed = read_jsonl(folder.parent / "o.jsonl.errors.jsonl")
    assert [(e["file"], e["line"]) for e in listed] == [(name, None)] and listed[0]["hint"]
    assert scored(folder) == ARTICLES and len(read_jsonl(folder.parent / "o.jsonl")) == 5


def test_an_empty_table_has_no_rows_and_is_no_error(folder: Path) -> None:
    (folder / "none.csv").touch()
    (folder / "none.jsonl").touch()
    assert score(folder, folder.parent / "o.jsonl").stats.failed == 0 and scored(folder) == ARTICLES


def test_tables_that_all_lack_the_field_are_wrong_usage(tmp_path: Path) -> None:
    """Nothing could be scored: the field has another name, and that is better said at once than in one row a file."""
    write_jsonl(tmp_path / "a.jsonl", [{"body": article(1)}])
    write_jsonl(tmp_path / "b.jsonl", [{"body": article(2)}])
    with pytest.raises(UsageError, match=r"a\.jsonl has no field 'text'\. Fields that exist: body.*--text-field"):
        score([tmp_path / "a.jsonl", tmp_path / "b.jsonl"], tmp_path / "o.jsonl")
    score([tmp_path / "a.jsonl", tmp_path / "b.jsonl"], tmp_path / "o.jsonl", fields=Fields.chosen(text="body"))
    assert len(read_jsonl(tmp_path / "o.jsonl")) == 2


def test_a_column_to_keep_that_one_table_lacks_is_null_there(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "a.jsonl", [{"text": article(1), "section": "city"}])
    write_jsonl(tmp_path / "b.jsonl", [{"text": article(2)}])
    score([tmp_path / "a.jsonl", tmp_path / "b.jsonl"], tmp_path / "o.jsonl", keep=("section",))
    assert [row["section"] for row in read_jsonl(tmp_path / "o.jsonl")] == ["city", None]
    with pytest.raises(UsageError, match=r"b\.jsonl has no field 'section'"):
        score(tmp_path / "b.jsonl", tmp_path / "p.jsonl", keep=("section",))
    # A stray is none of them: it is a row, whatever is kept.
    (tmp_path / "b.jsonl").write_text('{"level": "info"}\n')
    result = score([tmp_path / "a.jsonl", tmp_path / "b.jsonl"], tmp_path / "o.jsonl", keep=("section",))
    assert (result.stats.articles, result.stats.failed) == (2, 1)


def test_a_column_that_many_rows_leave_out_is_looked_for_to_the_end(tmp_path: Path) -> None:
    rows = [{"id": str(k), "text": f"Late. {k}"} for k in range(1200)] + [{"text": "Late.", "spät": {"by": "noon"}}, {"text": "Late."}]
    path = write_jsonl(tmp_path / "a.jsonl", rows)
    for source in (path, tmp_path / "escaped.jsonl.gz"):
        if source is not path:
            source.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))
        score(source, tmp_path / "o.jsonl", keep=("spät",))
        assert [row["spät"] for row in read_jsonl(tmp_path / "o.jsonl")[1199:]] == [None, {"by": "noon"}, None]
        with pytest.raises(UsageError, match=r"has no field 'Late'\. Fields that exist: id, spät, text"):
            score(source, tmp_path / "o.jsonl", keep=("spät", "Late"))
    code, _, said = command(tmp_path, "batch", "-", "-o", "p.jsonl", "--keep", "spät", stdin=path.read_bytes())
    assert code == 2 and "its first rows: a file is looked through to its end" in said


def test_a_stray_on_standard_input_is_a_row_beside_other_inputs(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "a.jsonl", records(2))
    stray = b'{"level": "info"}\n{"level": "warn"}\n'
    code, _, said = command(tmp_path, "batch", "a.jsonl", "-", "-o", "o.jsonl", stdin=stray)
    assert code == 1 and "<stdin> has no field 'text'. Fields that exist: level." in said
    assert [row["status"] for row in read_jsonl(tmp_path / "o.jsonl")] == ["ok", "ok", "error"]
    code, _, said = command(tmp_path, "batch", "-", "-o", "p.jsonl", stdin=stray)
    assert code == 2 and "--text-field" in said and not (tmp_path / "p.jsonl").exists()


@pytest.fixture
def links() -> None:
    if not hasattr(os, "mkfifo") or os.name == "nt":
        pytest.skip("no links or pipes here")


@pytest.mark.usefixtures("links")
def test_links_that_lead_nowhere_lose_nothing_behind_them(folder: Path) -> None:
    (folder / "gone.txt").symlink_to("nothing-there.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "picture.png").symlink_to("nothing-there.png")
    (folder / "same.txt").symlink_to("a.txt")
    heard = Heard()
    result = score(folder, folder.parent / "o.jsonl", heard)
    assert scored(folder) == [*ARTICLES[:3], "same.txt", "z.txt"]
    messages = [e["message"] for e in read_jsonl(Path(str(result.errors_file)))]
    assert messages == ["gone.txt is a link that leads nowhere.", "loop.txt is a link that leads nowhere."]
    assert "Left out 1 of another kind (.png 1): picture.png." in heard.said
    # … nor do patterns step over them in silence.
    result = score(str(folder / "[g-z]*.txt"), folder.parent / "o.jsonl")
    assert (result.stats.articles, result.stats.failed) == (4, 2)


@pytest.mark.usefixtures("links")
def test_pipes_and_links_to_folders_are_left_out_and_named(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "round").symlink_to(".")
    for number in range(7):
        (folder / f"{number}.pdf").touch()
    heard = Heard()
    score(folder, folder.parent / "o.jsonl", heard)
    assert scored(folder) == ARTICLES
    assert heard.said == [
        "Left out 9 of other kinds (.pdf 7, pipe or device 1, link to a folder 1): 0.pdf, 1.pdf, 2.pdf, 3.pdf, 4.pdf and 4 more."
    ]


@pytest.mark.usefixtures("links")
def test_patterns_do_not_go_round_in_circles(folder: Path) -> None:
    """With two such links there are a million million ways to each file."""
    (folder / "sub").mkdir()
    (folder / "sub" / "b.txt").write_text(article(3))
    for name in ("round", "sub/back"):
        (folder / name).symlink_to(folder)
    heard = Heard()
    score(str(folder / "**" / "*.txt"), folder.parent / "o.jsonl", heard)
    assert scored(folder) == ["a.txt", "sub/b.txt", "z.txt"]
    assert heard.said == ["Left out 2 of other kinds (link to a folder 2): round, sub/back."]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("**", ["a.txt", "m/n/c.txt", "m/d.txt"]),
        ("**/*.txt", ["a.txt", "m/n/c.txt", "m/d.txt"]),
        ("m/**/*.txt", ["n/c.txt", "d.txt"]),
        ("*/*.txt", ["m/d.txt"]),
        ("*/**/c.*", ["m/n/c.txt"]),
        ("**/n/*", ["m/n/c.txt"]),
        ("**/x*.txt", []),
        ("none/**", []),
        ("[ab].txt", ["a.txt"]),
        ("**.txt", ["a.txt"]),
        ("m//**//*.txt", ["n/c.txt", "d.txt"]),
    ],
)
def test_patterns(tmp_path: Path, pattern: str, names: list[str]) -> None:
    for name in ("a.txt", "m/n/c.txt", "m/d.txt", "m/.hidden/e.txt", ".f.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    if not names:
        with pytest.raises(InputError, match="No file matches"):
            expand([str(tmp_path / pattern)])
        return
    assert sorted(source.name for source in expand([str(tmp_path / pattern)]).sources) == sorted(names)


@pytest.mark.parametrize("pattern", ["", "/*", "/**", "/**/*.txt"])
def test_a_folder_named_like_one_of_ours_is_read_when_it_is_asked_for(tmp_path: Path, pattern: str) -> None:
    for name in ("spare.parts/a.txt", "spare.parts/old.parts/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("a")
    assert [source.name for source in expand([str(tmp_path / "spare.parts") + pattern]).sources] == ["a.txt"]
    if pattern:
        assert expand([f"{tmp_path}/spare.parts/old.parts{pattern}"]).sources[0].name == "b.txt"


def test_a_remote_folder_named_like_one_of_ours_is_read_when_it_is_asked_for() -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    memory.pipe({"/store/spare.parts/a.txt": b"a", "/store/spare.parts/old.parts/b.txt": b"b"})
    try:
        for url in ("memory://store/spare.parts", "memory://store/spare.parts/*.txt"):
            assert [source.name for source in expand([url]).sources] == ["a.txt"]
    finally:
        memory.rm("/store", recursive=True)


@pytest.mark.usefixtures("links")
def test_folders_that_a_pattern_meets_are_named(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "b.txt").write_text(article(3))
    heard = Heard()
    score(str(folder / "*"), folder.parent / "o.jsonl", heard)
    assert scored(folder) == ARTICLES and heard.said == ["Left out 1 of another kind (folder 1): sub."]
    (folder.parent / "o.jsonl").unlink()
    heard = Heard()
    score(str(folder / "**"), folder.parent / "o.jsonl", heard)
    assert scored(folder) == [*ARTICLES[:3], "sub/b.txt", "z.txt"] and heard.said == []


@pytest.mark.skipif(not hasattr(os, "seteuid") or os.geteuid() != 0, reason="needs to become a user who may not read everything")
def test_what_may_not_be_read_is_told_and_the_rest_is_scored() -> None:
    with TemporaryDirectory() as made:  # pytest's own folders are closed to others
        place = Path(made)
        place.chmod(0o777)
        folder = place / "news"
        folder.mkdir()
        for name in ("a.txt", "closed/b.txt", "secret.txt", "secret.jsonl", "z.txt"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(article(1))
        for name in ("closed", "secret.txt", "secret.jsonl"):
            (folder / name).chmod(0)
        score(folder / "a.txt", place / "first.jsonl")  # what is imported late is there
        os.seteuid(65534)
        try:
            result = score(folder, place / "o.jsonl")
        finally:
            os.seteuid(0)
        assert scored(folder) == ["a.txt", "z.txt"]
        messages = {e["file"]: e["message"] for e in read_jsonl(Path(str(result.errors_file)))}
        assert set(messages) == {"closed", "secret.jsonl", "secret.txt"}
        assert all("ermission denied" in m or "may not be read" in m for m in messages.values())


def test_an_output_inside_the_folder_is_no_input_of_the_next_run(folder: Path) -> None:
    for _ in range(2):
        result = score(folder, folder / "scores.jsonl")
        assert (result.stats.articles, result.stats.failed) == (4, 0)
        (folder / "scores.jsonl.partial").touch()
    result = score(str(folder / "*.*"), folder / "scores.jsonl")
    assert (result.stats.articles, result.stats.failed) == (4, 0)
    with pytest.raises(UsageError, match="one of the inputs"):
        score([folder / "a.txt", folder / "scores.jsonl"], folder / "scores.jsonl")


def test_a_missing_input_leaves_the_types_of_kept_columns_as_they_are(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"text": [article(1)], "page": pa.array([7], pa.int32())}), tmp_path / "x.parquet")
    score([tmp_path / "missing.parquet", tmp_path / "x.parquet"], tmp_path / "o.parquet", keep=("page",))
    assert pq.read_schema(tmp_path / "o.parquet").field("page").type == pa.int32()


def test_names_of_what_is_left_out_do_not_pile_up(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.png").touch()
    (tmp_path / "a.txt").write_text("x")
    found = expand([str(tmp_path)])
    assert found.skipped == {".png": 40} and len(found.skipped_names) < 10


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("wide.csv", f'id,text\n1,"{article(1)}"\n'.encode("utf-16-le"), "looks like utf-16-le.*--encoding utf-16-le"),
        ("wide.jsonl", '{"text": "The board met."}\n{"text": "It voted."}\n'.encode("utf-16-be"), "looks like utf-16-be.*--encoding"),
        ("mac.csv", b"id,text\r1,The board met.\r2,It voted.\r", r"carriage returns.*tr '\\r' '\\n'"),
        ("mac.csv", b"id,text\r" + b"1,The board met.\r" * 1_100_000, "carriage returns"),
        ("mac.jsonl", b'{"text": "The board met."}\r{"text": "It voted."}\r', "carriage returns"),
        ("twice.csv", b"id,text,text\n1,The board met.,x\n", "two columns 'text'.*Rename"),
        ("open.csv", b'id,"text\n' + b"1,The board met.\n" * 1_100_000, "the header of the CSV file has no end"),
        ("few.csv", b'id,text,"note\n1,The board met.,\n', "the header of the CSV file has no end"),
    ],
)
def test_tables_in_other_shapes_say_how_to_read_them(folder: Path, name: str, content: bytes, words: str) -> None:
    (folder / name).write_bytes(content)
    result = score(folder, folder.parent / "o.jsonl")
    listed = read_jsonl(Path(str(result.errors_file)))
    assert len(listed) == 1 and re.search(words, f"{listed[0]['message']} {listed[0]['hint']}") and scored(folder) == ARTICLES


def test_an_encoding_that_wants_a_mark_and_finds_none_says_which_to_give(folder: Path) -> None:
    (folder / "bare.csv").write_bytes(f'id,text\n1,"{article(1)}"\n'.encode("utf-16-le"))
    for encoding in ("utf-16", "utf-32"):
        with pytest.raises(InputError, match=rf"bare\.csv does not begin with the mark.*--encoding {encoding}-le"):
            score(folder / "bare.csv", folder.parent / "o.jsonl", encoding=encoding)
    assert score(folder / "bare.csv", folder.parent / "o.jsonl", encoding="utf-16-le").stats.failed == 0


@pytest.mark.parametrize("name", ["punycode", "idna", "undefined", "rot13", "base64", "klingon", "\0", "utf 8" * 20])
def test_encodings_that_are_none_for_files_are_wrong_usage(folder: Path, name: str) -> None:
    with pytest.raises(UsageError, match="Unknown encoding"):
        score(folder, folder.parent / "o.jsonl", encoding=name)


def test_hidden_files_that_would_be_read_are_named(folder: Path) -> None:
    (folder / ".note.txt").write_text(article(9))
    (folder / ".DS_Store").write_bytes(b"\x00")
    found = expand([str(folder)])
    assert found.skipped == {"hidden": 1} and ".note.txt" in found.left_out() and len(found.entries) == len(expand([str(folder / "*")]).entries)
