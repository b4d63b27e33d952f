"""Values to JSON lines that any tool can read: no NaN, no lone surrogate, no character that some take for the end of a line."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from typing import Any

from credscore.io.encodings import without_halves
from credscore.io.tabular import plain


def changed(value: Any, kind: type, change: Callable[[Any], Any]) -> Any:
    """The value with everything of a kind changed that is in its lists and dicts, be it ever so deep."""
    if isinstance(value, kind):
        return change(value)
    if isinstance(value, dict):
        return {k: changed(v, kind, change) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [changed(v, kind, change) for v in value]
    return value


def _finite(number: float) -> float | None:
    """NaN and infinities become null: they are no JSON."""
    return number if math.isfinite(number) else None


_TYPES = {type(None): "null", bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "an object"}


def json_type(value: object) -> str:
    """What a JSON value is, in words for a message."""
    return _TYPES.get(type(value), type(value).__name__)


def objects_in(value: Any) -> Iterator[dict[str, Any]]:
    """All objects in JSON, however deep they are nested: without recursion."""
    waiting = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            waiting += node.values()
            yield node


def listed(value: Any) -> list[Any]:
    """What should be a list, as one: another's file may hold one thing alone, or none."""
    return value if isinstance(value, list) else [] if value is None else [value]


# Line ends to Unicode, though not to JSON: tools that split lines the Unicode way would tear a row in two.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
# what is written was read from a file or is a report: nothing holds itself, and to look for that in every list takes a sixth of the time
_ENCODE = json.JSONEncoder(check_circular=False, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=plain).encode
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def json_line(values: dict[str, Any]) -> bytes:
    """One JSON line; lone surrogates (no Unicode text, but possible in JSON) are escaped as \\udXXX."""
    return line_bytes(json_text(values))


def report_line(values: dict[str, Any]) -> bytes:
    """One JSON line of an output, with a replacement character for each lone surrogate: what reads tables refuses its escape."""
    return report_bytes(json_text(values))


def json_page(value: Any, indent: int = 2) -> bytes:
    """JSON over many lines, for people to read as well; otherwise as `json_line`. Raises ValueError for NaN."""
    return line_bytes(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent))


def json_text(value: Any) -> str:
    """Compact JSON; what no UTF-8 can hold is in there still."""
    try:
        return _ENCODE(value)
    except ValueError:
        return _ENCODE(changed(value, float, _finite))


def report_bytes(text: str) -> bytes:
    """As `line_bytes`, with a replacement character for each lone surrogate."""
    return line_bytes(text, escape=False)


def line_bytes(text: str, escape: bool = True) -> bytes:
    """The bytes of JSON text, with a newline behind it. escape : lone surrogates as \\udXXX, else replaced."""
    if not text.isascii():
        if "\u2028" in text or "\u2029" in text or "\x85" in text:
            text = text.translate(_LINE_ENDS)
        try:
            return text.encode("utf-8") + b"\n"
        except UnicodeEncodeError:
            if not escape:
                return without_halves(text).encode("utf-8") + b"\n"
            # Outside of strings JSON is ASCII, so every other character may be escaped where it stands.
            return _NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], text).encode("ascii") + b"\n"
    return text.encode("ascii") + b"\n"
