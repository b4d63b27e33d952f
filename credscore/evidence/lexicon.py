"""The lexicons compiled into arrays: words to ids, ids to classes and rules, phrases to a trie."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from credscore.errors import LexiconError
from credscore.evidence.flags import Questions, SeldomQuestions
from credscore.evidence.lexicon_files import (
    CUE_CLASSES,
    LEXICON_DIR,
    OUTLET_KINDS,
    SHORT,
    TABLES,
    VERB_CLASSES,
    Rule,
    cue_kind,
    read_entries,
    read_rules,
)
from credscore.evidence.ranges import distinct
from credscore.evidence.voice_words import VoiceWords
from credscore.evidence.word_table import WordTable
from credscore.text.tokens import MIX, word_keys


class _Asked(dict[tuple[str, ...], Any]):
    """Answers by the words or names they are about, each made when it is first asked for."""

    def __init__(self, make: Callable[[tuple[str, ...]], Any]) -> None:
        self._make = make

    def __missing__(self, names: tuple[str, ...]) -> Any:
        answer = self[names] = self._make(names)
        return answer


class Lexicon:
    """Compiled lexicons.

    Attributes
    ----------
    rules : list of Rule; rule number 0 stands for none.
    masks, word_tables, class_tables : what `mask` gives by class names, what `words_among` gives by words, and bool tables over `mixes` by
    class names: which hold any of these. codes : by the tuple of a single word its id, in the type that buffers hold ids in.
    bits : dict class name -> bit (int) of `classes`.
    classes : uint64 (words,), classes of every word id. classes_of : uint64 (words + outlet kinds,), with those of outlets of several words
    behind them. mixes, mix_of : the different ones of them, and which of those each is. questions : what was asked about words so far (see flags).
    word_rule : dict table -> int16 (words,), rule number of single-word forms. has_rule : bool (words,), a form of any table.
    voice : the words of lexicons/voice.tsv, which have classes and ids of their own. voiceless : bool (words,), none of those.
    cue_class : int8 (rules,), `cue_kind` of attribution rules, else 0.
    numbers : int64 (words,), the ids. base_form, ing_form : bool (words,), forms of attribution verbs that need other company.
    in_e : bool (words,), the last letter but one is an e.
    phrase_rule : dict table -> int16 (phrases,).
    phrase_outlet : int8 (phrases,), 0 or 1 + index into OUTLET_KINDS.
    phrase_short : int8 (phrases,), which word an 's must stand behind, from 1 on; 0 for none.
    """

    def __init__(self, folder: Path = LEXICON_DIR) -> None:
        self.rules: list[Rule | None] = [None, *read_rules(folder)]
        classes, words, phrases = read_entries(folder, self.rules)
        vocabulary = sorted({*classes, *words, *(w for p in phrases for w in p)})
        self.ids = {w: n for n, w in enumerate(vocabulary, 1)}
        keys = word_keys(vocabulary).tolist()
        if len(set(keys)) < len(keys):  # accents do not tell words apart
            first = dict(zip(reversed(keys), reversed(vocabulary), strict=True))
            twice = [f"{first[k]} and {w}" for k, w in zip(keys, vocabulary, strict=True) if first[k] != w]
            raise LexiconError(f"The lexicons hold one word in two spellings: {'; '.join(twice)}.", "Keep one of them.")
        self.table = WordTable(keys)
        self.voice = VoiceWords(folder / "voice.tsv")
        self.voiceless = np.append(False, self.voice.voice_of.take(self.voice.table.lookup(word_keys(vocabulary))) == 0)
        names = sorted({c for cs in classes.values() for c in cs})
        if len(names) > 64:
            raise LexiconError(f"words.tsv names {len(names)} classes; 64 fit.")
        self.bits = {c: 1 << n for n, c in enumerate(names)}
        self.masks = _Asked(self._mask)
        self.word_tables = _Asked(self._words_among)
        self.codes = _Asked(self._code)
        self.class_tables = _Asked(self._mixes_with)
        self._rule_tables = _Asked(self._rules_among)
        self._subtype_tables = _Asked(self._rules_of)
        self.cue_class = np.array(
            [cue_kind(r.subtype) if r is not None and r.subtype in CUE_CLASSES else 0 for r in self.rules], np.int8
        )
        # words that stand only inside phrases ("fall from grace"), in loaded ones ("power grab") or in names of outlets ("Mark" of Mark Gurman)
        # are as good as unknown at the start of a sentence: they may well be names
        common = {*classes, *words, *(phrase[0] for phrase, found in phrases.items() if set(found) - {"outlet", "booster"})}
        self.common = np.array([False, *(w in common for w in vocabulary)])
        self.in_e = np.array([False, *(w[-2:-1] == "e" for w in vocabulary)])
        self.alone = np.array([False, *(w in classes or w in words for w in vocabulary)])
        self.outlet_class = np.array([0, *(self.bits["OUT_" + kind] for kind in OUTLET_KINDS)], np.uint64)
        self.classes = np.zeros(len(vocabulary) + 1, np.uint64)
        for word, cs in classes.items():
            self.classes[self.ids[word]] = sum(self.bits[c] for c in cs)
        self.classes_of = np.append(self.classes, self.outlet_class[1:])
        self.mixes = distinct(self.classes_of)  # no class at all comes first
        self.mix_of = np.searchsorted(self.mixes, self.classes_of).astype(np.min_scalar_type(len(self.mixes)))
        self.numbers = np.arange(len(self.classes))
        self.questions = Questions(len(self.classes_of))
        self.seldom_questions = SeldomQuestions(len(self.classes_of))
        self.word_rule = {f: np.zeros(len(vocabulary) + 1, np.int16) for f in TABLES}
        for word, found in words.items():
            for table, number in found.items():
                self.word_rule[table][self.ids[word]] = number
        self.has_rule = np.any([rule > 0 for rule in self.word_rule.values()], axis=0)
        self.base_form = np.zeros(len(vocabulary) + 1, bool)
        self.ing_form = np.zeros(len(vocabulary) + 1, bool)
        self._mark_forms()
        self._compile_phrases(phrases)
        digest = hashlib.sha256()
        for path in sorted(folder.glob("*.tsv")):
            # Some checkouts write line ends of their own; that makes no other lexicons.
            digest.update(path.name.encode() + path.read_bytes().replace(b"\r\n", b"\n"))
        self.fingerprint = digest.hexdigest()[:16]

    def _mark_forms(self) -> None:
        """Base forms ("say") and participles ("saying") of attribution verbs: known by what else their rule lists."""
        for rule in self.rules[1:]:
            if rule is None or rule.subtype not in VERB_CLASSES:
                continue
            forms = {f[0] for f in rule.forms if len(f) == 1}
            for form in forms:
                if form.endswith("ing"):
                    self.ing_form[self.ids[form]] = True
                elif (
                    form not in _IRREGULAR_PAST
                    and any(other != form and _inflects(form, other) for other in forms)
                    and not form.endswith(("ed", "s"))
                ):
                    self.base_form[self.ids[form]] = True

    def _compile_phrases(self, phrases: dict[tuple[str, ...], dict[str, int]]) -> None:
        ordered = sorted(phrases)
        self.phrase_rule = {f: np.zeros(len(ordered) + 1, np.int16) for f in TABLES}
        self.phrase_outlet = np.zeros(len(ordered) + 1, np.int8)
        self.phrase_short = np.zeros(len(ordered) + 1, np.int8)
        trie: dict[tuple[int, int], int] = {}
        ends: dict[int, int] = {}
        for number, phrase in enumerate(ordered, 1):
            state = 0
            for word in phrase:
                state = trie.setdefault((state, self.ids[word]), len(trie) + 1)
            ends[state] = number
            for what, value in phrases[phrase].items():
                if what == "outlet":
                    self.phrase_outlet[number] = value
                elif what == SHORT:
                    self.phrase_short[number] = value
                else:
                    self.phrase_rule[what][number] = value
        self.phrase_end = np.zeros(len(trie) + 1, np.int32)
        for state, number in ends.items():
            self.phrase_end[state] = number
        states, words = np.array(list(trie), np.int64).reshape(-1, 2).T
        self.steps = WordTable(step_key(states, words).tolist())
        self.step_to = np.array([0, *trie.values()], np.int64)
        # A Bloom filter of first word pairs keeps the trie away from nearly all tokens, and tables of first and second words the filter.
        self.pair_gate = np.zeros(1 << 16, bool)
        self.opens_phrase, self.goes_second = (np.zeros(len(self.classes), bool) for _ in range(2))
        for phrase in ordered:
            one, two = self.ids[phrase[0]], self.ids[phrase[1]]
            self.pair_gate[pair_hash(one, two)] = self.opens_phrase[one] = self.goes_second[two] = True
        self.first_state = np.zeros(len(self.classes), np.int64)
        for (origin, ident), target in trie.items():
            if not origin:
                self.first_state[ident] = target

    def mask(self, names: tuple[str, ...]) -> np.uint64:
        """The bits of several word classes together."""
        return self.masks[names]

    def words_among(self, words: tuple[str, ...]) -> np.ndarray:
        """bool (words,): table over word ids of the given words; KeyError for one that is in no lexicon (it belongs in words.tsv)."""
        return self.word_tables[words]

    def _mask(self, names: tuple[str, ...]) -> np.uint64:
        return np.uint64(sum({self.bits[name] for name in names}))

    def _words_among(self, words: tuple[str, ...]) -> np.ndarray:
        table = np.zeros(len(self.classes), bool)
        unknown = [w for w in words if w not in self.ids]
        if unknown:
            raise LexiconError(f"A rule asks for the word {unknown[0]!r}, which no lexicon holds.", "Put it in words.tsv, class NONE if it has no other.")
        table[[self.ids[w] for w in words]] = True
        return table

    def _code(self, words: tuple[str, ...]) -> np.integer:
        return np.min_scalar_type(len(self.numbers)).type(self.ids[words[0]])

    def _mixes_with(self, names: tuple[str, ...]) -> np.ndarray:
        return (self.mixes & self.mask(names)) != 0

    def _rules_among(self, ids: tuple[str, ...]) -> np.ndarray:
        return np.array([r is not None and r.id in ids for r in self.rules])

    def _rules_of(self, subtypes: tuple[str, ...]) -> np.ndarray:
        return np.array([r is not None and r.subtype in subtypes for r in self.rules])

    def rules_among(self, ids: tuple[str, ...]) -> np.ndarray:
        """bool (rules,): table over rule numbers of the rules with the given ids."""
        return self._rule_tables[ids]

    def rule_number(self, id: str) -> int:
        """The number of the rule with that id. Raises ValueError where there is none: a number that stands for no rule would go unnoticed."""
        here = self.rules_among((id,))
        if not here.any():
            raise ValueError(f"There is no rule {id!r} in the lexicons.")
        return int(here.argmax())

    def rules_of(self, *subtypes: str) -> np.ndarray:
        """bool (rules,): table over rule numbers of the rules of these subtypes."""
        return self._subtype_tables[subtypes]


_IRREGULAR_PAST = frozenset(
    "said told wrote felt knew spoke spoken swore thought understood learnt found saw sworn sought chose foresaw stood fought".split()
)


def pair_hash(first: int | np.ndarray, second: int | np.ndarray) -> int | np.ndarray:
    """16-bit hash of two word ids."""
    return (first * 40503 + second * 8191) & 0xFFFF


def step_key(state: np.ndarray, word: np.ndarray) -> np.ndarray:
    """uint64 keys of the steps from states of the trie over word ids, as `Lexicon.steps` knows them. A product with an odd number: no two alike."""
    return ((state << 16) | word).view(np.uint64) * MIX


def _inflects(base: str, other: str) -> bool:
    stem = base[:-1] if base.endswith(("e", "y")) else base
    return other.startswith(stem[:2]) and other != base


@lru_cache(maxsize=1)
def default_lexicon() -> Lexicon:
    """The lexicons that ship with the package, compiled once."""
    return Lexicon()
