"""What of a source phrase is the source: "Unions left in anger over the plan", in front of "arguing", is the unions.

Runs only when a report is built. A phrase that holds a clause is cut to the subject of that clause, or, in front of a finite cue, to the tag
that ends it ("The mill remains open, its owner, Ines Falk, told …"); adverbs and openings at its ends are left out.
"""

from __future__ import annotations

import re

from credscore.evidence.lazy import lazy

_MAY = " May"  # the month, which stands where a modal verb does
_LONGEST = 400  # characters; what is longer is left as it is
_OBJECT = r"(?:the|a|an|his|her|its|their|my|our|your|this|that|these|those|it|him|them|us|me|no|any|every|all|[a-z]+ly|[A-Z][\w.’'-]*)"
# forms that are verbs wherever they stand in a phrase, unless a relative clause holds them
_FINITE = (
    r"(?:is|are|was|were|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|has|had|does|did|doesn['’]t|didn['’]t|don['’]t|will|would|can|could|might|must|should|won['’]t"
    r"|can['’]t|couldn['’]t|gave|went|took|came|ran|began|became|becomes|grew|spoke|wrote|drew|fell|rose|knew|threw|chose|drove|shook|wore|remains|remained"
    r"|seems|seemed|appears|appeared|goes|gives|takes|comes|happened|said|says|told|tells|continued|continues|explained|explains|adds)"
)
# forms that are verbs where an object follows: no participle behind a noun ("papers filed in Velden") and no noun in the plural has one
_ACTING = (
    r"(?!(?:called|named|dubbed|titled|nicknamed|known|entitled)\b)(?:[a-z]{2,}ed|won|made|met|lost|held|led|sent|left|paid|kept|hit|saw|dealt|put|set|struck|built|bought|sold|caught|brought|sought|spent|faced"
    rf"|lends|brings|sends|meets|makes|gets|puts|tells|shows|conveys|oppose|opposes|support|supports)(?= {_OBJECT}\b)"
)
_BOUND = (
    r"(?:pointed|reacted|returned|responded|arrived|tried|wanted|refused|continued|failed|moved|agreed|turned|looked|stayed|lived|worked|walked)"
    r"(?= (?:to|in|on|at|with|for|out|away|into|over)\b)"
)
_BY = "(?:by|in|at|as|on|for|with|from|to|of|near|and|or|but)"
_ANY_VERB = lazy(rf" (?:{_FINITE}|{_ACTING}|{_BOUND})\b")  # found sooner than _VERB, where there is none
_VERB = lazy(rf"(?<=\S)(?:,? (?:[a-z]+ly|also|never|still|then|later|now|just|once|again|even|since|long|recently))* (?:{_FINITE}|{_ACTING}|{_BOUND})\b")
_NO_NAME = "(?:The|An?|His|Her|Its|Their|Our|My|This|That|These|Those|Some|Many|Most|All|Both|In|[A-Z][a-z]+ly)"
_NAMED_VERB = lazy(
    rf"(?!{_NO_NAME}\b)((?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){{0,2}}|[Hh]e|[Ss]he|[Tt]hey|[Ii]t)"
    rf" (?!(?:called|named|dubbed|known|based)\b)[a-z]{{2,}}ed (?!{_BY}\b)[a-z]"
)
_BROKEN_BLANK = "Â"
_HELD = lazy(r"Â?\s+$|Â$")  # a blank that does not break, read as Latin-1
_RELATIVE = lazy(r"\b(?:who|whom|whose|which|that|where|when|what|why|how|if|while|because|as)\b")
_OPENERS = "no doubt|just ask|in fact|in turn|even|including|now|then|particularly|especially|perhaps|indeed|instead|meanwhile|however|and|but"
_OPENS_WITH = lazy(rf"(?:(?:{_OPENERS})[, ]+)+(?=[^\s\d])", re.I)
_OPENING = frozenset((word + mark)[:4] for word in _OPENERS.split("|") for mark in ", ")  # what these begin with
_FRONTS = frozenset(("Aft", "Bef", "Unt", "Sin", "Bec", "Wit", "In ", "On ", "At ", "Dur"))
_MANNER = lazy(r"[A-Z][a-z]+ly,? (?=(?:the|a|an|his|her|its|their|some|many) )")  # "Immediately the papers"
_PRONOUN = lazy(r"(?!.*\b(?:and|or|than|like|of|for|to)\b)[^,]+ (he|she|they)$")  # "the last time she"
_LABEL = lazy(r"[^:“\"(]{3,120}\b(?:19|20)\d\d: (?=[A-Z])")  # "VELDEN, 9 March 2016: The outcome"
_ASIDE = lazy(
    r"(?:In|On|At|During|Throughout|After|Before|Since|Under|With|For|From|By|Despite|Among|Inside|Outside|Until|Like|Unlike) [^,]{2,60}, (?=\S)"
)
_ADVERBS = frozenset("however meanwhile too though also never still later late early once again then often soon".split())
_ADVERB = lazy(rf"(?<=\S)(?:, (?:in fact|for example|for instance|of course|by contrast|in turn)|,? (?:[a-z]{{3,}}ly|{'|'.join(sorted(_ADVERBS))}))$")
_LAST_WORDS = _ADVERBS | frozenset("fact example instance course contrast turn".split())
_NO_ADVERB = frozenset(
    """family assembly ally bully monopoly supply reply daily weekly monthly quarterly elderly butterfly anomaly belly jelly rally tally homily
    italy fly""".split()
)
_LOOSE = frozenset("for of by to in on with from at as and not".split())
_CONJUNCTION = lazy(r"(?:After|Before|Until|Since|Because|Without) (?=[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}$)")
_PLACE = lazy(
    r"(?:In|On|At|During|After|Before) (?:the|his|her|its|their|an?) (?:[a-z-]+ )?(?!(?:on|of|in|at|for|to|with|from|by|about|into|and)\b)[a-z-]+ "
    r"(?=(?:the|an?|his|her) [a-z]|[A-Z]|(?:he|she|they)$)"
)
_PRONOUNS = frozenset(("he", "she", "they"))
_DETERMINER = lazy(r"\b(?:the|a|an|his|her|its|their|our|my|this|that|of|for|and|very|more)$", re.I)
_NO_SUBJECT = lazy(r"(?:^|\s)(?:the|a|an|his|her|its|their|our|my|this|that|of|for|in|to|and|[a-z]+ly|again|not)$", re.I)  # "an agitated Trump"
_THAT = lazy(r".*\bthat (?=\S)", re.S)
_PAPER = lazy(
    r"\b(?:(?:letter|statement|report|memo|e-?mail|note|message|tweet|post|document|paper|video|complaint|lawsuit|poll)s?|stud(?:y|ies))\b"
)
_HOLDS = lazy(
    r" ((?:(?:the|an?|his|her|its|their|some|many|several|two|three) (?!.*\b(?:the|an?|his|her|its|their) )[^,]{1,60}|[A-Z][^,]{1,40}),?"
    r" (?:who|which|that))$"
)
_TAG = lazy(r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) [^,]{2,50}|[A-Z][^,\d]{1,50})$")
_NAME = lazy(r"(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,3}$")


def subject(text: str, start: int, end: int, cue: int, cue_end: int) -> tuple[int, int]:
    """The characters of the source in the phrase [start, end) of the cue [cue, cue_end)."""
    if text.startswith(_MAY, end) and text[end - 1].isdigit() and end < cue:
        end += len(_MAY)  # "A letter dated 4 May", in front of "tells"
    said = text[start:end]
    if end - start > _LONGEST or "\n" in said:
        return start, end
    spaces = said.count(" ")
    if not spaces and _BROKEN_BLANK not in said:
        return start, end
    names = said.istitle()  # every word begins with a capital: no verb, no adverb, no pronoun that could stand in any of these is among them
    if end <= cue and spaces and not names:
        start, end = _of_clause(text, start, end, text[cue:cue_end].endswith("ing"))
    if text[end - 1] == _BROKEN_BLANK or text[end - 1].isspace():
        held = _HELD.search(text[start:end])
        end = start + held.start() if held and held.start() else end
    start = _behind_openings(text, start, end, said)
    if names:
        return start, end
    end = _before_adverbs(text, start, end)
    last = _last_word(text, start, end)
    if last in _LOOSE and end <= cue and start < (shut := text.rfind(" ", start, end)):
        end = shut  # "scolded Quist for | suggesting"
        last = _last_word(text, start, end)
    if last in _PRONOUNS and (pronoun := _PRONOUN.match(text, start, end)):
        start = pronoun.start(1)
    return start, end


def _behind_openings(text: str, start: int, end: int, said: str) -> int:
    """Where a phrase begins behind what only opens its clause: a label, "perhaps", "In her speech". said : the phrase before it was cut."""
    # few phrases have what these patterns look for, and nearly all of those that have not are told by a few letters
    if ": " in said and (opening := _LABEL.match(text[start:end])):
        start += opening.end()
    if text[start : start + 4].lower() in _OPENING and (opening := _OPENS_WITH.match(text[start:end])):
        start += opening.end()
    if text[start : start + 3] in _FRONTS and (opening := _CONJUNCTION.match(text[start:end]) or _PLACE.match(text[start:end])):
        start += opening.end()  # "After Quist", "In her speech Quist"
    if "ly" in said and (opening := _MANNER.match(text[start:end])):
        start += opening.end()
    return start


def _before_adverbs(text: str, start: int, end: int) -> int:
    """Where a phrase ends in front of its last adverbs: "Quist | later", "the owner, | however"."""
    while _may_be_adverb(text, start, end) and (adverb := _ADVERB.search(text[start:end])) is not None:
        front = text[start : start + adverb.start()]
        if "," in front.rstrip(",") or _RELATIVE.search(front):
            break
        if adverb.group().strip() in _NO_ADVERB or (_DETERMINER.search(front) and front != "her"):
            break
        end = start + len(front.rstrip(","))
    return end


def _last_word(text: str, start: int, end: int) -> str:
    return text[text.rfind(" ", start, end) + 1 : end]


def _may_be_adverb(text: str, start: int, end: int) -> bool:
    """Whether the characters [start, end) may end in what _ADVERB looks for."""
    return text.endswith("ly", start, end) or _last_word(text, start, end) in _LAST_WORDS


def _of_clause(text: str, start: int, end: int, participle: bool) -> tuple[int, int]:
    """A phrase in front of its cue, cut at the verb of the clause that it holds."""
    said = text[start:end]
    aside = _ASIDE.match(said) if ", " in said else None
    opens = aside.end() if aside else 0
    verb = None
    if _ANY_VERB.search(said, opens):
        verb = next((m for m in _VERB.finditer(said, opens) if not _NO_SUBJECT.search(said[: m.start()])), None)
    named = _NAMED_VERB.match(said, opens) if "ed " in said else None
    if named and (verb is None or named.end(1) < verb.start()):
        verb, front = named, named.group(1)  # "Quist granted mill owners the right", in front of "saying"
    elif verb is None:
        return start, end
    else:
        front = said[opens : verb.start()].rstrip(" ,")
    if not front or _RELATIVE.search(front) or front.count('"') % 2:
        return start, end
    if participle and text[end : end + 1] != "," and _PAPER.search(said, opens + len(front)):
        return start, end  # "Quist sent a letter", in front of "describing"
    if not participle:
        held = _HOLDS.search(said, len(front) + opens)
        if held:  # "The advice came from the Tarn Board which", in front of "said"
            return start + held.start(1), end
        that = _THAT.match(said, verb.end())
        if that and not _VERB.search(said, that.end()):  # "Quist moved on, never saying that Falk", in front of "objected"
            return start + that.end(), end
        if that and text[end : end + 2] != ", ":  # "Quist suggested that the weir could burst", in front of ", accused"
            return start, end
        tag = _tag(said, verb.end())
        if tag >= 0:
            return start + tag, end
    return start + opens, start + opens + len(front)


def _tag(said: str, low: int) -> int:
    """Where the tag begins that ends a clause, a noun phrase behind its last comma or with a name in apposition; -1 where there is none."""
    last = said.rfind(", ", low)
    if last < 0 or not _TAG.match(said, last + 2):
        return -1
    if _NAME.match(said, last + 2):
        before = said.rfind(", ", low, last)
        if before >= 0 and _TAG.match(said[before + 2 : last]):
            return before + 2
    return last + 2
