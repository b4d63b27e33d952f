"""Working memory of batches is asked for once."""

import os
import platform
import subprocess
import sys

import pytest

_CODE = """
import resource
import numpy as np
import credscore.model.scorer

def page_faults():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    blocks = [np.ones(3 << 20, np.uint8) for _ in range(40)]
    del blocks
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

print(page_faults(), page_faults())
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other allocators do as they please")
def test_memory_of_one_batch_serves_the_next() -> None:
    # Dask sets thresholds of its own for its workers, which are in the way of ours
    env = {name: value for name, value in os.environ.items() if not name.startswith("MALLOC_")}
    # where the system has put something behind the heap of a process, it cannot grow: one of three finds its room
    runs = [subprocess.run([sys.executable, "-c", _CODE], capture_output=True, text=True, check=True, env=env) for _ in range(3)]
    assert min(int(run.stdout.split()[1]) for run in runs) < 500  # of 30,000 pages
