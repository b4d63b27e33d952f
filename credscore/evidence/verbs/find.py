"""Verbs that report, claim, promise, think or take sides, with the source phrase beside them.

A verb counts in two degrees: it backs its sentence (somebody says, warns, denies), or it only tells whose mind or side it is
(somebody wants, backs, would ask): evidence of an attribution, but nobody answers for the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.attribution_table import make
from credscore.evidence.context import Context
from credscore.evidence.narrated import heard
from credscore.evidence.pattern_runner import FrontRequest, Pattern, TypeRequest
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, CARRY, MEDIA, NONE, SOCIAL, VAGUE
from credscore.evidence.verbs.addressees import find_addressees, find_carriers, on_platforms, take_confided
from credscore.evidence.verbs.agreement import Forms, Subjects, predicates, see_forms, see_subjects
from credscore.evidence.verbs.carried import take_cited, take_elided, take_issued, take_participles
from credscore.evidence.verbs.content_signs import see_content_signs
from credscore.evidence.verbs.cues import MENTAL, POST, STANCE, Cues, pick_cues
from credscore.evidence.verbs.next_words import asked_for
from credscore.evidence.verbs.senses import Senses, Verdict, judge
from credscore.evidence.verbs.sources import Front, Sources, choose_sources, phrases_behind
from credscore.evidence.word_lists import ADDRESSES, REPORTED
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_REPLIES = ("attribution/answer", "attribution/no-reply", "attribution/note", "attribution/speak", "attribution/deny")
_UNSAID = ("say", "comment", "discuss", "confirm", "reveal", "identify", "elaborate", "name", "specify", "disclose")
_DOES = ("do", "does", "don't", "doesn't")
_WHEN = ("last", "this", "earlier", "once", "twice", "as")  # behind what was done to a thing: "announced last year"
_SUBJECT, _CLAUSE = 8, 16  # words in front of such a participle, and of its clause
_DECLINES = ("declined", "declines", "refused", "refuses")


@dataclass(frozen=True, slots=True)
class _Verbs:
    """What was read of m verb cues: the words in front, the source, its part as the subject, how the verb is put, what it means, whether it counts."""

    c: Cues
    front: Front
    source: Sources
    subject: Subjects
    form: Forms
    sense: Senses
    verdict: Verdict


def find_verbs(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Pattern:
    """Attributions of the verb cues among the rule matches given: see `pick_cues`."""
    c = pick_cues(ctx, sh, token, size, rule, kind)
    front = Front(*(yield FrontRequest(c.cue)))
    behind = phrases_behind(ctx, sh, c)
    addressees = find_addressees(ctx, sh, c, behind)
    reports = ctx.is_word(c.cue, *REPORTED)  # who reports is an outlet as often as who is told
    at_back, in_front, cited, told = yield [
        TypeRequest(behind.speaks, behind.first, behind.last, read=reports),
        TypeRequest(front.first >= 0, front.first, front.head_last, read=reports),
        TypeRequest((c.cites | c.quoted) & (behind.first >= 0), behind.first, behind.last),
        TypeRequest(addressees.hears & (addressees.first >= 0), addressees.first, addressees.last, read=True),
    ]
    source = choose_sources(ctx, sh, c, front, behind, in_front, at_back)
    subject, form, signs = see_subjects(ctx, sh, c, front, source), see_forms(ctx, c, front), see_content_signs(ctx, sh, c, front)
    sense, verdict = judge(ctx, sh, c, front, source, subject, form, signs, predicates(ctx, c, front, source, subject, form))
    elided = take_elided(ctx, sh, c, front, source, subject, signs, sense, verdict)
    participle = take_participles(ctx, c, source, signs, sense, verdict)
    take_issued(ctx, c, front, source, verdict)
    by_outlet = take_cited(ctx, c, front, behind, source, in_front[0], cited, verdict)
    outer, first_hand = find_carriers(ctx, c, addressees, told[0], source, by_outlet)
    # "Writing in the Courier, Quist argued"
    some = np.flatnonzero(c.ing & ctx.leads[c.cue] & (outer == MEDIA) & (source.type == CARRY) & c.among(ctx, "attribution/write"))
    verdict.backs[some] = verdict.tells[some] = True
    take_confided(ctx, c, front, behind, source, outer)
    outer = on_platforms(ctx, c, addressees, source, signs.told, outer)
    verbs = _Verbs(c, front, source, subject, form, sense, verdict)
    close = _close(ctx, sh, c, source)
    nested = _nested(ctx, sh, c, close, verdict) | _in_object(ctx, source)
    unanswered = _take_silence(ctx, verbs)
    own = _own(ctx, front, source)
    unsaid = own | _between_commas(ctx, c, front, source) | _treated(ctx, sh, c, source) | _reduced(ctx, c, front, source)
    verdict.drop(unsaid | _for_himself(ctx, c) | _to_readers(ctx, c, front) | _pointed_at(ctx, source))
    keep = verdict.backs & ~((c.kind == POST) & subject.first_person) & ~nested
    tweeted = _shown(ctx, c, subject, sense)
    on_own_side = elided | participle & ((c.gap & tk.COMMA) > 0)
    telling = _tells_mind(ctx, verbs, keep | nested, tweeted, on_own_side) & ~(close | own) | unanswered
    # a long clause in front is no phrase of a source
    telling &= (source.first < 0) | subject.able & (source.last - source.first <= 9)
    made = make(
        ctx, c.cue, c.end, source.first, source.last, source.type, c.rule,
        outer=np.where(keep | tweeted & ~front.negated, outer, NONE).astype(np.int8),
        carried=source.carried, inverted=source.inverted, negated=front.negated, first_hand=first_hand, backs=keep,
    )  # fmt: skip
    return made.take(np.flatnonzero(keep | telling))


def _tells_mind(ctx: Context, verbs: _Verbs, counted: np.ndarray, tweeted: np.ndarray, on_own_side: np.ndarray) -> np.ndarray:
    """bool (m,): cues that tell whose mind or side it is, though nobody answers for the sentence: "Quist wants the weir to go".

    All bool (m,): counted : it backs the sentence, or is part of what does. tweeted : see `_shown`. on_own_side : it has the subject of the sentence.
    """
    c, front, source, subject, sense = verbs.c, verbs.front, verbs.source, verbs.subject, verbs.sense
    talk = sense.calls | sense.speaks & ~_topical(ctx, c, source, sense) | sense.finds | c.among(ctx, "attribution/read")
    telling = verbs.verdict.tells & ~(counted | talk | sense.it | sense.posting & ~tweeted)
    telling |= on_own_side & (c.kind == STANCE) & ~_for_himself(ctx, c)
    telling |= (source.type > 0) & c.base & front.negated & verbs.form.did & ~front.passive & ~subject.first_person & ~talk
    telling &= ~sense.mute
    opens = np.maximum(source.first, 0)
    telling &= (source.type != VAGUE) | ~ctx.in_class(opens, "PREP")  # "for people who want sleep"
    # "Do they know it's Sunday?": asks for their minds, and tells of none
    some = np.flatnonzero(telling & c.base)
    does = ctx.before(opens[some])
    question = ctx.final[ctx.sentences.of_token[c.cue[some]]] == ord("?")
    telling[some] &= ~(question & ctx.in_class(does, "DO") & ctx.leads[does] & (does < opens[some]))
    return telling


def _for_himself(ctx: Context, c: Cues) -> np.ndarray:
    """bool (m,): "requesting anonymity": says nothing."""
    return ctx.is_word(c.next_token, "anonymity") & (c.next_token == c.end)


def _to_readers(ctx: Context, c: Cues, front: Front) -> np.ndarray:
    """bool (m,): "To book, call the mill", "For the report, ask at the desk": said to the reader."""
    out = c.base & ((c.gap & tk.COMMA) > 0) & (front.first >= 0)
    some = np.flatnonzero(out)
    opens = front.first[some]
    out[some] = ctx.leads[opens] & ctx.is_word(opens, "to", "for")
    return out


def _topical(ctx: Context, c: Cues, source: Sources, sense: Senses) -> np.ndarray:
    """bool (m,): "Quist is talking about the weir", "he discussed the levy": of whom it is told what he spoke of, if not what he said; not what
    everybody talks about, nor a question of whom it is asked."""
    some = np.flatnonzero(sense.speaks & (c.next_token == c.end) & (c.after_gap == 0) & (source.type != VAGUE) & (source.first >= 0))
    about = ctx.is_word(c.next_token[some], "about", "of") & ~ctx.is_word(c.cue[some], *ADDRESSES)
    about |= ctx.in_class(c.next_token[some], "DEF", "POSS") & ctx.is_word(c.cue[some], "discusses", "discussed")
    about &= ~ctx.in_class(source.first[some], "YOU") & (ctx.final[ctx.sentences.of_token[c.cue[some]]] != ord("?"))
    out = np.zeros(len(c), bool)
    out[some] = about
    return out


def _own(ctx: Context, front: Front, source: Sources) -> np.ndarray:
    """bool (m,): "our correspondent said", "this reporter said": whoever writes, who is no source of his own."""
    out = (front.first >= 0) & (front.head_last - front.first == 2) & ~source.inverted
    some = np.flatnonzero(out & ctx.is_word(np.maximum(front.head_last - 1, 0), "correspondent", "reporter"))
    out[:] = False
    out[some] = tk.is_in(ctx.tokens.key[front.first[some]], ("our", "this"))
    return out


def _between_commas(ctx: Context, c: Cues, front: Front, source: Sources) -> np.ndarray:
    """bool (m,): participles of what was done to their subject: "The levy, first proposed in January, would raise four million"."""
    out = np.zeros(len(c), bool)
    some = np.flatnonzero((front.first >= 0) & ~source.inverted & ~(c.quoted | c.ing | c.base))
    some = some[((ctx.gap.take(front.group.take(some)) & tk.COMMA) > 0) & (front.last.take(some) - front.first.take(some) <= _SUBJECT)]
    some = some[ctx.ends_in(c.cue[some], "ed")]
    some = some[((c.next_class[some] & ctx.mask("PREP", "OF", "TIME", "MONTHDAY")) != 0) | is_in(ctx.tokens.key[c.next_token[some]], _WHEN)]
    first = front.first[some]
    opens = ctx.leads[first] | ctx.in_class(ctx.before(first), "BREAK") & ctx.leads[ctx.before(first)]
    opens &= ~ctx.in_class(first, "PREP") & ~ctx.in_class(front.group[some], "PRON", "PRON1")
    # of a verb with the word of somebody another comma stands in front: "Quist, a baker, announced on Monday"
    at = first[:, None] + np.arange(1, _SUBJECT + 1)
    inside = (at < front.group[some][:, None]) & ((ctx.gap[np.minimum(at, len(ctx.tokens) - 1)] & tk.COMMA) > 0)
    at = c.end[some][:, None] + np.arange(_CLAUSE)
    closed = (at < ctx.sentences.first[ctx.sentences.of_token[c.cue[some]] + 1][:, None]) & ((ctx.gap[np.minimum(at, len(ctx.tokens) - 1)] & tk.COMMA) > 0)
    out[some] = opens & ~inside.any(axis=1) & closed.any(axis=1)
    return out


def _treated(ctx: Context, sh: Shared, c: Cues, source: Sources) -> np.ndarray:
    """bool (m,): "patients respond to the drug", "voters responded to the offer": what a crowd does, as long as it has no words."""
    out = (source.type == VAGUE) | (source.type == ANONYMOUS)
    some = np.flatnonzero(out)
    out[some] = ctx.is_word(c.cue[some], "respond", "responds", "responded", "responding")
    some = np.flatnonzero(out)  # few
    words = heard(ctx, sh, ctx.sentences.of_token[c.cue[some]]) | ((c.after_gap[some] & (tk.COLON | tk.COMMA)) > 0)
    words |= ctx.in_class(c.next_token[some], "THAT") | ctx.is_word(c.next_token[some], "by", "with", "saying")
    out[some] = ~words
    return out


def _reduced(ctx: Context, c: Cues, front: Front, source: Sources) -> np.ndarray:
    """bool (m,): "with injuries described as serious", "the driver, described as local, fled", "a man identified only as Quist": nobody describes,
    and what stands in front is told of."""
    some = np.flatnonzero(c.among(ctx, "attribution/describe") & (front.group == c.cue) & ~source.inverted)
    as_ = np.where(ctx.is_word(c.next_token[some], "only"), ctx.behind(c.next_token[some]), c.next_token[some])
    kept = ctx.is_word(c.cue[some], "described", "identified", "labelled", "labeled", "branded") & ctx.is_word(as_, "as")
    some = some[kept]
    before = ctx.before(source.first[some])
    told = (source.type[some] == VAGUE) | ((c.gap[some] & tk.COMMA) > 0)
    # "a man identified as", but "the man a friend described as", "whom a friend described as"
    opens = np.maximum(source.first[some], 0)
    clause = ctx.leads[opens] | ((ctx.gap[opens] & tk.COMMA) > 0) | ctx.in_class(before, "PREP", "BREAK")
    told |= (source.type[some] == ANONYMOUS) & ctx.in_class(opens, "DET", "NUMBER") & clause
    told &= ~ctx.is_word(before, "what", "which", "that", "as")  # "what critics described as a joke"
    # "wiretaps in which a man identified as …"
    within = ctx.is_word(before, "which") & ctx.in_class(ctx.before(before), "PREP")
    told |= (source.type[some] == ANONYMOUS) & within & ctx.is_word(c.cue[some], "identified")
    # but "an aide described as false the report", "a witness identified as the thief a man who …": its object stands behind
    what = ctx.behind(as_[kept])
    thing = ctx.in_class(what, "DET", "DEF", "POSS")
    noun = np.where(thing, ctx.behind(what), what)
    after = ctx.behind(noun)
    told &= ~(ctx.in_class(after, "DET", "DEF") & (after > noun) & ((ctx.gap[after] & tk.COMMA) == 0) & ~ctx.in_class(noun, "PREP"))
    # "an official identified as Quist's aide denied it" speaks, and is no Quist
    owned, speaks = np.zeros(len(some), bool), np.zeros(len(some), bool)
    for step in range(1, 6):
        owned |= ctx.tokens.possessive[what] & ctx.name[what] & (step <= 3)
        what = ctx.behind(what)
        speaks |= owned & ctx.verb[what]
    told &= ~(speaks & (source.type[some] == ANONYMOUS))
    out = np.zeros(len(c), bool)
    out[some] = told
    return out


def _pointed_at(ctx: Context, source: Sources) -> np.ndarray:
    """bool (m,): "the charter, which the post cites, …", "the barn that the video shows": what a post speaks of has a word of its own."""
    out = (source.type == SOCIAL) & (source.first >= 0) & ~source.inverted
    some = np.flatnonzero(out)
    which = ctx.before(source.first[some])
    noun = ctx.before(which)
    out[some] = ctx.is_word(which, "which", "whom") | ctx.is_word(which, "that") & ~ctx.verb[noun]
    out[some] &= (noun < which) & (which < source.first[some])
    return out


def _in_object(ctx: Context, source: Sources) -> np.ndarray:
    """bool (m,): "Quist denies reports the actress expecting twins": what is denied says nothing."""
    out = source.type == VAGUE
    some = np.flatnonzero(out)
    talk, verb = source.first[some], ctx.before(source.first[some])
    out[some] = ctx.is_word(talk, "reports", "rumours", "rumors", "speculation") & ctx.verb[verb] & (verb < talk)
    return out


def _close(ctx: Context, sh: Shared, c: Cues, source: Sources) -> np.ndarray:
    """bool (m,): "he said he thinks": cues of a pronoun right behind another cue."""
    first = ctx.matches.classes[np.minimum(np.maximum(source.first, 0), sh.n - 1)]
    person = ((first & ctx.mask("PRON")) != 0) & (source.last - source.first == 1)
    close = np.zeros(len(c), bool)
    of_token = ctx.sentences.of_token
    if len(c) > 1:
        close[1:] = (of_token.take(c.cue[1:]) == of_token.take(c.cue[:-1])) & (c.cue[1:] - c.cue[:-1] <= 10)
    return person & close


def _nested(ctx: Context, sh: Shared, c: Cues, close: np.ndarray, verdict: Verdict) -> np.ndarray:
    """bool (m,): verbs of thinking that add no source. close : bool (m,), see `_close`."""
    mental, of_token = c.kind == MENTAL, ctx.sentences.of_token
    # nor does "because he hoped", where somebody has spoken before
    spoken = np.full(len(ctx.sentences), sh.n)
    speaks = verdict.backs & ~mental
    np.minimum.at(spoken, of_token[c.cue[speaks]], c.cue[speaks])
    return mental & (close | (spoken.take(of_token.take(c.cue)) < c.cue) & ~c.quote_before & ~c.quote_after)


def _take_silence(ctx: Context, verbs: _Verbs) -> np.ndarray:
    """Refusals to speak back their sentence; changes verdicts in place. bool (m,), the cues of an answer that never came."""
    c, front, source, subject, form, verdict = verbs.c, verbs.front, verbs.source, verbs.subject, verbs.form, verbs.verdict
    could = (source.type > 0) & ~subject.first_person & ~front.passive
    # "did not respond to a request for comment": what somebody would not say is known, and from whom
    silent = c.among(ctx, *_REPLIES) & could
    some = np.flatnonzero(silent)
    silent[some] = front.negated[some] | ctx.is_word(c.cue[some], *_DECLINES)
    some = np.flatnonzero(silent)
    silent[some] = asked_for(ctx, c.end[some])
    # … and "has not replied" tells of nobody's word: what the writer saw for himself
    unanswered = silent & front.negated & c.among(ctx, "attribution/answer", "attribution/no-reply")
    verdict.backs = (verdict.backs | silent) & ~unanswered
    # "would not say who will pay", "won't comment": a refusal to speak, as "declined to" is
    unsaid = c.base & front.negated & could & ~subject.nobody & ~verbs.sense.plain & (form.could | form.did)
    some = np.flatnonzero(unsaid & ~verdict.backs)
    verdict.backs[some] = form.could[some] & ctx.is_word(c.cue[some], *_UNSAID)
    verdict.backs[some] &= (c.after_gap[some] == 0) | ~ctx.is_word(c.cue[some], "name")  # "whom they would not even name"
    # "does not comment on leaks" is what they said; "did not comment" may be no answer at all
    asked = some[ctx.is_word(c.cue[some], "comment", "discuss")]
    verdict.backs[asked] |= ctx.is_word(front.group[asked], *_DOES) & (ctx.is_word(c.next_token[asked], "on") | ctx.is_word(c.cue[asked], "discuss"))
    verdict.backs[some] |= ctx.is_word(c.cue[some], "rule") & ctx.is_word(c.next_token[some], "out")  # "did not rule out a tax"
    return unanswered


def _shown(ctx: Context, c: Cues, subject: Subjects, sense: Senses) -> np.ndarray:
    """bool (m,): bare posts that show whose they are: "tweeted"."""
    shown = sense.posting & ~subject.crowd
    some = np.flatnonzero(shown)
    shown[some] = ctx.is_word(c.cue[some], "tweeted", "retweeted", "tweets")
    return shown
