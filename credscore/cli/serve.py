"""`credscore serve`: a page to paste articles into, and the same over HTTP for programs."""

from __future__ import annotations

import importlib.util
import os
import sys
from contextlib import suppress

import click

from credscore.cli import EXIT_INTERRUPTED
from credscore.cli.common import load_scorer, model_option, plain_option, remark, verbosity_options
from credscore.errors import MissingExtraError

_NEEDED = ("starlette", "uvicorn", "python_multipart")


@click.command(
    epilog="""\b
Examples:
  credscore serve
  credscore serve --open
  credscore serve --port 9000 --model models/mine
  credscore serve --host 0.0.0.0 --allow-host newsdesk.example

\b
For programs, with the server running:
  curl -H 'Content-Type: text/plain' --data-binary @a.txt localhost:8000/score
  curl -H 'Content-Type: text/html' --data-binary @a.html localhost:8000/score
  curl --json '{"text": "...", "publisher": "..."}' localhost:8000/score

Exit codes: 2 wrong usage, such as a port in use; 3 unusable model; 130 ended with Ctrl-C."""
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="NAME", help="Address to listen on; with 127.0.0.1 only this machine gets in."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to listen on; 0 takes any that is free.")
@click.option(
    "--allow-host", metavar="NAME", multiple=True, help="Another name this server goes by, such as that of a proxy. Can be given again."
)
@click.option(
    "--max-size",
    type=click.IntRange(1, 100),
    default=5,
    show_default=True,
    metavar="MB",
    help="Largest request that is taken; for each MB 400,000 characters of text, 100,000 of one article.",
)
@click.option("--open", "open_", is_flag=True, help="Also open the page in the browser.")
@model_option
@plain_option
@verbosity_options
def serve(
    host: str,
    port: int,
    allow_host: tuple[str, ...],
    max_size: int,
    open_: bool,
    model: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """A local web page and HTTP API.

    Paste an article into the page, or choose a file, and read the report; programs send JSON, text or HTML and get the report as JSON.
    Nothing that is sent is stored or logged, and nothing is fetched from anywhere. Ctrl-C ends it.
    """
    if any(importlib.util.find_spec(name) is None for name in _NEEDED):
        raise MissingExtraError("The web page", "serve")
    from credscore.serve.app import make_app
    from credscore.serve.guard import EVERYWHERE, Guard, is_local
    from credscore.serve.server import address_of, bind, make_server
    from credscore.serve.settings import Limits

    limits = Limits.of_megabytes(max_size)
    with bind(host, port) as bound:
        scorer = load_scorer(model, quiet, verbose)
        if not is_local(bound.getsockname()[0]):
            remark(
                f"Warning: whoever can reach this machine can use this server (--host {host}): it asks for no password and is not encrypted. "
                "What is sent can be read on the way."
            )
        address = address_of(bound)
        more = "" if host not in EVERYWHERE else " and on every other address of this machine"

        def ready() -> None:
            if not quiet:
                remark(f"Serving on {address}{more} (Ctrl-C ends it)")
            if open_:
                _open(address)

        app = make_app(scorer, Guard.of(host, allow_host), limits, remark, remark if verbose and not quiet else None)
        with suppress(KeyboardInterrupt):
            make_server(app, limits, ready).run(sockets=[bound])
    # Only an interrupt ends it; where interrupts were ignored when it started, uvicorn returns instead of raising one. A thread that scores
    # cannot be stopped, and Python would wait for it; nobody else does, and nothing is kept.
    remark("Interrupted.")
    sys.stderr.flush()
    os._exit(EXIT_INTERRUPTED)


def _open(address: str) -> None:
    """Show the page in a browser; some take their time to start."""
    import threading
    import webbrowser

    def show() -> None:
        if not webbrowser.open(address):
            remark(f"No browser was found. Open {address} in one.")

    threading.Thread(target=show, daemon=True).start()
