"""Articles to reports, and reports and errors to the bytes of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credscore.errors import CredscoreError
from credscore.io.jsontext import json_text, line_bytes
from credscore.io.page_notes import add_notes
from credscore.schema import Article, Report
from credscore.serve.inputs import Asked
from credscore.serve.refusals import TooLarge
from credscore.serve.settings import Limits

if TYPE_CHECKING:
    from credscore.model.scorer import Scorer


def reports(scorer: Scorer, asked: Asked, limits: Limits) -> list[Report]:
    """A full report for every item, in order. Raises TooLarge."""
    articles = [item for item in asked.items if isinstance(item, Article)]
    long = sum(len(article.text) for article in articles)
    if long > limits.characters:
        raise TooLarge(
            f"{long:,} characters are more than the {limits.characters:,} of one request.",
            "Send them in parts, use credscore batch, or start the server with a larger --max-size.",
        )
    scored = iter(
        scorer.score_batch(
            [article.text for article in articles],
            ids=[article.id for article in articles],
            publishers=[article.publisher for article in articles],
        )
    )
    out = []
    for item in asked.items:
        if isinstance(item, Article):
            report = next(scored)
            add_notes(report.notes, report.signals, item.notes)
            out.append(report)
        else:
            item.model = dict(scorer.info)
            out.append(item)
    return out


def answer_bytes(scorer: Scorer, asked: Asked, limits: Limits) -> bytes:
    """The JSON answer: one object, or a list where a list was sent. Raises TooLarge."""
    found = [report.to_dict() for report in reports(scorer, asked, limits)]
    return line_bytes(json_text(found[0] if asked.one else found))


def failure_bytes(error: CredscoreError, model: dict[str, str]) -> bytes:
    """The report that stands for a request without one: status `error`. model : Scorer.info."""
    return line_bytes(json_text(Report.failed(None, error.as_dict(), dict(model)).to_dict()))
