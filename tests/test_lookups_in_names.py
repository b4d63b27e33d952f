"""Quick ways to a name and to a reason say what the plain ways say."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.evidence.naming.people import places_of
from credscore.evidence.naming.phrase_cuts import subject
from credscore.evidence.naming.run_words import plain_word, read_words
from credscore.model import ranking


@given(st.text("ab. -é_\n", max_size=30), st.text("ab.-é_", min_size=1, max_size=3))
def test_a_word_stands_where_its_pattern_finds_it(text: str, word: str) -> None:
    found = [m.start() for m in re.finditer(rf"(?=\b{re.escape(word)}\b)", text)]
    assert list(places_of(word, text)) == found


@pytest.mark.parametrize("word", ["Quist", "Tarn", "Union", "Board", "Mayor", "May", "The", "McFalk", "NATO", "Q", "Élan"])
def test_a_plain_word_is_what_all_its_words_are(word: str) -> None:
    kind = plain_word(word)
    if kind is not None:
        assert read_words(word, True) == (0, len(word), word, kind, "", False, 1)


def test_which_words_are_plain() -> None:
    assert [word for word in ("Quist", "Union", "Mayor", "May", "The", "McFalk", "NATO", "Élan", "Ada Quist") if plain_word(word)] == ["Quist", "Union"]


@pytest.mark.parametrize(("said", "source"), [("Ada Quist", "Ada Quist"), ("After Ada Quist", "Ada Quist"), ("Ada Quist later", "Ada Quist")])
def test_names_alone_are_cut_like_other_phrases(said: str, source: str) -> None:
    text = f"{said} said so."
    low, high = subject(text, 0, len(said), len(said) + 1, len(said) + 5)
    assert text[low:high] == source


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(-900, 900)), max_size=60))
def test_reasons_that_are_the_same_are_found_by_table_and_by_sorting(pairs: list[tuple[int, int]]) -> None:
    code, tenths = (np.array([pair[k] for pair in pairs], np.int64) for k in (0, 1))
    with pytest.MonkeyPatch.context() as patch:
        for size in (0, 1 << 22):
            patch.setattr(ranking, "_TABLE", size)
            first, which = ranking._distinct(code, tenths)
            assert len(first) == len(set(pairs))
            assert [pairs[k] for k in first[which].tolist()] == pairs
