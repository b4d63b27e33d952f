"""Fits the article head: ridge on article features, the choice of words and, with two labels, phrases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from credscore.model.article_features import ARTICLE_FEATURES, STRAIGHT, WORDING_AT
from credscore.model.heads import snap_weights
from credscore.model.wording import BUCKETS, gendered_buckets, plain_words, word_rates
from credscore.training.curves import FEWEST as FEWEST_FOR_CURVES
from credscore.training.curves import SHARE, fit_curves
from credscore.training.folds import fold_of_groups
from credscore.training.phrases import learn
from credscore.training.prepare import Prepared
from credscore.training.sentence_heads import standardise
from credscore.training.signs import ARTICLE_SIGNS

if TYPE_CHECKING:
    import scipy.sparse as sp

    from credscore.training.phrases import Learned

ARTICLE_ALPHA = 200.0
# How much wording may say beside the evidence. With it the error on articles of writers held out fell from 9.5 to 9.1 points, that on
# real articles from 9.8 to 9.3 (a weight of 120, before UNSAID); more gained nothing. A word has to be in one article of sixteen: rarer
# ones gained little more, and are of the subject ("ferry", "hospital") rather than of the manner in which it is told.
WORD_SCALE, _FEWEST, _COMMON, _POINT_GRID = 200.0, 4, 1 / 16, 1 << 10
# What the phrases of a model with two labels say is so many standard deviations wide beside the article features: less of it was worse
# on celebrity stories, ten no better; on few texts that their evidence tells apart already more of it costs (40 made-up ones: AUC 0.01 to 0.02).
PHRASE_SCALE = 5.0
_RARE = 0.04  # article features that hardly vary in training must not explode on a text where they do
# "lowers the article by 10-30, less if it says that an editor reviewed it"; "a machine wrote it and nobody answers for it: 0-15"
_GUIDE_POINTS, _ENOUGH = {"any disclosure": -10.0, "disclosure × no review": -45.0, "any leak": -50.0}, 30


@dataclass(slots=True)
class Words:
    """Share of the words of every article (a) that fall into each bucket (b): rates (a, b), buckets (b,) int64."""

    buckets: np.ndarray
    rates: np.ndarray


def common_words(p: Prepared) -> Words:
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


def fit_article(
    a: np.ndarray, words: np.ndarray, y: np.ndarray, answer: np.ndarray | None = None, held: np.ndarray | None = None, share: float = SHARE
) -> tuple[np.ndarray, np.ndarray]:
    """Weights (article features + 1,) with the intercept last, and points of every word (b,), fitted together by ridge; with articles enough
    and no phrases, curves have a share in them.

    held : weights that are given, see held_weights. share : of the curves. answer : (a,) what the phrases say; its points are then the last
    ones, (b + 1,).

    words : (a, b) rates. A word counts by its rarity, log(articles / articles that have it) ** 0.5, as in tf-idf, but its points are
    simply added up, so that each can be shown. No weight of the line goes against ARTICLE_SIGNS, and no curve as a whole.
    """
    from sklearn.linear_model import Ridge

    mean, scale = standardise(a)
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
    x[:, :features][:, given | ~STRAIGHT] = 0.0
    y = y - a[:, given] @ held[given]
    head = Ridge(alpha=ARTICLE_ALPHA).fit(x, y)
    # a column whose weight comes out against its sign goes, until none does
    while (wrong := head.coef_[:features] * ARTICLE_SIGNS < 0).any():
        x[:, :features][:, wrong] = 0.0
        head = Ridge(alpha=ARTICLE_ALPHA).fit(x, y)
    weights, points = head.coef_[:features] / scale, head.coef_[features:] * rarity
    intercept = float(head.intercept_ - mean @ weights)
    if share and answer is None and len(y) >= FEWEST_FOR_CURVES:
        curved, start = fit_curves(np.where(given, 0.0, a), y)
        weights, points = (1 - share) * weights + share * curved, (1 - share) * points
        intercept = (1 - share) * intercept + share * start
    weights = snap_weights(weights)
    points[: len(common)] = np.rint(points[: len(common)] * _POINT_GRID) / _POINT_GRID
    weights[WORDING_AT] = 1.0  # the column is zero here, and in points where it is not
    weights[given] = held[given]
    return np.append(weights, intercept), points


def whole_head(
    p: Prepared, matrix: np.ndarray, words: Words, phrases: sp.csr_matrix | None, held: np.ndarray, rows: np.ndarray, seed: int
) -> tuple[np.ndarray, np.ndarray, Learned | None]:
    """`fit_article` on some of the examples (rows, bool), with what the phrases say of each without its own group where there are any."""
    y = p.article_rating[rows]
    if phrases is None or len(np.unique(y)) < 2:  # all texts of a label may be of one group, which this fold leaves out
        return *fit_article(matrix[rows], words.rates[rows], y, held=held), None
    learned, answer = learn(phrases[rows], (y > 50).astype(int), fold_of_groups(p.group[rows], seed))
    return *fit_article(matrix[rows], words.rates[rows], y, answer, held), learned
