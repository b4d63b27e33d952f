"""Tables as plain text for a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from credscore.report.visible import one_line


def table(rows: Sequence[Sequence[str]], right: Collection[int] | None = None, indent: int = 2) -> list[str]:
    """Lines of aligned columns. right : those with figures; None: all but the first. A line end in a cell is a blank."""
    rows = [[one_line(cell) for cell in row] for row in rows]
    if not rows:
        return []
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    right = range(1, len(widths)) if right is None else right
    out = []
    for row in rows:
        cells = [cell.rjust(w) if i in right else cell.ljust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))]
        out.append(" " * indent + "  ".join(cells).rstrip())
    return out
