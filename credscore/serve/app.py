"""The routes, as a Starlette application behind the guard."""

from __future__ import annotations

import asyncio
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from python_multipart.exceptions import FormParserError
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from credscore._version import __version__
from credscore.errors import CredscoreError
from credscore.io.jsontext import json_line
from credscore.report import html
from credscore.serve import page
from credscore.serve.answers import answer_bytes, failure_bytes, reports
from credscore.serve.guard import CROWDED, HEADERS, MOST_HEADERS, Guard
from credscore.serve.inputs import Asked, Upload, read_body, read_form
from credscore.serve.pool import Pool
from credscore.serve.refusals import (
    BadRequest,
    Busy,
    InternalError,
    LongHeaders,
    NotFound,
    TooLarge,
    TooSlow,
    WrongMethod,
    WrongType,
    status_of,
)
from credscore.serve.settings import MEGABYTE, Limits

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from credscore.model.scorer import Scorer

JSON = "application/json"
_HOME, _REPORT, _SCORE, _HEALTH = "/", "/report", "/score", "/health"
_PAGES = (_HOME, _REPORT)
Say = Callable[[str], None]


def make_app(scorer: Scorer, guard: Guard, limits: Limits, fault: Say, access: Say | None = None) -> ASGIApp:
    """The application. fault: is told in one line of faults of ours; access: of every request, its path, status and time."""
    site = _Site(scorer, limits, fault)
    routes = [
        # An address of its own for reports: a link from one to the form would take its place in the history of the tab.
        *(Route(path, site.home, methods=["GET", "POST"]) for path in _PAGES),
        Route(_SCORE, site.score, methods=["POST"]),
        Route(_HEALTH, site.health, methods=["GET"]),
    ]
    handlers = {
        CredscoreError: site.refuse,
        HTTPException: site.refuse_route,
        ClientDisconnect: site.gone,
        Exception: site.break_down,
    }
    app = Starlette(routes=routes, exception_handlers=handlers)
    app.router.redirect_slashes = False  # a POST that is sent on loses its body in many a client
    return _Gate(app, guard, site, access)


class _Gate:
    """The guard before the application; its headers on every answer."""

    def __init__(self, app: ASGIApp, guard: Guard, site: _Site, access: Say | None) -> None:
        self._app, self._guard, self._site, self._access = app, guard, site, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers, method, path = Headers(scope=scope), scope["method"], scope["path"]
        started = time.perf_counter()
        answering = False

        async def guarded_send(message: Message) -> None:
            nonlocal answering
            if message["type"] == "http.response.start":
                answering = True
                answered = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    answered.setdefault(name, value)
                if self._access is not None:
                    # The path only where it is one of ours: what else is in an address is nobody's business.
                    known = path if path in (*_PAGES, _SCORE, _HEALTH) else "(another path)"
                    took = 1000 * (time.perf_counter() - started)
                    self._access(f"{method} {known} {message['status']} {took:.0f} ms")
            await send(message)

        try:
            self._guard.check(method, headers.get("host"), headers.get("origin"), headers.get("sec-fetch-site"))
            if sum(len(name) + len(value) for name, value in scope["headers"]) > MOST_HEADERS:  # sent whole, they get past the connection's bound
                raise LongHeaders(f"The headers are longer than the {MOST_HEADERS:,} bytes that are taken.", "Send fewer; no cookies are needed.")
            if scope.get(CROWDED):
                raise Busy("Too many connections are open at once.", "Try again in a moment.")
        except CredscoreError as error:
            refusal = self._site.refusal(path, error)
            if scope.get(CROWDED):
                refusal.headers["connection"] = "close"
            await refusal(scope, receive, guarded_send)
            return
        try:
            await self._app(scope, receive, guarded_send)
        except asyncio.CancelledError:
            # Only a server that ends cancels requests, and would answer them without a word of why.
            if answering:
                raise
            gone = Busy("The server was ended before it was done.", "Send it again when the server is back.")
            await self._site.refusal(path, gone)(scope, receive, guarded_send)


class _Form(MultiPartParser):
    """Files of a form stay in memory: nothing that is sent is written to a disk."""

    spool_max_size = sys.maxsize  # the body is bounded


class _Site:
    """The answers to each address."""

    def __init__(self, scorer: Scorer, limits: Limits, fault: Say) -> None:
        self._scorer, self._limits, self._fault = scorer, limits, fault
        self._pool = Pool(limits)

    async def home(self, request: Request) -> Response:
        return await self._submit(request) if request.method == "POST" else _page_response(page.empty(self._limits))

    async def health(self, request: Request) -> Response:
        values = {"status": "ok", "version": __version__, "model": self._scorer.info}
        return Response(json_line(values), media_type=JSON)

    async def score(self, request: Request) -> Response:
        """JSON, text or HTML to JSON."""
        body = await self._body(request)
        kind = request.headers.get("content-type")
        return Response(await self._pool.run(partial(self._answer, kind, body), len(body)), media_type=JSON)

    def _answer(self, kind: str | None, body: bytes) -> bytes:
        return answer_bytes(self._scorer, read_body(kind, body, self._limits), self._limits)

    async def _submit(self, request: Request) -> Response:
        """The form to the page with the report, or to the report as a file."""
        fields: dict[str, str] = {}
        try:
            upload = await self._form(request, fields)
            size = sum(map(len, fields.values())) if upload is None else len(upload.data)
            answer = await self._pool.run(partial(self._answer_form, fields, upload), size)
        except CredscoreError as error:
            return _page_response(page.with_error(self._limits, error, fields), status_of(error))
        if isinstance(answer, page.Page):
            return _page_response(answer)
        kind = fields["format"]
        return Response(answer, media_type=page.FORMATS[kind], headers={"content-disposition": f'attachment; filename="{page.file_name(fields)}.{kind}"'})

    def _answer_form(self, fields: dict[str, str], upload: Upload | None) -> page.Page | bytes:
        article = read_form(fields, upload, self._limits)
        asked = Asked([article], one=True)
        if fields.get("format") == "json":
            return answer_bytes(self._scorer, asked, self._limits)
        (report,) = reports(self._scorer, asked, self._limits)
        if fields.get("format") == "html":
            return html.render(report, article.text, page.heading(article)).encode("utf-8", "replace")
        return page.with_report(self._limits, report, article, fields)

    async def _body(self, request: Request) -> bytes:
        """The whole body. Raises TooLarge as soon as that is known, TooSlow, WrongType for a packed one."""
        packed = request.headers.get("content-encoding", "identity")
        if packed.lower() != "identity":
            raise WrongType("Packed bodies are not read (Content-Encoding).", "Send it as it is.")
        most = self._limits.body
        declared = request.headers.get("content-length", "")
        if declared.isdecimal() and int(declared) > most:
            raise self._too_large()

        async def read() -> bytes:
            body = bytearray()
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    raise self._too_large()
            return bytes(body)

        try:
            return await asyncio.wait_for(read(), self._limits.body_seconds)
        except asyncio.TimeoutError:
            raise TooSlow(f"The request took longer than {self._limits.body_seconds:g} seconds to arrive.", "Try again.") from None

    def _too_large(self) -> TooLarge:
        megabytes = self._limits.body / MEGABYTE
        return TooLarge(
            f"The request is larger than the {megabytes:g} MB that are taken.",
            f"Send the text alone, or start the server with: credscore serve --max-size {max(1, round(2 * megabytes))}",
        )

    async def _form(self, request: Request, fields: dict[str, str]) -> Upload | None:
        """Put the fields of a form into `fields`; the file sent with them, if any."""
        if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
            raise WrongType("This address takes the form of its page.", f"Programs post to {_SCORE}.")
        body = await self._body(request)

        async def whole() -> AsyncGenerator[bytes, None]:
            yield body

        try:
            form = await _Form(
                request.headers, whole(), max_files=1, max_fields=2 * len(page.FIELDS), max_part_size=self._limits.body
            ).parse()
        except (MultiPartException, FormParserError) as error:
            raise BadRequest(f"The form cannot be read: {error}", "Send it from the page.") from None
        upload = None
        for name, value in form.multi_items():
            if isinstance(value, str):
                fields[name] = value
            elif isinstance(value, UploadFile):
                data = await value.read()
                await value.close()
                if data or value.filename:
                    upload = Upload((value.filename or "file").replace("\\", "/").rsplit("/", 1)[-1] or "file", data)
        return upload

    # ------------------------------------------------------------------ errors
    def refusal(self, path: str, error: CredscoreError) -> Response:
        """An error as the page where a person looks at it, as JSON elsewhere."""
        status = status_of(error)
        if path in _PAGES:
            return _page_response(page.with_error(self._limits, error, {}), status)
        headers = {"retry-after": "1"} if status == 503 else None
        return Response(failure_bytes(error, self._scorer.info), status, headers, JSON)

    async def refuse(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, CredscoreError)
        return self.refusal(request.url.path, error)

    async def refuse_route(self, request: Request, error: Exception) -> Response:
        """What the router refuses: no such address, not by this method."""
        assert isinstance(error, HTTPException)
        if error.status_code == 405:
            allowed = (error.headers or {}).get("Allow", "")
            answer = self.refusal(request.url.path, WrongMethod(f"{request.method} is not for this address.", f"It takes {allowed}."))
            answer.headers["allow"] = allowed
            return answer
        return self.refusal(
            request.url.path,
            NotFound("There is nothing at this address.", f"The page is at {_HOME}, the API at POST {_SCORE}, and {_HEALTH}."),
        )

    async def gone(self, request: Request, error: Exception) -> Response:
        """Nobody reads it: the client has hung up."""
        return Response(status_code=400)

    async def break_down(self, request: Request, error: Exception) -> Response:
        """A fault of ours, told by type and place: its message could hold words of the article."""
        frame = traceback.extract_tb(error.__traceback__)[-1]
        self._fault(
            f"Error: a request failed: {type(error).__name__} at {frame.filename}:{frame.lineno}. This is a fault of credscore; please report it."
        )
        return self.refusal(request.url.path, InternalError("The article could not be scored: a fault of credscore.", "Please report it."))


def _page_response(made: page.Page, status: int = 200) -> Response:
    return Response(made.body, status, {"content-security-policy": made.policy}, "text/html")
