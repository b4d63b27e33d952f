"""Companies, councils, parties: the bodies that an article has named, which of them a word points at and which one spoke last.

Runs only when a report is built.
"""

from __future__ import annotations

from operator import itemgetter

from credscore.evidence.naming.firms import is_house, is_office, may_be_firm, may_speak


class Bodies:
    """Bodies in the order in which they are named."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._firm: str | None = None  # the firm that spoke last or was told of
        self._house: str | None = None  # what may be one, told of
        self._firm_spoke = False  # a firm has spoken
        self._office: str | None = None
        self._last: str | None = None  # of those that may speak
        self._words: dict[str, tuple[int, str]] = {}  # a word -> the number of the last body that has it in its name, that name
        self._indexed = 0  # bodies whose words are there
        self._spoke: str | None = None
        self._speaking: str | None = None  # the same, unless a person spoke since
        self._unknown = False  # the last to speak was a body without a name

    def see(self, name: str) -> None:
        """A body is named."""
        self._names.append(name)
        self._unknown = False
        if may_speak(name):
            self._last = name
        if is_office(name):
            self._office = name
        if is_house(name):
            self._house = name

    def see_firm(self, name: str, told_of: bool) -> None:
        """What may be a firm is named. told_of : its sentence is about it."""
        if told_of or not self._firm_spoke:
            self._firm = name

    def hear(self, name: str) -> None:
        """A body is named as a source."""
        self.see(name)
        self._spoke = self._speaking = name
        self._last = name
        if is_office(name, heard=True):
            self._office = name
        if may_be_firm(name) and not is_house(name):
            self._firm = name
            self._firm_spoke = True

    def hear_unknown(self) -> None:
        """A body without a name is a source: "the supermarket said"."""
        self._unknown = True

    def interrupt(self) -> None:
        """A person is named as a source."""
        self._speaking = None

    def last(self) -> str | None:
        return self._last

    def office(self) -> str | None:
        return self._office

    def firm(self) -> str | None:
        return self._firm or self._house

    def it(self) -> str | None:
        return None if self._unknown else self._spoke or self.last()

    def they(self) -> str | None:
        return self._speaking

    def with_word(self, word: str) -> str | None:
        """The body named last that has a word, or its plural, in its name."""
        for k in range(self._indexed, len(self._names)):
            for part in self._names[k].split():
                self._words[part.lower()] = k, self._names[k]
        self._indexed = len(self._names)
        return max((self._words.get(form, (-1, None)) for form in (word, word + "s")), key=itemgetter(0))[1]
