"""The part of a model that scores whole articles: learned from rated articles, lent by a base model, or the mean of the claims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from credscore.model.article_features import ARTICLE_FEATURES, WORDING_AT
from credscore.model.bundle import OPTIONAL
from credscore.model.heads import widening
from credscore.model.wording import BUCKETS
from credscore.training.article_head import Words, common_words, held_weights, whole_head
from credscore.training.folds import FOLDS
from credscore.training.interval import GUESS, conformal, words_in
from credscore.training.phrases import ngram_counts, two_labels
from credscore.training.prepare import Prepared, own_ratings

if TYPE_CHECKING:
    import scipy.sparse as sp

FEWEST_ARTICLES = 10  # with a rating or a label; fewer teach nothing
_FEWEST_IN_FOLDS = 8  # left to learn from in cross-validation


@dataclass(slots=True)
class ArticlePart:
    """weights : (article features + 1,), the intercept last. mean : (article features,). interval : see `conformal`. word_weights : (BUCKETS,).

    optional : arrays that not every model has. oof : (a,) scores out of fold, nan where there are none. notes : for the card.
    """

    weights: np.ndarray
    mean: np.ndarray
    interval: np.ndarray
    word_weights: np.ndarray
    optional: dict[str, np.ndarray]
    oof: np.ndarray
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Material:
    """What the head learns from. matrix : (a, article features). words : of all examples. phrases : (a, n-grams), or None. judged : bool (a,).

    held : weights that are not learned, see `held_weights`.
    """

    matrix: np.ndarray
    words: Words
    phrases: sp.csr_matrix | None
    judged: np.ndarray
    held: np.ndarray


def article_part(
    p: Prepared,
    matrix: np.ndarray,
    off: np.ndarray,
    folds: np.ndarray,
    seed: int,
    base: dict[str, np.ndarray] | None,
    say: Callable[[str], None],
) -> ArticlePart:
    """matrix : (a, article features) from out-of-fold ratings. off : bool (article features,), those to leave out. folds : (a,) int."""
    judged = ~np.isnan(p.article_rating)
    if judged.sum() >= FEWEST_ARTICLES:
        words, phrases = _wording(p, off, say)
        return _learned(p, _Material(matrix, words, phrases, judged, held_weights(matrix[judged], off)), folds, seed, base)
    return _mean_of_claims(matrix) if base is None else _lent(base, len(matrix))


def _wording(p: Prepared, off: np.ndarray, say: Callable[[str], None]) -> tuple[Words, sp.csr_matrix | None]:
    """Words of the examples, and their phrases where there are two labels to learn them from; words without rates where they may not count."""
    words = common_words(p)
    if off[WORDING_AT]:
        words.rates[:] = 0.0
    phrases = ngram_counts(p) if two_labels(p) and not off[WORDING_AT] else None
    if phrases is not None:
        say("learning phrases from two labels")
        words.rates[:] = 0.0  # single words are phrases, too
    return words, phrases


def _learned(p: Prepared, given: _Material, folds: np.ndarray, seed: int, base: dict[str, np.ndarray] | None) -> ArticlePart:
    judged, words, phrases = given.judged, given.words, given.phrases
    oof = _out_of_fold(p, given, folds, seed)
    weights, points, learned = whole_head(p, given.matrix, words, phrases, given.held, judged, seed)
    mean = given.matrix[judged].mean(axis=0)
    mean[WORDING_AT] = (words.rates[judged] @ points[: len(words.buckets)]).mean()
    word_weights = np.zeros(BUCKETS)
    word_weights[words.buckets] = points[: len(words.buckets)]
    optional: dict[str, np.ndarray] = {}
    notes = []
    if learned is not None and phrases is not None:
        optional = learned.arrays(phrases[judged], points[-1])
        notes.append(
            f"Phrases of up to three words (names, numbers and words for somebody's sex masked) were learned from {judged.sum()} articles."
        )
        mean[WORDING_AT] += (learned.answer(phrases[judged]) * points[-1]).mean()
    truth = own_ratings(p)
    rated = int((~np.isnan(truth)).sum())
    if 0 < rated < judged.sum():
        notes.append(
            f"{judged.sum() - rated:,} articles with a label count as rated 0 or 100 beside {rated:,} with a rating, which draws scores to the ends: "
            "compare with a model of the rated ones alone." + (" The interval rests on ratings only." if rated >= FEWEST_ARTICLES else "")
        )
    if rated < FEWEST_ARTICLES:
        interval = GUESS if base is None else base["interval"]
        few = f", and {rated} {'rating is' if rated == 1 else 'ratings are'} too few to measure that" if rated else ""
        notes.append(
            f"Two labels tell the ends of the scale, not how far a score may be off{few}: "
            + ("the interval is a guess of ±25." if base is None else "the interval is the base model's.")
        )
    else:
        interval = conformal(oof, truth, widening(words_in(p)))
    return ArticlePart(weights, mean, interval, word_weights, optional, oof, notes)


def _out_of_fold(p: Prepared, given: _Material, folds: np.ndarray, seed: int) -> np.ndarray:
    """(a,) the score of each article by a head that has not seen its fold, nan where too few are left to learn from."""
    words, phrases = given.words, given.phrases
    oof = np.full(len(given.matrix), np.nan)
    for k in range(FOLDS):
        train, test = given.judged & (folds != k), folds == k
        if train.sum() < _FEWEST_IN_FOLDS or not test.any():
            continue
        head, points, learned = whole_head(p, given.matrix, words, phrases, given.held, train, seed)
        said = given.matrix[test] @ head[:-1] + head[-1] + words.rates[test] @ points[: len(words.buckets)]
        if learned is not None and phrases is not None:
            said += learned.answer(phrases[test]) * points[-1]
        oof[test] = np.clip(said, 0, 100)
    return oof


def _lent(base: dict[str, np.ndarray], articles: int) -> ArticlePart:
    return ArticlePart(
        base["article_weights"],
        base["article_mean"],
        base["interval"],
        base["word_weights"],
        {name: base[name] for name in OPTIONAL if name in base},
        np.full(articles, np.nan),
        [f"Fewer than {FEWEST_ARTICLES} rated articles: the article head is the base model's."],
    )


def _mean_of_claims(matrix: np.ndarray) -> ArticlePart:
    weights = np.zeros(len(ARTICLE_FEATURES) + 1)
    weights[ARTICLE_FEATURES.index("mean rating of claims")] = 25.0
    note = "No rated articles: the article score is the mean of its sentences, its interval is a guess of ±25."
    return ArticlePart(weights, matrix.mean(axis=0), GUESS, np.zeros(BUCKETS), {}, np.full(len(matrix), np.nan), [note])
