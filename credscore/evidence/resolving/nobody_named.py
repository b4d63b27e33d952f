"""Phrases with "the" that no name in the article could stand for: "the man in the clip", "the caller", "the fire chief" where nobody is named."""

from __future__ import annotations

import numpy as np

from credscore.evidence.agent_nouns import agent_like
from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import Context
from credscore.evidence.ranges import any_inside
from credscore.evidence.resolving.known_people import HOLDERS, aged_people, full_names, known_people
from credscore.evidence.resolving.second_mentions import bodies, first_of_name
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, CARRY, NAMED, NONE, OFFICIAL, SOCIAL, VAGUE
from credscore.evidence.verbs.crowds import plural
from credscore.evidence.word_lists import COURTESY_TITLES, PICTURES
from credscore.text.tokens import is_in

_SEEN = """
    man woman boy girl person voice narrator speaker user uploader poster owner author figure driver officer soldier teenager caller creator
""".split()
_PLACED = ("in", "on", "of", "behind", "from")
_RECORDED = (*PICTURES, "footage", "recording", "recordings", "tape", "audio", "voicemail", "livestream")
_POSTED = ("post", "posts", "account", "channel", "tweet", "thread", "handle")
_LONGEST = 9  # words of such a phrase
_AROUND = 12  # sentences on either side in which nobody is named …
_BESIDE = 1  # … or, where he is told of by what shows him
# offices and posts that one person holds in a place or a body, whom its papers know
_OFFICES = """
    chief governor secretary mayor commissioner commander superintendent headteacher headmaster headmistress principal sheriff coroner magistrate
    prosecutor warden rector dean registrar administrator inspector
""".split()
_OF_DISTRICTS = ("collector", "attorney", "administrator")  # of a district; an art collector holds no office
_HEALERS = ("doctor", "physician", "surgeon", "vet", "physio")  # of a club or a team; "the doctor" is anybody's
_PEOPLE = ("ROLE", "ONE", "PALS", "OFFICIAL", "ORG", "VAGUE", "MEDIA", "NATION", "TITLE")  # and bodies: who "they" may be
_NEW = ("a", "an", "one", "two", "another")


def nobody_named(ctx: Context, sh: Shared, a: Attributions) -> None:
    """Give phrases like "the man in the clip" and "the fire chief" the type of whoever has no name, where nobody near could be meant; in place."""
    _there_is_one(ctx, sh, a)
    _they_whoever(ctx, a)
    some = np.flatnonzero(((a.type == CARRY) | (a.type == NAMED)) & (a.first >= 0) & (a.last - a.first >= 2) & (a.last - a.first <= _LONGEST) & ~a.weak)
    some = some[ctx.is_word(a.first[some], "the")]
    key, top = ctx.tokens.key, len(ctx.tokens) - 1
    first, last = a.first[some], a.last[some]
    # "the voice on the recording", "the user behind the post"
    kind = np.zeros(len(some), np.int8)
    for step in (1, 2):
        noun = np.minimum(first + step, top)
        what = np.minimum(noun + 3, top)
        there = (noun + 3 < last) & is_in(key[noun], _SEEN) & is_in(key[np.minimum(noun + 1, top)], _PLACED)
        there &= is_in(key[np.maximum(what - 1, 0)], ("the", "this", "that"))
        kind[there & is_in(key[what], _RECORDED)] = ANONYMOUS
        kind[there & is_in(key[what], _POSTED)] = SOCIAL
    tail = last - 1
    plain = (a.type[some] == CARRY) & ~ctx.tokens.possessive[np.maximum(tail - 1, 0)]
    kind[plain & (last - first <= 3) & is_in(key[tail], ("caller",))] = ANONYMOUS
    office = is_in(key[tail], _OF_DISTRICTS) & is_in(key[np.maximum(tail - 1, 0)], ("district", "county", "state", "city"))
    office |= is_in(key[tail], _OFFICES) | is_in(key[tail], _HEALERS) & (last - first > 2)
    kind[plain & (last - first <= 4) & office & (kind == 0)] = OFFICIAL
    some, kind = some[kind > 0], kind[kind > 0]
    if not some.size:
        return
    sents = ctx.sentences
    article = sents.article[a.sentence[some]]
    around = np.where(kind == OFFICIAL, _AROUND, _BESIDE)
    opens = np.maximum(a.sentence[some] - around, np.searchsorted(sents.article, article))
    ends = np.minimum(a.sentence[some] + around + 1, np.searchsorted(sents.article, article, side="right"))
    first, last = sents.first[opens], sents.first[ends]
    named = any_inside(first, last, lambda at: _at_large(ctx, sh, at))
    # "Falk opened the weir. The sheriff said": it may be hers
    named |= (kind == OFFICIAL) & any_inside(first, last, lambda at: _by_surname(ctx, sh, at))
    a.type[some[~named]] = kind[~named]


def _they_whoever(ctx: Context, a: Attributions) -> None:
    """ "First they said it would pass", "They told us it was safe" at the start of a paragraph: a side that nobody names, and no source; in place."""
    some = np.flatnonzero((a.type == CARRY) & a.backs & (a.last - a.first == 1) & ctx.is_word(np.maximum(a.first, 0), "they"))
    lead = ctx.sentences.first[a.sentence[some]]
    paragraph = ctx.sentences.paragraph
    opens = (a.sentence[some] == 0) | (paragraph[a.sentence[some]] != paragraph[np.maximum(a.sentence[some] - 1, 0)])
    told = ctx.is_word(a.cue[some], "told") & ctx.is_word(ctx.behind(a.cue[some]), "us") & (a.first[some] == lead) & opens
    first = ctx.is_word(lead, "first") & (a.first[some] == lead + 1)
    some = some[told | first]
    # "My parents were farmers.¶They told us": the paragraph in front tells who they are, as does what stands before in their own
    article = ctx.sentences.article[a.sentence[some]]
    own = paragraph[a.sentence[some]]
    begin = np.maximum(np.searchsorted(paragraph, own - 1), np.searchsorted(ctx.sentences.article, article))

    def who(at: np.ndarray) -> np.ndarray:
        return ctx.name[at] | ctx.in_class(at, *_PEOPLE) | agent_like(ctx, at) | plural(ctx, at)

    some = some[~any_inside(ctx.sentences.first[begin], ctx.sentences.first[a.sentence[some]], who)]
    a.type[some], a.backs[some] = NONE, False


def _at_large(ctx: Context, sh: Shared, at: np.ndarray) -> np.ndarray:
    """bool: names of people who may hold any post: "Ines Falk", "Mr Falk", not "President Ines Falk", who holds another."""
    begin = first_of_name(ctx, at)
    front = ctx.before(begin)
    courtesy = is_in(ctx.tokens.key[front], COURTESY_TITLES)
    holds = is_in(ctx.tokens.key[front], HOLDERS) | is_in(ctx.tokens.key[begin], HOLDERS) | ctx.in_class(front, "ROLE", "TITLE") & ~courtesy
    return np.asarray((full_names(ctx, sh, at) | aged_people(ctx, at)) & ~holds | ctx.name[at] & courtesy & ~sh.in_quote[at])


def _by_surname(ctx: Context, sh: Shared, at: np.ndarray) -> np.ndarray:
    """bool: names of one word that people may bear who may hold any post: "Falk opened the weir"."""
    begin = first_of_name(ctx, at)
    front = ctx.before(begin)
    holds = is_in(ctx.tokens.key[front], HOLDERS) | is_in(ctx.tokens.key[at], HOLDERS) | ctx.in_class(front, "ROLE", "TITLE")
    return np.asarray(known_people(ctx, sh, at) & (begin == at) & ~ctx.name[ctx.behind(at)] & ~holds & ~bodies(ctx, at))


def _there_is_one(ctx: Context, sh: Shared, a: Attributions) -> None:
    """ "There is a nurse on the ward who told me": whoever is brought in like that has no name; in place."""
    known = (a.type == NAMED) | (a.type == CARRY) | (a.type == VAGUE)
    me = (a.type == OFFICIAL) & ctx.is_word(ctx.behind(a.cue), "me")  # "one minister who tells me": in confidence
    known |= me
    some = np.flatnonzero(known & a.backs & ~a.weak & ctx.is_word(ctx.before(a.cue), "who", "that"))  # what it is "which" says is no person
    lead = ctx.sentences.first[a.sentence[some]]
    is_ = ctx.behind(lead)
    joined = ctx.tokens.possessive[lead]  # "There's"
    one = np.where(joined, is_, ctx.behind(is_))
    there = is_in(ctx.tokens.key[lead], ("there",)) & (joined | ctx.in_class(is_, "BE")) & is_in(ctx.tokens.key[one], _NEW) & (one < a.cue[some])
    some, one = some[there], one[there]
    nameless = sh.names_before[a.cue[some]] == sh.names_before[one]
    bits = ctx.any_in(one, a.cue[some])
    trusted = me[some] & is_in(ctx.tokens.key[one], ("one",))
    nameless &= ((bits & ctx.mask("DOC")) == 0) & ((bits & ctx.mask("OFFICIAL") == 0) | trusted)  # not a report, a spokesman, a plan by the council
    some, one = some[nameless], one[nameless]
    a.type[some], a.first[some], a.last[some] = ANONYMOUS, one, a.cue[some] - 1
