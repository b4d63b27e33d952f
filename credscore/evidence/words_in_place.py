"""Words of a buffer with what stands around them, and the questions that all rules ask of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.lexicon import Lexicon
from credscore.evidence.matcher import Matches
from credscore.text.buffer import Buffer
from credscore.text.sentences import Sentences
from credscore.text.tokens import Tokens


@dataclass(slots=True)
class Words:
    """Arrays over the n tokens of a buffer, before anybody knows its verbs and clauses.

    name : bool, the token looks like (a part of) a proper name, judged by form and position only.
    leads : bool, first token of a sentence, also the one behind the list mark that it begins with ("3. Experts", "a) Experts").
    back : int8 (n + 1,), 1 where a token stands in front of token i in its sentence, else 0.
    gap, gap_after : uint16 (n + 1,), bits of the punctuation in front of token i that belongs to its own sentence, and of that behind
    token i - 1 that belongs to the sentence of token i - 1. They differ at the first tokens of sentences only: there what closes
    one sentence (or one article) must not be read as opening the next.
    """

    buffer: Buffer
    tokens: Tokens
    sentences: Sentences
    lexicon: Lexicon
    matches: Matches
    name: np.ndarray
    leads: np.ndarray
    back: np.ndarray
    gap: np.ndarray
    gap_after: np.ndarray

    def mask(self, *names: str) -> np.uint64:
        return self.lexicon.masks[names]

    def has(self, *names: str) -> np.ndarray:
        """Dense bool (n,): tokens in any of the word classes."""
        flags, key = self.matches.flags, ("class", names)
        return flags.ask(key) if flags.knows(key) else flags.ask(key, (self.lexicon.classes_of & self.lexicon.mask(names)) != 0)

    def are(self, *words: str) -> np.ndarray:
        """Dense bool (n,): tokens that are one of `words`."""
        flags = self.matches.flags
        return flags.ask(words) if flags.knows(words) else flags.ask(words, self.lexicon.words_among(words))

    def where_are(self, *words: str) -> np.ndarray:
        """int64: the tokens that are one of a few seldom `words`, in order."""
        return self.matches.flags.places(words, lambda: self.lexicon.words_among(words))

    def where_has(self, *names: str) -> np.ndarray:
        """int64: the tokens in any of some word classes with few words, in order."""
        return self.matches.where_has(self.lexicon, *names)

    def is_word(self, at: np.ndarray, *words: str) -> np.ndarray:
        """Which tokens `at` are one of `words`."""
        if len(words) == 1:
            return self.matches.word.equal_to(self.lexicon.codes[words], at)
        return self.matches.word.found_in(self.lexicon.word_tables[words], at)

    def in_class(self, at: np.ndarray, *names: str) -> np.ndarray:
        """Which tokens `at` are in any of the word classes."""
        return self.matches.classes.found_in(self.lexicon.class_tables[names], at)

    def ends_in(self, at: np.ndarray, *endings: str) -> np.ndarray:
        """bool: which tokens end in any of some few small letters: "ed", "s"."""
        data, end = self.buffer.data, self.tokens.end.take(at)
        found = []
        for ending in endings:
            same = data.take(end - 1) == ord(ending[-1])
            for k, letter in enumerate(ending[-2::-1], 2):
                same &= data.take(end - k) == ord(letter)
            found.append(same)
        return np.asarray(np.logical_or.reduce(found)) if len(found) > 1 else found[0]

    def before(self, at: np.ndarray) -> np.ndarray:
        """The token in front of each token, where one stands there in its sentence; else the token itself."""
        return np.asarray(at - self.back.take(at))

    def behind(self, at: np.ndarray) -> np.ndarray:
        """The token behind each token, where one stands there in its sentence; else the token itself."""
        return np.asarray(at + self.back[1:].take(at))

    def around(self, at: np.ndarray, low: int, high: int) -> tuple[np.ndarray, np.ndarray]:
        """The tokens from `low` places behind each token on, up to `high` and without that, kept in the buffer; and bool, which of them stand in its
        sentence: what lies outside the buffer does not. Both (m, k). Negative places are in front: -1 to -4 are three, the nearest first."""
        there = at[:, None] + np.arange(low, high, 1 if low < high else -1)
        near = np.minimum(np.maximum(there, 0), len(self.tokens) - 1)
        return near, (self.sentences.of_token[near] == self.sentences.of_token[at][:, None]) & (near == there)
