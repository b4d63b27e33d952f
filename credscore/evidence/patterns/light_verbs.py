"""Deeds that are words, with what is said some words behind the verb: "made a passionate plea", "is putting out a warning", "sounded a glum note"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
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
        "note warning".split(),
    ),
    (
        "drew draws drawing".split(),
        (),
        "contrast contrasts distinction distinctions".split(),
    ),
    (
        "renewed renews renewing continued continues continuing repeated repeats repeating".split(),
        (),
        "criticism criticisms call calls demand demands plea pleas appeal appeals claim claims warning warnings".split(),
    ),
)
# of the last: only what is somebody's own goes on
_OWN = ("his", "her", "their", "its")
# nouns that are no words unless something follows: "made his case for the weir", "a claim that", "an account of"; not "made a case of oak"
_ONLY = ("case", "claim", "claims", "account", "call", "calls", "request", "requests", "answer", "reference", "references")
_ON = ("that", "for", "against", "about", "to", "why", "who", "of", "on")
_ENDS = ("PREP", "OF", "THAT", "BREAK", "AND", "WHO", "TIME", "MONTHDAY", "ADV", "HAVE", "BE")


def with_light_verbs(
    ctx: Context, token: np.ndarray, size: np.ndarray, rule: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """token, size and rule of the matches, in order, with these; a match of one word where they begin gives way."""
    cues, ends = [], []
    for number, (verbs, behind, nouns) in enumerate(_KINDS):
        at = ctx.where_are(*verbs)
        at = at[~ctx.in_class(ctx.before(at), "PREP", "OF") | ctx.leads[at]]  # "barred from making promises"
        end = at + 1
        if behind:
            some = np.flatnonzero(is_in(ctx.tokens.key[ctx.behind(at)], behind))
            at, end = at[some], at[some] + 2
        if number == len(_KINDS) - 1:
            at, end = (a[is_in(ctx.tokens.key[ctx.behind(at)], _OWN)] for a in (at, end))
        found = _noun_behind(ctx, end, nouns)
        cues.append(at[found > 0])
        ends.append(found[found > 0])
    cue, end = np.concatenate(cues), np.concatenate(ends)
    longer = np.isin(cue, token[size > 1])
    cue, end = cue[~longer], end[~longer]
    if not cue.size:
        return token, size, rule
    keep = ~np.isin(token, cue)
    says = np.full(len(cue), ctx.lexicon.rule_number("attribution/deliver"), rule.dtype)
    token, size, rule = np.append(token[keep], cue), np.append(size[keep], (end - cue).astype(size.dtype)), np.append(rule[keep], says)
    order = np.argsort(token, kind="stable")
    return token[order], size[order], rule[order]


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
        loose = ~ctx.in_class(end, "DEF", "POSS") & ~is_in(key[at], _ONLY)
        what = ctx.behind(behind)
        there = is_in(key[behind], ("on",)) | is_in(key[behind], ("to",)) & is_in(key[at], ("comments", "remarks", "statement", "announcement"))
        apart = there & (ctx.in_class(what, "TIME", "MONTHDAY", "DET") | ctx.name[what])
        apart |= is_in(key[at], ("case", "claim", "call")) & is_in(key[behind], ("of",))
        closed &= loose | is_in(key[behind], _ON) & ~apart
        closed &= ~ctx.tokens.upper[at]
        found = np.where(going & is_in(key[at], nouns) & closed, at + 1, found)
        own = ctx.in_class(at, "DET", "DEF", "POSS") & (step == 0)
        going &= own | ~(ctx.in_class(at, *bars) | ctx.name[at] | ctx.tokens.digit[at] | (ctx.gap[at] & tk.DOUBLE > 0))
    return found
