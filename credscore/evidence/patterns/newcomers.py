"""Whoever is brought in by a sentence of his own right before a quotation that nobody else is said to speak: "Ida Falk disagreed. “…”"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, join, make
from credscore.evidence.context import STRONG, Context
from credscore.evidence.quotes import Quotes
from credscore.evidence.source_types import NAMED
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_FRONT = 4  # words in front of the name: "And the match-winner, Ida Falk?"
_NAME = 4  # words of a name
_LONGEST = 24  # words of such a sentence
_TURNS = (("as", "for"), ("not", "so"), ("what", "about"), ("then", "there", "is"), ("then", "there's"))
_VIEWS = """
    less more not also unconvinced unmoved unimpressed sceptical skeptical blunt blunter adamant unrepentant furious cautious keen equally similarly
    delighted optimistic pessimistic kinder harsher
""".split()
_TAKES = ("took", "takes", "had", "has", "tells", "told", "offered", "offers")
_ANOTHER = ("different", "dimmer", "dim", "another", "other", "opposite", "simpler", "harder", "softer", "similar", "kinder")
_SEES = ("differs", "differed", "demurred", "demurs", "begs", "shrugged", "bristled", "winced")


def with_newcomers(ctx: Context, quotes: Quotes, a: Attributions) -> Attributions:
    """`a` with those that no verb of mind tells of: "And Ida Falk?", "As for Ida Falk: …", "Ida Falk, 61, keeps geese.", "Ida Falk took another view."."""
    lead, end = _fronts(ctx, quotes)
    key, top = ctx.tokens.key, len(ctx.tokens) - 1
    first, on = lead.copy(), np.ones(len(lead), bool)
    for _ in range(_FRONT):
        on &= ~ctx.name[first] | is_in(key[first], ("and", "but", "as", "not", "what", "then", "striker", "nurse", "captain"))
        on &= ~ctx.verb[first]
        first = np.where(on, np.minimum(first + 1, top), first)
    last = first.copy()
    for step in range(_NAME):
        last += (last == first + step) & (last < end) & ctx.name[np.minimum(last, top)] & ((step == 0) | ((ctx.gap[np.minimum(last, top)] & STRONG) == 0))
    full = (last - first >= 2) & (last <= end)
    behind = np.minimum(last, top)
    joined = is_in(key[lead], ("and", "but", "what"))
    asks = joined & (last == end) & (ctx.final[ctx.sentences.of_token[lead]] == ord("?"))
    turns = np.zeros(len(lead), bool)
    for words in _TURNS:
        here = np.ones(len(lead), bool)
        for step, word in enumerate(words):
            here &= is_in(key[np.minimum(lead + step, top)], (word,))
        turns |= here & (first > lead) & (last == end)
    aged = ctx.tokens.digit[behind] & ((ctx.gap[behind] & tk.COMMA) > 0) & (first == lead) & (ctx.tokens.end[behind] - ctx.tokens.start[behind] == 2)
    next_ = np.minimum(behind + 1, top)
    views = ctx.in_class(behind, "BE") & is_in(key[next_], _VIEWS) | is_in(key[behind], _SEES)
    views |= is_in(key[behind], _TAKES) & is_in(key[np.minimum(next_ + 1, top)], _ANOTHER)
    views |= is_in(key[behind], ("saw", "sees")) & ctx.in_class(next_, "IT") & is_in(key[np.minimum(next_ + 1, top)], ("differently",))
    some = np.flatnonzero(full & (asks | turns | aged | views))
    known = np.zeros(len(ctx.sentences) + 1, bool)
    known[a.sentence] = True
    some = some[~known[ctx.sentences.of_token[lead[some]]]]
    cue = np.where(last[some] < end[some], behind[some], lead[some])
    no = np.zeros(len(some), bool)
    rule = np.full(len(some), ctx.lexicon.rule_number("attribution/attitude"))
    inverted = cue < first[some]
    return join(a, make(ctx, cue, cue + 1, first[some], last[some], np.full(len(some), NAMED), rule, backs=no, inverted=inverted))


def _fronts(ctx: Context, quotes: Quotes) -> tuple[np.ndarray, np.ndarray]:
    """First and last token (exclusive) of the sentences, or of what a colon ends, that stand in front of quotations in the same paragraph."""
    sents, q = ctx.sentences, quotes.first
    of = sents.of_token[q]
    leads = ctx.leads[q]
    colon = ~leads & ((ctx.gap[q] & tk.COLON) > 0)
    front = np.where(leads, np.maximum(of - 1, 0), of)
    fits = (leads & (of > 0) & (sents.paragraph[front] == sents.paragraph[of]) & (sents.article[front] == sents.article[of])) | colon
    lead, end = sents.first[front[fits]], q[fits]
    plain = np.searchsorted(quotes.first, lead) == np.searchsorted(quotes.first, end)  # nothing quoted inside
    short = (end - lead <= _LONGEST) & plain & (quotes.inside[lead] == 0)
    return lead[short], end[short]


def newcomers(ctx: Context, quotes: Quotes, a: Attributions) -> np.ndarray:
    """bool (m,): attributions that only tell of somebody's mind, but bring him in by his full name right before a quotation."""
    out = np.zeros(len(a), bool)
    lead, end = _fronts(ctx, quotes)
    if not lead.size:
        return out
    some = np.flatnonzero(~a.backs & ~a.weak & ~a.negated & (a.type == NAMED) & ~a.carried & (a.first >= 0) & (a.last - a.first >= 2))
    tail = a.last[some] - 1
    some = some[ctx.name[tail] & ctx.name[tail - 1] & ~ctx.tokens.possessive[tail]]
    begin = ctx.sentences.first[a.sentence[some]]
    rule = ctx.lexicon.rules_among(("attribution/attitude", "attribution/want", "attribution/support", "attribution/oppose"))[a.rule[some]]
    at = np.minimum(np.searchsorted(lead, begin), len(lead) - 1)
    out[some[rule & (lead[at] == begin) & (a.cue[some] < end[at]) & (a.first[some] - begin <= _FRONT)]] = True
    return out
