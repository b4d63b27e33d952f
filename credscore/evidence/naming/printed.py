"""Names of sources that are read rather than heard: outlets, and what documents are called or by whom they are.

Runs only when a report is built.
"""

from __future__ import annotations

import re

from credscore.evidence.lazy import lazy
from credscore.evidence.naming.modifiers import is_adjective
from credscore.evidence.naming.reading import CALLED, Phrase, Reading
from credscore.evidence.naming.run_words import BODY, PERSON, ROLE

_LONGEST = 12  # words of the name of an outlet
_OUTLET = lazy(r"(?:In|On|Out|Now|Us|Our|My|New)(?: [A-Z&]\S*){1,4}")
_POINTS = lazy(r"(?:the|this|that|it)\b", re.I)
_BY = lazy(r"^(?:(?!%|percent|per cent)[^.;\"“”\n]){0,40}?\b(?:by|from|of|in|for)\s(?:the\s)?")


class Printed:
    """Outlets and documents of an article."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._longer: dict[str, str] = {}  # by its first or last words, the last outlet whose name is longer
        self._document: str | None = None  # the last one with a name

    def outlet(self, p: Phrase, said: str) -> str | None:
        """The outlet that a phrase names, or the last one where it points back."""
        reading = self._reading
        found = [m for m in reading.between(p.start, p.end) if m.kind != ROLE]
        if not found:
            return reading.outlet if _POINTS.match(said) else None
        if len(found) > 1 and CALLED.match(reading.text[found[0].end : found[1].start]):
            found = found[1:]  # "Velden newspaper Harrow Post"
        name = reading.text[found[0].start : found[-1].end].split(" (")[0] if len(found) > 1 else found[0].name
        if " " not in name and is_adjective(name) and self._has_article(found[0].start, p.sentence):
            name = f"The {name}"  # "by The Velmoran newspaper"
        if found[0].start > p.start and _OUTLET.fullmatch(said):
            name = said  # "In Touch": no name begins with such a word but an outlet's
        reading.outlet = name = self._longer.get(name, name)
        words = name.split(" ")
        for k in range(1, min(len(words), _LONGEST)):
            self._longer[" ".join(words[:k])] = self._longer[" ".join(words[-k:])] = name
        return name

    def document(self, p: Phrase, said: str) -> str | None:
        """What a document is called, or by whom it is; the last one where a phrase points back."""
        found = [m for m in self._reading.between(p.start, p.end) if m.kind in (BODY, PERSON) or len(m.name.split()) > 1]
        if not found:
            by = _BY.match(self._reading.text[p.end : p.end + 60])
            if by:
                start = p.end + by.end()
                near = self._reading.between(start, start + 60)
                if near and near[0].start - start <= 1:
                    found = near[:1]
        if found:
            self._document = found[0].name
            return self._document
        return self._document if _POINTS.match(said) else None

    def _has_article(self, at: int, sentence: int) -> bool:
        """Whether a name has an article with a capital that is not owed to the start of its sentence."""
        return self._reading.text[max(at - 4, 0) : at] == "The " and at - 4 > sentence
