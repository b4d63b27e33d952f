"""What a run tells of itself while it goes on, to whoever listens."""

from __future__ import annotations

import time

from credscore.corpus.stats import Stats


class Silent:
    """Listens and says nothing. What else listens is one of these."""

    def start(self, total: int | None) -> None:
        self.began = time.monotonic()

    def update(self, stats: Stats, weight: int) -> None:
        pass

    def keep(self, stats: Stats, weight: int) -> None:
        """A shard, told of before `update` is, whose work an earlier run had done: it says nothing of the speed of this one."""

    def message(self, text: str) -> None:
        pass

    def error(self, text: str) -> None:
        """A row that could not be scored, where there is no list of errors."""
        self.message(f"error: {text}")

    def stop(self) -> None:
        pass
