"""Files that an earlier run had read and that have left their folder since: each is a failed row, as one is that vanishes in mid-run."""

from __future__ import annotations

import os
from collections.abc import Iterable

from credscore.errors import InputError
from credscore.io.folders import name_below
from credscore.io.sources import Inputs, Unusable
from credscore.io.streams import is_url, out_of_reach


def is_away(path: str) -> bool:
    """Whether nothing of an input can be read. Of pipes that is not asked: who opens one waits for who writes."""
    local = not is_url(path)
    return path != "-" and not (local and os.path.exists(path) and not os.path.isfile(path)) and out_of_reach(path)


def left_behind(found: Inputs, known: Iterable[str]) -> list[Unusable]:
    """Those of the files an earlier run knew that are away, though a folder or pattern that is given would hold them.

    Where the folder itself is away, that is told already; a file that is asked for no more is nobody's loss.
    """
    there = {source.path for source in found.sources}
    told = {entry.name for entry in found.entries if isinstance(entry, Unusable)}
    folders = [item for item in found.given if item not in told]
    left = []
    for path in sorted(set(known) - there - told):
        name = next(filter(None, (name_below(item, path) for item in folders)), None)
        if name is not None and name not in told and is_away(path):
            error = InputError(f"{name} is not there any more: an earlier run had read it.", "Bring it back, and give the same command again.")
            left.append(Unusable(name, error))
    return left
