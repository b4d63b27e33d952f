"""Pages as people save them: as a single file, behind a notice, brought by a script, for print and for phones."""

from __future__ import annotations

import base64
import json
import plistlib
import quopri
import time
from pathlib import Path

import pytest
from cli_tools import run
from corpus_tools import Heard, read_jsonl, score
from hypothesis import given, settings
from hypothesis import strategies as st

from credscore.errors import InputError
from credscore.io.mhtml import is_mhtml, page_of_mhtml
from credscore.io.page_layout import made_plain
from credscore.io.readers import read_article
from credscore.io.webpage import is_page
from credscore.schema import Article

pytest.importorskip("trafilatura")
html = pytest.importorskip("lxml.html")

PARAGRAPHS = [
    "The port town of Kelsby will decide on 14 March whether a night ferry returns to the Aller crossing for the first time in nine years.",
    "“We have the boat, we have the crew, and we have 212 letters from people who work nights,” said Zoë Falk, the harbour master.",
    "A study by the Transport Institute of Velden found that 61 per cent of night-shift workers now drive the long way round by the bridge.",
    "The operator's chairman, Teodor Brandt, denied the report in a statement on Tuesday. The council meets at 7 pm in the Corn Hall.",
]
TEXT = "\n".join(PARAGRAPHS)
HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Night ferry</title></head>'
PAGE = f"{HEAD}<body><article>{''.join(f'<p>{one}</p>' for one in PARAGRAPHS)}</article></body></html>"


def part(kind: str, body: bytes, way: str) -> bytes:
    encode = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes, "8bit": bytes}[way]
    return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {way}\r\nContent-Location: https://kelsby.example/a\r\n\r\n".encode() + encode(body)


def single_file(*parts: bytes, kind: str = "multipart/related", boundary: str = "----MultipartBoundary--x7F----") -> bytes:
    """What Chrome and Edge save as "Webpage, Single File"."""
    fields = f'From: <Saved by Blink>\r\nSubject: Night ferry\r\nMIME-Version: 1.0\r\nContent-Type: {kind};\r\n\ttype="text/html";\r\n'
    fields += f'\tboundary="{boundary}"\r\n\r\n\r\n'
    return fields.encode() + b"".join(b"\r\n--" + boundary.encode() + b"\r\n" + one for one in parts) + f"\r\n--{boundary}--\r\n".encode()


PICTURE = part("image/png", bytes(range(256)) * 40, "base64")
SINGLE = {
    "quoted": single_file(part("text/html", PAGE.encode(), "quoted-printable"), PICTURE),
    "base64": single_file(PICTURE, part("text/html; charset=utf-8", PAGE.encode(), "base64")),
    "another charset": single_file(part('text/html; charset="windows-1252"', PAGE.replace("utf-8", "x").encode("cp1252"), "8bit"), PICTURE),
    "a charset for no text": single_file(part("text/html; charset=hex", PAGE.encode(), "8bit")),
    "a charset that reads nothing": single_file(part("text/html; charset=undefined", PAGE.encode(), "8bit")),
    "an unknown charset": single_file(part("text/html; charset=x-made-up", PAGE.encode(), "quoted-printable")),
    "parts in a part": single_file(
        b'Content-Type: multipart/alternative; boundary="in"\r\n\r\n\r\n--in\r\n'
        + part("text/plain", b"In short.", "8bit") + b"\r\n--in\r\n" + part("text/html", PAGE.encode(), "base64") + b"\r\n--in--\r\n",
        PICTURE,
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", SINGLE)
@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.html", "a.txt"])
def test_a_page_saved_as_a_single_file_is_read_as_the_page(tmp_path: Path, how: str, name: str) -> None:
    (tmp_path / name).write_bytes(SINGLE[how])
    found = read_article(str(tmp_path / name))
    assert (found.text, found.title) == (TEXT, "Night ferry")


def test_folders_and_pipes_of_them_are_read(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.mhtml").write_bytes(SINGLE["quoted"])
    (pages / "b.html").write_text(PAGE, encoding="utf-8")
    score(pages, tmp_path / "o.jsonl", Heard())
    first, second = read_jsonl(tmp_path / "o.jsonl")
    assert first["status"] == "ok" and {**first, "id": 0} == {**second, "id": 0}
    piped = run("score", "-", "--format", "json", stdin=SINGLE["quoted"].decode())
    assert json.loads(piped.stdout)["score"] == first["score"]


@pytest.mark.parametrize(
    "data",
    [
        single_file(PICTURE),
        single_file(),
        single_file(part("text/html", PAGE.encode(), "quoted-printable")).replace(b"boundary=", b"bound="),
        single_file(b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAAA"),
    ],
)
def test_a_single_file_without_its_page_says_so(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.mhtml").write_bytes(data)
    with pytest.raises(InputError, match=r"There is no page in the file .*a\.mhtml\."):
        read_article(str(tmp_path / "a.mhtml"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Note: Content-Type: multipart/related is what it says.\n\nThe board met.",
        b"By: Marit Osei\nContent-Type: text/plain\n\nThe board met.",
        TEXT.encode(),
        b"A:" * 5000,
        b"a: b\n" * 5000,
    ],
)
def test_other_texts_are_no_single_files(data: bytes) -> None:
    assert not is_mhtml(data) and not is_page(data)


@settings(max_examples=300)
@given(st.lists(st.one_of(st.sampled_from([b"\r\n", b"--", b"x7F", b"Content-Type: ", b"multipart/alternative", b"text/html", b"; boundary=",
       b"charset*=x''%ff", b"\xff", b"\r\n\r\n", b"----MultipartBoundary--x7F----"]), st.binary(max_size=6)), max_size=20).map(b"".join))  # fmt: skip
def test_any_bytes_are_met_without_a_crash(data: bytes) -> None:
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x7F"\r\n\r\n'
    assert is_mhtml(head + data)
    for saved in (page_of_mhtml(data), page_of_mhtml(head + data)):
        assert saved is None or saved.charset is None or "".encode(saved.charset) is not None


def test_what_safari_saves_is_called_what_it_is(tmp_path: Path) -> None:
    data = plistlib.dumps({"WebMainResource": {"WebResourceData": PAGE.encode()}}, fmt=plistlib.FMT_BINARY)
    (tmp_path / "a.webarchive").write_bytes(data)
    with pytest.raises(InputError, match=r"is a web archive .* of a Mac, not plain text") as caught:
        read_article(str(tmp_path / "a.webarchive"))
    assert "Safari" in str(caught.value.hint)


# What stands between a reader and the article: a page that a script fills, a notice about cookies.
EMPTY = {
    "page": '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script>go()</script>',
    "notice": '<div id="consent"><h1>We value your privacy</h1><p>We and our 842 partners store and access information on a device, such as '
    "cookies, and process personal data, such as unique identifiers, for personalised advertising and content.</p><p>With your permission we "
    "and our partners may use precise geolocation data. Click below to consent to our processing as described above. Please note that some "
    "processing of your personal data may not require your consent, but you have a right to object.</p><button>Accept all</button></div>",
}


@pytest.mark.parametrize("what", EMPTY)
def test_a_page_without_its_article_says_where_it_may_be(tmp_path: Path, what: str) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.html").write_text(f"{HEAD}<body>{EMPTY[what]}</body></html>", encoding="utf-8")
    report = json.loads(run("score", pages / "a.html", "--format", "json").stdout)
    assert report["status"] == "insufficient" and [note["code"] for note in report["notes"]] == ["short", what]
    assert "browser" in report["notes"][1]["text"]
    score(pages, tmp_path / "o.jsonl", Heard())
    assert read_jsonl(tmp_path / "o.jsonl")[0]["notes"] == report["notes"]


LONG_NOTICE = """We, the Courier, and our 842 partners ask for your consent to store and/or access information on your device, such as cookies.
You may accept or manage your choices, including your right to object where legitimate interest is used, or at any time in the privacy policy.
Advertising presented to you can be based on limited data, such as the app you are using, your non-precise location or your device type.
The Courier is free to read because advertisers pay for it. Subscribers see fewer advertisements and their data stay with us.
Some of our partners may process your data on the basis of legitimate interest, which does not require your consent.""".split("\n")
ABOUT_NOTICES = [
    "Publishers must let readers refuse cookies as easily as accept them, the regulator of Velden ruled on Tuesday.",
    "“We use cookies because advertisers pay for journalism,” said Zoë Falk, who runs the Kelsby Courier. “Our partners need them.”",
    "A study by the Institute for Markets found that nine in ten readers agree without reading what is asked of them.",
    "The regulator said that “your consent” must be asked for in plain words, and gave the Courier until March to change its pages.",
]


@pytest.mark.parametrize(("paragraphs", "codes"), [(LONG_NOTICE, ["notice"]), (ABOUT_NOTICES, [])])
def test_a_notice_that_can_be_scored_is_told_from_an_article_about_notices(tmp_path: Path, paragraphs: list[str], codes: list[str]) -> None:
    (tmp_path / "a.html").write_text(f"{HEAD}<body><div>{''.join(f'<p>{one}</p>' for one in paragraphs)}</div></body></html>", encoding="utf-8")
    report = json.loads(run("score", tmp_path / "a.html", "--format", "json").stdout)
    assert report["status"] == "ok" and [note["code"] for note in report["notes"]] == codes


def test_a_short_article_that_is_scored_has_no_such_note(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    report = json.loads(run("score", tmp_path / "a.html", "--format", "json").stdout)
    assert report["status"] == "ok" and report["notes"] == []


PAID = [
    '<script type="application/ld+json">{{"@type": "NewsArticle", "isAccessibleForFree": {}}}</script>',
    '<meta itemprop="isAccessibleForFree" content="{}">',
]


@pytest.mark.parametrize("how", PAID)
@pytest.mark.parametrize(("value", "codes"), [("false", ["teaser"]), ("False", ["teaser"]), ("true", [])])
def test_the_beginning_of_an_article_that_is_sold_is_told(tmp_path: Path, how: str, value: str, codes: list[str]) -> None:
    page = PAGE.replace("</head>", f"{how.format(value)}</head>")
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    report = json.loads(run("score", tmp_path / "a.html", "--format", "json").stdout)
    assert report["status"] == "ok" and [note["code"] for note in report["notes"]] == codes
    whole = "".join(f"<p>{one} That was on day {day} of the count.</p>" for day in range(4) for one in PARAGRAPHS)
    (tmp_path / "b.html").write_text(page.replace("</article>", f"{whole}</article>"), encoding="utf-8")
    assert json.loads(run("score", tmp_path / "b.html", "--format", "json").stdout)["notes"] == []


BODIES = {
    "phone": '<amp-sidebar id="s"><ul><li>News</li></ul></amp-sidebar><article><h1>Night ferry</h1><amp-img src="a.jpg"></amp-img>{}</article>',
    "comments": '<article>{}</article><section id="comments" class="comments"><h2>2 comments</h2><ol class="comment-list">'
    + '<li class="comment"><p>I heard from a pal that the mayor is going to resign, everybody knows it.</p></li>' * 2 + "</ol></section>",
    "over it": '<div id="consent"><p>We and our partners store cookies on your device.</p><button>Accept all</button></div><article>{}</article>',
}  # fmt: skip


@pytest.mark.parametrize("what", BODIES)
def test_what_stands_around_an_article_is_left_out(tmp_path: Path, what: str) -> None:
    body = BODIES[what].format("".join(f"<p>{one}</p>" for one in PARAGRAPHS))
    (tmp_path / "a.html").write_text(f"{HEAD}<body>{body}</body></html>", encoding="utf-8")
    assert read_article(str(tmp_path / "a.html")).text.removeprefix("Night ferry\n") == TEXT


@pytest.mark.parametrize("between", ["<br><br>", "</td></tr><tr><td>"])
def test_pages_for_print_are_read_whole(tmp_path: Path, between: str) -> None:
    body = f"<table><tr><td>{between.join(PARAGRAPHS)}</td></tr></table>" if "td" in between else between.join(PARAGRAPHS)
    (tmp_path / "a.html").write_text(f'<html><head><title>Print</title></head><body onload="print()">{body}</body></html>', encoding="utf-8")
    text = read_article(str(tmp_path / "a.html")).text
    assert all(paragraph in text for paragraph in PARAGRAPHS)


HEADLINE = "Night ferry may return to Kelsby"
NAMED = f"<html><head><title>{HEADLINE}</title></head><body>"
ROWS = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
MENU = "<td>Home<br>Sport</td>"
LAID_OUT = {
    "paragraphs": f"<table width=100%><tr>{MENU}<td><h1>{HEADLINE}</h1><p>By Marit Osei</p>{ROWS}</td></tr></table>",
    "line breaks": f"<table><tr>{MENU}<td><b>{HEADLINE}</b><br>By Marit Osei<br><br>{'<br><br>'.join(PARAGRAPHS)}</td></tr></table>",
    "nested": f"<table><tr><td><table><tr><td><h1>{HEADLINE}</h1></td></tr><tr><td><p>By Marit Osei</p>{ROWS}</td></tr></table></td>{MENU}</tr></table>",
}


def read(tmp_path: Path, source: str) -> Article:
    (tmp_path / "a.html").write_text(source, encoding="utf-8")
    return read_article(str(tmp_path / "a.html"))


@pytest.mark.parametrize("how", LAID_OUT)
def test_a_page_laid_out_with_tables_keeps_its_lines(tmp_path: Path, how: str) -> None:
    text = read(tmp_path, f"{NAMED}{LAID_OUT[how]}</body></html>").text
    assert text.endswith(TEXT) and "|" not in text and "By Marit Osei\n" in text


def test_a_table_of_figures_stays_one(tmp_path: Path) -> None:
    figures = "<table><tr><th>Year</th><th>Cars</th></tr><tr><td><p>2024</p></td><td><p>1,870</p></td></tr></table>"
    assert "| 2024 | 1,870 |" in read(tmp_path, f"{NAMED}<article><h1>{HEADLINE}</h1>{ROWS}{figures}</article></body></html>").text


def test_tables_in_tables_take_no_longer_the_deeper_they_lie() -> None:
    def seconds(deep: int) -> float:
        tree = html.fromstring("<div>" + "<table><tr><td>a<br>b<br>" * 50 * deep + "</td></tr></table>" * 50 * deep + "</div>")
        began = time.process_time()
        made_plain(tree)
        return time.process_time() - began

    small, large = (min(seconds(deep) for _ in range(3)) for deep in (1, 4))
    assert large < 16 * small + 0.01


@pytest.mark.parametrize(
    "shape",
    [
        "<article><header class='entry-header'><h1 class='entry-title'>{head}</h1></header><div class='entry-content'>{rows}</div></article>",
        "<main><article><h1>{head}</h1><div class='amp-body'>{rows}</div></article></main>",
        "<article><h1>{head}</h1>{rows}</article>",
        "<table><tr><td><h1>{head}</h1>{rows}</td></tr></table>",
    ],
)
def test_the_headline_is_the_first_line_of_the_text_whatever_the_template(tmp_path: Path, shape: str) -> None:
    found = read(tmp_path, f"{NAMED}{shape.format(head=HEADLINE, rows=ROWS)}</body></html>")
    assert (found.title, found.text) == (HEADLINE, f"{HEADLINE}\n{TEXT}")


def test_the_name_of_a_site_is_no_headline(tmp_path: Path) -> None:
    named = f"<html><head><title>Kelsby Courier - {HEADLINE}</title></head><body><header><h1>Kelsby Courier</h1></header>"
    assert read(tmp_path, f"{named}<article>{ROWS}</article></body></html>").text == TEXT
    bare = named.replace("<header><h1>Kelsby Courier</h1></header>", "")
    assert read(tmp_path, f"{bare}<article>{ROWS}</article></body></html>").title == HEADLINE


def test_a_page_with_linked_data_alone_has_its_headline(tmp_path: Path) -> None:
    data = {"@graph": [{"@type": "WebSite", "headline": "Courier"}, {"@type": "NewsArticle", "headline": HEADLINE, "articleBody": TEXT}]}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    found = read(tmp_path, f"<html><head><title>Courier: News</title>{script}</head><body><div id=root></div></body></html>")
    assert found.title == HEADLINE and found.text.startswith(PARAGRAPHS[0])


def test_a_credit_begins_a_line(tmp_path: Path) -> None:
    caption = "<p><span>The old ferry in May</span><span class='photo-credit'>Picture: Falk</span></p><p>Night<small>time</small> is long.</p>"
    found = read(tmp_path, f"{NAMED}<article><h1>{HEADLINE}</h1>{caption}{ROWS}</article></body></html>")
    assert "The old ferry in May\nPicture: Falk\nNighttime is long.\n" in found.text
