"""The notes of a web page, carried along in the form that its text goes into, so that the same text sent again has them again."""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import sha256

from credscore.io.jsontext import json_text
from credscore.io.page_notes import CODES
from credscore.schema import Article, PageNote

_MOST, _LONGEST = 20, 4000


def pack(article: Article) -> str:
    """A field for the notes of an article, bound to its text; '' where it has none."""
    if not article.notes:
        return ""
    return json_text({"of": _mark(article.text), "notes": [asdict(note) for note in article.notes]})


def unpack(value: str, text: str) -> list[PageNote]:
    """The notes of a field that `pack` made for this very text; none for another text, or another field."""
    try:
        packed = json.loads(value)
        if packed["of"] != _mark(text):
            return []
        notes = [PageNote(note["code"], note["thing"], note["text"]) for note in packed["notes"][:_MOST]]
    except (ValueError, RecursionError, TypeError, LookupError):
        return []
    return [note for note in notes if _is_sound(note)]


def _is_sound(note: PageNote) -> bool:
    return note.code in CODES and isinstance(note.thing, str) and isinstance(note.text, str) and len(note.text) <= _LONGEST


def _mark(text: str) -> str:
    """What tells one text from another; browsers change the ends of lines."""
    return sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()
