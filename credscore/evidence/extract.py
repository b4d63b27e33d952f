"""Runs the extractors in their order over a buffer: texts in, all evidence out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from credscore.evidence.attribution import find_attributions
from credscore.evidence.attribution_table import Attributions
from credscore.evidence.boilerplate import Furniture, find_furniture
from credscore.evidence.carriers import without_publisher
from credscore.evidence.context import Context, build_context
from credscore.evidence.datelines import take_own
from credscore.evidence.disclosures.find import Disclosures, find_disclosures
from credscore.evidence.hedges.confirmations import by_nobody
from credscore.evidence.hedges.find import Cues, find_cues
from credscore.evidence.lexicon import Lexicon, default_lexicon
from credscore.evidence.placed_sources import Placed, find_placed
from credscore.evidence.pull_quotes import with_pull_quotes
from credscore.evidence.quotes import Quotes, find_quotes
from credscore.evidence.ranges import among
from credscore.evidence.speakers import Speech, link_speakers
from credscore.evidence.tone_senses import plain_words
from credscore.evidence.voice import Voice, find_voice
from credscore.text.buffer import build


@dataclass(slots=True)
class Found:
    """All evidence of a buffer, as arrays. plain : tokens, in order, whose word class is not meant (see `plain_words`)."""

    ctx: Context
    quotes: Quotes
    attributions: Attributions
    speech: Speech
    placed: Placed
    hedges: Cues
    boosters: Cues
    checks: Cues
    disclosures: Disclosures
    furniture: Furniture
    first_hand: np.ndarray
    plain: np.ndarray
    voice: Voice


def extract(texts: Sequence[str], lexicon: Lexicon | None = None, publishers: Sequence[str | None] | None = None) -> Found:
    """Evidence in `texts`. Articles do not influence one another; cost is linear in their length.

    publishers: the outlet of each article, where known: what was told to it is first-hand.
    """
    ctx = build_context(build(texts), lexicon or default_lexicon())
    quotes = find_quotes(ctx)
    published = np.array([bool(publisher) for publisher in publishers]) if publishers else None
    attributions = find_attributions(ctx, quotes, published)
    disclosures = find_disclosures(ctx, quotes.inside)
    # "reviewed by an editor": whom a note on the making of the article names is no source of the story
    notes = [number for number, kind in zip(disclosures.sentence, disclosures.kind, strict=True) if kind == "ai_disclosure"]
    if notes:
        attributions = attributions.take(np.flatnonzero(~among(attributions.sentence, notes)))
    furniture = with_pull_quotes(ctx, quotes, find_furniture(ctx))
    stated = ~among(furniture.sentence, notes)  # an honest statement of the publisher is a claim, wherever it stands
    first_hand = take_own(ctx, attributions, without_publisher(ctx, attributions, publishers))
    speech = link_speakers(ctx, quotes, attributions)
    plain = plain_words(ctx)
    checks = find_cues(ctx, "verification", quotes.inside)
    return Found(
        ctx,
        quotes,
        attributions,
        speech,
        find_placed(ctx, attributions),
        find_cues(ctx, "hedge", quotes.inside),
        find_cues(ctx, "booster", quotes.inside, plain),
        checks.take(np.flatnonzero(~by_nobody(ctx, attributions, checks.first, checks.last, checks.rule))),
        disclosures,
        Furniture(furniture.sentence[stated], furniture.rule[stated]),
        first_hand,
        plain,
        find_voice(ctx, speech, plain),
    )
