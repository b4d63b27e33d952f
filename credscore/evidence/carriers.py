"""Where the outlet stands that carries somebody's words ("told the Harbour Gazette"), and whether it is the article's own publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.lexicon_files import cue_kind
from credscore.evidence.ranges import among
from credscore.evidence.source_types import MEDIA, NONE
from credscore.evidence.word_lists import TELL

_SPEAKS = tuple(map(cue_kind, ("say", "report", "act")))  # of these, only what is told or said to somebody has him behind it
_WITHIN = 3  # words from the cue to the outlet: "told reporters of the Gazette" is too far, "told exclusively the Gazette" is not
_LONGEST = 6  # words of a name
_SHORTEST = 4  # letters of the end of a domain that are a name: "post", not "sun"
# "Harbour Gazette Online" and "Gazette's" are the Harbour Gazette
_BESIDE_NAMES = frozenset("the news online radio tv television digital magazine newspaper http https com co uk org net www website site s".split())


def outlets_behind(ctx: Context, a: Attributions, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """First and last + 1 token of the outlet behind the cue of each of `rows`; -1, -1 where it stands elsewhere.

    rows : (m,) attributions that an outlet carries.
    """
    n = len(ctx.tokens)
    stop = np.minimum(ctx.sentences.first[a.sentence[rows] + 1], n)
    first = np.full(len(rows), -1)
    open_ = np.ones(len(rows), bool)
    for step in range(_WITHIN):
        at = a.cue_end[rows] + step
        here = np.minimum(at, n - 1)
        open_ &= (at < stop) & ((ctx.gap[here] & STRONG) == 0)
        first = np.where(open_ & (first < 0) & (_of_outlet(ctx, here) | ctx.in_class(here, "DEF", "DET")), here, first)
    last = np.where(first >= 0, first + 1, -1)
    going = first >= 0
    for _ in range(_LONGEST):
        here = np.minimum(last, n - 1)
        going &= (last < stop) & ((ctx.gap[here] & 0xFF) == 0) & _of_outlet(ctx, here) & ~ctx.tokens.possessive[np.maximum(last - 1, 0)]
        last = np.where(going, last + 1, last)
    # "told the" alone names nothing, and of "cites an insider" the insider is who speaks
    none = (last == first + 1) & ctx.in_class(np.maximum(first, 0), "DEF", "DET")
    # "The insider said Kate wept": the outlet that carries it was named before
    spoken = among(ctx.lexicon.cue_class[a.rule[rows]], _SPEAKS) & ~ctx.is_word(a.cue[rows], *TELL)
    none |= spoken & ~ctx.in_class(ctx.behind(a.cue_end[rows] - 1), "PREP", "OF") & ~ctx.is_word(ctx.behind(a.cue_end[rows] - 1), "to")
    none |= (a.first[rows] >= 0) & (first < a.last[rows]) & (last > a.first[rows])
    return np.where(none, -1, first), np.where(none, -1, last)


def _of_outlet(ctx: Context, at: np.ndarray) -> np.ndarray:
    return ctx.name[at] | ctx.in_class(at, "MEDIA", "OUT_media", "OUTWORD") | (ctx.matches.outlet[at] == 1)


def without_publisher(ctx: Context, a: Attributions, publishers: Sequence[str | None] | None) -> np.ndarray:
    """bool, which attributions are first-hand: those that were, and what was told to the article's own publisher, which is nobody second; in place."""
    own = a.first_hand.copy()
    if publishers is None or not any(publishers):
        return own
    rows = np.flatnonzero(a.outer == MEDIA)
    article = ctx.sentences.article[a.sentence[rows]]
    first, last = outlets_behind(ctx, a, rows)
    start = ctx.buffer.to_start(ctx.tokens.start[first], article)
    end = ctx.buffer.to_end(ctx.tokens.end[last - 1], article)
    for k, number, low, high in zip(*(x[first >= 0].tolist() for x in (rows, article, start, end)), strict=True):
        publisher = publishers[number]
        if publisher and is_of(ctx.buffer.texts[number][low:high], publisher):
            own[k] = True
            a.outer[k] = NONE
    return own


def is_of(name: str, publisher: str) -> bool:
    """Whether `name` is how the publisher is called in its own pages: whole, short ("the Courier" of the Kelsby Courier) or by its initials."""
    ours, said = _words(publisher), _words(name)
    if not ours or not said:
        return False
    initials = "".join(word[0] for word in re.findall(r"\w+", publisher.lower()) if word != "the")
    at_once, whole = _at_once(said), _at_once(ours)
    ends = len(ours) == 1 and len(at_once) >= _SHORTEST and whole.endswith(at_once)  # "the Courier" of kelsbycourier.com
    return set(said) <= set(ours) or (len(initials) > 1 and said == [initials]) or at_once == whole or ends


def _at_once(words: list[str]) -> str:
    return "".join(words).removeprefix("the")  # theharbourgazette.com


def _words(name: str) -> list[str]:
    words = re.findall(r"\w+", name.lower())
    return [word for word in words if word not in _BESIDE_NAMES] or [word for word in words if word != "the"]
