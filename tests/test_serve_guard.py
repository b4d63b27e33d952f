"""Who may ask: hosts that are this server's, and nobody else's pages."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")
pytest.importorskip("python_multipart")

from serve_tools import JSON, TEXT, Served, serving

import credscore
from credscore.serve.guard import Guard, is_local
from credscore.serve.refusals import WrongHost, WrongOrigin

SCORER = credscore.load()


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving(SCORER) as running:
        yield running


def allows(guard: Guard, host: str | None, method: str = "GET", origin: str | None = None, site: str | None = None) -> bool:
    try:
        guard.check(method, host, origin, site)
    except (WrongHost, WrongOrigin):
        return False
    return True


LOCAL = ["localhost", "localhost:8000", "LOCALHOST:1", "localhost.", "127.0.0.1", "127.0.0.1:9000", "127.8.8.8:80", "[::1]", "[::1]:8000"]
FOREIGN = [
    "evil.example",
    "evil.example:8000",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "10.0.0.7",
    "192.168.1.5:8000",
    "",
    ":8000",
    "[::",
]


@pytest.mark.parametrize("host", LOCAL)
def test_local_names_are_known_whatever_the_port(host: str) -> None:
    assert allows(Guard.of("127.0.0.1"), host)
    assert allows(Guard.of("newsdesk.example"), host)


@pytest.mark.parametrize("host", [*FOREIGN, None, "user@127.0.0.1:x", "evil.example#@localhost"])
def test_names_that_were_made_to_point_here_are_not(host: str | None) -> None:
    assert not allows(Guard.of("127.0.0.1"), host)


def test_the_given_names_are_known_and_no_others() -> None:
    guard = Guard.of("newsdesk.example", ["Scores.Example", "10.0.0.7"])
    assert all(allows(guard, host) for host in ("newsdesk.example:8000", "NewsDesk.example", "scores.example", "10.0.0.7:80"))
    assert not any(allows(guard, host) for host in ("other.example", "10.0.0.8", "x.newsdesk.example"))


@pytest.mark.parametrize("everywhere", ["0.0.0.0", "::"])
def test_a_server_that_listens_everywhere_is_known_by_addresses_and_its_own_name(everywhere: str) -> None:
    guard = Guard.of(everywhere)
    own = socket.gethostname()
    assert all(allows(guard, host) for host in ("10.0.0.7:8000", "[fe80::1]:8000", own, f"{own}.local:8000", "localhost"))
    assert not allows(guard, "evil.example:8000")


@pytest.mark.parametrize(
    ("origin", "site", "fine"),
    [
        (None, None, True),  # a program
        ("http://localhost:8000", None, True),
        ("https://localhost:8000", None, True),  # a proxy in front that speaks TLS
        ("http://localhost:8000", "same-origin", True),
        (None, "none", True),
        ("http://evil.example", None, False),
        ("http://localhost:8001", None, False),
        ("http://localhost", None, False),
        ("null", None, False),
        ("", None, False),
        ("http://[", None, False),  # no address at all
        ("http://evil.example", "cross-site", False),
        ("http://localhost:8001", "same-site", False),
        ("http://localhost:8000", "cross-site", False),
    ],
)
def test_pages_of_others_may_not_post(origin: str | None, site: str | None, fine: bool) -> None:
    assert allows(Guard.of("127.0.0.1"), "localhost:8000", "POST", origin, site) == fine
    assert allows(Guard.of("127.0.0.1"), "localhost:8000", "GET", origin, site)


def test_local_is_what_no_other_machine_reaches() -> None:
    assert all(map(is_local, ("127.0.0.1", "::1", "localhost", "127.1.2.3")))
    assert not any(map(is_local, ("0.0.0.0", "::", "10.0.0.7", "newsdesk.example", "", "localhost.example")))


def test_a_rebound_name_gets_neither_page_nor_score(served: Served) -> None:
    for method, path in (("GET", "/"), ("GET", "/health"), ("POST", "/score"), ("POST", "/")):
        answer = served.ask(method, path, None, {"Host": "evil.example:8000", **TEXT})
        assert answer.status == 421
        assert b"--allow-host" in answer.body
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_another_site_gets_neither_page_nor_score(served: Served) -> None:
    evil = {"Origin": "http://evil.example"}
    answer = served.ask("POST", "/score", b'{"text": "x"}', {**JSON, **evil})
    assert answer.status == 403 and answer.error["type"] == "WrongOrigin"
    page = served.submit(headers=evil, text="words to score")
    assert page.status == 403 and b"Pages of other sites" in page.body and b"words to score" not in page.body
    own = served.submit(headers={"Origin": served.address}, text="words to score")
    assert own.status == 200
