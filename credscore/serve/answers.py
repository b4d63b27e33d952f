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

_AT_ONCE = 200_000  # characters that are scored before their pieces are counted


def reports(scorer: Scorer, asked: Asked, limits: Limits) -> list[Report]:
    """A full report for every item, in order. Raises TooLarge."""
    articles = [item for item in asked.items if isinstance(item, Article)]
    long = sum(len(article.text) for article in articles)
    if long > limits.characters:
        raise TooLarge(
            f"{long:,} characters are more than the {limits.characters:,} of one request.",
            "Send them in parts, use credscore batch, or start the server with a larger --max-size.",
        )
    longest = max((len(article.text) for article in articles), default=0)
    if longest > limits.article:
        raise TooLarge(
            f"A text of {longest:,} characters is longer than the {limits.article:,} of one article.",
            "Send the articles in it one by one, use credscore score FILE, or start the server with a larger --max-size.",
        )
    scored = iter(_scored(scorer, articles, limits))
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


def _scored(scorer: Scorer, articles: list[Article], limits: Limits) -> list[Report]:
    """The reports of articles, made a few at a time for as long as an answer may hold them. Raises TooLarge."""
    out: list[Report] = []
    pieces = 0
    while len(out) < len(articles):
        low = len(out)
        high, characters = low + 1, len(articles[low].text)
        while high < len(articles) and (characters := characters + len(articles[high].text)) <= _AT_ONCE:
            high += 1
        some = articles[low:high]
        texts, ids, publishers = ([getattr(article, name) for article in some] for name in ("text", "id", "publisher"))
        out += scorer.score_batch(texts, ids=ids, publishers=publishers)
        pieces += sum(len(report.sentences) + len(report.evidence) for report in out[low:])
        if pieces > limits.pieces:
            raise TooLarge(
                f"The answer would hold more than {limits.pieces:,} sentences and pieces of evidence; news has five to seven in 100 characters.",
                "Send less at once, use credscore batch, or start the server with a larger --max-size.",
            )
    return out


def answer_bytes(scorer: Scorer, asked: Asked, limits: Limits) -> bytes:
    """The JSON answer: one object, or a list where a list was sent. Raises TooLarge."""
    found = ",".join([json_text(report.to_dict()) for report in reports(scorer, asked, limits)])
    return line_bytes(found if asked.one else f"[{found}]")


def failure_bytes(error: CredscoreError, model: dict[str, str]) -> bytes:
    """The report that stands for a request without one: status `error`. model : Scorer.info."""
    return line_bytes(json_text(Report.failed(None, error.as_dict(), dict(model)).to_dict()))
