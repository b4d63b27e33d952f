"""Labelled examples to arrays: features of every sentence, labels matched to the sentences that scoring sees."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from credscore.evidence.extract import extract
from credscore.model.features import FEATURES, featurize
from credscore.model.scorer import batches
from credscore.model.view import View, make_view
from credscore.schema import LabelledArticle, LabelledSentence
from credscore.training.records import own_id
from credscore.training.ties import Ties

CLAIM_UNKNOWN = -1


@dataclass(slots=True)
class Prepared:
    """Arrays over all sentences (s) of all examples (a), in order.

    x : (s, features). owner : (s,) example of each sentence. rating : (s,) 0..4, nan where unlabelled or no claim.
    claim, hedge, quote, ai : (s,) int8, 1, 0 or -1 (unlabelled). source : list of (s,) labelled chains or None.
    start, end : (s,) offsets. views : one View a batch with the range of examples it holds. article_rating : (a,) nan where none.
    group : (a,) group names. sentence_unit : bool (a,), the example is a stand-alone sentence.
    """

    articles: list[LabelledArticle]
    x: np.ndarray
    owner: np.ndarray
    rating: np.ndarray
    claim: np.ndarray
    hedge: np.ndarray
    quote: np.ndarray
    ai: np.ndarray
    source: list[list[str] | None]
    start: np.ndarray
    end: np.ndarray
    views: list[tuple[View, int, int]]
    article_rating: np.ndarray
    group: np.ndarray
    sentence_unit: np.ndarray


def target_rating(article: LabelledArticle) -> float:
    """0..100 of an article: its rating, or 100 and 0 for its label; nan where it has neither."""
    if article.rating is not None:
        return float(article.rating)
    return float("nan") if article.label is None else 100.0 * article.label


def prepare(articles: Sequence[LabelledArticle]) -> Prepared:
    """Extract evidence and features with the code that scoring uses, and match every label to the sentence it overlaps most."""
    articles = list(articles)
    xs, owners, starts, ends, views = [], [], [], [], []
    for low, high in batches([a.text for a in articles]):
        found = extract([a.text for a in articles[low:high]])
        view = make_view(found)
        sents, buffer = found.ctx.sentences, found.ctx.buffer
        xs.append(featurize(view))
        owners.append(sents.article + low)
        starts.append(buffer.to_start(sents.start, sents.article))
        ends.append(buffer.to_end(sents.end, sents.article))
        views.append((view, low, high))
    x = np.concatenate(xs) if xs else np.zeros((0, len(FEATURES)))
    owner = np.concatenate(owners) if owners else np.zeros(0, np.int64)
    start = np.concatenate(starts) if starts else np.zeros(0, np.int64)
    end = np.concatenate(ends) if ends else np.zeros(0, np.int64)
    labels = _Labels(len(x))
    edges = np.searchsorted(owner, np.arange(len(articles) + 1))
    unit = np.array([a.unit == "sentence" for a in articles], bool)
    for article, low, high in zip(articles, edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        if low == high:
            continue
        if article.unit == "sentence":
            labels.put_alone(article, low, high)
        else:
            labels.put_overlapping(article, low, start[low:high], end[low:high])
    return Prepared(
        articles,
        x,
        owner,
        labels.rating,
        labels.claim,
        labels.hedge,
        labels.quote,
        labels.ai,
        labels.source,
        start,
        end,
        views,
        article_ratings(articles),
        groups_of(articles),
        unit,
    )


class _Labels:
    """What is labelled of each of s sentences; arrays as in `Prepared`."""

    def __init__(self, s: int) -> None:
        self.rating = np.full(s, np.nan)
        self.claim, self.hedge, self.quote, self.ai = (np.full(s, CLAIM_UNKNOWN, np.int8) for _ in range(4))
        self.source: list[list[str] | None] = [None] * s

    def _put(self, label: LabelledSentence, low: int, high: int) -> None:
        """`label` for the sentences [low, high)."""
        self.claim[low:high] = label.rating is not None
        self.rating[low:high] = np.nan if label.rating is None else label.rating
        self.source[low:high] = [label.source] * (high - low)
        for values, value in ((self.hedge, label.hedge), (self.quote, label.quote), (self.ai, label.ai)):
            if value is not None:
                values[low:high] = value

    def put_alone(self, article: LabelledArticle, low: int, high: int) -> None:
        """A stand-alone sentence may be cut in two by the splitter: all of it, [low, high), has the labels."""
        for label in article.sentences:
            self._put(label, low, high)
        if not article.sentences and article.label is not None:
            self.rating[low:high], self.claim[low:high] = 4.0 * article.label, 1

    def put_overlapping(self, article: LabelledArticle, low: int, start: np.ndarray, end: np.ndarray) -> None:
        """Each label to the sentence that it overlaps most, and each sentence the label that overlaps it most. start, end : the characters
        of the article's sentences, the first of which is number `low`."""
        best = np.zeros(len(start), np.int64)
        for label in article.sentences:
            overlap = np.minimum(end, label.end) - np.maximum(start, label.start)
            j = int(overlap.argmax())
            if overlap[j] > best[j]:
                best[j] = overlap[j]
                self._put(label, low + j, low + j + 1)


def article_ratings(articles: Sequence[LabelledArticle]) -> np.ndarray:
    """(a,) `target_rating` of articles; nan for stand-alone sentences."""
    return np.array([np.nan if a.unit == "sentence" else target_rating(a) for a in articles])


def own_ratings(p: Prepared) -> np.ndarray:
    """(a,) ratings of articles; nan where there is none, or a label in its stead: that says on which side an article is, not how far."""
    return np.array([np.nan if a.unit == "sentence" or a.rating is None else float(a.rating) for a in p.articles])


def groups_of(articles: Sequence[LabelledArticle]) -> np.ndarray:
    """(a,) the group of each example, else its own id, else its text: a file's name and the order of its rows change nothing. Where two
    groups hold one and the same text they are one group.

    A text that came in twice under two ids would else be trained on in one fold and asked for in another.
    """
    home: dict[str, str] = {}
    groups = [a.group or own_id(a) or hashlib.sha256(a.text.encode("utf-8", "surrogatepass")).hexdigest() for a in articles]
    ties = Ties()
    for article, group in zip(articles, groups, strict=True):
        ties.tie(home.setdefault(" ".join(article.text.lower().split()), group), group)
    return np.array([ties.name(group) for group in groups], object)
