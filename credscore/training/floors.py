"""Quality floors: figures pinned in a file beside the fingerprint of the examples they were measured on."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from credscore.errors import InputError, LabelError
from credscore.training.evaluate import METRICS, Measured

# A figure that rests on fewer cases moves by chance more than by the work on the model: it is not pinned.
FEWEST_CASES = 20
_BY_KEY = {x.key: x for x in METRICS}


def not_pinned(measured: Measured) -> list[str]:
    """The figures, in words, that rest on some cases, but on too few to be pinned, or are not defined for those."""
    few = [x for x in METRICS if x.pinned and measured.support[x.key] > 0]
    return [x.words for x in few if measured.support[x.key] < FEWEST_CASES or math.isnan(measured.metrics[x.key])]


def pin(measured: Measured, data: str, split: str) -> dict[str, Any]:
    """The content of a floors file: each figure rounded away from where it must not go (down for a floor, up for a ceiling)."""
    floors: dict[str, float] = {}
    ceilings: dict[str, float] = {}
    for x in METRICS:
        value = measured.metrics[x.key]
        if not x.pinned or math.isnan(value) or measured.support[x.key] < FEWEST_CASES:
            continue
        scale = 10 ** (x.digits - 1)
        if x.lower:
            ceilings[x.key] = math.ceil(value * scale) / scale
        else:
            floors[x.key] = math.floor(value * scale) / scale
    if not floors and not ceilings:
        raise LabelError(f"No figure rests on {FEWEST_CASES} cases or more: there is nothing to pin.", "Give more examples.")
    return {"data": data, "split": split, "floors": floors, "ceilings": ceilings}


def as_json(floors: dict[str, Any]) -> bytes:
    return (json.dumps(floors, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def read_floors(path: str) -> dict[str, Any]:
    """A floors file. Raises InputError: missing, no JSON, of another shape, with unknown metrics."""
    hint = "Write one with: credscore evaluate DATA --pin FILE"
    try:
        found = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"The floors {path} cannot be read: {error.strerror}.", hint) from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"The floors {path} are not JSON: {error}.", hint) from None
    tables = [found.get(k) for k in ("floors", "ceilings")] if isinstance(found, dict) else [None]
    if not isinstance(found, dict) or not isinstance(found.get("data"), str) or not all(isinstance(t, dict) for t in tables):
        raise InputError(f"The file {path} does not hold floors: it needs data, floors and ceilings.", hint)
    for name, value in [item for table in tables for item in (table or {}).items()]:
        if name not in _BY_KEY:
            raise InputError(f"The floors {path} name a metric that does not exist: {name}.", f"Metrics: {', '.join(_BY_KEY)}.")
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise InputError(f"The floors {path} give no number for {name}.", hint)
    return found


def failures(floors: dict[str, Any], measured: Measured, data: str, split: str) -> list[str]:
    """One line for each figure on the wrong side of its floor or ceiling, or why they cannot be compared at all."""
    out = []
    if floors["data"] != data:
        out.append(f"other examples: fingerprint {data[:16]}, but the floors are for {floors['data'][:16]}; pin them anew with --pin")
    if floors.get("split") not in (None, split):
        out.append(f"other rows: --split {split}, but the floors are for --split {floors['split']}")
    if out:
        return out
    for table, words in (("floors", "floor"), ("ceilings", "ceiling")):
        for key, bound in floors[table].items():
            value = measured.metrics[key]
            wrong = math.isnan(value) or (value < bound if table == "floors" else value > bound)
            if wrong:
                shown = "not defined any more" if math.isnan(value) else f"{value:.4f}"
                out.append(f"{_BY_KEY[key].words} ({key}): {shown}, {words} {bound:g}")
    return out
