"""Why a score is what it is, in words: the reasons of an article and of its sentences, and the places in the text that each leads to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from credscore.report.paint import ACCOUNTABLE, MARKED, Run, paint_of, painted_span, within
from credscore.report.visible import one_line
from credscore.report.words import MINUS, called
from credscore.schema import ENDS, OTHER, Evidence, Report, Sentence

# Reasons are listed under sentences below this score: the middle of the scale, "partial".
EXPLAIN_BELOW = 50.0
WORDING = "choice of words"  # the reason that words of no kind but their weight stand behind
_LAST = {OTHER: 1} | dict.fromkeys(ENDS, 2)  # reasons that say what is left over


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
    every = [Lead(names.get(span) or called(text, *span, span in whole), *span) for span in found]
    told = [lead for lead in every if (lead.start, lead.end) not in passed and lead.words.casefold() not in _NAMELESS]
    out: dict[str, Lead] = {}
    for lead in told or every:
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
        out.append(Lead(called(text, start, end, whole), start, end))
    return out
