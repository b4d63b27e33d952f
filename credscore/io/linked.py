"""What JSON-LD in a page declares about AI: where a work or a picture comes from, and authors that are programs.

Only what belongs to the page is followed (its parts, pictures, authors), not what it is about, lists or links to.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from credscore.io.declared import ROLES, Declared, Meaning, as_noted, last_name, last_part, level_of, source_type_of
from credscore.io.jsontext import listed, objects_in

MEDIA = {"imageobject": "image", "photograph": "image", "videoobject": "video", "audioobject": "audio"}
PROGRAMS = {"softwareapplication": "SoftwareApplication", "webapplication": "WebApplication", "mobileapplication": "MobileApplication"}
# No works, or works of others.
_OTHERS = frozenset(
    "comment answer review userreview claimreview person organization newsmediaorganization corporation website periodical product offer "
    "itemlist breadcrumblist listitem searchaction event place".split()
) | frozenset(PROGRAMS)
_PARTS = frozenset(("haspart", "abstract", "liveblogupdate"))
_SAME = frozenset(("mainentity", "mainentityofpage"))
_PICTURES = frozenset(("image", "thumbnail", "primaryimageofpage", "video", "audio", "associatedmedia", "encoding"))
_MOST_TYPES, _LONGEST_TYPE = 20, 200  # types of a node; characters
_OPENS = re.compile(r"[\[{]")


def medium(types: Collection[str]) -> str | None:
    """What an item of these types is to a reader, where it is a picture, a video or a recording."""
    return next((MEDIA[name] for name in sorted(types) if name in MEDIA), None)


def is_other(types: Collection[str]) -> bool:
    """Whether an item is no work, or somebody else's."""
    return not _OTHERS.isdisjoint(types)


def linked(text: str) -> list[Declared]:
    """What the text of a JSON-LD script declares; nothing where it is no JSON."""
    text = text.replace("<![CDATA[", "").replace("]]>", "")
    begin = _OPENS.search(text)  # old pages have marks of comments around it
    if begin is None:
        return []
    try:
        value = json.loads(text[begin.start() : max(text.rfind("}"), text.rfind("]")) + 1], strict=False)
    except (ValueError, RecursionError):
        return []
    return list(_Graph(value).declared())


class _Graph:
    """The nodes of one script. Nothing here recurses: nodes may hold each other to any depth, and point at each other in a ring."""

    def __init__(self, value: Any) -> None:
        self._roots = listed(value)
        self._by_id: dict[str, dict[str, Any]] = {}
        for node in objects_in(value):
            id_ = node.get("@id")
            if isinstance(id_, str) and len(node) > len(self._by_id.get(id_, ())):
                self._by_id[id_] = node

    def declared(self) -> Iterator[Declared]:
        waiting: list[tuple[Any, str]] = [(root, "page") for root in reversed(self._roots)]
        seen: set[int] = set()
        while waiting:
            value, thing = waiting.pop()
            if isinstance(value, list):  # lists in lists
                waiting += [(one, thing) for one in reversed(value)]
                continue
            node = self._whole(value)
            if node is None or id(node) in seen:
                continue
            seen.add(id(node))
            types = _types(node)
            thing = medium(types) or thing
            values = _by_name(node)
            waiting += [(one, thing) for one in reversed(listed(values.get("@graph")))]
            if is_other(types):
                continue
            yield from self._of_node(values, thing, _place(node))
            for name, below_it in values.items():
                below = "somewhere" if name in _PARTS else thing if name in _SAME else "image" if name in _PICTURES else None
                if below is not None:
                    waiting += [(one, below) for one in reversed(listed(below_it))]

    def _of_node(self, values: dict[str, Any], thing: str, place: str) -> Iterator[Declared]:
        for value in listed(values.get("digitalsourcetype")):
            name = _text(value)
            meaning = source_type_of(name)
            if meaning is not None:
                yield Declared(meaning, thing, f"digitalSourceType “{as_noted(last_part(name))}” {place}")
        for value in listed(values.get("aidisclosure")):
            yield from _of_disclosure(value, thing, place)
        for role, meaning in ROLES.items():
            for one in listed(values.get(role)):
                node = self._whole(one)
                if node is not None and not _types(node).isdisjoint(PROGRAMS):
                    yield _of_program(meaning, thing, node, place)

    def _whole(self, node: Any) -> dict[str, Any] | None:
        """A node, or the one that it points at."""
        if not isinstance(node, dict):
            return None
        id_ = node.get("@id")
        return self._by_id.get(id_, node) if isinstance(id_, str) and "@type" not in node else node


def _of_disclosure(value: Any, thing: str, place: str) -> Iterator[Declared]:
    """The property proposed beside the HTML attribute: a level, or an object with level, tool and provider."""
    told = _by_name(value) if isinstance(value, dict) else {"level": value}
    level, tool, provider = (_text(told.get(name)) for name in ("level", "tool", "provider"))
    meaning = level_of(level)
    if meaning is not None:
        yield Declared(meaning, thing, f"aiDisclosure “{as_noted(level)}” {place}", as_noted(tool), as_noted(provider))


def _of_program(meaning: Meaning, thing: str, node: dict[str, Any], place: str) -> Declared:
    kind = next(PROGRAMS[name] for name in PROGRAMS if name in _types(node))
    name = as_noted(_text(node.get("name")))
    return Declared(meaning, thing, f"{name} ({kind}), {place}" if name else f"{kind}, {place}")


def _by_name(node: dict[str, Any]) -> dict[str, Any]:
    """The properties of a node by their bare names; the first of a name counts."""
    out: dict[str, Any] = {}
    for name, value in node.items():
        out.setdefault(name.lower() if name.startswith("@") else last_name(name), value)
    return out


def _types(node: dict[str, Any]) -> set[str]:
    """So many and so much of them as make sense: any number of others may point at a node, and each asks for its types."""
    return {last_name(name[:_LONGEST_TYPE]) for name in listed(node.get("@type"))[:_MOST_TYPES] if isinstance(name, str)}


def _place(node: dict[str, Any]) -> str:
    """Where to find what a node declares: its type and its name, as it calls them."""
    kind = next((name for name in listed(node.get("@type")) if isinstance(name, str) and name.strip()), "an item")
    kind = as_noted(last_part(kind), 40)
    name = next((text for text in (_text(node.get(key)) for key in ("name", "caption", "url", "contentUrl")) if text), "")
    label = f"{kind} “{as_noted(name)}”" if name and last_name(kind) in MEDIA else kind
    return f"of {label} in its JSON-LD"


def _text(value: Any) -> str:
    """A value as text: a string, the name or address of a node, the first of a list; '' for anything else."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@id") or value.get("@value")
    return value if isinstance(value, str) else ""
