"""Letters that stand for an office or a kind of people ("the CM", "a DC", "four GPs"): all capitals, and no name where no name stands beside them."""

from __future__ import annotations

from functools import partial

import numpy as np

from credscore.evidence.lexicon import Lexicon
from credscore.evidence.matcher import Matches
from credscore.evidence.word_lists import IN_LETTERS, MANY_IN_LETTERS
from credscore.text.tokens import Tokens


def read_letters(data: np.ndarray, tokens: Tokens, matches: Matches, lexicon: Lexicon, leads: np.ndarray, name: np.ndarray) -> None:
    """Takes such letters for the words they stand for where they are written as such, and leaves "7 pm", "GPS" and "Md Falk" words like any
    other; in place."""
    one, many = (matches.flags.places(words, partial(lexicon.words_among, words)) for words in (IN_LETTERS, MANY_IN_LETTERS))
    small = (data[tokens.end[many] - 1] == ord("s")) | ~tokens.all_upper[many]
    small |= _told(tokens, matches, lexicon, leads, many)
    other = np.concatenate([one[~tokens.all_upper[one]], many[~(small & tokens.all_upper[many])]])
    matches.clear(other)
    name[other] |= tokens.upper[other]
    one, many = one[tokens.all_upper[one]], many[small & tokens.all_upper[many]]
    name[one] = True
    before, further = np.maximum(one - 1, 0), np.maximum(one - 2, 0)
    article = lexicon.mask(("DET", "DEF", "POSS", "NUMBER"))
    led = ((matches.classes[before] & article) != 0) & ((matches.classes[before] & lexicon.mask(("THAT",))) == 0)  # not "shops in DC", "that GM said"
    led |= ~tokens.upper[before] & ~leads[before] & ((matches.classes[further] & article) != 0) & ((tokens.gap[before] & 0xFF) == 0)  # "the former CM"
    led &= ~leads[one] & ((tokens.gap[one] & 0xFF) == 0)
    at = np.concatenate([one[led], many[leads[many] | ~name[np.maximum(many - 1, 0)]]])
    behind = np.minimum(at + 1, len(name) - 1)
    beside = name[behind] & ~leads[behind] & ((tokens.gap[behind] & 0xFF) == 0) & (behind > at)
    beside &= ~_told(tokens, matches, lexicon, leads, at)
    name[at[~beside]] = False
    matches.clear(at[beside])  # "the CM Ines Falk", "the MD Falk Clinic"


def _told(tokens: Tokens, matches: Matches, lexicon: Lexicon, leads: np.ndarray, at: np.ndarray) -> np.ndarray:
    """bool: of these words, those with a verb in capitals behind them: "MPS SAY WEIR IS SHUT"."""
    says = np.minimum(at + 1, len(leads) - 1)
    return np.asarray(tokens.all_upper[says] & ~leads[says] & (lexicon.word_rule["attribution"][matches.word[says]] > 0))
