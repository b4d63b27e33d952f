"""Addressees, to whom a verb says it: "told the Harbour Gazette", "told us", "told friends"; which outlet or platform carries it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_phrases import before_pronoun, right_phrase
from credscore.evidence.source_types import ANONYMOUS, CARRY, DOCUMENT, MEDIA, NAMED, NONE, OFFICIAL, SOCIAL
from credscore.evidence.verbs.cues import ACT, POST, Cues
from credscore.evidence.verbs.next_words import picture_behind
from credscore.evidence.verbs.sources import Behind, Front, Sources
from credscore.evidence.verbs.usage import confided

_SHARES = ("share", "shares", "shared", "sharing")


@dataclass(slots=True)
class Addressees:
    """To whom m cues say it, or where: "told the Gazette", "confirmed to the Gazette", "wrote in the Gazette". hears : bool (m,).
    first, last : int64 (m,), their tokens."""

    hears: np.ndarray
    first: np.ndarray
    last: np.ndarray


def find_addressees(ctx: Context, sh: Shared, c: Cues, behind: Behind) -> Addressees:
    """To whom it was told: who stands behind "told", "confirmed to", "wrote in"."""
    n = sh.n
    last = np.minimum(behind.last, behind.first + 5)
    # "told state television the road was shut"
    told = np.flatnonzero(c.tells)  # few, here and below: only they need a closer look
    aired = told[ctx.is_word(np.minimum(c.end[told] + 1, n - 1), "television", "tv", "radio", "media")]
    aired = aired[(c.next_class[aired] & ctx.mask("DET")) == 0]
    last[aired] = np.minimum(last[aired], behind.first[aired] + 2)
    last[told] = before_pronoun(ctx, behind.first[told], last[told])
    # "confirmed to the Gazette", "wrote in the Gazette", "shared with the Gazette that …"
    hears, first = c.tells.copy(), behind.first.copy()
    into = c.to | ctx.is_word(c.next_token, "in") & c.among(ctx, "attribution/write")
    into |= c.ing & ctx.leads[c.cue] & ctx.is_word(c.next_token, "for") & c.among(ctx, "attribution/write")  # "Writing for the Gazette, …"
    into &= c.kind <= ACT
    shared = np.flatnonzero(c.kind == POST)
    into[shared] |= ctx.is_word(c.next_token[shared], "with") & ctx.is_word(c.cue[shared], *_SHARES)
    into = np.flatnonzero(into & ~c.tells & (c.after_gap == 0) & (c.next_token == c.end))
    begin, stop = right_phrase(ctx, sh, c.end[into] + 1)
    hears[into], first[into], last[into] = True, begin, np.minimum(stop, begin + 4)
    return Addressees(hears, first, last)


def find_carriers(
    ctx: Context, c: Cues, addressees: Addressees, kind: np.ndarray, source: Sources, cited: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """int8 (m,), the type of the outlet that carries each cue's words, or NONE; bool (m,), said to this publication.

    kind : int8 (m,), the types of the addressees. cited : bool (m,), where an outlet cites an unnamed source.
    """
    to_whom = np.maximum(addressees.last - 1, 0)
    some = np.flatnonzero(kind == DOCUMENT)
    kind[some[ctx.is_word(to_whom[some], "paper", "papers", "site", "website")]] = MEDIA  # to be told to, not to be read
    some = np.flatnonzero((kind == MEDIA) & (addressees.first >= 0))
    some = some[ctx.is_word(to_whom[some], "site", "website")]
    kind[some[_owned(ctx, addressees, some)]] = NONE  # "told the club's website"
    outer = np.where(cited | addressees.hears & (kind == MEDIA) & ~source.inverted, MEDIA, NONE).astype(np.int8)
    own = (kind == MEDIA) & (addressees.first >= 0)
    some = np.flatnonzero(own)
    own[some] = ctx.is_word(addressees.first[some], "this", "our")  # "told this newspaper"
    us = np.zeros(len(c), bool)
    some = np.flatnonzero(addressees.hears)
    us[some] = own[some] | ctx.in_class(c.next_token[some], "FIRST")
    some = some[ctx.is_word(to_whom[some], "press", "media") & ~ctx.tokens.upper[to_whom[some]]]  # in public: nobody carries it
    some_of_them = ctx.is_word(c.next_token[some], "local", "state", "regional", "national")
    some_of_them |= (c.next_class[some] & ctx.mask("NATION")) != 0
    outer[own], outer[some[~some_of_them]] = NONE, NONE
    return outer, us


def _owned(ctx: Context, addressees: Addressees, some: np.ndarray) -> np.ndarray:
    """Addressees, of those numbered, that belong to somebody who is no outlet: "his website", "the club's website"."""
    out = ctx.in_class(addressees.first[some], "POSS")
    for step in range(4):
        at = np.minimum(addressees.first[some] + step, addressees.last[some] - 1)
        out |= ctx.tokens.possessive[at] & ~ctx.in_class(at, "MEDIA", "OUT_media", "OUTWORD") & (ctx.matches.outlet[at] != 1)
    return out


def take_confided(ctx: Context, c: Cues, front: Front, behind: Behind, source: Sources, outer: np.ndarray) -> None:
    """ "Quist has told friends that she will go": one of them hands it on, unless she told them in a letter or on a stage; in place."""
    some = np.flatnonzero(c.tells & (behind.first >= 0) & ~source.inverted & (outer == NONE))
    some = some[(source.type[some] == NAMED) | (source.type[some] == OFFICIAL) | (source.type[some] == CARRY)]
    some, friend = confided(ctx, some, front.group[some], c.cue[some], behind.first[some])
    source.type[some], source.carried[some] = ANONYMOUS, False
    source.first[some], source.last[some] = behind.first[some], friend + 1


def on_platforms(ctx: Context, c: Cues, addressees: Addressees, source: Sources, told: np.ndarray, outer: np.ndarray) -> np.ndarray:
    """`outer` with the platforms of what was posted or told to followers. told : bool (m,), words are told: see `ContentSigns`."""
    some = np.flatnonzero(c.tells & ~source.inverted)
    outer[some[ctx.is_word(np.maximum(addressees.last[some] - 1, 0), "followers")]] = SOCIAL
    # a platform as the place of a post; but "a friend shared: “…”", "she shared that she was well" only say it
    posts = c.kind == POST
    some = np.flatnonzero(posts & told)
    some = some[ctx.is_word(c.cue[some], *_SHARES)]
    posts[some] = picture_behind(ctx, c.end[some])
    return np.where(posts & (source.type != SOCIAL) & (source.type != MEDIA), SOCIAL, outer).astype(np.int8)
