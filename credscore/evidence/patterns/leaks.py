"""Material that an outlet got hold of, or that appeared on a platform: "CAD files obtained by GizmoBarn", "drawings leaked to Tarn Wire".

What a paper was shown of letters and filings can be held to them; drawings, benchmarks and pictures of a thing that is to come are only as good as who
prints them, known to us by name or not.
"""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, join, make
from credscore.evidence.context import STRONG, Context
from credscore.evidence.kinds.outlets import like_press
from credscore.evidence.resolving.outlets import of_person
from credscore.evidence.source_types import MEDIA
from credscore.evidence.word_lists import PICTURES
from credscore.text.tokens import is_in

_GOT = ("obtained", "seen", "viewed", "reviewed")  # by
_GIVEN = ("leaked",)  # to
_LEAKY = """
    render renders rendering renderings schematic schematics benchmark benchmarks cad drawing drawings spec specs roadmap prototype prototypes mock-up
    mock-ups mockup mockups moulds molds casings diagrams firmware
""".split()
_STILLS = tuple(word for word in PICTURES if not word.startswith(("video", "clip", "screenshot")))  # a recording speaks for itself
_MADE = tuple("render renders rendering renderings schematic schematics benchmark benchmarks cad spec specs mock-up mock-ups mockup mockups".split())
_TAKEN = ("obtained", "leaked")  # unlike what was seen or reviewed, by whomever it is for
_SHOW = """
    show shows showed reveal reveals revealed suggest suggests suggested point points pointed put puts confirm confirms confirmed indicate indicates
    indicated
""".split()
_FRONT = 5  # words from the material to who got it
_NAME = 4  # words of a name


def with_leaks(ctx: Context, a: Attributions) -> Attributions:
    """Attributions with an outlet behind the material that it got hold of."""
    sents, top = ctx.sentences, len(ctx.tokens) - 1
    part = ctx.where_are(*_GOT, *_GIVEN)
    by = ctx.behind(part)
    first = ctx.behind(by)
    name = np.where(ctx.in_class(first, "DEF"), ctx.behind(first), first)
    named = ctx.is_word(part, *_GOT) & ctx.is_word(by, "by") | ctx.is_word(part, *_GIVEN) & ctx.is_word(by, "to")
    named &= ctx.name[name] & (name > by) & ~ctx.in_class(name, "TITLE", "ROLE", "OFFICIAL", "NATION", "OUT_social")
    part, by, first, name = part[named], by[named], first[named], name[named]
    if not part.size:
        return a
    last = name + 1
    for _ in range(_NAME):
        at = np.minimum(last, top)
        last = last + (ctx.name[at] & ~ctx.leads[at] & ((ctx.gap[at] & 0xFF) == 0) & (last <= top))
    # what it is, of all that stands in front
    leaky, still = np.full(len(part), -1), np.full(len(part), -1)
    going = np.ones(len(part), bool)
    for step in range(1, _FRONT + 1):
        at = np.maximum(part - step, 0)
        going &= ~ctx.leads[at + 1] & ((ctx.gap[at + 1] & STRONG) == 0) | (step == 1) & ~ctx.leads[at + 1]
        going &= ~ctx.in_class(at, "PRON", "WHO", "THAT", "MODAL", "NEG", "POSS")
        leaky = np.where(going & (leaky < 0) & is_in(ctx.tokens.key[at], _LEAKY), at, leaky)
        still = np.where(going & (still < 0) & is_in(ctx.tokens.key[at], _STILLS), at, still)
    press = like_press(ctx, name, last - 1)
    then = np.minimum(last, top)
    joined = ~ctx.leads[then] & (ctx.gap[then] == 0) & (last <= top)
    body = ctx.in_class(last - 1, "ORG", "OFFICIAL", "ROLE") | ctx.in_class(then, "OF") & joined | ctx.tokens.possessive[last - 1]
    # a name of one word is a firm's or a person's as well ("reviewed by Falk", "leaked to Orbel"), but for designs that show something; of several
    # words, it may be a person's
    alone = (last - name == 1) & is_in(ctx.tokens.key[np.maximum(leaky, 0)], _MADE) & ctx.is_word(part, *_TAKEN)
    alone &= joined & is_in(ctx.tokens.key[then], _SHOW)
    at = np.flatnonzero(alone)
    if at.size:
        alone[at] = ~of_person(ctx, name[at], ctx.word_in_article(name[at]))
    # what a known outlet has seen speaks for itself: "Images seen by Reuters show"
    known = (ctx.matches.outlet[name] == 1) | (ctx.matches.outlet[last - 1] == 1) | ctx.in_class(last - 1, "OUT_media", "OUT_media_UNSURE")
    shown = joined & is_in(ctx.tokens.key[then], _SHOW) | ctx.is_word(part, *_GOT[1:])
    ok = ((leaky >= 0) & (press | alone) | (still >= 0) & press & ~(known & shown)) & ~body
    part, by, first, last = part[ok], by[ok], first[ok], last[ok]
    thing = np.maximum(leaky, still)[ok]
    if not part.size:
        return a
    # what else is read of the thing or of who got it; both are in order, and of several the first decides
    told = np.zeros(len(a), bool)
    for k, inside in ((np.searchsorted(thing, a.first), thing), (np.searchsorted(last, a.first, side="right"), first)):
        leak = np.minimum(k, len(part) - 1)
        told |= (k < len(part)) & (inside[leak] < a.last) & (a.cue > thing[leak]) & (sents.of_token[part[leak]] == a.sentence)
    told &= a.first >= 0
    a = a.take(np.flatnonzero(~told))
    rule = np.full(len(part), ctx.lexicon.rule_number("attribution/as-reported-by"))
    return join(a, make(ctx, part, by + 1, first, last, np.full(len(part), MEDIA), rule, inverted=np.ones(len(part), bool)))
