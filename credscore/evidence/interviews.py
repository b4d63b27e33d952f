"""Interviews printed without quotation marks: behind labels ("QUIST: …"), or as paragraphs that ask and paragraphs that answer."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
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
    asked = np.unique(a.sentence[label & ~a.backs])
    at = np.unique(a.sentence[label & a.backs])
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
    if not len(sents):
        return out
    closes = np.append(sents.paragraph[1:] != sents.paragraph[:-1], True)
    asking = closes & (ctx.buffer.data[sents.end - 1] == ord("?")) & ~quoted
    if np.count_nonzero(asking) < _LEAST:
        return out
    # by paragraph from here on
    opens = np.flatnonzero(np.diff(sents.paragraph, prepend=-1))
    number = np.cumsum(np.diff(sents.paragraph, prepend=-1) > 0) - 1
    article, size = sents.article[opens], np.diff(np.append(sents.first[opens], len(ctx.tokens)))

    def holds(flag: np.ndarray) -> np.ndarray:
        return np.bincount(number[sents.of_token[np.flatnonzero(flag)]], minlength=len(opens)) > 0

    asks, marked = np.zeros((2, len(opens)), bool)
    asks[number[asking]] = True
    marked[number[quoted]] = True
    own = holds(ctx.has("PRON1", "FIRST")) | holds(ctx.are("my", "our"))
    to_you = asks & ~marked & (size <= _LONGEST) & holds(ctx.has("YOU"))
    answered = np.append(to_you[:-1] & ~asks[1:] & own[1:] & ~marked[1:] & (article[1:] == article[:-1]), False)
    times = np.bincount(article[answered], minlength=len(ctx.buffer))
    # a column that turns to its readers now and then asks more than is answered
    interview = (times >= _LEAST) & (2 * times >= np.bincount(article[asks], minlength=len(ctx.buffer)))
    answered &= interview[article]
    if not answered.any():
        return out
    at = np.arange(len(opens))
    led = np.maximum.accumulate(np.where(answered, at, -1))
    final = np.full(len(ctx.buffer), -1)
    final[article[asks]] = at[asks]  # the last question of each article
    spoken = (led >= 0) & (article[np.maximum(led, 0)] == article) & ~asks
    # behind the last answer the writer may come back
    spoken &= (at <= final[article] + 1) | own
    out[:] = spoken[number] & ~quoted
    return out
