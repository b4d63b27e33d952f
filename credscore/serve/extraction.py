"""The article of a web page, found in a process of its own.

What finds articles in pages takes minutes over some of a few megabytes, not all of them made to hurt. A thread could not be stopped; a
process can. It starts anew for every page, which costs half a second, and may take so much memory and no more.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from typing import Any

from credscore.errors import CredscoreError, InputError, MissingExtraError
from credscore.io.webpage import article_of_html
from credscore.schema import Article

_MEMORY = 1_500_000_000
# With the module path of this process and nothing else: what lies in the folder somebody started the server in is no module.
_CODE = "import sys; sys.path[:] = sys.argv[1:]; from credscore.serve.extraction import main; main()"
_HINT = "Save its text as a .txt file and score that."


def article_of_page(data: bytes, where: str, encoding: str | None, seconds: float) -> Article:
    """As io.webpage.article_of_html, in at most `seconds`. Raises MissingExtraError, or InputError also when it was stopped."""
    if importlib.util.find_spec("trafilatura") is None:
        raise MissingExtraError("Reading web pages", "html")
    command = [sys.executable, "-I", "-c", _CODE, *sys.path]
    # Not as arguments: a name is the client's, who may put into it what no argument holds.
    sent = json.dumps([where, encoding, seconds]).encode() + b"\n" + data
    try:
        done = subprocess.run(command, input=sent, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise InputError(f"No article was found in the page {where} in {seconds:g} seconds.", _HINT) from None
    if done.returncode != 0:
        raise InputError(f"The page {where} cannot be read.", _HINT)
    found = json.loads(done.stdout)
    if "error" in found:
        raise InputError(found["error"]["message"], found["error"]["hint"])
    return Article(**found)


def main() -> None:
    """The process: a line of JSON (name, encoding or null, seconds) and a page on standard input, to a JSON object on standard output."""
    where, encoding, seconds = json.loads(sys.stdin.buffer.readline())
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        # Should its parent be gone, nobody else would end it.
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 1))
    try:
        article = article_of_html(sys.stdin.buffer.read(), where, encoding)
        found: dict[str, Any] = {"text": article.text, "id": article.id, "title": article.title, "publisher": article.publisher}
    except CredscoreError as error:
        found = {"error": error.as_dict()}
    # ASCII: a lone surrogate must come through, whatever the encoding of standard output.
    sys.stdout.write(json.dumps(found))
