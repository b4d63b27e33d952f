"""Names of sources: the full name behind a surname, a pronoun or a role, as far as the article makes it clear.

Runs only when a report is built, over one article at a time.
"""

from __future__ import annotations

from bisect import bisect_left

from credscore.evidence.lazy import lazy
from credscore.evidence.naming.modifiers import (
    INDEFINITE,
    called_by_words,
    determined,
    head_of,
    is_adjective,
    is_native,
    is_one,
    is_person_noun,
    is_side,
    is_towns,
    of_many_words,
    of_two,
)
from credscore.evidence.naming.people import Mention
from credscore.evidence.naming.printed import Printed
from credscore.evidence.naming.pronouns import OFFICE, PRONOUNS, Pronouns
from credscore.evidence.naming.reading import Phrase, Reading
from credscore.evidence.naming.roles import Roles
from credscore.evidence.naming.run_words import BODY, JOBS, OPENING, OTHER, PERSON, ROLE, is_body
from credscore.evidence.naming.titles import described, fits_person, is_short, sound
from credscore.evidence.source_types import ANONYMOUS, DOCUMENT, MEDIA, VAGUE
from credscore.evidence.word_lists import KIN, SPOKESPEOPLE

_OPENING = "\"“‘'«"  # marks in front of a title
_ASIDES = ("on", "in", "at", "during", "for", "by", "with", "from", "after", "before")
_VOICES = (*SPOKESPEOPLE, "representative", "rep")
_VOICES_IN = frozenset(_VOICES)
_STOPS = lazy(r"[.;:?!\"“”\n]")
_SUBJECT = lazy(r"(?:^|[\n.!?,;:—–]\s?|[\"“”’']\s?|\b(?:as|and|but|while|said|says|that|because|when)\s)$")
_SAYS = lazy(r"\b(?:said|says|told|tells|added|adds|noted|wrote) that\b")
_OWNING = lazy(r"['’]s?\s")
_WORD, _LETTERS = lazy(r"[\w'’-]+"), lazy(r"\w+")
_NOUN = lazy(r" (?:[a-z]+ )?(?!(?:of|for|and|in|at|on|the|de|la|von|van) )[a-z-]+ ")
_LINK, _PLAIN = lazy(r" (?:of|for|and)(?: the)? "), lazy(r"(?:the |a |an |his |her |its |their )?[\w'’. -]*$")
_AND, _NEXT, _ASIDE = lazy(r",?\s+(?:and|&)\s+"), lazy(r",? "), lazy(r",\s|\s\(")
_HELD = lazy(r"[,\s—–-]\s?(?:who|whose|which) ")
_AGED = lazy(r"(\d{1,3})-year-old\b")
_MET = lazy(r"(?<!, )(?<!\bis )(?<!\bwas )(?<!\bas )(?<!\bbecame )\b(?:[Aa]n?|[Aa]nother|[Oo]ne) ((?:[\w-]+ ){0,2}[\w-]+)")
_SOMEBODY = frozenset("man woman boy girl child toddler baby teenager pensioner driver cyclist student pupil".split())
_PLACED = lazy(r" (?:in|from|near) ")

_ANSWERS = ("a", "answer")
_SIDE = lazy(r" (?:(?:presidential|re-election|election) )?(?:campaign|administration|camp|team) ")
_LONGER = lazy(r" (?:of|for|on|and|&) ")  # in a name that goes on beyond its phrase
_OPENED = lazy(r"(?:[A-Z][\w'’-]{3,}|[A-Z]{2,}) $")
_ONE_OF_MANY = frozenset(
    "company firm business startup start-up school hospital church town city family couple court newspaper paper club band bank".split()
)
# who speaks for the body behind whose name he stands
_SPEAKING = frozenset(
    """official officials executive executives exec execs boss bosses chief chiefs researcher researchers scientist scientists lawyer lawyers attorney
    attorneys leader leaders aide aides adviser advisers advisor advisors manager managers director directors representatives engineers doctors
    investigators staff employees members campaign study report statement poll survey analysis""".split()
)
_LEFT = frozenset((*KIN, "widow", "widower"))
_TALKS = (
    r"(?<!he )(?<!they )(?<!who )\b(?:talk(?:ed|s)? (?:to|with)"
    r"|sp(?:eak|eaks|oke|oken) (?:to|with)|sat down with|caught up with|(?:(?<=[Ww]e )|(?<=I )|(?<=writer )|(?<=reporter ))met(?: with)?"
    r"|[Ii]nterview(?:ed|s)?(?: with)?|[Cc]hat(?:ted)? with|[Cc]onversation with|Q&A with) "
)
_MEETS = lazy(_TALKS + r"(?:(?!(?:about|with|of|on|for|where|when)\b)[\w’'.-]+ ){0,5}$")  # not "to Ines Falk about Bo Quist"
_MEETS_HIS = lazy(_TALKS + r"(?:his|her|its|their) ([a-z]+)")
# which of several it is: "Velden's biggest brewer"
_RANKED = lazy(
    r"(?:['’]s?)? (?:(?:\w+-)?(?:biggest|largest|oldest|smallest|richest|busiest|fastest-growing|highest|cheapest)|top|leading|main|number[ -]one|No\.? ?1"
    r"|most [a-z]+|best-[a-z]+|premier|dominant|sole|only)\b"
)

Named = tuple[str | None, str | None]
"""Full name and title of a source."""

def _last_word(text: str) -> str:
    words = text.rsplit(None, 1)
    return words[-1] if words else ""


class Cast:
    """Who speaks, resolved in the order of the text: feed the phrases in order."""

    def __init__(
        self, text: str, runs: list[tuple[int, int]], said: list[tuple[int, int]], sentences: list[int], quotes: list[tuple[int, int]]
    ) -> None:
        """Of one article, as in `Reading`."""
        self._reading = Reading(text, runs, said, sentences, quotes)
        self.text, self.people = text, self._reading.people
        self._pronouns = Pronouns(self._reading)
        self._roles = Roles(self._reading)
        self._printed = Printed(self._reading)
        self._answers: tuple[str | None] | None = None  # once it was asked who answers
        self._heard_in = -1  # the sentence of the last person who was resolved

    def resolve(self, p: Phrase) -> Named:
        """Full name and title of a source phrase, or None where the text does not say."""
        reading = self._reading
        reading.read_up_to(p.start)
        said = self.text[p.start : p.end]
        name, title = self._who(p, said)
        reading.read_up_to(p.end)
        if name is None and p.carried and said[:4].lower() == "the ":
            if is_person_noun(_last_word(head_of(said)).lower()):
                reading.view.see_somebody()
            else:
                reading.bodies.hear_unknown()
        if name is not None and p.type not in (MEDIA, DOCUMENT):
            if name not in self.people.known:
                if self.people.known.isdisjoint(name.split(" and ")):  # else two people
                    reading.bodies.hear(name, reading.passed)
            else:
                beside = self._heard_in == p.sentence and self.text.startswith(("'", "’"), p.end)
                if not beside:  # "Quist backed Falk's view": he goes on
                    reading.view.see(name)
                reading.bodies.interrupt()
                self._heard_in = p.sentence
        title = self._called(name, title, said)
        return name, title if title is None or name not in self.people.known or fits_person(title) else None

    def _called(self, name: str | None, title: str | None, said: str) -> str | None:
        """What the article calls a source. title : what its phrase is, where that is known."""
        if title and (title := sound(title)):
            return title
        known = self.people.role(name) if name else None
        if said[:7].lower().startswith(("he and ", "she and ")):
            return known
        return known if known is not None and not is_short(known) else described(said, name) or known

    def _who(self, p: Phrase, said: str) -> Named:
        if p.type in (ANONYMOUS, VAGUE):
            return None, None
        front, _, body = said.rpartition(" for ")  # "a spokesman for Help the Aged"
        if (called := called_by_words(body)) is not None:
            return called, said if front else None
        if p.type == MEDIA:
            return self._printed.outlet(p, said), None
        if p.type == DOCUMENT:
            return self._printed.document(p, said), None
        small = said.lower()
        if small in _ANSWERS and self.text.startswith(":", p.end):
            return self._interviewed(p.start), None
        words = [small] if small in PRONOUNS else _WORD.findall(small)
        if not words:
            return self._pronouns.subject(p), None
        if words[0] == "both" or words[:2] == ["the", "two"] or words[-1] in ("pair", "couple", "duo"):
            return self._pronouns.pair(), None
        if len(words) == 1 and (words[0] in PRONOUNS or words[0] == "it"):
            return self._pronouns.meant_by(words[0], p), None
        if words[0] in ("he", "she") and words[1:2] == ["and"] and not any(w[:1].isupper() for w in said.split()[1:]):
            return self._pronouns.meant_by(words[0], p), None  # "She and her colleagues"
        if ("'" in said or "’" in said) and _OWNING.search(said):
            words = _WORD.findall(_OWNING.split(said)[-1].lower()) or words  # "the mayor's aide" is not the mayor
        if words[0] == "the" and (aged := _AGED.match(said, 4)):
            name = self.people.of_age(aged[1])
            if name is None and (name := self._alone(p)) is not None and self.people.is_aged(name):
                name = None
            return name, None if name else said
        if words[0] == "the" and is_native(said[4:]):  # "the Italian" is no name, and of several people the text need not say who that is
            name = self._alone(p)
            return name, None if name else said
        named = self._named_in(p, said)
        if named is not None:
            return named
        if words[0] in _ASIDES:  # "Quist has on several occasions claimed": the phrase is not the source
            return self._pronouns.subject(p), None
        return self._roles.meant_by(words, said), None

    def _interviewed(self, at: int) -> str | None:
        """Who answers behind "A:": the one person named in front of the first of them, or the last whom the writer says he has met."""
        if self._answers is None:
            persons = [m for m in self.people.mentions if m.end <= at and m.kind == PERSON and not m.owner]
            met = [m for m in persons if _MEETS.search(self.text, max(0, m.start - 60), m.start)]
            names = {m.name for m in persons}
            other = not met and any(m[1] in _LEFT or is_person_noun(m[1]) for m in _MEETS_HIS.finditer(self.text, 0, at))  # "we met his widow"
            self._answers = (met[-1].name if met else names.pop() if len(names) == 1 and not other else None,)
        return self._answers[0]

    def _alone(self, p: Phrase) -> str | None:
        """Who is named in front of a phrase, where that is one person, and no other was met without a name: "a rower", "a man from Tarn"."""
        name = self._reading.view.only()
        met = (m[1].lower().split() for m in _MET.finditer(self.text, 0, p.start)) if name is not None else ()
        return None if any(word in _SOMEBODY or word.endswith("-year-old") or is_person_noun(word) for words in met for word in words) else name

    def _named_in(self, p: Phrase, said: str) -> Named | None:
        """The person in a phrase, beside it or in front of it, else the body in it."""
        if said[:1].isupper() and (alone := self._all_of(p)) is not None:
            return alone.name, None
        inside = self._mentions_in(p, said)
        if len(inside) == 1 and inside[0].start > p.start and (opened := self._with_opening(inside[0], p, said)) is not None:
            return opened, None
        whole = of_many_words(said) if len(inside) > 1 or (inside and inside[0].kind != PERSON) else None
        if whole is None and inside and (two := of_two(said)) is not None and not self._has_own_life(two[1], p):
            whole = two[0]
        if whole is not None:
            return self.people.alias.get(whole, whole), None
        if inside and (described := self._modified(p, said, inside)) is not None:
            return described
        persons = [m for m in inside if m.kind == PERSON and not m.owner]
        if len(persons) > 1:
            between = self.text[persons[0].end : persons[1].start]
            if _AND.fullmatch(between):
                self._reading.view.see(persons[1].name)
                return f"{persons[0].name} and {persons[1].name}", None
            if OFFICE.fullmatch(between):
                persons = inside = persons[1:]  # "Tarn Mill spokesman Teodor Brandt"
        if not persons and (before := self._apposed(p, said)) is not None:
            return before
        if persons and (inside[0] is persons[0] or not is_body(inside[0].name)):
            voiced = self.people.leans(persons[0]) and not _VOICES_IN.isdisjoint(_LETTERS.findall(said.lower()))
            return persons[0].name, said.strip(" ,") if voiced else None  # "a spokesman for Quist"
        beside = self._beside(p, said)
        if beside is not None:
            return beside.name, said.strip(" ,")
        if not persons:
            return self._body_in(p, said, inside)
        first = inside[0]
        if first.kind == BODY and not first.owner and said[: first.start - p.start].lower() in ("", "the ") and self._has_behind(first):
            return self.people.alias.get(first.name, first.name), None  # "Harbour USA, a group backing Quist"
        return persons[0].name, None

    def _with_opening(self, m: Mention, p: Phrase, said: str) -> str | None:
        """The whole of a phrase that is nothing but a name whose first word opens its sentence, so that the run of capitals leaves it out: "Tarn" of
        "Tarn Grid"."""
        if m.kind not in (OTHER, BODY) or m.owner or m.size > 2 or m.end != p.end or not _OPENED.match(said, 0, m.start - p.start):
            return None
        front = said[: m.start - p.start].split()[0].lower()
        if front in JOBS or front in OPENING or is_person_noun(front) or self.people.alias.get(m.name) or self._has_own_life(m.name, p):
            return None
        return said

    def _all_of(self, p: Phrase) -> Mention | None:
        """The person whose name is all there is of a phrase, as of most."""
        starts = self._reading.starts
        k = bisect_left(starts, p.start)
        if k == len(starts) or starts[k] != p.start or (k + 1 < len(starts) and starts[k + 1] < p.end):
            return None
        m = self.people.mentions[k]
        return m if m.end == p.end and m.kind == PERSON and not m.owner and len(m.name) > 1 else None

    def _has_own_life(self, name: str, p: Phrase) -> bool:
        """Whether the text tells of a name outside of a phrase: "Brennacht and Tarn Council", where Brennacht has shut a shop."""
        people = self.people
        told = any(m.name == name and not p.start <= m.start < p.end and not people.leans(m) for m in people.mentions)
        return told or people.full_name(name, p.start) is not None

    def _mentions_in(self, p: Phrase, said: str) -> list[Mention]:
        """The names in a phrase that may be the source's own: no work that he is known for, nothing that only a clause behind him tells of."""
        # the "Harbour Nights" star: known for a work, and not by its name
        inside = [m for m in self._reading.between(p.start, p.end) if m.kind != ROLE and len(m.name) > 1 and not self._is_title(m, p.start)]
        if not inside and (k := bisect_left(self._reading.starts, p.start)) < len(self._reading.starts) and self._reading.starts[k] < p.end:
            inside = [m for m in self.people.mentions[k : k + 1] if m.start <= p.start + 4 and _LONGER.search(m.name)]  # "the Alliance | for Weir Repair"
        inside = [m for m in inside if self.text[m.end : m.end + 1] != "-" or m.kind == PERSON]  # "Anti-noise groups"
        if inside and inside[0].start == p.start and inside[0].kind == OTHER and inside[0].size < 2 and inside[0].end < p.end:
            first = inside[0]  # "Health officials": a word that the text has in small letters as well
            if self.text[first.end : first.end + 1] == " " and self.text[first.end + 1 : first.end + 2].islower() and self.people.opens(first):
                inside = inside[self.people.is_plain(first.name) :]
        if inside and said[:1].islower() | said.startswith(("The ", "A ", "An ")) and (held := _HELD.search(said)):
            inside = [m for m in inside if m.start < p.start + held.start()]  # "the band, whose first LP sold"
        return inside

    def _body_in(self, p: Phrase, said: str, inside: list[Mention]) -> Named | None:
        """The body that a phrase names, by itself or through its spokesman; or who belongs to the owner whom it names."""
        voice = next((w for w in _LETTERS.findall(said.lower()) if w in _VOICES), None)
        bodies = [m for m in inside if m.kind == BODY] or inside
        if not bodies:
            return None
        first = bodies[0]
        # "Serial tipster ChipWhisper", "Velden insurer Brennacht": what stands in front of the noun only describes
        if inside[-1].end - inside[0].start == len(said) and _NOUN.fullmatch(self.text[inside[0].end : inside[-1].start]):
            first, bodies = inside[-1], inside[-1:]
        tail = _last_word(head_of(said))
        if not voice and first.owner and (first.kind == PERSON or tail in KIN):
            if is_side(tail):
                return said.strip(" ,"), None  # "Quist's campaign"
            if is_person_noun(tail):
                return None, said.strip(" ,")  # "Quist's agent"
        head = head_of(said)
        ranked = first.owner and tail.islower() and _RANKED.match(self.text, first.end)  # "Velden's second-biggest brewer", which is not Velden
        if not voice and (ranked or (first.owner and is_one(tail) and not first.name.endswith(tail))):
            known = self._roles.meant_by(_WORD.findall(head.lower()))
            return known, said.strip(" ,")  # "Velden's finance minister"
        if not voice and not first.owner and len(inside) == 1 and not self._speaks_for_it(first, p, head, tail):
            return None, said.strip(" ,")
        if not voice and (first.owner or first.kind == OTHER) and is_towns(_last_word(head)) and inside == [first] and first.name in head:
            return head, None  # "Tarn's fire service", "Tarn firefighters"
        if voice:
            self._roles.speaks_for(voice, first.name)
            return first.name, said
        joined = len(bodies) > 1 and _LINK.fullmatch(self.text[first.end : bodies[1].start])  # "the Board of the Tarn Mill"
        full = self.text[first.start : bodies[-1].end] if joined else first.name
        full = full if ")" in full else full.split(" (")[0]  # "Tarn Chambers of Commerce (TCC"
        return self.people.alias.get(full, full), None

    def _speaks_for_it(self, m: Mention, p: Phrase, head: str, tail: str) -> bool:
        """Whether a phrase in which a noun stands behind a name is the body so named, or speaks for it: "Tarn Mill officials", "the Mill group";
        "Tarn councillors" and "a Tarn company" are somebody there."""
        few = head.split(None, 1)[0].lower() in INDEFINITE
        if few and tail in _ONE_OF_MANY:
            return False  # "a Texas company"
        if m.kind == BODY or not tail.islower() or m.end >= p.start + len(head) or is_adjective(m.name):
            return True
        return tail in _SPEAKING or is_towns(tail) or is_side(tail) or (not few and not is_person_noun(tail) and tail[-1:] != "s")

    def _modified(self, p: Phrase, said: str, inside: list[Mention]) -> Named | None:
        """Whom a phrase means whose names only tell what its noun is like: "the Velmoran drugmaker", "the Pruss campaign", "the Tarn governor"."""
        head = head_of(said)
        tail = _last_word(head)
        names = [m for m in inside if m.end <= p.start + len(head)]
        definite = determined(said)
        if not names and definite and inside[0].start > p.start and is_person_noun(tail) and _PLACED.match(said[len(head) :]):
            return None, said.strip(" ,")  # "a former mayor in the county of Tarn"
        if not names or len(names) < len(inside) or names[-1].owner or not tail.islower():
            return None
        # "Quist campaign aides": those of his campaign
        beside = names[0].kind == PERSON and len(names) == 1 and is_person_noun(tail) and _SIDE.match(self.text, names[0].end) is not None
        if not definite and tail != "police" and not beside and not (all(is_adjective(m.name) for m in names) and names[0].start == p.start):
            return None
        if tail in _VOICES or names[-1].end >= p.start + len(head):
            return None
        words = _WORD.findall(head.lower())
        if tail == "police":
            return self._roles.meant_by(words) or head, None  # "Tarn police"
        side = self.text[names[-1].start : p.start + len(head)]
        if is_side(tail) and names[-1].kind != BODY and not _OWNING.search(side):
            return side, None
        if all(is_adjective(m.name) for m in names) or is_person_noun(tail) or beside:
            known = self._roles.meant_by(words)
            return known, None if known else said.strip(" ,")
        return None

    def _beside(self, p: Phrase, said: str) -> Mention | None:
        """The person whose role a phrase is: "the captain, Falk", "captain Falk"."""
        if not _NEXT.match(self.text[p.end : p.end + 2]):
            return None
        k = bisect_left(self._reading.starts, p.end)
        near = self.people.mentions[k] if k < len(self._reading.starts) and self._reading.starts[k] <= p.end + 2 else None
        return near if near is not None and near.kind == PERSON and near.end <= p.end + 46 and self._is_role(said) else None

    def _has_behind(self, m: Mention) -> bool:
        """Whether a description stands behind a name."""
        return self.text.startswith((", a ", ", an ", ", the ", ", which "), m.end)

    def _is_title(self, m: Mention, start: int) -> bool:
        """Whether a name stands behind an opening mark inside a phrase that begins at `start`."""
        return m.start > start and self.text[m.start - 1] in _OPENING

    def _apposed(self, p: Phrase, said: str) -> tuple[str, str] | None:
        """ "Falk, the owner and head cook of the Mill, said" where the phrase is only what stands behind the comma."""
        opening = next(iter(self._reading.between(p.sentence, min(p.sentence + 40, p.start))), None)
        if opening and opening.kind == PERSON and not opening.owner and opening.start <= p.sentence + 1:
            between = self.text[opening.end : p.start]
            if between.startswith(", ") and not _STOPS.search(between):
                return opening.name, between.strip(" ,") or said
        low = max(p.sentence, p.start - 160)
        for m in reversed(self._reading.between(low, p.start)):
            between = self.text[m.end : p.start]
            if m.kind != PERSON or m.owner or not _ASIDE.match(between) or _STOPS.search(between) or _SAYS.search(between):
                continue
            if m.start <= p.sentence + 1 or _SUBJECT.search(self.text[max(0, m.start - 9) : m.start]):
                return m.name, (between[1:] + said).strip(" ,")
        return None

    def _is_role(self, said: str) -> bool:
        return bool(_PLAIN.match(said)) and any(w[:1].islower() for w in said.split())
