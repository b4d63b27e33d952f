"""Errors of a request: each knows its HTTP status."""

from __future__ import annotations

from credscore.errors import CredscoreError, InputError, MissingExtraError


class Refusal(CredscoreError):
    """A request that gets no report. Its class is the `type` of the error object, `status` the HTTP status."""

    status = 400


class BadRequest(Refusal):
    """Not what it says it is: no JSON, no such encoding."""


class WrongEncoding(BadRequest):
    """Bytes that are no text in the encoding that they are read in."""


class WrongOrigin(Refusal):
    """A page of another site sent it."""

    status = 403


class NotFound(Refusal):
    """No such address."""

    status = 404


class WrongMethod(Refusal):
    """The address is there, but not for this."""

    status = 405


class TooSlow(Refusal):
    """The request did not arrive in time."""

    status = 408


class TooLarge(Refusal):
    """More bytes or more articles than are taken."""

    status = 413


class WrongType(Refusal):
    """Neither JSON nor text nor a web page."""

    status = 415


class WrongHost(Refusal):
    """Asked for under a name that is not this server's."""

    status = 421


class LongHeaders(Refusal):
    """More in front of the request than any browser sends."""

    status = 431


class NoText(Refusal):
    """There is no text in it."""

    status = 422


class Busy(Refusal):
    """Too many at once, or too long in the making."""

    status = 503


class InternalError(Refusal):
    """A fault of ours."""

    status = 500


def status_of(error: CredscoreError) -> int:
    """The HTTP status of any error that a request can end in."""
    if isinstance(error, Refusal):
        return error.status
    if isinstance(error, MissingExtraError):
        return 501
    return 422 if isinstance(error, InputError) else 500
