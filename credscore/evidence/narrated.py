"""Verbs of speech and thought that narrate: "he knew that it was over", "laughed at that", "told her husband", "has agreed to join".

Nobody is heard there: the writer says what somebody did, had in mind or said where no reporter sits. A quotation in the
sentence, or its place behind a comma ("…, she wrote."), makes it his word after all.
"""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.lexicon_files import CUE_CLASSES
from credscore.evidence.ranges import running, shared
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, CARRY, NAMED, NONE, OFFICIAL, VAGUE
from credscore.evidence.word_lists import KIN, SAY, SUES, TELL
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

# Minds that nobody can see into; "that" does not help: "he understood that he had lost her".
_MINDS = """
    knew know knows thought felt hoped assumed feared suspected understood imagined realised realized
    learned learnt learns discovered discovers
""".split()
# Bearing, and deeds done with words: what was said is not told.
_DONE = """
    laugh laughs laughed laughing smile smiled smiling sigh sighs sighed shrug shrugs shrugged shrugging sang sings
    thanks beg begs begged begging prefer prefers preferred resent resents resented admired
""".split()
_WRITES = ("write", "writes", "wrote", "writing", "written")
_WHERE_WRITTEN = ("in", "to", "about", "of", "how", "that")
_VOWS = ("promise", "promises", "promised", "promising")
_PROPOSES = ("propose", "proposes", "proposed", "proposing")
_HEARERS = ("you", "it", "everyone", "everybody", "everything", "on", "almost")  # nobody in particular
_WHAT = ("what", "whatever", "nothing", "anything", "everything", "something", "thing", "things")
_SAID_TO = """
    told tells tell telling asked asks asking begged begs begging promised promises promising warned warning assured assuring reminded reminding
    confided confides confiding
""".split()
_HIM = ("him", "himself", "herself", "themselves")
_COURTS = ("court", "judge", "jury", "tribunal", "magistrate", "magistrates")
_AGREES = ("agreed", "agrees", "agree", "agreeing")
_KIN_WITHIN = 3  # words between "her" and "husband"
_DEED_KINDS = np.array([False, *(kind in ("act", "report") for kind in CUE_CLASSES)])
_WHEN = ("when", "whenever", "after", "before", "once", "until", "since")
_CLAUSES = ("how", "why", "what", "whether", "there", "saying")
_SAID_ANYHOW = ("attribution/deny", "attribution/quash", "attribution/rule")  # a denial is one, whenever it came
_ASKED = (*_MINDS, *_DONE, *_WRITES, *_VOWS, *_PROPOSES, *TELL, *SAY)


def on_record(ctx: Context, a: Attributions) -> np.ndarray:
    """bool: all but decisions of nobody named: "The Marrow Water Board approved the weir" is on record, "voters approved it" is not. What an
    office does by its decisions ("suspended two millers", "threw out the case") only an office with a name does, or a court. "A teacher is suing the
    mill" is an event."""
    approves = ctx.lexicon.rules_among(("attribution/approve",)).take(a.rule)
    keep = ~(approves | ctx.lexicon.rules_among(("attribution/act-of-office",)).take(a.rule))
    some = np.flatnonzero(~keep)
    end = a.cue_end[some]
    behind = ctx.behind(end - 1)
    last = np.maximum(a.last[some] - 1, 0)
    day = ctx.in_class(last, "MONTHDAY") & (last > a.first[some])  # "the Marrow Water Board on Friday approved"
    last = last - day
    last = last - (day & ctx.is_word(last, "on") & (last > a.first[some]))
    first = np.maximum(a.first[some], 0)
    named = (a.type[some] == NAMED) & ctx.tokens.upper[last] & ctx.name[last]
    held = ctx.any_in(first, last + 1)
    office = ((held & ctx.mask("OFFICIAL")) != 0) & ((held & ctx.mask("TITLE", "ROLE", "POSS")) == 0)
    office |= ctx.tokens.all_upper[last] & (ctx.tokens.end[last] - ctx.tokens.start[last] >= 3)
    court = (a.type[some] == OFFICIAL) & ctx.is_word(last, *_COURTS)
    named &= approves[some] | office
    here = (named | court & ~approves[some]) & (a.first[some] >= 0) & ~a.inverted[some] & ~a.negated[some] & ~a.weak[some]
    here &= (a.first[some] < a.cue[some]) & ~ctx.in_class(behind, "PREP", "OF", "AND", "BREAK")
    here &= ~is_in(ctx.tokens.key[ctx.behind(behind)], ("way", "path", "air"))  # "cleared the way for the weir"
    front = np.maximum(a.first[some] - 1, 0)
    opens = ctx.leads[first] | ctx.in_class(front, "DEF", "DET") & ctx.leads[front]
    opens |= (ctx.gap[first] & (tk.COMMA | tk.G_DASH | tk.CLOSE_PAREN)) > 0
    keep[some] = here & opens & (behind >= end)
    return keep & ~((a.type == ANONYMOUS) & ctx.is_word(a.cue, *SUES))


def take_deeds(ctx: Context, sh: Shared, a: Attributions) -> None:
    """Take the backing from attributions that tell of deeds, bearing and unseen thoughts of somebody named; in place."""
    some = np.flatnonzero(a.backs & ~a.weak & ((a.type == NAMED) | (a.type == CARRY)) & ~a.inverted & (a.cue_end - a.cue == 1))
    some = some[ctx.is_word(a.cue[some], *_ASKED)]
    first = a.first[some]
    says = ctx.is_word(a.cue[some], *SAY)  # many: only "what he says" is asked of them
    what = says & (first > 0) & ctx.is_word(np.maximum(first - 1, 0), *_WHAT) & ~ctx.leads.take(np.maximum(first, 0))
    for step in (1, 2, 3):  # "the kindest thing Falk has said"
        here = np.minimum(first + step, len(ctx.tokens) - 1)
        what |= says & (first >= 0) & (here < a.last[some] - 1) & ctx.is_word(here, "thing", "things")
    some = some[~says | what]
    if not some.size:
        return
    cue, owned, first = a.cue[some], a.first[some] >= 0, np.maximum(a.first[some], 0)  # "…, promising it" has no phrase of its own
    behind = ctx.behind(a.cue_end[some] - 1)
    there = behind >= a.cue_end[some]
    that = there & ctx.in_class(behind, "THAT")
    to = there & ctx.is_word(behind, "to")
    after = ctx.behind(behind)
    deed = ctx.is_word(cue, *_MINDS, *SAY)
    deed |= ctx.is_word(cue, *_DONE) & ~that
    deed |= ctx.is_word(cue, *_WRITES) & ~(there & ctx.is_word(behind, *_WHERE_WRITTEN))
    wed = ctx.is_word(cue, *_PROPOSES) & (ctx.in_class(after, "PRON", "POSS", "DET") | ctx.name[after])
    deed |= to & wed | ctx.is_word(cue, *_VOWS) & (~(to | that) | owned & ctx.is_word(first, "it", "this", "which"))
    side = ctx.in_class(behind, "POSS")
    side &= ctx.is_word(after, "side", "story", "tale")
    deed |= ctx.is_word(cue, *TELL) & there & (ctx.is_word(behind, *_HEARERS) | side)
    # "It was late, he wrote.", "As Quist wrote, …": the tag of what he said
    tag = owned & ~ctx.leads[first] & ((ctx.gap[first] & tk.COMMA) > 0)
    close = ctx.gap_after[a.cue_end[some]]
    tag |= owned & (is_in(ctx.tokens.key[first], ("as",)) | is_in(ctx.tokens.key[ctx.before(first)], ("as",)))
    tag &= ((close & (tk.COMMA | tk.PERIOD)) > 0) & ~(ctx.is_word(cue, *_DONE) & ((close & tk.PERIOD) > 0))  # "Asked about it, he laughed."
    some = some[deed & ~tag & ((close & tk.COLON) == 0)]
    if some.size:
        some = some[~heard(ctx, sh, a.sentence[some])]
    a.backs[some] = False


def take_events(ctx: Context, sh: Shared, a: Attributions) -> None:
    """Take the backing from deeds with words that only tell when the rest was ("It came to a head when Quist mentioned a job", "left after the firm
    unveiled it"), unless words are told ("after the firm warned that …") or quoted in the sentence; in place."""
    some = np.flatnonzero(a.backs & ~a.weak & ((a.type == NAMED) | (a.type == CARRY)) & ~a.inverted & (a.first > 0) & ~a.negated)
    some = some[_DEED_KINDS[ctx.lexicon.cue_class[a.rule[some]]]]
    front = a.first[some] - 1
    when = ctx.is_word(front, *_WHEN) & ~ctx.leads[a.first[some]] & ((ctx.gap[a.first[some]] & STRONG) == 0)
    when &= ~(ctx.is_word(front, "after") & is_in(ctx.tokens.key[ctx.before(front)], ("come", "comes", "came")))  # "It comes after Quist revealed plans"
    some = some[when & ~ctx.lexicon.rules_among(_SAID_ANYHOW)[a.rule[some]]]  # few
    if not some.size:
        return
    behind = ctx.behind(a.cue_end[some] - 1)
    told = (behind >= a.cue_end[some]) & ((ctx.gap[behind] & tk.COLON) == 0)
    told &= ~ctx.in_class(behind, "THAT", "PRON", "PRON1", "IT") & ~is_in(ctx.tokens.key[behind], _CLAUSES)
    bar = np.minimum(ctx.next_bar(behind), len(ctx.tokens) - 1)
    told &= ~(ctx.is_word(bar, "that") & ~ctx.leads[bar] & ((ctx.gap[bar] & STRONG) == 0))
    some = some[told]
    a.backs[some[~heard(ctx, sh, a.sentence[some])]] = False


def take_private(ctx: Context, sh: Shared, a: Attributions) -> None:
    """Take the backing from what was said or agreed where no reporter sits ("told her husband", "has agreed to join"), unless a quotation stands in
    the sentence; in place."""
    some = np.flatnonzero(a.backs & ~a.weak & (a.type != NONE) & (a.type != ANONYMOUS) & (a.type != VAGUE))
    said = ctx.is_word(a.cue[some], *_SAID_TO)
    agreed = ctx.is_word(a.cue[some], *_AGREES)
    some = some[said | agreed]  # few
    if not some.size:
        return
    top = len(ctx.tokens) - 1
    behind = np.minimum(a.cue_end[some], top)
    near = ~ctx.leads[behind] & (ctx.gap[behind] == 0)
    private = ctx.is_word(behind, *_HIM)
    # "told her that", "told her she", "told her."; "told her late husband"
    after = ctx.behind(behind)
    private |= ctx.is_word(behind, "her") & (ctx.in_class(after, "THAT", "PRON", "IT", "PREP") | (after == behind))
    owner = ctx.in_class(behind, "POSS")
    at = behind
    for _ in range(_KIN_WITHIN):
        at = ctx.behind(at)
        private |= owner & ctx.is_word(at, *KIN)
    # "has agreed to join", "agreed a fee": done, not said; unlike "agreed that", "agreed with her", "…, Quist agreed."
    agrees = ctx.is_word(a.cue[some], *_AGREES)
    done = ctx.in_class(behind, "PREP", "DET") | ctx.is_word(behind, "terms", "personal")
    # "agreed under oath that", "agreed on Tuesday that": when and where he said it, unlike what he agreed to ("agreed on a plan that")
    when = ctx.is_word(behind, "under", "at", "by", "in") | ctx.in_class(ctx.behind(behind), "TIME", "MONTHDAY")
    bar = np.minimum(ctx.next_bar(behind), top)
    done &= ~(ctx.is_word(behind, "with") | when & ctx.is_word(bar, "that") & ~ctx.leads[bar])
    # "It was late, he told her.": the tag of what he said
    first = np.maximum(a.first[some], 0)
    tag = (a.first[some] > 0) & ~ctx.leads[first] & ((ctx.gap[first] & tk.COMMA) > 0)
    private = np.where(agrees, done, private & ~tag) & near & ~a.inverted[some]
    some = some[private]
    if not some.size:
        return
    a.backs[some[~heard(ctx, sh, a.sentence[some])]] = False


def heard(ctx: Context, sh: Shared, sentence: np.ndarray) -> np.ndarray:
    """bool: sentences that quote somebody, or stand right behind a quotation that they are the tag of."""
    edge = ctx.sentences.first
    low, high = edge[sentence], edge[sentence + 1]
    inside, begin, end = shared(low, high)
    marks = running(sh.in_quote[inside])
    out = marks[end] > marks[begin]
    above = sentence - 1
    same = (above >= 0) & (ctx.sentences.article[above] == ctx.sentences.article[above + 1])
    return out | same & sh.in_quote[np.maximum(low - 1, 0)] & ((ctx.gap[low] & tk.DOUBLE) > 0)
