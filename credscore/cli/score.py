"""`credscore score`: one or a few articles in, a report a person or a program reads out."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import click

from credscore.cli.common import color_option, load_scorer, model_option, remark, report_error, verbosity_options, wants_color
from credscore.cli.results import target_file, write_result
from credscore.errors import InputError, MissingExtraError, NothingRead, UsageError
from credscore.schema import Article, Report

# Lines longer than this are hard to read; --width overrules it.
_WIDEST = 110
_NARROWEST = 40
_UNSEEN = 100  # in a pipe or a file: what the README shows is what a pipe gives
_FORMAT_OF_SUFFIX = {".json": "json", ".jsonl": "json", ".html": "html", ".htm": "html"}
# Names that promise what a report is not.
_OTHER_FORMATS = frozenset((".csv", ".tsv", ".parquet", ".pdf", ".docx", ".doc", ".odt", ".rtf", ".xlsx", ".xls"))


@dataclass(frozen=True, slots=True)
class ScoredInput:
    """A report and the article it is about; a failed input has an article without text."""

    report: Report
    article: Article


@click.command(
    epilog="""\b
Examples:
  credscore score article.txt
  credscore score a.txt b.txt --brief
  credscore score https://example.org/news/bridge.html
  pdftotext story.pdf - | credscore score
  credscore score article.txt --format json | jq .score
  credscore score article.txt -o report.html

Exit codes: 0 done; 1 done, but inputs failed (empty, no text, a PDF), be it the only one; 2 wrong usage, or none of them is there;
3 unusable model; 130 interrupted."""
)
@click.argument("inputs", metavar="[FILE|URL|-]...", nargs=-1)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "html"]),
    help="Default: by the name of the output, else text. json: one object a line, one line an article.",
)
@click.option("-o", "--output", metavar="FILE", help="Where the report goes. Default: stdout.")
@click.option("--title", metavar="TEXT", help="Title to show above the report (one input only). It is not scored: the text is; JSON has none.")
@click.option("--publisher", metavar="NAME", help="Who published it: its own reporters are no second-hand source.")
@click.option("--encoding", metavar="NAME", help="Encoding of the inputs. Default: their byte order mark, else UTF-8.")
@click.option("--all/--brief", "whole", default=True, help="With or without the article, sentence by sentence.  [default: all]")
@click.option("--width", type=click.IntRange(min=_NARROWEST), metavar="COLUMNS", help="Width of the text report. Default: the terminal's, else 100.")
@model_option
@color_option
@verbosity_options
def score(
    inputs: tuple[str, ...],
    format_: str | None,
    output: str | None,
    title: str | None,
    publisher: str | None,
    encoding: str | None,
    whole: bool,
    width: int | None,
    model: str | None,
    no_color: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Score one or a few articles and show why.

    Reads text files, saved web pages, Markdown, e-mails (.eml), https addresses, or - for standard input (also when nothing is named and something
    is piped in). For many articles use: credscore batch

    Of addresses only https:// is read: what comes by http may be changed on the way. A page that is not public (paid for, behind a login)
    has to be saved in a browser first.
    """
    paths = _checked(inputs, title, encoding)
    target = target_file(output or "-", inputs)
    chosen = format_ or _format_by_name(target)
    if title is not None and chosen == "json" and not quiet:
        remark("--title is shown above reports as text or HTML; JSON has no field for it.")
    if not whole and chosen == "html" and not quiet:
        remark("--brief shortens reports as text and JSON; a page always holds the article.")
    look = _Look(whole, _chosen_width(width, target is None), target is None and wants_color(no_color, sys.stdout), _out_encoding(target))
    unread: list[str] = []
    results = _score_all(paths, model, title, publisher, encoding, quiet, verbose, unread)
    outcomes: list[bool] = []

    def counted() -> Iterator[ScoredInput]:
        for item in results:
            outcomes.append(item.report.status != "error")
            yield item

    parts = _rendered(counted(), chosen, look)
    if target is None:
        # A report appears as soon as it is there, not when the last one is.
        for part in parts:
            write_result(part, None)
    else:
        data = b"".join(parts)
        if data:
            write_result(data, target)
            if not quiet:
                remark(f"Written to {target}")
    failed = outcomes.count(False)
    if failed:
        if len(paths) > 1:
            remark(f"{failed} of {len(paths)} inputs could not be scored.")
        sys.exit(NothingRead.exit_code if len(unread) == len(paths) else 1)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a report is drawn. `whole`: with the article itself; `encoding`: of the output."""

    whole: bool
    width: int
    color: bool
    encoding: str


def _checked(inputs: tuple[str, ...], title: str | None, encoding: str | None) -> list[str]:
    """The inputs to read. Raises UsageError for options that make no sense together."""
    from credscore.io.encodings import check_encoding

    check_encoding(encoding)
    if not inputs:
        if sys.stdin is None or sys.stdin.isatty():
            raise UsageError(
                "There is nothing to score: name a file or an https address, or pipe a text in.", "Example: credscore score article.txt"
            )
        inputs = ("-",)
    if "" in inputs:
        raise UsageError("The name of an input is empty.", "Name a file or an https address; was a variable of the shell not set?")
    if inputs.count("-") > 1:
        raise UsageError("Standard input can be read only once.", "Give '-' one time.")
    if title is not None and len(inputs) > 1:
        raise UsageError("--title is for one article, but several inputs are given.", "Score them one at a time, or leave --title out.")
    return list(inputs)


def _format_by_name(target: str | None) -> str:
    """The format that the name of the output says; text where it says nothing. Raises UsageError for one that is not written."""
    suffix = os.path.splitext(target or "")[1].lower()
    if suffix in _OTHER_FORMATS:
        raise UsageError(
            f"A report cannot be written as {suffix}: {target}",
            "Name it .txt, .html or .json. Tables of scores (.csv, .parquet) are written by: credscore batch INPUT... -o OUTPUT",
        )
    return _FORMAT_OF_SUFFIX.get(suffix, "text")


def _score_all(
    paths: list[str],
    model: str | None,
    title: str | None,
    publisher: str | None,
    encoding: str | None,
    quiet: bool,
    verbose: bool,
    unread: list[str],
) -> Iterator[ScoredInput]:
    """Read and score the inputs in order. One that cannot be read is named on stderr and yields a report of status error.

    unread : is told the paths that lead to no article at all.
    """
    from credscore.io.logins import without_login
    from credscore.io.page_notes import add_notes

    scorer = load_scorer(model, quiet, verbose)
    for path, id_ in zip(paths, _ids(paths), strict=True):
        try:
            article = _read(path, encoding)
        except (InputError, MissingExtraError) as error:
            report_error(error, None if path == "-" else without_login(path))
            unread += [path] if isinstance(error, NothingRead) else []
            yield ScoredInput(Report.failed(id_, error.as_dict(), dict(scorer.info)), Article(text="", id=id_))
            continue
        article.title = title or article.title
        article.publisher = publisher or article.publisher
        started = time.perf_counter()
        report = scorer.score(article.text, id=id_, publisher=article.publisher)
        add_notes(report.notes, report.signals, article.notes)
        if verbose and not quiet:
            took = 1000 * (time.perf_counter() - started)
            remark(f"{path}: {len(article.text):,} characters, {len(report.sentences)} sentences, {took:.0f} ms")
        yield ScoredInput(report, article)


def _ids(paths: list[str]) -> list[str]:
    """The file's name; its whole path where two files have the same name; the address of a page."""
    from credscore.io.logins import without_login

    names = ["<stdin>" if path == "-" else without_login(path) if "://" in path else os.path.basename(path) or path for path in paths]
    counts = Counter(names)
    return [path if counts[name] > 1 and path != "-" else name for path, name in zip(paths, names, strict=True)]


def _read(path: str, encoding: str | None) -> Article:
    if "://" in path:
        from credscore.io.fetch import fetch_article

        return fetch_article(path, encoding)
    from credscore.io.readers import read_article

    return read_article(path, encoding)


def _rendered(items: Iterable[ScoredInput], format_: str, look: _Look) -> Iterator[bytes]:
    """The bytes of the output, piece by piece; a page can only be made when all its articles are there."""
    if format_ == "html":
        yield _html(list(items))
    elif format_ == "json":
        from credscore.io.jsontext import json_line

        for item in items:
            yield json_line(item.report.to_dict("full" if look.whole else "article"))
    else:
        drawn = 0
        for item in items:
            # What failed has been named on stderr.
            if item.report.status != "error":
                yield _text(item, look, after_another=drawn > 0)
                drawn += 1


def _text(item: ScoredInput, look: _Look, after_another: bool) -> bytes:
    from credscore.report import terminal

    unicode = _can_show(terminal.GLYPHS, look.encoding)
    page = terminal.render(
        item.report,
        item.article.text,
        title=item.article.title,
        width=look.width,
        color=look.color,
        brief=not look.whole,
        unicode=unicode,
    )
    rule = f"\n{('─' if unicode else '-') * look.width}\n\n" if after_another else ""
    return (rule + page).encode(look.encoding, "replace")


def _chosen_width(width: int | None, on_screen: bool) -> int:
    """--width, else the terminal's width (COLUMNS counts) within reason, else that of the README in a pipe or a file."""
    if width is not None:
        return width
    if not on_screen or not (sys.stdout.isatty() or os.environ.get("COLUMNS")):
        return _UNSEEN
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))


def _out_encoding(target: str | None) -> str:
    """Files are UTF-8; stdout is what the user's system says."""
    return "utf-8" if target is not None else getattr(sys.stdout, "encoding", None) or "utf-8"


def _can_show(signs: str, encoding: str) -> bool:
    try:
        signs.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _html(items: list[ScoredInput]) -> bytes:
    from credscore.report import html

    page = html.render_many([html.Entry(item.report, item.article.text, item.article.title) for item in items])
    return page.encode("utf-8", "replace")
