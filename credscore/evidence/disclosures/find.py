"""AI disclosures: sentences in which a publication says of itself that a machine helped, denies it, or in which a model speaks.

Only sentences that hold a telling word are looked at (`candidates`); there the grammar (`rules`) may be slow and
careful. A disclosure needs self-reference (or a line of its own) and a verb of production; what stands in quotation marks, under a
reporting verb, in a question or in a policy ("may", "would") is news about AI and is left alone.
"""

# ruff: noqa: E501 - a pattern cut into pieces is harder to check than a long line
from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.disclosures.candidates import about_machines, candidates, lead_ins
from credscore.evidence.disclosures.details import extent_of, is_oversight, review_of, tool_of
from credscore.evidence.disclosures.gates import AskedSentence
from credscore.evidence.disclosures.own_words import own_words
from credscore.evidence.disclosures.rules import AT_END, BY_KIND, DISCLOSURE, NONE_DECLARED, OVERSIGHT, DisclosureRule
from credscore.evidence.lazy import lazy
from credscore.evidence.ranges import spread
from credscore.evidence.sentence_text import plain, raw_texts, sentence_texts

# News about AI: somebody else says it, or it is a policy.
_REPORTED = lazy(
    r"\b(?:said|says|told|claims?|claimed|alleges?|alleged|according to|announced|warned|argued|admitted|accused?|complained|complain|insisted|fears?|bans?|banned|plans to|wants to|wants|joked"
    r"|researchers|(?<!during the )stud(?:y|ies) (?:of|found|by|in)|students?|pupils|court|judge|lawyers?|lawsuit|bill (?:would|requires?)|law (?:would|requires?)|went viral|circulat\w+|spread online|was shared|its code|rival|withdrew|its? (?:customers|users))\b",
    re.I,
)
_POLICY = lazy(
    r"\b(?:would|should|could|must|might|shall|will|may|can)\b(?! have been\b| contain\b| include\b| differ\b| not reflect\b)[^.]{0,30}",
    re.I,
)
_LONGEST = 700  # characters; a disclosure is a short line, and the patterns stay fast


@dataclass(slots=True)
class Disclosures:
    """Sentences about the making of this very article. kind: ai_disclosure, ai_leak or ai_none_declared. rule: the id of the pattern."""

    sentence: list[int] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    extent: list[str] = field(default_factory=list)
    review: list[str] = field(default_factory=list)
    tool: list[str | None] = field(default_factory=list)
    rule: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.sentence)

    def add(
        self, sentence: int, rule: str, kind: str, extent: str = "unknown", review: str = "not stated", tool: str | None = None
    ) -> None:
        self.sentence.append(sentence)
        self.rule.append(rule)
        self.kind.append(kind)
        self.extent.append(extent)
        self.review.append(review)
        self.tool.append(tool)


def find_disclosures(ctx: Context, inside: np.ndarray) -> Disclosures:
    """Disclosures, leaks and denials. inside: quotation number of every token, 0 outside."""
    out = Disclosures()
    sentences = ctx.sentences
    numbers = candidates(ctx, inside)
    numbers = numbers[sentences.end[numbers] - sentences.start[numbers] <= _LONGEST]
    if not numbers.size:
        return out
    token, edge = spread(sentences.first[numbers], sentences.first[numbers + 1])
    within = inside[token] > 0
    quotes, whole = np.logical_or.reduceat(within, edge).tolist(), np.logical_and.reduceat(within, edge).tolist()
    machines, raws, leads = about_machines(ctx, numbers).tolist(), raw_texts(ctx, numbers), lead_ins(ctx, numbers)
    for number, raw, lead_in, machine, holds_quote, all_quoted in zip(numbers.tolist(), raws, leads, machines, quotes, whole, strict=True):
        if all_quoted or (out.sentence and out.sentence[-1] == number):
            continue
        sentence = AskedSentence(plain(raw), lead_in)
        if not (sentence.leaks() or (machine and sentence.touches_ai())):
            continue
        text = own_words(ctx, number, raw, inside if holds_quote else None)
        rule = _match(sentence if text == sentence.text else AskedSentence(text, lead_in), ctx, number)
        if rule is None:
            continue
        if rule.kind != DISCLOSURE:
            out.add(number, rule.id, rule.kind)
            continue
        near = np.arange(number, min(number + 3, len(sentences)))
        near = near[sentences.article[near] == sentences.article[number]]
        texts = sentence_texts(ctx, near)
        follow = [k for k, behind in zip(near[1:2].tolist(), texts[1:2], strict=True) if is_oversight(behind)]
        around = " ".join(texts if follow else texts[:2])
        extent, review = extent_of(text), review_of(around)
        out.add(number, rule.id, DISCLOSURE, extent, review, tool_of(text))
        for k in follow:
            out.add(k, OVERSIGHT, DISCLOSURE, extent, review, None)
    return out


def _from_end(ctx: Context, number: int) -> int:
    """How many sentences of the article come behind this one, up to 3."""
    article = ctx.sentences.article[number : number + 4]
    return int((article == article[0]).sum()) - 1


def _match(sentence: AskedSentence, ctx: Context, number: int) -> DisclosureRule | None:
    """The rule that names a sentence, or None: nothing matches, or it is news about AI. number : its place, for what only ends an article."""
    text, low = sentence.text, sentence.low
    for rule in sentence.leaks():
        if (rule.id != AT_END or _from_end(ctx, number) < 3) and rule.pattern.search(sentence.lead_in + text):
            return None if _REPORTED.search(text) else rule
    if not sentence.touches_ai() or low.rstrip("\"')] ").endswith("?") or not sentence.about_ai():
        return None
    for rule in BY_KIND[NONE_DECLARED]:
        if sentence.holds(rule):
            return None if _REPORTED.search(text) else rule
    for rule in BY_KIND[DISCLOSURE]:
        if sentence.holds(rule):
            return None if _REPORTED.search(text) or _POLICY.search(text) else rule
    return None
