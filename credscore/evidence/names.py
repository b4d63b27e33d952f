"""Names of sources: the full name behind a surname, a pronoun or a role, as far as the article makes it clear.

Runs only when a report is built, over one article at a time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from credscore.evidence.lazy import lazy
from credscore.evidence.phrases import ANONYMOUS, MEDIA, NAMED

_TITLES = lazy(r"^(?:(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|sen|senator|rep|representative|gov|governor|president|vice president|king|queen|prince|princess|judge|justice|sgt|sergeant|det|detective|capt|captain|lt|col|gen|general|supt|superintendent|insp|inspector|pc|rev|reverend|father|sister|mayor|cllr|councillor|secretary|ambassador|chief|chancellor|minister|prime minister)\.?\s+)+", re.I)
_JOBS = frozenset(
    """attorney superintendent mayor sheriff director commissioner supervisor supervisors chancellor president chairman chairwoman chair ceo cfo coo founder
    professor dr doctor judge justice senator sen rep representative gov governor congressman congresswoman secretary minister officer chief captain
    lieutenant sergeant detective inspector deputy commander general colonel spokesman spokeswoman spokesperson manager coach editor councilmember
    councilman councilwoman councillor councilor principal dean provost treasurer trustee ambassador prosecutor lawyer actor actress singer rapper
    star director producer writer author comedian host anchor reporter journalist analyst economist strategist pastor bishop archbishop pope king queen
    prince princess duke duchess lord lady sir dame assemblymember assemblyman assemblywoman leader whip nominee candidate executive engineer scientist
    district city county police fire state vice""".split()
)
_ROLE = lazy(r"^(?:the |a |an |his |her |their |our |its )?[a-z][\w'’-]*(?: [\w'’&-]+){0,9}", re.I)


@dataclass(slots=True)
class Phrase:
    """A source phrase of one article: its characters, its type, whether it is a pronoun or a role."""

    start: int
    end: int
    type: int
    carried: bool
    name_start: int
    name_end: int


def bare(name: str) -> str:
    """A name without titles and possessive."""
    return re.sub(r"['’]s$", "", _TITLES.sub("", name.strip())).strip()


_BODY = lazy(r"\b(?:Department|University|Times|County|District|Commission|Union|Court|Association|Council|Company|Inc|Corp|Group|Board|Bank|Institute|Agency|Ministry|Office|School|College|Hospital|Club|Party|Committee|Service|Services|News|Post|Project|Foundation|Society|Center|Centre|House|Senate|Congress|City|State|States|Street|Act|Bill|Week|Day|Awards?|Police|Team|Network|Studios?|Records|Media|Press|League|Federation|Administration|Program|Alliance|Coalition|Fund|Trust|America|California|Kingdom|Africa|Zealand|York|London|Francisco|Angeles|Radio|TV|Show|Magazine|Journal|Airlines?|Museum)\b")


def is_body(name: str) -> bool:
    """A name that, by its words, is an organisation or a place rather than a person."""
    return bool(_BODY.search(name)) or any(c.isdigit() for c in name)


class Cast:
    """Who has been named so far, in the order of the text. Feed phrases in order."""

    def __init__(self, text: str, runs: list[tuple[int, int]]) -> None:
        """runs: character ranges of all runs of names in the article, in order."""
        self.text = text
        self.full: dict[str, str] = {}
        self.role: dict[str, str] = {}
        self.last: str | None = None
        self.last_type = 0
        self.person: str | None = None
        self.body: str | None = None
        self._roles: dict[str, str] = {}
        self._runs = runs
        self._next = 0
        self._recent: str | None = None

    def _read_up_to(self, at: int) -> None:
        while self._next < len(self._runs) and self._runs[self._next][0] < at:
            start, end = self._runs[self._next]
            self._next += 1
            self._introduce(bare(self.text[start:end]), start, end)

    def _introduce(self, name: str, start: int, end: int) -> None:
        words = name.split()
        if len(words) < 2:
            known = self.full.get(name)
            if known:
                self._recent = known
            return
        if len(words) > 5:
            return
        # titles written in capitals: "City Attorney Barbara Parker"
        lead = 0
        while lead < len(words) - 2 and words[lead].lower() in _JOBS:
            lead += 1
        while 0 < lead < len(words) - 2 and not any(w.lower() in _JOBS for w in words[lead:]) and words[lead - 1].lower() not in _JOBS:
            lead += 1
        jobs = [k for k, w in enumerate(words[:-1]) if w.lower().rstrip(",") in _JOBS]
        if jobs and jobs[-1] + 1 <= len(words) - 1 and len(words) - jobs[-1] - 1 >= 1:
            title = " ".join(words[: jobs[-1] + 1])
            words = words[jobs[-1] + 1 :]
            name = " ".join(words)
            if len(words) == 1:
                name = self.full.get(name, name)
            else:
                self.role.setdefault(name, title.lower())
            for word in title.lower().split():
                self._roles[word] = name
            if len(words) < 2:
                self._recent = name
                return
        self.full[words[-1]] = name
        self.full.setdefault(words[0], name)
        self._recent = name
        after = re.match(r",? (?:\d{1,3}, )?((?:the|a|an|his|her|who is|head|chief|director|professor|founder|owner|ceo|spokes\w+|chair\w*|president|editor|author|captain|leader|lead|senior|deputy|co-\w+) [^,.;:()\"“”\n]{2,60}|[a-z][a-z -]{3,40} (?:of|at|for|from) [^,.;:()\"“”\n]{2,50}),", self.text[end : end + 130])
        if after and name not in self.role:
            self.role[name] = after.group(1).removeprefix("who is ").strip()
            self._learn(name)
            return
        before = self.text[max(0, start - 60) : start]
        found = re.search(r"(?:^|[.!?\"”,;]\s+|\b(?:the|and|but|by|to|from|with|for|of|said|says|added)\s+)((?:former |chief |senior |lead |deputy |co-)?[a-z][\w-]*(?: [a-z&][\w-]*){0,4}) $", before)
        if found and name not in self.role and not re.search(r"\b(?:said|says|told|that|when|by|with|and|to|from|for|of|in|on|at|as|but|while|after|the)$", found.group(1)):
            self.role[name] = found.group(1).strip()
            self._learn(name)

    def _learn(self, name: str) -> None:
        """Remember whom a role points to: its words before "of", "at", "for"."""
        head = re.split(r"\b(?:of|at|for|from|in|with)\b", self.role[name].lower())[0]
        for word in re.findall(r"[a-z-]{4,}", head):
            self._roles[word] = name

    def _heard(self, name: str | None, kind: int) -> None:
        self.last, self.last_type = name, kind
        if name is None:
            return
        if is_body(name):
            self.body = name
        else:
            self.person = name

    def resolve(self, phrase: Phrase) -> tuple[str | None, str | None]:
        """Full name and title of a source phrase, or None where the text does not say."""
        self._read_up_to(max(phrase.end, 0))
        if phrase.name_end > phrase.name_start:
            name = bare(self.text[phrase.name_start : phrase.name_end])
            if phrase.type in (ANONYMOUS,):
                self._heard(None, phrase.type)
                return None, self._described(phrase)
            if phrase.type != MEDIA and len(name.split()) == 1:
                name = self.full.get(name, name)
            if phrase.type != MEDIA:
                self._heard(name, phrase.type)
            return name, self.role.get(name)
        if phrase.carried:
            if phrase.type == NAMED:
                said = self.text[phrase.start : phrase.end].lower().split() if phrase.end > phrase.start else []
                who = self._pointed_at(said) or self.last or self._recent
                return who, (self.role.get(who) if who else None) or self._described(phrase)
            return None, self._described(phrase)
        self.last_type = phrase.type
        return None, self._described(phrase)

    def _pointed_at(self, said: list[str]) -> str | None:
        """Whom a pronoun or a role points to, or None."""
        if said and said[0] in ("he", "she"):
            return self.person or (self._recent if self._recent and not is_body(self._recent) else None)
        if said and said[0] == "it":
            return self.body or self.last
        if len(said) > 1:
            return next((self._roles[w] for w in reversed(said) if w in self._roles), None)
        return None

    def _described(self, phrase: Phrase) -> str | None:
        text = self.text[phrase.start : phrase.end].strip() if phrase.end > phrase.start else ""
        if not text or text.lower() in ("he", "she", "they", "it", "who"):
            return None
        return text if _ROLE.match(text) else None
