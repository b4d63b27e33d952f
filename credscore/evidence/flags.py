"""Yes-or-no questions about words, answered for every token of a buffer at once.

A question ("is it a preposition or an auxiliary?") is one bit of a table over word ids. Eight questions share a byte, so that one look
for every token answers eight of them; masks over the 64 class bits of every token would read and write eight times as much for one.
Where only the places of seldom words are wanted, the tokens that are any of such words are found once, and each question is asked of those.
Words that are one in a hundred do not belong there: they would cost all other such questions what they spare one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock

import numpy as np

from credscore.text.tokens import scattered

_ADDING = Lock()  # two threads must not take the same bit


class Questions:
    """The questions that were asked of one lexicon so far. tables : uint8 (codes,) arrays, eight questions each."""

    def __init__(self, codes: int) -> None:
        self._codes = codes
        self.tables: list[np.ndarray] = []
        self.places: dict[Hashable, tuple[int, int]] = {}  # question -> number of its table, bit

    def add(self, key: Hashable, table: np.ndarray) -> tuple[int, int]:
        """Place of a question. table : bool over word ids, False for id 0; ids past its end answer no."""
        with _ADDING:
            if key not in self.places:
                number, bit = divmod(len(self.places), 8)
                # never written in place: who has looked things up in the older table knows that this bit is new
                new = self.tables[number].copy() if bit else np.zeros(self._codes, np.uint8)
                new[: len(table)] |= table.astype(np.uint8) << bit
                self.tables[number:] = [new]
                self.places[key] = number, bit
        return self.places[key]

    def __reduce__(self) -> tuple[type, tuple[int]]:
        return type(self), (self._codes,)  # asked anew where it is unpickled


class SeldomQuestions(Questions):
    """Questions about seldom words. words : bool (codes,), all words that any of them is about."""

    def __init__(self, codes: int) -> None:
        super().__init__(codes)
        self.words = np.zeros(codes, bool)

    def add(self, key: Hashable, table: np.ndarray) -> tuple[int, int]:
        """As in `Questions`; its words are known before it is: nobody must ask and miss some."""
        with _ADDING:
            words = self.words.copy()  # never written in place, as above
            words[: len(table)] |= table
            self.words = words
        return super().add(key, table)


class Answers:
    """Answers for some tokens. code : their word ids."""

    __slots__ = ("_questions", "_seen", "code")

    def __init__(self, questions: Questions, code: np.ndarray) -> None:
        self.code = code
        self._questions = questions
        self._seen: dict[int, tuple[np.ndarray, np.ndarray]] = {}

    def knows(self, key: Hashable) -> bool:
        return key in self._questions.places

    def ask(self, key: Hashable, table: np.ndarray | None = None) -> np.ndarray:
        """bool (n,), the caller's own. table : the question as in `Questions.add`, needed where it is new."""
        place = self._questions.places.get(key)
        if place is None:
            assert table is not None
            place = self._questions.add(key, table)
        number, bit = place
        source = self._questions.tables[number]
        seen = self._seen.get(number)
        if seen is None or seen[0] is not source:
            seen = self._seen[number] = source, source.take(self.code, mode="clip")
        out = seen[1] & np.uint8(1 << bit)
        return np.not_equal(out, 0, out=out.view(bool))  # in place: one array to go through instead of two

    def change(self, at: np.ndarray, code: np.ndarray | int) -> None:
        """Take tokens for other words; 0 stands for one that is in no lexicon."""
        self.code[at] = code
        for source, answers in self._seen.values():
            answers[at] = source[code]


class Flags(Answers):
    """Answers for all tokens of one buffer. code : int64 (n,), word ids; outlets of several words have ids past those of the words."""

    __slots__ = ("_at", "_few", "_seldom", "_words")

    def __init__(self, questions: Questions, seldom: SeldomQuestions, code: np.ndarray) -> None:
        super().__init__(questions, code)
        self._seldom = seldom
        self._words = seldom.words  # the words that `_at` are the places of
        self._at: np.ndarray = code[:0]
        self._few: Answers | None = None  # for these places

    def places(self, key: Hashable, table: Callable[[], np.ndarray]) -> np.ndarray:
        """int64: tokens for which the answer is yes, in order. For seldom words only: all of them are looked at for each question."""
        if key not in self._seldom.places:
            self._seldom.add(key, table())
        if self._few is None or self._words is not self._seldom.words:
            self._words = self._seldom.words
            self._at = scattered(self._words.take(self.code, mode="clip"))
            self._few = Answers(self._seldom, self.code.take(self._at))
        return self._at.take(self._few.ask(key).nonzero()[0])

    def change(self, at: np.ndarray, code: np.ndarray | int) -> None:
        super().change(at, code)
        if np.any(code):  # another word may be a seldom one
            self._few = None
        elif self._few is not None and len(self._at):
            number = np.searchsorted(self._at, at)
            self._few.change(number[self._at.take(number, mode="clip") == at], 0)
