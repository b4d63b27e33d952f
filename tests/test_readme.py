"""What programs have to know of a report or an answer stands in the README: every kind, state, note, type of error and HTTP status."""

from __future__ import annotations

import re
from pathlib import Path

from credscore import errors
from credscore.io import page_notes
from credscore.model.signals import AI_STATES
from credscore.schema import EVIDENCE_FIELDS
from credscore.serve import refusals

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
REPORT = README.split("\n## Report\n")[1].split("\n## ")[0]
OVER_HTTP = README.split("\n## In a browser, and over HTTP\n")[1].split("\n## ")[0]


def row(field: str) -> str:
    """The row of the table of fields that `field` stands in."""
    (found,) = re.findall(rf"^\|[^|]*`{field}`[^|]*\|(.*)\|$", REPORT, re.M)
    return found


def test_kinds_of_evidence_and_states_of_ai_disclosure() -> None:
    assert set(EVIDENCE_FIELDS) <= set(re.findall(r"`(\w+)`", row("evidence")))
    assert set(AI_STATES) <= set(re.findall(r"`([\w ]+)`", row("signals")))


def test_codes_of_notes() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "credscore" / "model").glob("*.py"))
    codes = {*re.findall(r'\bNote\(\s*"(\w+)"', sources), *page_notes.CODES}
    assert len(codes) > 12 and codes <= set(re.findall(r"`(\w+)`", row("notes")))


def test_types_of_errors_that_a_report_may_have() -> None:
    types = {kind.__name__ for kind in (*errors.InputError.__subclasses__(), errors.InputError, errors.MissingExtraError)}
    types = {name for name in types if getattr(errors, name, None)} - {errors.NothingRead.__name__}
    assert types <= set(re.findall(r"`(\w+)`", row("error")))


def test_http_statuses() -> None:
    statuses = {kind.status for kind in vars(refusals).values() if isinstance(kind, type) and issubclass(kind, refusals.Refusal)}
    statuses.add(refusals.status_of(errors.MissingExtraError("The page", "serve")))
    assert {str(status) for status in statuses} <= set(re.findall(r"\b\d{3}\b", OVER_HTTP))
