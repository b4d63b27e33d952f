"""The objects in a file of JSON, each with the line it begins in, or why there is none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from credscore.io.jsontext import json_type
from credscore.training.tables import Record


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON; write null")


_DECODER = json.JSONDecoder(parse_constant=_no_constant)


def _parse(text: str) -> tuple[Any, str | None]:
    """(value, None) or (None, why it is not JSON)."""
    try:
        return _DECODER.decode(text), None
    except json.JSONDecodeError as error:
        return None, f"is not valid JSON: {error.msg} at column {error.colno}"
    except ValueError as error:
        return None, f"is not valid JSON: {error}"
    except RecursionError:
        return None, "is nested too deeply to be read"


def json_values(text: str) -> Iterator[Record]:
    """The objects of a file: those of JSON Lines or of one array, or one written over several lines."""
    if text.lstrip().startswith("["):
        yield from _array(text)
        return
    lines = text.split("\n")
    first = next((line for line in lines if line.strip()), "")
    if first and _parse(first.strip())[1] is not None and len(lines) > 1:
        # One object written over several lines is no JSON Lines, but there is no doubt about what is meant.
        value, reason = _parse(text.strip())
        if reason is None and isinstance(value, dict):
            yield 1 + text[: len(text) - len(text.lstrip())].count("\n"), value, []
            return
    for number, line in enumerate(lines, 1):
        if not line or line.isspace():
            continue
        value, reason = _parse(line.strip())
        if reason is None and not isinstance(value, dict):
            reason = f"is {json_type(value)}, not an object"
        yield number, (value if reason is None else None), ([] if reason is None else [reason])


def _array(text: str) -> Iterator[Record]:
    """The elements of one JSON array, each with the line it begins in."""
    at = text.index("[") + 1
    line, counted = 1, 0

    def skip(position: int) -> int:
        while position < len(text) and text[position].isspace():
            position += 1
        return position

    at = skip(at)
    while at < len(text) and text[at] != "]":
        line += text.count("\n", counted, at)
        counted = at
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
            yield line, None, [f"is not valid JSON: {reason}; nothing after it can be read"]
            return
        if isinstance(value, dict):
            yield line, value, []
        else:
            yield line, None, [f"is {json_type(value)}, not an object"]
        at = skip(at)
        if at < len(text) and text[at] == ",":
            at = skip(at + 1)
        elif at >= len(text) or text[at] != "]":
            yield line, None, ["is not followed by a comma or the end of the list; nothing after it can be read"]
            return
    line += text.count("\n", counted, at)
    if at >= len(text):
        yield line, None, ["the list does not end: the file is cut off"]
    elif (more := skip(at + 1)) < len(text):
        yield line + text.count("\n", at, more), None, ["stands behind the end of the list: nothing from here on can be read"]
