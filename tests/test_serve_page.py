"""The page: a form that works by itself, and the report of `credscore score --format html` below it."""

from __future__ import annotations

import gzip
import html as escapes
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")
pytest.importorskip("python_multipart")

from page_reader import Page
from serve_tools import BOUNDARY, FORM, TEXT, Answer, Served, form, in_python, serving

import credscore
from credscore.errors import InputError
from credscore.report import html
from credscore.serve.inputs import Upload, read_form
from credscore.serve.page import file_name
from credscore.serve.settings import Limits

EXAMPLE = (Path(__file__).parents[1] / "examples" / "article.txt").read_text(encoding="utf-8")
PARAGRAPHS = "".join(f"<p>{part}</p>" for part in EXAMPLE.split("\n\n"))
SAVED = f"<!doctype html><html><head><title>Night ferry</title></head><body><article>{PARAGRAPHS}</article></body></html>".encode()
SCORER = credscore.load()


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving(SCORER) as running:
        yield running
    assert running.faults == []


def shown(answer: Answer) -> Page:
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = Page(answer.body.decode())
    assert not page.open
    return page


def values(answer: Answer) -> dict[str, str]:
    """What the fields of the first form hold."""
    source = answer.body.decode().split("</form>")[0]
    found = {
        name: escapes.unescape(value)
        for name, value in re.findall(r'<input type="(?:text|hidden)"[^>]* name="(\w+)" value="([^"]*)"', source)
    }
    return {**found, "text": escapes.unescape(source.split("<textarea", 1)[1].split(">\n", 1)[1].split("</textarea>")[0])}


def test_the_empty_page_is_a_form_that_loads_and_runs_nothing(served: Served) -> None:
    answer = served.ask("GET", "/")
    page = shown(answer)
    assert answer.status == 200
    assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "base"}
    assert not any(name.startswith("on") or name == "src" for _, attributes in page.tags for name in attributes)
    assert not re.search(r"url\(|@import|https?:", answer.body.decode())
    labels = {attributes["for"] for tag, attributes in page.tags if tag == "label"}
    fields = {attributes.get("id") for tag, attributes in page.tags if tag in ("textarea", "input") and attributes.get("type") != "hidden"}
    assert labels == fields == {"text", "file", "encoding", "title", "publisher"}
    described = {attributes["aria-describedby"] for _, attributes in page.tags if "aria-describedby" in attributes}
    assert described <= {attributes.get("id") for _, attributes in page.tags}


def test_the_report_is_the_page_of_the_score_command(served: Served) -> None:
    answer = served.submit(text=EXAMPLE, title="Night ferry", publisher="Kelsby Courier")
    assert answer.status == 200
    report = SCORER.score(EXAMPLE, "pasted text", publisher="Kelsby Courier")
    alone = html.render(report, EXAMPLE, "Night ferry")
    assert alone.split("<article")[1].split("</article>")[0] in answer.body.decode()
    page, other = shown(answer), Page(alone)
    assert page.spans == other.spans and page.sentences == other.sentences
    assert "<title>Night ferry: " in answer.body.decode()


def test_what_was_sent_can_be_changed_and_sent_again(served: Served) -> None:
    text = f"\n  {EXAMPLE}\n</textarea><script>alert(1)</script> & &amp; \t\n\n"
    answer = served.submit(text=text, title='"><b>', publisher="'Kelsby' & Co")
    sent = values(answer)
    assert sent["text"] == text and sent["title"] == '"><b>' and sent["publisher"] == "'Kelsby' & Co"
    assert "<script" not in answer.body.decode() and "<b>" not in answer.body.decode().split("<main>")[1].split("<article")[0]


@pytest.mark.parametrize("text", [EXAMPLE, "Pruss said the bridge held."])
def test_the_report_can_be_taken_away(served: Served, text: str) -> None:
    answer = served.submit(text=text, publisher="Kelsby Courier", id="a-7", format="json")
    assert answer.status == 200 and answer.headers["content-type"] == "application/json"
    assert answer.headers["content-disposition"] == 'attachment; filename="report.json"'
    assert answer.report == in_python(text, "a-7", "Kelsby Courier")
    page = served.submit(text=text, title="T", publisher="Kelsby Courier", id="a-7", format="html")
    assert page.headers["content-disposition"] == 'attachment; filename="t.html"'
    assert page.body.decode() == html.render(SCORER.score(text, "a-7", publisher="Kelsby Courier"), text, "T")


@pytest.mark.parametrize(
    ("title", "id_", "name"),
    [
        ("Night ferry: “Zoë's plan”", "a.txt", "night-ferry-zoe-s-plan"),
        ("", "../ferry (2).html", "ferry-2"),
        ("", "pasted text", "report"),
        ("夜", "", "report"),
        ('a"; x=1\r\nSet-Cookie: b', "", "a-x-1-set-cookie-b"),
        ("word " * 50, "", "word-" * 11 + "word"),
    ],
)
def test_a_report_taken_away_is_named_by_its_article(title: str, id_: str, name: str) -> None:
    assert file_name({"title": title, "id": id_}) == name


def test_another_format_is_the_page(served: Served) -> None:
    assert shown(served.submit(text=EXAMPLE, format="exe")).sentences


def test_too_short_a_text_is_no_error(served: Served) -> None:
    answer = served.submit(text="Pruss said the bridge held.")
    assert answer.status == 200 and "No score:" in shown(answer).text


def test_a_file_is_scored_instead_of_the_text(served: Served) -> None:
    answer = served.submit(("C:\\news\\ferry.txt", EXAMPLE.replace("\n", "\r\n").encode("utf-8-sig")), text="Something else.")
    assert values(answer)["text"] == EXAMPLE
    assert '<h1 class="title" dir="auto">ferry.txt</h1>' in answer.body.decode()
    given = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer.body.decode())
    assert ("id", "ferry.txt") in given


@pytest.mark.parametrize("name", ["ferry.html", "ferry.txt"])
def test_a_saved_page_is_read_as_one(served: Served, name: str) -> None:
    pytest.importorskip("trafilatura")
    answer = served.submit((name, SAVED))
    assert answer.status == 200 and "<p>" not in values(answer)["text"] and "Ines Falk" in values(answer)["text"]
    assert values(answer)["title"] == "Night ferry" == values(answer)["file_title"]
    pasted = served.submit(text=SAVED.decode())
    assert values(pasted)["text"] == values(answer)["text"]


def test_what_one_file_said_of_itself_is_not_said_of_the_next(served: Served) -> None:
    pytest.importorskip("trafilatura")
    first = values(served.submit(("a.html", SAVED), publisher="Kelsby Courier"))
    assert (first["title"], first["file_title"]) == ("Night ferry", "Night ferry")
    assert (first["publisher"], first["file_publisher"]) == ("Kelsby Courier", "")
    # the same text again: all that belongs to it stays
    changed = values(served.submit(**first))
    assert {**changed, "text": first["text"]} == first
    # another file: what somebody typed stays, what the old file said goes
    second = values(served.submit(("b.txt", EXAMPLE.encode()), **first))
    assert (second["title"], second["publisher"]) == ("", "Kelsby Courier")


@pytest.mark.parametrize("text", ["https://kelsby.example/news/uk-1", " www.kelsby.example \n", "kelsby.example/news?id=7#top", "ftp://kelsby.example"])
def test_an_address_is_no_article(served: Served, text: str) -> None:
    answer = served.submit(text=text)
    assert answer.status == 422 and "nothing is fetched here" in answer.body.decode() and values(answer)["text"].strip() == text.strip()
    posted = served.ask("POST", "/score", text.encode(), TEXT)
    assert posted.status == 422 and "credscore score URL" in posted.error["hint"]
    several = served.score([{"text": text}, {"text": f"{text} was down on Monday."}]).report
    assert [one["status"] for one in several] == ["error", "insufficient"]


def test_the_title_of_a_page_goes_with_its_text_edited_but_not_with_another(served: Served) -> None:
    pytest.importorskip("trafilatura")
    first = values(served.submit(("a.html", SAVED)))
    assert first["title"] == "Night ferry"
    edited = values(served.submit(**{**first, "text": "New top. " + first["text"].replace("Ines Falk", "Ines Falck")}))
    assert edited["title"] == "Night ferry"
    other = "The library of Tarn opens on Sundays from May, its director Lena Quist said. Two clerks will be hired."
    assert values(served.submit(**{**edited, "text": other}))["title"] == ""
    assert values(served.submit(**{**edited, "text": other, "title": "Open on Sundays"}))["title"] == "Open on Sundays"


def test_what_a_page_declares_about_ai_goes_with_its_text(served: Served) -> None:
    pytest.importorskip("trafilatura")
    said = "The page&#39;s markup declares that AI made the page: &lt;meta name="
    first = served.submit(("a.html", SAVED.replace(b"<title>", b"<meta name=ai-disclosure content=ai-generated><title>")))
    assert said in first.body.decode()
    fields = values(first)
    # the same text again, to look at or to take away
    again = served.submit(**fields)
    assert said in again.body.decode() and values(again)["file_notes"] == fields["file_notes"]
    assert [note["code"] for note in served.submit(**fields, format="json").report["notes"]] == ["ai", "ai_markup"]
    given = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', first.body.decode().split('<form class="take"')[1]))
    assert escapes.unescape(given["file_notes"]) == fields["file_notes"]
    # another text, another file
    changed = served.submit(**{**fields, "text": fields["text"].replace("Kelsby", "Selby")})
    assert said not in changed.body.decode() and values(changed)["file_notes"] == ""
    assert said not in served.submit(("b.txt", EXAMPLE.encode()), **fields).body.decode()


@pytest.mark.parametrize(("tag", "remark"), [("<meta name=ai-disclosure content=none>", True), ("<img src=a.jpg ai-disclosure=none>", False)])
def test_what_a_page_speaks_of_goes_with_its_text(served: Served, tag: str, remark: bool) -> None:
    pytest.importorskip("trafilatura")
    text = b"<p>This story was translated from Norwegian by an AI tool.</p></article>"
    first = values(served.submit(("a.html", SAVED.replace(b"<title>", tag.encode() + b"<title>").replace(b"</article>", text))))
    notes = served.submit(**first, format="json").report["notes"]
    assert [note["code"] for note in notes] == ["ai", "ai_markup_none"]
    assert notes[1]["text"].endswith("The text itself shows that AI was used.") is remark


@pytest.mark.parametrize("notes", ["", "{", "[]", "7", "{}", '{"of": 1, "notes": 7}', "[" * 50_000])
def test_notes_that_nobody_packed_are_none(served: Served, notes: str) -> None:
    assert values(served.submit(text=EXAMPLE, file_notes=notes))["file_notes"] == ""


@pytest.mark.parametrize("name", ["a\0b", "n" * 300_000, "-I", "Straße"])
def test_a_page_may_go_by_any_name(served: Served, name: str) -> None:
    pytest.importorskip("trafilatura")
    answer = served.submit(text=SAVED.decode(), id=name)
    assert answer.status == 200 and "Ines Falk" in values(answer)["text"]


@pytest.mark.parametrize(
    ("file", "status", "words"),
    [
        (None, 422, "There is nothing to score."),
        (("empty.txt", b""), 422, "There is nothing to score."),
        (("old.txt", "café, it’s".encode("cp1252")), 400, "old.txt is not valid utf-8; it looks like cp1252."),
        (("story.pdf", b"%PDF-1.7"), 422, "story.pdf is a PDF file"),
        (("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" * 9), 415, "photo.jpg is not text"),
        (("page.html.gz", gzip.compress(SAVED)), 415, "page.html.gz is not text"),
        (("long.txt", b"x" * 5_000_001), 413, "larger than the 5 MB"),
    ],
)
def test_errors_stand_on_the_page(served: Served, file: tuple[str, bytes] | None, status: int, words: str) -> None:
    answer = served.submit(file, text=" \n", title="Night ferry")
    assert answer.status == status
    assert words in shown(answer).text and 'role="alert"' in answer.body.decode()
    if status != 413:  # of what is too large nothing was read
        assert values(answer)["title"] == "Night ferry"


def test_a_file_in_another_encoding_is_read_when_it_is_chosen_again(served: Served) -> None:
    old = EXAMPLE.replace("Velden", "Véldén").encode("cp1252", "replace")
    refused = served.submit(("old.txt", old), text="")
    assert refused.status == 400 and values(refused)["encoding"] == "cp1252" and "Choose it again" in shown(refused).text
    answer = served.submit(("old.txt", old), text="", encoding="cp1252")
    assert answer.status == 200 and "Véldén" in values(answer)["text"]
    unknown = served.submit(("old.txt", old), text="", encoding="klingon")
    assert unknown.status == 400 and values(unknown)["encoding"] == "klingon"
    wrong = served.submit(("new.txt", f"“{EXAMPLE}”".encode()), text="", encoding="cp1252")
    assert wrong.status == 400 and values(wrong)["encoding"] == "utf-8" and "it looks like utf-8" in shown(wrong).text


def test_a_pasted_text_is_headed_by_its_first_line(served: Served) -> None:
    page = served.submit(text=f"\n\n{EXAMPLE}").body.decode()
    first = EXAMPLE.strip().partition("\n")[0]
    assert f"<title>{first}: " in page and f'dir="auto">{first}</h1>' in page
    long = served.submit(text=" ".join(EXAMPLE.split())).body.decode()
    assert len(long.partition("<title>")[2].partition(": ")[0]) <= 102
    assert served.submit(text=EXAMPLE, title="T").body.decode().count("<title>T: ") == 1


ONE = form(("a.txt", b"a"))
NO_FORM = [b"", b"nothing of the kind", form(text="x").replace(b'name="text"', b""), ONE[: -len(BOUNDARY) - 6] + ONE, ONE[:-20]]


@pytest.mark.parametrize("start", [b"%PDF-1.7", b"{\\rtf1", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
@pytest.mark.parametrize("name", ["story.pdf", "story.html", "story.eml", "story.md"])
def test_a_document_is_answered_with_what_can_be_done_in_a_browser(start: bytes, name: str) -> None:
    with pytest.raises(InputError) as caught:
        read_form({"text": ""}, Upload(name, start + b" ..."), Limits())
    assert caught.value.hint == "Open it, copy its text, and paste that here."


@pytest.mark.parametrize("body", NO_FORM, ids=["nothing", "no parts", "no name", "two files", "cut off"])
def test_a_broken_form_is_said_to_be_one(served: Served, body: bytes) -> None:
    answer = served.ask("POST", "/", body, FORM)
    assert answer.status in (400, 422) and "Not scored." in shown(answer).text


def test_other_bodies_are_no_form(served: Served) -> None:
    for kind in ("application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/mixed"):
        assert served.ask("POST", "/", b"x", {"Content-Type": kind}).status == 415
    assert served.ask("POST", "/", b"x", {"Content-Type": "multipart/form-data"}).status == 400
    other = served.ask("PUT", "/", b"x")
    assert other.status == 405 and set(other.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}


def test_nothing_is_written_to_a_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/there/is/no/such/folder")
    with serving(SCORER, Limits(body=20_000_000, article=2_000_000)) as served:
        text = f"{EXAMPLE}\n\n{'-' * 1_500_000}"
        answer = served.submit(("long.txt", text.encode()), title="-" * 1_500_000, format="json")
    assert answer.status == 200 and answer.report["status"] == "ok"
    assert served.faults == []


def test_the_policy_lets_the_style_sheet_in_and_nothing_else(served: Served) -> None:
    policy = served.submit(text=EXAMPLE).headers["content-security-policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'" and re.fullmatch(r"'sha256-[\w+/]{43}='", rules["style-src"])
    assert rules["form-action"] == "'self'" and rules["frame-ancestors"] == "'none'" and rules["base-uri"] == "'none'"
    assert not {"script-src", "img-src", "connect-src", "object-src", "frame-src"} & set(rules)
