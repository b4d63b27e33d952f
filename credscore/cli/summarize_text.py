"""A summary of a scored corpus as an aligned table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credscore.cli.tables import table

if TYPE_CHECKING:
    from credscore.corpus.summarize import Group, Summary


def as_table(summary: Summary, limit: int | None = None) -> str:
    """The summary as an aligned plain-text table; at most `limit` groups, and a line that says how many were left out."""
    bands = sorted(summary.all.bands, key=lambda band: summary.all.lowest[band])
    header = [summary.by or "", "articles", "mean", "median", *bands, "anonymous", "second-hand", "not scored"]
    shown = list(summary.groups.items())[:limit]
    body = [_cells(name, group, bands) for name, group in [*shown, ("all", summary.all)]]
    lines = table([header, *body], indent=0)
    left = len(summary.groups) - len(shown)
    if left:
        lines.insert(len(lines) - 1, f"... and {left} more (--limit 0 shows all)")
    return "\n".join(lines)


def _cells(name: str, group: Group, bands: list[str]) -> list[str]:
    values = group.to_dict(name)

    def share(value: float | None) -> str:
        return "-" if value is None else f"{value:.0%}"

    scored = bool(group.scored)
    return [
        name if len(name) <= 40 else name[:39] + "…",
        f"{group.count:,}",
        f"{values['mean']:.1f}" if scored else "-",
        f"{values['median']:.1f}" if scored else "-",
        *(share(values["bands"].get(band, 0.0) if scored else None) for band in bands),
        share(values["anonymous_share"]),
        share(values["second_hand_share"]),
        f"{group.count - group.scored:,}",
    ]
