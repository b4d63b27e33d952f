"""Loads and checks lexicons/*.tsv and compiles them into arrays: words to ids, ids to classes and rules, phrases to a trie."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from credscore.errors import LexiconError
from credscore.evidence.flags import Questions, SeldomQuestions
from credscore.evidence.ranges import distinct
from credscore.evidence.voice_words import VoiceWords
from credscore.evidence.word_table import WordTable
from credscore.text.tokens import MIX, word_keys

LEXICON_DIR = Path(__file__).with_name("lexicons")
RULE_FILES = ("attribution.tsv", "hedges.tsv", "verification.tsv")
FAMILIES = ("attribution", "hedge", "booster", "verification")
# rules of different tables may claim the same words: nouns ("their claim that …") and adjectives ("is worried that …") stand beside verbs
TABLES = (*FAMILIES, "noun", "attitude")
CUE_CLASSES = ("say", "report", "act", "mental", "post", "phrase", "noun", "passive", "impersonal", "anonymity", "stance", "attitude")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a lexicon: a family of forms, what they mean, a sentence that must match and one that must not."""

    id: str
    kind: str
    subtype: str
    strength: float
    forms: tuple[tuple[str, ...], ...]
    hit: str
    miss: str
    where: str

    @property
    def table(self) -> str:
        return self.subtype if self.subtype in ("noun", "attitude") else self.kind


_SHORT = "'s"
_NO_CLASS = "NONE"  # of words that code asks for one by one


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(n, line.split("\t")) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]


_CHOICE = re.compile(r"\{([^{}]*)\}")


def _forms(cell: str, where: str) -> tuple[tuple[str, ...], ...]:
    """The forms of a cell: words joined by "_", forms by "|". "{did_not,didn't}_{,immediately}_reply" stands for the four it spells out.

    Raises LexiconError, which names `where`, for forms that no text can have.
    """
    forms = [form for written in cell.split("|") if written for form in _spelt_out(written)]
    # hyphens separate tokens, as they do in the text; colons and slashes are punctuation, not words
    split = [tuple(word for word in form.replace("-", "_").strip(":").split("_") if word) for form in forms]
    for form, words in zip(forms, split, strict=True):
        if not words or "{" in form or "}" in form:
            raise LexiconError(f"{where}: the form {form!r} has no words or half a choice.", 'Write choices as in "a_{big,small}_boat".')
    return tuple(dict.fromkeys(split))


def _spelt_out(form: str) -> list[str]:
    parts = _CHOICE.split(form)  # every second one is a choice
    return ["".join(words) for words in product(*(part.split(",") if k % 2 else [part] for k, part in enumerate(parts)))]


def _read_rules(folder: Path) -> list[Rule]:
    rules: list[Rule] = []
    seen: set[str] = set()
    for name in RULE_FILES:
        for number, cells in _rows(folder / name):
            where = f"{name}, line {number}"
            wanted = 5 if name == "attribution.tsv" else 7
            if len(cells) != wanted or not all(c.strip() for c in cells):
                raise LexiconError(f"{where}: {wanted} filled columns expected, {len(cells)} found.", "A rule needs a hit and a miss.")
            if name == "attribution.tsv":
                rule_id, subtype, forms, hit, miss = cells
                kind, strength = "attribution", 1.0
                if subtype not in CUE_CLASSES:
                    raise LexiconError(f"{where}: unknown class {subtype!r}.", f"Known: {', '.join(CUE_CLASSES)}.")
            else:
                rule_id, kind, subtype, amount, forms, hit, miss = cells
                if kind not in FAMILIES:
                    raise LexiconError(f"{where}: unknown kind {kind!r}.", f"Known: {', '.join(FAMILIES)}.")
                try:
                    strength = float(amount)
                except ValueError:
                    raise LexiconError(f"{where}: strength {amount!r} is not a number.", "Give a number from 0 to 1.") from None
            if rule_id in seen:
                raise LexiconError(f"{where}: rule {rule_id!r} is already defined.", "Give every rule an id of its own.")
            seen.add(rule_id)
            rules.append(Rule(rule_id, kind, subtype, strength, _forms(forms, where), hit, miss, where))
    return rules


# word -> its classes; word -> table -> number of the rule; words of a phrase -> table, "class:…", "outlet" or _SHORT -> number or 1
_Entries = tuple[dict[str, set[str]], dict[str, dict[str, int]], dict[tuple[str, ...], dict[str, int]]]


def _entries(folder: Path, rules: list[Rule | None]) -> _Entries:
    """Words and phrases of all tables but the voice's. Raises LexiconError."""
    entries: _Entries = {}, {}, {}
    _enter_classes(folder, entries)
    _enter_rules(rules, entries)
    _enter_outlets(folder, entries)
    return entries


def _enter_classes(folder: Path, entries: _Entries) -> None:
    classes, _, phrases = entries
    for number, cells in _rows(folder / "words.tsv"):
        if len(cells) != 2:
            raise LexiconError(f"words.tsv, line {number}: two columns expected, {len(cells)} found.")
        for word in cells[1].split():
            parts = word.replace("-", "_").split("_")
            if len(parts) == 1:
                classes.setdefault(parts[0], set()).update({cells[0]} - {_NO_CLASS})
            else:
                phrases.setdefault(tuple(parts), {})["class:" + cells[0]] = 1


def _enter_rules(rules: list[Rule | None], entries: _Entries) -> None:
    _, words, phrases = entries
    for number, rule in enumerate(rules[1:], 1):
        assert rule is not None
        for form in rule.forms:
            if len(form) == 1:
                words.setdefault(form[0], {}).setdefault(rule.table, number)
            elif form[0].endswith("'s"):  # the tokenizer sets it off: "it's believed" is "it believed" with an 's behind its first word
                found = phrases.setdefault((form[0][:-2], *form[1:]), {_SHORT: 1})
                found.setdefault(rule.table, number)
            else:
                phrases.setdefault(form, {}).setdefault(rule.table, number)


def _enter_outlets(folder: Path, entries: _Entries) -> None:
    classes, _, phrases = entries
    for _number, cells in _rows(folder / "outlets.tsv"):
        kind = 1 + Lexicon.OUTLET_KINDS.index(cells[0])
        for name in cells[1].split("|"):
            unsure = name.endswith("*")
            outlet = tuple(_name_tokens(name.rstrip("*")))
            if len(outlet) == 1:
                classes.setdefault(outlet[0], set()).add("OUT_" + cells[0] + ("_UNSURE" if unsure else ""))
            else:
                phrases.setdefault(outlet, {})["outlet"] = kind


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
    class names: which hold any of these.
    bits : dict class name -> bit (int) of `classes`.
    classes : uint64 (words,), classes of every word id. classes_of : uint64 (words + outlet kinds,), with those of outlets of several words
    behind them. mixes, mix_of : the different ones of them, and which of those each is. questions : what was asked about words so far (see flags).
    word_rule : dict table -> int16 (words,), rule number of single-word forms. has_rule : bool (words,), a form of any table.
    voice : the words of lexicons/voice.tsv, which have classes and ids of their own. voiceless : bool (words,), none of those.
    cue_class : int8 (rules,), 1 + index into CUE_CLASSES of attribution rules, else 0.
    numbers : int64 (words,), the ids. base_form, ing_form : bool (words,), forms of attribution verbs that need other company.
    in_e : bool (words,), the last letter but one is an e.
    phrase_rule : dict table -> int16 (phrases,).
    phrase_outlet : int8 (phrases,), 0 or 1 + index into OUTLET_KINDS.
    phrase_short : bool (phrases,), only with an 's behind its first word.
    """

    OUTLET_KINDS = ("media", "document", "social")

    def __init__(self, folder: Path = LEXICON_DIR) -> None:
        self.rules: list[Rule | None] = [None, *_read_rules(folder)]
        classes, words, phrases = _entries(folder, self.rules)
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
        self.class_tables = _Asked(self._mixes_with)
        self._rule_tables: dict[tuple[str, ...], np.ndarray] = {}
        self._subtype_tables: dict[tuple[str, ...], np.ndarray] = {}
        self.cue_class = np.array(
            [1 + CUE_CLASSES.index(r.subtype) if r is not None and r.subtype in CUE_CLASSES else 0 for r in self.rules], np.int8
        )
        # words that stand only inside phrases ("fall from grace"), in loaded ones ("power grab") or in names of outlets ("Mark" of Mark Gurman)
        # are as good as unknown at the start of a sentence: they may well be names
        common = {*classes, *words, *(phrase[0] for phrase, found in phrases.items() if set(found) - {"outlet", "booster"})}
        self.common = np.array([False, *(w in common for w in vocabulary)])
        self.in_e = np.array([False, *(w[-2:-1] == "e" for w in vocabulary)])
        self.alone = np.array([False, *(w in classes or w in words for w in vocabulary)])
        self.outlet_class = np.array([0, *(self.bits["OUT_" + kind] for kind in self.OUTLET_KINDS)], np.uint64)
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
            digest.update(path.name.encode() + path.read_bytes())
        self.fingerprint = digest.hexdigest()[:16]

    def _mark_forms(self) -> None:
        """Base forms ("say") and participles ("saying") of attribution verbs: known by what else their rule lists."""
        for rule in self.rules[1:]:
            if rule is None or rule.kind != "attribution" or rule.subtype not in ("say", "report", "act", "mental", "post", "stance"):
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
        self.phrases = ordered
        self.phrase_rule = {f: np.zeros(len(ordered) + 1, np.int16) for f in TABLES}
        self.phrase_outlet = np.zeros(len(ordered) + 1, np.int8)
        self.phrase_class = np.zeros(len(ordered) + 1, np.uint64)
        self.phrase_short = np.zeros(len(ordered) + 1, bool)
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
                elif what == _SHORT:
                    self.phrase_short[number] = True
                elif what.startswith("class:"):
                    self.phrase_class[number] |= np.uint64(self.bits.get(what[6:], 0))
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
        table[[self.ids[w] for w in words]] = True
        return table

    def _mixes_with(self, names: tuple[str, ...]) -> np.ndarray:
        return (self.mixes & self.mask(names)) != 0

    def rules_among(self, ids: tuple[str, ...]) -> np.ndarray:
        """bool (rules,): table over rule numbers of the rules with the given ids."""
        table = self._rule_tables.get(ids)
        if table is None:
            table = self._rule_tables[ids] = np.array([r is not None and r.id in ids for r in self.rules])
        return table

    def rule_number(self, id: str) -> int:
        """The number of the rule with that id. Raises ValueError where there is none: a number that stands for no rule would go unnoticed."""
        here = self.rules_among((id,))
        if not here.any():
            raise ValueError(f"There is no rule {id!r} in the lexicons.")
        return int(here.argmax())

    def rules_of(self, *subtypes: str) -> np.ndarray:
        """bool (rules,): table over rule numbers of the rules of these subtypes."""
        table = self._subtype_tables.get(subtypes)
        if table is None:
            table = self._subtype_tables[subtypes] = np.array([r is not None and r.subtype in subtypes for r in self.rules])
        return table

    def rule_id(self, number: int) -> str:
        rule = self.rules[number]
        return rule.id if rule else ""


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


def _name_tokens(name: str) -> list[str]:
    cleaned = name.lower().replace("'s", "").replace("&", " ").replace("-", " ").replace("!", " ")
    out: list[str] = []
    for part in cleaned.split():
        # initials keep their dots ("l.a"), other dots part words as they do in the text ("comicbook.com")
        bare = part.strip(".")
        if "." in bare and not all(len(p) == 1 for p in bare.split(".")):
            out += bare.split(".")
        else:
            out.append(bare)
    return out


@lru_cache(maxsize=1)
def default_lexicon() -> Lexicon:
    """The lexicons that ship with the package, compiled once."""
    return Lexicon()
