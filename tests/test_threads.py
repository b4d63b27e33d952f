"""Models are fitted in one thread, whatever the caller uses."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits
from training_samples import corpus

from credscore import CredibilityClassifier
from credscore.model.threads import in_one_thread
from credscore.training.dataset import load
from credscore.training.fit import fit
from credscore.training.prepare import prepare


def threads() -> set[int]:
    return {pool["num_threads"] for pool in threadpool_info()}


def test_inside_there_is_one_thread_and_afterwards_what_there_was() -> None:
    with threadpool_limits(limits=2):
        before = threads()
        assert in_one_thread(threads)() == {1}
        assert threads() == before


def test_calls_in_several_threads_leave_the_threads_that_there_were() -> None:
    inside: list[str] = []
    seen: list[list[str]] = []

    @in_one_thread
    def call(name: str) -> None:
        inside.append(name)
        time.sleep(0.05)
        seen.append(list(inside))
        inside.remove(name)

    with threadpool_limits(limits=2):
        before = threads()
        both = [threading.Thread(target=call, args=(name,)) for name in "ab"]
        for one in both:
            one.start()
        for one in both:
            one.join()
        assert threads() == before
    assert seen in ([["a"], ["b"]], [["b"], ["a"]])


def test_a_model_is_fitted_in_one_thread_and_the_same_for_any_number(tmp_path: Path) -> None:
    examples = prepare(load([corpus(tmp_path / "some.jsonl")]).articles)
    seen: list[set[int]] = []
    arrays = []
    for limit in (1, 2):
        with threadpool_limits(limits=limit):
            arrays.append(fit(examples, progress=lambda _message: seen.append(threads())).arrays)
    assert seen and all(found == {1} for found in seen)
    for name, values in arrays[0].items():
        assert np.array_equal(values, arrays[1][name]), name


def test_the_classifier_is_fitted_in_one_thread() -> None:
    seen: list[set[int]] = []

    def texts() -> Iterator[str]:
        for number in range(6):
            seen.append(threads())
            yield "Police said on Monday that the pier is closed." if number % 2 else "Rumour has it that the pier is cursed."

    with threadpool_limits(limits=2):
        CredibilityClassifier(penalties=(1.0,), folds=2).fit(texts(), [0, 1] * 3)
    assert seen == [{1}] * 6
