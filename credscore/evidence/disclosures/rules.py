"""The rules that find AI disclosures, denials and leaks: a pattern each, with a sentence it must match and one it must not."""

# ruff: noqa: E501 - a pattern cut into pieces is harder to check than a long line
from __future__ import annotations

import re
from dataclasses import dataclass

from credscore.evidence.disclosures.chains import Chain, Part, Places
from credscore.evidence.disclosures.forms import ASKED, FORMS
from credscore.evidence.disclosures.general import FOLLOWED, GENERAL
from credscore.evidence.disclosures.words import AI, AI_MADE, BE, BY, BY_PROGRAM, LINE, MADE, NO_STORY, OWN_NOTE, SELF, THING, TOOLS, US
from credscore.evidence.lazy import LazyPattern, lazy

DISCLOSURE, LEAK, NONE_DECLARED = "ai_disclosure", "ai_leak", "ai_none_declared"


@dataclass(frozen=True, slots=True)
class DisclosureRule:
    """One pattern: what it means, a sentence that must match and one that must not.

    pattern : the whole of it as one regular expression. ways : the same where that would be slow: any of them.
    """

    id: str
    kind: str
    pattern: LazyPattern
    ways: tuple[Chain, ...]
    hit: str
    miss: str

    def is_in(self, places: Places) -> bool:
        """Whether it matches somewhere in a text."""
        if not self.ways:
            return self.pattern.search(places.text) is not None
        return any(way.ends(places) for way in self.ways)


def _rules(*rows: tuple[str, str, str | tuple[Chain, ...], str, str]) -> tuple[DisclosureRule, ...]:
    out = []
    for name, kind, given, hit, miss in rows:
        ways = given if isinstance(given, tuple) else ()
        pattern = given if isinstance(given, str) else "|".join(way.source for way in given)
        out.append(DisclosureRule(f"disclosure/{name}", kind, lazy(pattern, re.I), ways, hit, miss))
    return tuple(out)


# "... this summary", where a machine made it.
_THIS = r"\b(?:this|our|the above)\b(?! (?:week|year|month|summer|season))"
_WORK = rf"\b{THING}\b(?! of\b.{{0,30}}\b(?:the year|the month)\b)"


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
        rf"\b(?:no (?:part|portion|section|word|image|text|line)s?|none|nothing|not (?:a|one) (?:word|line)) (?:of|in|on) (?:the (?:text|words|images?) (?:of|in|on) )?(?:this|our) [^.]{{0,60}}?\b(?:{MADE}\b[^.]{{0,40}}?{AI}|{AI_MADE})",
        "No part of this story was written by AI.", "No part of this town was built by robots from abroad, the mayor joked.",
    ),
    (
        "denial-not-made", NONE_DECLARED,
        (
            Chain(SELF, "[^.]{0,30}?", rf"\b{BE}(?: not|n't)\b", "[^.;]{0,40}?", rf"\b(?<!but )(?<!but was ){MADE}\b", "[^.]{0,40}?", AI),
            Chain(SELF, "[^.]{0,30}?", rf"\b{BE}(?: not|n't)\b", "[^.]{0,40}?", AI_MADE),
            Chain(SELF, "[^.]{0,50}?", rf"\bwithout\b(?: the)?(?: use| help| aid| assistance)?(?: of)?(?: any)?(?: generative)? {AI}"),
        ),
        "This report was not generated by artificial intelligence.", "This report was not welcomed by the makers of AI.",
    ),
    (
        "denial-not-used", NONE_DECLARED,
        rf"\bno (?:generative )?{AI}[^.]{{0,30}}?\b(?:was|were|has been|is|are)\b[^.]{{0,20}}?\b(?:used|involved|employed)\b[^.]{{0,50}}?\b(?:(?:this|our|these)\b[^.]{{0,30}}?\b{THING}\b|$)|^\W*no (?:generative )?{AI}(?: was)? (?:used|involved)\W*$",
        "No AI was used in the writing of this article.", "No AI was used in the race, and the rowers were glad of it.",
    ),
    (
        "denial-policy", NONE_DECLARED,
        rf"\b(?:we|our (?:reporters|journalists|writers|newsroom|editors))\b (?:do not|don't|never|did not|didn't|will not|won't)(?: ever)? (?:use|publish|rely on|accept)\b[^.]{{0,30}}?{AI}|\b(?:{THING}|written|reported|made|produced|created|authored)\b[^.]{{0,20}}?\bby (?:humans?|people|a human|real (?:people|journalists)|journalists)\b[^.]{{0,30}}?\bnot\b[^.]{{0,12}}?{AI}",
        "We do not use generative AI to write our articles.", "They do not use AI to time the races.",
    ),
    (
        "denial-human", NONE_DECLARED,
        r"^\W*(?:this (?:article|story|piece|page|newsletter|report) (?:is|was) )?(?:100 ?%|100 per ?cent|entirely|fully|certified|completely|proudly|wholly) (?:human|human[- ](?:written|made|authored|generated)|written by (?:a )?humans?)\b[^.]{0,40}\W*$|^\W*human[- ](?:authored|written|made)\W*$",
        "100% human-written.", "The cells were 100% human, the vet found.",
    ),
    (
        "passive", DISCLOSURE,
        (Chain(SELF, "[^.!?]{0,60}?", rf"\b{BE}\b", "[^.!?]{0,60}?", rf"\b{MADE}\b", "[^!?]{0,80}?", rf"\b{BY}\b", "[^.!?]{0,50}?", AI),
         Chain(SELF, "[^.!?]{0,60}?", rf"\b{BE}\b", "[^.!?]{0,60}?", rf"\b{MADE}\b", "[^!?]{0,80}?", BY_PROGRAM)),
        "This article was drafted with the help of an AI tool.", "This article is about posters drafted with AI by pupils.",
    ),
    (
        "passive-label", DISCLOSURE,
        (Chain(SELF, "[^.!?]{0,30}?", rf"\b{BE}\b", "[^.!?]{0,25}?", rf"\b(?:{AI_MADE}\b|an? (?:automated|machine|automatic) translation|(?:automatically|auto-?) ?(?:generated|created|produced|translated|compiled|published|written)|auto-?(?:generated|translated))"),),
        "The story above is AI-generated.", "This town is proud of an AI-generated mural.",
    ),
    (
        "used-in", DISCLOSURE,
        (
            Chain(AI, "[^.!?]{0,40}?", r"\b(?:was|were|has been|have been) used\b", "[^.!?]{0,60}?", rf"\b(?:this|our|these|the above)\b (?:[\w-]+ ){{0,3}}{THING}"),
            Chain(
                SELF, "[^.!?]{0,20}?", r"\b(?:uses|used|includes|contains|features)\b", "[^.!?]{0,30}?", Part(AI_MADE, AI),
                "[^.!?]{0,30}?", r"\b(?:text|content|images?|summar\w+|translations?|technology|tools?|elements|passages|illustrations?|audio|voice)\b",
            ),
        ),
        "Artificial intelligence was used in the preparation of this report.", "Artificial intelligence was used in the preparation of the budget.",
    ),
    (
        "newsroom-used", DISCLOSURE,
        (
            Chain(
                US, "[^.!?]{0,25}?", r"\b(?:used|uses?|employ(?:s|ed)?|applied|deployed|relied on|relies on|worked with|works with|turned to|ran)\b", "[^.!?]{0,40}?", AI, "[^.!?]{0,20}?",
                r"\b(?:to (?:help (?:us |me )?|assist (?:us )?(?:in|with) |first )?(?:\w+ly )?(?:research|draft|outline|brainstorm|edit|shorten|transcribe|analy[sz]e|translate|write|summari[sz]e|prepare|produce|check|organi[sz]e|sort|tidy|create|generate|illustrate|proofread|polish|find|read|condense|structure|go through|search|compile|make)|help (?:us |me )?(?:\w+)|for (?:the |a |some )?(?:[\w-]+ ){0,2}(?:editing|research|translation|transcription|drafting|analysis|proofreading|illustrations?|images?|headlines?|summar\w+)|in (?:writing|preparing|producing|reporting|editing))(?! (?:it|them|him|her|you|my (?!notes|draft|article|column|story|piece|copy|prose|report|interview)|an? (?!first|early|rough|draft|version|summary|headline|translation|transcript|outline|chart|map|timeline|article|story|report|sample|large|long|set|list))\b)",
            ),
        ),
        "Our reporter used ChatGPT to outline this story.", "I asked ChatGPT for a soup recipe, and the family liked it.",
    ),
    (
        "made-this", DISCLOSURE,
        (
            Chain(AI, "[^.!?]{0,40}?", r"\bhelped\b", "[^.!?]{0,60}?", _THIS, "[^.!?]{0,25}?", _WORK),
            Chain(AI, "[^.!?]{0,40}?", r"\b(?:assisted|contributed)\b", "[^.!?]{0,50}?", _THIS, "[^.!?]{0,25}?", _WORK),
            Chain(
                Part(AI, r"^\W*software(?= (?:wrote|made|produced|compiled|drafted|generated|created)\b)"), "[^.!?]{0,40}?",
                r"\b(?:generated|created|wrote|produced|drafted|translated|summari[sz]ed|compiled|made|prepared|illustrated|narrated|transcribed|put together|assembled|shortened|edited|rewrote|drew|designed)\b",
                "[^.!?]{0,30}?", _THIS, "[^.!?]{0,25}?", _WORK,
            ),
            Chain(
                r"\bour\b", "[\\w -]{0,30}?", AI, "[^.!?]{0,25}?",
                r"\b(?:put together|assembled|wrote|writes|drafted|drafts|made|produced|translated|drew|compiled|generated) the (?:[\w-]+ )?(?:drafts?|texts?|summary|summaries|words|copy|pictures?|images?|illustrations?|translations?)\b",
            ),
        ),
        "An AI tool created this summary.", "An AI tool wrote a poem that our editor dislikes.",
    ),
    (
        "let-it", DISCLOSURE,
        (
            Chain(
                US, "[^.!?]{0,15}?", r"\b(?:let|had|got|asked|told|allowed|instructed|trained)\b", "[^.!?]{0,25}?", AI, "[^.!?]{0,15}?",
                r"\b(?:write|draft|shorten|translate|summari[sz]e|illustrate|edit|rewrite|compile|produce|make|draw|read)\b (?:this|the above|our|the (?:first|second|last|opening|closing|final|next|rest)\b)", "[^.!?]{0,25}?", rf"\b{THING}\b",
            ),
        ),
        "We let a large language model write this preview.", "We let an AI write a limerick, and the mayor laughed.",
    ),
    (
        "work", DISCLOSURE,
        (
            Chain(
                SELF, "[ ]{0,1}", rf"(?<= ){BE} (?:(?:entirely|wholly|mostly|partly|largely) )?(?:an? |the )?(?:(?:machine|robot|bot|computer|ai|algorithm|chatbot)'s (?:own )?(?:work|product|output|prose|handiwork)|(?:work|product|output) of (?:an? |the )?{AI})",
            ),
            Chain(SELF, "[^.!?]{0,30}?", r"\b(?:began|started|originated) (?:life )?as ", "[^.!?]{0,8}?", rf"(?:{AI} (?:[\w-]+ )?(?:drafts?|text|summary|transcript|translation|answer|output)|{AI_MADE})"),
            Chain(SELF, "[^.!?]{0,60}?", r"\b(?:came|comes|come) (?:straight )?(?:out of|from) ", "[^.!?]{0,20}?", rf"\b(?:{TOOLS}|language models?|llms?|generative ai|ai (?:models?|tools?|systems?|assistants?)|chatbots?|image generators?)\b"),
        ),
        "This text is a machine's work.", "This text is the town's work, and a machine printed it.",
    ),
    (
        "reading", DISCLOSURE,
        rf"\byou(?:(?:'re| are) (?:now )?(?:reading|hearing|listening to|looking at)|(?:'ve| have) just (?:read|heard|watched|listened to)) (?:an? |the )(?:(?:{AI_MADE}|automat(?:ic|ed)|machine) {THING}\b|{THING} (?:that was )?(?:entirely )?{MADE} (?:entirely )?(?:by|with|using) (?:an? )?(?:[\w-]+ )?{AI})",
        "You are reading an automatic translation.", "You are reading an automatic gauge when you read the weir.",
    ),
    (
        "person-with", DISCLOSURE,
        rf"\b(?:wrote|made|produced|created|edited|reported|drafted)\b (?:this|the above) (?:[\w-]+ ){{0,2}}{THING}\b[^.!?]{{0,20}}?\b{BY}\b[^.!?]{{0,30}}?{AI}",
        "A human wrote this article with AI help.", "A human wrote this song with a broken guitar.",
    ),
    (
        "fragment", DISCLOSURE,
        rf"{LINE}(?:(?:(?!the |an? |their |his |her |its )\w+ )?{THING}\W{{0,3}})?(?:partly |partially |fully |automatically |originally |entirely |first )?(?:{MADE}|text|story|words|image|illustration|picture|photo(?: illustration)?|audio|summary|translation)\b(?! about\b)[^.!?]{{0,40}}?\b{BY}\b[^.!?]{{0,40}}?{AI}{NO_STORY}[^.!?]{{0,60}}[.!]?\W*$|^\W*(?:[\w'.]+[ ,:]+){{1,8}}with (?:the )?{AI} (?:assistance|help|support)\W*$|^\W*{BY} [^.,!?]{{0,30}}?{AI}[^.,!?]{{0,20}},? (?:this|our|the above) (?:[\w-]+ ){{0,2}}{THING} {BE}\b[^.!?]{{0,30}}?\b{MADE}\b",
        "Translated from the Danish with an AI tool.", "Written with love by the makers of the lido café.",
    ),
    (
        "fragment-reviewed", DISCLOSURE,
        rf"{LINE}[^.!?]{{0,30}}?\b(?:generated|created|written|translated|produced|compiled|drafted|summari[sz]ed) (?:entirely |automatically )?(?:by|with|using)\b [^.!?]{{0,30}}?{AI}[^.!?]{{0,60}}?\b(?:reviewed|edited|checked|verified|fact-checked|approved) by (?:an? |our )(?:\w+ )?(?:editors?|journalists?|humans?|staff|team|reporters?)\b",
        "Quotations were translated with AI and checked by an editor.", "Produced with AI, the advert was checked by lawyers.",
    ),
    (
        "label", DISCLOSURE,
        rf"{LINE}(?:this is |the following is )?(?:an? )?(?:{AI_MADE}|auto(?:matically|mated)?[- ](?:generated|translated|created)|automated(?= {THING}))(?:\W*$| (?:{THING}|impression|rendering|likeness|scene|portrait|reconstruction|recreation)(?:\W*$|(?:,|;| (?:of|from|by|for|with|using|showing|depicting|based on|and|which|that) ){NO_STORY}[^!?]{{0,90}}$)| from [^.!?]{{0,40}}[.!]?\W*$| (?:by|with|using) [^.!?]{{0,40}}[.!]?\W*$| and (?:not|un)\b[^.!?]{{0,60}}\W*$)|^\W*(?:contains|includes|features) {AI_MADE} (?:[\w-]+ ){{0,2}}{THING}\W*$|\bthis is an? {AI_MADE} (?:[\w-]+ ){{0,2}}{THING}\b|^\W*(?:\w+ ){{0,2}}{THING} ?[(\[|:/–-]+ ?{AI_MADE}\W*$|^\W*automatically (?:translated|generated|transcribed|produced|narrated|summari[sz]ed)\b[^.!?]{{0,50}}\W*$|^\W*(?:ai|chatgpt|gpt) (?:summary|summaries|translation|narration|voice|overview|key points|takeaways|highlights|illustration|image|picture|transcript)\W*$",
        "AI-generated key takeaways", "AI-generated posters are banned from the harbour festival.",
    ),
    (
        "byline", DISCLOSURE,
        rf"^\W*(?:by|author|byline|words|text|writer|written by)\b\W{{0,3}}(?:[\w.']+ ){{0,4}}(?:ai|chatgpt|gpt-?\d?|ai (?:[\w-]+ )?(?:staff|desk|writer|assistant|reporter|team|news ?desk)|robo[- ]?(?:\w+[- ])?(?:reporter|writer|journalist|editor)|(?:ro|news)?bot|robot|generative ai services)(?: \d+)?\W*$|^\W*powered by (?:[\w']+ )?(?:{TOOLS}|ai)\W*$",
        "By Marrowby Echo AI", "By Ottoline Pruss",
    ),
    (
        "credit", DISCLOSURE,
        rf"^\W*(?:image|picture|photo(?:graph)?|(?:photo )?illustration|graphic|artwork|credit|photo credit|image credit|image source|cover|cartoon|video|audio)\b[^.]{{0,30}}?[:(/|][^.]{{0,40}}?(?:midjourney|dall-?e|firefly|\bai[- ]generated|generated (?:by|with|using) |(?:(?<=[:/(|] )|(?<=[:/(|])|(?<=by )|(?<=with )|(?<=using )|(?<=via )|(?<=and )|(?<=& ))(?:generative )?ai\b(?=\W*$| ?[/,;|)]| (?:tools?|generated|assisted|images?|illustration|art|model)\b)|stable diffusion|\b(?:{TOOLS})\b)|^\W*©[^.]{{0,20}}\bai[- ]generated\b|^\W*©? ?(?:midjourney|dall-?e|stable diffusion)\b[^.]{{0,20}}$",
        "Image: Midjourney", "Image: the otter on the weir",
    ),
    (
        "voice", DISCLOSURE,
        rf"\b(?:this|our|these) (?:[\w-]+ ){{0,2}}{THING}[^.!?]{{0,30}}?\b(?:read|narrated|voiced|spoken)\b[^.!?]{{0,20}}?\bby (?:an? )?(?:ai|automated|synthetic|computer|digital|artificial|text-to-speech)\b|^\W*(?:narrated|read|voiced) by (?:an? )?(?:ai|automated|synthetic|computer|digital)[- ]?\w*(?: voice| narrator)?",
        "Listen to this article, read by an automated voice.", "This article was read by a digital audience of thousands, then by an actor.",
    ),
    (
        "draft", DISCLOSURE,
        rf"{LINE}(?:an? |the )?(?:first |early |initial |rough )(?:drafts?|version)\b[^.!?]{{0,30}}?\b(?:was |were )?(?:generated|written|produced|put together|made|came|drafted|created)\b[^.!?]{{0,20}}?\b(?:by|with|using|from)\b[^.!?]{{0,30}}?{AI}",
        "The first draft was produced with an AI tool and then rewritten.", "The first draft of the bill was leaked by a bot.",
    ),
    (
        "note", DISCLOSURE,
        rf"^\W*{OWN_NOTE}\b\W{{1,3}}[^!?]{{0,160}}?\b(?:came from|{MADE}|used|asked|let|use of|with (?:the )?(?:help|aid))\b[^.!?]{{0,60}}?{AI}|^\W*{OWN_NOTE}\b\W{{1,3}}[^.!?]{{0,60}}?{AI}[^.!?]{{0,60}}?\b(?:put together|assembled|wrote|drafted|made|produced|translated|drew|compiled|generated|summari[sz]ed|sorted|checked|transcribed)\b",
        "How we made this: the outline came from an AI assistant.", "How we made this: we walked the towpath twice.",
    ),
    *FORMS,
    *GENERAL,
    (
        "oversight", DISCLOSURE, r"(?!)",
        "This story was written by an AI tool. It has not been checked by an editor.", "The bridge reopened. It has not been checked by an engineer.",
    ),
)  # fmt: skip
OVERSIGHT = "disclosure/oversight"  # never by its pattern: only behind a disclosure
BY_KIND = {
    kind: [rule for rule in RULES if rule.kind == kind and rule.id not in (OVERSIGHT, ASKED, FOLLOWED)]
    for kind in (LEAK, NONE_DECLARED, DISCLOSURE)
}
# Near the end of an article a model offers more; anywhere else these are things that people say.
AT_END = "disclosure/leak-closing"
