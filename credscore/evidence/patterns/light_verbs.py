"""Deeds that are words, with what is said some words behind the verb: "made a passionate plea", "is putting out a warning", "sounded a glum note"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.agent_nouns import agent_like, agents
from credscore.evidence.context import Context
from credscore.evidence.ranges import among
from credscore.evidence.word_lists import SPEAKER_CLASSES
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_WITHIN = 4  # words from the verb to its noun
# only what is somebody's own goes on: "renewed her call"
_GOES_ON, _OWN = "renewed renews renewing continued continues continuing repeated repeats repeating".split(), ("his", "her", "their", "its")
# verbs, what they are said with, and the nouns that they make words of
_KINDS = (
    (
        "made makes making".split(),
        (),
        """
        prediction predictions plea pleas appeal appeals argument arguments accusation accusations allegation allegations promise promises pledge
        pledges vow vows admission confession announcement statement statements comment comments remark remarks joke jokes reference references
        allusion allusions assertion assertions observation suggestion suggestions declaration declarations demand demands threat threats claim
        claims complaint complaints case request requests prophecy apology quip quips
        """.split(),
    ),
    (
        "gave gives giving".split(),
        (),
        "warning warnings explanation explanations assurance assurances account promise pledge rebuke assessment answer description tribute".split(),
    ),
    (
        "put puts putting sent sends sending".split(),
        ("out",),
        "warning warnings statement statements denial apology appeal call plea".split(),
    ),
    (
        "sounded sounds sounding".split(),
        (),
        "note notes warning".split(),
    ),
    (
        "drew draws drawing".split(),
        (),
        "contrast contrasts distinction distinctions".split(),
    ),
    (
        _GOES_ON,
        (),
        "criticism criticisms call calls demand demands plea pleas appeal appeals claim claims warning warnings".split(),
    ),
)
# nouns that are no words unless something follows: "made his case for the weir", "a claim that", "an account of"; not "made a case of oak"
_ONLY = (
    (("case",), ("that", "for", "against", "why", "to")),
    (("claim", "claims", "account"), ("that", "about", "of")),
    (("request", "requests"), ("that",)),
    (("call", "calls", "answer", "reference"), ("that", "for", "against", "about", "to", "why", "on")),
    (("contrast", "contrasts", "distinction", "distinctions"), ("between", "with", "to", "from", "on")),
    (("note", "notes"), ("of",)),
)
_TONES = """
    cautious cautionary glum gloomy grim optimistic upbeat downbeat pessimistic hopeful sombre somber defiant conciliatory bullish bearish positive
    negative sceptical skeptical similar softer harsher harder tougher warning dissenting sour
""".split()
_ON = ("that", "for", "against", "about", "to", "why", "who", "of", "on")
_ENDS = ("PREP", "OF", "THAT", "BREAK", "AND", "WHO", "TIME", "MONTHDAY", "ADV", "HAVE", "BE")
_SOUNDS = ("sounded", "sounds", "sent", "sends", "put", "puts", "drew", "draws")  # bells, too
_SPEAKERS = tuple(name for name in SPEAKER_CLASSES if name != "DOC")
# who rules, and whom or what he directs
_COURTS = "court bench judge judges justice justices magistrate magistrates tribunal panel commission".split()
_DIRECTED = "police officials authorities investigators prosecutors parties counsel all both".split()
_RUN = 5  # words of a judge's name
_CLAUSE = 9  # … from "held" to the verb of what he held, or from "directed" to what is to be done
_GROUP, _SUBJECT = 4, 10  # words of the verb's group in front of it, and of its subject
_PEOPLE = "groups unions charities firms parties churches families people men women parents old pair couple trio".split()
# what has the ending of who does something
_DEVICES = """
    sensor sensors detector detectors motor motors monitor monitors computer computers router routers server servers speaker speakers scanner scanners
    meter meters transmitter transmitters receiver receivers buzzer buzzers tracker trackers printer printers trailer trailers number numbers paper
    papers letter letters poster posters chapter chapters order orders matter matters weather river rivers water winter summer power powers
    tower towers thunder razor mirror colour color flavour flavor plant plants cover boiler radiator generator recorder
""".split()


def with_light_verbs(
    ctx: Context, token: np.ndarray, size: np.ndarray, rule: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """token, size and rule of the matches, in order, with these; a match of one word where they begin gives way."""
    cues, verbs_end, heads = [], [], []
    for verbs, behind, nouns in _KINDS:
        at = ctx.where_are(*verbs)
        at = at[~ctx.in_class(ctx.before(at), "PREP", "OF") | ctx.leads[at]]  # "barred from making promises"
        end = at + 1
        if behind:
            some = np.flatnonzero(is_in(ctx.tokens.key[ctx.behind(at)], behind))
            at, end = at[some], at[some] + 2
        own = ~is_in(ctx.tokens.key[at], _GOES_ON) | is_in(ctx.tokens.key[ctx.behind(at)], _OWN)
        at, end = at[own], np.minimum(end[own], len(ctx.tokens) - 1)
        which, noun = _nouns_behind(ctx, end, nouns)
        cues.append(at[which])
        verbs_end.append(end[which])
        heads.append(noun)
    cue, end, head = np.concatenate(cues), np.concatenate(verbs_end), np.concatenate(heads)
    closed = np.flatnonzero(_closed(ctx, end, head))
    closed = closed[np.lexsort((head[closed], cue[closed]))]
    cue, end = cue[closed], head[closed] + 1
    nearest = np.append(True, cue[1:] != cue[:-1])[: len(cue)]
    cue, end = cue[nearest], end[nearest]
    keep = ~among(cue, token[size > 1])
    cue, end = cue[keep], end[keep]
    keep = _said_by_somebody(ctx, cue)
    cue, end = cue[keep], end[keep]
    held, ruled = _by_courts(ctx), ctx.lexicon.rule_number("attribution/rule")
    held = held[~among(held, token)]
    if not cue.size and not held.size:
        return token, size, rule
    # "made repeated threats": nor does "repeated" say anything then; no two verbs share a noun
    if cue.size:
        there = np.maximum(np.searchsorted(cue, token, side="right") - 1, 0)
        keep = (token < cue[there]) | (token >= end[there])
        token, size, rule = token[keep], size[keep], rule[keep]
    says = np.repeat([ctx.lexicon.rule_number("attribution/deliver"), ruled], [len(cue), len(held)]).astype(rule.dtype)
    cue, end = np.append(cue, held), np.append(end, held + 2)
    token, size, rule = np.append(token, cue), np.append(size, (end - cue).astype(size.dtype)), np.append(rule, says)
    order = np.argsort(token, kind="stable")
    return token[order], size[order], rule[order]


def _by_courts(ctx: Context) -> np.ndarray:
    """Tokens "held" and "directed" of courts: "the bench held that", "Justice Falk directed the police to"; not "held that weekend", "holds that
    record", "the party holds that", "the judge directed the film"."""
    at, key = ctx.where_are("held", "holds", "directed", "directs"), ctx.tokens.key
    behind = ctx.behind(at)
    what = ctx.behind(behind)
    held = is_in(key[at], ("held", "holds"))
    fits = held & is_in(key[behind], ("that",)) & ~ctx.in_class(what, "TIME", "MONTHDAY", "OF", "PREP") & (ctx.gap[what] == 0)
    fits |= ~held & (ctx.in_class(behind, "DEF", "POSS", "THAT") | ctx.name[behind] | is_in(key[behind], _DIRECTED))
    fits &= (ctx.gap[behind] == 0) & (behind > at) & ~ctx.leads[at]
    at, held = at[fits], held[fits]  # few
    near, here = ctx.around(at, 2, _CLAUSE)
    verb = here & ctx.in_class(near, "BE", "HAVE", "MODAL", "DO")
    to = here & is_in(key[near], ("to", "that", "not")) & ~ctx.in_class(ctx.behind(near), "DEF", "DET", "POSS") & ~ctx.name[ctx.behind(near)]
    at = at[np.where(held, verb.any(axis=1) | here[:, 0] & _opens_clause(ctx, near[:, 0]), to.any(axis=1) | is_in(key[ctx.behind(at)], ("that",)))]
    group, last = at, ctx.before(at)
    for _ in range(_GROUP):
        on = ctx.in_class(last, "ADV", "HAVE", "TIME", "MONTHDAY") | is_in(key[last], ("on",))
        on &= ~ctx.leads[last] & ((ctx.gap[group] & tk.STRONG) == 0)
        group, last = np.where(on, last, group), np.where(on, ctx.before(last), last)
    court = is_in(key[last], _COURTS) | is_in(key[ctx.before(last)], _COURTS) & ctx.name[last] & ctx.in_class(ctx.before(last), "TITLE")
    run = last
    for _ in range(_RUN):
        run = np.where(ctx.name[run] & ~ctx.leads[run] & ((ctx.gap[run] & 0xFF) == 0), ctx.before(run), run)
        court |= is_in(key[run], _COURTS) & ctx.tokens.upper[run]
    return np.asarray(at[court & ((ctx.gap[group] & tk.STRONG) == 0) & (last < group)])


def _opens_clause(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: words that a clause behind "that" begins with, but no noun behind "that" itself: "that the lease", "that nobody"."""
    return ctx.in_class(at, "DEF", "DET", "POSS", "PRON", "PRON1", "IT", "THAT", "VAGUE", "NUMBER", "NEG") | ctx.name[at]


def _said_by_somebody(ctx: Context, cue: np.ndarray) -> np.ndarray:
    """bool (m,): verbs whose subject can speak, as far as the words right in front of them tell: "Quist has made", "the head of the mill made"; not
    "the siren sounded", "the film makes". What stands behind a comma or "and" has its subject elsewhere, and tells nothing."""
    group, last, on = cue, ctx.before(cue), ~ctx.leads[cue]
    for _ in range(_GROUP):
        held = ctx.in_class(last, "ADV", "HAVE", "NEG", "DO", "MODAL", "BE", "TIME", "MONTHDAY") & ~ctx.leads[last]
        held &= (ctx.gap[group] & tk.STRONG) == 0
        group, last = np.where(held, last, group), np.where(held, ctx.before(last), last)
    # "Quist, the miller, has made": the subject stands in front of the commas
    apart = ((ctx.gap[group] & tk.STRONG) > 0) | ctx.in_class(last, "AND", "BREAK")
    # who is told of: the word in front of the first preposition
    first, head = ctx.segment(last), last.copy()
    for step in range(1, _SUBJECT):
        at = np.maximum(last - step, 0)
        links = (last - step > first) & ctx.in_class(at, "PREP", "OF")
        head = np.where(links, at - 1, head)
    able = _speaks(ctx, head) | ctx.name[last] & (head == last)
    bodily = ctx.in_class(last, "PRON", "WHO", "PRON1")
    # participles go with the subject of their sentence, which may be anything: "the siren wailed, sounding a warning"
    doing = ctx.buffer.data[ctx.tokens.end[cue] - 1] == ord("g")
    saying = doing & is_in(ctx.tokens.key[cue], ("making", "giving", "renewing", "repeating"))
    opened = saying & (ctx.leads[cue] | apart)
    return np.asarray(opened | on & (able | bodily | apart & ~doing & ~is_in(ctx.tokens.key[cue], _SOUNDS)))


def _speaks(ctx: Context, at: np.ndarray) -> np.ndarray:
    out = agent_like(ctx, at) | agents(ctx, at) | is_in(ctx.tokens.key[at], _PEOPLE)
    return (out | ctx.in_class(at, *_SPEAKERS) | ctx.name[at]) & ~is_in(ctx.tokens.key[at], _DEVICES)


def _nouns_behind(ctx: Context, end: np.ndarray, nouns: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Which of the nouns stand within a few words behind verbs that end at `end`: the numbers of the verbs, and the tokens of the nouns."""
    n, key = len(ctx.tokens), ctx.tokens.key
    bars = ("PREP", "OF", "AND", "BREAK", "PRON", "PRON1", "WHO", "THAT", "BE", "HAVE", "MODAL", "DO", "NEG", "TIME", "MONTHDAY")
    going, which, found = np.arange(len(end)), [], []  # fewer go on with every step
    for step in range(_WITHIN):
        going = going[end[going] + step < n]
        at = end[going] + step
        on = ~ctx.leads[at] & (ctx.gap[at] == 0)
        going, at = going[on], at[on]
        hit = np.flatnonzero(is_in(key[at], nouns))
        which.append(going[hit])
        found.append(at[hit])
        own = ctx.in_class(at, "DET", "DEF", "POSS") & (step == 0)
        on = own | ~(ctx.in_class(at, *bars) | ctx.name[at] | ctx.tokens.digit[at] | (ctx.gap[at] & tk.DOUBLE > 0))
        going = going[on]
    return np.concatenate(which), np.concatenate(found)


def _closed(ctx: Context, end: np.ndarray, at: np.ndarray) -> np.ndarray:
    """bool: nouns `at` that end their phrase, behind verbs that end at `end`, and are words there."""
    key = ctx.tokens.key
    behind = ctx.behind(at)
    out = (behind == at) | (ctx.gap[behind] != 0) | ctx.in_class(behind, *_ENDS) | is_in(key[behind], ("to", "in", "over"))
    # "made his remarks at the lido", "made the announcement on Friday": where and when it was said
    loose = ~ctx.in_class(end, "DEF", "POSS")
    what = ctx.behind(behind)
    there = is_in(key[behind], ("on",)) | is_in(key[behind], ("to",)) & is_in(key[at], ("comments", "remarks", "statement", "announcement"))
    apart = there & (ctx.in_class(what, "TIME", "MONTHDAY", "DET") | ctx.name[what])
    out &= loose | is_in(key[behind], _ON) & ~apart
    for some, on in _ONLY:
        out &= ~is_in(key[at], some) | is_in(key[behind], on) | is_in(key[at], ("note",)) & is_in(key[ctx.before(at)], _TONES)
    # "made a good case against the champions": how they played; but "made her case", "the case"
    out &= ~is_in(key[at], ("case",)) | ~loose | is_in(key[behind], ("that", "for"))
    return np.asarray(out & ~ctx.tokens.upper[at])
