"""What engines have in common: the orders they are given, what a worker does with one, and the order that ends its workers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from credscore.corpus.failures import Unfinished
from credscore.corpus.shards import Shard

if TYPE_CHECKING:
    from credscore.corpus.task import Done, Job

# How often a shard is given out; one that ends its worker each time is named.
ATTEMPTS = 3


@dataclass(slots=True)
class Order:
    """A shard on its way: its place in the output, and what an earlier run noted for it."""

    index: int
    shard: Shard
    expected: Done | None
    attempts: int = 0


class Engine(Protocol):
    """capacity: how many orders may be under way. `in_process`: shards may carry their bytes in memory."""

    in_process: bool

    @property
    def capacity(self) -> int: ...

    def begin(self, job: Job) -> None: ...

    def submit(self, order: Order) -> None: ...

    def wait(self, seconds: float) -> list[tuple[Order, Done]]: ...

    def close(self, kill: bool) -> None: ...


def score(job: Job, shard: Shard, expected: Done | None) -> Done:
    """What a worker does: see `score_shard`."""
    from credscore.corpus.task import score_shard

    return score_shard(job, shard, expected)


def lost(order: Order, many: str) -> Unfinished:
    """The error for a shard that ends its workers. many : what there should be fewer of."""
    return Unfinished(
        f"The shard {order.shard.where()} ended its worker {order.attempts} times: most likely there is too little memory.",
        f"Use a smaller --shard-size or fewer {many}.",
    )
