"""Hedges, boosters and checks: lexicon matches that survive their false friends, with who hedges and whether it is negated."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.context import Context, spread
from credscore.evidence.senses import other_senses
from credscore.text import tokens as tk
from credscore.text.tokens import is_in


@dataclass(slots=True)
class Cues:
    """Cues of one family in order. first, last : tokens [first, last). rule : int16. quoted : bool, the speaker of a quotation uses it.
    negated : bool. sentence : int64. flags : bool, sets the hedge flag of its sentence (hedges only)."""

    first: np.ndarray
    last: np.ndarray
    rule: np.ndarray
    quoted: np.ndarray
    negated: np.ndarray
    sentence: np.ndarray
    flags: np.ndarray

    def __len__(self) -> int:
        return len(self.first)


def find_cues(ctx: Context, family: str, inside: np.ndarray) -> Cues:
    """Matches of a family ("hedge", "booster", "verification"). inside: quotation number of every token, 0 outside."""
    hits = ctx.matches.hits[family]
    first, last, rule = hits.token, hits.token + hits.size, hits.rule
    keep = ~other_senses(ctx, first, last, rule) if family == "hedge" else np.ones(len(first), bool)
    if family == "verification" and len(first):
        # a correction to the article is a label with a colon; one to a map is not
        label = (last - first == 1) & ctx.is_word(first, "correction", "clarification")
        keep &= ~label | ((ctx.tokens.gap[last] & tk.COLON) > 0)
    first, last, rule = first[keep], last[keep], rule[keep]
    before = np.maximum(first - 1, 0)
    if family == "hedge":
        asked, behind = _insinuations(ctx, inside)
        if asked.size:
            number = int(ctx.lexicon.rules_among((QUESTION,)).argmax())
            first, last = np.append(first, asked), np.append(last, behind)
            rule = np.append(rule, np.full(len(asked), number, rule.dtype))
            order = np.argsort(first, kind="stable")
            first, last, rule = first[order], last[order], rule[order]
            before = np.maximum(first - 1, 0)
    negated = ((ctx.matches.classes[before] & ctx.mask("NEG")) != 0) & (first > 0)
    if len(first):
        negated &= ~ctx.leads[first]
    quoted = inside[first] > 0
    flags = _flags(ctx, first, rule, quoted, negated) if family == "hedge" else np.zeros(len(first), bool)
    return Cues(first, last, rule, quoted, negated, ctx.sentences.of_token[first].astype(np.int64), flags)


QUESTION = "hedge/question"
_ASKS = """
    is isn't are aren't was wasn't were weren't has hasn't have haven't had did didn't does doesn't do don't could can will won't would might
""".split()
_OPEN = "who what when where why how which whose whom should q".split()  # they ask for something, or for advice


def _insinuations(ctx: Context, inside: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Questions of the narrator that could be answered yes and are about somebody ("Is Falk on her way out?"): tokens [first, last).

    They tell a rumour in the form of a question. Not those that ask the reader, or for a reason, nor an interviewer's.
    """
    sents = ctx.sentences
    none = np.zeros(0, np.int64)
    if not len(sents):
        return none, none
    at = np.flatnonzero(ctx.buffer.data[sents.end - 1] == ord("?"))
    first, last = sents.first[at], sents.first[at + 1]
    headline = np.append(True, sents.article[1:] != sents.article[:-1])[at]
    n = len(ctx.tokens)
    first = first + (ctx.is_word(first, "so", "and", "but", "or") & (first + 1 < last))
    second = ctx.behind(first)
    asks = is_in(ctx.tokens.key[first], _ASKS) | (headline & ~is_in(ctx.tokens.key[first], _OPEN))
    asks &= ~ctx.is_word(second, "you", "i", "we", "it", "this", "that", "there")
    asks &= ~ctx.is_word(first, "you", "i", "we") & (inside[first] == 0) & ((ctx.gap[first] & tk.DOUBLE) == 0)
    label = np.zeros(len(at), bool)  # "Host: Did they …?"
    for k in range(1, 5):
        label |= ((ctx.gap[np.minimum(first + k, n)] & tk.COLON) > 0) & (first + k < last)
    begin = np.where(headline, first, first + 1)
    kept = np.flatnonzero(asks & ~label & (begin < last))
    if not kept.size:
        return none, none
    token, edge = spread(begin[kept], last[kept])
    somebody = ctx.name[token] | ((ctx.matches.classes[token] & ctx.mask("PRON")) != 0)
    somebody |= ctx.is_word(token, "his", "her", "their", "pair", "couple")
    kept = kept[np.logical_or.reduceat(somebody, edge)]
    return first[kept], last[kept]


_FLAGGING = ("epistemic", "doxastic", "reportive", "rumour")
_SPOKEN = ("hedge/may", "hedge/would-seem", "hedge/allegedly", "hedge/rumour")


def _flags(ctx: Context, first: np.ndarray, rule: np.ndarray, quoted: np.ndarray, negated: np.ndarray) -> np.ndarray:
    """Which hedges make their sentence a hedged one: the narrator's own, and of a speaker's only those about whether something is so
    ("may", "appears", "allegedly"), not his manner of speaking ("I think", "probably", "maybe")."""
    if not len(first):
        return np.zeros(0, bool)
    kind = ctx.lexicon.rules_of(*_FLAGGING)[rule]
    spoken = ctx.lexicon.rules_among(_SPOKEN)[rule]
    certain = ctx.is_word(first, "no", "without") | negated
    out = kind & (~quoted | spoken) & ~(certain & (ctx.matches.word[first] == ctx.lexicon.ids.get("doubt", -1)))
    some = np.flatnonzero(out)
    first, rule = first[some], rule[some]
    out[some] = ~(_spoken_lightly(ctx, first, rule) | _of_ability(ctx, first) | _in_question(ctx, first) | _conceding(ctx, first, rule))
    return out


def _spoken_lightly(ctx: Context, first: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """Words that measure, name a thing or are polite instead of doubting."""
    classes, before, after = ctx.matches.classes, ctx.before(first), ctx.behind(first)
    # "a possible suspect", "potential buyers" name a thing; "it is possible that" doubts a statement
    light = ctx.is_word(first, "possible", "potential") & ((classes[before] & ctx.mask("BE", "ADV", "IT")) == 0)
    # "foul play was not immediately suspected", "military might"
    light |= ctx.is_word(first, "suspected", "feared", "presumed") & (
        ((classes[before] | classes[ctx.before(before)]) & ctx.mask("NEG")) != 0
    )
    light |= ctx.is_word(first, "might") & (
        ((classes[after] & ctx.mask("AND", "PREP", "OF", "TIME", "BREAK")) != 0) | ((ctx.gap_after[first + 1] & 0x3) > 0)
    )
    # "is supposed to call"
    light |= ctx.is_word(first, "supposed") & ctx.is_word(after, "to") & ~ctx.is_word(ctx.behind(after), "have")
    # "You may also like", "one may ask"; "how likely", "the likely price": a courtesy, a measure
    light |= ctx.lexicon.rules_among(("hedge/may",))[rule] & ctx.is_word(before, "you", "one", "i", "we")
    light |= ctx.is_word(first, "likely") & (ctx.is_word(before, "how", "among") | ((classes[before] & ctx.mask("DEF", "POSS")) != 0))
    return light


def _of_ability(ctx: Context, first: np.ndarray) -> np.ndarray:
    """could of ability or purpose: "aides who could leak", "before they could leave", "if he could"."""
    key, of_token = ctx.tokens.key, ctx.sentences.of_token
    out = ctx.is_word(first, "could")
    some = np.flatnonzero(out)
    could, sentence = first[some], of_token[first[some]]
    able = np.zeros(len(some), bool)
    for back in range(1, 5):
        at = np.maximum(could - back, 0)
        able |= is_in(key[at], ("who", "before", "if", "until")) & (of_token[at] == sentence)
    for back in range(2, 14):  # "so that things of some value could be collected", "before a cure based on it could be found"
        at = np.maximum(could - back, 0)
        purpose = is_in(key[at], ("so",)) & is_in(key[np.minimum(at + 1, len(key) - 1)], ("that",))
        purpose |= is_in(key[at], ("before", "until")) & (back <= 9)
        able |= purpose & (of_token[at] == sentence)
    out[some] = able
    return out


def _in_question(ctx: Context, first: np.ndarray) -> np.ndarray:
    """ "who might step in", "what the others might say": the doubt is in the question, not in what is stated."""
    out = ctx.is_word(first, "might")
    some = np.flatnonzero(out)
    might, sentence = first[some], ctx.sentences.of_token[first[some]]
    asked = np.zeros(len(some), bool)
    for back in (1, 2, 3):
        at = np.maximum(might - back, 0)
        asked |= is_in(ctx.tokens.key[at], ("who", "what", "whom", "where")) & (ctx.sentences.of_token[at] == sentence) & ~ctx.leads[at]
    out[some] = asked
    return out


def _conceding(ctx: Context, first: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """ "may be fun to watch, but …" concedes, it does not doubt."""
    out = ctx.lexicon.rules_among(("hedge/may",))[rule]
    but = np.flatnonzero(ctx.are("but"))
    if not but.size:
        return np.zeros(len(first), bool)
    some = np.flatnonzero(out)
    may = first[some]
    after = but[np.minimum(np.searchsorted(but, may), len(but) - 1)]
    out[some] = (
        (after > may)
        & (ctx.sentences.of_token[after] == ctx.sentences.of_token[may])
        & (after - may <= 25)
        & ((ctx.gap[after] & 0x1) > 0)
        & ~ctx.is_word(ctx.behind(after), "that")  # "may have been hired, but that no arrest had been made" goes on reporting
        & ~ctx.is_word(ctx.behind(may), "have")
    )
    return out
