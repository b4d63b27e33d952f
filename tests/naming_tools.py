"""What reports call a source: shared by the tests of names and titles."""

from __future__ import annotations

import credscore

SCORER = credscore.load()
Named = tuple[str | None, str | None]


def told(text: str) -> Named:
    """Name and title of the first attribution of a text."""
    found = next(item for item in SCORER.score_batch([text], detail="full")[0].evidence if item.kind == "attribution")
    return found.name, found.title
