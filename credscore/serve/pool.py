"""A thread that scores short requests, one for long ones, a few that wait for each, and no more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Semaphore
from typing import TypeVar

from credscore.serve.refusals import Busy
from credscore.serve.settings import Limits

T = TypeVar("T")


class Pool:
    """Runs functions in two threads: those for requests of up to `limits.short` bytes, and the others."""

    def __init__(self, limits: Limits) -> None:
        self._short, self._long = _Queue(limits), _Queue(limits)
        self._most = limits.short

    async def run(self, work: Callable[[], T], size: int = 0) -> T:
        """What `work` returns, for a request of so many bytes. Raises Busy as `_Queue.run`."""
        return await (self._short if size <= self._most else self._long).run(work)


class _Queue:
    """A thread that runs functions while at most `limits.waiting` others wait."""

    def __init__(self, limits: Limits) -> None:
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="credscore-serve")
        self._places = Semaphore(1 + limits.waiting)
        self._seconds = limits.score_seconds

    async def run(self, work: Callable[[], T]) -> T:
        """What `work` returns. Raises Busy when there is no place, or when it takes too long: a thread cannot be stopped, so it keeps its
        place until it is done."""
        if not self._places.acquire(blocking=False):
            raise Busy("Too many articles are being scored.", "Try again in a moment.")
        try:
            future: Future[T] = self._threads.submit(work)
        except RuntimeError:  # no thread may start
            self._places.release()
            raise Busy("There is no thread to score in.", "Try again in a moment.") from None
        future.add_done_callback(lambda _: self._places.release())
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._seconds)
        except asyncio.TimeoutError:
            raise Busy(f"It was not done in {self._seconds:g} seconds.", "Send less at once, or try again in a moment.") from None
