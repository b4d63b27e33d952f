"""How worker processes start: whether as copies of this one, deaf to Ctrl-C, and never longer than their parent."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from credscore.io.orphans import end_with


def can_be_copied() -> bool:
    """Whether a fork of this process is sound: it has one thread, those of libraries counted, and starts all its workers at once.

    Known on Linux alone. Before 3.11 the pool copied the process again later, beside its own thread.
    """
    if sys.platform != "linux" or sys.version_info < (3, 11):
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


@contextmanager
def deaf() -> Iterator[None]:
    """Processes that are started here never hear Ctrl-C, not even before their own setup runs (they would print tracebacks)."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def hushed_managers() -> Iterator[None]:
    """A pool's own thread that ends because no other may start says nothing: whoever waits for the pool sees that it is gone, and tells it."""
    before = threading.excepthook

    def hook(args: threading.ExceptHookArgs) -> None:
        # Of that name in Python's pool and in loky's.
        if not (issubclass(args.exc_type, RuntimeError) and type(args.thread).__name__ == "_ExecutorManagerThread"):
            before(args)

    threading.excepthook = hook
    try:
        yield
    finally:
        if threading.excepthook is hook:
            threading.excepthook = before


def start_trackers() -> None:
    """Start Python's and loky's trackers of resources: if they start later, they lift the mask of `deaf` (Python's before 3.12)."""
    if hasattr(signal, "pthread_sigmask"):
        from multiprocessing import resource_tracker as of_python

        from joblib.externals.loky.backend import resource_tracker as of_loky

        of_python.ensure_running()
        of_loky.ensure_running()


def worker_setup(parent: int) -> None:
    """Ctrl-C reaches every process of the terminal; only the parent answers it. A worker without a parent ends itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A copy of the parent has the parent's answer to being ended, too.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        # A parent killed outright cannot tell its workers; they would wait for work until their time-out, and hold its files open.
        threading.Thread(target=end_with, args=(parent,), daemon=True).start()
    except RuntimeError:
        # No more threads are allowed; the parent learns of it by the end of its worker.
        os._exit(1)
