"""Where a source phrase ends for a reader: brackets closed, a party and state with the member they belong to.

Runs only when a report is built.
"""

from __future__ import annotations

from credscore.evidence.lazy import lazy

_PARTY = lazy(r"\(?[RDI]-[A-Z]")  # "R-Utah"
_MEMBER = lazy(r"(?:[A-Z][\w.'’-]* ){1,5}$")
_CLOSES = lazy(r"[\w.]{0,4}\)")
_DATELINE = lazy(r"[A-Z]{3}[A-Z .,]* ?[—–] ?(?=\S)|[A-Z]{3}[A-Z .,]* -- ?(?=\S)")
_WHEN = lazy(r"(?:On|Last|Late|Early|This) (?:on )?\w+day(?: (?:morning|afternoon|evening|night))?,? (?=\w)")
_SHORT_TITLES = "Dr|Mr|Mrs|Ms|Prof|Sen|Rep|Gov|Sgt|Capt|Lt|Col|Gen|Rev"
_SHORT_TITLE = lazy(rf"\b(?:{_SHORT_TITLES})$")
_SHORT_ENDS = frozenset(title[-2:] for title in _SHORT_TITLES.split("|"))
_TITLED = lazy(r"\. ?[A-Z][\w'’-]+(?: [A-Z]\.)*(?: [A-Z][\w'’-]+){0,2}")
_FIRST_WORD = lazy(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)? [a-z]+$")
_ARTICLE = lazy(r"\b[Tt]he $")
_OFFICE = lazy(r"(?:^|[\s“\"])((?:(?:former|deputy|assistant|acting|then) )*(?:secretary|minister|head|director|attorney) of )$")
_DAYS = frozenset("OLET")  # letters that _WHEN begins with
_PARTIES = frozenset("(RDI")
_FAR = 60  # characters


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The characters [start, end) of a phrase, mended: "Sen. Ada Quist (D-Tarn" to its bracket, "R-Tarn, who" back to "Ada Quist, R-Tarn, who",
    "TARN — Quist" and "On Monday Quist" to Quist, "the lead author, Dr" to "the lead author, Dr. Quist", "Tarn senator" to "the Tarn senator",
    "state Ada Quist" to "secretary of state Ada Quist"."""
    first = text[start : start + 1]
    if first.isupper():
        front = text[start : start + _FAR]
        line = _DATELINE.match(front) if front[:3].isupper() else _WHEN.match(front) if first in _DAYS else None
        if line and start + line.end() < end:
            start += line.end()
            first = text[start : start + 1]
    if first in _PARTIES and _PARTY.match(text[start : start + 4]):
        front = text[max(0, start - _FAR) : start]
        named = _MEMBER.search(front.rstrip("( ").removesuffix(",") + " ")
        if named and front.rstrip() != front.rstrip("( ,"):
            start = max(0, start - _FAR) + named.start()
    if text[end - 2 : end] in _SHORT_ENDS and _SHORT_TITLE.search(text[max(start, end - 5) : end]):
        goes_on = _TITLED.match(text, end, end + _FAR)
        end = goes_on.end() if goes_on else end
    if end - start < _FAR and text[end - 1 : end].islower() and text[start : start + 1].isupper() and _FIRST_WORD.match(text, start, end):
        article = _ARTICLE.search(text[max(0, start - 5) : start])
        start -= len(article.group()) if article else 0
    if text[start - 4 : start] == " of " and text[start : start + 1].islower():
        office = _OFFICE.search(text[max(0, start - _FAR) : start])
        start -= len(office.group(1)) if office else 0
    said = text[start:end]
    if "(" in said and said.count("(") > said.count(")"):
        closes = _CLOSES.match(text[end : end + 6])
        end = end + closes.end() if closes else start + said.rindex("(")
        end -= len(text[start:end]) - len(text[start:end].rstrip())
    return start, end
