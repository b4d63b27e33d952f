"""An article read from its beginning to its end: the names in it, and who and what is in view at the place that is read.

Runs only when a report is built.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from credscore.evidence.lazy import lazy
from credscore.evidence.naming.bodies import Bodies
from credscore.evidence.naming.in_view import InView
from credscore.evidence.naming.people import Mention, People
from credscore.evidence.naming.run_words import BODY, PERSON

CALLED = lazy(r" (?:magazine|newspaper|tabloid|weekly|website|trade paper|broadcaster)\b")
_OUTLETS = frozenset((" m", " n", " t", " w", " b"))  # what CALLED begins with


@dataclass(slots=True)
class Phrase:
    """A source phrase of one article: its characters (empty where the cue has none), type, cue and the start of its sentence."""

    start: int
    end: int
    type: int
    carried: bool
    cue: int
    cue_end: int
    sentence: int


class Reading:
    """One article, read on as far as it is asked about. view, bodies, outlet: who and what is named up to there, `outlet` the last one;
    passed: how many names."""

    def __init__(
        self, text: str, runs: list[tuple[int, int]], said: list[tuple[int, int]], sentences: list[int], quotes: list[tuple[int, int]]
    ) -> None:
        """runs: character ranges of all runs of names in the article, in order. said: the phrases that verbs of speech have for a source.
        sentences: where sentences begin. quotes: ranges of quotations: who is named inside one is not who speaks next."""
        self.text = text
        self.people = People(text, runs, said)
        self.starts = [m.start for m in self.people.mentions]
        self.view = InView(self.people)
        self.bodies = Bodies(self.people, sentences)
        self.outlet: str | None = None
        self.passed = 0
        self._at = 0  # the text is read up to here
        self._sentences = sentences
        self._quotes = [start for start, _ in quotes], [end for _, end in quotes]
        self._seen_in = -1  # the sentence whose subject is in view

    def read_up_to(self, at: int) -> None:
        if at <= self._at:
            return
        stop = bisect_left(self.starts, at, self.passed)
        some = self.people.mentions[self.passed : stop]
        self.passed = max(self.passed, stop)
        self._at = self.starts[self.passed] if self.passed < len(self.starts) else len(self.text)
        text, known, leans, view = self.text, self.people.known, self.people.leans, self.view
        for m in some:
            if text[m.end : m.end + 2] in _OUTLETS and CALLED.match(text[m.end : m.end + 12]):
                self.outlet = m.name  # "Spangle magazine"
            if m.kind == PERSON:
                if not m.owner and m.name in known and not self._quoted(m.start) and not leans(m):
                    here = bisect_right(self._sentences, m.start)
                    if here == self._seen_in:
                        view.see_beside(m.name)
                    else:
                        view.see(m.name)
                    self._seen_in = here
            elif m.kind == BODY and not leans(m):
                self.bodies.see(m.name)

    def between(self, start: int, end: int) -> list[Mention]:
        """The names that lie between two places of the text, read or not."""
        low = bisect_left(self.starts, start)
        return [m for m in self.people.mentions[low : bisect_left(self.starts, end)] if m.end <= end + 1]

    def _quoted(self, at: int) -> bool:
        k = bisect_right(self._quotes[0], at) - 1
        return k >= 0 and at < self._quotes[1][k]
