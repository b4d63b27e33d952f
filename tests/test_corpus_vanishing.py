"""Inputs that shrink, vanish or become others between two runs or in the middle of one: told, and no work is thrown away."""

from __future__ import annotations

import csv
import errno
import json
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from corpus_tools import Heard, Meanwhile, article, read_jsonl, records, score, spoilt, write_jsonl

from credscore.corpus.plan import plan
from credscore.errors import CredscoreError, InputError
from credscore.io.folders import name_below
from credscore.io.rows import Fields
from credscore.io.sources import expand
from credscore.io.streams import ByteStream


@pytest.mark.parametrize("workers", [1, 2])
def test_an_input_that_shrinks_meanwhile_is_told_and_the_rest_is_scored(corpus: Path, tmp_path: Path, workers: int) -> None:
    path = write_jsonl(tmp_path / "x.jsonl", records(3000))
    cut = Meanwhile(lambda: os.truncate(path, path.stat().st_size // 2))
    result = score([path, corpus], tmp_path / "o.jsonl", cut, workers=workers, shard_size=100_000)
    rows = read_jsonl(tmp_path / "o.jsonl")
    assert [r["id"] for r in rows[-60:]] == [r["id"] for r in records(60)]
    assert [r["id"] for r in rows if r["status"] == "ok"][:1000] == [r["id"] for r in records(1000)]
    told = [e for e in read_jsonl(Path(str(result.errors_file))) if "changed while it was read" in e["message"]]
    assert told and all(e["file"] == "x.jsonl" for e in told)


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
@pytest.mark.parametrize("in_place", [True, False])
def test_an_input_replaced_meanwhile_is_told_and_never_mixed(tmp_path: Path, kind: str, in_place: bool) -> None:
    """The new one is as long and has the same rows in another order: nothing but its bytes tells."""
    path = of_kind(kind, tmp_path)
    other = of_kind(kind, tmp_path / "new", backwards=True)

    def replace() -> None:
        if in_place:
            path.write_bytes(other.read_bytes())
        else:
            other.rename(path)

    result = score(path, tmp_path / "o.jsonl", Meanwhile(replace), workers=2, shard_size=6000)
    rows = read_jsonl(tmp_path / "o.jsonl")
    good = [row["id"] for row in rows if row["status"] == "ok"]
    assert 0 < len(good) < 120 and good == [f"a-{k:04d}" for k in range(120)][: len(good)]
    told = read_jsonl(Path(str(result.errors_file)))
    assert len(told) == len(rows) - len(good) and all("changed while it was read" in e["message"] for e in told)


def test_an_input_rewritten_while_it_is_cut_is_told(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "x.jsonl", records(120))
    planned = plan(expand([str(path)]).entries, 6000, Fields.chosen(), None)
    shards = [next(planned)]
    data = path.read_bytes()
    path.write_bytes(data.replace(b"a-0000", b"b-0000"))
    shards += planned
    assert shards[-1].kind == "problem" and "changed while it was read" in str(shards[-1].error)


def test_an_input_that_grows_meanwhile_is_scored(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "x.jsonl", records(120))

    def grow() -> None:
        with path.open("a") as handle:
            handle.write(json.dumps(records(121)[-1]) + "\n")

    assert score(path, tmp_path / "o.jsonl", Meanwhile(grow), shard_size=6000).stats.failed == 0


def of_kind(kind: str, folder: Path, backwards: bool = False) -> Path:
    """An input of 120 articles."""
    folder.mkdir(exist_ok=True)
    path = folder / f"x.{kind}"
    rows = records(120)[:: -1 if backwards else 1]
    if kind == "parquet":
        pa = pytest.importorskip("pyarrow")
        import pyarrow.parquet as pq

        pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=10, use_dictionary=False)
    elif kind == "csv":
        with path.open("w", newline="") as handle:
            csv.writer(handle).writerows([["id", "text"], *([row["id"], row["text"]] for row in rows)])
    elif kind == "folder":
        path.mkdir()
        for k in range(120):
            (path / f"{k:03}.txt").write_text(article(k))
    else:
        write_jsonl(path, rows)
    return path


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet", "folder"])
@pytest.mark.parametrize("back", [True, False])
def test_an_input_that_vanishes_meanwhile_ends_no_work_and_throws_none_away(corpus: Path, tmp_path: Path, kind: str, back: bool) -> None:
    path, away = of_kind(kind, tmp_path), tmp_path / "away"
    output = tmp_path / "o.jsonl"
    options: dict[str, Any] = {"workers": 2, "shard_size": 6000}
    with pytest.raises(CredscoreError, match=r"pieces of the inputs not scored.* the first: .*does not exist\..*same command goes on") as told:
        score([path, corpus], output, Meanwhile(lambda: path.rename(away)), **options)
    assert re.search(r": x\.\w+ from (line|row) \d+ on|\d\d\d\.txt and \d+ more files", told.value.message) and not output.exists()
    done = len(list((tmp_path / "o.jsonl.parts").glob("*.part")))
    for _ in range(0 if back else 2):
        heard = Heard()
        result = score([path, corpus], output, heard, **options)
        assert 5 < result.kept < done and result.stats.failed == 1
        assert [r["id"] for r in read_jsonl(output)][-60:] == [r["id"] for r in records(60)]
        assert any(re.search(rf"of inputs that are away now \({path}.* not in the output\. .*o\.jsonl\.parts keeps them", s) for s in heard.said)
        assert not any("no longer fitted" in text for text in heard.said)
    away.rename(path)
    heard = Heard()
    result = score([path, corpus], output, heard, **options)
    assert result.kept >= done and not result.stats.failed and len(heard.said) == 1
    assert not (tmp_path / "o.jsonl.parts").exists()
    score([path, corpus], tmp_path / "whole.jsonl", workers=1)
    assert output.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


@pytest.mark.parametrize("named", ["in", "in/*.jsonl"])
def test_what_is_scored_of_a_file_that_left_its_folder_is_kept(tmp_path: Path, named: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    path, away, output = write_jsonl(folder / "a.jsonl", records(120)), tmp_path / "away", tmp_path / "o.jsonl"
    write_jsonl(folder / "b.jsonl", records(60))
    with pytest.raises(CredscoreError, match="of the inputs not scored"):
        score(tmp_path / named, output, Meanwhile(lambda: path.rename(away)), workers=2, shard_size=6000)
    done = len(list((tmp_path / "o.jsonl.parts").glob("*.part")))
    heard = Heard()
    for _ in range(2):  # as often as it is asked for
        result = score(tmp_path / named, output, heard, shard_size=6000)
        assert result.stats.articles == 61 and any("away now" in text and "a.jsonl" in text for text in heard.said)
        assert [e["message"] for e in read_jsonl(Path(str(result.errors_file)))] == ["a.jsonl is not there any more: an earlier run had read it."]
        assert [r["id"] for r in read_jsonl(output)] == [*(r["id"] for r in records(60)), "a.jsonl"]
    away.rename(path)
    result = score(tmp_path / named, output, shard_size=6000)
    assert result.stats.articles == 180 and result.kept == done and not (tmp_path / "o.jsonl.parts").exists()


def test_articles_that_left_their_folder_are_rows(tmp_path: Path) -> None:
    folder, output = of_kind("folder", tmp_path), tmp_path / "o.jsonl"
    (folder / "sub").mkdir()
    (folder / "119.txt").rename(folder / "sub" / "119.txt")
    with pytest.raises(KeyboardInterrupt):
        score(folder, output, Meanwhile(lambda: signal.raise_signal(signal.SIGINT), at=5), shard_size=6000)
    (folder / "003.txt").unlink()
    result = score(folder, output, shard_size=6000)
    assert [e["message"] for e in read_jsonl(Path(str(result.errors_file)))] == ["003.txt is not there any more: an earlier run had read it."]
    ids = [r["id"] for r in read_jsonl(output)]
    assert len(ids) == 120 and ids[3] == "004.txt" and ids[-2:] == ["sub/119.txt", "003.txt"]
    # What is asked for no more is nobody's loss.
    assert score(folder / "sub", output, shard_size=6000).stats.failed == 0


@pytest.mark.parametrize(
    ("item", "path", "name"),
    [
        ("/in", "/in/a.txt", "a.txt"),
        ("/in/", "/in/sub/a.txt", "sub/a.txt"),
        ("/in", "/inner/a.txt", None),
        ("/in", "/in/.hidden/a.txt", None),
        ("/in", "/in/old.parts/a.txt", None),
        ("/in/*.txt", "/in/a.txt", "a.txt"),
        ("/in/*.txt", "/in/a.csv", None),
        ("/in/*.txt", "/in/sub/a.txt", None),
        ("/in/**/*.txt", "/in/sub/deep/a.txt", "sub/deep/a.txt"),
        ("s3://news/day", "s3://news/day/a.txt", "a.txt"),
        ("s3://news/day-*/*.txt", "s3://news/day-1/a.txt", "day-1/a.txt"),
        ("s3://news/day", "/news/day/a.txt", None),
    ],
)
def test_what_a_folder_or_pattern_would_hold(item: str, path: str, name: str | None) -> None:
    assert name_below(item, path) == name


def test_inputs_that_only_changed_leave_no_parts(tmp_path: Path) -> None:
    corpus = write_jsonl(tmp_path / "x.jsonl", records(60))
    with pytest.raises(KeyboardInterrupt):
        score(corpus, tmp_path / "o.jsonl", Meanwhile(lambda: signal.raise_signal(signal.SIGINT), at=5), shard_size=3000)
    write_jsonl(corpus, records(3))
    heard = Heard()
    assert score(corpus, tmp_path / "o.jsonl", heard, shard_size=3000).stats.articles == 3
    assert any("no longer fitted" in text for text in heard.said) and not (tmp_path / "o.jsonl.parts").exists()


def test_where_nothing_is_kept_an_input_that_vanishes_ends_the_run(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "x.jsonl", records(400))
    with pytest.raises(CredscoreError, match=r"the first: x\.jsonl from line \d+ on .*begins anew"):
        score(path, "-", Meanwhile(path.unlink), workers=2, shard_size=3000)  # type: ignore[arg-type]
    path = write_jsonl(tmp_path / "x.jsonl", records(400))
    with pytest.raises(InputError, match=r"first broken row: x\.jsonl from line \d+ on"):
        score(path, tmp_path / "o.jsonl", Meanwhile(path.unlink), workers=2, shard_size=3000, fail_fast=True)


def test_an_article_of_its_own_file_that_vanishes_is_a_row(tmp_path: Path) -> None:
    folder = of_kind("folder", tmp_path)
    result = score(folder, tmp_path / "o.jsonl", Meanwhile((folder / "119.txt").unlink), workers=2, shard_size=6000)
    told = read_jsonl(Path(str(result.errors_file)))
    assert [e["message"] for e in told] == ["119.txt does not exist."] and len(read_jsonl(tmp_path / "o.jsonl")) == 120


def test_an_input_that_vanishes_while_it_is_cut_is_still_to_be_scored(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A disk that goes away under an open file, as those of a network do.
    path, lost = write_jsonl(tmp_path / "x.jsonl", records(3000)), tmp_path / "away"
    stored = ByteStream._stored

    def stale(self: ByteStream, raw: Any) -> Iterator[bytes]:
        for block in stored(self, raw):
            yield block
            if self.name == "x.jsonl" and cutting:
                path.rename(lost)
                raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))

    cutting: list[bool] = []
    monkeypatch.setattr(ByteStream, "_stored", stale)
    monkeypatch.setattr("credscore.corpus.loop.plan", lambda *given: cutting.append(True) or plan(*given))
    with pytest.raises(CredscoreError, match=r"1 piece of the inputs not scored.*x\.jsonl cannot be read: Stale file handle\..*goes on"):
        score([path, corpus], tmp_path / "o.jsonl", workers=1, shard_size=100_000)
    monkeypatch.undo()
    lost.rename(path)
    result = score([path, corpus], tmp_path / "o.jsonl", workers=1, shard_size=100_000)
    assert result.kept > 5 and result.stats.articles == 3060 and not result.stats.failed


def test_a_parquet_file_that_is_another_meanwhile_is_told(corpus: Path, tmp_path: Path) -> None:
    path, other = spoilt(tmp_path / "x.parquet", 200, 10, ()), spoilt(tmp_path / "y.parquet", 20, 10, ())
    result = score([path, corpus], tmp_path / "o.jsonl", Meanwhile(lambda: other.replace(path), at=1), shard_size=3000)
    assert result.stats.articles - result.stats.failed < 200
    told = read_jsonl(tmp_path / "o.jsonl.errors.jsonl")
    assert told and all("changed while it was read" in e["message"] for e in told)
    assert [r["id"] for r in read_jsonl(tmp_path / "o.jsonl")][-60:] == [r["id"] for r in records(60)]
