"""Reads lexicons/*.tsv and says what is wrong with them: rules, words with their classes, outlets. `lexicon` compiles them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from credscore.errors import LexiconError

LEXICON_DIR = Path(__file__).with_name("lexicons")
RULE_FILES = ("attribution.tsv", "hedges.tsv", "verification.tsv")
FAMILIES = ("attribution", "hedge", "booster", "verification")
# rules of different tables may claim the same words: nouns ("their claim that …") and adjectives ("is worried that …") stand beside verbs
TABLES = (*FAMILIES, "noun", "attitude")
OUTLET_KINDS = ("media", "document", "social")
SUBTYPES = {
    "hedge": ("epistemic", "doxastic", "reportive", "rumour", "investigation", "condition", "approximation", "weasel"),
    "booster": ("booster", "peacock", "loaded"),
    "verification": ("confirmed", "unverified", "false", "denied", "no comment", "correction"),
}
CUE_CLASSES = ("say", "report", "act", "mental", "post", "phrase", "noun", "passive", "impersonal", "anonymity", "stance", "attitude")
VERB_CLASSES = ("say", "report", "act", "mental", "post", "stance")  # of these


def cue_kind(name: str) -> int:
    """The number of a class of cues as `Lexicon.cue_class` has it; 0 is none."""
    return 1 + CUE_CLASSES.index(name)


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


SHORT = "'s"  # of phrases that count only with an 's behind one of their words: which of them it is, from 1 on
_NO_CLASS = "NONE"  # of words that code asks for one by one


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(n, line.split("\t")) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]


_CHOICE = re.compile(r"\{([^{}]*)\}")


def class_words(name: str, folder: Path = LEXICON_DIR) -> frozenset[str]:
    """The words of a class, for what reads names as strings and has no context."""
    return frozenset(word for _, cells in _rows(folder / "words.tsv") if cells[0] == name for word in cells[1].split())


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


def read_rules(folder: Path) -> list[Rule]:
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
                if kind not in SUBTYPES:
                    raise LexiconError(f"{where}: unknown kind {kind!r}.", f"Known: {', '.join(SUBTYPES)}.")
                if subtype not in SUBTYPES[kind]:
                    raise LexiconError(f"{where}: unknown subtype {subtype!r}.", f"Known of {kind}: {', '.join(SUBTYPES[kind])}.")
                try:
                    strength = float(amount)
                except ValueError:
                    raise LexiconError(f"{where}: strength {amount!r} is not a number.", "Give a number above 0, at most 1.") from None
                if not 0 < strength <= 1:
                    raise LexiconError(f"{where}: strength {amount!r} is out of range.", "Give a number above 0, at most 1.")
            if rule_id in seen:
                raise LexiconError(f"{where}: rule {rule_id!r} is already defined.", "Give every rule an id of its own.")
            seen.add(rule_id)
            rules.append(Rule(rule_id, kind, subtype, strength, _forms(forms, where), hit, miss, where))
    return rules


# word -> its classes; word -> table -> number of the rule; words of a phrase -> table, "outlet" or SHORT -> number
Entries = tuple[dict[str, set[str]], dict[str, dict[str, int]], dict[tuple[str, ...], dict[str, int]]]


def read_entries(folder: Path, rules: list[Rule | None]) -> Entries:
    """Words and phrases of all tables but the voice's. Raises LexiconError."""
    entries: Entries = {}, {}, {}
    _enter_classes(folder, entries)
    _enter_rules(rules, entries)
    _enter_outlets(folder, entries)
    return entries


def _enter_classes(folder: Path, entries: Entries) -> None:
    classes, _, _ = entries
    for number, cells in _rows(folder / "words.tsv"):
        if len(cells) != 2:
            raise LexiconError(f"words.tsv, line {number}: two columns expected, {len(cells)} found.")
        for word in cells[1].split():
            if "_" in word or "-" in word or word.endswith("'s"):
                raise LexiconError(f"words.tsv, line {number}: {word!r} is no single word.", "Classes are of words; an 's belongs to none.")
            classes.setdefault(word, set()).update({cells[0]} - {_NO_CLASS})


def _enter_rules(rules: list[Rule | None], entries: Entries) -> None:
    _, words, phrases = entries
    for number, rule in enumerate(rules[1:], 1):
        assert rule is not None
        for form in rule.forms:
            if len(form) == 1:
                words.setdefault(form[0], {}).setdefault(rule.table, number)
            elif any(word.endswith("'s") for word in form):  # the tokenizer sets it off: "it's believed" is "it believed" with an 's behind "it"
                short = next(k for k, word in enumerate(form, 1) if word.endswith("'s"))
                found = phrases.setdefault(tuple(word.removesuffix("'s") for word in form), {SHORT: short})
                found.setdefault(rule.table, number)
            else:
                phrases.setdefault(form, {}).setdefault(rule.table, number)


def _enter_outlets(folder: Path, entries: Entries) -> None:
    classes, _, phrases = entries
    for number, cells in _rows(folder / "outlets.tsv"):
        where = f"outlets.tsv, line {number}"
        if len(cells) != 2:
            raise LexiconError(f"{where}: two columns expected, {len(cells)} found.")
        if cells[0] not in OUTLET_KINDS:
            raise LexiconError(f"{where}: unknown kind {cells[0]!r}.", f"Known: {', '.join(OUTLET_KINDS)}.")
        kind = 1 + OUTLET_KINDS.index(cells[0])
        for name in cells[1].split("|"):
            unsure = name.endswith("*")
            outlet = tuple(_name_tokens(name.rstrip("*")))
            if not outlet:
                raise LexiconError(f"{where}: a name without words.", "Names stand between single |.")
            if len(outlet) == 1:
                classes.setdefault(outlet[0], set()).add("OUT_" + cells[0] + ("_UNSURE" if unsure else ""))
            else:
                phrases.setdefault(outlet, {})["outlet"] = kind


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
