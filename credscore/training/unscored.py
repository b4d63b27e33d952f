"""Articles that no model scores: too short, or not in English. What is learnt from them is never asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from credscore.evidence.extract import extract
from credscore.model.language import readable
from credscore.model.scorer import batches
from credscore.model.signals import count_words
from credscore.model.view import make_view
from credscore.schema import LabelledArticle
from credscore.training.fit import SETTINGS

_PLACES = 3


def statuses(texts: Sequence[str]) -> np.ndarray:
    """uint8 (a,): 0 for a text that can be scored, 1 for one that is too short, 2 for one that is not English."""
    parts = [np.zeros(0, np.uint8)]
    for low, high in batches(texts):
        found = extract(texts[low:high])
        parts.append(readable(**count_words(make_view(found), found.ctx), settings=SETTINGS))
    return np.concatenate(parts)


def told(articles: Sequence[LabelledArticle]) -> Iterator[str]:
    """One sentence on articles that are too short, one on those that are not English, each with their number and the first of them.

    Short ones with labelled sentences, and no rating or label, are fine: a short text gets no score of its own, but its sentences do.
    """
    whole = [a for a in articles if a.unit == "article"]
    found = statuses([a.text for a in whole])
    short = [a for a, status in zip(whole, found, strict=True) if status == 1 and (a.rating is not None or a.label is not None)]
    foreign = [a for a, status in zip(whole, found, strict=True) if status == 2]
    for few, what in (
        (short, f"below {SETTINGS['min_words']} words, which is too little for a score"),
        (foreign, "not in English, which is all that credscore reads"),
    ):
        if few:
            places = ", ".join(a.where for a in few[:_PLACES]) + ", …" * (len(few) > _PLACES)
            be = "is" if len(few) == 1 else "are"
            yield f"{len(few):,} of the {len(whole):,} articles {be} {what}: no model scores such a text (first: {places})"
