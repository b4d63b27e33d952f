"""Interviews printed without quotation marks: behind labels ("QUIST: …"), or as paragraphs that ask and paragraphs that answer."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.ranges import distinct
from credscore.evidence.resolve import Attributions

_LEAST = 3  # labels, or questions with their answers, that make an interview
_QUESTIONS = 2  # behind labels
_LONGEST = 80  # words of a question with what leads up to it


def spoken_without_marks(ctx: Context, a: Attributions, quoted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """bool (sentences,) twice: who is named speaks, without quotation marks; in his very words. quoted : bool (sentences,), in marks.

    What follows a label is speech only where labels ask questions, too: newsletters have labels of other kinds.
    """
    labelled, asked = _labelled(ctx, a)
    answers = _answers(ctx, quoted)
    return labelled | answers, labelled & asked | answers


def _labelled(ctx: Context, a: Attributions) -> tuple[np.ndarray, np.ndarray]:
    """In an article with three labels or more ("QUIST: …"), what follows a label is said by it until the next label. Also: whether questions
    stand behind labels of the article."""
    sents = ctx.sentences
    nothing = np.zeros(len(sents), bool), np.zeros(len(sents), bool)
    label = ctx.lexicon.rules_among(("attribution/label",))[a.rule] if len(a) else np.zeros(0, bool)
    if not label.any():
        return nothing
    asked = distinct(a.sentence[label & ~a.backs])
    at = distinct(a.sentence[label & a.backs])
    if at.size < _LEAST:
        return nothing
    per_article = np.bincount(sents.article[at], minlength=int(sents.article[-1]) + 1)
    at = at[per_article[sents.article[at]] >= _LEAST]
    if not at.size:
        return nothing
    every = np.arange(len(sents))
    # a sentence that begins with another label ("Q:") ends the speech as well
    first = sents.first[:-1]
    colon = (ctx.gap[np.minimum(first + 1, len(ctx.tokens))] & 0x8) > 0
    colon[asked] = True
    start = np.full(len(sents), -1)
    start[at] = at
    stop = np.where(colon & (start < 0), every, -1)
    last_start, last_stop = np.maximum.accumulate(start), np.maximum.accumulate(stop)
    spoken = (last_start >= 0) & (last_start > last_stop) & (sents.article[np.maximum(last_start, 0)] == sents.article)
    questions = np.bincount(sents.article[asked], minlength=len(ctx.buffer)) >= _QUESTIONS
    return spoken, questions[sents.article]


def _answers(ctx: Context, quoted: np.ndarray) -> np.ndarray:
    """Paragraphs in the first person between paragraphs that end in a question to somebody ("When did you know?")."""
    sents = ctx.sentences
    out = np.zeros(len(sents), bool)
    asking = np.flatnonzero(ctx.buffer.data[sents.end - 1] == ord("?")) if len(sents) else np.zeros(0, np.int64)
    last = np.minimum(asking + 1, len(sents) - 1)
    asking = asking[((sents.paragraph[last] != sents.paragraph[asking]) | (last == asking)) & ~quoted[asking]]
    if len(asking) < _LEAST:
        return out
    often = np.bincount(sents.article[asking], minlength=len(ctx.buffer)) >= _LEAST
    for article in np.flatnonzero(often).tolist():  # few: one in thirty
        low, high = np.searchsorted(sents.article, (article, article + 1)).tolist()
        out[low:high] = _answers_of_one(ctx, quoted, asking[(asking >= low) & (asking < high)] - low, low, high)
    return out


def _answers_of_one(ctx: Context, quoted: np.ndarray, asking: np.ndarray, low: int, high: int) -> np.ndarray:
    """The same for the sentences [low, high) of one article. asking : those of them that end a paragraph with a question, counted from `low`."""
    sents, classes = ctx.sentences, ctx.matches.classes
    nothing = np.zeros(high - low, bool)
    start = np.diff(sents.paragraph[low:high], prepend=-1) > 0
    opens, number = low + np.flatnonzero(start), np.cumsum(start) - 1  # by paragraph: its first sentence; by sentence: its paragraph
    first = sents.first[opens]
    size = np.diff(np.append(first, sents.first[high]))

    def holds(*names: str) -> np.ndarray:
        part = slice(int(sents.first[low]), int(sents.first[high]))
        return np.bitwise_or.reduceat((classes[part] & ctx.mask(*names)) != 0, first - first[0])

    asks, marked = np.zeros((2, len(opens)), bool)
    asks[number[asking]] = True
    marked[number[quoted[low:high]]] = True
    own = holds("PRON1", "FIRST")
    to_you = asks & ~marked & (size <= _LONGEST) & holds("YOU")
    answered = np.append(to_you[:-1] & ~asks[1:] & own[1:] & ~marked[1:], False)
    # a column that turns to its readers now and then asks more than is answered
    if np.count_nonzero(answered) < max(_LEAST, np.count_nonzero(asks) / 2):
        return nothing
    at = np.arange(len(opens))
    spoken = (np.maximum.accumulate(answered) > 0) & ~asks
    # behind the last answer the writer may come back
    spoken &= (at <= int(at[asks].max()) + 1) | own
    return spoken[number] & ~quoted[low:high]
