"""Points of sentences under names that an editor can check: what the sentence has, what it lacks, what stands around it.

What a sentence has goes by its name. What it lacks is told as a lack: sources missing beside the one that it has are counted with that
one, and all that is weak and missing is one reason. What stands around it and in the rest of the article is named by its largest parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from credscore.model.reasons import Points
from credscore.model.topics import AROUND, ARTICLE, COLUMNS, HERE, LABELS, PLACES
from credscore.schema import ACCOUNTABLE, SOURCE_TYPES

if TYPE_CHECKING:
    from credscore.model.results import Rated

_FIRM = ("named", "official", "document", "quote", "narration", "figures", "detail", "events")
_WEAK = ("anonymous", "vague", "media", "social", "hedge", "question")
_TONE = ("judgement", "private", "dealing", "person", "general")

# topic -> what the rest of the article has: more of it than most, less of it, none of it.
_IN_ARTICLE = {
    "named": ("named sources", "few named sources", "no named source"),
    "official": ("official sources", "few official sources", "no official source"),
    "document": ("documents", "few documents", "no document"),
    "quote": ("quotations", "few quotations", "no quotation"),
    "narration": ("much without a source", "little without a source", "nothing without a source"),
    "figures": ("figures", "few figures", "no figures"),
    "detail": ("names", "few names", "no names"),
    "events": ("plain events", "few plain events", "no plain events"),
    "anonymous": ("unnamed sources", "few unnamed sources", "no unnamed source"),
    "vague": ("talk of nobody in particular", "little talk of nobody in particular", "no talk of nobody in particular"),
    "media": ("second-hand reports", "few second-hand reports", "no second-hand report"),
    "social": ("social-media posts", "few social-media posts", "no social-media post"),
    "hedge": ("hedges", "few hedges", "no hedge"),
    "question": ("questions", "few questions", "no question"),
    "judgement": ("judging or emphatic words", "few judging or emphatic words", "no judging or emphatic words"),
    "private": ("motives and private feelings", "little of motives and private feelings", "nothing of motives and private feelings"),
    "dealing": ("deals and plans in the making", "few deals and plans in the making", "no deals and plans in the making"),
    "person": ("first or second person", "little first or second person", "no first or second person"),
    "general": ("generalising words", "few generalising words", "no generalising words"),
}
# topic -> what the four sentences before and behind have, or have not.
_AROUND_IT = {
    "named": ("a named source", "no named source"),
    "official": ("an official source", "no official source"),
    "document": ("a document or study", "no document or study"),
    "quote": ("a quotation", "no quotation"),
    "narration": ("text without a source", "no text without a source"),
    "anonymous": ("an unnamed source", "no unnamed source"),
    "vague": ("talk of nobody in particular", "no talk of nobody in particular"),
    "media": ("a second-hand report", "no second-hand report"),
    "social": ("a social-media post", "no social-media post"),
    "hedge": ("a hedge", "no hedge"),
    "question": ("a question", "no question"),
    "judgement": ("judging or emphatic words", "no judging or emphatic words"),
}
_MENTIONS = {
    "officials": "mention of officials",
    "documents": "mention of documents",
    "research": "words of studies and health",
    "outlets": "mention of other outlets",
    "posts": "mention of social media",
    "unnamed": "mention of unnamed people",
    "crowds": "mention of people in general",
}
_OF_SOURCE = dict(zip(_MENTIONS, ("official", "document", "document", "media", "social", "anonymous", "vague"), strict=True))
_WEAK_WORDS = {
    "hedge": "hedged wording",
    "judgement": "judging or emphatic words",
    "private": "motives and private feelings",
    "dealing": "deals and plans in the making",
    "question": "question",
    "person": "first or second person",
    "general": "generalising words",
    "check": "checks, replies and denials",
    "ai": "AI disclosure",
}
NAMELESS = "studies nobody could look up"
NO_SOURCE, NO_QUOTE, PLAIN, BESIDES = "no source given", "no quotation", "no hedge, unnamed source or judgement", "otherwise plain wording"
DETAIL, LITTLE, NO_FIGURES = "concrete detail", "little concrete detail", "no figures or dates"
VERBS, PRONOUNS, FORM, PLACE = "states and possibilities instead of events", "pronouns", "form of the sentence", "place in the article"


def _pairs(prefix: str, phrases: list[tuple[str, ...]]) -> list[str]:
    """Names of a group by the states of its largest and second largest part; the last of each row is of one part, the last row of none."""
    flat = [phrase for states in phrases for phrase in states]
    return [f"{prefix}: {one}{' and ' + two if two else ''}" for one in (*flat, "all in all") for two in (*flat, "")]


@dataclass(frozen=True, slots=True)
class _Group:
    """Parts that are one reason. columns : their numbers in COLUMNS, one or more a topic. states : how many a part has. base : the first
    of its names in NAMES. good : int (parts, 1), 1 where more of it raises a rating, else -1."""

    place: str
    topics: tuple[str, ...]
    columns: tuple[tuple[int, ...], ...]
    states: int
    base: int
    good: np.ndarray


_ALIKE = {"anonymous": ("anonymous", "unnamed")}
_RAISING = ("named", "official", "document", "quote", "figures", "detail", "events")
_WHO = (*LABELS[:6], "source: nobody in particular")
_SIMPLE = (*_WHO, NAMELESS, NO_SOURCE, *_MENTIONS.values(), "direct quotation", NO_QUOTE, *_WEAK_WORDS.values(), PLAIN, BESIDES, DETAIL, LITTLE,
           NO_FIGURES, VERBS, PRONOUNS, FORM, PLACE)  # fmt: skip


def _groups() -> tuple[list[_Group], list[str]]:
    names = list(_SIMPLE)
    groups = []
    for place, prefix, told, parts in (
        (AROUND, "sentences around it", _AROUND_IT, _FIRM),
        (AROUND, "sentences around it", _AROUND_IT, (*_WEAK, "judgement")),
        (ARTICLE, "rest of the article", _IN_ARTICLE, _FIRM),
        (ARTICLE, "rest of the article", _IN_ARTICLE, _WEAK),
        (ARTICLE, "rest of the article", _IN_ARTICLE, _TONE),
    ):
        columns = {t: tuple(COLUMNS.index((place, a)) for a in _ALIKE.get(t, (t,)) if (place, a) in COLUMNS) for t in parts}
        topics = tuple(t for t in parts if columns[t])
        good = np.array([[1 if t in _RAISING else -1] for t in topics])
        groups.append(_Group(place, topics, tuple(columns[t] for t in topics), len(told[topics[0]]), len(names), good))
        names += _pairs(prefix, [told[t] for t in topics])
    return groups, names


_GROUPS, _names = _groups()
NAMES = np.array(_names, object)
_CODE = {name: k for k, name in enumerate(_SIMPLE)}
_COLUMN = {topic: k for k, (place, topic) in enumerate(COLUMNS) if place == HERE}
TABLES = ("sentence", *SOURCE_TYPES, *_MENTIONS, "quote", *_WEAK_WORDS, "detail", "narration", "doubt", "verbs", "pronouns", "nowhere")
"""What a reason leads to: spans of one of these in the sentence, around it or in its article; see `places`."""
NOWHERE = TABLES.index("nowhere")
_TABLE = {name: k for k, name in enumerate(TABLES)} | dict.fromkeys(("figures", "events"), TABLES.index("detail"))


@dataclass(slots=True)
class Told:
    """Reasons of sentences, arrays (reasons, n). value : points, those of a sentence add up as in Points. name : index into NAMES. table : index into
    TABLES. place : int (reasons,), index into PLACES: where the spans lie."""

    value: np.ndarray
    name: np.ndarray
    table: np.ndarray
    place: np.ndarray


Row = tuple[np.ndarray, "np.ndarray | int", "np.ndarray | int", str]  # value, name, table and place of one reason, for all claims


class _Rows:
    """Reasons as they are named, one after the other."""

    def __init__(self, points: Points) -> None:
        self._points = points
        self.rows: list[Row] = []

    def here(self, topic: str) -> tuple[np.ndarray, np.ndarray]:
        """Points of a topic of the sentences themselves; bool, which sentences have it."""
        k = _COLUMN[topic]
        return self._points.value[:, k], self._points.there[:, k]

    def add(self, value: np.ndarray, name: np.ndarray | str, table: np.ndarray | str) -> None:
        """A reason that leads to spans in the sentence itself."""
        code = _CODE[name] if isinstance(name, str) else name
        self.rows.append((value, code, _TABLE[table] if isinstance(table, str) else table, HERE))


def tell(points: Points, done: Rated) -> Told:
    """Name the points of the claims of a batch."""
    rows = _Rows(points)
    weak_lacking, weak_there = _tell_sources(rows, done.found.speech.inner[done.claim])
    _tell_words(rows, weak_lacking, weak_there)
    _tell_form(rows, [points.value[:, COLUMNS.index((place, "form"))] for place in (AROUND, ARTICLE)])
    named = rows.rows + [_of_group(group, points) for group in _GROUPS]
    shape = len(named), len(points.value)
    told = Told(np.empty(shape), np.empty(shape, np.int32), np.empty(shape, np.int32), np.array([PLACES.index(r[3]) for r in named]))
    for k, row in enumerate(named):
        told.value[k], told.name[k], told.table[k], _ = row
    return told


def _tell_sources(rows: _Rows, inner: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Who stands behind each sentence, and what it lacks in sources that can be held to it.

    inner : int8 (n,), types of the sources. Gives the points for lacking weak sources, and bool, which sentences have one.
    """
    n = len(inner)
    lacking = rows.here("cue")[0] + rows.here("narration")[0]
    weak_lacking, weak_there = np.zeros(n), np.zeros(n, bool)
    shown: dict[str, np.ndarray] = {}
    for topic in SOURCE_TYPES:
        value, there = rows.here(topic)
        shown[topic] = np.where(there, value, 0.0)
        if topic in ACCOUNTABLE:
            lacking += value - shown[topic]
        else:
            weak_lacking += value - shown[topic]
            weak_there |= there
    for topic, name in _MENTIONS.items():
        value, there = rows.here(topic)
        source = _OF_SOURCE[topic]
        joined = rows.here(source)[1]
        shown[source] += np.where(joined & there, value, 0.0)
        rows.add(np.where(there & ~joined, value, 0.0), name, topic)
        lack = np.where(there, 0.0, value)
        if source in ACCOUNTABLE:
            lacking += lack
        else:
            weak_lacking += lack
    value, nameless = rows.here("nameless")
    weak_lacking += np.where(nameless, 0.0, value)
    shown["document"] += np.where(nameless, value, 0.0)
    for k, topic in enumerate(SOURCE_TYPES):
        called = np.where(nameless, _CODE[NAMELESS], _CODE[_WHO[k]]) if topic == "document" else _WHO[k]
        rows.add(shown[topic] + np.where(inner == k + 1, lacking, 0.0), called, topic)
    rows.add(np.where(inner == 0, lacking, 0.0), NO_SOURCE, "sentence")
    return weak_lacking, weak_there


def _tell_words(rows: _Rows, weak_lacking: np.ndarray, weak_there: np.ndarray) -> None:
    """Quotations and words that weaken a sentence, or that it does without. weak_lacking, weak_there : of weak sources, see `_tell_sources`."""
    value, there = rows.here("quote")
    rows.add(value, np.where(there, _CODE["direct quotation"], _CODE[NO_QUOTE]), np.where(there, _TABLE["quote"], 0))
    for topic, name in _WEAK_WORDS.items():
        value, there = rows.here(topic)
        rows.add(np.where(there, value, 0.0), name, topic)
        weak_lacking += np.where(there, 0.0, value)
        if topic in ("hedge", "judgement"):
            weak_there |= there
    rows.add(weak_lacking, np.where(weak_there, _CODE[BESIDES], _CODE[PLAIN]), "sentence")
    figures, there = rows.here("figures")
    value = rows.here("detail")[0] + rows.here("events")[0] + figures
    code = np.where(value > 0, _CODE[DETAIL], np.where(there, _CODE[LITTLE], _CODE[NO_FIGURES]))
    rows.add(value, code, np.where(value > 0, _TABLE["detail"], _TABLE["sentence"]))


def _tell_form(rows: _Rows, apart: list[np.ndarray]) -> None:
    """How a sentence is built and where it stands. apart : points for the form of the sentences around it and of the article."""
    rest = rows.here("form")[0].copy()
    for topic, called in (("verbs", VERBS), ("pronouns", PRONOUNS)):
        value, there = rows.here(topic)
        rows.add(np.where(there, value, 0.0), called, topic)
        rest += np.where(there, 0.0, value)
    rows.add(rest, FORM, "sentence")
    rows.add(rows.here("place")[0] + apart[0] + apart[1], PLACE, "sentence")


def _of_group(group: _Group, points: Points) -> tuple[np.ndarray, np.ndarray, np.ndarray, str]:
    """Value, name, table and place of a group, named by the largest part that pulls its way and by the second if that is half as large."""
    value = np.stack([points.value.T[list(columns)].sum(axis=0) for columns in group.columns])
    there, more = (np.stack([of.T[list(columns)].any(axis=0) for columns in group.columns]) for of in (points.there, points.more))
    state = np.where(there, 0, group.states - 1)
    if group.place == ARTICLE:
        state[there & ~more] = 1
    total = value.sum(axis=0)
    side = np.where(total < 0, -1.0, 1.0)
    # what pulls the other way than it should (few second-hand reports that lower a score) explains nothing
    apt = np.where(state == 0, group.good, -group.good) == side
    pull = np.where(apt, value * side, 0.0)
    at = np.arange(value.shape[1])
    first = pull.argmax(axis=0)
    most = pull[first, at]
    pull[first, at] = 0.0
    second = pull.argmax(axis=0)
    both = (pull[second, at] >= 0.5 * most) & (most > 0)
    parts = len(group.topics) * group.states
    code = group.base + np.where(most > 0, first * group.states + state[first, at], parts) * (parts + 1)
    code += np.where(both, second * group.states + state[second, at], parts)
    tables = np.array([_TABLE["doubt" if t == "hedge" else t] for t in group.topics])
    table = np.where(there[first, at], tables[first], np.where(both & there[second, at], tables[second], _nothing(group.place)))
    return total, code, table, group.place


def _nothing(place: str) -> int:
    """What leads to a lack: the sentences around, where it can be seen; nothing in a rest of the article."""
    return _TABLE["sentence"] if place == AROUND else NOWHERE
