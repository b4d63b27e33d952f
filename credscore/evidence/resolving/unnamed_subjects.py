"""He and she behind a sentence about somebody without a name who says nothing there: "A nurse opened her locker. “I am tired,” she said."."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.endings import Endings
from credscore.evidence.ranges import among, any_inside
from credscore.evidence.resolving.known_people import HOLDERS, brought_in, known_people, one_of_many, whom_it_is_done_to
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, NONE
from credscore.evidence.word_lists import INDEFINITE
from credscore.text.tokens import COMMA, is_in

_NEAR = 4  # sentences from whoever is brought in to the pronoun
_JUST_BEFORE = 2  # sentences in front of his, of which one may be about somebody with a name
_DESCRIBED = 3  # words from the noun to "who": "a mother of two who"
_PLACE = 9  # words of "Outside the gates," in front of him
_WORDS = 5  # from the article to the noun
_MINE = ("source", "informant", "contact")
MEN = "man boy lad father dad husband widower waiter grandfather policeman fireman barman brother son salesman fisherman postman gentleman".split()
WOMEN = """
    woman girl mother mum mom wife widow waitress grandmother policewoman barmaid sister daughter lady midwife landlady housewife mother-of-two
    mother-of-three stewardess nun
""".split()
# what a person does right behind his noun, where no ending tells it
_DID = """
    left got stood sat came went took kept ran told saw lost held ate wore fell felt found drove lay slept won wrote broke woke bought began spent
    knew brought caught made met paid put set rang rose sent sold spoke taught threw heard gave grew hung led
""".split()
# who may speak for somebody, but not where only his service is told of
_SERVED = "officer official detective inspector sergeant minister lawmaker politician executive director manager researcher reporter".split()
_FRONT = 14  # words of "A former critic of the plan," in front of "he"
_PAST = Endings(("ed",))


def behind_unnamed_subjects(ctx: Context, sh: Shared, a: Attributions, some: np.ndarray) -> np.ndarray:
    """bool: which of the pronouns that carry the attributions numbered `some` take up the unnamed subject of a sentence close before: nobody has
    been named since, and nobody else has spoken."""
    out = np.zeros(len(some), bool)
    some_he = is_in(ctx.tokens.key[a.first[some]], ("he", "she", "him", "her"))
    sents = ctx.sentences
    wanted = np.zeros(len(sents), bool)  # only sentences that somebody may take up need a look
    for step in range(_NEAR + 1):
        wanted[np.maximum(a.sentence[some[some_he]] - step, 0)] = True
    noun = _subjects(ctx, sh, sents.first[:-1][wanted])
    if not noun.size:
        return out
    last = np.searchsorted(noun, sents.first[a.sentence[some]]) - 1
    who = noun[np.maximum(last, 0)]
    there = sents.of_token[who]
    near = some_he & (last >= 0) & (sents.article[there] == sents.article[a.sentence[some]]) & (a.sentence[some] - there <= _NEAR)
    key, says = ctx.tokens.key[who], ctx.tokens.key[a.first[some]]
    near &= ~(is_in(key, MEN) & is_in(says, ("she", "her"))) & ~(is_in(key, WOMEN) & is_in(says, ("he", "him")))
    # somebody else spoke since, or went on speaking: "“It leaks,” said Falk. | One patient fell. | “It is a shame,” he said."
    speaks = ~a.weak & a.backs & (a.type != NONE) & (a.type != ANONYMOUS)
    pronoun = a.carried & (a.last - a.first == 1) & (a.first >= 0)
    other = np.maximum.accumulate(np.where(speaks & ~pronoun, np.arange(len(a)), -1))
    spoke = np.where(some > 0, other[np.maximum(some - 1, 0)], -1)
    near &= (spoke < 0) | (a.sentence[np.maximum(spoke, 0)] < there)
    heard = a.sentence[speaks]
    before = np.searchsorted(heard, there) - 1
    recent = heard[np.maximum(before, 0)] if heard.size else np.full(len(some), -1)
    going_on = (before >= 0) & (sents.article[np.maximum(recent, 0)] == sents.article[there]) & (there - recent <= _NEAR)
    rel = sh.rels.ahead(who)  # "a nurse who works nights": brought in to be heard
    described = (rel - who <= _DESCRIBED) & (rel < sents.first[there + 1])
    near &= ~going_on | described
    few = np.flatnonzero(near & ~described)
    if few.size:  # "Falk ran the mill. A customer threw an eel. He said it hurt."
        front = np.maximum(sents.first[np.maximum(there[few] - _JUST_BEFORE, 0)], sents.tokens_of(sents.article[there[few]])[0])

        def goes_on(at: np.ndarray) -> np.ndarray:  # "He was made captain. A player complained": who goes on
            return known_people(ctx, sh, at) | is_in(ctx.tokens.key[at], ("he", "she")) & ctx.leads[at] & ~sh.in_quote[at]

        near[few[any_inside(front, sents.first[there[few]], goes_on)]] = False
    few = np.flatnonzero(near)
    if few.size:

        def others(at: np.ndarray) -> np.ndarray:
            return known_people(ctx, sh, at) | whom_it_is_done_to(ctx, sh, at, noun) | _offices(ctx, at, who[few]) & ~sh.in_quote[at]

        out[few] = ~any_inside(sents.first[there[few]], a.cue[some[few]], others)
    return out


def _offices(ctx: Context, at: np.ndarray, who: np.ndarray) -> np.ndarray:
    """bool: words for somebody else who may be meant: "A baker left his shop to the town. The mayor opened it." who : int64, no such words."""
    # … a person whom the article has spoken of: "The guest wept"
    front = ctx.before(at)
    the = ctx.is_word(front, "the") & ctx.leads[front] & one_of_many(ctx, at) & ~among(ctx.word_in_article(at), ctx.word_in_article(who))
    office = is_in(ctx.tokens.key[at], HOLDERS) | ctx.in_class(at, "TITLE")
    return np.asarray((office & ~ctx.name[at] | the) & ~among(at, who))


def _subjects(ctx: Context, sh: Shared, lead: np.ndarray) -> np.ndarray:
    """int64: nouns for somebody unnamed who is the subject of his sentence, in order: "A nurse who …", "Outside the gates, one pensioner has …".

    lead : the first tokens of the sentences to look at."""
    opens = lead[is_in(ctx.tokens.key[lead], INDEFINITE)]
    # "Outside the gates, a woman"
    asked = is_in(ctx.tokens.key[lead], ("asked", "pressed"))  # "Asked whether it would close, a nurse paused"
    place = lead[(ctx.in_class(lead, "PREP") | asked) & ~ctx.name[lead]]
    near, here = ctx.around(place, 1, _PLACE)
    row, words = np.nonzero(here & ((ctx.gap[near] & COMMA) > 0) & is_in(ctx.tokens.key[near], INDEFINITE))
    opens = np.sort(np.concatenate([opens, near[row, words]]))
    opens = opens[~sh.in_quote[opens]]
    noun, on = np.full(len(opens), -1), np.ones(len(opens), bool)
    for step in range(1, _WORDS + 1):
        at = np.minimum(opens + step, len(ctx.tokens) - 1)
        on &= (noun < 0) & ~ctx.leads[at] & ((ctx.gap[at] & STRONG) == 0) & ~ctx.in_class(at, "PREP", "OF", "WHO", "THAT", "BE", "HAVE", "MODAL")
        behind = ctx.behind(at)
        ends = ctx.in_class(behind, "WHO", "PREP", "OF", "BE", "HAVE", "MODAL", "ADV") | ((ctx.gap[behind] & COMMA) > 0)
        ends |= is_in(ctx.tokens.key[behind], _DID) | _PAST.end(ctx.buffer, ctx.tokens, behind)
        found = np.flatnonzero(on & ends & (behind > at) & ~ctx.name[behind])
        served = is_in(ctx.tokens.key[at[found]], _SERVED) & ctx.in_class(behind[found], "WHO")
        found = found[(one_of_many(ctx, at[found]) | served) & ~ctx.tokens.possessive[at[found]]]
        noun[found] = at[found]
    noun = noun[noun >= 0]
    noun = noun[~_in_apposition(ctx, noun)]
    new, _ = brought_in(ctx, sh, noun)
    # "My source on the jury rang me at noon"
    mine = lead[is_in(ctx.tokens.key[lead], ("my", "our")) & ~sh.in_quote[lead]]
    source = ctx.behind(mine)
    source = source[is_in(ctx.tokens.key[source], _MINE) & (source > mine) & (ctx.gap[source] == 0) & ~ctx.name[ctx.behind(source)]]
    return np.sort(np.concatenate([noun[new], source]))


def _in_apposition(ctx: Context, noun: np.ndarray) -> np.ndarray:
    """bool: nouns for whoever was spoken of before or is named behind a comma: "A former critic of the plan, he …"."""
    near, here = ctx.around(noun, 1, _FRONT)
    he = is_in(ctx.tokens.key[near], ("he", "she", "they")) & ((ctx.gap[near] & COMMA) > 0)
    # "A chef trained in Lyon, Falk opened …"
    name = ctx.name[near] & ((ctx.gap[near] & COMMA) > 0) & here & ~ctx.in_class(near, "MONTHDAY", "NATION")
    who = ctx.behind(noun)
    # "A man who would later lead the party": known to all
    hero = ctx.in_class(who, "WHO") & is_in(ctx.tokens.key[ctx.behind(who)], ("would", "later", "went"))
    return np.asarray((he & here).any(axis=1) & ~ctx.in_class(who, "WHO") | name.any(axis=1) | hero)
