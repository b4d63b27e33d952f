"""Talk that goes round, with words in between: "Harbour whispers have it that …", "the word in the market is that …", "there was even talk"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, make
from credscore.evidence.context import STRONG, Context
from credscore.evidence.patterns.hearsay import beside
from credscore.evidence.ranges import distinct
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import VAGUE
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_TALK = ("talk", "word", "gist", "buzz", "chatter", "gossip", "gossips", "whisper", "whispers", "whispering", "murmur", "murmurs")
# what there is where people talk, of what they hold: "there is a suggestion that", "there have been numerous reports of"; not "a suggestion
# of smoke on the nose", "some suspicion of newcomers"
_CLAIMED = ("reports", "suggestion", "suspicion", "suspicions")
_CHARGED = ("reports", "allegations", "accusations")  # with "that" they are charges, see nouns.py
_CRIMES = """
    theft thefts burglary burglaries robbery robberies assault assaults vandalism fraud scams scam rape rapes violence shoplifting crime crimes
    arson harassment injuries""".split()  # what is reported to the police
# where a charge has been brought, it can be looked up
_BROUGHT = """
    report complaint complaints lawsuit lawsuits suit court jury judge indictment trial tribunal filing filings affidavit petition inquiry inquest
    prosecutors prosecutor""".split()
_HEARD = (*_TALK, "rumours", "rumors", "legend", "tradition", "story")  # has it that …
_ROUND = ("chatter", "gossip", "whispers", "murmurs")
_PLACES = ("around", "round", "among", "in", "from", "on", "across", "within", "inside", "at", "along")
_WITHIN = 6  # words from "whispers" to "have it"
_COMES = ("reaching", "reaches", "reached")
_US = ("us", "me", "my", "our", "this")
_SPREADS = "grow grows grew swirl swirled persist persisted spread spreads mount mounted began started continue continued circulate".split()
_PASSED = ("whispered", "murmured", "gossiped", "rumoured", "rumored")
_TOLD = ("that", "about", "of", "for", "in", "among", "around", "round", "across", "on", "at", "has", "he", "she", "they")
_LITTLE = """
    some much more even a the plenty lots lot of constant widespread fresh renewed growing idle also long
    numerous several repeated persistent""".split()


def find_talk(ctx: Context, sh: Shared) -> Attributions:
    """What talk, whispers or gossip have it that, are about, or are of: nobody's word, and it counts where nobody else is named."""
    cue = ctx.where_are(*_HEARD)
    cue = cue[~(sh.in_quote[cue] | ctx.tokens.possessive[cue])]  # few
    found = [_has_it(ctx, cue)]
    cue = cue[ctx.is_word(cue, *_TALK)]
    claimed = ctx.where_are(*_CLAIMED, *_CHARGED)
    further = ctx.behind(claimed)
    held = ctx.is_word(further, "of") & ctx.is_word(claimed, *_CHARGED) | ctx.is_word(further, "that") & ctx.is_word(claimed, *_CLAIMED)
    claimed = claimed[~sh.in_quote[claimed] & held]
    claimed = _there_is(ctx, claimed)
    found += [claimed[~_on_record(ctx, claimed)], _there_is(ctx, cue), _reaches(ctx, cue), _goes_round(ctx, cue), _whispered(ctx, sh)]
    cue = distinct(np.concatenate(found))
    # the lexicon knows many as they stand: "rumour has it"
    hits = ctx.matches.hits["attribution"]
    if hits.token.size:
        last = np.maximum(np.searchsorted(hits.token, cue, side="right") - 1, 0)
        known = ctx.lexicon.rules_among(("attribution/it-is-said", "attribution/rumours"))[hits.rule[last]]
        cue = cue[~(known & (hits.token[last] <= cue) & (hits.token[last] + hits.size[last] > cue))]
    nowhere, rule = np.full(len(cue), -1), np.full(len(cue), ctx.lexicon.rule_number("attribution/rumours"))
    return make(ctx, cue, cue + 1, nowhere, nowhere, np.full(len(cue), VAGUE), rule, weak=np.ones(len(cue), bool))


def _on_record(ctx: Context, cue: np.ndarray) -> np.ndarray:
    """bool: "reports of theft", which the police count, "allegations of theft in the complaint", which name their source."""
    if not cue.size:
        return np.zeros(0, bool)
    what = ctx.behind(ctx.behind(cue))
    crimes = is_in(ctx.tokens.key[cue], ("reports",)) & (is_in(ctx.tokens.key[what], _CRIMES) | is_in(ctx.tokens.key[ctx.behind(what)], _CRIMES))
    return np.asarray(crimes | beside(ctx, cue, _BROUGHT)[0])


def _has_it(ctx: Context, cue: np.ndarray) -> np.ndarray:
    """ "Harbour gossips have it that …", "the word in the market is that …", "the talk in the hall was of …"."""
    out, going, at = np.zeros(len(cue), bool), np.arange(len(cue)), cue
    bars = ctx.mask("THAT", "WHO", "BREAK", "PRON", "PRON1", "MODAL")
    for _ in range(_WITHIN):
        after = ctx.behind(at)
        on = (after > at) & ((ctx.gap[after] & STRONG) == 0) & ~ctx.verb[after]
        going, at = going[on], after[on]
        behind = ctx.behind(at)
        held = ctx.in_class(at, "HAVE") & ctx.is_word(behind, "it")
        further = ctx.behind(behind)
        is_ = ctx.is_word(at, "is", "was") & (ctx.is_word(behind, "that") & ~ctx.is_word(further, "of") & (further > behind))
        is_ |= ctx.is_word(at, "was", "is") & ctx.is_word(behind, "of") & ctx.is_word(cue[going], "talk")
        is_ &= ~ctx.is_word(cue[going], "story", "legend", "tradition")
        hit = held | is_
        out[going[hit]] = True
        on = ~hit & ~ctx.in_class(at, "BE", "HAVE") & ((ctx.matches.classes[at] & bars) == 0)
        going, at = going[on], at[on]
    return cue[out]


def _there_is(ctx: Context, cue: np.ndarray) -> np.ndarray:
    """ "there was even talk of a ring", "there has been whispering"; not "there is no talk of it", "there is a talk on geese"."""
    out, be, going, at = np.zeros(len(cue), bool), np.zeros(len(cue), bool), np.arange(len(cue)), cue
    bare = ~(ctx.is_word(cue, "talk", "buzz") & ctx.is_word(ctx.before(cue), "a", "the")) & ~ctx.is_word(cue, "word", "gist")
    bare &= ~(ctx.is_word(cue, "talk") & ctx.is_word(ctx.behind(cue), "about"))  # a debate
    for _ in range(_WITHIN):
        before = ctx.before(at)
        on = (before < at) & (ctx.gap[at] == 0)
        going, at = going[on], before[on]
        there = ctx.is_word(at, "there")
        out[going[there & (be[going] | ctx.tokens.possessive[at])]] = True
        is_be = ctx.in_class(at, "BE")
        be[going[is_be]] = True
        on = ~there & (is_be | ctx.in_class(at, "ADV", "HAVE") | ctx.is_word(at, *_LITTLE)) & ~ctx.in_class(at, "NEG")
        going, at = going[on], at[on]
    return cue[out & bare]


def _reaches(ctx: Context, cue: np.ndarray) -> np.ndarray:
    """ "Word reaches me that …", "gist reaching our desk"."""
    comes = ctx.behind(cue)
    return cue[ctx.is_word(comes, *_COMES) & ctx.is_word(ctx.behind(comes), *_US)]


def _goes_round(ctx: Context, cue: np.ndarray) -> np.ndarray:
    """ "whispers around the harbour", "the chatter on the quay has grown", "whispers grow"; not "spoke in whispers", "Quist whispers at night"."""
    cue = cue[ctx.is_word(cue, *_ROUND)]
    behind, before = ctx.behind(cue), ctx.before(cue)
    on = (behind > cue) & (ctx.gap[behind] == 0)
    where = ctx.is_word(behind, *_PLACES) | ctx.is_word(behind, *_SPREADS)
    free = ctx.leads[cue] | ctx.in_class(before, "DEF") | ((ctx.gap[cue] & STRONG) != 0) | ctx.in_class(before, "AND", "BREAK")
    # "the chatter of the children", "his whispers": heard by whoever is near
    return cue[on & where & free & ~ctx.name[before] & ~(ctx.verb[cue] & ~ctx.leads[cue])]


def _whispered(ctx: Context, sh: Shared) -> np.ndarray:
    """ "it has been whispered for months", "is being whispered about"; not "was whispered by Quist", "whispered words"."""
    cue = ctx.where_are(*_PASSED)
    cue = cue[~sh.in_quote[cue] & ~ctx.leads[cue]]
    at, be, going = cue.copy(), np.zeros(len(cue), bool), np.ones(len(cue), bool)
    for _ in range(3):
        at = np.where(going, ctx.before(at), at)
        is_be = ctx.in_class(at, "BE")
        be |= going & is_be
        going &= is_be | sh.skip[at]
    behind = ctx.behind(cue)
    told = ctx.is_word(behind, *_TOLD) | (behind == cue) | ((ctx.gap_after[cue + 1] & STRONG) != 0)
    return cue[be & told & ((ctx.gap[cue] & (tk.COMMA | tk.DOUBLE)) == 0)]
