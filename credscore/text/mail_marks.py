"""The marks of quoted mail in plain text, "> " in front of every line: read as absent, so that lines and paragraphs are those of what was sent."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from credscore.text.fold import IGNORABLE

_MARKS = re.compile(r"^(?:>[ \t]?)+", re.M)
_LINE = re.compile(r"^[ \t\r\f\v]*\S", re.M)
_LEAST, _SHARE = 4, 0.6  # lines with a mark: how many, and their share of those that are not blank; fewer quote somebody


def drop_mail_marks(texts: Sequence[str], body: np.ndarray, gap: int) -> np.ndarray:
    """Make the marks of quoted texts ignorable in `body`, where the texts lie folded with `gap` characters between them; returns their places."""
    gone: list[np.ndarray] = [np.zeros(0, np.int64)]
    at = 0
    for text in texts:
        if "\n>" in text:
            marks = [found.span() for found in _MARKS.finditer(text)]
            if len(marks) >= max(_LEAST, _SHARE * sum(1 for _ in _LINE.finditer(text))):
                gone.extend(np.arange(at + start, at + end) for start, end in marks)
        at += len(text) + gap
    places = np.concatenate(gone)
    body[places] = IGNORABLE
    return places
