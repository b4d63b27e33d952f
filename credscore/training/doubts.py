"""What makes the figures of a model doubtful by themselves: no better than chance, or too good to be about sourcing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from credscore.training.evaluate import labelled_articles, rated_articles
from credscore.training.metrics import auc, ranks

if TYPE_CHECKING:
    from credscore.training.evaluate import Predicted
    from credscore.training.prepare import Prepared

TOO_GOOD = 0.98  # AUC: editors' own ratings would not tell two labels apart so well
_SURE = 1.645  # standard deviations: of models that know nothing one in twenty seems to know something
CHANCE = "tells the two labels apart no better than chance"
NO_NEARER = "is no nearer to the ratings than one and the same score for every article"


def guessing(p: Prepared, q: Predicted) -> str:
    """In which way these predictions of rows held out are no better than a guess; empty where they are."""
    scored = ~np.isnan(q.score)
    two = scored & labelled_articles(p)
    good = p.article_rating[two] > 50
    if good.any() and not good.all():
        return CHANCE if auc(good, q.score[two]) - 0.5 <= _SURE * _spread(good, q.score[two], p.group[two]) else ""
    rated = scored & rated_articles(p)
    truth = p.article_rating[rated]
    if not len(truth):
        return ""
    return NO_NEARER if np.abs(truth - q.score[rated]).mean() >= np.abs(truth - np.median(truth)).mean() else ""


def _spread(good: np.ndarray, score: np.ndarray, group: np.ndarray) -> float:
    """Standard deviation that an AUC has by chance; good, score, group : (n,). Texts of one group tell much the same, and count as one: what they
    add to the AUC is summed up first (Obuchowski 1997). With each text a group it is that of Mann and Whitney, below which it never goes."""
    up, down = int(good.sum()), int((~good).sum())
    place = ranks(score)
    # the share of the other side that each text is on the right side of, as far as it is not the mean of its own side
    share = np.where(good, place, -place)
    share[good] = (share[good] - ranks(score[good])) / down
    share[~good] = (share[~good] + ranks(score[~good])) / up
    share[good], share[~good] = (share[side] - share[side].mean() for side in (good, ~good))
    _, owner = np.unique(group.astype(str), return_inverse=True)
    summed = np.bincount(owner, weights=share / np.where(good, up, down))
    groups = len(summed)
    return float(np.sqrt(max((summed**2).sum() * groups / max(groups - 1, 1), (up + down + 1) / (12 * up * down))))


def doubts(p: Prepared, q: Predicted, phrases: bool) -> list[str]:
    """What a reader must be told of figures that rest on these predictions of rows held out. phrases : the card lists the model's phrases."""
    why = guessing(p, q)
    if why:
        return [f"On rows held out the model {why}: it has learned nothing that carries over."]
    two = ~np.isnan(q.score) & labelled_articles(p)
    found = auc(p.article_rating[two] > 50, q.score[two])
    if not found >= TOO_GOOD:  # nan where there are no two labels
        return []
    look = "Look at the phrases that weigh most in card.md, and try it on texts of other outlets." if phrases else "Try it on texts of other outlets."
    return [f"An AUC of {found:.3f} can mean that the two labels differ in topic, outlet or kind of text, and not in their sourcing. {look}"]
