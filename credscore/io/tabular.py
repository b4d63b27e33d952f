"""The flat columns of a report for CSV and Parquet, and how a report becomes such a row.

One row per article. Columns, in order, with their Arrow types (`json` is written as JSON text in CSV, nested in Parquet):

| column | type | meaning |
|---|---|---|
| schema_version, id, status | string | as in the report |
| score, interval_low, interval_high | float64 | 0..100; null unless status is ok |
| band | string | words for the score |
| signals (10 columns) | float64, named_sources and the ends of the peak int64, ai_disclosure string | the report's `signals`, one column each |
| base | float64 | what the points of `reasons` are counted from; null without a score |
| reasons | list<struct<reason: string, points: float64>> | why the article scored so |
| notes | list<struct<code: string, text: string>> | |
| model_name, model_version, model_fingerprint | string | |
| error_type, error_message, error_hint | string | null unless status is error |
| sentence_base | float64 | the same for the reasons of sentences; with --detail sentences or full |
| sentences | list<struct<…>> | with --detail sentences or full |
| evidence, advice | list<struct<…>> | with --detail full |
| reason_spans | list<list<int64>> | for each of `reasons` the characters it leads to, starts and ends in turn; with --detail full |

Kept columns follow at the end. They and the ids are written as they were read, also "=1+1", which a spreadsheet that opens a CSV takes for a formula: a
mark in front of it would be one more character to every program that reads the file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

SIGNALS: tuple[tuple[str, str], ...] = (
    ("quote_density", "float64"),
    ("quote_density_peak", "float64"),
    ("quote_peak_start", "int64"),
    ("quote_peak_end", "int64"),
    ("hedge_density", "float64"),
    ("attributed_share", "float64"),
    ("named_sources", "int64"),
    ("anonymous_share", "float64"),
    ("second_hand_share", "float64"),
    ("ai_disclosure", "string"),
)
ARTICLE_COLUMNS: tuple[tuple[str, str], ...] = (
    ("schema_version", "string"),
    ("id", "string"),
    ("status", "string"),
    ("score", "float64"),
    ("interval_low", "float64"),
    ("interval_high", "float64"),
    ("band", "string"),
    *SIGNALS,
    ("base", "float64"),
    ("reasons", "json"),
    ("notes", "json"),
    ("model_name", "string"),
    ("model_version", "string"),
    ("model_fingerprint", "string"),
    ("error_type", "string"),
    ("error_message", "string"),
    ("error_hint", "string"),
)
_SENTENCES = (("sentence_base", "float64"), ("sentences", "json"))
_EXTRA: dict[str, tuple[tuple[str, str], ...]] = {
    "article": (),
    "sentences": _SENTENCES,
    "full": (*_SENTENCES, ("evidence", "json"), ("reason_spans", "json"), ("advice", "json")),
}
# The report's own names at the top level of JSONL, which a kept column must not overwrite.
REPORT_NAMES = frozenset(
    [
        "schema_version",
        "id",
        "status",
        "score",
        "interval",
        "band",
        "sentence_base",
        "sentences",
        "evidence",
        "signals",
        "base",
        "reasons",
        "reason_spans",
        "advice",
        "notes",
        "model",
        "error",
    ]
)


def columns(detail: str) -> tuple[tuple[str, str], ...]:
    """(name, type) of the columns for a detail ('article', 'sentences', 'full'), without kept ones."""
    return ARTICLE_COLUMNS + _EXTRA[detail]


def reserved_names() -> frozenset[str]:
    """Names that no kept column may have in any output format."""
    return REPORT_NAMES | {name for name, _ in columns("full")}


def flatten(report: dict[str, Any], detail: str) -> dict[str, Any]:
    """A report as one flat row with the keys of `columns(detail)`; nested columns hold lists of dicts (a SpooledList stays as it is)."""
    interval = report.get("interval") or (None, None)
    signals = report.get("signals") or {}
    model = report.get("model") or {}
    error = report.get("error") or {}
    row: dict[str, Any] = {
        "schema_version": report["schema_version"],
        "id": report["id"],
        "status": report["status"],
        "score": report["score"],
        "interval_low": interval[0],
        "interval_high": interval[1],
        "band": report["band"],
    }
    for name, kind in SIGNALS:
        value = signals.get(name)
        row[name] = value if value is None or kind != "string" else str(value)
    row["base"] = report.get("base")
    row["reasons"] = [{"reason": r[0], "points": r[1]} for r in report.get("reasons") or ()]
    row["notes"] = report.get("notes") or []
    for key in ("name", "version", "fingerprint"):
        row[f"model_{key}"] = model.get(key)
    for key in ("type", "message", "hint"):
        row[f"error_{key}"] = error.get(key)
    for name, kind in _EXTRA[detail]:
        items = report.get(name) if kind != "json" else report.get(name) or []
        if name == "sentences" and isinstance(items, list):
            items = [flat_sentence(sentence) for sentence in items]
        row[name] = items
    return row


def flat_sentence(sentence: dict[str, Any]) -> dict[str, Any]:
    """A sentence of a report as tables hold it: its reasons are structs, too."""
    return sentence | {"reasons": [{"reason": reason, "points": points} for reason, points in sentence["reasons"]]}


def csv_cell(value: Any) -> str:
    """A value as the text of a CSV cell: strings as they are, null empty, anything else as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if not isinstance(value, int | float | list | dict):
        return str(plain(value))
    return json.dumps(value, ensure_ascii=False, default=plain)


def plain(value: Any) -> Any:
    """A value that JSON has no type for (dates, decimals, bytes of a Parquet column) as a string."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")
    return str(value)


def csv_header(detail: str, keep: Sequence[str]) -> list[str]:
    return [name for name, _ in columns(detail)] + list(keep)
