"""A model against labelled examples: what it says about them, and how far that agrees with the labels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from credscore.evidence.source_types import TYPE_NAMES
from credscore.model.bundle import Bundle
from credscore.model.heads import interval_of, widening
from credscore.model.scorer import Scorer
from credscore.schema import FLAGS, SOURCE_TYPES
from credscore.training.fit import Fitted, claims_of
from credscore.training.folds import FOLDS
from credscore.training.interval import conformal, words_in
from credscore.training.metrics import auc, f1, quadratic_kappa, spearman
from credscore.training.prepare import Prepared, own_ratings

BINS = 10
CLASSES = ("0", "1", "2", "3", "4", "no claim")
# Where a labelled claim is taken for none the report has no number; the middle of the scale stands in, so that nothing is left out.
_MIDDLE = 2.0


_SENTENCE_COLUMNS = ("chances", "expected", "claim", "hedge", "quote", "ai", "inner", "outer")
_ARTICLE_COLUMNS = ("score", "low", "high")


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure. `digits`: how it is shown; `lower`: smaller is better; `pinned`: it can have a floor (or ceiling)."""

    key: str
    words: str
    digits: int = 3
    lower: bool = False
    pinned: bool = True


METRICS: tuple[Metric, ...] = (
    Metric("sentence_kappa", "sentence rating: quadratic kappa"),
    Metric("sentence_spearman", "sentence rating: Spearman"),
    Metric("sentence_mae", "sentence rating: mean abs error (0-4)", lower=True),
    Metric("ece", "rating chances: calibration error", lower=True),
    Metric("no_claim_f1", "no claim: F1"),
    *(Metric(f"{name}_f1", f"flag {name}: F1") for name in FLAGS),
    Metric("source_micro_f1", "source types: micro F1"),
    Metric("source_macro_f1", "source types: macro F1"),
    Metric("sentence_auc", "sentence labels: AUC"),
    Metric("sentence_accuracy", "sentence labels: accuracy at 50"),
    Metric("article_spearman", "article rating: Spearman"),
    Metric("article_mae", "article rating: mean abs error (0-100)", digits=1, lower=True),
    Metric("article_bias", "article rating: mean of score - rating", digits=1, pinned=False),
    Metric("coverage", "share of ratings inside the interval", pinned=False),
    Metric("interval_width", "mean width of the interval", digits=1, lower=True, pinned=False),
    Metric("article_auc", "article labels: AUC"),
    Metric("article_accuracy", "article labels: accuracy at 50"),
    Metric("pairs_ordered", "pairs of a group in the right order"),
    Metric("scored", "share of articles that get a score", pinned=False),
)


@dataclass(slots=True)
class Predicted:
    """What a model says about prepared examples; arrays over their sentences (s) and over the examples (a).

    chances : (s, 5). expected : (s,) 0..4. claim, hedge, quote, ai : bool (s,). inner, outer : (s,) indices into TYPE_NAMES.
    score, low, high : (a,) 0..100, nan where there is no score. gated : articles too short for a score have none, as in use.
    """

    chances: np.ndarray
    expected: np.ndarray
    claim: np.ndarray
    hedge: np.ndarray
    quote: np.ndarray
    ai: np.ndarray
    inner: np.ndarray
    outer: np.ndarray
    score: np.ndarray
    low: np.ndarray
    high: np.ndarray
    gated: bool = True

    @property
    def value(self) -> np.ndarray:
        """(s,) the rating given, 0..4; the middle of the scale where no claim was seen."""
        return np.where(self.claim, self.expected, _MIDDLE)

    def put(self, other: Predicted, sentences: np.ndarray, articles: np.ndarray) -> Predicted:
        """This one, with all of `other` in the places where bool (s,) `sentences` and bool (a,) `articles` are set."""
        out: dict[str, Any] = {"gated": self.gated}
        for name in _SENTENCE_COLUMNS + _ARTICLE_COLUMNS:
            out[name] = getattr(self, name).copy()
            out[name][sentences if name in _SENTENCE_COLUMNS else articles] = getattr(other, name)
        return Predicted(**out)

    def leave_out(self, unscored: np.ndarray) -> None:
        """Take the scores away, in place, where bool (a,) `unscored` says that the model in use gives none."""
        for name in _ARTICLE_COLUMNS:
            getattr(self, name)[unscored] = math.nan


@dataclass(slots=True)
class Measured:
    """metrics : key of METRICS -> value, nan where undefined. support : how many cases it rests on (for F1: true ones).

    source_f1 : type -> F1. reliability : ten bins {low, high, n, confidence, correct}. confusion : (6, 6) counts, rows are
    labels and columns predictions, in the order of CLASSES.
    """

    metrics: dict[str, float]
    support: dict[str, int]
    source_f1: dict[str, float]
    reliability: list[dict[str, float]]
    confusion: np.ndarray
    counts: dict[str, int] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types; what is undefined is null."""
        return {
            "counts": self.counts,
            "metrics": {k: _plain(v) for k, v in self.metrics.items()},
            "support": self.support,
            "source_f1": {k: _plain(v) for k, v in self.source_f1.items()},
            "reliability": [{k: _plain(v) for k, v in row.items()} for row in self.reliability],
            "confusion": {"classes": list(CLASSES), "rows": self.confusion.tolist()},
        }


def _plain(value: float) -> float | None:
    """A figure for JSON; whole numbers stay whole."""
    return None if math.isnan(value) else value if isinstance(value, int) else round(float(value), 6)


def predicted_by(bundle: Bundle, p: Prepared) -> Predicted:
    """What the model in `bundle` says about the examples, by the very code that scores articles."""
    scorer = Scorer(bundle)
    parts: list[tuple[np.ndarray, ...]] = []
    for view, _, _ in p.views:
        done = scorer.scored(scorer.rated(view))
        speech = done.found.speech
        sentences = (done.chances, done.expected, done.claim, done.hedge, speech.quoted, done.view["disclosure"] > 0)
        whole = done.verdicts
        parts.append((*sentences, done.inner, done.outer, whole.score, whole.low, whole.high))
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
    return Predicted(**dict(zip(_SENTENCE_COLUMNS + _ARTICLE_COLUMNS, columns, strict=True)), gated=True)


def out_of_fold(p: Prepared, fitted: Fitted) -> Predicted:
    """What cross-validation says about the examples: each was predicted by heads that had not seen its group.

    The intervals of a fold come from the residuals of the other folds, so their coverage is a fair figure, too.
    """
    speeches = [view.found.speech for view, _, _ in p.views]
    score = fitted.oof_article
    low, high = np.full(len(score), np.nan), np.full(len(score), np.nan)
    done = ~np.isnan(score)
    claim = claims_of(p, fitted.oof_claim, fitted.settings["claim_threshold"])
    wide, truth = widening(words_in(p)), own_ratings(p)
    for k in range(FOLDS):
        test, others = done & (fitted.folds == k), done & (fitted.folds != k) & ~np.isnan(truth)
        if test.any() and others.any():
            rows = conformal(score[others], truth[others], wide[others])
            low[test], high[test] = interval_of(rows, score[test], wide[test])
    return Predicted(
        chances=fitted.oof_chances,
        expected=fitted.oof_expected,
        claim=claim,
        hedge=np.concatenate([view["hedge flag"] > 0 for view, _, _ in p.views]),
        quote=np.concatenate([s.quoted for s in speeches]),
        ai=np.concatenate([view["disclosure"] > 0 for view, _, _ in p.views]),
        inner=np.concatenate([s.inner for s in speeches]) * claim,
        outer=np.concatenate([s.outer for s in speeches]) * claim,
        score=score,
        low=low,
        high=high,
        gated=False,
    )


def labelled_articles(p: Prepared) -> np.ndarray:
    """bool (a,): articles that have a label instead of a rating."""
    return np.array([a.unit == "article" and a.rating is None and a.label is not None for a in p.articles], bool)


def labelled_sentences(p: Prepared) -> np.ndarray:
    """bool (s,): sentences of stand-alone examples that have a label instead of a rating."""
    return np.array([a.unit == "sentence" and not a.sentences and a.label is not None for a in p.articles], bool)[p.owner]


def rated_sentences(p: Prepared) -> np.ndarray:
    """bool (s,): sentences with a rating of their own."""
    return ~np.isnan(p.rating) & ~labelled_sentences(p)


def rated_articles(p: Prepared) -> np.ndarray:
    """bool (a,): articles with a rating of their own."""
    return ~np.isnan(p.article_rating) & ~labelled_articles(p)


def reliability(chances: np.ndarray, rating: np.ndarray) -> tuple[list[dict[str, float]], float]:
    """Ten bins of the chance of the likeliest rating, and the expected calibration error over them (nan for no rows).

    chances : (n, 5). rating : (n,) 0..4. A rating between two whole ones is half right for each neighbour, as in training.
    """
    top = chances.argmax(axis=1) if len(chances) else np.zeros(0, np.int64)
    sure = chances.max(axis=1) if len(chances) else np.zeros(0)
    right = np.clip(1 - np.abs(top - rating), 0, 1)
    at = np.minimum((sure * BINS).astype(int), BINS - 1)
    rows, error = [], 0.0
    for k in range(BINS):
        here = at == k
        n = int(here.sum())
        mean, correct = (float(sure[here].mean()), float(right[here].mean())) if n else (math.nan, math.nan)
        rows.append({"low": k / BINS, "high": (k + 1) / BINS, "n": n, "confidence": mean, "correct": correct})
        if n:
            error += n / len(rating) * abs(mean - correct)
    return rows, error if len(rating) else math.nan


def _pairs_ordered(group: np.ndarray, label: np.ndarray, score: np.ndarray) -> tuple[float, int]:
    """Share of (reliable, unreliable) pairs of one group in which the reliable one scores higher, ties counted half."""
    right, total = 0.0, 0
    order = np.argsort(group.astype(str), kind="stable")
    names = group[order].astype(str)
    for part in np.split(order, np.flatnonzero(names[1:] != names[:-1]) + 1) if len(order) else []:
        above, below = score[part][label[part]], score[part][~label[part]]
        gap = above[:, None] - below[None, :]
        right, total = right + float((gap > 0).sum() + 0.5 * (gap == 0).sum()), total + gap.size
    return (right / total if total else math.nan), total


def measure(p: Prepared, q: Predicted, rows: np.ndarray | None = None) -> Measured:
    """All metrics of the predictions `q` for the examples `p`. rows : bool (a,), the examples to look at (default: all)."""
    rows = np.ones(len(p.articles), bool) if rows is None else rows
    inside = rows[p.owner]
    m: dict[str, float] = {}
    n: dict[str, int] = {}
    rated = inside & rated_sentences(p)
    truth, value = p.rating[rated], q.value[rated]
    m["sentence_kappa"], m["sentence_spearman"] = quadratic_kappa(truth, value), spearman(truth, value)
    m["sentence_mae"] = float(np.abs(truth - value).mean()) if len(truth) else math.nan
    bins, m["ece"] = reliability(q.chances[rated], truth)
    n |= dict.fromkeys(("sentence_kappa", "sentence_spearman", "sentence_mae", "ece"), len(truth))
    known = inside & (p.claim >= 0) & ~labelled_sentences(p)
    no_claim = p.claim[known] == 0
    # Labels that rate claims alone say nothing about the sentences between them.
    m["no_claim_f1"] = f1(no_claim, ~q.claim[known])[0] if no_claim.any() else math.nan
    n["no_claim_f1"] = int(no_claim.sum())
    for name in FLAGS:
        labels = getattr(p, name)
        known_flag = inside & (labels >= 0)
        m[f"{name}_f1"] = f1(labels[known_flag] == 1, getattr(q, name)[known_flag])[0]
        n[f"{name}_f1"] = int((labels[known_flag] == 1).sum())
    source_f1 = _sources(p, q, inside, m, n)
    two = inside & labelled_sentences(p)
    m["sentence_auc"] = auc(p.rating[two] > _MIDDLE, q.value[two])
    m["sentence_accuracy"] = _accuracy(p.rating[two] > _MIDDLE, q.value[two] >= _MIDDLE)
    n["sentence_auc"] = n["sentence_accuracy"] = int(two.sum())
    _articles(p, q, rows, m, n)
    confusion = np.zeros((len(CLASSES), len(CLASSES)), np.int64)
    none = len(CLASSES) - 1
    want = np.where(p.claim == 0, none, np.rint(np.nan_to_num(p.rating))).astype(int)
    got = np.where(q.claim, np.clip(np.rint(q.expected), 0, 4), none).astype(int)
    np.add.at(confusion, (want[known], got[known]), 1)
    whole = rows & ~p.sentence_unit
    counts = {
        "articles": int(whole.sum()),
        "stand_alone_sentences": int((rows & p.sentence_unit).sum()),
        "rated_articles": int((rows & rated_articles(p)).sum()),
        "labelled_articles": int((rows & labelled_articles(p)).sum()),
        "rated_sentences": int(rated.sum()),
        "groups": len(set(p.group[rows].tolist())),
    }
    return Measured({x.key: m[x.key] for x in METRICS}, {x.key: n[x.key] for x in METRICS}, source_f1, bins, confusion, counts)


def _accuracy(truth: np.ndarray, found: np.ndarray) -> float:
    return float((truth == found).mean()) if len(truth) else math.nan


def _sources(p: Prepared, q: Predicted, inside: np.ndarray, m: dict[str, float], n: dict[str, int]) -> dict[str, float]:
    """F1 of each source type that occurs in the labels; fills in their micro and macro means."""
    at = np.flatnonzero(inside & np.array([s is not None for s in p.source], bool))
    truth = np.array([[name in (p.source[k] or ()) for name in SOURCE_TYPES] for k in at.tolist()], bool).reshape(
        len(at), len(SOURCE_TYPES)
    )
    codes = np.array([TYPE_NAMES.index(name) for name in SOURCE_TYPES])
    found = (q.inner[at, None] == codes) | (q.outer[at, None] == codes)
    out = {name: f1(truth[:, k], found[:, k])[0] for k, name in enumerate(SOURCE_TYPES) if truth[:, k].any()}
    m["source_micro_f1"] = f1(truth.ravel(), found.ravel())[0]
    m["source_macro_f1"] = float(np.mean(list(out.values()))) if out else math.nan
    n["source_micro_f1"] = n["source_macro_f1"] = int(truth.sum())
    return out


def _articles(p: Prepared, q: Predicted, rows: np.ndarray, m: dict[str, float], n: dict[str, int]) -> None:
    scored = rows & ~np.isnan(q.score)
    at = scored & rated_articles(p)
    truth, score = p.article_rating[at], q.score[at]
    m["article_spearman"] = spearman(truth, score)
    m["article_mae"] = float(np.abs(truth - score).mean()) if len(truth) else math.nan
    m["article_bias"] = float((score - truth).mean()) if len(truth) else math.nan
    n |= dict.fromkeys(("article_spearman", "article_mae", "article_bias"), len(truth))
    bounded = at & ~np.isnan(q.low)
    truth, low, high = p.article_rating[bounded], q.low[bounded], q.high[bounded]
    m["coverage"] = float(((truth >= low) & (truth <= high)).mean()) if len(truth) else math.nan
    m["interval_width"] = float((high - low).mean()) if len(truth) else math.nan
    n["coverage"] = n["interval_width"] = len(truth)
    two = scored & labelled_articles(p)
    label = p.article_rating[two] > 50
    m["article_auc"], m["article_accuracy"] = auc(label, q.score[two]), _accuracy(label, q.score[two] >= 50)
    n["article_auc"] = n["article_accuracy"] = int(two.sum())
    m["pairs_ordered"], n["pairs_ordered"] = _pairs_ordered(p.group[two], label, q.score[two])
    wanted = rows & ~np.isnan(p.article_rating)
    m["scored"], n["scored"] = float((~np.isnan(q.score[wanted])).mean()) if q.gated and wanted.any() else math.nan, int(wanted.sum())


def measure_by(p: Prepared, q: Predicted, name: str, rows: np.ndarray | None = None) -> dict[str, Measured]:
    """Metrics for each value of a field of the examples (genre, domain, origin), the most frequent first."""
    rows = np.ones(len(p.articles), bool) if rows is None else rows
    values = np.array([getattr(a, name) or "(none)" for a in p.articles], object)
    found, counts = np.unique(values[rows].astype(str), return_counts=True)
    order = sorted(range(len(found)), key=lambda k: (-counts[k], found[k]))
    return {str(found[k]): measure(p, q, rows & (values == found[k])) for k in order}


def worst(p: Prepared, q: Predicted, count: int, rows: np.ndarray | None = None) -> dict[str, list[dict[str, Any]]]:
    """The largest disagreements with the labels, with their text: {'sentences': [...], 'articles': [...]}, `count` of each."""
    rows = np.ones(len(p.articles), bool) if rows is None else rows
    value = q.value
    rated = np.flatnonzero(rows[p.owner] & ~np.isnan(p.rating))
    gap = np.abs(value[rated] - p.rating[rated])
    sentences = []
    for k in rated[np.argsort(-gap, kind="stable")[:count]].tolist():
        article, start, end = p.articles[p.owner[k]], int(p.start[k]), int(p.end[k])
        source = [TYPE_NAMES[t] for t in (q.outer[k], q.inner[k]) if t]
        given = round(float(q.expected[k]), 2) if q.claim[k] else None
        sides = {"rating": float(p.rating[k]), "predicted": given, "source": p.source[k], "predicted_source": source}
        sentences.append({"id": article.id, "where": article.where, "start": start, "end": end, **sides, "text": article.text[start:end]})
    judged = np.flatnonzero(rows & ~np.isnan(p.article_rating) & ~np.isnan(q.score))
    gap = np.abs(q.score[judged] - p.article_rating[judged])
    articles = []
    for k in judged[np.argsort(-gap, kind="stable")[:count]].tolist():
        article = p.articles[k]
        sides = {"rating": float(p.article_rating[k]), "predicted": round(float(q.score[k]), 1), "genre": article.genre}
        articles.append({"id": article.id, "where": article.where, **sides, "text": article.text})
    return {"sentences": sentences, "articles": articles}


def undefined(measured: Sequence[Measured]) -> set[str]:
    """Keys of METRICS that are undefined, or rest on no case, in all of `measured`: nothing to show."""
    return {x.key for x in METRICS if all(math.isnan(one.metrics[x.key]) for one in measured)}
