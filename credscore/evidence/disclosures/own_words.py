"""What the publication says itself: sentences without what they quote and without the namesakes of AI tools."""

# ruff: noqa: E501 - a pattern cut into pieces is harder to check than a long line
from __future__ import annotations

import re

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.lazy import lazy
from credscore.evidence.sentence_text import holds_any, plain

# Tools named after a word: in small letters it is the word. Those that are names of people, too, are so in front of a surname.
NAMED_TOOLS = ("claude", "gemini", "bard", "otter", "mistral", "copilot", "perplexity", "firefly", "wordsmith", "llama", "grok", "flux", "whisper", "runway", "sora", "veo", "jasper", "pika", "descript")  # fmt: skip
_KNOWN = ("chatgpt", "chatbot", "newsbot")
_NAMESAKES = lazy(
    r"\b(?:Claude|Gemini|Bard|Otter|Mistral|Sora|Jasper|Flux)\b(?= (?!AI\b|Pro\b|Sonnet\b|Opus\b|Haiku\b|Advanced\b|Ultra\b|Flash\b|Code\b)[A-Z][a-z])|(?<=[a-z] )\b(?:Jean|Marie)[- ]Claude\b"
    rf"|\b(?:{'|'.join(NAMED_TOOLS)})s?\b|(?<!using )(?<!with )\bJasper\b(?! AI\b)|\b[A-Z][a-z]+ Claude\b(?= [A-Z])|\bGemini\b(?=,? (?:the )?(?:star sign|twins?|season))"
)

# Names that newsrooms give to theirs: "ScoreBot".
_CHRISTENED = lazy(r"\b[A-Z]\w*[a-z](?:Bot|Scribe|GPT)\b[™®]?")
_LETTERS = lazy(r"\bAi\b(?= [A-Z])|\bAI[- ]?\d{2,4}\b")

# AI as what somebody writes or sits about: "the committee on artificial intelligence", "asked about AI".
_TOPICS = lazy(
    r"\b(?:(?<=\w )about|(?<=committee )on|(?<=panel )on|(?<=inquiry )on|(?<=council )on|(?<=report )on|(?<=study )on|(?<=guide )on|(?<=paper )on|(?<=book )on|(?<=summit )on|(?<=conference )on|(?<=newsletter )on|(?<=podcast )on|(?<=series )on|(?<=law )on|(?<=bill )on)"
    r" (?:the (?:use|future|dangers|risks|rise) of )?(?:generative )?(?:artificial intelligence|a\.?i\b\.?|machine learning|robots|chatbots|algorithms)(?!-)",
    re.I,
)


def _christened(found: re.Match[str]) -> str:
    """The name of a house's machine, as a word that the rules know; names that they know stay."""
    return found.group() if found.group().lower() in _KNOWN else "bot"


def own_words(ctx: Context, number: int, raw: str, inside: np.ndarray | None) -> str:
    """Text of a sentence with quoted words and namesakes of tools left out: what the publication says itself.

    raw : its text as given. inside : quotation number of every token, 0 outside; None for a sentence that quotes nothing.
    """
    own = raw
    if inside is not None:
        first, last = int(ctx.sentences.first[number]), int(ctx.sentences.first[number + 1])
        quoted = np.zeros(last - first + 2, bool)
        quoted[1:-1] = inside[first:last] > 0
        edge = (quoted[1:] != quoted[:-1]).nonzero()[0] + first  # where quoted words begin and end, in turn
        article = np.full(len(edge) // 2, ctx.sentences.article[number])
        low = int(ctx.buffer.to_start(ctx.sentences.start[number], article[0]))
        starts = (ctx.buffer.to_start(ctx.tokens.start[edge[::2]], article) - low).tolist()
        ends = (ctx.buffer.to_end(ctx.tokens.end[edge[1::2] - 1], article) - low).tolist()
        parts, at = [], 0
        for start, end in zip(starts, ends, strict=True):
            parts += [raw[at:start], "…"]
            at = end
        own = "".join([*parts, raw[at:]])
    lower = own.lower()
    if holds_any(lower, NAMED_TOOLS):
        own = _NAMESAKES.sub("Somebody", own)
    if "Bot" in own or "Scribe" in own or "GPT" in own:
        own = _CHRISTENED.sub(_christened, own)
    if "AI" in own or "Ai" in own:
        own = _LETTERS.sub("Somebody", own)
    if "bout " in lower or " on a" in lower or " on m" in lower:
        own = _TOPICS.sub("on something", own)
    return plain(own)
