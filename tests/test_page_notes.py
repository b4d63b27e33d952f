"""Notes of pages: what is declared about AI becomes notes of reports, in words, and moves no score."""

from __future__ import annotations

import csv
import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from corpus_tools import Heard, digest, read_jsonl, score
from page_tools import BODY, PARAGRAPHS, TEXT, ld, notes, only, page

from credscore.cli import main
from credscore.io.declared import of_header
from credscore.io.linked import linked
from credscore.io.markup import ai_notes
from credscore.io.page_notes import NOT_USED, UNCLEAR, USED, beside
from credscore.model import blocks
from credscore.schema import PageNote

pytest.importorskip("trafilatura")


def test_what_is_said_twice_is_told_once_and_what_differs_apart() -> None:
    head = '<meta name="ai-disclosure" content="ai-assisted">' * 3 + ld({"@type": "NewsArticle", "aiDisclosure": "ai-assisted"})
    code, text = only(page(head, article=" ai-disclosure=ai-assisted", inside="<p ai-disclosure=ai-assisted>x</p>"))
    assert code == USED and "AI helped to make the page: <meta" in text and text.endswith(", and 2 more.")
    both = notes(page('<meta name="ai-disclosure" content="none">', article=" ai-disclosure=ai-generated"))
    assert [code for code, _ in both] == [USED, NOT_USED]
    assert "AI made the article" in both[0][1] and "no AI was used for the page" in both[1][1]


@pytest.mark.parametrize(
    "values",
    [
        ['mode=ai-originated; model="Quill 3"; provider="Velden Labs"; reviewed-by="the news desk"; date=@1745286896'],
        ['Mode = AI-Originated, model="Quill 3", provider="Velden Labs", reviewed-by="the news desk"'],
    ],
)
def test_the_field_of_a_server_is_read(values: list[str]) -> None:
    (note,) = of_header(values)
    assert note.code == USED
    assert note.text.startswith("The server declares that AI made the page (Quill 3 of Velden Labs), reviewed by the news desk: AI-Disclosure: ")


def test_other_fields_of_a_server() -> None:
    assert of_header([]) == of_header([""]) == of_header([" ; "]) == []
    assert [note.code for note in of_header(["none", "mode=machine-generated", 'model="Quill 3'])] == [USED, NOT_USED, UNCLEAR]
    assert len(of_header(['a="\\' * 100_000])[0].text) < 400


def test_a_long_word_in_a_field_costs_no_more_than_many_short_ones() -> None:
    def seconds(value: str) -> float:
        began = time.thread_time()
        assert of_header([value] * 40)
        return time.thread_time() - began

    assert seconds("a" * 2000) < 10 * max(seconds("a " * 1000), 0.01)


def test_nothing_in_a_note_steers_a_terminal_or_turns_text_around() -> None:
    steering = "\x1b\x07\x9b\u202e\u2066"
    (found,) = linked(json.dumps({"@type": f"Photo{steering}", "digitalSourceType": "trainedAlgorithmicMedia"}))
    (tag,) = ai_notes(page(top=f'<p ai-disclosure="ai-generated" id="a{steering}">x</p>'), TEXT)
    (field,) = of_header([f"ai-generated; {steering}"])
    for text in (found.where, tag.text, field.text):
        assert "\ufffd" in text and set(steering).isdisjoint(text), text


def test_the_text_is_said_to_say_so_or_not() -> None:
    used, unused = PageNote(USED, "page", "A."), PageNote(NOT_USED, "page", "B.")
    said = {
        (ai, code): [note.text for note in beside([used, used, unused], ai, [code])]
        for ai in ("none", "none declared", "translation")
        for code in ("short", "language")
    }
    assert said["none", "short"] == ["A.", "A. The text itself does not say so.", "B."]
    assert said["none declared", "short"] == ["A.", "A. The text itself says that no AI was used.", "B."]
    assert said["translation", "short"] == ["A.", "A.", "B. The text itself shows that AI was used."]
    assert all(said[ai, "language"] == ["A.", "A.", "B."] for ai, _ in said)


@pytest.mark.parametrize(("type_", "remark"), [("ImageObject", False), ("VideoObject", False), ("NewsArticle", True)])
def test_a_photograph_without_ai_is_not_contradicted_by_a_text_with_it(type_: str, remark: bool) -> None:
    source = page(ld([{"@type": type_, "digitalSourceType": "digitalCapture", "url": name} for name in "ab"]))
    (note,) = ai_notes(source, TEXT)
    (shown,) = beside([note], "translation", [])
    assert shown.code == NOT_USED and ("The text itself shows" in shown.text) is remark
    first = PageNote(NOT_USED, "page", "The page's markup declares that no AI was used for the page: x.")
    assert beside([first, note], "translation", [])[0].text.endswith("was used.") is not remark


@pytest.mark.parametrize(
    ("source", "things"),
    [
        (page('<meta name="ai-disclosure" content="none">', article=" ai-disclosure=none"), ["page"]),
        (page(article=" ai-disclosure=none", top="<img src=a.jpg ai-disclosure=ai-generated>"), ["image", "article"]),
        (page(top="<video ai-disclosure=none></video><nav ai-disclosure=none>Fine weather in town</nav>"), ["beside", "video"]),
        (page(ld({"@type": "NewsArticle", "hasPart": {"@type": "WebPageElement", "aiDisclosure": "none"}})), ["somewhere"]),
    ],
)
def test_a_note_holds_what_it_speaks_of(source: str, things: list[str]) -> None:
    assert [note.thing for note in ai_notes(source, TEXT)] == things


def test_the_words_of_a_tag_do_not_say_what_a_note_speaks_of() -> None:
    (note,) = ai_notes(page('<meta name="ai-disclosure" content="none" id="no AI was used for an image">'), TEXT)
    (shown,) = beside([note], "translation", [])
    assert "no AI was used for an image" in note.text and shown.text == f"{note.text} The text itself shows that AI was used."


# ---------------------------------------------------------------------------------------------------------------- reports
GENERATED = page('<meta name="ai-disclosure" content="ai-generated">')
NOTE = 'The page\'s markup declares that AI made the page: <meta name="ai-disclosure" content="ai-generated">. The text itself does not say so.'


def test_the_score_command_shows_it_and_the_score_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(GENERATED, encoding="utf-8")
    (tmp_path / "b.html").write_text(page(), encoding="utf-8")
    run = CliRunner().invoke
    with_note, without = (json.loads(run(main, ["score", str(tmp_path / name), "--format", "json"]).stdout) for name in ("a.html", "b.html"))
    assert with_note["notes"] == [*without["notes"], {"code": "ai_markup", "text": NOTE}]
    assert {**with_note, "notes": 0, "id": 0} == {**without, "notes": 0, "id": 0}
    shown = run(main, ["score", str(tmp_path / "a.html"), "--width", "300"]).stdout
    assert f"Note: {NOTE}" in shown and "Note" not in run(main, ["score", str(tmp_path / "b.html")]).stdout
    as_page = run(main, ["score", str(tmp_path / "a.html"), "--format", "html"]).stdout
    assert "AI made the page: &lt;meta name=&#34;ai-disclosure&#34;" in as_page and '<meta name="ai-disclosure"' not in as_page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    for k in range(6):
        author = {"@type": "SoftwareApplication", "name": "B\ud800t"}
        head = ['<meta name="ai-disclosure" content="ai-generated">', "", ld({"@type": "Article", "author": author})]
        (pages / f"{k}.html").write_text(page(head[k % 3], body=BODY + f"<p>The file has the number {k}.</p>"), encoding="utf-8")
    return pages


@pytest.mark.parametrize("detail", ["article", "sentences", "full"])
def test_batch_rows_carry_it_in_every_detail(folder: Path, tmp_path: Path, detail: str) -> None:
    score(folder, tmp_path / "o.jsonl", Heard(), detail=detail)
    rows = read_jsonl(tmp_path / "o.jsonl")
    assert [[note["code"] for note in row["notes"]] for row in rows] == [["ai_markup"], [], ["ai_markup"]] * 2
    assert rows[0]["notes"][0]["text"] == NOTE and "B\ufffdt (SoftwareApplication)" in rows[2]["notes"][0]["text"]


def test_batch_rows_carry_it_in_every_format_and_however_they_are_cut(folder: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for name, workers in (("o.jsonl", 2), ("o.csv", 1), ("o.parquet", 1)):
        score(folder, tmp_path / name, Heard())
        score(folder, tmp_path / f"cut-{name}", Heard(), workers=workers, shard_size=1000)
        assert digest(tmp_path / name) == digest(tmp_path / f"cut-{name}")
    expected = [row["notes"] for row in read_jsonl(tmp_path / "o.jsonl")]
    with open(tmp_path / "o.csv", encoding="utf-8", newline="") as handle:
        assert [json.loads(row["notes"]) for row in csv.DictReader(handle)] == expected
    assert parquet.read_table(tmp_path / "o.parquet")["notes"].to_pylist() == expected


def test_a_very_long_page_carries_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "LONG", 100_000)
    pages = tmp_path / "long"
    pages.mkdir()
    (pages / "a.html").write_text(page('<meta name="ai-disclosure" content="ai-generated">', body="".join(
        f"<p>{PARAGRAPHS[k % 4]} That was on day {k} of the count.</p>" for k in range(800))), encoding="utf-8")  # fmt: skip
    for detail in ("article", "full"):
        score(pages, tmp_path / "o.jsonl", Heard(), detail=detail)
        (row,) = read_jsonl(tmp_path / "o.jsonl")
        assert [note["code"] for note in row["notes"]] == ["long", "ai_markup"]
