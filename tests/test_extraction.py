"""Articles of web pages are found in a process of its own, which is stopped when it takes too long and serves the next page else."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest
from corpus_tools import PATIENCE, Heard, article, command, environment, read_jsonl, score

from credscore.errors import InputError, MissingExtraError
from credscore.io.extraction import article_of_page
from credscore.io.readers import read_article
from credscore.io.webpage import article_of_html

pytest.importorskip("trafilatura")


def page(*paragraphs: str) -> bytes:
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head><title>Pier</title></head><body><article>{inner}</article></body></html>".encode()


# trafilatura takes seconds over it on any machine
LONG = page(*(f"The weir held on day {k}, said Ottoline Pruss." for k in range(60_000)))


BEGIN = """
import os, sys
from pathlib import Path
from credscore.errors import InputError, MissingExtraError
from credscore.io.extraction import article_of_page

def children():
    return [int(pid) for pid in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()]

def read_by(pid):
    return int(Path(f"/proc/{pid}/io").read_text().split()[1])

def until_it_has_read(pid, many):
    while read_by(pid) < many:
        os.sched_yield()

data = sys.stdin.buffer.read()
long = data.replace(b"</article>", b"".join(b"<p>The weir held on day %d, said Ottoline Pruss.</p>" % k for k in range(300_000)))
"""


def run(code: str, *options: str, after: str = "") -> subprocess.CompletedProcess[bytes]:
    """What a program does that has a page (`data`) and one that takes long (`long`); it must end well."""
    return subprocess.run(
        [sys.executable, *options, "-c", f"{BEGIN}{code}", after],
        input=page(article(1)),
        capture_output=True,
        env=environment(),
        timeout=PATIENCE,
        check=True,
    )


def gone_in_a_while(pid: int) -> bool:
    """Whether a process that reads pages ends."""
    try:
        process = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        # Another may have its number by now.
        return b"extraction" not in Path(f"/proc/{pid}/cmdline").read_bytes() or bool(select.select([process], [], [], PATIENCE)[0])
    except (FileNotFoundError, ProcessLookupError):
        return True
    finally:
        os.close(process)


def spent_by_children() -> float:
    """Seconds of the processor that went to processes which have ended."""
    spent = os.times()
    return spent.children_user + spent.children_system


def test_page_after_page_is_what_it_is_alone() -> None:
    pages = [page(article(k), article(k + 1)) for k in range(6)]
    for k, data in enumerate([*pages, *pages]):
        assert article_of_page(data, f"{k}.html") == article_of_html(data, f"{k}.html")


def test_a_page_that_takes_too_long_is_given_up_and_the_next_one_is_read() -> None:
    for _ in range(2):
        before = spent_by_children()
        with pytest.raises(InputError, match=r"No article was found in the page long\.html in 0\.3 seconds\."):
            article_of_page(LONG, "long.html", seconds=0.3)
        assert spent_by_children() - before < 15  # of the processor, imports included; the page takes forty
        assert article_of_page(page(article(1)), "short.html") == article_of_html(page(article(1)), "short.html")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="copies of a process")
def test_copies_of_a_process_read_pages_of_their_own() -> None:
    # In a process of one thread: a copy of one with more may wait for ever for what another of them held.
    code = """
from credscore.io.webpage import article_of_html

expected = article_of_page(data, "a.html").text
copies = []
for _ in range(3):
    pid = os.fork()
    if pid == 0:
        wrong = 1
        try:
            pages = [data.replace(b"said", b"said on day %d" % k) for k in range(4)]
            wrong = sum(article_of_page(one, "a.html") != article_of_html(one, "a.html") for one in pages)
        finally:
            os._exit(wrong)
    copies.append(pid)
assert article_of_page(data, "a.html").text == expected
print([os.waitpid(pid, 0)[1] for pid in copies])
"""
    assert run(code).stdout == b"[0, 0, 0]\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc")
def test_a_process_that_has_ended_meanwhile_is_started_anew_and_none_outlives_its_parent() -> None:
    code = """
import signal

first = article_of_page(data, "a.html")
(old,) = children()
os.kill(old, signal.SIGKILL)
assert article_of_page(data, "a.html") == first
assert article_of_page(data, "a.html") == first
(new,) = children()
assert new != old
print(new)
"""
    done = run(code)
    assert gone_in_a_while(int(done.stdout))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc")
def test_one_at_work_does_not_outlive_its_parent() -> None:
    code = """
import threading

article_of_page(data, "a.html")
(pid,) = children()
whole = read_by(pid) + len(long)
threading.Thread(target=article_of_page, args=(long, "long.html", None, 1e6), daemon=True).start()
until_it_has_read(pid, whole)
print(pid, flush=True)
os._exit(0)
"""
    assert gone_in_a_while(int(run(code).stdout))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc")
def test_an_interrupted_page_ends_its_process() -> None:
    code = """
import signal, threading

article_of_page(data, "a.html")
(pid,) = children()
whole = read_by(pid) + len(long)

def interrupt():
    until_it_has_read(pid, whole)
    signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
threading.Thread(target=interrupt).start()
try:
    article_of_page(long, "long.html", None, 1e6)
except KeyboardInterrupt:
    assert children() == []
    article_of_page(data, "a.html")
    print("interrupted")
"""
    assert run(code).stdout == b"interrupted\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit is set on Linux alone")
def test_pages_are_read_under_a_lower_limit_of_memory() -> None:
    code = """
import resource
resource.setrlimit(resource.RLIMIT_AS, (1_400_000_000, 1_400_000_000))
print(len(article_of_page(data, "a.html").text) > 100)
"""
    assert run(code).stdout == b"True\n"


def test_nothing_is_left_open_when_processes_end() -> None:
    code = """
import gc

article_of_page(data, "a.html")
try:
    article_of_page(long, "long.html", seconds=0.2)
except InputError:
    gc.collect()
    article_of_page(data, "a.html")
"""
    assert run(code, "-X", "dev").stderr == b""


def test_an_extra_that_cannot_be_imported_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when a library that it needs has gone: it is no fault of the page."""
    (tmp_path / "trafilatura.py").write_text("raise ImportError('lxml.html.clean is a project of its own')", encoding="utf-8")
    program = """
sys.path.insert(0, sys.argv[1])
try:
    article_of_page(data, "a.html")
except MissingExtraError as error:
    print(error.hint)
"""
    assert b"credscore[html]" in run(program, after=str(tmp_path)).stdout
    folder = tmp_path / "pages"
    folder.mkdir()
    for k in range(4):
        (folder / f"{k}.html").write_bytes(page(article(k)))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    code, _, said = command(tmp_path, "batch", "pages", "-o", "o.jsonl", "--workers", "2", "--shard-size", "1KB", "--no-color")
    assert (code, "credscore[html]" in said) == (2, True), said


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r"credscore\[html\]"):
        article_of_page(page(article(1)), "a.html")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n1 0 obj <<>> endobj", "is a PDF file, not a web page. Extract the text first: pdftotext"),
        (b"PK\x03\x04\x14\x00\x06\x00", "is a Word, Excel, OpenDocument or other packed file, not a web page."),
        (b"\x00\x01\x02\x03" * 40, "is not a web page (it has binary content)."),
        (b" \n", "is empty."),
    ],
)
def test_what_is_no_page_says_what_it_is(tmp_path: Path, data: bytes, words: str) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.html").write_bytes(data)
    (folder / "b.html").write_bytes(page(article(1), article(2)))
    with pytest.raises(InputError) as caught:
        read_article(str(folder / "a.html"))
    assert words in str(caught.value)
    score(folder, tmp_path / "o.jsonl", Heard())
    first, second = read_jsonl(tmp_path / "o.jsonl")
    assert words in f"{first['error']['message']} {first['error']['hint']}" and second["status"] == "ok", json.dumps(first)
