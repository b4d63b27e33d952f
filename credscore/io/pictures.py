"""Figures of matplotlib, where it is installed: asked for before the work begins, and without a trace in the settings of a session."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from credscore.errors import InputError, MissingExtraError

INK, SOFT, PAPER = "#274c77", "#8fb1d3", "#e7ecef"


def check_matplotlib() -> None:
    """Raise MissingExtraError unless matplotlib can be imported: before minutes of work, not after."""
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        raise MissingExtraError("Drawing pictures", "plots") from None


def new_figure(width: float, height: float) -> Any:
    """An empty matplotlib Figure, in inches; what is put into it arranges itself. Raises MissingExtraError without matplotlib."""
    check_matplotlib()
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained")


def small_print() -> Any:
    """A context in which text is drawn in nine points instead of ten. Raises MissingExtraError without matplotlib."""
    check_matplotlib()
    import matplotlib

    return matplotlib.rc_context({"font.size": 9})


def save_pictures(figures: Mapping[str, Any], folder: str) -> list[str]:
    """Save figures, by the names of their files, as PNG in a folder that is made if it is missing; their paths. Raises InputError."""
    paths = [os.path.join(folder, name) for name in figures]
    try:
        os.makedirs(folder, exist_ok=True)
        for path, figure in zip(paths, figures.values(), strict=True):
            # Without the name of the program, so that the bytes depend on the figures alone.
            figure.savefig(path, dpi=120, metadata={"Software": None})
    except OSError as error:
        raise InputError(f"The pictures cannot be written to {folder}: {error.strerror}.", "Give another folder.") from None
    return paths
