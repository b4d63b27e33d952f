"""Articles that no model scores (too short, or not in English), or none as it should (in capitals, with markup left in them)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from credscore.evidence.extract import extract
from credscore.model.language import capital_words, readable
from credscore.model.scorer import batches
from credscore.model.signals import count_words
from credscore.model.view import View, make_view
from credscore.schema import LabelledArticle
from credscore.text.left_markup import left_markup
from credscore.training.fit import SETTINGS
from credscore.training.prepare import Prepared

_PLACES = 3
_CAPITALS = "in capitals, where names cannot be told from other words"


def _in_capitals(view: View) -> np.ndarray:
    """bool (a,): the articles of a batch that are mostly in capitals."""
    ctx = view.found.ctx
    return capital_words(ctx, view, ctx.sentences.article, len(ctx.buffer)) > 0


def statuses(texts: Sequence[str]) -> np.ndarray:
    """uint8 (a,): 0 for a text that can be scored, 1 for one that is too short, 2 for one that is not English, 4 for one in capitals,
    which `ScoreTable.status` does not tell apart (there 3 is an error, of texts that are empty)."""
    parts = [np.zeros(0, np.uint8)]
    for low, high in batches(texts):
        found = extract(texts[low:high])
        view = make_view(found)
        status = readable(**count_words(view, found.ctx), settings=SETTINGS)
        parts.append(np.where((status == 0) & _in_capitals(view), 4, status).astype(np.uint8))
    return np.concatenate(parts)


def told(articles: Sequence[LabelledArticle]) -> Iterator[tuple[str, str]]:
    """(code, sentence) on articles that are too short, on those that are not English and on those in capitals, each with their number and
    the first of them.

    Short ones with labelled sentences, and no rating or label, are fine: a short text gets no score of its own, but its sentences do.
    """
    whole = [a for a in articles if a.unit == "article"]
    found = statuses([a.text for a in whole])
    short = [a for a, status in zip(whole, found, strict=True) if status == 1 and (a.rating is not None or a.label is not None)]
    foreign, capitals = ([a for a, status in zip(whole, found, strict=True) if status == kind] for kind in (2, 4))
    for code, few, what in (
        ("unscored", short, f"below {SETTINGS['min_words']} words, which is too little for a score: no model scores such a text"),
        ("unscored", foreign, "not in English, which is all that credscore reads: no model scores such a text"),
        ("capitals", capitals, _CAPITALS),
    ):
        if few:
            yield code, f"{len(few):,} of the {len(whole):,} articles {'is' if len(few) == 1 else 'are'} {what} ({_first(few)})"


def _first(few: Sequence[LabelledArticle]) -> str:
    return "first: " + ", ".join(a.where for a in few[:_PLACES]) + ", …" * (len(few) > _PLACES)


def notes_on_capitals(p: Prepared) -> list[str]:
    """What a reader of figures must know of articles in capitals: a sentence, or none."""
    count = sum(int((_in_capitals(view) & ~p.sentence_unit[low:high]).sum()) for view, low, high in p.views)
    return [f"{count:,} of the {int((~p.sentence_unit).sum()):,} articles {'is' if count == 1 else 'are'} {_CAPITALS}."] if count else []


def told_of_markup(articles: Sequence[LabelledArticle], least: float = 0.0) -> str | None:
    """One sentence on texts with markup left in them; None where there are none, or no more than a share `least` of all."""
    few = [a for a in articles if left_markup(a.text)]
    if len(few) <= least * len(articles):
        return None
    have = "has" if len(few) == 1 else "have"
    why = "they hide where lines, sentences and names begin, take them out first"
    return f"{len(few):,} of the {len(articles):,} examples {have} HTML tags, or line ends written as \\n, in the text ({_first(few)}): {why}."
