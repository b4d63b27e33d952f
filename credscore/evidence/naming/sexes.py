"""Whether somebody is "he" or "she", by his first name, the titles in front of it and the pronouns that follow it in its sentence."""

from __future__ import annotations

from credscore.evidence.first_names import MEN, WOMEN
from credscore.evidence.lazy import lazy

PRONOUN = lazy(r"\b(?:he|his|him|himself|she|her|hers|herself)\b")  # in small letters
# in a clause about somebody else: "Quist, who worked with her for years", "Quist, who knew her"
_OF_ANOTHER = lazy(r"\b(?:him|her(?=$|\.| (?:for|in|on|at|from|to|since|when|and|as|during|until|well|once|before|after|through|over|by|there|with)\b))\b")
_HE, _SHE = frozenset("he his him himself".split()), frozenset("she her hers herself".split())
_MEN = frozenset(
    "mr sir lord king prince duke father brother actor spokesman chairman congressman councilman businessman pope husband son".split()
)
_WOMEN = frozenset(
    """mrs ms miss dame lady queen princess duchess mother sister actress spokeswoman chairwoman congresswoman councilwoman businesswoman
    wife daughter granddaughter""".split()
)
_SEX_OF = {name: (name in MEN) - (name in WOMEN) for name in MEN | WOMEN}  # first names
_LETTERS = lazy(r"\w+")
_ENDS = lazy(r"[.!?\n“”\"]")
WHO = (" who ", ", who ")
_FAR = 120  # characters


def _sex(words: list[str], his: frozenset[str], hers: frozenset[str]) -> int:
    """1 where some of the words are a man's, -1 where they are a woman's, 0 where both or neither."""
    return (not his.isdisjoint(words)) - (not hers.isdisjoint(words))


def first_name_sex(name: str) -> int:
    """As `_sex`, by the first word of a name."""
    return _SEX_OF.get(name.partition(" ")[0].lower(), 0)


def vote_in_front(text: str, start: int, role: str | None) -> int:
    """What the words in front of a name and its role tell: above 0 a man, below 0 a woman."""
    front = text[max(0, start - 14) : start] + " " + (role or "")
    return 3 * _sex(_LETTERS.findall(front.lower()), _MEN, _WOMEN)


def vote_behind(text: str, end: int, following: int | None) -> int:
    """What the pronouns behind a name tell, as far as its sentence or the next name. following : where that begins."""
    stop = end + _FAR if following is None else min(following, end + _FAR)
    ends = _ENDS.search(text, end, stop) if stop > end else None
    rest = text[end : ends.start() if ends else stop].lower()
    if rest.startswith(WHO):
        behind = rest.find(",", 2)
        behind = behind if behind > 0 else len(rest)
        rest = _OF_ANOTHER.sub("", rest[:behind]) + rest[behind:]
    if "h" not in rest:  # no pronoun is without one
        return 0
    return _sex(PRONOUN.findall(rest), _HE, _SHE)
