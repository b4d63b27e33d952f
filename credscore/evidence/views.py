"""Sentences that tell whose wish, side or request they report, and nothing else: he whose view it is stands behind it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import Context
from credscore.evidence.ranges import distinct, spread
from credscore.evidence.source_types import ANONYMOUS, NAMED, NONE, OFFICIAL, SOCIAL, VAGUE
from credscore.evidence.word_lists import KIN, SIDES, SUES
from credscore.text.tokens import is_in

# What tells of a mind more often than of a deed: to want, to oppose, to regard as; not to vote, to plan a wedding, to attack a ship.
_TELLING = (
    "attribution/want",
    "attribution/view",
    "attribution/ask",
    "attribution/accuse",
    "attribution/assail",
    "attribution/post",
)
# … and these where their subject opens the sentence: further in, a clause says why or when, not what.
_OPENING = (
    "attribution/oppose",
    "attribution/support",
    "attribution/refer",
    "attribution/seek",
    "attribution/attitude",
)
# What somebody did not do with words is no view of his: "did not condemn the attack", "has not tweeted"; not to want or to oppose is one.
_DONE = ("attribution/ask", "attribution/accuse", "attribution/assail", "attribution/post", "attribution/refer")
_JUST_WHAT = ("what", "whatever", "that", "all", "everything", "than", "as", "why", "how", "if")
_SOUGHT = ("opt", "opts", "opted", "opting", "planned", "planning", "decided", "decides", "sought", "aim", "aimed")
_CLAUSE = ("when", "if", "while", "because", "although", "though", "since", "until", "unless", "as", "whenever")
_PAST = ("was", "were", "been", "be", "being")  # how somebody was, is told of him
# deeds and mottoes: "the team will focus on eels", "named a new captain", "is committed to lasting quality"
_DOES = ("focus", "focuses", "focused", "focusing", "name", "names", "named", "naming", "committed")
_AS_FAR = 14  # words from "named" to "as"
_OUTED = """
    suspect suspects victim victims man men woman women official officials attacker attackers killer killers culprit culprits abuser abusers informant
""".split()
_OUTED_IN = 4  # words from "named" to those
_THERE = ("in", "back", "at", "on", "as", "by", "now", "before", "this", "for", "and", "but", "here")
_NEAR = 2  # words in front of a subject that opens its sentence: "On Monday Quist …", "But the mayor …"


@dataclass(frozen=True, slots=True)
class _Views:
    """Attributions that only tell of a mind (m,). cue, first : int64, the cue and the first token of its holder. behind : the
    token behind the cue. type : int8, of the holder. rule : number of the cue's rule."""

    cue: np.ndarray
    first: np.ndarray
    behind: np.ndarray
    type: np.ndarray
    rule: np.ndarray

    def among(self, ctx: Context, *rules: str) -> np.ndarray:
        """bool (m,): which are of any of these rules."""
        return np.asarray(ctx.lexicon.rules_among(rules)[self.rule])


def stand_by_views(
    ctx: Context, a: Attributions, inner: np.ndarray, quoted: np.ndarray, speaker_of: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """`inner` and `speaker_of` with the holders of views in sentences that nobody else stands behind. A crowd's view is nobody's."""
    at = np.flatnonzero(~a.backs & ~a.weak & (a.type != NONE) & (a.type != VAGUE) & (a.first >= 0))
    at = at[(inner[a.sentence[at]] == NONE) & ~quoted[a.sentence[at]]]
    if not at.size:
        return inner, speaker_of
    v = _Views(a.cue[at], a.first[at], ctx.behind(a.cue_end[at] - 1), a.type[at], a.rule[at])
    opening = v.among(ctx, *_OPENING) & (v.first - ctx.sentences.first[a.sentence[at]] <= _NEAR)
    telling = (v.among(ctx, *_TELLING) | opening) & ~_does(ctx, v)
    telling &= ~(a.negated[at] & v.among(ctx, *_DONE))
    # whoever goes to court tells it what he wants
    telling |= v.among(ctx, "attribution/propose") & ctx.is_word(v.cue, *SUES)
    # "was asked by Quist whether she would": what she answers is told, if anything is
    telling &= ~(v.among(ctx, "attribution/ask") & (a.inverted[at] | _asks_for(ctx, v)))
    telling &= ~(v.among(ctx, "attribution/seek") & _done(ctx, v, a.negated[at]))
    # not "when Quist wanted to", not "the measures focus on"
    telling &= ~(ctx.is_word(np.maximum(v.first - 1, 0), *_CLAUSE) & ~ctx.leads[v.first])
    before = ctx.before(v.cue)
    was = ctx.is_word(before, *_PAST) | ctx.is_word(ctx.before(before), *_PAST)
    telling &= ~(v.among(ctx, "attribution/attitude") & was)
    somebody = ctx.in_class(a.last[at] - 1, "PRON", "ROLE", "ORG", "OFFICIAL", "WHO", "DOC", "MEDIA")
    telling &= ~a.carried[at].astype(bool) | somebody
    # what one man wants is known to whoever looks into him; what a ministry or a union wants, it has said. An unnamed man's is nobody's to check.
    unseen = v.among(ctx, "attribution/want", "attribution/view", "attribution/attitude") & ~ctx.is_word(v.cue, *SIDES)
    telling &= ~(unseen & (v.type == NAMED) & ~_wants_aloud(ctx, v, a.last[at])) & (v.type != ANONYMOUS)
    at = at[telling]
    inner, speaker_of = inner.copy(), speaker_of.copy()
    at = at[::-1]
    inner[a.sentence[at]] = np.where(a.outer[at] == SOCIAL, SOCIAL, a.type[at])  # "tweeted a chart": the post is all there is
    speaker_of[a.sentence[at]] = at
    return inner, speaker_of


def _does(ctx: Context, v: _Views) -> np.ndarray:
    """bool (m,): "the team will focus on eels", "named a new captain": deeds and mottoes; but not "named Quist as the thief", "named the men who
    beat her"."""
    out = is_in(ctx.tokens.key[v.cue], _DOES)
    some = np.flatnonzero(out)
    cue = v.cue[some]
    near, same = ctx.around(cue, 1, _AS_FAR)
    known = (ctx.is_word(near, "as") & same).any(axis=1) | (v.type[some] == OFFICIAL)  # whom police name is known by their word
    whom, same = ctx.around(cue, 1, _OUTED_IN + 1)
    known |= (is_in(ctx.tokens.key[whom], _OUTED) & ~ctx.tokens.upper[whom] & same).any(axis=1)
    out[some] = ~(known & ctx.is_word(cue, "named", "names", "naming"))
    return out


def _asks_for(ctx: Context, v: _Views) -> np.ndarray:
    """bool (m,): "asked for butter", "asked her father for his blessing": no demand, or between him and his own people; but "asked the court to step
    in", and what a union asks for."""
    own = ctx.in_class(v.behind, "POSS") & ctx.is_word(ctx.behind(v.behind), *KIN, "lawyers", "lawyer", "aides")
    return own | ctx.is_word(v.behind, "for") & (v.type != OFFICIAL)


def _done(ctx: Context, v: _Views, negated: np.ndarray) -> np.ndarray:
    """bool (m,): "opted for", "sought shelter": a plan is told of; what he planned, sought or opted for is done, unless a council decided it."""
    out = ctx.is_word(v.cue, *_SOUGHT) & ~((v.type == OFFICIAL) & ctx.is_word(v.cue, "decided"))
    out &= ~(ctx.is_word(v.cue, "sought") & ctx.is_word(ctx.behind(v.cue), "to"))
    return out | negated & ctx.is_word(v.cue, "seek", "seeks", "seeking")


def _wants_aloud(ctx: Context, v: _Views, end: np.ndarray) -> np.ndarray:
    """bool (m,): "Quist wants the weir to go" he has said; "he wants", "just what Quist wants", "the last thing Quist wants" look into him. end :
    where the holders end."""
    out = ctx.is_word(v.cue, "wants")
    some = np.flatnonzero(out)
    cue, first, behind = v.cue[some], v.first[some], v.behind[some]
    wants = ~(ctx.is_word(np.maximum(first - 1, 0), *_JUST_WHAT) & ~ctx.leads[first])
    wants &= ~ctx.in_class(first, "PRON") | ctx.is_word(ctx.behind(cue), "to")  # but "he wants to build a weir" is a plan
    after = ctx.behind(first)
    for here in (after, ctx.behind(after)):
        wants &= ~(ctx.is_word(here, "thing", "things") & (here < end[some]))
    # "wants him in by Friday" is a deal that is told of, "wants him to resign" a demand
    whom = ctx.is_word(behind, "him", "her", "them") & ctx.is_word(ctx.behind(behind), *_THERE)
    out[some] = wants & ~(whom & v.among(ctx, "attribution/want")[some])
    return out


# What a crowd holds, by words that tell an opinion: "most experts agree", "a few of her readers wonder about"; not "people feel full".
_HOLD = """
    agree agrees disagree disagrees think thinks believe believes believed fear fears feared worry worries worried wonder wonders wondered suspect
    suspects suspected doubt doubts doubted consider considers question questioned see saw regard view
    skeptical sceptical critical concerned optimistic pessimistic confident convinced unconvinced wary doubtful divided uneasy alarmed suspicious
    cautious undecided nervous outraged
""".split()
_REGARDED = ("viewed", "seen", "regarded", "considered", "believed", "thought")  # not "criticised": a deed
_DEMANDED = ("demanded", "demanding", "called", "calling")  # "Parents have demanded", "Drivers are calling for": they went public with it
_CLOSE = 5  # words from a crowd to "as"
_ALL_OF_US = ("everyone", "everybody", "anyone", "anybody", "nobody", "people", "patients", "children", "parents")


def crowds_hold(
    ctx: Context, a: Attributions, inner: np.ndarray, quoted: np.ndarray, speaker_of: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """`inner` and `speaker_of` with crowds whose opinion opens the sentence ("Critics consider it a disgrace", "Not all experts agree") or that is
    spoken of with its holders behind it ("is regarded by many as"), where nobody else stands behind it."""
    at = np.flatnonzero(~a.backs & ~a.weak & (a.type == VAGUE) & (a.first >= 0))
    at = at[(inner[a.sentence[at]] == NONE) & ~quoted[a.sentence[at]]]
    if not at.size:
        return inner, speaker_of
    sentence, cue, first = a.sentence[at], a.cue[at], a.first[at]
    begin = ctx.sentences.first[sentence]
    opens = ~a.inverted[at] & (first - begin <= _NEAR) & ctx.is_word(cue, *_HOLD)
    opens &= ~(ctx.is_word(ctx.before(first), *_CLAUSE) & ~ctx.leads[first]) & ~ctx.is_word(begin, *_CLAUSE)
    tail, front = a.last[at] - 1, ctx.before(cue)
    # "Patients worry": whoever they may be; "Ines's followers doubt it": known to her
    opens &= ~(ctx.is_word(tail, *_ALL_OF_US) & (tail - first <= 1)) & ~(ctx.tokens.possessive[first] & ctx.name[first])
    opens &= ~ctx.in_class(tail, "WHO") & ~ctx.is_word(front, "to", "who") & (ctx.final[sentence] != ord("?"))
    # "He knows the growers disagree", "critical to the harvest"
    lead = ctx.before(first)
    opens &= ~((ctx.verb[lead] | ctx.in_class(lead, "PRON", "NEG")) & (lead < first))
    opens &= ~(ctx.is_word(cue, "critical") & ctx.is_word(ctx.behind(cue), "to"))
    opens[opens] = _minds(ctx, cue[opens], begin[opens], front[opens])
    asks = ctx.is_word(cue, *_DEMANDED) & ctx.in_class(front, "HAVE", "BE") & ~a.inverted[at] & ~a.negated[at]
    opens |= asks & (first - begin <= _NEAR) & ctx.lexicon.rules_among(("attribution/demand",))[a.rule[at]]
    by = a.inverted[at] & ctx.is_word(cue, *_REGARDED)
    by &= ctx.in_class(front, "BE") | ctx.in_class(ctx.before(front), "BE")
    by[by] = _ranked(ctx, cue[by], a.last[at[by]])
    at = at[opens | by][::-1]
    inner, speaker_of = inner.copy(), speaker_of.copy()
    inner[a.sentence[at]], speaker_of[a.sentence[at]] = VAGUE, at
    return inner, speaker_of


def _minds(ctx: Context, cue: np.ndarray, begin: np.ndarray, front: np.ndarray) -> np.ndarray:
    """bool: which of some verbs tell what the crowds in front of them hold: not "Residents worried about floods can call", "Some agree to terms";
    nor what a survey counted: "40 percent of readers worry". begin : where the sentences begin. front : the tokens in front of the verbs."""
    key, behind = ctx.tokens.key, ctx.behind(cue)
    ed = ctx.ends_in(cue, "d") & ~ctx.in_class(front, "BE", "NEG", "ADV")
    no = ed & is_in(key[behind], ("about", "by", "over", "with", "at"))
    no |= is_in(key[cue], ("agree", "agrees", "disagree", "disagrees")) & is_in(key[behind], ("to", "on"))
    inside, edge = spread(begin, cue + 1)
    counted = ctx.tokens.digit[inside] | is_in(key[inside], ("percent", "cent", "percentage"))
    if inside.size:
        no |= np.logical_or.reduceat(counted, edge)
    return ~no


def _ranked(ctx: Context, cue: np.ndarray, end: np.ndarray) -> np.ndarray:
    """bool: "is considered by many experts the best", "is viewed by many in Harrow as unsafe"; not "was viewed by thousands", "will be considered
    by experts". end : where the crowds end."""
    key, at = ctx.tokens.key, np.minimum(end, len(ctx.tokens)) - 1
    out = np.zeros(len(cue), bool)
    for step in range(_CLOSE):
        at, here = ctx.behind(at), at
        further = ctx.behind(at)
        as_ = is_in(key[at], ("as",)) & ~ctx.in_class(further, "PRON", "IT", "PRON1") & ~is_in(key[further], ("part",))
        ranks = as_ | is_in(key[at], ("to",)) & ctx.in_class(further, "BE", "HAVE")
        if step == 0:
            ranks |= is_in(key[at], ("a", "an", "the", "one", "that"))
        out |= ranks & (at > here)
    return out & ~is_in(key[ctx.before(cue)], ("being",))


_MINDS = ("attribution/attitude", "attribution/want", "attribution/view")
_RUN = 3  # sentences that hearsay runs on through a paragraph


def hearsay_runs_on(
    ctx: Context, a: Attributions, inner: np.ndarray, outer: np.ndarray, quoted: np.ndarray, speaker_of: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """`inner` and `outer` with the unnamed of the sentence before behind "He has packed his bags", "Falk is keen to sell": in the same paragraph,
    told of somebody by a pronoun or told of his mind, without a date or figure that could be looked up."""
    sents = ctx.sentences
    some = (np.flatnonzero(inner == ANONYMOUS)[:, None] + np.arange(1, _RUN + 1)).ravel()
    some = distinct(some[some < len(sents)])  # few: what stands further off is out of reach
    some = some[~quoted[some] & (sents.paragraph[some] == sents.paragraph[some - 1])]
    minded = np.zeros(len(sents), bool)
    minded[a.sentence[~a.backs & ctx.lexicon.rules_among(_MINDS)[a.rule]]] = True
    some = some[ctx.in_class(sents.first[some], "PRON") | minded[some]]
    # what he thinks, wants or plans is told of him; what he says he answers for himself
    who = speaker_of[some]
    held = np.maximum(who, 0)
    minds = (who >= 0) & (a.sentence[held] == some) & a.carried[held] & (~a.backs[held] | ctx.lexicon.rules_among(("attribution/believe",))[a.rule[held]])
    # what he does now or has done lately is told by whoever told the rest; what he did is history
    verb = ctx.behind(sents.first[some])
    now = ctx.in_class(verb, "HAVE", "MODAL") | ctx.is_word(verb, "is", "are") | ctx.tokens.possessive[sents.first[some]]
    now |= ctx.ends_in(verb, "s")
    now &= ~ctx.is_word(verb, "was")
    some = some[(inner[some] == NONE) & now | (inner[some] == NAMED) & minds]
    if not some.size:
        return inner, outer
    inside, edge = spread(sents.first[some], sents.first[some + 1])
    known = ctx.tokens.digit[inside] | ctx.in_class(inside, "NUMBER", "TIME", "MONTHDAY")
    some = some[~np.logical_or.reduceat(known, edge)]
    inner, outer = inner.copy(), outer.copy()
    for _ in range(_RUN):
        on = some[(inner[some - 1] == ANONYMOUS) & (inner[some] != ANONYMOUS)]
        inner[on], outer[on] = ANONYMOUS, outer[on - 1]
    return inner, outer
