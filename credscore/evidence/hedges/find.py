"""Hedges, boosters and checks: lexicon matches that survive their false friends, with who hedges and whether it is negated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from credscore.evidence.capitals import in_name
from credscore.evidence.context import Context
from credscore.evidence.hedges.confirmations import not_done
from credscore.evidence.hedges.denials import DENIED, DENIES, denials
from credscore.evidence.hedges.doubt import marks_doubt
from credscore.evidence.hedges.emphasis import EMPHASIS, emphatic
from credscore.evidence.hedges.senses import other_senses
from credscore.evidence.ranges import among, spread
from credscore.evidence.reported_questions import reported_questions
from credscore.evidence.word_lists import QUESTION_WORDS, REQUESTS
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

    def take(self, keep: np.ndarray) -> Cues:
        return Cues(*(getattr(self, name).take(keep) for name in self.__slots__))


def find_cues(ctx: Context, family: str, inside: np.ndarray, plain: np.ndarray | None = None) -> Cues:
    """Matches of a family ("hedge", "booster", "verification"). inside: quotation number of every token, 0 outside. plain : tokens in a sense in
    which they are none ("seriously hurt"), see `tone_senses`."""
    hits, not_meant, by_form = ctx.matches.hits[family], _NOT_MEANT[family], _BY_FORM[family]
    first, last, rule = hits.token, hits.token + hits.size, hits.rule
    keep = ~not_meant(ctx, first, last, rule)
    if plain is not None:
        keep &= ~among(first, plain)
    first, last, rule = first[keep], last[keep], rule[keep]
    if len(first) > 1:
        # "have been contacted for comment", "is expected to": matches of a rule in one another are one
        opens = np.append(True, (first[1:] >= last[:-1]) | (rule[1:] != rule[:-1]))
        first, rule, last = first[opens], rule[opens], np.maximum.reduceat(last, np.flatnonzero(opens))
    low, high = by_form.find(ctx, inside)
    if low.size:
        own = ~among(first, low) | (family != "verification")  # "no evidence" of "no evidence supports the rumour"
        first, last, rule = first[own], last[own], rule[own]
        first, last = np.append(first, low), np.append(last, high)
        rule = np.append(rule, np.full(len(low), ctx.lexicon.rule_number(by_form.rule), rule.dtype))
        order = np.argsort(first, kind="stable")
        first, last, rule = first[order], last[order], rule[order]
    negated = ctx.in_class(ctx.before(first), "NEG") & ~ctx.leads.take(first)
    quoted = inside.take(first) > 0
    flags = marks_doubt(ctx, first, last, rule, quoted, negated) if family == "hedge" else np.zeros(len(first), bool)
    return Cues(first, last, rule, quoted, negated, ctx.sentences.of_token.take(first).astype(np.int64), flags)


# What somebody is denied, and whom: no claim is.
_WITHHELD = """
    access entry bail parole entrance admission coverage care treatment service services benefits asylum permission visas visa funding funds
""".split()
_WHOM = "him us me them".split()
_WHO = "people women workers patients children students voters citizens residents refugees".split()
_CONSIST = "of largely mostly primarily mainly entirely for his her their your my our ground only more by about a the".split()
_REMEDIES = """
    treatment treatments therapy therapies standard traditional conventional chemotherapy drug drugs medication medications antidepressants
    statins insulin
""".split()
_WHICH = "previous prior other any".split()


def _no_check(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """bool (matches,): words of checks and replies in other senses: a correction to a map, those denied entry, what is made up of parts,
    illness that a drug does not help, whoever is in denial. first, last : the tokens [first, last) of each match."""
    end, behind = last - 1, ctx.behind(last - 1)
    second, joined = ctx.behind(behind), ctx.gap_after[last] == 0
    label = (last - first == 1) & ctx.is_word(first, "correction", "clarification")
    other = label & ((ctx.gap_after[last] & tk.COLON) == 0)  # one to the article is a label with a colon
    withheld = ctx.is_word(behind, *_WITHHELD)
    withheld |= ctx.is_word(behind, *_WHOM) & (second > behind) & (ctx.gap_after[behind + 1] == 0)  # not the charges: "denied them"
    states = ctx.in_class(second, "BE", "HAVE", "MODAL", "DO")
    withheld |= ctx.is_word(behind, *_WHO) & ~states  # not "denied people were hurt"
    other |= ctx.is_word(first, *DENIES) & withheld
    other |= ctx.is_word(first, "denial") & ctx.is_word(ctx.before(first), "in")
    consist = ctx.is_word(behind, *_CONSIST) & joined  # not "it was made up, for all we know"
    other |= ctx.is_word(first, "made") & (consist | ctx.is_word(ctx.before(first), "mind", "minds"))
    # "which is not the case everywhere", "were fake treatments", "women who are not pregnant"
    other |= ctx.is_word(end, "case", "fake") & joined & (behind > end)
    front = ctx.before(first)
    other |= ctx.is_word(end, "pregnant") & (ctx.in_class(front, "WHO") | ctx.in_class(ctx.before(front), "WHO"))
    # what does not respond to treatment, to other lines of care; not who does not respond to any of the questions
    third = ctx.behind(second)
    fourth = ctx.behind(third)
    asked = np.any([ctx.is_word(word, *REQUESTS) for word in (third, fourth, ctx.behind(fourth))], axis=0)
    remedy = ctx.is_word(second, *_REMEDIES) | (ctx.is_word(second, *_WHICH) & ~asked)
    return other | (ctx.is_word(end, "respond", "responded") & ctx.is_word(behind, "to") & remedy)


QUESTION = "hedge/question"
_ASKS = """
    is isn't are aren't was wasn't were weren't has hasn't have haven't had did didn't does doesn't do don't could can will won't would might
""".split()
_LABEL = 6  # words in front of the colon
_CHECKS = "fact factcheck verdict quiz poll vote opinion review analysis explained explainer debate question more related".split()
# What a question for a reason or a thing hints at by itself: "What is Falk hiding?", "Why won't they publish it?"
_WHAT, _HIDDEN = ("what", "why"), "hide hides hiding hid concealing covering frightened afraid scared terrified".split()
_UNTOLD = "won't hasn't haven't isn't aren't didn't doesn't don't wouldn't".split()
_TELL = """
    release released releasing publish published publishing tell told telling say said saying answer answered explain explained disclose
    disclosed
""".split()
_OPEN = (*QUESTION_WORDS, "should", "q")  # they ask for something, or for advice
_SOMEBODY = "his her their pair couple somebody someone".split()
_ABOVE = ("by", "updated", "published", "posted")  # lines above a headline
_CURT = 4  # words of a question that asks for a plain fact: "Is he married?", "Do they row?"


def asks(ctx: Context) -> np.ndarray:
    """bool (sentences,): the questions, also "…?!" and "…?!!"; not those that somebody in the story asked."""
    data, out = ctx.buffer.data, np.asarray(ctx.final == ord("?"))
    shouts = np.flatnonzero(ctx.final == ord("!"))  # few
    end = ctx.sentences.end[shouts]
    before, first = data[end - 2], data[end - 3]
    out[shouts] = (before == ord("?")) | (before == ord("!")) & (first == ord("?"))
    return out & ~reported_questions(ctx)


def _insinuations(ctx: Context, inside: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Questions of the narrator that could be answered yes and are about somebody ("Is Falk on her way out?"): tokens [first, last).

    They tell a rumour in the form of a question. Not those that ask the reader, or for a reason, nor an interviewer's.
    """
    sents = ctx.sentences
    none = np.zeros(0, np.int64)
    if not len(sents):
        return none, none
    at = np.flatnonzero(asks(ctx))
    first, last = sents.first[at], sents.first[at + 1]
    opening = np.append(True, sents.article[1:] != sents.article[:-1])
    above = at - (at > 0)
    headline = opening[at] | opening[above] & is_in(ctx.tokens.key[sents.first[above]], _ABOVE)  # "By Hettie Vosk | Is Falk on her way out?"
    headline |= ctx.buffer.data[sents.end[at] - 1] == ord("!")  # "They are getting back together?!"
    n = len(ctx.tokens)
    first = first + (ctx.is_word(first, "so", "and", "but", "or") & (first + 1 < last))
    for k in range(_LABEL if headline.any() else 0, 0, -1):  # "ROYAL ROW: Is Falk on her way out?"
        here = np.minimum(first + k, n - 1)
        begins = headline & (first + k < last) & ((ctx.gap[here] & tk.COLON) > 0) & is_in(ctx.tokens.key[here], _ASKS)
        begins &= ~is_in(ctx.tokens.key[first], _CHECKS) & ((k > 1) | ctx.tokens.all_upper[first])  # not "Host: Did they …?"
        first = np.where(begins, here, first)
    second = ctx.behind(first)
    yes_or_no = is_in(ctx.tokens.key[first], _ASKS) | (headline & ~is_in(ctx.tokens.key[first], _OPEN))
    # "Does that mean the two are back together?"
    means = is_in(ctx.tokens.key[ctx.behind(second)], ("mean",)) & ctx.is_word(second, "this", "that")
    yes_or_no &= ~ctx.is_word(second, "you", "i", "we", "it", "this", "that", "there") | means
    yes_or_no &= ~ctx.is_word(first, "you", "i", "we") & (inside[first] == 0) & ((ctx.gap[first] & tk.DOUBLE) == 0)
    label = np.zeros(len(at), bool)  # "Host: Did they …?"
    for k in range(1, 5):
        label |= ((ctx.gap[np.minimum(first + k, n)] & tk.COLON) > 0) & (first + k < last)
    hints = np.flatnonzero(is_in(ctx.tokens.key[first], _WHAT) & (last - first >= 3))  # few
    hinted = np.zeros(len(at), bool)
    hinted[hints] = _hinted(ctx, first[hints], last[hints], inside)
    yes_or_no |= hinted
    yes_or_no &= headline | (last - first > _CURT) | ~ctx.in_class(second, "PRON")
    # "Coincidence?", "A coincidence?"
    chance = (last - first <= 3) & is_in(ctx.tokens.key[last - 1], ("coincidence",)) & (inside[first] == 0)
    begin = np.where(headline | chance, first, first + 1)
    kept = np.flatnonzero((yes_or_no & ~label | chance) & (begin < last))
    kept = kept[~_about_research(ctx, at[kept])]
    if not kept.size:
        return none, none
    token, edge = spread(begin[kept], last[kept])
    somebody = ctx.name[token] | ctx.in_class(token, "PRON")
    somebody |= ctx.is_word(token, *_SOMEBODY)
    somebody |= np.repeat(hinted[kept], last[kept] - begin[kept]) & ctx.in_class(token, "OFFICIAL", "ROLE", "ORG")
    reader = ctx.is_word(token, "you", "your")  # "Have hackers got into your PC?" turns to whoever reads it
    kept = kept[(np.logical_or.reduceat(somebody, edge) | chance[kept]) & ~np.logical_or.reduceat(reader, edge)]
    return first[kept], last[kept]


def _hinted(ctx: Context, first: np.ndarray, last: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """bool: questions of the narrator for a reason or a thing that ask what somebody hides or fears, or why he does not tell. first, last :
    tokens [first, last)."""
    if not first.size:
        return np.zeros(0, bool)
    key = ctx.tokens.key
    second = ctx.behind(first)
    asks = is_in(key[second], _ASKS) & (inside[first] == 0) & ((ctx.gap[first] & tk.DOUBLE) == 0)
    token, edge = spread(first, last)
    hides = np.logical_or.reduceat(is_in(key[token], _HIDDEN), edge)
    tells = np.logical_or.reduceat(is_in(key[token], _TELL), edge)
    return asks & (hides | tells & is_in(key[first], ("why",)) & is_in(key[second], _UNTOLD))


_TOP = 200  # tokens of an article, headline included
_RESEARCH = 8  # words of science and documents among them; of the labelled stories that ask in gossip none has more than seven


def _about_research(ctx: Context, sentences: np.ndarray) -> np.ndarray:
    """bool: which of the sentences are headlines of stories about research: "Can Rye Fight Asthma?" hints at nobody."""
    sents = ctx.sentences
    out = np.zeros(len(sentences), bool)
    first = np.flatnonzero(np.append(True, sents.article[1:] != sents.article[:-1]))
    some = np.flatnonzero(among(sentences, first))
    if not some.size:
        return out
    low = sents.first[sentences[some]]
    stop = sents.first[np.append(first, len(sents))[np.searchsorted(first, sentences[some], side="right")]]
    inside, begin = spread(low, np.minimum(low + _TOP, stop))
    telling = ctx.in_class(inside, "SCIENCE", "DOC")
    out[some] = np.add.reduceat(telling, begin, dtype=np.int64) >= _RESEARCH
    return out


def _one_word(at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return at, at + 1


class _Form(NamedTuple):
    """What counts by its form and has no words of its own: its rule, and what finds it: from the context and the quotations to tokens [first, last)."""

    rule: str
    find: Callable[[Context, np.ndarray], tuple[np.ndarray, np.ndarray]]


_BY_FORM = {
    "hedge": _Form(QUESTION, _insinuations),
    "booster": _Form(EMPHASIS, lambda ctx, _: _one_word(emphatic(ctx))),
    "verification": _Form(DENIED, denials),
}
# Which matches have another sense: bool, from the context, the tokens [first, last) and the rules.
_NOT_MEANT: dict[str, Callable[[Context, np.ndarray, np.ndarray, np.ndarray], np.ndarray]] = {
    "hedge": other_senses,
    "booster": lambda ctx, first, *_: in_name(ctx, first),  # "Desperate Housewives" are nobody's despair
    "verification": lambda ctx, first, last, rule: _no_check(ctx, first, last) | not_done(ctx, first, last, rule),
}
