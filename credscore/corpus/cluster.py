"""The workers of a Dask cluster."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Any

from credscore.corpus.failures import Unfinished
from credscore.corpus.orders import ATTEMPTS, Order, lost, score
from credscore.corpus.starting import deaf, start_trackers
from credscore.corpus.timeouts import TIMEOUTS
from credscore.errors import CredscoreError, MissingExtraError, UsageError

if TYPE_CHECKING:
    from credscore.corpus.task import Done, Job


def _local_cluster(workers: int) -> Any:
    """A Dask cluster of processes on this machine. Raises RuntimeError when they do not start."""
    from distributed import LocalCluster

    def start() -> Any:
        with deaf():
            return LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50)

    start_trackers()
    try:
        return start()
    except RuntimeError:
        # A worker that is lost while it starts takes the whole cluster with it; later Dask replaces it by itself.
        return start()


def _client(address: Any) -> Any:
    """A Dask client that is connected. One that cannot be is closed here: left to itself it waits for 40 seconds when Python ends."""
    from distributed import Client

    client: Any = Client.__new__(Client)
    with ExitStack() as unless_connected:
        unless_connected.callback(_close_what_there_is, client)
        client.__init__(address, timeout="20s", set_as_default=False)
        unless_connected.pop_all()
    return client


def _close_what_there_is(client: Any) -> None:
    """Close a client that may have got no further than to read its arguments: then there is nothing to close."""
    with suppress(AttributeError, *TIMEOUTS):
        client.close(timeout=5)


class Dask:
    """The workers of a Dask cluster that see the same files (inputs, model, the folder of parts) under the same paths."""

    in_process = False

    def __init__(self, scheduler: str | None, workers: int) -> None:
        try:
            import distributed  # noqa: F401
        except ImportError:
            raise MissingExtraError("--engine dask", "dask") from None
        self._cluster: Any = None
        try:
            if scheduler is None:
                self._cluster = _local_cluster(workers)
            self._client = _client(self._cluster if self._cluster is not None else scheduler)
        except (OSError, ValueError, TypeError, RuntimeError) as error:  # TypeError: tls:// without certificates
            self._end_cluster()
            if scheduler is not None and not isinstance(error, RuntimeError):
                raise UsageError(
                    f"No Dask scheduler answers at {scheduler}: {error}.", "Check --scheduler ADDRESS, for example tcp://head:8786."
                ) from None
            raise CredscoreError(
                f"Dask cannot start its local workers: {error}",
                'Give the same command again. In a script of your own, call it under: if __name__ == "__main__":',
            ) from None
        self._running: dict[Any, Order] = {}

    def begin(self, job: Job) -> None:
        self._job = job

    def _check_scheduler(self) -> None:
        """Raise Unfinished where the scheduler is gone. Whatever is asked of it then waits for half a minute, each time, and is answered nothing."""
        if self._client.status != "running":
            raise Unfinished("The Dask scheduler has ended, or cannot be reached any more.", "Start it again.")

    @property
    def capacity(self) -> int:
        self._check_scheduler()
        threads = sum(info["nthreads"] for info in self._client.scheduler_info(n_workers=-1)["workers"].values())
        return 2 * max(1, threads) + 1

    def submit(self, order: Order) -> None:
        self._check_scheduler()
        # pure=False: a shard that is done again must not be answered from the cluster's memory.
        future = self._client.submit(score, self._job, order.shard, order.expected, pure=False)
        self._running[future] = order

    def wait(self, seconds: float) -> list[tuple[Order, Done]]:
        from concurrent.futures import CancelledError

        from distributed import wait as wait_for
        from distributed.scheduler import KilledWorker

        try:
            # A run inside somebody's own Dask session must not disturb, or be answered by, their client.
            with self._client.as_current():
                wait_for(list(self._running), timeout=seconds, return_when="FIRST_COMPLETED")
        except (*TIMEOUTS, CancelledError):
            # Where one of them was cancelled, those that are done are not told.
            pass
        self._check_scheduler()
        out: list[tuple[Order, Done]] = []
        for future in [future for future in self._running if future.done()]:
            order = self._running.pop(future)
            try:
                out.append((order, future.result()))
            except (KilledWorker, CancelledError):
                order.attempts += 1
                if order.attempts >= ATTEMPTS:
                    raise lost(order, "Dask workers on a machine") from None
                self.submit(order)
        return out

    def close(self, kill: bool) -> None:
        if self._running and self._client.status == "running":
            self._client.cancel(list(self._running))
        self._running.clear()
        with suppress(*TIMEOUTS):
            self._client.close(timeout=5)
        self._end_cluster()

    def _end_cluster(self) -> None:
        if self._cluster is not None:
            with suppress(*TIMEOUTS):
                self._cluster.close(timeout=10)
