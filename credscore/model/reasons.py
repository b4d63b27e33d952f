"""Why a score is what it is, in points: contributions of the features, added up by what they are about and where they look.

Sentences: integrated gradients (Sundararajan et al. 2017) of the expected rating along the straight way from the mean
sentence of the training data, so that the points add up to the distance from the mean score. Articles: the head is linear,
its contributions are exact; what comes from the sentences is passed on to their reasons.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.ranges import among
from credscore.model.article_features import ARTICLE_FEATURES
from credscore.model.features import FEATURES, Feature, factor_of, weigh_own, weigh_shared
from credscore.model.grid import snap
from credscore.model.heads import RATINGS, expected_rating, linear_columns, softmax
from credscore.model.topics import AROUND, ARTICLE, ARTICLE_LABEL, COLUMNS, HALF, LABELS, LEDE, MIX, SENTENCE_COLUMN, SENTENCE_LABEL

if TYPE_CHECKING:
    from credscore.model.results import Rated
    from credscore.model.scorer import Scorer
    from credscore.model.view import View

_MEAN = ARTICLE_FEATURES.index("mean rating of claims")
# Columns of headline, lede and second half: which they are, and the value above which each counts (a bend; all count from 0 otherwise).
_PLACED = np.flatnonzero(among(ARTICLE_LABEL, [LABELS.index(LEDE), LABELS.index(HALF)]))
_KNOT = np.array([float(ARTICLE_FEATURES[k].split(" above ")[1]) if " above " in ARTICLE_FEATURES[k] else 0.0 for k in _PLACED])
_FAINT = 4.0  # points: the reasons of sentences that together come to less than this cannot carry much of the article's score
# Six-point Gauss-Legendre quadrature on [-1, 1], as numpy.polynomial.legendre.leggauss(6) gives it; importing that costs 3 ms of a cold start.
_NODES = np.array(
    [-0.9324695142031519, -0.6612093864662645, -0.2386191860831969, 0.2386191860831969, 0.6612093864662645, 0.9324695142031519]
)
_WEIGHTS = np.array(
    [0.17132449237917027, 0.3607615730481387, 0.46791393457269104, 0.46791393457269104, 0.3607615730481387, 0.17132449237917027]
)


@dataclass(frozen=True, slots=True)
class _Column:
    """features : numbers of the features that add up in a column. own : which of `_RATES` are a part of it, see Points. rates : of a column
    of the article those of `features` that are plain rates, counted from the first."""

    features: np.ndarray
    own: np.ndarray
    rates: np.ndarray


def _rates() -> list[tuple[int, str | None, str]]:
    """Features that hold a rate of the whole article: their numbers, what they are multiplied with, what they are rates of."""
    out: list[tuple[int, str | None, str]] = []
    for k, feature in enumerate(FEATURES):
        *factor, last = feature.name.split(" × ")
        if last.startswith("rate."):
            out.append((k, factor[0] if factor else None, last.removeprefix("rate.")))
    return out


_RATES = _rates()
_RATED = np.array([k for k, *_ in _RATES])


@lru_cache(maxsize=1)
def _columns() -> tuple[_Column, ...]:
    """The columns, in the order of COLUMNS."""
    plain = [k for k, factor, _ in _RATES if factor is None]
    out = []
    for k, (place, topic) in enumerate(COLUMNS):
        features = np.flatnonzero(SENTENCE_COLUMN == k)
        of_article = COLUMNS.index((ARTICLE, topic)) if (ARTICLE, topic) in COLUMNS and place != AROUND else -1
        own = np.flatnonzero(SENTENCE_COLUMN[_RATED] == of_article)
        out.append(_Column(features, own, np.flatnonzero(among(features, plain)) if place == ARTICLE else own[:0]))
    return tuple(out)


def base_rating(weights: np.ndarray, bias: np.ndarray, mean: np.ndarray) -> float:
    """Expected rating of the mean sentence: what sentence reasons are measured from."""
    return float(expected_rating(softmax((mean @ weights + bias)[None, :5]))[0])


def sentence_base(arrays: dict[str, np.ndarray]) -> float:
    """What the points of sentences are counted from, as it is shown."""
    return round(25 * base_rating(arrays["sentence_weights"], arrays["sentence_bias"], arrays["sentence_mean"]), 1)


def article_base(arrays: dict[str, np.ndarray]) -> float:
    """What the points of articles are counted from, as it is shown: the score of the mean article of the training data."""
    weights = arrays["article_weights"]
    return round(float(arrays["article_mean"] @ weights[:-1] + weights[-1]), 1)


@dataclass(frozen=True, slots=True)
class Points:
    """What moved the ratings of sentences. Arrays (s, len(COLUMNS)).

    value : points (0..100 scale); rows add up to 25 * (expected - base_rating). there : bool, the sentence (or its surroundings, or
    the rest of its article) has something of the column; where it has nothing, its points are those of the absence. more : bool, of
    columns of the article, the rest of it has more than the mean article of the training data.

    A sentence is a part of its article: what it adds itself to a rate is counted with what it has, not with the rest of its article.
    """

    value: np.ndarray
    there: np.ndarray
    more: np.ndarray


def sentence_points(x: np.ndarray, z: np.ndarray, own: np.ndarray, weights: np.ndarray, bias: np.ndarray, mean: np.ndarray) -> Points:
    """Points of every column for sentences. x : (s, features). z : (s, 5 or more), x @ weights + bias, what the heads say. own : (rates, s)
    from `own_shares`."""
    w = weights[:, :5]
    start = mean @ w + bias[:5]
    slope = np.ascontiguousarray(25.0 * _gradient(z[:, :5] - start, start).T)
    points = np.empty((len(COLUMNS), len(x)))
    there = np.empty((len(COLUMNS), len(x)), bool)
    more = np.zeros_like(there)
    for k, column in enumerate(_columns()):
        values, by = x.T[column.features], w[column.features]
        if len(column.own) and COLUMNS[k][0] == ARTICLE:
            values[np.searchsorted(column.features, _RATED[column.own])] -= own[column.own]
            more[k] = values[column.rates].sum(axis=0) > mean[column.features[column.rates]].sum()
        elif len(column.own):
            values, by = np.concatenate([values, own[column.own]]), np.concatenate([by, w[_RATED[column.own]]])
        part = linear_columns(values, by)
        part.any(axis=0, out=there[k])
        part -= (mean[column.features] @ w[column.features])[:, None]
        part *= slope
        part.sum(axis=0, out=points[k])
    # what six nodes leave over is spread in proportion, so that the sum is exact
    rest = 25.0 * (expected_rating(softmax(z[:, :5])) - base_rating(weights, bias, mean))
    size = np.zeros(len(x))
    for row in points:  # one after the other: a sum that no batch changes
        rest -= row
        size += np.abs(row)
    rest /= np.maximum(size, 1e-9)
    points += np.abs(points) * rest
    return Points(points.T, there.T, more.T)


def own_shares(view: View, sentences: np.ndarray) -> np.ndarray:
    """(rates, s) what each of the sentences adds itself to the rates that are features of it, on the grid."""
    out = np.empty((len(_RATES), len(sentences)))
    first = sentences == view.article_low[sentences]
    owner = view.owner[sentences]
    shares = {name: snap(view[name][sentences] / view.measure_of(name)[owner]) for *_, name in _RATES}
    for row, (_, factor, name) in zip(out, _RATES, strict=True):
        row[:] = shares[name]
        if factor is not None:
            row *= first if factor == "headline" else view[factor][sentences]
    return out


def points_of(scorer: Scorer, done: Rated) -> Points:
    """Points of the claims of a batch, see sentence_points."""
    arrays = scorer.bundle.arrays
    claims = np.flatnonzero(done.claim)
    x, own = done.x.T.take(claims, axis=1).T, own_shares(done.view, claims)
    return sentence_points(x, done.z[claims], own, arrays["sentence_weights"], arrays["sentence_bias"], arrays["sentence_mean"])


def claim_sums(scorer: Scorer, done: Rated) -> np.ndarray:
    """(a, len(LABELS)) points of the sentences of each article added up, claims only.

    The same gradients as in sentence_points; what features add to the heads is first added up by label, so that there are two dozen
    columns to follow and never all features at once. What the sentences of an article share meets their gradients added up. What six
    nodes leave over, less than is shown, is not spread.
    """
    arrays = scorer.bundle.arrays
    w, mean = arrays["sentence_weights"][:, :5], arrays["sentence_mean"]
    owner, view = done.found.ctx.sentences.article, done.view
    out = np.zeros((len(done.found.ctx.buffer), len(LABELS)))
    if not len(owner):
        return out
    low = np.flatnonzero(np.diff(owner, prepend=-1))
    start = mean @ w + arrays["sentence_bias"][:5]
    slope = np.zeros((5, len(owner)))
    slope[:, done.claim] = _gradient(done.z[done.claim, :5] - start, start).T
    sums = {"": np.add.reduceat(slope, low, axis=1)}
    for label, numbers, features in _by_label():
        part = weigh_own(view, w[numbers], features)
        part *= slope
        points = np.add.reduceat(_added(part), low) - _added((mean[numbers] @ w[numbers])[:, None] * sums[""])
        for factor, shared in weigh_shared(view, w[numbers], features):
            if factor not in sums:
                sums[factor] = np.add.reduceat(slope * factor_of(view, factor), low, axis=1)
            points += _added(shared * sums[factor])
        out[owner[low], label] = 25.0 * points
    return out


def _added(rows: np.ndarray) -> np.ndarray:
    """Rows added up one after the other: a sum that no batch changes."""
    out = rows[0].copy()
    for row in rows[1:]:
        out += row
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
def _by_label() -> tuple[tuple[int, np.ndarray, tuple[Feature, ...]], ...]:
    """Each label that features have, with their numbers and the features themselves."""
    numbers = [(label, np.flatnonzero(SENTENCE_LABEL == label)) for label in sorted(set(SENTENCE_LABEL.tolist()))]
    return tuple((label, some, tuple(FEATURES[k] for k in some.tolist())) for label, some in numbers)


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
    lede, half, mix = LABELS.index(LEDE), LABELS.index(HALF), LABELS.index(MIX)
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
