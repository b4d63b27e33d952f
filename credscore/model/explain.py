"""Arrays to reports: evidence objects with names, sentences with reasons, advice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, repeat
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.source_types import NONE, TYPE_NAMES
from credscore.model.advice import add_review, advise
from credscore.model.leading import add_spans, gather, sides_of
from credscore.model.objects import extracted
from credscore.model.outline import outlines
from credscore.model.phrase_words import in_words
from credscore.model.places import Places
from credscore.model.ranking import Ranked, rank, rounded
from credscore.model.reasons import Points, claim_sums, points_of, sentence_base
from credscore.model.telling import NAMES, NOWHERE, Told, tell
from credscore.model.wording import telling_words
from credscore.schema import Detail, Evidence, Report, Sentence

if TYPE_CHECKING:
    from credscore.model.phrasing import Phrases
    from credscore.model.results import Rated, Scored
    from credscore.model.scorer import Scorer

_MOST, _MORE = 3, 4  # reasons of a sentence: the largest, and those that else would make "other" large
_START, _END = attrgetter("start"), attrgetter("end")
_TYPES = range(len(TYPE_NAMES))
_NAMED_SOURCES = [[[TYPE_NAMES[t] for t in (outer, inner) if t != NONE] for inner in _TYPES] for outer in _TYPES]
_TELLING = 0.5  # points of one word in a hundred: the words that the reason "choice of words" leads to


def build_reports(scorer: Scorer, done: Scored, ids: Sequence[str | None] | None, detail: Detail) -> list[Report]:
    """Reports of one scored batch. detail: 'article' leaves sentences, evidence and advice empty, 'sentences' the last two."""
    info = scorer.info
    wholes = outlines(scorer, done.verdicts, claim_sums(scorer, done), done.found.ctx.buffer.texts)
    reports = [whole.report(ids[k] if ids else None, info) for k, whole in enumerate(wholes)]
    if detail == "article":
        return reports
    base = sentence_base(scorer.bundle.arrays)
    edges = np.searchsorted(done.found.ctx.sentences.article, np.arange(len(reports) + 1)).tolist()
    points = points_of(scorer, done)
    places = Places(done) if detail == "full" else None
    sentences = sentences_of(scorer, done, points, places)
    evidence, advice = (evidence_of(scorer, done), advise(scorer, done, edges)) if detail == "full" else ([], [])
    if places is not None:
        add_review(scorer, done, advice)
        sides = sides_of(reports)
        add_spans(reports, sides, gather(done, points, places, sides), evidence)
    for k, report in enumerate(reports):
        report.detail = detail
        report.sentence_base = base
        report.sentences = sentences[edges[k] : edges[k + 1]]
        if detail == "full":
            report.evidence = evidence[k]
            report.advice = advice[k]
    return reports


def sentences_of(scorer: Scorer, done: Rated, points: Points, places: Places | None = None) -> list[Sentence]:
    """Sentences of a batch, in order. points : from points_of. places : where their reasons may lead; None leaves that out."""
    claim = done.claim
    told = tell(points, done)
    ctx, speech = done.found.ctx, done.found.speech
    sents = ctx.sentences
    score = np.round(25 * done.expected, 1)
    best = rank(told.value.T, _MOST, _MORE, score[claim] - sentence_base(scorer.bundle.arrays))
    at = np.arange(len(best.order))[:, None]
    why = iter(best.reasons(told.name[best.order, at], NAMES))
    where = iter(_leading(done, places, told, best)) if places is not None else repeat(None)
    columns = (
        ctx.buffer.to_start(sents.start, sents.article), ctx.buffer.to_end(sents.end, sents.article), score, claim,
        done.inner, done.outer, done.hedge, speech.quoted, done.view["disclosure"] > 0,
    )  # fmt: skip
    out = []
    for start, end, score, claims, inner, outer, hedge, quote, ai in zip(*(column.tolist() for column in columns), strict=True):
        source = _NAMED_SOURCES[outer][inner][:]
        if claims:
            out.append(Sentence(start, end, score, True, source, hedge, quote, ai, next(why), next(where)))
        else:
            out.append(Sentence(start, end, None, False, source, hedge, quote, ai, [], () if places is not None else None))
    return out


def _leading(done: Rated, places: Places, told: Told, best: Ranked) -> list[tuple[int, ...]]:
    """Where the reasons of the claims lead, none for "other", as Sentence.where holds it."""
    rows, columns = np.nonzero(best.told)
    other = columns == best.order.shape[1]
    columns[other] = 0
    reason = best.order[rows, columns]
    table = np.where(other, NOWHERE, told.table[reason, rows])
    place = np.where(other, 0, told.place[reason])
    numbers, lengths = places.of(np.flatnonzero(done.claim)[rows], table, place)
    ends = np.cumsum(np.bincount(rows, lengths, len(best.order)).astype(np.int64))
    every = tuple(numbers.tolist())
    return [every[low:high] for low, high in pairwise([0, *ends.tolist()])]


def evidence_of(scorer: Scorer, done: Rated) -> list[list[Evidence]]:
    """Evidence objects of every article of the batch, in the order of the text."""
    out = extracted(done)
    _add_wording(done, scorer.word_weights, out)
    if scorer.phrases is not None:
        _add_phrases(done, scorer.phrases, out)
    for items in out:  # by start, and by end where that is the same: two keys that are numbers are quicker than one that is a pair
        items.sort(key=_END)
        items.sort(key=_START)
    return out


def _add_wording(done: Rated, weights: np.ndarray, evidence: list[list[Evidence]]) -> None:
    """The words behind "choice of words"."""
    ctx = done.found.ctx
    token, article, points = telling_words(ctx, weights, _TELLING)
    starts = ctx.buffer.to_start(ctx.tokens.start[token], article).tolist()
    ends = ctx.buffer.to_end(ctx.tokens.end[token], article).tolist()
    texts, sides = ctx.buffer.texts, ("lowers", "raises")
    for j, start, end, up, size in zip(article.tolist(), starts, ends, (points > 0).tolist(), rounded(np.abs(points), 2).tolist(), strict=True):
        item = Evidence("wording", start, end, texts[j][start:end], "wording/word", sides[up])
        item.strength = size  # set behind it: an argument by name makes a third more of what is most of all evidence
        evidence[j].append(item)


def _add_phrases(done: Rated, phrases: Phrases, evidence: list[list[Evidence]]) -> None:
    """The phrases behind "choice of words", in models that have learned any."""
    buffer = done.found.ctx.buffer
    article, start, end, points = phrases.telling(done.found, _TELLING, goes_on=bool((done.view.article_low < 0).any()))  # see view.go_on
    starts, ends = buffer.to_start(start, article).tolist(), buffer.to_end(end, article).tolist()
    known_as = in_words(done.found.ctx, article, start, end)
    for j, low, high, value, phrase in zip(article.tolist(), starts, ends, points.tolist(), known_as, strict=True):
        side, size = "raises" if value > 0 else "lowers", round(abs(value), 2)
        evidence[j].append(Evidence("wording", low, high, buffer.texts[j][low:high], "wording/phrase", side, strength=size, phrase=phrase))
