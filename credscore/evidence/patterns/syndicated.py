"""Passages of another outlet, printed behind a line that names it: "From the Harrow Post: …", "As written by Ines Falk for Tarn News: …",
"Tarn News reports: …"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, make
from credscore.evidence.context import Context
from credscore.evidence.ranges import distinct, spread
from credscore.evidence.source_types import MEDIA, NAMED, NONE
from credscore.evidence.word_lists import REPORTED
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_RULE = "attribution/as-reported-by"
_ACCORDING = "attribution/according-to"
_SMALL = ("the", "of", "and", "with", "for", "s")
_WROTE = ("written", "reported", "posted", "published")
_LONGEST = 10  # words of the line, the colon behind them
_PASSAGE = 16  # sentences taken over
_SHORT = 5  # words; "No, really." is the writer again
_FORECASTS = ("likely", "unlikely")  # they judge nobody
_POINTS = ("this", "that", "it", "these", "those")
_MINE = ("i", "my")  # never the outlet's
_SPOKEN = "perhaps maybe clearly obviously sadly imagine remember so well now if and yet apparently".split()


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
    taken = ctx.is_word(lead, "from", "via") & tokens.upper[lead] & ~tokens.all_upper[lead]  # "FROM TARN: …" is a link
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
    # a way may have any name: "Via Rail: …", "Via Zoom: …"
    known = np.logical_or.reduceat(ctx.in_class(inside, "OUT_media"), edge) | ctx.in_class(colon - 1, "OUTWORD") & (colon - begin >= 2)
    fits &= known | ~ctx.is_word(lead, "via")
    lead, begin, colon = lead[fits], begin[fits], colon[fits]
    for step in range(1, _LONGEST - 2):  # "as written by Ines Falk | for Tarn News"
        at = np.minimum(begin + step, colon - 1)
        begin = np.where(ctx.is_word(at, "for") & (at + 1 < colon) & (begin - lead == 3), at + 1, begin)
    return lead, begin, colon


def _colon(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: a colon, without a quotation mark, stands in front of token `at` inside a sentence. `at` may be the number of tokens."""
    token = np.minimum(at, len(ctx.tokens) - 1)
    return (at == token) & ~ctx.leads.take(token) & ((ctx.gap.take(token) & (tk.COLON | tk.DOUBLE)) == tk.COLON)


def find_reposts(ctx: Context) -> Attributions:
    """The outlets that such lines name."""
    lead, begin, colon = _lines(ctx)
    kind = np.full(len(lead), MEDIA)
    return make(ctx, lead, begin, begin, colon, kind, np.full(len(lead), ctx.lexicon.rule_number(_RULE)))


def carries(ctx: Context, a: Attributions) -> np.ndarray:
    """bool: the attributions of such lines, which speak for no quotation."""
    out = (a.type == MEDIA) & ctx.leads.take(a.cue) & ctx.lexicon.rules_among((_RULE,)).take(a.rule)
    some = np.flatnonzero(out)
    out[some] = ctx.is_word(a.cue[some], "from", "via", "as") & _colon(ctx, a.last[some])
    return out


def settle_outlets(ctx: Context, a: Attributions) -> None:
    """Whoever "reports:" in front of a passage without quotation marks is an outlet, known or not; in place."""
    out = _colon(ctx, a.cue_end) & (a.type == NAMED) & a.backs & (a.last - a.first >= 2) & ctx.is_word(np.maximum(a.cue_end - 1, 0), *REPORTED)
    a.type[out] = MEDIA


def passages(ctx: Context, a: Attributions, inner: np.ndarray, quoted: np.ndarray, inside: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """`inner` with the outlet behind what follows such a line, as long as nobody else speaks there; and bool (sentences,): all that is taken
    over, which are the outlet's words, until the paragraph ends or the writer comes back.

    inside : int32 (n,), not 0 for words in quotation marks. A line that leads on to the whole ("Read more: …") tells that everything in front
    of it is taken over.
    """
    sents = ctx.sentences
    taken = np.zeros(len(sents), bool)
    outlet = a.take(np.flatnonzero(a.type == MEDIA))  # few
    reports = _colon(ctx, outlet.cue_end) & ctx.is_word(np.maximum(outlet.cue_end - 1, 0), *REPORTED)
    reports |= ctx.lexicon.rules_among((_ACCORDING,))[outlet.rule] & _colon(ctx, np.maximum(outlet.cue_end, outlet.last))
    opens = distinct(outlet.sentence[reports | carries(ctx, outlet)])
    if not opens.size:
        return inner, taken
    taken[opens] = True
    end = _read_on(ctx, opens)
    out = inner.copy()
    going = np.ones(len(opens), bool)
    speaks = _own_words(ctx, opens, inside, "PRON1", "YOU")  # "we told you" in the first sentence is the outlet's way to speak
    near = np.searchsorted(sents.paragraph, sents.paragraph[opens], "right")
    near, _ = spread(opens + 1, np.maximum(np.minimum(near, opens + 1 + _PASSAGE), opens + 1))
    judges, own = np.zeros(len(sents), bool), np.zeros(len(sents), bool)
    judges[near], own[near] = _own_words(ctx, near, inside, "JUDGE"), _own_words(ctx, near, inside, "PRON1", "YOU", "FIRST")
    for step in range(1, _PASSAGE + 1):
        at = np.minimum(opens + step, len(sents) - 1)
        going &= (opens + step < len(sents)) & (sents.article[at] == sents.article[opens]) & (sents.paragraph[at] == sents.paragraph[opens])
        going &= ~taken[at] & (at != end)
        here = at[going]
        if not here.size:
            break
        alone = (out[here] == NONE) & ~quoted[here]
        mine = sents.first[here + 1] - sents.first[here] < _SHORT
        mine |= (ctx.final[here] == ord("!")) | (ctx.final[here] == ord("?"))
        mine |= judges[here] | own[here] & ~speaks[going]
        mine = alone & mine | ~quoted[here] & _comes_back(ctx, here)
        going[np.flatnonzero(going)[mine & (end[going] < 0)]] = False
        alone &= going[np.searchsorted(opens, here - step)]
        taken[at[going]] = True
        out[here[alone]] = MEDIA
    return out, taken


def _own_words(ctx: Context, sentence: np.ndarray, inside: np.ndarray, *classes: str) -> np.ndarray:
    """bool: sentences with a word of some classes that is not in quotation marks."""
    if not sentence.size:
        return np.zeros(0, bool)
    token, edge = spread(ctx.sentences.first[sentence], ctx.sentences.first[sentence + 1])
    held = ctx.in_class(token, *classes) & (inside[token] == 0) & ~ctx.is_word(token, *_FORECASTS)
    return np.asarray(np.logical_or.reduceat(held, edge))


def _comes_back(ctx: Context, sentence: np.ndarray) -> np.ndarray:
    """bool: sentences that begin as a writer does who speaks for himself: "Perhaps …", "This is …", "The views expressed …"; not "It was dated in May"."""
    first = ctx.sentences.first[sentence]
    then = ctx.behind(first)
    points = ctx.is_word(first, *_POINTS) & ctx.in_class(then, "BE", "MODAL") & ~(ctx.is_word(first, "it") & ctx.is_word(then, "was"))
    points |= ctx.is_word(first, "it", "that") & ctx.tokens.possessive[first]  # "it's", "that's"
    disclaims = ctx.is_word(first, "the") & ctx.is_word(ctx.behind(first), "views", "opinions")
    third = ctx.behind(then)
    points |= ctx.is_word(first, "it") & ctx.is_word(then, "was") & (ctx.in_class(third, "DET", "ADV", "JUDGE") | (ctx.gap[third] & tk.COMMA > 0))
    return points | disclaims | ctx.is_word(first, *_SPOKEN) | is_in(ctx.tokens.key[first], _MINE)


def _read_on(ctx: Context, opens: np.ndarray) -> np.ndarray:
    """int64: the sentence within reach that leads on to the whole of what is taken over, -1 where there is none."""
    sents = ctx.sentences
    last = np.minimum(np.searchsorted(sents.paragraph, sents.paragraph[opens], "right"), opens + _PASSAGE + 1)
    some, edge = spread(opens, last)
    first = sents.first[some]
    second = ctx.behind(first)
    leads = ctx.is_word(first, "read", "full") & ctx.is_word(second, "more", "story", "the", "full", "on", "it", "article", "report")
    leads &= (sents.first[some + 1] - first > 1) & (some != np.repeat(opens, last - opens))
    at = np.minimum.reduceat(np.where(leads, some, len(sents)), edge)
    return np.where(at < len(sents), at, -1)
