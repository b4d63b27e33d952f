"""The socket and the process: uvicorn, with bounds on what a connection may take."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import socket
from collections.abc import Callable
from typing import Any

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from credscore.errors import UsageError
from credscore.serve.answers import failure_bytes
from credscore.serve.guard import CROWDED, HEADERS, MOST_HEADERS
from credscore.serve.refusals import BadRequest
from credscore.serve.settings import Limits

_GOODBYE_SECONDS = 5
_SILENT_SECONDS = 1.0  # a connection that has asked for nothing for so long makes room where too many are open
# Messages of libraries are for those who program with them; faults are told by the application.
_SILENT = logging.CRITICAL + 1


def bind(host: str, port: int) -> socket.socket:
    """A socket bound to host and port (0: any that is free), not yet listening. Raises UsageError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        raise UsageError(
            f"--host {host} is no address of this machine, nor a name of one.", "Leave it out to serve this machine only."
        ) from None
    family, kind, protocol, _, address = found[0]
    bound = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        # Two servers may bind one port until one of them listens.
        bound.listen(128)
    except OSError as error:
        bound.close()
        raise _unbound(error, host, port) from None
    return bound


def _unbound(error: OSError, host: str, port: int) -> UsageError:
    if error.errno == errno.EADDRINUSE:
        return UsageError(f"Port {port} is in use.", "End what uses it, or take another: --port 0 takes any that is free.")
    if error.errno == errno.EACCES:
        return UsageError(f"Port {port} may not be used.", "Take one above 1023, such as --port 8000.")
    return UsageError(f"--host {host} cannot be served: {error.strerror}.", "Leave it out to serve this machine only.")


def address_of(bound: socket.socket) -> str:
    """The URL of a bound socket, as this machine sees it."""
    host, port = bound.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def make_server(app: ASGIApp, limits: Limits, ready: Callable[[], None]) -> uvicorn.Server:
    """A server for `app`; `.run(sockets=[...])` serves until it is interrupted. ready: called once it answers."""
    logging.getLogger("python_multipart").setLevel(_SILENT)
    config = uvicorn.Config(
        app,
        http=_protocol(limits),
        loop="asyncio",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level=_SILENT,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GOODBYE_SECONDS,
        h11_max_incomplete_event_size=MOST_HEADERS,
    )
    return _Server(config, ready)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def _protocol(limits: Limits) -> type[asyncio.Protocol]:
    """uvicorn's protocol, which closes a connection that has not sent a request `head_seconds` after it began or had its last answer, tells the
    application where too many are open, and has its own answer to what is no HTTP in the application's form."""

    class Patient(H11Protocol):
        _late: asyncio.TimerHandle | None = None
        _since = 0.0

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            every = self.open_ones()
            silent = [other for other in every if other.is_idle() and self.loop.time() - other._since > _SILENT_SECONDS and other is not self]
            silent.sort(key=lambda other: other._since)
            for other in silent[: max(0, len(every) - limits.connections + 1)]:
                other.transport.close()
            app = self.app

            async def counted(scope: Any, receive: Any, send: Any) -> None:
                scope[CROWDED] = len(self.open_ones()) >= limits.connections
                await app(scope, receive, send)

            self.app = counted
            self._wait()

        def open_ones(self) -> list[Patient]:
            return [other for other in self.connections if isinstance(other, Patient) and not other.transport.is_closing()]

        def is_idle(self) -> bool:
            return self.cycle is None or bool(self.cycle.response_complete)

        def send_400_response(self, msg: str) -> None:
            body = failure_bytes(BadRequest("The request is no HTTP that is understood.", "Send it with a browser, or a library for HTTP."), {})
            headers = {"content-type": "application/json", "content-length": str(len(body)), "connection": "close", **HEADERS}
            for event in (h11.Response(status_code=400, headers=list(headers.items()), reason=b"Bad Request"), h11.Data(data=body), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
            self.transport.close()

        def on_response_complete(self) -> None:
            super().on_response_complete()
            self._wait()

        def connection_lost(self, exc: Exception | None) -> None:
            if self._late is not None:
                self._late.cancel()
            super().connection_lost(exc)

        def _wait(self) -> None:
            if self._late is not None:
                self._late.cancel()
            self._since = self.loop.time()
            self._late = self.loop.call_later(limits.head_seconds, self._hang_up)

        def _hang_up(self) -> None:
            if self.is_idle():
                self.transport.close()

    return Patient
