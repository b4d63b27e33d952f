"""The article of an e-mail: its subject as the headline and its text, without the fields in front and what is attached."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

from credscore.errors import InputError, NoText
from credscore.io.encodings import not_text, usable_encoding, without_halves
from credscore.io.extraction import SECONDS, article_of_page
from credscore.io.page_notes import ATTACHED, NOT_USED, UNCLEAR, USED
from credscore.schema import Article, PageNote

_HEAD = 65536  # what servers write on the way may be long
_FIELDS = re.compile(rb"\s*(?:\xef\xbb\xbf)?(?:From [^\n]*\n)?((?:[!-9;-~]{1,80}:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+)[ \t]*\r?\n")
_NAME = re.compile(rb"^([!-9;-~]+):", re.M)
# Pages that browsers save as a single file have a sender and a subject, but nobody whom they were sent to.
_SENT = frozenset((b"to", b"cc", b"message-id", b"received", b"delivered-to", b"return-path"))
_ANSWER = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.I)
_BLANKS = re.compile(r"\s+")
_SHOWN = 5  # names of what is attached
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


def is_email(data: bytes) -> bool:
    """Whether the bytes begin with the fields of an e-mail: from whom, to whom or on which way, and a subject or a date."""
    found = _FIELDS.match(data[:_HEAD])
    names = {name.lower() for name in _NAME.findall(found[1])} if found else set()
    return b"from" in names and not names.isdisjoint(_SENT) and not names.isdisjoint((b"subject", b"date"))


def article_of_email(data: bytes, where: str, encoding: str | None = None, seconds: float = SECONDS) -> Article:
    """Headline and text of an e-mail: of its parts the plain text, where there is none the page, read as `article_of_page` does.

    encoding : of parts that name none. A note says what was attached, which is not read.
    Raises InputError for what is no text, or where there is none in it; MissingExtraError where there is a page alone and no reader of pages.
    """
    if not data.strip():
        raise NoText(f"{where} is empty.", "Save the e-mail again.")
    other = not_text(data, where, encoding)
    if other is not None:
        raise other
    try:
        message = message_from_bytes(data.lstrip().removeprefix(BOM_UTF8).lstrip())
        parts = list(_parts(message))
    except RecursionError:
        raise InputError(f"The parts of the e-mail {where} lie too deep in each other.", "Save its text as a .txt file and score that.") from None
    attached = [part for part in parts if _is_attached(part)]
    shown = [part for part in parts if not _is_attached(part)]
    plain = [text for part in shown if _kind(part) == "text/plain" and (text := _text(part, encoding).strip())]
    pages = [text for part in shown if part.get_content_type() == "text/html" and (text := _text(part, encoding).strip())]
    notes: list[PageNote] = []
    if not plain and pages:
        page = article_of_page(pages[0].encode("utf-8", "replace"), where, "utf-8", seconds)
        plain, notes = [page.text], [note for note in page.notes if note.code in (USED, NOT_USED, UNCLEAR)]
    if not plain:
        hint = "Save what is attached, and score that." if attached else "Save its text as a .txt file and score that."
        raise NoText(f"The e-mail {where} has no text.", hint)
    text = without_halves("\n\n".join(plain).replace("\r\n", "\n"))
    headline = _headline(message)
    if headline and _BLANKS.sub(" ", text[: 2 * len(headline)]).startswith(headline):
        headline = ""  # the text begins with it
    if attached:
        notes.append(PageNote(ATTACHED, "page", _told(attached)))
    return Article(f"{headline}\n\n{text}" if headline else text, where, notes=notes)


def _parts(message: Message) -> Iterator[Message]:
    """What is in an e-mail, in order; e-mails that are attached are not looked into."""
    stack = [message]
    while stack:
        part = stack.pop()
        inside = part.get_payload()
        if isinstance(inside, list) and part.get_content_maintype() == "multipart":
            stack.extend(reversed([one for one in inside if isinstance(one, Message)]))
        else:
            yield part


def _is_attached(part: Message) -> bool:
    """Whether a part is neither shown as text nor a picture that the page of the e-mail shows in its place."""
    if part.get_content_disposition() == "attachment" or part.get_content_type() == "message/rfc822":
        return True
    return not _kind(part).startswith("text/") and "Content-ID" not in part


def _kind(part: Message) -> str:
    """What a part is; one that is said to have parts but has none is text."""
    return "text/plain" if part.get_content_maintype() == "multipart" else part.get_content_type()


def _text(part: Message, encoding: str | None) -> str:
    """A part as text: by the charset it names, else by `encoding`, else as UTF-8, else as what Windows writes."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    for charset in (usable_encoding(part.get_content_charset()), encoding, "utf-8"):
        try:
            if charset:
                return data.decode(charset)
        except UnicodeError:
            continue
    return data.decode("cp1252", "replace")


def _headline(message: Message) -> str:
    """The subject, without what says that it was answered or passed on; '' for none."""
    return _ANSWER.sub("", _decoded(str(message.get("Subject", ""))), count=1) if message.get("Subject") else ""


def _decoded(value: str) -> str:
    """A field that holds encoded words (=?utf-8?Q?…?=), in one line."""
    pieces = []
    try:
        for piece, charset in decode_header(value):
            pieces.append(piece if isinstance(piece, str) else piece.decode(usable_encoding(charset) or "utf-8", "replace"))
    except (HeaderParseError, ValueError):  # spoilt: as it is
        pieces = [value]
    return _BLANKS.sub(" ", _CONTROL.sub(" ", without_halves("".join(pieces)))).strip()


def _told(attached: list[Message]) -> str:
    kinds = [part.get_content_type().replace("message/rfc822", "an e-mail") for part in attached]
    names = [_decoded(part.get_filename() or "") or kind for part, kind in zip(attached, kinds, strict=True)]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"What is attached to the e-mail was not read: {', '.join(name[:80] for name in names[:_SHOWN])}{more}."
