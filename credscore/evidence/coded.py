"""Numbers of all tokens in one or two bytes each instead of eight: looked at here and there, they are at hand where eight would come from afar."""

from __future__ import annotations

import numpy as np


class Coded:
    """Reads like the array of `values[codes]`. values : the different values, the first for code 0. codes : for all tokens."""

    __slots__ = ("_codes", "_values")

    def __init__(self, values: np.ndarray, codes: np.ndarray) -> None:
        self._values, self._codes = values, codes

    def __getitem__(self, at: np.ndarray | slice) -> np.ndarray:
        return self._values.take(self._codes[at] if isinstance(at, slice) else self._codes.take(at))

    def take(self, at: np.ndarray) -> np.ndarray:
        return self._values.take(self._codes.take(at))

    def found_in(self, table: np.ndarray, at: np.ndarray) -> np.ndarray:
        """What `table`, an array over codes, says of the tokens `at`, whole numbers. Asked a thousand times a batch, of some thousand tokens."""
        return table.take(self._codes.take(at))

    def equal_to(self, code: np.integer, at: np.ndarray) -> np.ndarray:
        """Which of the tokens `at` have that code, a number of the type of `codes`: two bytes are compared sooner than looked up."""
        return np.asarray(self._codes.take(at) == code)

    def clear(self, at: np.ndarray) -> None:
        """Code 0 for the tokens `at`."""
        self._codes[at] = 0
