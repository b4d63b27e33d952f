"""What the markup of a web page declares about AI: tags, attributes, microdata and linked data; see `declared` for what comes of it.

Read with the parser that trafilatura brings, in the process that reads pages. Time is linear in the page: of what stands in elements with
a declaration so much is looked at and no more.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from credscore.io.declared import (
    PAGE,
    ROLES,
    UNKNOWN,
    Declared,
    as_noted,
    bare_name,
    last_name,
    level_of,
    notes_of,
    of_field,
    source_type_of,
)
from credscore.io.linked import PROGRAMS, is_other, linked, medium
from credscore.io.page_notes import USED
from credscore.schema import PageNote

# Without one of these there is no declaration, and the page is not parsed a second time.
_SIGNS = (
    *("ai-disclosure", "aidisclosure", "ai_disclosure", "digitalsourcetype", "digital-source-type", "digital_source_type"),
    *("softwareapplication", "webapplication", "mobileapplication"),
)
# The attribute as now proposed, as first proposed, and as pages have it that must be valid HTML today.
_LEVEL_NAMES = ("ai-disclosure", "aidisclosure", "data-ai-disclosure")
_MODEL_NAMES = ("ai-model", "aimodel", "data-ai-model")
_PROVIDER_NAMES = ("ai-provider", "aiprovider", "data-ai-provider")
_OURS = frozenset((*_LEVEL_NAMES, "itemprop", "property"))
_PICTURES = frozenset(("img", "picture", "svg", "canvas", "amp-img"))
_MOVING = {"video": "video", "amp-video": "video", "audio": "audio", "amp-audio": "audio"}
# Elements whose text is compared with the article's; samples of the article that are looked for in each.
_MOST_ELEMENTS = 30
_SAMPLES = 20
_SAMPLE_LENGTH = 60
_OWN_SHORTEST, _OWN_LONGEST = 15, 200  # characters in a row that tell whether a part stands in the article
_WHOLE = 0.75  # of the samples: where an element has these, it holds the article
_NEAR = 200  # elements of a program in which its name is looked for
_LINKED_CHARACTERS = 2_000_000  # of JSON-LD: that of news pages has some thousands


def ai_notes(content: bytes | str, text: str) -> list[PageNote]:
    """The notes on what a page declares about AI. content : the page; text : the article that was found in it."""
    if not _mentions(content):
        return []
    from trafilatura import load_html

    tree = load_html(content)
    return [] if tree is None else notes_of(_Page(text).read(tree))


def _mentions(content: bytes | str) -> bool:
    if isinstance(content, str):
        small = content.lower()
        return any(sign in small for sign in _SIGNS)
    bare = content.lower()
    return any(sign.encode("ascii") in bare for sign in _SIGNS)


class _Page:
    """The declarations of one page."""

    def __init__(self, text: str) -> None:
        lines = [line for line in (_plain(line).removeprefix("- ")[:_SAMPLE_LENGTH] for line in text.split("\n")) if line]
        lines = [line for line in lines if len(line) >= _SAMPLE_LENGTH // 2] or lines
        self._text = _plain(text)
        self._samples = lines[:: max(1, -(-len(lines) // _SAMPLES))]
        self._found: list[Declared] = []
        self._looked_at = 0

    def read(self, tree: Any) -> list[Declared]:
        """Everything that the tree declares, in the order of the page."""
        left = _LINKED_CHARACTERS
        model = provider = ""
        for element in tree.iter():
            tag = element.tag
            if not isinstance(tag, str):  # a comment
                continue
            if tag == "script":
                if "ld+json" in (element.get("type") or "").lower() and element.text and len(element.text) <= left:
                    left -= len(element.text)
                    self._found += linked(element.text)
                continue
            if tag == "meta":
                name = _meta_name(element)
                if name == "aidisclosure":
                    self._of_meta(element)
                    continue
                model = model or (as_noted(element.get("content") or "") if name == "aimodel" else "")
                provider = provider or (as_noted(element.get("content") or "") if name == "aiprovider" else "")
                if name == "digitalsourcetype" and _OURS.isdisjoint(element.keys()):
                    self._of_source(element, element.get("content") or "", "page")
            if not _OURS.isdisjoint(element.keys()):
                self._of_attribute(element)
                self._of_property(element)
        return [_named(one, model, provider) for one in self._found]

    def _of_meta(self, element: Any) -> None:
        found = of_field(element.get("content") or "", _shown(element), by=PAGE)
        if found is not None:
            model, provider = _first(element, _MODEL_NAMES), _first(element, _PROVIDER_NAMES)
            self._found.append(_named(found, model, provider))

    def _of_attribute(self, element: Any) -> None:
        meaning = level_of(_first(element, _LEVEL_NAMES))
        # What else stands in data-ai-disclosure is a script's business.
        if meaning is None or (meaning is UNKNOWN and not _first(element, _LEVEL_NAMES[:2])):
            return
        if meaning == level_of(next(filter(None, (_first(one, _LEVEL_NAMES) for one in element.iterancestors())), "")):
            return
        thing = self._thing(element)
        begins = f" “{_begin(element)}”" if thing in ("part", "beside") and _begin(element) else ""
        model, provider = as_noted(_first(element, _MODEL_NAMES)), as_noted(_first(element, _PROVIDER_NAMES))
        self._found.append(Declared(meaning, thing, _shown(element) + begins, model, provider))

    def _of_property(self, element: Any) -> None:
        """Microdata and RDFa: the type of a source, and an author that is a program."""
        names = _last_names(element, "itemprop", "property")
        if "digitalsourcetype" in names:
            value = next((element.get(name) for name in ("content", "href", "src", "resource") if element.get(name)), None)
            thing = "image" if "image" in (element.get("property") or "").lower() else self._item(element)
            if thing is not None:
                self._of_source(element, value or element.text or "", thing)
        role = next((ROLES[name] for name in sorted(names) if name in ROLES), None)
        if role is not None and not _types(element).isdisjoint(PROGRAMS):
            thing = self._item(element)
            if thing is not None:
                near = (one for one, _ in zip(element.iter(), range(_NEAR), strict=False))  # items may hold items to some depth
                name = next((one.get("content") or _begin(one) for one in near if last_name(one.get("itemprop") or "") == "name"), "")
                self._found.append(Declared(role, thing, f"{as_noted(name)} {_shown(element)}".strip()))

    def _of_source(self, element: Any, value: str, thing: str) -> None:
        meaning = source_type_of(value)
        if meaning is not None:
            self._found.append(Declared(meaning, thing, _shown(element)))

    def _item(self, element: Any) -> str | None:
        """What the item is that a property belongs to; None for one that is something else than the page or a part of it."""
        for above in element.iterancestors():
            if "itemscope" not in above.attrib and "typeof" not in above.attrib:
                continue
            types = _types(above)
            media = medium(types)
            if media is not None:
                return media
            if is_other(types) or last_name(above.get("itemprop") or "") in ("about", "mentions", "citation", "isbasedon", "comment"):
                return None
            return self._thing(above)
        return "page"

    def _thing(self, element: Any) -> str:
        """What an element is to the reader of the article: told by its tag, else by how much of the article stands in it."""
        tag = element.tag
        if tag in ("html", "body", "head"):
            return "page"
        inside = {one.tag for one, _ in zip(element.iter(), range(50), strict=False)} if tag in ("figure", "picture") else {tag}
        if inside & _PICTURES:
            return "image"
        moving = next((_MOVING[name] for name in _MOVING if name in inside), None)
        if moving is not None:
            return moving
        self._looked_at += 1
        if self._looked_at > _MOST_ELEMENTS:
            return "somewhere"
        content = _plain("".join(element.itertext()))
        share = sum(sample in content for sample in self._samples) / max(1, len(self._samples))
        if share >= _WHOLE:
            return "article"
        # A headline or a short part is no sample: its own words are looked for in the article.
        own = max((_plain(piece)[:_OWN_LONGEST] for piece, _ in zip(element.itertext(), range(50), strict=False)), key=len, default="")
        return "part" if share or (len(own) >= _OWN_SHORTEST and own in self._text) else "beside"


def _plain(text: str) -> str:
    return " ".join(text.split())


def _begin(element: Any) -> str:
    """The first words in an element."""
    words: list[str] = []
    for text, _ in zip(element.itertext(), range(200), strict=False):
        words += text[:400].split()
        if len(words) >= 12:
            break
    return as_noted(" ".join(words), 50)


def _first(element: Any, names: tuple[str, ...]) -> str:
    return next((value for value in map(element.get, names) if value and value.strip()), "")


def _named(one: Declared, model: str, provider: str) -> Declared:
    """A declaration for the whole page with the model that the page names, unless it has its own."""
    if one.thing != "page" or one.meaning.code != USED or one.model or one.provider or not (model or provider):
        return one
    return replace(one, model=as_noted(model), provider=as_noted(provider))


def _meta_name(element: Any) -> str:
    """The name of a meta tag without its prefix, blanks and hyphens, in small letters."""
    name = next((value for value in map(element.get, ("name", "property", "http-equiv", "itemprop")) if value), "")
    return bare_name(name[:200])


def _types(element: Any) -> set[str]:
    return _last_names(element, "itemtype", "typeof")


def _last_names(element: Any, *attributes: str) -> set[str]:
    """The names that some attributes hold, without their addresses and prefixes."""
    return {last_name(name) for name in " ".join(element.get(one) or "" for one in attributes).split()[:20]}


def _shown(element: Any) -> str:
    """A tag as it stands in the page, without the attributes that tell nothing here."""
    told = ("id", "name", "property", "http-equiv", "itemprop", "itemtype", "typeof", "content", "href", "src", *_LEVEL_NAMES)
    shown = [f' {name}="{as_noted(element.get(name))}"' for name in told if element.get(name)]
    return f"<{element.tag}{''.join(shown)}>"
