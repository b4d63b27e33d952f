"""Hedges, boosters and checks: lexicon matches that survive their false friends, with who hedges and whether it is negated."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.context import Context
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
    keep = _not_false_friends(ctx, first, last, rule) if family == "hedge" else np.ones(len(first), bool)
    if family == "verification" and len(first):
        # a correction to the article is a label with a colon; one to a map is not
        label = (last - first == 1) & ctx.is_word(first, "correction", "clarification")
        keep &= ~label | ((ctx.tokens.gap[last] & tk.COLON) > 0)
    first, last, rule = first[keep], last[keep], rule[keep]
    before = np.maximum(first - 1, 0)
    if family == "hedge" and len(first):
        keep = ~(_denied_rumours(ctx, first, rule) | other_senses(ctx, first, last, rule))
        first, last, rule, before = first[keep], last[keep], rule[keep], before[keep]
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
    second = np.minimum(first + 1, n - 1)
    asks = is_in(ctx.tokens.key[first], _ASKS) | (headline & ~is_in(ctx.tokens.key[first], _OPEN))
    asks &= ~ctx.is_word(second, "you", "i", "we", "it", "this", "that", "there")
    asks &= ~ctx.is_word(first, "you", "i", "we") & (inside[first] == 0) & ((ctx.gap[first] & tk.DOUBLE) == 0)
    label = np.zeros(len(at), bool)  # "Host: Did they …?"
    for k in range(1, 5):
        label |= ((ctx.gap[np.minimum(first + k, n)] & tk.COLON) > 0) & (first + k < last)
    about = np.zeros(n + 1, np.int32)
    np.cumsum(ctx.name | ctx.has("PRON") | ctx.is_word(slice(None), "his", "her", "their", "pair", "couple"), out=about[1:])
    somebody = about[last] > about[np.where(headline, first, second)]
    kept = np.flatnonzero(asks & ~label & somebody)
    return first[kept], last[kept]


def _not_false_friends(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    tokens, word, n = ctx.tokens, ctx.matches.word, len(ctx.tokens)
    classes = ctx.matches.classes
    keep = np.ones(len(first), bool)
    if not len(first):
        return keep
    one = last - first == 1
    before, after = np.maximum(first - 1, 0), np.minimum(last, n - 1)
    w = word[first]

    def is_rule(name: str) -> np.ndarray:
        return ctx.lexicon.rules_among((name,))[rule]

    # May the month, Theresa May, "his might"
    capital = tokens.upper[first] & (w == ctx.lexicon.ids["may"])
    keep &= ~(capital & ~(ctx.leads[first] & ((classes[after] & ctx.mask("PRON", "IT", "DEF")) != 0)))
    keep &= ~(
        is_rule("hedge/may")
        & ((classes[before] & ctx.mask("DET", "DEF", "POSS")) != 0)
        & ~ctx.leads[first]
        & (w == ctx.lexicon.ids.get("might", -1))
    )
    # "Customers may return it", "a pupil may also sit the test": what a whole kind is allowed or apt to do
    kinds = ~ctx.name[before] & ~tokens.upper[before] & (classes[before] & ctx.mask("PRON", "IT", "WHO") == 0)
    kinds &= (ctx.buffer.data[tokens.end[before] - 1] == ord("s")) & ~tokens.possessive[before]
    third = np.maximum(first - 2, 0)
    kinds |= ctx.is_word(third, "a", "an", "any", "each", "every") & ~ctx.leads[before] & ~ctx.name[before]
    verb = np.minimum(last + 1, n - 1)
    done = ctx.is_word(after, "be") & (ctx.buffer.data[tokens.end[verb] - 1] == ord("d")) & (ctx.buffer.data[tokens.end[verb] - 2] == ord("e"))
    done |= ~ctx.is_word(after, "be", "have", "not", "well", "never", "yet")
    keep &= ~(ctx.is_word(first, "may") & kinds & done & ~ctx.leads[first])
    # could of ability or of the past
    could = is_rule("hedge/could")
    sensed = ctx.is_word(
        after,
        "not",
        "see",
        "hear",
        "heard",
        "feel",
        "barely",
        "hardly",
        "afford",
        "tell",
        "understand",
        "remember",
        "only",
        "always",
        "find",
    )
    later = np.minimum(last + 1, n - 1)
    sensed |= ctx.is_word(after, "once", "scarcely", "never") | ctx.is_word(before, "you", "nobody", "anyone", "never", "none")
    sensed |= ((ctx.gap_after[last] & (tk.TERMINAL | tk.COMMA)) > 0) & ~ctx.is_word(before, "it", "that")  # "as well as they could."
    sensed |= (word[after] == ctx.lexicon.ids.get("be", -1)) & ctx.is_word(later, "seen", "heard", "reached", "found")
    keep &= ~(could & sensed)
    # as soon as possible; appears in a film; "about" and "some" only in front of numbers
    able = ctx.is_word(before, "as", "if", "where", "when", "whenever", "wherever", "best", "every", "made", "makes", "making")
    able |= ctx.is_word(after, "to", "for") & ctx.is_word(first, "possible") & one  # "possible to reach by boat"
    keep &= ~(is_rule("hedge/possible") & able)
    appears = ctx.is_word(first, "appears") & one
    keep &= ~(appears & ctx.is_word(after, "in", "on", "at", "as", "alongside", "with", "before"))
    numeric = tokens.digit[after] | ((classes[after] & ctx.mask("NUMBER")) != 0) | (ctx.gap[after] & tk.OTHER > 0)
    some = (w == ctx.lexicon.ids["some"]) & one
    keep &= ~(some & numeric & is_rule("hedge/weasel-crowd"))
    keep &= ~(
        is_rule("hedge/approximation")
        & one
        & ~numeric
        & ctx.is_word(first, "about", "around", "some", "nearly", "almost", "roughly", "estimated", "approximately", "circa")
    )
    # "most" and "certain" as adverbs, "quite a", "thought" as a noun
    keep &= ~(ctx.is_word(first, "most") & one & (((classes[before] & ctx.mask("DEF")) != 0) | tokens.upper[after]) & ~ctx.leads[first])
    # "most" and "many" of people and things, not "most important"
    crowd = ctx.is_word(after, "people", "believe", "say", "think", "children", "women", "men")
    keep &= ~((w == ctx.lexicon.ids["most"]) & one & ~crowd)
    keep &= ~(ctx.is_word(first, "certain", "sure") & one & ((classes[before] & ctx.mask("BE")) != 0))
    keep &= ~(
        ctx.is_word(first, "claim", "claims", "thought", "potential", "whispers", "buzz", "chatter", "gossip")
        & one
        & tokens.upper[first]
        & ~ctx.leads[first]
    )
    # Rumor Fix, Gossip Cop: a rumour word in a name; a headline in capitals has no names to go by
    capitals = np.zeros(len(ctx.sentences), bool)
    if n:
        upper = np.add.reduceat(tokens.upper.astype(np.int32), ctx.sentences.first[:-1])
        capitals = upper >= 0.6 * np.diff(ctx.sentences.first)
    named = tokens.upper[first] & ~ctx.leads[first] & ~capitals[ctx.sentences.of_token[first]] & (ctx.name[before] | ctx.name[after])
    keep &= ~(is_rule("hedge/rumour") & one & named)
    # a capital in the middle of running text makes a name of it ("He put Rumours on"); in a headline the word before has one, too
    named = tokens.upper[first] & ~tokens.all_upper[first] & ~ctx.leads[first] & ~tokens.upper[before] & ~tokens.digit[before]
    keep &= ~(
        one
        & named
        & (
            (ctx.gap[first] & (tk.DOUBLE | tk.SINGLE | tk.COLON | tk.G_DASH | tk.OTHER | tk.BAR | tk.OPEN_PAREN | tk.TERMINAL | tk.NEWLINE))
            == 0
        )
    )
    # "potential" as a noun
    keep &= ~(is_rule("hedge/potential") & one & ((classes[before] & ctx.mask("POSS")) != 0))
    return keep


def _denied_rumours(ctx: Context, first: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """Rumour words that a denial in the same sentence is about ("denied the rumours", "rumours … are baseless"): they hedge nothing."""
    names = [r.subtype if r else "" for r in ctx.lexicon.rules]
    rumour = np.array([n == "rumour" for n in names])[rule]
    checks = ctx.matches.hits["verification"]
    denies = np.array([n in ("denied", "false") for n in names])[checks.rule]
    if not rumour.any() or not denies.any():
        return np.zeros(len(first), bool)
    denied = np.zeros(len(ctx.sentences), bool)
    denied[ctx.sentences.of_token[checks.token[denies]]] = True
    return rumour & denied[ctx.sentences.of_token[first]]


_FLAGGING = ("epistemic", "doxastic", "reportive", "rumour")
_SPOKEN = ("hedge/may", "hedge/would-seem", "hedge/allegedly", "hedge/rumour")


def _flags(ctx: Context, first: np.ndarray, rule: np.ndarray, quoted: np.ndarray, negated: np.ndarray) -> np.ndarray:
    """Which hedges make their sentence a hedged one: the narrator's own, and of a speaker's only those about whether something is so
    ("may", "appears", "allegedly"), not his manner of speaking ("I think", "probably", "maybe")."""
    if not len(first):
        return np.zeros(0, bool)
    kind = np.array([r is not None and r.subtype in _FLAGGING for r in ctx.lexicon.rules])[rule]
    spoken = ctx.lexicon.rules_among(_SPOKEN)[rule]
    certain = ctx.is_word(first, "no", "without") | negated
    out = kind & (~quoted | spoken) & ~(certain & (ctx.matches.word[first] == ctx.lexicon.ids.get("doubt", -1)))
    classes, n = ctx.matches.classes, len(ctx.tokens)
    before, after = np.maximum(first - 1, 0), np.minimum(first + 1, n - 1)
    # "a possible suspect", "potential buyers" name a thing; "it is possible that" doubts a statement
    attributive = ctx.is_word(first, "possible", "potential") & ((classes[before] & ctx.mask("BE", "ADV", "IT")) == 0)
    # "foul play was not immediately suspected", "military might"
    unsaid = ctx.is_word(first, "suspected", "feared", "presumed") & (
        ((classes[before] | classes[np.maximum(first - 2, 0)]) & ctx.mask("NEG")) != 0
    )
    strength = ctx.is_word(first, "might") & (
        ((classes[after] & ctx.mask("AND", "PREP", "OF", "TIME", "BREAK")) != 0) | ((ctx.gap_after[first + 1] & 0x3) > 0)
    )
    # "is supposed to call", and could of ability or purpose: "aides who could leak", "before they could leave", "if he could"
    duty = ctx.is_word(first, "supposed") & ctx.is_word(after, "to") & ~ctx.is_word(np.minimum(first + 2, n - 1), "have")
    # "You may also like", "one may ask"; "how likely", "the likely price": a courtesy, a measure
    duty |= ctx.lexicon.rules_among(("hedge/may",))[rule] & ctx.is_word(before, "you", "one", "i", "we")
    duty |= ctx.is_word(first, "likely") & (ctx.is_word(before, "how", "among") | ((classes[before] & ctx.mask("DEF", "POSS")) != 0))
    able = np.zeros(len(first), bool)
    for back in range(1, 5):
        at = np.maximum(first - back, 0)
        able |= ctx.is_word(at, "who", "before", "if", "until", "so") & (ctx.sentences.of_token[at] == ctx.sentences.of_token[first])
    able &= ctx.is_word(first, "could")
    out &= ~(attributive | unsaid | strength | duty | able)
    # "may be fun to watch, but …" concedes, it does not doubt
    may = ctx.lexicon.rules_among(("hedge/may",))[rule]
    but = np.flatnonzero(ctx.matches.word == ctx.lexicon.ids["but"])
    if but.size:
        after = but[np.minimum(np.searchsorted(but, first), len(but) - 1)]
        concedes = (
            may
            & (after > first)
            & (ctx.sentences.of_token[after] == ctx.sentences.of_token[first])
            & (after - first <= 25)
            & ((ctx.gap[after] & 0x1) > 0)
            & ~ctx.is_word(
                np.minimum(after + 1, n - 1), "that"
            )  # "may have been hired, but that no arrest had been made" goes on reporting
            & ~ctx.is_word(np.minimum(first + 1, n - 1), "have")
        )
        out &= ~concedes
    return out
