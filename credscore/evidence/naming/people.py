"""Who and what an article names: every run of capitals read as a person, a body, a role or something else, with roles and short forms.

Runs only when a report is built, over one article at a time. Judged by form and context, never by a list of people.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from credscore.evidence.lazy import lazy
from credscore.evidence.naming.fronts import without_front
from credscore.evidence.naming.heading_names import split_runs
from credscore.evidence.naming.modifiers import head_of, is_person_noun
from credscore.evidence.naming.opening_surnames import opening_surnames
from credscore.evidence.naming.run_words import BODY, JOBS, MONTH_NAMES, OTHER, PERSON, may_be_somebody, plain_word, read_words
from credscore.evidence.naming.sexes import PRONOUN, WHO, first_name_sex, vote_behind, vote_in_front
from credscore.evidence.naming.short_names import link_short_names
from credscore.evidence.naming.titles import has_office, office_before, role_before, role_behind, title_case, wider
from credscore.evidence.naming.whole_runs import end_of, ends_in_zone, joined, with_surname_may
from credscore.evidence.word_lists import KIN

_ALIAS = lazy(r"^[,]? ?[(“\"]{1,2}(?:the |or )?[“\"]?([A-Z][A-Za-z&.-]{1,12})[”\"]?[)”\"]")
_START = attrgetter("start")
_FIRST_NAME = 2  # votes
_KINDRED = (*KIN, "cousin", "niece", "nephew", "widow", "widower", "twin")
_OF_KIN = lazy(rf"\b(?:{'|'.join(_KINDRED)}),? $")
_KIN_ENDS = frozenset(word[-2:] for kin in _KINDRED for word in (kin, f"{kin},"))  # in front of a blank, what _OF_KIN looks for
_OPENERS = ".!?\n:—–|“\"‘'("  # behind these, and blanks, a sentence or a quotation begins
_LEANS = frozenset("of by or th to om ut st at in on ke an ar ia er nd en he".split())  # the last two letters of what _LEANING ends in
_LEANING_WORDS = frozenset("of by for with to from about against at in on like than near via over behind between under".split())
_LEANING = lazy(rf"\b(?:{'|'.join(sorted(_LEANING_WORDS))})\s(?:the\s)?$", re.I)
_OWNED = lazy(r"((?:['’]|â\x80\x99)s?\s+)")
_POSSESSED = lazy(r"^(?:The )?(?:\S+ )?(?:Alzheimer|Parkinson|Children|Women|Men|King|Queen|People|Moody|Lloyd|Farmer|Teacher)['’]s (?:\S+ )*[A-Z]\w+$")
_NICKNAME = lazy(r" ['‘][\w.-]+['’] (?=\w)")  # "Ines 'Bo' Falk"
# "Tarn Drivers' Association": the members' own, no name and its owner
_MEMBERS = lazy(
    r"(?:[A-Z][\w-]+ ){0,3}[A-Z][\w-]+s['’] (?:[A-Z][\w-]+ ){0,3}(?:Association|Union|Society|Federation|League|Club|Party|Council|Alliance|Guild"
    r"|Institute|Network|Forum|Group|Trust|Fund|Cooperative|Collective|Commission|Board)$"
)
_SMALL_WORD = lazy(r"\b[a-z]{4,}s\b")  # plurals: "politicians"
# "Virginia Bank said it would close", not "Ines Bank said it was cold"
_ITSELF = lazy(r" \w+(?: that)? its?\b(?! (?:was|is|has|had|had been|would be)\b)")
_AGE, _SMALL = lazy(r",? \(?(\d{1,3})\b[,)]"), lazy(r" [a-z]")
_YEARS = lazy(r"\b(\d{1,3})-year-old (?:(?!(?:told|tells|said|says|met|beat|won|and|of|with|by|for|to|at|in|on) )[a-z-]+(?<!ed) ){0,3}$")
# "Petrak has insisted that he is staying"; what "said he is staying" tells may as well be a club's
_OF_HIMSELF = lazy(r" (?:(?:has|had|also|later|now) ){0,2}(?:insist|promis|admit|vow|confess|pledg|hop|fear|wish|regrett?)\w*(?:ed|s) (?:that )?s?he\b")
# what no firm and no town does: "Zandra laughed"
_HUMAN = lazy(
    r" (?:\w+ly )?(?:laugh(?:ed|s)|smil(?:ed|es)|grinn?(?:ed|s)|nod(?:ded|s)|shrug(?:ged|s)|sigh(?:ed|s)|sobb?(?:ed|s)|wept|weeps"
    r"|giggl(?:ed|es)|blush(?:ed|es)|wink(?:ed|s)|yawn(?:ed|s)|chuckl(?:ed|es)|frown(?:ed|s)|smirk(?:ed|s)|grimac(?:ed|es)|cough(?:ed|s)|whisper(?:ed|s)|whistl(?:ed|es))\b"
)
_NO_SURNAME = ("Jr.", "Sr.", "III")
_BLANKS = ' \n“"(‘'  # behind these a word may only begin a sentence
_PLAIN_BEHIND = frozenset([mark + blank for mark in ",." for blank in " \n"] + [f" {chr(k)}" for k in range(ord("a"), ord("z") + 1)])
_FEW = 8  # words that are looked for one by one


@dataclass(slots=True)
class Mention:
    """A name in the text: its characters, the name in full as far as it is known, what it is, whether it is the owner of something, and of
    how many words. front : where the run of capitals begins that holds it, -1 for a surname told by its place alone."""

    start: int
    end: int
    name: str
    kind: str
    owner: bool
    front: int
    size: int


def _opens(text: str, at: int) -> bool:
    """Whether a sentence or a quotation begins at a place: behind a mark and no more blanks than a few."""
    front = text[max(at - 4, 0) : at]
    bare = front.rstrip()
    return not front or (bare != "" and bare[-1] in _OPENERS) or "\n" in front[len(bare) :]


def places_of(word: str, text: str, low: int = 0) -> Iterator[int]:
    """Where a word stands in a text by itself. A pattern made for one word takes longer to compile than most texts take to search."""
    at = text.find(word, low)
    while at >= 0:
        end = at + len(word)
        if _is_letter(text[at - 1 : at]) != _is_letter(word[0]) and _is_letter(text[end : end + 1]) != _is_letter(word[-1]):
            yield at
        at = text.find(word, at + 1)


def _is_letter(char: str) -> bool:
    """Whether a character, or none, belongs to a word."""
    return char.isalnum() or char == "_"


class People:
    """All names of an article, in order; who is known under which short name, and whom a role points to."""

    def __init__(self, text: str, runs: list[tuple[int, int]], said: list[tuple[int, int]]) -> None:
        """runs: character ranges of all runs of names. said: source phrases of verbs of speech, as evidence of who is a person."""
        self.text = text
        self.alias: dict[str, str] = {}
        self.mentions: list[Mention] = []
        self.known: set[str] = set()
        self._roles: dict[str, str | None] = {}  # of the names that were asked for
        self._titled: dict[str, list[tuple[int, int, str]]] = {}  # where a name stands, and the title in front of it
        self._called: dict[str, str] = {}  # roles behind names of one word
        self._sexes: dict[str, str | None] = {}  # of the names that were asked for
        self._places: dict[str, list[int]] = {}  # persons -> numbers of their mentions
        self._full: dict[str, list[tuple[int, str]]] = {}  # rows in the order of the text
        self._by_surname: dict[str, tuple[list[int], list[str], bool]] = {}
        self._said = sorted(said)
        self._said_at = [start for start, _ in self._said]
        self._plurals: set[str] | None = None
        self._asked = 0
        self._small: dict[str, bool] = {}  # of the words that were asked for
        self._aged: dict[str, set[str]] | None = None  # until an age is asked for
        split, self._unsure = split_runs(text, joined(text, runs))
        for start, end in split:
            self._read(start, end)
        self._find_surnames()
        link_short_names(self.mentions, self.alias, self.known, self._full, self.full_name)
        self._know_mononyms()

    # ------------------------------------------------------------------ asked for when they are needed
    def role(self, name: str) -> str | None:
        """The title or role that the article gives to a person; None where it gives none."""
        if name not in self._roles:
            self._roles[name] = next(filter(None, map(self._role_at, self._titled.get(name, ()))), None) or self._called.get(name)
        return self._roles[name]

    def _role_at(self, place: tuple[int, int, str]) -> str | None:
        start, end, title = place
        front = self.text[max(0, start - 80) : start]
        if " of " in front or " for " in front:
            office = office_before(front, JOBS)
            if office:
                return office
        if title:
            title = wider(front, title)
        return title_case(title, JOBS) or self._behind(end) or self._as_elsewhere(role_before(front), front)

    def _as_elsewhere(self, role: str | None, front: str) -> str | None:
        """A role with the capital that its first word has where it opens no sentence: "Tarn coach", in front of which "Tarn" stands alone."""
        word = role.split(" ", 1)[0].title() if role else ""
        if role is None or " " not in role or not front.endswith(f"{word}{role[len(word) :]} ") or role[:1].isupper():
            return role
        text = self.text
        alone = any(text[at - 1] == " " and (text[at - 2] == "," or "a" <= text[at - 2] <= "z") for at in places_of(word, text, 2))
        return word + role[len(word) :] if alone else role

    def _behind(self, end: int) -> str | None:
        """The role behind a name that ends there."""
        return role_behind(self.text[end : end + 130]) if self.text.startswith(", ", end) else None

    def of_age(self, age: str) -> str | None:
        """The person whom the article gives an age ("Quist, 34,", "34-year-old Quist"), where it is one alone."""
        if self._aged is None:
            self._aged = {}
            for m in self.mentions:
                told = _AGE.match(self.text[m.end : m.end + 8]) or _YEARS.search(self.text[max(m.start - 50, 0) : m.start])
                if m.kind == PERSON and told:
                    self._aged.setdefault(told[1], set()).add(m.name)
        names = self._aged.get(age, ())
        return next(iter(names)) if len(names) == 1 else None

    def is_aged(self, name: str) -> bool:
        """Whether the article tells how old somebody is; to be asked behind `of_age`."""
        return self._aged is not None and any(name in names for names in self._aged.values())

    def leans(self, m: Mention) -> bool:
        """Whether a name stands behind a preposition: it is not what the sentence is about."""
        at = m.front
        if at < 3 or self.text[at - 3 : at - 1].lower() not in _LEANS:
            return False
        front = self.text[max(0, at - 14) : at]  # "between the " and what stands in front of it
        last = front.rsplit(" ", 2)[-2:]
        if len(last) == 2 and not last[1] and last[0].isalpha() and (word := last[0].lower()) != "the":
            return word in _LEANING_WORDS  # a word between two blanks, as nearly all are
        return _LEANING.search(front) is not None

    def sex(self, name: str) -> str | None:
        """ "he" or "she" for a person, by first name, title and the pronouns that follow the name in its sentence, where they agree."""
        if name not in self._sexes:
            if not self._places:
                for k, m in enumerate(self.mentions):
                    if m.kind == PERSON:
                        self._places.setdefault(m.name, []).append(k)
            vote = sum(self._vote(k) for k in self._places.get(name, ())) + _FIRST_NAME * first_name_sex(name)
            self._sexes[name] = "he" if vote > 0 else "she" if vote else None
        return self._sexes[name]

    def _vote(self, k: int) -> int:
        """What the text around one mention tells: above 0 a man, below 0 a woman."""
        m = self.mentions[k]
        vote = vote_in_front(self.text, m.start, self.role(m.name))
        if not m.owner and not self.leans(m):
            vote += vote_behind(self.text, m.end, self.mentions[k + 1].start if k + 1 < len(self.mentions) else None)
        return vote

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

    # ------------------------------------------------------------------ gathering
    def _read(self, start: int, end: int) -> None:
        """One run of capitals: split at possessives, words that only begin a sentence dropped, titles taken off and remembered."""
        text = self.text
        if text[end : end + 2] in _PLAIN_BEHIND:  # as it is behind most: no owner, no month
            run = text[start:end]
            if (kind := plain_word(run)) is not None:
                self._keep_word(Mention(start, end, run, kind, False, start, 1))
                return
        else:
            end = end_of(text, start, end)
            if text.startswith(" May", end):
                end = with_surname_may(text, start, end)
            run = text[start:end]
            if (kind := plain_word(run)) is not None:
                self._keep_word(Mention(start, end, run, kind, text[end : end + 1] in ("'", "’"), start, 1))
                return
        if ("'" not in run and "’" not in run and "\x80\x99" not in run) or _NICKNAME.search(run):
            month = run.startswith(MONTH_NAMES) and (_opens(text, start) or text[start - 2 : start] in ("” ", '" '))
            read = read_words(run, not month and (start == 0 or text[start - 1] in _BLANKS))
            if read is not None:
                self._keep(start, *read)
            return
        at = start
        for part in [run] if _POSSESSED.search(run) or _MEMBERS.match(run) else _OWNED.split(run):
            if not _OWNED.fullmatch(part):
                read = read_words(part, at == 0 or text[at - 1] in _BLANKS)
                if read is not None:
                    self._keep(at, *read)
            at += len(part)

    def _keep_word(self, m: Mention) -> None:
        """As `_keep`, for a run of one plain word."""
        if m.kind == BODY:
            self.mentions.append(m)
            if m.start in self._unsure:
                m.kind = OTHER
            else:
                self._shorten(m)
        elif m.name[-1] != "s" or not _opens(self.text, m.start) or not self._is_plural(m.name.lower()):
            self.mentions.append(m)  # not "Politicians left": a word that the text has in small letters as well

    def _keep(self, at: int, low: int, high: int, name: str, kind: str, title: str, titled: bool, size: int) -> None:
        """Take in one name as `read_words` tells it of a part of a run that begins at `at`."""
        text = self.text
        start, end = at + low, at + high
        if name[-2:-1] == "." and text[end : end + 1] == "." and name[-1].isupper():  # "the F.D.A.": the tokens leave its last stop out
            name, end = name + ".", end + 1
        if size > 1:
            name, title, kind, cut, size = without_front(text, start, name, title, kind, size)
            start += cut
        if size < 3 and ends_in_zone(name, text[max(0, start - 6) : start]):
            return
        if kind == OTHER and size < 2 and name[-1:] in ("s", "S") and _opens(text, start) and self._is_plural(name.lower()):
            return  # "Politicians left": a word that the text has in small letters as well
        if kind == PERSON and not title and start > 3 and text[start - 4 : start - 1] in ("the", "The") and text[start - 1].isspace():
            kind = BODY  # "the Guinness Book"
        mention = Mention(start, end, name, kind, text[end : end + 1] in ("'", "’"), at, size)
        if kind == BODY and size == 2 and may_be_somebody(name) and first_name_sex(name):
            told = (self._speaks(mention) and not _ITSELF.match(text[end : end + 60])) or _AGE.match(text[end : end + 8]) or self._behind(end)
            mention.kind = kind = PERSON if told and not text.endswith("the ", 0, start) else BODY  # "Ines Hall said", not "in Victoria Park"
        self.mentions.append(mention)
        if at in self._unsure:
            mention.kind = OTHER
        elif kind == PERSON and size > 1:
            self._introduce(mention, title, titled)
        elif kind == BODY:
            self._shorten(mention)

    def is_plain(self, name: str) -> bool:
        """Whether the text has a word of its own that is written like a name, but in small letters."""
        word = name.lower()
        if word not in self._small:  # as many phrases as a text may have ask for the same few words, and each search reads it all
            self._small[word] = next(places_of(word, self.text), -1) >= 0
        return self._small[word]

    def opens(self, m: Mention) -> bool:
        """Whether a name stands at the beginning of its sentence, where any word has a capital."""
        return _opens(self.text, m.start)

    def _is_plural(self, word: str) -> bool:
        """Whether the text has a word that ends in s in small letters."""
        if self._plurals is not None:
            return word in self._plurals
        self._asked += 1
        if self._asked > _FEW:  # many questions to a long text
            self._plurals = set(_SMALL_WORD.findall(self.text))
            return word in self._plurals
        return _SMALL_WORD.fullmatch(word) is not None and next(places_of(word, self.text), -1) >= 0

    def _introduce(self, m: Mention, title: str, titled: bool) -> None:
        words = m.name.split()
        for word in {words[-1], words[0]}.difference(_NO_SURNAME):
            self._full.setdefault(word, []).append((m.start, m.name))
        self._titled.setdefault(m.name, []).append((m.start, m.end, title))
        if m.name not in self.known and (titled or first_name_sex(m.name) or self._is_somebody(m)):
            self.known.add(m.name)

    def _is_somebody(self, m: Mention) -> bool:
        """Whether what stands around a name tells of a person: an age, a role, a relative clause, a verb of speech, a pronoun."""
        text, end = self.text, m.end
        if self._speaks(m):
            return True
        if text.startswith(WHO, end) or _AGE.match(text[end : end + 8]) or self._behind(end) or has_office(text, m.start, end):
            return True
        # "Pruss swims daily. She …": the first words of a sentence, and a pronoun close behind
        opens = _opens(text, m.start) or (0 <= m.front < m.start and _opens(text, m.front))
        return bool(opens and _SMALL.match(text, end) and PRONOUN.search(text[end : end + 200].lower()))

    def _speaks(self, m: Mention) -> bool:
        """Whether a name stands in what a verb of speech has for a source: "said the mill's press officer Quist"."""
        k = bisect_right(self._said_at, m.start)
        return not m.owner and any(m.end <= high + 2 for _, high in self._said[max(0, k - 2) : k])

    def _of_kin(self, m: Mention) -> re.Match[str] | None:
        """Whose sister and the like a name is called in front of it."""
        return _OF_KIN.search(self.text[max(0, m.start - 16) : m.start])

    def _shorten(self, m: Mention) -> None:
        """ "Tarn Valley Trust (TVT)": the letters in brackets, and the initials."""
        near = self.text[m.end : m.end + 24]
        found = _ALIAS.match(near) if "(" in near or "“" in near or '"' in near else None
        # "OSLO (Reuters)": a place and an agency
        if found and ((" " in m.name and not m.name.isupper()) or found.group(1)[0] in {word[0] for word in m.name.split()}):
            self.alias.setdefault(found.group(1), m.name)
        letters = "".join(w[0] for w in m.name.split() if w[0].isupper()) if m.size > 2 else ""
        if len(letters) >= 3:
            self.alias.setdefault(letters, m.name)

    def _find_surnames(self) -> None:
        """Surnames that are words as well ("Good said"): runs of capitals leave them out at the start of a sentence."""
        text, mentions = self.text, self.mentions
        surnames = {m.name.rsplit(None, 1)[-1] for m in mentions if m.kind == PERSON and " " in m.name}
        found = opening_surnames(text, surnames, [m.start for m in mentions], [m.end for m in mentions]) if surnames else ()
        if found:
            mentions += [Mention(start, end, text[start:end], OTHER, text[end : end + 1] in ("'", "’"), -1, 1) for start, end in found]
            mentions.sort(key=_START)

    def _know_mononyms(self) -> None:
        """ "Zandra, 26, said …", "Zandra, the singer of the Weirs, said …", "Ms Zandra said …", "her sister, Zandra", "Zandra insists that she …",
        "Zandra laughed": people under one name."""
        text = self.text
        single: set[str] = set()
        known = False  # somebody is
        for m in self.mentions:
            known |= m.kind == PERSON
            if m.kind not in (PERSON, OTHER) or " " in m.name or m.name in single:
                continue
            # as in front of few
            near = m.kind == OTHER and (text[m.start - 3 : m.start - 1] in _KIN_ENDS or text[m.start - 1 : m.start] == "\n")
            kin = self._of_kin(m) if near else None
            if kin and (kin[0].endswith(", ") or self._speaks(m)):  # not "brought up her daughter Zandra"
                single.add(m.name)
                continue
            if m.kind == OTHER and not known and not single and self._speaks(m) and _OF_HIMSELF.match(text, m.end, m.end + 90):
                single.add(m.name)  # the text has named nobody else whom he could mean
            if m.kind == OTHER and not m.owner and _HUMAN.match(text, m.end, m.end + 40):
                single.add(m.name)
                continue
            if m.kind == OTHER and text[m.end : m.end + 2] not in (", ", " ("):  # as behind most
                continue
            role = self._behind(m.end)
            called = role is not None and is_person_noun(head_of(role).rsplit(None, 1)[-1].lower())
            if called or m.kind == PERSON or _AGE.match(text[m.end : m.end + 8]):
                single.add(m.name)
                if called and role:
                    self._called[m.name] = role
        for m in self.mentions:
            if m.kind == OTHER and m.name in single:
                m.kind = PERSON
        self.known |= single
