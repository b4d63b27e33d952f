"""The one definition of the features of sentences: FEATURES, an explicit ordered tuple, used to train and to score.

A feature only reads a View, and that only evidence and sizes, so each can be shown in the text. No feature knows a name: people,
places and outlets enter only as "a name", "an outlet". All values lie on the grid of `credscore.model.grid`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from credscore.model.events import BOOSTERS, CHECKS, CUES, HEDGES, RULES, VOICE_COLUMNS
from credscore.model.grid import GRID, snap
from credscore.model.heads import linear_columns
from credscore.model.neighbours import AROUND, NEXT, WINDOW
from credscore.model.view import MOST_SENTENCES, View, most_of
from credscore.schema import SOURCE_TYPES


@dataclass(frozen=True, slots=True)
class Feature:
    """One column. write : puts its values of a View into a (s,) array. whole : these are whole numbers, so they lie on the grid already.

    of_article : where all sentences of an article share a value, these values (a,). factor : the column, 0 or 1, that such a value is
    multiplied with, "headline" for the first sentence, or nothing. What they weigh is added up for articles before it comes to sentences.
    """

    name: str
    write: Callable[[View, np.ndarray], None]
    whole: bool = False
    of_article: Callable[[View], np.ndarray] | None = None
    factor: str = ""


def _whole(name: str) -> bool:
    return name != "quote_share" and not name.startswith("rate.")


def _col(name: str, cap: float = np.inf) -> Feature:
    bound = most_of(name) <= cap

    def write(view: View, out: np.ndarray) -> None:
        if bound:
            np.copyto(out, view.col[name])
        else:
            np.minimum(view.col[name], cap, out=out)

    return Feature(name, write, _whole(name))


def _times(a: str, b: str, cap: float = 2.0) -> Feature:
    first, second = most_of(a) <= cap, most_of(b) <= cap

    def write(view: View, out: np.ndarray) -> None:
        one = view.col[a] if first else np.minimum(view.col[a], cap)
        np.multiply(one, view.col[b] if second else np.minimum(view.col[b], cap), out=out)

    return Feature(f"{a} × {b}", write, _whole(a) and _whole(b))


def _dense(name: str) -> Feature:
    """How often words of a column stand in ten words of a sentence: "The deal is a sham." is more of a judgement than a long report with one such
    word."""

    def write(view: View, out: np.ndarray) -> None:
        np.multiply(view.col[name], view.col["per ten"], out=out)

    return Feature(f"dense.{name}", write)


def _form(name: str, read: Callable[[View], np.ndarray], whole: bool = True) -> Feature:
    def write(view: View, out: np.ndarray) -> None:
        out[:] = read(view)

    return Feature(name, write, whole)


def _of_article(name: str, read: Callable[[View], np.ndarray], factor: str = "") -> Feature:
    def write(view: View, out: np.ndarray) -> None:
        read(view).take(view.owner, out=out, mode="clip")
        if factor:
            out *= factor_of(view, factor)

    return Feature(f"{factor} × {name}" if factor else name, write, False, read, factor)


def factor_of(view: View, name: str) -> np.ndarray:
    """(s,) 0 or 1: what a value that the sentences of an article share is multiplied with."""
    return view.at == view.article_low if name == "headline" else view[name]


def _rate(name: str, factor: str = "", cap: float = np.inf) -> Feature:
    return _of_article(f"rate.{name}", lambda v: np.minimum(v.rates[name], cap), factor)


def _capitals(view: View) -> np.ndarray:
    """bool (s,): most words have a capital, a name counting as one, so that its length does not show."""
    out: np.ndarray = view["upper"] - view["name_tokens"] + view["runs"] >= 0.6 * np.maximum(view["words"], 1)
    return out


_SOURCES = tuple(f"is.{name}" for name in SOURCE_TYPES)

FEATURES: tuple[Feature, ...] = (
    *(_col(n) for n in (*_SOURCES, "faceless", "nameless")),
    *(
        _col(n)
        for n in (
            "by.media",
            "chain",
            "weak",
            "quoted",
            "quote_share",
            "narration",
            "attributions",
            "carried",
            "inverted",
            "negated",
            "first_hand",
            "speaker_here",
            "scare",
        )
    ),
    *(_col(f"placed.{n}") for n in ("reason", "story", "witness")),
    *(_col(f"cue.{n}") for n in CUES),
    *(_col(f"any.{n}") for n in SOURCE_TYPES),
    *(_col(f"hedge.{n}", 2) for n in HEDGES),
    *(_col(f"hedge.{n}.quoted", 2) for n in HEDGES),
    *(_col(f"booster.{n}", 2) for n in BOOSTERS),
    *(_col(f"booster.{n}.quoted", 2) for n in BOOSTERS),
    *(_col(f"check.{n}", 1) for n in CHECKS),
    *(_col(name) for name in VOICE_COLUMNS),
    *(_dense(name) for name in VOICE_COLUMNS),
    *(_col(n) for n in ("furniture", "disclosure", "leak")),
    *(_col(f"rule.{n}") for n in RULES),
    *(
        _times(a, b)
        for a in ("is.named", "is.official", "is.anonymous", "is.media", "narration", "is.vague", "is.document")
        for b in ("hedged", "quoted")
    ),
    *(
        _times("narration", b)
        for b in (
            "gush",
            "fact_like",
            "booster.loaded",
            "booster.peacock",
            "opinion",
            "stance",
            "hedge.rumour",
            "hedge.reportive",
            "hedge.weasel",
            "question",
            "exclamation",
            "first_person",
            "you",
            "past",
            "bare",
            "pronoun",
            "general",
            "modal",
            "love",
            "intimate",
            "dealing",
            "negation",
            "shouting",
            "document_noun",
            "social_noun",
            "anonymous_noun",
            "vague_noun",
            "official_noun",
            "connective",
            "present",
            "was",
            "has",
        )
    ),
    *(
        _rate(b, "narration", 2.0)
        for b in (
            "is.named",
            "is.anonymous",
            "is.media",
            "is.vague",
            "gush",
            "hedged",
            "quoted",
            "exclamation",
            "opinion",
            "stance",
            "first_person",
            "love",
            "intimate",
            "dealing",
            "is.document",
            "is.official",
            *VOICE_COLUMNS,
        )
    ),
    *(
        _times(a, b)
        for a, b in (
            ("is.anonymous", "by.media"),
            ("is.named", "by.media"),
            ("is.named", "cue.mental"),
            ("is.named", "cue.act"),
            ("is.named", "check.denied"),
            ("is.named", "gush"),
            ("is.named", "check.false"),
            ("is.official", "check.denied"),
            ("is.official", "check.false"),
            ("is.social", "check.denied"),
            ("by.media", "check.denied"),
            ("is.anonymous", "check.denied"),
            ("check.denied", "hedged"),
            ("check.false", "hedged"),
            ("is.vague", "question"),
            ("is.social", "quoted"),
            ("is.social", "any.named"),
            ("faceless", "quoted"),
            ("is.media", "prev.is.anonymous"),
            ("quoted", "before.is.anonymous"),
        )
    ),
    _rate("is.anonymous", "quoted", 2.0),
    # an insider is no better for the company that the story keeps: what others lend a sentence is taken back
    *(_rate(b, a) for a in ("is.anonymous", "is.vague") for b in ("is.named", "is.official", "is.document", "is.anonymous", "narration")),
    *(_times(a, f"{k}.is.named") for a in ("is.anonymous", "is.vague") for k in ("before", "behind", "prev", "next")),
    _times("is.media", "next.is.anonymous"),
    *(
        _col(n, cap)
        for n, cap in (
            ("names", 5),
            ("digits", 4),
            ("dates", 2),
            ("shouting", 3),
            ("first_person", 2),
            ("you", 2),
            ("pronoun", 3),
            ("past", 3),
            ("question", 1),
            ("exclamation", 1),
            ("colon_end", 1),
            ("ellipsis", 1),
            ("bare", 1),
            ("bracketed", 1),
            ("handles", 2),
            ("official_noun", 2),
            ("document_noun", 2),
            ("social_noun", 2),
            ("media_noun", 2),
            ("anonymous_noun", 2),
            ("vague_noun", 2),
            ("science", 3),
            ("negation", 2),
            ("modal", 2),
            ("be", 2),
            ("opinion", 2),
            ("stance", 3),
            ("love", 2),
            ("fact", 2),
            ("general", 2),
            ("role", 3),
            ("par_start", 1),
            ("furniture_word", 2),
            ("fact_like", 3),
        )
    ),
    _form("log words", lambda v: np.log1p(v["words"]), whole=False),
    _form("few words", lambda v: (v["words"] <= 3).astype(float)),
    _form("one to seven words", lambda v: (v["words"] <= 6).astype(float)),
    _form("bare and short", lambda v: v["bare"] * (v["words"] <= 7)),
    _form("bare headline", lambda v: v["bare"] * (v.at == v.article_low)),
    _form("mostly capitals", lambda v: _capitals(v).astype(float)),
    _form("mostly capitals and bare", lambda v: _capitals(v) * v["bare"]),
    _form("headline in capitals", lambda v: v["titled"]),
    _form("line of a list", lambda v: v["listed"]),
    _form("opens with a turn to the reader", lambda v: v["turn"]),
    _form("opens with a pointer, few words", lambda v: v["this"] * (v["words"] <= 7)),
    _form("opens with a call", lambda v: v["call"] * (1 - v["quoted"])),
    _form("no verb", lambda v: v["verbless"] * (1 - v["bare"])),
    _form("no verb, bare", lambda v: v["verbless"] * v["bare"] * (v.at != v.article_low)),
    _form("headline that explains", lambda v: v["explains"] * (v.at == v.article_low)),
    _form("only names", lambda v: (v["runs"] >= 0.8 * v["words"]).astype(float)),
    _form("first sentence", lambda v: (v.at == v.article_low).astype(float)),
    _form("second or third sentence", lambda v: ((v.at - v.article_low >= 1) & (v.at - v.article_low <= 2)).astype(float)),
    _form("last sentence", lambda v: (v.at == v.article_high - 1).astype(float)),
    _form("among the last three", lambda v: (v.article_high - v.at <= 3).astype(float)),
    _form("name density", lambda v: v["runs"] / np.maximum(v["words"], 1), whole=False),
    *(_col(f"{k}.{n}", 4) for n in WINDOW for k in ("before", "behind")),
    *(_col(f"{k}.{n}", 2) for n in NEXT for k in ("prev", "next")),
    *(_rate(n) for n in AROUND),
    *(_rate(n, "headline") for n in ("is.named", "is.anonymous", "is.media", "is.document", "gush", "hedged", "narration")),
    _of_article("log sentences", lambda v: np.log(np.clip(v.length, 1, MOST_SENTENCES))),
)


def featurize(view: View) -> np.ndarray:
    """Sentence features: float64 (sentences, len(FEATURES)), on the grid."""
    rows = np.empty((len(FEATURES), view.count))
    _write(view, FEATURES, rows)
    return rows.T


def weigh(view: View, weights: np.ndarray, which: tuple[Feature, ...] = FEATURES) -> np.ndarray:
    """The features `which` of all sentences @ weights, weights (len(which), k) on their grid: (k, s).

    Sums of grid values are exact, so no bit depends on how they are grouped.
    """
    out = weigh_own(view, weights, which)
    for factor, points in weigh_shared(view, weights, which):
        if factor:
            where = np.flatnonzero(factor_of(view, factor))
            out[:, where] += points.take(view.owner[where], axis=1)
        else:
            out += points.take(view.owner, axis=1)
    return out


def weigh_own(view: View, weights: np.ndarray, which: tuple[Feature, ...]) -> np.ndarray:
    """What those of `which` weigh that every sentence has for itself, (k, s); a few at a time, in memory that stays at hand."""
    out = np.zeros((weights.shape[1], view.count))
    own = [k for k, feature in enumerate(which) if feature.of_article is None]
    which, weights = tuple(which[k] for k in own), weights[own]
    step = min(max(_AT_HAND // max(view.count, 1), 4), max(len(which), 1))
    rows = np.empty((step, view.count))
    for low in range(0, len(which), step):
        some = which[low : low + step]
        _write(view, some, rows)
        out += linear_columns(rows[: len(some)], weights[low : low + step])
    return out


def weigh_shared(view: View, weights: np.ndarray, which: tuple[Feature, ...]) -> Iterator[tuple[str, np.ndarray]]:
    """What those of `which` weigh that the sentences of an article share, by what it is multiplied with for each of them: (factor, (k, a))."""
    by_factor: dict[str, list[int]] = {}
    for k, feature in enumerate(which):
        if feature.of_article is not None:
            by_factor.setdefault(feature.factor, []).append(k)
    for factor, numbers in by_factor.items():
        rows = snap(np.stack([which[k].of_article(view) for k in numbers]))  # type: ignore[misc]
        yield factor, linear_columns(rows, weights[numbers])


_AT_HAND = 320_000  # values: fewer calls cost less, and more columns do not fit into the caches of a core


def _write(view: View, features: tuple[Feature, ...], rows: np.ndarray) -> None:
    for feature, row in zip(features, rows, strict=False):
        feature.write(view, row)
        if not feature.whole:
            row *= GRID
            np.rint(row, out=row)
            row *= 1 / GRID
