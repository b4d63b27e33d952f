"""What a server allows: sizes, numbers, seconds."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep one request from taking the machine; `--max-size` sets the first.

    body : bytes of a request. An article has some 5,000, a long feature 50,000, its saved page a million or two.
    articles, characters : in one request; whoever has more has a corpus: credscore batch.
    workers : requests scored at once. Python scores little faster with two, but a short text need not wait for a long one.
    waiting : requests that may wait for a worker; any further one is told to come again.
    body_seconds, score_seconds : what receiving a request and answering it may take; the longest text takes a sixth of it.
    page_seconds : what finding the article in a web page may take; a saved page takes one or two.
    head_seconds : what a connection may take until its request line and headers are there.
    """

    body: int = 5 * MEGABYTE
    articles: int = 500
    characters: int = 2_000_000
    workers: int = 2
    waiting: int = 16
    body_seconds: float = 30.0
    score_seconds: float = 60.0
    page_seconds: float = 15.0
    head_seconds: float = 15.0
    connections: int = 64
