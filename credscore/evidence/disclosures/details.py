"""What a disclosure says: how much a machine made, whether a human checked it, which tool it was."""

# ruff: noqa: E501 - a pattern cut into pieces is harder to check than a long line
from __future__ import annotations

import re

from credscore.evidence.disclosures.chains import Chain, chain
from credscore.evidence.disclosures.reading import Reading
from credscore.evidence.disclosures.vocabulary import TOOLS
from credscore.evidence.lazy import LazyPattern, lazy

_REVIEW = lazy(
    r"\b(?:reviewed|edited|checked|fact-checked|verified|approved|overseen|oversaw|read over|vetted|proofread|revised|signed off|spot-checked|post-edited|monitored|listened to|rewrote|looked over|audited|confirmed|supervised|corrected|gone over|went over|argued over|cleaned up|chosen|passed|compared|reworked)\b[^.]{0,60}?\b(?:by|before|human|editors?|editorial|staff|journalists?|team|desk|reporters?|prior|publication|publishing|myself|ourselves)\b"
    r"|\b(?:human|editor|newsroom|staff|editorially)[- ](?:reviewed|edited|checked|verified|approved)\b|\b(?:human|editorial) (?:oversight|editors?|in the loop|review|supervision)\b|\bunder the (?:supervision|oversight) of\b|\bread (?:over |through )?by (?:an? |our |the )?(?:[\w-]+ ){0,2}(?:editors?|desk|journalists?|humans?|us)\b|\b(?:native speakers?|forecasters?|lawyers?|linguists?|colleagues?|persons?|people)\b[^.]{0,25}?\b(?:checked|checks|read|reads|approved|corrected|vetted|signs?)\b|\bsign(?:s|ed) (?:it|them|everything|every \w+) off\b|\bediting by (?:humans|people|our|the)\b|\brewrote (?:most|much|all|it|the)\b|\b(?:(?:sub-?)?editors?|journalists?|reporters?|(?:our|the) (?:[\w-]+ )?(?:desk|newsroom|team)|members? of (?:our|the) [\w ]{1,20}|a human|humans|staff)\b[^.]{0,25}?\b(?:reviewed|(?:double-|fact-|cross-)?checked|edited|read|verified|approved|oversaw|vetted|confirmed|corrected|rewrote|takes? (?:full )?responsibility)\b|\btakes? full responsibility\b",
    re.I,
)
_NO_REVIEW = lazy(
    r"(?:\b(?:not|never)|n't)(?: yet)? (?:been |be |yet )*(?:\w+ly )?(?:reviewed|edited|checked|verified|fact-checked|vetted|read|touched|modified)\b|\bwithout (?:any |prior )?(?:human|editorial|manual) (?:review|oversight|intervention|checks?|editing|input)|\b(?:no (?:human|editor|one|journalist|reporter|member of)|nobody|none of (?:our|the))\b[^.]{0,25}?\b(?:reviewed|checked|edited|read|looked|compared|seen|saw|touched)\b|\b(?:unedited|unreviewed|unchecked)\b|\bbefore (?:any|an?) (?:[\w-]+ ){0,2}(?:editor|journalist|human|reporter)\b[^.]{0,20}?\b(?:seen|sees|saw|read|reads|looked)\b|\bno (?:human|editor|journalist)s? (?:was |were |is |are )?involve|\bwithout (?:anyone|anybody|a human|an editor|a journalist)\b|\b(?:may|might|can|could) (?:still )?(?:contain|include) (?:\w+ )?(?:errors|mistakes|inaccuracies)",
    re.I,
)
_FOLLOW_ON = lazy(
    r"^\W*(?:it|this|the (?:text|article|story|result|piece|report|summary|translation|draft|copy)|an? (?:[\w-]+ ){0,2}(?:editor|human|journalist|reporter|member)|our (?:[\w-]+ ){0,2}(?:editors?|staff|team|journalists?|reporters?|newsroom|desk)|no (?:human|editor|journalist|one|reporter|member of)|nobody|none of (?:our|the)|editors?|all (?:facts|quotations|quotes)|the (?:editors?|newsroom)|(?:every|each) (?:\w+ )?(?:fact|line|sentence|claim|figure|quote|name))\b",
    re.I,
)
_TOOL = lazy(rf"\b((?:{'|'.join(sorted((re.escape(tool).replace('_', '[- ]?') for tool in TOOLS.split()), key=len, reverse=True))})(?:-?\d\w*)?)\b", re.I)
# "Newt, our story engine", "our story engine, Newt", "NewtBot"
_MACHINERY = r"(?:bot|robot|engine|tool|software|assistant|program(?:me)?|system|writer|trainee|algorithm|model)"
_OWN_TOOL = lazy(
    rf"(?:^|\b[Bb]y )([A-Z]\w+), (?:our|the|an?)\b[^,.]{{0,40}}\b{_MACHINERY}\b|\b{_MACHINERY}(?:, | called | named |:? [\"“])([A-Z]\w+)(?=[\"”.,;)]|$)|\b([A-Z]\w*[a-z](?:Bot|Scribe))\b"
)
_PARTIAL = lazy(
    r"\b(?:(?:some|several|many) (?=parts|passages|sections|portions)|parts?|portions?|sections?|passages?|elements of|partly|partially|in part|assist\w*|help(?:ed|s|ing)?|aid(?:ed)?|support(?:ed)?|collaboration|partnership|draft of|first draft|early draft|outlined?|edit(?:ing)?|"
    r"enhanced|optimi[sz]ed|polish\w*|shorten\w*|proofread\w*|brainstorm\w*|curated|aggregated|tighten\w*|(?:some|most|half) of (?:the|this)|background|annotations|descriptions|timeline|code for|gave us|(?:some|two|three|several) (?:sentences|quotations|quotes|answers)|(?:first|last|opening|closing) paragraph|first version|show notes|episode description|spellings|misread|handwriting|colou?ring|questions|jokes|clues|dialogue|recipe|picture round|(?:the|some) answers|captions|smooth\w*|cleaned up|tid(?:y|ied)|grammar|alt text|quiz|crossword|sub-?edited|to (?:structure|restore|group|detect|estimate|categori[sz]e|classify)|preparation|reporting of|to (?:research|analy[sz]e|check|sort|find|read|search))\b",
    re.I,
)
_KINDS: tuple[tuple[str, LazyPattern | tuple[Chain, ...]], ...] = (
    ("translation", lazy(r"\btranslat\w+|\b(?:english|welsh|spanish|french|german|chinese|polish|arabic|danish|italian|japanese)[\w, ]{0,40} versions?\b|\b(?:rendered|put|turned) (?:\w+ ){0,2}into (?:plain )?(?:english|welsh|spanish|french|german|chinese|polish|arabic|danish|italian|japanese|irish|hindi|urdu|tamil|swahili|portuguese|dutch)\b|\b(?:machine|automatic|computer|english) rendering\b|^\W*from the \w+, (?:by way of|via|through)\b", re.I)),
    ("headline", lazy(r"\b(?:headlines?|title) (?:of|for|on|above|was|is|were|suggested|written|created|generated|by)\b|\bsuggested (?:the|this) headline|\bto (?:write|suggest) (?:the |our )?headlines?\b|\b(?:this|our|today's|tonight's) headline\b|\bheadline-writing\b|^\W*(?:the )?headline (?:\w+ ){0,2}by\b", re.I)),
    ("data", lazy(r"\btranscri(?:b|pt)\w*|\bdata analysis\b|\b(?:data|figures|records|satellite (?:images|pictures)|documents|responses|replies)\b[^.]{0,60}\b(?:extracted|classified|screened|sorted|categori[sz]ed|grouped|counted|analy[sz]ed)\b|\b(?:subtitles|captions)\b|\b(?:table|averages|estimates|map)\b[^.]{0,40}\b(?:filled|worked out|drawn|computed|calculated)\b|\b(?:records|documents|pages|files|filings|reports?)\b[^.]{0,60}\bmodel\b[^.]{0,20}\bto (?:sort|find|flag|group)\b", re.I)),
    ("audio", lazy(r"\b(?:audio|narrat(?:e[ds]?|ing|ion|ors?)|voice\w*|read aloud|podcast|listen|spoken|avatar|newsreader|text-to-speech)\b", re.I)),
    ("image", (chain("IMAGE ~11 MADE|:|/|by|(|$"), chain("PAINTER"), chain("GENERATED IMAGE"))),
    ("summary", lazy(r"\b(?:summar\w+|(?:key|bullet) points|takeaways|highlights|tl;dr|quick take|condensed|boiled down|short(?:er)? version|\d+-second version|in brief|gist)\b", re.I)),
)  # fmt: skip
_DRAFTING = lazy(r"\b(?:draft(?:ed)?|text and (?:images?|pictures?)|written|wrote|write)\b", re.I)


def extent_of(text: str, helped: bool = False) -> str:
    """What was made: one part of the article by its kind ("translation", "image" ...), else "partial" or "full".

    helped : whether it is told in a form in which a machine only helps.
    """
    reading = Reading(text)
    for name, pattern in _KINDS:
        found = any(way.ends(reading) for way in pattern) if isinstance(pattern, tuple) else pattern.search(text)
        if found and not (name in ("data", "audio", "image") and _DRAFTING.search(text)):
            return name
    return "partial" if helped or _PARTIAL.search(text) else "full"


def review_of(text: str) -> str:
    """Whether a human checked it: "stated", "denied" or "not stated". text : the disclosure and what stands behind it."""
    return "denied" if _NO_REVIEW.search(text) else "stated" if _REVIEW.search(text) else "not stated"


def tool_of(text: str, raw: str = "") -> str | None:
    """The first tool that is named, as it is written, else what a newsroom calls its own. raw : the text with what it quotes."""
    tool = _TOOL.search(text) or _OWN_TOOL.search(raw)
    return next(name for name in tool.groups() if name) if tool else None


def is_oversight(text: str) -> bool:
    """Whether a sentence behind a disclosure goes on about it: "It was checked by an editor."."""
    return len(text) < 220 and _FOLLOW_ON.match(text) is not None and (_NO_REVIEW.search(text) or _REVIEW.search(text)) is not None
