"""What the article head reads: the distribution of its sentences, who its sources are, what was checked and disclosed."""

from __future__ import annotations

import numpy as np

from credscore.evidence.ranges import running
from credscore.evidence.source_types import NAMED
from credscore.model.events import VOICE_COLUMNS
from credscore.model.grid import GRID, snap, sums_of_runs
from credscore.model.neighbours import AROUND, voice_rate, words_narrated
from credscore.model.view import MOST_SENTENCES, View, most_of
from credscore.model.wording import word_points, wording_of
from credscore.text import tokens as tk

_RATES = (
    "is.named",
    "is.official",
    "is.document",
    "is.media",
    "is.social",
    "is.anonymous",
    "chain",
    "narration",
    "gush",
    "exclamation",
    "first_person",
    "anonymous_noun",
    "intimate",
    "booster.loaded",
    *VOICE_COLUMNS,
)
PRESENT = (
    "disclosure",
    "leak",
    "check.denied",
    "check.no comment",
    "check.unverified",
    "check.false",
    "check.correction",
    "check.confirmed",
)

_BASE: tuple[str, ...] = (
    "mean rating of claims",
    "mean rating, headline and lede counted more",
    "rating of the headline",
    "mean rating of the first three",
    "mean rating of the last half",
    "mean rating of the weakest third",
    *(f"share of claims rated {k}" for k in range(5)),
    *(f"rate of {n}" for n in _RATES),
    *(f"any {n}" for n in PRESENT),
    "disclosure × no review",
    "log different named sources",
    "log sentences",
    "words in quotations",
    "rumour, but denied",
    "weak claims, but denied",
    "unnamed sources, but denied",
)
# The head is linear, editors are not: a story that is half rumour is not half as bad as one that is all rumour. Bends let the line
# break at these values; a boosted model gained nothing more on real articles (mean error 10.3 against 10.4) and cannot be added up.
_BENDS: dict[str, tuple[float, ...]] = {
    **dict.fromkeys((n for n in _BASE if n.startswith(("mean rating", "rating of"))), (1.5, 2.25, 2.75, 3.25)),
    **dict.fromkeys((n for n in _BASE if n.startswith("share of claims")), (0.08, 0.2)),
    **dict.fromkeys(("rate of is.anonymous", "rate of first_person"), (0.05, 0.15)),
    **dict.fromkeys(("rate of narration", "rate of is.named"), (0.2, 0.45)),
    **dict.fromkeys(("rate of exclamation", "rate of gush"), (0.05,)),
    "words in quotations": (0.15, 0.3),
    "log different named sources": (0.9, 1.5),
    "log sentences": (2.3, 3.0),
}
# No labelled article has more than nine named sources. Without an end a transcript of hundreds of speakers scored 100 whatever they said.
_MOST_SOURCES = 20
NO_TEXT = ("image", "audio", "data")
# The headline and three sentences: a denial there is the news, one further down is a courtesy of the story that spreads the rumour.
_OPENING = 4
# How much a machine's pictures count beside its text, and help with a part of the text beside a text it wrote alone.
_PICTURES, _PARTLY = 0.3125, 0.3125  # on the grid
_MIDDLING = 2.5  # mean rating of an article that loses as many points as the head gives
# Where the curves bend that are laid beside the line (training/curves.py): close enough for what editors do, too wide to follow single articles.
_STEPS: tuple[tuple[tuple[str, ...], tuple[float, ...]], ...] = (
    (("mean rating", "rating of"), (0.5, 1.0, 1.5, 2.0, 2.35, 2.7, 3.0, 3.3, 3.6)),
    (("share of", "rate of is.", "rate of chain", "rate of narration", "words in"), (0.0, 0.05, 0.1, 0.2, 0.3, 0.45, 0.65, 0.85)),
    (("rate of voice.",), (0.0, 0.08, 0.15, 0.25, 0.4, 0.6, 0.9, 1.2)),
    (("rate of",), (0.0, 0.05, 0.1, 0.2, 0.4)),
    (("log different",), (0.0, 0.7, 1.1, 1.4, 1.8, 2.3)),
    (("log sentences",), (1.6, 2.1, 2.5, 2.8, 3.1, 3.5, 4.0)),
)
_CURVED = {name: next((steps for starts, steps in _STEPS if name.startswith(starts)), ()) for name in _BASE}
_BENT = [(k, knot) for k, name in enumerate(_BASE) for knot in sorted({*_BENDS.get(name, ()), *_CURVED[name]}) if knot]
_BENT_AT, _BENT_FROM = np.array([k for k, _ in _BENT]), np.array([[knot] for _, knot in _BENT])
WORDING = "wording, shrunk"  # its value is already in points: the head adds it as it is
ARTICLE_FEATURES: tuple[str, ...] = (*_BASE, *(f"{_BASE[k]} above {knot:g}" for k, knot in _BENT), WORDING)
WORDING_AT = ARTICLE_FEATURES.index(WORDING)
_COLUMN = {pair: len(_BASE) + k for k, pair in enumerate(_BENT)}
STRAIGHT = np.array([*(True for _ in _BASE), *(knot in _BENDS.get(_BASE[k], ()) for k, knot in _BENT), True])
"""bool (article features,): those of the line, without what only the curves need."""
CURVES: tuple[tuple[int, np.ndarray, np.ndarray], ...] = tuple(
    (k, np.array(steps), np.array([_COLUMN.get((k, knot), k) for knot in steps])) for k, steps in enumerate(_CURVED.values()) if steps
)
"""Features that have a curve: the column of each, where it bends (b,), and the columns that hold how far the feature lies above each bend
(above 0 is the feature itself)."""


# What is added up over the sentences of an article. All of it lies on the grid, so that the parts of an article add up exactly.
_SUMMED = (
    *(f"share {k}" for k in range(5)),
    *_RATES,
    *PRESENT,
    "unreviewed",
    "unreviewed in part",
    "pictures disclosed",
    "quoted words",
    "words",
    "narrated words",
    "rumour",
    "denied at once",
    "plain words",
    "word points",
)
_AT = {name: k for k, name in enumerate(_SUMMED)}
_STEP = 1 << 13  # larger than any rating on the grid
_TOTALLED = frozenset(name for name in _RATES if name in AROUND and most_of(name) <= 2)  # added up by the view


def article_sums(view: View, chances: np.ndarray, claim: np.ndarray, word_weights: np.ndarray | None = None) -> np.ndarray:
    """float64 (len(_SUMMED), articles that have sentences). chances : (s, 5). claim : bool (s,). word_weights : see `article_matrix`."""
    low = np.flatnonzero(np.diff(view.found.ctx.sentences.article, prepend=-1))
    if not len(low):
        return np.zeros((len(_SUMMED), 0))
    grid = snap(chances)
    disclosed, unreviewed, partly, pictures = np.zeros((4, view.count))
    d = view.found.disclosures
    for number, kind, extent, review in zip(d.sentence, d.kind, d.extent, d.review, strict=True):
        if kind != "ai_disclosure":
            continue
        if extent in NO_TEXT:
            pictures[number] = 1
            continue
        disclosed[number] = 1
        if review != "stated":
            (unreviewed if extent in ("full", "unknown") or review == "denied" else partly)[number] = 1
    rows: list[np.ndarray | None] = [grid[:, k] * claim for k in range(5)]
    rows += [None if name in _TOTALLED else np.minimum(view[name], 2) for name in _RATES]
    rows += [disclosed if name == "disclosure" else view[name] for name in PRESENT]
    rows += [unreviewed, partly, pictures, np.zeros(view.count), view["words"], view["words"] * view["narration"]]
    rows.append(np.minimum(view["hedge.rumour"] + view["hedge.reportive"], 2))
    rows.append((view["check.denied"] + view["check.false"]) * (view.at - view.article_low < _OPENING))
    out = np.zeros((len(_SUMMED), len(low)))
    for k, row in enumerate(rows):
        out[k] = view.totals[_SUMMED[k]] if row is None else sums_of_runs(row, low)
    ctx = view.found.ctx
    article = ctx.sentences.article[low]
    out[_AT["quoted words"]] = _quoted_words(view)[article]
    if word_weights is not None:
        out[len(rows) :] = word_points(ctx, word_weights, len(ctx.buffer))[:, article]
    return out


def article_matrix(
    view: View, expected: np.ndarray, chances: np.ndarray, claim: np.ndarray, sources: np.ndarray, word_weights: np.ndarray | None = None
) -> np.ndarray:
    """Article features, float64 (a, len(ARTICLE_FEATURES)); rows of articles without sentences are zero.

    expected : (s,) expected rating 0..4. chances : (s, 5). claim : bool (s,). sources : (a,) from distinct_sources.
    word_weights : see `word_points`; None leaves that column zero.
    """
    out = np.zeros((len(sources), len(ARTICLE_FEATURES)))
    if view.count:
        sents = view.found.ctx.sentences
        low = np.flatnonzero(np.diff(sents.article, prepend=-1))
        article = sents.article[low]
        out[article] = rows_from_sums(low, expected, claim, article_sums(view, chances, claim, word_weights), sources[article])
    return out


def rows_from_sums(low: np.ndarray, expected: np.ndarray, claim: np.ndarray, sums: np.ndarray, sources: np.ndarray) -> np.ndarray:
    """Article features, float64 (a, len(ARTICLE_FEATURES)), of articles whose sentences lie one after another.

    low : (a,) first sentence of each. expected, claim : (s,) as for article_matrix. sums : from article_sums. sources : (a,) number of
    different named sources.
    """
    size = np.diff(np.append(low, len(expected))).astype(np.float64)

    def total(values: np.ndarray) -> np.ndarray:
        return np.add.reduceat(values, low)

    expected = snap(expected)
    weight = claim.astype(np.float64)
    claims = total(weight)
    n_claims = np.maximum(claims, 1)
    rank = np.arange(len(expected)) - np.repeat(low, size.astype(np.int64))
    mean = np.where(claims > 0, total(expected * weight) / n_claims, 2.0)
    lede = weight * (1 + 2.0 * (rank == 0) + 1.0 * ((rank > 0) & (rank <= 3)))
    three = weight * (rank < 3)
    half = weight * (2 * rank >= np.repeat(size, size.astype(np.int64)))

    def weighted(weights: np.ndarray) -> np.ndarray:
        return np.where(total(weights) > 0, total(expected * weights) / np.maximum(total(weights), 1), mean)

    columns = [
        mean,
        weighted(lede),
        np.where(claim[low], expected[low], mean),
        weighted(three),
        weighted(half),
        _weakest_third(expected, claim, low, mean),
    ]
    columns += [sums[k] / n_claims for k in range(5)]
    narrated = words_narrated(sums[_AT["narrated words"]])
    columns += [voice_rate(name, sums[_AT[name]], narrated) if name in VOICE_COLUMNS else sums[_AT[name]] / size for name in _RATES]
    columns += [(sums[_AT[name]] > 0).astype(float) for name in PRESENT]
    columns[_BASE.index("any disclosure")] += _PICTURES * (sums[_AT["pictures disclosed"]] > 0) * (sums[_AT["disclosure"]] == 0)
    # what nobody answers for is worth little however well it is put: the better the rest, the more there is to lose
    columns.append(np.where(sums[_AT["unreviewed"]] > 0, 1.0, _PARTLY * (sums[_AT["unreviewed in part"]] > 0)) * mean / _MIDDLING)
    columns.append(np.log1p(np.minimum(sources, _MOST_SOURCES)))
    columns.append(np.log(np.minimum(size, MOST_SENTENCES)))
    columns.append(sums[_AT["quoted words"]] / np.maximum(sums[_AT["words"]], 1))
    # a rumour that the story itself denies or checks is reported, not spread (the guide's last rule on articles)
    denied = (sums[_AT["denied at once"]] > 0).astype(float)
    columns.append(denied * sums[_AT["rumour"]] / size)
    columns.append(denied * (columns[6] + columns[7]))
    columns.append(denied * sums[_AT["is.anonymous"]] / size)
    # a feature a row: written once, and much faster than a feature a column
    rows = np.empty((len(ARTICLE_FEATURES), len(low)))
    np.stack(columns, out=rows[: len(_BASE)])
    bent = np.subtract(rows[_BENT_AT], _BENT_FROM, out=rows[len(_BASE) : -1])
    np.maximum(bent, 0.0, out=bent)
    rows[-1] = wording_of(sums[_AT["plain words"]], sums[_AT["word points"]])
    return snap(rows).T


def _quoted_words(view: View) -> np.ndarray:
    """Words in direct quotations of every article of the batch, a name counting as one word: nobody gains by having a long one."""
    found = view.found
    ctx, direct = found.ctx, found.speech.direct
    goes_on = ctx.name & ~ctx.leads  # words that a name in front of them goes on with
    goes_on[1:] &= ctx.name[:-1]
    goes_on[:1] = False
    before = running(goes_on)
    first, last = found.quotes.first[direct], found.quotes.last[direct]
    article = ctx.sentences.article[ctx.sentences.of_token[np.minimum(first, len(ctx.name) - 1)]]
    words = last - first - (before[last] - before[first])
    return np.bincount(article, weights=words.astype(np.float64), minlength=len(ctx.buffer))


def _weakest_third(expected: np.ndarray, claim: np.ndarray, low: np.ndarray, mean: np.ndarray) -> np.ndarray:
    """Mean of the lowest third of the claims of each article."""
    claims = np.flatnonzero(claim)
    if not len(claims):
        return mean
    # ratings lie on the grid: with the article in front they are whole numbers; articles are in order already, which a stable sort makes use of
    begins = np.zeros(len(expected), np.int64)
    begins[low] = _STEP
    ranked = np.sort((np.cumsum(begins) - _STEP)[claims] + (expected[claims] * GRID).astype(np.int64), kind="stable")
    g = ranked // _STEP
    count = np.bincount(g, minlength=len(low))
    start = np.cumsum(count) - count
    rank = np.arange(len(g)) - start[g]
    keep = rank < np.maximum(np.ceil(count / 3), 1)[g]
    taken = np.bincount(g[keep], minlength=len(low))
    sums = np.bincount(g[keep], weights=(ranked[keep] % _STEP) / GRID, minlength=len(low))
    return np.where(taken > 0, sums / np.maximum(taken, 1), mean)


def distinct_sources(view: View) -> np.ndarray:
    """Number of different named sources of every article of the buffer, a surname alone counting as the full name it is part of."""
    return count_new(*source_words(view), len(view.found.ctx.buffer))


def source_words(view: View) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The names of the named sources: (keys of their words, number of the source each word is of, article of each source).

    A key is the word's own within its article; parts of one article that are looked at on their own give equal keys.
    """
    found = view.found
    a, ctx = found.attributions, found.ctx
    none = np.zeros(0, np.int64)
    if not len(a):
        return np.zeros(0, np.uint64), none, none
    pick = np.flatnonzero((a.type == NAMED) & a.backs & (a.first >= 0) & ~a.carried.astype(bool))
    # the first run of names in the phrase
    n = len(ctx.tokens)

    def fit(at: np.ndarray) -> np.ndarray:
        here = np.minimum(at, n - 1)
        return (at < n) & ctx.name[here] & ~ctx.in_class(here, "TITLE")

    first, last = a.first[pick], a.last[pick]
    at = first.copy()
    for _ in range(6):
        at = at + ((at < last - 1) & ~fit(at))
    # "Rovers boss Ines Falk": behind the role stands who speaks
    beyond = np.minimum(at + 2, n - 1)
    at = np.where((at + 2 < last) & ctx.in_class(np.minimum(at + 1, n - 1), "ROLE") & fit(beyond), beyond, at)
    ok = fit(at)
    at, last = at[ok], last[ok]
    article = ctx.sentences.article[a.sentence[pick[ok]]]
    # a source is new unless all its words were part of earlier ones: surname or first name, whichever comes back, adds nothing
    tokens = ctx.tokens.key
    mix = article.astype(np.uint64) * tk.MIX
    run = np.arange(len(at))
    keys, runs = [tokens[at] ^ mix], [run]
    stop = at + 1
    for _ in range(4):
        here = np.minimum(stop, n - 1)
        on = (stop < np.minimum(last, n)) & ctx.name[here] & ((ctx.gap[here] & tk.COMMA) == 0)
        if not on.any():
            break
        keys.append((tokens[here] ^ mix)[on])
        runs.append(run[on])
        stop = stop + on
    return np.concatenate(keys), np.concatenate(runs), article


def count_new(key: np.ndarray, of_run: np.ndarray, article: np.ndarray, count: int) -> np.ndarray:
    """Different sources of every article, float64 (count,), from what source_words gives."""
    if not len(key):
        return np.zeros(count)
    order = np.argsort(key)
    begins = np.flatnonzero(np.append(True, key[order][1:] != key[order][:-1]))
    earliest = np.empty(len(key), np.int64)
    earliest[order] = np.repeat(np.minimum.reduceat(of_run[order], begins), np.diff(begins, append=len(key)))
    seen = np.bincount(of_run[earliest < of_run], minlength=len(article)) == np.bincount(of_run, minlength=len(article))
    return np.bincount(article[~seen], minlength=count).astype(np.float64)
