"""The shapes of the contract: articles, reports, evidence, labelled examples.

SCHEMA_VERSION changes when a name or a meaning in a report changes. To bump it: change it here, and say in CHANGELOG.md what readers of
old reports must know.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from credscore.errors import UsageError

SCHEMA_VERSION = "1"

SOURCE_TYPES = ("named", "official", "document", "media", "social", "anonymous", "vague")
ACCOUNTABLE = ("named", "official", "document")  # sources that can be held to what they said
FLAGS = ("hedge", "quote", "ai")
# What rules find; evidence of a disclosure is of one of three kinds below.
RULE_KINDS = ("attribution", "hedge", "booster", "voice", "verification", "quote", "disclosure", "boilerplate")
Status = Literal["ok", "insufficient", "error"]
# Where each word for a score begins. Models carry them with them.
BANDS: list[list[Any]] = [[0, "rumour"], [20, "weak"], [45, "mixed"], [70, "mostly reliable"], [90, "reliable"]]

# The fields that evidence of each kind carries in JSON, after the common ones (kind, start, end, text, rule). The subtype of an attribution is
# "view" where it tells whose wish, side or plan something is rather than who said it, else None; its carrier is the outlet it was told to.
EVIDENCE_FIELDS: dict[str, tuple[str, ...]] = {
    "attribution": ("subtype", "source_type", "source_span", "cue_span", "name", "title", "first_hand", "described", "carrier_span"),
    "hedge": ("subtype", "strength", "by", "negated"),
    "booster": ("subtype", "by"),
    "voice": ("subtype",),
    "quote": ("speaker_span", "name", "source_type"),
    "ai_disclosure": ("extent", "human_review", "tool"),
    "ai_leak": (),
    "ai_none_declared": (),
    "verification": ("subtype",),
    "boilerplate": ("subtype",),
    # raises or lowers; strength: points of a word one in a hundred, of a phrase in a middling article; phrase: as the model knows it, null for a word
    "wording": ("subtype", "strength", "phrase"),
}


@dataclass(slots=True)
class Article:
    """A text to be scored. `id`, `title` and `publisher` are optional context, never judged themselves.

    `notes`: what the page it comes from says of itself beside the text. They are no part of a score, but of the notes of its report.
    """

    text: str
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    notes: list[PageNote] = field(default_factory=list)


@dataclass(slots=True)
class PageNote:
    """What a page says of itself beside its text. `thing`: what of it this is about ("page", "article", "image"), see `io.declared.THINGS`."""

    code: str
    thing: str
    text: str


@dataclass(slots=True)
class Evidence:
    """Characters `start:end` of the text that say something about its sourcing, and the rule that saw them."""

    kind: str
    start: int
    end: int
    text: str
    rule: str
    subtype: str | None = None
    source_type: str | None = None
    source_span: tuple[int, int] | None = None
    cue_span: tuple[int, int] | None = None
    name: str | None = None
    title: str | None = None
    first_hand: bool | None = None
    described: dict[str, str] | None = None
    carrier_span: tuple[int, int] | None = None
    speaker_span: tuple[int, int] | None = None
    strength: float | None = None
    by: str | None = None
    negated: bool | None = None
    extent: str | None = None
    human_review: str | None = None
    tool: str | None = None
    phrase: str | None = None

    def to_dict(self) -> dict[str, Any]:
        kind, span, cue, carrier = self.kind, self.source_span, self.cue_span, self.carrier_span
        # most evidence by far is of a few kinds: written out they take half the time
        if kind == "wording":
            return {
                "kind": kind, "start": self.start, "end": self.end, "text": self.text, "rule": self.rule,
                "subtype": self.subtype, "strength": self.strength, "phrase": self.phrase,
            }  # fmt: skip
        if kind == "voice":
            return {"kind": kind, "start": self.start, "end": self.end, "text": self.text, "rule": self.rule, "subtype": self.subtype}
        if kind == "attribution":
            return {
                "kind": kind, "start": self.start, "end": self.end, "text": self.text, "rule": self.rule,
                "subtype": self.subtype, "source_type": self.source_type, "source_span": None if span is None else list(span),
                "cue_span": None if cue is None else list(cue), "name": self.name, "title": self.title, "first_hand": self.first_hand,
                "described": self.described, "carrier_span": None if carrier is None else list(carrier),
            }  # fmt: skip
        out: dict[str, Any] = {"kind": kind, "start": self.start, "end": self.end, "text": self.text, "rule": self.rule}
        for name in EVIDENCE_FIELDS.get(kind, ()):
            value = getattr(self, name)
            out[name] = list(value) if isinstance(value, tuple) else value
        return out


Reason = tuple[str, float]
# The reason that holds what is too small to be named, and what rounding leaves over: with it the points of the others add up.
OTHER = "other"
# The reasons that hold what the scale cuts off of an article's points, for the same end.
ENDS = "the scale ends at 0", "the scale ends at 100"


@dataclass(slots=True)
class Sentence:
    """One sentence of an article as scored. `score` is None where the sentence makes no claim.

    `where`: what `reason_spans` is read from, so that reports are few objects: for each reason the number of its spans, then their
    starts and ends; None where they were not asked for.
    """

    start: int
    end: int
    score: float | None
    claim: bool
    source: list[str]
    hedge: bool
    quote: bool
    ai: bool
    reasons: list[Reason] = field(default_factory=list)
    where: tuple[int, ...] | None = None

    @property
    def reason_spans(self) -> list[tuple[int, ...]] | None:
        """For each of `reasons` the characters of the article that it leads to, starts and ends in turn; None where they were not asked for."""
        if self.where is None:
            return None
        out = []
        at, numbers = 0, self.where
        while at < len(numbers):
            end = at + 1 + 2 * numbers[at]
            out.append(numbers[at + 1 : end])
            at = end
        return out

    def move(self, by: int) -> None:
        """Count characters from a place that lies `by` in front."""
        self.start += by
        self.end += by
        if self.where is not None:
            self.where = tuple(n for spans in self.reason_spans or () for n in (len(spans) // 2, *(at + by for at in spans)))

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = {
            "start": self.start,
            "end": self.end,
            "score": self.score,
            "claim": self.claim,
            "source": self.source[:],
            "hedge": self.hedge,
            "quote": self.quote,
            "ai": self.ai,
            "reasons": list(map(list, self.reasons)),
        }
        spans = self.reason_spans
        if spans is not None:
            out["reason_spans"] = spans
        return out


@dataclass(slots=True)
class Advice:
    start: int
    end: int
    text: str

    def to_dict(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "text": self.text}


@dataclass(slots=True)
class Note:
    code: str
    text: str

    def to_dict(self) -> dict[str, str]:
        return {"code": self.code, "text": self.text}


DETAILS = ("article", "sentences", "full")
Detail = Literal["article", "sentences", "full"]


def check_detail(detail: str) -> None:
    """Raise UsageError for what is none of DETAILS."""
    if detail not in DETAILS:
        raise UsageError(f"Unknown detail '{detail}'.", f"Choose one of {', '.join(DETAILS)}.")


@dataclass(slots=True)
class Report:
    """What credscore says about one article: the object of the contract. `detail`: how much of it was filled in (see DETAILS).

    `base`, `sentence_base`: what the points of `reasons` and those of each sentence are counted from: added up they give the score. They are
    the model's, the same for every article; None where no score, or no sentence, is told. `reason_spans`: as in sentences, for each of `reasons`
    the characters that it leads to, the weightiest first; in full reports only.
    """

    id: str | None
    status: Status
    score: float | None = None
    interval: tuple[float, float] | None = None
    band: str | None = None
    sentences: list[Sentence] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    signals: dict[str, Any] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)
    advice: list[Advice] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    model: dict[str, str] = field(default_factory=dict)
    error: dict[str, str | None] | None = None
    detail: Detail = "full"
    base: float | None = None
    sentence_base: float | None = None
    reason_spans: list[tuple[int, ...]] | None = None

    def __repr__(self) -> str:
        """One line for a prompt or a log; `to_dict` has it all."""
        verdict = f"score={self.score}, interval={self.interval}, band={self.band!r}"
        rest = f"{len(self.sentences)} sentences, {len(self.evidence)} pieces of evidence" if self.error is None else f"error={self.error}"
        return f"<Report id={self.id!r}, status={self.status!r}, {verdict}, {rest}>"

    def to_dict(self, detail: Detail | None = None) -> dict[str, Any]:
        """The report as plain JSON types (`reason_spans` are tuples). detail: 'article', 'sentences' or 'full' (see DETAILS); None: what was filled in.

        Raises UsageError for a detail above what was filled in.
        """
        detail = detail or self.detail
        check_detail(detail)
        if DETAILS.index(detail) > DETAILS.index(self.detail):
            raise UsageError(f"The report was made with detail='{self.detail}', not '{detail}'.", f"Score the text with detail='{detail}'.")
        out: dict[str, Any] = {
            "schema_version": SCHEMA_VERSION,
            "id": self.id,
            "status": self.status,
            "score": self.score,
            "interval": None if self.interval is None else list(self.interval),
            "band": self.band,
        }
        if detail != "article":
            out["sentence_base"] = self.sentence_base
            out["sentences"] = [s.to_dict() for s in self.sentences]
        if detail == "full":
            out["evidence"] = [e.to_dict() for e in self.evidence]
        out["signals"] = self.signals
        out["base"] = self.base
        out["reasons"] = [list(r) for r in self.reasons]
        if detail == "full":
            out["reason_spans"] = [()] * len(self.reasons) if self.reason_spans is None else self.reason_spans
            out["advice"] = [a.to_dict() for a in self.advice]
        out["notes"] = [n.to_dict() for n in self.notes]
        out["model"] = self.model
        out["error"] = self.error
        return out

    @classmethod
    def failed(cls, id: str | None, error: dict[str, str | None], model: dict[str, str] | None = None) -> Report:
        """The row that stands for an input that could not be scored: status `error`, no score."""
        return cls(id=id, status="error", error=error, model=model or {})


@dataclass(slots=True)
class LabelledSentence:
    """A labelled stretch of an article. `rating` is 0..4, or None: no claim."""

    start: int
    end: int
    rating: float | None
    source: list[str] | None = None
    hedge: bool | None = None
    quote: bool | None = None
    ai: bool | None = None


@dataclass(slots=True)
class LabelledArticle:
    """A labelled example. `rating` is 0..100 or None; `unit` is 'article' or 'sentence'; `split` is 'train', 'test' or None.

    A stand-alone sentence (`unit` 'sentence') holds its rating 0..4 in one LabelledSentence over the whole text.
    """

    id: str
    text: str
    rating: float | None = None
    label: int | None = None
    sentences: list[LabelledSentence] = field(default_factory=list)
    group: str | None = None
    genre: str | None = None
    domain: str | None = None
    origin: str | None = None
    notes: str | None = None
    split: str | None = None
    unit: str = "article"
    where: str = ""
