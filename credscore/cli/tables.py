"""Tables as plain text for a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Sequence

from credscore.report.visible import one_line


def table(rows: Sequence[Sequence[str]], left: int = 1, indent: int = 2) -> list[str]:
    """Lines of aligned columns: the first `left` to the left, the others to the right. A line end in a cell is a blank."""
    rows = [[one_line(cell) for cell in row] for row in rows]
    if not rows:
        return []
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    out = []
    for row in rows:
        cells = [cell.ljust(w) if i < left else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))]
        out.append(" " * indent + "  ".join(cells).rstrip())
    return out
