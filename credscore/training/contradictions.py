"""Texts that came twice, or nearly, with labels that contradict each other: nothing can be learnt from both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from credscore.schema import LabelledArticle
from credscore.training.shingles import JACCARD, Duplicate

# Two careful readers of one article may well be a band apart, hardly more.
_APART = 25


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Examples `first` < `second` (indices) and what is said of each, in words; jaccard : how much of their 5-grams is the same, 1.0 for copies."""

    first: int
    second: int
    said: tuple[str, str]
    jaccard: float = 1.0


def far_from_label(label: int | None, rating: float | None) -> bool:
    """Whether an article that is labelled so cannot be rated so."""
    return label is not None and rating is not None and (rating < 40 if label else rating > 60)


def _labelled(article: LabelledArticle) -> str:
    return f"labelled {'reliable' if article.label else 'unreliable'}"


def _rated(article: LabelledArticle) -> str:
    return f"rated {article.rating:g}"


def contrary(a: LabelledArticle, b: LabelledArticle) -> tuple[str, str] | None:
    """What is said of `a` and of `b` as a whole, where both cannot hold for one text; else None."""
    if a.unit != b.unit:
        return None
    if a.label is not None and b.label is not None and a.label != b.label:
        return _labelled(a), _labelled(b)
    if a.rating is not None and b.rating is not None and abs(a.rating - b.rating) > _APART:
        return _rated(a), _rated(b)
    if far_from_label(a.label, b.rating):
        return _labelled(a), _rated(b)
    if far_from_label(b.label, a.rating):
        return _rated(a), _labelled(b)
    return None


def of_copies(articles: Sequence[LabelledArticle]) -> list[Contradiction]:
    """Examples that contradict one in front of them with the same text (but for case and space), whatever their groups."""
    seen: dict[str, dict[tuple[str, float | None, int | None], int]] = defaultdict(dict)
    out = []
    for second, article in enumerate(articles):
        others = seen[" ".join(article.text.lower().split())]
        told = ((first, contrary(articles[first], article)) for first in others.values())
        found = next(((first, said) for first, said in told if said is not None), None)
        if found is not None:
            out.append(Contradiction(found[0], second, found[1]))
        # Of many copies with one label, one will do.
        others.setdefault((article.unit, article.rating, article.label), second)
    return out


def contradictions(articles: Sequence[LabelledArticle], pairs: Sequence[Duplicate]) -> list[Contradiction]:
    """Examples that contradict one in front of them with the same text, or nearly; each once. pairs : from `near_duplicates`, between groups.

    Within a group texts may be alike on purpose, as a story and what is left of it without its sources. What holds but an excerpt of another
    text may be less reliable than the whole.
    """
    out = {c.second: c for c in of_copies(articles)}
    for pair in sorted(pairs, key=lambda p: -p.jaccard):
        said = contrary(articles[pair.first], articles[pair.second]) if pair.jaccard >= JACCARD else None
        if said is not None:
            out.setdefault(pair.second, Contradiction(pair.first, pair.second, said, pair.jaccard))
    return [out[second] for second in sorted(out)]


def told_of_copies(articles: Sequence[LabelledArticle]) -> str | None:
    """One sentence on copies that contradict each other, for whoever is about to learn from them; None where there are none."""
    found = of_copies(articles)
    if not found:
        return None
    one = found[0]
    say = f"{len(found):,} of the {len(articles):,} examples {'has' if len(found) == 1 else 'have'}"
    places = f"{articles[one.first].where} is {one.said[0]}, {articles[one.second].where} {one.said[1]}"
    return f"{say} the text of another and a label that contradicts it ({places})."


def told_of_labels(articles: Sequence[LabelledArticle]) -> str | None:
    """One sentence on labels that their own ratings contradict; None where there are none."""
    found = [a for a in articles if far_from_label(a.label, a.rating)]
    if not found:
        return None
    has = "has a label that its rating contradicts" if len(found) == 1 else "have a label that their rating contradicts"
    one = found[0]
    return f"{len(found):,} of the {len(articles):,} examples {has} ({one.where} is {_labelled(one)} and {_rated(one)}): the rating counts."
