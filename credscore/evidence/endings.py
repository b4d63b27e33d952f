"""What words end in, told by their last letters at once: "-ers", "-tion"."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from credscore.text.buffer import Buffer
from credscore.text.tokens import Tokens, eight

_LOWER = np.uint64(0x2020202020202020)


class Endings:
    """Some endings of up to eight letters. least : letters of a word at least; else two more than the ending has."""

    def __init__(self, endings: Sequence[str], least: int = 0) -> None:
        shift = [64 - 8 * len(ending) for ending in endings]  # the last letter is the highest of eight bytes
        self._letters = np.array([int.from_bytes(e.encode(), "little") << s for e, s in zip(endings, shift, strict=True)], np.uint64)
        self._bits = np.array([(1 << 64) - (1 << s) for s in shift], np.uint64)
        self._least = np.array([least or len(ending) + 2 for ending in endings])

    def end(self, buffer: Buffer, tokens: Tokens, at: np.ndarray) -> np.ndarray:
        """bool: which of the tokens `at` have one of them, in whatever case."""
        end = tokens.end[at]
        tail = eight(buffer.data, end - 8) | _LOWER
        size = end - tokens.start[at]
        return np.asarray((((tail[:, None] & self._bits) == self._letters) & (size[:, None] >= self._least)).any(axis=1))
