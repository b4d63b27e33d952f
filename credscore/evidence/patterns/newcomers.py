"""Whoever is brought in by a sentence of his own right before a quotation that nobody else is said to speak: "Ida Falk disagreed. “…”"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, join, make
from credscore.evidence.context import STRONG, Context
from credscore.evidence.name_forms import first_names
from credscore.evidence.quotes import Quotes
from credscore.evidence.source_types import NAMED
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_FRONT = 4  # words in front of the name: "And the match-winner, Ida Falk?"
_CAPITAL = ("and", "but", "as", "not", "what", "then", "striker", "nurse", "captain")  # what opens a sentence in front of one, and is none
_NAME = 4  # words of a name
_LONGEST = 24  # words of such a sentence
_TURNS = (("as", "for"), ("not", "so"), ("what", "about"), ("then", "there", "is"), ("then", "there's"))
_VIEWS = """
    less more not also unconvinced unmoved unimpressed sceptical skeptical blunt blunter adamant unrepentant furious cautious keen equally similarly
    delighted optimistic pessimistic kinder harsher
""".split()
_TAKES = ("took", "takes", "had", "has", "tells", "told", "offered", "offers")
_ANOTHER = ("different", "dimmer", "dim", "another", "other", "opposite", "simpler", "harder", "softer", "similar", "kinder")
_VIEW = ("view", "opinion", "take", "tale", "story", "message", "line", "explanation")  # not "a different coach"
# of whom it tells what he does now; "Ida Falk, 24, died on Monday" brings in nobody who could speak
_DOES = """
    keeps runs owns lives works has farms grows makes teaches leads sells drives breeds sings plays paints writes bakes studies rents commutes
    volunteers cares loves enjoys uses rows swims
""".split()
_DONE = ("been", "died", "gone", "got", "lost", "left", "drowned", "vanished")
_OF_HER = ("she", "he", "her", "his", "him", "you", "they")  # whoever speaks so speaks about her, or to her
_SEES = ("differs", "differed", "demurred", "demurs", "begs", "shrugged", "bristled", "winced")


def with_newcomers(ctx: Context, quotes: Quotes, a: Attributions) -> Attributions:
    """`a` with those that no verb of mind tells of: "And Ida Falk?", "As for Ida Falk: …", "Ida Falk, 61, keeps geese.", "Ida Falk took a different
    view."."""
    lead, end, quote = _fronts(ctx, quotes)
    key, top = ctx.tokens.key, len(ctx.tokens) - 1
    first, on = lead.copy(), np.ones(len(lead), bool)
    for _ in range(_FRONT):
        on &= ~ctx.name[first] | is_in(key[first], _CAPITAL)
        on &= ~ctx.verb[first]
        first = np.where(on, np.minimum(first + 1, top), first)
    last = first.copy()
    for step in range(_NAME):
        last += (last == first + step) & (last < end) & ctx.name[np.minimum(last, top)] & ((step == 0) | ((ctx.gap[np.minimum(last, top)] & STRONG) == 0))
    full = (last - first >= 2) & (last <= end)
    goes_on = last < end  # all that is asked behind the name stands in front of the quotation
    behind = np.minimum(last, top)
    next_ = ctx.behind(behind)
    third = ctx.behind(next_)
    more, most = goes_on & (next_ > behind) & (next_ < end), goes_on & (third > next_) & (third < end)
    asks = is_in(key[lead], ("and", "but", "what")) & (last == end) & (ctx.final[ctx.sentences.of_token[lead]] == ord("?"))
    turns = np.zeros(len(lead), bool)
    for words in _TURNS:
        here = lead + len(words) <= first
        for step, word in enumerate(words):
            here &= is_in(key[np.minimum(lead + step, top)], (word,))
        turns |= here & (last == end)
    two = ctx.tokens.digit[behind] & (ctx.tokens.end[behind] - ctx.tokens.start[behind] == 2) & ((ctx.gap[behind] & tk.COMMA) > 0)
    aged = more & two & (first == lead) & ((ctx.gap[next_] & tk.COMMA) > 0) & is_in(key[next_], _DOES)
    aged &= ~is_in(key[third], _DONE) & ~is_in(key[np.minimum(end, top)], _OF_HER)
    views = more & ctx.in_class(behind, "BE") & is_in(key[next_], _VIEWS) | goes_on & is_in(key[behind], _SEES)
    fourth = ctx.behind(third)
    view = (fourth == third) | (fourth >= end) | is_in(key[fourth], _VIEW)
    views |= most & is_in(key[behind], _TAKES) & is_in(key[third], _ANOTHER) & view
    views |= most & is_in(key[behind], ("saw", "sees")) & ctx.in_class(next_, "IT") & is_in(key[third], ("differently",))
    # "Lake Marrow is not deep": only whose first name or title is known
    person = first_names().holds(key[first]) | ctx.in_class(np.maximum(first - 1, lead), "TITLE") | ctx.in_class(first, "TITLE")
    some = np.flatnonzero(full & ((asks | turns | views) & person | aged) & ~_tagged(ctx, quotes)[quote])
    known = np.zeros(len(ctx.sentences) + 1, bool)
    known[a.sentence] = True
    some = some[~known[ctx.sentences.of_token[lead[some]]]]
    cue = np.where(last[some] < end[some], behind[some], lead[some])
    no = np.zeros(len(some), bool)
    rule = np.full(len(some), ctx.lexicon.rule_number("attribution/attitude"))
    inverted = cue < first[some]
    return join(a, make(ctx, cue, cue + 1, first[some], last[some], np.full(len(some), NAMED), rule, backs=no, inverted=inverted))


def _tagged(ctx: Context, quotes: Quotes) -> np.ndarray:
    """bool: quotations that end with a comma in front of more of their sentence: "“The worst of all,” read one sign"."""
    last = np.minimum(quotes.last, len(ctx.tokens) - 1)
    return np.asarray((quotes.last > quotes.first) & ((ctx.gap[last] & tk.COMMA) > 0) & (ctx.before(last) < last))


def _fronts(ctx: Context, quotes: Quotes) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """First and last token (exclusive) of the sentences, or of what a colon ends, that stand in front of quotations in the same paragraph,
    and the numbers of these."""
    sents, q = ctx.sentences, quotes.first
    of = sents.of_token[q]
    leads = ctx.leads[q]
    colon = ~leads & ((ctx.gap[q] & tk.COLON) > 0)
    front = np.where(leads, np.maximum(of - 1, 0), of)
    fits = (leads & (of > 0) & (sents.paragraph[front] == sents.paragraph[of]) & (sents.article[front] == sents.article[of])) | colon
    lead, end = sents.first[front[fits]], q[fits]
    plain = np.searchsorted(quotes.first, lead) == np.searchsorted(quotes.first, end)  # nothing quoted inside
    short = (end - lead <= _LONGEST) & plain & (quotes.inside[lead] == 0)
    return lead[short], end[short], np.flatnonzero(fits)[short]


def newcomers(ctx: Context, quotes: Quotes, a: Attributions) -> np.ndarray:
    """bool (m,): attributions that only tell of somebody's mind, but bring him in by his full name right before a quotation."""
    out = np.zeros(len(a), bool)
    lead, end, _ = _fronts(ctx, quotes)
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
