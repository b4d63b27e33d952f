"""What one run of capitals is: its title, its name, and whether that is a person, a body, a role or something else, by its words alone."""

from __future__ import annotations

import re
from functools import lru_cache

from credscore.evidence.lazy import lazy
from credscore.evidence.lexicon_files import class_words
from credscore.evidence.naming.sexes import first_name_sex
from credscore.evidence.word_lists import COURTESY_TITLES, MEMBERS_IN_LETTERS, SPOKESPEOPLE
from credscore.text.fold import mended
from credscore.text.stops import SHORT_RANKS

PERSON, BODY, ROLE, OTHER = "person", "body", "role", "other"

_TITLE_WORDS = frozenset(COURTESY_TITLES) | frozenset(
    """dr prof professor sen senator rep representative gov governor president king queen prince princess judge
    justice sgt sergeant det detective capt captain lt col gen general supt superintendent insp inspector pc rev reverend father sister mayor cllr
    councillor secretary ambassador chief chancellor minister congressman congresswoman officer deputy sheriff bishop archbishop pope professors
    senators sens reps drs sri engr barr alhaji alhaja hajia maulana datuk otunba oba emir sheikh garda mec cs ps td dsp asp acp dcp ssp sp ig igp
    dig dpo pro mca mna mpa mlc brigadier commodore admiral
    corporal apostle evangelist comrade barrister mallam mufti ayatollah dato datin seri igwe kabaka ooni fr asi cp hc taoiseach tanaiste
    tánaiste""".split()
)
# written short, with a full stop: "Pst. Ines Falk"
_SHORT = (frozenset(SHORT_RANKS) - {"wm"}) | frozenset(
    """pst adv atty usec asec sec amb maj brig cpl pte cmdr adm comr evang ven msgr dir const alh kum asst smt tmt thiru brgy cong pres sgt pt
    hon""".split()
)
HOLDERS = frozenset((*_TITLE_WORDS, *SPOKESPEOPLE, *MEMBERS_IN_LETTERS)) | frozenset(
    """attorney director commissioner supervisor supervisors chairman chairwoman chairperson chair ceo cfo coo cto founder co-founder doctor commander
    lieutenant general colonel manager coach editor councilmember councilman councilwoman councilor
    principal dean provost treasurer trustee prosecutor lawyer actor actress singer rapper star producer writer author comedian host anchor reporter
    journalist analyst economist strategist pastor duke duchess assemblymember assemblyman assemblywoman leader whip nominee candidate executive
    engineer scientist specialist coordinator administrator president-elect vice-president co-chair researcher consultant adviser advisor aide
    premier lecturer fellow curator conductor drummer guitarist frontman officer agent coroner constable clerk registrar surgeon nurse
    speaker quarterback midfielder striker contributor correspondent columnist
    mps msps meps mlas cm dcm pm igp aig dig dgp adgp dcp acp sp ssp csp dsp asp mce dce""".split()
)
# firms, unions and clubs begin with these, too: a title in front of a full name alone ("TD Ines Falk", not "TD Securities")
_FIRMS_TOO = frozenset("cs ps td sp ig asp mk pro asi cp hc".split())
_MISTERS = frozenset("mr mrs ms miss mx dr prof sir dame".split())
_QUALIFIERS = frozenset(
    """district city county police fire state vice first interim acting former senior junior national federal foreign prime deputy assistant associate
    lead executive operations general public policy united""".split()
)
JOBS = HOLDERS | _QUALIFIERS
# the second half of a rank, and what stands in front of it: "Det Con Ines Falk", "Fire Marshal Falk"; a party and a surname elsewhere
_RANKED = frozenset("con const constable sgt sergeant insp inspector supt ch chief marshal warden".split())
_RANKING = frozenset("det detective temp temporary acting ch fire air field provost game".split())
# ranks in letters, in front of a full name; those that are places and trade marks, too, where its first word is a first name
_LETTER_RANKS, _LETTERS_TOO = frozenset("DC DS DI DCI DCS DCC ACC WPC PCSO WDC".split()), frozenset("DC DS DI ACC".split())
_ENDS_BODIES = frozenset("police united city county state national".split())  # "Tarn Police", "Tarn City": no role, unless it is all there is
_SURNAMES_TOO = frozenset("king bishop dean prince pope star chief judge lord duke knight marshal baker cook coach page fellow sen gen col rep".split())
OPENING = frozenset(
    """when but and while after before in on as if although both since though until then now even also only at for from by with because like despite
    during under so yet or not no yes here there that this these those his her their its our my what why how who where meanwhile however instead later
    most many some several few all each
    earlier last next once still today yesterday actress actor singer rapper asked watch photo image picture read related more exclusive breaking
    does did do is are was were has have had can could would should
    video update the a an he she they it we i you according per via among unlike regarding citing quoting speaking writing headline
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
    december""".split()
)
_BODIES = frozenset(
    """Department University Times County District Commission Union Court Association Council Company Inc Corp Ltd LLC Group Board Bank
    Institute Agency Ministry Office School College Hospital Club Party Committee Service Services News Post Project Foundation Society
    Center Centre House Senate Congress City State States Street Road Avenue Act Bill Week Day Award Awards Police Team Network Studio
    Studios Records Media Press League Federation Program Programs Administration Alliance Coalition Fund Trust Authority Initiative Lab
    Airline Airlines Museum Radio TV Show Magazine Journal Survey Report Parliament Chamber Commerce Workers Church Airways Systems
    Industries Holdings Partners Energy Motors Foods Pictures Television Library Theatre Theater Festival Orchestra Depot Base Army Navy
    Force Guard Bureau Embassy Tribunal Assembly Cabinet Organisation Organization Campaign Conference Policy Rights America California
    Markets Securities Texas Kingdom Africa Zealand York London Francisco Angeles Carolina Dakota Jersey Hampshire Island Islands Bay Valley River Lake
    Mountain Park Bridge Airport Station Square Hall Tower Cup Games Championship Series War Prize
    Rovers Wanderers Rangers Hotspur Albion Argyle Athletic United Harriers Thistle Academicals FC AFC RFC""".split()
)
# bodies and places that are surnames as well: of somebody whose first name or title stands in front
_BODIES_TOO = frozenset("Hall Church House Park Bridge Lake Court Post Bank Street Field Valley Rivers Tower Day Award Guard Act Bay London York".split())
_MOST_WORDS = 5  # of somebody's name
_LETTERS_BEHIND = frozenset("MP MSP MEP MLA MD PhD QC KC OBE MBE CBE".split())  # "Teodor Brandt MP"
PARTICLES = class_words("PARTICLE") | {"d/o", "s/o", "a/l", "a/p", "af", "of"}  # what is no single word, or mostly no name's, in names alone
# "Łucja", "Željka", "Đặng" as well as "Lucja"; a range of code points would hold small letters, too
CAPITALS = "A-Z" + "".join(letter for k in (*range(0xC0, 0x590), *range(0x1E00, 0x1F00)) if (letter := chr(k)).isupper())
_CAPITAL = f"[{CAPITALS}]"
_WORD = lazy(rf"^{_CAPITAL}[\w.'’\-]*$")
_SOMEBODY = lazy(rf"{_CAPITAL}[\w.'’-]*(?: {_CAPITAL}[\w.'’-]*){{1,4}}")
_SPACED, _RUN = lazy(r"\S+"), lazy(r"\w+")
_CAPITALS, _NUMBERED = lazy(r"[A-Z]{2,}"), lazy(r"\d+[A-Z]\w*")
_ROMAN, _BEHIND = ("III", "VIII"), ("II", "III", "IV", "JR", "SR")
MONTH_NAMES = ("May", "April", "June", "August")  # first names, where a run that opens its sentence begins with them
_BRACKET = lazy(r" \(([^()]+)\) (?=\w)")
_NICKNAME = lazy(r"[\"“‘'(][\w.-]+[\"”’')]")  # 'Ines "Bo" Falk'
_INITIAL = lazy(rf"{_CAPITAL}\.")
_MARKED = lazy(r"[,.:;\"“”‘’'()]")  # what may cling to a word of a run
_TOLD_APART = OPENING | JOBS | {"marshal"} | {letters.lower() for letters in _LETTERS_BEHIND | _LETTER_RANKS}


@lru_cache(maxsize=8192)
def is_body(name: str) -> bool:
    """A name that, by its words, is an organisation or a place rather than a person."""
    return _is_body(name, name.split())


def may_be_somebody(name: str) -> bool:
    """Whether the only word of a name that makes it a body is its last, which is a surname as well ("Ines Hall")."""
    first, _, last = name.rpartition(" ")
    return last in _BODIES_TOO and 0 < len(first.split()) <= 2 and not is_body(first)


def _is_body(name: str, words: list[str]) -> bool:
    plain = name.replace(" ", "").isalpha()
    if words[0] == "Bill" and len(words) > 1 and plain:
        words = words[1:]  # a first name
    if not _BODIES.isdisjoint(words if plain else _RUN.findall(name)) or (not plain and "&" in name):
        return True
    return any(word.isupper() and len(word) > 2 and "." not in word and word not in _ROMAN for word in words)


def _kind(name: str, words: list[str]) -> str:
    """What a name is. words : name.split()."""
    if not words:
        return OTHER
    last = words[-1].lower().strip(".,")
    if last in JOBS and (len(words) < 2 or (last not in _ENDS_BODIES and not (last in _SURNAMES_TOO and words[0].lower() not in JOBS))):
        return ROLE
    if _is_body(name, words) or (
        len(words) > 1 and words[-1].isupper() and _CAPITALS.fullmatch(words[-1]) and words[-1] not in _BEHIND and not name.isupper()
    ):
        return BODY
    if not 2 <= len(words) <= _MOST_WORDS:
        return OTHER
    if _SOMEBODY.fullmatch(name) or all(_WORD.match(w) or w.lower() in PARTICLES or _NUMBERED.fullmatch(w) for w in words):
        return PERSON
    return OTHER


Words = tuple[int, int, str, str, str, bool, int]
"""What the words of a run of capitals are: the characters [start, end) of the name in the run, the name, its kind, the title in front of it,
whether that is somebody's, how many words the name has."""


_LONGEST_KEPT = 100  # characters; a text of capitals only would be kept whole otherwise


def plain_word(part: str) -> str | None:
    """What a run is that is one plain word, as most are; None of all others."""
    if part.isalpha() and part.istitle() and part.isascii() and part.lower() not in _TOLD_APART:
        return BODY if part in _BODIES else OTHER
    return None


def read_words(part: str, opens: bool) -> Words | None:
    """`_words_of`, remembered for short runs; of what `plain_word` knows it need not be asked."""
    return _remembered(part, opens) if len(part) <= _LONGEST_KEPT else _words_of(part, opens)


@lru_cache(maxsize=8192)
def _remembered(part: str, opens: bool) -> Words | None:
    return _words_of(part, opens)


def _is_short(word: str) -> bool:
    return word.endswith(".") and word[:-1].lower() in _SHORT


def _is_rank(front: str, word: str) -> bool:
    """Whether a word is the second half of a rank: "Con" behind "Det"."""
    return word.lower().rstrip(".") in _RANKED and front.lower().rstrip(".") in _RANKING


def _ranked(words: list[tuple[int, str]], k: int) -> bool:
    return k > 0 and _is_rank(words[k - 1][1], words[k][1])


def _words_of(part: str, opens: bool) -> Words | None:
    """The name in a run of capitals; None where there is none. opens : it stands behind a blank or an opening mark, so that its first word
    may only begin a sentence; where it does not, a month in front of another word is a first name ("May Falk"). An article names the same
    people again and again."""
    split = part.split()
    if not split:
        return None
    plain = _nothing_but_name(part, split)
    if plain is not None:
        return plain
    bracket = _BRACKET.search(part) if "(" in part else None
    office = _RUN.findall(part[: bracket.start()].lower())[-1:] if bracket else []
    if bracket and (bracket[1].lower() in COURTESY_TITLES or not JOBS.isdisjoint(office)):
        return _behind_bracket(part, bracket)
    words = _without_openings([(m.start(), m.group()) for m in _SPACED.finditer(part)], opens)
    if not words:
        return None
    size, titled, mister, somebody = _title(words)
    title = " ".join(w for _, w in words[:size])
    words = words[size:]
    if len(words) > 2 and words[-1][1] in _LETTERS_BEHIND:
        words = words[:-1]
    start, end = words[0][0], words[-1][0] + len(words[-1][1])
    if ")" not in part[start:end] and (cut := part.find(" (", start, end)) > 0:
        end = cut  # "Brightmoor Inc. (BMR": what is only half there is no part of a name
    name = part[start:end] if part.endswith(("Jr.", "Sr."), start, end) else part[start:end].rstrip(",.:;")
    split = [w for w in mended(name).split() if not _NICKNAME.fullmatch(w)]
    name = " ".join(split)  # a hard space or the end of a line makes no other name of it
    kind = PERSON if somebody else _kind(name, split)
    if titled and len(split) < 2 and name and (kind == OTHER or (mister and kind == BODY)):
        kind = PERSON
    return start, end, name, kind, title, titled, len(split)


def _nothing_but_name(part: str, split: list[str]) -> Words | None:
    """A run without titles, opening words and marks, as most are: "Ines Falk"; None for others. split : part.split()."""
    if not _TOLD_APART.isdisjoint(part.lower().split()):
        return None
    if part.isascii() and part.istitle() and part.replace(" ", "").isalpha() and " ".join(split) == part:
        # words of letters, each a capital and small ones, as most are: `_kind` comes to the same in more steps
        kind = PERSON if 2 <= len(split) <= _MOST_WORDS else OTHER
        return 0, len(part), part, kind if _BODIES.isdisjoint(split) or not _is_body(part, split) else BODY, "", False, len(split)
    if not _MARKED.search(part) and " ".join(split) == part:
        name = mended(part)
        split = split if name is part else name.split()
        return 0, len(part), name, _kind(name, split), "", False, len(split)
    return None


def _behind_bracket(part: str, bracket: re.Match[str]) -> Words | None:
    """ "Barr. (Mrs) | Ines Falk", "Deputy Commissioner (Traffic) | Ines Falk": what is held in brackets belongs to the title."""
    shift = bracket.end()
    read = _words_of(part[shift:], False)
    if read is None:
        return None
    title = f"{part[: bracket.start()].rstrip()} {read[4]}".strip() if bracket[1].lower() not in COURTESY_TITLES else read[4]
    return read[0] + shift, read[1] + shift, read[2], read[3], title, True, read[6]


def _without_openings(words: list[tuple[int, str]], opens: bool) -> list[tuple[int, str]]:
    """The words of a run behind those that only open a sentence: "When | Ines Falk"; but "A. Falk", "May Falk" inside a sentence, "Per Holm".
    opens : as in `_words_of`."""
    while words and words[0][1].lower().strip(",.:") in OPENING and (len(words) > 1 or opens):
        first = words[0][1]
        if len(words) == 1:
            return words if first.lower() not in OPENING else []
        called = first == "Per" and len(words) == 2 and not words[1][1].isupper()  # not "Per Harbour Gazette"
        if called or _INITIAL.fullmatch(first) or (not opens and first in MONTH_NAMES):
            break
        words = words[1:]
    return words


def _title(words: list[tuple[int, str]]) -> tuple[int, bool, bool, bool]:
    """How many words of a run are a title in front of a name: "Det Con | Ines Falk"; whether somebody has it, whether it is "Mr" or the like, and
    whether what follows is a surname for it, though it ends like a body ("Mayor | Ines Hall")."""
    last, in_letters = _end_of_title(words)
    holder = words[last][1] if last >= 0 else ""
    plain = holder.lower().rstrip(".,")
    firm = holder.lower() in _FIRMS_TOO and len(words) == last + 2
    if last < 0 or firm or not (plain in HOLDERS or _is_short(holder) or in_letters or _ranked(words, last)):
        return 0, False, False, False
    rest = " ".join(w for _, w in words[last + 1 :])
    mister, somebody = plain in _MISTERS, may_be_somebody(rest.rstrip(",.:;"))  # "Mr Park" is no park
    if not (mister or somebody) and is_body(rest):
        return 0, False, False, False
    titled = in_letters or any(w.lower().rstrip(".") in _TITLE_WORDS or _is_short(w) for _, w in words[: last + 1])
    return last + 1, titled, mister, somebody


def _end_of_title(words: list[tuple[int, str]]) -> tuple[int, bool]:
    """Which word is the last for a job or a rank with a name behind it, -1 for none; whether it is a rank in letters: "DC Ines Falk"."""
    behind = 1 + (len(words) > 2 and words[-1][1].strip(".,:;").upper() in _BEHIND)  # "Bo King Jr": no king
    for k in range(len(words) - 1 - behind, -1, -1):
        word = words[k][1]
        if word == "Dean" and k == len(words) - 2:
            continue  # Dean Falk: a first name rather than the head of a college
        if word.lower().rstrip(".,") in JOBS or _is_short(word) or _ranked(words, k):
            return k, False
    letters = words[0][1]
    if len(words) > 2 and letters in _LETTER_RANKS and (letters not in _LETTERS_TOO or first_name_sex(words[1][1]) != 0):
        return 0, True
    return -1, False
