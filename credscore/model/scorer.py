"""Texts to scores: buffers -> evidence -> features -> heads -> arrays, and on demand to reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from credscore.errors import InputError
from credscore.evidence.extract import Found, extract
from credscore.model.article_features import article_matrix, distinct_sources
from credscore.model.bundle import Bundle, load_bundle, shipped_model
from credscore.model.features import View, featurize, make_view, makes_claim
from credscore.model.heads import RATINGS, expected_rating, linear, sigmoid, softmax
from credscore.schema import Report

# The cost of starting array operations is the same for a batch of any size. Processor time a character, measured on news articles:
# 217 ns in batches of 48 000 characters, 124 of 192 000, 96 of 400 000, 100 of 800 000.
BATCH_CHARACTERS = 480_000
# glibc maps a large block anew each time until one of that size has been given back; from then on it reuses them. This line touches
# no memory; without it a batch pays for hundreds to thousands of page faults, 10 to 18 % of the time where it was measured.
np.empty(30 << 20, np.uint8)


@dataclass(slots=True)
class Scored:
    """One batch with all that a report needs. Arrays over sentences (s) and articles (a).

    expected : (s,) 0..4. chances : (s, 5). claim, hedge : bool (s,). x : (s, features). articles : (a, article features).
    inner, outer : int8 (s,), types of who stands behind a claim and of who carries it; 0 where no claim is made: nobody stands behind nothing.
    score, low, high : (a,), nan where there is no score. status : (a,) 0 ok, 1 too short, 2 not English.
    """

    found: Found
    view: View
    x: np.ndarray
    chances: np.ndarray
    expected: np.ndarray
    claim: np.ndarray
    hedge: np.ndarray
    inner: np.ndarray
    outer: np.ndarray
    articles: np.ndarray
    score: np.ndarray
    low: np.ndarray
    high: np.ndarray
    status: np.ndarray
    words: np.ndarray


@dataclass(slots=True)
class ScoreTable:
    """Scores as numpy columns, no Python object per sentence.

    Articles (a): status uint8 (0 ok, 1 too short, 2 not English), score, low, high float64 (nan where none), band int16 (index into
    `bands`, -1 where none), sentences int64, and one float64 column a signal in `signals`.
    Sentences (s): article int64, start, end int64 (code points), score float64 (nan: no claim), hedge, quote, ai bool,
    inner, outer int8 (indices into credscore.evidence.attribution.TYPE_NAMES).
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


def batches(texts: Sequence[str], size: int = BATCH_CHARACTERS) -> Iterator[tuple[int, int]]:
    """Ranges of consecutive texts of about `size` characters together, at least one text each."""
    low = total = 0
    for k, text in enumerate(texts):
        if k > low and total + len(text) > size:
            yield low, k
            low, total = k, 0
        total += len(text)
    if low < len(texts):
        yield low, len(texts)


def check_texts(texts: Sequence[str]) -> None:
    """Raise InputError unless `texts` is a sequence of str (a bare str is a common mistake)."""
    if isinstance(texts, (str, bytes)):
        raise InputError("A list of texts is wanted, not one bare text.", "Put it in a list, [text], or use score(text).")
    for k, text in enumerate(texts):
        if not isinstance(text, str):
            raise InputError(f"Text number {k} is {type(text).__name__}, not str.", "Decode or convert it first.")


class Scorer:
    """Scores texts with one model. Make one with `credscore.load()`. Holds no state between calls; safe to share and to pickle."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.settings: dict[str, Any] = bundle.manifest["settings"]
        self._weights = bundle.arrays["sentence_weights"]
        self._bias = bundle.arrays["sentence_bias"]
        self._article_weights = bundle.arrays["article_weights"]
        self._word_weights = bundle.arrays["word_weights"]
        self._interval = bundle.arrays["interval"]

    @classmethod
    def load(cls, folder: str | Path | None = None) -> Scorer:
        """Load a model directory (default: the one that ships). Raises ModelError."""
        return cls(load_bundle(Path(folder) if folder is not None else shipped_model()))

    @property
    def info(self) -> dict[str, str]:
        """Name, version and fingerprint of the model: the `model` object of a report."""
        return self.bundle.info

    # ------------------------------------------------------------------ arrays
    def run(self, texts: Sequence[str], publishers: Sequence[str | None] | None = None) -> Scored:
        """Score one batch (all of `texts` in one buffer) and keep everything that a report may show."""
        found = extract(texts, publishers=publishers)
        view = make_view(found)
        x = featurize(view)
        z = linear(x, self._weights)
        z += self._bias
        chances = softmax(z[:, :5])
        expected = expected_rating(chances)
        claim = makes_claim(view, sigmoid(z[:, 5]), self.settings["claim_threshold"])
        hedge = view["hedge flag"] > 0
        a = article_matrix(view, expected, chances, claim, len(texts), self._word_weights)
        raw = a @ self._article_weights[:-1] + self._article_weights[-1]
        score = np.round(np.clip(raw, 0, 100), 6)
        words, status = self._status(found, view, claim, len(texts))
        edge = self._interval
        k = np.clip(np.searchsorted(edge[:, 0], score, side="right") - 1, 0, len(edge) - 1)
        low, high = np.clip(score + edge[k, 1], 0, 100), np.clip(score + edge[k, 2], 0, 100)
        none = status > 0
        score[none], low[none], high[none] = np.nan, np.nan, np.nan
        inner, outer = found.speech.inner * claim, found.speech.outer * claim
        return Scored(found, view, x, chances, expected, claim, hedge, inner, outer, a, score, low, high, status, words)

    def _status(self, found: Found, view: View, claim: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
        """Words of every article and whether it can be scored: long enough, with claims, in English."""
        ctx = found.ctx
        sents = ctx.sentences
        words: np.ndarray = np.zeros(count)
        claims: np.ndarray = np.zeros(count)
        function: np.ndarray = np.zeros(count)
        if view.count:
            words = np.bincount(sents.article, weights=view.size, minlength=count)
            claims = np.bincount(sents.article, weights=claim.astype(float), minlength=count)
            common = ctx.has("DET", "DEF", "PREP", "OF", "AND", "BE", "PRON", "IT", "THAT", "HAVE", "POSS", "MODAL", "BREAK", "PRON1")
            per_sentence = np.add.reduceat(common.astype(np.int32), view.first)
            function = np.bincount(sents.article, weights=per_sentence.astype(float), minlength=count)
        status = np.zeros(count, np.uint8)
        status[(words < self.settings["min_words"]) | (claims < self.settings["min_claims"])] = 1
        status[(words >= 8) & (function < self.settings["min_function_words"] * words)] = 2
        return words.astype(np.int64), status

    def score_table(self, texts: Sequence[str], publishers: Sequence[str | None] | None = None) -> ScoreTable:
        """Scores of `texts` as columns (see ScoreTable). Raises InputError for anything but a sequence of str."""
        check_texts(texts)
        parts = []
        for low, high in batches(texts):
            parts.append(self._columns(self.run(texts[low:high], publishers[low:high] if publishers else None), low))
        if not parts:
            parts = [self._columns(self.run([]), 0)]
        joined = {key: np.concatenate([p[key] for p in parts]) for key in parts[0] if key != "signals"}
        signals = {key: np.concatenate([p["signals"][key] for p in parts]) for key in parts[0]["signals"]}
        return ScoreTable(**joined, signals=signals, bands=[b[1] for b in self.settings["bands"]])

    def _columns(self, done: Scored, offset: int) -> dict[str, Any]:
        sents, buffer, speech, view = done.found.ctx.sentences, done.found.ctx.buffer, done.found.speech, done.view
        count = len(buffer)
        sentence_score = np.where(done.claim, np.round(25 * done.expected, 6), np.nan)
        return {
            "status": done.status,
            "score": done.score,
            "low": done.low,
            "high": done.high,
            "band": self.band_index(done.score),
            "sentences": np.bincount(sents.article, minlength=count).astype(np.int64) if view.count else np.zeros(count, np.int64),
            "signals": self.signals(done),
            "sentence_article": sents.article + offset,
            "sentence_start": buffer.to_start(sents.start, sents.article),
            "sentence_end": buffer.to_end(sents.end, sents.article),
            "sentence_score": sentence_score,
            "sentence_hedge": done.hedge,
            "sentence_quote": speech.quoted,
            "sentence_ai": view["disclosure"] > 0,
            "sentence_inner": done.inner,
            "sentence_outer": done.outer,
        }

    def band_index(self, score: np.ndarray) -> np.ndarray:
        """int16 index of the band of each score, -1 for nan."""
        floors = np.array([b[0] for b in self.settings["bands"]])
        return np.where(np.isnan(score), -1, np.searchsorted(floors, np.nan_to_num(score), side="right") - 1).astype(np.int16)

    def signals(self, done: Scored) -> dict[str, np.ndarray]:
        """Article signals as float64 columns; `ai_disclosure` as an index into AI_STATES."""
        view, found = done.view, done.found
        count = len(found.ctx.buffer)
        sents = found.ctx.sentences
        zero = np.zeros(count)
        if not view.count:
            return dict.fromkeys(
                (
                    "quote_density",
                    "hedge_density",
                    "attributed_share",
                    "named_sources",
                    "anonymous_share",
                    "second_hand_share",
                    "ai_disclosure",
                ),
                zero,
            )
        art = sents.article
        weight = done.claim.astype(float)
        claims = np.maximum(np.bincount(art, weights=weight, minlength=count), 1)
        words = np.maximum(np.bincount(art, weights=view.size, minlength=count), 1)

        def share(what: np.ndarray) -> np.ndarray:
            return np.round(np.bincount(art, weights=weight * what, minlength=count) / claims, 4)

        q = found.quotes
        length = np.maximum(found.ctx.buffer.ends - found.ctx.buffer.starts, 1)
        direct = found.speech.direct
        chars = (
            np.bincount(art[sents.of_token[q.first[direct]]], weights=(q.end - q.start)[direct].astype(float), minlength=count)
            if len(q)
            else zero
        )
        states = np.zeros(count)
        d = found.disclosures
        for number, kind, extent in zip(d.sentence, d.kind, d.extent, strict=True):
            state = AI_STATES.index(extent if kind == "ai_disclosure" else "leak" if kind == "ai_leak" else "none declared")
            k = int(art[number])
            states[k] = state if states[k] in (0, AI_STATES.index("none declared")) else min(states[k], state) if state > 0 else states[k]
        hedges = np.bincount(art[found.hedges.sentence], minlength=count) if len(found.hedges) else zero
        return {
            "quote_density": np.round(np.minimum(chars / length, 1), 4),
            "hedge_density": np.round(hedges / words, 4),
            "attributed_share": share((done.found.speech.inner > 0).astype(float)),
            "named_sources": distinct_sources(view),
            "anonymous_share": share(view["is.anonymous"]),
            "second_hand_share": share(view["by.media"]),
            "ai_disclosure": states,
        }

    # ------------------------------------------------------------------ reports
    def score(self, text: str, id: str | None = None, title: str | None = None, publisher: str | None = None) -> Report:
        """One article -> its Report. Raises InputError unless `text` is a str."""
        if not isinstance(text, str):
            raise InputError(f"A text must be a str, not {type(text).__name__}.", "Decode or convert it first.")
        return self.score_batch([text], ids=[id], publishers=[publisher])[0]

    def score_batch(
        self,
        texts: Sequence[str],
        ids: Sequence[str | None] | None = None,
        publishers: Sequence[str | None] | None = None,
        detail: str = "full",
    ) -> list[Report]:
        """Reports in the order of `texts`, a sequence of str (never one bare str). detail: how much of each report is filled in."""
        from credscore.model.explain import build_reports

        check_texts(texts)
        reports: list[Report] = []
        for low, high in batches(texts):
            done = self.run(texts[low:high], publishers[low:high] if publishers else None)
            reports += build_reports(self, done, ids[low:high] if ids else None, detail)
        return reports

    def score_records(
        self,
        texts: Sequence[str],
        ids: Sequence[str | None] | None = None,
        titles: Sequence[str | None] | None = None,
        publishers: Sequence[str | None] | None = None,
        detail: str = "article",
    ) -> list[dict[str, Any]]:
        """Reports as plain JSON types, in order; see Report.to_dict for `detail`. `titles` are context only and are not scored."""
        return [report.to_dict(detail) for report in self.score_batch(texts, ids, publishers, detail)]

    def score_arrow(self, table: Any, **options: Any) -> Any:
        """A pyarrow.Table of articles -> a pyarrow.Table of scores; options as in credscore.corpus.arrow.score_arrow."""
        from credscore.corpus.arrow import score_arrow

        return score_arrow(self, table, **options)


AI_STATES = ("none", "full", "partial", "summary", "headline", "translation", "image", "audio", "data", "unknown", "leak", "none declared")
MAX_RATING = float(RATINGS[-1])
