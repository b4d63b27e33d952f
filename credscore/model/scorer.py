"""Texts to scores: buffers -> evidence -> features -> heads -> arrays, and on demand to reports."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from credscore.errors import InputError, NoText
from credscore.evidence.extract import extract
from credscore.model.arguments import Column, ids_of, publishers_of, texts_of
from credscore.model.article_features import WORDING_AT, article_matrix, distinct_sources
from credscore.model.blocks import is_long, long_columns, long_outline, long_report
from credscore.model.bundle import Bundle, load_bundle, shipped_model
from credscore.model.claims import makes_claim
from credscore.model.features import weigh
from credscore.model.grid import snap
from credscore.model.heads import expected_rating, interval_of, sigmoid, softmax, widening
from credscore.model.language import readable
from credscore.model.phrasing import Phrases
from credscore.model.results import NO_TEXT, Rated, Scored, ScoreTable, Verdicts, sentence_columns
from credscore.model.room import keep_room
from credscore.model.signals import Counts, count_up, signals
from credscore.model.view import View, go_on, make_view
from credscore.schema import Detail, Report, check_detail
from credscore.text import buffer

if TYPE_CHECKING:
    from credscore.model.outline import Outline

# The cost of starting array operations is the same for a batch of any size, and what does not fit into a cache costs more. Processor
# time a character, measured on news articles: 75 ns in batches of a million characters, 70 of 1 600 000, 66 of 2 400 000, 64 of 3 000 000,
# 65 of 3 400 000 and of 4 000 000. One of these holds a shard of 3 MB, as corpora are cut by default; no text that is read in blocks is in
# a batch with others.
BATCH_CHARACTERS = 3_300_000
# Where sentences become objects: those cost far more, time and memory, than starting operations does.
REPORT_CHARACTERS = 1_600_000
_ROOM = keep_room()
_EMPTY = NoText("The text is empty.", "Give a text, or leave it out.")


def batches(texts: Sequence[str], size: int = BATCH_CHARACTERS) -> Iterator[tuple[int, int]]:
    """Ranges of consecutive texts for one buffer each; a text that is read in blocks is by itself."""
    return buffer.batches(texts, size, is_long)


@contextmanager
def no_collection() -> Iterator[None]:
    """Without garbage collection: reports are many small objects and no cycles, and looking for cycles takes a quarter of making them.

    What was made is looked at once behind it. To hand it to the old objects unseen (gc.freeze, gc.unfreeze) saves a twentieth of a report,
    but starts the collector's counts anew: a caller that leaves cycles behind between two batches would never have them collected.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class Scorer:
    """Scores texts with one model. Make one with `credscore.load()`. Holds no state between calls; safe to share and to pickle."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.settings: dict[str, Any] = bundle.manifest["settings"]
        self._weights = bundle.arrays["sentence_weights"]
        self._bias = bundle.arrays["sentence_bias"]
        self._article_weights = bundle.arrays["article_weights"]
        self.word_weights = bundle.arrays["word_weights"]
        self.phrases = Phrases.of(bundle.arrays)
        self._interval = bundle.arrays["interval"]

    @classmethod
    def load(cls, folder: str | Path | None = None) -> Scorer:
        """Load a model directory (default: the one that ships). Raises ModelError, InputError for what is no path."""
        if not isinstance(folder, (str, os.PathLike, type(None))):
            raise InputError(f"The path of a model directory is wanted, not {type(folder).__name__}.", 'Give a str or a Path, such as "models/mine".')
        return cls(load_bundle(Path(folder) if folder is not None else shipped_model()))

    @property
    def info(self) -> dict[str, str]:
        """Name, version and fingerprint of the model: the `model` object of a report."""
        return self.bundle.info

    def __repr__(self) -> str:
        return f"<Scorer with the model {self.info['name']} {self.info['version']} ({self.info['fingerprint']})>"

    # ------------------------------------------------------------------ arrays
    def rate(self, texts: Sequence[str], publishers: Sequence[str | None] | None = None, part: tuple[bool, bool] = (False, False)) -> Rated:
        """Rate the sentences of one batch (all of `texts` in one buffer). part: whether they go on before and behind, see view.go_on."""
        view = make_view(extract(texts, publishers=publishers))
        go_on(view, *part)
        return self.rated(view)

    def rated(self, view: View) -> Rated:
        """Rate the sentences of a batch whose evidence has been read."""
        z = weigh(view, self._weights).T
        z += self._bias
        chances = softmax(z[:, :5])
        claim = makes_claim(view, sigmoid(z[:, 5]), self.settings["claim_threshold"])
        return Rated(view.found, view, z, chances, expected_rating(chances), claim, (view["hedge flag"] > 0) & (view["furniture"] == 0))

    def judge(self, rows: np.ndarray, counts: Counts, sources: np.ndarray) -> Verdicts:
        """Article features and counts to scores."""
        raw = rows @ self._article_weights[:-1] + self._article_weights[-1]
        score = np.round(np.clip(raw, 0, 100), 6)
        low, high = interval_of(self._interval, score, widening(counts.words))
        # long enough, in English, with claims
        status = readable(counts.words, counts.plain, counts.function, counts.foreign, self.settings)
        status[(status == 0) & (counts.claims < self.settings["min_claims"])] = 1
        none = status > 0
        score[none], low[none], high[none] = np.nan, np.nan, np.nan
        return Verdicts(rows, counts, sources, score, low, high, status)

    def run(self, texts: Sequence[str], publishers: Sequence[str | None] | None = None) -> Scored:
        """Score one batch and keep everything that a report may show."""
        return self.scored(self.rate(texts, publishers))

    def scored(self, r: Rated) -> Scored:
        """Score the articles of a batch whose sentences are rated."""
        sources = distinct_sources(r.view)
        rows = article_matrix(r.view, r.expected, r.chances, r.claim, sources, self.word_weights)
        if self.phrases is not None:
            rows[:, WORDING_AT] += snap(self.phrases.points(self.phrases.known(r.found), len(rows)))
        return Scored(r.found, r.view, r.z, r.chances, r.expected, r.claim, r.hedge, self.judge(rows, count_up(r), sources))

    def score_table(self, texts: Sequence[str | None] | Column, publishers: Sequence[str | None] | Column | None = None) -> ScoreTable:
        """Scores of `texts` as columns (see ScoreTable). An empty text has the status of an error, and so has None (also NaN of pandas). Raises
        InputError for anything else but a sequence of str, and one publisher each."""
        texts = texts_of(texts)
        publishers = publishers_of(publishers, len(texts))
        parts = []
        for low, high in batches(texts):
            outlets = publishers[low:high] if publishers else None
            if is_long(texts[low]):
                rated, verdicts = long_columns(self, texts[low], outlets)
            else:
                done = self.run(texts[low:high], outlets)
                rated, verdicts = sentence_columns(done), done.verdicts
            rated["sentence_article"] += low
            parts.append(rated | self._article_columns(verdicts))
        if not parts:
            done = self.run([])
            parts = [sentence_columns(done) | self._article_columns(done.verdicts)]
        joined = {key: np.concatenate([p[key] for p in parts]) for key in parts[0] if key != "signals"}
        named = {key: np.concatenate([p["signals"][key] for p in parts]) for key in parts[0]["signals"]}
        empty = np.array([not text or text.isspace() for text in texts], bool)
        joined["status"][empty] = NO_TEXT
        for column in named.values():
            column[empty] = np.nan
        return ScoreTable(**joined, signals=named, bands=[b[1] for b in self.settings["bands"]])

    def _article_columns(self, v: Verdicts) -> dict[str, Any]:
        return {
            "status": v.status,
            "score": v.score,
            "low": v.low,
            "high": v.high,
            "band": self.band_index(v.score),
            "sentences": v.counts.sentences.astype(np.int64),
            "signals": signals(v.counts, v.sources),
        }

    def band_index(self, score: np.ndarray) -> np.ndarray:
        """int16 index of the band of each score as reports write it, with one decimal; -1 for nan."""
        floors = np.array([b[0] for b in self.settings["bands"]])
        written = np.array([round(one, 1) for one in score.tolist()])  # numpy rounds some halves the other way
        return np.where(np.isnan(score), -1, np.searchsorted(floors, np.nan_to_num(written), side="right") - 1).astype(np.int16)

    # ------------------------------------------------------------------ reports
    def score(self, text: str, id: str | int | None = None, *, publisher: str | None = None) -> Report:
        """One article -> its Report. Raises InputError unless `text` is a str and `publisher` a str or None."""
        if not isinstance(text, str):
            raise InputError(f"A text must be a str, not {type(text).__name__}.", "Decode or convert it first.")
        return self.score_batch([text], [id], [publisher])[0]

    def score_batch(
        self,
        texts: Sequence[str | None] | Column,
        ids: Sequence[str | int | None] | Column | None = None,
        publishers: Sequence[str | None] | Column | None = None,
        detail: Detail = "full",
    ) -> list[Report]:
        """Reports in the order of `texts`, a sequence of str (never one bare str). detail: how much of each report is filled in.

        An empty text has the status `error`, as in a corpus, and so has None (also NaN of pandas).
        Raises InputError for anything else, and where there is not one id or publisher for
        each text; UsageError for an unknown detail.
        """
        from credscore.model.explain import build_reports

        check_detail(detail)
        texts = texts_of(texts)
        ids, publishers = ids_of(ids, len(texts)), publishers_of(publishers, len(texts))
        reports: list[Report] = []
        for low, high in batches(texts, BATCH_CHARACTERS if detail == "article" else REPORT_CHARACTERS):
            outlets, names = publishers[low:high] if publishers else None, ids[low:high] if ids else None
            if is_long(texts[low]):
                reports.append(long_report(self, texts[low], outlets, names[0] if names else None, detail))
            else:
                done = self.run(texts[low:high], outlets)
                with no_collection():
                    reports += build_reports(self, done, names, detail)
        for k, text in enumerate(texts):
            if not text or text.isspace():
                reports[k] = Report.failed(reports[k].id, _EMPTY.as_dict(), self.info)
                reports[k].detail = detail
        return reports

    def outline(self, texts: Sequence[str], publishers: Sequence[str | None] | None = None) -> list[Outline]:
        """Articles as wholes, in order: what a report says before its sentences, without the report."""
        from credscore.model.outline import outlines
        from credscore.model.reasons import claim_sums

        texts = texts_of(texts)
        publishers = publishers_of(publishers, len(texts))
        out: list[Outline] = []
        for low, high in batches(texts):
            outlets = publishers[low:high] if publishers else None
            if is_long(texts[low]):
                out.append(long_outline(self, texts[low], outlets))
            else:
                done = self.run(texts[low:high], outlets)
                out += outlines(self, done.verdicts, claim_sums(self, done), texts[low:high])
        return out

    def score_records(
        self,
        texts: Sequence[str | None] | Column,
        ids: Sequence[str | int | None] | Column | None = None,
        publishers: Sequence[str | None] | Column | None = None,
        detail: Detail = "article",
    ) -> list[dict[str, Any]]:
        """Reports as plain JSON types, in order; see Report.to_dict for `detail`."""
        with no_collection():
            return [report.to_dict(detail) for report in self.score_batch(texts, ids, publishers, detail)]

    def score_arrow(self, table: Any, **options: Any) -> Any:
        """A pyarrow.Table of articles -> a pyarrow.Table of scores; options as in credscore.corpus.arrow.score_arrow."""
        from credscore.corpus.arrow import score_arrow

        return score_arrow(self, table, **options)
