"""The command group: finds commands by name, loads them only when they run, and turns errors into messages and exit codes."""

from __future__ import annotations

import atexit
import errno
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, NoReturn

import click

from credscore.cli.common import report_error, version_option
from credscore.errors import CredscoreError

# Name and one-line help, in the order of the help page. Each lives in credscore/cli/<name>.py as a click command of the same
# name; the help stands here so that `credscore --help` need not import any of them.
COMMANDS: tuple[tuple[str, str], ...] = (
    ("score", "Score one or a few articles and show why."),
    ("batch", "Score a corpus, in parallel, resumable."),
    ("summarize", "Averages of a scored corpus by any column."),
    ("train", "Train a model on labelled examples."),
    ("evaluate", "Measure a model against labelled examples."),
    ("rules", "List, explain and check the rules that find evidence."),
    ("data", "Check, convert and describe labelled examples."),
    ("serve", "A local web page and HTTP API."),
)

# What a shell reports for a program that was ended by SIGPIPE: `credscore ... | head` ends like any other program there.
EXIT_BROKEN_PIPE = 141
EXIT_INTERRUPTED = 130
# What a disk says when it takes no more of what standard output is sent to: it is full, its quota is, or it is broken; and what one
# says that the caller had closed.
_UNWRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)


class LazyGroup(click.Group):
    """A group whose commands are modules of this package, imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name, _ in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = getattr(importlib.import_module(f"credscore.cli.{cmd_name}"), cmd_name)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if self.get_command(ctx, name) is None and (os.path.exists(name) or name == "-" or "://" in name):
            ctx.fail(f"'{name}' is not a command. To score it: credscore score {name}")
        near = get_close_matches(name, self.list_commands(ctx), 1)
        if near and name != near[0]:
            ctx.fail(f"No such command '{name}'. Did you mean '{near[0]}'?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(COMMANDS)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. A reader that has gone away (`| head`) ends it without a word, a full disk with a message."""
        try:
            result = super().invoke(ctx)
            # A small output is still in the buffer: find out here, not while the interpreter shuts down.
            sys.stdout.flush()
        except OSError as error:
            if error.errno not in (errno.EPIPE, *_UNWRITABLE):
                raise
            _drop_stdout()
            if error.errno == errno.EPIPE:
                sys.exit(EXIT_BROKEN_PIPE)
            if error.errno == errno.EBADF:
                raise CredscoreError("Standard output cannot be written: it is closed.", "Leave it open, or give a file: -o FILE") from None
            raise CredscoreError(
                f"The output cannot be written: {error.strerror}.", "Free some space, or write elsewhere: -o FILE"
            ) from None
        return result

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = "credscore", standalone_mode: bool = True, **extra: Any
    ) -> Any:
        """Run the command line and exit with the code of the contract.

        With standalone_mode=False the command's own result is returned and errors are raised, as click does.
        """
        if not standalone_mode:
            return super().main(args, prog_name, standalone_mode=False, **extra)
        _open_streams()
        try:
            result = super().main(args, prog_name, standalone_mode=False, **extra)
        except CredscoreError as error:
            report_error(error)
            _flush_or_drop()
            sys.exit(error.exit_code)
        except click.exceptions.Abort:
            exit_interrupted("Interrupted.")
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        # What ctx.exit(code) was given comes back as an int.
        sys.exit(result if isinstance(result, int) else 0)


def exit_interrupted(message: str) -> NoReturn:
    """Say it on stderr and exit with the code of an interrupt.

    CPython remembers a KeyboardInterrupt that came up inside `exec` of a string, as while a dataclass is made during an import, although it was
    caught, and sends itself SIGINT as the last thing it does: a caller would see a signal, not the code. Held back, it does nothing.
    """
    click.echo(message, err=True)
    if hasattr(signal, "pthread_sigmask"):
        # Not now: whoever called this as a function lives on.
        atexit.register(signal.pthread_sigmask, signal.SIG_BLOCK, {signal.SIGINT})
    sys.exit(EXIT_INTERRUPTED)


def _open_streams() -> None:
    """Streams that the caller closed (`>&-`, some services): nothing comes in, messages go nowhere, and results are an error, not lost.

    Without it the first file that is opened would become standard output.
    """
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_WRONLY if name == "stderr" else os.O_RDONLY)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 (as long as the process)


def _flush_or_drop() -> None:
    """What is left for a standard output that cannot be written must not change the exit code."""
    try:
        sys.stdout.flush()
    except OSError:
        _drop_stdout()


def _drop_stdout() -> None:
    """Point stdout at nothing, so that what is still buffered makes no noise at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


main = LazyGroup(
    name="credscore",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="""Reads a news article and says how far a careful editor could rely on it, going only by how it is sourced.

    The score runs from 0 (rumour, nobody accountable) to 100 (every claim tied to somebody who can be held to it), for the
    article and for every sentence, with the words that led to it. It does not say whether the article is true.
    """,
    epilog="""\b
Examples:
  credscore score article.txt
  credscore score https://example.org/news/bridge.html --format json
  pbpaste | credscore score
  credscore batch articles.jsonl -o scores.jsonl

Each command has its own help: credscore score --help""",
)
version_option(main)
