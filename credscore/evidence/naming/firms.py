"""Which of the names in an article may be the firm, the bank or the agency that it takes up without its name.

Runs only when a report is built.
"""

from __future__ import annotations

from credscore.evidence.lazy import lazy
from credscore.evidence.naming.modifiers import is_adjective
from credscore.evidence.naming.people import Mention, People
from credscore.evidence.naming.run_words import BODY, OTHER, PERSON
from credscore.evidence.naming.sexes import first_name_sex
from credscore.evidence.word_lists import COUNTRIES

FIRMS = frozenset("company firm retailer carmaker maker manufacturer startup start-up".split())
"""Words for whoever sells something: no place, no law, no office."""

# last words of what nobody can be who speaks as one: places, laws, prizes, days
_NOBODY = frozenset(
    """Act Bill Award Awards Week Day Street Road Avenue America California Texas Africa Zealand York London Francisco Angeles Carolina Dakota
    Jersey Hampshire Island Islands Bay Valley River Lake Mountain Park Bridge Airport Station Square Tower Cup Games Championship Series War Prize
    States Kingdom County AIDS HIV DNA RNA MRI PTSD ADHD CEO CEOS CFO GDP TV DVD Survey Report East West North South Coast Accord
    Agreement Treaty Deal Brexit""".split()
)
# words of what is no firm, unless it ends as firms do: offices, courts, schools, bodies of members
_NO_FIRM = frozenset(
    """Department Ministry Commission Court Congress House Senate Parliament Administration Agency Authority Council Committee Police Army Navy
    Force Guard Embassy Tribunal Assembly Cabinet League Church University College School Institute Institutes Bureau District City State Policy
    Reserve CNN CBS NBC ABC BBC MSNBC Society Federation Party Association Academy Office Government Fed UN EU OECD IMF NATO NAACP NRA GOP DNC RNC ECB OPEC
    ACLU
    Act Bill Award Awards Week Day AIDS HIV DNA RNA MRI PTSD ADHD CEO CEOS CFO GDP Survey Report Accord Agreement Treaty Deal Brexit
    Championship Series War Prize Cup States Kingdom County""".split()
)
# places: nobody where one is the whole of a name; part of it, where more stands in front ("Air China")
_PLACES = frozenset(
    """UK US USA U.S U.K Arabia Africa Zealand Brussels Moscow Beijing Washington California Texas York London Francisco Angeles Carolina Dakota Jersey
    Hampshire East West North South New San Los Saudi Great Northern Coast""".split()
).union(country.title() for country in COUNTRIES)
# last words of what may be a firm, an outlet of the press or a house
_HOUSES = frozenset("News TV Radio Journal Herald Tribune Gazette Echo Clinic Hospital Magazine Times Post".split())
# what tells that a name is a firm's, whatever else stands in it
_SURE_ENDINGS = frozenset("Inc Ltd Corp Company Co Group Airlines Airways Holdings Media Motors Tobacco Industries PLC plc LLC".split())
# what names of firms end in is no name of one
_ENDINGS = frozenset(
    "Company Inc Ltd Corp Bank Group Club Media Energy Systems Records Holdings Motors Fund Trust Radio Press News Center Centre".split()
)
_OFFICES = frozenset(
    """Department Ministry Commission Administration Agency Authority Bureau Office Service Services Board Centers Institute Institutes
    FDA FTC SEC FBI CIA EPA CDC NIH EMA WHO NHS DOJ IRS NASA FCC FSA FAA DEA TSA NSA OSHA FEMA ICE CBP ATF USDA DHS HHS CMS BLS TVA NHTSA NTSB
    NOAA USGS FERC CFTC CPSC CFPB FDIC EEOC GAO USAID USCIS UNICEF UNHCR UNESCO WFP IAEA WADA MHRA HMRC Ofcom Ofgem Ofsted Ofwat OFCOM OFGEM
    Interpol Europol Frontex""".split()
)
_RATERS = ("Fitch", "Moody's", "Moody’s")  # agencies that are firms
_WORDS = lazy(r"[\w.&]+")
_AGENCY_LETTERS = lazy(r"[A-Z]{2,6}")
_LETTERS = lazy(r"[A-Z\d-]{2,8}s?")
_KIND = (
    r"(?:[a-z-]*maker|company|firm|giant|group|chain|retailer|manufacturer|airline|carrier|operator|supplier|insurer|lender|bank|brewer|supermarket"
    r"|publisher|developer|conglomerate|startup|start-up|broker|distributor|producer|bookmaker|consultancy|bookseller)"
)
_SURELY = lazy(r"\b(?:[a-z-]+maker|company|firm|giant|group|chain|retailer|manufacturer|airline|insurer|brewer|supermarket) $")
_CALLED = lazy(rf"\b{_KIND} $")
_SHARES = lazy(r"\b(?:[Ss]hares|[Ss]takes?|[Ss]tock) (?:in|of) $")
_IS_ONE = lazy(
    r",? (?:shares|stock)\b| (?:chief executive|CEO|finance chief|chief financial officer)\b"
    r"|['’]s? (?:shares|stock|sales|profits?|revenues?|customers|chief executive|CEO|shareholders)\b"
    r"|, (?!the (?:company|firm|group|bank|maker|airline)\b)(?:an?|the|one|which|whose)\b[^.,;\n]{0,60}"
    rf"\b(?:{_KIND}|makes|sells|owns|manufactures|division|unit)\b(?! (?:said|says|told|added|has|is|was|will)\b)"
)
# in front of a firm that is named in passing, in its sentence
_PASSING = lazy(
    r"\b(?:analysts?|economists?|strategists?|rivals?|compet(?:es?|ed|ing|itors?)|unlike|than|like|including)\b[^.!?\n]*$"
    r"|\b(?:at|with|from) (?:[\w-]+ ){0,2}$"
)
# what a firm does, behind its name at the head of a sentence
_DOES = lazy(
    r" (?:(?:has|had|also|now|recently|already) ){0,2}(?:said|says|posted|reported|announced|makes|sells|sold|owns|launched|agreed|bought|unveiled"
    r"|warned|declined|plans|expects|received|recorded|filed|employs|acquired|appealed|earned|slashed|recalled|operates)\b"
)
# … as people do, too
_WILL = lazy(
    r" (?:will|would|is to|shut|raised|signed|lowered|hired|is (?:cutting|closing|shutting|buying|selling|recalling|laying|planning|raising))\b"
    r"(?! (?:be|have)\b)"
)
_ITS = lazy(r"[^.!?\n]{0,120}\bits\b")


def may_speak(name: str) -> bool:
    """Whether a name may be of a body that says something: not "California", "the Harbour Act", "HIV"."""
    words = _WORDS.findall(name)
    return bool(words) and words[-1].rstrip(".") not in _NOBODY and not is_adjective(name)


def may_be_firm(name: str) -> bool:
    """Whether a name may be that of a firm that speaks, as far as its words tell."""
    words = _WORDS.findall(name)
    if not words or name in _ENDINGS or is_adjective(name) or _PLACES.issuperset(words):
        return False
    return (len(words) > 1 and words[-1].rstrip(".") in _SURE_ENDINGS) or (_NO_FIRM.isdisjoint(words) and _OFFICES.isdisjoint(words))


def is_house(name: str) -> bool:
    """Whether a name may be that of a firm or else of an outlet or a house: "Fox News"."""
    return name.split(" ")[-1] in _HOUSES and may_be_firm(name)


def is_office(name: str, heard: bool = False) -> bool:
    """Whether a name may be that of an agency. heard : it speaks, so that letters are somebody."""
    if heard and _AGENCY_LETTERS.fullmatch(name):
        return name not in _NO_FIRM and name not in _PLACES
    return name in _RATERS or (may_speak(name) and not _OFFICES.isdisjoint(_WORDS.findall(name)))


def stands_as_firm(people: People, m: Mention, opens: bool) -> bool:
    """Whether a name stands where a text tells of a firm. opens : at the head of its sentence."""
    if m.kind not in (BODY, OTHER, PERSON) or not may_be_firm(m.name):
        return False
    text = people.text
    called = _SURELY if m.kind == PERSON else _CALLED  # "developer Ines Falk"
    if called.search(text, max(0, m.start - 20), m.start):
        return True
    if m.kind == PERSON and m.name in people.known:
        return False
    if _SHARES.search(text, max(0, m.start - 12), m.start) or _IS_ONE.match(text, m.end):
        return True
    if people.leans(m) or is_house(m.name) or not may_speak(m.name):
        return False
    if m.kind == BODY and not _LETTERS.fullmatch(m.name):
        return True
    if not opens or m.kind == BODY or _DOES.match(text, m.end):
        return opens
    does = _WILL.match(text, m.end) if first_name_sex(m.name) == 0 else None
    return does is not None and (m.kind != PERSON or _ITS.match(text, does.end()) is not None)


def stands_in_front(people: People, m: Mention, opens: bool) -> bool:
    """Whether a firm is what its sentence tells of, rather than named in passing. opens : at the head of its sentence."""
    if opens:
        return not people.text.startswith(("'", "’"), m.end)  # "Velmora's sales fell"
    return m.kind == BODY and not people.leans(m) and not _PASSING.search(people.text, max(0, m.start - 40), m.start)


def is_beside(people: People, m: Mention) -> bool:
    """Whether a firm is a rival or somebody's employer: "an analyst at research firm Velmora"."""
    return _PASSING.search(people.text, max(0, m.start - 40), m.start) is not None
