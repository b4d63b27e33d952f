"""One article from an https address, without any dependency but the reader of web pages."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from ipaddress import ip_address
from typing import IO
from urllib.parse import urlsplit

from credscore._version import __version__
from credscore.errors import InputError, NoText, TooLarge, WrongType
from credscore.io.declared import of_header
from credscore.io.encodings import decode_text, usable_encoding
from credscore.io.logins import without_login
from credscore.schema import Article

TIMEOUT_SECONDS = 20.0
BODY_SECONDS = 60.0
# The largest news pages are a few megabytes; what is larger is a download, not an article.
MAX_BYTES = 20_000_000

# Ways to pack a body. Servers also name none, "none" or their own words, and send the page as it is.
_PACKED = {"gzip", "x-gzip", "deflate", "br", "zstd", "compress"}

_SAVE_HINT = "Open it in a browser, save the text to a file, and score that: credscore score FILE"


def _is_public(url: str) -> bool:
    """Whether all that the host of an address stands for is in the open net; true for one that stands for nothing."""
    try:
        found = socket.getaddrinfo(urlsplit(url).hostname, None, type=socket.SOCK_STREAM)
        return all(ip_address(str(address[0]).partition("%")[0]).is_global for *_, address in found)
    except (OSError, ValueError):
        return True


class _HttpsOnly(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to another https address, and from a public one to public ones: a page must not lead to files, into plain http
    or to what only this machine can reach."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        step = f"{req.full_url} leads on to {without_login(newurl)}"
        if not newurl.lower().startswith("https://"):
            raise InputError(f"{step}, which is not https.", _SAVE_HINT)
        if newurl != without_login(newurl):
            raise InputError(f"{step} with a name or password, which are not sent.", _SAVE_HINT)
        if not _is_public(newurl) and _is_public(req.full_url):
            raise InputError(f"{step}, which is in a private network.", "Score that address, if you trust it.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch_article(url: str, encoding: str | None = None, timeout: float = TIMEOUT_SECONDS) -> Article:
    """The article of a web page (through trafilatura) or of a plain text file at an https address. `id` is the address.

    What the server's field AI-Disclosure declares stands in its notes, in front of what the page does.
    timeout : seconds for the connection and for each read; all of the page may take BODY_SECONDS.
    Raises InputError (not https, with a password, not reachable, refused, too large, no article), MissingExtraError (no trafilatura).
    """
    if url != without_login(url):
        raise InputError(f"{without_login(url)} was given with a name or password in it, which are not sent.", _SAVE_HINT)
    if url.lower().startswith("http://"):
        instead = f"Try {url[:4]}s{url[4:]}, or: {_SAVE_HINT}"
        raise InputError(f"{url} is not an https address: what comes by http may be changed on the way, and nobody would know.", instead)
    if not url.lower().startswith("https://"):
        raise InputError(f"{url} is not an https address.", f"Only https:// is read. {_SAVE_HINT}")
    data, kind, charset, declared = _download(url, timeout)
    if kind == "text/plain":
        text = decode_text(data, url, encoding or charset)
        if not text.strip():
            raise NoText(f"{url} has no text.", _SAVE_HINT)
        return Article(text=text, id=url, notes=of_header(declared))
    if kind not in ("text/html", "application/xhtml+xml"):
        raise WrongType(f"{url} is not a web page or plain text but {kind}.", _SAVE_HINT)
    from credscore.io.extraction import article_of_page

    article = article_of_page(data, url, encoding or charset)
    article.id = url
    article.notes[:0] = of_header(declared)
    return article


def _download(url: str, timeout: float) -> tuple[bytes, str, str | None, list[str]]:
    """(bytes, media type, charset or None, values of the field AI-Disclosure) of a page."""
    try:
        request = urllib.request.Request(url, headers={"User-Agent": f"credscore/{__version__}", "Accept": "text/html, text/plain"})
        with urllib.request.build_opener(_HttpsOnly).open(request, timeout=timeout) as answer:
            packed = answer.headers.get("Content-Encoding", "")
            if not _PACKED.isdisjoint(word.strip() for word in packed.lower().split(",")):
                raise InputError(f"{url} was sent packed ({packed}), though nobody asked for that.", _SAVE_HINT)
            whole = answer.length  # None where the server does not say
            data = b"".join(_pieces(answer, url))
            if whole is not None and len(data) < min(whole, MAX_BYTES):
                raise InputError(f"{url} broke off after {len(data):,} of {whole:,} bytes.", f"Try again later, or: {_SAVE_HINT}")
            kind, charset = answer.headers.get_content_type(), answer.headers.get_content_charset()
            declared = answer.headers.get_all("AI-Disclosure", [])
    except urllib.error.HTTPError as error:
        gone = error.code in (404, 410)
        raise InputError(f"{url} answered {error.code} {error.reason}.", "Check the address." if gone else _SAVE_HINT) from None
    except urllib.error.URLError as error:
        raise _unreachable(url, error.reason, timeout) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _unreachable(url, error, timeout) from None
    if len(data) > MAX_BYTES:
        raise TooLarge(f"{url} is larger than {MAX_BYTES // 1_000_000} MB.", _SAVE_HINT)
    return data, kind, usable_encoding(charset), declared


def _pieces(answer: http.client.HTTPResponse, url: str) -> Iterator[bytes]:
    """The body as it comes, until it is more than MAX_BYTES. Raises InputError when it takes too long."""
    ends, size = time.monotonic() + BODY_SECONDS, 0
    while size <= MAX_BYTES and (piece := answer.read1(1 << 16)):
        size += len(piece)
        yield piece
        if time.monotonic() > ends:
            raise InputError(f"{url} was not all there after {BODY_SECONDS:g} seconds.", f"Try again later, or: {_SAVE_HINT}")


def _unreachable(url: str, reason: object, timeout: float) -> InputError:
    if isinstance(reason, TimeoutError):
        return InputError(f"{url} did not answer within {timeout:g} seconds.", f"Try again later, or: {_SAVE_HINT}")
    if isinstance(reason, socket.gaierror):
        return InputError(f"{url} cannot be fetched: no such host, or no network.", "Check the address and the connection.")
    if isinstance(reason, ssl.SSLCertVerificationError):
        why = reason.verify_message or "it was refused"
        return InputError(
            f"{url} cannot be fetched safely: its certificate does not prove that it is the page it says it is ({why}).",
            f"Check the address, and the date of this machine, or: {_SAVE_HINT}",
        )
    if isinstance(reason, ssl.SSLError) and reason.reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST"):
        return InputError(f"{url} cannot be fetched safely: its server answers, but not in https.", f"Check the address, or: {_SAVE_HINT}")
    if isinstance(reason, ssl.SSLError):
        return InputError(f"{url} cannot be fetched safely: {reason.reason or reason}.", _SAVE_HINT)
    text = reason.strerror if isinstance(reason, OSError) and reason.strerror else str(reason)
    return InputError(f"{url} cannot be fetched: {text}.", _SAVE_HINT)
