"""What an article calls the people it names: titles and roles in front of a name, behind it, and in the phrase that holds it.

Runs only when a report is built. Judged by form: "the captain, Quist,", "Quist, the captain,", "Captain Quist", "Rovers captain Quist".
"""

from __future__ import annotations

import re
from functools import lru_cache

from credscore.evidence.lazy import lazy
from credscore.evidence.naming.modifiers import is_adjective, is_native, is_person_noun
from credscore.evidence.naming.run_words import HOLDERS, JOBS
from credscore.evidence.word_lists import ARTICLES, COURTESY_TITLES, DEMONSTRATIVES, KIN, POSSESSIVES
from credscore.text.fold import mended
from credscore.text.stops import SHORT_TITLES

# No role begins like this: clauses, asides and verbs ("Quist, speaking at the mill,").
_CLAUSE = (
    r"(?!(?:who|which|whose|whom|where|when|while|that|but|and|or|in|on|at|for|as|if|to|by|from|with|after|before|during|since|until|because|per"
    r"|most|more|best|better|less|famous|known|one|born|late|according|told|said|says|then|now|once|not|also|long|thanks|along|together|instead|\w+ing|(?!retired)\w+ed)\b)"
)
# what a role behind a name is made of: no end of a clause, but "$300,000", "the F.D.A.", "Sen. Ada Quist", "an ear, nose and throat specialist"
_INITIALS_IN = r"\b(?:[A-Z]\.){2,4}(?= [a-z]|,|\)| (?!(?:He|She|It|The|They|But|In|We|An?|And|His|Her|This|That|There|As|On|For|If|When|At)\b)[A-Z][a-z])"
_SHORT_IN = r"\b(?:Sen|Gov|Rep|Dr|Mr|Mrs|Ms|St|Prof|Gen|Lt|Col|Sgt|Capt|Rev|Hon|Sens|Reps|Drs)\.(?= [A-Z])"
_LISTED = r"(?<=\ban ear), nose,? and (?=throat )"
_PART = rf"(?:{_INITIALS_IN}|{_SHORT_IN}|[^,.;:()\"“”\n]|(?<=\d)[,.](?=\d)|{_LISTED})"
_BEHIND = lazy(
    r", (?:\d{1,3}, )?(?:who is )?((?:the|a|an|his|her|head|chief|director|professor|founder|owner|ceo|spokes\w+|chair\w*|president|editor|author|captain"
    rf"|leader|lead|senior|deputy|co-\w+) {_PART}{{2,60}}|{_CLAUSE}[a-z][a-z -]{{3,40}} (?:of|at|for|from|with) {_PART}{{2,50}})[,.]"
)
_SAYS = r"(?:said|says|told|tells|added|adds|asked|asks|wrote|writes)\b"
_IN_FRONT = rf"(?:^|[.!?\"”,;]\s+(?!{_SAYS})|\b(?:the|and|but|by|to|from|with|for|of|said|says|added|told|tells|asked|adds|wrote|writes)\s+)"
_ROLE = r"((?:former |chief |senior |lead |deputy |co-)?[a-z][\w-]*(?: [a-z&][\w-]*){0,4}) $"
_BEFORE = lazy(_IN_FRONT + _ROLE)
_DEPARTMENT = lazy(  # "former secretary of state Ines Falk", "Tarn director of rugby Ines Falk"
    r"(?:(?<=\s)|^)(?:[A-Z][\w’'-]* ){0,2}(?:(?:former|acting|deputy|interim|assistant|associate|senior|executive|vice) ){0,3}([a-z-]+) of [a-z]+ $"
)
_OWNED = lazy(rf"{_IN_FRONT}((?:[A-Z][\w’'.-]* ){{1,3}}){_ROLE}")  # "Rovers captain Ines Falk"
_ARTICLE = lazy(r"^(?:The|An?) ")
_OPENING = lazy(r"(?:^|[.!?\n\"”“]\s*)([A-Z][a-z-]+(?: [a-z]+)?) $")  # "Singer Ines Falk", "Chief executive Ines Falk"
_BESIDE = lazy(
    r"(?:^|[.!?,;“”\"\n]\s*|\b(?:and|but|when|while|as|that|said)\s)((?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?) [a-z][\w’' -]{2,50}), $"
)
_NO_ROLE_WORDS = frozenset("said says told that when by with and to from for of in on at as but while after the is was are were has had have".split())
_DETERMINERS = frozenset((*ARTICLES, *POSSESSIVES, *DEMONSTRATIVES, "of"))
_NO_ROLE = lazy(rf"\b(?:{'|'.join(sorted(_NO_ROLE_WORDS))})$")
_VERB = lazy(rf"^(?!.*\b(?:who|that|which)\b).*\b(?:{_SAYS}|was\b|were\b|is\b|are\b|has\b|had\b|have\b|will\b|would\b|could\b)", re.S)
_ACTS = lazy(
    r"\b(?:if|than|because|that|whether|when|can|could|will|would|may|might|should|must|is|are|was|were|has|had|have|do|does|did|see|sees|saw|let|lets"
    r"|make|makes|help|helps)\b"
)
_APPOSED = lazy(rf"^, {_CLAUSE}([^;:“”\"\n]{{3,110}}?)(?:,|$)")
_SHORTENED = frozenset((*SHORT_TITLES, "sens", "reps", "drs", "profs", "pc")) - frozenset(COURTESY_TITLES)
_COURTESIES = lazy(rf"(?:\s|^)(?:{'|'.join(COURTESY_TITLES)}|dr|prof)\.?\s*$", re.I)
_HONORIFICS = (*(title.title() for title in COURTESY_TITLES), "Dr", "Prof", "Engr", "Barr", "Chief", "Alhaji", "Hajia")
_OFFICE = lazy(
    r"((?:[A-Z][\w’'-]+ )*[A-Z][\w-]+) ((?:of|for) (?:the )?[A-Z][\w-]+(?: (?:and |& |for |of )?[A-Z][\w-]+){0,3}?)"
    rf",? (?:(?:{'|'.join(_HONORIFICS)})\.? )+$"
)
_RELATIVES = ("who", "whom", "which", "that")
_RELATIVE = lazy(r",?\s+(?:who|whom|which|that)$", re.I)
_NOBODY = frozenset(
    "he she they it who his her their its him them some others another both all many most few several one each none this that these those".split()
)
# at the beginning of a sentence, so that who comes behind it is what that is about
_SUBJECT = lazy(r"(?:^|[.!?\n\"”]\s+)((?:[\w'’.-]+ ){1,5}?)(opposite number|[a-z][\w-]+)(,? )$")
_NO_SUBJECT = frozenset("by for with to from about against at in on like than near via over behind between under of as and that who is was said".split())
_PLAIN_TOO = frozenset(  # in titles alone
    """auditor solicitor surgeon inspector attorney marshal rear lance shadow home education health defence defense finance transport trade""".split()
)
_FIELDS = frozenset("district city county police fire state national federal foreign public united".split())
# in capitals or small letters alike, in front of a title that stands in the same letters
_WIDER = lazy(
    r"(?:(?<=^)|(?<=[\s“\"‘'(]))(?:(?:First|Vice|Assistant|Deputy|Acting|Police|County|State|District|City|Lead|Prime|Senior|Fire|Shadow|Interim|Foreign"
    r"|Home|Associate|Attorney|Auditor|Solicitor|Surgeon|Inspector|Major|Lieutenant|US|UK|U\.S\.) )+$"
)
_WIDEST = 40  # characters of such words
_REACH = 80  # characters of a role and what stands in front of it
_NEAR = 60  # characters of a role
_ROLE_WORD = lazy(r"[\w-]+$")
# words that stand in front of a name or a noun and are nobody's role
_NO_TITLE = frozenset(
    """now then even only just particularly especially including like unlike both either neither perhaps indeed also fellow such so too still yet well
    nonpartisan bipartisan centrist conservative liberal influential respected renowned legendary popular controversial young old new late ailing
    embattled incumbent powerful wealthy independent leading self-described reporters journalists""".split()
)
_LORDS = tuple(f"{title} " for title in (*COURTESY_TITLES, "king", "queen", "prince", "princess", "judge", "pope"))  # "Lord Falk's nephew"
_SOMEBODY = frozenset("i you we they he she it you've we've they've i've".split())  # no role speaks of them: "you've heard"
_CUT_OFF = lazy(r"\b[A-Z]$")  # "spokesman for the U", of "U.N."
_INSIDE = lazy(r"^.*\b(?:with|by|between|from|and|while|to|according|findings|that|alongside|among|against|about) (?=\S)", re.S)
_DESCRIBED = lazy(r"^(?:the |a |an |his |her |their |our |its )?[a-z][\w'’-]*(?: [\w'’&-]+){0,9}", re.I)
# who somebody is, beside the nouns that `is_person_noun` knows by their ends
_OTHERS = frozenset(
    """film-maker filmmaker watchmaker
    expert experts surgeon neurosurgeon host co-host scholar academic compatriot counsel mate runner front-runner author authors
    chairman mp peer diplomat activist critic novelist poet nun monk priest imam rabbi athlete gymnast skipper boss guru cleric general staffer
    teenager pensioner local boyfriend girlfriend ex-husband ex-wife classmate teammate bandmate roommate co-founder witness patient victim
    survivor suspect defendant plaintiff psychic chef pilot model dj envoy spy clerk marshal warden rival opponent""".split()
)
# words in the form of a person's, and firms, that stand in front of names that are nobody's
_NO_PERSON = frozenset(
    """for after over under her whether another other either nor or ever never together however whatever whenever per inner outer upper lower major minor
    senior junior former larger earlier longer later higher smaller broader older younger wider newer better further remember consider offer discover
    enter deter steer cheer bolster honor partner sponsor auditor holder owner blockbuster thriller liner laser bidder bellwether""".split()
)
_SHORT_BEHIND = lazy(r"(?:\b[A-Z][a-z]{1,4}\. ?)+$")  # "presidential candidate Sen."
_OPEN_ENDS = (" of", " from", " at", " of the", " from the", " at the", "longtime")  # "a team from the Tarn Clinic in Velden"
_PLACED = lazy(r",? (?:of|from|at|in|who|with|on|and|\(|for|also|then|have|has|had)\b|,? \(")  # behind a name that is no part of a description
_JOINED = lazy(r"^(?:But|And|Yet|Still|While|Meanwhile|However|Even|Then)\b,? ")
_LEFT_OPEN = lazy(
    r",? (?:who|whom|whose|which|that)(?:['’]\w+| (?:also|now|has|have|had|is|was|she|he|they|then|later|once|still)(?:['’]\w+)?)*$"
    r"|,? (?:is|was|said|says|each|and|or|whether|than)$|,? (?:of|for|to|with) (?:Mr|Mrs|Ms|Dr|St)$"
)
_VERBS = (
    "took|gave|went|came|ran|began|became|wrote|drew|fell|rose|knew|threw|chose|drove|shook|wore|won|made|met|lost|held|led|sent|left|paid|kept|hit"
    "|saw|dealt|put|set|struck|built|bought|sold|caught|brought|sought|spent|stood|sat|spoke|grew|broke|did|does|do|is|was|has|had|will|would|could|can"
    "|asks|says|wants|plans|works|lives|serves|runs|leads|heads|remains|seems|appears|tweets|writes|believes|thinks|knows"
)
# somebody else does something: "At the trial of Ines Falk, the judge said that …"; not "Ines Falk, the judge said to have …"
_DOES_SO = lazy(
    r"(?:the|an?|his|her|its|their) (?:(?!who\b|which\b|that\b|whose\b)[\w'’-]+ ){1,5}?(?:(?:says|told|tells|wrote|writes|warns|claims|insists|argues"
    r"|admits|adds|asks|took|gave|went|came|ran|began|became|drew|fell|rose|threw|drove|wore|spoke|grew|did|does|is|was|has|had|will|would|could|can|wants)\b"
    r"|(?:said|asked|[a-z]{2,}ed) (?:that|how|why|if|whether|he|she|it|they|his|her|their|the|an?|us|me|we|on [A-Z][a-z]+day)\b"
    r"|said$)"
)
# an age, an adverb, a clause: "47, of Fenner Road", "exactly", "later alleging"
_NO_DESCRIPTION = lazy(
    rf"(?:\d{{1,3}}(?:, (?:of|from|in|who|whose)\b|$)"
    rf"|(?:[Ii]n|[Ww]ith|[Dd]uring|[Ll]ike|[Tt]hough|although|but|[Ee]very|also|later|then|now|once|far|exactly|just|only|even|upon|after|before|during|launching|pitting|{_VERBS})\b"
    r"|(?!(?:king|spring|boxing|wing|acting|leading|rising|visiting|outgoing|incoming|founding|managing|retiring|housing|banking|racing|cycling|engineering"
    r"|marketing|advertising|training|nursing|sitting|serving|ruling|governing|writing|teaching|editing|consulting|attending|presiding|reigning"
    r"|swimming|building|planning|manufacturing|trading|shipping|mining|farming|wedding|supporting|up-and-coming|running|starring|opening)\b)"
    r"[a-z-]+ing (?:the|a|an|his|her|its|[A-Z])"
    r"|(?!(?:ally|family|bully)$)[a-z-]+ly$)"
)
_NO_HEAD = lazy(
    r"(?:[Aa]n?|[Tt]he|[Ss]ome|[Nn]o|[Aa]nother) (?:[A-Z][\w.'’-]*|super|notable|ambitious)(?: [A-Z][\w.'’-]*)*|[\w'’ -]*(?:['’]s|\b(?:anti|pro|non|ex)-)"
)
# what else somebody is called behind or in front of his name
_MORE = frozenset(
    """head chief ally acolyte pundit adoptee native champion medallist medalist winner laureate half-sister running-back linebacker lineman sprinter
    cornerback fly-half centre prop wing keeper giant icon idol veteran expat celebrity personality enthusiast partner graduate colleague
    sir dame lord lady king queen prince princess phd md mp pro amb ex insider recruit newcomer sidekick mogul magnate tycoon heir heiress
    hero heroine darling sensation regular recluse socialite designate emeritus incumbent duo couple pair brothers sisters twins parents
    residents people men women students back company firm publisher subsidiary""".split()
) | frozenset(KIN)
_HOUSED = ("of ", "for ", "from ")  # "of Quist Securities"
_WORDS = lazy(r"[\w-]+")
_UNITS = frozenset("head council party union team first-team club school fire city county company campaign board research".split())
_HEADED = lazy(r" (?:of|for|at) ")
_LONGEST = 110  # characters; what is longer is a clause
_INITIALS = 4  # letters of "CEO", "MP"


def title_case(title: str, jobs: frozenset[str]) -> str:
    """A title that stands in front of a name, as running text has it: "mayor", "CEO", "Dr.", "Tarn Valley mayor"; empty for "Mr" and the like.

    jobs : words of titles in small letters, which a text need not write with a capital.
    """
    words = title.split()
    if all(w.lower().rstrip(".,") in COURTESY_TITLES for w in words):
        return ""
    words = [w for w in words if w.lower().rstrip(".,") not in COURTESY_TITLES]  # "Auditor General Sir Ines Falk"
    # "U.S. District Court judge": a field in front of a name is a part of it
    fields = [w.lower() in _FIELDS | _PLAIN_TOO and not _plain(behind, jobs) for w, behind in zip(words, [*words[1:], "chief"], strict=True)]
    return " ".join(w.lower() if _plain(w, jobs) and not field else w for w, field in zip(words, fields, strict=True))


def wider(front: str, title: str) -> str:
    """A title with the words that make an office of two of it, which a run of capitals leaves out where they open the sentence: "First Minister"
    of "Minister". front : the text in front of the name."""
    at = len(front) - len(title) - 1  # of a title that was cut off the name, as the text has it
    found = _WIDER.search(front, max(at - _WIDEST, 0), at) if at > 0 and front.startswith(title, at) else None
    return found[0] + title if found else title


def _plain(word: str, jobs: frozenset[str]) -> bool:
    bare = word.lower().rstrip(".,")
    return (bare in jobs or bare in _PLAIN_TOO) and bare not in _SHORTENED and not word.endswith(".") and not (word.isupper() and len(word) <= _INITIALS)


def is_short(title: str) -> bool:
    """Whether a title is no more than "Dr." or "Rep."."""
    return title.lower().rstrip(".,") in _SHORTENED


def role_before(front: str) -> str | None:
    """The role that ends a text of at most 80 characters in front of a name: "the singer ", "The singer, "."""
    end = front.removesuffix("\n")
    if end.endswith(", "):
        found = _BESIDE.search(front)
    elif end.endswith(" ") and _may_end_role(front):
        owned = _OWNED.search(front[-60:])
        if owned is not None and all(map(_in_role, owned[2].split())):
            role = _ARTICLE.sub("", _JOINED.sub("", owned[1] + owned[2]))
            plain = role.split(" ", 1)[0].lower() in JOBS and not role.lower().startswith(_LORDS)
            return role[:1].lower() + role[1:] if plain else role  # "Chief executive Ines Falk"
        found = _BEFORE.search(front[-60:])
        if found is not None and found[0].startswith("of ") and (department := _DEPARTMENT.search(front[-60:])) and department[1] in HOLDERS:
            return _JOINED.sub("", department[0]).strip()
        if found is None and (opening := _OPENING.search(front)) is not None:
            role = opening.group(1).lower()
            nation = is_native(role) or (is_adjective(role) and not role.endswith(("ician", "edian", "orian")))
            courtesy = role in COURTESY_TITLES or is_short(role)
            return role if _is_somebody(role) and _is_title(role) and not nation and not courtesy else None
    else:
        found = None
    if found is None or _NO_ROLE.search(found.group(1)) or _ACTS.search(found.group(1)):
        return None
    role = found.group(1).strip()
    if not end.endswith(", "):
        role = _INSIDE.sub("", role)  # "led the study with biologist Quist"
        if not _is_somebody(role):
            return None
    return role if _is_title(role) else None


def _may_end_role(front: str) -> bool:
    """Whether the last word of a text, or one in front of "of" and the like, may be somebody's role: else no pattern need look for it."""
    words = front.split()[-1:]
    if not words or words[0] in _NO_ROLE_WORDS:
        return False
    if _HEADED.search(front, max(len(front) - _NEAR, 0)):
        return True
    last = _ROLE_WORD.search(words[0])
    return last is not None and (_in_role(last[0].lower()) or _in_role(last[0].lower().rsplit("-", 1)[-1]))


def office_before(front: str, jobs: frozenset[str]) -> str | None:
    """The office in capitals that ends a text in front of a name, with what it is the office of: "Minister of Works, Hon. ", "Minister of State Shri "."""
    if front.rsplit(None, 1)[-1].rstrip(".") not in _HONORIFICS:  # found sooner than _OFFICE, where there is none
        return None
    found = _OFFICE.search(front[-_LONGEST:])
    if found is None or found[1].rsplit(None, 1)[-1].lower().rsplit("-", 1)[-1] not in jobs:
        return None
    return found[0][: found.end(2) - found.start()].removeprefix("The ")


def _is_somebody(role: str) -> bool:
    """Whether plain words in front of a name tell who that is, as "singer" and "chief of staff" do: "ask", "the journal", "backing" do not."""
    words = _HEADED.split(role.lower(), 1)[0].split()
    if not words or words[0].endswith("ing"):
        return False
    last = words[-1].strip(".,")
    return any(word in JOBS or word in _OTHERS or is_person_noun(word) for word in (last, last.rsplit("-", 1)[-1]))


def _in_role(word: str) -> bool:
    """Whether a plain word between a body and a name is a part of the role, and no verb: "Tarn Mill council leader"."""
    return word in JOBS or word in _OTHERS or word in _UNITS or is_person_noun(word)


def fits_person(title: str) -> bool:
    """Whether a description may be a person's: it has a word for one, an age or whom he belongs to, unlike "the debate" of "the debate Falk began"."""
    return title.startswith(_HOUSED) or title.endswith(".") or title.isupper() or any(
        word in HOLDERS or word in _OTHERS or word in _MORE or word.endswith("year-old") or is_person_noun(word)
        for whole in _WORDS.findall(title.lower())
        for word in (whole, whole.split("-", 1)[0], whole.rsplit("-", 1)[-1], whole.removesuffix("s"))
    )


def is_role(word: str) -> bool:
    """A noun for one person, of those that stand in front of a name without an article: "Tarn manager Ines Falk"."""
    known = word in _OTHERS or is_person_noun(word) or word == "opposite number"
    return known and word not in _NO_PERSON and (not word.endswith("s") or word.endswith("boss"))


def has_office(text: str, start: int, end: int) -> bool:
    """Whether a role that a person has stands in front of a name: "Tarn manager Teodora Falk", "His opposite number, Teodora Falk, is there"."""
    word = text[max(0, start - _REACH) : start].rstrip().removesuffix(",").rpartition(" ")[2]
    if not (is_role(word.rsplit("-", 1)[-1]) or word == "number"):  # "opposite number"; found sooner than _SUBJECT, where there is none
        return False
    role = _SUBJECT.search(text[max(0, start - _REACH) : start])
    if role is None or (role[3] == ", " and not text.startswith(",", end)):
        return False
    # not "In a talk with host Teodora Falk": she would be no subject
    return is_role(role[2].rsplit("-", 1)[-1]) and _NO_SUBJECT.isdisjoint(role[1].lower().split())


def _is_title(role: str) -> bool:
    """Whether a text in front of a name tells what somebody is, as "the nonpartisan" and "now" do not."""
    words = role.lower().split()
    if not words or words[-1] in _NO_TITLE or words[-1] in _NO_ROLE_WORDS or words[-1] in _DETERMINERS:
        return False
    if words[-1].endswith(("'s", "’s")) or (len(words) == 1 and words[0].endswith("ed")) or words[0] in ("some", "many", "most", "forth"):
        return False
    return _SOMEBODY.isdisjoint(words)


def role_behind(rest: str) -> str | None:
    """The role that a text behind a name opens with: ", the captain of the lifeboat, was first"."""
    found = _BEHIND.match(rest)
    if found is None or _VERB.match(found.group(1)) or _CUT_OFF.search(found.group(1)) or _DOES_SO.match(found.group(1)):
        return None
    return sound(found.group(1))


@lru_cache(maxsize=4096)
def sound(role: str) -> str | None:
    """A description without what only begins behind it ("a director who also") or stands in front of it ("But a director"); None where it
    is none: an age and a home, a clause ("took the loan from Quist")."""
    role = _LEFT_OPEN.sub("", _JOINED.sub("", role)).strip(" ,")
    if not role or _NO_DESCRIPTION.match(role):
        return None
    return None if _NO_HEAD.fullmatch(role) and role.rsplit(None, 1)[-1].lower() not in JOBS else role


def described(said: str, name: str | None) -> str | None:
    """As `_described`, as far as it says what somebody is."""
    found = _described(said, name)
    return sound(found) if found else None


def _described(said: str, name: str | None) -> str | None:
    """The role or description in a source phrase, without the name that it may hold; None where it tells nothing but the name.

    said : the phrase ("Rovers captain Quist"). name : whom it was resolved to, in full.
    """
    if len(said) > 8 * _LONGEST:  # mostly white space, in which _RELATIVE would begin anew at every character
        return None
    text = said.strip(" ,")
    if not text or text.lower() in _NOBODY:
        return None
    if text == name and text.isascii() and "&" not in text and not text.lower().endswith(_RELATIVES):
        return None  # as for most: none of what follows would change it
    if text[-6:].rstrip().lower().endswith(_RELATIVES):
        text = _RELATIVE.sub("", text)
    text = mended(text)
    if name is not None and (text == name or text == name.rsplit(None, 1)[-1]):
        return None
    if not text or text.lower() in _NOBODY or len(text) > 4 * _LONGEST:
        return None
    at, end = _written(text, name) if name else (-1, -1)
    if at < 0:
        plain = any(w[:1].islower() for w in text.split()) or (name is None and " " not in text)
        return text if len(text) <= _LONGEST and plain and _DESCRIBED.match(text) else None
    rest, front = text[end:], _COURTESIES.sub("", text[:at]).strip(" ,")
    if rest[:1] in ("'", "’"):  # "Quist's agent"
        return text if len(text) <= _LONGEST and " " in rest else None
    if not rest.strip():
        plain = any(w[:1].islower() for w in front.split()) and _is_title(front)
        return front if len(front) <= _LONGEST and plain and not _NO_ROLE.search(front) else None
    if front and _PLACED.match(rest):  # "Senior author Dr Ines Falk of the Tarn Clinic"
        role = _SHORT_BEHIND.sub("", front).strip(" ,")
        if "," not in front and any(w[:1].islower() for w in front.split()) and _is_somebody(role) and _is_title(role):
            return front
        if not front.endswith(_OPEN_ENDS):
            return None
    if front and " " in rest.lstrip(" ") and not rest.startswith(","):  # the name is a part of what is described: "the Tarn Mill fire chief"
        return text if len(text) <= _LONGEST and _DESCRIBED.match(text) else None
    beside = _APPOSED.match(rest)
    plain = beside is not None and any(w[:1].islower() for w in beside.group(1).split()) and _is_title(beside.group(1))
    return beside.group(1).strip() if beside and plain else None


def _written(text: str, name: str) -> tuple[int, int]:
    """Where a phrase writes a name: the whole, or its last words; -1, -1 where it does not."""
    words = name.split()
    for k in range(len(words)):
        form = " ".join(words[k:]) if k else name
        at = text.find(form)
        if at >= 0:
            return at, at + len(form)
    return -1, -1
