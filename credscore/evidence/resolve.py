"""What a cue without a phrase of its own takes up: pronouns and roles their last source, participles the subject of their sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.loose import retold_reports, take_outlets
from credscore.evidence.phrases import ANONYMOUS, CARRY, DOCUMENT, MEDIA, NAMED, NONE, OFFICIAL, SOCIAL, VAGUE, Shared
from credscore.evidence.ranges import among, running, shared
from credscore.evidence.subjects import FAR, subjects
from credscore.evidence.withheld import take_unnamed, take_users
from credscore.text import tokens as tk

_SHOWING = ("attribution/find", "attribution/suggest", "attribution/reveal")


@dataclass(slots=True)
class Attributions:
    """Attributions in order of their cues (token indices; ranges are half-open; -1, -1 where a cue has no phrase).

    cue, cue_end : the cue's tokens. first, last : the source phrase. head, head_end : its head, for names.
    type : int8 source type. outer : int8 type of the outlet or platform that carries it, or 0. rule : int16.
    carried : bool, the phrase is a pronoun or a role. inverted : bool, source behind the cue. negated : bool.
    first_hand : bool, said to this publication. weak : bool, an impersonal cue with nobody behind it.
    backs : bool, somebody stands behind what the sentence says; False where the cue only tells of somebody's mind ("Quist backs the plan"):
    evidence of whose view it is, but no source of the sentence.
    """

    cue: np.ndarray
    cue_end: np.ndarray
    first: np.ndarray
    last: np.ndarray
    type: np.ndarray
    outer: np.ndarray
    rule: np.ndarray
    carried: np.ndarray
    inverted: np.ndarray
    negated: np.ndarray
    first_hand: np.ndarray
    weak: np.ndarray
    backs: np.ndarray
    sentence: np.ndarray

    def __len__(self) -> int:
        return len(self.cue)

    def take(self, index: np.ndarray) -> Attributions:
        return Attributions(*(getattr(self, name)[index] for name in self.__slots__))


def join(*parts: Attributions) -> Attributions:
    """The attributions of all parts, one part behind the other."""
    return Attributions(*(np.concatenate([getattr(part, name) for part in parts]) for name in Attributions.__slots__))


def make(
    ctx: Context,
    cue: np.ndarray,
    cue_end: np.ndarray,
    first: np.ndarray,
    last: np.ndarray,
    kind: np.ndarray,
    rule: np.ndarray,
    **given: np.ndarray,
) -> Attributions:
    size = len(cue)
    no = np.zeros(size, bool)
    return Attributions(
        cue.astype(np.int64),
        cue_end.astype(np.int64),
        first.astype(np.int64),
        last.astype(np.int64),
        kind.astype(np.int8),
        given.get("outer", np.zeros(size, np.int8)),
        rule.astype(np.int16),
        given.get("carried", no),
        given.get("inverted", no),
        given.get("negated", no),
        given.get("first_hand", no),
        given.get("weak", no),
        given.get("backs", ~no),
        ctx.sentences.of_token[np.minimum(cue, len(ctx.tokens) - 1)].astype(np.int64),
    )


def resolve(ctx: Context, sh: Shared, a: Attributions) -> Attributions:
    """Give carried phrases the type of the source they point back to: the last person or body in the same article."""
    m = len(a)
    article = ctx.sentences.article[a.sentence]
    take_unnamed(ctx, sh, a, article)
    take_users(ctx, a)
    a.type = np.where(_said_before(ctx, a, article), ANONYMOUS, a.type).astype(np.int8)
    known = (a.type != CARRY) & (a.type != NONE) & (a.type != VAGUE) & (a.type != DOCUMENT) & ~a.weak & a.backs
    where = np.where(known, np.arange(m), -1)
    back = np.maximum.accumulate(where)
    found = (back >= 0) & (article[np.maximum(back, 0)] == article)
    inherited = np.where(found, a.type[np.maximum(back, 0)], NAMED)
    pron = a.type == CARRY
    # he, she, a role with an article: a person; only an unnamed speaker or a spokesperson close by is taken up, else somebody named
    word = ctx.matches.classes[np.minimum(np.maximum(a.first, 0), len(ctx.tokens) - 1)]
    short = (a.last - a.first == 1) & (
        ((word & ctx.mask("PRON")) != 0) | ctx.is_word(np.minimum(np.maximum(a.first, 0), len(ctx.tokens) - 1), "him", "her", "them")
    )
    near = found & (a.sentence - a.sentence[np.maximum(back, 0)] <= 3)
    participle = a.first < 0
    prior = np.maximum(back, 0)
    takes = ((inherited == ANONYMOUS) | (inherited == OFFICIAL)) & participle
    some = np.flatnonzero((inherited == OFFICIAL) & pron & near & short)  # few, like the others that need a closer look
    some = some[sh.names_before[a.cue[some]] == sh.names_before[np.maximum(a.last[prior[some]], 0)]]  # nobody was named since
    person = ctx.any_in(np.maximum(a.first[prior[some]], 0), np.maximum(a.last[prior[some]], 0)) & ctx.mask("ROLE", "ONE")
    takes[some[person != 0]] = True
    # "it issued a warning, saying …": no person who spoke before
    some = np.flatnonzero((inherited == ANONYMOUS) & participle & pron & near & (a.sentence[prior] != a.sentence))
    lead = ctx.sentences.first[a.sentence[some]]
    it = ctx.any_in(lead, np.maximum(a.cue[some], lead)) & ctx.mask("IT")
    takes[some[it != 0]] = False
    inherited = np.where(
        near & takes & (short | participle),
        inherited,
        np.where(near & ((inherited == MEDIA) | (inherited == SOCIAL)) & participle, inherited, NAMED),
    )
    # a name in the same sentence in front of the cue beats a source further back
    some = np.flatnonzero(pron & ((inherited == ANONYMOUS) | (inherited == SOCIAL)))
    some = some[~(found[some] & (a.sentence[prior[some]] == a.sentence[some]))]
    name_here = sh.names_before[a.cue[some]] > sh.names_before[np.minimum(ctx.sentences.first[a.sentence[some]], a.cue[some])]
    inherited[some[name_here]] = NAMED
    inherited = np.where(short & _goes_on(ctx, sh, a, article, short), ANONYMOUS, inherited)
    inherited = _by_word(ctx, a, article, pron, inherited)
    a.type = np.where(pron, inherited, a.type).astype(np.int8)
    a.type = np.where((a.type == OFFICIAL) & _held_by_name(ctx, a, article), NAMED, a.type).astype(np.int8)
    a.type = np.where(_papers_that(ctx, a), DOCUMENT, a.type).astype(np.int8)
    _short_outlets(ctx, a)
    take_outlets(ctx, a)
    retold_reports(ctx, a)
    _borrow_subjects(ctx, sh, a)
    _same_unnamed(ctx, a)
    # posts: the platform carries, the person speaks
    same = a.outer == a.type
    a.outer = np.where(same, 0, a.outer).astype(np.int8)
    return a


def _by_word(ctx: Context, a: Attributions, article: np.ndarray, pron: np.ndarray, inherited: np.ndarray) -> np.ndarray:
    """Types of carried phrases, where their words tell more than "a person": "it", "they", "another"."""
    some = np.flatnonzero(pron & (a.first >= 0))
    head, size = a.first[some], a.last[some] - a.first[some]
    one = ctx.is_word(head, "one", "another", "a") & (size <= 2)
    it = (size == 1) & ctx.in_class(head, "IT")
    they = (size == 1) & ctx.is_word(head, "they") | ctx.is_word(head, "both")
    # "each of them", "both men"
    they |= (size >= 3) & ctx.is_word(np.minimum(head + 2, len(ctx.tokens) - 1), "them")
    few = one | it | they
    some, one, it, they = some[few], one[few], it[few], they[few]
    said = (a.type != CARRY) & (a.type != NONE) & ~a.weak & a.backs
    back = np.maximum.accumulate(np.where(said, np.arange(len(a)), -1))[some]
    prior = np.maximum(back, 0)
    far = np.where((back >= 0) & (article[prior] == article[some]), a.sentence[some] - a.sentence[prior], 1 << 30)
    before = a.type[prior]
    crowd = (before == ANONYMOUS) | (before == VAGUE) | (before == OFFICIAL)
    one_more = np.where((far <= 3) & (before == SOCIAL), SOCIAL, np.where(a.inverted[some], ANONYMOUS, NONE))
    out = np.where(one, np.where((far <= 3) & crowd, ANONYMOUS, one_more), inherited[some])
    out = np.where(it & (far <= 2), np.where(before == VAGUE, NAMED, before), out)  # a crowd is no "it"
    inherited = inherited.copy()
    inherited[some] = np.where(they & (far <= 2) & (before != DOCUMENT), before, out)
    return inherited


def _goes_on(ctx: Context, sh: Shared, a: Attributions, article: np.ndarray, short: np.ndarray) -> np.ndarray:
    """He or she in a run of them behind an unnamed speaker: no gap of four sentences, nobody named since."""
    m = len(a)
    k = np.arange(m)
    lead = ctx.sentences.first[:-1]
    names = np.zeros(len(ctx.sentences) + 1, np.int32)
    np.cumsum(ctx.name[lead] & ~sh.in_quote[lead], out=names[1:], dtype=np.int32)
    gap = np.ones(m, bool)
    gap[1:] = (a.sentence[1:] - a.sentence[:-1] > 3) | (article[1:] != article[:-1])
    start = np.maximum.accumulate(np.where(gap, k, 0))
    anchor = np.maximum.accumulate(np.where(~short & ~a.weak & (a.type != NONE), k, -1))
    held = np.maximum(anchor, 0)
    out = (anchor >= start) & (a.type[held] == ANONYMOUS) & (names[a.sentence + 1] == names[a.sentence[held] + 1])
    # "Back in 2015, she told Glint": another time, and not the insider of today
    opens = ctx.sentences.first[a.sentence]
    some = np.flatnonzero(out & short & (a.first - opens >= 2))
    past = ctx.is_word(opens[some], "in") | ctx.is_word(opens[some], "back") & ctx.is_word(ctx.behind(opens[some]), "in")
    at = np.minimum(opens[some] + 1 + ctx.is_word(opens[some], "back"), len(ctx.tokens) - 1)
    out[some[past & ctx.tokens.digit[at] & (at < a.first[some])]] = False
    some = np.flatnonzero(out & short & (a.cue[held] < a.cue))
    if some.size:
        at, low, high = shared(a.cue[held[some]], a.cue[some])
        before = np.maximum(at - 1, 0)
        full = ctx.name[at] & ctx.name[before] & (at > 0) & ~sh.in_quote[at]  # first and last name, outside quotations
        names_met = running(full)
        out[some] = names_met[high] == names_met[low]
    return out


def _said_before(ctx: Context, a: Attributions, article: np.ndarray) -> np.ndarray:
    """Phrases like "the former assistant" behind "a former assistant": the unnamed of before, as long as no name stands beside them."""
    out = np.zeros(len(a), bool)
    top = len(ctx.tokens) - 1
    tail = np.minimum(np.maximum(a.last - 1, 0), top)
    people = (a.type == VAGUE) & ctx.is_word(tail, "people", "persons", "individuals")  # "… said the people, who asked not to be named"
    again = ((a.type == CARRY) | people) & (a.last - a.first >= 2) & (a.last - a.first <= 4) & (a.first >= 0) & ~ctx.name[tail]
    again &= ctx.in_class(np.minimum(np.maximum(a.first, 0), top), "DEF")
    again, first = np.flatnonzero(again), np.flatnonzero((a.type == ANONYMOUS) & (a.first >= 0) & ~a.weak)
    if not again.size or not first.size:
        return out
    keys, owner = [], []
    head = np.ones(len(first), bool)
    for step in range(6):
        at = np.minimum(a.first[first] + step, top)
        # "sources close to the star", "a friend of the couple": no word of whom they know
        head &= ~ctx.in_class(at, "PREP", "OF", "WHO")
        inside = head & (a.first[first] + step < a.last[first]) & ~ctx.name[at]
        # "an airline official": not the airline
        behind = np.minimum(at + 1, top)
        more = (a.first[first] + step + 1 < a.last[first]) & ~ctx.in_class(behind, "PREP", "OF", "WHO", "ANONADJ")
        inside &= ~(more & ctx.in_class(at, "ORG", "OFFICIAL")) & ~(more & (ctx.matches.word[at] == 0))
        keys.append((ctx.tokens.key[at] ^ (article[first].astype(np.uint64) * tk.MIX))[inside])
        owner.append(a.cue[first][inside])
    key, where = np.concatenate(keys), np.concatenate(owner)
    order = np.lexsort((where, key))
    key, where = key[order], where[order]
    wanted = ctx.tokens.key[tail[again]] ^ (article[again].astype(np.uint64) * tk.MIX)
    at = np.minimum(np.searchsorted(key, wanted), max(len(key) - 1, 0))
    if len(key):
        out[again] = (key[at] == wanted) & (where[at] < a.cue[again])
    return out


def _held_by_name(ctx: Context, a: Attributions, article: np.ndarray) -> np.ndarray:
    """Phrases like "the mayor" or "the council" that the article has named before ("Mayor Ines Falk", "Harrow Council")."""
    n = len(ctx.tokens)
    out = np.zeros(len(a), bool)
    tail = np.maximum(a.last - 1, 0)
    phrase = np.flatnonzero(
        (a.last - a.first >= 2)
        & (a.last - a.first <= 4)
        & (a.first >= 0)
        & ~ctx.name[tail]
        & ctx.in_class(np.maximum(a.first, 0), "DEF")
    )
    if not phrase.size or n < 3:
        return out
    office = _maybe(ctx, np.flatnonzero(ctx.has("ROLE", "TITLE")[:-1]), tail[phrase])
    after = office + 1
    # at most a comma between office and name
    office = office[~ctx.tokens.possessive[office] & ctx.name[after] & ~ctx.leads[after] & ((ctx.gap[after] & 0xFE) == 0)]
    # a body under its own name ("Harrow Council"), later "the council"
    body = _maybe(ctx, np.flatnonzero(ctx.has("OFFICIAL")[1:]) + 1, tail[phrase])
    body = body[ctx.tokens.upper[body] & ctx.name[body - 1] & ~ctx.leads[body] & ((ctx.gap[body] & 0xFF) == 0)]
    office = np.sort(np.concatenate([office, body]))
    where = ctx.sentences.article[ctx.sentences.of_token[office]].astype(np.uint64)
    keys, first = np.unique(ctx.tokens.key[office] ^ (where * tk.MIX), return_index=True)
    if not keys.size:
        return out
    wanted = ctx.tokens.key[tail[phrase]] ^ (article[phrase].astype(np.uint64) * tk.MIX)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    out[phrase] = (keys[at] == wanted) & (office[first[at]] < a.cue[phrase])
    return out


def _maybe(ctx: Context, at: np.ndarray, word: np.ndarray) -> np.ndarray:
    """Those of the tokens `at` that may be the same word as one of the tokens `word`: few others, and none of these left out."""
    key, known = (ctx.tokens.key[x] >> np.uint64(48) for x in (at, word))
    table = np.zeros(1 << 16, bool)
    table[known.view(np.int64)] = True
    return at[table[key.view(np.int64)]]


def _papers_that(ctx: Context, a: Attributions) -> np.ndarray:
    """ "new data from the bank which suggest …", "a study paid for by the Pell Institute that found …": it is the paper that tells."""
    out = np.zeros(len(a), bool)
    top = len(ctx.tokens) - 1
    which = np.clip(a.last - 1, 0, top)
    some = ((a.type == NAMED) | (a.type == VAGUE)) & (a.first >= 0) & ~a.inverted & ctx.lexicon.rules_among(_SHOWING)[a.rule]
    some = np.flatnonzero(some)  # few
    end = np.where(ctx.is_word(which[some], "which", "that"), which[some], a.last[some])
    some = some[ctx.is_word(end, "which", "that")]
    near = np.maximum(which[some][:, None] - np.arange(1, 10), 0)
    there = ctx.sentences.of_token[near] == a.sentence[some][:, None]
    out[some] = (there & ctx.in_class(near, "DOC") & ~ctx.name[near]).any(axis=1)
    return out


def _borrow_subjects(ctx: Context, sh: Shared, a: Attributions) -> None:
    """Participles and elided subjects point at the phrase that their sentence gives: an earlier source, or its first name or pronoun."""
    m = len(a)
    needs = (a.first < 0) & ~a.weak & (a.type != NONE)
    if not needs.any():
        return
    has = (a.first >= 0) & ~a.weak & ~a.inverted
    back = np.maximum.accumulate(np.where(has, np.arange(m), -1))
    prior = np.maximum(back, 0)
    same = needs & (back >= 0) & (a.sentence[prior] == a.sentence) & (a.cue - a.first[prior] <= FAR)
    # the first name or pronoun of the sentence, in front of the cue
    some = np.flatnonzero(needs & ~same)
    found, start, stop, types, carried, beside = subjects(ctx, sh, a.cue[some], a.sentence[some])
    some = some[found]
    if some.size:
        a.type[some] = np.where((types > 0) & (~carried | beside), types, a.type[some])
        # "He is keen and has agreed terms": he, not the paper of the sentence before
        he = carried & ctx.in_class(start, "PRON") & among(a.type[some], (MEDIA, SOCIAL))
        a.type[some] = np.where(he, NAMED, a.type[some])
    a.first = np.where(same, a.first[prior], a.first)
    a.last = np.where(same, a.last[prior], a.last)
    a.type = np.where(same, a.type[prior], a.type).astype(np.int8)
    if some.size:
        a.first[some], a.last[some] = start, stop


def _same_unnamed(ctx: Context, a: Attributions) -> None:
    """ "The source said" behind "a source told the Harrow Gazette": whoever carried the one carries the other; in place."""
    unnamed = np.flatnonzero((a.type == ANONYMOUS) & ~a.weak & (a.first >= 0))
    people = ctx.any_in(a.first[unnamed], np.maximum(a.last[unnamed], 0)) & ctx.mask("ANON", "PALS", "ONE")
    unnamed = unnamed[people != 0]
    if unnamed.size < 2:
        return
    again = ctx.in_class(a.first[unnamed], "DEF") & (a.last[unnamed] - a.first[unnamed] <= 3) & (a.outer[unnamed] == 0)
    new = np.maximum.accumulate(np.where(again, -1, np.arange(len(unnamed))))
    first = unnamed[np.maximum(new, 0)]
    article = ctx.sentences.article[a.sentence]
    takes = again & (new >= 0) & (article[first] == article[unnamed]) & (a.outer[first] == MEDIA)
    a.outer[unnamed[takes]] = MEDIA


def _short_outlets(ctx: Context, a: Attributions) -> None:
    """ "Investors" after "Investors Business Daily", "the Post" after "the New York Post": a short name of an outlet is that outlet."""
    media = np.flatnonzero((a.type == MEDIA) & (a.first >= 0))
    short = np.flatnonzero((a.type == NAMED) & (a.first >= 0) & (a.last - a.first <= 2))
    if not media.size or not short.size:
        return
    mix = ctx.sentences.article[a.sentence].astype(np.uint64) * tk.MIX
    keys = []
    for step in range(6):
        at = np.minimum(a.first[media] + step, len(ctx.tokens) - 1)
        keys.append((ctx.tokens.key[at] ^ mix[media])[(a.first[media] + step < a.last[media]) & ctx.name[at]])
    tail = a.last[short] - 1
    key, known = ctx.tokens.key[tail] ^ mix[short], np.concatenate(keys)
    maybe = np.zeros(1 << 16, bool)  # keeps the search away from nearly all
    maybe[(known >> np.uint64(48)).view(np.int64)] = True
    some = np.flatnonzero(maybe[(key >> np.uint64(48)).view(np.int64)] & ctx.name[tail])
    a.type[short[some[among(key[some], known)]]] = MEDIA
