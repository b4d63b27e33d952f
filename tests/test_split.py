"""How examples are put aside for a test: by groups, with their copies, in the same mix, and marked in their files."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelled_samples import words

from credscore.errors import UsageError
from credscore.schema import LabelledArticle
from credscore.training.dataset import load
from credscore.training.exporters import mark_split
from credscore.training.split import band_of, bound_keys, group_key, recorded_split, split


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
