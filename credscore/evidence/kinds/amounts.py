"""How many of them speak: "more than 20 nurses", "half of his colleagues", "one in five growers", "those present", "the whole street"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.about_numbers import BEFORE_NUMBERS
from credscore.evidence.context import STRONG, Context
from credscore.evidence.endings import Endings
from credscore.evidence.kinds.phrase_heads import Findings, Phrases
from credscore.evidence.source_types import ANONYMOUS, VAGUE
from credscore.evidence.word_lists import ARTICLES, NUMBERS, PAPERS_COUNTED, SHOWN
from credscore.text.tokens import is_in

# a share or a number of people that says no more of them
_SHARES = """
    half third thirds quarter quarters fifth fifths tenth majority minority rest remainder dozen hundred thousand score handful few
    number all bulk part section none each bunch band crowd queue stream trickle chorus
""".split()
_MUCH = "vast overwhelming large great good small tiny sizeable sizable growing steady long whole clear narrow slim full".split()
_PARTS = "third thirds quarter quarters fifth fifths tenth".split()
_HALF = ("half",)
_AMONG = 6  # words from a share to those who are so many: "half a dozen of his oldest colleagues at"
# one word for many
_TOGETHER = "staff crew audience crowd congregation workforce people folk men women children clergy street village neighbourhood".split()
_EVERYBODY = "street village neighbourhood office room crowd audience congregation class school crew workforce block estate".split()
_THERE = """
    present there inside outside involved affected gathered assembled interviewed questioned surveyed polled queuing queueing waiting living working
    attending watching nearby concerned canvassed
""".split()
_PLURAL = Endings(("s",))
_NO_PLURAL = Endings(("ss", "us", "is"))
_OTHERS = ("DOC", "MEDIA", "ORG", "OFFICIAL", "SOCIAL", "TIME", "MONTHDAY", "SPEECHNOUN")


def put_shares(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "Half of his colleagues", "nearly a third of the staff", "the rest of the crew", "half the street", "three in four growers"."""
    key, end = ctx.tokens.key, len(ctx.tokens) - 1
    article = is_in(key.take(p.first), ARTICLES)
    much = article & is_in(key.take(np.minimum(p.first + 1, end)), _MUCH)  # "the vast majority"
    few = np.flatnonzero(is_in(key.take(np.minimum(p.first + article + much, end)), (*_SHARES, *NUMBERS, "one")) | ctx.tokens.digit.take(p.first))
    share = np.minimum(p.first[few] + article[few] + much[few], end)
    last = p.last[few]
    of = np.where(is_in(key[share], _HALF) & is_in(key[ctx.behind(share)], ("a",)), ctx.behind(ctx.behind(share)), share)  # "half a dozen"
    of = np.where(is_in(key[of], ("one", *NUMBERS)) & is_in(key[ctx.behind(of)], _SHARES), ctx.behind(of), of)  # "two thirds"
    out_of = is_in(key[ctx.behind(of)], ("in",)) & _number(ctx, ctx.behind(ctx.behind(of))) & _number(ctx, of)  # "three in four"
    tenths = ctx.in_class(ctx.behind(of), "OF") & _tenths(ctx, ctx.behind(ctx.behind(of))) & _number(ctx, of)  # "eight of ten"
    out_of |= tenths
    of = np.where(out_of, ctx.behind(ctx.behind(of)), of)
    at = ctx.behind(of)
    owned = ctx.in_class(at, "OF")
    at = np.where(owned, ctx.behind(at), at)
    # "half the street", "half a dozen tenants"; of "all the tenants", "two growers" other rules tell
    counts = owned & is_in(key[of], _SHARES) | out_of | is_in(key[share], _HALF)
    counts &= ~is_in(key[share], ("number",)) | is_in(key[p.first[few]], ("a",))  # "the number of patients" is a figure
    those = counts & owned & is_in(key[at], ("those",)) & is_in(key[ctx.behind(at)], (*_THERE, "who")) & (at < last)
    going = counts & (at < last)
    who = np.full(len(few), -1)
    for _ in range(_AMONG):
        stop = ctx.in_class(at, "PREP", "OF", "WHO", "THAT", "AND", "BREAK", "BE", "HAVE", "MODAL", "PRON", "IT") & ~ctx.tokens.possessive[at]
        going &= (at < last) & (at > share) & ~stop & (((ctx.gap[at] & STRONG) == 0) | (who < 0))
        who = np.where(going, at, who)
        at = ctx.behind(at)
    who = np.maximum(who, 0)
    people = (who > 0) & ~ctx.name[who] & ~ctx.tokens.possessive[who] & ~ctx.in_class(who, *_OTHERS) & ~is_in(key[who], (*PAPERS_COUNTED, *SHOWN))
    people &= _many(ctx, who) | is_in(key[who], _TOGETHER)
    people &= ~ctx.tokens.digit[np.minimum(p.first[few], end)] | out_of
    people &= _opens(ctx, p.first[few])
    people |= those & _opens(ctx, p.first[few])
    people |= (of > share) & is_in(key[of], _PARTS) & (of + 1 >= last) & _opens(ctx, p.first[few])  # "around one quarter said"
    near = ctx.in_class(who, "PALS", "ANON")
    found.put(few[people & near], ANONYMOUS)
    found.put(few[people], VAGUE)


def put_present(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "Those present", "those interviewed", "the whole street"."""
    key = ctx.tokens.key
    those = np.flatnonzero(is_in(key.take(p.first), ("those",)) & (p.last - p.first >= 2) & p.no_names)
    found.put(those[is_in(key[ctx.behind(p.first[those])], _THERE)], VAGUE)
    alone = np.flatnonzero((p.last - p.first == 2) & is_in(key.take(p.tail), ("majority", "minority", "rest")))
    found.put(alone[_alone(ctx, p, alone)], VAGUE)
    alls = np.flatnonzero(is_in(key.take(p.first), ("all",)) & p.no_names)
    after = ctx.behind(p.first[alls])
    found.put(alls[is_in(key[after], ("present", "who", "those")) & (after > p.first[alls])], VAGUE)
    # "an elderly couple", "a family of four": a body by the word, and nobody known
    pair = np.flatnonzero(is_in(key.take(p.tail), ("couple", "family", "duo")) & p.no_names & is_in(key.take(p.first), ("a", "an", "one", "another")))
    found.put(pair[~ctx.in_class(p.behind_tail[pair], "OF") | ctx.in_class(ctx.behind(p.behind_tail[pair]), "NUMBER")], ANONYMOUS)
    few = np.flatnonzero(p.begins("DEF") & p.no_names & is_in(key.take(p.tail), _EVERYBODY))
    whole = is_in(key[ctx.behind(p.first[few])], ("whole", "entire")) & (p.tail[few] - p.first[few] == 2)
    found.put(few[whole], VAGUE)


def _alone(ctx: Context, p: Phrases, at: np.ndarray) -> np.ndarray:
    """bool: "a majority", "the rest"; "the majority" is one of a court as well."""
    return np.where(is_in(ctx.tokens.key[p.tail[at]], ("rest",)), p.begins("DEF")[at], p.begins("DET")[at])


def _tenths(ctx: Context, at: np.ndarray) -> np.ndarray:
    return np.asarray(ctx.tokens.digit[at] | is_in(ctx.tokens.key[at], ("ten",)))


def _number(ctx: Context, at: np.ndarray) -> np.ndarray:
    return np.asarray(is_in(ctx.tokens.key[at], ("one", *NUMBERS)) | ctx.tokens.digit[at])


def _many(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: tokens that end like a plural ("bakers", not "seamstress", "this")."""
    return _PLURAL.end(ctx.buffer, ctx.tokens, at) & ~_NO_PLURAL.end(ctx.buffer, ctx.tokens, at)


def _opens(ctx: Context, first: np.ndarray) -> np.ndarray:
    """bool: phrases that stand where a clause begins, or behind a verb of speech: "said | half of his colleagues", not "lost half of his teeth"."""
    before = ctx.before(first)
    out = ctx.leads[first] | ((ctx.gap[first] & STRONG) > 0)
    out |= ctx.in_class(before, "BREAK", "THAT") & ~ctx.in_class(before, "AND")
    said = (ctx.lexicon.word_rule["attribution"][ctx.matches.word[before]] > 0) | is_in(ctx.tokens.key[before], ("to", *BEFORE_NUMBERS))
    return np.asarray(out | said)
