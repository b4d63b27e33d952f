"""Whether labelled examples are enough to learn from, and which heads of a model they are too few for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from credscore.errors import LabelError
from credscore.io.counts import counted
from credscore.model.scorer import batches
from credscore.schema import LabelledArticle
from credscore.training.article_part import FEWEST_ARTICLES
from credscore.training.folds import FOLDS
from credscore.training.prepare import Prepared, article_ratings, groups_of, prepare
from credscore.training.sentence_heads import MIN_RATED
from credscore.training.split import divided

_PIECE = 100_000  # characters; where that decides nothing, more is read


def check_amount(rating: np.ndarray, article_rating: np.ndarray) -> None:
    """Raise LabelError when there are fewer labels than anything can be learnt from, with all that is needed. Arrays as in `Prepared`."""
    sentences, articles = int((~np.isnan(rating)).sum()), int((~np.isnan(article_rating)).sum())
    if sentences < MIN_RATED and articles < FEWEST_ARTICLES:
        have = f"{counted(sentences, 'rated sentence')} and {counted(articles, 'rated article')}"
        raise LabelError(
            f"Only {have}: too little to learn from.",
            f"Give at least {FEWEST_ARTICLES} articles or {MIN_RATED} sentences, in {FOLDS} groups or more "
            "(an example without 'group' is one of its own).",
        )


def check_enough(p: Prepared) -> None:
    """Raise LabelError where cross-validation, or learning anything at all, is impossible."""
    _check(p.articles, p.rating, p.article_rating, p.group)


def refusal(examples: Sequence[LabelledArticle]) -> str | None:
    """Why `train` learns nothing from these examples by themselves; None where it would. Their evidence is read only as far as it decides."""
    try:
        _refuse(divided(examples)[0])
    except LabelError as error:
        return error.message
    return None


def _refuse(articles: Sequence[LabelledArticle]) -> None:
    article_rating, group = article_ratings(articles), groups_of(articles)
    labelled = [a for a in articles if a.sentences or a.unit == "sentence"]
    rating = np.zeros(0)
    for low, high in batches([a.text for a in labelled], _PIECE):
        rating = np.append(rating, prepare(labelled[low:high]).rating)
        rating = rating[~np.isnan(rating)]
        if len(rating) >= MIN_RATED and len(np.unique(rating)) > 1:
            break
    _check(articles, rating, article_rating, group)


def _check(articles: Sequence[LabelledArticle], rating: np.ndarray, article_rating: np.ndarray, group: np.ndarray) -> None:
    """Arrays as in `Prepared`; of `rating` only how many there are, and which, is asked, so that more ratings of sentences never refuse more."""
    check_amount(rating, article_rating)
    hint = "Check the field 'group' (examples without one are a group each), or give more examples."
    groups = len(set(group.tolist()))
    if groups < FOLDS:
        what = f"{counted(len(articles), 'example')} in {counted(groups, 'group')}"
        raise LabelError(f"{what}: {FOLDS} are needed for cross-validation.", hint)
    judged = ~np.isnan(article_rating)
    groups = len(set(group[judged].tolist()))
    if judged.sum() >= FEWEST_ARTICLES and groups < FOLDS:
        raise LabelError(f"The rated articles are in {counted(groups, 'group')}: {FOLDS} are needed for cross-validation.", hint)
    ratings, scores = rating[~np.isnan(rating)], article_rating[judged]
    if len(np.unique(ratings)) < 2 and len(np.unique(scores)) < 2:
        what, kinds = ("label", "both kinds") if any(a.label is not None for a in articles) else ("rating", "other ratings, too")
        raise LabelError(f"All examples have the same {what}: there is nothing to tell apart.", f"Give examples of {kinds}.")


def missing_heads(p: Prepared) -> list[str]:
    """What the examples have fewer labels for than `fit` wants: a base model has to lend it."""
    counts = {
        "sentence ratings": (int((~np.isnan(p.rating)).sum()), MIN_RATED),
        "claim or no claim": (int((p.claim == 0).sum()), MIN_RATED),
        "article ratings": (int((~np.isnan(p.article_rating)).sum()), FEWEST_ARTICLES),
    }
    return [name for name, (have, need) in counts.items() if have < need]


def told_of_lender(lent: Sequence[str], known: np.ndarray, more: str = "") -> list[str]:
    """What a reader of cross-validated figures must know of the model that lends heads. known : bool (a,), the examples it was trained on.
    more : what else that spoils."""
    count = int(known.sum()) if lent else 0
    was = f"The model that lends {', '.join(lent)} was trained on {count:,} of these {len(known):,} examples"
    return [f"{was}: what is cross-validated is too good{more}."] if count else []
