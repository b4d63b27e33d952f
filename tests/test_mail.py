"""E-mails as files, from a pipe, in folders and in the page: their subject and text, without fields, marks and what is attached."""

from __future__ import annotations

import json
from email.message import EmailMessage
from pathlib import Path

import pytest
from cli_tools import run
from corpus_tools import read_jsonl, score
from hypothesis import given
from hypothesis import strategies as st

from credscore.errors import InputError, MissingExtraError
from credscore.io.mail import article_of_email, is_email
from credscore.io.readers import read_article
from credscore.io.webpage import is_page
from credscore.serve.inputs import Upload, read_form
from credscore.serve.settings import Limits

TEXT = (
    "The water company Aldmere was fined £2m on Monday after 14 minutes of spills, the regulator said.\n\n"
    "“We saw it on every gauge along the river – all of them,” said Zoë Falk, who runs the station at Kelsby, on Tuesday morning."
)
SUBJECT = "Aldmere fined £2m – regulator publishes its report"


def letter(text: str = TEXT, subject: str = SUBJECT, charset: str = "utf-8", cte: str = "quoted-printable") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Kelsby press office <press@kelsby.example>", "news@courier.example", subject
    message["Date"] = "Mon, 02 Mar 2026 09:30:00 +0000"
    message.set_content(text, charset=charset, cte=cte)
    return message


@pytest.mark.parametrize(("charset", "cte"), [("utf-8", "quoted-printable"), ("utf-8", "base64"), ("cp1252", "8bit"), ("cp1252", "quoted-printable")])
def test_an_email_is_its_subject_and_its_text(tmp_path: Path, charset: str, cte: str) -> None:
    path = tmp_path / "news.eml"
    path.write_bytes(letter(charset=charset, cte=cte).as_bytes())
    found = read_article(str(path))
    assert found.text == f"{SUBJECT}\n\n{TEXT}" and found.id == "news.eml" and found.notes == []


def test_line_ends_of_the_way_are_those_of_text(tmp_path: Path) -> None:
    path = tmp_path / "news.eml"
    path.write_bytes(letter().as_bytes().replace(b"\n", b"\r\n"))
    assert read_article(str(path)).text == f"{SUBJECT}\n\n{TEXT}"


@pytest.mark.parametrize("front", [b"\xef\xbb\xbf", b"\n\xef\xbb\xbf", b"\xef\xbb\xbfFrom press Mon Mar  2 09:30:00 2026\n"])
def test_a_mark_in_front_of_the_fields_is_none_of_them(front: bytes) -> None:
    data = front + letter().as_bytes()
    assert is_email(data) and article_of_email(data, "a").text == f"{SUBJECT}\n\n{TEXT}"


def test_without_the_extra_an_email_that_is_a_page_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.eml").write_bytes(letter().as_bytes())
    page = letter()
    page.set_content("<html><body><p>As a page.</p></body></html>", subtype="html")
    (tmp_path / "b.eml").write_bytes(page.as_bytes())

    def missing(*_: object) -> None:
        raise MissingExtraError("Reading web pages", "html")

    monkeypatch.setattr("credscore.io.mail.article_of_page", missing)
    score([tmp_path / "a.eml", tmp_path / "b.eml"], tmp_path / "o.jsonl")
    rows = read_jsonl(tmp_path / "o.jsonl")
    assert [row["error"] is None for row in rows] == [True, False] and "credscore[html]" in rows[1]["error"]["hint"]


@pytest.mark.parametrize("subject", ["Fwd: Ferry back in May", "RE: FW: Ferry back in May", "WG: Ferry back in May"])
def test_a_subject_that_was_passed_on_is_the_headline_alone(subject: str) -> None:
    assert article_of_email(letter(subject=subject).as_bytes(), "a").text.startswith("Ferry back in May\n\n")


def test_a_text_that_begins_with_its_subject_has_it_once() -> None:
    assert article_of_email(letter(f"{SUBJECT}\n\n{TEXT}").as_bytes(), "a").text == f"{SUBJECT}\n\n{TEXT}"


def test_plain_text_goes_before_the_page_and_attachments_are_told() -> None:
    message = letter()
    message.add_alternative("<html><body><p>As a page.</p></body></html>", subtype="html")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="report\t one.pdf")
    message.add_attachment("name,fine\n", subtype="csv", filename="fines.csv")
    message.add_attachment(letter("Another text.", "Another"))
    found = article_of_email(message.as_bytes(), "a")
    assert found.text == f"{SUBJECT}\n\n{TEXT}"
    (note,) = found.notes
    assert note.code == "attachments" and "one.pdf, fines.csv, an e-mail" in note.text and note.text.isprintable()


def test_a_page_alone_is_read_as_pages_are() -> None:
    pytest.importorskip("trafilatura")
    message = letter()
    page = "".join(f"<p>{one}</p>" for one in TEXT.split("\n\n"))
    message.set_content(f"<html><body><article>{page}</article></body></html>", subtype="html")
    message.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<logo>")
    found = article_of_email(message.as_bytes(), "a")
    assert message.get_content_type() == "multipart/related"
    assert found.text == f"{SUBJECT}\n\n" + TEXT.replace("\n\n", "\n") and found.notes == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"From: a@b.example\nTo: c@d.example\nSubject: x\n\n \n", "has no text"),
        (b"From: a@b.example\nSubject: x\nContent-Type: application/pdf\n\nabc", "has no text"),
        (b"%PDF-1.4\n", "a PDF file"),
        (b"\x00\x01\x02\x03", "not text"),
    ],
)
def test_emails_without_a_text_say_so(data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        article_of_email(data, "a.eml")
    assert words in str(caught.value) and "a.eml" in caught.value.message and caught.value.hint


def test_spoilt_emails_are_read_as_far_as_they_go() -> None:
    for fields in (
        b"Subject: =?hex?Q?abc?= =?utf-8?B?!!?=\nContent-Type: text/plain; charset=undefined\n",
        b"Subject: x\nContent-Type: multipart/mixed\n",
        b"Subject: x\nContent-Type: text/plain; charset*=\nContent-Transfer-Encoding: base65\n",
    ):
        found = article_of_email(b"From: a@b.example\nTo: c@d.example\n" + fields + b"\nThe bridge opened on Monday, the council said.\n", "a")
        assert found.text.endswith("The bridge opened on Monday, the council said.")


@given(st.binary(max_size=200), st.sampled_from([b"", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", b"Subject: =?utf-8?q?"]))
def test_any_bytes_are_a_text_or_an_error_of_ours(data: bytes, front: bytes) -> None:
    try:
        assert article_of_email(b"From: a@b.example\n" + front + data, "a").text.strip()
    except InputError as error:
        assert error.hint


def test_parts_without_an_end_do_not_hurt() -> None:
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (k, k) for k in range(3000))
    with pytest.raises(InputError):
        article_of_email(b"From: a@b.example\n" + deep, "a")


def test_emails_are_known_by_their_fields() -> None:
    data = letter().as_bytes()
    assert is_email(data) and is_email(b"From press@kelsby.example Mon Mar  2\n" + data) and is_email(b"\n" + data)
    long = b"".join(b"Received: from host%d by relay;\n\tMon, 02 Mar 2026\n" % k for k in range(300))
    assert is_email(long + data)
    for other in (
        b"From: Kelsby\n\nThe bridge opened.",
        b"Subject: the bridge\nDate: Monday\n\nThe bridge opened.",
        b"TO: the editor\n\nFROM: a reader\n\nSUBJECT: the bridge",
        b"MINISTER HALE: I learned of it on 3 March.\nFALK: And then?\n\nHe left.",
        b"The bridge opened: from Monday on.\nTo: nobody",
        b"From: <Saved by Blink>\nSubject: Night ferry\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n",
    ):
        assert not is_email(other)
    assert not is_page(data)


def test_from_a_pipe_and_in_folders(tmp_path: Path) -> None:
    data = letter().as_bytes()
    result = run("score", "--format", "json", stdin=data.decode("ascii"))
    assert result.exit_code == 0
    first = json.loads(result.stdout)["sentences"][0]
    assert (first["start"], first["end"]) == (0, len(SUBJECT))
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.eml").write_bytes(data)
    (folder / "b.eml").write_bytes(b"")
    (folder / "c.md").write_text(f"# {SUBJECT}\n\n{TEXT}\n", encoding="utf-8")
    result = run("batch", str(folder), "-o", str(tmp_path / "out.jsonl"), "--workers", "1", "--detail", "sentences")
    assert result.exit_code == 1
    rows = read_jsonl(tmp_path / "out.jsonl")
    assert [(row["id"], row["status"] == "error") for row in rows] == [("a.eml", False), ("b.eml", True), ("c.md", False)]
    assert rows[0]["sentences"] == rows[2]["sentences"] and rows[0]["sentences"][0]["end"] == len(SUBJECT)


def test_in_the_page() -> None:
    data = letter().as_bytes()
    pasted = read_form({"text": data.decode("ascii")}, None, Limits())
    chosen = read_form({"text": ""}, Upload("news.eml", data), Limits())
    unnamed = read_form({"text": ""}, Upload("news.txt", data), Limits())
    assert pasted.text == chosen.text == unnamed.text == f"{SUBJECT}\n\n{TEXT}"
    marked = read_form({"text": ""}, Upload("a.md", f"# {SUBJECT}\n\n*{TEXT[:3]}*{TEXT[3:]}".encode()), Limits())
    assert marked.text == chosen.text and marked.id == "a.md"
