"""What a server allows: sizes, numbers, seconds."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000
_OF_TEXT = 400_000  # characters of text for every megabyte that is taken: the rest is for pages


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep one request from taking the machine; `--max-size` sets the first two (see `of_megabytes`).

    body : bytes of a request. An article has some 5,000, a long feature 50,000, its saved page a million or two.
    characters : of text in a request, which take longer to score than to send; whoever has more has a corpus: credscore batch.
    articles : in one request.
    workers : requests scored at once. Python scores little faster with two, but a short text need not wait for a long one.
    waiting : requests that may wait for a worker; any further one is told to come again.
    body_seconds, score_seconds : what receiving a request and answering it may take; the longest text takes a sixth of it.
    page_seconds : what finding the article in a web page may take; a saved page takes one or two.
    head_seconds : what a connection may take until its request line and headers are there.
    connections : that may be open at once.
    """

    body: int = 5 * MEGABYTE
    characters: int = 5 * _OF_TEXT
    articles: int = 500
    workers: int = 2
    waiting: int = 16
    body_seconds: float = 30.0
    score_seconds: float = 60.0
    page_seconds: float = 15.0
    head_seconds: float = 15.0
    connections: int = 64

    @classmethod
    def of_megabytes(cls, size: int) -> Limits:
        """Limits for requests of up to `size` MB."""
        return cls(body=size * MEGABYTE, characters=size * _OF_TEXT, score_seconds=max(60.0, 12.0 * size))
