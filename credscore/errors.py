"""One tree of errors: each knows its exit code and, where there is one, the next step for the user."""

from __future__ import annotations


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
