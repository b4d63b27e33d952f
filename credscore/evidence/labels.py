"""Sources that are set beside what they say: "QUIST: …", headlines such as "Quist: Weir will hold", signatures, lines that lead in."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.phrases import CARRY, NAMED, NONE, Shared, classify_some
from credscore.evidence.resolve import Attributions, make
from credscore.evidence.wanted import Pattern, Wanted
from credscore.text import tokens as tk

_MOST = 7  # words of a headline's source or of a signature
# "Poll: …", "Police: …" need nobody to speak further down
_ALONE = ("VAGUE", "ANON", "OFFICIAL")
_PAPERS = """
    report reports study studies poll polls survey surveys research data figures statistics audit lawsuit filing filings documents papers newspaper
    newspapers media
""".split()


def _join(a: Attributions, b: Attributions) -> Attributions:
    return Attributions(*(np.concatenate([getattr(a, name), getattr(b, name)]) for name in Attributions.__slots__))


def find_labels(ctx: Context, sh: Shared) -> Attributions:
    """ "QUIST: …" and "Quist: “…”" at the start of a sentence."""
    gap, n = ctx.gap, sh.n
    first = ctx.sentences.first[:-1]
    colon = np.flatnonzero((gap[:n] & tk.COLON) > 0)
    colon = colon[colon > 0]
    lead = ctx.sentences.first[ctx.sentences.of_token[colon - 1]]
    size = colon - lead
    all_names = np.zeros(n + 1, np.int32)
    np.cumsum(ctx.name | ((ctx.matches.classes & ctx.mask("TITLE", "OF", "ROLE")) != 0), out=all_names[1:])
    pure = (all_names[colon] - all_names[lead]) == size
    spoken = sh.in_quote[np.minimum(colon, n - 1)]
    after_upper = ctx.tokens.upper[np.minimum(colon, n - 1)]
    # interviews: "Q: …" and "A: …", where A is whoever is interviewed
    letters = (size == 1) & (ctx.tokens.end[lead] - ctx.tokens.start[lead] == 1) & (ctx.buffer.data[ctx.tokens.start[lead]] == ord("A"))
    ok = (size >= 1) & (size <= 4) & pure & ctx.tokens.upper[lead] & (ctx.name[lead] | ctx.tokens.all_upper[lead])
    ok &= ctx.segment(np.maximum(colon - 1, 0)) == lead
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
        following = ctx.tokens.key[np.minimum(colon, n - 1)]
        once = np.unique(np.stack([pair, following], axis=1), axis=0, return_inverse=True, return_counts=True)
        again &= once[2][once[1].ravel()] < counts[index]
    ok &= spoken | (after_upper & again & (ctx.matches.word[lead] == 0))
    ok |= letters & after_upper & again
    cue, first_t = colon[ok], lead[ok]
    del first
    rule = np.full(len(cue), _rule(ctx, "attribution/label"), np.int16)
    # what an interviewer asks is nobody's word
    asks = ctx.buffer.data[ctx.sentences.end[ctx.sentences.of_token[first_t]] - 1] == ord("?")
    return make(ctx, cue - 1, cue, first_t, cue, np.full(len(cue), NAMED), rule, backs=spoken[ok] | ~asks)


def _rule(ctx: Context, name: str) -> int:
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
        np.full(len(at), _rule(ctx, "attribution/label")),
        carried=np.ones(len(at), bool),
    )
    return _join(a, new)


def with_headlines(ctx: Context, sh: Shared, a: Attributions) -> Attributions:
    """ "Quist: Weir will hold" over an article in which Quist speaks; "Poll: Most want the weir"."""
    sents, n = ctx.sentences, sh.n
    opens = np.flatnonzero(np.diff(sents.article, prepend=-1) != 0)
    if not opens.size:
        return a
    low, high = sents.first[opens], sents.first[opens + 1]
    colons = np.flatnonzero((ctx.gap[:n] & tk.COLON) > 0)
    at = np.searchsorted(colons, low + 1)
    has = at < len(colons)
    colon = np.where(has, colons[np.minimum(at, max(len(colons) - 1, 0))] if colons.size else n, n)
    ok = has & (colon < high)
    first = ctx.segment(np.maximum(colon - 1, 0))
    first = np.where(ok, np.maximum(first, low), low)
    size = colon - first
    at = np.minimum(colon, n - 1)
    ok &= (size >= 1) & (size <= _MOST) & ctx.tokens.upper[first] & (ctx.tokens.upper[at] | sh.in_quote[at]) & ~sh.in_quote[first]
    ok &= ~np.isin(colon, a.cue_end[a.type != NONE])
    # somebody who is quoted or reported further down, by name
    tail = np.maximum(colon - 1, 0)
    mix = sents.article.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    said = a.backs & ~a.weak & (a.first >= 0) & ~a.carried.astype(bool)
    keys = [np.zeros(0, np.uint64)]
    for step in range(_MOST):
        where = np.minimum(a.first + step, n - 1)
        here = said & (a.first + step < a.last) & ctx.name[where]
        keys.append(ctx.tokens.key[where[here]] ^ mix[a.sentence[here]])
    ok &= ~ctx.tokens.possessive[tail] & ((ctx.matches.classes[first] & ctx.mask("CONNECT")) == 0)
    speaks = ctx.name[tail] & np.isin(ctx.tokens.key[tail] ^ mix[opens], np.concatenate(keys))
    alone = (size == 1) & (((ctx.matches.classes[tail] & ctx.mask(*_ALONE)) != 0) | ctx.is_word(tail, *_PAPERS))
    kind, _ = classify_some(ctx, sh, ok & (speaks | alone), first, colon)
    pick = np.flatnonzero(ok & (speaks | alone) & (kind != NONE) & (kind != CARRY))
    if not pick.size:
        return a
    colon, first, kind = colon[pick], first[pick], kind[pick]
    rule = np.full(len(pick), _rule(ctx, "attribution/headline"))
    return _join(a, make(ctx, colon - 1, colon, first, colon, kind, rule))


def find_signatures(ctx: Context, sh: Shared) -> Pattern:
    """ "“…” — Ottoline Pruss": the name that signs a quotation, up to the end of its line or the first comma."""
    n, gap = sh.n, ctx.tokens.gap
    dash = (gap[:n] & (tk.G_DASH | tk.HYPHEN) > 0) & (gap[:n] & tk.DOUBLE > 0)
    at = np.flatnonzero(dash)
    at = at[at > 0]
    at = at[sh.in_quote[at - 1] & ~sh.in_quote[at] & (ctx.name[at] | ((ctx.matches.classes[at] & ctx.mask("TITLE", "DEF", "DET")) != 0))]
    paragraph = ctx.sentences.paragraph[ctx.sentences.of_token]
    at = at[paragraph[at] == paragraph[at - 1]]
    stop = at + 1
    going = np.ones(len(at), bool)
    for _ in range(_MOST):
        where = np.minimum(stop, n - 1)
        going &= (stop < n) & (ctx.gap[where] == 0) & ~ctx.leads[where] & ~ctx.verb[where]
        stop = stop + going
    # what follows must be the end, or an apposition: not the story going on behind a dash
    ends = (stop >= n) | ((gap[np.minimum(stop, n)] & (tk.COMMA | tk.PERIOD | tk.NEWLINE | tk.OPEN_PAREN)) > 0)
    ((kind, _),) = yield [Wanted(ends, at, stop)]
    pick = np.flatnonzero(ends & (kind != NONE) & (kind != CARRY) & ctx.name[np.minimum(stop, n) - 1])
    rule = np.full(len(pick), _rule(ctx, "attribution/signature"))
    return make(ctx, at[pick], stop[pick], at[pick], stop[pick], kind[pick], rule)
