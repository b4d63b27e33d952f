"""Deeds that are words, with what is said some words behind the verb: "made a passionate plea", "is putting out a warning", "sounded a glum note"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.ranges import among
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_WITHIN = 4  # words from the verb to its noun
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
        "warning warnings explanation explanations assurance assurances promise pledge rebuke assessment answer description tribute".split(),
    ),
    (
        "put puts putting sent sends sending".split(),
        ("out",),
        "warning warnings statement statements denial apology appeal call plea".split(),
    ),
    (
        "sounded sounds sounding".split(),
        (),
        "note warning".split(),
    ),
    (
        "drew draws drawing".split(),
        (),
        "contrast contrasts distinction distinctions".split(),
    ),
    (
        "renewed renews renewing continued continues continuing repeated repeats repeating".split(),
        ("his", "her", "their", "its"),  # only what is somebody's own goes on
        "criticism criticisms call calls demand demands plea pleas appeal appeals claim claims warning warnings".split(),
    ),
)
# nouns that are no words unless something follows: "made his case for the weir", "a claim that"; not "made a case of oak"
_ONLY = {
    ("case",): ("for", "that", "against"),
    ("claim", "claims", "request", "requests"): ("that",),
    ("contrast", "contrasts", "distinction", "distinctions"): ("with", "between"),
    ("note",): ("of",),
    ("call", "calls"): ("for", "to"),
    ("answer",): ("that", "to", "about", "why", "who"),
    ("reference", "references"): ("to",),
}
_ON = ("that", "for", "against", "about", "to", "why", "who", "of", "on")
_OF_NOTES = "caution warning alarm optimism pessimism defiance hope doubt concern".split()
_NOTES = "cautious cautionary glum gloomy upbeat optimistic pessimistic hopeful defiant conciliatory sombre somber".split()
_STRONG = "strong compelling powerful passionate persuasive forceful impassioned spirited".split()  # cases that are made with words
_SPEAKERS = ("PRON", "PRON1", "ROLE", "ONE", "PALS", "OFFICIAL", "TITLE", "VAGUE", "WHO")
_THINGS = ("it", "this", "that", "these", "those", "everything", "nothing", "which")
_AUXILIARIES = ("HAVE", "BE", "ADV", "MODAL")
_ENDS = ("PREP", "OF", "THAT", "BREAK", "AND", "WHO", "TIME", "MONTHDAY", "ADV", "HAVE", "BE")


def with_light_verbs(
    ctx: Context, token: np.ndarray, size: np.ndarray, rule: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """token, size and rule of the matches, in order, with these; a match of one word where they begin gives way."""
    cues, ends = [], []
    for verbs, behind, nouns in _KINDS:
        at = ctx.where_are(*verbs)
        at = at[~ctx.in_class(ctx.before(at), "PREP", "OF") | ctx.leads[at]]  # "barred from making promises"
        end = at + 1
        if behind:
            some = np.flatnonzero(is_in(ctx.tokens.key[ctx.behind(at)], behind))
            at = at[some]
            end = at + 2 if behind == ("out",) else at + 1
        found = _noun_behind(ctx, end, nouns)
        cues.append(at[found > 0])
        ends.append(found[found > 0])
    cue, end = np.concatenate(cues), np.concatenate(ends)
    longer = among(cue, token[size > 1])
    cue, end = cue[~longer], end[~longer]
    speaks = _speaks(ctx, cue)
    cue, end = cue[speaks], end[speaks]
    if not cue.size:
        return token, size, rule
    # "made repeated threats": one thing is done, and nothing in it by itself
    order = np.argsort(cue)
    cue, end = cue[order], end[order]
    last = np.searchsorted(cue, token, side="right") - 1
    keep = (last < 0) | (token >= end[np.maximum(last, 0)])
    says = np.full(len(cue), ctx.lexicon.rule_number("attribution/deliver"), rule.dtype)
    token, size, rule = np.append(token[keep], cue), np.append(size[keep], (end - cue).astype(size.dtype)), np.append(rule[keep], says)
    order = np.argsort(token, kind="stable")
    return token[order], size[order], rule[order]


def _speaks(ctx: Context, cue: np.ndarray) -> np.ndarray:
    """bool: whether what stands in front of the verbs `cue` can speak: a name, a person, people; not "The siren sounded a warning"."""
    front = ctx.before(cue)
    for _ in range(3):
        front = np.where(ctx.in_class(front, *_AUXILIARIES), ctx.before(front), front)
    person = (front < cue) & (ctx.name[front] | ctx.in_class(front, *_SPEAKERS)) & ~is_in(ctx.tokens.key[front], _THINGS)
    # "Quist, the miller, made …", "Quist left and made …": whoever opens the sentence
    apart = ((ctx.gap[np.minimum(front + 1, len(ctx.tokens) - 1)] & (tk.COMMA | tk.CLOSE_PAREN)) > 0) | ctx.in_class(front, "AND")
    opens = ctx.sentences.first[ctx.sentences.of_token[cue]]
    opens_with = ctx.name[opens] | ctx.in_class(opens, "PRON", "TITLE", "ROLE") & ~is_in(ctx.tokens.key[opens], _THINGS)
    return np.asarray(person | apart & opens_with & (opens < cue))


def _noun_behind(ctx: Context, end: np.ndarray, nouns: list[str]) -> np.ndarray:
    """The ends of the phrases behind verbs that end at `end` whose head is one of `nouns`, 0 where there is none."""
    n, key = len(ctx.tokens), ctx.tokens.key
    found, going = np.zeros(len(end), np.int64), np.ones(len(end), bool)
    end = np.minimum(end, n - 1)
    bars = ("PREP", "OF", "AND", "BREAK", "PRON", "PRON1", "WHO", "THAT", "BE", "HAVE", "MODAL", "DO", "NEG", "TIME", "MONTHDAY")
    for step in range(_WITHIN):
        at = np.minimum(end + step, n - 1)
        going &= (end + step < n) & ~ctx.leads[at] & (ctx.gap[at] == 0) & (found == 0)
        behind = ctx.behind(at)
        closed = (behind == at) | (ctx.gap[behind] != 0) | ctx.in_class(behind, *_ENDS) | is_in(key[behind], ("to", "in", "over"))
        # "made his remarks at the lido", "made the announcement on Friday": where and when it was said
        loose, on = ~ctx.in_class(end, "DEF", "POSS"), is_in(key[behind], _ON)
        for words, follow in _ONLY.items():
            only = is_in(key[at], words)
            loose, on = loose & ~only, np.where(only, is_in(key[behind], follow), on)
        what = ctx.behind(behind)
        there = is_in(key[behind], ("on",)) | is_in(key[behind], ("to",)) & is_in(key[at], ("comments", "remarks", "statement", "announcement"))
        apart = there & (ctx.in_class(what, "TIME", "MONTHDAY", "DET") | ctx.name[what])
        front = ctx.before(at)
        note = is_in(key[at], ("note",))
        other = note & ~is_in(key[what], _OF_NOTES)
        own = ctx.in_class(end, "DEF", "POSS") & (end == front) | is_in(key[front], _STRONG)  # "made a case for the violin"
        other |= is_in(key[at], ("case",)) & ~own | is_in(key[at], ("demands", "demand")) & is_in(key[behind], ("on",))
        closed &= (loose | on & ~apart) & ~other | note & is_in(key[front], _NOTES)
        closed &= ~ctx.tokens.upper[at]
        found = np.where(going & is_in(key[at], nouns) & closed, at + 1, found)
        own = ctx.in_class(at, "DET", "DEF", "POSS") & (step == 0)
        going &= own | ~(ctx.in_class(at, *bars) | ctx.name[at] | ctx.tokens.digit[at] | (ctx.gap[at] & tk.DOUBLE > 0))
    return found
