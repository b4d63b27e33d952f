"""What publishers declare about AI in a form for machines, and the notes of a page that say so in words.

Three things are kept apart, in the code of a note: that AI was used (`ai_markup`), that none was (`ai_markup_none`), and a declaration that
nobody understands (`ai_markup_unclear`). Nothing declared is no note: it says nothing. What is declared stands beside the text, not in it,
so it is no evidence and moves no score.

The values are those of the HTML attribute and meta tag `ai-disclosure` (W3C community group, WICG), of the HTTP field `AI-Disclosure`
(draft-abaris-aicdh) and of the digital source types of IPTC and schema.org.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from credscore.io.encodings import without_halves
from credscore.io.page_notes import CODES, NOT_USED, UNCLEAR, USED, WHOLE
from credscore.schema import PageNote

_MOST = 8  # notes of a page
_READ = 2000  # characters of a value: the longest that make sense are a sentence
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
PAGE, SERVER = "The page's markup", "The server"

# What something is declared of: alone, and several of them. The first two are the same to a reader.
THINGS: dict[str, tuple[str, str]] = {
    "page": ("the page", "the page"),
    "article": ("the article", "the article"),
    "part": ("a part of the article", "{} parts of the article"),
    "beside": ("a part of the page beside the article", "{} parts of the page beside the article"),
    "somewhere": ("a part of the page", "{} parts of the page"),
    "image": ("an image", "{} images"),
    "video": ("a video", "{} videos"),
    "audio": ("a recording", "{} recordings"),
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a value declares. words : with {} for the thing it is declared of."""

    code: str
    words: str


_HELPED = Meaning(USED, "AI helped to make {}")
_MADE = Meaning(USED, "AI made {}")
_ALONE = Meaning(USED, "AI made {} with nobody to check it")
_PARTLY = Meaning(USED, "AI made a part of {}")
_MIXED = Meaning(USED, "AI had a hand in parts of {}")
_PROGRAM = Meaning(USED, "a program without a trained model made {}")
_SYNTHETIC = Meaning(USED, "a machine made a part of {}")
_NONE = Meaning(NOT_USED, "no AI was used for {}")
UNKNOWN = Meaning(UNCLEAR, "")

_LEVELS: dict[str, Meaning] = {
    **dict.fromkeys("none no-ai human-only human human-made human-written human-authored human-generated".split(), _NONE),
    **dict.fromkeys("ai-assisted assisted ai-modified modified ai-edited ai-enhanced".split(), _HELPED),
    **dict.fromkeys("ai-generated generated ai-originated originated ai-written ai-authored".split(), _MADE),
    **dict.fromkeys("ai-autonomous autonomous machine-generated fully-ai-generated".split(), _ALONE),
    **dict.fromkeys("mixed partial partially-ai-generated".split(), _MIXED),
}
_SILENT = ("", "unknown", "unspecified", "undisclosed")
# Those that are not here (a picture of a screen, data drawn by a program, a photograph that was sharpened) say nothing of AI.
_SOURCES: dict[str, Meaning] = {
    "trainedalgorithmicmedia": _MADE,
    "compositewithtrainedalgorithmicmedia": _PARTLY,
    "algorithmicmedia": _PROGRAM,
    "compositesynthetic": _SYNTHETIC,
    **dict.fromkeys("digitalcapture computationalcapture multiframecomputationalcapture compositecapture".split(), _NONE),
    **dict.fromkeys("negativefilm positivefilm print digitalart digitalcreation humanedits minorhumanedits".split(), _NONE),
}
ROLES = {name: Meaning(USED, f"a program is the {name} of {{}}") for name in ("author", "creator", "contributor", "editor", "translator")}
# A pair of a structured field. Keys come in any case; one begins where no letter stands in front, so a long word is tried once.
_PAIR = re.compile(r'(?<![a-z-])([a-z][a-z-]*)\s*=\s*("(?:[^"\\]|\\.)*"|[^;,\s"]+)', re.I)


@dataclass(frozen=True, slots=True)
class Declared:
    """One declaration. thing : a key of THINGS; where : the tag or field, for a reader to find it. `model`, `provider`, `reviewer`: '' unknown."""

    meaning: Meaning
    thing: str
    where: str
    model: str = ""
    provider: str = ""
    reviewer: str = ""
    by: str = PAGE


def last_part(name: str) -> str:
    """A name of schema.org or IPTC without its address or prefix."""
    return re.split(r"[/#:]", name.strip().rstrip("/"))[-1]


def last_name(name: str) -> str:
    """The last part in small letters."""
    return last_part(name).lower()


def bare_name(name: str) -> str:
    """The last part in small letters, without blanks and hyphens."""
    return re.sub(r"[\s_-]+", "", last_name(name))


def level_of(value: str) -> Meaning | None:
    """What a value of `ai-disclosure` means, in any case and spelling: UNKNOWN for one of its own, None for one that says nothing."""
    name = re.sub(r"[\s_-]+", "-", value[:_READ].strip().lower())
    return None if name in _SILENT else _LEVELS.get(name, UNKNOWN)


def source_type_of(value: str) -> Meaning | None:
    """What a digital source type says of AI: as IPTC or schema.org name it, bare, as an address or with a prefix. None: nothing."""
    return _SOURCES.get(bare_name(value[:_READ]).removesuffix("digitalsource"))


def of_field(value: str, where: str, by: str) -> Declared | None:
    """What a field declares whose value is a level, or a dictionary such as mode=ai-modified; model="x". None where it says nothing."""
    value = value[:_READ]
    pairs = {key.lower(): found.strip('"') for key, found in _PAIR.findall(value)}
    meaning = level_of(pairs["mode"] if "mode" in pairs else re.split(r"[;,]", value, maxsplit=1)[0])
    if meaning is None:
        return None
    model, provider, reviewer = (as_noted(pairs.get(key, "")) for key in ("model", "provider", "reviewed-by"))
    return Declared(meaning, "page", where, model, provider, reviewer, by)


def of_header(values: Iterable[str]) -> list[PageNote]:
    """The notes for the HTTP field `AI-Disclosure` of an answer, which may stand there more than once."""
    found = [of_field(value, f"AI-Disclosure: {as_noted(value, 120)}", SERVER) for value in values]
    return notes_of([one for one in found if one is not None])


def as_noted(text: str, most: int = 60) -> str:
    """A value as a note shows it: in one line, not too long, and with nothing in it that steers a terminal or turns text around."""
    short = _STEERING.sub("\ufffd", " ".join(without_halves(text[: 4 * most]).split()))
    return short if len(short) <= most else f"{short[: most - 1].rstrip()}…"


def notes_of(declared: Sequence[Declared]) -> list[PageNote]:
    """A note for all that say the same of the same; first what says that AI was used, and of it what holds for the whole."""
    groups: dict[tuple[object, ...], list[Declared]] = {}
    for one in declared:
        thing = WHOLE[0] if one.thing in WHOLE else one.thing
        groups.setdefault((CODES.index(one.meaning.code), list(THINGS).index(thing), one.meaning, one.by), []).append(one)
    ordered = [groups[key] for key in sorted(groups, key=lambda key: key[:2])]
    notes = [PageNote(group[0].meaning.code, group[0].thing, _text(group)) for group in ordered[:_MOST]]
    if len(ordered) > _MOST:
        notes[-1].text += " There are more declarations of other kinds."
    return notes


def _text(group: Sequence[Declared]) -> str:
    first = group[0]
    places = list(dict.fromkeys(one.where for one in group))
    shown = places[0] + (f", and {len(places) - 1} more" if len(places) > 1 else "")
    if first.meaning is UNKNOWN:
        return f"{first.by} says something about AI that is none of the known values: {shown}."
    alone, several = THINGS[first.thing]
    what = first.meaning.words.format(alone if len(places) == 1 else several.format(len(places)))
    return f"{first.by} declares that {what}{_with(group)}: {shown}."


def _with(group: Sequence[Declared]) -> str:
    """The models of a group and whose they are, and who is said to have looked at it."""
    out = ""
    tools = dict.fromkeys(f"{one.model}{' of ' * bool(one.model and one.provider)}{one.provider}" for one in group)
    named = [tool for tool in tools if tool][:3]
    if named:
        out = f" ({', '.join(named)})"
    reviewer = next((one.reviewer for one in group if one.reviewer), "")
    return f"{out}, reviewed by {reviewer}" if reviewer else out
