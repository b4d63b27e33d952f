"""What belongs to a text, carried along in the form that it goes into: the notes of its page go with the same text, its title with an edited one."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from hashlib import sha256

from credscore.io.jsontext import json_text
from credscore.io.page_notes import CODES
from credscore.schema import Article, PageNote

_MOST, _LONGEST = 20, 4000
_ENDS = re.compile(r"[.!?\n]")
_SHORT, _MARKS = 20, 200  # characters that many texts may have in common; sentences that are marked


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


def sentences_of(text: str) -> str:
    """A field that tells an edited text from another one: marks of its sentences."""
    pieces = (" ".join(piece.split()) for piece in _ENDS.split(text))
    return " ".join([sha256(piece.encode("utf-8", "replace")).hexdigest()[:12] for piece in pieces if len(piece) > _SHORT][:_MARKS])


def is_another(value: str, text: str) -> bool:
    """Whether a text has no sentence of the one that a field of `sentences_of` was made for."""
    old = set(value.split())
    return bool(old) and old.isdisjoint(sentences_of(text).split())


def _is_sound(note: PageNote) -> bool:
    return note.code in CODES and isinstance(note.thing, str) and isinstance(note.text, str) and len(note.text) <= _LONGEST


def _mark(text: str) -> str:
    """What tells one text from another; browsers change the ends of lines."""
    return sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()
