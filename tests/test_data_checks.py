"""What `data check` finds in labelled examples, and what `data stats` counts."""

from __future__ import annotations

import pytest
from labelled_samples import row, words, write

import credscore
from credscore.training.checks import check
from credscore.training.dataset import load, read
from credscore.training.stats import stats
from credscore.training.unscored import statuses


def codes(tmp_path, *rows: dict) -> list[tuple[str, str]]:
    """What is found in rows, but for texts that nobody scores: the made-up ones here are short, and in no language."""
    found = check(read([write(tmp_path / "a.jsonl", *rows)]))
    return [(f.level, f.code) for f in found if f.code != "unscored"]


def labelled(**labels: object) -> dict:
    text = "A ferry sank off the point at noon on Sunday."
    return {"id": "a", "text": text, "sentences": [{"start": 0, "end": len(text)} | labels]}


def test_a_sound_article_has_no_findings(tmp_path):
    assert codes(tmp_path, row()) == []


@pytest.mark.parametrize(
    ("labels", "code"),
    [
        ({"rating": None, "source": ["named"]}, "no-claim-labels"),
        ({"rating": None, "ai": True}, "no-claim-labels"),
        ({"rating": 4, "source": []}, "unbacked-4"),
        ({"rating": 0, "source": [], "quote": True}, "unsourced-quote"),
        ({"rating": 0, "source": ["named"]}, "accountable-0"),
        ({"rating": 0, "source": ["media", "official"]}, "accountable-0"),
        ({"rating": 3, "source": ["media", "anonymous"]}, "unaccountable-3"),
        ({"rating": 4, "source": ["vague"]}, "unaccountable-3"),
        ({"rating": 4, "source": ["media"]}, "media-4"),
    ],
)
def test_labels_that_contradict_each_other(tmp_path, labels, code):
    assert codes(tmp_path, labelled(**labels)) == [("warning", code)]


@pytest.mark.parametrize(
    "labels",
    [
        {"rating": 0, "source": []},
        {"rating": 4, "source": None, "quote": True},
        {"rating": 0, "source": ["media", "anonymous"], "quote": True},
        {"rating": 2, "source": ["anonymous"]},
        {"rating": 4, "source": ["media", "named"]},
        {"rating": None, "source": [], "quote": True},
    ],
)
def test_labels_that_the_guide_allows_pass(tmp_path, labels):
    assert codes(tmp_path, labelled(**labels)) == []


def test_article_and_sentences_far_apart(tmp_path):
    pieces = [f"Claim {i} stands here." for i in range(6)]
    text, spans = "", []
    for piece in pieces:
        spans.append({"start": len(text), "end": len(text) + len(piece), "rating": 4, "source": ["named"]})
        text += piece + " "
    assert codes(tmp_path, {"text": text, "rating": 60, "sentences": spans}) == [("warning", "article-sentences")]
    assert codes(tmp_path, {"text": text, "rating": 65, "sentences": spans}) == []
    assert codes(tmp_path, {"text": text, "rating": 95, "label": 0}) == [("warning", "label-rating")]
    assert codes(tmp_path, {"text": text + words(1, 60), "rating": 95, "sentences": spans}) == [("warning", "gaps")]


def test_findings_name_file_line_and_words(tmp_path):
    path = write(tmp_path / "a.jsonl", row("good"), labelled(rating=4, source=[]) | {"id": "x"})
    (found,) = [f for f in check(read([path])) if f.code == "unbacked-4"]
    assert (found.file, found.line, found.id, found.start) == (path, 2, "x", 0)
    assert str(found) == f"{path}:2: warning: {found.reason} [unbacked-4]" and "A ferry sank" in found.reason


def test_one_sentence_with_two_judgements(tmp_path):
    one, two = labelled(rating=4, source=["named"]), labelled(rating=1, source=["anonymous"]) | {"id": "b", "group": "g"}
    assert ("warning", "same-sentence") in codes(tmp_path, one, two)
    assert ("warning", "same-sentence") not in codes(tmp_path, one, labelled(rating=2, source=["named"]) | {"id": "b"})


def test_spans_with_blank_edges(tmp_path):
    text = "A ferry sank. It was refloated."
    spans = [{"start": 0, "end": 14, "rating": 3}, {"start": 14, "end": 31, "rating": 3}]
    assert codes(tmp_path, {"text": text, "sentences": spans}) == [("warning", "span-edges")]


def test_spans_that_cut_words(tmp_path):
    pieces = ["A ferry sank.", "Nobody drowned.", "It isn't the first: the Gull sank in May."]
    text = " ".join([*pieces, "Listen."])
    spans = [{"start": text.index(p), "end": text.index(p) + len(p), "rating": k} for k, p in enumerate(pieces)]

    def found(*moved):
        rows = [{"text": text, "sentences": [s | {"start": s["start"] + m, "end": s["end"] + m} for s, m in zip(spans, moved, strict=True)]}]
        return [f for f in check(read([write(tmp_path / "a.jsonl", *rows)])) if f.code == "cut-words"]

    assert found(0, 0, 0) == []
    (one,) = found(0, 0, 1)
    assert one.reason.startswith("1 of its 3 sentences begins or ends inside a word, first: “t isn't the first") and one.line == 1
    (all_,) = found(3, 3, 3)
    assert all_.reason.startswith("3 of its 3 sentences begin or end inside a word (are start and end characters of this very text, not bytes?), first: “")
    # A contraction is one word, but an apostrophe is an edge, as are quotation marks and hyphens.
    row_ = {"text": "“Gulls’ well-worn ferry” sank.", "sentences": [{"start": 1, "end": 6, "rating": 1}, {"start": 13, "end": 23, "rating": 2}]}
    assert "cut-words" not in [code for _, code in codes(tmp_path, row_)]


def test_near_duplicates_between_groups(tmp_path):
    text = words(1, 200)
    rows = [{"id": str(i), "text": words(10 + i, 200), "rating": 50} for i in range(3)]
    copy = text.replace("oak", "beech", 1)
    twins = [{"id": "a", "text": text, "rating": 50}, {"id": "b", "text": copy, "rating": 50}]
    assert codes(tmp_path, *rows, *twins) == [("warning", "near-duplicate")]
    assert codes(tmp_path, *rows, *(t | {"group": "g"} for t in twins)) == []
    assert codes(tmp_path, *rows, twins[0] | {"split": "test"}, twins[1]) == [("error", "split-leak")]
    third = {"id": "c", "text": "x", "label": 1, "group": "g", "split": "test"}
    assert codes(tmp_path, *rows, twins[0] | {"group": "g"}, third) == [("error", "split-leak")]


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        ({"label": 1}, {"label": 0}, "labelled unreliable here and labelled reliable at"),
        ({"rating": 20}, {"rating": 46}, "rated 46 here and rated 20 at"),
        ({"label": 1}, {"rating": 39}, "rated 39 here and labelled reliable at"),
        ({"rating": 61}, {"label": 0}, "labelled unreliable here and rated 61 at"),
        ({"label": 1, "unit": "sentence"}, {"label": 0, "unit": "sentence"}, "labelled unreliable here"),
        ({"rating": 20}, {"rating": 45}, None),
        ({"label": 1}, {"rating": 40}, None),
        ({"label": 1}, {"label": 1}, None),
        ({"label": 1}, {"label": 0, "unit": "sentence"}, None),
    ],
)
def test_one_text_with_two_labels(tmp_path, one, two, said):
    text = words(1, 60)
    path = write(tmp_path / "a.jsonl", {"text": text} | one, {"text": f" {text.upper()}\n"} | two)
    found = [f for f in check(read([path])) if f.code == "contradiction"]
    assert [(f.level, f.line) for f in found] == [("warning", 2)] * (said is not None)
    assert all(f"the same text is {said}" in f.reason and f"{path}:1" in f.reason for f in found if said)
    # Whatever the ids; a finding says it once.
    named = [row_ | {"id": str(k), "text": text} for k, row_ in enumerate((one, two))]
    assert ("warning", "near-duplicate" if said is None else "contradiction") in codes(tmp_path, *named)
    assert len(codes(tmp_path, *named)) == 1


def test_near_duplicates_with_two_labels(tmp_path):
    text = words(1, 200)
    rows = [{"id": "a", "text": text, "label": 1}, {"id": "b", "text": text.replace("oak", "beech", 1), "label": 0}]
    found = check(read([write(tmp_path / "a.jsonl", *rows)]))[0]
    assert found.code == "contradiction" and "nearly the same text" in found.reason and "labelled reliable at" in found.reason
    # A pair in one group differs on purpose, and an excerpt is another text.
    assert codes(tmp_path, *(r | {"group": "g"} for r in rows)) == []
    assert codes(tmp_path, rows[0], rows[1] | {"text": " ".join(text.split()[:50])}) == [("warning", "near-duplicate")]
    # The error stays one.
    assert codes(tmp_path, rows[0] | {"split": "test"}, rows[1]) == [("error", "split-leak"), ("warning", "contradiction")]


def test_of_many_copies_those_that_contradict_are_told(tmp_path):
    rows = [{"text": words(1, 60), "label": int(k % 4 > 0)} for k in range(40)]
    assert codes(tmp_path, *rows) == [("warning", "contradiction")] * 39
    assert codes(tmp_path, *rows[1:4]) == []


def test_lopsided_data(tmp_path):
    rows = [{"id": str(i), "text": words(i, 80), "label": int(i > 1), "genre": "blog"} for i in range(40)]
    assert codes(tmp_path, *rows) == [("warning", "balance")] * 2


_PLAIN = "The council said on Monday that the road to the mill would be closed for a week while the bridge is mended. "
_GERMAN = "Der Rat hat am Montag gesagt, dass die Straße zur Mühle für eine Woche gesperrt wird, bis die Brücke wieder fertig ist. "


def unscored(tmp_path, *rows: dict) -> list[str]:
    return [f.reason for f in check(read([write(tmp_path / "a.jsonl", *rows)])) if f.code == "unscored"]


def test_articles_that_no_model_scores(tmp_path):
    long, short, german = ({"text": text} for text in (_PLAIN * 3, _PLAIN, _GERMAN * 3))
    assert unscored(tmp_path, long | {"rating": 80}) == []
    place = tmp_path / "a.jsonl"
    assert unscored(tmp_path, long | {"rating": 80}, short | {"rating": 80}, german | {"label": 1}, german | {"id": "g", "label": 1}) == [
        f"1 of the 4 articles is below 50 words, which is too little for a score: no model scores such a text (first: {place}:2)",
        f"2 of the 4 articles are not in English, which is all that credscore reads: no model scores such a text (first: {place}:3, {place}:4)",
    ]
    # Sentences of a short text have scores of their own, and a stand-alone sentence is one.
    span = {"start": 0, "end": 106, "rating": 3}
    assert unscored(tmp_path, short | {"sentences": [span]}, short | {"unit": "sentence", "rating": 3, "id": "s"}) == []
    assert len(unscored(tmp_path, *(short | {"id": str(k), "rating": 50 + k} for k in range(5)))) == 1
    capitals = {"text": long["text"].upper(), "rating": 80}
    (told,) = [f for f in check(read([write(place, long | {"rating": 80}, capitals)])) if f.code == "capitals"]
    assert told.reason.startswith("1 of the 2 articles is in capitals, where names cannot be told") and f"{place}:2" in told.reason
    texts = [".", short["text"], long["text"], german["text"], "Kurz."]
    assert statuses(texts).tolist() == credscore.load().score_table(texts).status.tolist() == [1, 1, 0, 2, 1]


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ({"label": 1}, ["one-kind"]),
        ({"rating": 70}, ["one-kind"]),
        ({"unit": "sentence", "label": 0}, ["one-kind"]),
        ({"unit": "sentence", "rating": 3}, ["one-kind"]),
        ({"rating": 70, "sentences": [{"start": 0, "end": 8, "rating": 3}, {"start": 9, "end": 30, "rating": 1}]}, []),
    ],
)
def test_examples_that_all_say_the_same_teach_nothing(tmp_path, labels, found):
    rows = [{"id": str(k), "text": words(k, 20)} | labels for k in range(10)]
    other = {"label": 1 - labels["label"]} if "label" in labels else {"rating": labels["rating"] + 1}
    for some, told in ((rows, found), (rows[:9], []), ([*rows[:9], rows[9] | other], [])):
        assert [code for _, code in codes(tmp_path, *some) if code == "one-kind"] == told


@pytest.mark.parametrize(
    ("ratings", "found"),
    [([1, 2, 3, 4, 5], True), ([0, 0.2, 0.5, 0.9, 1], True), ([1, 2, 3, 4, 50], False), ([1, 2, 3, 4], False)],
)
def test_stars_and_shares_are_no_ratings(tmp_path, ratings, found):
    rows = [{"id": str(i), "text": words(i, 80), "rating": rating} for i, rating in enumerate(ratings)]
    assert codes(tmp_path, *rows) == [("warning", "scale")] * found


@pytest.mark.parametrize(("size", "ratings", "said"), [(8, range(5), True), (80, range(5), False), (8, range(1, 6), False)])
def test_sentences_that_do_not_say_what_they_are(tmp_path, size, ratings, said):
    rows = [{"id": str(i), "text": words(i, size), "rating": rating} for i, rating in enumerate(ratings)]
    (told,) = [f.reason for f in check(read([write(tmp_path / "a.jsonl", *rows)])) if f.code == "scale"]
    assert ('"unit": "sentence"' in told) == said


def test_broken_rows_and_unread_fields_are_findings(tmp_path):
    assert codes(tmp_path, row(rating=500), row("b", ratting=4)) == [("error", "row"), ("warning", "unread-field")]


def test_stats_count_what_is_there(tmp_path):
    found = stats(load([write(tmp_path / "a.jsonl", row("a", split="test"), {"text": "A.", "rating": 3, "unit": "sentence"})]))
    assert found["articles"] == 1 and found["stand_alone_sentences"] == 1
    assert found["sentence_ratings"] == {"4": 1, "3": 2, "2": 0, "1": 0, "0": 2, "no claim": 1}
    assert found["sources"] == {"media+anonymous": 1, "named": 1, "none": 1, "official": 1}
    assert found["flags"] == {"hedge": 2, "quote": 1, "ai": 0}
    assert found["split"] == {"train": 1, "test": 1}
    assert found["genres"]["local report"] == {"articles": 1, "sentences": 5, "article_rating_mean": 45, "sentence_rating_mean": 1.75}
