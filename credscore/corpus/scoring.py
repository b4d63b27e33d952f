"""Rows to what is written of them: reports as plain types, or for the smallest detail JSON lines straight from the outlines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from json.encoder import encode_basestring as quoted
from typing import Any

from credscore.corpus.stats import Stats
from credscore.io.jsontext import json_text, report_bytes, report_line
from credscore.io.page_notes import add_notes, beside
from credscore.io.rows import Row
from credscore.io.spooled import SpooledList
from credscore.model.blocks import is_long, long_report
from credscore.model.outline import Outline
from credscore.model.scorer import BATCH_CHARACTERS, REPORT_CHARACTERS
from credscore.schema import SCHEMA_VERSION, Detail, Evidence, Report, Sentence


def row_batches(rows: Iterable[Row], size: int = 0, detail: Detail = "article") -> Iterator[list[Row]]:
    """Rows in groups that fill one batch of the scorer each. size: bytes of all rows, so that the last group is no small rest; 0: unknown."""
    limit = BATCH_CHARACTERS if detail == "article" else REPORT_CHARACTERS
    if size > limit:
        limit = size // -(-size // limit)
    waiting: list[Row] = []
    chars = 0
    for row in rows:
        length = len(row.text or "")
        if waiting and chars + length > limit:
            yield waiting
            waiting, chars = [], 0
        waiting.append(row)
        chars += length + 64
    if waiting:
        yield waiting


def score_rows(
    scorer: Any, rows: list[Row], detail: Detail, stats: Stats, spool: Callable[[], SpooledList] | None = None
) -> list[dict[str, Any]]:
    """Reports of rows as plain types, in order, counted in `stats`; rows with an error get a report that says so and are never scored.

    spool: makes lists for the sentences and the evidence of a very long article, which would not fit into memory as objects.
    """
    good = [row for row in rows if row.error is None]
    found: Iterator[dict[str, Any]]
    if detail == "article":
        found = (whole.report(row.id, scorer.info).to_dict(detail) for row, whole in zip(good, _outlines(scorer, good, stats), strict=True))
    else:
        found = _detailed(scorer, good, detail, stats, spool)
    info = scorer.info
    out = []
    for row in rows:
        if row.error is None:
            out.append(next(found))
        else:
            stats.see_error(row.error)
            out.append(Report.failed(row.id, row.error, info).to_dict(detail))
    return out


def _outlines(scorer: Any, good: list[Row], stats: Stats) -> list[Outline]:
    found: list[Outline] = scorer.outline([row.text for row in good], [row.publisher for row in good])
    for row, whole in zip(good, found, strict=True):
        add_notes(whole.notes, whole.signals, row.notes)
        stats.see(len(row.text or ""), whole.sentences, whole.score, whole.band, [note.code for note in whole.notes])
    return found


def _detailed(scorer: Any, good: list[Row], detail: Detail, stats: Stats, spool: Callable[[], SpooledList] | None) -> Iterator[dict[str, Any]]:
    apart = {k for k, row in enumerate(good) if spool is not None and is_long(row.text or "")}
    short = [row for k, row in enumerate(good) if k not in apart]
    reports: list[dict[str, Any]] = scorer.score_records(
        [row.text for row in short], ids=[row.id for row in short], publishers=[row.publisher for row in short], detail=detail
    )
    ready = iter(reports)
    for k, row in enumerate(good):
        report = _long_record(scorer, row, detail, spool) if spool is not None and k in apart else next(ready)
        codes = [note["code"] for note in report["notes"]]
        if row.notes:
            report["notes"] += [note.to_dict() for note in beside(row.notes, report["signals"]["ai_disclosure"], codes)]
        stats.see(len(row.text or ""), len(report["sentences"]), report["score"], report["band"], codes)
        yield report


def _long_record(scorer: Any, row: Row, detail: Detail, spool: Callable[[], SpooledList]) -> dict[str, Any]:
    sentences, evidence = spool(), spool()

    def keep(some: list[Sentence], items: list[Evidence]) -> None:
        sentences.extend([sentence.to_dict() for sentence in some])
        evidence.extend([item.to_dict() for item in items])

    report = long_report(scorer, row.text or "", [row.publisher], row.id, detail, keep).to_dict(detail)
    return {name: {"sentences": sentences, "evidence": evidence}.get(name, value) for name, value in report.items()}


def article_lines(scorer: Any, rows: list[Row], keep: Sequence[str], stats: Stats) -> list[bytes]:
    """JSON lines with --detail article, byte for byte those of `report_line(score_rows(...)[k] | kept)`, without a dict of any."""
    info = scorer.info
    model = json_text(info)
    good = [row for row in rows if row.error is None]
    found = iter(_outlines(scorer, good, stats))
    out = []
    for row in rows:
        kept = "".join([f",{quoted(name)}:{json_text(row.kept.get(name))}" for name in keep])
        if row.error is None:
            out.append(report_bytes(_line(next(found), quoted(row.id), f'{model},"error":null{kept}}}')))
        else:
            stats.see_error(row.error)
            out.append(report_line(Report.failed(row.id, row.error, info).to_dict("article") | {name: row.kept.get(name) for name in keep}))
    return out


def _line(whole: Outline, id: str, tail: str) -> str:
    """One article as JSON, in the order of the report's fields. id, tail : JSON text."""
    if whole.scored:
        head = f'"ok","score":{whole.score!r},"interval":[{whole.low!r},{whole.high!r}],"band":{quoted(whole.band or "")}'
    else:
        head = '"insufficient","score":null,"interval":null,"band":null'
    values = ",".join([f'"{name}":{value!r}' for name, value in whole.signals.items() if name != "ai_disclosure"])
    reasons = ",".join([f'["{name}",{points!r}]' for name, points in whole.reasons])
    notes = ",".join([f'{{"code":"{note.code}","text":{quoted(note.text)}}}' for note in whole.notes])
    return (
        f'{{"schema_version":"{SCHEMA_VERSION}","id":{id},"status":{head},'
        f'"signals":{{{values},"ai_disclosure":"{whole.signals["ai_disclosure"]}"}},'
        f'"base":{"null" if whole.base is None else repr(whole.base)},"reasons":[{reasons}],"notes":[{notes}],"model":{tail}'
    )
