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
from credscore.evidence.disclosures.candidates import about_machines, at_edges, candidates, lead_ins
from credscore.evidence.disclosures.chains import Places
from credscore.evidence.disclosures.details import extent_of, is_oversight, review_of, tool_of
from credscore.evidence.disclosures.forms import ASKED, HELPED, LOOSE, OURS
from credscore.evidence.disclosures.gates import AskedSentence
from credscore.evidence.disclosures.general import FOLLOWED, GENERAL_LOOSE, OF_THIS, OTHERS
from credscore.evidence.disclosures.own_words import own_words
from credscore.evidence.disclosures.rules import AT_END, BY_KIND, DISCLOSURE, NONE_DECLARED, OVERSIGHT, RULES, DisclosureRule
from credscore.evidence.disclosures.words import ABOUT_AI, SELF
from credscore.evidence.lazy import lazy
from credscore.evidence.ranges import spread
from credscore.evidence.sentence_text import plain, raw_texts, sentence_texts

# News about AI: somebody else says it (not "originally said", of an article's own earlier version, nor the one who supplied it) ...
_REPORTED = lazy(
    r"(?<!originally )(?<!wrongly )(?<!previously )(?<!incorrectly )(?<!mistakenly )(?<!original )\b(?:said|says|told|claims? that|claims (?:it|he|she|they|the)|claimed|alleges?|alleged|according to|announced|warned|argued|admitted|accused?|complained|complain|insisted|fears?|joked|bans?|banned|plans to|wants to|wants|went viral|circulat\w+|spread online|was shared|its code|rival|fact[- ]checkers|suspects?|suspected|believes?|thinks?|think|wonder(?:s|ed)?|fake|forged|hoax|withdrew|its? (?:customers|users))\b"
    r"(?<!partner says)(?<!partner that says)(?<!partner which says)(?<!provider says)(?<!provider that says)(?<!supplier says)(?<!supplier that says)(?<!agency that says)(?<!contributor says)"
    r"|\b(?:ask(?:s|ed|ing)?|wonder\w*|unclear|question|doubts?|guess|debate) (?:us |me |over |about )?whether\b|\brecommended (?:for|stories|articles)|\byou (?:might|may) (?:also )?(?:like|enjoy)\b"
    r"|^\W*fact[- ]?check ?[:|–—]",
    re.I,
)
# ... or it has another subject, where that stands in front of the machine: behind it, it is what the text was made from.
_TOPIC = lazy(
    r"\b(?:researchers|(?<!during the )stud(?:y|ies) (?:of|found|by|in)|students?|pupils|court|judge|lawyers?|lawsuit|bill (?:would|requires?)|law (?:would|requires?))\b",
    re.I,
)
# (unless the article comes in between: "papers of the court quoted in this report were translated by ...")
_POINTS_THERE = lazy(rf"\b(?:in|for|of|on|with) {OURS}|\b(?:quoted|used|shown|cited|printed|given) (?:here|above|below)\b", re.I)
# ... or it is a policy.
_POLICY = lazy(
    r"\b(?:would|should|could|must|might|shall|will|may|can)\b(?! have been\b| contain\b| include\b| differ\b| not reflect\b| (?:now )?read (?:you|this|the)\b)(?: (?:also|not|never|now|soon|only|still|one day|be|be being|sometimes|occasionally|always|then|help|have|\w+ly))*"
    r" (?:us(?:e|ed|ing)\b|rely|employ|make|made\b|writ|generat|creat|produc|draft|translat|summari|assist|aid|publish|replace|label|carry|require|prepared?\b|compile|illustrate|narrate|transcribe|suggest|let\b|ask\b|allow|experiment|deploy|adopt|explor|turn\b|have access|power|enhance)"
    r"|^\W*if\b|\b(?:could|would|should|might) have (?!been\b)|\b(?:would|should|could|must|might|shall|will|may|can)\b(?! \d)[^.;,]{0,20}?\b(?:ai|artificial intelligence)\b",
    re.I,
)
# What a form that is found with wide gaps cannot mean: that it was not so.
_NEGATED = lazy(
    r"\b(?:not|never|no|nor|neither|none|nobody|without|rather than|instead of)\b(?! (?:only|just|been (?:checked|reviewed|edited|verified)|(?:checked|reviewed|edited|verified)))[^.,;:!?]{0,30}?\b(?:ai|a\.i|artificial|used|written|wrote|generated|made|created|produced|drafted|machine|bots?|robots?|algorithm|chatgpt)\b"
    r"|n't (?:been )?(?:use|used|written|write|generated|made|created|produced|drafted|let|have)\b",
    re.I,
)
# What the article is about is not how it was made.
_ABOUT = lazy(
    r"\b(?:looks? at|looked at|explain(?:s|ed)?|examin\w+|explor\w+|describ\w+|critici[sz]\w+|discuss\w*|argu\w+|reveal\w*|warn\w*|story of|history of|tells? (?:the|how)|how|why|whether)\b",
    re.I,
)
# A note on the article's own fate; behind it "it" and "the article" are this article.
_NOTE = lazy(
    r"\b(?:withdrawn|withdrew|taken down|took down|removed|retracted|unpublished|deleted|amended|corrected|updated|pulled|previous version|earlier version|original version|published|posted|republished|supplied|submitted)\b|\bnot (?:an? )?(?:real|human|photo\w*)\b|^\W*(?:correction|clarification|editor'?s? note|update|note)\b",
    re.I,
)
_MEANT = lazy(
    r"^\W*(?:(?:we|the editors?|an? (?:\w+ )?(?:review|inquiry|investigation)|it (?:has |was )?(?:since |later |now )?(?:emerged|found|come to light|turned out)) ?(?:have |has |'ve )?(?:since |now |later )?(?:learned|learnt|discovered|found|established|confirmed|been told|know|concluded|understand)? ?(?:that )?)?(it|they|she|he)\b(?= (?:was|were|is|are|has|have|had|appears?|turned)\b)"
    r"|\b(the (?:article|story|text|piece|post|page|column))\b",
    re.I,
)
_YES = lazy(
    r"^\W*(?:yes|yep|partly|in part|a little|a bit|some|only|it was|to \w+|for (?:the|some|its|our)|we did|i did|to (?:a|some) )\b", re.I
)
# What a publisher prints behind such a sentence.
_CAUTION = lazy(
    r"^\W*(?:it|this|they|the (?:text|data|figures|images?|information)|for|please|read|see|report|readers|if you|information|results|figures)\b[^.!?]{0,60}?\b(?:(?:does|do) not (?:constitute|depict|represent|reflect|show)|not (?:investment|financial|legal|medical) advice|illustrative|(?:may|might) (?:contain|include|differ)|subject to|(?:spot|report|notice|found) (?:an |any )?(?:error|mistake)s?|original (?:article|text|report|version)|our (?:ai )?(?:policy|guidelines|code))\b"
    r"|\bresponsib\w+ for (?:its|the|this) (?:content|text|publication)",
    re.I,
)
_FOLLOWED = next(rule for rule in RULES if rule.id == FOLLOWED)
_ASKED = next(rule for rule in RULES if rule.id == ASKED)
_OTHERS = lazy(rf"\b{OTHERS}\b", re.I)
_LOOSE = LOOSE | GENERAL_LOOSE
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
    edges = at_edges(ctx, numbers)
    for number, raw, lead_in, at_edge, machine, holds_quote, all_quoted in zip(
        numbers.tolist(), raws, leads, edges, machines, quotes, whole, strict=True
    ):
        if all_quoted or (out.sentence and out.sentence[-1] == number):
            continue
        sentence = AskedSentence(plain(raw), lead_in, at_edge)
        if not (sentence.leaks() or (machine and sentence.touches_ai())):
            continue
        text = own_words(ctx, number, raw, inside if holds_quote else None)
        asked = sentence if text == sentence.text else AskedSentence(text, lead_in, at_edge)
        rule = _match(asked, ctx, number)
        if rule is None and asked.touches_ai() and asked.about_ai():
            meant = _meant(ctx, number, text)
            rule = (
                _answered(ctx, number, asked) or _followed(ctx, number, asked)
                if meant is None
                else _match(AskedSentence(meant, lead_in, at_edge), ctx, number)
            )
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
        extent, review = extent_of(text, rule.id in HELPED), review_of(around)
        out.add(number, rule.id, DISCLOSURE, extent, review, tool_of(text))
        for k in follow:
            out.add(k, OVERSIGHT, DISCLOSURE, extent, review, None)
    return out


def _from_end(ctx: Context, number: int) -> int:
    """How many sentences of the article come behind this one, up to 3."""
    article = ctx.sentences.article[number : number + 4]
    return int((article == article[0]).sum()) - 1


def _in_front(ctx: Context, number: int) -> str | None:
    """The sentence in front of this one in its article, or None."""
    if not number or ctx.sentences.article[number - 1] != ctx.sentences.article[number]:
        return None
    return sentence_texts(ctx, np.array([number - 1]))[0]


def _meant(ctx: Context, number: int, text: str) -> str | None:
    """`text` with "this article" for "it" or "the article", where the sentence in front is a note on the article's own fate; else None."""
    found = _MEANT.search(text)
    before = _in_front(ctx, number) if found else None
    if found is None or before is None or not _NOTE.search(before) or not Places(before).ends(SELF):
        return None
    group = 1 if found.group(1) else 2
    return f"{text[: found.start(group)]}this article{text[found.end(group) :]}"


def _answered(ctx: Context, number: int, sentence: AskedSentence) -> DisclosureRule | None:
    """The rule, where this sentence asks whether a machine made the article and the one behind it says yes."""
    after = number + 1
    if (
        not sentence.low.rstrip().endswith("?")
        or after >= len(ctx.sentences)
        or ctx.sentences.article[after] != ctx.sentences.article[number]
    ):
        return None
    rule = _ASKED
    return rule if sentence.holds(rule) and _YES.search(sentence_texts(ctx, np.array([after]))[0]) else None


def _followed(ctx: Context, number: int, sentence: AskedSentence) -> DisclosureRule | None:
    """The rule, where this sentence says that a machine made "the text", and the one behind it says who checked it or cautions the reader."""
    after = number + 1
    if not (
        sentence.edge
        and after < len(ctx.sentences)
        and ctx.sentences.article[after] == ctx.sentences.article[number]
        and sentence.holds(_FOLLOWED)
    ):
        return None
    text, behind = sentence.text, sentence_texts(ctx, np.array([after]))[0]
    news = _REPORTED.search(text) or _POLICY.search(text) or _other_topic(text) or _NEGATED.search(text) or _OTHERS.search(text)
    return _FOLLOWED if not news and (is_oversight(behind) or _CAUTION.search(behind)) else None


def _match(sentence: AskedSentence, ctx: Context, number: int) -> DisclosureRule | None:
    """The rule that names a sentence, or None: nothing matches, or it is news about AI. number : its place, for what only ends an article."""
    text, low = sentence.text, sentence.low
    for rule in sentence.leaks():
        if (rule.id != AT_END or _from_end(ctx, number) < 3) and rule.pattern.search(sentence.lead_in + text):
            return None if _REPORTED.search(text) else rule
    if not sentence.touches_ai() or low.rstrip("\"')] ").endswith("?") or not sentence.about_ai() or sentence.is_news():
        return None
    for rule in BY_KIND[NONE_DECLARED]:
        if sentence.holds(rule):
            return None if _REPORTED.search(text) else rule
    for rule in sentence.disclosures():
        if sentence.holds(rule):
            if _REPORTED.search(text) or _POLICY.search(text) or _other_topic(text):
                return None
            if rule.id == OF_THIS and (_ABOUT.search(text) or _OTHERS.search(text)):
                continue
            if rule.id not in _LOOSE or _NEGATED.search(text) is None:
                return rule
    return None


def _other_topic(text: str) -> bool:
    """Whether a subject of news stands in front of the last word about AI."""
    found = _TOPIC.search(text)
    if found is None:
        return False
    machine = ABOUT_AI.search(text, found.end())
    return machine is not None and _POINTS_THERE.search(text, found.end(), machine.start()) is None
