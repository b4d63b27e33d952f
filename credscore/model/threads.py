"""Fitting in one thread: quicker where cores are shared, and the same figures however many cores there are."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def in_one_thread(function: Callable[P, R]) -> Callable[P, R]:
    """A function during which the algebra below numpy, scipy and scikit-learn uses one thread.

    Our problems are small: threads that wait for each other cost more than they bring (169 texts with two labels: 2 s of processor
    time instead of 24 s on a busy machine), and sums in another order give a model another fingerprint.
    """

    @wraps(function)
    def limited(*args: P.args, **kwargs: P.kwargs) -> R:
        import sklearn.linear_model  # noqa: F401  only what is loaded already can be limited
        from threadpoolctl import threadpool_limits

        with threadpool_limits(limits=1):
            return function(*args, **kwargs)

    return limited
