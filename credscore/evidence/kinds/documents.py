"""Source phrases for what is written and filed: documents, reports that nobody signs, averages of polls; and what platforms carry."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.kinds.phrase_heads import Findings, Phrases
from credscore.evidence.loose import unsigned
from credscore.evidence.phrases import DOCUMENT, SOCIAL, VAGUE


def put_documents(ctx: Context, p: Phrases, found: Findings) -> None:
    """Named ones and platforms first, then plain words for documents."""
    r, ends = p.rare, p.ends
    found.put((p.outlet == 2) | ends("OUT_document") & p.named_end, DOCUMENT)
    found.put(((p.outlet == 3) | ends("OUT_social", "OUT_social_UNSURE")) & p.named_end, SOCIAL)
    few = r.which[ctx.is_word(r.tail, "reports") & r.plain]
    found.put(few[unsigned(ctx, p.tail[few])[1]], VAGUE)  # "recent reports", "reports in Spain"
    found.put(ends("DOC") & p.plain, DOCUMENT)
    # "an average of recent polls", "a review of the filings"
    few = np.flatnonzero(((p.whole & ctx.mask("DOC")) != 0) & (ctx.matches.classes[p.tail] == 0) & p.plain & p.begins("DET", "DEF"))
    found.put(few[ctx.is_word(p.behind_tail[few], "of")], DOCUMENT)
