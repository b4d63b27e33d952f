"""What is in a set of labelled examples: counts by rating, source, flag, genre, domain and split, as plain JSON types."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from credscore.schema import FLAGS, LabelledArticle
from credscore.training.dataset import Dataset
from credscore.training.problems import rows_of
from credscore.training.split import BANDS, band_of, group_key, recorded_split

_RATINGS = ("4", "3", "2", "1", "0", "no claim")

# The bands are called by the steps of the guide that they hold; what is counted is a stretch of the scale, its end not included.
_STRETCHES = {name: f"{low:g}-{min(high, 100):g}" for low, high, name in BANDS}


def _count(values: Iterable[str], order: Iterable[str] = ()) -> dict[str, int]:
    """Counts in a given order, then by size; what does not occur in `order` is 0."""
    found = Counter(values)
    out = {name: found.pop(name, 0) for name in order}
    return out | dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _mean(values: Iterable[float]) -> float | None:
    given = list(values)
    return sum(given) / len(given) if given else None


def stats(data: Dataset) -> dict[str, Any]:
    """Counts and means of `data`; tables of a kind -> {value: count}, or for genres and domains {value: {articles, ...}}."""
    articles = [a for a in data.articles if a.unit == "article"]
    sentences = [s for a in data.articles for s in a.sentences]
    rated = [s for s in sentences if s.rating is not None]
    split = recorded_split(data.articles)
    out: dict[str, Any] = {
        "fingerprint": data.fingerprint,
        "articles": len(articles),
        "stand_alone_sentences": len(data.articles) - len(articles),
        "groups": len({group_key(a) for a in data.articles}),
        "labelled_sentences": len(sentences),
        "claims": len(rated),
        "left_out_rows": rows_of(data.problems),
        "article_ratings": _count((_STRETCHES[band_of(a)] for a in articles if a.rating is not None), _STRETCHES.values()),
        "article_rating_mean": _mean(a.rating for a in articles if a.rating is not None),
        "labels": _count("reliable" if a.label else "unreliable" for a in data.articles if a.label is not None),
        "sentence_ratings": _count(("no claim" if s.rating is None else f"{s.rating:.0f}" for s in sentences), _RATINGS),
        "sources": _count("+".join(s.source) or "none" for s in rated if s.source is not None),
        "flags": {name: sum(bool(getattr(s, name)) for s in sentences) for name in FLAGS},
        "split": _count(split) if split else {},
    }
    for name in ("genre", "domain"):
        members: dict[str, list[LabelledArticle]] = defaultdict(list)
        for a in data.articles:
            members[getattr(a, name) or "(none)"].append(a)
        table = {}
        for value, here in sorted(members.items(), key=lambda item: (-len(item[1]), item[0])):
            inside = [s.rating for a in here for s in a.sentences if s.rating is not None]
            table[value] = {
                "articles": len(here),
                "sentences": sum(len(a.sentences) for a in here),
                "article_rating_mean": _mean(a.rating for a in here if a.rating is not None),
                "sentence_rating_mean": _mean(inside),
            }
        out[f"{name}s"] = table
    return out
