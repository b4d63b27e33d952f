"""Why a score is what it is, in points: contributions of the features, added up under names an editor uses.

Sentences: integrated gradients (Sundararajan et al. 2017) of the expected rating along the straight way from the mean
sentence of the training data, so that the points add up to the distance from the mean score. Articles: the head is linear,
its contributions are exact; what comes from the sentences is passed on to their reasons.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from credscore.model.article_features import ARTICLE_FEATURES, WORDING
from credscore.model.features import FEATURES
from credscore.model.heads import RATINGS, expected_rating, linear, softmax

if TYPE_CHECKING:
    from credscore.model.results import Rated
    from credscore.model.scorer import Scorer

LABELS = (
    "named source", "official source", "document or study", "second-hand report", "social-media post", "anonymous source", "nobody in particular",
    "direct quotation", "no source given", "hedged wording", "writer's own judgement", "checked or denied on the record", "concrete detail",
    "sentences around it", "tone of the whole article", "AI disclosure", "form of the sentence", "headline and lede", "second half of the text",
    "mix of strong and weak claims", "choice of words",
)  # fmt: skip
ARTICLE_WORDS = {
    "named source": "named sources", "official source": "official sources", "document or study": "documents and studies", "second-hand report": "second-hand reports",
    "social-media post": "social-media posts", "anonymous source": "anonymous sources", "nobody in particular": "sources that are nobody in particular",
    "direct quotation": "direct quotations", "no source given": "statements without a source", "hedged wording": "hedged wording",
    "form of the sentence": "form of its sentences", "sentences around it": "how sourced and unsourced passages stand together",
}  # fmt: skip

_BY_WORD = (
    (
        (
            "is.named",
            "any.named",
            "carried",
            "inverted",
            "speaker_here",
            "cue.say",
            "cue.report",
            "cue.act",
            "cue.mental",
            "cue.noun",
            "cue.phrase",
            "attributions",
            "negated",
            "first_hand",
            "role",
            "different named",
        ),
        "named source",
    ),
    (("is.official", "any.official", "official_noun"), "official source"),
    (("is.document", "any.document", "document_noun", "science"), "document or study"),
    (("is.media", "any.media", "by.media", "chain", "media_noun"), "second-hand report"),
    (("is.social", "faceless", "any.social", "social_noun", "cue.post", "handles"), "social-media post"),
    (("is.anonymous", "any.anonymous", "anonymous_noun", "cue.anonymity"), "anonymous source"),
    (("is.vague", "any.vague", "vague_noun", "weak", "cue.impersonal", "general"), "nobody in particular"),
    (("check.",), "checked or denied on the record"),
    (("disclosure", "leak"), "AI disclosure"),
    (("hedge", "rule."), "hedged wording"),
    (
        ("booster", "gush", "opinion", "love", "intimate", "dealing", "exclamation", "first_person", "you", "shouting", "capitals", "question"),
        "writer's own judgement",
    ),
    (("quote", "scare", "quotation"), "direct quotation"),
    (("digits", "dates", "fact", "names", "name ", "past"), "concrete detail"),
    (("narration",), "no source given"),
)


def _label(name: str) -> str:
    if name.startswith(("before.", "behind.", "prev.", "next.")):
        return "sentences around it"
    if name.startswith("rate.") or "rate." in name:
        return "tone of the whole article"
    parts = name.split(" × ")
    for part in reversed(parts):
        for words, label in _BY_WORD:
            if any(part == w or (w.endswith(".") and part.startswith(w)) or w in part for w in words):
                return label
    return "form of the sentence"


_LEDE, _HALF, _MIX = "headline and lede", "second half of the text", "mix of strong and weak claims"
_OF_RATINGS = (
    (("mean rating, headline", "mean rating of the first", "rating of the headline"), _LEDE),
    (("mean rating of the last half",), _HALF),
    (("mean rating", "share of claims"), _MIX),
)


def _article_label(name: str) -> str:
    for begins, label in _OF_RATINGS:
        if name.startswith(begins):
            return label
    if name == WORDING:
        return "choice of words"
    return _label(name.split(" above ")[0].removeprefix("rate of ").removeprefix("any "))


SENTENCE_LABEL = np.array([LABELS.index(_label(f.name)) for f in FEATURES])
ARTICLE_LABEL = np.array([LABELS.index(_article_label(n)) for n in ARTICLE_FEATURES])
_MEAN = ARTICLE_FEATURES.index("mean rating of claims")
# Columns of headline, lede and second half: which they are, and the value above which each counts (a bend; all count from 0 otherwise).
_PLACED = np.flatnonzero(np.isin(ARTICLE_LABEL, [LABELS.index(_LEDE), LABELS.index(_HALF)]))
_KNOT = np.array([float(ARTICLE_FEATURES[k].split(" above ")[1]) if " above " in ARTICLE_FEATURES[k] else 0.0 for k in _PLACED])
_FAINT = 4.0  # points: the reasons of sentences that together come to less than this cannot carry much of the article's score
# Six-point Gauss-Legendre quadrature on [-1, 1], as numpy.polynomial.legendre.leggauss(6) gives it; importing that costs 3 ms of a cold start.
_NODES = np.array(
    [-0.9324695142031519, -0.6612093864662645, -0.2386191860831969, 0.2386191860831969, 0.6612093864662645, 0.9324695142031519]
)
_WEIGHTS = np.array(
    [0.17132449237917027, 0.3607615730481387, 0.46791393457269104, 0.46791393457269104, 0.3607615730481387, 0.17132449237917027]
)
_SLOPE_GRID = 2.0**20


@lru_cache(maxsize=1)
def _columns() -> tuple[tuple[int, np.ndarray], ...]:
    return tuple((k, np.flatnonzero(SENTENCE_LABEL == k)) for k in range(len(LABELS)) if (SENTENCE_LABEL == k).any())


def base_rating(weights: np.ndarray, bias: np.ndarray, mean: np.ndarray) -> float:
    """Expected rating of the mean sentence: what sentence reasons are measured from."""
    return float(expected_rating(softmax((mean @ weights + bias)[None, :5]))[0])


def sentence_points(x: np.ndarray, weights: np.ndarray, bias: np.ndarray, mean: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """(s, len(LABELS)) points (0..100 scale) of every reason; rows add up to 25 * (expected - base_rating)."""
    w = weights[:, :5]
    parts = np.zeros((len(x), len(LABELS), 5))
    for k, columns in _columns():
        parts[:, k, :] = linear(x[:, columns], w[columns]) - mean[columns] @ w[columns]
    z0 = mean @ w + bias[:5]
    way = parts.sum(axis=1)
    gradient = np.zeros((len(x), 5))
    for node, weight in zip((_NODES + 1) / 2, _WEIGHTS / 2, strict=True):
        p = softmax(z0 + node * way)
        gradient += weight * p * (RATINGS - expected_rating(p)[:, None])
    points = 25.0 * (parts * gradient[:, None, :]).sum(axis=2)
    # what six nodes leave over is spread in proportion, so that the sum is exact
    wanted = 25.0 * (expected - base_rating(weights, bias, mean))
    size = np.abs(points).sum(axis=1)
    rest = wanted - points.sum(axis=1)
    return points + np.abs(points) * (rest / np.maximum(size, 1e-9))[:, None]


def points_of(scorer: Scorer, done: Rated) -> np.ndarray:
    """(s, len(LABELS)) points of the sentences of a batch, see sentence_points."""
    arrays = scorer.bundle.arrays
    return sentence_points(done.x, arrays["sentence_weights"], arrays["sentence_bias"], arrays["sentence_mean"], done.expected)


def claim_sums(scorer: Scorer, done: Rated) -> np.ndarray:
    """(a, len(LABELS)) points of the sentences of each article added up, claims only.

    The same gradients as in sentence_points, but added up over an article before they meet the weights: a third of the time. On
    the grid of 2**-20 their sums with features are exact, whatever the batch. What six nodes leave over, less than is shown, is not spread.
    """
    arrays = scorer.bundle.arrays
    w, mean = arrays["sentence_weights"][:, :5], arrays["sentence_mean"]
    owner = done.found.ctx.sentences.article
    out = np.zeros((len(done.found.ctx.buffer), len(LABELS)))
    if not len(owner):
        return out
    low = np.flatnonzero(np.diff(owner, prepend=-1))
    start = mean @ w + arrays["sentence_bias"][:5]
    slope = np.zeros((len(owner), 5))
    slope[done.claim] = np.rint(_gradient(done.z[done.claim, :5] - start, start) * _SLOPE_GRID) / _SLOPE_GRID
    by_feature = np.empty((len(low), *w.shape))
    for k, (first, last) in enumerate(zip(low.tolist(), [*low[1:].tolist(), len(owner)], strict=True)):
        np.matmul(done.x[first:last].T, slope[first:last], out=by_feature[k])
    points = np.einsum("afc,fc->af", by_feature, w)
    points -= (np.add.reduceat(slope, low, axis=0) @ w.T) * mean
    order, begins, labels = _by_label()
    out[np.ix_(owner[low], labels)] = 25.0 * np.add.reduceat(points[:, order], begins, axis=1)
    return out


def _gradient(way: np.ndarray, start: np.ndarray) -> np.ndarray:
    """(s, 5) mean slope of the expected rating on the straight way from `start` (5,) to `start + way` (s, 5)."""
    way = np.ascontiguousarray(way.T)
    total = np.zeros_like(way)
    for node, weight in zip((_NODES + 1) / 2, _WEIGHTS / 2, strict=True):
        p = way * node
        p += start[:, None]
        p -= p.max(axis=0)
        np.exp(p, out=p)
        p /= p[0] + p[1] + p[2] + p[3] + p[4]
        slope = RATINGS[:, None] - (p[1] + 2 * p[2] + 3 * p[3] + 4 * p[4])
        slope *= p
        slope *= weight
        total += slope
    return total.T


@lru_cache(maxsize=1)
def _by_label() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Numbers of the features in the order of their labels, where each label begins among them, and those labels."""
    order = np.argsort(SENTENCE_LABEL, kind="stable")
    labels, begins = np.unique(SENTENCE_LABEL[order], return_index=True)
    return order, begins, labels


def article_points(articles: np.ndarray, weights: np.ndarray, mean: np.ndarray, passed: np.ndarray) -> np.ndarray:
    """(a, len(LABELS)) points of every reason; rows add up to the unclipped score minus the mean score of the training data.

    passed : (a, labels) mean points of the claims of each article, claim_sums divided by their number.

    Headline, lede and second half are reasons by how far they stand out from the mean claim of their article. What the ratings say
    beyond that is passed on to the reasons of the sentences; what these cannot carry is the mix (one rumour among firm claims).
    """
    direct = (articles - mean) * weights[:-1]
    points = np.zeros((len(articles), len(LABELS)))
    for k in range(len(LABELS)):
        columns = ARTICLE_LABEL == k
        if columns.any():
            points[:, k] = direct[:, columns].sum(axis=1)
    lede, half, mix = LABELS.index(_LEDE), LABELS.index(_HALF), LABELS.index(_MIX)
    alike = weights[_PLACED] * (np.maximum(articles[:, [_MEAN]] - _KNOT, 0.0) - np.maximum(mean[_MEAN] - _KNOT, 0.0))
    for k in (lede, half):
        common = alike[:, ARTICLE_LABEL[_PLACED] == k].sum(axis=1)
        points[:, k] -= common
        points[:, mix] += common
    told = passed.sum(axis=1)
    share = np.maximum(points[:, mix] * told, 0.0) / (told * told + _FAINT * _FAINT)
    points += share[:, None] * passed
    points[:, mix] -= share * told
    return points
