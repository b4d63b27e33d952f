"""Whom a role points at that stands alone: "the captain", "the spokesperson", "the council", "the company".

Runs only when a report is built.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

from credscore.evidence.lazy import lazy
from credscore.evidence.naming.firms import FIRMS
from credscore.evidence.naming.modifiers import INDEFINITE, is_adjective, is_person_noun
from credscore.evidence.naming.people import places_of
from credscore.evidence.naming.reading import Reading
from credscore.evidence.naming.run_words import JOBS, PERSON
from credscore.evidence.word_lists import SPOKESPEOPLE

_FIRMS = frozenset(
    "company firm group organisation organization agency nonprofit charity body label brand maker manufacturer retailer carmaker bank studio".split()
)
_DEFINITE = ("the", "this", "that")
_HOUSES = _FIRMS | frozenset("party police council government court union campaign board university college hospital school ministry club team".split())
_TURNS, _LONG_WORD = lazy(r"\b(?:of|at|for|from|in|with|who)\b"), lazy(r"[a-z-]{4,}")

# what people are called in turn: whoever goes by a word of a line, titles included, may be taken up by those in front of its bar
_KINDS = """
lawmaker legislator solon parliamentarian politician | senator sen representative rep congressman congresswoman mp mep msp assemblyman td mla mpa
politician | minister premier governor mayor councillor
premier | pm
coach manager gaffer boss tactician mentor |
boss supremo | executive ceo chairman chairwoman director
captain skipper |
player footballer star ace | striker forward winger midfielder defender fullback goalkeeper goalscorer captain
playmaker | midfielder
striker forward attacker goalscorer marksman hitman |
goalkeeper keeper custodian shot-stopper |
batsman batter opener cricketer | bowler all-rounder
fighter pugilist | boxer
sprinter athlete runner |
singer songstress vocalist crooner |
musician artist artiste star superstar hitmaker entertainer performer popstar diva | singer songstress vocalist rapper dj guitarist drummer songwriter
rapper emcee |
dj deejay |
thespian star starlet performer | actor actress
comic comedian funnyman stand-up |
director filmmaker film-maker helmer |
billionaire businessman businesswoman tycoon mogul magnate entrepreneur industrialist | millionaire financier
judge magistrate | justice
lawyer attorney | barrister solicitor advocate
doctor physician medic | surgeon
academic scholar don | professor prof lecturer historian economist
cleric preacher clergyman clergywoman | pastor bishop reverend rev evangelist priest vicar imam
prelate | bishop archbishop cardinal
pontiff | pope
monarch | king queen emperor
royal | prince princess duke duchess
presenter host |
writer author | novelist poet
journalist | reporter correspondent columnist
"""
_MEANS: dict[str, list[int]] = {}  # the lines of a word that takes somebody up
_GOES_BY: dict[str, list[int]] = {}  # … and of one that somebody goes by
for _number, _line in enumerate(_KINDS.strip().splitlines()):
    for _word in _line.partition("|")[0].split():
        _MEANS.setdefault(_word, []).append(_number)
    for _word in _line.replace("|", "").split():
        _GOES_BY.setdefault(_word, []).append(_number)
_BESIDE = lazy(r"\b(?:former|shadow|deputy|vice|assistant|late|acting)\b")  # an office that somebody else may hold
_SAME = {"gop": "republican", "tory": "conservative"}
_RIVALS = ("nominee", "candidate", "hopeful", "contender", "frontrunner")  # parties have one each
_FEW = 4  # words in front, one of which tells that somebody new is meant: "since May only one candidate"
_FORMER = ("former ", "Former ")
_ANY_WORD = lazy(r"[a-z-]{2,}")

_CAPITALS = lazy(r"\b[A-Z]{2,5}\b")
_WORDS, _LITTLE, _MOST_LETTERS = lazy(r"[a-z]+"), frozenset("of for the and at in to a an".split()), 6


def _tells(word: str) -> bool:
    """Whether a word tells what somebody is, or that somebody else may be."""
    return word in JOBS or word in _GOES_BY or (is_person_noun(word) and not is_adjective(word)) or _BESIDE.fullmatch(word) is not None


def _own(head: str) -> str:
    """What a role calls somebody, in small letters: "captain" of "Rovers captain", who is not the Rovers."""
    words = head.split()
    if not any(word.islower() for word in words):
        return head.lower()
    return " ".join(word for word in words if word.islower() or _tells(word.lower())).lower()


@lru_cache(maxsize=1024)
def _told_by(role: str) -> tuple[list[str], list[str], str, list[str]]:
    """What a role tells of who has it, at every mention of him: its words, those that set an office beside another, what he goes by, and the
    letters it is short for."""
    head = _own(_TURNS.split(role, 1)[0])
    kind = "pm" if head.endswith("prime minister") else (_ANY_WORD.findall(head) or [""])[-1]
    letters = [word.lower() for word in _CAPITALS.findall(role)]  # "the MP for Tarn"
    initials = "".join(word[0] for word in _WORDS.findall(role.lower()) if word not in _LITTLE)[:_MOST_LETTERS]
    letters += [initials[start:end] for start, end in combinations(range(len(initials) + 1), 2) if end - start > 1]
    return _LONG_WORD.findall(head), _BESIDE.findall(head), kind, letters


class Roles:
    """Roles of the people and voices of the bodies that a text has named so far."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._voices: dict[str, str] = {}
        self._roles: dict[str, str] = {}
        self._letters: dict[str, str] = {}  # of roles of several words: "DG" is the director-general
        self._kinds: dict[int, str] = {}  # who of a kind was named last
        self._learned = 0  # names whose roles are known

    def speaks_for(self, voice: str, name: str) -> None:
        """A body has spoken through a "spokesman", "rep" and the like."""
        self._voices[voice] = name

    def meant_by(self, words: list[str], said: str = "") -> str | None:
        """Whom a phrase without a name means, in small letters; "a captain" is somebody new. said : the phrase as it is written."""
        if words[0] in INDEFINITE or "one" in words[:_FEW]:
            return None
        self._learn()
        tail = words[-1]
        many = tail.endswith("s") and not tail.endswith("ss") and is_person_noun(tail) and tail not in self._roles  # "the three candidates"
        for word in reversed(words):
            if word in self._voices:
                return self._voices[word]
            if word in self._roles and not many and self._fits(words, self._roles[word]):
                return self._roles[word]
        bodies = self._reading.bodies
        held = (self._kinds[kind] for kind in _MEANS.get(tail, ()) if kind in self._kinds)
        if words[0] == "the" and (name := next(held, None)) is not None and self._fits(words, name) and not self._another(tail):
            return name
        if tail in self._letters and len(words) == 2 and said[-len(tail) :].isupper():
            return self._letters[tail]
        if tail in FIRMS and words[0] in _DEFINITE:
            return bodies.firm(self._reading.passed)  # what no name of a firm stands for is nobody's: the last body may be a regulator
        office = bodies.office() if words == ["the", "agency"] else None
        return bodies.with_word(tail) or office or (bodies.last() if tail in _FIRMS else None)

    def _fits(self, words: list[str], name: str) -> bool:
        """Whether nothing in a phrase speaks against somebody: he has another party or nation, or is no prime minister."""
        role = [_SAME.get(word, word) for word in (self._reading.people.role(name) or "").lower().split()]
        theirs = {_SAME.get(word, word) for word in words if word in _SAME or is_adjective(word)}
        if theirs and theirs.isdisjoint(role) and (words[-1] in _RIVALS or any(map(is_adjective, role))):
            return False
        return words[-2:] != ["prime", "minister"] or "prime" in role

    def _another(self, word: str) -> bool:
        """Whether the text sets an office beside a name or a place, and nobody held it before: "met mayor Falk", "the premier of Tarn"."""
        text = self._reading.people.text
        for at in places_of(word, text):
            end = at + len(word)
            behind = end + len(" of ") if text.startswith(" of ", end) else end + 1
            if text.startswith(" ", end) and "A" <= text[behind : behind + 1] <= "Z" and not text.endswith(_FORMER, 0, at):
                return True
        return False

    def _goes_by(self, word: str, name: str) -> None:
        for kind in _GOES_BY.get(word, ()):
            self._kinds[kind] = name

    def _learn(self) -> None:
        """Whom the words of roles point at, as far as the text is read."""
        people = self._reading.people
        for m in people.mentions[self._learned : self._reading.passed]:
            role = people.role(m.name) if m.kind == PERSON else None
            if m.kind == PERSON:
                self._goes_by(m.name.split(" ", 1)[0].lower(), m.name)  # "DJ Falk"
            if role:
                words, beside, kind, letters = _told_by(role)
                self._roles.update(dict.fromkeys(beside, m.name))
                if not words or (words[-1] not in SPOKESPEOPLE and not (beside and "former" not in beside)):
                    for word in words:
                        if (word is words[-1] or word not in _HOUSES) and not (beside and (word in self._roles or self._another(word))):
                            self._roles[word] = m.name  # of "central bank governor" not the bank
                    self._goes_by(kind, m.name)
                self._letters.update(dict.fromkeys(letters, m.name))
        self._learned = self._reading.passed
