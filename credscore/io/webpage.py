"""The article of a saved web page, without its menus and advertisements."""

from __future__ import annotations

import json
import re

from credscore.errors import InputError, MissingExtraError, NoText, WrongType
from credscore.io.encodings import bom_encoding, document_error, encoding_error, looks_binary
from credscore.io.headlines import titled
from credscore.io.markup import ai_notes
from credscore.io.mhtml import is_mhtml, page_of_mhtml
from credscore.io.page_layout import made_plain
from credscore.io.walls import wall_notes
from credscore.schema import Article

# How a page begins; comments may stand before its first tag.
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.I)


def is_page(data: bytes) -> bool:
    """Whether the bytes begin as a web page does, whatever they are called: a page from a pipe has no name."""
    return _PAGE.match(data[:4096]) is not None or is_mhtml(data)


def check_page(data: bytes, where: str, encoding: str | None = None) -> None:
    """Raise InputError for what is no web page: nothing, a document such as a PDF, binary content."""
    if not data.strip():
        raise NoText(f"{where} is empty.", "Save the page again.")
    document = document_error(data, where, "a web page")
    if document is not None:
        raise document
    if encoding is None and looks_binary(data):
        raise WrongType(f"{where} is not a web page (it has binary content).", "Save the page as HTML.")


def article_of_html(data: bytes, where: str, encoding: str | None = None) -> Article:
    """Text, title and publisher of an HTML page, also of one saved as a single file (MHTML). It may take minutes: see `extraction`.

    Its notes say what it declares about AI (`markup`), and where the text may not be the article or not all of it (`walls`).

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
    tree = trafilatura.load_html(content)
    found = None if tree is None else trafilatura.extract(made_plain(tree), output_format="json", with_metadata=True, include_comments=False)
    values = json.loads(found) if found else {}
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        raise NoText(f"No article was found in the page {where}.", "Save its text as a .txt file and score that.")
    title, text = titled(tree, values.get("title"), text)
    publisher = values.get("source-hostname") or values.get("sitename")
    return Article(text, where, title, publisher or None, ai_notes(content, text) + wall_notes(content, text))
