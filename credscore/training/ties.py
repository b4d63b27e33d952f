"""Groups that must stay together: those that are tied are one."""

from __future__ import annotations


class Ties:
    """Names of groups. Tied ones, also by way of others, have one name: the first of theirs in the order of the alphabet."""

    def __init__(self) -> None:
        self._called: dict[str, str] = {}

    def name(self, group: str) -> str:
        """What a group is called."""
        while (next_ := self._called.get(group, group)) != group:
            self._called[group] = self._called.get(next_, next_)  # half the way for whoever asks next: long chains of groups stay cheap
            group = self._called[group]
        return group

    def tie(self, one: str, other: str) -> None:
        first, second = sorted((self.name(one), self.name(other)))
        if first != second:
            self._called[second] = first
