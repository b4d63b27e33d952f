"""One article from a file or standard input, for commands that score a few."""

from __future__ import annotations

import os

from credscore.errors import NoText, NothingRead
from credscore.io.encodings import check_encoding, decode_text
from credscore.io.extraction import article_of_marked_text, article_of_page
from credscore.io.formats import TABLES, of_name
from credscore.io.mail import article_of_email, is_email
from credscore.io.streams import is_url, read_all
from credscore.io.webpage import is_page
from credscore.schema import Article

# How files of one article that are more than their text are read; all take the bytes, a name for errors, and an encoding.
MARKED = {"html": article_of_page, "email": article_of_email, "markdown": article_of_marked_text}


def kind_of(format_: str | None, data: bytes) -> str:
    """What one article comes as, "text" or one of MARKED: as its name says, e-mails and web pages also by how they begin.

    format_ : of its name, see `formats.of_name`; None where it says nothing. data : all of it, or its beginning.
    """
    if format_ == "email" or (format_ != "html" and is_email(data)):
        return "email"
    if format_ == "html" or is_page(data):
        return "html"
    return "markdown" if format_ == "markdown" else "text"


def read_article(path: str, encoding: str | None = None) -> Article:
    """Read one article from a file, a URL that fsspec opens, or '-' (standard input).

    The text is kept as it is, line ends included, so that offsets fit the file; only a byte order mark is taken off.
    Web pages and e-mails, known by their name or by how they begin, and Markdown are read as what they show. `id` is the file's name.
    Raises InputError (missing, a directory, empty, binary, wrongly encoded, a table of many articles), UsageError (unknown
    encoding), MissingExtraError.
    """
    check_encoding(encoding)
    name = "<stdin>" if path == "-" else os.path.basename(path.rstrip("/")) or path
    shown = "Standard input" if path == "-" else path
    format_, compression = (None, "") if path == "-" else of_name(path)
    if path != "-" and os.path.isdir(path):
        raise NothingRead(f"{path} is a directory.", f"Score a whole directory with: credscore batch {path} -o scores.jsonl")
    if format_ in TABLES:
        if not is_url(path) and not os.path.exists(path):
            raise NothingRead(f"{path} does not exist.", "Check the path.")
        raise NothingRead(
            f"{path} is {TABLES[format_]}, which holds many articles.",
            f"Score it with: credscore batch {path} -o scores.jsonl",
        )
    data = read_all(path, shown, compression)
    read = MARKED.get(kind_of(format_, data))
    if read is not None:
        article = read(data, shown, encoding)
        article.id = name
        return article
    text = decode_text(data, shown, encoding)
    if not text.strip():
        raise NoText(f"{shown} has no text: only blanks and line breaks.", "Give a file with the text of an article.")
    return Article(text=text, id=name)
