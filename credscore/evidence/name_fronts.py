"""Words in front of a name that a run of capitals holds with it: what opens a sentence ("Entrusting Ines Falk"), the end of an office.

Runs only when a report is built.
"""

from __future__ import annotations

from credscore.evidence.lazy import lazy
from credscore.evidence.run_words import PERSON

_OFFICE = lazy(r"\b([Ss]ecretary|[Mm]inister|[Dd]irector) of (?:the )?$")
_FIELD = lazy(
    r"(?:State|Defen[cs]e|Education|Commerce|Energy|Labor|Transportation|Agriculture|Health|National Intelligence|Homeland Security) (?=\S+ \S)"
)
_GERUND = lazy(r"[A-Z][a-z]{3,}ing (?=[A-Z])")
_NO_GERUNDS = frozenset(
    """Sterling Fleming Manning Browning Harding Golding Hastings Keating Channing Downing Herring Fielding Redding Goulding Pickering
    Cumming Wilding""".split()
)

Front = tuple[str, str, str, int, int]


def without_front(name: str, title: str, kind: str, size: int, before: str, opens: bool) -> Front:
    """A name of `size` words, its title and its kind, by how many characters it starts later, and of how many words it is.

    before : the text in front of it. opens : a sentence begins with it.
    """
    field = _FIELD.match(name)
    office = _OFFICE.search(before) if field else None
    if field and office:  # "secretary of | State Ines Falk"
        return name[field.end() :], f"{office[1]} of {field[0].strip()}", PERSON, field.end(), size - len(field[0].split())
    opening = _GERUND.match(name) if opens and kind == PERSON else None
    if opening and opening[0].strip() not in _NO_GERUNDS:
        return name[opening.end() :], title, kind, opening.end(), size - 1
    return name, title, kind, 0, size
