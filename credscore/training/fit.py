"""Fits all heads under grouped cross-validation and puts them together as the plain arrays of a model."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from credscore.errors import LabelError
from credscore.model.article_features import ARTICLE_FEATURES, article_matrix, distinct_sources
from credscore.model.claims import makes_claim
from credscore.model.groups import left_out
from credscore.model.heads import expected_rating
from credscore.model.threads import in_one_thread
from credscore.schema import BANDS
from credscore.training.article_part import FEWEST_ARTICLES, article_part
from credscore.training.enough import check_amount
from credscore.training.folds import FOLDS, fold_of_groups, kept_together
from credscore.training.phrases import only_labels
from credscore.training.prepare import Prepared
from credscore.training.sentence_heads import MIN_RATED, learns_ratings, lone_sentences, predict, sentence_heads

# min_words: the score of an excerpt agrees the better with that of the whole the longer it is, without a break. From fifty words on an
# interval as long articles have it holds the whole clearly more often than not (59 times of 100, 52 with forty words; first words and random
# places, other people's articles and ours; benchmarks/excerpts.py), and heads.widening makes it hold more often.
SETTINGS: dict[str, Any] = {"claim_threshold": 0.5, "min_words": 50, "min_claims": 2, "min_function_words": 0.2, "bands": BANDS}


@dataclass(slots=True)
class Fitted:
    """arrays and settings of a model, and the out-of-fold predictions that its metrics are computed from.

    oof_expected, oof_claim : (s,), nan where not predicted. oof_chances : (s, 5). oof_article : (a,). folds : (a,) int.
    """

    arrays: dict[str, np.ndarray]
    settings: dict[str, Any]
    oof_chances: np.ndarray
    oof_expected: np.ndarray
    oof_claim: np.ndarray
    oof_article: np.ndarray
    folds: np.ndarray
    notes: list[str] = field(default_factory=list)


def claims_of(p: Prepared, chance: np.ndarray, threshold: float) -> np.ndarray:
    """bool (s,): which sentences of all examples claim something."""
    parts, at = [], 0
    for view, _, _ in p.views:
        parts.append(makes_claim(view, chance[at : at + view.count], threshold))
        at += view.count
    return np.concatenate(parts) if parts else np.zeros(0, bool)


def article_rows(p: Prepared, chances: np.ndarray, claim: np.ndarray) -> np.ndarray:
    """(a, article features) of all examples from predictions for all their sentences; claim : bool (s,)."""
    parts = []
    at = 0
    for view, _, _ in p.views:
        n = view.count
        here = chances[at : at + n]
        parts.append(article_matrix(view, expected_rating(here), here, claim[at : at + n], distinct_sources(view)))
        at += n
    return np.concatenate(parts) if parts else np.zeros((0, len(ARTICLE_FEATURES)))


def best_threshold(truth: np.ndarray, chance: np.ndarray) -> float:
    """The threshold with the highest F1 of `truth`, among 0.20 … 0.80."""
    best, at = -1.0, 0.5
    for t in np.arange(0.2, 0.81, 0.02):
        found = chance >= t
        score = 2 * (found & truth).sum() / max(found.sum() + truth.sum(), 1)
        if score > best + 1e-9:
            best, at = score, float(round(t, 2))
    return at


@in_one_thread
def fit(
    p: Prepared,
    seed: int = 0,
    base: dict[str, np.ndarray] | None = None,
    base_settings: dict[str, Any] | None = None,
    progress: Callable[[str], None] | None = None,
    without: Iterable[str] = (),
) -> Fitted:
    """Fit all heads. base: arrays of a model whose heads stand in where the examples have no such labels.

    without : groups of features (credscore.model.groups) that get no weight; heads that `base` lends keep theirs.
    Raises LabelError when there is nothing to learn from, UsageError for a group that does not exist.
    """
    off, off_article = left_out(without)
    if off.any():
        # a column that does not vary gets no weight from any of the fits
        p = replace(p, x=np.where(off, 0.0, p.x))
    rated = ~np.isnan(p.rating)
    _check_labels(p, rated, base)
    say = progress or (lambda _message: None)
    together = kept_together(p, seed)
    folds = fold_of_groups(together, seed)
    chances, claim = _out_of_fold(p, folds, base, say)
    say("fitting on all examples")
    weights, bias = sentence_heads(p, np.ones(len(p.x), bool), base)
    settings = dict(SETTINGS if base_settings is None else base_settings)
    if (p.claim == 0).sum() >= MIN_RATED:
        known = p.claim >= 0
        settings["claim_threshold"] = round(1 - best_threshold(p.claim[known] == 0, 1 - claim[known]), 2)
    if (~np.isnan(p.article_rating)).sum() >= FEWEST_ARTICLES:
        settings["scale"] = "labels" if only_labels(p) else "ratings"
    matrix = np.where(off_article, 0.0, article_rows(p, chances, claims_of(p, claim, settings["claim_threshold"])))
    whole = article_part(p, matrix, off_article, folds, seed, base, say)
    arrays = {
        "sentence_weights": weights,
        "sentence_bias": bias,
        "sentence_mean": p.x[rated].mean(axis=0) if rated.any() else (base or {})["sentence_mean"],
        "article_weights": whole.weights,
        "article_mean": whole.mean,
        "interval": whole.interval,
        "word_weights": whole.word_weights,
        **whole.optional,
    }
    notes = list(whole.notes)
    if together is not p.group:
        notes.append(f"Cross-validation held out whole files, each as a writer of its own: there are more than {FOLDS}.")
    if learns_ratings(p, np.ones(len(p.x), bool)):
        if lone_sentences(p):
            notes.append("Ratings were learned from sentences by themselves: figures for such say nothing of sentences in articles.")
        if base is not None and (~np.isnan(p.article_rating)).sum() < FEWEST_ARTICLES:
            notes.append("How far its scores of articles are right was not measured: the interval is the base model's, and may be too narrow here.")
    return Fitted(arrays, settings, chances, expected_rating(chances), claim, whole.oof, folds, notes)


def _check_labels(p: Prepared, rated: np.ndarray, base: dict[str, np.ndarray] | None) -> None:
    """Raise LabelError when there is nothing to learn from. rated : bool (s,)."""
    check_amount(p.rating, p.article_rating)
    if rated.sum() < MIN_RATED and base is None:
        raise LabelError(
            "These examples have no rated sentences, and there is no base model to take the sentence heads from.", "Give --base DIR."
        )


def _out_of_fold(
    p: Prepared, folds: np.ndarray, base: dict[str, np.ndarray] | None, say: Callable[[str], None]
) -> tuple[np.ndarray, np.ndarray]:
    """Chances (s, 5) and chances of a claim (s,) of all sentences, by heads that have not seen their fold. folds : (a,) int."""
    chances, claim = np.full((len(p.x), 5), np.nan), np.full(len(p.x), np.nan)
    for k in range(FOLDS):
        say(f"cross-validation: fold {k + 1} of {FOLDS}")
        test = folds[p.owner] == k
        if test.any():
            weights, bias = sentence_heads(p, ~test, base)
            chances[test], claim[test] = predict(p, weights, bias, test)
    return chances, claim
