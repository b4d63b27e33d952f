"""Quote density in a sliding window, against the plainest way to compute it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import credscore
from credscore.model.windows import WINDOW, covered, densest


def plain(sizes: list[int], width: list[int], inside: list[bool], words: int) -> float:
    """The largest share of one article, window by window. sizes, width : words and characters of its sentences; inside : its characters."""
    edge = np.concatenate([[0], np.cumsum(width)])
    shares = []
    for i in range(len(sizes)):
        for j in range(i + 1, len(sizes) + 1):
            if sum(sizes[i:j]) >= words:
                shares.append(sum(inside[edge[i] : edge[j]]) / max(edge[j] - edge[i], 1))
                break
    return max(shares) if shares else sum(inside) / max(len(inside), 1)


@st.composite
def articles(draw: st.DrawFn) -> list[tuple[list[int], list[int], list[bool]]]:
    out = []
    for _ in range(draw(st.integers(1, 4))):
        sizes = draw(st.lists(st.integers(1, 6), min_size=1, max_size=8))
        width = [2 * size for size in sizes]
        total = sum(width)
        out.append((sizes, width, draw(st.lists(st.booleans(), min_size=total, max_size=total))))
    return out


@given(articles(), st.integers(1, 15))
def test_windows_equal_the_plain_way(parts: list[tuple[list[int], list[int], list[bool]]], words: int) -> None:
    sizes = [n for part in parts for n in part[0]]
    width = [n for part in parts for n in part[1]]
    inside = np.array([n for part in parts for n in part[2]], bool)
    edge = np.concatenate([[0], np.cumsum(width)])
    low = np.cumsum([0, *(len(part[0]) for part in parts)])[:-1]
    start = np.flatnonzero(inside & ~np.append(False, inside[:-1]))
    end = np.flatnonzero(inside & ~np.append(inside[1:], False)) + 1
    share, begin, stop = densest(np.concatenate([[0], np.cumsum(sizes)]), low, edge[:-1], edge[1:], start, end, words)
    assert share.tolist() == [plain(*part, words) for part in parts]
    assert [inside[a:b].mean() for a, b in zip(begin, stop, strict=True)] == pytest.approx(share.tolist())


@given(st.lists(st.booleans(), max_size=40))
def test_covered_counts_characters(inside: list[bool]) -> None:
    marks = np.array([False, *inside, False])
    start, end = np.flatnonzero(marks[1:] & ~marks[:-1]), np.flatnonzero(~marks[1:] & marks[:-1])
    at = np.arange(len(inside) + 1)
    assert covered(at, start, end).tolist() == [sum(inside[:k]) for k in at]


STORY = "The council of Marrowby met on Monday to vote on the weir, and the hall was full to the door. " * 8
SPEECH = '"We shall mend the weir before the winter, and we shall mend it with our own hands and our own stone," said Ines Falk. ' * 5


def test_the_peak_points_at_the_passage() -> None:
    text = STORY + SPEECH + STORY
    signals = credscore.score(text).signals
    passage = text[signals["quote_peak_start"] : signals["quote_peak_end"]]
    assert signals["quote_density_peak"] > 2 * signals["quote_density"]
    assert "We shall mend" in passage
    assert len(passage.split()) >= WINDOW
    assert "council" not in passage


def test_without_quotations_there_is_no_peak() -> None:
    signals = credscore.score(STORY).signals
    assert (signals["quote_density_peak"], signals["quote_peak_start"], signals["quote_peak_end"]) == (0, 0, 0)


def test_a_short_article_is_one_window() -> None:
    text = 'The weir broke on Monday. "We shall mend it before winter," said Ines Falk.'
    signals = credscore.score(text).signals
    assert signals["quote_density_peak"] == signals["quote_density"]
    assert (signals["quote_peak_start"], signals["quote_peak_end"]) == (0, len(text))


def test_neighbours_in_a_batch_and_parts_of_a_long_text_do_not_move_it() -> None:
    scorer = credscore.load()
    text = "Prelude — \U0001f6a3.\n\n" + STORY + SPEECH + STORY
    alone = scorer.score(text).signals
    assert [r.signals for r in scorer.score_batch([STORY, text, SPEECH])][1] == alone
    long = (STORY + "\n\n") * 1400 + text
    whole = scorer.score(long).signals
    passage = long[whole["quote_peak_start"] : whole["quote_peak_end"]]
    assert passage == text[alone["quote_peak_start"] : alone["quote_peak_end"]]


def test_the_table_has_the_same_columns() -> None:
    table = credscore.load().score_table([STORY, STORY + SPEECH])
    assert table.signals["quote_density_peak"].tolist() == [0.0, credscore.score(STORY + SPEECH).signals["quote_density_peak"]]
