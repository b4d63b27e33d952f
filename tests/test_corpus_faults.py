"""What may happen to a long run: killed processes, a full disk, Ctrl-C, lost workers. Nothing finished is lost, nothing doubled."""

from __future__ import annotations

import errno
import os
import random
import resource
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from corpus_tools import PATIENCE, command, digest, environment, job, records, scored_corpus, start, until, whole, write_jsonl

from credscore.corpus.engines import Inline
from credscore.corpus.orders import Order
from credscore.corpus.plan import plan
from credscore.corpus.processes import Processes
from credscore.corpus.runner import Options, run
from credscore.corpus.task import Done, is_whole, new_file
from credscore.errors import CredscoreError
from credscore.io.sources import expand

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX systems")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return scored_corpus(tmp_path_factory.mktemp("corpus"))


def finish(folder: Path, arguments: list[str], corpus: Path) -> None:
    code, _, err = command(folder, "batch", *arguments)
    assert code == 0, err
    assert digest(folder / "o.jsonl") == whole(corpus)
    assert [p.name for p in folder.iterdir() if p.name.startswith("o.jsonl")] == ["o.jsonl"]


# A run that scores everything and then waits for the end of its standard input: it cannot be over before somebody has looked at it.
HELD = """
import sys
from credscore.cli import main
from credscore.cli.progress import Quiet

def stop(self):
    if sys.exc_info()[0] is None:
        sys.stdin.buffer.read()

Quiet.stop = stop
if __name__ == "__main__":
    main()
"""


def held(folder: Path, arguments: list[str]) -> subprocess.Popen[bytes]:
    return start(folder, "batch", *arguments, program=HELD, stdin=subprocess.PIPE)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_killed_at_random_moments_and_resumed(corpus: Path, tmp_path: Path, workers: str) -> None:
    arguments = [str(corpus), "-o", "o.jsonl", "--workers", workers, "--shard-size", "4KB", "-q"]
    rng = random.Random(int(workers))
    parts = tmp_path / "o.jsonl.parts"
    for kill in range(4):
        process = held(tmp_path, arguments)
        wanted = rng.randint(1, 12) * (kill + 1)
        assert until(lambda count=wanted: parts.is_dir() and len(list(parts.glob("*.part"))) >= count, process)
        # The whole group, or only the parent: its workers then end by themselves.
        os.killpg(process.pid, signal.SIGKILL) if kill % 2 else process.kill()
        process.communicate(timeout=PATIENCE)
    finish(tmp_path, arguments, corpus)


@pytest.mark.parametrize(
    ("number", "engine"),
    [
        pytest.param(signal.SIGINT, ["--workers", "2"], id="processes"),
        pytest.param(signal.SIGTERM, ["--workers", "1"], id="inline"),
        pytest.param(signal.SIGINT, ["--engine", "dask", "--workers", "2"], id="dask"),
    ],
)
def test_ctrl_c_says_how_to_go_on(corpus: Path, tmp_path: Path, number: signal.Signals, engine: list[str]) -> None:
    if "dask" in engine:
        pytest.importorskip("distributed")
    arguments = [str(corpus), "-o", "o.jsonl", *engine, "--shard-size", "4KB", "-q"]
    process = held(tmp_path, arguments)
    assert until(lambda: list(tmp_path.glob("o.jsonl.parts/*.part")), process)
    if number == signal.SIGINT:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    process.wait(PATIENCE)  # before its input ends, which would let it go on
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130 and b"same command goes on" in err and b"Traceback" not in err
    finish(tmp_path, arguments, corpus)


def test_what_was_cut_off_on_standard_output_is_not_called_kept(corpus: Path, tmp_path: Path) -> None:
    arguments = [str(corpus), "-o", "-", "--workers", "1", "--shard-size", "4KB", "-q"]
    process = start(tmp_path, "batch", *arguments)
    assert process.stdout is not None and process.stdout.readline().startswith(b"{")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130 and err.startswith(b"Interrupted. ")
    assert b"begins anew" in err and b"is kept: " not in err and b"Nothing was written" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_standard_output_begins_anew(corpus: Path, tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        process = start(tmp_path, "batch", str(corpus), "-o", "-", "--workers", "1", "-q", stdout=full)
        _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1 and b"no space left for standard output" in err and b"begins anew" in err
    assert b"is kept: " not in err and b"Traceback" not in err


def without_bytecode() -> dict[str, str]:
    """For a process whose files are cut off: it would leave cut-off bytecode to all that come after it."""
    return {**environment(), "PYTHONDONTWRITEBYTECODE": "1"}


def small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


@pytest.mark.parametrize("workers", ["1", "2"])
def test_no_space_is_a_message_and_the_run_goes_on_later(corpus: Path, tmp_path: Path, workers: str) -> None:
    # Parts fit the limit, the whole output does not: the run fails when everything is scored, and nothing is scored again.
    arguments = [str(corpus), "-o", "o.jsonl", "--workers", workers, "--shard-size", "4KB", "-q"]
    process = start(tmp_path, "batch", *arguments, preexec_fn=small_files, env=without_bytecode())
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1 and b"no space left" in err and b"same command goes on" in err and b"Traceback" not in err
    assert not (tmp_path / "o.jsonl").exists()
    finish(tmp_path, arguments, corpus)


def test_full_disk_halfway(corpus: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no right to mount a small tmpfs")
    try:
        output = disk / "o.jsonl"
        with pytest.raises(CredscoreError, match="no space left"):
            run([str(corpus)], str(output), Options(workers=1, shard_size=4096))
        finished = len(list((disk / "o.jsonl.parts").glob("*.part")))
        assert finished and not output.exists()
        subprocess.run(["mount", "-o", "remount,size=16m", str(disk)], check=True)
        result = run([str(corpus)], str(output), Options(workers=1, shard_size=4096))
        assert finished - 1 <= result.kept < result.shards and digest(output) == whole(corpus)
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def test_a_shard_done_twice_at_once_gives_one_part(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = job(tmp_path / "p")
    shard = next(plan(expand([str(corpus)]).entries, 5000, work.fields, None))
    both = threading.Barrier(2, timeout=PATIENCE)

    class MetHalfway(new_file):
        def __enter__(self) -> new_file:
            both.wait()
            return super().__enter__()

        def __exit__(self, *failure: Any) -> None:
            both.wait()
            super().__exit__(*failure)

    monkeypatch.setattr("credscore.corpus.task.new_file", MetHalfway)

    def once(_: int) -> Done:
        engine = Inline()
        engine.begin(work)
        engine.submit(Order(0, shard, None))
        return engine.wait(1.0)[0][1]

    with ThreadPoolExecutor(2) as threads:
        done = list(threads.map(once, range(2)))
    assert is_whole(work.parts, done[0])
    assert done[0].key == done[1].key and {p.name for p in (tmp_path / "p").iterdir()} == {f"{done[0].key}.{kind}" for kind in ("part", "ids")}


def test_a_killed_worker_loses_nothing(corpus: Path, tmp_path: Path) -> None:
    work = job(tmp_path / "p")
    engine = Processes(2)
    engine.begin(work)
    try:
        orders = [Order(i, shard, None) for i, shard in enumerate(plan(expand([str(corpus)]).entries, 20_000, work.fields, None))]
        for order in orders:
            order.shard.data = None
        results = {}
        for order in orders[:4]:
            engine.submit(order)
        while len(results) < 2:
            results |= {order.index: done for order, done in engine.wait(1.0)}
        os.kill(next(iter(engine._executor._processes)), signal.SIGKILL)
        for order in orders[4:]:
            engine.submit(order)
        while len(results) < len(orders):
            for order, done in engine.wait(1.0):
                assert order.index not in results
                results[order.index] = done
    finally:
        engine.close(kill=True)
    data = b"".join((tmp_path / "p" / f"{results[i].key}.part").read_bytes() for i in range(len(orders)))
    assert data == (corpus.parent / "whole.jsonl").read_bytes()


def workers_of(pid: int) -> tuple[list[int], list[int]]:
    """The children of a process: copies of it, and those that started Python anew (Linux)."""
    copies, anew = [], []
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        line = Path(f"/proc/{child}/cmdline").read_text()
        if "tracker" not in line:
            (anew if "popen_loky" in line else copies).append(int(child))
    return copies, anew


# A command with one thread copies itself; one with two may not, and its workers start Python anew.
TWO_THREADS = f"""
import threading
threading.Thread(target=threading.Event().wait, daemon=True).start()
{HELD}"""


@pytest.mark.skipif(not Path("/proc/self/task/").exists() or sys.version_info < (3, 11), reason="where processes are copied")
@pytest.mark.parametrize("threads", [1, 2])
def test_a_worker_of_a_command_that_is_killed_loses_nothing(corpus: Path, tmp_path: Path, threads: int) -> None:
    arguments = [str(corpus), "-o", "o.jsonl", "--workers", "2", "--shard-size", "4KB", "-q"]
    process = start(tmp_path, "batch", *arguments, program=HELD if threads == 1 else TWO_THREADS, stdin=subprocess.PIPE)
    try:
        assert until(lambda: len(list(tmp_path.glob("o.jsonl.parts/*.part"))) > 4, process)
        copies, anew = workers_of(process.pid)
        assert (len(copies), len(anew)) == ((2, 0) if threads == 1 else (0, 2))
        os.kill((copies or anew)[0], signal.SIGKILL)
        _, err = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
        process.communicate()
    assert process.returncode == 0 and b"Traceback" not in err, err
    assert digest(tmp_path / "o.jsonl") == whole(corpus)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["o.jsonl", "run.py"]


# Runs credscore in a process of two threads; its workers, and only they, find a module that ends them while Python starts.
DYING_WORKERS = """
import os, threading
threading.Thread(target=threading.Event().wait, daemon=True).start()
from credscore.cli import main
if __name__ == "__main__":
    os.environ["PYTHONPATH"] = os.path.abspath("site") + os.pathsep + os.environ["PYTHONPATH"]
    main()
"""


ENDS_A_WORKER = """
import os, sys, time
if any("popen_loky" in part for part in sys.orig_argv):
    time.sleep({seconds})
    os._exit(9)
"""


@pytest.mark.parametrize("seconds", [0, 0.5])
def test_workers_that_end_while_they_start_are_told_and_not_started_for_ever(corpus: Path, tmp_path: Path, seconds: float) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(ENDS_A_WORKER.format(seconds=seconds))
    (tmp_path / "dying.py").write_text(DYING_WORKERS)
    arguments = ["batch", str(corpus), "-o", "o.jsonl", "--shard-size", "20KB", "-q", "--workers"]
    process = [sys.executable, str(tmp_path / "dying.py"), *arguments]
    done = subprocess.run([*process, "3"], cwd=tmp_path, env=environment(), capture_output=True, timeout=PATIENCE, check=False)
    assert done.returncode == 1 and b"worker processes end before they have done anything" in done.stderr
    assert b"--workers 1" in done.stderr and b"Traceback" not in done.stderr and not (tmp_path / "o.jsonl").exists()
    # What it advises works.
    done = subprocess.run([*process, "1"], cwd=tmp_path, env=environment(), capture_output=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0 and digest(tmp_path / "o.jsonl") == whole(corpus)


def test_errors_of_the_system_reach_the_user_from_a_worker(corpus: Path, tmp_path: Path) -> None:
    work = job(tmp_path / "p")
    (tmp_path / "p").rmdir()
    engine = Processes(2)
    engine.begin(work)
    try:
        shard = next(plan(expand([str(corpus)]).entries, 5000, work.fields, None))
        engine.submit(Order(0, shard, None))
        with pytest.raises(OSError) as caught:
            while not engine.wait(1.0):
                continue
        assert caught.value.errno == errno.ENOENT
    finally:
        engine.close(kill=True)


@pytest.mark.skipif(
    os.geteuid() != 0 or not which("setpriv") or not which("prlimit"), reason="needs to become a user with a limit of processes"
)
def test_a_run_ends_where_hardly_a_process_may_start(tmp_path: Path) -> None:
    corpus = write_jsonl(tmp_path / "news.jsonl", records(40))
    tmp_path.chmod(0o777)
    rights = "-all,+dac_override"  # reads what the user who runs the tests may read
    started = []
    for limit in range(1, 8):
        user = ["setpriv", f"--reuid={61000 + limit}", "--clear-groups", *(f"--{kind}-caps={rights}" for kind in ("inh", "ambient"))]
        user += [f"--bounding-set={rights}", "prlimit", f"--nproc={limit}"]
        batch = [sys.executable, "-m", "credscore", "batch", str(corpus), "-o", f"{limit}.jsonl", "--workers", "2", "--shard-size", "2000"]
        started.append(subprocess.Popen([*user, *batch], cwd=tmp_path, env=environment(), stderr=subprocess.PIPE))
    for process in started:
        try:
            _, err = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
        assert b"Traceback" not in err, err
        assert process.returncode == 0 or (process.returncode == 1 and err.startswith(b"Error: ") and b"--workers 1" in err), err
