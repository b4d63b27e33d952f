"""Whom pronouns and roles take up: the last source of their article. Runs all that settles a source by the rest of the article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.ranges import any_inside, distinct
from credscore.evidence.resolving.anonymity_requests import take_unnamed
from credscore.evidence.resolving.changed_names import behind_changed, take_changed, told_in
from credscore.evidence.resolving.delayed_names import take_delayed
from credscore.evidence.resolving.headline_people import take_headline_people
from credscore.evidence.resolving.in_court import take_heard, take_suits
from credscore.evidence.resolving.nobody_named import nobody_named
from credscore.evidence.resolving.on_air import take_on_air
from credscore.evidence.resolving.outlets import (
    by_what_they_learn,
    carry_sources,
    on_own_affairs,
    retold_reports,
    short_outlets,
    take_outlets,
    withheld_sources,
)
from credscore.evidence.resolving.own_outlets import own_outlets
from credscore.evidence.resolving.papers import written_in_papers
from credscore.evidence.resolving.platform_users import nobody_but_users, take_platforms, take_pseudonyms, take_users
from credscore.evidence.resolving.second_mentions import held_by_name, nameless_household, said_before, same_unnamed, unknown_trades
from credscore.evidence.resolving.sentence_subjects import SHOWING, borrow_subjects
from credscore.evidence.resolving.unnamed_again import by_their_place, second_officials, unnamed_again
from credscore.evidence.resolving.unnamed_subjects import behind_unnamed_subjects
from credscore.evidence.resolving.withheld_names import take_withheld
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, CARRY, DOCUMENT, MEDIA, NAMED, NONE, OFFICIAL, SOCIAL, VAGUE
from credscore.text.tokens import is_in

_NEAR = 3  # sentences back to whom a pronoun takes up
_REACH = 7  # words from "put" to whom it is put
_ASKED_WHOM = "asked ask pressed press questioned question quizzed quiz confronted confront challenged challenge phoned phone rang called tackled".split()
_ASKED = (*_ASKED_WHOM, *"put raised raise mentioned mention showed show read relayed relay suggested suggest spoke".split())


@dataclass(slots=True)
class Settled:
    """What the steps share. a : the attributions, which they settle in place. published : bool (articles,), it is known which outlet prints it;
    None for none. changed : int64, tokens of the false names that `take_changed` finds."""

    ctx: Context
    sh: Shared
    a: Attributions
    published: np.ndarray | None
    changed: np.ndarray

    def put(self, rows: np.ndarray, kind: int) -> None:
        self.a.type[rows] = kind


# All steps in their order: what each reads -> what it makes of it. Types are meant unless outlets (`outer`) or phrases are named; CARRY is the type
# of what points back. What must stand before or behind what is told beside it; the others may change places.
STEPS: dict[str, Callable[[Settled], None]] = {
    # Who is known by his own words or the rest of the article, before `inherit` gives what still points back the type of the source in front of it.
    "take_unnamed": lambda s: take_unnamed(s.ctx, s.sh, s.a),  # any -> ANONYMOUS
    "take_withheld": lambda s: take_withheld(s.ctx, s.sh, s.a),  # CARRY, NAMED, OFFICIAL -> ANONYMOUS
    "take_users": lambda s: take_users(s.ctx, s.a),  # any -> SOCIAL
    "take_platforms": lambda s: take_platforms(s.ctx, s.a),  # SOCIAL -> NAMED; before inherit: "it said" follows
    "take_pseudonyms": lambda s: take_pseudonyms(s.ctx, s.a),  # NAMED -> ANONYMOUS, SOCIAL; before borrow_subjects, which finds more names
    "take_changed": lambda s: setattr(s, "changed", take_changed(s.ctx, s.sh, s.a)),  # NAMED, CARRY -> ANONYMOUS; before behind_changed
    "on_own_affairs": lambda s: on_own_affairs(s.ctx, s.a),  # MEDIA -> NAMED
    "said_before": lambda s: s.put(said_before(s.ctx, s.a), ANONYMOUS),  # CARRY, VAGUE behind ANONYMOUS
    "nameless_household": lambda s: s.put(nameless_household(s.ctx, s.a), ANONYMOUS),  # CARRY
    "unknown_trades": lambda s: s.put(unknown_trades(s.ctx, s.a), ANONYMOUS),  # CARRY
    "by_their_place": lambda s: s.put(by_their_place(s.ctx, s.sh, s.a), ANONYMOUS),  # CARRY; before unnamed_again: who takes these up
    "unnamed_again": lambda s: s.put(unnamed_again(s.ctx, s.sh, s.a), ANONYMOUS),  # CARRY, NAMED behind ANONYMOUS
    "second_officials": lambda s: s.put(second_officials(s.ctx, s.a), ANONYMOUS),  # OFFICIAL behind ANONYMOUS
    "nobody_named": lambda s: nobody_named(s.ctx, s.sh, s.a),  # CARRY, NAMED -> ANONYMOUS, OFFICIAL, SOCIAL, NONE
    "short_outlets": lambda s: short_outlets(s.ctx, s.a),  # NAMED -> MEDIA
    "retold_reports": lambda s: retold_reports(s.ctx, s.a),  # DOCUMENT, CARRY -> MEDIA; "it" is the outlet, too
    "inherit": lambda s: _inherit(s.ctx, s.sh, s.a),  # CARRY -> any; none is CARRY from here on
    # What `inherit` takes for NAMED because it knows no better, and papers.
    "behind_changed": lambda s: s.put(behind_changed(s.ctx, s.sh, s.a, s.changed), ANONYMOUS),  # NAMED pronouns
    "held_by_name": lambda s: s.put((s.a.type == OFFICIAL) & held_by_name(s.ctx, s.a), NAMED),  # behind inherit, which passes OFFICIAL on
    "papers_that": lambda s: s.put(_papers_that(s.ctx, s.a), DOCUMENT),  # NAMED, VAGUE; behind inherit, which passes no DOCUMENT on
    "written_in_papers": lambda s: written_in_papers(s.ctx, s.a),  # ANONYMOUS, VAGUE -> DOCUMENT; behind inherit: "she wrote" may follow
    # Outlets that carry, subjects that others share.
    "by_what_they_learn": lambda s: by_what_they_learn(s.ctx, s.a),  # NAMED -> MEDIA; before take_outlets, which knows outlets by it
    "take_outlets": lambda s: take_outlets(s.ctx, s.a),  # outer NONE, NAMED -> MEDIA; before own_outlets
    "carry_sources": lambda s: carry_sources(s.ctx, s.a),  # outer NONE -> MEDIA
    "withheld_sources": lambda s: withheld_sources(s.ctx, s.a),  # MEDIA, OFFICIAL -> ANONYMOUS in MEDIA, and phrases
    "borrow_subjects": lambda s: borrow_subjects(s.ctx, s.sh, s.a),  # phrases of verbs without one; their types; behind inherit: theirs were CARRY
    "take_suits": lambda s: take_suits(s.ctx, s.a),  # ANONYMOUS -> DOCUMENT; behind borrow_subjects, which would give the phrase back
    "own_outlets": lambda s: own_outlets(s.ctx, s.a, s.published),  # outer MEDIA -> NONE, first_hand; before same_unnamed: who told us told no other
    "same_unnamed": lambda s: same_unnamed(s.ctx, s.a),  # ANONYMOUS: outer NONE -> MEDIA
    # Last, as each asks for types that are final.
    "take_delayed": lambda s: take_delayed(s.ctx, s.a, told_in(s.ctx, s.changed)),  # ANONYMOUS, VAGUE -> NAMED; behind borrow_subjects
    "take_headline_people": lambda s: take_headline_people(s.ctx, s.a),  # NAMED, OFFICIAL -> ANONYMOUS
    "take_heard": lambda s: take_heard(s.ctx, s.a),  # ANONYMOUS -> OFFICIAL; behind take_delayed: who has a name needs no court
    "take_on_air": lambda s: take_on_air(s.ctx, s.a),  # outer NONE -> MEDIA; behind borrow_subjects
}


def resolve(ctx: Context, sh: Shared, a: Attributions, published: np.ndarray | None = None) -> Attributions:
    """Settle every source by the rest of its article, step after step.

    published : bool (articles,), it is known which outlet prints it; None for none.
    """
    settled = Settled(ctx, sh, a, published, np.zeros(0, np.int64))
    for step in STEPS.values():
        step(settled)
    # posts: the platform carries, the person speaks
    a.outer[a.outer == a.type] = 0
    return a


def _inherit(ctx: Context, sh: Shared, a: Attributions) -> None:
    """Give carried phrases and participles the type of the source before them, NAMED where nobody is known; in place."""
    article, carried = ctx.sentences.article[a.sentence], a.type == CARRY
    known = (a.type != CARRY) & (a.type != NONE) & (a.type != VAGUE) & (a.type != DOCUMENT) & ~a.weak & a.backs
    back = np.maximum.accumulate(np.where(known, np.arange(len(a)), -1))
    prior = np.maximum(back, 0)
    found = (back >= 0) & (article[prior] == article)
    near = found & (a.sentence - a.sentence[prior] <= _NEAR)
    kind = np.where(found, a.type[prior], NAMED)
    first = np.minimum(np.maximum(a.first, 0), len(ctx.tokens) - 1)
    pronoun = ((ctx.matches.classes[first] & ctx.mask("PRON")) != 0) | ctx.is_word(first, "him", "her", "them")
    pronoun &= a.last - a.first == 1
    participle = a.first < 0
    # he, she, a role with an article: a person; only an unnamed speaker or a spokesperson close by is taken up, else somebody named
    takes = ((kind == ANONYMOUS) | (kind == OFFICIAL)) & participle
    some = np.flatnonzero((kind == OFFICIAL) & carried & near & pronoun)  # few, like the others that need a closer look
    some = some[sh.names_before[a.cue[some]] == sh.names_before[np.maximum(a.last[prior[some]], 0)]]  # nobody was named since
    person = ctx.any_in(np.maximum(a.first[prior[some]], 0), np.maximum(a.last[prior[some]], 0)) & ctx.mask("ROLE", "ONE")
    takes[some[person != 0]] = True
    # "it issued a warning, saying …": no person who spoke before
    some = np.flatnonzero((kind == ANONYMOUS) & participle & carried & near & (a.sentence[prior] != a.sentence))
    lead = ctx.sentences.first[a.sentence[some]]
    it = ctx.any_in(lead, np.maximum(a.cue[some], lead)) & ctx.mask("IT")
    takes[some[it != 0]] = False
    takes &= pronoun | participle
    takes |= ((kind == MEDIA) | (kind == SOCIAL)) & participle
    kind = np.where(near & takes, kind, NAMED)
    # a name in the same sentence in front of the cue beats a source further back
    some = np.flatnonzero(carried & ((kind == ANONYMOUS) | (kind == SOCIAL)))
    some = some[~(found[some] & (a.sentence[prior[some]] == a.sentence[some]))]
    name_here = sh.names_before[a.cue[some]] > sh.names_before[np.minimum(ctx.sentences.first[a.sentence[some]], a.cue[some])]
    kind[some[name_here]] = NAMED
    kind = np.where(pronoun & _goes_on(ctx, sh, a, article, pronoun, ANONYMOUS), ANONYMOUS, kind)
    some = np.flatnonzero(carried & pronoun & _goes_on(ctx, sh, a, article, pronoun, SOCIAL))
    kind[some[nobody_but_users(ctx, sh, a, some)]] = SOCIAL
    alone = np.flatnonzero(carried & pronoun & (kind == NAMED) & (a.first >= 0))
    kind[alone[behind_unnamed_subjects(ctx, sh, a, alone)]] = ANONYMOUS
    a.type[carried] = _by_word(ctx, a, article, carried, kind)[carried]


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


def _goes_on(ctx: Context, sh: Shared, a: Attributions, article: np.ndarray, short: np.ndarray, kind: int) -> np.ndarray:
    """He or she in a run of them behind an unnamed speaker, who is of that kind: no gap of four sentences, nobody named since."""
    m = len(a)
    k = np.arange(m)
    lead = ctx.sentences.first[:-1]
    names = np.zeros(len(ctx.sentences) + 1, np.int32)
    np.cumsum(ctx.name.take(lead) & ~sh.in_quote.take(lead), out=names[1:], dtype=np.int32)
    gap = np.ones(m, bool)
    gap[1:] = (a.sentence[1:] - a.sentence[:-1] > 3) | (article[1:] != article[:-1])
    start = np.maximum.accumulate(np.where(gap, k, 0))
    anchor = np.maximum.accumulate(np.where(~short & ~a.weak & (a.type != NONE), k, -1))
    held = np.maximum(anchor, 0)
    out = (anchor >= start) & (a.type[held] == kind) & (names[a.sentence + 1] == names[a.sentence[held] + 1])
    # "Back in 2015, she told Glint": another time, and not the insider of today
    opens = ctx.sentences.first[a.sentence]
    some = np.flatnonzero(out & short & (a.first - opens >= 2))
    past = ctx.is_word(opens[some], "in") | ctx.is_word(opens[some], "back") & ctx.is_word(ctx.behind(opens[some]), "in")
    at = np.minimum(opens[some] + 1 + ctx.is_word(opens[some], "back"), len(ctx.tokens) - 1)
    out[some[past & ctx.tokens.digit[at] & (at < a.first[some])]] = False
    some = np.flatnonzero(out & short & (a.cue[held] < a.cue))
    if some.size:

        def in_full(at: np.ndarray) -> np.ndarray:  # first and last name, outside quotations
            return ctx.name[at] & ctx.name[np.maximum(at - 1, 0)] & (at > 0) & ~sh.in_quote[at]

        out[some] = ~any_inside(a.cue[held[some]], a.cue[some], in_full)
    some = np.flatnonzero(out & short & (a.cue[held] < a.cue))
    if some.size:
        put = _put_to(ctx, sh)
        out[some] = np.searchsorted(put, a.cue[held[some]]) == np.searchsorted(put, a.cue[some])
    return out


def _put_to(ctx: Context, sh: Shared) -> np.ndarray:
    """Where somebody by name is asked, who answers below: "When I put this to Quist, he frowned", "We asked Quist"; int64 (k,), in order."""
    at = ctx.behind(ctx.where_has("PRON1"))
    at = np.where(ctx.in_class(at, "ADV"), ctx.behind(at), at)
    at = at[is_in(ctx.tokens.key[at], _ASKED) & ~sh.in_quote[at]]
    put = ctx.where_are("put")
    at = distinct(np.concatenate([at, put[ctx.in_class(ctx.before(put), "BE") & ~sh.in_quote[put]]]))  # few
    near, here = ctx.around(at, 1, _REACH)
    told = here & ~np.logical_or.accumulate((ctx.gap[near] & STRONG) > 0, axis=1) & ctx.name[near] & ~ctx.tokens.possessive[near]
    # "asked Quist", else "put the charge to Quist", "raised it with Quist"
    bare = is_in(ctx.tokens.key[at], _ASKED_WHOM)
    to = ctx.is_word(near - 1, "to", "with") | ctx.in_class(near - 1, "TITLE") | ctx.name[near - 1]
    return np.asarray(at[(told & np.where(bare[:, None], near == at[:, None] + 1, to)).any(axis=1)])


def _papers_that(ctx: Context, a: Attributions) -> np.ndarray:
    """ "new data from the bank which suggest …", "a study paid for by the Pell Institute that found …": it is the paper that tells."""
    out = np.zeros(len(a), bool)
    top = len(ctx.tokens) - 1
    which = np.clip(a.last - 1, 0, top)
    some = ((a.type == NAMED) | (a.type == VAGUE)) & (a.first >= 0) & ~a.inverted & ctx.lexicon.rules_among(SHOWING).take(a.rule)
    some = np.flatnonzero(some)  # few
    end = np.where(ctx.is_word(which[some], "which", "that"), which[some], a.last[some])
    some = some[ctx.is_word(end, "which", "that")]
    near, there = ctx.around(which[some], -1, -10)
    out[some] = (there & ctx.in_class(near, "DOC") & ~ctx.name[near]).any(axis=1)
    return out
