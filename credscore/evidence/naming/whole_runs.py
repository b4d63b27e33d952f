"""Where a name goes on beyond its run of capitals: "Department of Parks", "Food and Drug Administration", "TarnLedger.org"."""

from __future__ import annotations

import re

from credscore.evidence.lazy import lazy
from credscore.evidence.naming.sexes import first_name_sex

_OF = (" of ", " for ", " of the ", " for the ", " on ")
_JOINING = frozenset((*_OF, " and ", " & "))
_HEADED = lazy(
    r"\b(?:Department|University|Union|Ministry|Institutes?|Cent(?:er|re)s?|Office|Board|Commission|Society|Association|Court|House|Bank|Chamber|College|"
    r"School|Council|Freedom|Academy|Bureau|Journal|Annals|Archives|Federation|League|Agency|Committee|Coalition|Campaign|Foundation|Authority|Church|Museum|Museums|Kingdom|City|"
    r"Organi[sz]ation|Library|Laboratory|Fund|Trust|Alliance|Confederation|Institution|Division|Consortium|Faculty|Programme|Party)$"
)
_TWO_FIELDS = lazy(r"[A-Z]\w+ (?:Administration|Commission|Services|Agency|Authority|Executive|Corporation|Bureau)$")  # "Food and Drug Administration"
_OF_US = lazy(r"^U\.?S\.? ")  # "U.S. Food and Drug Administration"
_CODE = lazy(r" \d+[A-Z]{1,2}\b")
_OFFICES, _FRONT = ("Department", "Office", "Police"), lazy(r"(?:^|(?<=[\s“\"‘'(]))(?:State|Home|Foreign|Health) $")
_NEW = ("York", "Jersey", "Zealand", "Hampshire", "Orleans", "Mexico", "England", "Labour", "Delhi", "Scotland", "South Wales")
_OFFICE_LETTERS, _NEW_LETTERS = frozenset(word[0] for word in _OFFICES), frozenset(word[0] for word in _NEW)
_DOMAIN = lazy(r"\.(?:com|org|net|gov|edu|info|tv|co\.uk|org\.uk|gov\.uk|io)\b")
_BROKEN_BLANK = "Â\xa0"  # a blank that does not break, read as Latin-1
_LETTER_OR_DAY = lazy(r"[\w]| \d|, \d{4}")
_COURTESY = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lady", "Mr.", "Mrs.", "Ms.", "Dr.")
_ZONES = frozenset(
    """GMT UTC BST CET CEST EET EEST EST EDT ET CST CDT CT MST MDT MT PST PDT PT IST PKT WAT CAT EAT SAST AEST AEDT AWST NZST NZDT SGT HKT""".split()
)
_CLOCK = lazy(r"\d\s?(?:[ap]\.?m\.?\s?)?$", re.I)
_NEAR = 9  # characters, the longest of _JOINING


def joined(text: str, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs that small words join into the name of one body: "Department of Parks and Gardens"."""
    out: list[tuple[int, int]] = []
    long = False
    last = -_NEAR - 1  # where the run before ends
    for start, end in runs:
        letter = text[start]
        if letter in _OFFICE_LETTERS and text.startswith(_OFFICES, start) and (front := _FRONT.search(text, max(start - 8, 0), start)):
            start = front.start()  # "State Department officials", where "State" opens the sentence
        elif letter in _NEW_LETTERS and text[start - 4 : start] == "New " and text.startswith(_NEW, start):
            start -= 4
        before, last = last, end
        if start - before <= _NEAR and (between := text[before:start]) in _JOINING:
            here = text[out[-1][0] : before]
            fields = " " not in _OF_US.sub("", here) and _TWO_FIELDS.match(text[start:end])
            both = between in (" and ", " & ") and (text.startswith("Rescue", start) or long or fields)  # "Tarn Fire and Rescue"
            if both or (between in _OF and (long or _HEADED.search(here))):
                out[-1] = (out[-1][0], end)
                long = True
                continue
        out.append((start, end))
        long = False
    return out


def end_of(text: str, start: int, end: int) -> int:
    """Where the last name of a run of capitals [start, end) ends, with what the tokens leave out of it."""
    if text[end + 1 : end + 2].isdecimal():
        extra = _CODE.match(text[end : end + 6])  # "Christopher 2X"
        end += extra.end() if extra else 0
    if text[end : end + 1] == "." and (domain := _DOMAIN.match(text[end : end + 8])) and text[start:end].isalnum():
        end += domain.end()  # "TarnLedger.org"
    if text[end - 1 : end + 1] == _BROKEN_BLANK and end - start > 1:
        end -= 1
    return end


def with_surname_may(text: str, start: int, end: int) -> int:
    """The end of a run in front of " May", with that where it is the surname of somebody whose first name ends the run ("Teresa May") and no day
    and no year follows."""
    behind = end + len(" May")
    if _LETTER_OR_DAY.match(text, behind):
        return end
    last = text[start:end].rsplit(None, 1)[-1]
    return behind if last in _COURTESY or first_name_sex(last) != 0 else end


def ends_in_zone(name: str, front: str) -> bool:
    """Whether a name of capitals is told of a clock: "10.42 GMT". front : the text in front of it."""
    return name[-1:].isupper() and name.rsplit(" ", 1)[-1] in _ZONES and _CLOCK.search(front) is not None
