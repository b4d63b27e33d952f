"""What a command that takes a while says it is doing."""

from __future__ import annotations

import sys
from typing import Any

from credscore.cli.common import remark
from credscore.report.visible import visible


class Status:
    """What is being done: a spinner on a terminal, a plain line each elsewhere, nothing when quiet. Use with `with`."""

    def __init__(self, quiet: bool, color: bool) -> None:
        self._quiet = quiet
        self._status: Any = None
        if not quiet and sys.stderr.isatty():
            from rich.console import Console

            self._status = Console(stderr=True, no_color=not color, highlight=False).status("")

    def __enter__(self) -> Status:
        if self._status is not None:
            self._status.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._status is not None:
            self._status.stop()

    def say(self, text: str) -> None:
        if self._status is not None:
            from rich.markup import escape

            self._status.update(escape(visible(text)))
        elif not self._quiet:
            remark(text)
