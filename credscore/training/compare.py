"""Two models on the same labelled rows: paired differences, their bootstrap intervals, and a verdict in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from credscore.training.evaluate import (
    Predicted,
    labelled_articles,
    labelled_sentences,
    rated_articles,
    rated_sentences,
)
from credscore.training.prepare import Prepared

DRAWS = 1000
# Fewer groups than this say nothing about a difference, whatever the bootstrap says.
FEWEST_GROUPS = 10
# How often two equally good models may be told apart, by any of the figures that they are compared in.
_FALSE = 0.05
# Weights of so many (draw, row) pairs are held at once.
_CELLS = 4_000_000
_MIDDLE = 2.0


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure of both models on the same rows. low, high : 95 % interval of new - old. chance : that two equally good models differ so much
    or more. told : whether that is seldom enough to tell them apart, see `holm`."""

    words: str
    lower: bool
    n: int
    groups: int
    new: float
    old: float
    low: float
    high: float
    chance: float
    told: bool

    @property
    def alone(self) -> bool:
        """Whether it would tell the models apart only if it were the one figure looked at."""
        return self.groups >= FEWEST_GROUPS and self.chance <= _FALSE and not self.told

    @property
    def verdict(self) -> str:
        """better, worse or cannot tell, of the new model."""
        if not self.told:
            return "cannot tell"
        return "better" if (self.new > self.old) != self.lower else "worse"


@dataclass(slots=True)
class Comparison:
    """verdict : better, worse, cannot tell. flattered : the old model was trained on these rows, which speaks for it unduly.

    examples : how many both were judged on; left_out : others, that the old model was trained on; unscored : articles among the examples
    that one of the models gives no score. guess : the new model against one and the same score for every article. lent : rows that the model has
    seen which lent the old one heads count as seen.
    """

    verdict: str
    why: str
    differences: list[Difference]
    flattered: bool
    examples: int
    left_out: int = 0
    unscored: int = 0
    guess: Difference | None = None
    lent: bool = False

    @property
    def empty(self) -> bool:
        """Whether the new model is no nearer to the ratings than one and the same score for every article."""
        return self.guess is not None and self.guess.new >= self.guess.old


@dataclass(slots=True)
class _Rows:
    """The same rows judged by both models: group (r,) names, truth (r,), new and old (r,)."""

    group: list[np.ndarray] = field(default_factory=list)
    truth: list[np.ndarray] = field(default_factory=list)
    new: list[np.ndarray] = field(default_factory=list)
    old: list[np.ndarray] = field(default_factory=list)

    def add(self, group: np.ndarray, truth: np.ndarray, new: np.ndarray, old: np.ndarray) -> None:
        use = ~(np.isnan(truth) | np.isnan(new) | np.isnan(old))
        for column, values in zip((self.group, self.truth, self.new, self.old), (group, truth, new, old), strict=True):
            column.append(values[use])


Part = tuple[Prepared, Predicted, Predicted, np.ndarray]
Statistic = Callable[[np.ndarray, np.ndarray, np.ndarray, np.ndarray], np.ndarray]


def _per_group(group: np.ndarray, values: np.ndarray, count: int) -> np.ndarray:
    return np.bincount(group, weights=values, minlength=count)


def mean_error(weights: np.ndarray, group: np.ndarray, truth: np.ndarray, found: np.ndarray) -> np.ndarray:
    """(d,) mean absolute error under each draw. weights : (d, g) times each group was drawn. group, truth, found : (r,)."""
    g = weights.shape[1]
    return (weights @ _per_group(group, np.abs(truth - found), g)) / np.maximum(weights @ _per_group(group, np.ones(len(group)), g), 1e-12)


def kappa(weights: np.ndarray, group: np.ndarray, truth: np.ndarray, found: np.ndarray) -> np.ndarray:
    """(d,) quadratic kappa of ratings 0..4 under each draw; see `mean_error` for the arguments."""
    x, y = (np.clip(np.rint(v), 0, 4).astype(np.int64) for v in (truth, found))
    cells = np.bincount(group * 25 + x * 5 + y, minlength=weights.shape[1] * 25).reshape(-1, 25)
    seen = (weights @ cells).reshape(-1, 5, 5)
    cost = np.subtract.outer(np.arange(5), np.arange(5)) ** 2.0
    chance = seen.sum(2)[:, :, None] * seen.sum(1)[:, None, :] / np.maximum(seen.sum((1, 2)), 1e-12)[:, None, None]
    expected = (cost * chance).sum((1, 2))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(expected > 0, 1 - (cost * seen).sum((1, 2)) / expected, np.nan)


def _ranks(weights: np.ndarray, values: np.ndarray) -> np.ndarray:
    """(d, r) middle ranks under each draw. weights : (d, r) times each row was drawn. values : (r,)."""
    _, level = np.unique(values, return_inverse=True)
    order = np.argsort(level, kind="stable")
    starts = np.flatnonzero(np.diff(level[order], prepend=-1))
    held = np.add.reduceat(weights[:, order], starts, axis=1)
    return (np.cumsum(held, axis=1) - held / 2)[:, level]


def rank_correlation(weights: np.ndarray, group: np.ndarray, truth: np.ndarray, found: np.ndarray) -> np.ndarray:
    """(d,) Spearman's correlation under each draw, ties at their middle rank; see `mean_error` for the arguments."""
    w = weights[:, group]
    x, y = _ranks(w, truth), _ranks(w, found)
    total = np.maximum(w.sum(1, keepdims=True), 1e-12)
    x, y = x - (w * x).sum(1, keepdims=True) / total, y - (w * y).sum(1, keepdims=True) / total
    spread = (w * x * x).sum(1) * (w * y * y).sum(1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(spread > 1e-12, (w * x * y).sum(1) / np.sqrt(spread), np.nan)


def area(weights: np.ndarray, group: np.ndarray, truth: np.ndarray, found: np.ndarray) -> np.ndarray:
    """(d,) area under the ROC curve under each draw, ties counted half; truth above the middle is the true class."""
    order = np.argsort(found, kind="stable")
    low = np.flatnonzero(np.diff(found[order], prepend=-np.inf) != 0)
    w, true = weights[:, group[order]], (truth > _MIDDLE)[order]
    up, down = np.add.reduceat(w * true, low, axis=1), np.add.reduceat(w * ~true, low, axis=1)
    below = np.cumsum(down, axis=1) - down
    total = up.sum(1) * down.sum(1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(total > 0, (up * (below + 0.5 * down)).sum(1) / total, np.nan)


def difference(words: str, statistic: Statistic, lower: bool, rows: _Rows, seed: int, draws: int = DRAWS) -> Difference | None:
    """The paired difference of one statistic; None for no rows. Whole groups are drawn, with the same draw for both models.

    The spread of the draws, as a t of the number of groups: between the quantiles of the draws of ten groups, two equally good models lay
    apart in 11 of 100 comparisons, where 5 are meant (of a mean error; with t 4).
    """
    from scipy.special import stdtr, stdtrit

    if not rows.truth or not sum(map(len, rows.truth)):
        return None
    truth, new, old = (np.concatenate(c).astype(float) for c in (rows.truth, rows.new, rows.old))
    names, group = np.unique(np.concatenate(rows.group).astype(str), return_inverse=True)
    g = len(names)
    whole = np.ones((1, g))
    point = [float(statistic(whole, group, truth, found)[0]) for found in (new, old)]
    if any(map(math.isnan, point)):
        return None
    generator = np.random.default_rng(seed)
    step = max(1, min(draws, _CELLS // max(g, len(truth))))
    parts = []
    for at in range(0, draws, step):
        weights = generator.multinomial(g, np.full(g, 1 / g), size=min(step, draws - at)).astype(float)
        parts.append(statistic(weights, group, truth, new) - statistic(weights, group, truth, old))
    drawn = np.concatenate(parts)
    drawn = drawn[~np.isnan(drawn)]
    gap = point[0] - point[1]
    if g < 2 or not len(drawn):
        return Difference(words, lower, len(truth), g, point[0], point[1], math.nan, math.nan, 1.0, False)
    spread = float(drawn.std()) * math.sqrt(g / (g - 1))
    reach = spread * float(stdtrit(g - 1, 0.975))
    chance = 2 * float(stdtr(g - 1, -abs(gap) / max(spread, 1e-9)))  # of models that answer alike nothing is left but digits of sums
    return Difference(words, lower, len(truth), g, point[0], point[1], gap - reach, gap + reach, chance, g >= FEWEST_GROUPS and chance <= _FALSE)


def holm(found: Sequence[Difference]) -> list[Difference]:
    """What several figures tell, none of them by being one of many: the clearest is held to the level divided by their number, the next to that
    divided by one less, and so on until one is not clear enough (Holm 1979)."""
    told: dict[str, bool] = {}
    judged = sorted((d for d in found if d.groups >= FEWEST_GROUPS), key=lambda d: d.chance)
    for k, d in enumerate(judged):
        told[d.words] = d.chance <= _FALSE / (len(judged) - k) and all(told.values())
    return [replace(d, told=told.get(d.words, False)) for d in found]


def compare(parts: Sequence[Part], seen: Sequence[np.ndarray], seed: int = 0, draws: int = DRAWS) -> Comparison:
    """Compare two models on the same rows, on rows that the old one has not been trained on where there are enough.

    parts : (examples, new predictions, old predictions, bool (a,) rows to use) of one or more sets. seen : for each, bool (a,),
    the examples that the old model was trained on.
    """
    fresh = {g for (p, _, _, use), s in zip(parts, seen, strict=True) for g in p.group[use & ~s].tolist()}
    flattered = len(fresh) < FEWEST_GROUPS and any((use & s).any() for (_, _, _, use), s in zip(parts, seen, strict=True))
    rated, judged, two, two_sentences = _Rows(), _Rows(), _Rows(), _Rows()
    examples = left_out = unscored = 0
    for (p, new, old, use), s in zip(parts, seen, strict=True):
        if not flattered:
            left_out += int((use & s).sum())
            use = use & ~s
        examples += int(use.sum())
        unscored += int((use & ~np.isnan(p.article_rating) & np.isnan(new.score + old.score)).sum())
        group = p.group[p.owner]
        for rows, pick in ((rated, rated_sentences(p)), (two_sentences, labelled_sentences(p))):
            at = use[p.owner] & pick
            rows.add(group[at], p.rating[at], new.value[at], old.value[at])
        at = use & rated_articles(p)
        judged.add(p.group[at], p.article_rating[at], new.score[at], old.score[at])
        at = use & labelled_articles(p)
        two.add(p.group[at], p.article_rating[at], new.score[at], old.score[at])
    found = [
        difference("sentence rating, quadratic kappa", kappa, False, rated, seed, draws),
        difference("article rating, mean abs error", mean_error, True, judged, seed, draws),
        difference("article rating, Spearman", rank_correlation, False, judged, seed, draws),
        difference("sentence labels, AUC", area, False, two_sentences, seed, draws),
        difference("article labels, AUC", area, False, two, seed, draws),
    ]
    differences = holm([d for d in found if d is not None])
    guess = _one_guess(judged, seed, draws)
    return Comparison(*_verdict(differences, flattered, guess), differences, flattered, examples, left_out, unscored, guess)


def _one_guess(judged: _Rows, seed: int, draws: int) -> Difference | None:
    """The new model against the median rating given to every rated article; None where there are none. Who is no nearer than that has learned
    where the ratings lie, and nothing of what makes them so."""
    if not sum(map(len, judged.truth)):
        return None
    median = np.median(np.concatenate(judged.truth))
    rows = _Rows(judged.group, judged.truth, judged.new, [np.full(len(t), median) for t in judged.truth])
    return difference("article rating, mean abs error", mean_error, True, rows, seed, draws)


def _verdict(differences: Sequence[Difference], flattered: bool, guess: Difference | None) -> tuple[str, str]:
    """The verdict over all figures, and why. guess : see `_one_guess`."""
    if not differences:
        return "cannot tell", "no row is judged by both models"
    better = [d.words for d in differences if d.verdict == "better"]
    worse = [d.words for d in differences if d.verdict == "worse"]
    if better and not worse and guess is not None and guess.verdict != "better":
        return "cannot tell", f"better in {' and '.join(better)}, but no nearer than one and the same guess for every article"
    if better and not worse:
        return "better", "better in " + " and ".join(better)
    if better:
        return "cannot tell", f"better in {' and '.join(better)}, but worse in {' and '.join(worse)}"
    if worse and flattered:
        return "cannot tell", f"worse in {' and '.join(worse)}, but the old model knows these rows by heart"
    if worse:
        return "worse", "worse in " + " and ".join(worse)
    if all(d.groups < FEWEST_GROUPS for d in differences):
        return "cannot tell", f"fewer than {FEWEST_GROUPS} groups of examples to compare on"
    several = f" where {len(differences)} figures are looked at" if any(d.alone for d in differences) else ""
    return "cannot tell", f"the difference is within what chance gives{several}"
