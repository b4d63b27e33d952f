"""Errors say the same wherever they were raised."""

from __future__ import annotations

import pickle

import pytest

from credscore.corpus.shards import RowFailed
from credscore.errors import CredscoreError, InputError, LabelError, LexiconError, MissingExtraError, ModelError, UsageError
from credscore.io.rows import NoTextField

PLAIN = (CredscoreError, UsageError, InputError, LabelError, ModelError, LexiconError, RowFailed)


@pytest.mark.parametrize(
    "error",
    [
        *(kind("It is so.", "Do this.") for kind in PLAIN),
        NoTextField("It is so."),
        InputError("It is so."),
        MissingExtraError("Reading it", "html"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_come_whole_from_another_process(error: CredscoreError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert (str(copy), copy.as_dict(), copy.exit_code) == (str(error), error.as_dict(), error.exit_code)
