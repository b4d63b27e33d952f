"""Numbers with their nouns, as messages say them."""

from __future__ import annotations


def counted(count: int, word: str) -> str:
    """1 article, 2,000 articles."""
    return f"{count:,} {word}" + ("" if count == 1 else "s")
