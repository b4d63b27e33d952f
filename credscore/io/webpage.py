"""The article of a saved web page, without its menus and advertisements."""

from __future__ import annotations

import json
import re

from credscore.errors import InputError, MissingExtraError
from credscore.io.declared import LITTLE, TEASER
from credscore.io.encodings import bom_encoding, document_error, encoding_error, looks_binary
from credscore.io.markup import ai_notes
from credscore.io.mhtml import is_mhtml, page_of_mhtml
from credscore.schema import Article, Note

# How a page begins; comments may stand before its first tag.
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.I)

_LITTLE_TEXT = 150  # words: of fewer than these may be too little to score
_LITTLE_NOTE = (
    "This is all the text that was found in the page. If a browser shows more, a script brings it, or it stands behind a notice or a wall: "
    "save what you see as a .txt file, and score that."
)
# Newspapers that sell their articles say so for search engines.
_NOT_FREE = re.compile(r"isAccessibleForFree[\"']?\s*(?::|content\s*=)\s*[\"']?(?:https?://schema\.org/)?false", re.I)
_NOT_FREE_BYTES = re.compile(_NOT_FREE.pattern.encode("ascii"), re.I)
_TEASER = 250  # words: what is shown to those who have not paid
_TEASER_NOTE = "The page says that it is not free to read, and little text was found in it: this may be no more than the beginning of the article."


def is_page(data: bytes) -> bool:
    """Whether the bytes begin as a web page does, whatever they are called: a page from a pipe has no name."""
    return _PAGE.match(data[:4096]) is not None or is_mhtml(data)


def check_page(data: bytes, where: str, encoding: str | None = None) -> None:
    """Raise InputError for what is no web page: nothing, a document such as a PDF, binary content."""
    if not data.strip():
        raise InputError(f"{where} is empty.", "Save the page again.")
    document = document_error(data, where, "a web page")
    if document is not None:
        raise document
    if encoding is None and looks_binary(data):
        raise InputError(f"{where} is not a web page (it has binary content).", "Save the page as HTML.")


def article_of_html(data: bytes, where: str, encoding: str | None = None) -> Article:
    """Text, title and publisher of an HTML page, also of one saved as a single file (MHTML). It may take minutes: see `extraction`.

    Its notes say what it declares about AI, and that the text may not be all, which matters only where it is too little.

    Without `encoding` the page's own declaration counts. Raises MissingExtraError without trafilatura, InputError when
    the page is empty, binary, a document, wrongly encoded, or has no article.
    """
    try:
        import trafilatura
    except ImportError:
        raise MissingExtraError(f"Reading the web page {where}", "html") from None
    check_page(data, where, encoding)
    if is_mhtml(data):
        saved = page_of_mhtml(data)
        if saved is None:
            raise InputError(f"There is no page in the file {where}.", "Save the page again, as HTML.")
        data, encoding = saved.data, encoding or saved.charset
    content: bytes | str = data
    chosen = encoding or bom_encoding(data)
    if chosen:
        try:
            content = data.decode(chosen)
        except UnicodeDecodeError as error:
            raise encoding_error(error, where, chosen, data) from None
    found = trafilatura.extract(content, output_format="json", with_metadata=True, include_comments=False)
    values = json.loads(found) if found else {}
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError(f"No article was found in the page {where}.", "Save its text as a .txt file and score that.")
    publisher = values.get("source-hostname") or values.get("sitename")
    return Article(text, where, values.get("title") or None, publisher or None, ai_notes(content, text) + _size_notes(content, text))


def _size_notes(content: bytes | str, text: str) -> list[Note]:
    """The note of a page whose text may not be the whole article."""
    words = len(text.split())
    if words < _TEASER and (_NOT_FREE.search(content) if isinstance(content, str) else _NOT_FREE_BYTES.search(content)):
        return [Note(TEASER, _TEASER_NOTE)]
    return [Note(LITTLE, _LITTLE_NOTE)] if words < _LITTLE_TEXT else []
