"""What a scorer may be given: lists and columns of texts, their ids and publishers; anything else is refused in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from corpus_tools import article

import credscore
from credscore.errors import InputError, UsageError
from credscore.model.scorer import Scorer


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [*map(article, range(4)), "", "Too short."]


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return credscore.load()


def plain(reports: list[Any]) -> list[dict[str, Any]]:
    return [r.to_dict() for r in reports]


def test_ids_are_kept_in_order(scorer: Scorer, texts: list[str]) -> None:
    ids = [f"a-{k}" for k in range(len(texts))]
    assert [r.id for r in scorer.score_batch(texts, ids=ids)] == ids


def test_there_is_one_id_and_one_publisher_for_each_text(scorer: Scorer, texts: list[str]) -> None:
    few = texts[:3]
    reports = scorer.score_batch(few, ids=np.array([7, 8, 9]), publishers=np.array(["The Courier", "", "The Courier"], object))
    assert [r.id for r in reports] == ["7", "8", "9"]
    assert [r.score for r in reports] == [
        scorer.score(t, publisher=p).score for t, p in zip(few, ("The Courier", "", "The Courier"), strict=True)
    ]
    for some in (["a"], ["a"] * 4, [], "abc", (one for one in "abc"), 5):
        with pytest.raises(InputError, match="ids"):
            scorer.score_batch(few, ids=some)  # type: ignore[arg-type]
        for call in (scorer.score_batch, scorer.score_table, scorer.outline):
            with pytest.raises(InputError, match="publishers") as caught:
                call(few, publishers=some)  # type: ignore[operator]
            assert caught.value.hint
    with pytest.raises(InputError, match="Publisher number 1 is int"):
        scorer.score_table(few, ["The Courier", 5, None])  # type: ignore[list-item]
    with pytest.raises(InputError, match="not generator"):
        scorer.score_batch(text for text in few)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="article, sentences, full"):
        scorer.score_records(few, detail="all")


def test_no_texts_give_no_reports_and_an_empty_table(scorer: Scorer) -> None:
    assert scorer.score_batch([]) == []
    table = scorer.score_table([])
    assert len(table.score) == len(table.sentence_score) == 0


@pytest.mark.parametrize("bad", ["a bare text", b"bytes"])
def test_a_bare_text_is_refused(scorer: Scorer, bad: Any) -> None:
    for call in (scorer.score_batch, scorer.score_table):
        with pytest.raises(InputError, match="list") as caught:
            call(bad)
        assert caught.value.hint


@pytest.mark.parametrize(
    "bad", [{"text": "a"}, {"a", "b"}, {"text": "a"}.keys(), np.array([["a"], ["b"]])], ids=lambda bad: type(bad).__name__
)
def test_what_only_looks_like_a_list_of_texts_is_refused(scorer: Scorer, bad: Any) -> None:
    # its keys would be scored, as those of a data frame would
    for call in (scorer.score_batch, scorer.score_table):
        with pytest.raises(InputError, match=f"list of texts is wanted, not {type(bad).__name__}") as caught:
            call(bad)
        assert caught.value.hint


def test_the_columns_of_a_data_frame_are_not_scored_for_its_texts(scorer: Scorer) -> None:
    frame = pytest.importorskip("pandas").DataFrame({"id": [1, 2], "text": ["a text", "another"]})
    with pytest.raises(InputError, match="not DataFrame"):
        scorer.score_batch(frame)
    assert len(scorer.score_batch(frame["text"])) == 2


def test_the_columns_of_an_arrow_table_are_not_scored_for_its_texts(scorer: Scorer) -> None:
    table = pytest.importorskip("pyarrow").table({"text": ["a text", "another"]})
    with pytest.raises(InputError, match="not Table"):
        scorer.score_batch(table)


@pytest.mark.parametrize("missing", [None, float("nan"), np.float64("nan")])
def test_a_text_that_is_missing_is_an_error_in_its_place_and_takes_no_other_with_it(scorer: Scorer, texts: list[str], missing: Any) -> None:
    reports = scorer.score_batch([missing, texts[0], missing], ids=["a", "b", "c"])
    assert [(r.id, r.status) for r in reports] == [("a", "error"), ("b", "ok"), ("c", "error")]
    assert reports[0].error == scorer.score_batch([""])[0].error and plain(reports[1:2]) == plain(scorer.score_batch(texts[:1], ids=["b"]))
    table = scorer.score_table([missing, texts[0]])
    assert np.isnan(table.score[0]) and table.score[1] == scorer.score_table(texts[:1]).score[0]
    assert table.article_columns()["status"].tolist() == ["error", "ok"]


def test_an_id_or_publisher_that_is_missing_in_a_column_of_pandas_is_none(scorer: Scorer, texts: list[str]) -> None:
    pd = pytest.importorskip("pandas")
    names = ["Kelsby Courier", None]
    for column in (pd.Series(names), pd.Series(names, dtype="string"), pd.Series(["Kelsby Courier", np.nan], dtype=object)):
        reports = scorer.score_batch(texts[:2], ids=column, publishers=column)
        assert [r.id for r in reports] == names
        assert plain(reports) == plain(scorer.score_batch(texts[:2], names, names))
        assert scorer.score_table(texts[:2], column).score.tolist() == scorer.score_table(texts[:2], names).score.tolist()


def test_arrays_of_arrow_are_columns(scorer: Scorer, texts: list[str]) -> None:
    pa = pytest.importorskip("pyarrow")
    wanted = scorer.score_table(texts[:2]).score.tolist()
    given = [*texts[:2], None]
    for column in (pa.array(given), pa.array(given, pa.large_string()), pa.chunked_array([given[:1], given[1:]]), pa.array(given).dictionary_encode()):
        assert scorer.score_table(column).score[:2].tolist() == wanted
        reports = scorer.score_batch(column, ids=pa.array([7, 8, None]), publishers=pa.array([None, "Kelsby Courier", None]))
        assert [(r.id, r.status) for r in reports] == [("7", "ok"), ("8", "ok"), (None, "error")]
    with pytest.raises(InputError, match="Text number 1 is int"):
        scorer.score_table(pa.array([None, 3]))


@pytest.mark.parametrize("item", [7, 2.5, True, b"bytes", ["a"], Path("x")])
def test_items_that_are_not_text_are_named(scorer: Scorer, item: Any) -> None:
    for call in (scorer.score_batch, scorer.score_table):
        with pytest.raises(InputError, match="number 1"):
            call(["fine", item])
    for one in (item, None):
        with pytest.raises(InputError, match="str"):
            scorer.score(one)
