"""Sources without a name that hide in plain words: reports that nobody signs, people who are only told by whom they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.phrases import ANONYMOUS, DOCUMENT, MEDIA, NAMED, NONE, OFFICIAL
from credscore.evidence.ranges import among, distinct, spread
from credscore.text.tokens import MIX

if TYPE_CHECKING:
    from credscore.evidence.resolve import Attributions

# in front of reports that nobody signs
_LOOSE = """
    recent media press news local several multiple various some many other earlier early initial fresh new unconfirmed conflicting numerous
    foreign tabloid online viral first further subsequent past persistent widespread
""".split()
# what an outlet prints, by words that other documents have as well
_PRINTED = ("report", "reports", "story", "article", "piece", "site", "website")
_SOLID = ("find", "finds", "found", "finding", "show", "shows", "showed", "concludes", "concluded", "recommends", "recommended")
_SINCE, _UNTIL = 3, 3  # sentences
_CIRCLES = ("circle", "camp", "orbit", "entourage", "household")


def unsigned(ctx: Context, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of words "reports" (tokens): where their phrase begins, and bool, which are nobody's: no owner, no author, no paper that they name.

    They open a clause, alone or with a word like "recent" or "Spanish" in front.
    """
    first = at.copy()
    for _ in range(2):
        before = np.maximum(first - 1, 0)
        loose = ctx.is_word(before, *_LOOSE) | ctx.in_class(before, "NATION")
        first = first - (loose & ~ctx.leads[first] & ((ctx.gap[first] & 0xFF) == 0) & (first > 0))
    front = ctx.matches.classes[np.maximum(first - 1, 0)]
    opens = ctx.leads[first] | ((ctx.gap[first] & STRONG) != 0) | ((front & ctx.mask("AND", "BREAK", "THAT")) != 0) & ~ctx.name[np.maximum(first - 1, 0)]
    behind = ctx.behind(at)
    signed = ctx.is_word(behind, "by", "from", "of", "into", "filed", "to", "on") | ctx.tokens.possessive[at]
    some = np.flatnonzero(ctx.is_word(behind, "on"))  # "reports on Tuesday", not "reports on the mill"
    signed[some] = ~ctx.in_class(ctx.behind(behind[some]), "MONTHDAY", "TIME")
    return first, opens & ~signed & (behind > at)


def stand_by(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Words "those", "people" (tokens) behind which stands whom they are close to: "those around her", "people closest to the singer", "those in
    her circle". """
    near = ctx.behind(at)
    whom = ctx.behind(near)
    kind = ctx.matches.classes[whom]
    going = (near > at) & (whom > near) & ((ctx.gap[near] & STRONG) == 0) & ((ctx.gap[whom] & STRONG) == 0)
    closest = ctx.is_word(near, "closest", "nearest") & ctx.is_word(whom, "to")
    around = ctx.is_word(near, "around") & ctx.is_word(whom, "him", "her", "them")
    some = np.flatnonzero(ctx.is_word(near, "around") & going & ~around)  # few, here and below
    person = ctx.behind(whom[some])
    around[some] = ((kind[some] & ctx.mask("DEF")) != 0) & ctx.in_class(person, "ROLE", "TITLE")
    around[some] |= ctx.is_word(person, "couple", "pair", "star", "family") & ((kind[some] & ctx.mask("DEF")) != 0)
    around[some] |= ctx.name[whom[some]] & ctx.is_word(at[some], "those")
    inside = ctx.is_word(near, "in", "inside", "within", "from")
    some = np.flatnonzero(inside & going)
    here, circle = whom[some], np.zeros(len(some), bool)
    owned = ((kind[some] & ctx.mask("POSS", "DEF")) != 0) | ctx.name[here]
    for _ in range(4):
        here = ctx.behind(here)
        circle |= ctx.is_word(here, *_CIRCLES)
    inside[some] = circle & owned
    return going & (closest | around | inside)


def retold_reports(ctx: Context, a: Attributions) -> None:
    """ "A new report claims …", "the site says" in a story that is retold from an outlet: the outlet's; in place. a : in order of their cues.

    Who was a source last decides: an outlet, or a document that says whose it is; where nobody was, who is next.
    """
    tail, top = np.maximum(a.last - 1, 0), len(ctx.tokens) - 1
    some = np.flatnonzero((a.type == DOCUMENT) & (a.first >= 0) & (a.last - a.first <= 4) & a.backs)
    some = some[ctx.is_word(tail[some], *_PRINTED) & ~ctx.name[tail[some]]]
    lead = ctx.matches.classes[a.first[some]]
    own = (lead & ctx.mask("POSS")) != 0
    for step in range(3):
        at = np.minimum(a.first[some] + step, tail[some])
        own |= ctx.tokens.possessive[at] | ctx.name[at]
    behind = np.minimum(a.last[some], top)
    signed = ctx.is_word(behind, "by", "from", "of", "into", "on") & ~ctx.leads[behind]
    some = some[~own & ~signed & ~ctx.is_word(a.cue[some], *_SOLID)]
    # "Quist denied a report claiming …": it is Quist who speaks
    spoken = np.zeros(len(ctx.sentences), bool)
    spoken[a.sentence[a.backs & ~a.weak & ((a.type == NAMED) | (a.type == OFFICIAL))]] = True
    some = some[~(spoken[a.sentence[some]] & ctx.lexicon.ing_form[ctx.matches.word[a.cue[some]]])]
    if not some.size:
        return
    bare = np.zeros(len(a), bool)
    bare[some] = True
    article, order = ctx.sentences.article[a.sentence], np.arange(len(a))
    press = (a.type == MEDIA) | (a.outer == MEDIA) & (a.type == ANONYMOUS)
    tells = press | (a.type == DOCUMENT) & ~bare
    before = np.maximum.accumulate(np.where(tells, order, -1))[some]
    later = (len(a) - 1 - np.maximum.accumulate(np.where(tells[::-1], order, -1))[::-1])[some]
    far = a.sentence[some]
    prior, next_ = np.maximum(before, 0), np.minimum(later, len(a) - 1)
    near = (before >= 0) & (article[prior] == article[some]) & (far - a.sentence[prior] <= _SINCE)
    close = (later < len(a)) & (article[next_] == article[some]) & (a.sentence[next_] - far <= _UNTIL)
    known = (before >= 0) & (article[prior] == article[some])
    a.type[some[near & press[prior] | ~known & close & press[next_]]] = MEDIA


def take_outlets(ctx: Context, a: Attributions) -> None:
    """Who is told something by an insider is an outlet, whatever its name: "an insider tells Starlane"; and what that name claims, writes or is
    told elsewhere in the article is the outlet's, too; in place."""
    tells = np.flatnonzero(ctx.is_word(a.cue, "tell", "tells", "told", "telling") & ~a.weak & (a.type != NONE))
    heard = ctx.behind(a.cue_end[tells] - 1)
    ok = ctx.name[heard] & ~ctx.leads[heard] & ((ctx.gap[heard] & 0xFF) == 0) & ~ctx.tokens.possessive[heard]
    ok &= ~ctx.in_class(heard, "TITLE", "ROLE", "OFFICIAL", "OUT_social")
    tells, heard = tells[ok], heard[ok]
    some = np.flatnonzero((a.type[tells] == ANONYMOUS) & (a.first[tells] >= 0))
    insider = ctx.any_in(a.first[tells[some]], np.maximum(a.last[tells[some]], 0)) & ctx.mask("ANON")
    seeds = heard[some[insider != 0]]  # few
    if not seeds.size:
        return
    mix = ctx.sentences.article.astype(np.uint64) * MIX
    known = ctx.tokens.key[seeds] ^ mix[ctx.sentences.of_token[seeds]]
    known = known[~_of_person(ctx, seeds, known)]
    same = among(ctx.tokens.key[heard] ^ mix[ctx.sentences.of_token[heard]], known)
    a.outer[tells[same & (a.outer[tells] == NONE) & (a.type[tells] != MEDIA)]] = MEDIA
    # "Starlane claims", not a person of that name: nobody is told things by insiders and is one
    alone = np.flatnonzero((a.type == NAMED) & (a.last - a.first == 1) & (a.first >= 0) & ~a.weak)
    mine = ctx.tokens.key[a.first[alone]] ^ mix[a.sentence[alone]]
    a.type[alone[among(mine, known) & ctx.name[a.first[alone]]]] = MEDIA


def _of_person(ctx: Context, at: np.ndarray, key: np.ndarray) -> np.ndarray:
    """Whether each name (token) is a part of a longer one somewhere in its article: "told Falk" where "Ines Falk" is spoken of. key : of the
    word in its article."""
    sents = ctx.sentences
    articles = distinct(sents.article[sents.of_token[at]])  # few have an insider who tells somebody by a name of one word
    low, high = (sents.first[np.searchsorted(sents.article, articles + step)] for step in (0, 1))
    inside, _ = spread(low, high)
    inside = inside[ctx.name[inside]]
    before, behind = ctx.before(inside), ctx.behind(inside)
    longer = ctx.name[before] & (ctx.gap[inside] == 0) & (before < inside)
    longer |= ctx.name[behind] & (ctx.gap[behind] == 0) & (behind > inside)
    inside = inside[longer]
    return among(key, ctx.tokens.key[inside] ^ sents.article[sents.of_token[inside]].astype(np.uint64) * MIX)
