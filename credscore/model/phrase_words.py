"""Phrases as people read them: the words of an n-gram, with a sign in place of whatever the model does not see as a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from credscore.model.wording import GENDERED
from credscore.text.tokens import is_in

if TYPE_CHECKING:
    from credscore.evidence.context import Context

NAME, NUMBER, PERSON = "<name>", "<number>", "<person>"
_SIGNS = ("", NAME, NUMBER, PERSON)
_ALWAYS = ("I'", "I’")
_JOINS = ("", "-", ".", "'", "’")  # what may stand inside a name


def in_words(ctx: Context, article: np.ndarray, start: np.ndarray, end: np.ndarray, marks: bool = False) -> list[str]:
    """The n-grams that take up start:end of a buffer, on one line and without marks at their ends: "said <name>". One of marks alone is these.

    A name, a number and a word for somebody's sex (as far as the phrases of a model know them) have a sign each. marks : with those at their ends.
    """
    tokens, buffer = ctx.tokens, ctx.buffer
    low, high = np.searchsorted(tokens.start, start), np.searchsorted(tokens.start, end)
    size = high - low
    at = np.repeat(low - np.cumsum(size) + size, size) + np.arange(size.sum())
    of = np.repeat(article, size)
    sign = np.where(ctx.name[at], 1, np.where(tokens.digit[at], 2, np.where(is_in(tokens.key[at], GENDERED), 3, 0)))
    opens = ctx.leads[at] & ~tokens.all_upper[at] & ~is_in(tokens.key[at], ("i",))  # their capitals are no part of them
    words = iter(
        zip(
            buffer.to_start(tokens.start[at], of).tolist(), buffer.to_end(tokens.end[at], of).tolist(), sign.tolist(), opens.tolist(), strict=True
        )
    )  # fmt: skip
    out = []
    for k, count, first, last in zip(
        article.tolist(), size.tolist(), buffer.to_start(start, article).tolist(), buffer.to_end(end, article).tolist(), strict=True
    ):
        text, shown, behind, named = buffer.texts[k], "", first, False
        for number in range(count):
            begin, stop, kind, opening = next(words)
            between = text[behind:begin] if number or marks else ""
            behind = stop
            if named and kind == 1 and between.strip() in _JOINS:
                continue
            named = kind == 1
            word = text[begin:stop]
            shown += between + (_SIGNS[kind] or (word.lower() if opening and not word.startswith(_ALWAYS) else word))
        out.append(" ".join((shown + text[behind:last] if marks or not count else shown).split()))
    return out
