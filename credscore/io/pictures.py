"""Figures of matplotlib, where it is installed: asked for before the work begins, and without a trace in the settings of a session."""

from __future__ import annotations

from typing import Any

from credscore.errors import MissingExtraError


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
    """A context in which text is drawn in nine points instead of ten."""
    import matplotlib

    return matplotlib.rc_context({"font.size": 9})
