"""Folds of cross-validation: what must not be parted, and which examples are held out together."""

from __future__ import annotations

import hashlib

import numpy as np

from credscore.training.prepare import Prepared

FOLDS = 5


def fold_of_groups(group: np.ndarray, seed: int) -> np.ndarray:
    """Fold number of every example: groups stay together, sizes are balanced, the order of the rows does not matter."""
    names, counts = np.unique(group.astype(str), return_counts=True)
    order = sorted(range(len(names)), key=lambda k: hashlib.sha256(f"{seed}:{names[k]}".encode()).hexdigest())
    load = np.zeros(FOLDS)
    chosen = {}
    for k in sorted(order, key=lambda k: -counts[k]):
        fold = int(load.argmin())
        chosen[names[k]] = fold
        load[fold] += counts[k]
    return np.array([chosen[str(g)] for g in group])


def _files(p: Prepared) -> list[tuple[str, ...]]:
    """The file of every example, by the parts of its path that are not common to all: wherever the files lie, the folds are the same."""
    paths = [tuple(a.where.rsplit(":", 1)[0].replace("\\", "/").split("/")) for a in p.articles]
    common = 0
    while len(set(path[: common + 1] for path in paths)) == 1 and common + 1 < min(map(len, paths)):
        common += 1
    return [path[common:] for path in paths]


def kept_together(p: Prepared) -> np.ndarray:
    """What cross-validation must not part: groups; and whole files where there are enough of them.

    Each file of the shipped corpus is one writer's. Held out by file, a writer's habits cannot help, and the errors are those of a new
    voice, which is what real news is: article heads stacked on such predictions were half a point better on real articles.
    """
    files = ["/".join(file) for file in _files(p)]
    if len(set(files)) < FOLDS + 1:
        return p.group
    # groups that run over several files tie these together
    tied: dict[str, str] = {}
    for file, group in zip(files, p.group.tolist(), strict=True):
        tied.setdefault(group, file)
    return np.array([tied[g] for g in p.group.tolist()], object)
