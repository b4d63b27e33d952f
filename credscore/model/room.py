"""Working memory that stays at hand for as long as the process lives: no batch has to ask the system for pages again.

glibc maps a large block anew each time until one of that size has been given back; from then on it takes blocks of up to that size from
its heap. What lies free at the end of the heap it hands back to the system, and gets it back as pages to be cleared one by one, unless a
block in use stands behind it. numpy marks blocks of 4 MB and more as fit for huge pages, and what is cut from them later keeps the mark.

Other allocators do as they please: nothing here does harm there. No memory is touched, so none is taken until a batch needs it.
"""

from __future__ import annotations

import numpy as np

_BLOCK = 30 << 20  # bytes: of more than 32 MB glibc always asks the system
_BLOCKS = 6  # a batch of three million characters needs about 130 MB


def keep_room() -> np.ndarray | None:
    """Makes room for a batch. Returns the block that has to stay so that the room does; None where the process may not have so much."""
    try:
        np.empty(_BLOCK, np.uint8)
        blocks = [np.empty(_BLOCK, np.uint8) for _ in range(_BLOCKS)]
        last = np.empty(_BLOCK // 8, np.uint8)
    except MemoryError:
        return None
    del blocks
    return last
