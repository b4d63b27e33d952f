"""Ids that stand in more than one row: told at the end of a run, also of one that goes on, in memory that is bounded."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from corpus_tools import article, write_jsonl
from hypothesis import given
from hypothesis import strategies as st

from credscore.corpus.ids import Repeated, hashed, repeated


def kept(folder: Path, ids: list[str], pieces: int = 3) -> list[str]:
    """Files of hashes as shards leave them."""
    paths = []
    for k in range(pieces):
        (folder / f"{k}.ids").write_bytes(b"".join(map(hashed, ids[k::pieces])))
        paths.append(str(folder / f"{k}.ids"))
    return paths


@given(st.lists(st.text(max_size=2), max_size=40))
def test_every_id_of_a_small_corpus_is_looked_at(tmp_path_factory: pytest.TempPathFactory, ids: list[str]) -> None:
    several = [one for one in ids if ids.count(one) > 1]
    found = repeated(kept(tmp_path_factory.mktemp("ids"), ids), len(ids))
    assert found == Repeated(len(set(several)), len(several))


def test_of_a_large_corpus_a_sample_of_ids_is_looked_at_with_all_their_rows(tmp_path: Path) -> None:
    ids = [f"row {k % 6000}" for k in range(8000)]  # 2,000 of them twice
    found = repeated(kept(tmp_path, ids), len(ids), most=1000)
    assert found.one_in == 8 and found.rows == 2 * found.ids and 200 < found.ids < 300
    assert str(found) == f"at least {found.ids} ids stand in more than one row ({found.rows} rows); looked at: one id in 8"


def test_one_id_all_over_does_not_fill_the_memory(tmp_path: Path) -> None:
    low = next(f"{k}" for k in range(100) if int(np.frombuffer(hashed(f"{k}"), ">u8")[0]) >> 61 == 0)
    found = repeated(kept(tmp_path, [low] * 8000), 8000, most=1000)
    assert (found.ids, found.rows, found.all) == (1, 2000, False)


def test_in_words() -> None:
    assert len(hashed("\ud800")) == 8  # JSON may hold half a character
    assert str(Repeated()) == ""
    assert str(Repeated(1, 2)) == "1 id stands in more than one row (2 rows)"
    assert str(Repeated(1200, 3000)) == "1,200 ids stand in more than one row (3,000 rows)"


def test_a_run_tells_them_at_its_end_and_one_that_goes_on_too(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from credscore.cli import main

    rows = [{"id": f"r{k % 8}", "text": article(k)} for k in range(10)] + [{"text": article(1)}]
    write_jsonl(tmp_path / "a.jsonl", rows)
    args = ["batch", str(tmp_path / "a.jsonl"), "--workers", "1", "--shard-size", "2KB", "-o"]
    whole = CliRunner().invoke(main, [*args, str(tmp_path / "whole.jsonl")])
    assert "\n2 ids stand in more than one row (4 rows)\n" in whole.stderr
    write_jsonl(tmp_path / "a.jsonl", [*rows, {"text": 1}])
    stopped = CliRunner().invoke(main, [*args, str(tmp_path / "o.jsonl"), "--fail-fast"])
    assert stopped.exit_code == 1 and list(tmp_path.glob("o.jsonl.parts/*.ids"))
    on = CliRunner().invoke(main, [*args, str(tmp_path / "o.jsonl")])
    assert "already finished" in on.stderr and "\n2 ids stand in more than one row (4 rows)\n" in on.stderr
