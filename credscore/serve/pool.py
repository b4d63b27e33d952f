"""A few threads that score, a few requests that wait for them, and no more."""

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
    """Runs functions in `limits.workers` threads while at most `limits.waiting` others wait."""

    def __init__(self, limits: Limits) -> None:
        self._threads = ThreadPoolExecutor(limits.workers, thread_name_prefix="credscore-serve")
        self._places = Semaphore(limits.workers + limits.waiting)
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
