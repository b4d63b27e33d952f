"""Fitting in one thread: quicker where cores are shared, and the same figures however many cores there are."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
# The limit is the process's: were two calls in overlapping threads each to put back what it found, the caller would be left with one thread for
# good, or the second call run with several.
_one_at_a_time = threading.RLock()


def in_one_thread(function: Callable[P, R]) -> Callable[P, R]:
    """A function during which the algebra below numpy, scipy and scikit-learn uses one thread. Calls in several threads of the caller wait for each other.

    Our problems are small: threads that wait for each other cost more than they bring (169 texts with two labels: 2 s of processor
    time instead of 24 s on a busy machine), and sums in another order give a model another fingerprint.
    """

    @wraps(function)
    def limited(*args: P.args, **kwargs: P.kwargs) -> R:
        import sklearn.linear_model  # noqa: F401  only what is loaded already can be limited
        from threadpoolctl import threadpool_limits

        with _one_at_a_time, threadpool_limits(limits=1):
            return function(*args, **kwargs)

    return limited
