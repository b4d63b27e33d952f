"""Phrases that look like hedges and are none: the kind of gate, for some time, was supposed to open, said to her mother."""

from __future__ import annotations

import numpy as np

from credscore.evidence.capitals import in_name
from credscore.evidence.context import STRONG, Context
from credscore.evidence.hedges.talk_topics import is_topic
from credscore.text.tokens import is_in

OPENERS = ("kind", "sort", "some", "supposed")  # of those of one word, and of longer ones any
_KINDS = ("kind", "sort")
_WHICH = (
    "the this that these those a an any some every each no what which whatever same other another different new certain only one first last "
    "all his her its my our their your right wrong best worst special"
).split()
_SPAN = ("time", "days", "weeks", "months", "years", "distance", "day", "reason")
_PAST = ("was", "were", "wasn't", "weren't")
_TOLD = ("me", "him", "her", "us", "them", "you", "myself", "himself", "herself", "themselves", "yourself", "my", "his", "our", "their")
_HAS = ("rumour", "rumor", "gossip", "legend", "word", "tradition")
_OF_WORD = ("the", "latest", "early", "local", "only", "now", "already")
# "whatever they say": what is said does not count
_NO_MATTER = ("whatever", "whoever", "wherever", "however", "whenever", "when", "if", "unless", "how", "everything", "anything", "nothing")

_THING = 5  # words of what something is likened to, and the next
_BESIDE = ("next", "to", "gone", "made")
_OUTCOMES = "win victory defeat draw deal mistake move switch case sign repeat return coincidence shame".split()


def no_talk(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """bool: which of the matches [first, last) tell of no talk: "every word is written by hand", "the song Rumour Has It", "whatever they say"; or of
    talk as such."""
    out = np.zeros(len(first), bool)
    alone = np.flatnonzero(last - first == 1)
    out[alone] = is_topic(ctx, first[alone])
    some = np.flatnonzero(last - first >= 2)
    end = last[some] - 1
    after = ctx.behind(end)
    out[some] = is_in(ctx.tokens.key[end], ("talk",)) & is_in(ctx.tokens.key[end - 1], ("to",)) & is_in(ctx.tokens.key[after], ("to", "with"))
    out[some] |= is_in(ctx.tokens.key[end], ("floated",)) & is_in(ctx.tokens.key[after], ("down", "up", "across", "along"))  # on water
    out[some] |= is_in(ctx.tokens.key[end], ("that",)) & is_in(ctx.tokens.key[after], ("of",))  # "The theory is that of Falk"
    close = ctx.is_word(end, "is", "it", "say") & ctx.is_word(end - 1, "word", "has", "they")
    some, end = some[close], end[close]  # few
    verb, after = end - 1, ctx.behind(end)
    front = ctx.before(verb)
    # "word is that it shut", "word is the mill shut"; not "every word is spelled out", "the word is a verb"
    word = ctx.is_word(verb, "word")
    open_ = ctx.leads[verb] | ((ctx.gap[verb] & STRONG) != 0) | ctx.in_class(front, "AND", "BREAK", "THAT")
    told = ctx.in_class(after, "THAT", "PRON", "IT", "PRON1") | ctx.name[after] | ((ctx.gap[after] & STRONG) != 0)
    told |= ctx.is_word(after, "out", "spreading", "going", "getting") | open_ & ctx.in_class(after, "DEF", "POSS", "NUMBER")
    told &= after > end
    no = word & ~(told & (open_ | is_in(ctx.tokens.key[front], _OF_WORD)))
    # a title, in running text
    title = is_in(ctx.tokens.key[np.maximum(verb - 1, 0)], _HAS) & ctx.is_word(verb, "has") & in_name(ctx, end) & in_name(ctx, verb)
    they = ctx.is_word(verb, "they") & is_in(ctx.tokens.key[front], _NO_MATTER) & (front < verb)
    out[some] |= no | title | they
    return out


def _bare(ctx: Context, article: np.ndarray) -> np.ndarray:
    """bool: which articles have a thing behind them and no clause: "it looks like a toy next to the crane", not "like a deal is near", and no
    outcome ("like a win for Falk")."""
    at, open_, out = article, np.ones(len(article), bool), np.zeros(len(article), bool)
    for step in range(_THING):
        here, at = at, ctx.behind(at)
        open_ &= ~(ctx.in_class(at, "BE", "HAVE", "MODAL", "DO") | ctx.verb[at])
        ends = (at == here) | ((ctx.gap[at] & STRONG) != 0) | ctx.in_class(at, "PREP", "OF", "AND", "WHO", "THAT") | is_in(ctx.tokens.key[at], _BESIDE)
        out |= open_ & ends & (step > 0) & ~is_in(ctx.tokens.key[here], _OUTCOMES)
        open_ &= ~ends
    return out


def no_hedges(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """bool: which of the hedges [first, last) are such phrases. They are few, so each is looked at by its words."""
    key = ctx.tokens.key
    before, after = ctx.before(first), ctx.behind(last - 1)
    behind, end = key[after], key[last - 1]
    # "the kind of gate we want"; "it was kind of cold" hedges
    kinds = is_in(key[first], _KINDS) & is_in(key[before], _WHICH) & (before < first)
    spans = is_in(key[first], ("some",)) & (last - first == 1) & is_in(behind, _SPAN) & (after >= last)
    # a duty or a plan of the past, kept or not; "is supposed to have left" hands it to somebody absent
    duty = is_in(key[first], ("supposed",)) & is_in(key[before], _PAST) & (before < first)
    told = is_in(end, ("to",)) & is_in(key[last - 2], ("said",)) & (last - first >= 2) & is_in(behind, _TOLD) & (after >= last)
    # "Looks like somebody told the mill": without it, only where it opens the sentence; "what looks like a mill" likens
    likens = is_in(key[first], ("looks", "sounds")) & is_in(end, ("like",)) & ~ctx.leads[first] & ~is_in(key[last - 2], ("suspiciously",))
    likens |= is_in(key[first], ("it",)) & is_in(end, ("like",)) & is_in(behind, ("a", "an")) & _bare(ctx, after)
    # what somebody has on his mind: "I think about it"
    minds = is_in(end, ("think",)) & is_in(behind, ("about", "of", "back")) & (after >= last) & (last - first >= 2)
    return kinds | spans | duty | told | likens | minds | no_talk(ctx, first, last)
