"""Regular expressions that are compiled when they are first used: most articles need none of them, and start-up is short."""

from __future__ import annotations

import re
from typing import Any


class LazyPattern:
    """Behaves like the `re.Pattern` of its text and flags; compiled on first use."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        # reached only for what is not an attribute of this class: the methods of a pattern
        if name.startswith("__"):
            raise AttributeError(name)
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        method = getattr(self._compiled, name)
        setattr(self, name, method)  # the next call goes straight to it
        return method


def lazy(pattern: str, flags: int = 0) -> LazyPattern:
    """A pattern that is compiled on first use."""
    return LazyPattern(pattern, flags)
