"""Sources that are set beside what they say: "QUIST: …", signatures, lines that lead in."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.phrases import CARRY, NAMED, NONE, Shared
from credscore.evidence.resolve import Attributions, make
from credscore.evidence.wanted import Pattern, Wanted
from credscore.text import tokens as tk

_LABEL = 4  # words of a label
MOST = 7  # words of a headline's source or of a signature


def join(a: Attributions, b: Attributions) -> Attributions:
    return Attributions(*(np.concatenate([getattr(a, name), getattr(b, name)]) for name in Attributions.__slots__))


def find_labels(ctx: Context, sh: Shared) -> Attributions:
    """ "QUIST: …" and "Quist: “…”" at the start of a sentence."""
    colon = np.flatnonzero((ctx.gap[: sh.n] & tk.COLON) > 0)
    colon = colon[~ctx.leads[colon]]
    lead = ctx.sentences.first[ctx.sentences.of_token[colon - 1]]
    size = colon - lead
    pure = size >= 1
    for k in range(_LABEL):
        at = np.minimum(lead + k, colon - 1)
        pure &= ctx.name[at] | ((ctx.matches.classes[at] & ctx.mask("TITLE", "OF", "ROLE")) != 0)
    spoken, after_upper = sh.in_quote[colon], ctx.tokens.upper[colon]
    # interviews: "Q: …" and "A: …", where A is whoever is interviewed
    letters = (size == 1) & (ctx.tokens.end[lead] - ctx.tokens.start[lead] == 1) & (ctx.buffer.data[ctx.tokens.start[lead]] == ord("A"))
    ok = pure & (size <= _LABEL) & ctx.tokens.upper[lead] & (ctx.name[lead] | ctx.tokens.all_upper[lead])
    ok &= ctx.segment(colon - 1) == lead
    # only what could be a label counts as one coming back
    could = ok | letters
    colon, lead, size, ok, spoken, after_upper, letters = (x[could] for x in (colon, lead, size, ok, spoken, after_upper, letters))
    # without quotation marks a label is one only if it comes back ("QUIST: …" in an interview, not the colon of a headline)
    article = ctx.sentences.article[ctx.sentences.of_token[lead]]
    pair = ctx.tokens.key[lead] ^ (article.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15))
    _, index, counts = np.unique(pair, return_inverse=True, return_counts=True)
    again = counts[index] >= 2 if len(pair) else np.zeros(0, bool)
    # … and goes on differently each time: the same word behind it makes a title ("Marrowby: Part Two")
    if len(pair):
        following = ctx.tokens.key[colon]
        _, which, times = np.unique(pair * np.uint64(0xC2B2AE3D27D4EB4F) ^ following, return_inverse=True, return_counts=True)
        again &= times[which] < counts[index]
    ok &= spoken | (after_upper & again & (ctx.matches.word[lead] == 0))
    ok |= letters & after_upper & again
    cue, first_t = colon[ok], lead[ok]
    rule = np.full(len(cue), rule_number(ctx, "attribution/label"), np.int16)
    # what an interviewer asks is nobody's word
    asks = ctx.buffer.data[ctx.sentences.end[ctx.sentences.of_token[first_t]] - 1] == ord("?")
    return make(ctx, cue - 1, cue, first_t, cue, np.full(len(cue), NAMED), rule, backs=spoken[ok] | ~asks)


def rule_number(ctx: Context, name: str) -> int:
    return int(ctx.lexicon.rules_among((name,)).argmax())


def with_lead_ins(ctx: Context, sh: Shared, a: Attributions) -> Attributions:
    """Sentences that end in a colon and lead into a quotation speak for it, whatever their verb: "Quist released this statement:"."""
    sents = ctx.sentences
    count = len(sents)
    if count < 2:
        return a
    ends = ctx.buffer.data[sents.end - 1] == ord(":")
    opens = np.append(sh.in_quote[sents.first[1:-1]], False) if count > 1 else np.zeros(count, bool)
    same = np.append(sents.article[1:] == sents.article[:-1], False)
    lead = ends & opens & same
    lead[a.sentence[(a.type != NONE)]] = False
    at = np.flatnonzero(lead)
    if not at.size:
        return a
    last = sents.first[at + 1]
    new = make(
        ctx,
        last - 1,
        last,
        np.full(len(at), -1),
        np.full(len(at), -1),
        np.full(len(at), CARRY),
        np.full(len(at), rule_number(ctx, "attribution/label")),
        carried=np.ones(len(at), bool),
    )
    return join(a, new)


def find_signatures(ctx: Context, sh: Shared) -> Pattern:
    """ "“…” — Ottoline Pruss": the name that signs a quotation, up to the end of its line or the first comma."""
    n, gap = sh.n, ctx.tokens.gap
    dash = (gap[:n] & (tk.G_DASH | tk.HYPHEN) > 0) & (gap[:n] & tk.DOUBLE > 0)
    at = np.flatnonzero(dash)
    at = at[at > 0]
    at = at[sh.in_quote[at - 1] & ~sh.in_quote[at] & (ctx.name[at] | ((ctx.matches.classes[at] & ctx.mask("TITLE", "DEF", "DET")) != 0))]
    of, article = ctx.sentences.of_token, ctx.sentences.article
    at = at[at > 2]
    at = at[(article[of[at]] == article[of[at - 3]]) & sh.in_quote[at - 3]]  # a word or two in marks is a term
    stop = at + 1
    going = np.ones(len(at), bool)
    for _ in range(MOST):
        where = np.minimum(stop, n - 1)
        going &= (stop < n) & (ctx.gap[where] == 0) & ~ctx.leads[where] & ~ctx.verb[where]
        stop = stop + going
    # what follows must be the end, or an apposition: not the story going on behind a dash
    ends = (stop >= n) | ((gap[np.minimum(stop, n)] & (tk.COMMA | tk.PERIOD | tk.NEWLINE | tk.OPEN_PAREN)) > 0)
    ((kind, _),) = yield [Wanted(ends, at, stop)]
    pick = np.flatnonzero(ends & (kind != NONE) & (kind != CARRY) & ctx.name[np.minimum(stop, n) - 1])
    rule = np.full(len(pick), rule_number(ctx, "attribution/signature"))
    return make(ctx, at[pick], stop[pick], at[pick], stop[pick], kind[pick], rule)
