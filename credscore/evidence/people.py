"""Who and what an article names: every run of capitals read as a person, a body, a role or something else, with roles and short forms.

Runs only when a report is built, over one article at a time. Judged by form and context, never by a list of people.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from credscore.evidence.heading_names import split_runs
from credscore.evidence.lazy import lazy
from credscore.evidence.modifiers import head_of, is_person_noun
from credscore.evidence.titles import role_before, role_behind, title_case
from credscore.text.fold import mended

PERSON, BODY, ROLE, OTHER = "person", "body", "role", "other"

_TITLE_WORDS = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady sen senator rep representative gov governor president king queen prince princess judge
    justice sgt sergeant det detective capt captain lt col gen general supt superintendent insp inspector pc rev reverend father sister mayor cllr
    councillor secretary ambassador chief chancellor minister congressman congresswoman officer deputy sheriff bishop archbishop pope professors
    senators sens reps drs messrs hon smt shri sri engr barr alhaji alhaja hajia maulana datuk otunba oba emir madam sheikh garda""".split()
)
_HOLDERS = _TITLE_WORDS | frozenset(
    """attorney director commissioner supervisor supervisors chairman chairwoman chairperson chair ceo cfo coo cto founder co-founder doctor commander
    lieutenant general colonel spokesman spokeswoman spokesperson spokespeople manager coach editor councilmember councilman councilwoman councilor
    principal dean provost treasurer trustee prosecutor lawyer actor actress singer rapper star producer writer author comedian host anchor reporter
    journalist analyst economist strategist pastor duke duchess assemblymember assemblyman assemblywoman leader whip nominee candidate executive
    engineer scientist specialist coordinator administrator president-elect vice-president co-chair researcher consultant adviser advisor aide
    premier lecturer fellow curator conductor drummer guitarist frontman officer agent coroner constable clerk registrar surgeon nurse
    mp mps msp msps mep meps mla mlas""".split()
)
_MISTERS = frozenset("mr mrs ms miss mx dr prof sir dame".split())
_QUALIFIERS = frozenset(
    """district city county police fire state vice first interim acting former senior junior national federal foreign prime deputy assistant associate
    lead executive operations general public policy united""".split()
)
_JOBS = _HOLDERS | _QUALIFIERS
_SURNAMES_TOO = frozenset("king bishop dean prince pope star chief judge lord duke knight marshal baker cook coach page fellow".split())
_START_WORDS = frozenset(
    """when but and while after before in on as if although both since though until then now even also only at for from by with because like despite
    during under so yet or not no yes here there that this these those his her their its our my what why how who where meanwhile however instead later
    most many some several few all each
    earlier last next once still today yesterday actress actor singer rapper asked watch photo image picture read related more exclusive breaking
    video update the a an he she they it we i you according per via among unlike regarding citing quoting speaking writing headline
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
    december""".split()
)
_BODY = lazy(
    r"\b(?:Department|University|Times|County|District|Commission|Union|Court|Association|Council|Company|Inc|Corp|Ltd|LLC|Group|Board|Bank|Institute|"
    r"Agency|Ministry|Office|School|College|Hospital|Club|Party|Committee|Services?|News|Post|Project|Foundation|Society|Cent(?:er|re)|House|Senate|"
    r"Congress|City|States?|Street|Road|Avenue|Act|Bill|Week|Day|Awards?|Police|Team|Network|Studios?|Records|Media|Press|League|Federation|Programs?|"
    r"Administration|Alliance|Coalition|Fund|Trust|Authority|Initiative|Lab|Airlines?|Museum|Radio|TV|Show|Magazine|Journal|Survey|Report|Parliament|"
    r"Chamber|Commerce|Workers|Church|Airways|Systems|Industries|Holdings|Partners|Energy|Motors|Foods|Pictures|Television|Library|Theatre|Theater|"
    r"Festival|Orchestra|Depot|Base|Army|Navy|Force|Guard|Bureau|Embassy|Tribunal|Assembly|Cabinet|Organi[sz]ation|Campaign|Conference|Policy|Rights|"
    r"America|California|Texas|Kingdom|Africa|Zealand|York|London|Francisco|Angeles|Carolina|Dakota|Jersey|Hampshire|Island|Islands|Bay|Valley|River|"
    r"Lake|Mountain|Park|Bridge|Airport|Station|Square|Hall|Tower|Cup|Games|Championship|Series|War|Prize|Fund)\b"
)
_OF = (" of ", " for ", " of the ", " for the ", " on ")
_HEADED = lazy(
    r"\b(?:Department|University|Union|Ministry|Institute|Cent(?:er|re)|Office|Board|Commission|Society|Association|Court|House|Bank|Chamber|College|"
    r"School|Council|Academy|Bureau|Journal|Annals|Archives|Federation|League|Agency|Committee|Coalition|Campaign|Foundation|Authority|Church|Museum|Museums|Kingdom|City)$"
)
_TWO_FIELDS = lazy(r"[A-Z]\w+ (?:Administration|Commission|Services|Agency|Authority|Executive|Corporation|Bureau)$")  # "Food and Drug Administration"
_LETTERS_BEHIND = frozenset("MP MSP MEP MLA MD PhD QC KC OBE MBE CBE".split())  # "Teodor Brandt MP"
_PARTICLE = frozenset("de la van der den von zu al el bin ibn ben da das dos do del di du le les ten ter y abu af of".split())
_WORD = lazy(r"^[A-ZÀ-ÖØ-Þ][\w.'’\-]*$")
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
_CAPITALS, _NUMBERED = lazy(r"[A-Z]{2,}"), lazy(r"\d+[A-Z]\w*")
_CODE, _OWNED, _SPACED = lazy(r" \d+[A-Z]{1,2}\b"), lazy(r"(['’]s?\s+)"), lazy(r"\S+")
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


@lru_cache(maxsize=8192)
def is_body(name: str) -> bool:
    """A name that, by its words, is an organisation or a place rather than a person."""
    words = name.split()
    return (
        bool(_BODY.search(name))
        or "&" in name
        or any(len(w) > 2 and w.isupper() and "." not in w for w in words if w not in ("III", "VIII"))
    )


@lru_cache(maxsize=8192)
def _kind(name: str) -> str:
    words = name.split()
    if not words:
        return OTHER
    last = words[-1].lower().strip(".,")
    if last in _JOBS and not (len(words) > 1 and last in _SURNAMES_TOO and words[0].lower() not in _JOBS):
        return ROLE
    if is_body(name) or (
        len(words) > 1 and _CAPITALS.fullmatch(words[-1]) and words[-1] not in ("II", "III", "IV", "JR", "SR") and not name.isupper()
    ):
        return BODY
    if all(_WORD.match(w) or w.lower() in _PARTICLE or _NUMBERED.fullmatch(w) for w in words) and 2 <= len(words) <= 5:
        return PERSON
    return OTHER


class _Words(NamedTuple):
    """What the words of a run of capitals are: the characters of the name in the run, its kind, the title in front of it."""

    start: int
    end: int
    name: str
    kind: str
    title: str
    titled: bool
    several: bool  # the name has more than one word


def _sex(words: list[str], his: frozenset[str], hers: frozenset[str]) -> int:
    """1 where some of the words are a man's, -1 where they are a woman's, 0 where both or neither."""
    return (not his.isdisjoint(words)) - (not hers.isdisjoint(words))


_LONGEST_KEPT = 100  # characters; a text of capitals only would be kept whole otherwise


def _read_words(part: str, opens: bool) -> _Words | None:
    """`_words_of`, remembered for short runs."""
    return _remembered(part, opens) if len(part) <= _LONGEST_KEPT else _words_of(part, opens)


@lru_cache(maxsize=8192)
def _remembered(part: str, opens: bool) -> _Words | None:
    return _words_of(part, opens)


def _words_of(part: str, opens: bool) -> _Words | None:
    """The name in a run of capitals; None where there is none. opens : it stands behind a blank or an opening mark, so that its first word
    may only begin a sentence. An article names the same people again and again."""
    words = [(m.start(), m.group()) for m in _SPACED.finditer(part)]
    while words and words[0][1].lower().strip(",.:") in _START_WORDS and (len(words) > 1 or opens):
        if len(words) == 1 and words[0][1].lower() not in _START_WORDS:
            break
        words = words[1:]
    if not words:
        return None
    jobs = [k for k, (_, w) in enumerate(words[:-1]) if w.lower().rstrip(".,") in _JOBS]
    title = ""
    titled = False
    mister = bool(jobs) and words[jobs[-1]][1].lower().rstrip(".,") in _MISTERS  # "Mr Park" is no park
    if jobs and words[jobs[-1]][1].lower().rstrip(".,") in _HOLDERS and (mister or not is_body(" ".join(w for _, w in words[jobs[-1] + 1 :]))):
        cut = jobs[-1] + 1
        title = " ".join(w for _, w in words[:cut])
        titled = any(w.lower().rstrip(".") in _TITLE_WORDS for _, w in words[:cut])
        words = words[cut:]
    if len(words) > 2 and words[-1][1] in _LETTERS_BEHIND:
        words = words[:-1]
    start, end = words[0][0], words[-1][0] + len(words[-1][1])
    name = part[start:end] if part.endswith(("Jr.", "Sr."), start, end) else part[start:end].rstrip(",.:;")
    name = mended(name)
    kind = _kind(name)
    several = len(name.split()) > 1
    if titled and not several and name and (kind == OTHER or (mister and kind == BODY)):
        kind = PERSON
    return _Words(start, end, name, kind, title, titled, several)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether characters are a word of their own, no part of a longer or hyphenated one."""
    return not any(c.isalnum() or c in "_-" for c in text[max(start - 1, 0) : start] + text[end : end + 1])


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
                here = self.text[out[-1][0] : out[-1][1]]
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
        run = self.text[start:end]
        if "'" not in run and "’" not in run:
            self._part(start, run)
            return
        at = start
        for part in _OWNED.split(run):
            if not _OWNED.fullmatch(part):
                self._part(at, part)
            at += len(part)

    def _part(self, at: int, part: str) -> None:
        read = _read_words(part, at == 0 or self.text[at - 1] in ' \n“"(‘')
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
        spoke = any(m.end <= end + 2 for _, end in near)  # "said the mill's press officer Quist"
        # "Pruss swims daily. She …": the first words of a sentence, and a pronoun close behind
        follows = text[m.end : m.end + 200]
        opens = _OPENS.search(text[max(0, m.start - 4) : m.start]) and _SMALL.match(follows) and _PRONOUN.search(follows.lower())
        if titled or aged or spoke or after or opens or follows.startswith((" who ", ", who ")):
            self.known.add(m.name)
        if m.name not in self.role:
            role = title_case(title, _JOBS) or after or role_before(text[max(0, m.start - 80) : m.start])
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
        for m in self.mentions:
            words = m.name.split()
            if m.kind == BODY and 2 <= len(words) <= 4:
                firsts.setdefault(words[0], set()).add(m.name)
        for m in self.mentions:
            words = m.name.split()
            if len(words) == 3 and m.kind == PERSON and (short := " ".join(words[1:])) in names and words[1] != "de":
                m.name = short  # "Qualifier Orla Dunmore"
                self.known.add(short)
            if len(words) == 1 and m.kind != BODY:
                full = self.full_name(m.name, m.start)
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
