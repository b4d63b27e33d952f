"""The article of a web page or a Markdown file, found in a process of its own.

What finds articles in pages takes minutes over some of a few megabytes, not all of them made to hurt. A thread could not be stopped; a
process can: it ends itself when its time is up, and may take so much memory and no more. It stays for the next page, as to start one
takes half a second, and goes when none comes or when its parent is gone, even in the middle of a page.
"""

from __future__ import annotations

import atexit
import faulthandler
import importlib.util
import json
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from credscore.errors import CredscoreError, InputError, MissingExtraError, NoText, input_error
from credscore.io.encodings import decode_text
from credscore.io.markdown import article_of_markdown
from credscore.io.orphans import end_with
from credscore.io.webpage import article_of_html, check_page
from credscore.schema import Article, PageNote

SECONDS = 60.0  # a saved page takes one or two on a busy machine
_MEMORY = 1_500_000_000
_IDLE_SECONDS = 30.0
# With the module path of this process and nothing else: what lies in the folder somebody started the command in is no module.
_CODE = "import sys; sys.path[:] = sys.argv[1:]; from credscore.io.extraction import main; main()"
_HINT = "Save its text as a .txt file and score that."
_idle: dict[int, list[_Reader]] = {}  # by the process that started them: a copy of it (fork) must not use its pipes


def article_of_page(data: bytes, where: str, encoding: str | None = None, seconds: float = SECONDS) -> Article:
    """As webpage.article_of_html, in at most `seconds`; what is loaded to read pages does not count. Raises MissingExtraError, or InputError also
    when it was stopped."""
    check_page(data, where, encoding)
    if importlib.util.find_spec("trafilatura") is None:
        raise MissingExtraError(f"Reading the web page {where}", "html")
    return _found("page", data, where, encoding, seconds)


def article_of_marked_text(data: bytes, where: str, encoding: str | None = None, seconds: float = SECONDS) -> Article:
    """As markdown.article_of_markdown, in at most `seconds`. Raises InputError: no text, wrongly encoded, nothing to read, or stopped."""
    text = decode_text(data, where, encoding)
    article = _found("file", text.encode("utf-8", "replace"), where, None, seconds)
    if not article.text.strip():
        raise NoText(f"{where} has no text.", "Give a file with the text of an article.")
    return article


def _found(kind: str, data: bytes, where: str, encoding: str | None, seconds: float) -> Article:
    """kind : "page", or "file" for Markdown in UTF-8."""
    idle = _idle.setdefault(os.getpid(), [])
    found = None
    while found is None:
        try:
            reader, fresh = idle.pop(), False
        except IndexError:
            reader, fresh = _Reader(), True
        started = time.monotonic()
        found = reader.ask(kind, data, where, encoding, seconds)
        if found is None and time.monotonic() - started >= seconds:
            raise InputError(f"No article was found in the {kind} {where} in {seconds:g} seconds.", _HINT)
        if found is None and fresh:  # one that has waited may have ended itself just now
            raise InputError(f"The {kind} {where} cannot be read.", _HINT)
    idle.append(reader)
    if "error" in found:
        if found["error"]["type"] == MissingExtraError.__name__:  # it is there, but what it needs is not: the fault of no page
            raise MissingExtraError(f"Reading the web page {where}", "html")
        raise input_error(found["error"])
    return Article(**found | {"notes": [PageNote(**note) for note in found["notes"]]})


@atexit.register
def _end_idle() -> None:
    for reader in _idle.pop(os.getpid(), []):
        reader.end()


class _Reader:
    """A process that finds articles. One page at a time."""

    def __init__(self) -> None:
        command = [sys.executable, "-I", "-c", _CODE, *sys.path]
        try:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        except OSError as error:
            raise CredscoreError(
                f"The system starts no process to read web pages in: {error.strerror or error}.", "End some others, and try again."
            ) from None

    def ask(self, kind: str, data: bytes, where: str, encoding: str | None, seconds: float) -> dict[str, Any] | None:
        """What `main` answers; None when the process has ended instead. Interrupted, it ends the process."""
        pipe, answers = self._process.stdin, self._process.stdout
        assert pipe is not None and answers is not None
        answer = b""
        try:
            # Not as arguments: a name may be a client's, who may put into it what no argument holds.
            pipe.write(json.dumps([kind, where, encoding, seconds, len(data)]).encode() + b"\n")
            pipe.write(data)
            pipe.flush()
            answer = answers.readline()
        except OSError:  # a broken pipe
            pass
        finally:
            if not answer.endswith(b"\n"):
                self.end()
        if not answer.endswith(b"\n"):
            return None
        found: dict[str, Any] = json.loads(answer)
        return found

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(OSError):  # what it has not read is lost
                pipe.close()


def main() -> None:
    """The process: reads lines of JSON (kind, name, encoding or null, seconds, bytes), each with a page or file behind it; writes a JSON object a line."""
    if sys.platform == "linux":
        import resource

        set_before = [limit for limit in resource.getrlimit(resource.RLIMIT_AS) if limit != resource.RLIM_INFINITY]
        most = min([_MEMORY, *set_before])  # one that is lower may not be raised
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    while True:
        # Ends the process whatever it is doing, without Python's help.
        faulthandler.dump_traceback_later(_IDLE_SECONDS, exit=True)
        line = sys.stdin.buffer.readline()
        if not line:
            return
        kind, where, encoding, seconds, size = json.loads(line)
        # A page is not to be given up because the library was slow to load, as it is where there is no bytecode of it yet.
        if kind == "page":
            faulthandler.cancel_dump_traceback_later()
            with suppress(ImportError):  # which is told of a page
                import trafilatura  # noqa: F401
        faulthandler.dump_traceback_later(seconds, exit=True)
        try:
            data = sys.stdin.buffer.read(size)
            one = article_of_html(data, where, encoding) if kind == "page" else article_of_markdown(data.decode("utf-8"), where)
            found: dict[str, Any] = asdict(one)
        except CredscoreError as error:
            found = {"error": error.as_dict()}
        # ASCII: a lone surrogate must come through, whatever the encoding of standard output.
        print(json.dumps(found), flush=True)
