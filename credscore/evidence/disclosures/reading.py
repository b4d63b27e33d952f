"""A sentence as places of kinds of words: which machine is meant by "machine", and whether "this" or "above" means this very article."""

# ruff: noqa: E501 - a list broken into short lines is harder to read than a long one
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from credscore.evidence.disclosures.chains import WRITTEN, Chain, chain, flag_of
from credscore.evidence.disclosures.vocabulary import NO_DEEDS, lists

_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_TOKEN = re.compile(r"a\.i\.?(?!\w)|\w+(?:['.&]\w+)*|[^\w\s]")
_DEED_ENDINGS = ("ed", "wn", "ten", "ilt", "ade", "ung", "cast", "set")
_DEEDLIKE = re.compile(rf"[a-z]{{2,}}(?:{'|'.join(_DEED_ENDINGS)})")
_BEHIND_NOTES = frozenset(":—-.)")


_Kinds = tuple[tuple[str, ...], int]  # with their flags


def _kinds(names: Iterable[str]) -> _Kinds:
    flags = 0
    for name in names:
        flags |= flag_of(name)
    return tuple(dict.fromkeys(names)), flags


_NOTHING, _DEED, _CLOSING = _kinds(()), _kinds(("DEED",)), _kinds(("CLOSING",))


class Words:
    """Which kinds each word is of. single : for words. phrases : by their first word, the words behind it and the kinds, the longest first."""

    def __init__(self, written: tuple[str, ...]) -> None:
        of: dict[str, list[str]] = {}
        for kind, words in lists().items():
            for word in words:
                of.setdefault(word, []).append(kind)
        for word in written:
            of.setdefault(word.replace("_", " "), []).append(word)
        self.single: dict[str, _Kinds] = {}
        self.phrases: dict[str, list[tuple[list[str], _Kinds]]] = {}
        for word, kinds in of.items():
            first, *rest = _TOKEN.findall(word)
            if _DEEDLIKE.fullmatch(word) and word not in NO_DEEDS:
                kinds.append("DEED")
            if "MADE" in kinds and "DEED" not in kinds:
                kinds.append("DEED")
            if rest:
                if all(kind == "NOTE" or not kind.isupper() for kind in kinds):  # they stay what they are by themselves
                    kinds += [kind for part in (first, *rest) for kind in of.get(part, ())]
                self.phrases.setdefault(first, []).append((rest, _kinds(kinds)))
            else:
                self.single[word] = _kinds(kinds)
        for entries in self.phrases.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def of(self, word: str) -> _Kinds:
        """Kinds of a word that no list holds as it is written: "gpt4o", "newsroom's", "rendered"."""
        if word.isalpha():
            return _DEED if word.endswith(_DEED_ENDINGS) and _DEEDLIKE.fullmatch(word) and word not in NO_DEEDS else _NOTHING
        if word.removeprefix("v")[:1].isdigit():  # of a version
            return _CLOSING
        stem, mark, ending = word.partition("'")
        if mark:
            kinds, _ = self.single.get(stem, _NOTHING)
            return _kinds([*kinds, "POSSESSIVE"] if ending == "s" else kinds)
        kinds, flags = self.single.get(word.rstrip("0123456789o"), _NOTHING)
        return (kinds, flags) if "TOOL" in kinds else _NOTHING


@cache
def _words(count: int) -> Words:
    """The words of all kinds, and those that the first so many patterns write out."""
    return Words(tuple(WRITTEN))


# What kinds a word is of beside its neighbours, in the order in which they are found out: patterns at whose ends it is of that kind, and
# patterns at whose ends it is not, after all.
_MEANT: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    # this very article
    ("HERE", ("UNDER!ARTICLE",), ()),
    ("INCLUDED", ("of which this is one", "including|as|like this THING|one", "this item|one included", "this one", "including the THING|one ~1 UNDER"), ()),
    (
        "OURS",
        (
            "THIS!WHEN *4 THING", "this POSSESSIVE *1 newsletter|column|leader|edition|quiz|crossword|briefing|digest|bulletin|podcast|episode|horoscope|comic|strip|cartoon|puzzle|recipe|playlist", "THING|texts|anything|everything under|with|bearing|carrying|by this name|byline|label|signature", "the PLACED *3 THING", "the PLACED>BE", "^ PLACED *3 THING", "THING -4 HERE", "what follows", "what you ~1 read|reading|hear|hearing|see|seeing|watch|watching", "THING|word|words under|below|above|over this|the line", "THING in|inside the box|panel|sidebar|fact_box|factbox|margin", "THING today|tonight>BE", "THING|sentence|lines under|below|beneath|above|over the headline|picture|photo|title|image", "the *2 THING|IMAGE|scenes shown|pictured>BE", "in this|our issue", "everything|all|words HERE", "SHOWN -1 HERE", "this one",
            "the|an earlier|english|original|first|spoken|audio|previous version", "at the top|bottom|foot|end|head|start|beginning!of", "THING -1 you hear|see|read|are|have", "THING you just|have read|heard|seen|watched",
            "at the top|bottom|foot|end|head|start|beginning of the article|page|story|report|post|piece|review",
        ),
        (),
    ),
    ("PAUSE", (",!OPENER", ",>NOT"), ()),
    ("TAIL", ("$", "PAUSE"), ()),
    ("CLAUSE", (", and|but|so|while!MADE|CHECKED|NOT",), ()),
    # an automatic something is a machine, and so is a tool of the house
    (
        "MACHINE",
        ("AUTOMATIC *2 SYSTEM|SPOKEN", "UNNATURAL SPOKEN", "our HOUSE -2 HOUSE_TOOL", "by WEAK>TAIL", "by a|an|our|the|some WEAK>TAIL", "by our *2 WEAK>TAIL", "by ~1 , our *1 newsroom|digital|editorial|summary|headline|news assistant|helper|tool|buddy>TAIL", "^ WEAK>DID", "a|our WEAK>DID",
         "by|with|to|through|from|of|on a|an|our|the|some *2 PLAIN_TOOL>TAIL|BUILT", "^|, a|an|our|the *1 PLAIN_TOOL|WEAK>BUILT", "^|CUT|and a|an|our|the *2 PLAIN_TOOL|WEAK>DID|DOES", "TASK INSTRUMENT", "WE ~2 used|use|let|trained|built a|an|our|the *2 PLAIN_TOOL|WEAK>to|that|which|DID|TO_DO", "by WEAK>BUILT", "by a|an|our|the|some WEAK>BUILT"),
        ("MACHINE>TRADE", "OURS about|on -1 MACHINE"),
    ),
    ("MACHINE", ("MACHINE *2 CLOSING",), ()),
    ("UNREAL", ("AVATAR ~5 OURS ~4 NOT -3 PERSON", "AVATAR -3 you ~4 NOT -3 PERSON", "OURS ~6 AVATAR ~2 NOT -3 PERSON", "AVATAR ~5 OURS ~4 NOT real", "AVATAR ~4 OURS BE -1 generated|synthetic|artificial", "AVATAR ~6 OURS BE a|an -1 avatar|clone|double|SPOKEN", "^ the *2 AVATAR -3 you =6 BE -2 a|an -1 avatar|clone|double|SPOKEN"), ()),
    ("GENERATED", ("MAKER MADE", "MADE automatically"), ("GENERATED>ARTICLE|THIS", "WHOSE|POSSESSIVE|about|as MAKER GENERATED", "OURS on -1 MAKER GENERATED")),
    # nobody wrote it: a text that was made from data, or without a human
    ("FROM_DATA", ("THIS *2 PROSE ~1 BE generated|auto_filled|autofilled|assembled -1 from =6 DATA", "PROSE|preview|recap|round_up|wrap|update|bulletin|listing|forecast *1 generated|auto_filled|autofilled|assembled -6 from =6 DATA", "^ generated|auto_filled|autofilled -5 from =5 DATA", "THING DOES|TO_DO itself|themselves -1 from|out", "IMAGE ~1 generated to|for -2 illustrate|illustration|illustrative|show"), ()),
    ("HUMANLESS", ("without any|human|manual|editorial *1 involvement|intervention|input|hand|help|assistance|touch", "without any|human|manual *1 review|oversight|check|checks|checking|edit|edits|editing|modification|modifications|supervision", "no human|journalist|editor|person|reporter *2 was|were|is|has|had|involved|touched|wrote", "NOT -1 MADE by a|any ~1 PERSON|journalist|reporter", "no human hand|hands|being", "without anyone|anybody -1 DOING|touching|looking|reading|lifting", "nobody|no_one *2 types|typed|writes|wrote|touched|touches|edits|edited|looked", "MADE -1 by no_one|nobody>TAIL", "none|no ~5 THIS ~3 exist|exists>TAIL", "none|no ~5 THING HERE exist|exists>TAIL"), ()),
    ("PRODUCT", ("MAKER|AUTOMATIC OUTPUT",), ("PRODUCT>TRADE|SYSTEM", "WHOSE|POSSESSIVE MAKER|AUTOMATIC PRODUCT")),
)  # fmt: skip
# The same, asked only where a machine is named.
_BESIDE_MACHINES: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    # how it was made; what closes a label
    ("HOW", ("in>TOOL",), ()),
    ("HEAD", ("^!OPENER",), ()),
    ("SHUT", ("$", ",>MADE"), ()),
    ("CLOSED", ("MACHINE>TAIL|SUPPLIED",), ()),
    ("CREDITED", ("MACHINE>SHUT",), ()),
    ("LABELLED", ("GENERATED>TAIL", "GENERATED *1 THING>TAIL", "PRODUCT>SHUT|PAUSE|by|from", "AUTOMATIC THING>SHUT"), ()),
    ("SUMMARISED", ("MACHINE|AUTOMATIC|PRODUCT *2 OUTPUT", "GENERATED *1 OUTPUT|THING"), ()),
    ("ADVISED", ("CUT|and|so -1 ADVISE", "END -1 ADVISE", "before you"), ()),
    ("AND_MAY", ("may|might|can|could -1 be|contain|include|have ~3 errors|error|mistakes|inaccuracies|wrong|inaccurate|imperfect|unreliable|incorrect",), ()),
    # who says it, and who checked it
    ("NEWSROOM", ("our|this -2 OF_STAFF",), ()),
    ("US", ("WE", "NEWSROOM"), ()),
    ("AUTHORS", ("US", "the|an|two|three|^ -1 OF_STAFF"), ()),
    ("SEEN", ("CHECKED ~2 by|before ~6 EDITORS|publication|publishing|posting", "EDITORS ~3 CHECKED"), ()),
)  # fmt: skip
_Meaning = tuple[str, int, tuple[Chain, ...], tuple[Chain, ...]]


def _meanings(rows: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]) -> tuple[_Meaning, ...]:
    return tuple((kind, flag_of(kind), tuple(map(chain, ways)), tuple(map(chain, none))) for kind, ways, none in rows)


_ALWAYS, _OF_MACHINES = _meanings(_MEANT), _meanings(_BESIDE_MACHINES)
PATTERNS = _ALWAYS + _OF_MACHINES
_EDGES = flag_of("START") | flag_of("FINISH")


class Reading:
    """Where the kinds of words stand in a sentence (`chains.Places`). text : what the publication says itself, in plain characters."""

    __slots__ = ("_bits", "present", "size", "words")

    def __init__(self, text: str) -> None:
        low = text.lower()
        low = _HYPHEN.sub(" ", low) if "-" in low else low
        self._bits: dict[str, int] = {}
        self.present = _EDGES
        self.words = self._look_up(_TOKEN.findall(low))
        self.size = len(self.words)
        self._find_edges()
        self._find_out(_ALWAYS)
        if self.about_machines():  # else nothing more is asked of it
            self._find_out(_OF_MACHINES)

    def at(self, kind: str) -> int:
        """Where words of a kind stand."""
        return self._bits.get(kind, 0)

    def about_machines(self) -> int:
        """Where a machine, or what one made, is named."""
        return self.at("MACHINE") | self.at("GENERATED") | self.at("PRODUCT") | self.at("WEAK") | self.at("AUTOMATIC") | self.at("SELF_ACTING") | self.at("UNREAL") | self.at("FROM_DATA") | self.at("HUMANLESS")

    def _look_up(self, words: list[str]) -> list[str]:
        """The tokens, a phrase as one, behind an empty one for what stands in front; where each kind stands is noted."""
        known, bits = _words(len(WRITTEN)), self._bits
        single, phrases = known.single, known.phrases
        merged, present, i, size = [" "], 0, 0, len(words)
        while i < size:
            word = words[i]
            found = single.get(word)
            if word in phrases:
                for rest, of in phrases[word]:
                    if words[i + 1 : i + 1 + len(rest)] == rest:
                        found, word = of, " ".join((word, *rest))
                        i += len(rest)
                        break
            if found is None:
                found = known.of(word)
            kinds, flags = found
            if flags:
                present |= flags
                bit = 1 << len(merged)
                for kind in kinds:
                    bits[kind] = bits.get(kind, 0) | bit
            merged.append(word)
            i += 1
        self.present |= present
        return merged

    def _find_out(self, patterns: tuple[_Meaning, ...]) -> None:
        """Of which kinds words are beside their neighbours."""
        for kind, flag, ways, none in patterns:
            found, present = self.at(kind), self.present
            for way in ways:
                if present & way.needs == way.needs:
                    found |= way.ends(self)
            if found:
                self._bits[kind] = found
                self.present |= flag
                for way in none:
                    found &= ~way.ends(self)
                self._bits[kind] = found

    def _find_edges(self) -> None:
        """Where it begins, behind the head of a note as well, and ends."""
        words, bits = self.words, self._bits
        within = [k for k, word in enumerate(words) if word[0].isalnum()] or [1]
        note = self.at("NOTE")
        heads = (1 << k for k, word in enumerate(words[:16]) if word in _BEHIND_NOTES and note & (1 << k) - 1) if note else ()
        bits["NOTED"] = noted = next(iter(heads), 0)
        if noted:
            self.present |= flag_of("NOTED")
        bits["START"] = 1 << within[0] - 1 | noted | self.at("PART")
        bits["FINISH"] = (2 << self.size) - (2 << within[-1])
