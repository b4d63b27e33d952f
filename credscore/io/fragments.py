"""The text of a fragment of HTML, as fields of tables hold it: what is between the tags, without what an article reader would leave out."""

from __future__ import annotations

import html
import re

_UNSEEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|head)\b.*?(?:</\1\s*>|\Z)", re.S | re.I)
_TAG = re.compile(r"</?([a-z][a-z0-9]*)\b[^<>]*>", re.I)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html"
    " iframe li main nav ol p pre section summary table tbody td tfoot th thead tr ul video".split()
)
_BREAK, _BLOCK = "\ue000", "\ue001"  # stand for line ends while blanks are put together
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def text_of_fragment(source: str) -> str:
    """The text between the tags of `source`, also where they are escaped; a block is a paragraph of its own.

    Where no tag begins a block or a line, the line ends are the writer's and stay.
    """
    if not _TAG.search(source) and "&lt;" in source:
        source = html.unescape(source)
    tags = {name.lower() for name in _TAG.findall(source)}
    if not tags.isdisjoint(_BLOCKS):
        source = _BLANKS.sub(" ", source)
    plain = html.unescape(_TAG.sub(_between, _UNSEEN.sub("", source)))
    if tags.isdisjoint(_BLOCKS):
        return plain.replace(_BREAK, "\n").strip()
    blocks = ("\n".join(line.strip() for line in block.split(_BREAK)).strip() for block in plain.split(_BLOCK))
    return "\n\n".join(block for block in blocks if block)


def _between(tag: re.Match[str]) -> str:
    name = tag[1].lower()
    return _BREAK if name == "br" else _BLOCK if name in _BLOCKS else ""
