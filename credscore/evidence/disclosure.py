"""AI disclosures: sentences in which a publication says of itself that a machine helped, denied it, or in which a model speaks.

Only sentences that hold an AI word are looked at; there the grammar may be slow and careful. A disclosure needs
self-reference, a verb of production, no quotation marks, no reporting verb above it and no policy modal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from credscore.evidence.context import Context

EXTENTS = ("full", "partial", "summary", "headline", "translation", "image", "audio", "data", "unknown")

_AI = (
    r"(?:(?:generative[- ])?\ba\.?i\b\.?(?!\w)|gen ?ai\b|artificial[- ]intelligence|(?:large )?language models?|\bllms?\b|machine[- ]learning|chat ?gpt|gpt-?\d\w*|claude|gemini|copilot|perplexity"
    r"|midjourney|dall-?e|firefly|stable diffusion|otter(?:\.ai)?|an? algorithm|algorithms|automat(?:ion|ed (?:\w+ )?(?:technology|system|software|template|tool|text|process))|\b(?:ro)?bots?\b|\ba machine\b|heliograf|wordsmith|lede ai|automated insights)"
)
_THING = (
    r"(?:articles?|story|stories|post|report|piece|page|content|text|copy|newsletter|recap|summary|summaries|headline|title|translation|versions?|image|picture|illustration|photo|artwork|graphic|audio|narration|voice|video|column|bulletin|forecast|update|"
    r"round-?up|preview|review|guide|item|brief|transcript|subtitles|captions?|entry|blog|key points|key takeaways|takeaways|highlights|data analysis|chart|charts|listing|notice|write-?up)"
)
_MADE = (
    r"(?:auto-?generated|generated|created|written|produced|drafted|compiled|composed|prepared|authored|assisted|aided|translated|summari[sz]ed|narrated|read|illustrated|edited|transcribed|optimi[sz]ed|enhanced|rewritten|shortened|made|assembled|put together|supported|powered|crafted|built|"
    r"suggested|analy[sz]ed|curated|aggregated|proofread|checked|polished|condensed|adapted)"
)
_SELF = rf"(?:\b(?:this|our|the above|the following|above|below|these|today's)\b(?:[\w' -]{{0,40}}?)\b{_THING}\b|\b(?:parts?|portions?|sections?|some|several parts|elements|a first draft|the first draft|an early draft|the text|the title|the headline|the summary|the image|the illustration) (?:of|in|on|for|above) (?:the (?:text|copy|words) (?:in|of) )?(?:this|our|the) (?:\w+ ){{0,2}}{_THING})"
_BY = r"(?:by|with|using|through|via|from|in (?:collaboration|partnership) with|the (?:help|aid|assistance|support|use) of|help of|thanks to)"

_DISCLOSURES = [
    re.compile(rf"{_SELF}[^\"]{{0,60}}?\b(?:was|were|is|are|has been|have been|being|been)\b[^\"]{{0,60}}?\b{_MADE}\b[^\"]{{0,80}}?\b{_BY}\b[^\"]{{0,50}}?{_AI}", re.I),
    re.compile(rf"{_SELF}[^\"]{{0,40}}?\b(?:was|were|is|are)\b[^\"]{{0,30}}?\b(?:(?:partly|partially|fully|entirely|automatically|auto)[- ])?(?:ai|machine|auto)[- ]?(?:generated|assisted|written|translated|created|made)", re.I),
    re.compile(rf"{_SELF}[^\"]{{0,30}}?\b(?:was|were|is|are)\b[^\"]{{0,20}}?automatically (?:generated|created|produced|translated|compiled)", re.I),
    re.compile(rf"\b{_AI}[^\"]{{0,40}}?\b(?:was|were|tools? (?:was|were)|software was) used\b[^\"]{{0,60}}?\b(?:this|our|the) (?:\w+ ){{0,2}}{_THING}", re.I),
    re.compile(rf"\b(?:we|our (?:\w+ )?(?:reporters?|newsroom|desk|editors?|team|journalists?|staff)|the (?:author|editors?|reporter|writer|newsroom)|i)\b[^\"]{{0,20}}?\b(?:used|use|relied on|asked|worked with)\b[^\"]{{0,40}}?{_AI}[^\"]{{0,60}}?\b(?:to|for|in|on)\b[^\"]{{0,60}}?\b(?:research|draft|outline|edit|shorten|transcribe|analy[sz]e|translate|write|summari[sz]e|prepare|produce|check|organi[sz]e|help|sort|this)", re.I),
    re.compile(rf"^\W*(?:(?:editor'?s? note|note|disclosure|disclaimer|about this (?:article|story)|how we made this|transparency)\b\W*)?(?:{_THING}\W{{0,3}})?(?:partly |partially |fully |automatically )?(?:auto-?generated|generated|written|created|produced|drafted|compiled|translated|summari[sz]ed|narrated|illustrated|transcribed|text|story|words|image|illustration|picture|photo|audio|summary|translation)\b[^\"]{{0,50}}?\b(?:by|with|using|from|via)\b[^\"]{{0,40}}?{_AI}", re.I),
    re.compile(rf"^\W*(?:an? )?(?:ai|machine)[- ](?:generated|assisted|written|translated|created)\b(?:[\w' ,/-]{{0,60}})\W*$", re.I),
    re.compile(r"^\W*(?:by|author|byline|words|text)\b\W{0,3}(?:[\w. ]{0,24}\b)?(?:ai|chatgpt|gpt-?\d?|ai staff|ai desk|bot|robot|generative ai services)\W*$", re.I),
    re.compile(r"^\W*(?:image|picture|photo|illustration|graphic|artwork|credit|photo credit|image credit)\b[^.\"]{0,30}?[:(/][^.\"]{0,40}?(?:midjourney|dall-?e|firefly|ai[- ]generated|generated (?:by|with) ai|\bai\b|stable diffusion)", re.I),
    re.compile(rf"^\W*(?:this is |the following is )?(?:an? )?(?:ai[- ]generated|ai[- ]assisted|machine[- ]translated|auto(?:matically)?[- ](?:generated|translated)|automated) {_THING}\b", re.I),
    re.compile(rf"\b{_AI}[^\"]{{0,30}}?\b(?:helped|assisted|generated|created|wrote|produced|drafted|translated|summari[sz]ed|created)\b[^\"]{{0,40}}?\b(?:this|our)\b[^\"]{{0,25}}?\b{_THING}", re.I),
    re.compile(rf"\b(?:first )?drafts? (?:of this {_THING} )?(?:was |were )?(?:generated|written|produced) (?:by|with|using) [^\"]{{0,30}}?{_AI}", re.I),
    re.compile(rf"\b(?:generated|created|written|translated|produced|compiled) (?:entirely |automatically )?(?:by|with|using) [^\"]{{0,30}}?{_AI}[^\"]{{0,60}}?\b(?:reviewed|edited|checked|verified|fact-checked|approved)\b", re.I),
]
_LEAKS = [
    re.compile(r"\bas an? (?:ai|artificial intelligence|large)(?: language)?(?: model)?\b,? (?:i|language)", re.I),
    re.compile(r"\bas an? (?:ai|large) language model\b", re.I),
    re.compile(r"\bi(?:'m| am) (?:just )?an? (?:ai|language model)\b", re.I),
    re.compile(r"\bi(?:'m| am) sorry,? (?:but )?i (?:can(?:no|')t|am (?:unable|not able)) (?:to )?(?:complete|fulfil|fulfill|assist|comply|generate|provide)", re.I),
    re.compile(r"\bmy (?:knowledge|training) (?:data )?cut-?off\b|\bas of my (?:last|knowledge)\b", re.I),
    re.compile(r"^\W*(?:certainly|sure)[!,:]\W*here(?:'s| is| are)\b", re.I),
    re.compile(r"\bregenerate response\b|oaicite|contentreference|turn0search0|utm_source=chatgpt", re.I),
    re.compile(r"\bopenai's (?:use case|content|usage) polic", re.I),
]
_NONE = [
    re.compile(rf"\bno (?:part|portion|section|word)s? of (?:this|our|the) [^.\"]{{0,40}}?\b{_MADE}\b[^.\"]{{0,40}}?{_AI}", re.I),
    re.compile(rf"\b(?:no|without)(?: the (?:use|help) of)? {_AI}[^.\"]{{0,40}}?\b(?:was|were|used|involved|in (?:the )?(?:making|writing|production))?", re.I),
    re.compile(rf"{_SELF}[^.\"]{{0,30}}?\b(?:was|were|is|are) not\b[^.\"]{{0,40}}?\b{_MADE}\b[^.\"]{{0,40}}?{_AI}", re.I),
    re.compile(rf"\b(?:written|made|created|produced|reported) (?:entirely )?by (?:humans?|people|a human)\b[^.\"]{{0,30}}?\bnot\b[^.\"]{{0,10}}?{_AI}", re.I),
    re.compile(rf"\bwe (?:do not|don't|never) use\b[^.\"]{{0,30}}?{_AI}", re.I),
]
_REPORTED = re.compile(
    r"\b(?:said|says|told|found|claimed|alleged|reported|according to|announced|warned|argued|added|admitted|accused|study|researchers|students?|court|judge|lawyers?|bill|would|should|must|could|will not|lawsuit|company's|of its code|went viral|circulat\w+|spread|shared)\b", re.I
)
_OWN = re.compile(r"\b(?:this|our) (?:\w+ ){0,3}(?:article|story|post|report|piece|page|newsletter|summary|translation|text|content|recap|bulletin|column|copy|version)\b|\beditor'?s? note\b|\bdisclosure\b|\bdisclaimer\b", re.I)
_REVIEW = re.compile(r"\b(?:reviewed|edited|checked|fact-checked|verified|approved|overseen|read over|vetted|proofread|revised|signed off)\b[^.]{0,40}?\b(?:by|before|human|editor|staff|journalist|team|desk|reporter|prior|publication)|\bhuman (?:oversight|editor|in the loop)\b|\beditors? (?:reviewed|checked|edited|read)\b", re.I)
_NO_REVIEW = re.compile(r"\b(?:not|never|n't) (?:been )?(?:reviewed|edited|checked|verified)\b|without (?:any )?(?:human|editorial) (?:review|oversight|intervention|checks?)|\bno (?:human|editor|one|journalist)\b[^.]{0,25}?\b(?:reviewed|checked|edited|read)\b|may contain (?:errors|mistakes|inaccuracies)", re.I)
_TOOL = re.compile(r"\b(chat ?gpt(?:-?\d)?|gpt-?\d\w*|claude|gemini|copilot|perplexity|midjourney|dall-?e|firefly|stable diffusion|otter(?:\.ai)?|heliograf|wordsmith|lede ai|automated insights)\b", re.I)
_PARTIAL = re.compile(r"\b(?:parts?|portions?|sections?|several|some|partly|partially|in part|assist\w*|help\w*|aid|support\w*|collaboration|partnership|draft\w*|research\w*|outline|edit|enhanced|optimi[sz]ed|polish\w*|shorten\w*)\b", re.I)
_KINDS = (
    ("translation", re.compile(r"\btranslat\w+", re.I)),
    ("summary", re.compile(r"\b(?:summar\w+|key (?:points|takeaways)|takeaways|highlights|bullet points)\b", re.I)),
    ("image", re.compile(r"\b(?:image|picture|illustration|photo|artwork|graphic|midjourney|dall-?e|firefly)\b", re.I)),
    ("audio", re.compile(r"\b(?:audio|narrat\w+|voice|read aloud|podcast)\b", re.I)),
    ("data", re.compile(r"\b(?:transcri\w+|data analysis|subtitles|captions)\b", re.I)),
)
_TEXT = re.compile(r"\b(?:article|story|text|post|report|piece|content|copy|newsletter|recap)\b", re.I)


# Small words that each slow pattern cannot do without: most candidate sentences hold none of them and are let go at once.
_THINGS = tuple(
    "article stor post report piece page content text copy newsletter recap summar headline title translation version image picture illustration photo artwork graphic audio narration "
    "voice video column bulletin forecast update roundup round-up preview review guide item brief transcript subtitle caption entry blog key takeaway highlight data chart listing notice writeup write-up".split()
)
_POINTING = tuple("this our above following below these today part portion section some several draft text title headline summary image illustration".split())
_LEAKING = ("as a", "i'm", "i am", "my ", "certainly", "sure", "regenerate", "oaicite", "contentreference", "turn0search0", "utm_source", "openai")
_NEEDS: dict[re.Pattern[str], tuple[tuple[str, ...], ...]] = {
    **{_DISCLOSURES[k]: (_THINGS, _POINTING) for k in range(3)},
    _DISCLOSURES[3]: (("used",), _THINGS),
    _DISCLOSURES[10]: (("this", "our"), _THINGS),
    _DISCLOSURES[11]: (("draft",),),
    _NONE[2]: (("not",), _THINGS, _POINTING),
}


def _any(patterns: list[re.Pattern[str]], text: str, lower: str) -> bool:
    return any(all(any(word in lower for word in group) for group in _NEEDS.get(p, ())) and p.search(text) for p in patterns)


@dataclass(slots=True)
class Disclosures:
    """Sentences about the making of this very article. kind: ai_disclosure, ai_leak or ai_none_declared."""

    sentence: list[int] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    extent: list[str] = field(default_factory=list)
    review: list[str] = field(default_factory=list)
    tool: list[str | None] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.sentence)

    def add(self, sentence: int, kind: str, extent: str, review: str, tool: str | None) -> None:
        self.sentence.append(sentence)
        self.kind.append(kind)
        self.extent.append(extent)
        self.review.append(review)
        self.tool.append(tool)


def _extent(text: str) -> str:
    for name, pattern in _KINDS:
        if pattern.search(text) and not (name in ("image", "data", "audio") and _TEXT.search(text) and "image" not in text.lower()):
            return name
    if re.search(r"\b(?:headline|title)\b", text, re.I) and not _TEXT.search(text):
        return "headline"
    return "partial" if _PARTIAL.search(text) else "full"


def sentence_text(ctx: Context, number: int) -> str:
    """The text of a sentence as given, with plain apostrophes and quotation marks."""
    buffer, article = ctx.buffer, int(ctx.sentences.article[number])
    low, high = int(ctx.sentences.start[number]), int(ctx.sentences.end[number])
    if buffer.origin is not None:
        low, high = int(buffer.origin[low]), int(buffer.origin[high - 1]) + 1
    base = int(buffer.base[article])
    text = buffer.texts[article][low - base : high - base].replace("\n", " ")
    if not text.isascii():  # a chain of replacements is ten times as fast as str.translate
        for odd, plain in _PLAIN:
            text = text.replace(odd, plain)
    return text


_PLAIN = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00ad", ""), ("\u200b", ""), ("\xa0", " "))
_LONGEST = 700  # characters; a disclosure is a short line, and the patterns stay fast


def find_disclosures(ctx: Context, inside: np.ndarray) -> Disclosures:
    """Disclosures, leaks and denials. inside: quotation number of every token, 0 outside."""
    out = Disclosures()
    candidates = np.flatnonzero(ctx.has("AI", "LEAK"))
    if not candidates.size:
        return out
    sentences = ctx.sentences
    for number in np.unique(sentences.of_token[candidates]).tolist():
        own = candidates[sentences.of_token[candidates] == number] if candidates.size < 64 else np.arange(sentences.first[number], sentences.first[number + 1])
        if inside[own].all():
            continue
        text = sentence_text(ctx, number)
        if len(text) > _LONGEST:
            continue
        lower = text.lower()
        if any(word in lower for word in _LEAKING) and any(p.search(text) for p in _LEAKS):
            out.add(number, "ai_leak", "unknown", "not stated", None)
            continue
        if _any(_NONE, text, lower) and (_OWN.search(text) or len(text) < 120) and not _REPORTED.search(text):
            out.add(number, "ai_none_declared", "unknown", "not stated", None)
            continue
        if not _any(_DISCLOSURES, text, lower):
            continue
        if _REPORTED.search(text) and not _OWN.search(text):
            continue
        around = " ".join(sentence_text(ctx, k) for k in range(number, min(number + 3, len(sentences))) if sentences.article[k] == sentences.article[number])
        review = "denied" if _NO_REVIEW.search(around) else "stated" if _REVIEW.search(around) else "not stated"
        tool = _TOOL.search(text)
        out.add(number, "ai_disclosure", _extent(text), review, tool.group(1) if tool else None)
    return out
