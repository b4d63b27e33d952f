"""The senses of hedging words that mark no doubt, all in one place: could of ability, may of permission, weasels that only count, rumours
that a denial is about; those that are parts of names are in `sense_names`.

Judged by form alone, from the words right before and behind; where the form does not tell, the hedge stands.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from credscore.evidence.agent_nouns import agent_like
from credscore.evidence.context import STRONG, Context
from credscore.evidence.hedges.denials import denied_talk, unanswered
from credscore.evidence.hedges.sense_names import part_of_name
from credscore.evidence.hedges.sense_phrases import OPENERS, no_hedges
from credscore.evidence.ranges import among
from credscore.evidence.word_lists import KIN, SPEAKER_CLASSES
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

# What rules, guides and definitions let or call: "patients may be seen", "the term may refer to"
_PERMITTED = tuple(
    "use used refer include included served expressed seen called initiated consist consists vary apply choose chosen decide participate "
    "obtain obtained appeal vote enter park return returned bring submit submitted request requested download opt sit elect elected appoint "
    "appointed given administered keep join combine combined treated classified register swim fish camp smoke attend claim cancel borrow wear".split()
)
_OUTCOMES = tuple(
    "affect benefit shorten inform help prevent reduce improve lower cut protect boost raise increase ease slow harm damage kill killing "
    "speed strengthen weaken delay ward stave offer reopen resume come prove backfire cause trigger spark explain signal follow".split()
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
    "few",
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
_MUCH = ("a", "more", "much", "wonders", "serious", "real", "great", "lasting")
_SEERS = """
    you one man woman boy girl child people men women crowd public person anyone anybody everyone everybody nobody somebody someone only both all
    team pair couple crew family audience baby dog cat eye vision staff elderly old horse bird camera telescope
""".split()
_PERSONAL = ("he", "she", "who", "they")
_SKILLS = tuple(
    "opt search apply choose register access switch borrow "
    "read write swim sing dance play cook drive speak see hear feel walk run sleep remember recall afford tell hold lift clear open fill "
    "understand count name follow stand breathe eat paint draw climb reach move work stay keep find get bear resist".split()
)
_SENSED = tuple("not see hear heard feel barely hardly afford tell understand remember only always find once scarcely never".split())
_TIMES = tuple(
    "years year times time months weeks days hours decades centuries generations occasions hundred thousand million dozen".split()
)
_ABOUT = ("about", "around", "some", "nearly", "almost", "roughly", "estimated", "approximately", "circa")
_LIKENED = ("suggest", "expect", "imagine", "think", "guess", "suspect", "imply", "say", "hope", "wish")
_TALK = ("gossip", "rumour", "rumor", "rumours", "rumors", "whispers", "speculation")
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


def _words(ctx: Context, at: np.ndarray, words: tuple[str, ...]) -> np.ndarray:
    return is_in(ctx.tokens.key[at], words)


def _within(ctx: Context, at: np.ndarray) -> np.ndarray:
    """`at` kept inside the buffer; np.clip takes four times as long for short arrays."""
    return np.minimum(np.maximum(at, 0), len(ctx.tokens) - 1)


# whom the law has taken may be called suspected, or his crime alleged, and it is certain all the same that he was taken
_TAKEN = """
    arrested charged nab nabs nabbed nabbing detain detained apprehend apprehended remanded arraigned convicted indicted sentenced jailed bailed
    extradited deported cuffed
""".split()
_TAKEN_WITHIN = 7  # words
_NOBODY_WITHIN = 4  # words in front of "charged": "no one has yet been"
_TALKED_OF = ("affair", "romance", "relationship", "feud", "split", "comments", "remarks")
_WHO_LOOK = ("officer", "officers", "officials", "agency", "agencies", "team", "judge", "magistrate", "detectives", "authority", "police")
_PUNISHED = "jailed fined imprisoned caned sentenced punished".split()


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
        (_able, one & of_rule("hedge/could")),
        (_allowed, one & of_rule("hedge/may", "hedge/suggests") | is_one("may")),
        (_counting, is_one("several", "many", "most", "others", "some", "certain", "sure", "argue", "argued", "fans", *_ABOUT)),
        (_possible, of_rule("hedge/possible", "hedge/potential") | is_one("possible", "appears", "seem")),
        (_measured, ctx.is_word(first, "likely", "unlikely")),
        (_spoken_of, of_rule("hedge/expected") | is_one(*_TALK, "apparent")),
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


def _near(ctx: Context, at: np.ndarray, step: int) -> tuple[np.ndarray, np.ndarray]:
    """The token `step` places away, and whether it stands in the same sentence."""
    to = _within(ctx, at + step)
    return to, (to == at + step) & (ctx.sentences.of_token[to] == ctx.sentences.of_token[at])


def earlier(ctx: Context, at: np.ndarray, words: Sequence[str], low: int, high: int | np.ndarray) -> np.ndarray:
    """bool: which tokens have one of `words` from `low` to `high` places in front of them, in their sentence. high : one for all, or (n,)."""
    most = high if isinstance(high, int) else int(high.max(initial=0))
    near = at[:, None] - np.arange(low, most + 1)
    begin = np.maximum(ctx.sentences.first.take(ctx.sentences.of_token.take(at)), at - high)
    return (is_in(ctx.tokens.key.take(np.maximum(near, 0)), words) & (near >= begin[:, None])).any(axis=1)


def _able(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """could of ability or of what did not happen."""
    could = ctx.lexicon.rules_among(("hedge/could",))[rule]
    before, here = _near(ctx, first, -1)
    after, there = _near(ctx, first, 1)
    later, far = _near(ctx, first, 2)
    question = ctx.leads[first]
    anybody = here & _words(ctx, before, _ANYBODY)
    # "a longer one could hurt": a thing
    counted = ~ctx.leads[before] & ~ctx.in_class(ctx.before(before), "BREAK", "AND", "THAT")
    anybody &= ~(_words(ctx, before, ("one",)) & counted & ((ctx.gap[before] & tk.COMMA) == 0))
    # "any employee could", "nobody at the mill could"
    anybody |= earlier(ctx, first, ("anyone", "anybody", "nobody", "any", "no", "neither", "every", "only"), 2, 5)
    person = here & _words(ctx, before, _PERSONAL)
    skill = there & _words(ctx, after, _SKILLS)
    past = here & _words(ctx, before, ("once", "always", "never"))
    at, near = _near(ctx, first, -2)
    # "as fast as they could run"; not "…, as it could last for days"
    past |= near & _words(ctx, at, ("as",)) & ~ctx.leads[at] & ((ctx.gap[at] & tk.COMMA) == 0)
    # "Tolliver could have told him": what somebody did not do; "the gate could have been left open" doubts
    have = there & _words(ctx, after, ("have", "of"))
    been = far & _words(
        ctx, later, ("been", "had", "happened", "started", "come", "caused", "led", "resulted", "allowed", "contributed", "affected")
    )
    someone = person | anybody | (here & ctx.name[before])
    unreal = have & someone & ~been
    some = np.flatnonzero(unreal)
    unreal[some] = ~earlier(
        ctx, first[some], ("may", "might"), 2, 8
    )  # "may have been looking and could have mistaken": it goes on doubting
    scarcely = there & _words(ctx, after, _SCARCELY)
    # "it could of course leak", "the gate could do more work by night"
    scarcely &= ~(_words(ctx, after, ("of",)) & _words(ctx, later, ("course",)))
    scarcely &= person | ~(_words(ctx, after, ("do",)) & _words(ctx, later, _MUCH))
    told = anybody | (person & skill) | past | unreal | scarcely
    # by its neighbours alone, whatever else stands in the sentence: "could not see", "as well as they could.", "could be heard"
    before, after = ctx.before(first), ctx.behind(last - 1)
    sensed = ctx.is_word(after, *_SENSED) & ~_brings(ctx, before, after) | ctx.is_word(before, "you", "nobody", "anyone", "never", "none")
    sensed |= ((ctx.gap_after[last] & (tk.TERMINAL | tk.COMMA)) > 0) & ~ctx.is_word(before, "it", "that")
    later = ctx.behind(after)
    sensed |= ctx.is_word(after, "be") & ctx.is_word(later, "seen", "heard", "reached", "found")
    # "could be fined up to", "could have been jailed": what the law says
    at, near = _near(ctx, first, 3)
    punished = far & is_in(ctx.tokens.key[later], _PUNISHED) & ctx.is_word(after, "be")
    punished |= near & is_in(ctx.tokens.key[at], _PUNISHED) & ctx.is_word(after, "have") & ctx.is_word(later, "been")
    return could & (sensed | punished | (~question & told))


def _brings(ctx: Context, before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """bool: "a deal that could see the mill close", "a rise above $2 could see …": a thing sees nothing. before, after : the words beside could."""
    out = ctx.is_word(after, "see")
    some = np.flatnonzero(out)  # few
    word = before[some]
    plural = ctx.buffer.data[ctx.tokens.end[word] - 1] == ord("s")
    somebody = ctx.in_class(word, *SPEAKER_CLASSES, "PRON1") | ctx.name[word] | agent_like(ctx, word) | _words(ctx, word, (*KIN, *_SEERS)) | plural
    out[some] = ~somebody | _words(ctx, word, ("this", "that", "it", "which")) | ctx.tokens.digit[word]
    # … "in the dark", "the fish.", "off its rivals": of these no thing tells that it could bring them about
    what = ctx.behind(after[some])
    noun = ctx.behind(what)
    close = ctx.behind(noun)
    bare = ctx.in_class(what, "DEF", "POSS") & ((close == noun) | ctx.in_class(close, "PREP", "BREAK", "AND"))
    out[some] &= ~(bare | ctx.in_class(what, "PREP") | ctx.is_word(what, "off") | (what == after[some]))
    return out


def _allowed(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
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
    permitted = inside & _words(ctx, _within(ctx, verb), _PERMITTED)
    plural = ctx.leads[before] & (ctx.buffer.data[ctx.tokens.end[before] - 1] == ord("s"))  # "Applicants may", hardly a name
    firm = here & (ctx.name[before] & ~plural | _words(ctx, before, ("he", "she", "it", "there")))
    after, there = _near(ctx, first, 1)
    polite = here & _words(ctx, before, ("you", "one", "i")) & there & (_words(ctx, after, _POLITE) | _words(ctx, before, ("you", "one")))
    polite |= may & there & _words(ctx, after, ("i", "we"))  # "may I ask who it is?"
    asked = earlier(ctx, first, ("if",), 2, 3)  # "asked if he may keep"
    # "as the old map on the wall might suggest", "as another singer might lay down": a comparison
    comment = np.zeros(len(first), bool)
    suggests = ctx.lexicon.rules_among(("hedge/suggests",))[rule] & here & _words(ctx, before, ("might", "may", "would"))
    likened = np.flatnonzero(suggests | (might & there & _words(ctx, after, _LIKENED)))
    comment[likened] = earlier(ctx, (first - suggests)[likened], ("as",), 2, 11)
    comment |= earlier(ctx, first - suggests, ("as",), 3, 4)
    told = may & (permitted & ~firm | polite | asked & permitted) | might & (polite | comment) | suggests & comment
    return told | _apt(ctx, first, last)


def _apt(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """may of what a whole kind is allowed or apt to do: "Customers may return it", "a pupil may also sit the test"."""
    tokens = ctx.tokens
    before, after, data = ctx.before(first), ctx.behind(last - 1), ctx.buffer.data
    kinds = ~ctx.name[before] & (~tokens.upper[before] | ctx.leads[before]) & ~ctx.in_class(before, "PRON", "IT", "WHO")
    kinds &= (data[tokens.end[before] - 1] == ord("s")) & ~tokens.possessive[before] & ~_singular(ctx, before)
    third = ctx.before(before)
    kinds |= ctx.is_word(third, "a", "an", "any", "each", "every") & ~ctx.leads[before] & ~ctx.name[before]
    verb = ctx.behind(after)
    done = ctx.is_word(after, "be") & (data[tokens.end[verb] - 1] == ord("d")) & (data[tokens.end[verb] - 2] == ord("e"))
    done |= ~ctx.is_word(after, "be", "have", "not", "well", "very", "never", "yet", "still", "now", "soon")
    came = ctx.behind(verb)
    done &= ~ctx.is_word(verb, "have") | ~(ctx.verb[came] | ctx.is_word(came, "been", "gone", "had"))  # "leaks may simply have gone unseen"
    # … but "pears may raise the cost", "bones may also harm dogs", "may actually be warming": what came of it is in doubt
    deed = np.where(ctx.is_word(after, "also", "even", "actually"), verb, after)
    done &= ~is_in(tokens.key[deed], _OUTCOMES) & ~(ctx.is_word(verb, "be") & (deed == verb))
    return ctx.is_word(first, "may") & kinds & done & ~ctx.leads[first] & ~tokens.upper[first]


def _singular(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: tokens in "s" that are no plurals: "the crisis", "a process", "the virus"."""
    return (ctx.buffer.data[ctx.tokens.end[at] - 2][:, None] == np.array([ord("i"), ord("s"), ord("u")], np.uint8)).any(axis=1)


def _counting(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """several, many, most, some and others that only count or compare; about and nearly with no number behind."""
    before, here = _near(ctx, first, -1)
    after, there = _near(ctx, last - 1, 1)
    lead = ctx.leads.take(first) | ((ctx.gap.take(first) & tk.COMMA) > 0)
    clause = lead | (here & ctx.in_class(before, "BREAK", "THAT"))
    quantity = _words(ctx, first, ("several", "many")) & there & _words(ctx, after, _TIMES)
    quantity |= _words(ctx, first, ("many",)) & here & _words(ctx, before, _MEASURES[:4])
    most = _words(ctx, first, ("most",)) & ~clause & ~(there & ctx.in_class(after, "VAGUE", "ONE"))
    most |= _words(ctx, first, ("most",)) & there & _words(ctx, after, ("of",)) & ~lead
    others = _words(ctx, first, ("others",)) & ~clause
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
    shown = unable | ctx.is_word(first, "appears") & one & _words(ctx, after, _PLACES)
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
    before, here = _near(ctx, first, -1)
    after, there = _near(ctx, last - 1, 1)
    column = one & _words(ctx, first, ("gossip", "rumour", "rumor")) & there
    column &= _words(
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
    spoken = one & _words(ctx, first, ("whispers",)) & ((ctx.gap[first] & tk.DOUBLE) > 0)
    addressed = one & _words(ctx, first, ("speculation", "rumours", "rumors")) & here & earlier(ctx, first, _ADDRESSES, 1, 4)
    ranked = ctx.lexicon.rules_among(("hedge/expected",))[rule] & (last - first == 3) & _words(ctx, first, ("in",))
    ranked &= here & _words(ctx, before, ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "next"))
    bright = one & _words(ctx, first, ("apparent",)) & there & _words(ctx, after, ("magnitude", "brightness", "diameter", "motion", "wind"))
    return column | spoken | addressed | one & among(first, unanswered(ctx)) | ranked | bright


def _people(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """ "two suspects on a motorcycle": people, unless it stands behind somebody who can suspect."""
    before, here = _near(ctx, first, -1)
    somebody = ctx.name[before] | ctx.in_class(before, "PRON", "WHO", "IT", "ROLE", "OFFICIAL", "ORG", "ADV", "VAGUE")
    # "a cell for foreign suspects and a room for Velmoran suspects.": who suspects, suspects something
    somebody &= ~ctx.name[before] | ((ctx.gap_after[last] & (tk.TERMINAL | tk.COMMA)) == 0)
    return ~(here & somebody & (ctx.gap[first] == 0))


def _charged(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """ "arrested four suspected poachers", "three alleged pushers were nabbed": what they are called until a court has found; that they were taken
    is certain. Not "were suspected of theft", "the alleged affair", "nobody was charged over the alleged brawl"."""
    before, here = _near(ctx, first, -1)
    after, there = _near(ctx, first, 1)
    label = ~(here & ctx.in_class(before, "BE", "HAVE", "PRON", "WHO", "ADV", "THAT")) & there & (ctx.gap[after] == 0)
    label &= ~ctx.in_class(after, "PREP", "OF", "THAT", "DEF", "DET", "POSS", "PRON", "VAGUE") & ~is_in(ctx.tokens.key[after], _TALKED_OF)
    taken = np.zeros(len(first), bool)
    for way in (-1, 1):
        at, on = first, label.copy()
        for _ in range(_TAKEN_WITHIN):
            to, same = _near(ctx, at, way)
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
        to, same = _near(ctx, at, -1)
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
    return rumour & denied.take(ctx.sentences.of_token.take(first))
