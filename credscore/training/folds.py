"""Folds of cross-validation: what must not be parted, and which examples are held out together."""

from __future__ import annotations

import hashlib

import numpy as np

from credscore.training.prepare import Prepared
from credscore.training.ties import Ties

FOLDS = 5
# The largest share of the rows, and of those with one kind of label, that a fold of whole files may hold: six files of a size still do. One
# tabloid beside five papers does not, since without it there is nothing unreliable to learn from.
_MOST_HELD, _KIND_HELD = 0.35, 0.67


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


def kept_together(p: Prepared, seed: int) -> np.ndarray:
    """What cross-validation must not part: groups; and whole files where enough is left to learn from without any of them.

    Each file of the shipped corpus is one writer's. Held out by file, a writer's habits cannot help, and the errors are those of a new
    voice, which is what real news is: article heads stacked on such predictions were half a point better on real articles.
    """
    files = ["/".join(file) for file in _files(p)]
    ties = Ties()  # a group that runs over several files ties these together, also by way of other groups
    home: dict[str, str] = {}
    for file, group in zip(files, p.group.tolist(), strict=True):
        ties.tie(file, home.setdefault(group, file))
    tied = np.array([ties.name(file) for file in files], object)
    return tied if len(set(tied.tolist())) > FOLDS and _enough_left(p, fold_of_groups(tied, seed)) else p.group


def _enough_left(p: Prepared, folds: np.ndarray) -> bool:
    """Whether without any one fold there are most of the rows and labels, and some of every kind of label. folds : (a,) int."""
    sentences = folds[p.owner]
    labelled = ((folds, p.article_rating, 50.0), (sentences, p.rating, 2.0))
    most = [folds, *(at[~np.isnan(value)] for at, value, _ in labelled)]
    some = [at[side] for at, value, middle in labelled for side in (value > middle, value <= middle)]
    return all(
        np.bincount(held, minlength=FOLDS).max() <= share * len(held) for share, kinds in ((_MOST_HELD, most), (_KIND_HELD, some)) for held in kinds
    )
