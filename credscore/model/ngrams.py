"""Hashed word and character n-grams of a buffer, computed on its arrays: what retraining learns from beside the evidence.

Names are left out, so no model built on this block can know a person, a place or an outlet as a word: a name is a gap that no
n-gram reaches across. Digits are read as one and the same digit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from credscore.text import tokens as tk

if TYPE_CHECKING:
    from credscore.evidence.extract import Found

_MIX = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(0x100000001B3)
_NUMBER = np.uint64(0x5BD1E995)
_NAME, _LOWER, _DIGIT = 0x83, 32, ord("0")  # 0x83: a byte that folding never gives
_BREAKS = np.uint16(tk.TERMINAL | tk.NEWLINE)


def _bucket(key: np.ndarray, bits: int) -> np.ndarray:
    """The upper `bits` bits of a multiplicative hash (the lower ones of a product are poorly mixed)."""
    key = (key ^ (key >> np.uint64(32))) * _MIX
    return (key >> np.uint64(64 - bits)).astype(np.int64)


def word_grams(found: Found, bits: int, longest: int = 2) -> tuple[np.ndarray, np.ndarray]:
    """(article, bucket) int64 pairs of every n-gram of one to `longest` words that holds no name and crosses no end of sentence."""
    ctx = found.ctx
    tokens = ctx.tokens
    n = len(tokens)
    if not n:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    key = np.where(tokens.digit, _NUMBER, tokens.key)
    sentence = ctx.sentences.of_token
    article = ctx.sentences.article[sentence]
    whole = ~ctx.name
    rolling = key.copy()
    rows, columns = [], []
    for size in range(1, longest + 1):
        if size > 1:
            end = n - size + 1
            whole = whole[:end] & ~ctx.name[size - 1 :] & (sentence[:end] == sentence[size - 1 :])
            rolling = (rolling[:end] * _STEP) ^ key[size - 1 :]
        at = np.flatnonzero(whole)
        rows.append(article[at])
        columns.append(_bucket(rolling[at] + np.uint64(size), bits))
    return np.concatenate(rows).astype(np.int64), np.concatenate(columns)


def character_grams(found: Found, bits: int, sizes: tuple[int, ...] = (3, 4, 5)) -> tuple[np.ndarray, np.ndarray]:
    """(article, bucket) int64 pairs of every run of `sizes` folded characters, white space included, that touches no name."""
    ctx = found.ctx
    buffer, tokens = ctx.buffer, ctx.tokens
    data = buffer.data.copy()
    capital = (data - np.uint8(65)) < 26
    data[capital] |= _LOWER
    data[(data - np.uint8(48)) < 10] = _DIGIT
    data[data == ord("\n")] = ord(" ")
    edge = np.zeros(len(data) + 1, np.int32)
    names = np.flatnonzero(ctx.name)
    np.add.at(edge, tokens.start[names], 1)
    np.add.at(edge, tokens.end[names], -1)
    closed = np.cumsum(edge[:-1]) > 0
    inside = np.zeros(len(data) + 1, np.int32)
    np.add.at(inside, buffer.starts - 1, 1)  # one blank on either side belongs to the text, so first and last words look like others
    np.add.at(inside, buffer.ends + 1, -1)
    closed |= np.cumsum(inside[:-1]) <= 0
    closed[1:] |= (data[1:] == 32) & (data[:-1] == 32)  # runs of blanks count once
    barrier = np.concatenate([[0], np.cumsum(closed)])
    wide = data.astype(np.uint64)
    rows, columns = [], []
    for size in sizes:
        end = len(data) - size + 1
        if end <= 0:
            continue
        rolling = wide[:end].copy()
        for k in range(1, size):
            rolling = (rolling << np.uint64(8)) | wide[k : k + end]
        at = np.flatnonzero(barrier[size : size + end] == barrier[:end])
        rows.append(np.searchsorted(buffer.ends, at, side="left"))
        columns.append(_bucket(rolling[at] * _STEP + np.uint64(size), bits))
    if not rows:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.concatenate(rows).astype(np.int64), np.concatenate(columns)
