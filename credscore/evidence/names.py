"""Names of sources: the full name behind a surname, a pronoun or a role, as far as the article makes it clear.

Runs only when a report is built, over one article at a time.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import itemgetter

from credscore.evidence.in_view import InView
from credscore.evidence.lazy import lazy
from credscore.evidence.modifiers import INDEFINITE, determined, head_of, is_adjective, is_person_noun, is_side, of_many_words
from credscore.evidence.people import Mention, People
from credscore.evidence.phrases import ANONYMOUS, DOCUMENT, MEDIA, VAGUE
from credscore.evidence.run_words import BODY, OTHER, PERSON, ROLE, is_body
from credscore.evidence.titles import described, is_short

_OUTLET_WORDS = 12  # of the name of an outlet, at most
_PRONOUNS = ("he", "she", "they", "it", "who")
_OBJECTS = {"him": "he", "his": "he", "her": "she", "them": "they", "their": "they"}  # "according to him", "in his view"
_PEOPLE = frozenset((*_PRONOUNS, *_OBJECTS)) - {"it"}
_FIRMS = frozenset(
    "company firm group organisation organization agency nonprofit charity body label brand maker manufacturer retailer carmaker bank studio".split()
)
_OPENING = "\"“‘'«"  # marks in front of a title
_HOUSES = _FIRMS | frozenset("party police council government court union campaign board university college hospital school ministry club team".split())
_ASIDES = ("on", "in", "at", "during", "for", "by", "with", "from", "after", "before")
_VOICES = ("spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokespersons", "representative", "rep")
_VOICES_IN = frozenset(_VOICES)
_STOPS = lazy(r"[.;:?!\"“”\n]")
_SUBJECT = lazy(r"(?:^|[\n.!?,;:—–]\s?|[\"“”’']\s?|\b(?:as|and|but|while|said|says|that|because|when)\s)$")
_BY = lazy(r"^[^.;\"“”\n]{0,40}?\b(?:by|from|of|in|for)\s(?:the\s)?")


_TURNS, _LONG_WORD = lazy(r"\b(?:of|at|for|from|in|with|who)\b"), lazy(r"[a-z-]{4,}")
_OFFICE = lazy(r" (?!(?:and|or|of|at|for|from|in|with|to|by|on|who|that)\b)[a-z-]+ (?:(?!(?:and|or|of|at|for|from|in|with|to|by|on|who|that)\b)[a-z-]+ ){0,3}")
_OUTLET = lazy(r"(?:In|On|Out|Now|Us|Our|My|New)(?: [A-Z&]\S*){1,4}")
_CALLED = lazy(r" (?:magazine|newspaper|tabloid|weekly|website|trade paper|broadcaster)\b")
_OUTLETS = (" m", " n", " t", " w", " b")  # what _CALLED begins with
_OWNING = lazy(r"['’]s?\s")
_WORD, _LETTERS = lazy(r"[\w'’-]+"), lazy(r"\w+")
_POINTS = lazy(r"(?:the|this|that|it)\b", re.I)
_LINK, _PLAIN = lazy(r" (?:of|for|and)(?: the)? "), lazy(r"(?:the |a |an |his |her |its |their )?[\w'’. -]*$")
_AND, _NEXT, _ASIDE = lazy(r",?\s+(?:and|&)\s+"), lazy(r",? "), lazy(r",\s|\s\(")
_PLACED = lazy(r" (?:in|from|near) ")


def _last_word(text: str) -> str:
    words = text.rsplit(None, 1)
    return words[-1] if words else ""


@dataclass(slots=True)
class Phrase:
    """A source phrase of one article: its characters (empty where the cue has none), type, cue and the start of its sentence."""

    start: int
    end: int
    type: int
    carried: bool
    cue: int
    cue_end: int
    sentence: int


class Cast:
    """Who speaks, resolved in the order of the text: feed the phrases in order."""

    def __init__(
        self, text: str, runs: list[tuple[int, int]], said: list[tuple[int, int]], sentences: list[int], quotes: list[tuple[int, int]]
    ) -> None:
        """runs: character ranges of all runs of names in the article, in order. said: the phrases that verbs of speech have for a source.
        sentences: where sentences begin. quotes: ranges of quotations: who is named inside one is not who speaks next."""
        self.text = text
        self.people = People(text, runs, said)
        self._sentences = sentences
        self._quotes = [start for start, _ in quotes], [end for _, end in quotes]
        self._seen_in = -1  # the sentence whose subject is in view
        self._starts = [m.start for m in self.people.mentions]
        self._next = 0
        self._at = 0  # the text is read up to here
        self._heard_in = -1  # the sentence of the last person who was resolved
        self._looked = -1, 0  # a sentence, and the number of its first name that may be a subject
        self._view = InView(self.people)
        self._bodies: list[str] = []
        self._words: dict[str, tuple[int, str]] = {}  # a word -> the number of the last body that has it in its name, that name
        self._indexed = 0  # bodies whose words are there
        self._people: list[str] = []  # whose roles are not learned yet
        self._speaking: str | None = None  # the body that spoke last
        self._last_body: str | None = None  # the same, unless a person spoke since
        self._outlet: str | None = None  # the last one
        self._longer: dict[str, str] = {}  # by its first or last words, the last outlet whose name is longer
        self._documents: list[str] = []
        self._voices: dict[str, tuple[str | None, str | None]] = {}
        self._roles: dict[str, str] = {}

    # ------------------------------------------------------------------ reading on
    def _read_up_to(self, at: int) -> None:
        stop = bisect_left(self._starts, at, self._next)
        some = self.people.mentions[self._next : stop]
        self._next = max(self._next, stop)
        self._at = self._starts[self._next] if self._next < len(self._starts) else len(self.text)
        known, leans, view = self.people.known, self.people.leans, self._view
        for m in some:
            if self.text.startswith(_OUTLETS, m.end) and _CALLED.match(self.text[m.end : m.end + 12]):
                self._outlet = m.name  # "Spangle magazine"
            if m.kind == PERSON:
                self._people.append(m.name)
                if not m.owner and m.name in known and not self._quoted(m.start) and not leans(m):
                    here = bisect_right(self._sentences, m.start)
                    if here == self._seen_in:
                        view.see_beside(m.name)
                    else:
                        view.see(m.name)
                    self._seen_in = here
            elif m.kind == BODY and not leans(m):
                self._bodies.append(m.name)

    def _quoted(self, at: int) -> bool:
        k = bisect_right(self._quotes[0], at) - 1
        return k >= 0 and at < self._quotes[1][k]

    def _learn_roles(self) -> None:
        """Whom the words of roles point at, as far as the text is read."""
        for name in self._people:
            role = self.people.role(name)
            if role:
                head = _TURNS.split(role.lower(), 1)[0]
                words = _LONG_WORD.findall(head)
                for word in words:
                    if word is words[-1] or word not in _HOUSES:  # of "central bank governor" not the bank
                        self._roles[word] = name
        self._people.clear()

    def _body_with(self, word: str) -> str | None:
        """The body named last that has a word, or its plural, in its name."""
        for k in range(self._indexed, len(self._bodies)):
            for part in self._bodies[k].split():
                self._words[part.lower()] = k, self._bodies[k]
        self._indexed = len(self._bodies)
        return max((self._words.get(form, (-1, None)) for form in (word, word + "s")), key=itemgetter(0))[1]

    def _between(self, start: int, end: int) -> list[Mention]:
        low = bisect_left(self._starts, start)
        return [m for m in self.people.mentions[low : bisect_left(self._starts, end)] if m.end <= end + 1]

    def _opening(self, p: Phrase) -> Mention | None:
        """The first name of a sentence in front of a cue. Each name is looked at once, however many cues and names a sentence has."""
        mentions = self.people.mentions
        k = self._looked[1] if self._looked[0] == p.sentence else bisect_left(self._starts, p.sentence)
        while k < len(mentions) and self._starts[k] < p.cue:
            m = mentions[k]
            if m.kind in (PERSON, BODY) and not m.owner and not self.people.leans(m):
                break
            k += 1
        if k + 1 < len(mentions) and mentions[k].kind == BODY and mentions[k + 1].end <= p.cue + 1 and mentions[k + 1].kind == PERSON:
            between = self.text[mentions[k].end : mentions[k + 1].start]
            k += bool(_OFFICE.fullmatch(between))  # "Tarn Mill spokesman Teodor Brandt"
        self._looked = p.sentence, k
        return mentions[k] if k < len(mentions) and self._starts[k] < p.cue and mentions[k].end <= p.cue + 1 else None

    # ------------------------------------------------------------------ one phrase
    def resolve(self, p: Phrase) -> tuple[str | None, str | None]:
        """Full name and title of a source phrase, or None where the text does not say."""
        if self._at < p.start:
            self._read_up_to(p.start)
        said = self.text[p.start : p.end]
        name, title = self._who(p, said)
        if self._at < p.end:
            self._read_up_to(p.end)
        if name is not None and p.type not in (MEDIA, DOCUMENT):
            if name not in self.people.known:
                self._bodies.append(name)
                self._speaking = self._last_body = name
            else:
                beside = self._heard_in == p.sentence and self.text.startswith(("'", "’"), p.end)
                if not beside:  # "Quist backed Falk's view": he goes on
                    self._view.see(name)
                self._last_body, self._heard_in = None, p.sentence
        if title:
            return name, title
        known = self.people.role(name) if name else None
        if said[:7].lower().startswith(("he and ", "she and ")):
            return name, known
        return name, known if known is not None and not is_short(known) else described(said, name) or known

    def _who(self, p: Phrase, said: str) -> tuple[str | None, str | None]:
        if p.type in (ANONYMOUS, VAGUE):
            return None, None
        if p.type == MEDIA:
            return self._last_or_new(p, said), None
        if p.type == DOCUMENT:
            return self._document(p, said), None
        small = said.lower()
        words = [small] if small in _PEOPLE else _WORD.findall(small)
        if not words:
            return self._subject(p), None
        if words[0] == "both" or words[:2] == ["the", "two"] or words[-1] in ("pair", "couple", "duo"):
            return self._pair(), None
        if len(words) == 1 and (pronoun := _OBJECTS.get(words[0], words[0])) in _PRONOUNS:
            if pronoun == "it":
                low, high = bisect_left(self._starts, p.sentence), bisect_left(self._starts, min(p.start, p.sentence + 41))
                near = [m for m in self.people.mentions[low:high] if m.end <= p.start + 1]
                here = next((m for m in near if m.kind in (BODY, OTHER) and not m.owner and len(m.name) > 2 and not self.people.leans(m)), None)
                if here:
                    return here.name, None
            return self._pronoun(pronoun), None
        if words[0] in ("he", "she") and words[1:2] == ["and"] and not any(w[:1].isupper() for w in said.split()[1:]):
            return self._pronoun(words[0]), None  # "She and her colleagues"
        if ("'" in said or "’" in said) and _OWNING.search(said):
            words = _WORD.findall(_OWNING.split(said)[-1].lower()) or words  # "the mayor's aide" is not the mayor
        named = self._named_in(p, said)
        if named is not None:
            return named
        if words[0] in _ASIDES:  # "Quist has on several occasions claimed": the phrase is not the source
            return self._subject(p), None
        return self._role(words)

    def _named_in(self, p: Phrase, said: str) -> tuple[str | None, str | None] | None:
        """The person in a phrase, beside it or in front of it, else the body in it."""
        # the "Harbour Nights" star: known for a work, and not by its name
        inside = [m for m in self._between(p.start, p.end) if m.kind != ROLE and len(m.name) > 1 and not self._is_title(m, p.start)]
        inside = [m for m in inside if self.text[m.end : m.end + 1] != "-" or m.kind == PERSON]  # "Anti-noise groups"
        whole = of_many_words(said) if len(inside) > 1 or (inside and inside[0].kind != PERSON) else None
        if whole is not None:
            return self.people.alias.get(whole, whole), None
        if inside:
            described = self._modified(p, said, inside)
            if described is not None:
                return described
        persons = [m for m in inside if m.kind == PERSON and not m.owner]
        if len(persons) > 1 and _AND.fullmatch(self.text[persons[0].end : persons[1].start]):
            self._view.see(persons[1].name)
            return f"{persons[0].name} and {persons[1].name}", None
        if len(persons) > 1 and _OFFICE.fullmatch(self.text[persons[0].end : persons[1].start]):
            persons = inside = persons[1:]  # "Tarn Mill spokesman Teodor Brandt"
        lead = persons and (not inside or inside[0] is persons[0] or not is_body(inside[0].name))
        if not persons:
            before = self._apposed(p, said)
            if before is not None:
                return before
        if persons and lead:
            voiced = self.people.leans(persons[0]) and not _VOICES_IN.isdisjoint(_LETTERS.findall(said.lower()))
            return persons[0].name, said.strip(" ,") if voiced else None  # "a spokesman for Quist"
        beside = self._beside(p, said)
        if beside is not None:
            return beside.name, said.strip(" ,")
        first = inside[0] if persons else None
        if first and first.kind == BODY and not first.owner and said[: first.start - p.start].lower() in ("", "the ") and self._has_behind(first):
            return self.people.alias.get(first.name, first.name), None  # "Harbour USA, a group backing Quist"
        if persons:
            return persons[0].name, None
        voice = next((w for w in _LETTERS.findall(said.lower()) if w in _VOICES), None)
        bodies = [m for m in inside if m.kind == BODY] or inside
        if not bodies:
            return None
        name = bodies[0].name
        if not voice and bodies[0].owner and bodies[0].kind == PERSON:
            tail = _last_word(head_of(said))
            if is_side(tail):
                return said.strip(" ,"), None  # "Quist's campaign"
            if is_person_noun(tail):
                return None, said.strip(" ,")  # "Quist's agent"
        if voice:
            self._voices[voice] = (name, said)
            return name, said
        joined = bodies[0]
        full = (
            self.text[joined.start : bodies[-1].end]
            if len(bodies) > 1 and _LINK.fullmatch(self.text[joined.end : bodies[1].start])
            else name
        )
        return (self.people.alias.get(full, full), None)

    def _modified(self, p: Phrase, said: str, inside: list[Mention]) -> tuple[str | None, str | None] | None:
        """Whom a phrase means whose names only tell what its noun is like: "the Velmoran drugmaker", "the Pruss campaign", "the Tarn governor"."""
        head = head_of(said)
        tail = _last_word(head)
        names = [m for m in inside if m.end <= p.start + len(head)]
        definite = determined(said)
        if not names and definite and inside[0].start > p.start and is_person_noun(tail) and _PLACED.match(said[len(head) :]):
            return None, said.strip(" ,")  # "a former mayor in the county of Tarn"
        if not names or len(names) < len(inside) or names[-1].owner or not tail.islower():
            return None
        if not definite and tail != "police" and not (all(is_adjective(m.name) for m in names) and names[0].start == p.start):
            return None
        if tail in _VOICES or names[-1].end >= p.start + len(head):
            return None
        words = _WORD.findall(head.lower())
        if tail == "police":
            return self._role(words)[0] or head, None  # "Tarn police"
        side = self.text[names[-1].start : p.start + len(head)]
        if is_side(tail) and names[-1].kind != BODY and not _OWNING.search(side):
            return side, None
        if all(is_adjective(m.name) for m in names) or is_person_noun(tail):
            known = self._role(words)
            return known if known[0] else (None, said.strip(" ,"))
        return None

    def _beside(self, p: Phrase, said: str) -> Mention | None:
        """The person whose role a phrase is: "the captain, Falk", "captain Falk"."""
        if not _NEXT.match(self.text[p.end : p.end + 2]):
            return None
        k = bisect_left(self._starts, p.end)
        near = self.people.mentions[k] if k < len(self._starts) and self._starts[k] <= p.end + 2 else None
        return near if near is not None and near.kind == PERSON and near.end <= p.end + 46 and self._is_role(said) else None

    def _has_behind(self, m: Mention) -> bool:
        """Whether a description stands behind a name."""
        return self.text.startswith((", a ", ", an ", ", the ", ", which "), m.end)

    def _is_title(self, m: Mention, start: int) -> bool:
        """Whether a name stands behind an opening mark inside a phrase that begins at `start`."""
        return m.start > start and self.text[m.start - 1] in _OPENING

    def _apposed(self, p: Phrase, said: str) -> tuple[str, str] | None:
        """ "Falk, the owner and head cook of the Mill, said" where the phrase is only what stands behind the comma."""
        opening = next(iter(self._between(p.sentence, min(p.sentence + 40, p.start))), None)
        if opening and opening.kind == PERSON and not opening.owner and opening.start <= p.sentence + 1:
            between = self.text[opening.end : p.start]
            if between.startswith(", ") and not _STOPS.search(between):
                return opening.name, between.strip(" ,") or said
        low = max(p.sentence, p.start - 160)
        for m in reversed(self._between(low, p.start)):
            between = self.text[m.end : p.start]
            if m.kind != PERSON or m.owner or not _ASIDE.match(between) or _STOPS.search(between):
                continue
            if m.start <= p.sentence + 1 or _SUBJECT.search(self.text[max(0, m.start - 9) : m.start]):
                return m.name, (between[1:] + said).strip(" ,")
        return None

    def _is_role(self, said: str) -> bool:
        return bool(_PLAIN.match(said)) and any(w[:1].islower() for w in said.split())

    def _subject(self, p: Phrase) -> str | None:
        """What a cue without a phrase of its own points at: the first name or the pronoun of its sentence in front of it."""
        self._read_up_to(p.cue)
        here = self._opening(p)
        if here:
            return here.name
        lead = self.text[p.sentence : min(p.cue, p.sentence + 20)].lstrip("“\"'‘").split(" ")[0].lower()
        if lead in ("he", "she", "they", "it"):
            return self._pronoun(lead)
        return None  # whoever is in view need not be "half of those asked"

    def _pronoun(self, word: str) -> str | None:
        if word == "it":
            return self._speaking or (self._bodies[-1] if self._bodies else None)
        if word in ("he", "she"):
            return self._view.meant_by(word)
        return self._pair() or self._last_body

    def _pair(self) -> str | None:
        """Two people named together not long ago: "they", "both women"."""
        low = max(0, self._next - 8)
        for one, two in zip(
            reversed(self.people.mentions[low : self._next - 1]), reversed(self.people.mentions[low + 1 : self._next]), strict=False
        ):
            if one.kind == two.kind == PERSON and self.text[one.end : two.start] in (" and ", " & ") and one.name != two.name:
                return f"{one.name} and {two.name}"
        return None

    def _role(self, words: list[str]) -> tuple[str | None, str | None]:
        """Whom "the captain", "the spokesperson", "the council", "the company" point at; "a captain" is somebody new."""
        if words[0] in INDEFINITE:
            return None, None
        self._learn_roles()
        for word in reversed(words):
            if word in self._voices:
                return self._voices[word][0], None
            if word in self._roles:
                return self._roles[word], None
        tail = words[-1]
        name = self._body_with(tail)
        if name is not None:
            return name, None
        if tail in _FIRMS and self._bodies:
            return self._bodies[-1], None
        return None, None

    def _last_or_new(self, p: Phrase, said: str) -> str | None:
        found = [m for m in self._between(p.start, p.end) if m.kind != ROLE]
        if found:
            if len(found) > 1 and _CALLED.match(self.text[found[0].end : found[1].start]):
                found = found[1:]  # "Velden newspaper Harrow Post"
            name = self.text[found[0].start : found[-1].end].split(" (")[0] if len(found) > 1 else found[0].name
            if " " not in name and is_adjective(name) and self._has_article(found[0].start, p.sentence):
                name = f"The {name}"  # "by The Velmoran newspaper"
            if found[0].start > p.start and _OUTLET.fullmatch(said):
                name = said  # "In Touch": no name begins with such a word but an outlet's
            self._outlet = name = self._longer.get(name, name)
            words = name.split(" ")
            for k in range(1, min(len(words), _OUTLET_WORDS)):
                self._longer[" ".join(words[:k])] = self._longer[" ".join(words[-k:])] = name
            return name
        return self._outlet if _POINTS.match(said) else None

    def _has_article(self, at: int, sentence: int) -> bool:
        """Whether a name has an article with a capital that is not owed to the start of its sentence."""
        return self.text[max(at - 4, 0) : at] == "The " and at - 4 > sentence

    def _document(self, p: Phrase, said: str) -> str | None:
        found = [m for m in self._between(p.start, p.end) if m.kind in (BODY, PERSON) or len(m.name.split()) > 1]
        if not found:
            by = _BY.match(self.text[p.end : p.end + 60])
            if by:
                near = self._between(p.end + by.end(), p.end + by.end() + 60)
                if near and near[0].start - (p.end + by.end()) <= 1:
                    found = near[:1]
        if found:
            self._documents.append(found[0].name)
            return found[0].name
        return self._documents[-1] if self._documents and _POINTS.match(said) else None
