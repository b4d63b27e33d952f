"""Names that only describe what a phrase is about: "the Velmoran drugmaker", "the Tarn governor", "the Pruss campaign", "Quist's agent".

Runs only when a report is built.
"""

from __future__ import annotations

from functools import lru_cache

from credscore.evidence.lazy import lazy
from credscore.evidence.naming.run_words import JOBS
from credscore.evidence.word_lists import ARTICLES, DEMONSTRATIVES, NUMBERS, POSSESSIVES

INDEFINITE = frozenset((*NUMBERS, *"a an one another several some many most few dozens hundreds thousands no any every each".split()))
_DETERMINERS = frozenset((*INDEFINITE, *ARTICLES, *POSSESSIVES, *DEMONSTRATIVES))
# where the head of a phrase ends: a class of characters in front, so that the search begins at few places
_HEAD_ENDS = lazy(r"[,\s](?:(?<=,)|(?:of|at|for|from|in|on|with|who|whose|which|that|by|to|about|near|under|behind|over|close|familiar)\b)")
_ADJECTIVES = frozenset(
    """us u.s u.s. uk eu un british english scottish welsh irish french german dutch greek swiss danish swedish finnish spanish turkish polish czech
    american african asian european republican democratic democrat labour conservative tory liberal socialist communist islamic christian muslim jewish
    catholic protestant israeli iraqi afghan pakistani saudi kuwaiti qatari yemeni omani emirati bangladeshi thai arab kurdish western eastern northern
    southern anglo-dutch welsh-born federal tv""".split()
)
_NATIVES = frozenset(
    """italian spaniard serb dane swede finn scot pole turk croat czech slovak slovene greek german frenchman frenchwoman dutchman dutchwoman englishman
    englishwoman irishman irishwoman welshman welshwoman scotsman scotswoman norwegian belgian austrian hungarian romanian bulgarian russian ukrainian
    portuguese brazilian argentine argentinian colombian mexican chilean uruguayan american canadian australian kenyan nigerian ghanaian senegalese
    ivorian egyptian moroccan algerian tunisian cameroonian jamaican briton""".split()
)
_ENDS = ("ian", "ese", "ish", "ican", "ean")
_SIDES = frozenset("campaign campaigns administration camp family families estate regime government team household ticket presidency".split())
# what a town or a nation has: "Tarn's police", which is not Tarn
_TOWNS = frozenset(
    """police authority authorities service services brigade squad firefighters paramedics coastguard council parliament ministry constabulary
    prosecutors magistrates""".split()
)
_PEOPLE = lazy(
    r"(?:\w*(?:man|men|woman|women|ist|ists|ian|ians|eer|eers)|(?:\w+(?:er|or|ers|ors))|chief|chiefs|boss|bosses|captain|president|secretary|star|stars"
    r"|agent|assistant|assistants|lieutenant|accountant|informant"
    r"|nominee|candidate|aide|aides|official|officials|hopeful|incumbent|justice|judge|representative|delegate|attorney|student|resident|parent"
    r"|mother|father|brother|sister|wife|husband|son|sons|daughter|daughters|friend|friends|partner|fiance|fiancee|cousin|uncle|aunt|nephew|niece"
    r"|doctor|nurse|host|heir|heiress|actress|princess|duchess|prince|duke|king|queen|native|veteran|ace|guard|coach|midfielder"
    r"|billionaire|millionaire|magnate|mogul|tycoon|icon|legend|champion|celebrity|celebrities|teen|teens|matriarch|patriarch|colleague|colleagues)"
)
_BODIES = lazy(
    r"\w*(?:maker|makers|lender|retailer|broadcaster|manufacturer|insurer|publisher|newspaper|paper|carrier|operator|regulator|provider|developer|producer"
    r"|supplier|employer|builder|brewer|paper|center|centre|theater|cluster|chapter|number|order|power|sector|factor|computer|letter|newsletter|helicopter"
    r"|server|browser|website|tower|river|labor|poster|trailer|counter|charter|dossier|error|floor|door)"
)

# little words in the names of bodies, and what such names are made of: "and" may as well join two people
_LITTLE = frozenset("of for the and against in on to & at with without".split())
_FIELDS = lazy(
    r"\b(?:Academy|Association|American|Against|Society|Institute|Committee|Council|Center|Centre|Campaign|Coalition|Commission|Department|Ministry|Office"
    r"|Foundation|National|Research|Education|International|College|Federation|Board)\b"
)
# two places or two fields that share a body; a person or a firm in front of its "and" has a life of its own in the text
_SHARED = lazy(
    r"(?:[Tt]he )?(([A-Z][\w-]+)(?: Fire)? (?:and|&) [A-Z][\w-]+(?: [A-Z][\w-]+){0,3}"
    r" (?:Police|Constabulary|Council|Services?|Authority|Brigade|Commission|Board))$"
)
_MOST_WORDS, _CAPITALS = 14, 4
# bodies called by what they ask for or whom they are without, and by a number: "Help the Aged", "Bakers Without Borders", "Channel Nine"
_CALLED = lazy(
    r"(?:Help|Save|Feed|Stop|Support|Protect|Free|Keep|Rescue|Reclaim|Defend|Fight|Beat|Clean|Shelter|Bring|Love) the(?: [A-Z][\w'’-]+){1,3}"
    r"|[A-Z]\w+s (?:Without|Against|Beyond|Across)(?: [A-Z]\w+){1,2}"
    rf"|(?:Channel|Radio|Network|Studio|Route|Group|Platform|Formula|Station|Pier) (?:\d{{1,3}}|(?:One|{'|'.join(word.title() for word in NUMBERS)}))"
)


def head_of(said: str) -> str:
    """A phrase up to what hangs on its head: "the Tarn governor, who was ill" to "the Tarn governor"."""
    found = _HEAD_ENDS.search(said)
    return (said[: found.start()] if found else said).strip()


def determined(said: str) -> bool:
    words = said.split(None, 1)
    return words != [] and words[0].lower() in _DETERMINERS


def is_adjective(name: str) -> bool:
    """A nation's or a party's name, as far as it goes in front of a noun: "Velmoran", "Republican", "US"."""
    return all(w.lower() in _ADJECTIVES or (len(w) > 4 and w.lower().endswith(_ENDS)) for w in name.split())


def is_native(name: str) -> bool:
    """A word for somebody of a nation: "Italian", "Spaniard"; the Guardian is none."""
    return name.lower() in _NATIVES


def is_side(word: str) -> bool:
    """What people have that speaks for them: "the Pruss campaign"."""
    return word in _SIDES


def is_towns(word: str) -> bool:
    """A body that is called by the place it serves: "Tarn's police", "Tarn firefighters"."""
    return word in _TOWNS


@lru_cache(maxsize=4096)
def is_person_noun(word: str) -> bool:
    """A noun for somebody: "governor", "founder", "mother"; "carmaker" is none."""
    return bool(_PEOPLE.fullmatch(word)) and not _BODIES.fullmatch(word)


def is_one(word: str) -> bool:
    """A noun for one person: "minister", and not "ministers"."""
    return is_person_noun(word) and (not word.endswith("s") or word.endswith("boss"))


def of_two(said: str) -> tuple[str, str] | None:
    """A phrase that may be the name of a body of two: "Tarn and Velden Police", and the first of them; None where it is not."""
    found = _SHARED.match(said)
    return (found[1], found[2]) if found else None


def called_by_words(said: str) -> str | None:
    """A phrase that is the name of a body though its words are common ones: "Save the Weir", "Radio Four"; None where it is not."""
    return said if " " in said and said[:1].isupper() and _CALLED.fullmatch(said) else None


def of_many_words(said: str) -> str | None:
    """A phrase that is the name of one body, little words and commas included: "the Campaign Against Noise and Light"; None where it is not."""
    name = said.split(" (")[0].strip(" ,")
    name = name[4:] if name[:4] in ("the ", "The ") else name
    words = name.replace(",", "").split()
    if sum(w[:1].isupper() and len(w) > 1 for w in words) < _CAPITALS or len(words) > _MOST_WORDS or "." in name or "'s " in name or "’s " in name:
        return None
    little = [w for w in words if not w[0].isupper()]
    if not _LITTLE.issuperset(little) or words[0] in little or words[-1] in little or not JOBS.isdisjoint(w.lower() for w in words[:2]):
        return None
    joined = "and" in little or "&" in little or "Against" in words
    return name if joined and _FIELDS.search(name) else None
