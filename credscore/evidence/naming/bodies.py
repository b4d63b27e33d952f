"""Companies, councils, parties: the bodies that an article has named, which of them a word points at and which one spoke last.

Runs only when a report is built.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from operator import itemgetter

from credscore.evidence.naming.firms import is_beside, is_house, is_office, may_be_firm, may_speak, stands_as_firm, stands_in_front
from credscore.evidence.naming.heading_names import DATELINE
from credscore.evidence.naming.people import Mention, People

_HEAD = 4  # characters in front of the first name of a sentence: an article, an opening mark
_Body = tuple[str, bool]
"""The name of a body, and whether it is named as a source."""


class _Newest:
    """The body named last of which something holds. Looked for from the end, and only when somebody asks: few texts do."""

    def __init__(self, bodies: list[_Body], holds: Callable[[str, bool], bool]) -> None:
        self._bodies, self._holds = bodies, holds
        self._name: str | None = None
        self._looked = 0  # bodies that need no further look

    def name(self) -> str | None:
        for k in range(len(self._bodies) - 1, self._looked - 1, -1):
            if self._holds(*self._bodies[k]):
                self._name = self._bodies[k][0]
                break
        self._looked = len(self._bodies)
        return self._name


class _Firm:
    """The firm that spoke last or was told of, looked for like `_Newest`."""

    def __init__(self, people: People, sentences: list[int]) -> None:
        self._people, self._sentences = people, sentences
        self._name: str | None = None
        self._looked = 0  # mentions that need no further look
        self._spoke = False  # a firm has spoken

    def hear(self, name: str, passed: int) -> None:
        """A firm is named as a source, behind `passed` mentions."""
        self._name, self._looked, self._spoke = name, passed, True

    def name(self, passed: int) -> str | None:
        """The firm in view behind `passed` mentions."""
        for m in reversed(self._people.mentions[self._looked : passed]):
            if self._is_in_view(m):
                self._name = m.name
                break
        self._looked = max(self._looked, passed)
        return self._name

    def _opens(self, m: Mention) -> bool:
        """Whether a name stands at the head of its sentence, or behind the dash of a dateline."""
        k = bisect_right(self._sentences, m.start) - 1
        line = DATELINE.match(self._people.text, self._sentences[k]) if k >= 0 else None
        return k >= 0 and m.start - (line.end() if line else self._sentences[k]) <= _HEAD

    def _is_in_view(self, m: Mention) -> bool:
        opens = self._opens(m)
        if not stands_as_firm(self._people, m, opens):
            return False
        return stands_in_front(self._people, m, opens) or (not self._spoke and not is_beside(self._people, m))


class Bodies:
    """Bodies in the order in which they are named."""

    def __init__(self, people: People, sentences: list[int]) -> None:
        """sentences: where they begin."""
        self._bodies: list[_Body] = []
        self._may_speak = _Newest(self._bodies, lambda name, heard: heard or may_speak(name))
        self._office = _Newest(self._bodies, lambda name, heard: is_office(name) or (heard and is_office(name, heard)))
        self._house = _Newest(self._bodies, lambda name, heard: is_house(name))
        self._firm = _Firm(people, sentences)
        self._words: dict[str, tuple[int, str]] = {}  # a word -> the number of the last body that has it in its name, that name
        self._indexed = 0  # bodies whose words are there
        self._spoke: str | None = None
        self._speaking: str | None = None  # the same, unless a person spoke since
        self._unknown = False  # the last to speak was a body without a name

    def see(self, name: str) -> None:
        """A body is named."""
        self._bodies.append((name, False))
        self._unknown = False

    def hear(self, name: str, passed: int) -> None:
        """A body is named as a source. passed : how many names are read."""
        self._bodies.append((name, True))
        self._unknown = False
        self._spoke = self._speaking = name
        if may_be_firm(name) and not is_house(name):
            self._firm.hear(name, passed)

    def hear_unknown(self) -> None:
        """A body without a name is a source: "the supermarket said"."""
        self._unknown = True

    def interrupt(self) -> None:
        """A person is named as a source."""
        self._speaking = None

    def last(self) -> str | None:
        """The last of those that may speak."""
        return self._may_speak.name()

    def office(self) -> str | None:
        return self._office.name()

    def firm(self, passed: int) -> str | None:
        """The firm in view, else what may be one. passed : how many names are read."""
        return self._firm.name(passed) or self._house.name()

    def it(self) -> str | None:
        return None if self._unknown else self._spoke or self.last()

    def they(self) -> str | None:
        return self._speaking

    def with_word(self, word: str) -> str | None:
        """The body named last that has a word, or its plural, in its name."""
        for k in range(self._indexed, len(self._bodies)):
            name = self._bodies[k][0]
            self._words.update((part.lower(), (k, name)) for part in name.split())
        self._indexed = len(self._bodies)
        return max((self._words.get(form, (-1, None)) for form in (word, word + "s")), key=itemgetter(0))[1]
