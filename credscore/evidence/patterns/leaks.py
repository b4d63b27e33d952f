"""Material that an outlet got hold of, or that appeared on a platform: "CAD files obtained by GizmoBarn", "drawings leaked to Tarn Wire".

What a paper was shown of letters and filings can be held to them; drawings, benchmarks and pictures of a thing that is to come are only as good as who
prints them, known to us by name or not.
"""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, join, make
from credscore.evidence.context import STRONG, Context
from credscore.evidence.kinds.outlets import like_press
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
    press = like_press(ctx, name, last - 1)  # others of several words may be people
    body = ctx.in_class(last - 1, "ORG", "OFFICIAL", "ROLE") | ctx.in_class(np.minimum(last, top), "OF") | ctx.tokens.possessive[last - 1]
    ok = ((leaky >= 0) & (press | (last - name == 1)) | (still >= 0) & press) & ~body
    part, by, first, last = part[ok], by[ok], first[ok], last[ok]
    thing = np.maximum(leaky, still)[ok]
    if not part.size:
        return a
    row = np.full(len(sents), -1)
    row[sents.of_token[part]] = np.arange(len(part))
    mine = np.flatnonzero(row[a.sentence] >= 0)
    of = row[a.sentence[mine]]
    told = (a.first[mine] <= thing[of]) & (a.last[mine] > thing[of]) | (a.first[mine] < last[of]) & (a.last[mine] > first[of])
    told &= (a.cue[mine] > thing[of]) & (a.first[mine] >= 0)
    other = np.ones(len(a), bool)
    other[mine[told]] = False
    a = a.take(np.flatnonzero(other))
    rule = np.full(len(part), ctx.lexicon.rule_number("attribution/as-reported-by"))
    return join(a, make(ctx, part, by + 1, first, last, np.full(len(part), MEDIA), rule, inverted=np.ones(len(part), bool)))
