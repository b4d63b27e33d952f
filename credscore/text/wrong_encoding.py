"""Texts that were decoded with the wrong encoding, or written with one that lacks their marks: what is to be told of them."""

from __future__ import annotations

import re

# Windows-1252 read as ISO 8859-1. Found faster as UTF-8, where all of them begin with one byte: with that in front the pattern is looked for only
# where it stands, which is a fifteenth of the work of looking behind every byte. A line end of its own (U+0085) alone says nothing; others stand
# behind the halves of letters that were decoded otherwise.
_CONTROLS = re.compile(rb"\xc2(?<![\x80-\xbf]\xc2)[\x80-\x84\x86-\x9f](?!\xc2[\x80-\xbf])")
# UTF-8 read as Windows-1252 or as ISO 8859-1: quotation marks and dashes, emoji, accented letters, "Â£40". A capital letter that ends a word
# in capitals may have a mark behind it ("IRMÃ»"), so of the halves that are marks as well only those inside a word count ("Ã–sterreich").
_MARKS = "[‚„…†‡‹‘’“”•–˜™›]"
_TWICE = re.compile(
    "â(?:€|\x80[\x80-\xbf])|ð(?:Ÿ|\x9f)|Ã[\x80-\x9f¡-º¼-¿€ƒˆ‰ŠŒŽšœžŸ]|(?<![A-Z])Â[\x80-\xbf]"
    f"|(?<![A-Z])Ã{_MARKS}(?=[A-Za-z])|Ã{_MARKS}(?=[A-Z])"
)
_HALVES = ("Ã", "Â", "â", "ð")  # one of them is in all of these; looked for by itself, since a pattern with choices is slow
# "haven?t", "she?s": behind the question mark of an address stands no such word alone. It begins with the mark, which is found fast.
_ASKED = re.compile(r"\?(?<=[a-z]\?)(?:t|s|re|ve|ll|d|m)[\s.,;:!?)]")
_LEAST = 2  # of them: one may be a slip of the keys
_LOST = "quotations may go unseen, so save the text anew from where it comes from, as UTF-8."
CONTROLS = (
    "Control characters stand where quotation marks and dashes were: the text is Windows-1252 and was decoded as ISO 8859-1. "
    "They are read as what they were, but read it anew (credscore batch: --encoding cp1252)."
)
TWICE = (
    "Broken characters stand where quotation marks, dashes or accented letters were: the text is UTF-8 and was decoded with the wrong encoding. "
    "Most are read as what they were, but read it anew, as UTF-8."
)
REPLACED = f"Characters that could not be decoded were replaced by U+FFFD (a question mark in a diamond): {_LOST}"
ASKED = f"Question marks stand where apostrophes or quotation marks were, which an encoding lacked: {_LOST}"


def wrong_encoding(text: str) -> str | None:
    """What to tell of a text whose characters did not survive its encoding; None for all others."""
    if not text.isascii():
        if any(half in text for half in _HALVES) and _TWICE.search(text) is not None:
            return TWICE
        if "\ufffd" in text:
            return REPLACED
        if _CONTROLS.search(text.encode("utf-8", "surrogatepass")) is not None:
            return CONTROLS
    return ASKED if sum(1 for _, _ in zip(_ASKED.finditer(text), range(_LEAST), strict=False)) == _LEAST else None
