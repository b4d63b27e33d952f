"""How alike texts are: near-duplicates, repeated runs of words, variety."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelled_samples import VOICES, words

from credscore.training.diversity import diversity, nearest, repeated, sample, type_token
from credscore.training.shingles import encode, near_duplicates, ngrams


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
    slots = [" ".join(f"The {name} of the town said on day {k} that nothing had changed." for k in range(30)) for name in VOICES[:12]]
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
