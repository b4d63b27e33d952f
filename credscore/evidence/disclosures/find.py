"""AI disclosures: sentences in which a publication says of itself that a machine helped, denies it, or in which a model speaks.

Only sentences that hold a telling word are looked at (`candidates`). What such a sentence says (`own_words`) is read as kinds of words
(`vocabulary`, `reading`), over which the rules go (`rules`). A disclosure needs self-reference, or a line of its own, and a verb of making;
what stands in quotation marks, under a reporting verb, in a question or in a policy is news about AI and is left alone (`guards`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.disclosures import guards
from credscore.evidence.disclosures.candidates import at_edges, candidates, lead_ins
from credscore.evidence.disclosures.details import extent_of, is_oversight, review_of, tool_of
from credscore.evidence.disclosures.own_words import own_words
from credscore.evidence.disclosures.reading import Reading
from credscore.evidence.disclosures.rules import BY_ID, DISCLOSURE, IN_TEXTS, IN_WORDS, LEAK, OF_TEXTS, DisclosureRule
from credscore.evidence.ranges import spread
from credscore.evidence.sentence_text import holds_any, raw_texts, sentence_texts

_NOTE = 4  # sentences of a note behind its first
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
    numbers, about = candidates(ctx, inside)
    brief = sentences.end[numbers] - sentences.start[numbers] <= _LONGEST
    numbers, about = numbers[brief], about[brief]
    if not numbers.size:
        return out
    token, edge = spread(sentences.first[numbers], sentences.first[numbers + 1])
    within = inside[token] > 0
    quotes, whole = np.logical_or.reduceat(within, edge).tolist(), np.logical_and.reduceat(within, edge).tolist()
    machines, raws, leads = about.tolist(), raw_texts(ctx, numbers), lead_ins(ctx, numbers)
    edges = at_edges(ctx, numbers)
    for number, raw, lead_in, at_edge, machine, holds_quote, all_quoted in zip(
        numbers.tolist(), raws, leads, edges, machines, quotes, whole, strict=True
    ):
        if all_quoted or (out.sentence and out.sentence[-1] == number):
            continue
        telling = holds_any((lead_in + raw).lower(), OF_TEXTS)
        if not (telling or machine):
            continue
        text = own_words(ctx, number, raw, inside if holds_quote else None)
        rule = _in_text(ctx, number, text, lead_in) if telling else None
        if rule is None and machine:
            rule = _told(ctx, number, text, at_edge)
        if rule is None:
            continue
        if rule.kind != DISCLOSURE:
            out.add(number, rule.id, rule.kind)
            continue
        near = np.arange(number, min(number + 3, len(sentences)))
        near = near[sentences.article[near] == sentences.article[number]]
        texts = sentence_texts(ctx, near)
        if len(near) > 1 and (inside[sentences.first[near[1]]] or guards.is_told(texts[1])):  # of something else
            near, texts = near[:1], texts[:1]
        follow = [k for k, behind in zip(near[1:2].tolist(), texts[1:2], strict=True) if is_oversight(behind)]
        around = " ".join(texts if follow else texts[:2])
        extent, review = extent_of(text, rule.helped), review_of(around)
        out.add(number, rule.id, DISCLOSURE, extent, review, tool_of(text, raw))
        for k in follow:
            out.add(k, BY_ID["oversight"].id, DISCLOSURE, extent, review, None)
    return out


def _beside(ctx: Context, number: int, step: int) -> str | None:
    """The sentence so many behind (in front of) this one in its article, or None."""
    other, of = number + step, ctx.sentences.article
    return sentence_texts(ctx, np.array([other]))[0] if 0 <= other < len(of) and of[other] == of[number] else None


def _in_text(ctx: Context, number: int, text: str, lead_in: str) -> DisclosureRule | None:
    """The leak or denial whose regular expression is in a sentence, or None. lead_in : for leaks, what leads into it."""
    low = (lead_in + text).lower()
    for rule in IN_TEXTS:
        asked = lead_in + text if rule.kind == LEAK else text
        if rule.is_text(asked, low) and not (rule.beside and _beside(ctx, number, 3) is not None):
            offer = asked.partition(":")[0] if rule is BY_ID["leak-offer"] else asked  # what is offered stands behind the colon
            return None if guards.is_reported(Reading(offer)) else rule
    return None


def _head_of_note(ctx: Context, number: int) -> str | None:
    """ "How we made this:", where a paragraph begins so in front of this sentence, else None."""
    sents = ctx.sentences
    first = number
    while first > max(number - _NOTE, 0) and sents.paragraph[first - 1] == sents.paragraph[number]:
        first -= 1
    opening = sentence_texts(ctx, np.array([first]))[0] if first < number else ""
    head, mark, _ = opening.partition("?" if opening.endswith("?") else ":")
    return f"{head}: " if mark and Reading(f"{head}: so").at("NOTED") else None


def _told(ctx: Context, number: int, text: str, edge: int) -> DisclosureRule | None:
    """The denial or disclosure that a sentence is, by itself or beside its neighbours; else None."""
    reading = Reading(text)
    rule = match(text, reading, edge)
    if rule is not None or not reading.about_machines():
        return rule
    if (head := _head_of_note(ctx, number)) is not None and (rule := match(head + text, Reading(head + text), 1)) is not None:
        return rule
    if guards.names_machine(reading) and (before := _beside(ctx, number, -1)) is not None and guards.is_disowned(before):
        return BY_ID["oversight"]
    meant = guards.with_article(text)
    before = _beside(ctx, number, -1) if meant else None
    if meant and before and guards.is_note(before):
        return match(meant, Reading(meant), edge)
    rule = BY_ID["asked" if _asks(text) else "followed"]
    if edge < rule.edge or not rule.is_in(reading) or (behind := _beside(ctx, number, 1)) is None:
        return None
    if rule is BY_ID["asked"]:
        return rule if guards.says_yes(behind) else None
    news = guards.is_news(reading) or guards.is_negated(reading) or guards.is_of_others(reading)
    return rule if not news and (is_oversight(behind) or guards.is_caution(behind)) else None


def _asks(text: str) -> bool:
    return text.rstrip("\"')] ").endswith("?")


def match(text: str, reading: Reading, edge: int = 2) -> DisclosureRule | None:
    """The denial or disclosure that a sentence is by itself, or None: no rule holds, or it is news about AI. edge : ends of its line that it has."""
    if _asks(text) or not reading.about_machines():
        return None
    for rule in IN_WORDS:
        if edge >= rule.edge and len(text) <= rule.most and rule.is_in(reading):
            if rule.kind != DISCLOSURE:
                return None if guards.is_reported(reading) else rule
            news = guards.is_reported(reading) if rule.careful else guards.is_news(reading) or guards.is_negated(reading)
            news = news or (rule.alone and guards.is_of_others(reading)) or (rule.nobodys and guards.is_theirs(reading))
            return None if news else rule
    return None
