"""Whom a role points at that stands alone: "the captain", "the spokesperson", "the council", "the company".

Runs only when a report is built.
"""

from __future__ import annotations

from credscore.evidence.lazy import lazy
from credscore.evidence.naming.modifiers import INDEFINITE
from credscore.evidence.naming.reading import Reading
from credscore.evidence.naming.run_words import PERSON

_FIRMS = frozenset(
    "company firm group organisation organization agency nonprofit charity body label brand maker manufacturer retailer carmaker bank studio".split()
)
_HOUSES = _FIRMS | frozenset("party police council government court union campaign board university college hospital school ministry club team".split())
_TURNS, _LONG_WORD = lazy(r"\b(?:of|at|for|from|in|with|who)\b"), lazy(r"[a-z-]{4,}")


class Roles:
    """Roles of the people and voices of the bodies that a text has named so far."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._voices: dict[str, str] = {}
        self._roles: dict[str, str] = {}
        self._learned = 0  # names whose roles are known

    def speaks_for(self, voice: str, name: str) -> None:
        """A body has spoken through a "spokesman", "rep" and the like."""
        self._voices[voice] = name

    def meant_by(self, words: list[str]) -> str | None:
        """Whom a phrase without a name means, in small letters; "a captain" is somebody new."""
        if words[0] in INDEFINITE:
            return None
        self._learn()
        for word in reversed(words):
            if word in self._voices:
                return self._voices[word]
            if word in self._roles:
                return self._roles[word]
        bodies, tail = self._reading.bodies, words[-1]
        return bodies.with_word(tail) or (bodies.last() if tail in _FIRMS else None)

    def _learn(self) -> None:
        """Whom the words of roles point at, as far as the text is read."""
        people = self._reading.people
        for m in people.mentions[self._learned : self._reading.passed]:
            role = people.role(m.name) if m.kind == PERSON else None
            if role:
                head = _TURNS.split(role.lower(), 1)[0]
                words = _LONG_WORD.findall(head)
                for word in words:
                    if word is words[-1] or word not in _HOUSES:  # of "central bank governor" not the bank
                        self._roles[word] = m.name
        self._learned = self._reading.passed
