"""Rumour and gossip as what a sentence is about: "Spreading rumours is a crime", "based on gossip", "Gossip can ruin a life". Nothing is passed on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.ranges import spread
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

TALK = ("gossip", "hearsay", "rumour", "rumor", "rumours", "rumors", "whispers", "speculation")
_JOINS = ("and", "or")
_SUCH = """
    the a these those this that all his her their its our recent latest persistent false malicious untrue baseless unfounded idle vicious harmful
    nasty cruel hurtful damaging online such any more mere pure just unverified unconfirmed unsubstantiated market press media social transfer wild
    endless constant""".split()
# what is done with talk of any kind; "fuelled speculation" has some of its own
_SPREAD = """
    spread spreads spreading peddle peddles peddled peddling ignore ignores ignoring circulate believe believing trust trusting share sharing""".split()
# ... or against it, whatever it says: "urged people to avoid speculation about the fire"
_AGAINST = "stop stopping curb combat counter discourage avoid avoiding fight prevent entertain".split()
_LEAN = {
    "on": "based rely relies relied relying rest rests rested built".split(),
    "in": "trade traffic trafficked deal deals".split(),
    "than": ("rather",),
    "of": ("instead",),
    "from": ("fact", "facts", "truth"),
}
_MEETS = {
    "of": "tired sick weary wary aware".split(),
    "to": "respond responds responding react reacting listen listening attention".split(),
    "on": "dwell energy time".split(),
    "in": "engage engaging indulge indulging".split(),
    "into": ("drawn",),
    "by": "annoyed upset frustrated angered hurt bothered".split(),
    "at": "annoyed angry frustrated upset".split(),
}
_HEARD = "hear hears heard hearing seen read".split()
_OF_THINGS = ("about", "surrounding")  # "tired of rumours about the pool" does not say what they say
_SAYS_WHAT = ("that", "of", "about", "over", "surrounding", "linking")
_CAN = ("can", "could", "may", "might", "often", "never")
_HARM = "hurt hurts kill kills ruin ruins destroy destroys damage damages harm harms cost costs".split()
_BE = ("is", "are", "isn't", "aren't", "was", "were")
_NOT = ("not", "never", "no")
# what it is, or is not: "Rumours are not news", "Gossip is a form of cruelty"; not "Rumour is the striker has signed"
_NEWS = ("news", "fact", "facts", "evidence", "proof", "journalism", "truth")
_FORMS = ("form", "kind", "crime", "sin", "weapon", "poison", "disease", "habit", "sport", "curse", "plague")
_UNWELCOME = """
    unhelpful unwelcome damaging hurtful harmful irresponsible upsetting distressing distracting unfair disrespectful wrong cruel unhealthy
    dangerous corrosive inevitable""".split()
_TO_BE = 9  # words from it to what it is
# how far it went, of one that is known from before or told elsewhere
_KNOWN = ("the", "this", "that", "these", "those", "similar", "same", "identical")
_WENT = "spread spreads circulated travelled traveled resurfaced appeared originated surfaced".split()
_WHERE = ("to", "in", "on", "across", "through", "via", "from", "as")
_TELLS = ("that", "about", "saying", "claiming", "alleging", "when", "while", "as", "after")


def is_topic(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: which of the tokens `at` are such words for talk; they are few."""
    key = ctx.tokens.key
    out = np.zeros(len(at), bool)
    some = np.flatnonzero(is_in(key[at], TALK))
    at = at[some]
    low, high = _joined(ctx, at)
    after = ctx.behind(high)
    tells = is_in(key[after], _SAYS_WHAT) & (after > high)
    front, known = ctx.before(low), np.zeros(len(low), bool)
    for _ in range(3):
        such = is_in(key[front], _SUCH) & (front < low)
        known |= such & is_in(key[front], ("the", "these", "those", "all"))
        front = np.where(such, ctx.before(front), front)
    further = ctx.before(front)
    verb = (front < low) & (ctx.gap[low] == 0)
    aside = is_in(key[further], ("based",)) & ((ctx.gap[further] & STRONG) > 0)  # "The story, based on gossip, says"
    spreads = is_in(key[front], _SPREAD) | is_in(key[front], _HEARD) & known | _with(key, further, front, _LEAN) & ~aside
    meets = _with(key, further, front, _MEETS)
    opens = (low == front) | ((ctx.gap[low] & STRONG) > 0) | ctx.in_class(front, "THAT")
    out[some] = verb & (spreads & ~tells | meets & ~(tells & ~is_in(key[after], _OF_THINGS))) | verb & is_in(key[front], _AGAINST)
    out[some] |= opens & _is_bad(ctx, high) & ~tells | _unwelcome(ctx, high) | _travelled(ctx, low, high)
    return out


def _is_bad(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: behind which tokens it is told what talk of any kind does or is: "gossip can ruin a life", "rumours are not news"."""
    key = ctx.tokens.key
    verb = ctx.behind(at)
    near = (verb > at) & (ctx.gap[verb] == 0)
    then = ctx.behind(verb)
    third = ctx.behind(then)
    be = is_in(key[verb], _BE[:4])
    harms = is_in(key[verb], _HARM) | is_in(key[verb], _CAN) & is_in(key[then], _HARM)
    harms |= be & is_in(key[then], _NOT) & is_in(key[third], _NEWS) | be & is_in(key[then], ("a", "an")) & is_in(key[third], _FORMS)
    return near & harms


def _with(key: np.ndarray, verb: np.ndarray, preposition: np.ndarray, pairs: dict[str, Sequence[str]]) -> np.ndarray:
    """bool: which two tokens are one of some verbs and its preposition."""
    out = np.zeros(len(verb), bool)
    for word, verbs in pairs.items():
        out |= is_in(key[preposition], (word,)) & is_in(key[verb], verbs)
    return out


def _unwelcome(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: behind which tokens it is told how bad such talk is: "speculation about the pool was unhelpful"; not "rumours that the verdict was
    unfair", "The rumours are damaging for Harrow: Falk has been sacked"."""
    out, open_ = np.zeros(len(at), bool), np.ones(len(at), bool)
    for _ in range(_TO_BE):
        here, at = at, ctx.behind(at)
        open_ &= (at > here) & ((ctx.gap[at] & STRONG) == 0) & ~ctx.in_class(at, "THAT", "WHO")
        then = ctx.behind(at)
        then = np.where(ctx.in_class(then, "ADV"), ctx.behind(then), then)
        after = ctx.behind(then)
        ends = (after == then) | ((ctx.gap[after] & (tk.COMMA | tk.TERMINAL)) > 0) | ctx.in_class(after, "AND")
        out |= open_ & is_in(ctx.tokens.key[at], _BE) & is_in(ctx.tokens.key[then], _UNWELCOME) & ends
        open_ &= ~ctx.in_class(at, "BE", "HAVE") & ~ctx.verb[at]
    return out


def _travelled(ctx: Context, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """bool: which words for talk, the tokens from low to high, are told how far they went and not what they say: "the rumour spread to 14
    countries", "similar rumours have circulated in Canada"; not "rumours spread in the town", "the rumour spread on X that …"."""
    key = ctx.tokens.key
    front = ctx.before(low)
    front = np.where(is_in(key[front], _SUCH) & ~is_in(key[front], _KNOWN), ctx.before(front), front)
    known = is_in(key[front], _KNOWN) & (front < low)
    verb = ctx.behind(high)
    for _ in range(3):
        verb = np.where(ctx.in_class(verb, "HAVE", "ADV") | ctx.is_word(verb, "first", "been"), ctx.behind(verb), verb)
    out = known & is_in(key[verb], _WENT) & is_in(key[ctx.behind(verb)], _WHERE) & (ctx.gap[verb] == 0)
    some = np.flatnonzero(out)  # few
    token, edge = spread(verb[some], ctx.sentences.first[ctx.sentences.of_token[verb[some]] + 1])
    told = is_in(key[token], _TELLS) | ((ctx.gap[token] & (tk.COLON | tk.SEMICOLON | tk.DOUBLE)) > 0)
    out[some] = ~np.logical_or.reduceat(told, edge) if some.size else False
    return out


def _joined(ctx: Context, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """First and last word for talk of "gossip and rumours", of whose words each token `at` is one."""
    key = ctx.tokens.key
    before, behind = ctx.before(at), ctx.behind(at)
    first, last = ctx.before(before), ctx.behind(behind)
    low = np.where(is_in(key[before], _JOINS) & is_in(key[first], TALK) & (first < before) & (before < at), first, at)
    return low, np.where(is_in(key[behind], _JOINS) & is_in(key[last], TALK) & (last > behind) & (behind > at), last, at)
