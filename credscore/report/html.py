"""A report as one web page that needs nothing else: no script, no font, no picture, light and dark, fit for printing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from credscore.report import reasons, words
from credscore.report.paint import LEGEND, MARKED, Run, paint_of, runs, within
from credscore.report.visible import one_line, visible
from credscore.schema import Report, Sentence

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Entry:
    """A report, the text it was made from, and the article's title where there is one."""

    report: Report
    text: str
    title: str | None = None


def render(report: Report, text: str, title: str | None = None) -> str:
    """One report as a complete HTML page. `text` is the text that was scored; the report's offsets point into it."""
    return render_many([Entry(report, text, title)])


def render_many(entries: Sequence[Entry]) -> str:
    """Several reports as one HTML page with a list of them at its top."""
    return environment().get_template("report.html").render(shown(entries)) + "\n"


def shown(entries: Sequence[Entry]) -> dict[str, Any]:
    """What report.html, and any page that extends it, is filled with."""
    return {"views": [_view(entry, number) for number, entry in enumerate(entries, 1)], "footer": words.HINT_SCALE}


@cache
def environment(*packages: str) -> Environment:
    """The templates of the report, and of packages whose pages extend it; made once."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    # Everything that comes from an article is escaped: autoescape is for all templates, not by their suffix.
    return Environment(
        loader=ChoiceLoader([PackageLoader(package, "templates") for package in ("credscore.report", *packages)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _view(entry: Entry, number: int) -> dict[str, Any]:
    """What the template shows of one report, as plain values."""
    report, text = reasons.with_words(entry.report, entry.text), entry.text
    shown = one_line(text)
    found = runs(report.evidence, len(shown))
    present = {run.paint for run in found}
    error = report.error or {}
    read = words.is_read(report)
    paragraphs = _paragraphs(report, text, shown, found, number) if read else []
    return {
        "anchor": f"article-{number}",
        "name": one_line(report.id or f"Article {number}"),
        "title": one_line(entry.title) if entry.title else None,
        "status": report.status,
        "score": None if report.score is None else words.whole(report.score),
        "level": words.level(report.score),
        "band": one_line(report.band or ""),
        "bar": _bar(report),
        "interval": words.interval_in_words(report),
        "interval_hint": words.interval_hint(report),
        "error": visible(error.get("message") or "The article could not be scored."),
        "hint": visible(error.get("hint") or ""),
        "notes": [visible(note.text) for note in report.notes],
        "signals": [one_line(phrase) for phrase in words.signals_in_words(report)],
        "reasons": _reasons(report, shown, number) if read else [],
        "from": reasons.moved_from(report),
        "legend": [(paint, label) for paint, label in LEGEND.items() if paint in present],
        "silent": any(sentence["score"] is None for paragraph in paragraphs for sentence in paragraph),
        "paragraphs": paragraphs,
        "advice": _advice(report, text, number) if read else [],
        "marks": _marks(report, shown, found, number) if read else [],
        "model": one_line(words.model_in_words(report)),
        "prefix": f"a{number}-s",
    }


def _bar(report: Report) -> dict[str, str] | None:
    """Positions on the scale in per cent of its length."""
    if report.score is None:
        return None
    low, high = report.interval or (report.score, report.score)
    return {"at": f"{report.score:.1f}", "low": f"{low:.1f}", "length": f"{high - low:.1f}"}


def _reasons(report: Report, shown: str, number: int) -> list[dict[str, Any]]:
    found = [(reason, reasons.leads(report, shown, reason)) for reason in reasons.strongest(report.reasons)]
    largest = max((abs(value) for (_, value), _ in found), default=1.0)
    return [
        {
            "text": one_line(reasons.reason_in_words(report, reason, leads)),
            "points": words.points(reason[1]),
            "side": "up" if reason[1] > 0 else "down",
            "length": f"{100 * abs(reason[1]) / largest:.0f}",
            "leads": [{"anchor": _anchor(number, report, lead.start), "words": one_line(lead.words)} for lead in leads],
        }
        for reason, leads in found
    ]


def _because(report: Report, shown: str, sentence: Sentence, found: Sequence[Run], number: int) -> list[dict[str, Any]]:
    """The reasons of a weak sentence, each with the words that it leads to where no mark shows them, and links to those elsewhere."""
    said: set[tuple[int, int]] = set()
    return [
        {
            "text": str(why),
            "leads": [
                {
                    "anchor": "" if sentence.start <= lead.start < sentence.end else _anchor(number, report, lead.start),
                    "words": one_line(lead.words),
                }
                for lead in reasons.reason_leads(report, shown, sentence, why, found, said)
            ],
        }
        for why in reasons.sentence_reasons(sentence)
    ]


def _advice(report: Report, text: str, number: int) -> list[dict[str, Any]]:
    def place(start: int, end: int) -> dict[str, str]:
        return {"anchor": _anchor(number, report, start), "words": words.in_quotes(text[start:end], 90)}

    return [{"text": visible(group.text), "places": [place(*span) for span in group.places]} for group in words.grouped_advice(report)]


def _marks(report: Report, shown: str, found: Sequence[Run], number: int) -> list[dict[str, Any]]:
    """What the marks in the text stand for, each with its places: what tooltips tell to a mouse alone."""
    places: dict[str, list[dict[str, str]]] = {}
    told: set[tuple[int, str]] = set()
    for run in found:
        for index in (run.top, *run.under):
            item = report.evidence[index]
            tip = words.evidence_in_words(item, run.start, run.end)
            if paint_of(item) in MARKED and (index, tip) not in told:
                told.add((index, tip))
                place = {"anchor": _anchor(number, report, run.start), "words": words.clipped(shown[run.start : run.end])}
                if place not in places.setdefault(tip, []):
                    places[tip].append(place)
    return [{"text": tip, "places": some} for tip, some in sorted(places.items(), key=lambda one: one[0].casefold())]


def _anchor(number: int, report: Report, start: int) -> str:
    """The id of the sentence that holds `start`, or '' when none does. Sentences stand in the order of the text."""
    at = bisect_right(report.sentences, start, key=lambda sentence: sentence.start) - 1
    return f"a{number}-s{report.sentences[at].start}" if at >= 0 and start < report.sentences[at].end else ""


def _paragraphs(report: Report, text: str, shown: str, found: Sequence[Run], number: int) -> list[list[dict[str, Any]]]:
    paragraphs: list[list[dict[str, Any]]] = []
    for piece in words.pieces(report, text):
        if piece.opens or not paragraphs:
            paragraphs.append([])
        sentence = piece.sentence
        score = None if sentence is None else sentence.score
        paragraphs[-1].append(
            {
                "start": piece.start if sentence is None else sentence.start,
                "score": None if score is None else f"{score:.0f}",
                "level": words.level(score),
                "parts": _parts(report, shown, piece.start, piece.end, found),
                "reasons": _because(report, shown, sentence, found, number) if sentence is not None else [],
            }
        )
    return paragraphs


def _parts(report: Report, shown: str, start: int, end: int, found: Sequence[Run]) -> list[dict[str, str]]:
    """Characters `start:end` as pieces of text, each with its paints, a tooltip that names all the evidence on it, and, where a mark begins,
    its kind for those who do not see it."""
    parts = []
    at = start
    begun: set[tuple[int, str]] = set()
    for run in within(found, start, end):
        if at < run.start:
            parts.append({"text": shown[at : run.start], "paint": ""})
        evidence = [report.evidence[index] for index in (run.top, *run.under)]
        tips = dict.fromkeys(words.evidence_in_words(item, run.start, run.end) for item in evidence)
        quoted = run.paint != "quote" and any(item.kind == "quote" for item in evidence)
        begins = run.paint in MARKED and (run.top, run.paint) not in begun
        begun.add((run.top, run.paint))
        parts.append(
            {
                "text": shown[run.start : run.end],
                "paint": f"{run.paint}{' quote' if quoted else ''}",
                "tip": "; ".join(tips),
                "kind": words.spoken(evidence[0], run.start, run.end) if begins else "",
            }
        )
        at = run.end
    if at < end:
        parts.append({"text": shown[at:end], "paint": ""})
    return parts
