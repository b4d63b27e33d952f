"""`credscore serve`, the command: what it says, what it refuses, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from corpus_tools import PATIENCE
from test_cli_group import environment

from credscore.cli import EXIT_INTERRUPTED

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")
pytest.importorskip("python_multipart")

from serve_tools import FORM, form

POSIX = pytest.mark.skipif(os.name == "nt", reason="signals differ on Windows")


@contextmanager
def started(
    *options: str, ignoring: bool = False, program: Sequence[str] = ("-m", "credscore", "serve", "--port", "0"), **more: str
) -> Iterator[tuple[subprocess.Popen[str], str, list[str]]]:
    """The process once it serves, its address, and what it said before. ignoring: begun as shells begin what is put in the background."""
    handler = signal.SIG_IGN if ignoring else signal.default_int_handler
    with subprocess.Popen(
        [sys.executable, *program, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(**more),
        preexec_fn=lambda: signal.signal(signal.SIGINT, handler),
    ) as process:
        try:
            assert process.stderr is not None
            before = []
            while not (line := process.stderr.readline()).startswith("Serving on "):
                assert line, f"it ended: {before}"
                before.append(line)
            yield process, line.split()[2], before
        finally:
            if process.poll() is None:
                process.kill()


def run(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "credscore", "serve", *options]
    return subprocess.run(command, capture_output=True, text=True, env=environment(), timeout=PATIENCE, check=False)


@POSIX
@pytest.mark.parametrize("ignoring", [False, True])
def test_an_interrupt_ends_it_with_130_and_without_a_traceback(ignoring: bool) -> None:
    with started(ignoring=ignoring) as (process, address, before):
        assert before == []
        # A connection that stays open must not keep it.
        with urllib.request.urlopen(f"{address}/health") as answer, socket.create_connection(address.rsplit("/", 1)[1].split(":")):
            assert json.load(answer)["status"] == "ok"
            process.send_signal(signal.SIGINT)
            out, said = process.communicate(timeout=PATIENCE)
        assert process.returncode == EXIT_INTERRUPTED
    assert said.split() == ["Interrupted."] and out == ""


# A server that gives requests under way all the time that a busy machine may need.
PATIENT = f"""
from credscore.cli import main
from credscore.serve import server
server._GOODBYE_SECONDS = {PATIENCE}
main(["serve", "--port", "0"])
"""


@POSIX
def test_a_request_that_is_being_answered_is_answered_before_it_ends() -> None:
    text = (Path(__file__).parents[1] / "examples" / "article.txt").read_bytes()
    head = f"POST /score HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: {len(text)}\r\nExpect: 100-continue\r\n\r\n"
    with started(program=["-c", PATIENT]) as (process, address, _):
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=PATIENCE) as connection:
            connection.sendall(head.encode())
            assert connection.recv(25).startswith(b"HTTP/1.1 100 ")
            process.send_signal(signal.SIGINT)
            connection.sendall(text)
            got = b""
            while block := connection.recv(65536):
                got += block
        assert process.wait(PATIENCE) == EXIT_INTERRUPTED
    assert got.lstrip(b"\r\n").startswith(b"HTTP/1.1 200 ") and b'"status":"ok"' in got


# A server that takes a minute for a text, and gives those under way half a second when it is ended.
SLOW = """
import time
from credscore.cli import main
from credscore.model.scorer import Scorer
from credscore.serve import server
Scorer.score_batch = lambda *_, **__: time.sleep(60)
server._GOODBYE_SECONDS = 0.5
main(["serve", "--port", "0"])
"""


@POSIX
@pytest.mark.parametrize("path", ["/score", "/"])
def test_an_interrupt_waits_for_no_text_and_says_so_to_who_sent_it(path: str) -> None:
    kind, body = ("text/plain", b"The pier opens.") if path == "/score" else (FORM["Content-Type"], form(text="The pier opens."))
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    with started(program=["-c", SLOW]) as (process, address, _):
        host, port = address.removeprefix("http://").split(":")
        # The third waits for a thread.
        connections = [socket.create_connection((host, int(port)), timeout=PATIENCE) for _ in range(3)]
        for connection in connections:
            connection.sendall(head.encode() + body)
        with urllib.request.urlopen(f"{address}/health"):
            process.send_signal(signal.SIGINT)
        for connection in connections:
            with connection, connection.makefile("rb") as answer:
                got = answer.read()
            assert got.startswith(b"HTTP/1.1 503 ") and b"The server was ended" in got
            assert (b'"type":"Busy"' in got) == (path == "/score")
        assert process.wait(PATIENCE) == EXIT_INTERRUPTED
        assert process.stderr is not None and process.stderr.read() == "Interrupted.\n"


@POSIX
def test_verbose_tells_the_model_and_each_request() -> None:
    with started("-v") as (process, address, before):
        assert [line.split()[0] for line in before] == ["Model:"]
        urllib.request.urlopen(f"{address}/health").close()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)
    assert said.startswith("GET /health 200 ")


@POSIX
def test_who_lets_others_in_is_warned() -> None:
    with started("--host", "0.0.0.0") as (_, address, before):
        assert address.startswith("http://127.0.0.1:")
        assert len(before) == 1 and before[0].startswith("Warning: ") and "no password" in before[0]
        assert urllib.request.urlopen(address).status == 200


@POSIX
def test_open_shows_the_page_in_the_browser_of_the_user(tmp_path: Path) -> None:
    browser, shown = tmp_path / "browser", tmp_path / "shown"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{shown}"\n', encoding="utf-8")
    browser.chmod(0o755)
    os.mkfifo(shown)
    with started("--open", BROWSER=f"{browser} %s") as (_, address, _), shown.open(encoding="utf-8") as pipe:
        assert pipe.read() == f"{address}\n"


def test_a_port_in_use_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("--port", str(port))
    assert done.returncode == 2
    assert done.stderr.startswith(f"Error: Port {port} is in use.\n") and "--port 0" in done.stderr


@pytest.mark.parametrize("host", ["no.such.host.invalid", "203.0.113.7", "a b", "x" * 300, "http://localhost"])
def test_a_host_that_is_not_ours_is_said(host: str) -> None:
    done = run("--host", host, "--port", "0")
    assert done.returncode == 2
    assert done.stderr.startswith(f"Error: --host {host} ") and "Leave it out" in done.stderr and "Traceback" not in done.stderr


def test_a_missing_model_is_3() -> None:
    done = run("--port", "0", "--model", "there/is/none")
    assert done.returncode == 3 and done.stderr.startswith("Error: ") and "there/is/none" in done.stderr


def test_without_the_extra_it_is_named() -> None:
    # An interpreter that finds no starlette, as where it was never installed.
    code = (
        "import sys, importlib.machinery as m\n"
        "find = m.PathFinder.find_spec\n"
        "m.PathFinder.find_spec = classmethod(lambda c, name, *more: None if name == 'starlette' else find(name, *more))\n"
        "from credscore.cli import main\nmain(['serve'])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), timeout=PATIENCE, check=False)
    assert done.returncode == 2
    assert "pip install 'credscore[serve]'" in done.stderr and "Traceback" not in done.stderr
