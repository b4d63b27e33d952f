"""What ends a run before its time, in words: errors of the system, and what is kept then."""

from __future__ import annotations

import errno

from credscore.errors import CredscoreError, reason

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_MORE = (errno.EAGAIN, errno.ENOMEM)


class Unfinished(CredscoreError):
    """A run ends before its time. What is kept of it depends on its output: whoever knows that says so."""


def is_full(error: OSError) -> bool:
    """Whether a disk takes no more, or not so much."""
    return error.errno in _FULL


def again(output: str) -> str:
    """What is kept of a run that stopped, and what the same command does then, in words."""
    if output == "-":
        return "What went to standard output is not the whole; the same command begins anew (with -o FILE it goes on)."
    return "What is finished is kept: the same command goes on from there."


def system_error(error: OSError, output: str) -> CredscoreError:
    """An error of the system as one that says what to do next."""
    if is_full(error):
        what = "standard output, or for the parts of it in a temporary folder" if output == "-" else f"{output} and its parts"
        return CredscoreError(f"There is no space left for {what}.", f"Free some space. {again(output)}")
    if output == "-" and error.errno == errno.EBADF:
        return CredscoreError("Standard output cannot be written: it is closed.", "Leave it open, or give a file: -o scores.jsonl")
    if error.errno in _NO_MORE:
        return CredscoreError(
            "The system starts no more processes, or has no memory for them.",
            f"Try --workers 1, which needs no other process, or a larger limit. {again(output)}",
        )
    if isinstance(error, PermissionError):
        return CredscoreError(
            f"{error.filename or output} may not be written: permission denied.", f"Change its permissions. {again(output)}"
        )
    where = f" ({error.filename})" if error.filename else ""
    return CredscoreError(f"The system reports: {reason(error)}{where}.", f"Mend that. {again(output)}")
