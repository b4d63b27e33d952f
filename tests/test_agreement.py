"""How far two labellings of the same texts agree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from credscore.errors import LabelError
from credscore.schema import LabelledArticle, LabelledSentence
from credscore.training.agreement import agreement, match


def labelling(*ratings: float | None) -> list[LabelledSentence]:
    return [LabelledSentence(10 * i, 10 * i + 8, r, [] if r else ["named"], False, bool(r), False) for i, r in enumerate(ratings)]


def test_agreement_with_oneself_is_full():
    a = [LabelledArticle("x", "t" * 60, 40, sentences=labelling(4, 3, None, 0, 1))]
    a.append(LabelledArticle("y", "u" * 60, 80, sentences=labelling(2)))
    found = agreement(a, a)
    assert found.figures["rating"] == {"measure": "quadratic kappa", "value": 1.0, "n": 5}
    assert found.figures["claim or no claim"]["value"] == 1.0 == found.figures["article rating"]["value"]
    assert found.figures["flag hedge"]["value"] is None  # nobody used it: nothing to agree on
    assert found.worst == [] and found.unmatched == 0


def test_disagreements_are_counted_and_listed():
    text = "t" * 60
    a = [LabelledArticle("x", text, 40, sentences=labelling(4, 3, None, 0)), LabelledArticle("only", "s", 3.0)]
    b = [LabelledArticle("x", text, 60, sentences=labelling(4, 0, 1, 0)), LabelledArticle("other", "s", 3.0)]
    found = agreement(a, b, worst=1)
    assert found.figures["rating, equal"]["value"] == pytest.approx(2 / 3)
    assert found.figures["article rating, distance"]["value"] == 20
    assert [(w["start"], w["a"]["rating"], w["b"]["rating"]) for w in found.worst] == [(10, 3, 0)]
    assert (found.only_a, found.only_b) == (["only"], ["other"])
    assert agreement(a, b).worst[1]["a"]["rating"] is None


def test_sentences_that_were_cut_differently_are_matched_by_overlap():
    a, b = [LabelledSentence(0, 20, 1), LabelledSentence(20, 40, 2)], [LabelledSentence(0, 18, 1), LabelledSentence(18, 80, 3)]
    assert match(a, b) == [(a[0], b[0])]


def test_labellings_of_other_texts_cannot_be_compared():
    with pytest.raises(LabelError, match="share no text"):
        agreement([LabelledArticle("x", "one", 1.0)], [LabelledArticle("x", "two", 1.0)])


def test_labels_and_ratings_are_nothing_to_compare():
    labels = [LabelledArticle(str(i), f"Text {i}.", label=i % 2) for i in range(3)]
    ratings = [LabelledArticle(str(i), f"Text {i}.", rating=30.0 * i) for i in range(3)]
    with pytest.raises(LabelError, match="of the 3 common texts, the first labelling has 3 labels, the second 3 rated articles") as caught:
        agreement(labels, ratings)
    assert "Both must have" in (caught.value.hint or "")
    cut = [LabelledArticle("0", "t" * 60, sentences=labelling(4)), LabelledArticle("0", "t" * 60, sentences=[LabelledSentence(30, 60, 1)])]
    with pytest.raises(LabelError, match="has 1 labelled sentence, the second 1 labelled sentence"):
        agreement(cut[:1], cut[1:])
    both = [replace(a, rating=50.0) for a in labels]
    assert agreement(both, ratings).figures["article rating"]["n"] == 3
