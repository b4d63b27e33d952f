"""Fits the heads with scikit-learn under grouped cross-validation and folds everything into plain arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from credscore.errors import LabelError
from credscore.model.article_features import ARTICLE_FEATURES, WORDING_AT, article_matrix, distinct_sources
from credscore.model.bundle import OPTIONAL
from credscore.model.claims import makes_claim
from credscore.model.groups import left_out
from credscore.model.heads import expected_rating, sigmoid, snap_weights, softmax, widening
from credscore.model.wording import BUCKETS, gendered_buckets, plain_words, word_rates
from credscore.training.phrases import counted, learn, only_labels, two_labels
from credscore.training.prepare import Prepared
from credscore.training.signs import ARTICLE_SIGNS

if TYPE_CHECKING:
    import scipy.sparse as sp

    from credscore.training.phrases import Learned

FOLDS = 5
# Multinomial beat ridge, ordinal and binary-cumulative heads under grouped cross-validation; benchmarks/README.md has the table (benchmarks/heads.py).
# C of the ratings falls with the root of their number: 864 rows of real articles alone did best with three to nine times the C that suits our
# whole corpus. There the penalty is larger than cross-validation on our own articles would have it (C 0.02: kappa 0.81 instead of 0.78),
# because real news is not what we wrote: on real articles the ratings are as good (0.81 either way), while their chances are half as far
# from the truth (calibration error 0.04 instead of 0.08). Chosen on those articles, so expect a little less on others.
RATING_C_ROOT = 0.167  # C times the root of the number of rows
CLAIM_C, ARTICLE_ALPHA = 0.01, 200.0
BANDS = [[0, "rumour"], [20, "weak"], [45, "mixed"], [70, "mostly reliable"], [90, "reliable"]]
# min_words: the score of an excerpt agrees the better with that of the whole the longer it is, without a break. From fifty words on an
# interval as long articles have it holds the whole clearly more often than not (59 times of 100, 52 with forty words; first words and random
# places, other people's articles and ours; benchmarks/excerpts.py), and heads.widening makes it hold more often.
SETTINGS: dict[str, Any] = {"claim_threshold": 0.5, "min_words": 50, "min_claims": 2, "min_function_words": 0.2, "bands": BANDS}
_EDGES = (0.0, 25.0, 50.0, 75.0)
# How much wording may say beside the evidence. With it the error on articles of writers held out fell from 9.5 to 9.1 points, that on
# real articles from 9.8 to 9.3; more weight gained nothing. A word has to be in one article of sixteen: rarer ones gained little more,
# and are of the subject ("ferry", "hospital") rather than of the manner in which it is told.
WORD_SCALE, _FEWEST, _COMMON, _POINT_GRID = 120.0, 4, 1 / 16, 1 << 10
# What the phrases of a model with two labels say is so many standard deviations wide beside the article features: less of it was worse
# on celebrity stories, ten no better; on few texts that their evidence tells apart already more of it costs (40 made-up ones: AUC 0.01 to 0.02).
PHRASE_SCALE = 5.0
_RARE = 0.04  # article features that hardly vary in training must not explode on a text where they do
_MIN_RATED = 30
_GUESS = np.array([[0.0, -25.0, 25.0]])
# "lowers the article by 10-30, less if it says that an editor reviewed it"; "a machine wrote it and nobody answers for it: 0-15"
_GUIDE_POINTS, _ENOUGH = {"any disclosure": -10.0, "disclosure × no review": -50.0, "any leak": -50.0}, 30


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


def fold_of_groups(group: np.ndarray, seed: int) -> np.ndarray:
    """Fold number of every example: groups stay together, sizes are balanced, the order of the rows does not matter."""
    import hashlib

    names, counts = np.unique(group.astype(str), return_counts=True)
    order = sorted(range(len(names)), key=lambda k: hashlib.sha256(f"{seed}:{names[k]}".encode()).hexdigest())
    load = np.zeros(FOLDS)
    chosen = {}
    for k in sorted(order, key=lambda k: -counts[k]):
        fold = int(load.argmin())
        chosen[names[k]] = fold
        load[fold] += counts[k]
    return np.array([chosen[str(g)] for g in group])


def _kept_together(p: Prepared) -> np.ndarray:
    """What cross-validation must not part: groups; and whole files where there are enough of them.

    Each file of the shipped corpus is one writer's. Held out by file, a writer's habits cannot help, and the errors are those of a new
    voice, which is what real news is: article heads stacked on such predictions were half a point better on real articles.
    """
    files = np.array([a.where.rsplit(":", 1)[0].replace("\\", "/").rsplit("/", 1)[-1] for a in p.articles], object)
    if len(set(files.tolist())) < FOLDS + 1:
        return p.group
    # groups that run over several files tie these together
    tied: dict[str, str] = {}
    for file, group in zip(files.tolist(), p.group.tolist(), strict=True):
        tied.setdefault(group, file)
    return np.array([tied[g] for g in p.group.tolist()], object)


def _standardise(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    mean, scale = x.mean(axis=0), x.std(axis=0)
    return mean, np.where(scale < 1e-6, 1.0, scale)


def _fit_rating(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(features, 5) weights and (5,) bias of the multinomial head. Half ratings count half for each neighbour."""
    from sklearn.linear_model import LogisticRegression

    mean, scale = _standardise(x)
    low, high = np.floor(y).astype(int), np.ceil(y).astype(int)
    part = y - low
    both = part > 0
    xx = np.concatenate([x, x[both]])
    yy = np.concatenate([low, high[both]])
    ww = np.concatenate([1 - part, part[both]])
    keep = ww > 0
    head = LogisticRegression(C=RATING_C_ROOT / np.sqrt(len(y)), max_iter=400)
    head.fit(((xx - mean) / scale)[keep], yy[keep], sample_weight=ww[keep])
    weights, bias = np.zeros((x.shape[1], 5)), np.full(5, -30.0)
    if len(head.classes_) == 2:  # a two-class fit has one row of coefficients
        rows = np.concatenate([-head.coef_ / 2, head.coef_ / 2])
        inter = np.concatenate([-head.intercept_ / 2, head.intercept_ / 2])
    else:
        rows, inter = head.coef_, head.intercept_
    for k, c in enumerate(head.classes_):
        weights[:, c] = rows[k] / scale
        bias[c] = inter[k] - mean @ weights[:, c]
    return snap_weights(weights), bias


def _fit_binary(x: np.ndarray, y: np.ndarray, c: float, columns: np.ndarray | None = None) -> tuple[np.ndarray, float]:
    from sklearn.linear_model import LogisticRegression

    if len(np.unique(y)) < 2:
        return np.zeros(x.shape[1]), 30.0 if len(y) and y[0] else -30.0
    used = np.ones(x.shape[1], bool) if columns is None else columns
    mean, scale = _standardise(x[:, used])
    head = LogisticRegression(C=c, max_iter=400).fit((x[:, used] - mean) / scale, y)
    weights = np.zeros(x.shape[1])
    weights[used] = head.coef_[0] / scale
    weights = snap_weights(weights)
    return weights, float(head.intercept_[0] - mean @ weights[used])


def _sentence_heads(p: Prepared, rows: np.ndarray, base: dict[str, np.ndarray] | None) -> tuple[np.ndarray, np.ndarray]:
    """(features, 6) weights and (6,) bias: five ratings and claim. Heads without labels come from `base`."""
    weights, bias = np.zeros((p.x.shape[1], 6)), np.zeros(6)
    if base is not None:
        weights[:], bias[:] = base["sentence_weights"], base["sentence_bias"]
    rated = rows & ~np.isnan(p.rating)
    if rated.sum() >= _MIN_RATED and len(np.unique(p.rating[rated])) > 1:
        weights[:, :5], bias[:5] = _fit_rating(p.x[rated], p.rating[rated])
    known = rows & (p.claim >= 0)
    if (known & (p.claim == 0)).sum() >= _MIN_RATED:
        weights[:, 5], bias[5] = _fit_binary(p.x[known], p.claim[known], CLAIM_C)
    elif base is None:
        bias[5] = 30.0
    return weights, bias


def predict(p: Prepared, weights: np.ndarray, bias: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Chances (r, 5) and claim chances (r,) of the given rows."""
    z = p.x[rows] @ weights + bias
    return softmax(z[:, :5]), sigmoid(z[:, 5])


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


@dataclass(slots=True)
class Words:
    """Share of the words of every article (a) that fall into each bucket (b): rates (a, b), buckets (b,) int64."""

    buckets: np.ndarray
    rates: np.ndarray


def words_of(p: Prepared) -> Words:
    """The common words of all examples."""
    used = [plain_words(view.found.ctx)[1:] for view, _, _ in p.views]
    seen = [np.unique(article.astype(np.int64) * BUCKETS + bucket) % BUCKETS for article, bucket in used]
    spread = np.bincount(np.concatenate(seen), minlength=BUCKETS) if seen else np.zeros(BUCKETS, np.int64)
    buckets = np.setdiff1d(np.flatnonzero(spread >= _FEWEST), gendered_buckets())
    rates = [word_rates(view.found.ctx, high - low, buckets) for view, low, high in p.views]
    return Words(buckets, np.concatenate(rates) if rates else np.zeros((0, len(buckets))))


def held_weights(matrix: np.ndarray, off: np.ndarray) -> np.ndarray:
    """(article features,) weights that are not learned, nan for the others. matrix : (a, article features). off : bool, features left out.

    A machine's hand is too rare to learn from: our own corpus has fourteen, yours may have none, and left to the ridge an article that nobody
    answers for kept all but eleven of its points. So the labelling guide's own figures stand, until there are examples enough.
    """
    held = np.full(len(ARTICLE_FEATURES), np.nan)
    for name, points in _GUIDE_POINTS.items():
        k = ARTICLE_FEATURES.index(name)
        if not off[k] and (matrix[:, k] > 0).sum() < _ENOUGH:
            held[k] = points
    return held


def _fit_article(
    a: np.ndarray, words: np.ndarray, y: np.ndarray, answer: np.ndarray | None = None, held: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Weights (article features + 1,) with the intercept last, and points of every word (b,), fitted together by ridge.

    held : weights that are given, see held_weights. answer : (a,) what the phrases say; its points are then the last ones, (b + 1,).

    words : (a, b) rates. A word counts by its rarity, log(articles / articles that have it) ** 0.5, as in tf-idf, but its points are
    simply added up, so that each can be shown. No weight goes against ARTICLE_SIGNS.
    """
    from sklearn.linear_model import Ridge

    mean, scale = _standardise(a)
    scale = np.maximum(scale, _RARE)
    spread = (words > 0).sum(axis=0)
    common = spread >= max(_FEWEST, _COMMON * len(words))
    rarity = np.where(common, WORD_SCALE * np.sqrt(np.log(len(words) / np.maximum(spread, 1))), 0.0)
    if answer is not None:
        words = np.column_stack([words, answer])
        rarity = np.append(rarity, PHRASE_SCALE / max(float(answer.std()), 1e-9))
    features = a.shape[1]
    x = np.concatenate([(a - mean) / scale, words * rarity], axis=1)
    held = np.full(features, np.nan) if held is None else held
    given = ~np.isnan(held)
    x[:, :features][:, given] = 0.0
    y = y - a[:, given] @ held[given]
    head = Ridge(alpha=ARTICLE_ALPHA).fit(x, y)
    # a column whose weight comes out against its sign goes, until none does
    while (wrong := head.coef_[:features] * ARTICLE_SIGNS < 0).any():
        x[:, :features][:, wrong] = 0.0
        head = Ridge(alpha=ARTICLE_ALPHA).fit(x, y)
    weights = snap_weights(head.coef_[:features] / scale)
    points = head.coef_[features:] * rarity
    points[: len(common)] = np.rint(points[: len(common)] * _POINT_GRID) / _POINT_GRID
    weights[WORDING_AT] = 1.0  # the column is zero here, and in points where it is not
    intercept = float(head.intercept_ - mean @ weights)
    weights[given] = held[given]
    return np.append(weights, intercept), points


def _whole_head(
    p: Prepared, matrix: np.ndarray, words: Words, phrases: sp.csr_matrix | None, held: np.ndarray, rows: np.ndarray, seed: int
) -> tuple[np.ndarray, np.ndarray, Learned | None]:
    """`_fit_article` on some of the examples (rows, bool), with what the phrases say of each without its own group where there are any."""
    y = p.article_rating[rows]
    if phrases is None or len(np.unique(y)) < 2:  # all texts of a label may be of one group, which this fold leaves out
        return *_fit_article(matrix[rows], words.rates[rows], y, held=held), None
    learned, answer = learn(phrases[rows], (y > 50).astype(int), fold_of_groups(p.group[rows], seed))
    return *_fit_article(matrix[rows], words.rates[rows], y, answer, held), learned


def best_threshold(truth: np.ndarray, chance: np.ndarray) -> float:
    """The threshold with the highest F1 of `truth`, among 0.20 … 0.80."""
    best, at = -1.0, 0.5
    for t in np.arange(0.2, 0.81, 0.02):
        found = chance >= t
        score = 2 * (found & truth).sum() / max(found.sum() + truth.sum(), 1)
        if score > best + 1e-9:
            best, at = score, float(round(t, 2))
    return at


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
    if rated.sum() < _MIN_RATED and judged.sum() < 10:
        raise LabelError(
            f"Only {int(rated.sum())} rated sentences and {int(judged.sum())} rated articles: too little to learn from.",
            f"Give at least {_MIN_RATED} sentences or 10 articles.",
        )
    if rated.sum() < _MIN_RATED and base is None:
        raise LabelError(
            "These examples have no rated sentences, and there is no base model to take the sentence heads from.", "Give --base DIR."
        )
    say = progress or (lambda _message: None)
    folds = fold_of_groups(_kept_together(p), seed)
    fold_of_sentence = folds[p.owner]
    chances, claim = np.full((s, 5), np.nan), np.full(s, np.nan)
    for k in range(FOLDS):
        say(f"cross-validation: fold {k + 1} of {FOLDS}")
        test = fold_of_sentence == k
        if not test.any():
            continue
        weights, bias = _sentence_heads(p, ~test, base)
        chances[test], claim[test] = predict(p, weights, bias, test)
    say("fitting on all examples")
    weights, bias = _sentence_heads(p, np.ones(s, bool), base)
    settings = dict(SETTINGS if base_settings is None else base_settings)
    has_null = p.claim == 0
    if has_null.sum() >= _MIN_RATED:
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
                head, points, learned = _whole_head(p, matrix, words, phrases, held, train, seed)
                said = matrix[test] @ head[:-1] + head[-1] + words.rates[test] @ points[: len(words.buckets)]
                if learned is not None and phrases is not None:
                    said += learned.answer(phrases[test]) * points[-1]
                oof_article[test] = np.clip(said, 0, 100)
        article_weights, points, learned = _whole_head(p, matrix, words, phrases, held, judged, seed)
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
            interval = _GUESS if base is None else base["interval"]
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
        interval = _GUESS
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


def words_in(p: Prepared) -> np.ndarray:
    """(a,) words of every example."""
    size = np.concatenate([view.size for view, _, _ in p.views]) if p.views else np.zeros(0)
    return np.bincount(p.owner, weights=size, minlength=len(p.articles))


def conformal(predicted: np.ndarray, truth: np.ndarray, wide: np.ndarray, coverage: float = 0.8) -> np.ndarray:
    """Rows (lower edge of the predicted score, low offset, high offset): cross-conformal 80 % intervals (Vovk 2015) by score band.

    Offsets are the symmetric quantiles of the out-of-fold residuals, each divided by what its interval will be widened by (`wide`, (n,)),
    with the finite-sample correction (n + 1).
    """
    rows = []
    residual = (truth - predicted) / wide
    for k, edge in enumerate(_EDGES):
        top = _EDGES[k + 1] if k + 1 < len(_EDGES) else np.inf
        near = (predicted >= edge - 12.5) & (predicted < top + 12.5)
        r = residual[near] if near.sum() >= 25 else residual
        r = r[~np.isnan(r)]
        level = min(1.0, np.ceil((len(r) + 1) * coverage) / max(len(r), 1))
        reach = float(np.quantile(np.abs(r), level))
        rows.append([edge, -round(reach, 3), round(reach, 3)])
    return np.array(rows)
