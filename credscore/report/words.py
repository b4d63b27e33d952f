"""The parts of a report in words: signals, evidence, advice, article layout; shared by the terminal and the web page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from credscore.report.visible import one_line
from credscore.schema import BANDS, Evidence, Report, Sentence

# From where on a score has the next colour: where the words for it change, the two highest alike.
_LEVELS = ((70.0, "strong"), (45.0, "middle"), (20.0, "low"))

MINUS = "−"

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


def called(text: str, start: int, end: int, whole: bool) -> str:
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
