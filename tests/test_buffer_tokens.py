"""Buffers and tokens: offsets lead back to the article's own characters, and articles in one buffer do not touch."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from evidence_tools import messy_text
from hypothesis import given
from hypothesis import strategies as st

import credscore.schema
from credscore.evidence.extract import extract
from credscore.text.buffer import PAD, build
from credscore.text.fold import IGNORABLE, fold
from credscore.text.tokens import COMMA, DOUBLE, HYPHEN, PERIOD, QUESTION, _one_set, scattered, tokenize, word_keys


def words(text: str) -> list[str]:
    buffer = build([text])
    tokens = tokenize(buffer)
    zero = np.zeros(len(tokens), np.int64)
    return [text[s:e] for s, e in zip(buffer.to_start(tokens.start, zero), buffer.to_end(tokens.end, zero), strict=True)]


@given(st.lists(messy_text, max_size=5))
def test_buffer_holds_each_article_folded_between_its_bounds(texts: list[str]) -> None:
    buffer = build(texts)
    assert len(buffer) == len(texts)
    assert (buffer.data[:PAD] == 10).all() and (buffer.data[-PAD:] == 10).all()
    for k, text in enumerate(texts):
        body = buffer.data[buffer.starts[k] : buffer.ends[k]]
        want = fold(text)
        assert body.tolist() == want[want != IGNORABLE].tolist()


def test_a_seldom_ignorable_character_is_taken_out_of_a_long_text_and_counted() -> None:
    text = "\u200b" + "weir " * 300 + "li\u200bdo " + "water " * 300 + "\u200b"
    buffer = build([text, "lido"])
    assert bytes(buffer.data[buffer.starts[0] : buffer.ends[0]]).decode() == text.replace("\u200b", "")
    assert bytes(buffer.data[buffer.starts[1] : buffer.ends[1]]) == b"lido"
    assert (buffer.data[:PAD] == 10).all() and (buffer.data[-PAD:] == 10).all()
    assert words(text)[300] == "li\u200bdo"


@given(st.lists(messy_text, min_size=1, max_size=4))
def test_tokens_lead_back_to_the_characters_of_their_article(texts: list[str]) -> None:
    buffer = build(texts)
    tokens = tokenize(buffer)
    assert (tokens.start < tokens.end).all()
    assert (tokens.start[1:] >= tokens.end[:-1]).all()
    article = np.searchsorted(buffer.starts, tokens.start, side="right") - 1
    starts, ends = buffer.to_start(tokens.start, article), buffer.to_end(tokens.end, article)
    for s, e, k, at in zip(starts.tolist(), ends.tolist(), article.tolist(), tokens.start.tolist(), strict=True):
        text = texts[k]
        assert 0 <= s < e <= len(text)
        assert fold(text)[s] == buffer.data[at]


@given(messy_text)
def test_keys_are_those_of_the_same_word_alone(text: str) -> None:
    buffer = build([text])
    tokens = tokenize(buffer)
    for k in range(min(len(tokens), 20)):
        word = bytes(buffer.data[tokens.start[k] : tokens.end[k]])
        if word.isascii():
            assert int(tokens.key[k]) == int(word_keys([word.decode()])[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It's Quist's dog, isn't it?", ["It's", "Quist", "dog", "isn't", "it"]),
        ("The U.S. paid $4.2m (1,200 a day).", ["The", "U.S", "paid", "4.2m", "1,200", "a", "day"]),
        ("well-known e-mail", ["well", "known", "e", "mail"]),
        ("soft\u00adhyphen zero\u200bwidth", ["soft\u00adhyphen", "zero\u200bwidth"]),
        ("café’s İstanbul", ["café", "İstanbul"]),
        ("...!?", []),
        ("", []),
        ("a", ["a"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    # "It's" may be read as a word with a possessive: what counts is that the letters of a name stand alone
    assert [w.removesuffix("'s") for w in words(text)] == [w.removesuffix("'s") for w in expected]


def test_shapes_and_gaps() -> None:
    tokens = tokenize(build(["“Why, Mr QUIST?” well-read 42."]))
    upper = [True, True, True, False, False, False]
    assert tokens.upper.tolist() == upper
    assert tokens.all_upper.tolist() == [False, False, True, False, False, False]
    assert tokens.digit.tolist() == [False] * 5 + [True]
    assert (
        tokens.gap[0] & DOUBLE and tokens.gap[1] & COMMA and tokens.gap[3] & QUESTION and tokens.gap[4] & HYPHEN and tokens.gap[6] & PERIOD
    )


def test_equal_words_have_equal_keys_whatever_their_case_and_accents() -> None:
    keys = word_keys(["CAFÉ", "cafe", "reportedly", "reported"]).tolist()
    assert keys[0] == keys[1] and keys[2] != keys[3]
    # told apart by the first 24 letters and the length
    assert len(set(word_keys(["a" * 30, "a" * 31]).tolist())) == 2


def test_no_articles_and_empty_articles() -> None:
    assert len(tokenize(build([]))) == 0
    buffer = build(["", "word", ""])
    assert len(tokenize(buffer)) == 1
    assert buffer.starts.tolist()[0] == buffer.ends.tolist()[0]


@given(st.lists(messy_text, max_size=4))
def test_marked_gaps_and_capitals_are_those_of_the_dense_arrays(texts: list[str]) -> None:
    tokens = tokenize(build(texts))
    gap = tokens.gap[: len(tokens)]
    for bits in (COMMA, HYPHEN | DOUBLE, 0xFFFF):
        assert tokens.where_gap(bits).tolist() == np.flatnonzero(gap & bits).tolist()
    assert tokens.marked.tolist() == sorted({gap for gap in tokens.mark_gap.tolist() if gap < len(tokens)})
    assert tokens.marks.tolist() == gap[tokens.marked].tolist()
    assert tokens.capital.tolist() == np.flatnonzero(tokens.upper).tolist()


@given(st.lists(st.integers(0, 9000), max_size=40), st.integers(0, 9000))
def test_scattered_places_are_all_places(places: list[int], length: int) -> None:
    flag = np.zeros(length, bool)
    flag[[place for place in places if place < length]] = True
    assert scattered(flag).tolist() == np.flatnonzero(flag).tolist()


@pytest.mark.parametrize("part", [1, 2, 3, 7, 16])
def test_words_are_the_same_however_many_characters_are_looked_at_at_once(part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["U.S. rower's 1,300.5 o’neil’s Pruss's.Mill 'a' ‘b’s 3.x e.g. rock’n’roll", "", "’tis J.R.'s", "1.2.3,4 can't've"]
    whole = tokenize(build(texts))
    monkeypatch.setattr("credscore.text.tokens._CHARACTERS", part)
    parts = tokenize(build(texts))
    for name in ("start", "end", "key", "possessive", "gap", "mark_at", "mark"):
        assert getattr(parts, name).tolist() == getattr(whole, name).tolist()


def test_the_sets_of_words_that_are_asked_for_are_kept() -> None:
    # With one set more than are kept each is built anew for every buffer, which took a third of all the time.
    lines = (Path(credscore.schema.__file__).parents[1] / "training_data" / "agency.jsonl").read_text(encoding="utf-8").splitlines()
    extract([json.loads(line)["text"] for line in lines])
    kept = _one_set.cache_info()
    assert kept.maxsize is not None
    assert 100 < kept.currsize < kept.maxsize / 2
