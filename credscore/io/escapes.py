"""CSV whose quotation marks are escaped by a backslash, as Spark writes it, to CSV that doubles them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ESCAPE = re.compile(rb'\\(["\\])')


def escapes_marks(head: bytes, delimiter: str) -> bool:
    r"""Whether the first mark behind which a quoted field cannot end, though it would by the rules of CSV, is written \"."""
    if b'\\"' not in head:
        return False
    end = delimiter.encode("ascii") + b"\r\n"
    for field in re.finditer(rb'(?:\A|(?<=[\n' + re.escape(delimiter.encode("ascii")) + rb']))"(?:[^"]|"")*"', head):
        if field.end() < len(head) and head[field.end()] not in end:
            return head[field.end() - 2 : field.end() - 1] == b"\\"
    return False


def marks_doubled(blocks: Iterator[bytes]) -> Iterator[bytes]:
    r"""The stream with \" as "" and \\ as \."""
    held = b""
    for block in blocks:
        block = held + block
        held = b"\\" * ((len(block) - len(block.rstrip(b"\\"))) % 2)
        done = _ESCAPE.sub(lambda found: b'""' if found[1] == b'"' else b"\\", block[: len(block) - len(held)])
        if done:
            yield done
    if held:
        yield held
