"""Articles as wholes in plain Python types: all that a report says but its sentences, evidence and advice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from credscore.model.ranking import rank, rounded
from credscore.model.reasons import article_base, article_points
from credscore.model.signals import AI_STATES, REVIEWS, WHOLE, signals
from credscore.model.topics import ARTICLE_NAMES
from credscore.schema import ENDS, Note, Reason, Report
from credscore.text.left_markup import left_markup
from credscore.text.wrong_encoding import wrong_encoding

if TYPE_CHECKING:
    from credscore.model.results import Verdicts
    from credscore.model.scorer import Scorer

_MOST, _MORE = 6, 4  # reasons of an article: the largest, and those that else would make "other" large
_NAMES = np.array(ARTICLE_NAMES, object).ravel()  # where a label raises a score, where it lowers it
_SOME, _SOME_WORDS, _NEARLY_ALL = 0.2, 20, 0.9  # of an article in another language: what is told, and what is called all of it
_AI_NOTES = {
    "leak": "An AI tool left its traces in the text.",
    "full": "It says that AI wrote it.",
    "partial": "It says that AI wrote or helped with a part of it.",
    "unknown": "It says that AI had a hand in it.",
}
_REVIEW_NOTES = {"stated": " It also says that a human checked this.", "denied": " It also says that nobody checked this, or that it may have errors."}
_LABELS = Note(
    "labels",
    "The model learned from two labels: the score says how far the text resembles those labelled reliable, on a scale that no editor has set, "
    "and the interval is not measured on such labels.",
)


@dataclass(slots=True)
class Outline:
    """One article. score, low, high, band are None unless `scored`; `signals` as in a report; `sentences` is their number."""

    scored: bool
    score: float | None
    low: float | None
    high: float | None
    band: str | None
    signals: dict[str, Any]
    reasons: list[Reason] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    sentences: int = 0
    base: float | None = None

    def report(self, id: str | None, model: dict[str, str]) -> Report:
        """The report that says this and nothing of sentences. model : Scorer.info."""
        return Report(
            id=id,
            status="ok" if self.scored else "insufficient",
            score=self.score,
            interval=(self.low, self.high) if self.low is not None and self.high is not None else None,
            band=self.band,
            signals=self.signals,
            reasons=self.reasons,
            notes=self.notes,
            model=model,
            detail="article",
            base=self.base,
        )


def outlines(scorer: Scorer, verdicts: Verdicts, sums: np.ndarray, texts: Sequence[str]) -> list[Outline]:
    """Outlines of a batch of `texts`, in order. sums : (a, len(LABELS)) points of the claims of each article added up, from reasons.claim_sums."""
    arrays, settings = scorer.bundle.arrays, scorer.settings
    passed = sums / np.maximum(verdicts.counts.claims, 1)[:, None]
    points = article_points(verdicts.rows, arrays["article_weights"], arrays["article_mean"], passed)
    base = article_base(arrays)
    weights = arrays["article_weights"]
    raw = rounded(np.round(verdicts.rows @ weights[:-1] + weights[-1], 6), 1)  # not cut at the ends of the scale
    best = rank(points, _MOST, _MORE, raw - base)
    below = np.take_along_axis(points, best.order, axis=1) < 0
    reasons = best.reasons(2 * best.order + below, _NAMES)
    found = signals(verdicts.counts, verdicts.sources)
    names = list(found)
    columns = [column.tolist() for column in found.values()]
    for name in WHOLE:
        columns[names.index(name)] = found[name].astype(np.int64).tolist()
    columns[names.index("ai_disclosure")] = [AI_STATES[k] for k in verdicts.counts.ai.astype(np.int64).tolist()]
    bands = [band[1] for band in settings["bands"]]
    out: list[Outline] = []
    for status, score, over, low, high, band, why, words, sentences, foreign, capital, review, *values in zip(
        verdicts.status.tolist(),
        verdicts.score.tolist(),
        rounded(raw - np.clip(raw, 0, 100), 1).tolist(),
        verdicts.low.tolist(),
        verdicts.high.tolist(),
        scorer.band_index(verdicts.score).tolist(),
        reasons,
        verdicts.counts.words.tolist(),
        verdicts.counts.sentences.tolist(),
        verdicts.counts.foreign.tolist(),
        verdicts.counts.capital.tolist(),
        verdicts.counts.review.astype(np.int64).tolist(),
        *columns,
        strict=True,
    ):
        row = dict(zip(names, values, strict=True))
        notes = _notes(status, int(words), settings["min_words"], int(foreign), int(capital), row["ai_disclosure"], REVIEWS[review])
        if status == 0:
            if settings.get("scale") == "labels":
                notes.append(_LABELS)
            if over:
                why.append((ENDS[over > 0], -over))
            one = Outline(True, round(score, 1), round(low, 1), round(high, 1), bands[band], row, why, notes, int(sentences), base)
        else:
            one = Outline(False, None, None, None, None, row, [], notes, int(sentences))
        out.append(one)
    for one, text in zip(out, texts, strict=True):
        markup = left_markup(text)
        if markup:
            one.notes.append(Note("markup", markup))
        broken = wrong_encoding(text)
        if broken:
            one.notes.append(Note("encoding", broken))
    return out


def _notes(status: int, words: int, least: int, foreign: int, capital: int, ai: str, review: str) -> list[Note]:
    notes = []
    share = f"{100 * foreign / max(words, 1):.0f} %"
    if status == 2 and foreign <= _NEARLY_ALL * words and 2 * foreign > words:
        notes.append(Note("language", f"Most of this ({share} of the words) does not read like English: no score. credscore knows English only."))
    elif status == 2:
        notes.append(Note("language", "This does not read like English: no score. credscore knows English only."))
    elif status == 1 and words < least:
        notes.append(Note("short", f"Only {words} word{'s' * (words != 1)}: too little to score the article ({least} are needed)."))
    elif status == 1:
        notes.append(Note("short", "Too few statements to score the article."))
    if status != 2 and foreign >= max(_SOME * words, _SOME_WORDS):
        what = "are in sentences that do not read like English; what is said of those means nothing"
        notes.append(Note("mixed", f"{share} of the words {what}."))
    if status != 2 and 2 * capital > words and words >= _SOME_WORDS:
        notes.append(Note("capitals", "The text is in capitals: where all words have them, names cannot be told from other words."))
    if ai not in ("none", "none declared"):
        notes.append(Note("ai", _AI_NOTES.get(ai, f"It says that AI had a hand in it: {ai}.") + _REVIEW_NOTES.get(review, "")))
    return notes
