"""Which words that could be attribution verbs are used as verbs: "he claims", not "his claims" or "the claimed sum"."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.lexicon_files import VERB_CLASSES
from credscore.evidence.word_lists import ARTICLES, PARTS, POSSESSIVES, SPEAKER_CLASSES
from credscore.evidence.words_in_place import Words
from credscore.text import fold
from credscore.text import tokens as tk

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


@dataclass(frozen=True, slots=True)
class _Forms:
    """Finite forms and participles of attribution verbs (m,). at : int64, the tokens. before : int64, those in front of them. ing : bool, "claiming".
    owned : bool, what stands in front has them: "his", "Quist's"."""

    at: np.ndarray
    before: np.ndarray
    ing: np.ndarray
    owned: np.ndarray

    def take(self, index: np.ndarray) -> _Forms:
        return _Forms(self.at[index], self.before[index], self.ing[index], self.owned[index])


def used_as_verbs(words: Words) -> np.ndarray:
    """bool (n,): attribution verbs in a finite or participle form that are used as verbs."""
    lexicon, word, hits = words.lexicon, words.matches.word, words.matches.hits["attribution"]
    at = hits.token.take(((hits.size == 1) & lexicon.rules_of(*VERB_CLASSES).take(hits.rule)).nonzero()[0])
    at = at[(~word.found_in(lexicon.base_form, at)).nonzero()[0]]
    verb = np.zeros(len(words.tokens), bool)
    verb[at] = True
    nounlike, leads = words.in_class(at, "NOUNLIKE"), words.leads.take(at)
    # what opens a sentence or stands behind a mark is a verb but for one case
    verb[_opens_as_noun(words, at[(nounlike & leads).nonzero()[0]])] = False
    some = (((words.gap.take(at) & tk.STRONG) == 0) & ~leads).nonzero()[0]
    at, nounlike = at[some], nounlike[some]
    before = at - 1
    forms = _Forms(at, before, word.found_in(lexicon.ing_form, at), _owned(words, before))
    noun = forms.owned.copy()
    few = nounlike.nonzero()[0]  # one in five
    often = forms.take(few)
    noun[few] = _as_noun(words, often)
    noun |= _in_noun_phrases(words, forms) | _adjectives(words, forms)
    noun[_in_titles(words, at, noun)] = False
    noun[few] |= _before_the_verb(words, often)
    verb[at[noun.nonzero()[0]]] = False
    return verb


def _opens_as_noun(words: Words, at: np.ndarray) -> np.ndarray:
    """Those of some words that open a sentence which are nouns: "Reports in Spain claim", "Calls for calm grew": no verb in -s does so in front of
    a preposition."""
    after = words.behind(at)
    return at[words.ends_in(at, "s") & words.in_class(after, "PREP", "OF", "TIME") & (after > at)]


def _owned(words: Words, before: np.ndarray) -> np.ndarray:
    """bool: "Quist's demands", not "she's demanding", "who's"."""
    out = words.tokens.possessive.take(before)
    some = out.nonzero()[0]
    out[some] = ~words.in_class(before[some], *_CONTRACTS)
    return out


def _as_noun(words: Words, forms: _Forms) -> np.ndarray:
    """bool: which words that are often nouns ("reports", "ruling") are nouns in their place: "their campaign finance reports", "a court ruling"."""
    in_part = _of_numbered_part(words, forms)
    out = _led_as_noun(words, forms) & ~in_part
    speaks = _can_speak(words, forms) | in_part
    out |= words.ends_in(forms.at, "s") & (~speaks | _counted(words, forms))
    # "a court ruling", "a police warning": only "is ruling", ", warning" and the like are verbs
    out |= forms.ing & ~words.in_class(forms.before, *_MOVES)
    return out & ~_by_saying(words, forms) | _in_headings(words, forms.at)


def _led_as_noun(words: Words, forms: _Forms) -> np.ndarray:
    """bool: "the report", "Quist's report", "their own reports", "voters' demands"."""
    tokens, before = words.tokens, forms.before
    out = forms.owned | words.in_class(before, *_NOUN_BEFORE) | words.is_word(before, "own")
    out |= tokens.upper[forms.at] | tokens.digit[before]
    data, close = words.buffer.data, tokens.end.take(before)
    mark = data.take(close)
    some = ((mark == ord("'")) | (mark == fold.CLOSE_SINGLE)).nonzero()[0]  # of a plural in -s
    close = close[some]
    out[some] |= (data[close - 1] == ord("s")) & (data[close + 1] == ord(" "))
    return out


def _can_speak(words: Words, forms: _Forms) -> np.ndarray:
    """bool: what stands in front can speak: "the mayor claims", "Metro reports that", "the charter states that the weir"; not "campaign finance
    reports", "outstanding issues"."""
    at, before = forms.at, forms.before
    out = words.in_class(before, *_SPEAKER) | words.name[before] | forms.owned
    out |= tk.is_in(words.tokens.key.take(before), ("evidence", "science"))
    # "Metro reports that": an outlet whose name is a plain word, in front of what it tells
    some = (words.leads[before] & words.in_class(before, "OUT_media_UNSURE")).nonzero()[0]
    out[some] |= _tells(words, at[some]) & ((words.gap[words.behind(at[some])] & tk.STRONG) == 0)
    # "the charter states that the weir", "Clause 4 states"; not "six states that the flood hit", "coastal states that grow"
    some = tk.is_in(words.tokens.key[at], ("states",)).nonzero()[0]
    some = some[~words.in_class(before[some], "NUMBER", "VAGUE", *_NOUN_BEFORE)]
    that = words.behind(at[some])
    after = words.behind(that)
    what = _tells(words, that, "NEG", "VAGUE") | ((words.ends_in(after, "s") | ((words.gap[after] & tk.DOUBLE) > 0)) & (after > that))
    out[some] |= what & tk.is_in(words.tokens.key[that], ("that",)) & (that > at[some])
    return out


def _tells(words: Words, at: np.ndarray, *classes: str) -> np.ndarray:
    """bool: what is told begins right behind: "reports that", "claims the weir"; or with a word of some more classes."""
    after = words.behind(at)
    return (words.in_class(after, *_TOLD, *classes) | words.name[after]) & (after > at)


def _of_numbered_part(words: Words, forms: _Forms) -> np.ndarray:
    """bool: "Page 3 claims it leaks", "Clause 4 states"; not "Page 3 claims are false"."""
    tokens, out = words.tokens, words.tokens.digit.take(forms.before)
    some = out.nonzero()[0]
    some = some[tk.is_in(tokens.key[words.before(forms.before[some])], PARTS).nonzero()[0]]
    at = forms.at[some]
    after = words.behind(at)
    tells = tokens.digit[after] | ((words.gap[after] & tk.DOUBLE) > 0)
    tells = _tells(words, at, "NUMBER", "VAGUE") | tells & (after > at)
    out[:] = False
    out[some] = tells & ((words.gap[after] & tk.TERMINAL) == 0) | tk.is_in(tokens.key[at], ("states", "shows"))
    return out


def _counted(words: Words, forms: _Forms) -> np.ndarray:
    """bool: "had orders to leave", "reported less stress", "several calls went unanswered": many agree with no verb in -s; but "some estimates put
    it at nine" tells whose figure it is."""
    key = words.tokens.key
    first = key[forms.before]
    many = tk.is_in(first, _MANY) & ~tk.is_in(key[forms.at], ("estimates",))
    return np.asarray(words.in_class(forms.before, "HAVE") | tk.is_in(first, ("less", "fewer", "enough")) | many)


def _by_saying(words: Words, forms: _Forms) -> np.ndarray:
    """bool: "by saying that", "for saying she left", "in a letter on Monday saying that", "in warning that"; not "in a saying"."""
    out = words.in_class(forms.before, "PREP", "MONTHDAY")
    some = out.nonzero()[0]
    some = some[tk.is_in(words.tokens.key[forms.at[some]], ("saying", "warning", "writing")).nonzero()[0]]
    at = forms.at[some]
    after = words.behind(at)
    clause = tk.is_in(words.tokens.key[at], ("saying",)) & _tells(words, at) | tk.is_in(words.tokens.key[after], ("that",))
    out[:] = False
    out[some] = clause & ((words.gap[after] & tk.STRONG) == 0) & (after > at)
    return out


def _in_headings(words: Words, at: np.ndarray) -> np.ndarray:
    """bool: "Lockdown challenges": the last of two or three words on a line of their own, which are a heading."""
    line = words.sentences.of_token.take(at)
    low, high = words.sentences.first.take(line), words.sentences.first[1:].take(line)
    return (at + 1 == high) & (high - low <= 3) & ((words.gap_after.take(high) & tk.TERMINAL) == 0)


def _before_the_verb(words: Words, forms: _Forms) -> np.ndarray:
    """bool: "Harbour challenges soon brought them together": one capital at the start is no name where the verb comes later."""
    out = words.leads.take(forms.before)
    some = out.nonzero()[0]
    at = forms.at[some]
    after = words.behind(at)
    out[some] = words.in_class(after, "ADV", "BE", "HAVE", "MODAL") & (after > at)
    return out


def _in_noun_phrases(words: Words, forms: _Forms) -> np.ndarray:
    """bool: "the expected delay", "in reported cases", "an affirming word": behind an article or a preposition a participle stands before its noun."""
    participle = words.matches.word.found_in(words.lexicon.in_e, forms.at)  # "said" and "found" stand before no noun
    out = participle | forms.ing
    some = out.nonzero()[0]
    before, ing = forms.before[some], forms.ing[some]
    loose = (words.gap.take(before) & tk.HYPHEN) == 0  # not the second half of "passer-by"
    bound = participle.take(some) & words.in_class(before, "PREP", "OF") & ~words.name.take(before) & ~ing & loose
    out[some] = bound | words.is_word(before, *_ARTICLES)
    return out


def _adjectives(words: Words, forms: _Forms) -> np.ndarray:
    """bool: forms that describe a thing: "her most demanding part", "Quist's eagerly anticipated return", "skill and alleged tension"."""
    at, before = forms.at, forms.before
    out = np.zeros(len(at), bool)
    some = forms.ing.nonzero()[0]
    last = before[some]
    further = words.before(last)
    slowly = words.ends_in(last, "ly") & (further < last)  # "most physically demanding"
    out[some] = words.is_word(last, *_DEGREE) | slowly & words.is_word(further, *_DEGREE)
    some = words.is_word(before, *_MUCH).nonzero()[0]
    further = words.before(before[some])
    out[some] |= (further < before[some]) & (words.tokens.possessive[further] | words.is_word(further, *_ARTICLES))
    some = words.is_word(at, *_ALLEGED).nonzero()[0]
    out[some] |= _alleged(words, at[some], before[some])
    return out


def _alleged(words: Words, at: np.ndarray, before: np.ndarray) -> np.ndarray:
    """bool: "skill and alleged tension": behind no subject and no auxiliary, in front of a thing."""
    upper, after = words.tokens.upper, words.behind(at)
    thing = (after > at) & ~words.in_class(after, *FUNCTION) & ~upper[after] & ~words.tokens.digit[after]
    thing &= (words.tokens.gap[after] & tk.STRONG) == 0
    return thing & ~words.in_class(before, *_SUBJECT) & ~words.name[before] & ~upper[at]


def _in_titles(words: Words, at: np.ndarray, noun: np.ndarray) -> np.ndarray:
    """int64: which words `at` that look like nouns are verbs after all, in -s behind a name in a line of capitals: "Quist Backs Weir Plan".

    The neighbours of a capital word in such a line are capitals, but for small words of grammar.
    """
    tokens, name = words.tokens, words.name
    few = (noun & tokens.upper.take(at)).nonzero()[0]
    here = at[few]
    before, after = words.before(here), words.behind(here)
    ok = name[before] & ~tokens.possessive[before] & ~tokens.all_upper[here] & (before < here) & (here < after) & words.ends_in(here, "s")
    few, here = few[ok], here[ok]
    near, inside = words.around(here, -5, 5)
    capital = tokens.upper[near]
    ok = (capital[:, 6:8] & inside[:, 6:8]).any(axis=1)  # the next two
    ok &= (~inside | capital | tokens.digit[near] | words.in_class(near, *FUNCTION)).all(axis=1)
    return few[ok]
