"""Whom "he" and "she" mean: the people that a text has in view, the one named last in front.

Runs only when a report is built.
"""

from __future__ import annotations

from itertools import islice

from credscore.evidence.naming.people import People

_ASKED = 12  # people who are asked first whether they are meant


class InView:
    """People in the order in which they were named last."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._order: dict[str, None] = {}  # the one in view last stands last
        self._waiting: list[str] = []  # names as they came, since `_by_sex` was brought up to date
        self._heard: dict[str, dict[str, int]] = {}  # how often people of whom nothing else tells it were "he" and "she"
        self._by_sex: dict[str, dict[str, None]] = {"he": {}, "she": {}}
        self._somebody = False  # a role that no name is known for stands nearer than any name

    def see(self, name: str) -> None:
        """Somebody is named."""
        self._somebody = False
        self._order.pop(name, None)
        self._order[name] = None
        self._waiting.append(name)

    def see_somebody(self) -> None:
        """A role is a source, and the text does not say whose it is: "the actress said"."""
        self._somebody = True

    def see_beside(self, name: str) -> None:
        """Somebody is named second in a sentence: less in view than its subject."""
        subject = self.last()
        self.see(name)
        if subject is not None:
            self.see(subject)

    def last(self) -> str | None:
        return next(reversed(self._order), None)

    def only(self) -> str | None:
        """Who is meant where the text has named nobody else."""
        return self.last() if len(self._order) == 1 else None

    def meant_by(self, pronoun: str) -> str | None:
        """The last of those in view who may be "he" or "she"; of whom the text does not say which, only the very last."""
        last = self.last()
        for name in islice(reversed(self._order), _ASKED):
            sex = self._people.sex(name)
            if sex == pronoun:
                return name
            if sex is None and name == last and not self._somebody and self._may_be(name, pronoun):
                return name
        return self._before(pronoun) if len(self._order) > _ASKED else None

    def _may_be(self, name: str, pronoun: str) -> bool:
        """Whether somebody of whom nothing else tells the sex may be meant: who was "he" twice is no "she" further on."""
        heard = self._heard.setdefault(name, {"he": 0, "she": 0})
        if 2 * heard[pronoun] < sum(heard.values()) - 1:
            return False
        heard[pronoun] += 1
        return True

    def _before(self, pronoun: str) -> str | None:
        """The last man or woman, however many people were in view since: each is taken in once, so that long texts take no longer."""
        for name in self._waiting:
            sex = self._people.sex(name)
            if sex is not None:
                self._by_sex[sex].pop(name, None)
                self._by_sex[sex][name] = None
        self._waiting.clear()
        return next(reversed(self._by_sex[pronoun]), None)
