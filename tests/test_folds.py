"""What cross-validation holds out together: groups, and whole files where enough is left without any of them."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from cli_tools import run
from labelled_samples import write
from training_samples import stories, story

from credscore.training.dataset import load
from credscore.training.folds import kept_together
from credscore.training.interval import GUESS, conformal
from credscore.training.prepare import Prepared, prepare


def _files(folder: Path, *files: list[dict]) -> Prepared:
    for k, rows in enumerate(files):
        write(folder / f"{k}.jsonl", *rows)
    return prepare(load([str(folder)]).articles)


def _whole_files(p: Prepared) -> bool:
    """Whether whole files are held out; every file is then in one part."""
    parts = defaultdict(set)
    for article, part in zip(p.articles, kept_together(p, seed=0).tolist(), strict=True):
        parts[article.where.rsplit(":", 1)[0]].add(part)
    return all(len(part) == 1 for part in parts.values())


def test_a_writer_is_held_out_whole(tmp_path: Path) -> None:
    assert _whole_files(_files(tmp_path, *(stories(4, start=10 * k) for k in range(6))))


@pytest.mark.parametrize(
    "files",
    [
        [stories(4, start=10 * k) for k in range(5)],
        # one file is most of the rows
        [stories(20), *(stories(2, start=100 + 10 * k) for k in range(5))],
        # only one file has what is unreliable
        [[story(n, k > 0, rating=80 * (k > 0)) for n in range(10 * k, 10 * k + 4)] for k in range(6)],
        # only one file has ratings of articles
        [stories(4), *([row | {"rating": None} for row in stories(4, start=10 * k)] for k in range(1, 6))],
    ],
)
def test_files_are_parted_where_too_little_would_be_left(files: list[list[dict]], tmp_path: Path) -> None:
    assert not _whole_files(_files(tmp_path, *files))


def test_files_that_groups_tie_together_are_one_also_by_way_of_others(tmp_path: Path) -> None:
    chain = [[story(10 * k, True, group=f"g{k}"), story(10 * k + 1, False, group=f"g{k + 1}"), *stories(2, start=10 * k + 2)] for k in range(3)]
    p = _files(tmp_path, *chain, *(stories(9, start=100 * k) for k in range(1, 7)))
    parts = kept_together(p, seed=0)
    assert len(set(parts[:12].tolist())) == 1 and len(set(parts.tolist())) == 7


def test_outlets_with_the_same_stories_can_be_trained_on(tmp_path: Path) -> None:
    for k in range(6):
        write(tmp_path / f"{k}.jsonl", *(story(10 * k + n, n % 2 == 0, group=f"g{n}") for n in range(5)))
    result = run("train", str(tmp_path), "-o", str(tmp_path / "m"), "--no-compare")
    assert result.exit_code == 0 and "whole files" not in result.stdout, result.output


def test_an_interval_without_anything_to_learn_it_from_is_a_guess() -> None:
    assert conformal(np.full(3, np.nan), np.ones(3), np.ones(3)) is GUESS
