"""Names of sources that are read rather than heard: outlets, and what documents are called or by whom they are.

Runs only when a report is built.
"""

from __future__ import annotations

import re

from credscore.evidence.lazy import lazy
from credscore.evidence.naming.reading import CALLED, Phrase, Reading
from credscore.evidence.naming.run_words import BODY, PERSON, ROLE

_LONGEST = 12  # words of the name of an outlet
_OUTLET = lazy(r"(?:In|On|Out|Now|Us|Our|My|New)(?: [A-Z&]\S*){1,4}")
_POINTS = lazy(r"(?:the|this|that|it)\b", re.I)
_JOURNAL = lazy(r"(?:the |a )?journal ([A-Z][^,;(]*)$")
_ARTICLE = lazy(r"[\w,;)] The $")
# outlets that bear their article wherever it stands
_BEARERS = frozenset(
    """Advocate|Atlantic|Athletic|Conversation|Daily Beast|Economist|Globe and Mail|Guardian|Hill|Hindu|Independent|Intercept|Irish Times|Lancet|Nation
    |New Republic|New York Times|New Yorker|Observer|Onion|Scotsman|Spectator|Sun|Sunday Times|Times|Times of India|Verge|Wall Street Journal
    |Washington Post""".replace("\n    ", "").split("|")
)
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
        if found[0].start > p.start and _OUTLET.fullmatch(said):
            name = said  # "In Touch": no name begins with such a word but an outlet's
        if name in self._longer:
            name = self._longer[name]
        elif self._bears_article(name, found[0].start):
            name = f"The {name}"
        reading.outlet = name
        words = name.split(" ")
        for k in range(1, min(len(words), _LONGEST)):
            self._longer[" ".join(words[:k])] = self._longer[" ".join(words[-k:])] = name
        return name

    def document(self, p: Phrase, said: str) -> str | None:
        """What a document is called, or by whom it is; the last one where a phrase points back."""
        journal = _JOURNAL.match(said)
        if journal:
            self._document = journal[1]
            return journal[1]
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

    def _bears_article(self, name: str, at: int) -> bool:
        """Whether the article in front of a name is part of it: it has a capital that is not owed to the start of a sentence ("as told to The Gull"),
        or everybody knows that it is."""
        text = self._reading.text
        return _ARTICLE.search(text, max(at - 6, 0), at) is not None or (name in _BEARERS and text[max(at - 4, 0) : at] in ("the ", "The "))
