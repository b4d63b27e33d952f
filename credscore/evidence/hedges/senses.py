"""The senses of hedging words that mark no doubt, run in one place: weasels that only count, suspects whom the law has taken, rumours that a denial
is about; could and may are in `modals`, those that are parts of names in `sense_names`.

Judged by form alone, from the words right before and behind; where the form does not tell, the hedge stands.
"""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.hedges.around import are_words, beside, earlier
from credscore.evidence.hedges.denials import denied_by_somebody, denied_talk, unanswered
from credscore.evidence.hedges.modals import able, allowed
from credscore.evidence.hedges.sense_names import part_of_name
from credscore.evidence.hedges.sense_phrases import OPENERS, no_hedges
from credscore.evidence.hedges.talk_topics import TALK, is_topic
from credscore.evidence.ranges import among
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_TIMES = tuple(
    "years year times time months weeks days hours decades centuries generations occasions hundred thousand million dozen".split()
)
_ABOUT = ("about", "around", "some", "nearly", "almost", "roughly", "estimated", "approximately", "circa")
_ADDRESSES = ("address", "addresses", "addressed", "addressing")
_ELECTORS = (
    "voters",
    "voter",
    "electorate",
    "caucusgoers",
    "caucus-goers",
    "nominee",
    "nominees",
)  # who they are, by a pollster's or party's count
_PLACES = tuple(
    "in on at as alongside with before for there here is among under when twice opposite beside next behind below above".split()
)
_MEASURES = ("how", "so", "too", "as", "that", "not", "in", "for", "the")
# whom the law has taken may be called suspected, or his crime alleged, and it is certain all the same that he was taken
_TAKEN = """
    arrested charged nab nabs nabbed nabbing detain detained apprehend apprehended remanded arraigned convicted indicted sentenced jailed bailed
    extradited deported cuffed
""".split()
_TAKEN_WITHIN = 7  # words
_NOBODY_WITHIN = 4  # words in front of "charged": "no one has yet been"
_TALKED_OF = ("affair", "romance", "relationship", "feud", "split", "comments", "remarks")
_WHO_LOOK = ("officer", "officers", "officials", "agency", "agencies", "team", "judge", "magistrate", "detectives", "authority", "police")


def other_senses(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """bool: which matches of hedging rules have another sense. first, last : tokens [first, last).

    Each check is asked about the matches that it can tell something of, which are few.
    """
    out = np.zeros(len(first), bool)
    one = last - first == 1

    def of_rule(*names: str) -> np.ndarray:
        return ctx.lexicon.rules_among(names).take(rule)

    def is_one(*words: str) -> np.ndarray:
        return one & ctx.is_word(first, *words)

    for check, where in (
        (able, one & of_rule("hedge/could")),
        (allowed, one & of_rule("hedge/may", "hedge/suggests") | is_one("may")),
        (_counting, is_one("several", "many", "most", "others", "some", "certain", "sure", "argue", "argued", "fans", *_ABOUT)),
        (_possible, of_rule("hedge/possible", "hedge/potential") | is_one("possible", "appears", "seem")),
        (_measured, ctx.is_word(first, "likely", "unlikely")),
        (_spoken_of, of_rule("hedge/expected") | is_one(*TALK, "apparent")),
        (_people, is_one("suspects")),
        (_charged, is_one("alleged", "suspected")),
        (_by_trade, is_one("investigating")),
        (lambda ctx, first, last, rule: no_link(ctx, first, last), ctx.is_word(first, "linked")),
        (lambda ctx, first, last, rule: handed_in(ctx, last), (last - first == 3) & ctx.is_word(ctx.behind(first), "reported")),
        (part_of_name, ctx.tokens.upper.take(first) | ctx.is_word(first, "might")),
        (lambda ctx, first, last, rule: no_hedges(ctx, first, last), is_in(ctx.tokens.key.take(first), OPENERS) | (last - first > 1)),
    ):
        some = np.flatnonzero(where)
        if some.size:
            out[some] |= check(ctx, first[some], last[some], rule[some])
    return out | _denied_rumours(ctx, first, rule)


def handed_in(ctx: Context, end: np.ndarray) -> np.ndarray:
    """bool: behind "are reported to", which ends at `end`, stands whom it is told ("the tax office"), not what is told ("have left")."""
    at = np.minimum(end, len(ctx.tokens) - 1)
    whom = ctx.in_class(at, "DEF", "DET", "POSS", "OFFICIAL")
    return (whom | ctx.tokens.upper[at]) & ~ctx.leads[at] & (end < len(ctx.tokens))


def _counting(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """several, many, most, some and others that only count or compare; about and nearly with no number behind."""
    before, here = beside(ctx, first, -1)
    after, there = beside(ctx, last - 1, 1)
    lead = ctx.leads.take(first) | ((ctx.gap.take(first) & tk.COMMA) > 0)
    clause = lead | (here & ctx.in_class(before, "BREAK", "THAT"))
    quantity = are_words(ctx, first, ("several", "many")) & there & are_words(ctx, after, _TIMES)
    quantity |= are_words(ctx, first, ("many",)) & here & are_words(ctx, before, _MEASURES[:4])
    most = are_words(ctx, first, ("most",)) & ~clause & ~(there & ctx.in_class(after, "VAGUE", "ONE"))
    most |= are_words(ctx, first, ("most",)) & there & are_words(ctx, after, ("of",)) & ~lead
    others = are_words(ctx, first, ("others",)) & ~clause
    # by its neighbours alone: the rank in "the most", a most that is not of people, "some 30" and "about it", "was certain"
    tokens, classes = ctx.tokens, ctx.matches.classes
    before, after = ctx.before(first), ctx.behind(last - 1)
    ranked = (ctx.in_class(before, "DEF") | tokens.upper.take(after)) & ~ctx.leads.take(first)
    crowd = ctx.is_word(after, "people", "believe", "say", "think", "children", "women", "men")
    most |= ctx.is_word(first, "most") & (ranked | ~crowd)
    numeric = tokens.digit[after] | ctx.in_class(after, "NUMBER") | (ctx.gap[after] & tk.OTHER > 0)
    some = ctx.is_word(first, "some") & numeric & ctx.lexicon.rules_among(("hedge/weasel-crowd",)).take(rule)
    loose = ctx.lexicon.rules_among(("hedge/approximation",))[rule] & ~numeric & ctx.is_word(first, *_ABOUT)
    sure = ctx.is_word(first, "certain", "sure") & (ctx.in_class(before, "BE") | ctx.is_word(before, "for", "make", "makes", "made"))
    # "Falk has argued that …" has a source; "it is argued" and "could be argued" have none
    argued = np.flatnonzero(ctx.is_word(first, "argue", "argued") & (last - first == 1))
    third = ctx.before(before[argued])
    be = ((classes[before[argued]] | classes[third]) & ctx.mask("BE")) != 0
    fans = ctx.is_word(first, "fans") & ctx.in_class(after, "DEF", "POSS") & ~ctx.in_class(ctx.behind(after), "PREP")
    out = quantity | most | others | some | loose | sure | fans
    out[argued[~be]] = True
    return out


def _possible(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """ "as soon as possible", "possible to reach by boat", "made it possible"; "its potential"; "appears in a film"."""
    one = last - first == 1
    before, after = ctx.before(first), ctx.behind(last - 1)
    possible, potential = (ctx.lexicon.rules_among((name,))[rule] for name in ("hedge/possible", "hedge/potential"))
    able = ctx.is_word(before, "as", "if", "where", "when", "whenever", "wherever", "best", "every", "made", "makes", "making")
    able |= ctx.is_word(after, "to", "for") & ctx.is_word(first, "possible") & one
    able = (possible & able) | (one & ctx.is_word(first, "possible") & ctx.is_word(after, "to"))
    owned = potential & one & ctx.in_class(before, "POSS")
    unable = ctx.is_word(first, "seem") & ctx.is_word(before, "can't", "couldn't", "cannot")  # "couldn't seem to stop"
    shown = unable | ctx.is_word(first, "appears") & one & are_words(ctx, after, _PLACES)
    return able | owned | shown


def _measured(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """likely that compares or counts, and what is unlikely without being doubted: "twice as likely", "likely voters", "an unlikely ally"."""
    before, after = ctx.before(first), ctx.behind(first)
    # "the likely winner", "those likely to win", "the party's likely choice"; not "this likely cost him", "it's likely"
    ranked = ctx.is_word(before, "the", "these", "those") | ctx.in_class(before, "POSS")
    likely = ctx.is_word(first, "likely")
    ranked |= ctx.tokens.possessive[before] & ~ctx.in_class(before, "PRON", "IT", "WHO", "THAT", "BREAK", "DEF")
    than = ctx.is_word(before, "more", "less") & ~ctx.is_word(after, "that")  # "it looks more likely that …" still doubts
    light = likely & (ranked | than | ctx.is_word(before, "how", "among", "equally"))
    light |= likely & ctx.is_word(before, "as") & ctx.is_word(after, "to", "as")
    # "the most likely to win", "children are most likely to fall ill": who of many, or when; "he is most likely to win" is a forecast
    third = ctx.before(before)
    subject = ctx.before(third)
    forecast = ctx.is_word(third, "is", "was") & (ctx.name[subject] | ctx.is_word(subject, "he", "she"))
    light |= likely & ctx.is_word(before, "most") & (ctx.is_word(third, "the") | ctx.is_word(after, "to") & ~forecast)
    light |= likely & (is_in(ctx.tokens.key[after], _ELECTORS) | is_in(ctx.tokens.key[ctx.behind(after)], _ELECTORS))
    light |= ctx.is_word(first, "unlikely") & (ranked | ctx.is_word(before, "a", "an", "some", "two")) & ~ctx.is_word(after, "to", "that")
    return light


def _spoken_of(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """Rumour words that name a thing ("a gossip column"), a way of speaking ("whispers our insider"), or what somebody speaks about or
    nobody comments on; the rank of an heir; the brightness of a star."""
    one = last - first == 1
    before, here = beside(ctx, first, -1)
    after, there = beside(ctx, last - 1, 1)
    column = one & are_words(ctx, first, ("gossip", "rumour", "rumor")) & there
    column &= are_words(
        ctx,
        after,
        (
            "column",
            "columns",
            "columnist",
            "columnists",
            "site",
            "sites",
            "forum",
            "forums",
            "magazine",
            "magazines",
            "press",
            "rags",
            "page",
            "pages",
            "blog",
            "account",
            "accounts",
        ),
    )
    spoken = one & are_words(ctx, first, ("whispers",)) & ((ctx.gap[first] & tk.DOUBLE) > 0)
    addressed = one & are_words(ctx, first, ("speculation", "rumours", "rumors")) & here & earlier(ctx, first, _ADDRESSES, 1, 4)
    ranked = ctx.lexicon.rules_among(("hedge/expected",))[rule] & (last - first == 3) & are_words(ctx, first, ("in",))
    ranked &= here & are_words(ctx, before, ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "next"))
    bright = one & are_words(ctx, first, ("apparent",)) & there & are_words(ctx, after, ("magnitude", "brightness", "diameter", "motion", "wind"))
    return column | spoken | addressed | one & (among(first, unanswered(ctx)) | is_topic(ctx, first)) | ranked | bright


def _people(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """ "two suspects on a motorcycle": people, unless it stands behind somebody who can suspect."""
    before, here = beside(ctx, first, -1)
    somebody = ctx.name[before] | ctx.in_class(before, "PRON", "WHO", "IT", "ROLE", "OFFICIAL", "ORG", "ADV", "VAGUE")
    # "a cell for foreign suspects and a room for Velmoran suspects.": who suspects, suspects something
    somebody &= ~ctx.name[before] | ((ctx.gap_after[last] & (tk.TERMINAL | tk.COMMA)) == 0)
    return ~(here & somebody & (ctx.gap[first] == 0))


def _charged(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """ "arrested four suspected poachers", "three alleged pushers were nabbed": what they are called until a court has found; that they were taken
    is certain. Not "were suspected of theft", "the alleged affair", "nobody was charged over the alleged brawl"."""
    before, here = beside(ctx, first, -1)
    after, there = beside(ctx, first, 1)
    label = ~(here & ctx.in_class(before, "BE", "HAVE", "PRON", "WHO", "ADV", "THAT")) & there & (ctx.gap[after] == 0)
    label &= ~ctx.in_class(after, "PREP", "OF", "THAT", "DEF", "DET", "POSS", "PRON", "VAGUE") & ~is_in(ctx.tokens.key[after], _TALKED_OF)
    taken = np.zeros(len(first), bool)
    for way in (-1, 1):
        at, on = first, label.copy()
        for _ in range(_TAKEN_WITHIN):
            to, same = beside(ctx, at, way)
            on &= same & ((ctx.gap[np.maximum(at, to)] & (tk.TERMINAL | tk.SEMICOLON | tk.DOUBLE)) == 0)
            on &= ~ctx.in_class(to, "BREAK", "WHO", "THAT", "NEG") | ctx.is_word(to, "after")
            found = np.flatnonzero(on & is_in(ctx.tokens.key[to], _TAKEN))  # few
            taken[found] |= ~_none_in_front(ctx, to[found])
            at = to
    return taken


def _none_in_front(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: which verbs are of nobody: "no one has been charged", "was not charged"."""
    none, on = np.zeros(len(at), bool), np.ones(len(at), bool)
    for _ in range(_NOBODY_WITHIN):
        to, same = beside(ctx, at, -1)
        on &= same & ((ctx.gap[at] & STRONG) == 0)
        none |= on & (ctx.in_class(to, "NEG") | ctx.is_word(to, "nobody", "none"))
        at = to
    return none


def _by_trade(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """ "the investigating officer"; not "police are investigating officers who …"."""
    return is_in(ctx.tokens.key[ctx.behind(first)], _WHO_LOOK) & ~ctx.in_class(ctx.before(first), "BE", "ADV", "NEG")


_EFFECTS = tuple(
    "risk risks lower higher fewer less more greater smaller shorter longer reduced increased improved poorer better worse early "
    "disease diseases cancer cancers death deaths illness health obesity asthma symptoms syndrome decline rates levels".split()
)
MOVES = ("move", "switch", "transfer", "return", "exit", "swap", "post", "job", "role", "takeover", "bid")


def no_link(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """linked with of causes and effects: only somebody is said to be "linked with" another, or with a job."""
    somebody, effect = np.zeros(len(first), bool), np.zeros(len(first), bool)
    move = somebody.copy()
    before, after = first, first + 1
    for _ in range(6):
        before, after = ctx.before(before), ctx.behind(after)
        somebody |= ctx.name[before] | ctx.in_class(before, "PRON", "WHO", "ROLE") | move & ctx.name[after]  # "a move to Harrow Town", no "job loss"
        move |= is_in(ctx.tokens.key[after], MOVES)
        effect |= is_in(ctx.tokens.key[after], _EFFECTS)
    return effect & (last - first == 2) | ~somebody


def _denied_rumours(ctx: Context, first: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """Rumour words that a denial in the same sentence is about ("denied the rumours", "rumours … are baseless"): they hedge nothing."""
    rumour = ctx.lexicon.rules_of("rumour").take(rule)
    checks = ctx.matches.hits["verification"]
    denies = ctx.lexicon.rules_of("denied", "false")[checks.rule]
    if not rumour.any():
        return rumour
    denied = np.zeros(len(ctx.sentences), bool)
    denied[ctx.sentences.of_token[np.append(checks.token[denies], denied_talk(ctx)[0])]] = True
    return rumour & (denied.take(ctx.sentences.of_token.take(first)) | among(first, denied_by_somebody(ctx)[0]))
