"""Pages put into the shape that trafilatura reads: tables that only lay them out, credits glued to captions. In time linear in the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

_OF_TABLES = frozenset(("thead", "tbody", "tfoot", "tr", "td", "th", "caption"))
_BLOCKS = frozenset(("p", "br", "div", "li", "blockquote", "h1", "h2", "h3", "h4"))
_LONG, _SEVERAL = 300, 2  # characters and blocks of a cell that holds no data, but an article
_CREDIT = re.compile(r"(?:^|[\s_-])(?:credits?|copyright|photographer)(?:$|[\s_-])", re.I)


@dataclass(slots=True)
class _Table:
    """A table being walked through. parts : its elements, itself first; size, blocks : characters and blocks of the cell at hand."""

    parts: list[Any] = field(default_factory=list)
    size: int = 0
    blocks: int = 0
    lays_out: bool = False

    def look(self) -> None:
        """Whether the cell at hand, which ends here, holds an article."""
        self.lays_out |= self.size > _LONG and self.blocks >= _SEVERAL
        self.size = self.blocks = 0


def made_plain(tree: Any) -> Any:
    """The tree of a page, changed in place: tables with an article in a cell become blocks, credits begin a line."""
    from lxml.etree import iterwalk

    outside = _Table()
    tables = [outside]
    for event, element in iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag == "table":
                tables.append(_Table())
            if tag == "table" or (tag in _OF_TABLES and len(tables) > 1):
                tables[-1].parts.append(element)
            if tag in ("td", "th"):
                tables[-1].look()
            tables[-1].blocks += tag in _BLOCKS
            tables[-1].size += len((element.text or "").strip())
            continue
        if tag == "table":
            done = tables.pop()
            done.look()
            if done.lays_out:
                tables[-1].lays_out = True  # what holds it lays out, too
                for part in done.parts:
                    part.tag = "div"
        tables[-1].size += len((element.tail or "").strip())
    for element in list(tree.iter("span", "small")):
        before, parent = element.getprevious(), element.getparent()
        if parent is None:
            continue
        text = parent.text if before is None else before.tail if before.tail else before.tag != "br"
        if text and _CREDIT.search(element.get("class") or ""):
            element.addprevious(element.makeelement("br"))
    return tree
