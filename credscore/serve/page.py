"""The page: a form, and below it the report as `credscore score --format html` shows it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from unicodedata import normalize

from credscore.errors import CredscoreError
from credscore.report.html import Entry, environment, shown
from credscore.report.visible import visible
from credscore.report.words import clipped
from credscore.schema import Article, Report
from credscore.serve.carried import pack, sentences_of
from credscore.serve.inputs import PASTED
from credscore.serve.settings import MEGABYTE, Limits

FIELDS = ("text", "title", "publisher", "encoding", "id", "file_title", "file_publisher", "file_notes", "file_sentences")
_LONGEST = 60  # characters of the name of a file
_HEADING = 100  # and of a line that is shown as a title
# A report in its form, in which it can be asked for again.
FORMATS = {"json": "application/json", "html": "text/html; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Page:
    """A page as bytes, and the Content-Security-Policy that lets it show itself, send its form home, and nothing else."""

    body: bytes
    policy: str


def empty(limits: Limits) -> Page:
    """The form alone."""
    return _page(limits, {})


def with_report(limits: Limits, report: Report, article: Article, sent: Mapping[str, str]) -> Page:
    """The report, and the form with what was scored. sent: the fields of the form that asked for it."""
    fields = {"text": article.text, "id": article.id or "", "file_notes": pack(article), "file_sentences": sentences_of(article.text)}
    for role in ("title", "publisher"):
        typed, old = sent.get(role, "").strip(), sent.get(f"file_{role}", "")
        fields[role] = getattr(article, role) or ""
        fields[f"file_{role}"] = "" if typed and typed != old else fields[role]
    return _page(limits, fields, [Entry(report, article.text, heading(article))])


def heading(article: Article) -> str | None:
    """What a report is headed by: the article's title, of a text that was pasted its first line, so that tabs can be told apart."""
    return article.title or (clipped(article.text.strip().partition("\n")[0], _HEADING) if article.id == PASTED else None)


def with_error(limits: Limits, error: CredscoreError, fields: Mapping[str, str]) -> Page:
    """What is wrong, and the form as it was sent."""
    return _page(limits, fields, error=error)


def file_name(fields: Mapping[str, str]) -> str:
    """What a report is called that is taken away, without suffix: by the article's title or the name of its file, in letters that any system takes."""
    named = fields.get("title", "").strip() or fields.get("id", "").rpartition(".")[0]
    plain = normalize("NFKD", named[:200]).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONGEST].strip("-") or "report"


def _page(limits: Limits, fields: Mapping[str, str], entries: list[Entry] | None = None, error: CredscoreError | None = None) -> Page:
    source = (
        environment("credscore.serve")
        .get_template("page.html")
        .render(
            shown(entries or []),
            fields={name: fields.get(name, "") for name in FIELDS},
            error=None if error is None else {"message": visible(error.message), "hint": visible(error.hint or "")},
            megabytes=f"{limits.body / MEGABYTE:g}",
            characters=f"{min(limits.article, limits.characters):,}",
        )
    )
    return Page((source + "\n").encode("utf-8", "replace"), _policy(source))


def _policy(source: str) -> str:
    """Only the page's own style sheet, by its hash. The lengths of its bars are style attributes; none holds a word of an article."""
    style = source.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; style-src-attr 'unsafe-inline'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
