"""Requests to articles. Only what is in the request is read: no path, no address, no link in a page is ever followed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from email.message import Message
from typing import Any

from credscore.errors import InputError, UsageError
from credscore.io.encodings import bom_encoding, check_encoding, document_error, guess_encoding, looks_binary
from credscore.io.extraction import article_of_marked_text, article_of_page
from credscore.io.formats import of_name
from credscore.io.mail import article_of_email
from credscore.io.readers import kind_of
from credscore.schema import Article, Report
from credscore.serve.carried import is_another, unpack
from credscore.serve.refusals import BadRequest, NoText, TooLarge, WrongEncoding, WrongType
from credscore.serve.settings import Limits

EXAMPLE = 'Send {"text": "…"}, with "title", "publisher" and "id" if you like, or a list of such.'
_TYPES = "Say what it is with Content-Type: application/json, text/plain or text/html."
PASTED = "pasted text"
_ADDRESS = re.compile(r"(?:[a-z][a-z+.-]*://|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)+/\S*", re.I)
_HEAD = 65536  # characters: what they begin with tells what they are


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for: articles in order, or in place of one the report that says why it is none. `one`: no list was sent."""

    items: list[Article | Report]
    one: bool


@dataclass(frozen=True, slots=True)
class Upload:
    """A file sent with a form: its name, without folders, and its bytes."""

    name: str
    data: bytes


def read_body(content_type: str | None, body: bytes, limits: Limits) -> Asked:
    """The articles of a body of JSON, text or HTML. Raises a Refusal, or what `article_of_page` raises."""
    kind, charset = _kind(content_type)
    if kind == "application/json" or kind.endswith("+json"):
        return _of_json(body, limits.articles)
    if kind == "text/plain":
        text = _decoded(body, charset, "The text", "Name its encoding, such as: Content-Type: text/plain; charset=cp1252")
        return Asked([_with_text(Article(text), "The text is empty.")], one=True)
    if kind in ("text/html", "application/xhtml+xml"):
        article = _of_page(body, charset, "<request>", limits)
        article.id = None
        return Asked([article], one=True)
    if kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        raise WrongType(f"Forms are not read here ({kind}; what curl sends unless told otherwise).", _TYPES)
    raise WrongType(f"The type {kind} is not read." if kind else "The request does not say what it holds.", _TYPES)


def read_form(fields: dict[str, str], upload: Upload | None, limits: Limits) -> Article:
    """The article of the page's form: of the file where there is one, else what was pasted. Raises as `read_body`.

    Fields: text, title, publisher, id; file_title and file_publisher: what nobody typed, but the last file said of itself. They go with it.
    file_notes: those of the page that the text came from; they go when it is changed. file_sentences: of that text; title and publisher of its
    file go when another one stands in its place. encoding: of the file, UTF-8 where there is none; where that is wrong it becomes what the file
    looks like.
    """
    document = None if upload is None else document_error(upload.data, upload.name)
    if document is not None:
        raise InputError(document.message, "Open it, copy its text, and paste that here.")
    if upload is None:
        article = Article(fields.get("text", "").replace("\r\n", "\n"), fields.get("id") or PASTED)
        kind = kind_of(None, article.text[:_HEAD].encode("utf-8", "replace"))
        if kind == "email":
            article = article_of_email(article.text.encode("utf-8", "replace"), article.id or PASTED, "utf-8", limits.page_seconds)
        elif kind == "html":
            article = _of_page(article.text.encode("utf-8", "replace"), "utf-8", article.id or PASTED, limits)
        else:
            article.notes = unpack(fields.get("file_notes", ""), article.text)
    else:
        article = _of_file(upload, fields, limits)
    another = upload is not None or is_another(fields.get("file_sentences", ""), article.text)
    for role in ("title", "publisher"):
        given = fields.get(role, "").strip()
        if given and not (another and given == fields.get(f"file_{role}")):
            setattr(article, role, given)
    return _with_text(article, "There is nothing to score.", "Paste the text of an article, or choose a file.")


def _of_file(upload: Upload, fields: dict[str, str], limits: Limits) -> Article:
    format_, compression = of_name(upload.name)
    kind = kind_of(None if compression else format_, upload.data)
    encoding = fields.get("encoding", "").strip() or None
    if kind == "email":
        return article_of_email(upload.data, upload.name, None, limits.page_seconds)
    if kind == "html":
        return _of_page(upload.data, encoding, upload.name, limits)
    try:
        text = _decoded(upload.data, encoding, upload.name, "Choose it again: that encoding stands below now. Or paste its text.")
    except WrongEncoding:
        fields["encoding"] = guess_encoding(upload.data)
        raise
    if kind == "markdown":
        return article_of_marked_text(text.encode("utf-8"), upload.name, "utf-8", limits.page_seconds)
    return Article(text.replace("\r\n", "\n"), upload.name)


def _kind(content_type: str | None) -> tuple[str, str | None]:
    """Media type and charset of a Content-Type header; '' where there is none."""
    if not content_type:
        return "", None
    header = Message()
    header["Content-Type"] = content_type
    charset = header.get_content_charset()
    return (header.get_content_type() if "/" in content_type else content_type.strip()), charset


def _of_json(body: bytes, most: int) -> Asked:
    try:
        value = json.loads(body)
    except RecursionError:
        raise BadRequest("The JSON is nested too deeply.", EXAMPLE) from None
    except ValueError as error:
        raise BadRequest(f"The body is not JSON: {error}.", EXAMPLE) from None
    if not isinstance(value, list):
        return Asked([_article(value, "The request")], one=True)
    if len(value) > most:
        raise TooLarge(f"{len(value):,} articles are more than the {most:,} of one request.", "Send them in parts, or use: credscore batch")
    if not value:
        raise NoText("The list is empty.", EXAMPLE)
    return Asked([_article_or_failure(item, f"Article {number}") for number, item in enumerate(value, 1)], one=False)


def _article_or_failure(value: Any, where: str) -> Article | Report:
    try:
        return _article(value, where)
    except (NoText, InputError) as error:
        id_ = _id(value.get("id")) if isinstance(value, dict) else None
        return Report.failed(id_ if isinstance(id_, str) else None, error.as_dict())


def _id(value: Any) -> Any:
    """An id as it was sent, a number as its digits."""
    return json.dumps(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _article(value: Any, where: str) -> Article:
    """The article of one JSON value. Other fields than ours are passed over."""
    if not isinstance(value, dict):
        raise NoText(f"{where} is no object with a text.", EXAMPLE)
    if not isinstance(value.get("text"), str):
        raise NoText(f"{where} has no text." if value.get("text") is None else f"{where}: the text is not a string.", EXAMPLE)
    id_ = _id(value.get("id"))
    if not isinstance(id_, str | None):
        raise InputError(f"{where}: the id is neither a string nor a number nor null.", EXAMPLE)
    for role in ("title", "publisher"):
        if not isinstance(value.get(role), str | None):
            raise InputError(f"{where}: the {role} is neither a string nor null.", EXAMPLE)
    article = Article(value["text"], id_, value.get("title"), value.get("publisher"))
    return _with_text(article, f"{where} is empty.")


def _with_text(article: Article, empty: str, remedy: str = "Send the text of an article.") -> Article:
    """The article. Raises NoText for one that is empty, or nothing but the address of one."""
    text = article.text.strip()
    if not text:
        raise NoText(empty, remedy)
    if len(text) < _HEAD and _ADDRESS.fullmatch(text):
        raise NoText(
            "This is an address, not an article, and nothing is fetched here.",
            "Open it in a browser and copy its text or save the page; or use: credscore score URL",
        )
    return article


def _of_page(data: bytes, charset: str | None, where: str, limits: Limits) -> Article:
    chosen = charset or bom_encoding(data)
    if chosen:
        data, chosen = _decoded(data, chosen, where, "Name the encoding that it has.").encode("utf-8"), "utf-8"
    return article_of_page(data, where, chosen, limits.page_seconds)


def _decoded(data: bytes, charset: str | None, where: str, remedy: str) -> str:
    """Bytes as text: by `charset`, else their byte order mark, else UTF-8. Raises InputError or BadRequest."""
    document = document_error(data, where)
    if document is not None:
        raise document
    if charset is None and looks_binary(data):
        raise WrongType(f"{where} is not text (it has binary content).", "Send plain text, or a web page as HTML.")
    try:
        check_encoding(charset)
    except UsageError as error:
        raise BadRequest(error.message, error.hint) from None
    chosen = charset or bom_encoding(data) or "utf-8"
    try:
        text = data.decode(chosen)
    except UnicodeError:
        raise WrongEncoding(f"{where} is not valid {chosen}; it looks like {guess_encoding(data)}.", remedy) from None
    return text.removeprefix("\ufeff")
