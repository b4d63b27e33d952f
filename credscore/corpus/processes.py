"""Local processes that score: copies of this one where that is sound, else new ones."""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from credscore.corpus.failures import Unfinished
from credscore.corpus.orders import ATTEMPTS, Order, lost, score
from credscore.corpus.starting import can_be_copied, deaf, start_trackers, worker_setup
from credscore.corpus.timeouts import TIMEOUTS

if TYPE_CHECKING:
    from credscore.corpus.task import Done, Job

# Pools of workers in a row that ended before any of them answered. One shard that ends its workers is named after ATTEMPTS, and by
# then one pool more has gone, in which it ran beside others; anything beyond is no shard's fault.
_FRUITLESS = ATTEMPTS + 3
# Copies of this process answer within milliseconds; one that does not cannot work.
_ANSWER_SECONDS = 20.0


def _load(model_dir: str | None) -> None:
    from credscore.corpus.task import scorer_for

    scorer_for(model_dir, None)


def _no_start() -> Unfinished:
    return Unfinished(
        "The worker processes end before they have done anything: something stops them while they start (a limit on memory or "
        "processes, or what Python itself is told to load there).",
        "Try --workers 1, which needs no other process, or a larger limit.",
    )


class Processes:
    """Local processes: copies of this one where that is sound, with the model loaded and ready at once; else through joblib's loky."""

    in_process = False

    def __init__(self, workers: int, model_dir: str | None = None) -> None:
        self._workers = workers
        self.capacity = 2 * workers + 1
        self._running: dict[Any, Order] = {}
        self._suspects: deque[Order] = deque()
        self._held: deque[Order] = deque()
        self._loads: list[Any] = []
        self._answered = False
        self._fruitless = 0
        if can_be_copied():
            # This process needs it as well. Copies have it then, and none starts Python and imports all anew (half a second of two cores).
            _load(model_dir)
        if not (can_be_copied() and self._start_copies()):
            self._start()
            # The workers load the model while this process does: half a second earlier they are ready.
            self._warm_up(model_dir)

    def _warm_up(self, model_dir: str | None) -> None:
        from concurrent.futures.process import BrokenProcessPool

        # Workers that end at once are met again at the first shard, where somebody counts them.
        with suppress(BrokenProcessPool):
            for _ in range(self._workers):
                self._loads.append(self._hand_out(_load, model_dir))

    def _hand_out(self, function: Callable[..., Any], *args: Any) -> Any:
        """The future of a call in a worker. Raises BrokenProcessPool, OSError or CredscoreError where no worker or no thread may start."""
        from concurrent.futures.process import BrokenProcessPool

        try:
            with deaf():
                return self._executor.submit(function, *args)
        except BrokenProcessPool:
            raise
        except OSError:
            self._end_workers()
            raise
        except RuntimeError:  # no thread may start
            self._end_workers()
            raise _no_start() from None

    def _manager_ended(self) -> bool:
        """Whether the thread that hands out the calls is gone. It ends where it may start no other, and then nothing is ever answered."""
        thread = getattr(self._executor, "_executor_manager_thread", None)
        return thread is not None and not thread.is_alive()

    def begin(self, job: Job) -> None:
        self._job = job

    def _start_copies(self) -> bool:
        """Whether copies of this process are at work. Only tried at the beginning: later it holds files open, and the journal's lock."""
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor, wait
        from concurrent.futures.process import BrokenProcessPool

        self._executor: Any = ProcessPoolExecutor(
            self._workers, multiprocessing.get_context("fork"), initializer=worker_setup, initargs=(os.getpid(),)
        )
        try:
            with deaf():
                self._loads = [self._executor.submit(os.getpid)]
            until = time.monotonic() + _ANSWER_SECONDS
            while time.monotonic() < until and not self._manager_ended() and not wait(self._loads, timeout=0.1).done:
                pass
            self._loads[0].result(0)
        except (OSError, RuntimeError, BrokenProcessPool, *TIMEOUTS):
            # Too few processes or threads are allowed: the other way of starting knows what to do about it, and what to say.
            self._end_workers()
            for process in list((self._executor._processes or {}).values()):
                process.join()  # until then it counts against the limit
            self._loads.clear()
            return False
        return True

    def _start(self) -> None:
        from joblib.externals.loky import get_reusable_executor

        start_trackers()
        self._executor = get_reusable_executor(
            max_workers=self._workers, timeout=30, initializer=worker_setup, initargs=(os.getpid(),), reuse=False
        )

    def submit(self, order: Order) -> None:
        self._held.append(order)
        if not self._suspects:
            self._send(self._held)

    def _send(self, orders: deque[Order], at_most: int | None = None) -> None:
        from concurrent.futures.process import BrokenProcessPool

        count = len(orders) if at_most is None else at_most
        for _ in range(count):
            try:
                future = self._hand_out(score, self._job, orders[0].shard, orders[0].expected)
            except BrokenProcessPool:
                # A worker died in the meantime; `wait` sees it at what is running, or here when nothing is.
                if not self._running:
                    self._restart()
                return
            self._running[future] = orders.popleft()

    def wait(self, seconds: float) -> list[tuple[Order, Done]]:
        from concurrent.futures import FIRST_COMPLETED
        from concurrent.futures import wait as wait_for
        from concurrent.futures.process import BrokenProcessPool

        if not self._running:
            # After a worker died, what was running goes one at a time, so that a shard which ends every worker is known by name.
            if self._suspects:
                self._send(self._suspects, at_most=1)
            else:
                self._send(self._held)
        finished, _ = wait_for(list(self._running), timeout=seconds, return_when=FIRST_COMPLETED)
        if not finished and self._manager_ended():
            # what it answered last
            finished, _ = wait_for(list(self._running), timeout=0)
            if not finished:
                raise _no_start()
        out: list[tuple[Order, Done]] = []
        for future in finished:
            try:
                done = future.result()
            except BrokenProcessPool:
                self._lost_worker()
                break
            out.append((self._running.pop(future), done))
            self._answered, self._fruitless = True, 0
        return out

    def _lost_worker(self) -> None:
        orders = sorted(self._running.values(), key=lambda order: order.index)
        if len(orders) == 1:
            orders[0].attempts += 1
            if orders[0].attempts >= ATTEMPTS:
                raise lost(orders[0], "--workers") if self._has_answered() else _no_start()
        self._suspects.extendleft(reversed(orders))
        self._restart()

    def _has_answered(self) -> bool:
        """Whether any worker ever did anything, be it only to say that the model cannot be loaded."""
        from concurrent.futures.process import BrokenProcessPool

        loaded = (f.done() and not f.cancelled() and not isinstance(f.exception(), BrokenProcessPool) for f in self._loads)
        self._answered = self._answered or any(loaded)
        return self._answered

    def _restart(self) -> None:
        self._fruitless += 1
        if self._fruitless >= _FRUITLESS:
            raise _no_start()
        self._running.clear()
        self._end_workers()
        self._executor.shutdown(wait=True)
        self._start()

    def close(self, kill: bool) -> None:
        self._running.clear()
        if kill:
            self._end_workers()
        self._executor.shutdown(wait=True)

    def _end_workers(self) -> None:
        # Not shutdown(kill_workers=True): with work still queued loky 3.6's manager thread dies of a KeyError. A pool whose
        # workers are gone takes its other way out, which is sound.
        for pid in list(getattr(self._executor, "_processes", None) or {}):
            with suppress(ProcessLookupError):
                os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
