"""Senses of hedging words that mark no doubt: could of ability, may of permission, weasels that only count, rumours that a denial is about.

Judged by form alone, from the words right before and behind; where the form does not tell, the hedge stands.
"""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

# What rules, guides and definitions let or call: "patients may be seen", "the term may refer to"
_PERMITTED = tuple(
    "use used refer include included served expressed seen called initiated consist consists vary apply choose chosen decide participate "
    "obtain obtained appeal vote enter park return returned bring submit submitted request requested download opt sit elect elected appoint "
    "appointed keep join combine combined treated classified register swim fish camp smoke attend claim cancel borrow wear".split()
)
_POLITE = ("add", "say", "ask", "finally", "also", "quibble", "at", "like", "want", "hope", "object")
_ANYBODY = (
    "you",
    "we",
    "i",
    "one",
    "anyone",
    "anybody",
    "nobody",
    "everyone",
    "everybody",
    "any",
    "no",
    "neither",
    "none",
    "only",
    "nothing",
)
_SCARCELY = ("hardly", "barely", "scarcely", "easily", "do", "of", "once", "always", "never", "only", "not")
_PERSONAL = ("he", "she", "who", "they")
_SKILLS = tuple(
    "read write swim sing dance play cook drive speak see hear feel walk run sleep remember recall afford tell hold lift clear open fill "
    "understand count name follow stand breathe eat paint draw climb reach move work stay keep find get bear resist".split()
)
_TIMES = tuple(
    "years year times time months weeks days hours decades centuries generations occasions hundred thousand million dozen".split()
)
_MEASURES = ("how", "so", "too", "as", "that", "not", "in", "for", "the")


def _words(ctx: Context, at: np.ndarray, words: tuple[str, ...]) -> np.ndarray:
    return is_in(ctx.tokens.key[np.clip(at, 0, len(ctx.tokens) - 1)], words)


def other_senses(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """bool: which matches of hedging rules have another sense. first, last : tokens [first, last)."""
    if not len(first):
        return np.zeros(0, bool)
    one = last - first == 1
    return one & (_able(ctx, first, rule) | _allowed(ctx, first, rule) | _counting(ctx, first, last)) | _spoken_of(ctx, first, last, rule)


def _near(ctx: Context, at: np.ndarray, step: int) -> tuple[np.ndarray, np.ndarray]:
    """The token `step` places away, and whether it stands in the same sentence."""
    to = np.clip(at + step, 0, len(ctx.tokens) - 1)
    return to, (to == at + step) & (ctx.sentences.of_token[to] == ctx.sentences.of_token[at])


def _able(ctx: Context, first: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """could of ability or of what did not happen."""
    could = ctx.lexicon.rules_among(("hedge/could",))[rule]
    before, here = _near(ctx, first, -1)
    after, there = _near(ctx, first, 1)
    later, far = _near(ctx, first, 2)
    question = ctx.leads[first]
    anybody = here & _words(ctx, before, _ANYBODY)
    for back in (2, 3, 4, 5):  # "any employee could", "nobody at the mill could"
        at, near = _near(ctx, first, -back)
        anybody |= near & _words(ctx, at, ("anyone", "anybody", "nobody", "any", "no", "neither", "every", "only"))
    person = here & _words(ctx, before, _PERSONAL)
    skill = there & _words(ctx, after, _SKILLS)
    past = here & _words(ctx, before, ("once", "always", "never"))
    at, near = _near(ctx, first, -2)
    past |= near & _words(ctx, at, ("as",))  # "as fast as they could run"
    # "Tolliver could have told him": what somebody did not do; "the gate could have been left open" doubts
    have = there & _words(ctx, after, ("have", "of"))
    been = far & _words(
        ctx, later, ("been", "had", "happened", "started", "come", "caused", "led", "resulted", "allowed", "contributed", "affected")
    )
    someone = person | anybody | (here & ctx.name[before])
    unreal = have & someone & ~been
    for back in range(2, 9):  # "may have been looking and could have mistaken": it goes on doubting
        at, near = _near(ctx, first, -back)
        unreal &= ~(near & _words(ctx, at, ("may", "might")))
    return could & ~question & (anybody | (person & skill) | past | unreal | (there & _words(ctx, after, _SCARCELY)))


def _allowed(ctx: Context, first: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """may of permission, of courtesy and of definitions."""
    may = ctx.lexicon.rules_among(("hedge/may",))[rule] & _words(ctx, first, ("may",))
    might = ctx.lexicon.rules_among(("hedge/may",))[rule] & ~may
    before, here = _near(ctx, first, -1)
    verb = first + 1
    for _ in range(3):  # over adverbs and "be"
        at = np.minimum(verb, len(ctx.tokens) - 1)
        step = _words(ctx, at, ("also", "not", "only", "either", "then", "be", "never", "now", "still")) & (verb < len(ctx.tokens) - 1)
        verb = verb + step
    inside = (verb < len(ctx.tokens)) & (ctx.sentences.of_token[np.minimum(verb, len(ctx.tokens) - 1)] == ctx.sentences.of_token[first])
    permitted = inside & _words(ctx, verb, _PERMITTED)
    plural = ctx.leads[before] & (ctx.buffer.data[ctx.tokens.end[before] - 1] == ord("s"))  # "Applicants may", hardly a name
    firm = here & (ctx.name[before] & ~plural | _words(ctx, before, ("he", "she", "it", "there")))
    after, there = _near(ctx, first, 1)
    polite = here & _words(ctx, before, ("you", "one", "i")) & there & (_words(ctx, after, _POLITE) | _words(ctx, before, ("you", "one")))
    asked = np.zeros(len(first), bool)
    for back in (2, 3):  # "asked if he may keep"
        at, near = _near(ctx, first, -back)
        asked |= near & _words(ctx, at, ("if",))
    # "as the jacket might suggest", "as another singer might lay down": a comparison
    comment = np.zeros(len(first), bool)
    suggests = ctx.lexicon.rules_among(("hedge/suggests",))[rule] & here & _words(ctx, before, ("might", "may", "would"))
    for back in (3, 4):
        at, near = _near(ctx, first - suggests, -back)
        comment |= near & _words(ctx, at, ("as",))
    return may & (permitted & ~firm | polite | asked & permitted) | might & (polite | comment) | suggests & comment


def _counting(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """several, many, most and others that only count or compare, possible of ability."""
    before, here = _near(ctx, first, -1)
    after, there = _near(ctx, last - 1, 1)
    lead = ctx.leads[first] | ((ctx.gap[first] & tk.COMMA) > 0)
    clause = lead | (here & ((ctx.matches.classes[before] & ctx.mask("BREAK", "THAT")) != 0))
    quantity = _words(ctx, first, ("several", "many")) & there & _words(ctx, after, _TIMES)
    quantity |= _words(ctx, first, ("many",)) & here & _words(ctx, before, _MEASURES[:4])
    most = _words(ctx, first, ("most",)) & ~clause & ~(there & ((ctx.matches.classes[after] & ctx.mask("VAGUE", "ONE")) != 0))
    most |= _words(ctx, first, ("most",)) & there & _words(ctx, after, ("of",)) & ~lead
    others = _words(ctx, first, ("others",)) & ~clause
    able = _words(ctx, first, ("possible",)) & there & _words(ctx, after, ("to",))
    return quantity | most | others | able


def _spoken_of(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """Rumour words that name a thing ("a gossip column"), a way of speaking ("whispers our insider"), or what nobody comments on;
    the rank of an heir; the brightness of a star."""
    one = last - first == 1
    before, here = _near(ctx, first, -1)
    after, there = _near(ctx, last - 1, 1)
    column = one & _words(ctx, first, ("gossip", "rumour", "rumor")) & there
    column &= _words(
        ctx,
        after,
        ("column", "columns", "columnist", "columnists", "site", "sites", "forum", "forums", "magazine", "page", "pages", "blog"),
    )
    spoken = one & _words(ctx, first, ("whispers",)) & ((ctx.gap[first] & tk.DOUBLE) > 0)
    unanswered = one & _words(ctx, first, ("speculation", "rumours", "rumors")) & here
    refuses = np.zeros(len(first), bool)
    for back in (2, 3, 4):
        at, near = _near(ctx, first, -back)
        refuses |= near & _words(ctx, at, ("comment", "comments"))
    ranked = ctx.lexicon.rules_among(("hedge/expected",))[rule] & (last - first == 3) & _words(ctx, first, ("in",))
    ranked &= here & _words(ctx, before, ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "next"))
    bright = one & _words(ctx, first, ("apparent",)) & there & _words(ctx, after, ("magnitude", "brightness", "diameter", "motion", "wind"))
    return column | spoken | (unanswered & refuses) | ranked | bright
