"""Articles of web pages are found in a process of its own, which is stopped when it takes too long and serves the next page else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from corpus_tools import Heard, article, environment, read_jsonl, score

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


def test_page_after_page_is_what_it_is_alone() -> None:
    pages = [page(article(k), article(k + 1)) for k in range(6)]
    for k, data in enumerate([*pages, *pages]):
        assert article_of_page(data, f"{k}.html") == article_of_html(data, f"{k}.html")


def test_a_page_that_takes_too_long_is_given_up_and_the_next_one_is_read() -> None:
    for _ in range(2):
        began = time.monotonic()
        with pytest.raises(InputError, match=r"No article was found in the page long\.html in 0\.3 seconds\."):
            article_of_page(LONG, "long.html", seconds=0.3)
        assert time.monotonic() - began < 5
        assert article_of_page(page(article(1)), "short.html") == article_of_html(page(article(1)), "short.html")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="copies of a process")
def test_copies_of_a_process_read_pages_of_their_own() -> None:
    expected = article_of_page(page(article(1)), "a.html").text
    copies = []
    for _ in range(3):
        pid = os.fork()
        if pid == 0:
            wrong = 1
            try:
                pages = [page(article(k)) for k in range(4)]
                wrong = sum(article_of_page(data, "a.html") != article_of_html(data, "a.html") for data in pages)
            finally:
                os._exit(wrong)
        copies.append(pid)
    assert article_of_page(page(article(1)), "a.html").text == expected
    assert [os.waitpid(pid, 0)[1] for pid in copies] == [0, 0, 0]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc")
def test_a_process_that_has_ended_meanwhile_is_started_anew_and_none_outlives_its_parent() -> None:
    code = """
import os, signal
from pathlib import Path
from credscore.io.extraction import article_of_page

def children():
    return [int(pid) for pid in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()]

data = open(0, "rb").read()
first = article_of_page(data, "a.html")
(old,) = children()
os.kill(old, signal.SIGKILL)
assert article_of_page(data, "a.html") == first
assert article_of_page(data, "a.html") == first
(new,) = children()
assert new != old
print(new)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], input=page(article(1)), capture_output=True, env=environment(), timeout=120, check=True
    )
    left = Path(f"/proc/{int(done.stdout)}")
    ends = time.monotonic() + 60
    while left.exists() and b"extraction" in (left / "cmdline").read_bytes() and time.monotonic() < ends:
        os.sched_yield()
    assert time.monotonic() < ends


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r"credscore\[html\]"):
        article_of_page(page(article(1)), "a.html")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n1 0 obj <<>> endobj", "is a PDF file, not a web page. Extract the text first: pdftotext"),
        (b"PK\x03\x04\x14\x00\x06\x00", "is a Word, OpenDocument or other packed file, not a web page."),
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
