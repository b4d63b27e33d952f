"""Interviews printed without quotation marks: behind labels ("QUIST: …"), or as paragraphs that ask and paragraphs that answer."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import Context
from credscore.evidence.ranges import distinct, numbered, spread
from credscore.evidence.source_types import ANONYMOUS, VAGUE
from credscore.text import tokens as tk

_LEAST = 3  # labels, or questions with their answers, that make an interview
_BARE = 2  # labels without quotation marks behind them
_QUESTIONS = 2  # behind labels
_SIDES = 2  # different labels
_LABEL = 3  # words
_INTRODUCES = 2  # paragraphs from a line that says who was met to the first question
_TELL = ("tell", "give", "walk", "talk", "take", "remind", "describe", "explain")  # … me or us
_HEARSAY = ("attribution/it-is-said", "attribution/reportedly")
_TALKERS = ("they", "people", "some", "we", "i")  # whom somebody who talks means himself: "They say that …"
_LONGEST = 80  # words of a question with what leads up to it


def spoken_without_marks(ctx: Context, a: Attributions, quoted: np.ndarray) -> np.ndarray:
    """bool (sentences,): who is named speaks in his very words, without quotation marks. quoted : bool (sentences,), in marks.

    What follows a label is speech only where labels ask questions, too: newsletters have labels of other kinds.
    """
    return _labelled(ctx, a, quoted) | _answers(ctx, a, quoted) | _exchanges(ctx, quoted)


def relayed_without_marks(ctx: Context, a: Attributions, spoken: np.ndarray) -> np.ndarray:
    """Numbers of the attributions to nobody known in what is said without quotation marks: "QUIST: Rumour has it that …", "QUIST: A source told
    me …". A talk counts by its weakest link as a report does. spoken : bool (sentences,), such sentences."""
    hearsay = (a.type == VAGUE) & a.weak & ctx.lexicon.rules_among(_HEARSAY).take(a.rule) & ~ctx.is_word(a.cue, *_TALKERS)
    some = np.flatnonzero(a.backs & ((a.type == ANONYMOUS) | hearsay) & spoken[a.sentence])
    return np.asarray(some[np.argsort(a.type[some] == VAGUE, kind="stable")])  # the weakest is written last


def _labelled(ctx: Context, a: Attributions, quoted: np.ndarray) -> np.ndarray:
    """In an article with three labels or more ("QUIST: …") and questions behind them, what follows a label is said by it until the next label."""
    sents = ctx.sentences
    nothing = np.zeros(len(sents), bool)
    label = ctx.lexicon.rules_among(("attribution/label",)).take(a.rule) if len(a) else np.zeros(0, bool)
    if not label.any():
        return nothing
    asked = distinct(a.sentence[label & ~a.backs])
    at = distinct(a.sentence[label & a.backs])
    at = at[~quoted[at] | (at > 0) & (sents.article[at] == sents.article[at - 1])]  # "Falk: “No.”" in a headline is no label
    if not at.size:
        return nothing
    size = len(ctx.buffer)
    article = sents.article[np.append(at, asked)]
    bare = sents.article[np.append(at[~quoted[at]], asked)]  # "QUIST: “No.”" has marks for what is said
    enough = (np.bincount(article, minlength=size) >= _LEAST) & (np.bincount(bare, minlength=size) >= _BARE)
    at = at[enough[sents.article[at]]]
    if not at.size:
        return nothing
    every = np.arange(len(sents))
    # a sentence that begins with another label ("Q:") ends the speech as well
    first = sents.first[:-1]
    second = ctx.behind(first)
    colon = (second > first) & ((ctx.gap.take(second) & tk.COLON) > 0)
    colon[asked] = True
    start = np.full(len(sents), -1)
    start[at] = at
    stop = np.where(colon & (start < 0), every, -1)
    last_start, last_stop = np.maximum.accumulate(start), np.maximum.accumulate(stop)
    held = np.maximum(last_start, 0)
    spoken = (last_start >= 0) & (last_start > last_stop) & (sents.article[held] == sents.article)
    # behind the paragraph of the last label the writer comes back
    final = np.full(len(ctx.buffer), -1)
    final[sents.article[at]] = at  # in order: the last one stays
    spoken &= (final[sents.article] != held) | (sents.paragraph == sents.paragraph[held])
    # nor does anybody say "[CLIP]"
    opens, closes = (ctx.buffer.data.take(place, mode="clip") for place in (sents.start, sents.end - 1))
    spoken &= ~(((opens == ord("[")) | (opens == ord("("))) & ((closes == ord("]")) | (closes == ord(")"))))
    ask = spoken & (ctx.final == ord("?"))
    ask[asked] = True
    questions = np.bincount(sents.article[ask], minlength=size) >= _QUESTIONS
    # without questions two or more talk, somebody of himself, each in the paragraph that his label opens
    rows = np.flatnonzero(label & (a.first >= 0))
    which, _ = numbered(ctx.word_in_article(a.last[rows] - 1))
    sides = np.bincount(distinct(sents.article[a.sentence[rows]] * len(a) + which) // len(a), minlength=size) >= _SIDES
    own = np.bincount(sents.article[spoken & ((ctx.held & ctx.mask("PRON1", "FIRST")) != 0)], minlength=size) > 0
    turn = (sides & own)[sents.article] & (sents.paragraph == sents.paragraph[held]) & _opens_line(ctx)[held]
    return np.asarray(spoken & (questions[sents.article] | turn))


def _opens_line(ctx: Context) -> np.ndarray:
    """bool (sentences,): the first of its line."""
    sents = ctx.sentences
    return (np.diff(sents.paragraph, prepend=-1) > 0) | ((ctx.tokens.gap[sents.first[:-1]] & tk.NEWLINE) > 0)


def _lines(ctx: Context) -> np.ndarray:
    """int64 (sentences,): the number of the line of each; paragraphs may be set with single line breaks."""
    return np.cumsum(_opens_line(ctx)) - 1


def _in_bold(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """bool: lines in bold type, from the first to the last of their sentences."""
    data, low, high = ctx.buffer.data, ctx.sentences.start[first], ctx.sentences.end[last]
    star = ord("*")
    return np.asarray((high - low > 4) & (data[low] == star) & (data[low + 1] == star) & (data[high - 1] == star) & (data[high - 2] == star))


def _exchanges(ctx: Context, quoted: np.ndarray) -> np.ndarray:
    """Lines with a label right behind lines with another one that ask: "Us: Was it her? | Instructor: I'd say it was." Two at least."""
    sents, line = ctx.sentences, _lines(ctx)
    out = np.zeros(len(sents), bool)
    asking = np.flatnonzero((ctx.final == ord("?")) & ~quoted)
    asking = asking[asking + 1 < len(sents)]
    below = asking + 1
    asking = asking[(line[below] > line[asking]) & (sents.article[below] == sents.article[asking]) & ~quoted[below]]
    below = asking + 1
    asks = np.searchsorted(line, line[asking])  # the first sentence of what is asked
    ok = is_label(ctx, asks) & is_label(ctx, below) & (ctx.tokens.key[sents.first[asks]] != ctx.tokens.key[sents.first[below]])
    below = below[ok]
    often = np.bincount(sents.article[below], minlength=len(ctx.buffer)) >= _QUESTIONS
    below = below[often[sents.article[below]]]
    at, _ = spread(below, np.searchsorted(line, line[below], "right"))
    out[at] = True
    return out & ~quoted


def is_label(ctx: Context, sentence: np.ndarray) -> np.ndarray:
    """bool: sentences that begin with a label of up to three words and a colon, and say more."""
    sents, n = ctx.sentences, len(ctx.tokens)
    first, end = sents.first[sentence], sents.first[sentence + 1]
    out = np.zeros(len(sentence), bool)
    for size in range(1, _LABEL + 1):
        at = np.minimum(first + size, n - 1)
        out |= (first + size < end) & ((ctx.gap[at] & (tk.COLON | tk.DOUBLE)) == tk.COLON) & ctx.tokens.upper[at]
    return out & ctx.tokens.upper[first]


def _introduced(ctx: Context, a: Attributions, asking: np.ndarray) -> np.ndarray:
    """bool (articles,): where a question follows close upon whom the writer met: "We spoke to Ines Falk." asking : sentences, in order."""
    sents = ctx.sentences
    out = np.zeros(len(ctx.buffer), bool)
    met = a.sentence[ctx.lexicon.rules_among(("attribution/interview",)).take(a.rule)] if len(a) and asking.size else np.zeros(0, np.int64)
    next_ = asking[np.minimum(np.searchsorted(asking, met), len(asking) - 1)] if met.size else met
    near = (next_ > met) & (sents.article[next_] == sents.article[met]) & (sents.paragraph[next_] - sents.paragraph[met] <= _INTRODUCES)
    out[sents.article[met[near]]] = True
    return out


def _answers(ctx: Context, a: Attributions, quoted: np.ndarray) -> np.ndarray:
    """Lines in the first person between lines that end in a question to somebody ("When did you know?"), or are nothing but questions below a line
    that says who was met."""
    sents, line = ctx.sentences, _lines(ctx)
    out = np.zeros(len(sents), bool)
    asking = np.flatnonzero(ctx.final == ord("?"))
    last = np.minimum(asking + 1, len(sents) - 1)
    asking = asking[((line[last] != line[asking]) | (last == asking)) & ~quoted[asking]]
    if len(asking) < _QUESTIONS:
        return out
    introduced = _introduced(ctx, a, asking)
    often = np.bincount(sents.article[asking], minlength=len(ctx.buffer)) >= np.where(introduced, _QUESTIONS, _LEAST)
    some = np.flatnonzero(often[sents.article])  # few: one article in thirty
    if not some.size:
        return out
    asking = asking[often[sents.article[asking]]]
    # by line: its first sentence, its first token and the one behind its last; by sentence: its line
    starts = np.diff(line[some], prepend=-1) > 0
    opens, number = some[starts], np.cumsum(starts) - 1
    last = some[np.append(starts[1:], True)]
    first, end = sents.first[opens], sents.first[last + 1]
    token, edge = spread(first, end)
    classes = ctx.matches.classes[token]

    def holds(*names: str) -> np.ndarray:
        return np.bitwise_or.reduceat((classes & ctx.mask(*names)) != 0, edge)

    asks, marked = np.zeros((2, len(opens)), bool)
    asks[number[np.searchsorted(some, asking)]] = True
    marked[number[quoted[some]]] = True
    changes = np.diff(sents.article[opens], prepend=-1) > 0
    story = np.cumsum(changes) - 1  # by line: its article, counted among these
    count = int(story[-1]) + 1
    own = holds("PRON1", "FIRST")
    met = introduced[sents.article[opens]] & (opens == last)
    to_you = asks & ~marked & (end - first <= _LONGEST) & (holds("YOU") | met)
    # "Tell us about the move.", and what is set in bold where questions are: "**You must be tired.**"
    tells = (opens == last) & tk.is_in(ctx.tokens.key[first], _TELL) & ctx.in_class(ctx.behind(first), "FIRST") & ~marked
    bold = _in_bold(ctx, opens, last)
    bold &= (np.bincount(story[bold & asks], minlength=count) >= _QUESTIONS)[story]
    asks, to_you = asks | tells | bold, to_you | tells
    answered = np.append(to_you[:-1] & ~asks[1:] & own[1:] & ~marked[1:] & ~changes[1:], False)
    # a column that turns to its readers now and then asks more than is answered
    least = np.where(introduced[sents.article[opens[changes]]], 1, _LEAST)
    fewest = np.maximum(least, np.bincount(story[asks], minlength=count) / 2)
    interview = np.bincount(story[answered], minlength=count) >= fewest
    at = np.arange(len(opens))
    spoken = (np.maximum.accumulate(np.where(answered, at, -1)) >= at[changes][story]) & ~asks
    # what stands in the first person between two questions answers, though the first of them says no "you": "Why a barn?"
    between = np.zeros(len(opens), bool)
    between[1:-1] = asks[:-2] & asks[2:] & ~asks[1:-1] & own[1:-1] & ~marked[1:-1] & ~changes[1:-1] & ~changes[2:]
    spoken |= between
    # behind the last answer the writer may come back
    final = np.zeros(count, np.int64)
    final[story[asks]] = at[asks]  # in order: the last one stays
    spoken &= interview[story] & ((at <= final[story] + 1) | own)
    out[some] = spoken[number] & ~quoted[some]
    return out
