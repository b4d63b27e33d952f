"""How different the texts of a set are from each other: figures to set beside those of real news.

Every figure but the first grows or shrinks with the size of the set, so compare sets of about the same number of words
(`sample`). Texts are taken in the order of a hash, never in the order of their files.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from credscore.errors import InputError
from credscore.training.shingles import encode, ngrams

CURVE = (1_000, 10_000, 50_000)
_ROWS = 256


def shuffled(texts: Sequence[str]) -> list[int]:
    """Indices of the texts in the order of a hash of their content."""
    return sorted(range(len(texts)), key=lambda i: (hashlib.sha256(texts[i].encode("utf-8", "surrogatepass")).digest(), i))


def sample(texts: Sequence[str], words: int) -> list[int]:
    """Indices of whole texts, drawn by a hash of their content, until `words` words are together; in their old order."""
    encoded, _ = encode(texts)
    chosen: list[int] = []
    total = 0
    for i in shuffled(texts):
        if total >= words:
            break
        chosen.append(i)
        total += len(encoded[i])
    return sorted(chosen)


def repeated(encoded: Sequence[np.ndarray], owners: Sequence[str], n: int = 6) -> float:
    """Share of the distinct word n-grams that occur with more than one owner; NaN without n-grams."""
    numbers = {owner: i for i, owner in enumerate(dict.fromkeys(owners))}
    long = [(words, numbers[owner]) for words, owner in zip(encoded, owners, strict=True) if len(words) >= n]
    grams = [np.unique(ngrams(words, n)) for words, _ in long]
    codes = [np.full(len(g), number) for g, (_, number) in zip(grams, long, strict=True)]
    if not grams:
        return math.nan
    all_grams, all_codes = np.concatenate(grams), np.concatenate(codes)
    order = np.lexsort((all_codes, all_grams))
    all_grams, all_codes = all_grams[order], all_codes[order]
    first = np.flatnonzero(np.append(True, all_grams[1:] != all_grams[:-1]))
    last = np.append(first[1:], len(all_grams)) - 1
    return float(np.mean(all_codes[first] != all_codes[last]))


def type_token(encoded: Sequence[np.ndarray], order: Sequence[int], sizes: Sequence[int] = CURVE) -> dict[int, float | None]:
    """Distinct words / words among the first `size` words, for each size; None where there are not so many words."""
    words = np.concatenate([encoded[i] for i in order]) if len(order) else np.zeros(0, np.int64)
    return {size: len(np.unique(words[:size])) / size if len(words) >= size else None for size in sizes}


def nearest(texts: Sequence[str]) -> np.ndarray:
    """For each text the tf-idf cosine of the most similar other one. Shape (n,); empty for fewer than two texts. Needs scikit-learn."""
    if len(texts) < 2:
        return np.zeros(0)
    from sklearn.feature_extraction.text import TfidfVectorizer

    try:
        x = TfidfVectorizer(sublinear_tf=True, token_pattern=r"[^\W_]+(?:['’][^\W_]+)*").fit_transform(texts)
    except ValueError:
        # Not one word in all the texts.
        return np.zeros(0)
    best = np.zeros(len(texts))
    for at in range(0, len(texts), _ROWS):
        block = (x[at : at + _ROWS] @ x.T).toarray()
        block[np.arange(len(block)), np.arange(at, at + len(block))] = -1.0
        best[at : at + _ROWS] = block.max(axis=1)
    return best


def sentences_of(texts: Sequence[str]) -> list[list[str]]:
    """The sentences of each text, by the splitter that scoring uses, so that every set is cut alike."""
    from credscore.text.buffer import build
    from credscore.text.sentences import split
    from credscore.text.tokens import tokenize

    buffer = build(texts)
    found = split(buffer, tokenize(buffer))
    starts, ends = buffer.to_start(found.start, found.article), buffer.to_end(found.end, found.article)
    out: list[list[str]] = [[] for _ in texts]
    for article, start, end in zip(found.article.tolist(), starts.tolist(), ends.tolist(), strict=True):
        out[article].append(texts[article][start:end])
    return out


def openings(sentences: Sequence[str], words: int = 3) -> list[tuple[int, ...]]:
    """The first words of each sentence that has so many."""
    encoded, _ = encode(sentences)
    return [tuple(w[:words].tolist()) for w in encoded if len(w) >= words]


def diversity(texts: Sequence[str], groups: Sequence[str] | None = None) -> dict[str, Any]:
    """The figures, as plain JSON types (None where a set is too small for one).

    texts : one string an article. groups : which articles tell one story; what they share is no repetition.
    Raises InputError when there is no text.
    """
    if not texts:
        raise InputError("There are no texts to measure.", "Give at least one article.")
    owners = list(groups) if groups is not None else [str(i) for i in range(len(texts))]
    encoded, words = encode(texts)
    order = shuffled(texts)
    split = sentences_of(texts)
    starts = openings([s for i in order for s in split[i]])
    similar = nearest(texts)

    def known(value: float) -> float | None:
        return None if math.isnan(value) else value

    return {
        "articles": len(texts),
        "groups": len(set(owners)),
        "words": int(sum(len(w) for w in encoded)),
        "distinct_words": len(words),
        "sentences": sum(len(s) for s in split),
        "repeated_6grams": known(repeated(encoded, [str(i) for i in range(len(texts))])),
        "repeated_6grams_between_groups": known(repeated(encoded, owners)),
        "distinct_openings": len(set(starts)) / len(starts) if starts else None,
        "distinct_openings_per_1000": len(set(starts[:1000])) / 1000 if len(starts) >= 1000 else None,
        "type_token": {str(size): share for size, share in type_token(encoded, order).items()},
        "nearest_mean": float(similar.mean()) if similar.size else None,
        "nearest_p95": float(np.percentile(similar, 95)) if similar.size else None,
    }
