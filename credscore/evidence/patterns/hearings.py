"""What was said before a court, a committee or an outlet: "the court heard that …", "…, the inquest was told"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import make
from credscore.evidence.context import Context
from credscore.evidence.pattern_runner import Pattern, TypeRequest
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import CARRY, DOCUMENT, MEDIA, NAMED, NONE, OFFICIAL, VAGUE
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_HEARERS = """
    court courts inquest tribunal jury jurors hearing inquiry trial commission committee panel meeting judge judges magistrate magistrates
    sheriff coroner council parliament senate mps councillors lawmakers senators
""".split()
# what a court hears without our being told what was said
_CASES = """
    argument arguments evidence case cases appeal appeals testimony petition petitions application applications motion motions challenge
    challenges plea pleas submission submissions complaint complaints witness witnesses from of about nothing both
""".split()
_REACH = 8  # words between a court and what it did: "the High Court in Marrowby has also heard"


def find_hearings(ctx: Context, sh: Shared) -> Pattern:
    """Courts and committees that hear or are told something: they stand behind it, for whoever spoke before them."""
    n, classes, key = sh.n, ctx.matches.classes, ctx.tokens.key
    cue = ctx.where_are("heard", "hears", "told")
    cue = cue[~sh.in_quote[cue] & ~ctx.leads[cue]]
    told = ctx.is_word(cue, "told")
    some = np.flatnonzero(told)  # told by somebody, nearly all of them: there is no "was" in front
    was = ctx.in_class(np.maximum(cue[some][:, None] - np.arange(1, _REACH + 1), 0), "BE").any(axis=1)
    keep = ~told
    keep[some[was]] = True
    cue, told = cue[keep], told[keep]
    court, passive = np.full(len(cue), -1), np.zeros(len(cue), bool)
    between, be = ctx.mask("PREP", "OF", "DEF", "ADV", "HAVE", "BE"), ctx.mask("BE")
    # "an inquest into the deaths of two miners heard": other words only behind a preposition that stands next to the court
    stop, into = ctx.mask("WHO", "THAT", "PRON", "PRON1", "MODAL", "BREAK", "DO"), ctx.mask("PREP", "OF")
    # "the Gazette was told", "Starlane hears", "has heard": what an outlet heard in other tenses may be a bang
    learns, press = told | ctx.is_word(cue, "hears") | ctx.is_word(ctx.before(cue), "has"), ctx.mask("OUT_media", "OUT_media_UNSURE", "OUTWORD")
    open_, close = np.arange(len(cue)), np.ones(len(cue), bool)  # those that may reach further: fewer with every word
    after = cue
    for _ in range(_REACH):
        on = ~ctx.leads[after] & ((ctx.gap[after] & (tk.COMMA | tk.DOUBLE | tk.COLON | tk.SEMICOLON)) == 0)
        open_, close, at = open_[on], close[on], after[on] - 1
        word = classes[at]
        outlet = (ctx.matches.outlet[at] == 1) | ((word & press) != 0) & ctx.tokens.upper[at]
        hit = is_in(key[at], _HEARERS) | outlet & learns[open_]
        hit &= close | ((classes[at + 1] & into) != 0)
        court[open_[hit]] = at[hit]
        passive[open_] |= (word & be) != 0
        close &= ctx.name[at] | ((word & between) != 0)
        on = ~hit & ~ctx.verb[at] & ((word & stop) == 0)
        open_, close, after = open_[on], close[on], at[on]
    ok = np.flatnonzero((court >= 0) & (told == passive))
    cue, court = cue[ok], court[ok]
    behind = np.minimum(cue + 1, n - 1)
    ok = ~ctx.is_word(behind, "to")  # "was told to leave"
    apart = (cue + 1 >= n) | ctx.leads[behind] | (ctx.gap_after[np.minimum(cue + 1, n)] != 0)
    for step in range(1, 7):  # "heard six hours of legal arguments on Monday"
        at = np.minimum(cue + step, n - 1)
        apart |= ctx.leads[at] | (ctx.gap[at] != 0) | ctx.is_word(at, "that")
        ok &= apart | ~is_in(key[at], _CASES)
    cue, court = cue[ok], court[ok]
    first = ctx.segment(court)
    ((kind, _),) = yield [TypeRequest(np.ones(len(cue), bool), first, court + 1)]
    # "the hearing", "a hearing", "Jurors heard": who sits there hears it, and a trial is no paper; but "some councillors were told"
    bare = is_in(key[court], _HEARERS) & (ctx.leads[court] | ~ctx.name[court]) & ~ctx.in_class(first, "VAGUE", "NUMBER")
    bare &= (kind == NONE) | (kind == VAGUE) | (kind == DOCUMENT) | (kind == NAMED) & ctx.leads[court]
    kind = np.where((kind == CARRY) | bare, OFFICIAL, kind)
    rule = np.full(len(cue), ctx.lexicon.rule_number("attribution/heard"))
    kind[(kind != MEDIA) & ~is_in(key[court], _HEARERS)] = NONE
    return make(ctx, cue, cue + 1, first, court + 1, kind, rule).take(np.flatnonzero(kind != NONE))
