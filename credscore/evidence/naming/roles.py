"""Whom a role points at that stands alone: "the captain", "the spokesperson", "the council", "the company".

Runs only when a report is built.
"""

from __future__ import annotations

from itertools import combinations

from credscore.evidence.lazy import lazy
from credscore.evidence.naming.modifiers import INDEFINITE
from credscore.evidence.naming.reading import Reading
from credscore.evidence.naming.run_words import PERSON

_FIRMS = frozenset(
    "company firm group organisation organization agency nonprofit charity body label brand maker manufacturer retailer carmaker bank studio".split()
)
_HOUSES = _FIRMS | frozenset("party police council government court union campaign board university college hospital school ministry club team".split())
_TURNS, _LONG_WORD = lazy(r"\b(?:of|at|for|from|in|with|who)\b"), lazy(r"[a-z-]{4,}")

_CAPITALS = lazy(r"\b[A-Z]{2,5}\b")
_WORDS, _LITTLE, _MOST_LETTERS = lazy(r"[a-z]+"), frozenset("of for the and at in to a an".split()), 6


class Roles:
    """Roles of the people and voices of the bodies that a text has named so far."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._voices: dict[str, str] = {}
        self._roles: dict[str, str] = {}
        self._letters: dict[str, str] = {}  # of roles of several words: "DG" is the director-general
        self._learned = 0  # names whose roles are known

    def speaks_for(self, voice: str, name: str) -> None:
        """A body has spoken through a "spokesman", "rep" and the like."""
        self._voices[voice] = name

    def meant_by(self, words: list[str], said: str = "") -> str | None:
        """Whom a phrase without a name means, in small letters; "a captain" is somebody new. said : the phrase as it is written."""
        if words[0] in INDEFINITE:
            return None
        self._learn()
        for word in reversed(words):
            if word in self._voices:
                return self._voices[word]
            if word in self._roles:
                return self._roles[word]
        bodies, tail = self._reading.bodies, words[-1]
        if tail in self._letters and len(words) == 2 and said[-len(tail) :].isupper():
            return self._letters[tail]
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
                self._letters.update((word.lower(), m.name) for word in _CAPITALS.findall(role))  # "the MP for Tarn"
                letters = "".join(word[0] for word in _WORDS.findall(role.lower()) if word not in _LITTLE)[:_MOST_LETTERS]
                for start, end in combinations(range(len(letters) + 1), 2):
                    if end - start > 1:
                        self._letters[letters[start:end]] = m.name
        self._learned = self._reading.passed
