"""Headlines that begin with a word for who speaks, in whatever case they go on: "Police: man shot", "Judge: Lease is void", "A friend: “…”"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, join, make
from credscore.evidence.context import Context
from credscore.evidence.patterns.headlines import openings
from credscore.evidence.ranges import among
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, DOCUMENT, MEDIA, NAMED, NONE, OFFICIAL, VAGUE
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_STUDY = "study studies poll survey lawsuit lawsuits".split()
_UNNAMED = "insider insiders sources source witness witnesses eyewitness eyewitnesses pals".split()
_FRIENDS = """
    friend friends pal neighbour neighbours neighbor neighbors passenger passengers survivor survivors classmate classmates relative relatives
""".split()
_BODIES = "police officials prosecutors authorities cops".split()
_ROLES = """
    judge attorney attorneys lawyer lawyers governor coach doctor doctors mayor minister sheriff coroner prosecutor mla mp senator ceo chief
    commissioner council ministry firm company union premier president chancellor
""".split()
_EXPERTS = "expert experts analyst analysts critics scientists economists researchers".split()
# a title or a list goes on so, a claim does not
_TITLES = "the a an how what why who where when which from and or of our your my".split()
_DOES = ("to", "no", "not", "never", "isn't", "won't", "can't")
_TOLD_BY = "survivor survivors victim victims mum mother father dad neighbour neighbours neighbor neighbors friend friends witness witnesses".split()
_QUOTED, _WHO = 3, 5  # words of a quotation, at least, and of who said it, at most
_LEAST = 2  # words of what is said


def with_role_labels(ctx: Context, sh: Shared, a: Attributions) -> Attributions:
    """`a` with such headlines, where it has no other source for them; and "A friend: “…”" that opens any sentence."""
    sents, key, n = ctx.sentences, ctx.tokens.key, sh.n
    colons = np.append(ctx.where_gap(tk.COLON), n)
    at = sents.first[openings(ctx)]
    colon = colons[np.searchsorted(colons, at + 1)]
    one = np.flatnonzero((colon == at + 1) & (colon < sents.first[openings(ctx) + 1]))
    tail, colon = at[one], colon[one]
    # "A friend: “…”", "Neighbours: “…”"
    spoken = colons[:-1][sh.in_quote[colons[:-1]] & ~ctx.leads[colons[:-1]]]
    whose = spoken - 1
    front = ctx.before(whose)
    whose = whose[ctx.leads[front] & (ctx.in_class(front, "DET") | ctx.leads[whose]) & ~sh.in_quote[whose]]
    whose = whose[is_in(key[whose], (*_FRIENDS, *_UNNAMED)) & ~is_in(key[whose], ("source", "sources"))]
    tail, colon = np.append(tail, whose), np.append(colon, whose + 1)
    quoted, word = sh.in_quote[colon], key[tail]
    high = sents.first[sents.of_token[colon] + 1]
    headline = (ctx.gap_after[high] & tk.TERMINAL) == 0
    opens = ~is_in(key[colon], _TITLES) & headline & (high - colon >= _LEAST)
    claims = opens & _says_something(ctx, colon, high)
    kind = np.select(
        [
            is_in(word, _STUDY) & opens,
            is_in(word, _BODIES) & opens,
            is_in(word, _UNNAMED) & (claims | opens & ~is_in(word, ("source", "sources"))),
            is_in(word, (*_FRIENDS, *_UNNAMED)) & quoted,
            is_in(word, _ROLES) & (claims | quoted),
            is_in(word, _EXPERTS) & (claims | quoted),
            is_in(word, ("report",)) & claims,
        ],
        [DOCUMENT, OFFICIAL, ANONYMOUS, ANONYMOUS, OFFICIAL, VAGUE, MEDIA],
        NONE,
    )
    pick = (kind != NONE) & ctx.tokens.upper[ctx.before(tail)] & ~among(sents.of_token[tail], a.sentence[a.type != NONE])
    tail, kind = tail[pick], kind[pick]
    order = np.argsort(tail, kind="stable")
    tail, kind = tail[order], kind[order]
    keep = np.append(True, tail[1:] != tail[:-1])[: len(tail)]
    tail, kind = tail[keep], kind[keep]
    rule = np.full(len(tail), ctx.lexicon.rule_number("attribution/headline"))
    return join(a, make(ctx, tail, tail + 1, ctx.before(tail), tail + 1, kind, rule), _behind_quotations(ctx, sh, a, at))


def _behind_quotations(ctx: Context, sh: Shared, a: Attributions, low: np.ndarray) -> Attributions:
    """ "“No more cuts”: premier on the budget", "“I was scared” – crash survivor", "“I was scared”: Ines Falk on the fire": headlines that begin at
    `low` with somebody's words."""
    n, high = sh.n, ctx.sentences.first[ctx.sentences.of_token[low] + 1]
    marks = np.append(ctx.where_gap(tk.COLON | tk.G_DASH | tk.HYPHEN), n)
    at = marks[np.searchsorted(marks, np.minimum(low + _QUOTED, n))]
    fits = (at < high) & ((ctx.gap_after[high] & tk.TERMINAL) == 0)
    at, low, high = at[fits], low[fits], high[fits]
    fits = sh.in_quote[low] & sh.in_quote[np.maximum(at - 1, 0)] & ~sh.in_quote[at] & ~among(ctx.sentences.of_token[low], a.sentence[a.type != NONE])
    at, high = at[fits], high[fits]
    stop, going = at.copy(), np.ones(len(at), bool)
    for _ in range(_WHO):
        here = np.minimum(stop, n - 1)
        going &= (stop < high) & ((stop == at) | (ctx.gap[here] == 0)) & ~ctx.in_class(here, "PREP", "BREAK", "AND", "BE", "HAVE") & ~ctx.verb[here]
        stop = stop + going
    closed = (stop >= high) | ctx.is_word(np.minimum(stop, n - 1), "on", "after", "over")
    head = np.maximum(stop - 1, at)
    word = ctx.tokens.key[head]
    full = ctx.name[at] & ctx.name[head] & (stop - at >= 2) & (stop - at <= 3) & ctx.is_word(np.minimum(stop, n - 1), "on")
    role = is_in(word, (*_ROLES, *_BODIES)) & ~ctx.tokens.possessive[head]
    kind = np.select([full, role, is_in(word, _TOLD_BY), is_in(word, _EXPERTS)], [NAMED, OFFICIAL, ANONYMOUS, VAGUE], NONE)
    pick = closed & (kind != NONE)
    at, stop, kind = at[pick], stop[pick], kind[pick]
    rule = np.full(len(at), ctx.lexicon.rule_number("attribution/headline"))
    return make(ctx, stop - 1, stop, at, stop, kind, rule, inverted=np.ones(len(at), bool))


def _says_something(ctx: Context, first: np.ndarray, high: np.ndarray) -> np.ndarray:
    """bool: headlines whose words from `first` on have a verb: "Lease is void", "Schools to open", "Van sped off"."""
    near = np.minimum(first[:, None] + np.arange(10), np.maximum(high - 1, first)[:, None])
    data, end = ctx.buffer.data, ctx.tokens.end[near]
    ended = (data[end - 1] == ord("d")) & (data[end - 2] == ord("e")) & (near > first[:, None])
    verb = ctx.in_class(near, "BE", "HAVE", "MODAL", "DO", "PRON", "PRON1") | ctx.verb[near] | is_in(ctx.tokens.key[near], _DOES) | ended
    return np.asarray(verb.any(axis=1))
