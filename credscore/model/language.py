"""Which texts can be read at all; how much of one is in another language, or in capitals: what stands there is read as English, and wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from credscore.model.grid import in_runs

if TYPE_CHECKING:
    from credscore.evidence.context import Context
    from credscore.model.view import View

# Two sentences in a row with fewer function words than this among their other words, but for names. Of 6,580 English articles five have a fifth
# of their words in such (headlines in a row, the markup of tweets); texts of a dozen other languages have nearly all.
_SHARE = 0.15
_FEWEST, _ALONE = 14, 20  # words other than names in two sentences, and in one: in fewer chance may leave them out
_NAMES = 0.5  # line-ups have few function words, too, and more than this share of capitals
_OF_ITS_OWN = 0.25  # a sentence with more of them is English beside another language
_CAPITALS = 0.6  # of the words of an article; one letter is none


def _poor(size: np.ndarray, plain: np.ndarray, function: np.ndarray, small: np.ndarray, fewest: int) -> np.ndarray:
    """Which stretches of so many words have too few function words for English. small : words without a capital."""
    return np.asarray((function < _SHARE * plain) & (plain >= fewest) & (small >= _NAMES * size))


def foreign_words(view: View, article: np.ndarray, plain: np.ndarray, function: np.ndarray) -> np.ndarray:
    """(s,) words of the sentences that do not read like English, 0 for all others.

    article : (s,) whose they are. plain : (s,) words outside names. function : (s,) words like "the" and "of".
    """
    plain = np.maximum(plain, view.size / 2)
    each = view.size, plain, function, view.size - view["upper"]
    size, plain_two, function_two, small = (x[1:] + x[:-1] for x in each)
    pairs = (article[1:] == article[:-1]) & _poor(size, plain_two, function_two, small, _FEWEST)
    poor = _poor(*each, fewest=_ALONE)
    poor[1:] |= pairs
    poor[:-1] |= pairs
    return np.asarray(view.size * (poor & (function < _OF_ITS_OWN * plain)))


def readable(words: np.ndarray, plain: np.ndarray, function: np.ndarray, foreign: np.ndarray, settings: dict[str, Any]) -> np.ndarray:
    """uint8 (a,) of articles: 0 for one that can be scored, 1 for one that is too short, 2 for one that is not English.

    (a,) words of each, see `signals.Counts`. settings : of a model.
    """
    status = np.zeros(len(words), np.uint8)
    status[words < settings["min_words"]] = 1
    # Names say nothing of the language, and a sports report may be half names: the share is one of the other words, or of half of all.
    # (Of 2,200 news articles none has less than 0.21; twelve short texts in other languages have 0.17 at most.)
    status[(words >= 8) & (function < settings["min_function_words"] * np.maximum(plain, words / 2))] = 2
    status[(words >= settings["min_words"]) & (foreign > words / 2)] = 2
    return status


def capital_words(ctx: Context, view: View, article: np.ndarray, count: int) -> np.ndarray:
    """(count,) words in capitals of the articles that are mostly in capitals, 0 for all others."""
    words = np.bincount(article, view.size, count)
    # a word in capitals has a capital: most articles need no further look
    few = np.bincount(article, view["upper"], count) > _CAPITALS * words
    if not few.any():
        return np.zeros(count)
    found = np.bincount(article, in_runs(ctx.tokens.all_upper, view.first), count)
    return np.asarray(found * (few & (found > _CAPITALS * words)))
