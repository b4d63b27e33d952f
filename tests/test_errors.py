"""Errors say the same wherever they were raised."""

from __future__ import annotations

import pickle

import pytest

from credscore.corpus.shards import RowFailed
from credscore.errors import (
    BrokenRow,
    CredscoreError,
    InputError,
    LabelError,
    LexiconError,
    MissingExtraError,
    ModelError,
    NoField,
    NoText,
    TooLarge,
    UsageError,
    WrongEncoding,
    WrongType,
    input_error,
)
from credscore.io.rows import NoTextField
from credscore.serve import refusals

PLAIN = (CredscoreError, UsageError, InputError, LabelError, ModelError, LexiconError, RowFailed)
KINDS = (NoText, NoField, BrokenRow, WrongEncoding, WrongType, TooLarge)


@pytest.mark.parametrize(
    "error",
    [
        *(kind("It is so.", "Do this.") for kind in (*PLAIN, *KINDS)),
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


@pytest.mark.parametrize("kind", [*KINDS, InputError])
def test_errors_that_are_told_of_keep_their_type(kind: type[InputError]) -> None:
    error = kind("It is so.", "Do this.")
    told = error.as_dict()
    assert told["type"] == kind.__name__ and type(input_error(told)) is kind and input_error(told).as_dict() == told
    assert type(input_error(told | {"type": "Gone"})) is InputError


def test_a_fault_of_a_text_has_one_name_in_files_and_requests() -> None:
    for kind in (NoText, WrongEncoding, WrongType, TooLarge):
        assert issubclass(getattr(refusals, kind.__name__), refusals.Refusal)
