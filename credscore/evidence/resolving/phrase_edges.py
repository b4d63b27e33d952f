"""Source phrases without what hangs on their edges: "TARN, Velden, May 3 -- | Quist Mills", "Mayor Ines Quist | on Monday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.resolving.sentence_subjects import behind_datelines
from credscore.evidence.source_types import MEDIA
from credscore.evidence.word_lists import WEEKDAYS
from credscore.text.tokens import is_in

if TYPE_CHECKING:
    from credscore.evidence.attribution_table import Attributions

# papers that have the day in their names
_ON_SUNDAY = ("mail", "independent", "scotland", "wales", "ireland", "herald")
_PART_OF_DAY = ("morning", "afternoon", "evening", "night", "lunchtime")


def trim(ctx: Context, a: Attributions) -> None:
    """Cut datelines off the front of source phrases, and the day off their end; in place."""
    first = np.maximum(a.first, 0)
    lead = ctx.sentences.first[ctx.sentences.of_token[first]]
    near = np.flatnonzero((a.first >= 0) & (a.type != MEDIA) & ctx.tokens.all_upper[lead])  # few; "TARN (AP) -- …" is told by whom it names
    begin = behind_datelines(ctx, lead[near])
    inside = (begin > lead[near]) & (begin > a.first[near]) & (begin < a.last[near])
    a.first[near[inside]] = begin[inside]
    some = np.flatnonzero((a.first >= 0) & (a.last - a.first >= 3))
    day = a.last[some] - 1
    day = day - is_in(ctx.tokens.key[day], _PART_OF_DAY)
    on = is_in(ctx.tokens.key[day], WEEKDAYS) & is_in(ctx.tokens.key[day - 1], ("on",)) & (day - 1 > a.first[some])
    on &= ~(is_in(ctx.tokens.key[day], ("sunday",)) & is_in(ctx.tokens.key[day - 2], _ON_SUNDAY) & ctx.tokens.upper[day - 2])
    a.last[some[on]] = day[on] - 1
