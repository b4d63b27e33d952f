"""The text of sentences, as given and in plain characters, and a quick look for words in it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from credscore.evidence.context import Context

_PLAIN = tuple({"’": "'", "‘": "'", "“": '"', "”": '"', "\n": " ", "\u00ad": "", "\u200b": "", "\xa0": " ", "‑": "-", "–": "-"}.items())


def plain(text: str) -> str:
    """`text` with plain apostrophes, quotation marks and spaces. To look for ten characters that are hardly there beats str.translate."""
    if text.isascii():
        return text.replace("\n", " ")
    for char, simple in _PLAIN:
        text = text.replace(char, simple)
    return text


def places_of(ctx: Context, numbers: np.ndarray) -> Iterator[tuple[str, int, int]]:
    """The text that holds each of the sentences `numbers`, and where it begins and ends in it."""
    sentences, buffer = ctx.sentences, ctx.buffer
    article = sentences.article[numbers]
    starts, ends = buffer.to_start(sentences.start[numbers], article).tolist(), buffer.to_end(sentences.end[numbers], article).tolist()
    return zip((buffer.texts[j] for j in article.tolist()), starts, ends, strict=True)


def raw_texts(ctx: Context, numbers: np.ndarray) -> list[str]:
    """The text of the sentences `numbers`, as given."""
    return [text[start:end] for text, start, end in places_of(ctx, numbers)]


def sentence_texts(ctx: Context, numbers: np.ndarray) -> list[str]:
    """The text of the sentences `numbers`, with plain apostrophes and quotation marks."""
    return [plain(text) for text in raw_texts(ctx, numbers)]


def holds_any(low: str, words: tuple[str, ...]) -> bool:
    """Whether one of `words` is in it, or in a word of it. low : a text in small letters."""
    for word in words:  # noqa: SIM110 - half the time of any() over a generator
        if word in low:
            return True
    return False
