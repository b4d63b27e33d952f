"""The parts of a report in words: signals, evidence, advice, article layout; shared by the terminal and the web page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from credscore.report.paint import ACCOUNTABLE, MARKED, Run, paint_of, painted_span, within
from credscore.report.visible import one_line
from credscore.schema import BANDS, ENDS, OTHER, Evidence, Report, Sentence

# From where on a score has the next colour: where the words for it change, the two highest alike.
_LEVELS = ((70.0, "strong"), (45.0, "middle"), (20.0, "low"))
# Reasons are listed under sentences below this score: the middle of the scale, "partial".
EXPLAIN_BELOW = 50.0

MINUS = "−"
WORDING = "choice of words"  # the reason that words of no kind but their weight stand behind
_LAST = {OTHER: 1} | dict.fromkeys(ENDS, 2)  # reasons that say what is left over

_DISCLOSURE = {"leak": "an AI tool left its traces", "none declared": "says that no AI was used", "unknown": "AI disclosed"}
_REVIEW = {"denied": ", said to be unchecked or fallible", "stated": ", checked by a human"}  # as it says
_CARRIER = "outlet that it was told to"
# What evidence is called: the word of the legend first, that of the reasons in brackets.
_SOURCE = {
    "named": "named source",
    "official": "official source",
    "document": "document or study",
    "media": "second-hand source (other media)",
    "social": "second-hand source (social media)",
    "anonymous": "unnamed source (anonymous)",
    "vague": "unnamed source (nobody in particular)",
}
_HEDGE = {
    "reportive": "what others say",
    "doxastic": "somebody's belief",
    "epistemic": "not certain",
    "weasel": "a vague many",
    "approximation": "a rough figure",
    "rumour": "rumour",
    "condition": "on a condition",
    "investigation": "being looked into",
}
_BLANK_LINE = re.compile(r"\n[ \t\r>]*\n")  # of quoted mail, too
_QUOTES = tuple("\"'“‘„«")
_LINE_END = re.compile(r"\n")


def level(score: float | None) -> str:
    """'weak', 'low', 'middle', 'strong', or 'none' for no claim: the colour of a score."""
    return "none" if score is None else next((name for floor, name in _LEVELS if score >= floor), "weak")


def whole(score: float) -> str:
    """A score as a whole number of its own band: 69.8 is below the 70 where the next word begins."""
    near = round(score)
    return str(near - (near > score and any(near == floor for floor, _ in BANDS)))


def points(value: float) -> str:
    """Signed points: +3.1, −12.3."""
    return f"{'+' if value > 0 else MINUS if value < 0 else ' '}{abs(value):.1f}"


def percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def is_read(report: Report) -> bool:
    """Whether what stands in the report is worth showing: evidence and scores of sentences in another language mean nothing."""
    return all(note.code != "language" for note in report.notes)


def signals_in_words(report: Report) -> list[str]:
    """The signals as short phrases; one that is missing or says nothing is left out."""
    found = report.signals
    phrases: list[str] = []
    if not is_read(report):
        return phrases
    claims = not report.sentences or any(sentence.claim for sentence in report.sentences)

    def share(name: str, words: str) -> None:
        value = found.get(name)
        if isinstance(value, int | float):
            phrases.append(f"{percent(value)} {words}")

    is_long = all(note.code != "short" for note in report.notes)  # of a few words a share says nothing, nor what is not among them
    named = found.get("named_sources")
    if isinstance(named, int | float) and (is_long or named):
        phrases.append(_count(int(named), "named source", "named sources") if named else "no named source")
    if claims and is_long:
        share("attributed_share", "of claims attributed")
        share("anonymous_share", "to unnamed sources")
        share("second_hand_share", "second-hand")
    elif not claims and is_long and "attributed_share" in found:
        phrases.append("no claims")
    if is_long:
        share("quote_density", "of the text marked as quotation")  # by marks or as a block, which the answers of an interview are not
    hedges = found.get("hedge_density")
    if isinstance(hedges, int | float) and (is_long or hedges):
        # As a share of the words it means little to a reader.
        phrases.append(f"{100 * hedges:.1f} hedges in 100 words" if hedges else "no hedge")
    disclosure = found.get("ai_disclosure")
    if isinstance(disclosure, str) and disclosure not in ("", "none"):
        told = {item.human_review for item in report.evidence if item.kind == "ai_disclosure" and item.extent == disclosure}
        review = next((words for name, words in _REVIEW.items() if name in told), "")
        phrases.append(_DISCLOSURE.get(disclosure, f"AI disclosed ({disclosure})") + review)
    return phrases


def kind_in_words(item: Evidence, start: int, end: int) -> str:
    """What the characters `start:end` of a piece of evidence are to a reader: 'named source', 'hedge (rumour)'."""
    carrier = item.carrier_span
    if carrier is not None and carrier[0] <= start and end <= carrier[1]:  # "told the Courier": the outlet is not who says it
        return _CARRIER
    subtype = item.subtype or ""
    return {
        "attribution": _SOURCE.get(item.source_type or "", "source") + (" (not a statement)" if item.subtype else ""),
        "hedge": f"hedge ({_HEDGE.get(subtype, subtype)})" if subtype else "hedge",
        "quote": "quotation",
        "ai_disclosure": f"AI disclosure ({item.extent})" if item.extent else "AI disclosure",
        "ai_leak": "left over by an AI tool",
        "ai_none_declared": "says that no AI was used",
        "verification": f"check or reply ({item.subtype})" if item.subtype else "check or reply",
        "boilerplate": "boilerplate",
        "reason": _SOURCE[item.source_type] if item.source_type else subtype,
    }.get(item.kind, item.kind)


def evidence_in_words(item: Evidence, start: int, end: int) -> str:
    """The same with whom it names, for a tooltip: 'named source: Ida Voss, harbour master'."""
    kind = kind_in_words(item, start, end)
    who = ", ".join(part for part in (item.name, item.title) if part and kind != _CARRIER)
    return one_line(f"{kind}: {who}" if who else kind)


def spoken(item: Evidence, start: int, end: int) -> str:
    """The same in few words, for who hears a sentence read: 'named source Ida Voss', of "she"; no name that the words themselves have."""
    kind = kind_in_words(item, start, end).partition(" (")[0]
    hidden = item.name and kind != _CARRIER and item.name not in item.text
    return one_line(f"{kind} {item.name}" if hidden else kind)


def clipped(text: str, limit: int = 46, size: Callable[[str], int] = len) -> str:
    """The first words of a text, at most `limit` wide, on one line. size : how wide a text is; terminals give some signs two cells."""
    line = " ".join(one_line(text).split())
    if size(line) <= limit:
        return line
    fits = line[:limit]
    while size(fits) > limit:
        fits = fits[:-1]
    head = fits.rsplit(" ", 1)[0] or fits
    if 0 < head.rfind("(") > head.rfind(")"):  # no bracket is left open
        head = head[: head.rfind("(")]
    return head.rstrip(" ,;:.–—-") + " …"


def in_quotes(text: str, limit: int = 46, size: Callable[[str], int] = len) -> str:
    """The first words of a text in quotation marks; words that bring their own get no second pair, and of a pair that the text does not hold
    both of none is left. Straight marks become those of print, so that a list has one kind."""
    line = clipped(_paired(text.strip()), limit, size)
    if line[:1] not in _QUOTES:
        return f"“{line}”"
    return _STRAIGHT.sub("”", _STRAIGHT_OPENS.sub("“", line)) if line[0] == '"' else line


_OPENS, _CLOSES = re.compile(r"[\"“„«]|(?<!\w)['‘]"), re.compile(r"[\"”“»]|['’](?!\w)")
_STRAIGHT, _STRAIGHT_OPENS = re.compile('"'), re.compile(r'(?<![^\s(\[])"(?=\S)')
_LAST_MARK = re.compile(r"[\"”»]\Z|(?<=[.,!?…])['’]\Z")


def _paired(text: str) -> str:
    """A text without a mark at its start that none closes, and without one at its end that none opens."""
    if _OPENS.match(text) and _CLOSES.search(text, 1) is None:
        return text[1:]
    last = _LAST_MARK.search(text)
    if last is not None and _OPENS.search(text, 0, last.start()) is None:
        return text[: last.start()]
    return text


def _called(text: str, start: int, end: int, whole: bool) -> str:
    """What to call the place `start:end` of a text: its words, in quotation marks where they are a whole sentence."""
    if text[end : end + 1] == ")" and text.rfind("(", start, end) > text.rfind(")", start, end):  # spans end with a word
        end += 1
    words = text[start:end]
    if words[0] in _QUOTES:  # a pair, also where the end is cut off
        return in_quotes(words[1:].rstrip("\"'”’»“‘"), 32)
    return (in_quotes if whole else clipped)(words, 32)


@dataclass(frozen=True, slots=True)
class AdviceGroup:
    """One piece of advice and the places it is given for."""

    text: str
    places: tuple[tuple[int, int], ...]


def grouped_advice(report: Report) -> list[AdviceGroup]:
    """The advice in its order, equal texts put together."""
    places: dict[str, list[tuple[int, int]]] = {}
    for item in report.advice:
        places.setdefault(item.text, []).append((item.start, item.end))
    return [AdviceGroup(text, tuple(spans)) for text, spans in places.items()]


def strongest(reasons: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """Reasons by size, those that round to nothing left out; what is left over tells nobody anything and comes last, however large."""
    return sorted((reason for reason in reasons if abs(reason[1]) >= 0.05), key=lambda reason: (_LAST.get(reason[0], 0), -abs(reason[1])))


def moved_from(report: Report) -> str:
    """What the reasons of an article start from: with all of them added it is the score."""
    return f"from {report.base:.0f}, what a middling article has" if report.base is not None and report.reasons else ""


# Reasons by what is scarce in an article, where it has nothing of it: there are no characters to lead to.
_NONE = {
    "few named sources": "no named source",
    "few official sources": "no official source",
    "few documents or studies": "no document or study",
    "few second-hand reports": "no second-hand report",
    "few social-media posts": "no social-media post",
    "few anonymous sources": "no anonymous source",
    "few sources that are nobody in particular": "no source that is nobody in particular",
    "few studies that nobody could look up": "no study that nobody could look up",
    "few direct quotations": "no direct quotation",
    "few statements without a source": "no statement without a source",
    "little hedging": "no hedge",
    "few judging or emphatic words": "no judging or emphatic words",
    "few deals and plans in the making": "no deal or plan in the making",
    "little of motives and private feelings": "nothing of motives and private feelings",
    "little concrete detail": "no concrete detail",
    "few weak claims": "no weak claim",
}
# Reasons by sources of a kind, and what they are where nobody of that kind says anything: words like these, which weigh a little by themselves.
_MENTIONS = {
    "official sources": ("official", "mention of officials"),
    "documents and studies": ("document", "words of studies and documents"),
    "second-hand reports": ("media", "mention of other outlets"),
    "social-media posts": ("social", "mention of social media"),
    "anonymous sources": ("anonymous", "mention of unnamed people"),
    "sources that are nobody in particular": ("vague", "mention of people in general"),
}
# What stands where a name should and tells nobody's; "Q" and "A" in front of questions and answers.
_NAMELESS = frozenset(("q", "a", "he", "she", "they", "it", "we", "i", "you", "who", "his", "her", "their", "him", "them"))


# Words that every article has: they move scores by how often they stand there, and tell a reader nothing.
_EVERYWHERE = frozenset(
    """
    the and but for nor with without from into onto over under among between about after before during since until than then that this these those
    there here they them their theirs she her hers him his who whom whose which what when where why how its our ours you your yours all any both each
    some one two three four five was were are been being has had have having did does will would also not said says say saying told
    """.split()
)


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a reason leads: characters `start:end` of the text, and what to call them."""

    words: str
    start: int
    end: int


def reason_in_words(report: Report, reason: tuple[str, float], found: Sequence[Lead]) -> str:
    """A reason of an article, to stand in front of what it leads to (`found`)."""
    name, value = reason
    if name == WORDING:
        return f"words common in articles rated {'high' if value > 0 else 'low'}" if found else f"{name}: many words, each of little weight"
    if name in _MENTIONS and found:
        kind, mention = _MENTIONS[name]
        backs = any(kind in sentence.source for sentence in report.sentences) or any(item.source_type == kind for item in report.evidence)
        return name if backs else mention
    return name if found or report.reason_spans is None else _NONE.get(name, name)


def words_of(report: Report, points_: float, limit: int = 4) -> list[Lead]:
    """The words behind "choice of words" that pull to the side of its points, those of every article only where there are no others, or the
    phrases, at most three and in quotation marks; each where it first stands."""
    side = "raises" if points_ > 0 else "lowers"
    told: dict[str, float] = {}
    phrases: dict[str, float] = {}
    everyday: dict[str, float] = {}
    first: dict[str, Evidence] = {}
    for item in report.evidence:
        if item.kind == "wording" and item.subtype == side:
            into, shown = (told, item.text) if item.phrase is None else (phrases, item.phrase)
            if len(shown) > 2 and any(map(str.isalnum, shown)):
                into = everyday if shown.casefold().strip(".,") in _EVERYWHERE else into
                into[shown] = into.get(shown, 0.0) + (item.strength or 0.0)
                first.setdefault(shown, item)
    best = heaviest(phrases)
    told = told if told or phrases else everyday
    best += sorted(told, key=lambda word: -told[word])[: limit - len(best)]
    return [Lead(f"“{word}”" if word in phrases else word, first[word].start, first[word].end) for word in best]


def heaviest(phrases: Mapping[str, float], count: int = 3) -> list[str]:
    """The phrases with the largest numbers beside them, none that is a part of one before it."""
    out: list[str] = []
    for phrase in sorted(phrases, key=lambda phrase: -phrases[phrase]):
        if not any(f" {phrase} " in f" {other} " for other in out):
            out.append(phrase)
        if len(out) == count:
            break
    return out


def pairs(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Starts and ends in turn, as spans."""
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))


# Reasons whose words no evidence shows, and those of sources that may have none: "Pals spill", a crowd without a cue.
_BY_WORDS = ("judging or emphatic words", "motives and private feelings", "deals and plans in the making")
_UNNAMED = {"anonymous sources": "anonymous", "sources that are nobody in particular": "vague"}


def with_words(report: Report, text: str) -> Report:
    """The report with more evidence, of the kind "reason": the words that its reasons lead to and that no other evidence shows, so that they are
    marked like any other."""
    shown = sorted(painted_span(item) for item in report.evidence if paint_of(item) in MARKED)
    found = []
    for name, value in report.reasons:
        spans = spans_of(report, name) if name in _BY_WORDS or name in _UNNAMED else ()
        if name == WORDING:
            spans = tuple((lead.start, lead.end) for lead in words_of(report, value))
        for start, end in spans:
            if name not in _UNNAMED or not any(low < end for low, high in shown if high > start):
                found.append(Evidence("reason", start, end, text[start:end], "", subtype=name, source_type=_UNNAMED.get(name)))
    return replace(report, evidence=[*report.evidence, *found]) if found else report


def spans_of(report: Report, name: str) -> tuple[tuple[int, int], ...]:
    """The characters that a reason of an article leads to, the weightiest first."""
    told = (spans for (said, _), spans in zip(report.reasons, report.reason_spans or (), strict=False) if said == name)
    return pairs(next(told, ()))


def leads(report: Report, text: str, reason: tuple[str, float], limit: int = 3) -> list[Lead]:
    """The places behind a reason of an article, the weightiest first, each thing once; none for what is not in the text."""
    name, value = reason
    if name == WORDING:
        return words_of(report, value)
    found = spans_of(report, name)
    if name == "few named sources" and not report.signals.get("named_sources"):
        found = ()
    if not found:
        return []
    names = {item.source_span: item.name for item in report.evidence if item.source_span and item.name and item.source_type in ("named", "media")}
    # "At a news conference, …": a cue is no source, whoever speaks there
    passed = {item.cue_span for item in report.evidence if item.source_span is None and item.source_type in ACCOUNTABLE}
    if name in ("named sources", "few named sources") and any(span in names for span in found):  # "my coach": told apart by the text, but not in the count
        passed |= {item.source_span for item in report.evidence if item.source_type == "named" and not item.name}
    whole = {(sentence.start, sentence.end) for sentence in report.sentences}
    called = [Lead(names.get(span) or _called(text, *span, span in whole), *span) for span in found]
    told = [lead for lead in called if (lead.start, lead.end) not in passed and lead.words.casefold() not in _NAMELESS]
    out: dict[str, Lead] = {}
    for lead in told or called:
        if not any(lead.start < other.end and other.start < lead.end for other in out.values()):  # "the papers", "the papers, published on Monday"
            out.setdefault(lead.words.casefold(), lead)
    return list(out.values())[:limit]


@dataclass(frozen=True, slots=True)
class Why:
    """A reason of a sentence, its points, and the characters of the text that it leads to."""

    name: str
    points: float
    spans: tuple[tuple[int, int], ...] = ()

    def __str__(self) -> str:
        return f"{one_line(self.name)} {MINUS if self.points < 0 else '+'}{abs(self.points):.0f}"


def sentence_reasons(sentence: Sentence, limit: int = 3) -> list[Why]:
    """What pulls a weak sentence down; nothing for the others."""
    if sentence.score is None or sentence.score >= EXPLAIN_BELOW:
        return []
    spans = sentence.reason_spans or [()] * len(sentence.reasons)
    found = [Why(name, value, pairs(where)) for (name, value), where in zip(sentence.reasons, spans, strict=False)]
    return sorted((why for why in found if why.points <= -1 and why.name != OTHER), key=lambda why: why.points)[:limit]


def reason_leads(report: Report, text: str, sentence: Sentence, why: Why, found: Sequence[Run], said: set[tuple[int, int]]) -> list[Lead]:
    """What a reason of a sentence leads to, as far as no mark in it shows that (`found`) and no other reason names it (`said`, added to)."""
    out = []
    for start, end in why.spans:
        if (start, end) in said or (start, end) == (sentence.start, sentence.end):
            continue
        if sentence.start <= start < sentence.end and any(run.paint in MARKED for run in within(found, start, end)):
            continue
        said.add((start, end))
        at = bisect_left(report.sentences, start, key=lambda s: s.start)
        whole = at < len(report.sentences) and (report.sentences[at].start, report.sentences[at].end) == (start, end)
        out.append(Lead(_called(text, start, end, whole), start, end))
    return out


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start:end` of the text: a sentence, or (None) text that belongs to none. `opens`: a paragraph begins here."""

    start: int
    end: int
    sentence: Sentence | None
    opens: bool


def pieces(report: Report, text: str) -> list[Piece]:
    """The whole text in order as sentences and what is left between them, without blanks around; nothing is lost or twice."""
    found: list[Piece] = []
    at = 0
    # Python counts some control characters as blanks; what is shown as a sign is none.
    shown = one_line(text)
    # Where blank lines part the paragraphs, a single line end is only where a line was full.
    break_ = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE_END

    def add(start: int, end: int, sentence: Sentence | None) -> None:
        nonlocal at
        inner = shown[start:end]
        start, end = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
        if start < end:
            found.append(Piece(start, end, sentence, not found or break_.search(text, at, start) is not None))
            at = end

    for sentence in sorted(report.sentences, key=lambda s: (s.start, s.end)):
        add(at, min(sentence.start, len(text)), None)
        add(max(sentence.start, at), min(sentence.end, len(text)), sentence)
    add(at, len(text), None)
    return found


HINT_SCALE = "0 is rumour, 100 is sourced throughout. The score is about the sourcing, not about the truth."
HINT_INTERVAL = "The interval is meant to hold the rating of an editor four times out of five."


def interval_hint(report: Report) -> str:
    """What the interval is for; nothing where there is none, or where the model learned no ratings."""
    return HINT_INTERVAL if report.interval is not None and all(note.code != "labels" for note in report.notes) else ""


def interval_in_words(report: Report) -> str:
    if report.interval is None:
        return ""
    low, high = report.interval
    return f"80 % interval: {low:.0f} to {high:.0f}"


def model_in_words(report: Report) -> str:
    return " ".join(part for part in (report.model.get("name"), report.model.get("version")) if part)
