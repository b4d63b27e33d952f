"""The folder of finished parts: it goes at the end of a run, whoever still writes into it, and belongs to one run at a time."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from corpus_tools import PATIENCE, environment, read_jsonl, records, score, write_jsonl

from credscore.corpus.journal import Journal
from credscore.errors import UsageError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="folders of POSIX systems, which go while files in them are open")


# Writes parts as a worker does, over and over, as long as their folder is there.
LATE_WORKER = """
import os, sys
from credscore.corpus.task import new_file
print("ready", flush=True)
while os.path.isdir(sys.argv[1]):
    try:
        with new_file(os.path.join(sys.argv[1], sys.argv[2])) as out:
            out.file.write(b"late")
    except FileNotFoundError:
        continue
"""


def test_the_folder_of_parts_goes_although_workers_still_write_into_it(tmp_path: Path) -> None:
    parts = tmp_path / "o.jsonl.parts"
    journal = Journal(str(parts), {"options": []})
    for number in range(1000):
        (parts / f"{number}.part").touch()
    arguments = [sys.executable, "-c", LATE_WORKER, str(parts)]
    workers = [subprocess.Popen([*arguments, f"{n}.part"], stdout=subprocess.PIPE, env=environment()) for n in range(2)]
    try:
        for worker in workers:
            assert worker.stdout is not None and worker.stdout.readline() == b"ready\n"
        assert journal.remove() is None
        assert [worker.wait(PATIENCE) for worker in workers] == [0, 0] and not list(tmp_path.iterdir())
    finally:
        for worker in workers:
            worker.kill()
            worker.communicate()


# Takes the journal and gives it up with its folder, over and over, as runs on one output do that follow each other closely.
SHORT_RUN = """
import os, sys
from credscore.corpus.journal import Journal
from credscore.errors import UsageError
print("ready", flush=True)
sys.stdin.readline()
held = 0
for _ in range(4000):
    try:
        journal = Journal(sys.argv[1], {"options": []})
    except UsageError as error:
        assert "Another credscore batch" in error.message
        continue
    os.close(os.open(sys.argv[1] + ".mine", os.O_CREAT | os.O_EXCL))  # fails when two hold it
    os.unlink(sys.argv[1] + ".mine")
    assert journal.remove() is None
    held += 1
print(held)
"""


def test_a_run_that_begins_while_another_ends_waits_its_turn_or_is_told(tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", SHORT_RUN, str(tmp_path / "o.jsonl.parts")]
    runs = [subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()) for _ in range(3)]
    try:
        for process in runs:
            assert process.stdout is not None and process.stdout.readline() == b"ready\n"
        for process in runs:
            assert process.stdin is not None
            process.stdin.write(b"go\n")
            process.stdin.flush()
        held = [int(process.communicate(timeout=PATIENCE)[0]) for process in runs]
        assert [process.returncode for process in runs] == [0, 0, 0] and sum(held) > 0 and not list(tmp_path.iterdir())
    finally:
        for process in runs:
            process.kill()
            process.communicate()


def test_a_journal_whose_beginning_is_spoilt_is_told(tmp_path: Path) -> None:
    head = {"fingerprint": "a", "options": [1], "version": "1"}
    begun = b'{"version": "1'  # killed while it wrote its first line
    cases = ((None, False, False), (b"", False, False), (begun, False, False), (begun, True, True), (b"\x00\x00\n{}\n", False, True))
    for content, part, spoilt in cases:
        if content is not None:
            (tmp_path / "o.parts" / "journal.jsonl").write_bytes(content)
        if part:
            (tmp_path / "o.parts" / "1.part").touch()
        journal = Journal(str(tmp_path / "o.parts"), head)
        assert (journal.changed, journal.spoilt, journal.found) == ([], spoilt, {})
        journal.close()


@pytest.mark.parametrize("failure", [BlockingIOError, PermissionError])
def test_a_journal_that_another_holds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: type[OSError]) -> None:
    fcntl = pytest.importorskip("fcntl")

    def held(*_: object) -> None:
        raise failure

    monkeypatch.setattr(fcntl, "flock", held)
    with pytest.raises(UsageError, match="Another credscore batch"):
        Journal(str(tmp_path / "o.parts"), {})


def test_a_folder_of_parts_that_cannot_go_is_told(tmp_path: Path) -> None:
    journal = Journal(str(tmp_path / "p"), {"options": []})
    (tmp_path / "p" / "folder").mkdir()
    assert journal.remove()


@pytest.mark.parametrize("name", ["thesis.txt", ".env"])
def test_somebodys_own_folder_of_that_name_is_left_alone(tmp_path: Path, name: str) -> None:
    """It would be emptied and removed at the end of the run."""
    write_jsonl(tmp_path / "x.jsonl", records(2))
    parts = tmp_path / "o.jsonl.parts"
    parts.mkdir()
    (parts / name).write_text("mine")
    with pytest.raises(UsageError, match=rf"o\.jsonl\.parts.*not its own \({re.escape(name)}\).*--work-dir"):
        score(tmp_path / "x.jsonl", tmp_path / "o.jsonl")
    assert (parts / name).read_text() == "mine" and [p.name for p in parts.iterdir()] == [name]
    score(tmp_path / "x.jsonl", tmp_path / "o.jsonl", work_dir=str(tmp_path / "work"))
    assert len(read_jsonl(tmp_path / "o.jsonl")) == 2 and (parts / name).exists()
    # What a run that was killed at its very end leaves without its journal is a run's own, and goes.
    (parts / name).unlink()
    for left in ("1.part", "1.errors", "x.tmp", ".DS_Store", ".nfs0001"):
        (parts / left).touch()
    score(tmp_path / "x.jsonl", tmp_path / "o.jsonl")
    assert not parts.exists()


def test_files_where_folders_are_needed_are_told(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "x.jsonl", records(2))
    (tmp_path / "o.jsonl.parts").touch()
    with pytest.raises(UsageError, match=r"o\.jsonl\.parts, but that is a file.*--work-dir"):
        score(tmp_path / "x.jsonl", tmp_path / "o.jsonl")
    for output in ("o.jsonl", "-"):
        with pytest.raises(UsageError, match=r"--work-dir .*x\.jsonl is not a folder"):
            score(tmp_path / "x.jsonl", Path(output) if output == "-" else tmp_path / output, work_dir=str(tmp_path / "x.jsonl"))


@pytest.mark.parametrize("at", ["_lock", "_is_there", "_read"])
def test_a_journal_that_is_interrupted_while_it_opens_keeps_nobody_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt) as told:
        patch.setattr(Journal, at, interrupt)
        Journal(str(tmp_path / "p"), {"options": []})
    Journal(str(tmp_path / "p"), {"options": []}).close()
    assert told.type is KeyboardInterrupt  # what was told still holds the journal, which would hold its lock
