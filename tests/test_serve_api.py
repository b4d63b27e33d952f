"""The HTTP API: the same reports as in Python, and errors that say what to do."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from corpus_tools import PATIENCE, article
from hypothesis import example, given, settings
from hypothesis import strategies as st

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")
pytest.importorskip("python_multipart")

from serve_tools import FORM, JSON, PAGE, TEXT, Answer, Served, form, in_python, serving

import credscore
from credscore._version import __version__
from credscore.errors import WrongEncoding
from credscore.serve.guard import HEADERS
from credscore.serve.settings import Limits

ROOT = Path(__file__).parents[1]
EXAMPLE = (ROOT / "examples" / "article.txt").read_text(encoding="utf-8")
TOLD = f"{EXAMPLE}\n\nPaul Adebayo told the Velden Evening Post that the boat had been full."
SCORER = credscore.load()


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving(SCORER, Limits(articles=20, characters=500_000, article=200_000, pieces=5_000, body=1_000_000)) as running:
        yield running
    assert running.faults == []


# ---------------------------------------------------------------------- reports
@settings(max_examples=40)
@given(
    st.one_of(st.text(min_size=1), st.sampled_from([TOLD, article(3), article(8)]), st.text(min_size=1).map(lambda t: f"{t}\n{TOLD}")),
    st.none() | st.text(max_size=20),
    st.none() | st.text(max_size=20),
    st.sampled_from([None, "Velden Evening Post", "Kelsby Courier"]),
)
@example("“It held,” said Pruss. \ud800 The café closed. " * 20, "\ud83d", None, None)
@example(TOLD.replace("\n", "\r\n"), None, "t", "Velden Evening Post")
def test_a_report_is_the_one_of_python(served: Served, text: str, id: str | None, title: str | None, publisher: str | None) -> None:
    answer = served.score({"text": text, "id": id, "title": title, "publisher": publisher})
    if not text.strip():
        assert answer.status == 422 and answer.error["type"] == "NoText"
        return
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.report == in_python(text, id, publisher)


def test_the_publisher_counts() -> None:
    # else the property above would hold for a server that forgets it
    own, other = (in_python(TOLD, publisher=name)["sentences"][-1] for name in ("Velden Evening Post", None))
    assert (own["source"], other["source"]) == (["named"], ["media", "named"]) and own["score"] > other["score"]


def test_a_number_is_an_id_by_its_digits(served: Served) -> None:
    rows = [{"text": EXAMPLE, "id": 412}, {"text": "", "id": 1.5}, {"text": EXAMPLE, "id": True}, {"text": EXAMPLE, "id": [1]}]
    found = served.score(rows).report
    assert [row["id"] for row in found] == ["412", "1.5", None, None]
    assert [row["error"] and row["error"]["type"] for row in found] == [None, "NoText", "InputError", "InputError"]


def test_a_list_keeps_its_order_and_loses_nothing(served: Served) -> None:
    answer = served.score([{"id": "a", "text": EXAMPLE}, {"id": "b", "text": " "}, 7, {"text": 7}, {"id": "c", "text": article(5)}])
    assert answer.status == 200
    first, empty, number, typed, last = answer.report
    assert first == in_python(EXAMPLE, "a") and last == in_python(article(5), "c")
    assert [report["status"] for report in (empty, number, typed)] == ["error"] * 3
    assert empty["id"] == "b" and empty["error"]["message"] == "Article 2 is empty." and empty["model"] == SCORER.info
    assert number["error"]["message"].startswith("Article 3 ") and typed["error"]["message"].startswith("Article 4")
    assert served.score([{"text": EXAMPLE}]).report == [in_python(EXAMPLE)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_in_its_encoding(served: Served, encoding: str) -> None:
    named = {"Content-Type": "text/plain; charset=cp1252"} if encoding == "cp1252" else TEXT
    answer = served.ask("POST", "/score", EXAMPLE.encode(encoding), named)
    assert answer.status == 200 and answer.report == in_python(EXAMPLE)


def test_a_web_page_is_read_as_one(served: Served) -> None:
    pytest.importorskip("trafilatura")
    paragraphs = "".join(f"<p>{part}</p>" for part in EXAMPLE.split("\n\n"))
    page = f"<!doctype html><html><head><title>Ferry</title></head><body><nav>Home</nav><article>{paragraphs}</article></body></html>"
    report = served.ask("POST", "/score", page.encode("cp1252"), {"Content-Type": "text/html; charset=cp1252"}).report
    assert report["status"] == "ok" and report["id"] is None
    assert any(item.get("name") == "Ines Falk" for item in report["evidence"])
    assert all(note["code"] != "ai_markup" for note in report["notes"])
    declared = served.ask("POST", "/score", page.replace("<article>", "<article ai-disclosure=ai-assisted>").encode(), PAGE).report
    assert "AI helped to make the article" in declared["notes"][-1]["text"] and declared["score"] == report["score"]
    empty = served.ask("POST", "/score", b"<html><body></body></html>", PAGE)
    assert empty.status == 422 and "No article was found" in empty.error["message"]


@pytest.mark.parametrize("seconds", [0.2, 60.0])
def test_what_finds_articles_in_pages_is_stopped_when_it_takes_too_long(
    seconds: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("trafilatura")
    # A file of this name where the server was started is no module of its.
    (tmp_path / "trafilatura.py").write_text("raise SystemExit('not this one')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    paragraphs = EXAMPLE if seconds > 1 else "<p>".join(f"{k}. {EXAMPLE}" for k in range(2000))  # the latter takes seconds on any machine
    page = f"<html><body><article><p>{paragraphs}</p></article></body></html>"
    with serving(SCORER, Limits(page_seconds=seconds)) as served:
        answer = served.ask("POST", "/score", page.encode(), PAGE)
    if seconds > 1:
        assert answer.status == 200 and answer.report["status"] == "ok"
    else:
        assert answer.status == 422 and answer.error["message"] == "No article was found in the page <request> in 0.2 seconds."


def test_too_short_a_text_is_an_answer_and_no_error(served: Served) -> None:
    answer = served.score({"text": "Pruss said the bridge held."})
    assert answer.status == 200 and answer.report["status"] == "insufficient" and answer.report["error"] is None


def test_many_at_once_are_answered_like_one(served: Served) -> None:
    texts = [article(number) for number in range(12)]
    with ThreadPoolExecutor(6) as clients:
        answers = list(clients.map(lambda text: served.score({"text": text}).report, texts))
    assert answers == [in_python(text) for text in texts]


def test_health_names_version_and_model(served: Served) -> None:
    assert served.ask("GET", "/health").report == {"status": "ok", "version": __version__, "model": SCORER.info}


def test_the_readme_shows_calls_that_work(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("## In a browser, and over HTTP")[1].split("\n## ")[0]
    one, five = Limits.of_megabytes(1), Limits()
    assert all(f"{bound:,}" in section for bound in (one.characters, one.article, one.pieces, five.article)) and "`/report`" in section
    section = section.replace("http://127.0.0.1:8000", served.address)
    (command,) = re.findall(r"```sh\n(.*?)```", section, re.S)
    (code,) = re.findall(r"```python\n(.*?)```", section, re.S)
    names: dict[str, Any] = {"text": EXAMPLE}
    exec(code, names)
    assert names["reports"] == [in_python(EXAMPLE, "a-1", publisher="Kelsby Courier")]
    if shutil.which("curl"):
        done = subprocess.run(command, shell=True, capture_output=True, cwd=ROOT, check=True)
        assert json.loads(done.stdout) == in_python(EXAMPLE)


# ---------------------------------------------------------------------- errors
LONG = b'{"text": "' + b"x" * 1_000_000 + b'"}'
WRONG: list[tuple[str, str, bytes | None, dict[str, str], int, str]] = [
    ("broken JSON", "POST", b'{"text": ', JSON, 400, "is not JSON"),
    ("not UTF-8", "POST", b'{"text": "\xff"}', JSON, 400, "is not JSON"),
    ("deep JSON", "POST", b"[" * 200_000, JSON, 400, "nested too deeply"),
    ("endless number", "POST", b"9" * 5_000, JSON, 400, "is not JSON"),
    ("empty body", "POST", b"", JSON, 400, "is not JSON"),
    ("wrong encoding", "POST", "café".encode("cp1252"), TEXT, 400, "looks like"),
    ("unknown encoding", "POST", b"x", {"Content-Type": "text/plain; charset=klingon"}, 400, "Unknown encoding"),
    ("other method", "PUT", b"x", TEXT, 405, "PUT is not for this address"),
    ("no body", "GET", None, {}, 405, "GET is not"),
    ("preflight", "OPTIONS", None, {}, 405, "OPTIONS is not"),
    ("too many", "POST", json.dumps([{"text": "x"}] * 21).encode(), JSON, 413, "21 articles"),
    ("too long", "POST", LONG, JSON, 413, "larger than the 1 MB"),
    ("too much text", "POST", b"x" * 500_001, TEXT, 413, "500,001 characters"),
    ("too long for one article", "POST", json.dumps([{"text": "x" * 200_001}]).encode(), JSON, 413, "200,001 characters is longer than"),
    ("more evidence than any news has", "POST", b'"x," he said. ' * 3000, TEXT, 413, "more than 5,000 sentences and pieces"),
    ("more of it in many articles", "POST", json.dumps([{"text": '"x," he said. ' * 500}] * 9).encode(), JSON, 413, "more than 5,000 sentences"),
    ("too much together", "POST", json.dumps([{"text": "x" * 180_000}] * 3).encode(), JSON, 413, "540,000 characters"),
    ("curl's form", "POST", b"x", {"Content-Type": "application/x-www-form-urlencoded"}, 415, "Forms are not read here"),
    ("a form", "POST", b"x", FORM, 415, "Forms are not read here"),
    ("no type", "POST", b"x", {}, 415, "does not say what it holds"),
    ("a picture", "POST", b"x", {"Content-Type": "image/png"}, 415, "image/png is not read"),
    ("packed", "POST", b"x", {**TEXT, "Content-Encoding": "gzip"}, 415, "Packed"),
    ("binary", "POST", b"\x00\x01\x02" * 99, TEXT, 415, "binary"),
    ("a PDF", "POST", b"%PDF-1.7 ...", TEXT, 422, "PDF"),
    ("only blanks", "POST", b" \n", TEXT, 422, "is empty"),
    ("no text", "POST", b'{"body": "x"}', JSON, 422, "has no text"),
    ("a number for a text", "POST", b'{"text": 7}', JSON, 422, "not a string"),
    ("a number for a title", "POST", b'{"text": "x", "title": 7}', JSON, 422, "the title is neither"),
    ("a bare string", "POST", b'"x"', JSON, 422, "no object"),
    ("an empty list", "POST", b"[]", JSON, 422, "list is empty"),
]


@pytest.mark.parametrize(("method", "body", "headers", "status", "words"), [pytest.param(*row[1:], id=row[0]) for row in WRONG])
def test_errors_have_a_status_and_say_what_to_do(
    served: Served, method: str, body: bytes | None, headers: dict[str, str], status: int, words: str
) -> None:
    answer = served.ask(method, "/score", body, headers)
    assert answer.status == status
    assert words in answer.error["message"]
    assert answer.headers["content-type"] == "application/json"
    if status == 405:
        assert answer.headers["allow"] == "POST"


def test_a_wrong_encoding_has_the_type_that_it_has_in_a_corpus(served: Served) -> None:
    answer = served.ask("POST", "/score", "café".encode("cp1252"), TEXT)
    assert answer.status == 400 and answer.error["type"] == WrongEncoding.__name__


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "id", "title", "publisher", "x"]), inner, max_size=4)
    ),
    max_leaves=6,
)


@settings(max_examples=150)
@given(
    st.sampled_from(["/score", "/"]),
    st.binary(max_size=200)
    | JSON_VALUES.map(lambda value: json.dumps(value).encode())
    | st.binary(max_size=99).map(lambda b: form(("a", b), text="x")),
    st.sampled_from(
        [None, "application/json", "text/plain", "text/plain; charset=utf-16", FORM["Content-Type"], ";", "text/plain; charset=\x80"]
    )
    | st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=20),
)
def test_no_request_is_a_fault(served: Served, path: str, body: bytes, kind: str | None) -> None:
    answer = served.ask("POST", path, body, {} if kind is None else {"Content-Type": kind})
    assert answer.status in (200, 400, 413, 415, 422)
    if path == "/":
        assert answer.body.startswith(b"<!DOCTYPE html>")
    elif answer.status != 200:
        assert answer.error["type"]


def test_an_unknown_address_names_those_there_are(served: Served) -> None:
    for path in ("/nope", "/score/", "/..%2f..%2fetc/passwd", "/static/x.css"):
        answer = served.ask("GET", path)
        assert answer.status == 404 and "POST /score" in answer.error["hint"]


def test_a_body_without_a_length_is_bounded_too(served: Served) -> None:
    chunks = (b"x" * 50_000 for _ in range(40))
    answer = served.ask("POST", "/score", chunks, TEXT)
    assert answer.status == 413 and "--max-size 2" in answer.error["hint"]
    assert answer.report["model"] == SCORER.info


def test_every_answer_forbids_what_a_browser_could_do_with_it(served: Served) -> None:
    for answer in (served.ask("GET", "/"), served.ask("GET", "/health"), served.ask("GET", "/nope"), served.score({}), served.score([1])):
        for name, value in HEADERS.items():
            assert answer.headers[name] == value or (
                name == "content-security-policy" and answer.headers["content-type"].startswith("text/html")
            )
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert not any(name.startswith("access-control-") for name in answer.headers)
        assert "server" not in answer.headers


def test_requests_are_told_without_what_is_in_them() -> None:
    with serving(SCORER) as served:
        served.score({"text": "Something secret, said Pruss."})
        served.ask("GET", "/secret?q=secret")
        served.ask("GET", "/health?q=secret")
        served.submit(text="Something secret, said Pruss.")
    assert [line.rsplit(" ", 2)[0] for line in served.requests] == [
        "POST /score 200",
        "GET (another path) 404",
        "GET /health 200",
        "POST / 200",
    ]


class Broken:
    """A scorer with a fault that quotes the text."""

    info: dict[str, str] = {}  # noqa: RUF012

    def score_batch(self, texts: list[str], **_: Any) -> None:
        raise RuntimeError(texts[0])


def test_a_fault_is_told_without_the_text_and_no_traceback(capfd: pytest.CaptureFixture[str]) -> None:
    with serving(Broken()) as served:
        answer = served.score({"text": "Something secret."})
        page = served.submit(text="Something secret.")
        assert served.ask("GET", "/health").status == 200
    assert answer.status == 500 and answer.error["type"] == "InternalError" and "secret" not in answer.body.decode()
    assert page.status == 500 and "a fault of credscore" in page.body.decode()
    assert len(served.faults) == 2 and "RuntimeError at " in served.faults[0] and "secret" not in "".join(served.faults)
    assert capfd.readouterr().err == ""


# ---------------------------------------------------------------------- bounds
def until_closed(connection: socket.socket) -> bytes:
    out = b""
    while block := connection.recv(65536):
        out += block
    return out


def test_a_request_that_does_not_arrive_is_given_up() -> None:
    with (
        serving(SCORER, Limits(body_seconds=0.1)) as served,
        socket.create_connection(served.place, timeout=PATIENCE) as connection,
    ):
        connection.sendall(b"POST /score HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nA few words")
        got = until_closed(connection)
    assert got.startswith(b"HTTP/1.1 408 ") and b'"TooSlow"' in got


@pytest.mark.parametrize("beginning", [b"", b"GET / HTTP/1.1\r\nHo", b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HT"])
def test_a_connection_that_asks_for_nothing_is_closed(beginning: bytes) -> None:
    connections: list[socket.socket] = []

    def begin(place: tuple[str, int]) -> None:
        connections.append(socket.create_connection(place, timeout=PATIENCE))
        connections[0].sendall(beginning)

    with serving(SCORER, Limits(head_seconds=0.2), early=begin), connections[0] as connection:
        assert until_closed(connection).count(b"HTTP/1.1 ") == beginning.count(b"\r\n\r\n")


def test_a_client_that_hangs_up_is_no_fault() -> None:
    with serving(SCORER) as served:
        with socket.create_connection(served.place, timeout=PATIENCE) as connection:
            connection.sendall(
                b"POST /score HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nA few words"
            )
        assert served.ask("GET", "/health").status == 200
    assert served.faults == []


def test_too_many_connections_are_told_so_like_any_refusal_and_those_that_say_nothing_make_room() -> None:
    begun = b"POST /score HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nx"
    with serving(SCORER, Limits(connections=4)) as served, ExitStack() as stack:
        idle = [stack.enter_context(socket.create_connection(served.place, timeout=PATIENCE)) for _ in range(6)]
        assert served.ask("GET", "/health").status == 503, "nobody is sent away who may be about to ask"
        time.sleep(1.1)
        assert served.ask("GET", "/health").status == 200
        assert idle[0].recv(9) == b"", "the one that was silent longest"
        for _ in range(4):
            stack.enter_context(socket.create_connection(served.place, timeout=PATIENCE)).sendall(begun)
            time.sleep(0.2)  # each is met by itself: of those that come at once, none is sooner
        answer = served.ask("GET", "/health")
        assert answer.status == 503 and answer.error["type"] == "Busy" and answer.headers["retry-after"] == "1"
        assert HEADERS.items() <= answer.headers.items()


def test_headers_that_are_sent_whole_have_the_same_bound(served: Served) -> None:
    assert served.ask("GET", "/health", headers={"X-A": "a" * 10_000}).status == 200
    answer = served.ask("GET", "/health", headers={"X-A": "a" * 20_000})
    assert answer.status == 431 and answer.error["type"] == "LongHeaders" and HEADERS.items() <= answer.headers.items()


@pytest.mark.parametrize("request_", [b"no http at all\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n"])
def test_what_is_no_http_gets_the_answer_of_any_refusal(request_: bytes) -> None:
    with serving(SCORER) as served, socket.create_connection(served.place, timeout=PATIENCE) as connection:
        connection.sendall(request_)
        got = http.client.HTTPResponse(connection)
        got.begin()
        answer = Answer(got.status, {name.lower(): value for name, value in got.getheaders()}, got.read())
        assert answer.status == 400 and answer.error["type"] == "BadRequest" and HEADERS.items() <= answer.headers.items()
