"""What scoring gives, as arrays: sentences rated, articles judged, and both as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from credscore.errors import InputError
from credscore.evidence.extract import Found
from credscore.evidence.source_types import TYPE_NAMES
from credscore.model.features import featurize
from credscore.model.signals import AI_STATES, Counts
from credscore.model.view import View

NO_TEXT = 3  # of the states of a ScoreTable


@dataclass(slots=True)
class Rated:
    """Sentences of a buffer with all that a report says of them. Arrays over sentences (s).

    z : (s, 6) what the heads say. chances : (s, 5). expected : (s,) 0..4. claim, hedge : bool (s,).
    """

    found: Found
    view: View
    z: np.ndarray
    chances: np.ndarray
    expected: np.ndarray
    claim: np.ndarray
    hedge: np.ndarray
    _x: np.ndarray | None = field(default=None, init=False, repr=False)

    @property
    def x(self) -> np.ndarray:
        """Sentence features (s, features), made when they are first read: only those who explain a score need them."""
        if self._x is None:
            self._x = featurize(self.view)
        return self._x

    @property
    def inner(self) -> np.ndarray:
        """int8 (s,), types of who stands behind a claim; 0 where no claim is made: nobody stands behind nothing."""
        return self.found.speech.inner * self.claim

    @property
    def outer(self) -> np.ndarray:
        """int8 (s,), types of what carries a claim; 0 where no claim is made."""
        return self.found.speech.outer * self.claim


@dataclass(slots=True)
class Verdicts:
    """What is said of articles as wholes. Arrays over articles (a).

    rows : (a, article features). sources : (a,) different named sources. score, low, high : (a,), nan where there is no score.
    status : (a,) 0 ok, 1 too short, 2 not English.
    """

    rows: np.ndarray
    counts: Counts
    sources: np.ndarray
    score: np.ndarray
    low: np.ndarray
    high: np.ndarray
    status: np.ndarray


@dataclass(slots=True)
class Scored(Rated):
    """One batch: its sentences and what is said of its articles."""

    verdicts: Verdicts


@dataclass(slots=True, repr=False)
class ScoreTable:
    """Scores as numpy columns, no Python object per sentence.

    Articles (a): status uint8 (0 ok, 1 too short, 2 not English, 3 no text), score, low, high float64 (nan where none), band int16 (index into
    `bands`, -1 where none), sentences int64, and one float64 column a signal in `signals` (nan where there is no text).
    Sentences (s): article int64, start, end int64 (code points), score float64 (nan: no claim), hedge, quote, ai bool,
    inner, outer int8 (indices into credscore.evidence.source_types.TYPE_NAMES).
    """

    status: np.ndarray
    score: np.ndarray
    low: np.ndarray
    high: np.ndarray
    band: np.ndarray
    sentences: np.ndarray
    signals: dict[str, np.ndarray]
    sentence_article: np.ndarray
    sentence_start: np.ndarray
    sentence_end: np.ndarray
    sentence_score: np.ndarray
    sentence_hedge: np.ndarray
    sentence_quote: np.ndarray
    sentence_ai: np.ndarray
    sentence_inner: np.ndarray
    sentence_outer: np.ndarray
    bands: list[str]

    def __repr__(self) -> str:
        scores = self.score[~np.isnan(self.score)]
        mean = f", mean score {scores.mean():.1f}" if len(scores) else ""
        return f"<ScoreTable of {len(self.score):,} articles ({len(scores):,} with a score{mean}) and {len(self.sentence_score):,} sentences>"

    def article_columns(self, ids: Sequence[Any] | np.ndarray | None = None) -> dict[str, np.ndarray]:
        """What pandas.DataFrame and polars.DataFrame take: a row an article, columns named as in the CSV of `credscore batch`.

        `sentences` is their number. ids : one for each text, which become the first column `id`, of the type they have (a join needs it); without
        them rows are in the order of the texts. An empty text, or none, is an `error`, without signals. Raises InputError for another number of ids.
        """
        states = np.nan_to_num(self.signals["ai_disclosure"], nan=-1).astype(np.int64)
        signals = self.signals | {"ai_disclosure": np.array([*AI_STATES, ""])[states]}
        if ids is not None and len(ids) != len(self.status):
            raise InputError(f"There are {len(ids)} ids for {len(self.status)} texts.", "Give one id for each text.")
        columns = {
            "status": np.array(["ok", "insufficient", "insufficient", "error"])[self.status],
            "score": self.score,
            "interval_low": self.low,
            "interval_high": self.high,
            "band": np.array([*self.bands, ""])[self.band],
            "sentences": self.sentences,
            **signals,
        }
        return columns if ids is None else {"id": np.asarray(ids)} | columns

    def sentence_columns(self) -> dict[str, np.ndarray]:
        """As `article_columns`, a row a sentence; `article` is the number of its text, `inner` and `outer` are words, "" for none."""
        types = np.array(["", *TYPE_NAMES[1:]])
        names = ("article", "start", "end", "score", "hedge", "quote", "ai")
        columns: dict[str, np.ndarray] = {name: getattr(self, f"sentence_{name}") for name in names}
        return columns | {"inner": types[self.sentence_inner], "outer": types[self.sentence_outer]}


def sentence_columns(done: Rated) -> dict[str, Any]:
    """The columns of a ScoreTable that have a row a sentence."""
    sents, buffer, speech = done.found.ctx.sentences, done.found.ctx.buffer, done.found.speech
    return {
        "sentence_article": sents.article,
        "sentence_start": buffer.to_start(sents.start, sents.article),
        "sentence_end": buffer.to_end(sents.end, sents.article),
        "sentence_score": np.where(done.claim, np.round(25 * done.expected, 6), np.nan),
        "sentence_hedge": done.hedge,
        "sentence_quote": speech.quoted,
        "sentence_ai": done.view["disclosure"] > 0,
        "sentence_inner": done.inner,
        "sentence_outer": done.outer,
    }
