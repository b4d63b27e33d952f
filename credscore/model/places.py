"""Where the reasons of sentences lead: the characters of the text behind each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.carriers import outlets_behind
from credscore.evidence.continuation import crowd_words
from credscore.evidence.ranges import among
from credscore.evidence.source_types import ANONYMOUS, MEDIA, VAGUE
from credscore.evidence.voice_words import JUDGING, VOICES
from credscore.model.events import HAS, PRESENT, STANCE
from credscore.model.telling import NOWHERE, TABLES
from credscore.model.topics import AROUND, ARTICLE, PLACES
from credscore.schema import SOURCE_TYPES

if TYPE_CHECKING:
    from credscore.evidence.hedges.find import Cues
    from credscore.model.results import Rated

_MOST, _AWAY = 3, 1  # spans of one reason: in the sentence, elsewhere
_WORDS_AWAY = 2  # of words of tone in the rest of the article: of so many small reasons one alone explains nothing
_REACH = 4  # sentences before and behind, as far as the features look
_CLASSES = {
    "officials": ("OFFICIAL",), "documents": ("DOC",), "research": ("SCIENCE",), "outlets": ("MEDIA",), "posts": ("SOCIAL",), "unnamed": ("ANON",),
    "crowds": ("VAGUE",), "general": ("GENERAL",), "judgement": ("JUDGE",), "private": ("LOVE", "INTIMATE"), "person": ("PRON1", "YOU"),
    "dealing": ("DEALING",),
    "detail": ("MONTHDAY", "FACT"), "verbs": ("BE", "MODAL", "NEG"), "pronouns": ("PRON",),
}  # fmt: skip
_VOICES = {"judgement": JUDGING, "private": ("motive", "scene"), "general": ("summary",), "detail": ("event",)}
_NARRATOR = ("general", "judgement", "private", "dealing", "person")  # counted outside quotations only
_DOUBT = ("epistemic", "doxastic", "reportive", "rumour", "weasel")  # what the rates of hedges count
_TONE = [TABLES.index(name) for name in _NARRATOR]
_OF_SOURCES = [TABLES.index(name) for name in SOURCE_TYPES]
_SENTENCE = TABLES.index("sentence")


class Places:
    """Spans of the kinds of TABLES in a batch, by sentence: `start` and `end` (rows,) of all tables one behind the other, and for every
    table where the rows of each sentence begin. Sources have a second table, for what leads elsewhere (see `_sources`)."""

    def __init__(self, done: Rated) -> None:
        self._sents = done.found.ctx.sentences
        self._count = len(self._sents)
        opens = np.flatnonzero(np.diff(self._sents.article, prepend=-1))
        stops = np.append(opens[1:], self._count)[: len(opens)]
        self._low, self._high = np.repeat(opens, stops - opens), np.repeat(stops, stops - opens)
        starts, ends, pointers = [], [], []
        base = 0
        every = [self._rows(done, name) for name in TABLES] + [self._sources(done, k, True) for k in range(1, len(SOURCE_TYPES) + 1)]
        for sentence, start, end in every:
            at = np.zeros(self._count + 1, np.int64)
            np.cumsum(np.bincount(sentence, minlength=self._count), out=at[1:])
            starts.append(start)
            ends.append(end)
            pointers.append(at + base)
            base += len(start)
        self._start, self._end = np.concatenate(starts), np.concatenate(ends)
        self._at = np.stack(pointers)
        self._buffer = done.found.ctx.buffer

    def of(self, sentence: np.ndarray, table: np.ndarray, place: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The spans that reasons (r,) lead to, as Sentence.where holds them, one reason behind the other, and the length of each (r,).

        place : index into PLACES.
        """
        begin, stop = self._at[table, sentence], self._at[table, sentence + 1]
        far = place == PLACES.index(ARTICLE)
        away = far | (place == PLACES.index(AROUND))
        # what the sentence has from before (its outlet) is there; else the reason is the sentence itself
        none = np.flatnonzero((begin == stop) & ~away & (table != NOWHERE))
        earlier = begin[none] > self._at[table[none], self._low[sentence[none]]]
        earlier &= among(table[none], _OF_SOURCES)
        own = sentence[none]
        begin[none] = np.where(earlier, begin[none] - 1, self._at[_SENTENCE, own])
        stop[none] = np.where(earlier, begin[none] + 1, self._at[_SENTENCE, own + 1])
        stop = np.minimum(stop, begin + _MOST)
        # elsewhere: the nearest before and behind, what the sentence has itself left out. The rest of an article begins beyond the sentences
        # around it, unless all that it has stands among these.
        at = np.flatnonzero(away)
        mine, kind, far = sentence[at], table[at], far[at]
        kind = np.where(among(kind, _OF_SOURCES), kind - _OF_SOURCES[0] + len(TABLES), kind)
        first, last = self._at[kind, self._low[mine]], self._at[kind, self._high[mine]]
        near = self._at[kind, np.maximum(mine - _REACH, self._low[mine])]
        near_stop = self._at[kind, np.minimum(mine + 1 + _REACH, self._high[mine])]
        beyond = far & ((first < near) | (near_stop < last))
        stop[at] = np.where(beyond, near, self._at[kind, mine])
        reach = np.where(far & among(kind, _TONE), _WORDS_AWAY, _AWAY)
        begin[at] = np.maximum(stop[at] - reach, np.where(far, first, near))
        second = np.zeros((2, len(sentence)), np.int64)
        second[0, at] = np.where(beyond, near_stop, self._at[kind, mine + 1])
        second[1, at] = np.minimum(np.where(far, last, near_stop), second[0, at] + reach)
        return self._coded(np.stack([begin, second[0]], axis=1), np.stack([stop, second[1]], axis=1), sentence)

    def rows(self, table: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Sentence, number within the sentence, start and end in the buffer of all spans of a table."""
        at = self._at[table]
        sentence = np.repeat(np.arange(self._count), np.diff(at))
        here = slice(int(at[0]), int(at[-1]))
        return sentence, np.arange(here.start, here.stop) - at[sentence], self._start[here], self._end[here]

    def _coded(self, begin: np.ndarray, stop: np.ndarray, sentence: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Rows of the ranges [begin, stop) (r, k) as numbers: how many spans, then start and end of each."""
        sizes = (stop - begin).ravel()
        ends = np.cumsum(sizes)
        rows = np.repeat(begin.ravel() - (ends - sizes), sizes) + np.arange(int(sizes.sum()))
        many = (stop - begin).sum(axis=1)
        owner = np.repeat(np.arange(len(many)), many)
        article = self._sents.article[sentence[owner]]
        out = np.empty(len(many) + 2 * len(rows), np.int64)
        lengths = 1 + 2 * many
        head = np.cumsum(lengths) - lengths
        out[head] = many
        at = 2 * np.arange(len(rows)) + owner + 1  # a number in front of the spans of every reason
        out[at] = self._buffer.to_start(self._start[rows], article)
        out[at + 1] = self._buffer.to_end(self._end[rows], article)
        return out, lengths

    def _rows(self, done: Rated, name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(sentence, start, end) of one table, sentences ascending, buffer positions."""
        sents = self._sents
        if name in ("sentence", "narration", "question", "ai"):
            here = np.arange(self._count)
            if name == "narration":
                here = here[(done.view["narration"] > 0) & done.claim]
            elif name != "sentence":
                here = np.flatnonzero(done.view["question"] if name == "question" else done.view["disclosure"] + done.view["leak"])
            return here, sents.start[here], sents.end[here]
        if name in SOURCE_TYPES:
            return self._sources(done, SOURCE_TYPES.index(name) + 1)
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

    def _sources(self, done: Rated, kind: int, away: bool = False) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Who stands behind what a sentence says; his cue where nobody is written. Where he is named in another sentence only, that leads there,
        or if `away` to the sentence that he stands behind: from another one, it might lead back."""
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
        carried = written & (a.type[rows] != kind)  # "She told the Courier": the outlet stands behind the verb, or somewhere near it
        first, last = np.where(carried, np.minimum(first, cue), first), np.where(carried, np.maximum(last, stop), last)
        told = np.flatnonzero(a.type[rows] != kind)
        outlet, outlet_end = outlets_behind(done.found.ctx, a, rows[told])
        known = outlet >= 0
        first[told[known]], last[told[known]] = outlet[known], outlet_end[known]
        start, end = tokens.start[first], tokens.end[np.maximum(last - 1, first)]
        if away and len(elsewhere):
            start, end = start.copy(), end.copy()
            start[-len(elsewhere) :], end[-len(elsewhere) :] = self._sents.start[elsewhere], self._sents.end[elsewhere]
        if kind in (ANONYMOUS, VAGUE):  # "Fans were quick to notice": nobody but the crowd that opens the sentence
            bare = speech.inner == kind
            bare[sentence] = False
            crowd, at = crowd_words(done.found.ctx, kind, np.flatnonzero(bare))
            sentence = np.concatenate([sentence, crowd])
            start, end = np.concatenate([start, self._sents.start[crowd]]), np.concatenate([end, tokens.end[at]])
        return self._sorted(sentence, start, end)

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
        elif name == "verbs":
            are |= ctx.are(*PRESENT, *HAS)
            are[done.found.plain] = False
        elif name in _NARRATOR:
            if name == "judgement":
                are |= ctx.are(*STANCE)
            are &= ~(done.found.quotes.inside > 0)
            are[done.found.plain] = False
        voices = [VOICES.index(voice) for voice in _VOICES.get(name, ())]
        if voices:
            are[done.found.voice.token[among(done.found.voice.kind, voices)]] = True
        of = self._sents.of_token
        at = np.flatnonzero(are)
        if not len(at):
            return at, at, at
        new = np.append(True, (np.diff(at) > 1) | (np.diff(of[at]) > 0))
        begin, stop = at[new], at[np.append(np.flatnonzero(new)[1:], len(at)) - 1]
        return of[begin], ctx.tokens.start[begin], ctx.tokens.end[stop]

    @staticmethod
    def _sorted(sentence: np.ndarray, start: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        key = (sentence << 32) + start
        if (key[1:] > key[:-1]).all():  # most come so
            return sentence, start, end
        order = np.lexsort((end, key))
        key, end = key[order], end[order]
        new = np.append(True, (key[1:] != key[:-1]) | (end[1:] != end[:-1]))
        order = order[new]
        return sentence[order], start[order], end[new]
