"""Workers of a Dask cluster that are lost, shards that are cancelled, and schedulers that are gone: told, and nothing finished is lost."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from corpus_tools import PATIENCE, digest, job, scored_corpus, start, until, whole

from credscore.corpus.cluster import Dask
from credscore.corpus.failures import Unfinished
from credscore.corpus.orders import Order
from credscore.corpus.plan import plan
from credscore.corpus.runner import Options, run
from credscore.corpus.shards import Shard
from credscore.errors import CredscoreError
from credscore.io.sources import expand

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX systems")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return scored_corpus(tmp_path_factory.mktemp("corpus"))


def test_dask_cluster_with_a_killed_worker(corpus: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50) as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        pids = client.run(os.getpid)

        class KillOne:
            """Ends a worker after some shards, and says nothing."""

            seen = 0

            def start(self, total: int | None) -> None:
                self.seen = 0

            def update(self, stats: Any, weight: int) -> None:
                self.seen += 1
                if self.seen == 5:
                    os.kill(next(iter(pids.values())), signal.SIGKILL)

            def message(self, text: str) -> None:
                return None

            def stop(self) -> None:
                return None

        options = Options(engine="dask", scheduler=cluster.scheduler_address, shard_size=8000)
        result = run([str(corpus)], str(tmp_path / "o.jsonl"), options, KillOne())  # type: ignore[arg-type]
        assert result.stats.articles == 400 and digest(tmp_path / "o.jsonl") == whole(corpus)
        assert set(client.run(os.getpid).values()) != set(pids.values())


class NoScheduler:
    """A client of Dask whose scheduler is gone: whoever asks it anything would wait."""

    status = "connecting"

    def close(self, timeout: float) -> None:
        return None


def test_a_dask_scheduler_that_is_gone_ends_the_run_at_once() -> None:
    engine = Dask.__new__(Dask)
    engine._client, engine._cluster, engine._running = NoScheduler(), None, {object(): Order(0, Shard("lines", "x", "x"), None)}
    for ask in (lambda: engine.capacity, lambda: engine.submit(Order(1, Shard("lines", "x", "x"), None))):
        with pytest.raises(Unfinished, match="scheduler has ended"):
            ask()
    engine.close(kill=True)


def test_a_client_that_is_interrupted_while_it_connects_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    closed: list[float] = []

    def interrupt(*_: object, **given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(distributed.Client, "__init__", interrupt)
    monkeypatch.setattr(distributed.Client, "close", lambda self, timeout: closed.append(timeout))
    with pytest.raises(KeyboardInterrupt):
        Dask("tcp://127.0.0.1:1", 1)
    assert closed == [5]


def test_a_shard_that_others_cancel_is_done_again(corpus: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    work = job(tmp_path / "p")
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None, silence_logs=50) as cluster:
        engine = Dask(cluster.scheduler_address, 1)
        try:
            engine.begin(work)
            for index, shard in enumerate(list(plan(expand([str(corpus)]).entries, 20_000, work.fields, None))[:6]):
                engine.submit(Order(index, shard, None))
            engine._client.cancel(list(engine._running)[3:])
            done = []
            while len(done) < 6:
                done += [order.index for order, _ in engine.wait(1.0)]
            assert sorted(done) == list(range(6))
        finally:
            engine.close(kill=True)


def processes_of(group: int) -> list[tuple[int, str]]:
    """(pid, command line) of every process of a group. Linux only."""
    out = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and os.getpgid(int(entry.name)) == group:
                out.append((int(entry.name), (entry / "cmdline").read_text()))
        except (OSError, UnicodeDecodeError):
            continue
    return out


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="looks at processes in /proc")
def test_a_dask_worker_lost_while_it_starts_does_not_end_the_run(corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    arguments = [str(corpus), "-o", "o.jsonl", "--engine", "dask", "--workers", "2", "--shard-size", "40KB", "-q"]
    process = start(tmp_path, "batch", *arguments)
    killed: list[int] = []

    def kill_one() -> bool:
        found = [pid for pid, line in processes_of(process.pid) if "spawn_main" in line]
        if found:
            os.kill(found[0], signal.SIGKILL)
            killed.append(found[0])
        return bool(found)

    assert until(kill_one, process)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, err
    assert killed and digest(tmp_path / "o.jsonl") == whole(corpus)
    assert b"Traceback" not in err, err.decode()
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("o.jsonl")] == ["o.jsonl"]


def test_dask_without_a_scheduler_there(corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    with pytest.raises(CredscoreError, match="scheduler"):
        run([str(corpus)], str(tmp_path / "o.jsonl"), Options(engine="dask", scheduler="nonsense://"))
    for address in ("nonsense", "tls://127.0.0.1:1"):
        process = start(tmp_path, "batch", str(corpus), "-o", "o.jsonl", "--engine", "dask", "--scheduler", address)
        assert process.stderr is not None
        first = process.stderr.readline().decode()
        began = time.monotonic()  # what is imported until then takes its time
        rest = process.stderr.read()  # not communicate: it does not see what stands in the buffer of readline
        assert process.wait(PATIENCE) == 2 and first.startswith(f"Error: No Dask scheduler answers at {address}: ") and b"--scheduler" in rest
        assert b"Traceback" not in rest and time.monotonic() - began < 30  # a client that nobody closes waits for 40 seconds
