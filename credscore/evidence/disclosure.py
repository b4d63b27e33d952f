"""AI disclosures: sentences in which a publication says of itself that a machine helped, denies it, or in which a model speaks.

Only sentences that hold a telling word are looked at; there the grammar may be slow and careful. A disclosure needs
self-reference (or a line of its own) and a verb of production; what stands in quotation marks, under a reporting verb, in a
question or in a policy ("may", "would") is news about AI and is left alone.
"""

# ruff: noqa: E501 - a pattern cut into pieces is harder to check than a long line
from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.lazy import LazyPattern, lazy
from credscore.text import tokens as tk

DISCLOSURE, LEAK, NONE_DECLARED = "ai_disclosure", "ai_leak", "ai_none_declared"

_TOOLS = r"chat ?gpt(?:[- ]?\d\w*)?|gpt-?\d\w*|claude|gemini|copilot|perplexity|bard|llama|mistral|midjourney|dall-?e|firefly|stable diffusion|otter(?:\.ai)?|heliograf|wordsmith|lede ai|automated insights|narrative science|united robots|deepl|grok"
_AI = (
    rf"(?:\ba\.?i\b\.?(?!\w)|\bgen ?ai\b|artificial[- ]intelligence|\blanguage models?\b|\bllms?\b|machine[- ]learning|\b(?:{_TOOLS})\b"
    r"|\balgorithms?\b|\bautomation\b|\bautomated (?:[\w-]+ )?(?:technology|systems?|software|templates?|tools?|text|process(?:es)?|voice|service|feed)\b"
    r"|\b(?:ro|chat)?bots?\b|\bby (?:an? )?machine\b|\bcomputer program\b)"
    r"(?![- ](?:firms?|makers?|experts?|researchers?|compan(?:y|ies)|critics?|industry|start-?ups?|lobby|groups?|ethicists?|scientists?|developers?|giants?|labs?|boom|race|safety|policy|law|rules|summit|bill)\b)"
)
_THING = (
    r"(?:articles?|story|stories|posts?|reports?|pieces?|pages?|content|text|copy|newsletter|recap|summary|summaries|headlines?|title|translation|versions?|images?|pictures?|illustrations?|photos?|artwork|graphic|audio|narration|voice|video|column|bulletin|forecast|update"
    r"|round-?up|preview|review|guide|item|brief|briefing|transcript|subtitles|captions?|entry|blog|(?:key |bullet )?points|(?:key )?takeaways|highlights|data analysis|charts?|listing|notice|write-?up|account|snapshot|interview|podcast|episode|feature|analysis|explainer|profile|obituary|work|edition|site|website|digest|list|overview|investigation|series|project|quiz|(?:press )?release|crossword|map)"
)
_MADE = (
    r"(?:auto-?generated|generated|created|written|wrote|produced|drafted|compiled|composed|prepared|authored|assisted|aided|translated|summari[sz]ed|narrated|read|voiced|illustrated|edited|transcribed|optimi[sz]ed|enhanced|rewritten|reworded|shortened|made|assembled|put together"
    r"|supported|powered|crafted|built|suggested|analy[sz]ed|performed|curated|aggregated|proofread|checked|polished|condensed|adapted|outlined|researched|designed|drawn|rendered|rephrased|paraphrased|refined|improved|revised|expanded|localised|localized|dubbed|subtitled|formatted|structured|simplified|prompted|conceived|developed|constructed|penned|coded|sourced|collated|filed|updated|cleaned|sorted|gathered|collected|extracted|tagged|categori[sz]ed|chosen|selected|proposed)"
)
_PART = r"(?:(?:large |small |some |several |many )?(?:parts?|portions?|sections?|passages?|paragraphs?|elements|all|most|some|much)|(?:an? |the )?(?:\w+ )?(?:first|early|initial|rough)? ?(?:draft|outline|text|copy|words|title|headline|standfirst|summary|translation|images?|pictures?|photos?|illustrations?|cartoons?|artwork|graphics?|charts?|maps?|audio|voice-?over|quiz|tags|data analysis|data|research|transcript|bullet points|key points|takeaways))"
_SELF = (
    rf"(?:\b(?:this|our|the above|the following|the preceding|the accompanying|above|below|these|today's|the present|(?:the|an) (?:earlier|english|original|first|spoken|audio) (?=version))\b[\w' ,-]{{0,40}}?\b{_THING}\b(?! about\b| on (?:ai|artificial)\b)"
    rf"|\b{_PART} (?:of|in|on|for|at the top of|accompanying|above) (?:the (?:text|copy|words|images?) (?:in|of|on) )?(?:this|our) (?:[\w-]+ ){{0,3}}{_THING}|\bincluding this (?:one|{_THING})\b"
    rf"|\bthe {_THING} (?:above|below|(?:that )?you (?:hear|see|read|are (?:hearing|reading|seeing|listening to|watching)|have just read))\b|\b(?:the )?{_PART} (?:above|below)\b)"
)
_BY = r"(?:by|with|using|through|via|from|on|in (?:collaboration|partnership) with|(?:help|aid|assistance|support|use) of|thanks to)"
_BE = r"(?:was|were|is|are|been|be|being)"
_US = r"(?:\b(?:we|i)\b|\b(?:our|this) (?:[\w-]+ ){0,2}(?:reporters?|newsroom|desk|newsdesk|editors?|team|journalists?|staff|writers?|authors?|columnist|site|newspaper|outlet|website|correspondents?)\b|\bthe (?:authors?|editors?|reporters?|writers?|newsroom|columnist|newsdesk)\b(?=.*\b(?:this|our|the present)\b)|(?<=this work )the authors?\b)"
_OWN_NOTE = r"(?:(?:editor'?s? |author'?s? |publisher'?s? |ai )?note|(?:ai )?disclosure|(?:ai )?disclaimer|(?:ai )?transparency(?: note)?|about this (?:article|story|piece)|how (?:we (?:made|did|reported|wrote)|this was made)[\w ]{0,20}|methodology|correction|ai use|use of ai)"
_LINE = rf"^\W*(?:{_OWN_NOTE}\b\W*)?"
_AI_MADE = r"(?:(?:partly|partially|fully|entirely|wholly|mainly|largely|automatically) )?(?:ai|machine|auto|bot|robot|computer|chatgpt|gpt)[- ]?(?:generated|assisted|written|translated|created|made|produced|powered|drafted|enhanced|narrated|edited|summari[sz]ed|authored|aided|curated)"


@dataclass(frozen=True, slots=True)
class DisclosureRule:
    """One pattern: what it means, a sentence that must match and one that must not."""

    id: str
    kind: str
    pattern: LazyPattern
    hit: str
    miss: str


def _rules(*rows: tuple[str, str, str, str, str]) -> tuple[DisclosureRule, ...]:
    return tuple(DisclosureRule(f"disclosure/{name}", kind, lazy(pattern, re.I), hit, miss) for name, kind, pattern, hit, miss in rows)


# In each kind the first pattern that matches names the rule; leaks are asked first, then denials, then disclosures.
RULES: tuple[DisclosureRule, ...] = _rules(
    (
        "leak-model", LEAK,
        r"\bas an? (?:ai|artificial intelligence|large)(?: language)?(?: model| assistant)?,? i\b|\bas an? (?:ai|large) language model\b|\bi(?:'m| am) (?:just |only )?an? (?:ai(?: (?:language )?model| assistant)?|(?:large )?language model)(?=\W*$|[,.;]| and\b| so\b| without\b| trained\b)",
        "As an AI language model, I cannot predict who will win the regatta.", "As an AI researcher, I see the same mistake every week.",
    ),
    (
        "leak-refusal", LEAK,
        r"\bi(?:'m| am) sorry,? (?:but )?i (?:can(?:no|')t|am (?:unable|not able)) (?:to )?(?:complete|fulfill?|assist|comply|generate|provide|help with)\b|\b(?:i|it|which) (?:cannot|can't|goes against)\b.{0,40}\b(?:content|use case|usage) polic|\bopenai's (?:use case|content|usage) polic|\bi (?:am|'m) not (?:capable of|able to) (?:produc|generat|brows|access)",
        "I'm sorry, but I cannot complete this request.", "I'm sorry, but I cannot come to the regatta.",
    ),
    (
        "leak-cutoff", LEAK,
        r"\bmy (?:knowledge|training)(?: data)? cut-?off\b|\bas of my (?:last|latest|knowledge|most recent|training)\b|\bbased on my training(?: data\b|,|\W*$)|\bi (?:do not|don't|cannot|can't) (?:have (?:access to )?|access |browse )(?:real[- ]time|up-to-date|current|the internet|the web|live)\b",
        "As of my last knowledge update, the bridge was still closed.", "Based on my training at the lido, I would not swim today.",
    ),
    (
        "leak-offer", LEAK,
        r"^\W*(?:certainly|sure(?: thing)?|of course|absolutely)[!,:.]\W*here(?:'s| is| are) (?:an?|the|your|some) (?:[\w-]+ ){0,3}(?:article|version|summary|draft|headlines?|introduction|story|text|piece|list|rewrite|paragraphs?|report|blog post|outline|translation)\b|^\W*here(?:'s| is) (?:an?|the|your) (?:possible|suggested|revised|rewritten|shorter|polished|improved|updated) (?:[\w-]+ ){0,3}(?:article|version|summary|draft|headlines?|introduction|text)\b|\bregenerate response\b",
        "Certainly! Here is a rewritten version of the article:", "Certainly, here is a town that likes its regatta.",
    ),
    (
        "leak-closing", LEAK,
        r"^\W*(?:would you like me to|do you want me to|shall i (?:write|rewrite|shorten|add|turn))\b[^.]{0,80}\?|^\W*let me know if (?:you(?:'d| would)? (?:like|need|want) (?:any|me|further|more|another|additional|changes)|(?:there(?:'s| is)|this))|\bi hope this (?:helps|article (?:helps|meets))\b|\bif you(?:'d)? (?:want|like|prefer),? i can (?:also )?(?:write|create|make|add|turn|shorten|rewrite|expand|generate|provide)\b",
        "Would you like me to add a quote from the mayor?", "Would you like to swim in the tidal lido?",
    ),
    (
        "leak-slot", LEAK,
        r"\[(?:insert|enter|add|your|placeholder)\b[^\]]{0,40}\]|\[(?:name|date|city|link|company|location|source|title|number|quote|time)\].{1,200}\[(?:name|date|city|link|company|location|source|title|number|quote|time)\]|^\W*note: this (?:is|article is|story is|text is) (?:an? )?(?:entirely |purely )?fictional\b|【\d+†|oaicite|contentreference|turn0search\d|utm_source=chatgpt",
        "The mayor, [insert name], opened the baths.", "The mayor said that [the lido] would open.",
    ),
    (
        "denial-no-part", NONE_DECLARED,
        rf"\b(?:no (?:part|portion|section|word|image|text|line)s?|none|not (?:a|one) (?:word|line)) (?:of|in|on) (?:the (?:text|words|images?) (?:of|in|on) )?(?:this|our) [^.]{{0,60}}?\b(?:{_MADE}\b[^.]{{0,40}}?{_AI}|{_AI_MADE})",
        "No part of this story was written by AI.", "No part of this town was built by robots from abroad, the mayor joked.",
    ),
    (
        "denial-not-made", NONE_DECLARED,
        rf"{_SELF}[^.]{{0,30}}?\b{_BE}(?: not|n't)\b[^.]{{0,40}}?(?:\b{_MADE}\b[^.]{{0,40}}?{_AI}|{_AI_MADE})|{_SELF}[^.]{{0,50}}?\bwithout\b(?: the)?(?: use| help| aid| assistance)?(?: of)?(?: any)?(?: generative)? {_AI}",
        "This report was not generated by artificial intelligence.", "This report was not welcomed by the makers of AI.",
    ),
    (
        "denial-not-used", NONE_DECLARED,
        rf"\bno (?:generative )?{_AI}[^.]{{0,30}}?\b(?:was|were|has been|is|are)\b[^.]{{0,20}}?\b(?:used|involved|employed)\b[^.]{{0,50}}?\b(?:(?:this|our|these)\b[^.]{{0,30}}?\b{_THING}\b|$)|^\W*no (?:generative )?{_AI}(?: was)? (?:used|involved)\W*$",
        "No AI was used in the writing of this article.", "No AI was used in the race, and the rowers were glad of it.",
    ),
    (
        "denial-policy", NONE_DECLARED,
        rf"\b(?:we|our (?:reporters|journalists|writers|newsroom|editors))\b (?:do not|don't|never|did not|didn't|will not|won't)(?: ever)? (?:use|publish|rely on|accept)\b[^.]{{0,30}}?{_AI}|\b(?:{_THING}|written|reported|made|produced|created|authored)\b[^.]{{0,20}}?\bby (?:humans?|people|a human|real (?:people|journalists)|journalists)\b[^.]{{0,30}}?\bnot\b[^.]{{0,12}}?{_AI}",
        "We do not use generative AI to write our articles.", "They do not use AI to time the races.",
    ),
    (
        "denial-human", NONE_DECLARED,
        r"^\W*(?:this (?:article|story|piece|page|newsletter|report) (?:is|was) )?(?:100 ?%|100 per ?cent|entirely|fully|certified|completely|proudly|wholly) (?:human|human[- ](?:written|made|authored|generated)|written by (?:a )?humans?)\b[^.]{0,40}\W*$|^\W*human[- ](?:authored|written|made)\W*$",
        "100% human-written.", "The cells were 100% human, the vet found.",
    ),
    (
        "passive", DISCLOSURE,
        rf"{_SELF}[^.!?]{{0,60}}?\b{_BE}\b[^.!?]{{0,60}}?\b{_MADE}\b[^!?]{{0,80}}?\b{_BY}\b[^.!?]{{0,50}}?{_AI}",
        "This article was drafted with the help of an AI tool.", "This article is about posters drafted with AI by pupils.",
    ),
    (
        "passive-label", DISCLOSURE,
        rf"{_SELF}[^.!?]{{0,30}}?\b{_BE}\b[^.!?]{{0,25}}?\b(?:{_AI_MADE}\b|an? (?:automated|machine|automatic) translation|(?:automatically|auto-?) ?(?:generated|created|produced|translated|compiled|published|written)|auto-?(?:generated|translated))",
        "The story above is AI-generated.", "This town is proud of an AI-generated mural.",
    ),
    (
        "used-in", DISCLOSURE,
        rf"{_AI}[^.!?]{{0,40}}?\b(?:was|were|has been|have been) used\b[^.!?]{{0,60}}?\b(?:this|our|these|the above)\b (?:[\w-]+ ){{0,3}}{_THING}|{_SELF}[^.!?]{{0,20}}?\b(?:uses|used|includes|contains|features)\b[^.!?]{{0,30}}?(?:{_AI_MADE}|{_AI})[^.!?]{{0,30}}?\b(?:text|content|images?|summar\w+|translations?|technology|tools?|elements|passages|illustrations?|audio|voice)\b",
        "Artificial intelligence was used in the preparation of this report.", "Artificial intelligence was used in the preparation of the budget.",
    ),
    (
        "newsroom-used", DISCLOSURE,
        rf"{_US}[^.!?]{{0,25}}?\b(?:used|uses?|employ(?:s|ed)?|applied|deployed|relied on|relies on|worked with|works with|turned to|ran)\b[^.!?]{{0,40}}?{_AI}[^.!?]{{0,20}}?\b(?:to (?:help (?:us |me )?|assist (?:us )?(?:in|with) |first )?(?:\w+ly )?(?:research|draft|outline|brainstorm|edit|shorten|transcribe|analy[sz]e|translate|write|summari[sz]e|prepare|produce|check|organi[sz]e|sort|tidy|create|generate|illustrate|proofread|polish|find|read|condense|structure|go through|search|compile|make)|help (?:us |me )?(?:\w+)|for (?:the |a |some )?(?:[\w-]+ ){{0,2}}(?:editing|research|translation|transcription|drafting|analysis|proofreading|illustrations?|images?|headlines?|summar\w+)|in (?:writing|preparing|producing|reporting|editing))",
        "Our reporter used ChatGPT to outline this story.", "I asked ChatGPT for a soup recipe, and the family liked it.",
    ),
    (
        "made-this", DISCLOSURE,
        rf"{_AI}[^.!?]{{0,40}}?\b(?:helped\b[^.!?]{{0,60}}?|(?:assisted|contributed)\b[^.!?]{{0,50}}?|(?:generated|created|wrote|produced|drafted|translated|summari[sz]ed|compiled|made|prepared|illustrated|narrated|transcribed)\b[^.!?]{{0,30}}?)\b(?:this|our|the above)\b(?! (?:week|year|month|summer|season))[^.!?]{{0,25}}?\b{_THING}\b(?! of\b.{{0,30}}\b(?:the year|the month)\b)",
        "An AI tool created this summary.", "An AI tool wrote a poem that our editor dislikes.",
    ),
    (
        "person-with", DISCLOSURE,
        rf"\b(?:wrote|made|produced|created|edited|reported|drafted)\b (?:this|the above) (?:[\w-]+ ){{0,2}}{_THING}\b[^.!?]{{0,20}}?\b{_BY}\b[^.!?]{{0,30}}?{_AI}",
        "A human wrote this article with AI help.", "A human wrote this song with a broken guitar.",
    ),
    (
        "fragment", DISCLOSURE,
        rf"{_LINE}(?:(?:(?!the |an? |their |his |her |its )\w+ )?{_THING}\W{{0,3}})?(?:partly |partially |fully |automatically |originally |entirely |first )?(?:{_MADE}|text|story|words|image|illustration|picture|photo(?: illustration)?|audio|summary|translation)\b(?! about\b)[^.!?]{{0,40}}?\b{_BY}\b[^.!?]{{0,40}}?{_AI}[^.!?]{{0,60}}[.!]?\W*$|^\W*(?:[\w'.]+[ ,:]+){{1,8}}with (?:the )?{_AI} (?:assistance|help|support)\W*$|^\W*{_BY} [^.,!?]{{0,30}}?{_AI}[^.,!?]{{0,20}},? (?:this|our|the above) (?:[\w-]+ ){{0,2}}{_THING} {_BE}\b[^.!?]{{0,30}}?\b{_MADE}\b",
        "Translated from the Danish with an AI tool.", "Written with love by the makers of the lido café.",
    ),
    (
        "fragment-reviewed", DISCLOSURE,
        rf"^\W*(?:{_OWN_NOTE}\b\W*)?[^.!?]{{0,30}}?\b(?:generated|created|written|translated|produced|compiled|drafted|summari[sz]ed) (?:entirely |automatically )?(?:by|with|using)\b [^.!?]{{0,30}}?{_AI}[^.!?]{{0,60}}?\b(?:reviewed|edited|checked|verified|fact-checked|approved) by (?:an? |our )(?:\w+ )?(?:editors?|journalists?|humans?|staff|team|reporters?)\b",
        "Quotations were translated with AI and checked by an editor.", "Produced with AI, the advert was checked by lawyers.",
    ),
    (
        "label", DISCLOSURE,
        rf"{_LINE}(?:this is |the following is )?(?:an? )?(?:{_AI_MADE}|auto(?:matically|mated)?[- ](?:generated|translated|created)|automated(?= {_THING}))(?:\W*$| {_THING}(?:\W*$|(?:,|;| (?:of|from|by|for|with|using|showing|depicting|based on|and|which|that) )[^!?]{{0,90}}$)| from [^.!?]{{0,40}}[.!]?\W*$| (?:by|with|using) [^.!?]{{0,40}}[.!]?\W*$| and (?:not|un)\b[^.!?]{{0,60}}\W*$)|^\W*(?:contains|includes|features) {_AI_MADE} (?:[\w-]+ ){{0,2}}{_THING}\W*$|\bthis is an? {_AI_MADE} (?:[\w-]+ ){{0,2}}{_THING}\b|^\W*(?:\w+ ){{0,2}}{_THING} ?[(\[|:/–-]+ ?{_AI_MADE}\W*$|^\W*automatically (?:translated|generated|transcribed|produced|narrated|summari[sz]ed)\b[^.!?]{{0,50}}\W*$|^\W*(?:ai|chatgpt|gpt) (?:summary|summaries|translation|narration|voice|overview|key points|takeaways|highlights|illustration|image|picture|transcript)\W*$",
        "AI-generated key takeaways", "AI-generated posters are banned from the harbour festival.",
    ),
    (
        "byline", DISCLOSURE,
        rf"^\W*(?:by|author|byline|words|text|writer|written by)\b\W{{0,3}}(?:[\w.']+ ){{0,4}}(?:ai|chatgpt|gpt-?\d?|ai (?:staff|desk|writer|assistant|reporter|team|news ?desk)|(?:ro|news)?bot|robot|generative ai services)\W*$|^\W*powered by (?:[\w']+ )?(?:{_TOOLS}|ai)\W*$",
        "By Marrowby Echo AI", "By Ottoline Pruss",
    ),
    (
        "credit", DISCLOSURE,
        rf"^\W*(?:image|picture|photo(?:graph)?|(?:photo )?illustration|graphic|artwork|credit|photo credit|image credit|image source|cover|cartoon|video|audio)\b[^.]{{0,30}}?[:(/|][^.]{{0,40}}?(?:midjourney|dall-?e|firefly|\bai[- ]generated|generated (?:by|with|using) |\bai\b|stable diffusion|\b(?:{_TOOLS})\b)|^\W*©[^.]{{0,20}}\bai[- ]generated\b|^\W*©? ?(?:midjourney|dall-?e|stable diffusion)\b[^.]{{0,20}}$",
        "Image: Midjourney", "Image: the otter on the weir",
    ),
    (
        "voice", DISCLOSURE,
        rf"\b(?:this|our|these) (?:[\w-]+ ){{0,2}}{_THING}[^.!?]{{0,30}}?\b(?:read|narrated|voiced|spoken)\b[^.!?]{{0,20}}?\bby (?:an? )?(?:ai|automated|synthetic|computer|digital|artificial|text-to-speech)\b|^\W*(?:narrated|read|voiced) by (?:an? )?(?:ai|automated|synthetic|computer|digital)[- ]?\w*(?: voice| narrator)?",
        "Listen to this article, read by an automated voice.", "This article was read by a digital audience of thousands, then by an actor.",
    ),
    (
        "draft", DISCLOSURE,
        rf"{_LINE}(?:an? |the )?(?:first |early |initial |rough )(?:drafts?|version)\b[^.!?]{{0,30}}?\b(?:was |were )?(?:generated|written|produced|put together|made|came|drafted|created)\b[^.!?]{{0,20}}?\b(?:by|with|using|from)\b[^.!?]{{0,30}}?{_AI}",
        "The first draft was produced with an AI tool and then rewritten.", "The first draft of the bill was leaked by a bot.",
    ),
    (
        "note", DISCLOSURE,
        rf"^\W*{_OWN_NOTE}\b\W{{1,3}}[^!?]{{0,160}}?\b(?:came from|{_MADE}|used|asked|let|use of|with (?:the )?(?:help|aid))\b[^.!?]{{0,60}}?{_AI}",
        "How we made this: the outline came from an AI assistant.", "How we made this: we walked the towpath twice.",
    ),
    (
        "oversight", DISCLOSURE, r"(?!)",
        "This story was written by an AI tool. It has not been checked by an editor.", "The bridge reopened. It has not been checked by an engineer.",
    ),
)  # fmt: skip
_OVERSIGHT = "disclosure/oversight"  # never by its pattern: only behind a disclosure
_BY_KIND = {kind: [rule for rule in RULES if rule.kind == kind and rule.id != _OVERSIGHT] for kind in (LEAK, NONE_DECLARED, DISCLOSURE)}
# What every leak holds and what every other rule needs: looked for first, because it is quick.
_LEAK_PARTS = (
    "language model", "as an a", "an ai", "i'm sorry", "i am sorry", "polic", "not capable", "not able", "cut", "as of my", "my training", "real", "brows", "access", "here is", "here's", "here are",
    "regenerate", "would you", "do you", "shall i", "let me know", "i hope", "if you", "[", "fictional", "†", "oaicite", "contentreference", "turn0search", "utm_source",
)  # fmt: skip
_ABOUT_AI = lazy(rf"{_AI}|\bauto(?:mat|-)|\bautogen|\bmachine[- ]|\bhuman\b|\b(?:synthetic|digital|computer)\b|\bai[- ]|\bbot[- ]", re.I)
# Near the end of an article a model offers more; anywhere else these are things that people say.
_AT_END = "disclosure/leak-closing"

_REPORTED = lazy(
    r"\b(?:said|says|told|claims?|claimed|alleges?|alleged|according to|announced|warned|argued|admitted|accused?|complained|complain|insisted|fears?|bans?|banned|plans to|wants to|wants|joked"
    r"|researchers|(?<!during the )stud(?:y|ies) (?:of|found|by|in)|students?|pupils|court|judge|lawyers?|lawsuit|bill (?:would|requires?)|law (?:would|requires?)|went viral|circulat\w+|spread online|was shared|its code|rival|withdrew|its? (?:customers|users))\b",
    re.I,
)
_POLICY = lazy(r"\b(?:would|should|could|must|might|shall|will|may|can)\b(?! have been\b| contain\b| include\b| differ\b| not reflect\b)[^.]{0,30}", re.I)
_REVIEW = lazy(
    r"\b(?:reviewed|edited|checked|fact-checked|verified|approved|overseen|oversaw|read over|vetted|proofread|revised|signed off|listened to|rewrote|looked over)\b[^.]{0,60}?\b(?:by|before|human|editors?|editorial|staff|journalists?|team|desk|reporters?|prior|publication|publishing|myself|ourselves)\b"
    r"|\bhuman (?:oversight|editors?|in the loop|review)\b|\b(?:editors?|journalists?|reporters?|members? of (?:our|the) [\w ]{1,20}|a human|humans|staff)\b[^.]{0,25}?\b(?:reviewed|checked|edited|read|verified|approved|oversaw|vetted|takes? (?:full )?responsibility)\b|\btakes? full responsibility\b",
    re.I,
)
_NO_REVIEW = lazy(
    r"(?:\b(?:not|never)|n't)(?: yet)? (?:been |be |yet )*(?:\w+ly )?(?:reviewed|edited|checked|verified|fact-checked|vetted|read)\b|\bwithout (?:any |prior )?(?:human|editorial|manual) (?:review|oversight|intervention|checks?|editing|input)|\bno (?:human|editor|one|journalist)\b[^.]{0,25}?\b(?:reviewed|checked|edited|read|looked)\b|\b(?:unedited|unreviewed|unchecked)\b|\b(?:may|might|can|could) (?:still )?(?:contain|include) (?:\w+ )?(?:errors|mistakes|inaccuracies)",
    re.I,
)
_FOLLOW_ON = lazy(r"^\W*(?:it|this|the (?:text|article|story|result|piece|report|summary|translation|draft|copy)|an? (?:[\w-]+ ){0,2}(?:editor|human|journalist|reporter|member)|our (?:[\w-]+ ){0,2}(?:editors?|staff|team|journalists?|reporters?|newsroom|desk)|no (?:human|editor|journalist|one)|editors?|all (?:facts|quotations|quotes)|the (?:editors?|newsroom)|every (?:fact|line|sentence))\b", re.I)
_TOOL = lazy(rf"\b({_TOOLS})\b", re.I)
_PARTIAL = lazy(
    r"\b(?:(?:some|several|many) (?=parts|passages|sections|portions)|parts?|portions?|sections?|passages?|partly|partially|in part|assist\w*|help(?:ed|s|ing)?|aid(?:ed)?|support(?:ed)?|collaboration|partnership|draft of|first draft|early draft|outlined?|edit(?:ing)?|"
    r"enhanced|optimi[sz]ed|polish\w*|shorten\w*|proofread\w*|brainstorm\w*|curated|aggregated|tidy|grammar|preparation|reporting of|to (?:research|analy[sz]e|check|sort|find|read|search))\b",
    re.I,
)
_IMAGE_WORD = r"(?:images?|pictures?|illustrations?|illustrated|photos?|photographs?|photo illustration|artwork|graphics?|cartoon|cover art)"
_KINDS = (
    ("translation", lazy(r"\btranslat\w+|\b(?:english|welsh|spanish|french|german|chinese|polish|arabic|danish|italian|japanese)[\w, ]{0,40} versions?\b", re.I)),
    ("headline", lazy(r"\b(?:headlines?|title) (?:of|for|on|above|was|is|were|suggested|written|created|generated|by)\b|\bsuggested (?:the|this) headline|\bto (?:write|suggest) (?:the |our )?headlines?\b", re.I)),
    ("data", lazy(r"\btranscri(?:b|pti)\w*|\bdata analysis\b|\b(?:subtitles|captions)\b", re.I)),
    ("audio", lazy(r"\b(?:audio|narrat\w+|voice\w*|read aloud|podcast|listen)\b", re.I)),
    ("image", lazy(rf"\b(?<!text and )(?<!words and ){_IMAGE_WORD}\b(?:[^.]{{0,60}}?(?:{_MADE}|:|/|\bby\b|\(|$))|\b(?:midjourney|dall-?e|firefly|stable diffusion)\b|\bai[- ](?:generated|made|created) {_IMAGE_WORD}\b", re.I)),
    ("summary", lazy(r"\b(?:summar\w+|(?:key|bullet) points|takeaways|highlights|tl;dr)\b", re.I)),
)  # fmt: skip
_DRAFTING = lazy(r"\b(?:draft(?:ed)?|text and (?:images?|pictures?)|written|wrote|write)\b", re.I)


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

    def add(self, sentence: int, rule: str, kind: str, extent: str = "unknown", review: str = "not stated", tool: str | None = None) -> None:
        self.sentence.append(sentence)
        self.rule.append(rule)
        self.kind.append(kind)
        self.extent.append(extent)
        self.review.append(review)
        self.tool.append(tool)


def _extent(text: str) -> str:
    for name, pattern in _KINDS:
        if pattern.search(text) and not (name in ("data", "audio", "image") and _DRAFTING.search(text)):
            return name
    return "partial" if _PARTIAL.search(text) else "full"


_PLAIN = tuple(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "\n": " ", "\u00ad": "", "\u200b": "", "\xa0": " ", "‑": "-", "–": "-"}.items()
)


def _plain(text: str) -> str:
    """`text` with plain apostrophes, quotation marks and spaces. To look for ten characters that are hardly there beats str.translate."""
    if text.isascii():
        return text.replace("\n", " ")
    for char, plain in _PLAIN:
        text = text.replace(char, plain)
    return text


_LONGEST = 700  # characters; a disclosure is a short line, and the patterns stay fast


def _raw_texts(ctx: Context, numbers: np.ndarray) -> list[str]:
    """The text of sentences as given."""
    sentences, buffer = ctx.sentences, ctx.buffer
    article = sentences.article[numbers]
    starts, ends = buffer.to_start(sentences.start[numbers], article).tolist(), buffer.to_end(sentences.end[numbers], article).tolist()
    return [buffer.texts[j][start:end] for j, start, end in zip(article.tolist(), starts, ends, strict=True)]


def sentence_texts(ctx: Context, numbers: np.ndarray) -> list[str]:
    """The text of sentences, with plain apostrophes and quotation marks."""
    return [_plain(text) for text in _raw_texts(ctx, numbers)]


# Names that look like tools or like AI, and words that a tool is named after.
_NAMESAKES = lazy(
    r"\b(?:Claude|Gemini|Bard|Otter|Mistral)\b(?= (?!AI\b|Pro\b|Sonnet\b|Opus\b|Haiku\b|Advanced\b|Ultra\b|Flash\b|Code\b)[A-Z][a-z])|(?<=[a-z] )\b(?:Jean|Marie)[- ]Claude\b"
    r"|\b(?:otter|copilot|perplexity|firefly|bard|wordsmith|gemini|claude|mistral|llama|grok)s?\b|\bAi\b(?= [A-Z])|\bAI[- ]?\d{2,4}\b|\b[A-Z][a-z]+ Claude\b(?= [A-Z])|\bGemini\b(?=,? (?:the )?(?:star sign|twins?|season))"
)


_NAMED_TOOLS = ("claude", "gemini", "bard", "otter", "mistral", "copilot", "perplexity", "firefly", "wordsmith", "llama", "grok")  # what _NAMESAKES may find


def _own_words(ctx: Context, number: int, raw: str, inside: np.ndarray) -> str:
    """Text of a sentence with quoted words and namesakes of tools left out: what the publication says itself. raw : its text as given."""
    first, last = int(ctx.sentences.first[number]), int(ctx.sentences.first[number + 1])
    own = raw
    if inside[first:last].any():
        quoted = np.flatnonzero(inside[first:last] > 0) + first
        runs = np.split(quoted, np.flatnonzero(np.diff(quoted) > 1) + 1)
        article = np.full(len(runs), ctx.sentences.article[number])
        low = int(ctx.buffer.to_start(ctx.sentences.start[number], article[0]))
        starts = (ctx.buffer.to_start(ctx.tokens.start[[int(r[0]) for r in runs]], article) - low).tolist()
        ends = (ctx.buffer.to_end(ctx.tokens.end[[int(r[-1]) for r in runs]], article) - low).tolist()
        parts, at = [], 0
        for start, end in zip(starts, ends, strict=True):
            parts += [raw[at:start], "…"]
            at = end
        own = "".join([*parts, raw[at:]])
    lower = own.lower()
    if "AI" in own or "Ai" in own or _holds_any(lower, _NAMED_TOOLS):
        own = _NAMESAKES.sub("Nobody", own)
    return _plain(own)


_EVERYDAY = ("machine", "machines", "robot", "robots", "bot", "bots", "language", "artificial", "auto", "synthetic", "fictional", "insert", "regenerate")
_SELF_WORDS = (
    "this", "our", "we", "i", "us", "my", "these", "above", "below", "article", "story", "text", "page", "post", "report", "summary", "headline", "translation", "image", "version", "copy", "piece", "content",
    "newsletter", "note", "author", "desk", "team", "newsroom", "staff", "written", "generated", "translated", "produced", "created",
)  # fmt: skip
_BRIEF = 12  # tokens


def _candidates(ctx: Context, inside: np.ndarray) -> np.ndarray:
    """Sentences with a word about AI or with words that models are fond of: some anywhere, some beside "I", "you" where an article ends."""
    sentences, tokens, of = ctx.sentences, ctx.tokens, ctx.sentences.of_token
    n, count = len(tokens), len(sentences)
    if not n:
        return np.zeros(0, np.int64)
    size = np.diff(sentences.first)
    outside = inside == 0
    named = ctx.has("AI", "LEAK")
    telling = np.flatnonzero((named | (((tokens.gap[:n] & tk.OTHER) > 0) & ctx.has("ANON"))) & outside)
    square = tokens.mark_gap[np.flatnonzero(ctx.buffer.data[tokens.mark_at] == ord("["))]
    square = square[square < n]
    telling = np.concatenate([telling, square[outside[square]]])
    # words that news uses all the time ("machine", "language", a bracket in a quotation) count only where the text points at itself or is brief
    pointing = size <= _BRIEF
    pointing[of[np.flatnonzero(ctx.are(*_SELF_WORDS))]] = True
    wanted = np.zeros(count + 1, bool)
    wanted[of[telling[(named[telling] & ~ctx.is_word(telling, *_EVERYDAY)) | pointing[of[telling]]]]] = True
    human = of[np.flatnonzero(ctx.are("human"))]
    wanted[human[size[human] <= 9]] = True
    helpful = ctx.has("LEAKISH")
    leakish = of[np.flatnonzero(helpful)]
    if leakish.size:
        said = np.zeros(count + 1, bool)
        said[of[np.flatnonzero((ctx.are("i", "my", "i'm") & outside) | (ctx.leads & helpful))]] = True
        said[:-1] |= said[1:]  # "Certainly! Here is ..."
        wanted[leakish[said[leakish]]] = True
        wanted[leakish[size[leakish] <= 2] + 1] = True
    last = np.flatnonzero(np.append(sentences.article[1:] != sentences.article[:-1], True))
    you = of[np.flatnonzero(ctx.has("YOU", "FIRST"))]
    wanted[you[last[np.searchsorted(last, you)] - you < 3]] = True
    return np.flatnonzero(wanted[:count])


def find_disclosures(ctx: Context, inside: np.ndarray) -> Disclosures:
    """Disclosures, leaks and denials. inside: quotation number of every token, 0 outside."""
    out = Disclosures()
    sentences = ctx.sentences
    numbers = _candidates(ctx, inside)
    numbers = numbers[sentences.end[numbers] - sentences.start[numbers] <= _LONGEST]
    for number, raw, lead_in in zip(numbers.tolist(), _raw_texts(ctx, numbers), _lead_ins(ctx, numbers), strict=True):
        if out.sentence and out.sentence[-1] == number:
            continue
        sentence = _Sentence(_plain(raw), lead_in)
        if not (sentence.speaks() or sentence.touches_ai()):
            continue
        first, last = int(sentences.first[number]), int(sentences.first[number + 1])
        if inside[first:last].all():
            continue
        text = _own_words(ctx, number, raw, inside)
        rule = _match(sentence if text == sentence.text else _Sentence(text, lead_in), ctx, number)
        if rule is None:
            continue
        if rule.kind != DISCLOSURE:
            out.add(number, rule.id, rule.kind)
            continue
        near = np.arange(number, min(number + 3, len(sentences)))
        near = near[sentences.article[near] == sentences.article[number]]
        texts = sentence_texts(ctx, near)
        follow = [k for k, behind in zip(near[1:2].tolist(), texts[1:2], strict=True) if _is_oversight(behind)]
        around = " ".join(texts if follow else texts[:2])
        review = "denied" if _NO_REVIEW.search(around) else "stated" if _REVIEW.search(around) else "not stated"
        tool, extent = _TOOL.search(text), _extent(text)
        out.add(number, rule.id, DISCLOSURE, extent, review, tool.group(1) if tool else None)
        for k in follow:
            out.add(k, _OVERSIGHT, DISCLOSURE, extent, review, None)
    return out


def _from_end(ctx: Context, number: int) -> int:
    """How many sentences of the article come behind this one, up to 3."""
    article = ctx.sentences.article[number : number + 4]
    return int((article == article[0]).sum()) - 1


def _is_oversight(text: str) -> bool:
    return len(text) < 220 and _FOLLOW_ON.match(text) is not None and (_NO_REVIEW.search(text) or _REVIEW.search(text)) is not None


def _lead_ins(ctx: Context, numbers: np.ndarray) -> list[str]:
    """For each sentence the one before it, where that is a word or two ("Certainly!"), else nothing."""
    sentences = ctx.sentences
    before = np.maximum(numbers - 1, 0)
    leads_in = (numbers > 0) & (sentences.article[before] == sentences.article[numbers])
    leads_in &= sentences.first[numbers] - sentences.first[before] <= 2
    out = [""] * len(numbers)
    where = np.flatnonzero(leads_in)
    for k, text in zip(where.tolist(), sentence_texts(ctx, before[where]), strict=True):
        out[k] = text + " "
    return out


# What patterns cannot do without. The slowest cost a tenth of a millisecond a sentence: a look for plain words first
# spares nearly all of it.
_POINTING = ("this", "our", "above", "below", "following", "these", "today's", "present", "preceding", "accompanying", "version", "you")
_NEEDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "disclosure/leak-model": (("as a", "i'm", "i am"), (" ai", " artificial", " large", "language model")),
    "disclosure/leak-refusal": (("sorry", "polic", "not capable of", "not able to"),),
    "disclosure/leak-cutoff": (("cutoff", "cut-off", "as of my", "on my training", "real time", "real-time", "up-to-date", "current", "the internet", "the web", "live"),),
    "disclosure/leak-offer": (("here's", "here is", "here are", "regenerate response"),),
    "disclosure/leak-closing": (("would you like me to", "do you want me to", "shall i ", "let me know if ", "i hope this ", "i can"),),
    "disclosure/leak-slot": (("[", "fictional", "†", "oaicite", "contentreference", "turn0search", "utm_source"),),
    "disclosure/denial-no-part": (("this", "our"), ("part", "portion", "section", "word", "image", "text", "line", "none")),
    "disclosure/denial-not-used": (("used", "involved", "employed"), ("no ",)),
    "disclosure/newsroom-used": (("use", "employ", "applied", "deployed", "relied", "relies", "work", "turned", "ran"),),
    "disclosure/person-with": (("this", "the above"), ("wrote", "made", "produced", "created", "edited", "reported", "drafted")),
    "disclosure/voice": (("read", "narrated", "voiced", "spoken"), (" by ",)),
    "disclosure/denial-not-made": (("not", "n't", "without"), _POINTING),
    "disclosure/denial-policy": (
        ("not", "n't", "never"),
        ("use", "publish", "rely on", "accept", "by human", "by people", "by a human", "by real", "by journalist"),
    ),
    "disclosure/denial-human": (("human",),),
    "disclosure/fragment-reviewed": (("reviewed by", "edited by", "checked by", "verified by", "approved by"),),
    "disclosure/draft": (("draft", "version"),),
    "disclosure/label": (
        ("generated", "assisted", "written", "translated", "created", "made", "produced", "powered", "drafted", "enhanced", "narrated", "edited", "summar", "authored", "aided", "curated",
         "transcribed", "automated", "translation", "narration", "voice", "overview", "points", "takeaways", "highlights", "illustration", "image", "picture", "transcript"),
    ),
    "disclosure/passive": (_POINTING,),
    "disclosure/passive-label": (_POINTING,),
    "disclosure/used-in": (("used", "uses", "include", "contain", "feature"), _POINTING),
    "disclosure/made-this": (("this", "our", "above"),),
}
# Every match of _ABOUT_AI holds one of these, or _AI_WORD.
_AI_STEMS = tuple(
    ["artificial", "language model", "llm", "machine", "gpt", "claude", "gemini", "copilot", "perplexity", "bard", "llama", "mistral", "midjourney", "dall", "firefly", "stable diffusion", "otter", "heliograf", "wordsmith", "narrative science", "deepl", "grok", "algorithm", "auto", "bot", "computer", "human", "synthetic", "digital"]
)
_AI_WORD = lazy(r"\b(?:a\.?i\b|genai\b|ai)")
# What _ABOUT_AI finds begins so: in small letters, and in a tenth of its time.
_AI_BEGINS = lazy(
    r"\b(?:a\.?i|gen ?ai|language m|llm|algorithm|auto|(?:ro|chat)?bots?\b|machine|computer|human\b|synthetic\b|digital\b|chat ?gpt|gpt|claude|gemini|copilot"
    r"|perplexity|bard|llama|mistral|midjourney|dall|firefly|stable d|otter|heliograf|wordsmith|lede|narrative s|united r|deepl|grok)|artificial|machine[- ]l"
)
# Every _THING begins so.
_THING_STEMS = (
    "article", "stor", "post", "report", "piece", "page", "content", "text", "copy", "newsletter", "recap", "summar", "headline", "title", "translation", "version", "image", "picture", "illustration",
    "photo", "artwork", "graphic", "audio", "narration", "voice", "video", "column", "bulletin", "forecast", "update", "round", "preview", "review", "guide", "item", "brief", "transcript", "subtitles",
    "caption", "entry", "blog", "points", "takeaways", "highlights", "data analysis", "chart", "listing", "notice", "write", "account", "snapshot", "interview", "podcast", "episode", "feature", "analysis",
    "explainer", "profile", "obituary", "work", "edition", "site", "website", "digest", "list", "overview", "investigation", "series", "project", "quiz", "release", "crossword", "map",
)  # fmt: skip
_BEGINS_WITH_SELF = frozenset(("disclosure/denial-not-made", "disclosure/passive", "disclosure/passive-label"))
_SELF_PATTERN = lazy(_SELF, re.I)


class _Sentence:
    """What is asked of one sentence, each thing once. text : its words. low : the same in small letters, behind what leads into it."""

    def __init__(self, text: str, lead_in: str = "") -> None:
        self.text, self.lead_in = text, lead_in
        self.low = (lead_in + text).lower()
        self._speaks: bool | None = None
        self._touches: bool | None = None
        self._about: bool | None = None
        self._self: bool | None = None

    def speaks(self) -> bool:
        if self._speaks is None:
            self._speaks = _speaks(self.low)
        return self._speaks

    def touches_ai(self) -> bool:
        if self._touches is None:
            self._touches = _touches_ai(self.low)
        return self._touches

    def about_ai(self) -> bool:
        if self._about is None:
            self._about = _ABOUT_AI.search(self.text) is not None
        return self._about

    def of_itself(self) -> bool:
        if self._self is None:
            self._self = _holds_any(self.low, _THING_STEMS) and self.about_ai() and _SELF_PATTERN.search(self.text) is not None
        return self._self

    def holds(self, rule: DisclosureRule) -> bool:
        """Whether the pattern of `rule` is in it; for disclosures and denials, also whether it is about AI at all."""
        if not _could(rule, self.low) or (rule.id in _BEGINS_WITH_SELF and not self.of_itself()):
            return False
        return rule.pattern.search(self.text) is not None and self.about_ai()


def _holds_any(low: str, words: tuple[str, ...]) -> bool:
    for word in words:  # noqa: SIM110 - half the time of any() over a generator
        if word in low:
            return True
    return False


def _could(rule: DisclosureRule, low: str) -> bool:
    for words in _NEEDS.get(rule.id, ()):
        for word in words:
            if word in low:
                break
        else:
            return False
    return True


def _speaks(low: str) -> bool:
    """Whether a leak may be in it. low : a sentence in small letters."""
    return _holds_any(low, _LEAK_PARTS) and any(_could(rule, low) for rule in _BY_KIND[LEAK])


def _touches_ai(low: str) -> bool:
    """Whether it may be about AI. low : a sentence in small letters."""
    if _holds_any(low, _AI_STEMS):
        return _AI_BEGINS.search(low) is not None
    return ("ai" in low or "a.i" in low) and _AI_WORD.search(low) is not None  # what this finds, _AI_BEGINS would find, too


def _match(sentence: _Sentence, ctx: Context, number: int) -> DisclosureRule | None:
    text, low = sentence.text, sentence.low
    for rule in _BY_KIND[LEAK] if sentence.speaks() else ():
        if _could(rule, low) and (rule.id != _AT_END or _from_end(ctx, number) < 3) and rule.pattern.search(sentence.lead_in + text):
            return None if _REPORTED.search(text) else rule
    if not sentence.touches_ai() or low.rstrip("\"')] ").endswith("?"):
        return None
    for rule in _BY_KIND[NONE_DECLARED]:
        if sentence.holds(rule):
            return None if _REPORTED.search(text) else rule
    for rule in _BY_KIND[DISCLOSURE]:
        if sentence.holds(rule):
            return None if _REPORTED.search(text) or _POLICY.search(text) else rule
    return None
