"""Companies, councils, parties: the bodies that an article has named, which of them a word points at and which one spoke last.

Runs only when a report is built.
"""

from __future__ import annotations

from operator import itemgetter


class Bodies:
    """Bodies in the order in which they are named."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._words: dict[str, tuple[int, str]] = {}  # a word -> the number of the last body that has it in its name, that name
        self._indexed = 0  # bodies whose words are there
        self._spoke: str | None = None
        self._speaking: str | None = None  # the same, unless a person spoke since
        self._unknown = False  # the last to speak was a body without a name

    def see(self, name: str) -> None:
        """A body is named."""
        self._names.append(name)
        self._unknown = False

    def hear(self, name: str) -> None:
        """A body is named as a source."""
        self.see(name)
        self._spoke = self._speaking = name

    def hear_unknown(self) -> None:
        """A body without a name is a source: "the supermarket said"."""
        self._unknown = True

    def interrupt(self) -> None:
        """A person is named as a source."""
        self._speaking = None

    def last(self) -> str | None:
        return self._names[-1] if self._names else None

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
