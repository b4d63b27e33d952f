"""What commands share: options of the contract, colours, messages on stderr."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from credscore._version import __version__
from credscore.errors import CredscoreError, UsageError
from credscore.report.visible import visible

if TYPE_CHECKING:
    from credscore.model.scorer import Scorer

F = TypeVar("F", bound=Callable[..., Any])


def model_option(function: F) -> F:
    """--model DIR"""
    return click.option("--model", metavar="DIR", help="The model. Default: the one that ships.")(function)


def version_option(function: F) -> F:
    """--version"""
    return click.version_option(__version__, "--version", prog_name="credscore", message="%(prog)s %(version)s")(function)


def verbosity_options(function: F) -> F:
    """-q and -v, as `quiet` and `verbose`, and --version."""
    function = version_option(function)
    function = click.option("-v", "--verbose", is_flag=True, help="Also say what was read and how long it took.")(function)
    return click.option("-q", "--quiet", is_flag=True, help="Only results and errors.")(function)


def color_option(function: F) -> F:
    """--no-color, as `no_color`; see `wants_color`."""
    return click.option("--no-color", is_flag=True, help="No colours (also with NO_COLOR set, or in a pipe).")(function)


def plain_option(function: F) -> F:
    """--no-color for a command that writes none: whoever passes the common options to every command may do so here, too."""
    return click.option("--no-color", is_flag=True, expose_value=False, help="No colours; this command writes none.")(function)


def format_option(function: F) -> F:
    """--format text|json, as `format_`"""
    return click.option(
        "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people or for programs."
    )(function)


def label_option(function: F) -> F:
    """--label LABEL=MEANING, repeatable, as `label`: a dict for `credscore.training.dataset.load(labels=...)`."""
    return click.option(
        "--label",
        metavar="LABEL=MEANING",
        multiple=True,
        callback=_labels,
        help="What a label of your own means, such as fake=unreliable or 1=unreliable. Can be given again.",
    )(function)


def _labels(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    out: dict[str, str] = {}
    for item in given:
        word, mark, meaning = (part.strip() for part in item.rpartition("="))
        meaning = meaning.lower()
        if not mark or not word or meaning not in ("reliable", "unreliable", "1", "0"):
            raise UsageError(
                f"--label {item} does not say which label means what.", "Example: --label fake=unreliable --label real=reliable"
            )
        if out.setdefault(word, meaning) != meaning:
            raise UsageError(f"--label gives '{word}' two meanings.", "Give it one: reliable or unreliable.")
    return out


def wants_color(no_color: bool, stream: IO[Any] | None) -> bool:
    """Whether to write colours to `stream`: not with --no-color or NO_COLOR, else on a terminal or with FORCE_COLOR."""
    if no_color or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def report_error(error: CredscoreError, name: str | None = None) -> None:
    """Say on stderr what went wrong, where (`name`, when the message does not already say it), and what to do next."""
    where = f"{name}: " if name is not None and name not in error.message else ""
    click.echo(visible(f"Error: {where}{error.message}"), err=True)
    if error.hint:
        click.echo(visible(f"  {error.hint}"), err=True)


def load_scorer(model: str | None, quiet: bool, verbose: bool) -> Scorer:
    """The model that a command was given; what its user should know of it is said on stderr. Raises ModelError."""
    from credscore.model.scorer import Scorer

    scorer = Scorer.load(model)
    if scorer.bundle.outdated and not quiet:
        remark(f"Warning: {scorer.bundle.outdated}")
    if verbose and not quiet:
        remark("Model: " + ", ".join(f"{key} {value}" for key, value in scorer.info.items()))
    return scorer


def remark(text: str) -> None:
    """A line on stderr that is no error."""
    click.echo(visible(text), err=True)
