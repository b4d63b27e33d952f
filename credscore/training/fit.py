"""Fits all heads under grouped cross-validation and puts them together as the plain arrays of a model."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from credscore.errors import LabelError
from credscore.model.article_features import ARTICLE_FEATURES, WORDING_AT, article_matrix, distinct_sources
from credscore.model.bundle import OPTIONAL
from credscore.model.claims import makes_claim
from credscore.model.groups import left_out
from credscore.model.heads import expected_rating, widening
from credscore.model.threads import in_one_thread
from credscore.model.wording import BUCKETS
from credscore.training.article_head import held_weights, whole_head, words_of
from credscore.training.folds import FOLDS, fold_of_groups, kept_together
from credscore.training.interval import GUESS, conformal, words_in
from credscore.training.phrases import counted, only_labels, two_labels
from credscore.training.prepare import Prepared
from credscore.training.sentence_heads import MIN_RATED, predict, sentence_heads

BANDS = [[0, "rumour"], [20, "weak"], [45, "mixed"], [70, "mostly reliable"], [90, "reliable"]]
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
    s, a = len(p.x), len(p.articles)
    rated = ~np.isnan(p.rating)
    judged = ~np.isnan(p.article_rating)
    if rated.sum() < MIN_RATED and judged.sum() < 10:
        raise LabelError(
            f"Only {int(rated.sum())} rated sentences and {int(judged.sum())} rated articles: too little to learn from.",
            f"Give at least {MIN_RATED} sentences or 10 articles.",
        )
    if rated.sum() < MIN_RATED and base is None:
        raise LabelError(
            "These examples have no rated sentences, and there is no base model to take the sentence heads from.", "Give --base DIR."
        )
    say = progress or (lambda _message: None)
    folds = fold_of_groups(kept_together(p), seed)
    fold_of_sentence = folds[p.owner]
    chances, claim = np.full((s, 5), np.nan), np.full(s, np.nan)
    for k in range(FOLDS):
        say(f"cross-validation: fold {k + 1} of {FOLDS}")
        test = fold_of_sentence == k
        if not test.any():
            continue
        weights, bias = sentence_heads(p, ~test, base)
        chances[test], claim[test] = predict(p, weights, bias, test)
    say("fitting on all examples")
    weights, bias = sentence_heads(p, np.ones(s, bool), base)
    settings = dict(SETTINGS if base_settings is None else base_settings)
    has_null = p.claim == 0
    if has_null.sum() >= MIN_RATED:
        known = p.claim >= 0
        settings["claim_threshold"] = round(1 - best_threshold(p.claim[known] == 0, 1 - claim[known]), 2)
    notes: list[str] = []
    oof_article = np.full(a, np.nan)
    matrix = np.where(off_article, 0.0, article_rows(p, chances, claims_of(p, claim, settings["claim_threshold"])))
    word_weights, block = np.zeros(BUCKETS), {}
    held = held_weights(matrix[judged], off_article)
    if judged.sum() >= 10:
        words = words_of(p)
        if off_article[WORDING_AT]:
            words.rates[:] = 0.0
        phrases = counted(p) if two_labels(p) and not off_article[WORDING_AT] else None
        if phrases is not None:
            say("learning phrases from two labels")
            words.rates[:] = 0.0  # single words are phrases, too
        for k in range(FOLDS):
            train, test = judged & (folds != k), folds == k
            if train.sum() >= 8 and test.any():
                head, points, learned = whole_head(p, matrix, words, phrases, held, train, seed)
                said = matrix[test] @ head[:-1] + head[-1] + words.rates[test] @ points[: len(words.buckets)]
                if learned is not None and phrases is not None:
                    said += learned.answer(phrases[test]) * points[-1]
                oof_article[test] = np.clip(said, 0, 100)
        article_weights, points, learned = whole_head(p, matrix, words, phrases, held, judged, seed)
        article_mean = matrix[judged].mean(axis=0)
        article_mean[WORDING_AT] = (words.rates[judged] @ points[: len(words.buckets)]).mean()
        word_weights[words.buckets] = points[: len(words.buckets)]
        if learned is not None and phrases is not None:
            block = learned.arrays(phrases[judged], points[-1])
            notes.append(
                f"Phrases of up to three words (names, numbers and words for somebody's sex masked) were learned from {judged.sum()} articles."
            )
            article_mean[WORDING_AT] += (learned.answer(phrases[judged]) * points[-1]).mean()
        if only_labels(p):
            interval = GUESS if base is None else base["interval"]
            notes.append(
                "Two labels tell the ends of the scale, not how far a score may be off: "
                + ("the interval is a guess of ±25." if base is None else "the interval is the base model's.")
            )
        else:
            interval = conformal(oof_article[judged], p.article_rating[judged], widening(words_in(p))[judged])
    elif base is not None:
        article_weights, article_mean, interval = base["article_weights"], base["article_mean"], base["interval"]
        word_weights = base["word_weights"]
        block = {name: base[name] for name in OPTIONAL if name in base}
        notes.append("Fewer than 10 rated articles: the article head is the base model's.")
    else:
        # without rated articles the score is the mean of the claims
        article_weights = np.zeros(len(ARTICLE_FEATURES) + 1)
        article_weights[ARTICLE_FEATURES.index("mean rating of claims")] = 25.0
        article_mean = matrix.mean(axis=0)
        interval = GUESS
        notes.append("No rated articles: the article score is the mean of its sentences, its interval is a guess of ±25.")
    arrays = {
        "sentence_weights": weights,
        "sentence_bias": bias,
        "sentence_mean": p.x[rated].mean(axis=0) if rated.any() else (base or {})["sentence_mean"],
        "article_weights": article_weights,
        "article_mean": article_mean,
        "interval": interval,
        "word_weights": word_weights,
        **block,
    }
    return Fitted(arrays, settings, chances, expected_rating(chances), claim, oof_article, folds, notes)


