"""Reading single articles, encodings, compressed streams and lists of inputs."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from corpus_tools import article
from hypothesis import given
from hypothesis import strategies as st

from credscore.errors import InputError, UsageError
from credscore.io.encodings import decode_text, guess_encoding, keeps_ascii, to_utf8
from credscore.io.formats import is_tab_separated, of_name, of_output
from credscore.io.readers import read_article
from credscore.io.sources import Unusable, expand
from credscore.io.streams import ByteStream, read_all
from credscore.io.webpage import is_page

TEXT = "Mira Oldane – who runs the depot – said: “Nothing was missing.” The café closed at nine."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_files_with_their_mark_just_work(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "depot.txt"
    path.write_bytes(TEXT.encode(encoding))
    found = read_article(str(path))
    assert (found.text, found.id) == (TEXT, "depot.txt")


def test_line_ends_are_kept_so_that_offsets_fit_the_file(tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    path.write_bytes(b"One line.\r\nAnother.\r\n")
    assert read_article(str(path)).text == "One line.\r\nAnother.\r\n"


def test_wrong_encoding_names_what_it_looks_like_and_the_option(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(TEXT.encode("cp1252"))
    with pytest.raises(InputError) as caught:
        read_article(str(path))
    message = str(caught.value)
    assert "utf-8" in message and "offset 12" in message and "--encoding cp1252" in message
    assert read_article(str(path), "cp1252").text == TEXT


def test_one_hint_for_a_file_whatever_of_it_was_seen(tmp_path: Path) -> None:
    """A piece without the bytes that tell the two apart is no evidence for ISO 8859-1, with which quotation marks are lost elsewhere."""
    for text in ("The café closed.", "The café’s “owner” left – for good."):
        with pytest.raises(InputError, match=r"looks like cp1252\. Give the encoding: --encoding cp1252"):
            decode_text(text.encode("cp1252"), "old.csv")


def test_utf16_without_a_mark_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bare.txt"
    path.write_bytes(TEXT.encode("utf-16-le"))
    with pytest.raises(InputError) as caught:
        read_article(str(path))
    assert "--encoding utf-16-le" in str(caught.value)
    assert read_article(str(path), "utf-16-le").text == TEXT


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n\t ", "has no text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "not text"),
        ("controls.txt", bytes(range(1, 9)) * 30 + b"abc", "not text"),
        ("report.txt", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "pdftotext"),
        ("note.rtf", b"{\\rtf1\\ansi Police said on Monday that the bridge was closed.}", "an RTF document"),
        ("letter.docx", b"PK\x03\x04\x14\x00\x06\x00", "Word"),
        ("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "plain text"),
        ("table.jsonl", b'{"text": "x"}\n', "credscore batch"),
        ("table.csv", b"text\nx\n", "credscore batch"),
    ],
)
def test_files_that_are_no_article_say_why_and_what_next(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_article(str(path))
    assert words in str(caught.value) and name in caught.value.message and caught.value.hint


def test_missing_file_directory_and_unknown_encoding(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_article(str(tmp_path / "nowhere.txt"))
    with pytest.raises(InputError, match=r"is a directory.*credscore batch"):
        read_article(str(tmp_path))
    for name in ("klingon", "rot13"):
        with pytest.raises(UsageError, match="Unknown encoding"):
            read_article(str(tmp_path / "x.txt"), name)


@pytest.mark.parametrize(
    ("data", "page"),
    [
        (b"<!DOCTYPE html>\n<html lang=en><body><p>x", True),
        (b"\xef\xbb\xbf  \n<html><body>", True),
        (b"<!-- saved from (0022) - a mirror -->\n<!doctype HTML public>", True),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', True),
        (b"<htmlish> is no tag that anybody knows.", False),
        (b"<p>A paragraph about html.</p>", False),
        (b"The tag <html> opens a page.", False),
        (b"", False),
        (b"<!-- " + b"- " * 2000, False),
    ],
)
def test_a_page_is_known_by_how_it_begins(data: bytes, page: bool) -> None:
    assert is_page(data) is page


def test_a_web_page_under_the_name_of_a_text_is_read_as_a_page(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    paragraphs = "".join(f"<p>{article(i)}</p>" for i in range(4))
    path = tmp_path / "pier.txt"
    path.write_text(f"<!doctype html>\n<html><body><nav>Subscribe now</nav><article>{paragraphs}</article></body></html>", encoding="utf-8")
    text = read_article(str(path)).text
    assert "The harbour board of Velmora" in text and "<" not in text and "Subscribe" not in text


def test_missing_files_are_explained_by_what_was_written(tmp_path: Path) -> None:
    for path, words in (
        (str(tmp_path / "nowhere.txt"), "Check the path."),
        (str(tmp_path / "no*.txt"), "quote a pattern"),
        ("www.example.org", "https://www.example.org"),
        ("example.org/news/bridge", "https://example.org/news/bridge"),
    ):
        with pytest.raises(InputError, match="does not exist") as caught:
            read_article(path)
        assert words in (caught.value.hint or "")


def test_an_address_of_a_table_is_told_as_a_table() -> None:
    with pytest.raises(InputError, match="is CSV, which holds many articles"):
        read_article("http://example.org/weirs.csv")


def test_web_page_gives_the_article_without_its_menu(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    paragraphs = "".join(f"<p>{article(i)}</p>" for i in range(4))
    head = "<head><title>Pier closed</title></head>"
    menu = "<nav><a href='/'>Home</a><a>Subscribe now</a></nav>"
    page = f"<html>{head}<body>{menu}<article><h1>Pier closed</h1>{paragraphs}</article></body></html>"
    path = tmp_path / "pier.html"
    path.write_text(page, encoding="utf-8")
    found = read_article(str(path))
    assert "The harbour board of Velmora" in found.text and "Subscribe now" not in found.text and found.title == "Pier closed"
    path.write_text("<html><body></body></html>", encoding="utf-8")
    with pytest.raises(InputError, match="No article was found"):
        read_article(str(path))


def test_compressed_articles(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    data = TEXT.encode()
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(data[:20]) + gzip.compress(data[20:]) + b"\0" * 8)
    (tmp_path / "a.txt.zst").write_bytes(zstandard.compress(data[:20]) + zstandard.compress(data[20:]))
    assert read_article(str(tmp_path / "a.txt.gz")).text == TEXT
    assert read_article(str(tmp_path / "a.txt.zst")).text == TEXT


@pytest.mark.parametrize("kind", ["gz", "zst"])
def test_a_truncated_stream_gives_what_it_has_and_then_an_error(tmp_path: Path, kind: str) -> None:
    data = b"".join(os.urandom(50).hex().encode() + b"\n" for _ in range(60000))
    if kind == "gz":
        packed = gzip.compress(data)
    else:
        packed = pytest.importorskip("zstandard").compress(data)
    path = tmp_path / f"cut.jsonl.{kind}"
    path.write_bytes(packed[: len(packed) * 2 // 3])
    got = b""
    with pytest.raises(InputError, match="ends too early"):
        for block in ByteStream(str(path), "cut", of_name(path.name)[1]).blocks():
            got += block
    assert len(got) > len(data) // 3 and data.startswith(got)


def test_a_plain_file_with_a_compressed_name(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt.gz"
    path.write_bytes(b"not compressed")
    with pytest.raises(InputError, match="is not compressed"):
        read_all(str(path), "plain", "gzip")


@given(st.text(max_size=200), st.integers(1, 7), st.sampled_from(["utf-16", "utf-32", "utf-16-le"]))
def test_recoding_a_stream_is_decoding_the_whole(text: str, size: int, encoding: str) -> None:
    text = text.lstrip("\ufeff")
    data = text.encode(encoding)
    blocks = (data[i : i + size] for i in range(0, len(data), size))
    assert b"".join(to_utf8(blocks, encoding, "x")) == text.encode()


def test_recoding_marks_what_it_cannot_read() -> None:
    # A lone surrogate in UTF-16: no text, so the byte that stands for it is no UTF-8 either.
    data = "a\n".encode("utf-16-le") + b"\x00\xd8" + "b\nc\n".encode("utf-16-le")
    lines = b"".join(to_utf8([data], "utf-16-le", "x")).split(b"\n")
    assert lines[0] == b"a" and lines[2] == b"c"
    with pytest.raises(UnicodeDecodeError):
        lines[1].decode()


def test_encodings_that_can_be_cut_without_decoding() -> None:
    assert all(keeps_ascii(name) for name in ("utf-8", "cp1252", "gb18030", "shift_jis"))
    assert not any(keeps_ascii(name) for name in ("utf-16", "utf-32-be", "cp037"))


def test_what_is_utf8_is_told_of_when_another_encoding_was_given() -> None:
    data = "“Café,” she said.".encode()
    assert guess_encoding(data) == "utf-8"
    for wrong in ("ascii", "cp1252"):
        with pytest.raises(InputError) as caught:
            decode_text(data, "a.txt", wrong)
        assert "looks like utf-8" in caught.value.message + str(caught.value.hint)


@given(st.binary(max_size=300))
def test_guessing_an_encoding_never_fails(data: bytes) -> None:
    assert isinstance(guess_encoding(data), str)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.jsonl", ("jsonl", "")),
        ("b.NDJSON.GZ", ("jsonl", "gzip")),
        ("c.tsv.zst", ("csv", "zstd")),
        ("https://example.org/d.parquet?sig=x.y", ("parquet", "")),
        ("e.htm", ("html", "")),
        ("Is the ferry back?.txt", ("text", "")),
        ("Who paid? Nobody.csv.gz", ("csv", "gzip")),
        ("h.xhtml", ("html", "")),
        ("f", (None, "")),
        ("g.pdf", (None, "")),
    ],
)
def test_format_by_name(name: str, expected: tuple[str | None, str]) -> None:
    assert of_name(name) == expected


@pytest.mark.parametrize(
    ("name", "tabs"), [("a.TSV", True), ("a.tsv.gz", True), ("s3://b/a.tsv?x=.csv", True), ("x.tsv.d/a.csv", False), ("a.tsv.csv", False)]
)
def test_tabs_by_name(name: str, tabs: bool) -> None:
    assert is_tab_separated(name) is tabs


def test_output_formats() -> None:
    assert of_output("-", None) == ("jsonl", "")
    assert of_output("x.out", "csv") == ("csv", "")
    for output, wanted in (("x.txt", None), ("x", None), ("-", "parquet"), ("x.parquet.gz", None)):
        with pytest.raises(UsageError):
            of_output(output, wanted)


def test_folders_are_sorted_and_named_from_inside(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.html", "sub/.hidden.txt", "x.pdf", "old.parts/p.txt", "scores.jsonl.errors.jsonl"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    found = expand([str(tmp_path / "news")])
    assert [s.name for s in found.sources] == ["a.txt", "b.txt", "sub/c.html"]
    assert found.skipped == {".pdf": 1, "hidden": 1}
    matched = expand([str(tmp_path / "news" / "**" / "*.txt")])
    assert [s.name for s in matched.sources] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("**/*.txt", ["a.txt", "b/a.txt", "b/c/a.txt", "b/c/d.txt"]),
        ("b/**/a.txt", ["b/a.txt", "b/c/a.txt"]),
        ("**/c/*", ["b/c/a.txt", "b/c/d.txt"]),
        ("**/b/**/c/**/a*", ["b/c/a.txt"]),
        ("**/b/*", ["b/a.txt"]),
    ],
)
def test_two_stars_stand_for_any_number_of_folders(tmp_path: Path, pattern: str, names: list[str]) -> None:
    for name in ("a.txt", "b/a.txt", "b/c/a.txt", "b/c/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [Path(source.path) for source in expand([str(tmp_path / pattern)]).sources] == [tmp_path / name for name in names]


def test_many_stars_take_no_longer_than_few(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"abcdefghijklmnopqrst")
    deep.mkdir(parents=True)
    (deep / "x.txt").write_text("x")
    assert len(expand([str(tmp_path / "/".join(["**"] * 12 + ["*.txt"]))]).sources) == 1
    with pytest.raises(InputError, match="No file matches"):
        expand([str(tmp_path / "/".join(["**"] * 12 + ["y", "*.txt"]))])


def test_equal_names_in_different_folders_stay_apart(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "news.jsonl").write_text("{}\n")
    names = [s.name for s in expand([str(tmp_path / "one/news.jsonl"), str(tmp_path / "two/news.jsonl")]).sources]
    assert len(set(names)) == 2


def test_inputs_that_cannot_be_read_keep_their_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    found = expand([str(tmp_path / "missing.txt"), str(tmp_path / "a.txt"), str(tmp_path / "*.nothing")])
    assert [type(e).__name__ for e in found.entries] == ["Unusable", "Source", "Unusable"]
    with pytest.raises(InputError, match="does not exist"):
        expand([str(tmp_path / "missing.txt")])
    with pytest.raises(UsageError, match="only once"):
        expand(["-", "-"])
    (tmp_path / "only").mkdir()
    (tmp_path / "only" / "x.pdf").write_text("x")
    with pytest.raises(InputError):
        expand([str(tmp_path / "only")])


def test_an_input_of_no_known_kind_says_what_helps(tmp_path: Path) -> None:
    for name, words in (("story.docx", "save it as plain text"), ("story.dat", "--input-format")):
        (tmp_path / name).write_text("x")
        with pytest.raises(InputError) as caught:
            expand([str(tmp_path / name)])
        assert name in caught.value.message and words in (caught.value.hint or "")


def test_a_missing_input_speaks_of_others_only_where_there_are_others(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        expand([str(tmp_path / "missing.txt")])
    assert caught.value.hint == "Check the path."
    (tmp_path / "a.txt").write_text("x")
    problem = expand([str(tmp_path / "a.txt"), str(tmp_path / "missing.txt")]).entries[1]
    assert isinstance(problem, Unusable) and "the other inputs are scored" in (problem.error.hint or "")


def test_urls_through_fsspec(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n')
    (tmp_path / "b.jsonl").write_text('{"text": "y"}\n')
    found = expand([f"file://{tmp_path}/*.jsonl"])
    assert [s.name for s in found.sources] == ["a.jsonl", "b.jsonl"]
    assert read_all(found.sources[1].path, "b") == b'{"text": "y"}\n'
    with pytest.raises(InputError):
        expand([f"file://{tmp_path}/none.jsonl"])
    with pytest.raises(InputError, match="Cannot open"):
        expand(["nosuchprotocol://x/y.jsonl"])
