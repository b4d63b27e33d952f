"""What `data check` finds, how examples are split, how diverse texts are, and how far labellers agree."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelled_samples import row, write

import credscore
from credscore.errors import LabelError, UsageError
from credscore.schema import LabelledArticle, LabelledSentence
from credscore.training.agreement import agreement, match
from credscore.training.checks import check
from credscore.training.dataset import load, read
from credscore.training.diversity import diversity, nearest, repeated, sample, type_token
from credscore.training.exporters import mark_split
from credscore.training.shingles import encode, near_duplicates, ngrams
from credscore.training.split import band_of, bound_keys, group_key, recorded_split, split
from credscore.training.stats import stats
from credscore.training.unscored import statuses

_VOICES = ["alder", "birch", "cedar", "damson", "elder", "fir", "gorse", "hazel", "iris", "juniper", "kelp", "larch", "maple", "nettle"]
_VOICES += ["oak", "pine", "quince", "rowan", "sedge", "thyme"]


def words(seed: int, count: int) -> str:
    """Running text of made-up order: two seeds share next to no run of five words."""
    return " ".join(random.Random(seed).choices(_VOICES, k=count))


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
    texts = ["", ".", short["text"], long["text"], german["text"], "Kurz."]
    assert statuses(texts).tolist() == credscore.load().score_table(texts).status.tolist() == [1, 1, 1, 0, 2, 1]


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


def test_broken_rows_and_unread_fields_are_findings(tmp_path):
    assert codes(tmp_path, row(rating=500), row("b", ratting=4)) == [("error", "row"), ("warning", "unread-field")]


def brute_force(texts: list[str], n: int = 5) -> set[tuple[int, int]]:
    sets = [set(map(tuple, np.lib.stride_tricks.sliding_window_view(w, min(n, len(w))).tolist())) for w in encode(texts)[0]]
    pairs = [(i, j) for i in range(len(sets)) for j in range(i + 1, len(sets))]
    return {(i, j) for i, j in pairs if len(sets[i] & sets[j]) / len(sets[i] | sets[j]) >= 0.5}


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 30)), min_size=2, max_size=8))
def test_near_duplicates_are_those_of_brute_force(shapes):
    texts = [words(seed, count) for seed, count in shapes]
    found = {(d.first, d.second) for d in near_duplicates(texts, contained=2.0)}
    assert found == brute_force(texts)


def test_a_crowd_of_copies_is_reported_without_a_pair_for_every_two():
    texts = [words(1, 100)] * 50
    found = near_duplicates(texts)
    assert {d.second for d in found} == set(range(1, 50)) and len(found) < 120


def test_an_excerpt_is_found_in_the_longer_text():
    text = words(1, 400)
    (found,) = near_duplicates([text, " ".join(text.split()[100:150])])
    assert found.contained == 1.0 and found.jaccard < 0.2


def test_the_same_words_in_another_order_are_another_shingle():
    (a, b), _ = encode(["one two three four five", "five four three two one"])
    assert ngrams(a, 5)[0] != ngrams(b, 5)[0] and len(ngrams(a, 2)) == 4


def many(count: int = 200, seed: int = 1) -> list[LabelledArticle]:
    draw = random.Random(seed)
    genres = ["wire report", "blog", "gossip", "feature", "court report"]
    out = []
    for i in range(count):
        group = f"g{draw.randrange(count * 2 // 3)}"
        out.append(LabelledArticle(f"x{i}", f"Text {i}.", rating=float(draw.randrange(0, 101, 5)), genre=draw.choice(genres), group=group))
    return out


@given(st.integers(0, 1000), st.sampled_from([0.1, 0.15, 0.3, 0.5]))
def test_a_split_keeps_groups_whole_and_the_mix_even(seed, share):
    found = many()
    sides = split(found, share, seed)
    by_group = {}
    for article, side in zip(found, sides, strict=True):
        assert by_group.setdefault(group_key(article), side) == side
    test = [a for a, side in zip(found, sides, strict=True) if side == "test"]
    # Groups do not always fit: of all these seeds and shares three are four examples off, none more.
    assert abs(len(test) - share * len(found)) <= 4
    # Examples with company are not left out of the test part: over single draws they vary, a sixth of their share is the least.
    sizes = Counter(map(group_key, found))
    large = [a for a in test if sizes[group_key(a)] > 1]
    assert len(large) >= share * sum(n for n in sizes.values() if n > 1) / 6
    for cell in (band_of, lambda a: a.genre):
        everywhere, there = Counter(map(cell, found)), Counter(map(cell, test))
        assert all(abs(there[name] - share * n) <= 4 for name, n in everywhere.items())


def test_a_split_does_not_depend_on_the_order_of_the_rows():
    found = many()
    sides = dict(zip([a.id for a in found], split(found), strict=True))
    mixed = random.Random(5).sample(found, len(found))
    assert dict(zip([a.id for a in mixed], split(mixed), strict=True)) == sides
    assert split(found, seed=1) != split(found, seed=2)


def test_a_split_does_not_depend_on_file_names():
    plain = [LabelledArticle(f"a.jsonl:{i}", f"Text {i}.", label=i % 2, where=f"a.jsonl:{i}") for i in range(60)]
    moved = [replace(a, id=a.id.replace("a.", "b."), where=a.where.replace("a.", "b.")) for a in plain]
    assert split(plain) == split(moved)


def test_copies_bind_groups_whatever_the_order_of_the_rows():
    texts = [words(k, 60) for k in range(4)]
    found = [LabelledArticle(f"x{i}", texts[i % 4] + f" {i}", rating=50.0, group="g" if i in (0, 1) else None) for i in range(40)]
    bound = dict(zip([a.id for a in found], bound_keys(found), strict=True))
    # The group g holds the first text and the second: their copies stay with both.
    assert len(set(bound.values())) == 3 and {bound[f"x{i}"] for i in range(40) if i % 4 < 2} == {"group:g"}
    mixed = random.Random(5).sample(found, len(found))
    assert dict(zip([a.id for a in mixed], bound_keys(mixed), strict=True)) == bound
    assert bound_keys(many()) == list(map(group_key, many()))


def test_both_sides_of_a_split_have_something():
    two = [LabelledArticle("a", "A.", label=1), LabelledArticle("b", "B.", label=0)]
    assert sorted(split(two, 0.01)) == ["test", "train"] == sorted(split(two, 0.99))
    with pytest.raises(UsageError, match="1 group"):
        split([replace(a, group="g") for a in two])
    with pytest.raises(UsageError, match="not between 0 and 1"):
        split(two, 1.0)


def test_a_recorded_split_holds_for_the_whole_group():
    found = [LabelledArticle("a", "A.", label=1, group="g", split="test"), LabelledArticle("b", "B.", label=1, group="g")]
    found.append(LabelledArticle("c", "C.", label=1))
    assert recorded_split(found) == ["test", "test", "train"]
    assert recorded_split(found[1:]) is None


def test_marking_the_split_touches_nothing_else(tmp_path):
    compact = json.dumps({"id": "a", "text": "Ä.", "label": 1, "mine": [1, 2]}, separators=(",", ":"), ensure_ascii=False)
    path = tmp_path / "a.jsonl"
    path.write_bytes((compact + "\r\n\r\n" + json.dumps({"text": "B.", "rating": 50}) + "\r\n").encode())
    data = load([path])
    for article, side in zip(data.articles, ["test", "train"], strict=True):
        article.split = side
    mark_split(data)
    assert path.read_bytes().decode() == (
        compact[:-1] + ',"split":"test"}\r\n\r\n' + json.dumps({"text": "B.", "rating": 50, "split": "train"}) + "\r\n"
    )


def test_marking_the_split_leaves_a_file_of_utf8(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Ä.", "label": 1, "notes": "\\ud83d"}\n', encoding="utf-8")
    data = load([path])
    data.articles[0].split = "test"
    mark_split(data)
    assert json.loads(path.read_text(encoding="utf-8"))["notes"] == "\ud83d"


def test_repeated_ngrams_by_hand():
    shared = "the ferry sank at noon on sunday"
    encoded, _ = encode([shared, shared + " morning", "nothing in common with the other two texts"])
    # Distinct 6-grams: two in the first text, one more in the second, three in the third; the first two occur twice.
    assert repeated(encoded, ["a", "b", "c"]) == pytest.approx(2 / 6)
    assert repeated(encoded, ["a", "a", "c"]) == 0.0


def test_type_token_by_hand():
    encoded, _ = encode(["a b a b", "c"])
    assert type_token(encoded, [0, 1], (2, 4, 5, 6)) == {2: 1.0, 4: 0.5, 5: 0.6, 6: None}


def test_templates_look_less_diverse_than_voices():
    voices = [" ".join(f"{words(100 * i + k, 12).capitalize()}." for k in range(30)) for i in range(12)]
    slots = [" ".join(f"The {name} of the town said on day {k} that nothing had changed." for k in range(30)) for name in _VOICES[:12]]
    ours, theirs = diversity(voices), diversity(slots)
    assert theirs["repeated_6grams"] > 0.5 > 0.01 > ours["repeated_6grams"]
    assert theirs["distinct_openings"] < 0.1 < ours["distinct_openings"]
    assert diversity(slots, ["one story"] * 12)["repeated_6grams_between_groups"] == 0.0


def test_figures_do_not_depend_on_the_order_of_the_texts():
    texts = [words(i, 150) for i in range(12)]
    forth, back = diversity(texts), diversity(texts[::-1])
    assert forth.pop("type_token") == back.pop("type_token")
    assert forth == pytest.approx(back)


def test_the_nearest_neighbour_is_another_text():
    found = nearest(["oak pine larch", "quince medlar", "oak pine larch", "oak sedge"])
    assert found[[0, 2]] == pytest.approx(1.0) and found[1] == 0.0 and 0 < found[3] < 1
    assert nearest(["oak"]).size == 0 and nearest(["...", "!!"]).size == 0


def test_a_sample_is_whole_texts_up_to_a_number_of_words():
    texts = [words(i, 50) for i in range(20)]
    chosen = sample(texts, 120)
    assert len(chosen) == 3 and chosen == sorted(chosen)
    assert {texts[i] for i in chosen} == {texts[::-1][i] for i in sample(texts[::-1], 120)}


def test_stats_count_what_is_there(tmp_path):
    found = stats(load([write(tmp_path / "a.jsonl", row("a", split="test"), {"text": "A.", "rating": 3, "unit": "sentence"})]))
    assert found["articles"] == 1 and found["stand_alone_sentences"] == 1
    assert found["sentence_ratings"] == {"4": 1, "3": 2, "2": 0, "1": 0, "0": 2, "no claim": 1}
    assert found["sources"] == {"media+anonymous": 1, "named": 1, "none": 1, "official": 1}
    assert found["flags"] == {"hedge": 2, "quote": 1, "ai": 0}
    assert found["split"] == {"train": 1, "test": 1}
    assert found["genres"]["local report"] == {"articles": 1, "sentences": 5, "article_rating_mean": 45, "sentence_rating_mean": 1.75}


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
