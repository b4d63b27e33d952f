"""Could of ability and may of permission: the senses of these verbs, and of "suggest", that mark no doubt."""

from __future__ import annotations

import numpy as np

from credscore.evidence.agent_nouns import agent_like, agents
from credscore.evidence.context import Context
from credscore.evidence.hedges.around import are_words, beside, earlier, within
from credscore.evidence.ranges import among, spread
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
_PEOPLE = """
    patients students residents clients parents parties kids teens adults guests applicants participants tenants pupils families couples schools
    councils states courts boards firms companies shops banks countries authorities agencies clubs households
""".split()
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
_HOLDS = "thinks think thought believes believe believed says said say knows knew expects expected doubts doubted fears feared".split()
_PERSONAL = ("he", "she", "who", "they")
_SKILLS = tuple(
    "opt search apply choose register access switch borrow "
    "read write swim sing dance play cook drive speak see hear feel walk run sleep remember recall afford tell hold lift clear open fill "
    "understand count name follow stand breathe eat paint draw climb reach move work stay keep find get bear resist "
    "recite whistle juggle knit sew mimic".split()
)
# how somebody was at times: "She could be prickly"; "he could be useful" weighs a chance
_WAYS = tuple("""
    prickly severe stern brusque curt tetchy moody gruff abrasive acerbic caustic cruel charming generous tender stubborn demanding fierce ruthless
    hilarious witty blunt impatient exacting maddening infuriating irascible imperious shy aloof difficult""".split())
_NO_ONE = ("nobody", "anybody", "anyone", "nothing")
_BY_WHOM = 14  # words from "nobody who" to "could"
_SENSED = tuple("not see hear heard feel barely hardly afford tell understand remember only always find once scarcely never".split())
_LIKENED = ("suggest", "expect", "imagine", "think", "guess", "suspect", "imply", "say", "hope", "wish")
_SAID_WITHIN = 6  # words from "said" to "could"
_ALLOW = "judge court magistrate magistrates tribunal police officers council councils ministry authorities officials jury inspectors department".split()
_PUNISHED = "jailed fined imprisoned caned sentenced punished".split()


def able(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """could of ability or of what did not happen."""
    could = ctx.lexicon.rules_among(("hedge/could",))[rule]
    before, here = beside(ctx, first, -1)
    after, there = beside(ctx, first, 1)
    later, far = beside(ctx, first, 2)
    question = ctx.leads[first]
    anybody = here & are_words(ctx, before, _ANYBODY)
    # "a longer one could hurt": a thing
    counted = ~ctx.leads[before] & ~ctx.in_class(ctx.before(before), "BREAK", "AND", "THAT")
    anybody &= ~(are_words(ctx, before, ("one",)) & counted & ((ctx.gap[before] & tk.COMMA) == 0))
    # "any employee could", "nobody at the mill could"
    anybody |= earlier(ctx, first, ("anyone", "anybody", "nobody", "any", "no", "neither", "every", "only"), 2, 5)
    person = here & are_words(ctx, before, _PERSONAL)
    skill = there & are_words(ctx, after, _SKILLS)
    past = here & are_words(ctx, before, ("once", "always", "never"))
    at, near = beside(ctx, first, -2)
    # "as fast as they could run"; not "…, as it could last for days"
    past |= near & are_words(ctx, at, ("as",)) & ~ctx.leads[at] & ((ctx.gap[at] & tk.COMMA) == 0)
    # "Tolliver could have told him": what somebody did not do; "the gate could have been left open" doubts
    have = there & are_words(ctx, after, ("have", "of"))
    been = far & are_words(
        ctx, later, ("been", "had", "happened", "started", "come", "caused", "led", "resulted", "allowed", "contributed", "affected")
    )
    someone = person | anybody | (here & ctx.name[before])
    unreal = have & someone & ~been
    some = np.flatnonzero(unreal)
    unreal[some] = ~earlier(
        ctx, first[some], ("may", "might"), 2, 8
    )  # "may have been looking and could have mistaken": it goes on doubting
    scarcely = there & are_words(ctx, after, _SCARCELY)
    # "it could of course leak", "the gate could do more work by night"
    scarcely &= ~(are_words(ctx, after, ("of",)) & are_words(ctx, later, ("course",)))
    scarcely &= person | ~(are_words(ctx, after, ("do",)) & are_words(ctx, later, _MUCH))
    was = far & person & are_words(ctx, before, ("he", "she")) & are_words(ctx, after, ("be",)) & are_words(ctx, later, _WAYS)
    was &= ctx.leads[before] | ctx.in_class(ctx.before(before), "AND", "BREAK")
    # not "He could be difficult to replace", "She could be generous with pay rises next year"
    way = ctx.behind(later)
    was &= (way == later) | ((ctx.gap[way] & (tk.COMMA | tk.TERMINAL)) > 0) | ctx.in_class(way, "AND")
    anybody |= _of_nobody(ctx, first, before)
    told = anybody | was | (person & skill) | past | unreal | scarcely
    # by its neighbours alone, whatever else stands in the sentence: "could not see", "as well as they could.", "could be heard"
    before, after = ctx.before(first), ctx.behind(last - 1)
    sensed = ctx.is_word(after, *_SENSED) & ~_brings(ctx, before, after) | ctx.is_word(before, "you", "nobody", "anyone", "never", "none")
    sensed |= ((ctx.gap_after[last] & (tk.TERMINAL | tk.COMMA)) > 0) & ~ctx.is_word(before, "it", "that")
    later = ctx.behind(after)
    sensed |= ctx.is_word(after, "be") & ctx.is_word(later, "seen", "heard", "reached", "found")
    # "could be fined up to", "could have been jailed": what the law says
    at, near = beside(ctx, first, 3)
    punished = far & is_in(ctx.tokens.key[later], _PUNISHED) & ctx.is_word(after, "be")
    punished |= near & is_in(ctx.tokens.key[at], _PUNISHED) & ctx.is_word(after, "have") & ctx.is_word(later, "been")
    return could & (sensed | punished | _let(ctx, first, after) | (~question & told))


def _of_nobody(ctx: Context, first: np.ndarray, before: np.ndarray) -> np.ndarray:
    """bool: "Nobody who rowed with her could go back to oars", "No one in the mill at that hour could hear it"; not "Nobody who saw it thinks it
    could leak". before : the words in front of could."""
    begin = ctx.sentences.first[ctx.sentences.of_token[first]]
    who = begin + (ctx.is_word(begin, "no") & ctx.is_word(ctx.behind(begin), "one"))
    out = (are_words(ctx, begin, _NO_ONE) | (who > begin)) & (first - begin <= _BY_WHOM) & ctx.in_class(ctx.behind(who), "WHO", "PREP")
    out &= ~ctx.in_class(before, "PRON", "IT", "PRON1", "THAT", "WHO")
    some = np.flatnonzero(out)  # few
    inside, edge = spread(begin[some] + 1, first[some] + 1)
    if some.size:
        barred = (ctx.in_class(inside, "THAT", "BREAK", "MODAL") | is_in(ctx.tokens.key[inside], _HOLDS)) & ~among(inside, first)
        out[some] = ~np.logical_or.reduceat(barred | ((ctx.gap[inside] & tk.STRONG) > 0), edge)
    return out


def _let(ctx: Context, first: np.ndarray, after: np.ndarray) -> np.ndarray:
    """bool: "The judge said the boy could go home", "Police said the march could go ahead", "could now use the bridge": what those who may allow
    it have allowed. after : the words behind could."""
    key, later = ctx.tokens.key, ctx.behind(after)
    out = is_in(key[after], ("go",)) & is_in(key[later], ("home", "ahead", "free"))
    out |= is_in(key[after], ("return",)) & is_in(key[later], ("home", "to"))
    out |= is_in(key[after], ("now",)) & is_in(key[later], ("use", "return", "travel", "swim", "visit", "enter", "leave"))
    some = np.flatnonzero(out)  # few
    near, here = ctx.around(first[some], -1, -_SAID_WITHIN)
    said = here & is_in(key[near], ("said", "ruled", "announced", "agreed"))
    who = said & is_in(key[np.maximum(near - 1, 0)], _ALLOW)
    # "could go ahead within weeks", "if the rain stops": that is not settled
    behind, same = ctx.around(first[some], 1, 12)
    open_ = (same & is_in(key[behind], ("if", "within", "soon", "unless", "once", "eventually", "next"))).any(axis=1)
    out[some] = who.any(axis=1) & ~open_
    return out


def _brings(ctx: Context, before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """bool: "a deal that could see the mill close", "a rise above $2 could see …": a thing sees nothing. before, after : the words beside could."""
    out = ctx.is_word(after, "see")
    some = np.flatnonzero(out)  # few
    word = before[some]
    plural = ctx.ends_in(word, "s")
    somebody = ctx.in_class(word, *SPEAKER_CLASSES, "PRON1") | ctx.name[word] | agent_like(ctx, word) | are_words(ctx, word, (*KIN, *_SEERS)) | plural
    out[some] = ~somebody | are_words(ctx, word, ("this", "that", "it", "which")) | ctx.tokens.digit[word]
    # … "in the dark", "the fish.", "off its rivals": of these no thing tells that it could bring them about
    what = ctx.behind(after[some])
    noun = ctx.behind(what)
    close = ctx.behind(noun)
    bare = ctx.in_class(what, "DEF", "POSS") & ((close == noun) | ctx.in_class(close, "PREP", "BREAK", "AND"))
    out[some] &= ~(bare | ctx.in_class(what, "PREP") | ctx.is_word(what, "off") | (what == after[some]))
    return out


def allowed(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """may of permission, of courtesy and of definitions."""
    may = ctx.lexicon.rules_among(("hedge/may",))[rule] & are_words(ctx, first, ("may",))
    might = ctx.lexicon.rules_among(("hedge/may",))[rule] & ~may
    before, here = beside(ctx, first, -1)
    verb = first + 1
    for _ in range(3):  # over adverbs and "be"
        at = np.minimum(verb, len(ctx.tokens) - 1)
        step = are_words(ctx, at, ("also", "not", "only", "either", "then", "be", "never", "now", "still")) & (verb < len(ctx.tokens) - 1)
        verb = verb + step
    inside = (verb < len(ctx.tokens)) & (ctx.sentences.of_token[np.minimum(verb, len(ctx.tokens) - 1)] == ctx.sentences.of_token[first])
    permitted = inside & are_words(ctx, within(ctx, verb), _PERMITTED)
    plural = ctx.leads[before] & ctx.ends_in(before, "s")  # "Applicants may", hardly a name
    firm = here & (ctx.name[before] & ~plural | are_words(ctx, before, ("he", "she", "it", "there")))
    after, there = beside(ctx, first, 1)
    polite = here & are_words(ctx, before, ("you", "one", "i")) & there & (are_words(ctx, after, _POLITE) | are_words(ctx, before, ("you", "one")))
    polite |= may & there & are_words(ctx, after, ("i", "we"))  # "may I ask who it is?"
    asked = earlier(ctx, first, ("if",), 2, 3)  # "asked if he may keep"
    # "as the old map on the wall might suggest", "as another singer might lay down": a comparison
    comment = np.zeros(len(first), bool)
    suggests = ctx.lexicon.rules_among(("hedge/suggests",))[rule] & here & are_words(ctx, before, ("might", "may", "would"))
    likened = np.flatnonzero(suggests | (might & there & are_words(ctx, after, _LIKENED)))
    comment[likened] = earlier(ctx, (first - suggests)[likened], ("as",), 2, 11)
    comment |= earlier(ctx, first - suggests, ("as",), 3, 4)
    told = may & (permitted & ~firm | polite | asked & permitted) | might & (polite | comment) | suggests & comment
    return told | _apt(ctx, first, last)


def _apt(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """may of what a whole kind is allowed or apt to do: "Customers may return it", "a pupil may also sit the test"."""
    tokens = ctx.tokens
    before, after = ctx.before(first), ctx.behind(last - 1)
    kinds = ~ctx.name[before] & (~tokens.upper[before] | ctx.leads[before]) & ~ctx.in_class(before, "PRON", "IT", "WHO")
    kinds &= ctx.ends_in(before, "s") & ~tokens.possessive[before] & ~_singular(ctx, before)
    # what things may do is in doubt ("Night shifts may rewire the brain"), unless it is done to them ("Tickets may be exchanged")
    people = ctx.in_class(before, "ROLE", "VAGUE", "ANON", "OFFICIAL", "PALS") | agents(ctx, before) | is_in(tokens.key[before], _PEOPLE)
    kinds &= people | ctx.is_word(ctx.behind(first), "be")
    third = ctx.before(before)
    kinds |= ctx.is_word(third, "a", "an", "any", "each", "every") & ~ctx.leads[before] & ~ctx.name[before]
    verb = ctx.behind(after)
    done = ctx.is_word(after, "be") & ctx.ends_in(verb, "ed")
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
