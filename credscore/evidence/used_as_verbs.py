"""Which words that could be attribution verbs are used as verbs: "he claims", not "his claims" or "the claimed sum"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.lexicon import Lexicon
from credscore.evidence.lexicon_files import VERB_CLASSES
from credscore.evidence.matcher import Matches
from credscore.evidence.word_lists import ARTICLES, PARTS, POSSESSIVES, SPEAKER_CLASSES
from credscore.text import fold
from credscore.text import tokens as tk
from credscore.text.buffer import Buffer
from credscore.text.sentences import Sentences
from credscore.text.tokens import Tokens

_NOUN_BEFORE = ("DEF", "DET", "POSS", "PREP", "OF", "NATION")
_SPEAKER = (*SPEAKER_CLASSES, "PRON1", "IT", "HAVE", "ADV", "AND")
_SUBJECT = (*SPEAKER_CLASSES, "PRON1", "IT", "HAVE", "BE")
_MOVES = ("BE", "AND", "BREAK", "PREP", "ADV", "PRON", "WHO", "NEG", "HEARING", "DOC", "SOCIAL", "SPEECHNOUN")
FUNCTION = tuple("DET DEF POSS PRON PRON1 IT WHO THAT AND BREAK PREP OF BE HAVE DO MODAL NEG ADV".split())
_DEGREE = ("most", "more", "very", "so", "too", "less", "least", "equally", "how", "highly")
_TOLD = ("THAT", "DEF", "DET", "POSS", "PRON", "IT")
_MUCH = ("highly", "much", "long", "eagerly", "widely", "hotly", "newly", "recently", "greatly", "keenly", "heavily")
_ALLEGED = ("alleged", "reported", "suspected", "claimed", "expected", "rumoured", "rumored", "estimated", "proposed", "promised")
_MANY = ("several", "many", "few", "both", "numerous", "various", "some", "most")
_CONTRACTS = ("PRON", "WHO", "IT", "THAT")
_ARTICLES = (*ARTICLES, *POSSESSIVES)


def used_as_verbs(
    buffer: Buffer,
    tokens: Tokens,
    sentences: Sentences,
    lexicon: Lexicon,
    matches: Matches,
    leads: np.ndarray,
    name: np.ndarray,
    gap: np.ndarray,
    gap_after: np.ndarray,
) -> np.ndarray:
    """bool (n,): attribution verbs in a finite or participle form that are used as verbs. The arrays are those of the Context."""
    data, classes, mask = buffer.data, matches.classes, lexicon.mask
    hits = matches.hits["attribution"]
    at = hits.token.take(((hits.size == 1) & lexicon.rules_of(*VERB_CLASSES).take(hits.rule)).nonzero()[0])
    at = at[(~matches.word.found_in(lexicon.base_form, at)).nonzero()[0]]
    before = np.maximum(at - 1, 0)
    own, prior = classes[at], classes[before]
    ing = matches.word.found_in(lexicon.ing_form, at)
    follows = ((gap.take(at) & tk.STRONG) == 0) & ~leads.take(at)
    owned = tokens.possessive.take(before)
    some = owned.nonzero()[0]
    owned[some] = (prior[some] & mask(_CONTRACTS)) == 0  # not "she's", "who's"
    noun = owned & follows

    nounlike = (own & mask(("NOUNLIKE",))) != 0
    few = (nounlike & follows).nonzero()[0]  # one in five; all that is asked below is asked of few
    often_at, often_before, often_prior = at[few], before[few], prior[few]
    noun[few] |= ((often_prior & mask(_NOUN_BEFORE)) != 0) | tokens.upper[often_at] | tokens.digit[often_before]
    noun[few] |= matches.word.found_in(lexicon.words_among(("own",)), before[few])  # "their own reports"
    noun[few] |= _owned_by_many(data, tokens.end.take(often_before))
    # "their campaign finance reports", "outstanding issues": a word that is often a noun is a verb only behind something that can speak
    can_speak = ((often_prior & mask(_SPEAKER)) != 0) | name[often_before] | owned[few]
    # "Metro reports that": an outlet whose name is a plain word, in front of what it tells
    some = (leads[often_before] & ((often_prior & mask(("OUT_media_UNSURE",))) != 0)).nonzero()[0]
    after = np.minimum(often_at[some] + 1, len(tokens) - 1)
    tells = ((classes[after] & mask(_TOLD)) != 0) | name[after]
    can_speak[some] |= tells & ~leads[after] & ((gap[after] & tk.STRONG) == 0)
    can_speak |= tk.is_in(tokens.key.take(often_before), ("evidence", "science"))
    # "the charter states that the weir", "Clause 4 states"; not "six states that the flood hit", "coastal states that grow"
    some = tk.is_in(tokens.key[often_at], ("states",)).nonzero()[0]
    some = some[((often_prior[some] & mask(("NUMBER", "VAGUE", *_NOUN_BEFORE))) == 0).nonzero()[0]]
    after = np.minimum(often_at[some] + 2, len(tokens) - 1)
    tells = ((classes[after] & mask((*_TOLD, "NEG", "VAGUE"))) != 0) | name[after]
    tells |= (data[tokens.end[after] - 1] == ord("s")) | ((gap[after] & tk.DOUBLE) > 0)
    tells &= (after == often_at[some] + 2) & ~leads[after] & ~leads[after - 1]
    can_speak[some] |= tells & tk.is_in(tokens.key[after - 1], ("that",))
    some = tokens.digit.take(often_before).nonzero()[0]
    some = some[tk.is_in(tokens.key[np.maximum(often_before[some] - 1, 0)], PARTS).nonzero()[0]]
    after = np.minimum(often_at[some] + 1, len(tokens) - 1)  # "Page 3 claims it leaks", "Clause 4 states"; not "Page 3 claims are false"
    tells = ((classes[after] & mask((*_TOLD, "NUMBER", "VAGUE"))) != 0) | name[after] | tokens.digit[after] | ((gap[after] & tk.DOUBLE) > 0)
    tells &= (after > often_at[some]) & ~leads[after]
    some = some[((tells & ((gap[after] & tk.TERMINAL) == 0)) | tk.is_in(tokens.key[often_at[some]], ("states", "shows"))).nonzero()[0]]
    noun[few[some]], can_speak[some] = False, True
    noun[few] |= ~can_speak & (data.take(tokens.end.take(often_at) - 1) == ord("s"))
    # "had orders to leave", "reported less stress"
    had = (often_prior & mask(("HAVE",))) != 0
    had |= tk.is_in(tokens.key[often_before], ("less", "fewer", "enough"))
    # "several calls went unanswered": many agree with no verb in -s; "some estimates put it at nine" tells whose figure it is
    some = tk.is_in(tokens.key[often_before], _MANY).nonzero()[0]
    had[some[~tk.is_in(tokens.key[often_at[some]], ("estimates",))]] = True
    noun[few] |= had & (data[tokens.end[often_at] - 1] == ord("s"))
    # "a court ruling", "a police warning": only "is ruling", ", warning" and the like are verbs
    noun[few] |= ing[few] & ((often_prior & mask(_MOVES)) == 0)
    # "by saying that", "for saying she left"; not "in a saying"
    some = ((often_prior & mask(("PREP",))) != 0).nonzero()[0]
    some = some[tk.is_in(tokens.key[often_at[some]], ("saying", "warning", "writing")).nonzero()[0]]
    after = np.minimum(often_at[some] + 1, len(tokens) - 1)
    plain = (after > often_at[some]) & ~leads[after] & ((gap[after] & (tk.STRONG | tk.COMMA)) == 0)
    clause = tk.is_in(tokens.key[often_at[some]], ("saying",)) & (((classes[after] & mask(_TOLD)) != 0) | name[after])
    clause |= tk.is_in(tokens.key[after], ("that",))
    noun[few[some[(plain & clause).nonzero()[0]]]] = False
    # "Lockdown challenges": two or three words on a line of their own are a heading
    line = sentences.of_token.take(often_at)
    low, high = sentences.first.take(line), sentences.first[1:].take(line)
    last = often_at + 1 == high
    noun[few] |= last & (high - low <= 3) & ((gap_after.take(high) & tk.TERMINAL) == 0)

    noun |= _in_noun_phrases(lexicon, matches, at, follows, prior, ing, name, gap)
    noun |= follows & _adjectives(lexicon, buffer, tokens, matches, leads, at, ing, prior, name)
    _mend_in_titles(data, tokens, sentences, lexicon, matches, at, noun, name)

    # "Harbour challenges soon brought them together": one capital at the start is no name where the verb comes later
    top = len(tokens) - 1
    some = few.take(leads.take(often_before).nonzero()[0])
    after = np.minimum(at[some] + 1, top)
    noun[some] |= ~leads[after] & ((classes[after] & mask(("ADV", "BE", "HAVE", "MODAL"))) != 0)
    # "Reports in Spain claim", "Calls for calm grew": no verb in -s opens a sentence in front of a preposition
    some = (nounlike & leads.take(at)).nonzero()[0]
    after = np.minimum(at[some] + 1, top)
    opens = (data[tokens.end[at[some]] - 1] == ord("s")) & ~leads[after]
    noun[some] |= opens & ((classes[after] & mask(("PREP", "OF", "TIME"))) != 0)

    verb = np.zeros(len(tokens), bool)
    verb[at[(~noun).nonzero()[0]]] = True
    return verb


def _owned_by_many(data: np.ndarray, close: np.ndarray) -> np.ndarray:
    """ "voters' demands": words that end in front of `close` with the owner's mark of a plural."""
    mark = data.take(close)
    out = (mark == ord("'")) | (mark == fold.CLOSE_SINGLE)
    some = out.nonzero()[0]
    out[some] = (data[close[some] - 1] == ord("s")) & (data[close[some] + 1] == ord(" "))
    return out


def _in_noun_phrases(
    lexicon: Lexicon,
    matches: Matches,
    at: np.ndarray,
    follows: np.ndarray,
    prior: np.ndarray,
    ing: np.ndarray,
    name: np.ndarray,
    gap: np.ndarray,
) -> np.ndarray:
    """ "the expected delay", "in reported cases", "an affirming word": behind an article or a preposition a participle stands before its noun."""
    out = np.zeros(len(at), bool)
    participle = matches.word.found_in(lexicon.in_e, at)  # "said" and "found" stand before no noun
    some = (follows & (participle | ing) & (at > 0)).nonzero()[0]
    before = at[some] - 1
    loose = (gap.take(before) & tk.HYPHEN) == 0  # not the second half of "passer-by"
    bound = participle.take(some) & ((prior.take(some) & lexicon.mask(("PREP", "OF"))) != 0) & ~name.take(before) & ~ing.take(some) & loose
    out[some] = bound | matches.word.found_in(lexicon.words_among(_ARTICLES), before)
    return out


def _adjectives(
    lexicon: Lexicon,
    buffer: Buffer,
    tokens: Tokens,
    matches: Matches,
    leads: np.ndarray,
    at: np.ndarray,
    ing: np.ndarray,
    prior: np.ndarray,
    name: np.ndarray,
) -> np.ndarray:
    """bool, which verb forms at tokens `at` describe a thing: "her most demanding part", "skill and alleged tension". prior : uint64, the
    classes of the words in front of them."""
    word, data = matches.word, buffer.data
    out = np.zeros(len(at), bool)
    some = ing.nonzero()[0]
    before, further = np.maximum(at[some] - 1, 0), np.maximum(at[some] - 2, 0)
    end = tokens.end[before]
    slowly = (data[end - 1] == ord("y")) & (data[end - 2] == ord("l"))  # "most physically demanding"
    degree = lexicon.words_among(_DEGREE)
    out[some] = word.found_in(degree, before) | (slowly & ~leads.take(before) & word.found_in(degree, further))
    before = np.maximum(at - 1, 0)
    some = word.found_in(lexicon.words_among(_MUCH), before).nonzero()[0]
    further = np.maximum(at[some] - 2, 0)
    out[some] |= ~leads[before[some]] & (
        tokens.possessive[further] | word.found_in(lexicon.words_among(_ARTICLES), further)
    )  # "Quist's eagerly anticipated return"
    # "skill and alleged tension": behind no subject and no auxiliary
    some = (word.found_in(lexicon.words_among(_ALLEGED), at) & ((prior & lexicon.mask(_SUBJECT)) == 0)).nonzero()[0]
    some = some[(~name[before[some]] & ~tokens.upper[at[some]]).nonzero()[0]]
    after = np.minimum(at[some] + 1, len(tokens) - 1)
    thing = ~leads[after] & (after > at[some]) & ((matches.classes[after] & lexicon.mask(FUNCTION)) == 0)
    out[some] |= thing & ~tokens.upper[after] & ~tokens.digit[after] & ((tokens.gap[after] & tk.STRONG) == 0)
    return out


def _mend_in_titles(
    data: np.ndarray,
    tokens: Tokens,
    sentences: Sentences,
    lexicon: Lexicon,
    matches: Matches,
    at: np.ndarray,
    noun: np.ndarray,
    name: np.ndarray,
) -> None:
    """ "Quist Backs Weir Plan": behind a name in a line of capitals a form in -s is a verb after all; changes `noun` in place.

    The neighbours of a capital word in such a line are capitals, but for small words of grammar.
    """
    upper, top = tokens.upper, len(tokens) - 1
    few = (noun & upper.take(at)).nonzero()[0]
    here = at[few]
    before, line = np.maximum(here - 1, 0), sentences.of_token.take(here)
    first, end = sentences.first.take(line), sentences.first[1:].take(line)
    ok = name[before] & ~tokens.possessive[before] & ~tokens.all_upper[here] & (here > first) & (here + 1 < end)
    ok &= data[tokens.end[here] - 1] == ord("s")
    keep = ok.nonzero()[0]
    few, here, first, end = few[keep], here[keep], first[keep], end[keep]
    ok = upper[np.minimum(here + 1, top)] | upper[np.minimum(here + 2, top)] & (here + 2 < end)
    near = here[:, None] + np.array([-5, -4, -3, -2, -1, 1, 2, 3, 4])
    there = np.clip(near, 0, top)
    small = (matches.classes[there] & lexicon.mask(FUNCTION)) != 0
    ok &= ((near < first[:, None]) | (near >= end[:, None]) | upper[there] | tokens.digit[there] | small).all(axis=1)
    noun[few[ok]] = False
