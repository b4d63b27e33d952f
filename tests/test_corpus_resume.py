"""Going on after an interruption: what is kept, what is done again, and what is said about it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from corpus_tools import Heard, digest, score

from credscore.cli.progress import Bar, Plain, summary
from credscore.corpus.journal import Journal
from credscore.corpus.progress import Silent
from credscore.corpus.stats import Stats
from credscore.errors import CredscoreError, UsageError


def interrupted(path: Path, output: Path, after: int, **options: Any) -> None:
    """A run that is stopped from outside after some shards, as Ctrl-C would."""

    class Stop(Silent):
        seen = 0

        def update(self, stats: Any, weight: int) -> None:
            Stop.seen += 1
            if Stop.seen == after:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        score(path, output, Stop(), **({"shard_size": 3000} | options))  # type: ignore[arg-type]
    assert not output.exists() and (output.parent / f"{output.name}.parts" / "journal.jsonl").exists()


def test_speed_and_time_left_are_those_of_this_run(corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "o.jsonl"
    interrupted(corpus, output, 5)
    result = score(corpus, output, shard_size=3000)
    old = result.kept_stats.articles
    assert result.kept == 5 and 0 < old < 60
    said = summary(result.stats, 2.0, result.kept, result.kept_stats).splitlines()[0]
    assert said.startswith("60 articles, ") and f"; {old} articles of them (5 shards) were already finished" in said
    assert f"the other {60 - old} took 2.0 s, {(60 - old) / 2:,.0f} articles/s" in said
    everything = summary(result.stats, 2.0, result.shards, result.stats).splitlines()[0]
    assert everything.endswith("were already finished (2.0 s)")
    for progress in (Plain(), Bar(False)):
        progress.start(1000)
        try:
            progress.keep(Stats(articles=90, chars=90), 900)
            progress.update(Stats(articles=90, chars=90), 900)
            assert progress.pace(Stats(articles=90), 1.0).endswith("0 errors")
            progress.update(Stats(articles=95, chars=95), 50)
        finally:
            progress.stop()
        line = progress.pace(Stats(articles=95), 10.0)
        assert line.startswith("95 articles, 0 articles/s") and line.endswith("0:10 left")  # 5 in 10 seconds


@pytest.mark.parametrize("workers", [1, 2])
def test_the_same_command_goes_on(corpus: Path, tmp_path: Path, whole: list[dict[str, Any]], workers: int) -> None:
    output = tmp_path / "o.jsonl"
    interrupted(corpus, output, 5, workers=workers)
    heard = Heard()
    result = score(corpus, output, heard, shard_size=3000, workers=workers)
    assert 5 <= result.kept < result.shards and any("already finished" in text for text in heard.said)
    assert digest(output) == digest(corpus.parent / "whole.jsonl")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["o.jsonl"]
    assert result.stats.articles == 60


def test_a_harmed_part_is_done_again(corpus: Path, tmp_path: Path, whole: list[dict[str, Any]]) -> None:
    output = tmp_path / "o.jsonl"
    interrupted(corpus, output, 5)
    parts = sorted((tmp_path / "o.jsonl.parts").glob("*.part"))
    parts[0].write_bytes(parts[0].read_bytes()[:-1] + b"X")
    parts[1].unlink()
    journal = tmp_path / "o.jsonl.parts" / "journal.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"at": "torn')
    heard = Heard()
    result = score(corpus, output, heard, shard_size=3000)
    assert result.kept == 3 and digest(output) == digest(corpus.parent / "whole.jsonl")
    # It was the parts, not the inputs: a user who is told otherwise looks in the wrong place.
    assert "Parts of the earlier run were damaged or gone: 2 finished shards had to be done again." in heard.said
    assert not any("inputs have changed" in text for text in heard.said)


def test_harmed_parts_and_changed_inputs_are_told_apart(corpus: Path, tmp_path: Path) -> None:
    path, output = tmp_path / "x.jsonl", tmp_path / "o.jsonl"
    shutil.copy(corpus, path)
    interrupted(path, output, 5)
    path.write_bytes(path.read_bytes().replace(b"The file has the number 0.", b"The file has the number 9."))
    for part in (tmp_path / "o.jsonl.parts").glob("*.part"):
        part.unlink()
    heard = Heard()
    assert score(path, output, heard, shard_size=3000).kept == 0
    assert any("damaged or gone: 4 finished shards" in text for text in heard.said)
    assert any("The inputs have changed" in text and "1 finished shard no longer" in text for text in heard.said)


def test_a_changed_input_is_noticed_and_only_its_shards_are_done_again(corpus: Path, tmp_path: Path) -> None:
    path, output = tmp_path / "x.jsonl", tmp_path / "o.jsonl"
    shutil.copy(corpus, path)
    interrupted(path, output, 5)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"The file has the number 0.", b"The file has the number 9."))
    heard = Heard()
    result = score(path, output, heard, shard_size=3000)
    assert result.kept == 4 and any("1 finished shard" in text and "changed" in text for text in heard.said)
    score(path, tmp_path / "fresh.jsonl")
    assert digest(output) == digest(tmp_path / "fresh.jsonl")


def test_an_input_that_grew_at_its_beginning_is_noticed(corpus: Path, tmp_path: Path) -> None:
    path, output = tmp_path / "x.jsonl", tmp_path / "o.jsonl"
    shutil.copy(corpus, path)
    interrupted(path, output, 5)
    path.write_bytes(b'{"id": "new", "text": "A new first row."}\n' + path.read_bytes())
    heard = Heard()
    result = score(path, output, heard, shard_size=3000)
    assert (result.kept, result.stats.articles) == (0, 61) and any("5 finished shards no longer fitted" in text for text in heard.said)
    score(path, tmp_path / "fresh.jsonl")
    assert digest(output) == digest(tmp_path / "fresh.jsonl")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"detail": "sentences"}, "the options changed"),
        ({"keep": ("publisher",)}, "the options changed"),
        ({"shard_size": 2000}, "size of a shard"),
    ],
)
def test_changed_options_are_noticed_and_everything_is_done_again(
    corpus: Path, tmp_path: Path, options: dict[str, Any], words: str
) -> None:
    output = tmp_path / "o.jsonl"
    interrupted(corpus, output, 5)
    heard = Heard()
    result = score(corpus, output, heard, **({"shard_size": 3000} | options))
    # With another size of shard the first cut may happen to fall at the same place.
    assert result.kept <= ("shard_size" in options) and any(words in text for text in heard.said)
    score(corpus, tmp_path / "fresh.jsonl", **options)
    assert digest(output) == digest(tmp_path / "fresh.jsonl")


def test_a_changed_model_is_noticed(tmp_path: Path) -> None:
    journal = Journal(str(tmp_path / "p"), {"fingerprint": "one", "options": [], "version": "1"})
    (tmp_path / "p" / "abc.part").write_bytes(b"old")
    journal.close()
    journal = Journal(str(tmp_path / "p"), {"fingerprint": "two", "options": [], "version": "1"})
    assert journal.changed == ["the model"] and not (tmp_path / "p" / "abc.part").exists()
    journal.close()


def test_two_runs_cannot_write_the_same_output(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    journal = Journal(str(tmp_path / "p"), {"options": []})
    with pytest.raises(UsageError, match="Another credscore batch"):
        Journal(str(tmp_path / "p"), {"options": []})
    journal.close()
    Journal(str(tmp_path / "p"), {"options": []}).remove()
    assert not (tmp_path / "p").exists()


def test_an_unwritable_place_is_a_message(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "o.jsonl.parts").write_text("a file where the folder should be")
    with pytest.raises(CredscoreError, match=r"o\.jsonl\.parts"):
        score(corpus, tmp_path / "o.jsonl")


@pytest.mark.parametrize("place", ["work", "memory"])
def test_outputs_of_one_name_do_not_share_their_parts(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    options: dict[str, Any] = {"shard_size": 3000}
    if place == "work":
        options["work_dir"] = str(tmp_path / "work")
        outputs = [str(tmp_path / day / "o.jsonl") for day in ("one", "two")]
        for output in outputs:
            Path(output).parent.mkdir()
    else:
        pytest.importorskip("fsspec")
        monkeypatch.chdir(tmp_path)
        outputs = [f"memory://{day}/o.jsonl" for day in ("one", "two")]

    class Stop(Silent):
        seen = 0

        def update(self, stats: Any, weight: int) -> None:
            self.seen += 1
            if self.seen == 5:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        score(corpus, outputs[0], Stop(), **options)  # type: ignore[arg-type]
    heard = Heard()
    other = corpus.parent / "half.jsonl"
    other.write_bytes(b"".join(corpus.read_bytes().splitlines(keepends=True)[:30]))
    score(other, outputs[1], heard, **options)  # type: ignore[arg-type]
    assert heard.said == [] and score(corpus, outputs[0], **options).kept == 5  # type: ignore[arg-type]
    assert not list(tmp_path.glob("**/*.parts"))
