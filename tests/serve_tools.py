"""A server in a thread, asked over real sockets."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from corpus_tools import PATIENCE

import credscore
from credscore.io.jsontext import json_line
from credscore.serve.app import make_app
from credscore.serve.guard import Guard
from credscore.serve.server import address_of, bind, make_server
from credscore.serve.settings import Limits

BOUNDARY = "a-boundary-of-these-tests"
JSON = {"Content-Type": "application/json"}
TEXT = {"Content-Type": "text/plain"}
PAGE = {"Content-Type": "text/html"}
FORM = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}


def in_python(text: str, id: str | None = None, publisher: str | None = None) -> Any:
    """The report that the model that ships gives without a server."""
    return json.loads(json_line(credscore.score(text, id, publisher=publisher).to_dict()))


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def report(self) -> Any:
        return json.loads(self.body)

    @property
    def error(self) -> dict[str, str]:
        """The error of a report of status `error`, which has all the other fields, empty."""
        report = self.report
        assert report["status"] == "error" and report["score"] is None and report["schema_version"] == "1"
        assert report["error"]["message"] and report["error"]["hint"]
        return dict(report["error"])


@dataclass
class Served:
    """A running server. `faults` and `requests`: what it told."""

    address: str
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @property
    def place(self) -> tuple[str, int]:
        parts = urlsplit(self.address)
        assert parts.hostname and parts.port
        return parts.hostname, parts.port

    def ask(self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None) -> Answer:
        connection = http.client.HTTPConnection(*self.place, timeout=PATIENCE)
        try:
            connection.request(method, path, body, dict(headers or {}))
            got = connection.getresponse()
            return Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
        finally:
            connection.close()

    def score(self, value: Any) -> Answer:
        return self.ask("POST", "/score", json.dumps(value).encode(), JSON)

    def submit(self, file: tuple[str, bytes] | None = None, headers: Mapping[str, str] | None = None, **fields: str) -> Answer:
        return self.ask("POST", "/", form(file, **fields), {**FORM, **(headers or {})})


def form(file: tuple[str, bytes] | None = None, **fields: str) -> bytes:
    """A form as browsers send it: line ends of fields as CR LF, and an empty file where none was chosen."""
    name, data = file or ("", b"")
    out = b""
    for key, value in fields.items():
        value = value.replace("\n", "\r\n")
        out += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
    out += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'.encode()
    return out + b"Content-Type: application/octet-stream\r\n\r\n" + data + f"\r\n--{BOUNDARY}--\r\n".encode()


@contextmanager
def serving(
    scorer: Any, limits: Limits | None = None, guard: Guard | None = None, early: Callable[[tuple[str, int]], object] | None = None
) -> Iterator[Served]:
    """early: called with host and port before the server runs; who connects then is met with all that has been sent."""
    limits, guard = limits or Limits(), guard or Guard.of("127.0.0.1")
    bound = bind("127.0.0.1", 0)
    served = Served(address_of(bound))
    if early is not None:
        early(served.place)
    up = threading.Event()
    server = make_server(make_app(scorer, guard, limits, served.faults.append, served.requests.append), limits, up.set)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    try:
        assert up.wait(PATIENCE)
        yield served
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
        assert not thread.is_alive()
