"""What a server allows: sizes, numbers, seconds."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000
# For every megabyte that is taken: characters of text (the rest is for pages), those of one article, and pieces of its report.
_OF_TEXT, _OF_ARTICLE, _OF_PIECES = 400_000, 100_000, 60_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep one request from taking the machine; `--max-size` sets the first four (see `of_megabytes`).

    body : bytes of a request. An article has some 5,000, a long feature 50,000, its saved page a million or two.
    characters : of text in a request, which take longer to score than to send; whoever has more has a corpus: credscore batch.
    article : characters of one text, whose report is made in one piece.
    pieces : sentences and evidence of an answer, up to 290 bytes of JSON each: 15 in 100 characters of the longest request. News has five to
        seven in as many, texts made for it have 40. Measured at these bounds: 6 s of a processor, 530 MB of memory, 73 MB of JSON. Of
        2,000,000 characters without this one: 15 s, 1,400 MB, 155 MB.
    articles : in one request.
    short : bytes of a request that is scored in seconds. Short and long ones have a thread and a queue each, so that no long one keeps short
        ones waiting; Python scores no faster with more threads.
    waiting : requests that may wait in each queue; any further one is told to come again.
    body_seconds, score_seconds : what receiving a request and answering it may take.
    page_seconds : what finding the article in a web page may take; a saved page takes one or two.
    head_seconds : what a connection may take until its request line and headers are there.
    connections : that may be open at once.
    """

    body: int = 5 * MEGABYTE
    characters: int = 5 * _OF_TEXT
    article: int = 5 * _OF_ARTICLE
    pieces: int = 5 * _OF_PIECES
    articles: int = 500
    short: int = 200_000
    waiting: int = 16
    body_seconds: float = 30.0
    score_seconds: float = 60.0
    page_seconds: float = 15.0
    head_seconds: float = 15.0
    connections: int = 64

    @classmethod
    def of_megabytes(cls, size: int) -> Limits:
        """Limits for requests of up to `size` MB."""
        return cls(
            body=size * MEGABYTE,
            characters=size * _OF_TEXT,
            article=size * _OF_ARTICLE,
            pieces=size * _OF_PIECES,
            score_seconds=max(60.0, 12.0 * size),
        )
