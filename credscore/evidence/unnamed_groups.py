"""Unnamed people who are told of together, without a cue: "Each described a night alone", "The other two gave similar accounts"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.kinds.anonymous import people
from credscore.evidence.source_types import ANONYMOUS, NONE, VAGUE
from credscore.evidence.word_lists import NUMBERS
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_NEAR = 3  # sentences back to whoever of them spoke
_RUN = 4  # such sentences, one after the other
_ONE_MORE = ("second", "third", "fourth", "fifth", "sixth")
_OPENERS = ("each", "both", "another", "all", "they", "the", "a", "others", "some", "several", *NUMBERS)
_WHO_CLAUSE = 18  # words of ", who worked on the upper floor,"
_TELLS = """
    described describes describe spoke speak speaks mentioned mentions mention confirmed confirms recalled recalls recall recounted told tells tell
    said says say repeated repeats reported complained agreed denied insisted estimated named listed cited
""".split()
_GIVES = ("gave", "give", "gives", "offered")
_GIVEN = "account accounts version versions figures figure description descriptions dates names details".split()
# people around a place or a person, who need not be counted
_AROUND = "neighbours neighbors colleagues workmates classmates relatives".split()
_COUNTING = ("more", "about", "around", "nearly", "almost")
_COUNTED_BY = ("dozen", "handful", "couple", "score", "few", "least", "half", "group", "number")  # "a dozen", "at least ten"
_ACCOUNTS = "account accounts version versions description descriptions".split()
_WORKS = """
    book books film films movie novel memoir memoirs documentary play song songs album poem series show programme program episode podcast exhibition
    oils watercolour canvas concert opera musical broadcast interview magazine
""".split()
_PAINTERS = "artist artists painter painters actor actresses actors students author authors writer writers poets singers".split()
_SUBJECT, _SENTENCE = 9, 40  # words up to the verb, and of the sentence that are looked at
_SPOKE = ("spoke", "spoken", "talked")
_OF = ("of", "about")  # whom they spoke to, tells nothing yet


def groups_go_on(ctx: Context, inner: np.ndarray, quoted: np.ndarray) -> np.ndarray:
    """bool (sentences,): nobody known stands behind them, and their subject takes up unnamed people who spoke right before.

    inner : int8 (sentences,), the types of who stands behind each. quoted : bool, in quotation marks."""
    sents = ctx.sentences
    out = np.zeros(len(sents), bool)
    out[_counted(ctx, np.flatnonzero((inner == NONE) & ~quoted))] = True
    at = np.arange(len(sents))
    told = np.maximum.accumulate(np.where((inner == ANONYMOUS) | out, at, -1 - _NEAR * _RUN))
    few = np.flatnonzero(inner == VAGUE)  # "Several recalled the noise": of those who spoke before
    few = few[is_in(ctx.tokens.key[sents.first[few]], ("several", "others", "some"))]
    few = few[is_in(ctx.tokens.key[ctx.behind(sents.first[few])], _TELLS)]
    open_ = inner == NONE
    open_[few] = True
    some = np.flatnonzero(open_ & ~out & ~quoted & (at - told <= _NEAR * _RUN) & (at > 0))  # few
    some = some[is_in(ctx.tokens.key[sents.first[some]], _OPENERS)]
    some = some[_tell(ctx, some)]
    for _ in range(_RUN):  # "All six spoke of … | Another said …"
        told = np.maximum.accumulate(np.where((inner != NONE) | out, at, 0))[some - 1]
        found = (some - told <= _NEAR) & ((inner[told] == ANONYMOUS) | out[told]) & (sents.article[told] == sents.article[some])
        if not found.any():
            break
        out[some[found]] = True
        some = some[~found]
    return out


def _counted(ctx: Context, some: np.ndarray) -> np.ndarray:
    """int64: which of the sentences `some` open with so many people who tell of something without a cue: "Three former pupils painted a bleak
    picture", "Half a dozen tenants complained of the damp", "Neighbours spoke of their shock"."""
    key, first = ctx.tokens.key, ctx.sentences.first
    lead = first[some]
    counts = ctx.in_class(lead, "NUMBER") | is_in(key[lead], ("several", "half", "dozens", "scores")) | ctx.tokens.digit[lead]
    some = some[(counts & ~is_in(key[lead], ("one",))) | is_in(key[lead], (*_COUNTING, *_AROUND)) | (
        is_in(key[lead], ("a", "at")) & is_in(key[ctx.behind(lead)], _COUNTED_BY)
    )]  # few
    lead = first[some]
    bare = is_in(key[lead], _AROUND)
    near = np.minimum(lead[:, None] + np.arange(_SUBJECT), first[some + 1][:, None] - 1)
    did = is_in(key[near], (*_SPOKE, "painted", "complained", *_GIVES)) & (np.arange(_SUBJECT) > 0)
    verb = near[np.arange(len(some)), did.argmax(axis=1)]
    noun = np.where(ctx.in_class(ctx.before(verb), "HAVE", "ADV"), ctx.before(verb) - 1, ctx.before(verb))
    keep = did.any(axis=1) & (noun >= lead) & (is_in(key[noun], _AROUND) | people(ctx, noun) & ~bare)
    # "of the mill", "who left": the count is of others
    inside = (near < noun[:, None]) & (ctx.in_class(near, "PREP", "WHO", "BE", "THAT") | ctx.verb[near] | ((ctx.gap[near] & tk.COMMA) > 0))
    keep &= ~(inside & (near > lead[:, None]) & ~is_in(key[near], ("than", "least"))).any(axis=1)
    some, verb = some[keep], verb[keep]
    after = ctx.behind(verb)
    of = is_in(key[after], _OF)
    tells = is_in(key[verb], (*_SPOKE, "complained")) & of
    given = is_in(key[verb], _GIVES)
    painted = is_in(key[verb], ("painted",))
    for _ in range(4):
        tells |= given & is_in(key[after], _ACCOUNTS) | painted & is_in(key[after], ("picture",))
        after = ctx.behind(after)
    some, lead = some[tells], lead[keep][tells]
    # "spoke of hunger in the film": what a work shows
    near = np.minimum(lead[:, None] + np.arange(_SENTENCE), first[some + 1][:, None] - 1)
    return np.asarray(some[~is_in(key[near], (*_WORKS, *_PAINTERS)).any(axis=1)])


def _tell(ctx: Context, some: np.ndarray) -> np.ndarray:
    """bool: in which of the sentences `some` such a subject is followed by what people do who give an account."""
    if not some.size:
        return np.zeros(0, bool)
    key, verb = ctx.tokens.key, _verbs(ctx, some)
    open_ = verb > ctx.sentences.first[some]
    for name in ("MODAL", "HAVE", "ADV", "ADV"):
        verb = np.where(ctx.in_class(verb, name), ctx.behind(verb), verb)
    verb = np.where(is_in(key[verb], ("each", "both", "all")), ctx.behind(verb), verb)
    after = ctx.behind(verb)
    tells = is_in(key[verb], _TELLS) & (~is_in(key[verb], ("spoke", "speak", "speaks")) | is_in(key[after], _OF))
    gives = is_in(key[verb], _GIVES)
    for _ in range(3):
        tells |= gives & is_in(key[after], _GIVEN)
        after = ctx.behind(after)
    return np.asarray(tells & open_)


def _verbs(ctx: Context, some: np.ndarray) -> np.ndarray:
    """Where the verb of the sentences `some` may stand, behind such a subject and what a relative clause tells of it; else their first token."""
    key, first = ctx.tokens.key, ctx.sentences.first[some]
    second, third = ctx.behind(first), ctx.behind(ctx.behind(first))
    them = is_in(key[second], ("of",)) & is_in(key[third], ("them",))
    whole = is_in(key[first], ("each", "both", "another", "all", "others", *NUMBERS))
    size = np.where(whole & them, 3, 0)
    size = np.where(~them & is_in(key[first], ("each", "both", "another", "others", "some", "several")), 1, size)
    count = is_in(key[second], NUMBERS)
    size = np.where(is_in(key[first], ("all",)) & count, 2, size)
    size = np.where(is_in(key[first], NUMBERS) & is_in(key[second], ("others",)), 2, size)
    size = np.where(is_in(key[first], NUMBERS) & is_in(key[second], _TELLS), 1, size)  # "Two described …"
    size = np.where(is_in(key[first], ("they",)) & is_in(key[second], ("all", "both", "each")), 2, size)
    the = is_in(key[first], ("the",))
    other = the & is_in(key[second], ("other",))
    size = np.where(other & is_in(key[third], NUMBERS), 3, np.where(other | the & is_in(key[second], ("others",)), 2, size))
    size = np.where((the | is_in(key[first], ("a",))) & is_in(key[second], _ONE_MORE), 2, size)
    verb = np.minimum(first + size, ctx.sentences.first[some + 1] - 1)
    # "The other two, who work upstairs, gave …"
    who = np.flatnonzero((size > 0) & ((ctx.gap[verb] & tk.COMMA) > 0) & is_in(key[verb], ("who",)))
    if who.size:
        near = verb[who][:, None] + np.arange(1, _WHO_CLAUSE)
        inside = near < ctx.sentences.first[some[who] + 1][:, None]
        comma = inside & ((ctx.gap[np.where(inside, near, 0)] & tk.COMMA) > 0)
        found = comma.any(axis=1)
        verb[who[found]] = near[found, comma[found].argmax(axis=1)]
    # "The two clerks each mentioned it"
    rest = np.flatnonzero((the | is_in(key[first], ("both",))) & (size <= 1))
    near = first[rest][:, None] + np.arange(2, _WHO_CLAUSE)
    inside = near < ctx.sentences.first[some[rest] + 1][:, None]
    each = inside & is_in(key[np.where(inside, near, 0)], ("each",))
    found = each.any(axis=1)
    verb[rest[found]] = near[found, each[found].argmax(axis=1)]
    return verb
