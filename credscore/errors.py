"""One tree of errors: each knows its exit code and, where there is one, the next step for the user."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class CredscoreError(Exception):
    """Base of every error credscore raises on purpose.

    Parameters
    ----------
    message : what happened and where, in one sentence.
    hint : what to do next (a flag, a command), or None.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}" if self.hint else self.message

    def as_dict(self) -> dict[str, str | None]:
        """The `error` object of a report (see the README, "Report")."""
        return {"type": type(self).__name__, "message": self.message, "hint": self.hint}


class UsageError(CredscoreError):
    """A wrong option or a wrong combination of options."""

    exit_code = 2


class InputError(CredscoreError):
    """An input that cannot be read or scored: missing, empty, binary, wrongly encoded, broken row."""

    exit_code = 1


# What is wrong with an input, for whoever counts or sorts out what failed: the class is the `type` of its error. `serve` names the same faults
# of a request by the same words.
class NoText(InputError):
    """There is no text in it: it is empty, missing, null or no string, or a page has no article."""


class NoField(InputError):
    """A row or a file without the field that the text is read from."""


class BrokenRow(InputError):
    """A row that is not what its file holds: no JSON object, or no record of CSV with as many fields as the header names."""


class WrongEncoding(InputError):
    """Bytes that are no text in the encoding that they are read in."""


class WrongType(InputError):
    """A document, a picture or another thing that is no text."""


class TooLarge(InputError):
    """More than is read at once."""


_TOLD = {kind.__name__: kind for kind in (NoText, NoField, BrokenRow, WrongEncoding, WrongType, TooLarge)}


def input_error(told: Mapping[str, Any]) -> InputError:
    """The error that another process tells of, see `as_dict`."""
    return _TOLD.get(str(told["type"]), InputError)(str(told["message"]), told["hint"])


class NothingRead(InputError):
    """Nothing of what was named can be read, as with a misspelt path or a wrong format: nothing was done, and no output is there."""

    exit_code = 2

    def as_dict(self) -> dict[str, str | None]:
        return InputError(self.message, self.hint).as_dict()


class LabelError(CredscoreError):
    """Labelled examples that cannot be used: file, line and reason are in the message."""

    exit_code = 1


class ModelError(CredscoreError):
    """A model directory that is missing, broken, or made for other features."""

    exit_code = 3


class LexiconError(CredscoreError):
    """A lexicon row that cannot be used: file, line and reason are in the message."""

    exit_code = 3


class MissingExtraError(CredscoreError):
    """A feature that needs an optional dependency which is not installed."""

    exit_code = 2

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an optional dependency.", f"Install it with: pip install 'credscore[{extra}]'")
        self.args = what, extra  # what a copy of it is made of: a worker's error goes to another process


def reason(error: Exception) -> str:
    """Why something failed, in the words of the system or of a library: one line, without its full stop; its kind where it says nothing."""
    told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return told.strip().split("\n", 1)[0].rstrip(".") or type(error).__name__
