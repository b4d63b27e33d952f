"""Where shards are worked on: in this process, in local processes, or on a Dask cluster. All run the same function.

An engine is told of its job (`begin`), takes shards (`submit`) and hands finished ones back in any order (`wait`). Its workers
start up before the job is known; what cannot be copied starts before this process has imported what scores, so no module of an
engine imports anything of it. A worker that dies loses nothing: its shards are given out again, up to ATTEMPTS times.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from credscore.corpus.orders import Engine, Order, score

if TYPE_CHECKING:
    from credscore.corpus.task import Done, Job


class Inline:
    """One worker: this process."""

    in_process = True

    def __init__(self) -> None:
        self.capacity = 1
        self._waiting: deque[Order] = deque()

    def begin(self, job: Job) -> None:
        self._job = job

    def submit(self, order: Order) -> None:
        self._waiting.append(order)

    def wait(self, seconds: float) -> list[tuple[Order, Done]]:
        order = self._waiting.popleft()
        return [(order, score(self._job, order.shard, order.expected))]

    def close(self, kill: bool) -> None:
        self._waiting.clear()


def open_engine(engine: str, workers: int, scheduler: str | None, model_dir: str | None) -> Engine:
    """The engine for a run: 'local' (this process for one worker, else processes) or 'dask'. Raises UsageError, MissingExtraError."""
    if engine == "dask":
        from credscore.corpus.cluster import Dask

        return Dask(scheduler, workers)
    if workers == 1:
        return Inline()
    from credscore.corpus.processes import Processes

    return Processes(workers, model_dir)


def default_workers() -> int:
    """The cores this process may use (containers and affinity counted)."""
    import joblib

    return max(1, int(joblib.cpu_count()))
