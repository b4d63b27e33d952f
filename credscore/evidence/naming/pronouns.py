"""Whom "he", "it", "they" and "both" mean, and cues that have no phrase of their own and take up the subject of their sentence.

Runs only when a report is built.
"""

from __future__ import annotations

from bisect import bisect_left

from credscore.evidence.lazy import lazy
from credscore.evidence.naming.people import Mention
from credscore.evidence.naming.reading import Phrase, Reading
from credscore.evidence.naming.run_words import BODY, OTHER, PERSON

_PRONOUNS = ("he", "she", "they", "it", "who")
_OBJECTS = {"him": "he", "his": "he", "her": "she", "them": "they", "their": "they"}  # "according to him", "in his view"
PRONOUNS = frozenset((*_PRONOUNS, *_OBJECTS)) - {"it"}
# in front of a body that is asked for a reply: "When we put this to Vellum, it said"
_ASKED = lazy(
    r"\b(?:(?:put|showed|shown|sent|raised|read|described|presented) [^.!?,]{1,40} (?:to|with)|asked|approached|contacted|pressed|questioned|told)"
    r" (?:the )?$"
)
# an office between a body and a person: " spokesman ", " mill spokesman "
_IN_OFFICE = r"(?!(?:and|or|of|at|for|from|in|with|to|by|on|who|that)\b)[a-z-]+ "
OFFICE = lazy(rf" {_IN_OFFICE}(?:{_IN_OFFICE}){{0,3}}")


class Pronouns:
    """Words that take up somebody named in front of them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._looked = -1, 0  # a sentence, and the number of its first name that may be a subject

    def meant_by(self, word: str, p: Phrase) -> str | None:
        """Whom a pronoun means that is all there is of a phrase: one of PRONOUNS or "it"."""
        word = _OBJECTS.get(word, word)
        return (self._it_of(p) if word == "it" else None) or self._last(word)

    def subject(self, p: Phrase) -> str | None:
        """What a cue without a phrase of its own points at: the first name or the pronoun of its sentence in front of it."""
        self._reading.read_up_to(p.cue)
        here = self._opening(p)
        if here:
            return here.name
        lead = self._reading.text[p.sentence : min(p.cue, p.sentence + 20)].lstrip("“\"'‘").split(" ")[0].lower()
        return self._last(lead) if lead in ("he", "she", "they", "it") else None  # whoever is in view need not be "half of those asked"

    def pair(self) -> str | None:
        """Two people named together not long ago: "they", "both women"."""
        mentions, text, passed = self._reading.people.mentions, self._reading.text, self._reading.passed
        low = max(0, passed - 8)
        for one, two in zip(reversed(mentions[low : passed - 1]), reversed(mentions[low + 1 : passed]), strict=False):
            if one.kind == two.kind == PERSON and text[one.end : two.start] in (" and ", " & ") and one.name != two.name:
                return f"{one.name} and {two.name}"
        return None

    def _last(self, word: str) -> str | None:
        if word == "it":
            return self._reading.bodies.it()
        if word in ("he", "she"):
            return self._reading.view.meant_by(word)
        return self.pair() or self._reading.bodies.they()

    def _it_of(self, p: Phrase) -> str | None:
        """The body at the beginning of the sentence: "Tarn Mill said it would close"."""
        people, starts = self._reading.people, self._reading.starts
        low, high = bisect_left(starts, p.sentence), bisect_left(starts, min(p.start, p.sentence + 41))
        near = [m for m in people.mentions[low:high] if m.end <= p.start + 1]
        text = self._reading.text
        if near and near[-1].kind != PERSON and text[near[-1].end : p.start] == ", " and _ASKED.search(text, p.sentence, near[-1].start):
            return people.alias.get(near[-1].name, near[-1].name)  # "When we put this to Vellum, it said no"
        return next((m.name for m in near if m.kind in (BODY, OTHER) and not m.owner and len(m.name) > 2 and not people.leans(m)), None)

    def _opening(self, p: Phrase) -> Mention | None:
        """The first name of a sentence in front of a cue. Each name is looked at once, however many cues and names a sentence has."""
        people, starts = self._reading.people, self._reading.starts
        mentions = people.mentions
        k = self._looked[1] if self._looked[0] == p.sentence else bisect_left(starts, p.sentence)
        while k < len(mentions) and starts[k] < p.cue:
            m = mentions[k]
            if m.kind in (PERSON, BODY) and not m.owner and not people.leans(m):
                break
            k += 1
        if k + 1 < len(mentions) and mentions[k].kind == BODY and mentions[k + 1].end <= p.cue + 1 and mentions[k + 1].kind == PERSON:
            between = self._reading.text[mentions[k].end : mentions[k + 1].start]
            k += bool(OFFICE.fullmatch(between))  # "Tarn Mill spokesman Teodor Brandt"
        self._looked = p.sentence, k
        return mentions[k] if k < len(mentions) and starts[k] < p.cue and mentions[k].end <= p.cue + 1 else None
