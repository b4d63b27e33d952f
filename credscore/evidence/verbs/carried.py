"""Verb cues whose source stands elsewhere: behind "and" or an insertion, in the clause of a participle, or in what an outlet cites."""

from __future__ import annotations

import numpy as np

from credscore.evidence.agent_nouns import agents
from credscore.evidence.context import STRONG, Context
from credscore.evidence.pattern_runner import Typed
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, CARRY, MEDIA, NAMED, NONE, OFFICIAL, SOCIAL, VAGUE
from credscore.evidence.verbs.agreement import Subjects
from credscore.evidence.verbs.content_signs import ContentSigns
from credscore.evidence.verbs.cues import ACT, POST, REPORT, SAY, STANCE, Cues
from credscore.evidence.verbs.senses import Senses, Verdict
from credscore.evidence.verbs.sources import Behind, Front, Sources
from credscore.evidence.verbs.usage import clause_behind
from credscore.evidence.word_lists import WEEKDAYS
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_CLAUSE = 9  # tokens of a phrase that are looked at
_SAYING_WITHIN = 4  # tokens from the end of a phrase on: "quoted Quist earlier this week as saying" is beyond them
_BESIDE = ("by", "after", "before", "while")  # in front of a participle that tells what the subject said as well
_ASKING = ("how", "why", "what", "who", "when", "where", "if", "whether")
_OPENING = 8  # words in front of a participle that opens its sentence
_WITHIN = 2  # words behind a preposition there; with a third there may be a subject and its verb
_SINCE = ("after", "before", "since", "until", "amid", "despite", "to")
# … and what tells there when, where or in what manner without a preposition: "Fast forward to today", "Looking back", "The following day"
_ADVERBIAL = """
    fast forward back looking thinking casting reflecting speaking talking writing returning sitting standing home again next following previous same
    later earlier years months weeks days hours minutes moments decades day that then once soon however meanwhile instead normally currently elsewhere
    afterwards afterward on ago nowadays here there away abroad outside inside upstairs downstairs backstage onstage upon all years' months' weeks'
""".split()
# complete with one word: the name behind it is a subject ("On Friday Falk, …", "In London Falk, …")
_WHOLE = (*WEEKDAYS, *"noon midnight dawn dusk london paris rome berlin moscow brussels vienna madrid dublin kyiv tokyo beijing".split())
_ISSUED_WITHIN = 10  # words from "issued" to "saying"
_PAPERS = """
    statement statements release letter letters email emails e-mail e-mails memo memos note message messages advisory tweet tweets post posts
    video bulletin notice circular communique warning alert apology rebuttal response reply denial op-ed article essay thread announcement
    appeal plea
""".split()
_PEOPLE = ("VAGUE", "OFFICIAL", "ROLE", "ONE", "ANON", "PALS")


def take_elided(
    ctx: Context, sh: Shared, c: Cues, front: Front, source: Sources, subject: Subjects, signs: ContentSigns, sense: Senses, verdict: Verdict
) -> np.ndarray:
    """A speech verb always has a speaker: behind "and", "but" or a long insertion it is the subject of the sentence.

    bool (m,), these cues; sources and verdicts are changed in place.
    """
    n, alone = sh.n, ~signs.told
    held = np.maximum(front.group - 1, 0)
    conj = ctx.in_class(held, "AND") | (ctx.matches.word[held] == ctx.lexicon.ids["but"])
    conj &= ~ctx.leads.take(np.minimum(front.group, n - 1))
    inserted = (ctx.gap.take(front.group) & (tk.COMMA | tk.G_DASH | tk.CLOSE_PAREN)) > 0
    nowhere = source.type == 0
    unsure = nowhere | (conj & ~ctx.bar.take(held))
    out = (
        ~verdict.backs & ~c.ing & ~c.base & ~source.inverted & ~front.passive & ~subject.first_person & ~subject.nobody & ~ctx.leads[c.cue]
    )
    out &= (conj & ((c.kind <= ACT) | (c.kind == STANCE))) | (
        (c.kind == SAY) & (inserted | c.quote_before | nowhere) & (unsure | c.quote_before)
    )
    # "a plan backed by Quist": not its subject
    agent = ctx.is_word(c.next_token, "by") & (c.next_token == c.end) & (c.after_gap == 0) & ~c.ing & ~c.base
    out &= ~((sense.calls | sense.submits) & alone) & ~agent & ~sense.learns_to & ~sense.idle
    out &= ~(ctx.is_word(c.cue, "sees", "saw") & alone)  # "and sees him as a thief": his mind, as in front
    # "The Rovers are closing in on Falk, with talks said to be at an end": nobody's words
    some = np.flatnonzero(out & c.to & ctx.is_word(c.cue, "said"))
    out[some] = ~ctx.is_word(ctx.behind(c.next_token[some]), "be", "have")
    verdict.backs &= ~(agent & alone)
    verdict.tells &= ~agent
    verdict.backs |= out & (c.kind != STANCE)
    source.put(out, -1, -1, CARRY, True)
    return out


def take_participles(ctx: Context, c: Cues, source: Sources, signs: ContentSigns, sense: Senses, verdict: Verdict) -> np.ndarray:
    """ "…, adding that": the subject of the clause before it. bool (m,), these cues; sources and verdicts are changed in place."""
    by = c.ing & ctx.is_word(c.before, "by") & ~ctx.leads[c.cue] & (source.first >= 0) & ~source.inverted  # "… by proposing that"
    opens = np.zeros(len(c), bool)
    some = np.flatnonzero(c.ing & ((c.gap & tk.COMMA) > 0) & ~source.inverted)
    opens[some] = behind_no_subject(ctx, c.cue[some])
    source.put(by | opens | _clauses(ctx, c, source), -1, -1, CARRY, True)
    # "quit after claiming she was ill", "answered by saying it was late": a clause without "that"
    some = np.flatnonzero(c.ing & ((c.kind == SAY) | (c.kind == REPORT)) & ~ctx.leads[c.cue] & (c.gap == 0) & ~signs.told)
    some = some[is_in(ctx.tokens.key[c.before[some]], _BESIDE)]
    some = some[clause_behind(ctx, c.end[some]) & ~_in_passing(ctx, c.cue[some])]
    clause = np.zeros(len(c), bool)
    clause[some] = True
    source.put(clause, -1, -1, CARRY, True)
    # "sent a letter saying", "in a post warning"
    paper = ctx.in_class(c.before, "DOC", "SOCIAL", "SPEECHNOUN") & ~ctx.leads.take(c.cue) & (c.gap == 0)
    apart = (c.gap & tk.COMMA) > 0
    out = c.ing & (paper | apart | c.quote_before | ctx.leads[c.cue] | signs.told | clause) & ~verdict.backs
    near = np.flatnonzero(out & ctx.is_word(c.before, "to"))
    out[near] = ~ctx.is_word(ctx.before(c.before[near]), "close")  # "came close to saying that"
    some = np.flatnonzero(out & (sense.calls | sense.shows & ~paper) & ~signs.told)
    out[some] = ctx.is_word(c.next_token[some], *_ASKING)
    speaking = (c.kind == SAY) | (c.kind == REPORT) | (c.kind == ACT) | (c.kind == POST)
    verdict.backs |= out & speaking & (signs.told | paper | apart | clause)
    source.put(out, -1, -1, CARRY, True)
    return out


def take_issued(ctx: Context, c: Cues, front: Front, source: Sources, verdict: Verdict) -> None:
    """ "Quist issued a statement on Monday saying it was late": whoever issued the paper speaks in it, as far as he is known; in place."""
    if len(c) < 2:
        return
    issues = c.among(ctx, "attribution/issue", "attribution/deliver", "attribution/write", "attribution/post", "attribution/submit")
    some = np.flatnonzero(c.ing[1:] & issues[:-1]) + 1  # few
    # "an apology for calling …" says no such thing, and what is told of in a post is social
    some = some[(c.gap[some] == 0) & ~source.inverted[some] & (source.type[some] != SOCIAL) & ~ctx.leads[c.cue[some]]]
    some = some[~ctx.in_class(c.before[some], "PREP", "OF")]
    by = some - 1
    of_token = ctx.sentences.of_token
    ok = (of_token[c.cue[by]] == of_token[c.cue[some]]) & (source.type[by] > 0) & ~source.inverted[by] & ~front.passive[by] & ~front.negated[by]
    ok &= (c.cue[some] - c.cue[by] <= _ISSUED_WITHIN) & ~c.base[by]
    some, by = some[ok], by[ok]
    paper = np.zeros(len(some), bool)
    going = np.ones(len(some), bool)
    for step in range(1, _ISSUED_WITHIN):
        at = np.minimum(c.cue[by] + step, len(ctx.tokens) - 1)
        inside = at < c.cue[some]
        paper |= inside & is_in(ctx.tokens.key[at], _PAPERS)
        # "issued a statement, and a clerk wrote a note saying": another clause
        going &= ~inside | ((ctx.gap[at] & ~np.uint16(tk.HYPHEN)) == 0) & ~ctx.in_class(at, "BE", "HAVE", "WHO", "THAT", "PRON", "AND")
        going &= ~inside | ~ctx.is_word(at, "no", "from", "by")  # "put out a letter from her dentist saying"
    some, by = some[paper & going], by[paper & going]
    which = np.zeros(len(c), bool)
    which[some] = True
    of = np.zeros(len(c), np.int64)
    of[some] = by
    source.put(which, source.first[of], source.last[of], source.type[of], source.carried[of])
    verdict.backs |= which


def _in_passing(ctx: Context, cue: np.ndarray) -> np.ndarray:
    """bool (m,): participles behind "after" of what was done to somebody: "was jailed after claiming …" tells of a sentence, not of his claim."""
    done = ctx.before(cue)
    out, when = np.zeros(len(cue), bool), ~is_in(ctx.tokens.key[done], _BESIDE[:1])
    for _ in range(_OPENING):
        back = ctx.before(done)
        out |= when & ctx.in_class(back, "BE") & ctx.ends_in(done, "d", "n")
        done = back
    return out


def behind_no_subject(ctx: Context, cue: np.ndarray) -> np.ndarray:
    """bool (m,): verbs behind a comma in front of which their sentence has told only when, where or in what manner: "Back in Tarn, recalling the day,
    she …", "Fast forward to May, praising the mill, he …"; not "In Tarn rain fell, warning …"."""
    at = ctx.sentences.first[ctx.sentences.of_token[cue]]
    going = np.flatnonzero((cue > at) & (cue - at <= _OPENING) & ((ctx.gap[cue] & tk.COMMA) > 0))
    at, end = at[going].copy(), cue[going]
    out = np.zeros(len(cue), bool)
    # behind a preposition; what stands there is complete; how many words it has; the last is a name with no article in front
    placed, over, size, name = (np.zeros(len(going), kind) for kind in (bool, bool, int, bool))
    for step in range(_OPENING):
        word = ctx.matches.classes[at]
        into = ((word & ctx.mask("PREP", "OF")) != 0) | is_in(ctx.tokens.key[at], _SINCE)
        time = (word & ctx.mask("TIME", "MONTHDAY", "ADV")) != 0
        time |= (step > 0) & is_in(ctx.tokens.key[at], _WHOLE)
        time |= ctx.tokens.digit[at] | is_in(ctx.tokens.key[at], _ADVERBIAL) & ~(ctx.tokens.upper[at] & (step > 0))
        article = ((word & ctx.mask("DEF", "DET", "POSS", "NUMBER")) != 0) & (~placed | (size == 0))
        plain = ~(into | time | article)
        called = plain & ctx.name[at]
        size += plain & ~(called & name)
        on = ~plain | placed & ~over & (size <= _WITHIN) & (called | ~name) & (~called | name | (size == 1))
        on &= (word & ctx.mask("PRON", "PRON1", "IT", "BE", "HAVE", "MODAL", "DO", "WHO", "NEG", "AND")) == 0
        on &= (step == 0) | (ctx.gap[at] == 0) | ((ctx.gap[at] & ~np.uint16(tk.HYPHEN)) == 0)
        on &= ~ctx.verb[at] | time
        # "In Tarn residents, …", "After police, citing the rain, …": a subject; "On CNN, …": who carries it
        speaks = ((word & ctx.mask(*_PEOPLE)) != 0) | agents(ctx, at)
        on &= ~(plain & ~called & speaks & ((size > 1) | over | is_in(ctx.tokens.key[at - 1], _SINCE) & ~is_in(ctx.tokens.key[at - 1], ("to",))))
        outlet = ((word & ctx.mask("OUT_media", "OUT_media_UNSURE")) != 0) | (ctx.matches.outlet[at] != 0)
        on &= ((word & ctx.mask("MEDIA")) == 0) & ~(outlet & ctx.tokens.upper[at])  # on Today, not "today"
        on &= ((word & ctx.mask("TITLE")) == 0) | ~name
        placed, over, size, name = placed | into, (over | time) & ~into, np.where(into, 0, size), called
        ends = on & (at + 1 == end)
        out[going[ends]] = True
        on &= ~ends
        going, at, end, placed, over, size, name = going[on], at[on] + 1, end[on], placed[on], over[on], size[on], name[on]
    return out


def _clauses(ctx: Context, c: Cues, source: Sources) -> np.ndarray:
    """bool (m,): participles behind a comma whose phrase in front is a clause or its end ("Quist left for the mill, promising …"), no subject
    ("Quist, citing the rain, left")."""
    classes, top = ctx.matches.classes, len(ctx.tokens) - 1
    out = np.zeros(len(c), bool)
    some = c.ing & ((c.gap & tk.COMMA) > 0) & (source.first >= 0) & ~source.inverted & (source.last - source.first >= 2)
    held = np.maximum(source.first, 0)
    some &= (source.type != VAGUE) | ctx.verb.take(np.maximum(held - 1, 0)) & ~ctx.leads.take(held)  # "rejected | calls for help, warning"
    some = np.flatnonzero(some)  # few
    first, last = source.first[some], source.last[some]
    opens = ctx.leads[first] | ((ctx.gap[first] & STRONG) > 0) | ctx.in_class(np.maximum(first - 1, 0), "AND", "THAT")
    own = ~opens | ctx.in_class(first, "PREP", "OF")
    for step in range(1, _CLAUSE):
        at, before = np.minimum(first + step, top), np.minimum(first + step, top) - 1
        inside = (first + step < last) & ~own
        here, prior = classes[at], classes[before]
        own |= inside & (ctx.verb[at] | ((here & ctx.mask("BE", "HAVE", "DO", "MODAL")) != 0)) & ((prior & ctx.mask("WHO")) == 0)
        own |= inside & (step == 1) & ctx.in_class(first, "PRON")
        # "closed the book": no link between a word and the article behind it
        own |= inside & ((here & ctx.mask("DET", "DEF", "POSS")) != 0) & ((prior & ctx.mask("PREP", "OF", "AND")) == 0) & (ctx.gap[at] == 0)
        # "Quist left", not "Quist of the mill"
        linked = (here & ctx.mask("PREP", "OF", "AND", "WHO", "THAT", "ROLE", "ONE", "DOC", "ORG", "OFFICIAL", "SPEECHNOUN", "ADV")) != 0
        apart = (ctx.gap[at] != 0) | ctx.tokens.possessive[before] | ctx.tokens.upper[at]
        own |= inside & ctx.name[before] & ~ctx.name[at] & ~linked & ~apart
    out[some] = own
    return out


def _as_saying(ctx: Context, last: np.ndarray) -> np.ndarray:
    """bool (m,): the phrases that "as saying" stands behind in their sentence, or that end in it. last : where each ends, -1 for no phrase."""
    out, here = np.zeros(len(last), bool), np.maximum(last - 1, 0)
    for _ in range(_SAYING_WITHIN):
        out |= ctx.is_word(here, "saying", "telling") & ctx.is_word(ctx.before(here), "as")
        here = ctx.behind(here)
    return out & (last > 0)


def take_cited(
    ctx: Context, c: Cues, front: Front, behind: Behind, source: Sources, in_front: np.ndarray, cited: Typed, verdict: Verdict
) -> np.ndarray:
    """Whoever is cited speaks ("citing Quist"). bool (m,), the cues where an outlet carries an unnamed source; sources and verdicts are
    changed in place. in_front : int8 (m,), the types of the phrases in front. cited : types of the phrases behind."""
    kind, carried = cited
    quoted = c.quoted & ~source.inverted & ~front.passive
    # "The Gazette quoted an insider as saying": who is quoted speaks, whoever quotes him carries it
    carries = quoted & (kind == ANONYMOUS) & (source.type > 0)
    some = np.flatnonzero(quoted & (in_front == MEDIA) & ((kind == NAMED) | (kind == OFFICIAL) | (kind == CARRY)))  # few
    carries[some] |= _as_saying(ctx, behind.last[some])
    cites = c.cites | carries
    carries |= cites & (kind == ANONYMOUS)
    keeps = carries & (kind == CARRY)  # "quoted him as saying"
    # "citing people in the supply chain": nobody cites people in general
    some = np.flatnonzero(cites & (kind == VAGUE))
    end_of = np.maximum(behind.last[some] - 1, 0)
    kind[some[~ctx.in_class(end_of, "VAGUE") & ~agents(ctx, end_of)]] = NONE  # "citing personal reasons"
    kind[some[ctx.is_word(end_of, "people", "persons", "individuals")]] = ANONYMOUS
    # "The Courier, citing two people, put the sum at …"
    some = np.flatnonzero(cites & (kind == ANONYMOUS))
    carries[some] |= (in_front[some] == MEDIA) | ctx.is_word(np.maximum(front.head_last[some] - 1, 0), "report", "reports")
    cites &= (kind > 0) & ((kind != CARRY) | keeps)
    source.put(cites, behind.first, behind.last, kind, carried)
    verdict.backs |= cites
    return carries & cites
