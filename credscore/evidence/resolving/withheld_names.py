"""Roles whose name the text keeps back beside them: "the juror, who wants her name withheld, said", "the grandmother said. Her identity is
being protected"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.ranges import among, maybe_among
from credscore.evidence.resolving.unnamed_again import brought_in, noun_of, one_of_many
from credscore.evidence.resolving.unnamed_subjects import MEN, WOMEN
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, CARRY, NAMED, OFFICIAL
from credscore.evidence.word_lists import KIN
from credscore.text.tokens import is_in

_NAMES = ("name", "names", "identity")
_WHOSE = ("his", "her", "their", "whose")
_HIM = ("him", "her", "them")
_HELD = "withheld protected concealed disguised obscured hidden".split()
_KEPT = ("secret", "private", "hidden", "out", "confidential", "back")
_HOLDS = "withhold withholding withheld protect protecting conceal concealing shield shielding".split()
_ASKS = ("asked", "asks", "requested", "requests", "begged")
_SHOWN = "used published printed revealed disclosed given shared mentioned".split()
_PART = ("first", "middle", "given")
_WHY = "because for due publicly by under here".split()
_GUARDS = "protect safeguard preserve avoid shield".split()
_NEAR = 6  # words from "name" to "withheld", and back from "naming" to "whom"
_LEADS = 9  # words of "The Tarn Gazette has decided that it is not naming" in front of it


def take_withheld(ctx: Context, sh: Shared, a: Attributions) -> None:
    """Type as unnamed the roles beside which the text says that it, or they, keep the name back; in place."""
    _not_from_me(ctx, sh, a)
    at, whose = _signs(ctx, sh)
    if not at.size:
        return
    some = np.flatnonzero(((a.type == CARRY) | (a.type == NAMED)) & (a.first >= 0) & ~a.weak & (a.last - a.first >= 2))
    some = some[ctx.is_word(a.first[some], "the")]  # few
    noun = noun_of(ctx, a.first[some], a.last[some])
    person = one_of_many(ctx, noun) | is_in(ctx.tokens.key[noun], KIN)
    person &= (sh.names_before[noun + 1] == sh.names_before[a.first[some]]) & ~ctx.tokens.possessive[noun]
    some, noun = some[person], noun[person]
    if not some.size:
        return
    signed = ctx.sentences.of_token[at]
    # in its own sentence: in front of the verb, behind "said the juror", or what the juror asked for
    k = np.minimum(np.searchsorted(at, a.first[some]), len(at) - 1)
    here = (at[k] > noun) & (signed[k] == a.sentence[some]) & ((at[k] < a.cue[some]) | a.inverted[some] | is_in(ctx.tokens.key[a.cue[some]], _ASKS))
    # in the next
    j = np.minimum(np.searchsorted(signed, a.sentence[some] + 1), len(at) - 1)
    article = ctx.sentences.article
    below = (signed[j] == a.sentence[some] + 1) & (article[signed[j]] == article[a.sentence[some]])
    below &= at[j] - ctx.sentences.first[signed[j]] <= _LEADS
    # … and nobody by name speaks in between
    behind = np.minimum(some + 1, len(a) - 1)
    low = np.maximum(a.first[behind], 0)
    below &= (a.sentence[behind] != a.sentence[some]) | (behind == some) | (sh.names_before[np.maximum(a.last[behind], low)] == sh.names_before[low])
    says = ctx.tokens.key[whose[np.where(here, k, j)]]
    key = ctx.tokens.key[noun]
    wrong = is_in(key, MEN) & is_in(says, ("her", "she")) | is_in(key, WOMEN) & is_in(says, ("his", "him", "he"))
    keep = (here | below) & ~wrong
    some, noun = some[keep], noun[keep]
    if some.size:
        a.type[some[~_named_elsewhere(ctx, sh, noun)]] = ANONYMOUS


def _not_from_me(ctx: Context, sh: Shared, a: Attributions) -> None:
    """ "“…,” a union negotiator grumbled. “You never heard it from me.”": whoever says so speaks without his name; in place."""
    at = ctx.where_are("me")
    front = ctx.before(at)
    at = at[is_in(ctx.tokens.key[front], ("from",)) & sh.in_quote[at]]
    back, here = ctx.around(at, -2, -6)
    got = here & is_in(ctx.tokens.key[back], ("hear", "heard", "get", "got"))
    never = here & ctx.in_class(back, "NEG")
    said = ctx.sentences.of_token[at[got.any(axis=1) & never.any(axis=1)]]
    if not said.size:
        return
    some = np.flatnonzero(((a.type == CARRY) | (a.type == OFFICIAL)) & (a.first >= 0) & ~a.weak & (a.last - a.first >= 2))
    some = some[ctx.in_class(a.first[some], "DET", "NUMBER")]  # few
    some = some[sh.names_before[a.last[some]] == sh.names_before[a.first[some]]]
    k = np.minimum(np.searchsorted(said, a.sentence[some]), len(said) - 1)
    article = ctx.sentences.article
    near = (said[k] - a.sentence[some] >= 0) & (said[k] - a.sentence[some] <= 1) & (article[said[k]] == article[a.sentence[some]])
    a.type[some[near]] = ANONYMOUS


def _named_elsewhere(ctx: Context, sh: Shared, noun: np.ndarray) -> np.ndarray:
    """bool: nouns that the article puts beside a name somewhere: "Ines Falk, a juror"."""
    same = np.flatnonzero(maybe_among(ctx.tokens.key, ctx.tokens.key[noun]))
    words = ctx.word_in_article(same)
    _, known = brought_in(ctx, sh, same)
    named: np.ndarray = among(ctx.word_in_article(noun), words[known])
    return named


def _signs(ctx: Context, sh: Shared) -> tuple[np.ndarray, np.ndarray]:
    """Words that keep a name back, and the words that tell whose: "[her] [name] be withheld", "is not [naming] [her]"; two int64, in order."""
    key, at = ctx.tokens.key, ctx.where_are(*_NAMES)
    at = at[~sh.in_quote[at]]
    before = ctx.before(at)
    part = is_in(key[before], (*_PART, "full", "real"))
    whose = np.where(part, ctx.before(before), before)
    keep = is_in(key[whose], _WHOSE)
    at, whose, part = at[keep], whose[keep], is_in(key[before[keep]], _PART)
    near, clause = ctx.around(at, 1, _NEAR)
    clause &= ~np.logical_or.accumulate(ctx.in_class(near, "WHO", "AND") & ((ctx.gap[near] & STRONG) == 0), axis=1)
    kept = (clause & is_in(key[near], ("kept",))).any(axis=1) & (clause & is_in(key[near], _KEPT)).any(axis=1)
    never = (clause & ctx.in_class(near, "NEG")).any(axis=1)
    shown = (clause & is_in(key[near], _SHOWN)).any(axis=1)
    held = ((clause & is_in(key[near], _HELD)).any(axis=1) | kept) & ~never | never & shown
    front = ctx.before(whose)
    held |= is_in(key[front], _HOLDS)
    held = np.where(part, is_in(key[front], ("only",)) & shown, held)
    at, whose = at[held], whose[held]
    # "whom the Gazette is not naming", "We are not identifying him"
    by = ctx.where_are("naming", "identifying", "name", "identify")
    by = by[~sh.in_quote[by]]
    front = ctx.before(by)
    being = is_in(key[by], ("naming", "identifying"))
    never = being & ctx.in_class(front, "NEG") | is_in(key[front], ("to",)) & ctx.in_class(ctx.before(front), "NEG")
    by = by[never]
    back, here = ctx.around(by, -1, -_NEAR - 3)
    whom = (here & is_in(key[back], ("whom",))).any(axis=1)
    behind = ctx.behind(by)
    him = is_in(key[behind], _HIM) & (behind > by)
    by, behind = by[whom | him], np.where(him, behind, by)[whom | him]
    left, who = _left_unnamed(ctx, sh)
    at, whose = np.concatenate([at, by, left]), np.concatenate([whose, behind, who])
    order = np.argsort(at, kind="stable")
    return at[order], whose[order]


def _left_unnamed(ctx: Context, sh: Shared) -> tuple[np.ndarray, np.ndarray]:
    """The word "named" of "who cannot be named to protect the child", "She has not been identified", and the "who" or "she" in front; two int64."""
    key = ctx.tokens.key
    at = ctx.where_are("named", "identified")
    at = at[~sh.in_quote[at] & is_in(key[ctx.before(at)], ("be", "been", "being"))]
    behind = ctx.behind(at)
    # not "named in the suit", "named as captain", "named man of the match"
    ends = (behind == at) | ctx.leads[behind] | ((ctx.gap[behind] & STRONG) > 0) | is_in(key[behind], _WHY)
    ends |= is_in(key[behind], ("to",)) & is_in(key[ctx.behind(behind)], _GUARDS)
    at = at[ends]
    back, here = ctx.around(at, -2, -6)
    never = (here & ctx.in_class(back, "NEG"))[:, :3].any(axis=1)
    opener = here & (is_in(key[back], ("who",)) | ctx.leads[back] & is_in(key[back], ("he", "she", "they", "neither")))
    keep = never & opener.any(axis=1)
    return at[keep], back[keep, opener[keep].argmax(axis=1)]
