"""Texts of Windows-1252 that were decoded as ISO 8859-1: control characters stand where quotation marks and dashes were."""

from __future__ import annotations

import re

# Found faster as UTF-8, where all of them begin with one byte. A line end of its own (U+0085) alone says nothing; others stand behind the
# halves of letters that were decoded otherwise.
_CONTROLS = re.compile(rb"(?<![\x80-\xbf])\xc2[\x80-\x84\x86-\x9f](?!\xc2[\x80-\xbf])")
NOTE = (
    "Control characters stand where quotation marks and dashes were: the text is Windows-1252 and was decoded as ISO 8859-1. "
    "They are read as what they were, but read it anew (credscore batch: --encoding cp1252)."
)


def decoded_wrongly(text: str) -> bool:
    """Whether there are control characters in a text that are marks in Windows-1252."""
    return not text.isascii() and _CONTROLS.search(text.encode("utf-8", "surrogatepass")) is not None
