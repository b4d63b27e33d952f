"""Hashed word n-grams of a buffer, computed on its arrays: what retraining learns from beside the evidence.

A name of any person, place or outlet is one and the same placeholder, a number another, so no model built on this block can
know a name as a word; marks of punctuation and ends of paragraphs are items of their own, since they carry the style.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from credscore.evidence.extract import Found

_MIX, _STEP = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_NAME, _NUMBER, _MARK = np.uint64(0x1B873593), np.uint64(0x5BD1E995), np.uint64(0x85EBCA6B)
_NEWLINE = 10
# Curly, straight and broken quotation marks say the same; which of them an outlet prints says nothing about its sourcing.
_ALIKE = np.arange(256, dtype=np.uint8)
_ALIKE[[0x90, 0x91, 0x92, 0x93, 0x94]] = ord('"')
_ALIKE[[0x95, 0x96, 0x97, ord("`")]] = ord("'")
_ALIKE[0x98] = ord("-")


def _items(found: Found) -> tuple[np.ndarray, np.ndarray]:
    """(key, article) of every word and mark in the order of the text; uint64 and int64."""
    ctx = found.ctx
    tokens, data, starts = ctx.tokens, ctx.buffer.data, ctx.buffer.starts
    if not len(starts):
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    word = np.where(ctx.name, _NAME, np.where(tokens.digit, _NUMBER, tokens.key))
    marks = tokens.mark_at
    inside = np.searchsorted(starts, marks, side="right") - 1
    keep = (inside >= 0) & (marks < ctx.buffer.ends[np.maximum(inside, 0)])
    marks = marks[keep]
    byte = _ALIKE[data[marks]]
    again = np.zeros(len(marks), bool)
    behind = np.searchsorted(tokens.start, marks)
    again[1:] = (byte[1:] == _NEWLINE) & (byte[:-1] == _NEWLINE) & (behind[1:] == behind[:-1])
    marks, byte = marks[~again], byte[~again]
    at = np.concatenate([tokens.start, marks])
    order = np.argsort(at, kind="stable")
    key = np.concatenate([word, (byte.astype(np.uint64) + np.uint64(1)) * _MARK])[order]
    article = np.searchsorted(starts, at[order], side="right") - 1
    return key, article.astype(np.int64)


def word_grams(found: Found, bits: int, longest: int = 2) -> tuple[np.ndarray, np.ndarray]:
    """(article, bucket) int64 pairs, one for every run of one to `longest` words and marks; buckets are below 2**bits."""
    key, article = _items(found)
    rolling = key.copy()
    rows, columns = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for size in range(1, longest + 1):
        end = max(len(key) - size + 1, 0)
        if size > 1:
            rolling = (rolling[:end] * _STEP) ^ (key[size - 1 :] + np.uint64(size))
        whole = article[:end] == article[size - 1 :]
        mixed = rolling[:end][whole]
        # the upper bits of a multiplicative hash: the lower ones of a product are poorly mixed
        mixed = (mixed ^ (mixed >> np.uint64(32))) * _MIX
        rows.append(article[:end][whole])
        columns.append((mixed >> np.uint64(64 - bits)).astype(np.int64))
    return np.concatenate(rows), np.concatenate(columns)
