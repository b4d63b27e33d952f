"""Words in front of a name that a run of capitals holds with it: what opens a sentence ("Entrusting Ines Falk"), the end of an office.

Runs only when a report is built.
"""

from __future__ import annotations

from credscore.evidence.lazy import lazy
from credscore.evidence.naming.run_words import PERSON

_OFFICE = lazy(
    r"\b((?:[Ss]ecretary|[Mm]inister|[Dd]irector|[Cc]ommissioner|[Ii]nspector[- ][Gg]eneral|[Ss]peaker|[Ll]eader)(?: of [Ss]tate)? (?:of|for))( (?:the )?)"
    r"((?:[A-Z][a-z]+,? ){1,2}(?:and |& ))?$"
)
_FIELD = lazy(
    r"(?:State|Defen[cs]e|Education|Commerce|Energy|Labour|Labor|Transportation|Transport|Agriculture|Health|National Intelligence|Homeland Security"
    r"|Police|Works|Housing|Finance|Justice|Interior|Internal Affairs|Foreign Affairs|Home Affairs|Information|Culture|Sports?|Tourism|Trade|Industry"
    r"|Power|Water|Planning|Environment|Lands|Roads|Fisheries|Prisons|Customs|Public Prosecutions|Public Works|Opposition|House|Communications?) "
    r"(?=\S+ \S)"
)
_LINKS = (" of ", "the ", "for ", "and ", "& ")
_FAR = 50  # characters of an office and what else it is for
_GERUND = lazy(r"[A-Z][a-z]{3,}ing (?=[A-Z])")
_OPENS = lazy(r"(?:^|[.!?\n:—–|“\"‘'(]\s*)$")
_NO_GERUNDS = frozenset(
    """Sterling Fleming Manning Browning Harding Golding Hastings Keating Channing Downing Herring Fielding Redding Goulding Pickering
    Cumming Wilding""".split()
)
_AGAIN = 20_000  # characters, within which a surname comes again

Front = tuple[str, str, str, int, int]


def without_front(text: str, start: int, name: str, title: str, kind: str, size: int) -> Front:
    """A name of `size` words that starts there in a text, its title and its kind, by how many characters it starts later, of how many words it is."""
    # few names have what these patterns look for, and nearly all of those that have not are told by a few letters
    field = _FIELD.match(name) if text[start - 4 : start].endswith(_LINKS) else None
    office = _OFFICE.search(text[max(0, start - _FAR) : start]) if field else None
    if field and office:  # "secretary of | State Ines Falk"
        return name[field.end() :], f"{office[1]}{office[2]}{office[3] or ''}{field[0].strip()}", PERSON, field.end(), size - len(field[0].split())
    opening = _GERUND.match(name) if kind == PERSON and "ing " in name else None
    if opening and opening[0].strip() not in _NO_GERUNDS and _OPENS.search(text[max(0, start - 4) : start]):
        rest = name[opening.end() :]
        behind = start + len(name)
        if size > 2 or (not rest.endswith("s") and text.find(rest, behind, behind + _AGAIN) >= 0):  # "Leading Democrats" are all there is
            return rest, title, kind, opening.end(), size - 1
    return name, title, kind, 0, size
