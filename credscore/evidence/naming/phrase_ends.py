"""Where a source phrase ends for a reader: brackets closed, a party and state with the member they belong to.

Runs only when a report is built.
"""

from __future__ import annotations

from credscore.evidence.lazy import lazy
from credscore.text.stops import SHORT_TITLES

_PARTY = lazy(r"\(?[RDI]-[A-Z]")  # "R-Utah"
_STATE = lazy(r"\b[RDI]-[A-Z][a-z]{1,4}$")
_INITIALS = lazy(r"(?:^|[ (])[A-Z](?:\.[A-Z]){1,3}$")
_SUFFIXES, _SUFFIX = ("Sr", "Jr", "Sr.", "Jr."), 3  # the longest
_MEMBER = lazy(r"(?:[A-Z][\w.'’-]* ){1,5}$")
_CLOSES = lazy(r"[\w.]{0,4}\)")
_DATELINE = lazy(r"[A-Z]{3}[A-Z .,]* ?[—–] ?(?=\S)|[A-Z]{3}[A-Z .,]* -- ?(?=\S)")
_WHEN = lazy(r"(?:On|Last|Late|Early|This) (?:on )?\w+day(?: (?:morning|afternoon|evening|night))?,? (?=\w)")
_YEAR = lazy(
    r"(?:(?:Last|Late last|Earlier this|This) (?:year|month|week|summer|spring|autumn|winter|fall|season|night)|In (?:[A-Z][a-z]+ )?(?:19|20)\d\d),? "
    r"(?=[A-Z]|the |he |she |they |it )"
)
_SHORT_TITLES = tuple(title.title() for title in SHORT_TITLES)
_SHORT_TITLE = lazy(rf"\b(?:{'|'.join(_SHORT_TITLES)})$")
_SHORT_ENDS = frozenset(title[-2:] for title in _SHORT_TITLES)
_TITLED = lazy(r"\. ?[A-Z][\w'’-]+(?: [A-Z]\.)*(?: [A-Z][\w'’-]+){0,2}")
_FIRST_WORD = lazy(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)? [a-z]+$")
_ARTICLE = lazy(r"\b[Tt]he $")
_OFFICE = lazy(r"(?:^|[\s“\"])((?:(?:former|deputy|assistant|acting|then) )*(?:secretary|minister|head|director|attorney) of )$")
# the other half of a pair, in front of its "and", where a clause begins
_NAMED = r"(?:[Tt]he )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
_BEGINS = r"(?:(?<=\n)|(?<=[.!?:;,—“\"”] )|(?<=[“\"])|(?<=\bthat )|(?<=\bwhile )|^)"
_PAIRED = lazy(rf"{_BEGINS}((?!(?:In|On|At|By|For|From|With|To|Of|But|And|As) )(?:{_NAMED}, )?{_NAMED} and |(?:He|She|They|he|she|they) and )$")
_PAIRED_CROWDS = lazy(rf"{_BEGINS}((?:(?!\w+(?:s|ed) )[A-Za-z]+ )?[A-Za-z]{{3,}}s and |(?:[Aa]n?|[Tt]he) (?:[\w-]+ ){{1,3}}of (?:[\w-]+ )?\w+s and )$")
_CROWD = lazy(r"(?:[a-z]+ )?[a-z]+s$")
_WHENS = frozenset("OLETI")  # letters that _WHEN and _YEAR begin with
_PARTIES = frozenset("(RDI")
_LINKS = ("f ", "d ")  # what " of " and " and " end in
_FAR = 60  # characters


def whole(text: str, start: int, end: int, sentence: int = 0, stop: int | None = None) -> tuple[int, int]:
    """The characters [start, end) of a phrase, mended: "Sen. Ada Quist (D-Tarn" to its bracket, "R-Tarn, who" back to "Ada Quist, R-Tarn, who",
    "TARN — Quist" and "On Monday Quist" to Quist, "the lead author, Dr" to "the lead author, Dr. Quist", "Tarn senator" to "the Tarn senator",
    "state Ada Quist" to "secretary of state Ada Quist", "his aides" to "Ada Quist and his aides". sentence, stop : where its sentence begins and
    ends."""
    low = min(max(sentence, start - _FAR), start)  # nothing is taken from the sentence before
    first = text[start : start + 1]
    line = None
    if first.isupper():
        if text[start : start + 3].isupper():
            line = _DATELINE.match(text[start : start + _FAR])
        elif first in _WHENS:
            front = text[start : start + _FAR]
            line = _WHEN.match(front) or _YEAR.match(front)
        if line and start + line.end() < end:
            start += line.end()
            first = text[start : start + 1]
    if first in _PARTIES and _PARTY.match(text[start : start + 4]):
        front = text[low:start]
        named = _MEMBER.search(front.rstrip("( ").removesuffix(",") + " ")
        if named and front.rstrip() != front.rstrip("( ,"):
            start = low + named.start()
    if text[end : end + 1] == ".":  # as it is behind few
        if "-" in text[end - 6 : end] and _STATE.search(text[end - 6 : end]) and text[end + 1 : end + 2] in (",", " ", ")"):
            end += text[end + 1 : end + 2] != " " or text[end + 2 : end + 3].islower()  # "Rep. Ada Quist, R-Tn.", not at the end of a sentence
        if text[end : end + 1] == "." and text[end - 2 : end - 1] == "." and _INITIALS.search(text, max(start, end - 8), end):
            end += text[end + 1 : end + 2] in (",", ")") or (text[end + 1 : end + 2] == " " and text[end + 2 : end + 3].islower())  # "the F.D.A. said"
    if end - start <= _SUFFIX and text[start:end] in _SUFFIXES and (named := _MEMBER.search(text[low:start].removesuffix(", ") + " ")):
        start = low + named.start()  # "Ada Quist, Sr. said"
        end += text[end : end + 1] == "."
    if text[end : end + 1] == "." and text[end - 2 : end] in _SHORT_ENDS and _SHORT_TITLE.search(text[max(start, end - 5) : end]):
        goes_on = _TITLED.match(text, end, end + _FAR if stop is None else min(stop, end + _FAR))  # not "Mia Sen. The mill"
        end = goes_on.end() if goes_on else end
    last = text.rfind(" ", start, end) + 1  # 0 of a single word
    if last and end - start < _FAR and text[last : last + 1].islower() and text[start : start + 1].isupper() and _FIRST_WORD.match(text, start, end):
        article = _ARTICLE.search(text[max(0, start - 5) : start])
        start -= len(article.group()) if article else 0
    if text[start - 2 : start] in _LINKS:  # as in front of few
        if text[start - 4 : start] == " of " and text[start : start + 1].islower():
            office = _OFFICE.search(text[low:start])
            start -= len(office.group(1)) if office else 0
        if text[start - 5 : start] == " and " and text[start : start + 4] != "The ":  # two outlets stay two
            # not in a copy: what stands in front of `low` is looked back at, so that half a name is none
            paired = _PAIRED.search(text, low, start) or (_PAIRED_CROWDS.search(text, low, start) if _CROWD.match(text, start, end) else None)
            start -= len(paired.group(1)) if paired else 0
    said = text[start:end]
    if "(" in said and said.count("(") > said.count(")"):
        closes = _CLOSES.match(text[end : end + 6])
        end = end + closes.end() if closes else start + said.rindex("(")
        end -= len(text[start:end]) - len(text[start:end].rstrip())
    return start, end
