"""Where the reasons of articles lead: the characters of the text behind each of them, the weightiest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.ranges import among
from credscore.evidence.voice_words import VOICES
from credscore.model.telling import TABLES
from credscore.model.topics import ARTICLE_NAMES, COLUMNS, HALF, HERE, LABEL_OF_COLUMN, LABELS, LEDE, MIX, WORDS
from credscore.schema import Evidence, Report

if TYPE_CHECKING:
    from credscore.model.places import Places
    from credscore.model.reasons import Points
    from credscore.model.results import Rated

MOST = 12  # spans of one reason
_OPENING = 4  # sentences: the headline and the lede, as the features count them
_BEHIND = 1 << 20  # more than there are of anything in a row
_WEAK = 2.0  # a claim rated below this, the middle of the scale, is a weak one
# label -> tables of what it is about. Those behind a bar tell of a reason by what there is in an article that has nothing of those in front.
_TABLES = {
    "named source": "named",
    "official source": "official | officials",
    "document or study": "document | documents research",
    "second-hand report": "media | outlets",
    "social-media post": "social | posts",
    "anonymous source": "anonymous | unnamed",
    "nobody in particular": "vague | crowds",
    "direct quotation": "quote | sentence",
    "no source given": "narration | general",
    "hedged wording": "hedge question",
    "judging or emphatic words": "judgement person",
    "motives and private feelings": "private",
    "deals and plans in the making": "dealing",
    "checks, replies and denials": "check",
    "concrete detail": "detail",
    "studies nobody could look up": "document",
    "AI disclosure": "ai",
    "form of the sentence": "sentence",
    LEDE: "sentence",
    HALF: "sentence",
    MIX: "sentence",
}
_ROWS = [
    (LABELS.index(label), TABLES.index(name), instead)
    for label, names in _TABLES.items()
    for instead, part in enumerate(names.split(" | "))
    for name in part.split()
]
_OPEN, _LAST, _MIXED = LABELS.index(LEDE), LABELS.index(HALF), LABELS.index(MIX)
_DETAIL, _QUOTED, _FORM = (LABELS.index(label) for label in ("concrete detail", "direct quotation", "form of the sentence"))
_JUDGED, _LOUD = LABELS.index("judging or emphatic words"), [VOICES.index(voice) for voice in ("blame", "praise", "verdict", "drama", "promise")]
_SENTENCE = TABLES.index("sentence")
_HERE = np.array([place == HERE for place, _ in COLUMNS])
_LABEL_OF = {name: k for k, names in enumerate(ARTICLE_NAMES) for name in names}
_SCARCE = np.array([[name.startswith(("few ", "little ")) for name in names] for names in ARTICLE_NAMES])  # (labels, raises and lowers)


@dataclass(frozen=True, slots=True)
class Led:
    """Spans that reasons may lead to, arrays (n,). key : article * len(LABELS) + label. turn : how many of the same kind stand in front of it
    in its sentence; the first of other sentences are told before it. weight : points of its sentence for the label. start, end : characters."""

    key: np.ndarray
    turn: np.ndarray
    weight: np.ndarray
    start: np.ndarray
    end: np.ndarray

    def take(self, rows: np.ndarray, by: int = 0) -> Led:
        """Some of them; by : characters in front of the text that are to be counted, too."""
        return Led(self.key[rows], self.turn[rows], self.weight[rows], self.start[rows] + by, self.end[rows] + by)

    def best(self, sides: np.ndarray) -> np.ndarray:
        """Rows of the `MOST` that pull most to the side of their reason, in that order, each span of a reason once.

        sides : by key, 1 up, -1 down, 0 no reason."""
        some = np.flatnonzero(sides[self.key])
        pull = self.weight[some] * sides[self.key[some]]
        some = some[np.lexsort((self.start[some], -pull, self.turn[some], self.key[some]))]
        # whoever says several sentences stands behind each of them: once, for the one that pulls most
        columns = self.end[some], self.start[some], self.key[some]
        again = np.lexsort(columns)
        first = np.ones(len(some), bool)
        first[again[1:]] = np.any([column[again[1:]] != column[again[:-1]] for column in columns], axis=0)
        some = some[first]
        rank = np.arange(len(some)) - np.searchsorted(self.key[some], self.key[some])
        return some[rank < MOST]


def sides_of(reports: Sequence[Report]) -> np.ndarray:
    """By key of `Led`: 1 for a reason that raises its article, -1 for one that lowers it, else 0."""
    out = np.zeros((len(reports), len(LABELS)))
    for row, report in zip(out, reports, strict=True):
        for name, points in report.reasons:
            if name in _LABEL_OF:
                row[_LABEL_OF[name]] = 1 if points > 0 else -1
    out[:, _MIXED] = -np.abs(out[:, _MIXED])  # the weakest claims, be they many or few
    return out.ravel()


def gather(done: Rated, points: Points, places: Places, wanted: np.ndarray | None = None) -> Led:
    """All spans of a batch, or of the keys `wanted` (see `sides_of`). All of them are those of a part: where the middle of its text lies is not known."""
    sents = done.found.ctx.sentences
    claims = np.flatnonzero(done.claim)
    weights = np.zeros((len(LABELS), len(sents)))
    for k in np.flatnonzero(_HERE):  # one after the other: a sum that no batch changes
        weights[LABEL_OF_COLUMN[k], claims] += points.value[:, k]
    rank = np.arange(len(sents)) - done.view.article_low
    weights[_OPEN] = -rank - _BEHIND * ~done.claim
    weights[_LAST] = weights[_MIXED] = done.expected - 4
    which = {
        _QUOTED: done.found.speech.quoted,
        _FORM: done.claim,
        _OPEN: rank < _OPENING,
        _LAST: done.claim if wanted is None else done.claim & (2 * rank >= done.view.article_high - done.view.article_low),
        _MIXED: done.claim & (done.expected < _WEAK),
    }
    has = np.zeros(len(LABELS) * len(done.found.ctx.buffer), bool)
    tokens, voice = done.found.ctx.tokens, done.found.voice
    # figures and dates before names, and words that judge by themselves before others
    telling_most = {_DETAIL: tokens.start[tokens.digit], _JUDGED: np.sort(tokens.start[voice.token[among(voice.kind, _LOUD)]])}
    parts = []
    for label, table, instead in _ROWS:
        sentence, turn, start, end = places.rows(table)
        key = sents.article[sentence] * len(LABELS) + label
        some = which[label][sentence] if table == _SENTENCE else np.ones(len(key), bool)
        if wanted is not None:
            some &= wanted[key] != 0
        if instead:
            some &= ~has[key] & ~np.where(wanted[key] > 0, *_SCARCE[label]) if wanted is not None else False
        else:
            has[key] = True
        if label in telling_most:
            turn = turn + _BEHIND * (np.searchsorted(telling_most[label], start) == np.searchsorted(telling_most[label], end))
        rows = np.flatnonzero(some)
        parts.append((key[rows], turn[rows], weights[label, sentence[rows]], start[rows], end[rows], sents.article[sentence[rows]]))
    key, turn, weight, start, end, article = (np.concatenate(column) for column in zip(*parts, strict=True))
    buffer = done.found.ctx.buffer
    return Led(key, turn, weight, buffer.to_start(start, article), buffer.to_end(end, article))


def of_part(led: Led, low: int, length: int) -> Led:
    """What `gather` gives of a part that begins at character `low` of a text of `length`, counted in the text; the `MOST` of either side."""
    label = led.key
    led = led.take(np.flatnonzero(((label != _OPEN) | (low == 0)) & ((label != _LAST) | (2 * (low + led.start) >= length))), low)
    up, down = (led.best(np.full(len(LABELS), side)) for side in (1.0, -1.0))
    return led.take(np.union1d(up, down))


def joined(parts: Sequence[Led]) -> Led:
    """The parts of a text put together."""
    return Led(*(np.concatenate([getattr(part, name) for part in parts]) for name in Led.__slots__))


def add_spans(reports: Sequence[Report], sides: np.ndarray, led: Led, wording: Sequence[Sequence[Evidence]]) -> None:
    """Fill in `reason_spans` of reports. sides : from `sides_of`. wording : of every report the evidence with its words."""
    found = led.take(led.best(sides))
    numbers = np.stack([found.start, found.end], axis=1).ravel().tolist()
    ends = np.cumsum(np.bincount(found.key, minlength=len(sides)))
    spans = [tuple(numbers[2 * low : 2 * high]) for low, high in pairwise([0, *ends.tolist()])]
    for k, report in enumerate(reports):
        mine = spans[k * len(LABELS) : (k + 1) * len(LABELS)]
        report.reason_spans = [
            telling(wording[k], points > 0) if name == WORDS else mine[_LABEL_OF[name]] if name in _LABEL_OF else () for name, points in report.reasons
        ]


def telling(evidence: Sequence[Evidence], up: bool) -> tuple[int, ...]:
    """Where the words stand that raise an article, or lower it: each once, the weightiest first, then those that come again."""
    return tuple(number for item in weightiest(evidence, up) for number in (item.start, item.end))


def weightiest(evidence: Sequence[Evidence], up: bool) -> list[Evidence]:
    """The evidence that `telling` leads to."""
    side = "raises" if up else "lowers"
    total: dict[str, float] = {}
    mine = []
    for item in evidence:
        if item.kind == "wording" and item.subtype == side:
            word, weight = item.phrase or item.text, item.strength or 0.0
            mine.append((word in total, word, item))
            total[word] = total.get(word, 0.0) + weight
    mine.sort(key=lambda one: (one[0], -total[one[1]], one[2].start))
    return [item for *_, item in mine[:MOST]]
