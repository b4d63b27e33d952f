"""The title of a web page, and the headline in its text whichever way its template puts it there."""

from __future__ import annotations

import json
import re
from typing import Any

from credscore.io.jsontext import objects_in

_BETWEEN = re.compile(r"\s+[-–—|·:»]\s+|\s*\|\s*")  # the parts of a <title>


def titled(tree: Any, title: str | None, text: str) -> tuple[str | None, str]:
    """Title and text of a page. tree : the page; title, text : what trafilatura found in it.

    Its article's heading is the first line of the text, also where it stands in a header, which trafilatura leaves out. Where no heading tells
    the title, the headline of the linked data does, or the longest part of <title>: the other is the name of the site.
    """
    whole = _plain(tree.findtext(".//title") or "")
    heads = [(element, _plain("".join(element.itertext()))) for element in tree.iter("h1")]
    title = _plain(title or "") or None
    mine = [(element, said) for element, said in heads if said and said == title]
    if mine:
        element, said = mine[0]
        above = {one.tag for one in element.iterancestors()}
        inside = not above.isdisjoint(("article", "main")) or (whole.startswith(said) and above.isdisjoint(("header", "nav")))
        lines = {_plain(line).lstrip("# ") for line in text.split("\n")}
        return title, f"{said}\n{text}" if inside and said not in lines else text
    told = {_plain(element.get("content") or "") for element in tree.iter("meta") if (element.get("property") or element.get("name")) == "og:title"}
    if title is None or (title in whole and title not in told):
        title = _headline(tree, text) or (max(_BETWEEN.split(whole), key=len) if whole else None) or title
    return title, text


def _headline(tree: Any, text: str) -> str | None:
    """The headline beside the text of an article in JSON-LD."""
    start = _plain(text)[:40]
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or '"headline"' not in (script.text or ""):
            continue
        try:
            value = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in objects_in(value):
            said, body = node.get("headline"), node.get("articleBody")
            if isinstance(said, str) and said.strip() and isinstance(body, str) and start in _plain(body):
                return _plain(said)
    return None


def _plain(text: str) -> str:
    return " ".join(text.split())
