"""Numbers in one or two bytes read like the array they stand for."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from credscore.evidence.coded import Coded

VALUES = np.array([0, 1 << 63, 7, 12], np.uint64)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=40), st.data())
def test_reads_like_an_array(codes: list[int], data: st.DataObject) -> None:
    whole = VALUES[codes]
    coded = Coded(VALUES, np.array(codes, np.uint8))
    at = np.array(data.draw(st.lists(st.integers(-len(codes), len(codes) - 1))), np.int64)
    for place in (at, at[:, None], slice(None), slice(1, -1)):
        assert coded[place].dtype == VALUES.dtype
        assert np.array_equal(coded[place], whole[place])
    assert np.array_equal(coded.take(at), whole.take(at))
    table = np.array([False, True, False, True])
    assert np.array_equal(coded.found_in(table, at), table[np.array(codes)[at]])
    coded.clear(at)
    whole[at] = 0
    assert np.array_equal(coded[:], whole)
