"""Letters that stand for an office or a kind of people ("the CM", "a DC", "four GPs"): all capitals, and no name where no name stands beside them."""

from __future__ import annotations

import numpy as np

from credscore.evidence.word_lists import IN_LETTERS, MANY_IN_LETTERS
from credscore.evidence.words_in_place import Words


def read_letters(words: Words) -> None:
    """Takes such letters for the words they stand for where they are written as such, and leaves "7 pm", "GPS" and "Md Falk" words like any
    other; in place."""
    tokens, matches, leads, name = words.tokens, words.matches, words.leads, words.name
    one, many = words.where_are(*IN_LETTERS), words.where_are(*MANY_IN_LETTERS)
    small = words.ends_in(many, "s") | ~tokens.all_upper[many] | _told(words, many)
    other = np.concatenate([one[~tokens.all_upper[one]], many[~(small & tokens.all_upper[many])]])
    matches.clear(other)
    name[other] |= tokens.upper[other]
    one, many = one[tokens.all_upper[one]], many[small & tokens.all_upper[many]]
    name[one] = True
    before, further = np.maximum(one - 1, 0), np.maximum(one - 2, 0)
    article = ("DET", "DEF", "POSS", "NUMBER")
    led = words.in_class(before, *article) & ~words.in_class(before, "THAT")  # not "shops in DC", "that GM said"
    led |= ~tokens.upper[before] & ~leads[before] & words.in_class(further, *article) & ((tokens.gap[before] & 0xFF) == 0)  # "the former CM"
    led &= ~leads[one] & ((tokens.gap[one] & 0xFF) == 0)
    at = np.concatenate([one[led], many[leads[many] | ~name[np.maximum(many - 1, 0)]]])
    behind = np.minimum(at + 1, len(name) - 1)
    beside = name[behind] & ~leads[behind] & ((tokens.gap[behind] & 0xFF) == 0) & (behind > at)
    beside &= ~_told(words, at)
    name[at[~beside]] = False
    matches.clear(at[beside])  # "the CM Ines Falk", "the MD Falk Clinic"


def _told(words: Words, at: np.ndarray) -> np.ndarray:
    """bool: of these words, those with a verb in capitals behind them: "MPS SAY WEIR IS SHUT"."""
    says = words.behind(at)
    return np.asarray(words.tokens.all_upper[says] & (says > at) & (words.lexicon.word_rule["attribution"][words.matches.word[says]] > 0))
