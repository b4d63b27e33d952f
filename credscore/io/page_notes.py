"""Notes of web pages: their codes, and how they go behind the notes of a report, with a remark where its text says something else of AI.

What a note speaks of is told by its code and its thing; the words are for the reader, and no code reads them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from credscore.schema import Note, PageNote

USED, NOT_USED, UNCLEAR = "ai_markup", "ai_markup_none", "ai_markup_unclear"  # what is declared about AI, see `declared`
LITTLE, TEASER, NOTICE = "page", "teaser", "notice"  # what may be no article, or not the whole of it, see `walls`
ATTACHED = "attachments"  # what of an e-mail was not read, see `mail`
CODES = (USED, NOT_USED, UNCLEAR, LITTLE, TEASER, NOTICE, ATTACHED)
WHOLE = ("page", "article")  # the things that hold the text; the others (see `declared.THINGS`) are parts of it, or lie beside it


def beside(told: Sequence[PageNote], ai: str, codes: Collection[str]) -> list[Note]:
    """The notes of a page as they go behind those of its report: where the text says otherwise, or nothing, the last of each kind says so.

    That no AI was used for an image is no other thing than that it was used for the text.

    ai : the report's signal `ai_disclosure`; codes : of the notes that the report has. A text that is not read says nothing either way, and
    that there is little of it is told where it is too little.
    """
    if "short" not in codes:
        told = [note for note in told if note.code != LITTLE]
    remarks: dict[str, str] = {}
    if "language" not in codes:
        if ai == "none":
            remarks[USED] = "The text itself does not say so."
        elif ai == "none declared":
            remarks[USED] = "The text itself says that no AI was used."
        else:
            remarks[NOT_USED] = "The text itself shows that AI was used."
    out = []
    for note in reversed(told):
        remark = remarks.pop(note.code, "") if note.code != NOT_USED or note.thing in WHOLE else ""
        out.append(Note(note.code, f"{note.text} {remark}" if remark else note.text))
    return out[::-1]


def add_notes(notes: list[Note], signals: Mapping[str, Any], told: Sequence[PageNote]) -> None:
    """Put the notes of a page behind those of its report, whose signals say what the text declares."""
    if told:
        notes += beside(told, signals["ai_disclosure"], [note.code for note in notes])
