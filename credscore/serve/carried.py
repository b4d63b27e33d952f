"""The notes of a web page, carried along in the form that its text goes into, so that the same text sent again has them again."""

from __future__ import annotations

import json
from hashlib import sha256

from credscore.io.declared import CODES, LITTLE, NOTICE, TEASER
from credscore.io.jsontext import json_text
from credscore.schema import Article, Note

_MOST, _LONGEST = 20, 4000


def pack(article: Article) -> str:
    """A field for the notes of an article, bound to its text; '' where it has none."""
    if not article.notes:
        return ""
    return json_text({"of": _mark(article.text), "notes": [note.to_dict() for note in article.notes]})


def unpack(value: str, text: str) -> list[Note]:
    """The notes of a field that `pack` made for this very text; none for another text, or another field."""
    try:
        packed = json.loads(value)
        if packed["of"] != _mark(text):
            return []
        notes = [Note(code=note["code"], text=note["text"]) for note in packed["notes"][:_MOST]]
    except (ValueError, RecursionError, TypeError, LookupError):
        return []
    return [note for note in notes if note.code in (*CODES, LITTLE, NOTICE, TEASER) and isinstance(note.text, str) and len(note.text) <= _LONGEST]


def _mark(text: str) -> str:
    """What tells one text from another; browsers change the ends of lines."""
    return sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()
