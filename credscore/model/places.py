"""Where the reasons of sentences lead: the characters of the text behind each of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.phrases import MEDIA
from credscore.model.telling import NOWHERE, TABLES
from credscore.model.topics import AROUND, ARTICLE, PLACES, SOURCES

if TYPE_CHECKING:
    from credscore.evidence.hedging import Cues
    from credscore.model.results import Rated

_MOST, _AWAY = 3, 1  # spans of one reason: in the sentence, elsewhere
_REACH = 4  # sentences before and behind, as far as the features look
_CLASSES = {
    "officials": ("OFFICIAL",), "documents": ("DOC", "SCIENCE"), "outlets": ("MEDIA",), "posts": ("SOCIAL",), "unnamed": ("ANON",),
    "crowds": ("VAGUE",), "general": ("GENERAL",), "judgement": ("JUDGE",), "private": ("LOVE", "INTIMATE"), "person": ("PRON1", "YOU"),
    "dealing": ("DEALING",),
    "detail": ("MONTHDAY", "FACT"), "verbs": ("BE", "MODAL", "NEG"), "pronouns": ("PRON",),
}  # fmt: skip
_NARRATOR = ("general", "judgement", "private", "dealing", "person")  # counted outside quotations only
_DOUBT = ("epistemic", "doxastic", "reportive", "rumour", "weasel")  # what the rates of hedges count
_OF_SOURCES = [TABLES.index(name) for name in SOURCES]
_SENTENCE = TABLES.index("sentence")

Spans = tuple[tuple[int, int], ...]


class Places:
    """Spans of the kinds of TABLES in a batch, by sentence: `start` and `end` (rows,) of all tables one behind the other, and for every
    table where the rows of each sentence begin."""

    def __init__(self, done: Rated) -> None:
        self._sents = done.found.ctx.sentences
        article = self._sents.article
        self._low, self._high = np.searchsorted(article, article), np.searchsorted(article, article, side="right")
        self._count = len(self._sents)
        starts, ends, pointers = [], [], []
        base = 0
        for name in TABLES:
            sentence, start, end = self._rows(done, name)
            at = np.zeros(self._count + 1, np.int64)
            np.cumsum(np.bincount(sentence, minlength=self._count), out=at[1:])
            starts.append(start)
            ends.append(end)
            pointers.append(at + base)
            base += len(start)
        self._start, self._end = np.concatenate(starts), np.concatenate(ends)
        self._at = np.stack(pointers)
        self._buffer = done.found.ctx.buffer

    def of(self, sentence: np.ndarray, table: np.ndarray, place: np.ndarray) -> tuple[Spans, ...]:
        """For reasons (r,), in the order of their sentences: the spans they lead to. place : index into PLACES.

        Reasons that lead to the same share one list: those of their article, those that are a sentence as a whole.
        """
        begin, stop = self._at[table, sentence], self._at[table, sentence + 1]
        far = place == PLACES.index(ARTICLE)
        near = (place == PLACES.index(AROUND)) | (far & (begin < stop))  # what it has itself is not the rest of its article
        reach = np.where(far, self._count, _REACH)
        far &= ~near
        # what the sentence has from before (its outlet) is there; else the reason is the sentence itself
        none = np.flatnonzero((begin == stop) & ~near & ~far & (table != NOWHERE))
        earlier = begin[none] > self._at[table[none], self._low[sentence[none]]]
        earlier &= np.isin(table[none], _OF_SOURCES)
        begin[none[earlier]] -= 1
        own = ~near & ~far & (table == _SENTENCE)
        own[none[~earlier]] = True
        which = np.empty(len(sentence), np.int64)
        lone = sentence[own]
        new = np.append(True, lone[1:] != lone[:-1])[: len(lone)]
        which[own] = np.cumsum(new) - 1
        lists = self._cut(self._at[_SENTENCE, lone[new]], self._at[_SENTENCE, lone[new] + 1], lone[new])
        here = np.flatnonzero(~own & ~near & ~far)
        which[here] = len(lists) + np.arange(len(here))
        lists += self._cut(begin[here], np.minimum(stop[here], begin[here] + _MOST), sentence[here])
        wanted = np.zeros((self._count, len(TABLES)), bool)  # by the first sentence of an article
        wanted[self._low[sentence[far]], table[far]] = True
        number = np.cumsum(wanted).reshape(wanted.shape) - 1
        which[far] = len(lists) + number[self._low[sentence[far]], table[far]]
        low, kind = np.nonzero(wanted)
        lists += self._cut(self._at[kind, low], np.minimum(self._at[kind, self._high[low]], self._at[kind, low] + _AWAY), low)
        which[near] = len(lists) + np.arange(int(near.sum()))
        lists += self._around(sentence[near], table[near], reach[near])
        return tuple([lists[k] for k in which.tolist()])

    def _around(self, sentence: np.ndarray, table: np.ndarray, reach: np.ndarray) -> list[Spans]:
        """The nearest before and behind, as far as `reach` sentences; the sentence itself left out."""
        first = np.maximum(sentence - reach, self._low[sentence])
        last = np.minimum(sentence + 1 + reach, self._high[sentence])
        begin, stop = self._at[table, [first, sentence + 1]], self._at[table, [sentence, last]]
        many = stop - begin
        behind = np.minimum(many[1], np.maximum(_AWAY - many[0], 1))
        begin[0] = stop[0] - np.minimum(many[0], _AWAY - behind)
        stop[1] = begin[1] + behind
        return self._cut(begin.T.ravel(), stop.T.ravel(), np.repeat(sentence, 2), 2)

    def _cut(self, begin: np.ndarray, stop: np.ndarray, sentence: np.ndarray, ranges: int = 1) -> list[Spans]:
        """Lists of the rows [begin, stop), `ranges` of them put together in each. sentence : one of the article of each range."""
        sizes = stop - begin
        offset = np.cumsum(sizes)
        rows = np.repeat(begin - (offset - sizes), sizes) + np.arange(int(sizes.sum()))
        article = np.repeat(self._sents.article[sentence], sizes)
        starts = self._buffer.to_start(self._start[rows], article).tolist()
        ends = self._buffer.to_end(self._end[rows], article).tolist()
        pairs = tuple(zip(starts, ends, strict=True))  # tuples of numbers are no work for the garbage collector
        cuts = offset[ranges - 1 :: ranges].tolist()
        return [pairs[low:high] for low, high in pairwise([0, *cuts])]

    def _rows(self, done: Rated, name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(sentence, start, end) of one table, sentences ascending, buffer positions."""
        sents = self._sents
        if name in ("sentence", "narration", "question", "ai"):
            here = np.arange(self._count)
            if name == "narration":
                here = here[(done.view["narration"] > 0) & done.claim]
            elif name != "sentence":
                here = np.flatnonzero(done.view["question" if name == "question" else "disclosure"] > 0)
            return here, sents.start[here], sents.end[here]
        if name in SOURCES:
            return self._sources(done, SOURCES.index(name) + 1)
        found = done.found
        if name == "quote":
            q = found.quotes
            sentence = sents.of_token[np.minimum(q.first, max(len(found.ctx.tokens) - 1, 0))][found.speech.direct]
            return self._sorted(sentence, q.start[found.speech.direct], q.end[found.speech.direct])
        if name == "doubt":
            c = found.hedges
            subtypes = np.array([rule is not None and rule.subtype in _DOUBT for rule in found.ctx.lexicon.rules])
            return self._cues(done, c, subtypes[c.rule] & ~c.quoted)
        if name in ("hedge", "check"):
            return self._cues(done, found.hedges if name == "hedge" else found.checks)
        if name == "nowhere":
            return (np.zeros(0, np.int64),) * 3
        rows = self._tokens(done, name)
        if name == "judgement":
            cues = self._cues(done, found.boosters)
            return self._sorted(*(np.concatenate(pair) for pair in zip(rows, cues, strict=True)))
        return rows

    def _sources(self, done: Rated, kind: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Who stands behind what a sentence says, also where he is named in another sentence only; his cue where nobody is written."""
        a, tokens, speech = done.found.attributions, done.found.ctx.tokens, done.found.speech
        here = a.type == kind
        if kind == MEDIA:
            here |= a.outer == MEDIA
        elsewhere = np.flatnonzero((speech.inner == kind) & (speech.speaker_of >= 0))
        elsewhere = elsewhere[a.sentence[speech.speaker_of[elsewhere]] != elsewhere]
        rows = np.flatnonzero(here)
        sentence = np.concatenate([a.sentence[rows], elsewhere])
        rows = np.concatenate([rows, speech.speaker_of[elsewhere]])
        written, cue, stop = a.first[rows] >= 0, a.cue[rows], a.cue_end[rows]
        first = np.where(written, a.first[rows], cue)
        last = np.where(written, a.last[rows], stop)
        carried = written & (a.type[rows] != kind)  # "She told the Courier": the outlet stands by the verb
        first, last = np.where(carried, np.minimum(first, cue), first), np.where(carried, np.maximum(last, stop), last)
        return self._sorted(sentence, tokens.start[first], tokens.end[np.maximum(last - 1, first)])

    def _cues(self, done: Rated, cues: Cues, which: np.ndarray | slice = slice(None)) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        tokens = done.found.ctx.tokens
        first, last = cues.first[which], cues.last[which]
        return self._sorted(cues.sentence[which], tokens.start[first], tokens.end[np.maximum(last - 1, first)])

    def _tokens(self, done: Rated, name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Runs of words of the classes that are counted as `name`."""
        ctx = done.found.ctx
        are = ctx.has(*_CLASSES[name])
        if name == "detail":
            are |= ctx.tokens.digit | ctx.name
        elif name in _NARRATOR:
            are &= ~(done.found.quotes.inside > 0)
        of = self._sents.of_token
        at = np.flatnonzero(are)
        if not len(at):
            return at, at, at
        new = np.append(True, (np.diff(at) > 1) | (np.diff(of[at]) > 0))
        begin, stop = at[new], at[np.append(np.flatnonzero(new)[1:], len(at)) - 1]
        return of[begin], ctx.tokens.start[begin], ctx.tokens.end[stop]

    @staticmethod
    def _sorted(sentence: np.ndarray, start: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        order = np.lexsort((end, start, sentence))
        sentence, start, end = sentence[order], start[order], end[order]
        new = np.append(True, (np.diff(start) != 0) | (np.diff(end) != 0) | (np.diff(sentence) != 0))[: len(sentence)]
        return sentence[new], start[new], end[new]
