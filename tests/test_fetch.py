"""Articles from https addresses: a real server on this machine, with a real certificate, and pages that fail in every way."""

from __future__ import annotations

import http.server
import json
import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from test_cli_group import ROOT

from credscore.cli import main
from credscore.errors import InputError
from credscore.io.fetch import _is_public, fetch_article

EXAMPLE = ROOT / "examples" / "article.txt"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """(address, certificate file) of a web server with pages that work and pages that do not."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which makes the certificate of the test server, is not installed")
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = str(folder / "key.pem"), str(folder / "cert.pem")
    who = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *who, "-keyout", key, "-out", certificate]
    subprocess.run(command, check=True, capture_output=True)
    stop = threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            text = EXAMPLE.read_text(encoding="utf-8")
            body = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
            pages = {
                "/a.txt": ("text/plain; charset=utf-8", text.encode()),
                "/odd.txt": ("text/plain; charset=x-made-up", text.encode()),
                "/undefined.txt": ("text/plain; charset=undefined", text.encode()),
                "/hex.txt": ("text/plain; charset=hex", text.encode()),
                "/latin.txt": ("text/plain; charset=iso-8859-1", "Zoë Müller sagte nichts.".encode("latin-1")),
                "/blank.txt": ("text/plain", b"  \n"),
                "/a.html": (
                    "text/html; charset=utf-8",
                    f"<html><head><title>T</title></head><body><article>{body}</article></body></html>".encode(),
                ),
                "/a.pdf": ("application/pdf", b"%PDF-1.4"),
            }
            if self.path == "/away":
                self.send_response(302)
                self.send_header("Location", "http://localhost/a.txt")
                self.end_headers()
            elif self.path == "/inside":
                self.send_response(302)
                self.send_header("Location", f"https://localhost:{self.server.server_address[1]}/a.txt")  # type: ignore[attr-defined]
                self.end_headers()
            elif self.path.startswith("/encoding="):
                self.send_response(200)
                self.send_header("Content-Type", "text/plain")
                self.send_header("Content-Encoding", self.path.partition("=")[2].replace("+", ", "))
                self.end_headers()
                self.wfile.write(text.encode())
            elif self.path == "/short":
                self.send_response(200)
                self.send_header("Content-Type", "text/plain")
                self.send_header("Content-Length", "5000000")
                self.end_headers()
                self.wfile.write(text.encode())
            elif self.path == "/login":
                self.send_response(302)
                self.send_header("Location", "https://paul:geheim@localhost/a.txt")
                self.end_headers()
            elif self.path == "/plain-login":
                self.send_response(302)
                self.send_header("Location", "http://paul:geheim@localhost/a.txt")
                self.end_headers()
            elif self.path in ("/packed", "/drips"):
                self.send_response(200)
                self.send_header("Content-Type", "text/plain")
                self.send_header("Content-Encoding", "gzip" if self.path == "/packed" else "identity")
                self.end_headers()
                while self.path == "/drips" and not stop.wait(0.05):
                    self.wfile.write(b"a ")
            elif self.path == "/slow":
                stop.wait()
            elif self.path in pages:
                kind, data = pages[self.path]
                self.send_response(200)
                self.send_header("Content-Type", kind)
                if self.path in ("/a.txt", "/a.html"):
                    self.send_header("AI-Disclosure", 'mode=ai-modified; model="Quill 3"')
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
            else:
                self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            """Keep the tests' output clean."""

    httpd = http.server.ThreadingHTTPServer(("localhost", 0), Handler)
    httpd.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    httpd.socket = context.wrap_socket(httpd.socket, server_side=True)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"https://localhost:{httpd.server_address[1]}", certificate
    stop.set()
    httpd.shutdown()
    httpd.server_close()


@pytest.fixture
def site(server: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> str:
    """The server's address, its certificate trusted."""
    monkeypatch.setenv("SSL_CERT_FILE", server[1])
    monkeypatch.setenv("no_proxy", "localhost")
    return server[0]


def test_plain_text_is_fetched_as_it_is(site: str) -> None:
    for name in ("a.txt", "odd.txt", "undefined.txt", "hex.txt"):  # a script that knows no charset writes "undefined"
        found = fetch_article(f"{site}/{name}")
        assert found.text == EXAMPLE.read_text(encoding="utf-8")
        assert found.id == f"{site}/{name}"


def test_the_encoding_that_the_server_names_counts_unless_another_is_asked_for(site: str) -> None:
    assert fetch_article(f"{site}/latin.txt").text == "Zoë Müller sagte nichts."
    with pytest.raises(InputError, match="not valid utf-8"):
        fetch_article(f"{site}/latin.txt", encoding="utf-8")


def test_a_web_page_gives_its_article(site: str) -> None:
    pytest.importorskip("trafilatura")
    found = fetch_article(f"{site}/a.html")
    assert "Ines Falk" in found.text and "<p>" not in found.text


def test_what_the_server_declares_about_ai_is_a_note(site: str) -> None:
    said = 'The server declares that AI helped to make the page (Quill 3): AI-Disclosure: mode=ai-modified; model="Quill 3".'
    for name in ("a.txt", "a.html"):
        if name == "a.html":
            pytest.importorskip("trafilatura")
        assert [note.text for note in fetch_article(f"{site}/{name}").notes] == [said]
    assert fetch_article(f"{site}/odd.txt").notes == []
    done = CliRunner().invoke(main, ["score", f"{site}/a.txt", "--format", "json"])
    assert {"code": "ai_markup", "text": said} in json.loads(done.stdout)["notes"]


@pytest.mark.parametrize(
    ("path", "said"),
    [("/gone", "404"), ("/away", "not https"), ("/a.pdf", "application/pdf"), ("/blank.txt", "no text"), ("/slow", "0.5 seconds")],
)
def test_pages_that_cannot_be_read_say_why(site: str, path: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        fetch_article(site + path, **({"timeout": 0.5} if path == "/slow" else {}))
    assert f"{site}{path}" in caught.value.message and caught.value.hint


def test_what_comes_packed_is_said_to_be(site: str) -> None:
    with pytest.raises(InputError, match=r"packed \(gzip\)"):
        fetch_article(f"{site}/packed")
    for word in ("br", "X-GZIP", "utf-8+zstd"):
        with pytest.raises(InputError, match="was sent packed"):
            fetch_article(f"{site}/encoding={word}")


@pytest.mark.parametrize("word", ["", "none", "identity", "Identity", "utf-8", "UTF-8+identity"])
def test_what_is_not_packed_is_read_whatever_the_server_calls_it(site: str, word: str) -> None:
    assert fetch_article(f"{site}/encoding={word}").text == EXAMPLE.read_text(encoding="utf-8")


def test_a_page_that_breaks_off_is_no_whole_one(site: str) -> None:
    with pytest.raises(InputError, match=r"broke off after [\d,]+ of 5,000,000 bytes"):
        fetch_article(f"{site}/short")


@pytest.mark.parametrize("path", ["/login", "/plain-login"])
def test_a_login_that_a_page_leads_to_is_neither_sent_nor_shown(site: str, path: str) -> None:
    with pytest.raises(InputError, match=r"leads on to .*localhost/a\.txt") as caught:
        fetch_article(f"{site}{path}")
    assert "geheim" not in str(caught.value) and "paul" not in str(caught.value)


def test_a_page_that_never_ends_is_given_up(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("credscore.io.fetch.BODY_SECONDS", 0.3)
    with pytest.raises(InputError, match=r"not all there after 0\.3 seconds"):
        fetch_article(f"{site}/drips")


def test_a_public_page_does_not_lead_into_this_machine(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fetch_article(f"{site}/inside").text  # who asks for this machine may be led about in it
    monkeypatch.setattr("credscore.io.fetch._is_public", lambda url: url.endswith("/inside"))
    with pytest.raises(InputError, match=r"leads on to .*a\.txt, which is in a private network"):
        fetch_article(f"{site}/inside")


@pytest.mark.parametrize(
    ("url", "public"), [("https://127.0.0.1:1/a", False), ("https://[::1]/", False), ("https://192.168.1.4/", False), ("https://9.9.9.9/", True)]
)
def test_addresses_of_private_networks_are_known(url: str, public: bool) -> None:
    assert _is_public(url) is public


def test_a_password_in_an_address_is_neither_sent_nor_shown(site: str) -> None:
    done = CliRunner().invoke(main, ["score", site.replace("://", "://ann:secret@") + "/a.txt", "--format", "json"])
    assert done.exit_code == 1 and "name or password" in done.stderr and "secret" not in done.output
    assert json.loads(done.stdout)["id"] == f"{site}/a.txt"


def test_a_certificate_nobody_vouches_for_is_refused(server: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("no_proxy", "localhost")
    with pytest.raises(InputError, match=r"safely: its certificate .*self.signed") as caught:
        fetch_article(f"{server[0]}/a.txt")
    assert "CERTIFICATE_VERIFY" not in caught.value.message and "date" in str(caught.value.hint)


def test_a_server_without_https_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "localhost")

    class Plain(http.server.BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.HTTPServer(("localhost", 0), Plain) as httpd:
        threading.Thread(target=httpd.handle_request, daemon=True).start()
        with pytest.raises(InputError, match=r"not in https\.") as caught:
            fetch_article(f"https://localhost:{httpd.server_address[1]}/a.txt")
    assert "WRONG_VERSION" not in str(caught.value)


def test_an_http_address_is_refused_with_why_and_what_to_do() -> None:
    with pytest.raises(InputError, match="changed on the way") as caught:
        fetch_article("http://kelsby.example/a")
    assert "https://kelsby.example/a" in str(caught.value.hint)


@pytest.mark.parametrize("url", ["http://localhost/a.txt", "ftp://localhost/a.txt", "file:///etc/hostname"])
def test_only_https_is_read(url: str) -> None:
    with pytest.raises(InputError, match="not an https address"):
        fetch_article(url)


def test_an_address_is_scored_like_a_file(site: str) -> None:
    done = CliRunner().invoke(main, ["score", f"{site}/a.txt", f"{site}/gone", "--format", "json"])
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["id"], row["status"]) for row in rows] == [(f"{site}/a.txt", "ok"), (f"{site}/gone", "error")]
    assert done.exit_code == 1 and "404" in done.stderr
