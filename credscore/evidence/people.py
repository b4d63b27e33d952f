"""Who and what an article names: every run of capitals read as a person, a body, a role or something else, with roles and short forms.

Runs only when a report is built, over one article at a time. Judged by form and context, never by a list of people.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from credscore.evidence.heading_names import split_runs
from credscore.evidence.lazy import lazy
from credscore.evidence.modifiers import head_of, is_person_noun
from credscore.evidence.run_words import BODY, JOBS, OTHER, PERSON, read_words
from credscore.evidence.titles import role_before, role_behind, title_case

_OF = (" of ", " for ", " of the ", " for the ", " on ")
_JOINING = frozenset((*_OF, " and ", " & "))
_HEADED = lazy(
    r"\b(?:Department|University|Union|Ministry|Institute|Cent(?:er|re)|Office|Board|Commission|Society|Association|Court|House|Bank|Chamber|College|"
    r"School|Council|Academy|Bureau|Journal|Annals|Archives|Federation|League|Agency|Committee|Coalition|Campaign|Foundation|Authority|Church|Museum|Museums|Kingdom|City)$"
)
_TWO_FIELDS = lazy(r"[A-Z]\w+ (?:Administration|Commission|Services|Agency|Authority|Executive|Corporation|Bureau)$")  # "Food and Drug Administration"
_ALIAS = lazy(r"^[,]? ?[(“\"]{1,2}(?:the |or )?[“\"]?([A-Z][A-Za-z&.-]{1,12})[”\"]?[)”\"]")
_SHORT = lazy(r"^(?:I|It|He|She|We|They|You|That|There|Let|What|Who|Here|Don|Can|Isn|Didn)['’]")
_PRONOUN = lazy(r"\b(?:he|his|him|himself|she|her|hers|herself)\b")  # in small letters
_HE, _SHE = frozenset("he his him himself".split()), frozenset("she her hers herself".split())
_MEN = frozenset(
    "mr sir lord king prince duke father brother actor spokesman chairman congressman councilman businessman pope husband son".split()
)
_WOMEN = frozenset(
    """mrs ms miss dame lady queen princess duchess mother sister actress spokeswoman chairwoman congresswoman councilwoman businesswoman
    wife daughter granddaughter""".split()
)
_LETTERS = lazy(r"\w+")
_OPENS = lazy(r"(?:^|[.!?:\n—–|]\s*|[“\"‘'(]\s*)$")
_LEANS = (
    *"of by for with to from about against at in on like than near via over behind between under the".split(),
)  # what _LEANING ends in
_LEANING = lazy(r"\b(?:of|by|for|with|to|from|about|against|at|in|on|like|than|near|via|over|behind|between|under)\s(?:the\s)?$", re.I)
_GOES_ON = lazy(r"['’]?s?,? [a-z]")
# what makes a short name a name in full: "Brennacht Inc", "Tarn Clinic"; "Brennacht Europe" is a part of Brennacht
_FORMS = frozenset(
    """Inc Corp Ltd Limited LLC PLC plc Co Company Corporation Group Holdings AG SA SE NV GmbH AB Pharmaceuticals Therapeutics Pharma Clinic University
    Hospital College Institute Department Council Bank Airlines Airways Motors Foundation Association Party Records Studios Communications""".split()
)
_CODE, _OWNED = lazy(r" \d+[A-Z]{1,2}\b"), lazy(r"((?:['’]|â\x80\x99)s?\s+)")
_DOMAIN = lazy(r"\.(?:com|org|net|gov|edu|info|tv|co\.uk|org\.uk|gov\.uk|io)\b")
_BROKEN_BLANK = "Â"  # of a blank that does not break, read as Latin-1
_SMALL_WORD = lazy(r"\b[a-z]{4,}s\b")  # plurals: "politicians"
_AGE, _SMALL = lazy(r",? \(?\d{1,3}\b[,)]"), lazy(r" [a-z]")
_ENDS = lazy(r"[.!?\n“”\"]")


@dataclass(slots=True)
class Mention:
    """A name in the text: its characters, the name in full as far as it is known, what it is, and whether it is the owner of something."""

    start: int
    end: int
    name: str
    kind: str
    owner: bool
    leaning: bool  # behind a preposition: not what the sentence is about


def _sex(words: list[str], his: frozenset[str], hers: frozenset[str]) -> int:
    """1 where some of the words are a man's, -1 where they are a woman's, 0 where both or neither."""
    return (not his.isdisjoint(words)) - (not hers.isdisjoint(words))


_WORDY = lazy(r"[\w-]")


def _alone(text: str, start: int, end: int) -> bool:
    """Whether characters are a word of their own, no part of a longer or hyphenated one."""
    return _WORDY.search(text[max(start - 1, 0) : start] + text[end : end + 1]) is None


class People:
    """All names of an article, in order; who is known under which short name, and whom a role points to."""

    def __init__(self, text: str, runs: list[tuple[int, int]], said: list[tuple[int, int]]) -> None:
        """runs: character ranges of all runs of names. said: source phrases of verbs of speech, as evidence of who is a person."""
        self.text = text
        self.role: dict[str, str] = {}
        self.alias: dict[str, str] = {}
        self.mentions: list[Mention] = []
        self.known: set[str] = set()
        self._full: dict[str, list[tuple[int, str]]] = {}  # rows in the order of the text
        self._by_surname: dict[str, tuple[list[int], list[str], bool]] = {}
        self._said = sorted(said)
        self._said_at = [start for start, _ in self._said]
        self._plain = set(_SMALL_WORD.findall(text))
        split, self._unsure = split_runs(text, self._joined(runs))
        for start, end in split:
            self._read(start, end)
        self._find_surnames()
        self._link_short_names()
        self._know_mononyms()
        self.sex: dict[str, str] = {}
        self._read_sexes()

    def _find_surnames(self) -> None:
        """Surnames that are words as well ("Good said"): runs of capitals leave them out at the start of a sentence."""
        text = self.text
        covered = bytearray(len(text))  # characters of names that are known already
        for m in self.mentions:
            covered[m.start : m.end] = b"\1" * (m.end - m.start)
        for word in sorted({m.name.split()[-1] for m in self.mentions if m.kind == PERSON and " " in m.name}):
            at = text.find(word)
            while at >= 0:
                end = at + len(word)
                alone = _alone(text, at, end)
                if alone and not covered[at] and _OPENS.search(text[max(0, at - 4) : at]) and _GOES_ON.match(text[end : end + 6]):
                    self.mentions.append(Mention(at, end, word, OTHER, text[end : end + 1] in ("'", "’"), False))
                    covered[at:end] = b"\1" * len(word)
                at = text.find(word, end if alone else at + 1)
        self.mentions.sort(key=lambda m: m.start)

    def _joined(self, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Runs that small words join into the name of one body: "Department of Parks and Gardens"."""
        out: list[tuple[int, int]] = []
        long = False
        for start, end in runs:
            if out:
                between = self.text[out[-1][1] : start]
                here = self.text[out[-1][0] : out[-1][1]] if between in _JOINING else ""
                both = between in (" and ", " & ") and (long or (" " not in here and _TWO_FIELDS.match(self.text[start:end])))
                if both or (between in _OF and (long or _HEADED.search(here))):
                    out[-1] = (out[-1][0], end)
                    long = True
                    continue
            out.append((start, end))
            long = False
        return out

    def _read(self, start: int, end: int) -> None:
        """One run of capitals: split at possessives, words that only begin a sentence dropped, titles taken off and remembered."""
        if self.text[end + 1 : end + 2].isdecimal():
            extra = _CODE.match(self.text[end : end + 6])  # "Christopher 2X"
            end += extra.end() if extra else 0
        domain = _DOMAIN.match(self.text[end : end + 8]) if self.text[end : end + 1] == "." else None
        if domain and self.text[start:end].isalnum():
            end += domain.end()  # "TarnLedger.org"
        if self.text[end - 1 : end + 1] == _BROKEN_BLANK + "\xa0" and end - start > 1:
            end -= 1
        run = self.text[start:end]
        if "'" not in run and "’" not in run and "\x80\x99" not in run:
            self._part(start, run)
            return
        at = start
        for part in _OWNED.split(run):
            if not _OWNED.fullmatch(part):
                self._part(at, part)
            at += len(part)

    def _part(self, at: int, part: str) -> None:
        read = read_words(part, at == 0 or self.text[at - 1] in ' \n“"(‘')
        if read is None:
            return
        start, end, kind, text = at + read.start, at + read.end, read.kind, self.text
        if kind == OTHER and not read.several and read.name.lower() in self._plain and _OPENS.search(text[max(0, start - 4) : start]):
            return  # "Politicians left": a word that the text has in small letters as well
        if kind == PERSON and not read.title and start > 3 and text[start - 4 : start - 1] in ("the", "The") and text[start - 1].isspace():
            kind = BODY  # "the Guinness Book"
        owner = text[end : end + 1] in ("'", "’")
        before = text[max(0, at - 14) : at]  # "between the " and what stands in front of it
        leaning = before[:-1].lower().endswith(_LEANS) and _LEANING.search(before) is not None
        mention = Mention(start, end, read.name, kind, owner, leaning)
        self.mentions.append(mention)
        if kind == PERSON and at in self._unsure:
            mention.kind = OTHER
        elif kind == PERSON and read.several:
            self._introduce(mention, read.title, read.titled)
        elif kind == BODY:
            self._shorten(mention)

    def _introduce(self, m: Mention, title: str, titled: bool) -> None:
        words = m.name.split()
        for word in {words[-1], words[0]} - {"Jr.", "Sr.", "III"}:
            self._full.setdefault(word, []).append((m.start, m.name))
        if m.name in self.known and m.name in self.role:
            return
        text = self.text
        after = role_behind(text[m.end : m.end + 130])
        aged = _AGE.match(text[m.end : m.end + 8])
        near = self._said[max(0, bisect_right(self._said_at, m.start) - 2) : bisect_right(self._said_at, m.start)]
        spoke = not m.owner and any(m.end <= end + 2 for _, end in near)  # "said the mill's press officer Quist"
        # "Pruss swims daily. She …": the first words of a sentence, and a pronoun close behind
        follows = text[m.end : m.end + 200]
        opens = _OPENS.search(text[max(0, m.start - 4) : m.start]) and _SMALL.match(follows) and _PRONOUN.search(follows.lower())
        if titled or aged or spoke or after or opens or follows.startswith((" who ", ", who ")):
            self.known.add(m.name)
        if m.name not in self.role:
            role = title_case(title, JOBS) or after or role_before(text[max(0, m.start - 80) : m.start])
            if role:
                self.role[m.name] = role

    def _shorten(self, m: Mention) -> None:
        """ "Tarn Valley Trust (TVT)": the letters in brackets, and the initials."""
        near = self.text[m.end : m.end + 24]
        found = _ALIAS.match(near) if "(" in near or "“" in near or '"' in near else None
        # "OSLO (Reuters)": a place and an agency
        if found and ((" " in m.name and not m.name.isupper()) or found.group(1)[0] in {word[0] for word in m.name.split()}):
            self.alias.setdefault(found.group(1), m.name)
        letters = "".join(w[0] for w in m.name.split() if w[0].isupper())
        if len(letters) >= 3:
            self.alias.setdefault(letters, m.name)

    def _link_short_names(self) -> None:
        names = {m.name for m in self.mentions if m.kind == PERSON}
        firsts: dict[str, set[str]] = {}
        met: dict[str, int] = {}  # short names, and where each first stands alone: "Brennacht", and then "Brennacht Europe"
        for m in self.mentions:
            words = m.name.split()
            if m.kind == BODY and 2 <= len(words) <= 4:
                firsts.setdefault(words[0], set()).add(m.name)
                if words[0] in met and words[-1].rstrip(".") not in _FORMS:
                    firsts[words[0]].add(words[0])
            elif len(words) == 1:
                met.setdefault(m.name, m.start)
        for m in self.mentions:
            words = m.name.split()
            if len(words) == 3 and m.kind == PERSON and (short := " ".join(words[1:])) in names and words[1] != "de":
                m.name = short  # "Qualifier Orla Dunmore"
                self.known.add(short)
            if len(words) == 1 and m.kind != BODY:
                full = self.full_name(m.name, m.start)
                if full and full not in self.known and full.split()[0] == m.name and met[m.name] < self._full[m.name][0][0]:
                    full = None  # a firm, and a part of it
                if full:
                    m.name, m.kind = full, PERSON
                    self.known.add(full)
                elif m.kind == OTHER and len(firsts.get(m.name, ())) == 1:
                    m.name, m.kind = next(iter(firsts[m.name])), BODY
            if m.name in self.alias:
                m.name, m.kind = self.alias[m.name], BODY

    def _know_mononyms(self) -> None:
        """ "Zandra, 26, said …", "Zandra, the singer of the Weirs, said …", "Ms Zandra said …": people under one name."""
        text = self.text
        single: set[str] = set()
        for m in self.mentions:
            if " " in m.name or m.name in single or (m.kind != PERSON and (m.kind != OTHER or text[m.end : m.end + 2] not in (", ", " ("))):
                continue
            role = role_behind(text[m.end : m.end + 130])
            called = role is not None and is_person_noun(head_of(role).rsplit(None, 1)[-1].lower())
            if called or m.kind == PERSON or _AGE.match(text[m.end : m.end + 8]):
                single.add(m.name)
                if called and role and m.name not in self.role:
                    self.role[m.name] = role
        for m in self.mentions:
            if m.kind == OTHER and m.name in single:
                m.kind = PERSON
        self.known |= single

    def _read_sexes(self) -> None:
        """ "he" or "she" for each person, by title and by the pronouns that follow the name in its sentence, where they agree."""
        votes: dict[str, int] = {}
        text = self.text
        for k, m in enumerate(self.mentions):
            if m.kind != PERSON:
                continue
            front = text[max(0, m.start - 14) : m.start] + " " + self.role.get(m.name, "")
            vote = 3 * _sex(_LETTERS.findall(front.lower()), _MEN, _WOMEN)
            if not m.owner and not m.leaning:
                stop = min(self.mentions[k + 1].start if k + 1 < len(self.mentions) else m.end + 120, m.end + 120)
                ends = _ENDS.search(text, m.end, stop) if stop > m.end else None
                rest = text[m.end : ends.start() if ends else stop].lower()
                if "h" in rest:  # no pronoun is without one
                    vote += _sex(_PRONOUN.findall(rest), _HE, _SHE)
            votes[m.name] = votes.get(m.name, 0) + vote
        self.sex = {name: "he" if v > 0 else "she" for name, v in votes.items() if v}

    def full_name(self, short: str, at: int) -> str | None:
        """The person whose surname (rather than first name) `short` is: named last in front of `at`, else the only one named later."""
        if short not in self._full:
            return None
        if short not in self._by_surname:  # a name may be asked for as often as it stands in a text
            found = self._full[short]
            rows = [row for row in found if row[1].split()[-1] == short or row[1].split()[-2:-1] == [short]] or found
            self._by_surname[short] = [start for start, _ in rows], [name for _, name in rows], len({name for _, name in rows}) == 1
        starts, names, alone = self._by_surname[short]
        earlier = bisect_left(starts, at)
        if earlier:
            return names[earlier - 1]
        return names[0] if alone else None
