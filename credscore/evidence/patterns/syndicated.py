"""Passages of another outlet, printed behind a line that names it: "From the Harrow Post: …", "As written by Ines Falk for Tarn News: …",
"Tarn News reports: …"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, make
from credscore.evidence.context import Context
from credscore.evidence.ranges import distinct, spread
from credscore.evidence.source_types import MEDIA, NAMED, NONE
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_RULE = "attribution/as-reported-by"
_SMALL = ("the", "of", "and", "with", "for", "s")
_WROTE = ("written", "reported", "posted", "published")
_REPORTS = ("reports", "reported")
_LONGEST = 10  # words of the line, the colon behind them
_PASSAGE = 4  # sentences taken over
_SHORT = 5  # words; "No, really." is the writer again


def _lines(ctx: Context) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Lines that name an outlet at the start of a sentence: first token, where the outlet begins, the token behind the colon."""
    tokens, n = ctx.tokens, len(ctx.tokens)
    none = np.zeros(0, np.int64)
    colon = ctx.where_gap(tk.COLON)
    colon = colon[(ctx.gap[colon] & tk.DOUBLE) == 0]
    if not colon.size:
        return none, none, none
    sentence = ctx.sentences.of_token[colon]
    lead = ctx.sentences.first[sentence]
    article = ctx.sentences.article
    inner = article[sentence] == article[np.maximum(sentence - 1, 0)]  # the headline of a story names nothing so
    ok = (colon - lead >= 2) & (colon - lead <= _LONGEST) & inner & (sentence > 0) & tokens.upper[colon]
    colon, lead = colon[ok], lead[ok]
    after = np.minimum(lead + 1, n - 1)
    taken = ctx.is_word(lead, "from") & tokens.upper[lead] & ~tokens.all_upper[lead]  # "FROM TARN: …" is a link
    written = ctx.is_word(lead, "as") & is_in(tokens.key[after], _WROTE) & ctx.is_word(np.minimum(lead + 2, n - 1), "by")
    begin = np.where(written, lead + 3, lead + 1)
    taken = (taken | written) & (begin < colon)
    lead, begin, colon = lead[taken], begin[taken], colon[taken]
    if not colon.size:
        return lead, begin, colon
    inside, edge = spread(begin, colon)
    capital = tokens.upper[inside]
    fits = np.logical_and.reduceat(capital | is_in(tokens.key[inside], _SMALL), edge) & np.logical_or.reduceat(capital, edge)
    comma = np.add.reduceat((ctx.gap[inside] & (tk.COMMA | tk.DOUBLE)) > 0, edge) - ((ctx.gap[begin] & (tk.COMMA | tk.DOUBLE)) > 0)
    fits &= (comma == 0) & ~tokens.digit[colon - 1]
    lead, begin, colon = lead[fits], begin[fits], colon[fits]
    for step in range(1, _LONGEST - 2):  # "as written by Ines Falk | for Tarn News"
        at = np.minimum(begin + step, colon - 1)
        begin = np.where(ctx.is_word(at, "for") & (at + 1 < colon) & (begin - lead == 3), at + 1, begin)
    return lead, begin, colon


def _colon(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: a colon, without a quotation mark, stands in front of token `at` inside a sentence. `at` may be the number of tokens."""
    token = np.minimum(at, len(ctx.tokens) - 1)
    return (at == token) & ~ctx.leads[token] & ((ctx.gap[token] & (tk.COLON | tk.DOUBLE)) == tk.COLON)


def find_reposts(ctx: Context) -> Attributions:
    """The outlets that such lines name."""
    lead, begin, colon = _lines(ctx)
    kind = np.full(len(lead), MEDIA)
    return make(ctx, lead, begin, begin, colon, kind, np.full(len(lead), ctx.lexicon.rule_number(_RULE)))


def carries(ctx: Context, a: Attributions) -> np.ndarray:
    """bool: the attributions of such lines, which speak for no quotation."""
    out = (a.type == MEDIA) & ctx.leads[a.cue] & ctx.lexicon.rules_among((_RULE,))[a.rule]
    some = np.flatnonzero(out)
    out[some] = ctx.is_word(a.cue[some], "from", "as") & _colon(ctx, a.last[some])
    return out


def settle_outlets(ctx: Context, a: Attributions) -> None:
    """Whoever "reports:" in front of a passage without quotation marks is an outlet, known or not; in place."""
    out = _colon(ctx, a.cue_end) & (a.type == NAMED) & a.backs & (a.last - a.first >= 2) & ctx.is_word(np.maximum(a.cue_end - 1, 0), *_REPORTS)
    a.type[out] = MEDIA


def passages(ctx: Context, a: Attributions, inner: np.ndarray, quoted: np.ndarray) -> np.ndarray:
    """`inner` with the outlet behind what follows such a line, until somebody else speaks or the writer comes back."""
    sents = ctx.sentences
    reports = (a.type == MEDIA) & _colon(ctx, a.cue_end) & ctx.is_word(np.maximum(a.cue_end - 1, 0), *_REPORTS)
    opens = distinct(a.sentence[reports | carries(ctx, a)])
    opens = opens[~quoted[opens]]
    if not opens.size:
        return inner
    out = inner.copy()
    going = np.ones(len(opens), bool)
    own = ctx.mask("PRON1", "YOU", "FIRST", "JUDGE")
    for step in range(1, _PASSAGE + 1):
        at = np.minimum(opens + step, len(sents) - 1)
        going &= (opens + step < len(sents)) & (sents.article[at] == sents.article[opens]) & (out[at] == NONE) & ~quoted[at]
        short = sents.first[at + 1] - sents.first[at] < _SHORT
        going &= ~short & (ctx.buffer.data[sents.end[at] - 1] != ord("!"))
        here = at[going]
        mine = (ctx.any_in(sents.first[here], sents.first[here + 1]) & own) != 0
        going[np.flatnonzero(going)[mine]] = False
        out[at[going]] = MEDIA
    return out
