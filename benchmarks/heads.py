"""Which head to put on the features: sentence and article heads compared under the cross-validation that `credscore train` uses.

    python benchmarks/heads.py [--train training_data] [--gold LABELLED.jsonl] [--only multinomial,ridge] [--json OUT]

Whole files of the corpus (one writer each) are held out, five folds; with --gold each head is also fitted on all of the training
part and measured on a labelled file. The recorded test part of the corpus is never used. TF-IDF with logistic regression (sentences)
and ridge (articles), trained on the same ratings, stands for what one gets without evidence. Prints two Markdown tables.

Chances of a head that gives only a number (ridge, boosted regression) are those of a normal distribution around it, as wide as its
residuals in training: they are there so that log loss and calibration can be compared at all.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.stats import norm
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, Ridge, RidgeCV

from credscore.errors import CredscoreError
from credscore.model.article_features import ARTICLE_FEATURES
from credscore.model.features import FEATURES
from credscore.model.heads import expected_rating, softmax
from credscore.model.wording import word_rates
from credscore.training.article_head import common_words, fit_article, held_weights
from credscore.training.curves import SHARE
from credscore.training.dataset import load
from credscore.training.evaluate import reliability
from credscore.training.fit import article_rows, claims_of, fit
from credscore.training.folds import FOLDS, fold_of_groups, kept_together
from credscore.training.metrics import quadratic_kappa, spearman
from credscore.training.prepare import Prepared, prepare
from credscore.training.sentence_heads import fit_rating, predict
from credscore.training.split import recorded_split

# (x or texts to learn from, ratings) -> (x or texts to predict) -> chances (n, 5)
Head = Callable[[Any, np.ndarray], Callable[[Any], np.ndarray]]


def standard(x: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    mean, scale = x.mean(axis=0), x.std(axis=0)
    return lambda z: (z - mean) / np.where(scale < 1e-6, 1.0, scale)


def normal(values: np.ndarray, spread: float) -> np.ndarray:
    """Chances of the five ratings of a normal distribution around each value."""
    below = norm.cdf((np.arange(4) + 0.5)[None, :] - values[:, None], scale=spread)
    return np.diff(np.column_stack([np.zeros(len(values)), below, np.ones(len(values))]), axis=1)


def multinomial(x: np.ndarray, y: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """The head that ships."""
    weights, bias = fit_rating(x, y)
    return lambda z: softmax(z @ weights + bias)


def thresholds(x: np.ndarray, y: np.ndarray, strength: float = 0.003) -> Callable[[np.ndarray], np.ndarray]:
    """Four binary heads, rating above 0, 1, 2, 3; chances are made to fall (Frank & Hall 2001)."""
    to = standard(x)
    heads = [LogisticRegression(C=strength, max_iter=400).fit(to(x), y > k + 0.25) for k in range(4)]

    def chances(z: np.ndarray) -> np.ndarray:
        above = np.minimum.accumulate(np.stack([h.predict_proba(to(z))[:, 1] for h in heads], axis=1), axis=1)
        edge = np.column_stack([np.ones(len(z)), above, np.zeros(len(z))])
        return -np.diff(edge, axis=1)

    return chances


def proportional(x: np.ndarray, y: np.ndarray, strength: float = 0.01, signs: bool = False) -> Callable[[np.ndarray], np.ndarray]:
    """Ordinal logistic regression, one direction and four cut points (McCullagh 1980). signs: as the guide has them, see SIGNS."""
    to = standard(x)
    xs, rating = to(x), np.rint(y).astype(int)
    wide = xs.shape[1]

    def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
        w, first, steps = v[:wide], v[wide], np.exp(v[wide + 1 :])
        cuts = np.concatenate([[-40.0], first + np.concatenate([[0.0], np.cumsum(steps)]), [40.0]])
        at = xs @ w
        upper, lower = (1 / (1 + np.exp(-np.clip(cuts[rating + k] - at, -40, 40))) for k in (1, 0))
        p = np.maximum(upper - lower, 1e-12)
        du, dl = upper * (1 - upper) / p, lower * (1 - lower) / p
        by_cut = np.bincount(rating + 1, weights=-du, minlength=6) + np.bincount(rating, weights=dl, minlength=6)
        inner = by_cut[1:5]
        grad = np.concatenate([xs.T @ (du - dl) + w / strength, [inner.sum()], steps * np.cumsum(inner[::-1])[::-1][1:]])
        return float(-np.log(p).sum() + w @ w / strength / 2), grad

    bounds = [SIGNS.get(f.name, (None, None)) if signs else (None, None) for f in FEATURES] + [(None, None)] * 4
    v = minimize(
        loss, np.concatenate([np.zeros(wide), [-1.5, 0, 0, 0]]), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 300}
    ).x
    cuts = v[wide] + np.concatenate([[0.0], np.cumsum(np.exp(v[wide + 1 :]))])

    def chances(z: np.ndarray) -> np.ndarray:
        below = 1 / (1 + np.exp(-np.clip(cuts[None, :] - (to(z) @ v[:wide])[:, None], -40, 40)))
        return np.diff(np.column_stack([np.zeros(len(z)), below, np.ones(len(z))]), axis=1)

    return chances


SIGNS: dict[str, tuple[float | None, float | None]] = {
    **dict.fromkeys(
        ("is.named", "any.named", "is.document", "any.document", "is.official", "any.official", "quoted", "cue.say", "cue.report"),
        (0.0, None),
    ),
    **dict.fromkeys(
        (
            "is.anonymous",
            "any.anonymous",
            "is.vague",
            "any.vague",
            "weak",
            "hedge.rumour",
            "hedge.reportive",
            "rule.rumour",
            "rule.allegedly",
            "cue.anonymity",
        ),
        (None, 0.0),
    ),
}


def ridge(x: np.ndarray, y: np.ndarray, alpha: float = 1000.0) -> Callable[[np.ndarray], np.ndarray]:
    to = standard(x)
    head = Ridge(alpha=alpha).fit(to(x), y)
    spread = float(np.std(y - head.predict(to(x))))
    return lambda z: normal(np.clip(head.predict(to(z)), 0, 4), spread)


def boosted(x: np.ndarray, y: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """The reference: shallow boosted trees, too slow for the hot path."""
    head = HistGradientBoostingClassifier(max_iter=80, learning_rate=0.1, max_leaf_nodes=8, l2_regularization=5.0, random_state=0)
    head.fit(x, np.rint(y).astype(int))
    return head.predict_proba


def tfidf(texts: list[str], y: np.ndarray) -> Callable[[list[str]], np.ndarray]:
    """The peer: words and pairs of words of the sentence itself."""
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    head = LogisticRegression(C=3.0, max_iter=300).fit(words.fit_transform(texts), np.rint(y).astype(int))
    return lambda more: head.predict_proba(words.transform(more))


HEADS: dict[str, tuple[str, Head]] = {
    "multinomial": ("multinomial logistic regression (ships)", multinomial),
    "thresholds": ("four binary thresholds", thresholds),
    "ordinal": ("ordinal logistic regression", proportional),
    "signed": ("the same, signs as in the guide", partial(proportional, signs=True)),
    "ridge": ("ridge on the rating", ridge),
    "boosted": ("boosted trees (reference)", boosted),
    "tfidf": ("TF-IDF + logistic regression (peer)", tfidf),
}


def figures(y: np.ndarray, chances: np.ndarray) -> dict[str, float]:
    """kappa, Spearman, mean abs error of the expected rating; log loss and calibration error of the chances; halves count for both."""
    value = expected_rating(chances)
    low, part = np.floor(y).astype(int), y - np.floor(y)
    rows = np.arange(len(y))
    chance = np.log(np.maximum(chances, 1e-6))
    return {
        "kappa": quadratic_kappa(y, value),
        "Spearman": spearman(y, value),
        "mean error": float(np.abs(y - value).mean()),
        "log loss": float(-((1 - part) * chance[rows, low] + part * chance[rows, np.minimum(low + 1, 4)]).mean()),
        "ECE": reliability(chances, y)[1],
    }


def texts_of(p: Prepared) -> list[str]:
    """The text of every sentence."""
    return [p.articles[a].text[s:e] for a, s, e in zip(p.owner.tolist(), p.start.tolist(), p.end.tolist(), strict=True)]


def sentences(p: Prepared, folds: np.ndarray, gold: Prepared | None, names: list[str]) -> dict[str, dict[str, dict[str, float]]]:
    """Figures of every sentence head: out of fold, and on the gold."""
    rated = np.flatnonzero(~np.isnan(p.rating))
    y, fold = p.rating[rated], folds[p.owner[rated]]
    words = np.array(texts_of(p), object)
    out: dict[str, dict[str, dict[str, float]]] = {}
    for name in names:
        began = time.perf_counter()
        label, fit_head = HEADS[name]
        source: Any = words if name == "tfidf" else p.x
        chances = np.zeros((len(rated), 5))
        for k in range(FOLDS):
            chances[fold == k] = fit_head(source[rated[fold != k]], y[fold != k])(source[rated[fold == k]])
        out[label] = {"cross-validated": figures(y, chances)}
        if gold is not None:
            known = np.flatnonzero(~np.isnan(gold.rating))
            theirs: Any = np.array(texts_of(gold), object) if name == "tfidf" else gold.x
            out[label]["gold"] = figures(gold.rating[known], fit_head(source[rated], y)(theirs[known]))
        print(f"{label}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    return out


def article_heads() -> dict[str, tuple[bool, Callable[[Any, np.ndarray], Callable[[Any], np.ndarray]]]]:
    """name -> (reads texts, fit)."""

    wide = len(ARTICLE_FEATURES)
    nothing = np.zeros(wide, bool)

    def linear(a: np.ndarray, y: np.ndarray, share: float = SHARE) -> Callable[[Any], np.ndarray]:
        head, points = fit_article(a[:, :wide], a[:, wide:], y, held=held_weights(a[:, :wide], nothing), share=share)
        return lambda b: b[:, :wide] @ head[:-1] + head[-1] + b[:, wide:] @ points

    def unworded(a: np.ndarray, y: np.ndarray) -> Callable[[Any], np.ndarray]:
        head, _ = fit_article(a[:, :wide], np.zeros((len(a), 1)), y, held=held_weights(a[:, :wide], nothing))
        return lambda b: b[:, :wide] @ head[:-1] + head[-1]

    def trees(a: np.ndarray, y: np.ndarray) -> Callable[[Any], np.ndarray]:
        head = HistGradientBoostingRegressor(max_iter=120, learning_rate=0.05, max_leaf_nodes=6, min_samples_leaf=15, random_state=0)
        head.fit(a[:, :wide], y)
        return lambda b: head.predict(b[:, :wide])

    def words(texts: Any, y: np.ndarray) -> Callable[[Any], np.ndarray]:
        vectors = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
        head = RidgeCV(alphas=(0.03, 0.1, 0.3, 1.0, 3.0)).fit(vectors.fit_transform(texts), y)
        return lambda more: head.predict(vectors.transform(more))

    def mean(a: np.ndarray, y: np.ndarray) -> Callable[[Any], np.ndarray]:
        slope, shift = np.polyfit(a[:, 0], y, 1)
        return lambda b: slope * b[:, 0] + shift

    return {
        "ridge on article features and wording, with curves (ships)": (False, linear),
        "the same without curves": (False, partial(linear, share=0.0)),
        "curves alone": (False, partial(linear, share=1.0)),
        "without wording": (False, unworded),
        "boosted trees": (False, trees),
        "line through the mean rating": (False, mean),
        "TF-IDF + ridge (peer)": (True, words),
    }


def articles(p: Prepared, folds: np.ndarray, gold: Prepared | None) -> dict[str, dict[str, dict[str, float]]]:
    """Figures of article heads on the out-of-fold answers of the shipped sentence heads."""
    model = fit(p)
    threshold = model.settings["claim_threshold"]
    words = common_words(p)
    matrix = np.hstack([article_rows(p, model.oof_chances, claims_of(p, model.oof_claim, threshold)), words.rates])
    texts = np.array([a.text for a in p.articles], object)
    judged = ~np.isnan(p.article_rating)
    theirs, known = None, np.zeros(0, bool)
    if gold is not None:
        chances, claim = predict(gold, model.arrays["sentence_weights"], model.arrays["sentence_bias"], np.ones(len(gold.x), bool))
        rates = np.concatenate([word_rates(view.found.ctx, high - low, words.buckets) for view, low, high in gold.views])
        theirs = np.hstack([article_rows(gold, chances, claims_of(gold, claim, threshold)), rates])
        known = ~np.isnan(gold.article_rating)
    out: dict[str, dict[str, dict[str, float]]] = {}
    for name, (reads, fit_head) in article_heads().items():
        source: Any = texts if reads else matrix
        score = np.full(len(texts), np.nan)
        for k in range(FOLDS):
            train, test = judged & (folds != k), judged & (folds == k)
            score[test] = np.clip(fit_head(source[train], p.article_rating[train])(source[test]), 0, 100)
        out[name] = {"cross-validated": agreement(p.article_rating[judged], score[judged])}
        if gold is not None and theirs is not None:
            more: Any = np.array([a.text for a in gold.articles], object) if reads else theirs
            score = np.clip(fit_head(source[judged], p.article_rating[judged])(more), 0, 100)
            out[name]["gold"] = agreement(gold.article_rating[known], score[known])
    return out


def agreement(truth: np.ndarray, score: np.ndarray) -> dict[str, float]:
    return {"Spearman": spearman(truth, score), "mean error": float(np.abs(truth - score).mean())}


def show(title: str, rows: dict[str, dict[str, dict[str, float]]]) -> None:
    """One Markdown table: columns are the figures, first cross-validated, then on the gold."""
    first = next(iter(rows.values()))
    columns = [(part, key) for part in first for key in first[part]]
    print(f"\n| {title} | " + " | ".join(key if part == "cross-validated" else f"{key}, {part}" for part, key in columns) + " |")
    print("|---|" + "---|" * len(columns))
    for name, parts in rows.items():
        cells = (
            f"{parts[part][key]:.1f}" if key == "mean error" and "kappa" not in parts[part] else f"{parts[part][key]:.3f}"
            for part, key in columns
        )
        print(f"| {name} | " + " | ".join(cells) + " |")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, default=Path("training_data"))
    parser.add_argument("--gold", type=Path, help="labelled articles to measure on, JSON Lines")
    parser.add_argument("--only", default=",".join(HEADS), help=f"sentence heads to try, of {','.join(HEADS)}")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    names = args.only.split(",")
    if set(names) - set(HEADS):
        parser.error(f"--only: unknown head, choose from {', '.join(HEADS)}")
    try:
        pool = load([args.train])
        sides = recorded_split(pool.articles) or ["train"] * len(pool)
        p = prepare([a for a, side in zip(pool.articles, sides, strict=True) if side == "train"])
        gold = prepare(load([args.gold]).articles) if args.gold else None
    except CredscoreError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    folds = fold_of_groups(kept_together(p, args.seed), args.seed)
    out = {"sentences": sentences(p, folds, gold, names), "articles": articles(p, folds, gold)}
    show("sentence head", out["sentences"])
    show("article head", out["articles"])
    if args.json:
        args.json.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
