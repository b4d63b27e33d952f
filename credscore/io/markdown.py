"""The article of a Markdown file: its words as a reader sees them, without marks, addresses of links, pictures and code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from credscore.schema import Article

if TYPE_CHECKING:
    from markdown_it.token import Token

# What programs read stands in front of the text between two such lines: YAML, or TOML.
_FRONT = re.compile(r"\s*(---|\+\+\+)[ \t]*\n((?:[^\n]*\n){0,200}?)(?:\1|\.\.\.)[ \t]*(?:\n|$)")
_KEY = re.compile(r"[ \t]*(?:[\w\"'-]+[ \t]*[:=]|- |#|\[|\}|\]|$)")
_TITLE = re.compile(r"^title[ \t]*[:=][ \t]*(\S.*?)[ \t]*$", re.M | re.I)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.S | re.I)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.I)
_FOOTNOTE = re.compile(r"\[\^[\w-]{1,40}\]:?[ \t]?")


def article_of_markdown(text: str, where: str) -> Article:
    """Text of a Markdown file, and the title that its front matter names. The lines of a paragraph stay lines; a paragraph, heading, item or row of
    a table is a paragraph of its own. It may take long for a text made to hurt: see `extraction`."""
    from markdown_it import MarkdownIt

    text = text.replace("\r\n", "\n")
    front = _FRONT.match(text)
    title = None
    if front is not None and all(_KEY.match(line) or line.startswith((" ", "\t")) for line in front[2].split("\n")):
        named = _TITLE.search(front[2])
        title = named[1].strip("\"'") or None if named else None
        text = text[front.end() :]
    # Text that stands further in is text more often than code; what is code is fenced.
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    return Article("\n\n".join(block for block in _blocks(reader.parse(_FOOTNOTE.sub("", text))) if block), where, title)


def _blocks(tokens: Iterable[Token]) -> Iterable[str]:
    row: list[str] | None = None  # the cells of a table's row, while one is read
    mark = ""  # in front of the next paragraph: that of an item
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield " | ".join(cell for cell in row or () if cell)
            row = None
        elif token.type == "list_item_open":
            mark = f"{token.info}{token.markup} " if token.info else "- "
        elif token.type == "list_item_close":
            mark = ""
        elif token.type == "html_block":
            yield _TAG.sub("", _COMMENT.sub("", token.content)).strip()
        elif token.type == "inline":
            words = _words(token.children or ())
            if row is not None:
                row.append(words)
            else:
                yield mark + words if words else ""
                mark = ""


def _words(tokens: Iterable[Token]) -> str:
    out = []
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            out.append(token.content)
        elif token.type in ("softbreak", "hardbreak") or (token.type == "html_inline" and token.content.lower().startswith("<br")):
            out.append("\n")
    return "".join(out).strip()
